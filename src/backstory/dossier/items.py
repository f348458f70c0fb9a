"""Hold one item of `says:` while it is read, with what all its claims share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.errors import Spot
from backstory.model.nouns import Passage
from backstory.words.languages import shipped

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
    own: str = field(default="", init=False)
    """The id of its first claim, if it has one."""

    def spot(self, *below: str | int, key: bool = False) -> Spot:
        """Find the spot of a value (or of its key) of the item."""
        return self.marked.spot((*self.path, *below), key=key)

    def name(self, number: int) -> str:
        """Take the id that an author gave: ID for the item's first claim, ID-2 for the next."""
        if not self.form.id:
            return ""
        at = self.spot("id")
        if number == 0:
            self.own = self.registry.take(self.form.id, "claim", at)
            return self.registry.iri(self.own)
        named = f"{self.form.id}-{number + 1}"
        if self.own == self.form.id:
            own = self.registry.take(named, "claim", at)
        else:  # its first claim told of it
            own = f"{self.own}-{number + 1}"
            self.registry.stand_ins[own], self.registry.spots[own] = named, at
        self.registry.derived.add(named)
        return self.registry.iri(own)

    def is_blotted(self, key: str) -> bool:
        """Tell, and count, whether a text of the item is no YAML in one of its languages."""
        lines = {self.spot(key, lang).line for lang in shipped()}
        blotted = any((self.marked.file, line) in self.registry.blotted for line in lines)
        self.registry.following += blotted
        return blotted

    def stands_beside(self, key: str) -> bool:
        """Tell whether another item states a key of the same thing, at the same place."""
        return any(
            key in each and (each.get("at"), each.get("about")) == (self.form.at, self.form.about)
            for each in self.marked.value["says"]
            if isinstance(each, dict)
        )

    def note(self, spot: Spot, code: str, what: str, mend: str) -> None:
        """Note a problem and carry on."""
        self.registry.note(spot, code, what, mend)
