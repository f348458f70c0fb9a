"""
A graph and a limit come in; out goes the smaller graph of what that source or voice says.

The limit is on claims: of one source, of one voice, or of what had been said by a day. Names that
no remaining claim mentions go with them, and plain triples are derived anew from those that
remain, so that a date, a link or a figure never leans on what was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from backstory.dates.certainty import Certainty
from backstory.model.nouns import Claim
from backstory.rdf.near import near
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.rdf.values import day_or_none
from backstory.rdf.view import DERIVED, derived, with_broader
from backstory.vocabulary import PLAIN, term

__all__ = ["limited", "of_claims", "said_by"]

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(term("rdf:type"))
_ATTRIBUTED = ox.NamedNode(term("prov:wasAttributedTo"))
_MENTIONING = tuple(
    ox.NamedNode(term(name))
    for name in ("rdf:subject", "rdf:object", "prov:wasAttributedTo", "ctx:within")
)
_NAMED = ("sem:Event", "prov:Agent", "sem:Place", "ctx:Instrument")
_NEVER = Certainty.IMPOSSIBLE
_CLAIMS = """SELECT ?claim ?voice ?source ?passage ?early ?late WHERE {
  ?claim a ctx:Claim ; prov:wasAttributedTo ?voice ; ctx:passage ?passage ; dcterms:source ?source .
  OPTIONAL { ?claim ctx:saidEarliestDay ?early }
  OPTIONAL { ?claim ctx:saidLatestDay ?late } %s
}"""


_CONCEPTS = "SELECT DISTINCT ?x WHERE { ?x a skos:Concept }"


def said_by(early: int | None, late: int | None, day: int) -> Certainty:
    """
    Say how surely something had been said by a day; what bears no date is *possible*.

    Args:
        early: First day on which it may have been said; None if not stated.
        late: Last day on which it may have been said; None if not stated.
        day: Day number (day 0 is 1970-01-01), inclusive.
    """
    if late is not None and late <= day:
        return Certainty.CERTAIN
    return Certainty.IMPOSSIBLE if early is not None and early > day else Certainty.POSSIBLE


def limited(
    graph: TripleStore,
    *,
    source: ox.NamedNode | None = None,
    voice: ox.NamedNode | None = None,
    known_at: int | None = None,
) -> TripleStore:
    """
    Give the graph of the claims of one source, of one voice, or said by a day; all if several.

    Where a claim has several voices and one is asked for, only that one is kept. The smaller
    graph is made once and remembered.

    Args:
        graph: The whole graph; it is not changed.
        source: IRI of a source.
        voice: IRI of a voice.
        known_at: Day number (day 0 is 1970-01-01); undated claims stay, as *possible*,
            from the day on which what they assert began.
    """
    if source is None and voice is None and known_at is None:
        return graph
    key = f"limit {source} {voice} {known_at}"
    if key not in graph.cache:
        kept: set[Any] = set()
        passages: set[Any] = set()
        chosen = "".join(
            f"FILTER (?{name} = {node})"
            for name, node in (("source", source), ("voice", voice))
            if node is not None
        )
        for claim, speaker, text, passage, early, late in graph.query(_CLAIMS % chosen).rows:
            if (source is not None and text != source) or (voice is not None and speaker != voice):
                continue
            if known_at is not None and said_by(_day(early), _day(late), known_at) == _NEVER:
                continue
            kept.add(claim)
            passages |= {passage, text}
        whole = graph if known_at is not None else _read(graph, kept)
        graph.cache[key] = _Limiter(whole, kept, passages, voice).graph()
    found: TripleStore = graph.cache[key]
    return found


def _read(graph: TripleStore, claims: Iterable[Any]) -> TripleStore:
    """
    Read some claims, what they mention and all concepts, if a server holds the graph.

    Else it is here.
    """
    if graph.is_here:
        return graph
    concepts = [row[0] for row in graph.query(_CONCEPTS).rows]
    nodes = (each.value for each in (*claims, *concepts) if isinstance(each, ox.NamedNode))
    return near(graph, nodes, whole=False)


def of_claims(graph: TripleStore, claims: Iterable[Claim]) -> TripleStore:
    """Give the graph of some claims alone, with the names that they mention."""
    kept: set[Any] = {ox.NamedNode(claim.iri) for claim in claims}
    places: set[Any] = set()
    for claim in kept:
        for name in ("ctx:passage", "dcterms:source"):
            found = graph.store.quads_for_pattern(claim, ox.NamedNode(term(name)), None, _DEFAULT)
            places.update(quad.object for quad in found)
    return _Limiter(graph, kept, places, None).graph()


def _day(term: Any) -> int | None:
    return None if term is None else day_or_none(term.value)


class _Limiter:
    """Copy what belongs to some claims into a store of its own."""

    def __init__(
        self, whole: TripleStore, claims: set[Any], passages: set[Any], voice: ox.NamedNode | None
    ) -> None:
        self.whole, self.store = whole, whole.store
        self.claims, self.voice = claims, voice
        self.kept = claims | passages | self._mentioned()
        self.dropped = self._dropped()

    def _mentioned(self) -> set[Any]:
        found: set[Any] = set()
        for predicate in _MENTIONING:
            for quad in self.store.quads_for_pattern(None, predicate, None, _DEFAULT):
                if quad.subject in self.claims and (
                    predicate != _ATTRIBUTED or self.voice in (None, quad.object)
                ):
                    found.add(quad.object)
        return found

    def _of_class(self, *names: str) -> Iterator[Any]:
        for name in names:
            kind = ox.NamedNode(term(name))
            for quad in self.store.quads_for_pattern(None, _TYPE, kind, _DEFAULT):
                yield quad.subject

    def _objects(self, subject: Any, name: str) -> set[Any]:
        found = self.store.quads_for_pattern(subject, ox.NamedNode(term(name)), None, _DEFAULT)
        return {quad.object for quad in found}

    def _dropped(self) -> set[Any]:
        found = set(self._of_class("ctx:Claim")) - self.claims
        for name in _NAMED:
            found |= set(self._of_class(name)) - self.kept
        for passage in self._of_class("oa:SpecificResource"):
            if passage not in self.kept:
                found |= {passage, *self._objects(passage, "oa:hasSelector")}
        for disagreement in self._of_class("ctx:Disagreement"):
            if not self._objects(disagreement, "ctx:between") <= self.claims:
                found.add(disagreement)
        for home in self._of_class("void:Dataset"):
            found |= self._objects(home, "void:classPartition")
        return found

    def graph(self) -> TripleStore:
        made = ox.Store()
        made.bulk_extend(self._quads())
        found = TripleStore(made, cache={"homes": self.whole.homes})
        if self.voice is None:
            found.cache["record"] = self._record(found)
        return found

    @cached_property
    def _whole_record(self) -> Record:
        known: Record | None = self.whole.cache.get("record")
        return known or Record(self.whole)

    def _record(self, made: TripleStore) -> Record:
        """Give what the smaller graph records: the same values, read of the whole already."""
        whole, record = self._whole_record, Record(made)
        dropped = {each.value for each in self.dropped if isinstance(each, ox.NamedNode)}
        for part in ("claims", "names", "sources", "passages"):
            if part in whole.__dict__:
                values = getattr(whole, part)
                left = type(values)((k, v) for k, v in values.items() if k not in dropped)
                record.__dict__[part] = left
        return record

    def _quads(self) -> Iterator[ox.Quad]:
        counts = {ox.NamedNode(term(name)) for name in ("void:classPartition", "void:triples")}
        named = set(self._of_class(*_NAMED)) - set(self._of_class("schema:CreativeWork"))
        again = {ox.NamedNode(term(name)) for name in (*PLAIN, *DERIVED)}
        actor = ox.NamedNode(term("sem:Actor"))
        for quad in self.store.quads_for_pattern(None, None, None, _DEFAULT):
            other_voice = (
                quad.predicate == _ATTRIBUTED
                and self.voice is not None
                and quad.object != self.voice
            )
            if quad.subject in self.dropped or quad.predicate in counts or other_voice:
                continue
            if quad.object == actor or (quad.subject in named and quad.predicate in again):
                continue
            yield quad
        kept = {str(claim)[1:-1] for claim in self.claims}
        whole = self._whole_record
        claims = [claim for iri, claim in whole.claims.items() if iri in kept]
        for triple in derived(claims, self._kinds_of(), whole.sources):
            yield ox.Quad(*triple, _DEFAULT)

    def _kinds_of(self) -> dict[str, frozenset[str]]:
        """Give the kind of each event with every broader one, by the event's IRI."""
        above, kinds = (
            {str(q.subject)[1:-1]: str(q.object)[1:-1]
             for q in self.store.quads_for_pattern(None, ox.NamedNode(term(name)), None, _DEFAULT)}
            for name in ("skos:broader", "sem:eventType")
        )  # fmt: skip
        return {event: with_broader(kind, above) for event, kind in kinds.items()}
