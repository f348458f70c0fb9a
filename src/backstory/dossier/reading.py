"""What reading a dossier gave: the dossier, unless a mistake stands in the way, and every one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from backstory.calls import called
from backstory.errors import Problem, Severity
from backstory.model.nouns import Dossier

__all__ = ["Reading"]

_ID_LIKE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_STANDS: Final = frozenset(
    f"R{number:03}"
    for number in (3, 7, 8, 9, 10, 11, 20, 22, 24, 25, 28, 29, 30, 31, 34, 35, 37, 39, 40, 51)
)
"""Rules over what is there: something that was passed by makes none of them fail."""
_SIGNED: Final = frozenset(f"R{number:03}" for number in (5, 6, 21, 38, 43, 46, 47))
"""The same, but that the dossier may sign for what fails them."""


@dataclass(slots=True)
class Reading:
    """What reading gave: the dossier, unless a mistake stands in the way, and every problem."""

    dossier: Dossier | None
    problems: list[Problem] = field(default_factory=list)
    remains: Dossier | None = None
    """Where a mistake stands in the way: what is sound of it, to hold to the rules."""
    following: int = 0
    """How many mistakes merely follow from those that are told."""
    doubted: frozenset[str] = frozenset()
    """Ids of what was passed by, and all that it names."""
    signed_is_doubted: bool = False
    """Whether disagreements were passed by, which answer for claims that cannot both be right."""

    @property
    def worst(self) -> Severity:
        """The gravest severity found; NOTE when there is none."""
        return max((problem.severity for problem in self.problems), default=Severity.NOTE)

    @called
    def with_late(self, late: Iterable[Problem]) -> Reading:
        """Add what was found later, and count what merely follows from what is told already."""
        own = list(late)
        stands = _STANDS if self.signed_is_doubted else _STANDS | _SIGNED
        told = [
            p for p in own if p.code in stands or self.doubted.isdisjoint(_ID_LIKE.findall(p.what))
        ]
        following = self.following + len(own) - len(told)
        return replace(self, problems=sorted([*self.problems, *told]), following=following)
