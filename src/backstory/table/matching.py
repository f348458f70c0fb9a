"""
What a table calls a thing comes in; out goes the thing of the dossier that is called so, if one is.

Only a whole name or alias counts, without regard to accents and case: a guess is never made. What
fits several things fits none, and neither do initials, which stand for many: a table's *CPI* is a
party of India, a dossier's the International Criminal Court. A map says so where they are one.
"""

from __future__ import annotations

from typing import Final

from backstory.errors import CouldNotRun
from backstory.model.concepts import common_concepts
from backstory.rdf.record import Record
from backstory.table.maps import TableMap
from backstory.text import nearest, normalise
from backstory.vocabulary import concept_iri

__all__ = ["Matcher"]

_KINDS: Final = {
    "actor": frozenset({"person", "body", "group", "post"}),
    "place": frozenset({"place"}),
    "kind": frozenset({"concept"}),
}
"""What may stand for a name of the table, by what the name is to a row."""
_MOST_INITIALS: Final = 5


class Matcher:
    """Matches the names of a table to those of a dossier."""

    def __init__(self, record: Record, how: TableMap) -> None:
        """
        Take what a graph records, and the map with what it says of names.

        Raises:
            CouldNotRun: The map names an id that the dossier does not have; offers the nearest.
        """
        self.record = record
        self.unsure: dict[str, str] = {}
        """Initials that something is called by, which the map does not name, and its id."""
        self._told = {
            "kind": {text: self._concept(name, how) for text, name in how.kinds.items()},
            "names": {text: self._thing(name, how) for text, name in how.names.items()},
        }

    def iri(self, role: str, text: str) -> str:
        """
        Give the IRI of what a name of the table stands for; empty where nothing is called so.

        Args:
            role: actor, place or kind.
            text: What the table says.
        """
        if role not in _KINDS:
            return ""
        told = self._told["kind" if role == "kind" else "names"].get(text, "")
        if told:
            return told if self._fits(told, role) else ""
        for names in self.record.called:
            fitting = [iri for iri in names.get(normalise(text), ()) if self._fits(iri, role)]
            if fitting:
                return self._sure(fitting[0], text) if len(fitting) == 1 else ""
        return ""

    def _sure(self, iri: str, text: str) -> str:
        if not self._are_initials(iri, text):
            return iri
        self.unsure[text] = self.record.short(iri)
        return ""

    def _are_initials(self, iri: str, text: str) -> bool:
        """Tell whether a thing is called so by initials alone: Cuba is no initials in CUBA."""
        name, plain = self.record.names[iri], normalise(text)
        called = (*name.labels.values(), *(alias.text for alias in name.aliases))
        return all(
            each.isupper() and each.isalpha() and len(each) <= _MOST_INITIALS
            for each in called if normalise(each) == plain
        )  # fmt: skip

    def _fits(self, iri: str, role: str) -> bool:
        if role == "kind":
            return iri.startswith((concept_iri("kind"), f"{self.record.dossier}/kind-"))
        return self.record.names[iri].kind in _KINDS[role]

    def _concept(self, name: str, how: TableMap) -> str:
        own = f"{self.record.dossier}/kind-{name}"
        if own in self.record.names:
            return own
        if ("kind", name) in common_concepts():
            return concept_iri("kind", name)
        raise _unknown(how, name, [each for scheme, each in common_concepts() if scheme == "kind"])

    def _thing(self, name: str, how: TableMap) -> str:
        iri = f"{self.record.dossier}/{name}"
        if iri not in self.record.names:
            raise _unknown(how, name, list(self.record.by_id))
        return iri


def _unknown(how: TableMap, name: str, known: list[str]) -> CouldNotRun:
    guess = nearest(name, known)
    hint = f"did you mean `{guess}`?" if guess else "mend the id, or leave the line out."
    return CouldNotRun(
        f"The map {how.name} names `{name}`, which the dossier does not have: {hint}"
    )
