"""What a YAML file says, where each key and value stands, and what of it could not be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from backstory.errors import Problem, Severity, Spot

__all__ = ["Marked", "Path_"]

Path_ = tuple[str | int, ...]


@dataclass(slots=True)
class Marked:
    """What a file says (`value`) and where each key and value of it stands."""

    file: str
    value: Any = None
    values: dict[Path_, Spot] = field(default_factory=dict)
    keys: dict[Path_, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    text: str = ""
    dropped: set[Path_] = field(default_factory=set)
    """Items with a mistake in them; next to nothing stands in their place."""
    partial: dict[Path_, set[str]] = field(default_factory=dict)
    """Items that lost a key with a mistake in it, and which; "" for one that nobody knows."""
    hollow: set[Path_] = field(default_factory=set)
    """Keys of names in place of which something stands that nobody wrote."""
    moved: dict[Path_, list[int]] = field(default_factory=dict)
    """Of lists that lost a value: which one stood where each is now."""
    broken: set[str] = field(default_factory=set)
    """Ids of what was dropped."""
    again: dict[Path_, tuple[str, Any]] = field(default_factory=dict)
    """Keys that stood there before and what is below them, by the path under which it is marked."""
    stand_ins: dict[str, str] = field(default_factory=dict)
    """Ids of such things, which nobody wrote, and what stands there."""
    misnamed: dict[tuple[Spot, str], tuple[str, str]] = field(default_factory=dict)
    """What stands for an id and at which key, by the spot of its problem and what that says."""
    meant: set[Path_] = field(default_factory=set)
    """Keys that were taken out, as what they were likely meant to be."""
    doubted: set[str] = field(default_factory=set)
    """Every word of what was dropped: what is missed of these may follow from that."""
    blotted: set[int] = field(default_factory=set)
    """Lines whose value is no YAML; nothing more is told of them."""
    unclosed: bool = False
    """Whether a quotation mark was closed that nobody closed: what it lacks may stand in that."""
    cut: list[str] = field(default_factory=list)
    """Parts that are no YAML, and were set aside."""
    without: frozenset[str] = frozenset()
    """Languages in which the dossier says nothing; a text is not missed in them."""
    following: int = 0
    """Mistakes that merely follow from another one."""

    def spot(self, path: Path_, *, key: bool = False) -> Spot:
        """Find the spot of a value (or of its key); of what contains it, if it is not there."""
        for at in self.moved:
            if path[: len(at)] == at and len(path) > len(at) and isinstance(path[len(at)], int):
                was = self.moved[at][int(path[len(at)]) :][:1]
                # What stands in place of a list of which nothing is left was not written.
                path = (*at, *was, *path[len(at) + 1 :]) if was else at
        while path:
            found = (self.keys if key else self.values).get(path) or self.values.get(path)
            if found:
                return found
            path = path[:-1]
        return self.values.get((), Spot(self.file))

    def add(self, at: Spot, code: str, what: str, mend: str, grade: int = 2) -> None:
        """Note a problem and carry on."""
        self.problems.append(Problem(at, code, what, mend, Severity(grade)))
