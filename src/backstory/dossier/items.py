"""Hold one item of `says:` while it is read, with what all its claims share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.errors import Spot
from backstory.model.nouns import Passage

__all__ = ["MAX_WORDING_WORDS", "THINGS", "Item", "Statement"]

MAX_WORDING_WORDS: Final = 15
THINGS: Final = ("event", "instrument", "actor", "place")

Statement = dict[str, Any]
"""The fields of a Claim that one statement fills: predicate, object, role, figure, gist."""


@dataclass(slots=True)
class Item:
    """One item of `says:` with what all its claims share."""

    marked: Marked
    path: tuple[str | int, ...]
    form: Any
    """A ClaimForm."""
    source: str
    language: str
    registry: Registry
    passage: Passage
    voices: tuple[str, ...]
    when: Span | None = None
    said: Span | None = None
    """The source's own, where an item gives none."""

    def spot(self, *below: str | int, key: bool = False) -> Spot:
        """Find the spot of a value (or of its key) of the item."""
        return self.marked.spot((*self.path, *below), key=key)

    def note(self, spot: Spot, code: str, what: str, mend: str) -> None:
        """Note a problem and carry on."""
        self.registry.note(spot, code, what, mend)
