"""
A graph comes in; out go the names, sources and claims it holds, as frozen values, by their IRI.

Everything is read by query through one store, so that a graph from a server or another tool tells
the same. What is not stated is None, an empty text or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.calls import no_items, no_part, quick_doors
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Name, Passage, Source
from backstory.model.signed import Correction, Disagreement, Gap, Link
from backstory.rdf import mapping
from backstory.rdf.awaited import FIRST, awaited
from backstory.rdf.by_id import SpokenById
from backstory.rdf.described import described_in
from backstory.rdf.kinds import kind_of, kinds_in
from backstory.rdf.odd import say_halves, say_odd, say_sourceless, say_strange
from backstory.rdf.store import TripleStore, said_by
from backstory.rdf.values import (
    claim_in,
    day_or_none,
    filled,
    lacking,
    linked,
    span_or_none,
    words_in,
)
from backstory.rdf.ways import Values, whole_or_none
from backstory.vocabulary import term

__all__ = ["Nouns"]

_SEVERAL: Final = 2
_NAMING: Final = (
    "rdf:type", "dcterms:type", *mapping.TYPE_LINKS.values(), *(f.term for f in mapping.NAME)
)  # fmt: skip
"""What a name is told from, its types first."""
_SOURCING: Final = (
    "prov:hadPrimarySource", "ctx:copyOf", *(f.term for f in mapping.SOURCE)
)  # fmt: skip
_CLAIMING: Final = (
    "ctx:passage", "dcterms:source", "dcterms:isPartOf", "ctx:inferred",
    *(f.term for f in (*mapping.CLAIM, *mapping.FIGURE)),
)  # fmt: skip
"""What a source and a claim are told from: a third of what is stated of a claim is its days."""
_PASSING: Final = ("oa:hasSource", "oa:hasSelector", *(f.term for f in mapping.PASSAGE))
_PLACING: Final = ("oa:start", "oa:end", "ctx:firstWords", "ctx:lastWords")


class _Sources(dict[str, Source]):
    """Sources by IRI; what a graph names and does not describe is a source of which only that."""

    def __missing__(self, iri: str) -> Source:
        return Source(iri=iri, titles={}, language="", publishers={}, kind="", reading="")


@quick_doors
class Nouns:
    """The names, sources and claims of one graph, each kind read when it is first asked for."""

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = said_by(no_part("part of a record"), lambda record: record.store)
        __getitem__ = said_by(
            no_items("a record", "`graph.record.claims[iri]`, or `graph[id]` for a story"),
            lambda record: record.store,
        )

    def __init__(self, store: TripleStore) -> None:
        self.store = store
        self._lang = store.cache.get("lang")

    @cached_property
    def dossier(self) -> str:
        """The IRI of the dossier."""
        return self.store.dossier

    def short(self, iri: str) -> str:
        """Give the id that people type, after its dossier's name where several are open."""
        return self.store.short(iri)

    @cached_property
    def known_on(self) -> Span | None:
        """The day up to which the dossier was kept, the last of several; None if not said."""
        return max(self._known.values(), key=lambda span: span.text, default=None)

    @cached_property
    def _known(self) -> dict[str, Span]:
        rows = self.store.query("SELECT ?d ?day WHERE { ?d ctx:asKnownOn ?day }").values()
        days = {row["d"]: span_or_none(row["day"]) for row in rows}
        odd = {
            row["d"]: row["day"] for row in rows if not days[row["d"]] and row["d"] and row["day"]
        }
        say_strange(self.store, {iri: [f"`ctx:asKnownOn {day}`"] for iri, day in odd.items()})
        return {home: day for home, day in days.items() if day}

    def known_of(self, iri: str) -> Span | None:
        """Give the day up to which the dossier of something was kept; None if not said."""
        return self._known.get(self.store.home_of(iri), self.known_on)

    def is_written_in(self, iri: str, lang: str) -> bool:
        """Tell whether the dossier of something has a language; of several, the names are lent."""
        if len(self.store.homes) < _SEVERAL:
            return True
        own = self._languages.get(self.store.home_of(iri))
        return own is None or lang in own

    @cached_property
    def _languages(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        asked = "SELECT ?d ?l WHERE { ?d a dcat:Dataset ; dcterms:language ?l }"
        for row in self.store.query(asked).values():
            found.setdefault(row["d"], set()).add(row["l"])
        return found

    @cached_property
    def names(self) -> dict[str, Name]:
        """Everything that has a label, by IRI."""
        found: dict[str, Name] = SpokenById((), "thing", self._lang)
        kinds = kinds_in(self.store)
        needed = _NAMING if kinds is None else _NAMING[1:]
        for iri, values in self.described("?x skos:prefLabel ?any", needed).items():
            kind = kinds.get(iri, "") if kinds is not None else kind_of(linked(values, "rdf:type"))
            links = linked(values, mapping.TYPE_LINKS.get(kind, "dcterms:type"))
            found[iri] = Name(
                iri=iri, kind=kind, type=next(iter(links), ""), **filled(mapping.NAME, values)
            )
        return found

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source, by IRI, sorted; one without a name for what claims name and nobody does."""
        found = _Sources()
        described = self.described("?x a schema:CreativeWork", _SOURCING)
        for iri, values in described.items():
            held = linked(values, "prov:hadPrimarySource")
            told = [] if held else words_in(values, "ctx:copyOf")
            found[iri] = Source(
                iri=iri,
                copy_of=next(iter(held or sorted(words.text for words in told)), ""),
                copy_is_held=bool(held),
                copied={words.language: words.text for words in told if words.language},
                **filled(mapping.SOURCE, values),
            )
        say_odd(self.store, described, found)
        return found

    @cached_property
    def claim_iris(self) -> frozenset[str]:
        """The IRIs of all claims, without reading what they say."""
        if (columns := self.store.columns()) is not None:
            return frozenset(columns.described("?x a ctx:Claim", FIRST))
        rows = self.store.query("SELECT ?x WHERE { ?x a ctx:Claim }").rows
        return frozenset(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Every claim, by IRI, sorted; of a server's, the rest is read where it is looked at."""
        if not self.store.is_here:
            return awaited(self)
        found = self.claims_in(self.described("?x a ctx:Claim", _CLAIMING), self.passages)
        return SpokenById(found, "claim", self._lang)

    @cached_property
    def counted(self) -> dict[str, Claim]:
        """Claims that count something, by IRI, sorted; the rest is not read for their sake."""
        if "claims" in self.__dict__ or not self.store.is_here:
            return {iri: claim for iri, claim in self.claims.items() if claim.counted}
        found = self.described("?x a ctx:Claim ; ctx:counted ?counted")
        return self.claims_in(found, self.passages)

    def claims_in(
        self, described: Mapping[str, Values], passages: Mapping[str, Passage]
    ) -> dict[str, Claim]:
        """Read claims from what is stated of each; half ones are left out, which is told once."""
        homes = tuple(self.store.homes)
        halves = {iri: lacks for iri, values in described.items() if (lacks := lacking(values))}
        if halves:
            say_halves(self.store, halves)
        made = {
            iri: claim_in(iri, values, passages, homes)
            for iri, values in described.items()
            if iri not in halves
        }
        say_odd(self.store, described, made)
        say_sourceless(self.store, described, made)
        return made

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage, by IRI; offsets only where the text is held."""
        return self.passages_in(
            self.described("?x oa:hasSource ?any ; ctx:locator ?words", _PASSING),
            self.described("?x oa:start ?start ; oa:end ?end", _PLACING),
        )

    def passages_in(
        self, described: Mapping[str, Values], places: Mapping[str, Values]
    ) -> dict[str, Passage]:
        """Read passages from what is stated of each, and of the places in a text that is held."""
        found: dict[str, Passage] = SpokenById((), "passage", self._lang)
        for iri, values in described.items():
            sources, known = linked(values, "oa:hasSource"), filled(mapping.PASSAGE, values)
            if not sources or not values.get(term("ctx:locator")):
                continue
            for at in linked(values, "oa:hasSelector"):
                start, end, first, last = (
                    next((words.text for words in words_in(places.get(at, {}), each)), "")
                    for each in _PLACING
                )
                begun, ended = whole_or_none(start), whole_or_none(end)
                if begun is not None and ended is not None:
                    known |= {"start": begun, "end": ended, "first": first, "last": last}
            found[iri] = Passage(sources[0], **known)
        return found

    @cached_property
    def disagreements(self) -> dict[str, Disagreement]:
        """Every disagreement the editors signed, by IRI, sorted."""
        return SpokenById({
            iri: replace(one, between=tuple(c for c in one.between if c in self.claim_iris))
            for iri, values in self.described("?x a ctx:Disagreement").items()
            for one in (Disagreement(iri=iri, **filled(mapping.DISAGREEMENT, values)),)
        }, "disagreement", self._lang)  # fmt: skip

    @cached_property
    def links(self) -> dict[str, Link]:
        """Every link the editors signed, by IRI, sorted."""
        return SpokenById({
            iri: link
            for iri, values in self.described("?x a ctx:Link").items()
            for link in (Link(iri=iri, **filled(mapping.LINK, values)),)
            if link.subject and link.relation and link.object  # half a link leads nowhere
        }, "link", self._lang)  # fmt: skip

    @cached_property
    def gaps(self) -> dict[str, Gap]:
        """Everything that the editors say is not known, by IRI, sorted."""
        return SpokenById({
            iri: Gap(iri=iri, **filled(mapping.GAP, values))
            for iri, values in self.described("?x a ctx:Gap").items()
        }, "gap", self._lang)  # fmt: skip

    @cached_property
    def corrections(self) -> dict[str, Correction]:
        """Everything that the editors changed or withdrew, by IRI, sorted."""
        return SpokenById({
            iri: Correction(iri=iri, **filled(mapping.CORRECTION, values))
            for iri, values in self.described("?x a ctx:Correction").items()
        }, "correction", self._lang)  # fmt: skip

    @cached_property
    def withdrawn(self) -> dict[str, Correction]:
        """What was withdrawn: its IRI, and the last correction that says so."""
        last = sorted(self.corrections.values(), key=lambda one: (one.date, one.iri))
        found = {one.of: one for one in last if one.withdrawn and one.of}
        return SpokenById(found, "withdrawn thing", self._lang)

    @cached_property
    def hulls(self) -> dict[str, Span]:
        """The bounds of events and instruments that somebody dates, by IRI."""
        found: dict[str, Span] = SpokenById((), "dated thing", self._lang)
        query = """SELECT ?x ?t ?eb ?lb ?ee ?le ?a WHERE {
          ?x ctx:datedBy ?by FILTER EXISTS { ?x skos:prefLabel ?any }
          OPTIONAL { ?x ctx:hull ?t } OPTIONAL { ?x ctx:approximate ?a }
          OPTIONAL { ?x ctx:earliestBeginDay ?eb } OPTIONAL { ?x ctx:latestBeginDay ?lb }
          OPTIONAL { ?x ctx:earliestEndDay ?ee } OPTIONAL { ?x ctx:latestEndDay ?le } }"""
        if self.store.is_here:  # once however many date it; of a server the order would change
            query = query.replace("SELECT", "SELECT DISTINCT", 1)
        for row in self.store.query(query).values():
            if row["x"].startswith("_:"):  # of a stranger: what has no address is never told of
                continue
            eb, lb, ee, le = (day_or_none(row[key]) for key in ("eb", "lb", "ee", "le"))
            if told := span_or_none(row["t"]):
                found[row["x"]] = told
            elif any(day is not None for day in (eb, lb, ee, le)):
                found[row["x"]] = Span("", eb, lb, ee, le, row["a"] == "true")
        return found

    def described(self, pattern: str, needed: Iterable[str] = ()) -> dict[str, Values]:
        """Give every statement about whatever fits a pattern, sorted (`described_in`)."""
        return described_in(self.store, pattern, needed)
