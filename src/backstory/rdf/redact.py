"""
A graph and a profile come in; out goes a graph without what must not be published.

A person who is withheld is gone with every claim that names them, in whatever field; what is left
is derived anew. Where a text of the editors still names them, the name is blotted out, and what was
called after them gets a number for a name: no hash and no address is made from what was withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

import pyoxigraph as ox

from backstory.errors import UnknownName
from backstory.model.nouns import Claim, Words
from backstory.rdf.limits import of_claims
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.rdf.withheld import Profile
from backstory.text import normalise, words_at
from backstory.vocabulary import concept_iri, id_of, term

__all__ = ["redacted"]

BLOT: Final = "[…]"
_HASHED: Final = re.compile(r"claim-[0-9a-f]{12}")
_NOTES: Final = frozenset({term("skos:editorialNote")})
_ADDRESSES: Final = frozenset({term("schema:url"), term("schema:archivedAt"), term("ctx:address")})
_CALLED: Final = frozenset({
    term("skos:prefLabel"), term("skos:altLabel"), term("rdfs:label"), term("dcterms:title"),
})  # fmt: skip
"""What a thing is called, by which it is told of whom it is."""
_BEARERS: Final = frozenset({"person", "body", "group", "post", "place"})
"""Whose names a word may be as well; what an event is called after somebody names them."""
_DISTINCT: Final = 4
"""Letters that a word of a name has at least, to stand for its bearer by itself."""


def redacted(graph: TripleStore, profile: Profile) -> TripleStore:
    """
    Give a graph without what a profile withholds; the whole graph is not changed.

    Raises:
        UnknownName: The profile names a person or a source that is not there: better told than
            published.
    """
    return _Redaction(Record(graph), profile).graph()


class _Redaction:
    """Works out what goes, and copies the rest."""

    def __init__(self, record: Record, profile: Profile) -> None:
        self.record, self.profile = record, profile
        # What is no person is not withheld: better told than published.
        persons = (iri for iri, name in record.names.items() if name.kind == "person")
        self._known(profile.persons | profile.keep, persons, "person")
        self._known(profile.sources, record.sources, "source")
        roles = {id_of(iri) for iri in record.names if iri.startswith(concept_iri("role") + "/")}
        for role in sorted(profile.roles - roles):
            raise UnknownName("role", role, roles)
        self.persons = set(self._persons())
        self.sources = {
            iri for iri, source in record.sources.items()
            if record.short(iri) in profile.sources or id_of(source.kind) in profile.source_kinds
        }  # fmt: skip
        self.names, self.single = self._words()
        self.shared, self.pairs = self._surnames(profile.persons)
        self.borne, _ = self._surnames(map(id_of, self.persons))
        self.first = {words[0] for words in self.names}
        self.renamed: dict[str, str] = {}

    def _known(self, asked: Iterable[str], things: Iterable[str], kind: str) -> None:
        here = {self.record.short(iri) for iri in things}
        for name in sorted(asked):
            if name not in here:
                raise UnknownName(kind, name, here)

    def _persons(self) -> Iterator[str]:
        names = self.record.names
        for claim in self.record.claims.values():
            thing = claim.object
            if claim.role and id_of(claim.role) in self.profile.roles and isinstance(thing, str):
                yield from (iri for iri in (thing,) if iri in names)
        yield from (iri for iri in names if self.record.short(iri) in self.profile.persons)

    def _withheld(self) -> set[str]:
        names = self.record.names
        return {
            iri for iri in self.persons
            if names[iri].kind == "person" and self.record.short(iri) not in self.profile.keep
        }  # fmt: skip

    def _words(self) -> tuple[set[tuple[str, ...]], set[str]]:
        """Give every name of who is withheld as words, and the words that no other name has."""
        self.persons = self._withheld()
        names: set[tuple[str, ...]] = set()
        for iri in self.persons:
            texts = [*self._texts(iri), id_of(iri)]
            names |= {tuple(normalise(text).split()) for text in texts if normalise(text)}
        elsewhere: set[str] = set()
        for iri, name in self.record.names.items():
            if iri not in self.persons and name.kind in _BEARERS:
                for text in self._texts(iri):
                    elsewhere.update(normalise(text).split())
        single = {word for words in names for word in words if len(word) >= _DISTINCT}
        return names, single - elsewhere

    def _surnames(self, ids: Iterable[str]) -> tuple[set[str], set[tuple[str, str]]]:
        """
        Give the surnames of who is withheld that others bear too, and what makes them theirs.

        Somebody whom a profile names must not be told by half a name. In a sentence, who is
        withheld for a role keeps it: too many share one, and each of their namesakes would be
        lost. What a thing is called, and its id, lose it whoever bears it.
        """
        those = set(ids)
        asked = {tuple(normalise(text).split()) for iri in self.persons
                 if self.record.short(iri) in those or id_of(iri) in those
                 for text in self._texts(iri)}  # fmt: skip
        surnames = {word for name in asked for word in name[1:] if len(word) >= _DISTINCT}
        pairs: set[tuple[str, str]] = set()
        for iri, name in self.record.names.items():
            if iri in self.persons or name.kind not in _BEARERS:
                continue
            for words in (normalise(text).split() for text in self._texts(iri)):
                pairs.update(pairwise(words))
                surnames.difference_update(words[:1] if name.kind == "person" else words)
        return surnames - self.single, pairs

    def _texts(self, iri: str) -> list[str]:
        name = self.record.names[iri]
        return [*name.labels.values(), *(alias.text for alias in name.aliases)]

    def found(self, text: str, called: bool = False) -> list[tuple[int, int]]:
        """
        Find where a text names somebody who is withheld.

        Args:
            text: What is written.
            called: Whether it is what a thing is called, and not a sentence.

        Returns:
            Start and end of each place.
        """
        words = list(words_at(text))
        places = []
        shared = self.borne | self.shared if called else self.shared
        for place, (word, start, end) in enumerate(words):
            if word in self.single or (word in shared and self._alone(words, place)):
                places.append((start, end))
            if word in self.first:
                for name in self.names:
                    after = words[place : place + len(name)]
                    if tuple(each for each, _, _ in after) == name:
                        places.append((start, after[-1][2]))
        return places

    def _alone(self, words: Sequence[tuple[str, int, int]], place: int) -> bool:
        """Tell whether a surname stands without what makes it the name of somebody who stays."""
        beside = [word for word, _, _ in words[max(place - 1, 0) : place + 2]]
        return self.pairs.isdisjoint(pairwise(beside))

    def blotted(self, text: str, called: bool = False) -> str:
        """Blot out every name of who is withheld."""
        for start, end in sorted(self.found(text, called), reverse=True):
            text = text[:start] + BLOT + text[max(end, start) :]
        return re.sub(rf"{re.escape(BLOT)}(\W*{re.escape(BLOT)})+", BLOT, text)

    def _stays(self, claim: Claim) -> bool:
        things = {claim.subject, claim.object, claim.within, *claim.voices}
        if claim.source in self.sources or self.persons.intersection(
            thing for thing in things if isinstance(thing, str)
        ):
            return False
        texts = [claim.locator, claim.passage.first, claim.passage.last, *claim.notes,
                 *claim.gist.values(), *claim.limit.values(), *claim.articles]  # fmt: skip
        texts += [part.text for part in (claim.wording, claim.object) if isinstance(part, Words)]
        return not any(self.found(text) for text in texts)

    def graph(self) -> TripleStore:
        """Copy what stays."""
        kept = [claim for claim in self.record.claims.values() if self._stays(claim)]
        smaller = of_claims(self.record.store, kept)
        gone = self._gone(smaller, {claim.iri for claim in kept})
        quads = [quad for quad in smaller.store if not self._goes(quad, gone)]
        self._rename({part.value for quad in quads for part in quad.triple
                      if isinstance(part, ox.NamedNode)}, kept)  # fmt: skip
        made = ox.Store()
        made.bulk_extend(self._copied(quad) for quad in quads)
        return TripleStore(made, cache={"homes": self.record.store.homes})

    def _rename(self, iris: Iterable[str], kept: Iterable[Claim]) -> None:
        """Give a number to each id made of a name, and to each claim whose id is a hash of one."""
        told = [iri for iri in sorted(iris) if self.record.store.home_of(iri) and self._tells(iri)]
        numbered = set(told)
        hashed = sorted(
            claim.iri for claim in kept
            if claim.iri not in numbered and _HASHED.fullmatch(id_of(claim.iri))
            and not numbered.isdisjoint(
                thing for thing in (claim.subject, claim.object, claim.within, claim.source,
                                    *claim.voices) if isinstance(thing, str))
        )  # fmt: skip
        for number, iri in enumerate([*told, *hashed], 1):
            self.renamed[iri] = f"{self.record.store.home_of(iri)}/withheld-{number}"

    def _tells(self, iri: str) -> bool:
        """Tell whether an id is made of a name that is withheld; a namesake's own is not."""
        name = self.record.names.get(iri)
        bearer = name is not None and name.kind in _BEARERS
        return bool(self.found(id_of(iri).replace("-", " "), called=not bearer))

    def _gone(self, graph: TripleStore, stay: set[str]) -> set[str]:
        """Give what is about nobody else, or belongs to a source that is withheld."""
        # What remains may dispute or revise what is gone.
        gone = self.persons | self.sources | (self.record.claims.keys() - stay)
        gone |= {
            quad.subject.value
            for quad in graph.store.quads_for_pattern(
                None, ox.NamedNode(term("oa:hasSource")), None
            )
            if isinstance(quad.subject, ox.NamedNode) and _iri(quad.object) in self.sources
        }
        for iri, gap in self.record.gaps.items():
            if self.persons.intersection(gap.about):
                gone.add(iri)
        for iri, link in self.record.links.items():
            texts = " ".join(link.because.values())
            if (
                self.persons & {link.subject, link.object}
                or self.found(texts)
                or not (stay.issuperset(link.rests_on))
            ):
                gone.add(iri)
        return gone

    def _goes(self, quad: ox.Quad, gone: set[str]) -> bool:
        if _iri(quad.subject) in gone or _iri(quad.object) in gone:
            return True
        predicate = quad.predicate.value
        if self.profile.notes and predicate in _NOTES:
            return True
        text = quad.object.value if hasattr(quad.object, "value") else ""
        return predicate in _ADDRESSES and bool(self.found(text, called=True))

    def _copied(self, quad: ox.Quad) -> ox.Quad:
        subject, thing = self._named(quad.subject), self._named(quad.object)
        name = self.record.names.get(_iri(quad.subject))
        called = quad.predicate.value in _CALLED and (name is None or name.kind not in _BEARERS)
        if isinstance(thing, ox.Literal) and self.found(thing.value, called):
            text = self.blotted(thing.value, called)
            if thing.language:
                thing = ox.Literal(text, language=thing.language)
            else:
                thing = ox.Literal(text, datatype=thing.datatype)
        return ox.Quad(subject, quad.predicate, thing, quad.graph_name)

    def _named(self, node: Any) -> Any:
        if isinstance(node, ox.NamedNode) and node.value in self.renamed:
            return ox.NamedNode(self.renamed[node.value])
        return node


def _iri(node: Any) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""
