"""
A large graph and a few things come in; out goes the small graph of what is told of them.

It holds all that a story of one of them needs: the claims about it and at it, what disputes them,
the names and dates of what they mention, their sources. So a thing of a graph of a million quads is
told as quickly as one of a small graph, and in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.last_said import last_said
from backstory.rdf.mapping import TYPE_LINKS
from backstory.rdf.packed import FORM, packs_of
from backstory.rdf.store import Reach, TripleStore
from backstory.vocabulary import CONTEXT_PREDICATES, concept_iri, term
from backstory.words.languages import shipped

__all__ = ["narrower", "near", "packable"]


def _node(compact: str) -> ox.NamedNode:
    return ox.NamedNode(term(compact))


_TYPE: Final = _node("rdf:type")
_NODES: Final = (ox.NamedNode, ox.BlankNode)
"""What something may be stated of."""
_CLAIM: Final = _node("ctx:Claim")
_CONCEPT: Final = _node("skos:Concept")
_DATASET: Final = _node("dcat:Dataset")
_SOURCE: Final = _node("schema:CreativeWork")
_AT: Final = tuple(map(_node, (
    "rdf:subject", "rdf:object", "prov:wasAttributedTo", "ctx:within", "sem:roleType",
    "ctx:counted", "ctx:unit", "ctx:base", "dcterms:conformsTo", "dcterms:source",
)))  # fmt: skip
"""The parts of a claim by which it is told of a thing."""
_BETWEEN: Final = tuple(map(_node, (
    "cito:disputes", "cito:supports", "prov:wasRevisionOf", "dcterms:isPartOf",
)))  # fmt: skip
"""What leads from claim to claim, either way."""
_ON: Final = tuple(map(_node, (
    "ctx:passage", "oa:hasSelector", "skos:broader", "prov:hadPrimarySource",
)))  # fmt: skip
"""What is followed on and on."""
_ON_OF_CLAIM: Final = (*_ON, *_AT)
_BROADER: Final = _node("skos:broader")
_OF_KIND: Final = tuple(map(_node, sorted({*TYPE_LINKS.values()})))
"""What leads from a name to the concept it is an example of."""
_LABELS: Final = (_node("skos:prefLabel"), _node("skos:altLabel"))
_SUBJECT, _OBJECT = _node("rdf:subject"), _node("rdf:object")
_PREDICATE, _VOICE = _node("rdf:predicate"), _node("prov:wasAttributedTo")
_HOLDS, _INSTRUMENT = _node("org:holds"), _node("ctx:instrument")
_ROLE, _DECIDER = _node("sem:roleType"), ox.NamedNode(concept_iri("role", "decider"))
_LAW: Final = _node("ctx:Instrument")
_STEPS: Final = frozenset(map(_node, ("ctx:instrument", *CONTEXT_PREDICATES.values())))
"""What an event is to a text that it touches."""
_DATED, _INFERRED = _node("ctx:datedBy"), _node("ctx:inferredPart")
_DATE, _HAPPENED = _node("ctx:date"), ox.Literal("happened")
_PASSAGE: Final = _node("ctx:passage")
_PUBLISHER, _OF = _node("dcterms:publisher"), _node("ctx:between")


def near(
    graph: TripleStore, iris: Iterable[str], *, whole: bool = True, last: bool = False
) -> TripleStore:
    """
    Give the graph of what is told of some things.

    Args:
        graph: The whole graph; it is not changed.
        iris: Events, actors, places, instruments, sources, concepts, claims or disagreements.
        whole: With every claim at them; else only what names them, and tells them if they are
            claims.
        last: Of a concept, only with the claims that `last_said` gives; how many use it is kept.
    """
    found, used = _Near(graph.reach()), dict[str, int]()
    nodes = [ox.NamedNode(iri) for iri in iris]
    found.store.foresee(nodes)
    using: dict[Any, set[Any]] = {}
    for node in nodes if last else ():
        if found.is_concept(node):
            claims, used[f"used {node.value}"] = last_said(graph, node.value)
            using[node] = {*claims}
    if whole:
        found.store.foresee_into(_AT, [node for node in nodes if node not in using])
    for node in nodes:
        if whole:
            found.take(node, using.get(node))
        else:
            found.name(node)
    made = ox.Store()
    quads, text = found.quads(graph)
    made.bulk_extend(quads)
    if text:
        made.bulk_load(text, format=FORM)
    return TripleStore(made, cache={"homes": graph.homes, "is near": True, **used})


def packable(graph: TripleStore) -> Iterator[tuple[ox.NamedNode, list[ox.Quad], set[Any]]]:
    """Give all but claims that has a name or is a source, as `near` reads it where it is named."""
    reach = graph.reach()
    found, every = _Near(reach), set[Any]()
    for predicate, thing in ((_LABELS[0], None), (_TYPE, _SOURCE)):
        every |= {quad.subject for quad in reach.quads_for_pattern(None, predicate, thing)}
    for node in sorted((each for each in every if isinstance(each, ox.NamedNode)), key=str):
        if not found._is(node, _CLAIM):
            yield node, *found.stated({node})


def narrower(graph: TripleStore, concept: str) -> frozenset[str]:
    """Give a concept with every narrower one, by IRI."""
    return frozenset(each.value for each in _narrower(graph.reach(), ox.NamedNode(concept)))


def _narrower(store: Reach, concept: ox.NamedNode) -> set[ox.NamedNode]:
    found, waiting = {concept}, [concept]
    while waiting:
        below = store.quads_for_pattern(None, _BROADER, waiting.pop())
        new = {quad.subject for quad in below if isinstance(quad.subject, ox.NamedNode)} - found
        found |= new
        waiting += new
    return found


class _Near:
    """Gathers claims, then everything that they name."""

    def __init__(self, store: Reach) -> None:
        self.store = store
        self.things: set[Any] = set()
        self.named: set[Any] = set()
        self.claims: set[Any] = set()
        self.disagreements: set[Any] = set()

    def _objects(self, subject: Any, predicate: ox.NamedNode) -> set[Any]:
        if not isinstance(subject, _NODES):  # of a stranger's graph a claim may rest on a text
            return set()
        return {quad.object for quad in self.store.quads_for_pattern(subject, predicate, None)}

    def _subjects(self, predicate: ox.NamedNode, thing: Any) -> set[Any]:
        return {quad.subject for quad in self.store.quads_for_pattern(None, predicate, thing)}

    def _is(self, node: Any, kind: ox.NamedNode) -> bool:
        found = self.store.quads_for_pattern(node, _TYPE, kind) if isinstance(node, _NODES) else ()
        return next(iter(found), None) is not None

    def is_concept(self, node: Any) -> bool:
        """Tell whether it is a word of a scheme, and no thing."""
        return self._is(node, _CONCEPT)

    def take(self, thing: Any, using: set[Any] | None = None) -> None:
        """
        Take in a thing with the claims at it; of its instruments, their life as well.

        Args:
            thing: Its node.
            using: The claims at it, if not all of them.
        """
        self.things.add(thing)
        own = self._at(thing) if using is None else {*using}
        if self._is(thing, _CLAIM):
            own.add(thing)
        own |= {each for each in self._objects(thing, _OF) if self._is(each, _CLAIM)}
        if self.is_concept(thing):
            kinds = _narrower(self.store, thing)
            self.named |= kinds
            self.named |= {one for kind in kinds for of in _OF_KIND
                           for one in self._subjects(of, kind)}  # fmt: skip
        self.claims |= own
        self.store.foresee(own)
        lives = [claim for claim in own if _INSTRUMENT in self._objects(claim, _PREDICATE)]
        ends = {each for claim in lives for end in (_OBJECT, _SUBJECT)
                for each in self._objects(claim, end)}  # fmt: skip
        self.store.foresee_into(_AT, ends)
        for each in ends:
            self.claims |= self._at(each)

    def name(self, thing: Any) -> None:
        """Take in a thing as it is called; if it is a claim, whole."""
        if self._is(thing, _CLAIM):
            self.things.add(thing)
            self.claims.add(thing)
        else:
            self.named.add(thing)

    def _at(self, thing: Any) -> set[Any]:
        if isinstance(thing, ox.Literal):
            return set()
        found = {each for predicate in _AT for each in self._subjects(predicate, thing)}
        self.store.foresee(found)
        return {each for each in found if self._is(each, _CLAIM)}

    def _beside(self) -> None:
        """Take in what disputes, revises or sums up these claims, and who held an office."""
        claims = tuple(self.claims)
        self.store.foresee(claims)
        self.store.foresee_into((_OF, *_BETWEEN), claims)
        signed = {each for claim in claims for each in self._subjects(_OF, claim)}
        self.store.foresee(signed)
        self.disagreements |= signed
        beside = {each for one in signed for each in self._objects(one, _OF)}
        for claim in claims:
            for predicate in _BETWEEN:
                beside |= self._objects(claim, predicate) | self._subjects(predicate, claim)
        self.store.foresee(beside)
        self.claims |= {each for each in beside if self._is(each, _CLAIM)}
        self.store.foresee_into(_BETWEEN[:1], self.claims)
        for claim in tuple(self.claims):
            self.claims |= self._subjects(_BETWEEN[0], claim)
        self.store.foresee(self.claims)
        self.claims |= self._decided() | self._dating()
        voices = {each for claim in self.claims for each in self._objects(claim, _VOICE)}
        self.claims |= self.store.both(_OBJECT, voices, _PREDICATE, _HOLDS)

    def _decided(self) -> set[Any]:
        """Give who decided the events that a text went through: its life tells who undid it."""
        steps = [claim for claim in self.claims
                 if not _STEPS.isdisjoint(self._objects(claim, _PREDICATE))]  # fmt: skip
        texts = {claim: self._objects(claim, _OBJECT) for claim in steps}
        self.store.foresee(each for of in texts.values() for each in of)
        events = {event for claim, of in texts.items() if any(self._is(each, _LAW) for each in of)
                  for event in self._objects(claim, _SUBJECT)}  # fmt: skip
        return self.store.both(_SUBJECT, events, _ROLE, _DECIDER)

    def _dating(self) -> set[Any]:
        """Give what dates an event in the place of a claim of which that day was worked out."""
        places = {place for claim in self.claims if _HAPPENED in self._objects(claim, _INFERRED)
                  for place in self._objects(claim, _PASSAGE)}  # fmt: skip
        return self.store.both(_PASSAGE, places, _PREDICATE, _DATE)

    def quads(self, graph: TripleStore) -> tuple[list[ox.Quad], bytes]:
        """Give every statement about these claims and whatever they mention; of packs, a text."""
        self._beside()
        waiting = {*self.things, *self.named, *self.claims, *self.disagreements}
        waiting |= self._subjects(_node("skos:inScheme"), ox.NamedNode(concept_iri("unnamed")))
        waiting |= self._subjects(_TYPE, _DATASET)
        whole = self.claims | self.things | self.disagreements
        told: set[Any] = set()
        found: list[ox.Quad] = []
        texts: list[bytes] = []
        while waiting:
            told |= waiting
            packs = packs_of(graph, waiting - whole)
            texts += [pack.text for pack in packs.values()]
            stated, further = self.stated(waiting - packs.keys(), whole)
            found += stated
            further.update(*(pack.leads for pack in packs.values()))
            waiting = further - told
        return found, b"".join(texts)

    def stated(
        self, nodes: Set[Any], whole: Set[Any] = frozenset()
    ) -> tuple[list[ox.Quad], set[Any]]:
        """
        Give what is stated of some nodes, and what must be read because of it.

        Args:
            nodes: What is mentioned.
            whole: Those of which everything is told, and so all that they name.
        """
        self.store.foresee(nodes)
        found: list[ox.Quad] = []
        further: set[Any] = set()
        called: set[str] = set()
        dated: set[Any] = set()
        for node in nodes:
            if not isinstance(node, _NODES):
                continue
            quads = [*self.store.quads_for_pattern(node, None, None)]
            found += quads
            # Each look at a part of a quad makes it anew: one look each.
            parts = [(quad.predicate, quad.object) for quad in quads]
            kinds = [thing for predicate, thing in parts if predicate == _TYPE]
            full = node in whole or _SOURCE in kinds
            # A claim that is only pointed at is told in short: who says what, of what, where.
            on = _ON_OF_CLAIM if _CLAIM in kinds else _ON
            for predicate, thing in parts:
                if isinstance(thing, ox.NamedNode):
                    if full or predicate in on:
                        further.add(thing)
                    if predicate == _DATED:
                        dated.add(thing)
                elif predicate == _PUBLISHER and isinstance(thing, ox.Literal):
                    called.add(thing.value)
        # A date is told as worked out where all that it rests on is: no more is needed of it.
        self.store.foresee(dated)
        for claim in dated:
            found += self.store.quads_for_pattern(claim, _INFERRED, None)
        return found, further | self._called(called)

    def _called(self, texts: Iterable[str]) -> set[Any]:
        """Give what bears one of some names, for publishers that are bodies of the dossier."""
        forms = [ox.Literal(text, language=lang) for text in texts for lang in (None, *shipped())]
        self.store.foresee_into(_LABELS, forms)
        return {each for form in forms for label in _LABELS for each in self._subjects(label, form)}
