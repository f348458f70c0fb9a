"""
A graph and a limit come in; out goes the smaller graph of what that source or voice says.

The limit is on claims: of one source, of one voice, or of what had been said by a day. Names that
no remaining claim mentions go with them, and the view is derived anew from those that remain, so
that a date, a link or a figure never leans on what was left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from backstory.dates.certainty import Certainty
from backstory.dates.edtf import Span
from backstory.rdf.store import TripleStore
from backstory.rdf.view import dates
from backstory.vocabulary import ACCUSING_ROLES, concept_iri, term

__all__ = ["limited", "said_by"]

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(term("rdf:type"))
_ATTRIBUTED = ox.NamedNode(term("prov:wasAttributedTo"))
_MENTIONING = tuple(
    ox.NamedNode(term(name))
    for name in ("rdf:subject", "rdf:object", "prov:wasAttributedTo", "ctx:within")
)
_NEVER = Certainty.IMPOSSIBLE
_CLAIMS = """SELECT ?claim ?voice ?source ?passage ?early ?late WHERE {
  ?claim a ctx:Claim ; prov:wasAttributedTo ?voice ; dcterms:source ?passage .
  ?passage oa:hasSource ?source .
  OPTIONAL { GRAPH ?view { ?claim ctx:saidEarliestDay ?early } }
  OPTIONAL { GRAPH ?view { ?claim ctx:saidLatestDay ?late } }
}"""


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
        for claim, speaker, text, passage, early, late in graph.query(_CLAIMS).rows:
            if (source is not None and text != source) or (voice is not None and speaker != voice):
                continue
            if known_at is not None and said_by(_day(early), _day(late), known_at) == _NEVER:
                continue
            kept.add(claim)
            passages |= {passage, text}
        graph.cache[key] = _Limiter(graph.store, kept, passages, voice).graph()
    found: TripleStore = graph.cache[key]
    return found


def _day(term: Any) -> int | None:
    return None if term is None else int(term.value)


class _Limiter:
    """Copy what belongs to some claims into a store of its own."""

    def __init__(
        self, store: ox.Store, claims: set[Any], passages: set[Any], voice: ox.NamedNode | None
    ) -> None:
        self.store, self.claims, self.voice = store, claims, voice
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
        for name in ("sem:Event", "prov:Agent", "sem:Place", "ctx:Instrument"):
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
        return TripleStore(made)

    def _quads(self) -> Iterator[ox.Quad]:
        counts = {ox.NamedNode(term(name)) for name in ("void:classPartition", "void:triples")}
        for quad in self.store.quads_for_pattern(None, None, None, _DEFAULT):
            other_voice = (
                quad.predicate == _ATTRIBUTED
                and self.voice is not None
                and quad.object != self.voice
            )
            if quad.subject in self.dropped or quad.predicate in counts or other_voice:
                continue
            yield quad
        for graph in self.store.named_graphs():
            yield from self._view(graph)

    def _view(self, graph: Any) -> Iterator[ox.Quad]:
        plain, dated, datedby = self._plain()
        days = {ox.NamedNode(term("ctx:" + name)) for name in (
            "earliestBeginDay", "latestBeginDay", "earliestEndDay", "latestEndDay", "approximate",
            "saidEarliestDay", "saidLatestDay")}  # fmt: skip
        own = {*self.claims, *self._of_class("schema:CreativeWork")} - self.dropped
        for quad in self.store.quads_for_pattern(None, None, None, graph):
            triple = (quad.subject, quad.predicate, quad.object)
            if triple in plain or (quad.subject in own and quad.predicate in days):
                yield quad
        for subject, spans in dated.items():
            found = list(dates(subject, spans))
            for triple in found:
                yield ox.Quad(*triple, graph)
            for claim in datedby[subject] if found else ():
                yield ox.Quad(subject, ox.NamedNode(term("ctx:datedBy")), claim, graph)

    def _plain(self) -> tuple[set[Any], dict[Any, list[Span]], dict[Any, list[Any]]]:
        """Give what the kept claims assert plainly, and the dates that they assert."""
        names = ("rdf:subject", "rdf:predicate", "rdf:object", "ctx:modality", "ctx:within",
                 "sem:roleType")  # fmt: skip
        said: dict[str, dict[Any, Any]] = {}
        for name in names:
            quads = self.store.quads_for_pattern(None, ox.NamedNode(term(name)), None, _DEFAULT)
            said[name] = {quad.subject: quad.object for quad in quads}
        asserted = ox.NamedNode(concept_iri("modality", "asserted"))
        accusing = {ox.NamedNode(concept_iri("role", role)) for role in ACCUSING_ROLES}
        plain: set[Any] = set()
        dated: dict[Any, list[Span]] = defaultdict(list)
        datedby: dict[Any, list[Any]] = defaultdict(list)
        for claim in self.claims:
            if said["ctx:modality"].get(claim) != asserted:
                continue
            subject, predicate, thing = (said[name][claim] for name in names[:3])
            if predicate.value == term("ctx:date"):
                dated[subject].append(Span.parse(thing.value))
                datedby[subject].append(claim)
            elif (
                claim not in said["ctx:within"] and said["sem:roleType"].get(claim) not in accusing
            ):
                plain.add((subject, predicate, thing))
        return plain, dated, datedby
