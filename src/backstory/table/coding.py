"""Names come in, chunk by chunk; out go their numbers, and which of them no number had yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from backstory.table.dataset import ROLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Coder", "numbers_of"]

_NAMED: Final = ("actor", "target", "kind", "place", "said_by", "counted", "date", "file")
"""The columns that hold numbers of names."""


class Coder:
    """Gives each name its number, a new one to a name it has not met."""

    def __init__(self, known: Mapping[str, Mapping[str, int]], match: Callable[[str, str], str]):
        """
        Go on from what is known.

        Args:
            known: Numbers by role and text.
            match: Gives the IRI of what a name stands for, by role and text.
        """
        self._known: dict[str, dict[str, int]] = {role: dict(known.get(role, {})) for role in ROLES}
        self._next = 1 + max((max(each.values(), default=0) for each in known.values()), default=0)
        self._match = match
        self._new: list[tuple[int, str, str, str]] = []

    def number(self, role: str, text: str) -> int:
        """Give the number of a name."""
        found = self._known[role].get(text)
        if found is None:
            found = self._known[role][text] = self._next
            self._next += 1
            self._new.append((found, role, text, self._match(role, text)))
        return found

    def forget_unused(self, rows: pa.Table) -> None:
        """Forget the new names that no row has: those of rows that cannot be read."""
        used = np.zeros(self._next, np.bool_)
        for name in _NAMED:
            used[numbers_of(rows[name])] = True
        for number, role, text, _ in self._new:
            if not used[number]:
                del self._known[role][text]
        first = self._next - len(self._new)
        self._new = [each for each in self._new if used[each[0]]]
        # As a run that goes on after this chunk would number what follows.
        self._next = 1 + max((each[0] for each in self._new), default=first - 1)

    def new(self) -> list[tuple[int, str, str, str]]:
        """Give the names that are new since this was last asked: number, role, name, IRI."""
        found, self._new = self._new, []
        return found


def numbers_of(column: pa.ChunkedArray) -> NDArray[np.int32]:
    """Give the numbers of a column, 0 where there is none."""
    found: NDArray[np.int32] = pc.fill_null(column, 0).to_numpy()
    return found
