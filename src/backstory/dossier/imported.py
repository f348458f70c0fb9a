"""What came of bringing a table into a dossier, as every door tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from backstory.errors import Problem, Severity

__all__ = ["Imported"]


@dataclass(slots=True)
class Imported:
    """What came of an import: what was written, and what was left and why."""

    problems: list[Problem] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    same: int = 0
    edited: list[tuple[str, str, str]] = field(default_factory=list)
    """Where an item stands that somebody edited, what it says, and what the table says now."""
    gone: list[str] = field(default_factory=list)
    """Where items stand whose row is no longer in the table."""

    @property
    def is_well(self) -> bool:
        """Whether nothing stood in the way."""
        return all(problem.severity != Severity.PROBLEM for problem in self.problems)
