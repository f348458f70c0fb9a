"""
Things of a large graph come in; out goes what must be read to tell of them: claims, then names.

What was gathered can be widened by further things, and no statement is read again for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.mapping import TYPE_LINKS
from backstory.rdf.packed import packs_of
from backstory.rdf.store import Reach, TripleStore
from backstory.vocabulary import CONTEXT_PREDICATES, concept_iri, term
from backstory.words.languages import shipped

__all__ = ["AT", "CLAIM", "LABELS", "SOURCE", "TYPE", "Gathered", "narrower_than"]


def _node(compact: str) -> ox.NamedNode:
    return ox.NamedNode(term(compact))


TYPE: Final = _node("rdf:type")
_NODES: Final = (ox.NamedNode, ox.BlankNode)
"""What something may be stated of."""
CLAIM: Final = _node("ctx:Claim")
_CONCEPT: Final = _node("skos:Concept")
_DATASET: Final = _node("dcat:Dataset")
SOURCE: Final = _node("schema:CreativeWork")
AT: Final = tuple(map(_node, (
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
_ON_OF_CLAIM: Final = (*_ON, *AT)
_BROADER: Final = _node("skos:broader")
_OF_KIND: Final = tuple(map(_node, sorted({*TYPE_LINKS.values()})))
"""What leads from a name to the concept it is an example of."""
LABELS: Final = (_node("skos:prefLabel"), _node("skos:altLabel"))
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


class _Stated:
    """What is stated of one node: statements, and objects by predicate."""

    __slots__ = ("by", "quads")

    def __init__(self, quads: list[ox.Quad]) -> None:
        self.quads = quads
        self.by: dict[Any, list[Any]] = {}
        for quad in quads:  # each look at a part of a quad makes it anew: one look each
            predicate = quad.predicate
            if predicate in self.by:
                self.by[predicate].append(quad.object)
            else:
                self.by[predicate] = [quad.object]


class Gathered:
    """Gathers claims, then everything that they name."""

    def __init__(self, store: Reach) -> None:
        self.store = store
        self.things: set[Any] = set()
        self.named: set[Any] = set()
        self.claims: set[Any] = set()
        """Claims that are told, of which what lies beside them is gathered."""
        self.taken: set[Any] = set()
        """Claims at what was taken in, of which it is not."""
        self.disagreements: set[Any] = set()
        self.read: set[Any] = set()
        self.read_whole: set[Any] = set()
        self._looked_at: dict[Any, _Stated] = {}

    def _of(self, node: Any) -> _Stated:
        """Give what is stated of a claim: it is gone through many times, and read once."""
        found = self._looked_at.get(node)
        if found is None:
            # Of a stranger's graph a claim may rest on a text.
            is_node = isinstance(node, _NODES)
            quads = [*self.store.quads_for_pattern(node, None, None)] if is_node else []
            found = self._looked_at[node] = _Stated(quads)
        return found

    def _objects(self, subject: Any, predicate: ox.NamedNode) -> Sequence[Any]:
        return self._of(subject).by.get(predicate, ())

    def _subjects(self, predicate: ox.NamedNode, thing: Any) -> set[Any]:
        return {quad.subject for quad in self.store.quads_for_pattern(None, predicate, thing)}

    def _is(self, node: Any, kind: ox.NamedNode) -> bool:
        if (known := self._looked_at.get(node)) is not None:
            return kind in known.by.get(TYPE, ())
        found = self.store.quads_for_pattern(node, TYPE, kind) if isinstance(node, _NODES) else ()
        return next(iter(found), None) is not None

    def is_concept(self, node: Any) -> bool:
        """Tell whether it is a word of a scheme, and no thing."""
        return self._is(node, _CONCEPT)

    def is_claim(self, node: Any) -> bool:
        """Tell whether somebody says it."""
        return self._is(node, CLAIM)

    def take(self, thing: Any, using: set[Any] | None = None) -> None:
        """
        Take in a thing with the claims at it; of its instruments, their life as well.

        Args:
            thing: Its node.
            using: The claims at it, if not all of them.
        """
        self.things.add(thing)
        own = self._at(thing) if using is None else {*using}
        if self._is(thing, CLAIM):
            own.add(thing)
        own |= {each for each in self._objects(thing, _OF) if self._is(each, CLAIM)}
        if self.is_concept(thing):
            kinds = narrower_than(self.store, thing)
            self.named |= kinds
            self.named |= {one for kind in kinds for of in _OF_KIND
                           for one in self._subjects(of, kind)}  # fmt: skip
        self.taken |= own
        self.store.foresee(own)
        lives = [claim for claim in own if _INSTRUMENT in self._objects(claim, _PREDICATE)]
        ends = {each for claim in lives for end in (_OBJECT, _SUBJECT)
                for each in self._objects(claim, end)}  # fmt: skip
        self.store.foresee_into(AT, ends)
        for each in ends:
            self.taken |= self._at(each)

    def name(self, thing: Any) -> None:
        """Take in a thing as it is called; if it is a claim, whole."""
        if self._is(thing, CLAIM):
            self.things.add(thing)
            self.taken.add(thing)
        else:
            self.named.add(thing)

    def _at(self, thing: Any) -> set[Any]:
        if isinstance(thing, ox.Literal):
            return set()
        found = {each for predicate in AT for each in self._subjects(predicate, thing)}
        self.store.foresee(found)
        return {each for each in found if CLAIM in self._objects(each, TYPE)}

    def _beside(self) -> None:
        """Take in what disputes, revises or sums up these claims, and who held an office."""
        claims = self.taken - self.claims
        self.taken = set()
        self.store.foresee(claims)
        self.store.foresee_into((_OF, *_BETWEEN), claims)
        signed = {each for claim in claims for each in self._subjects(_OF, claim)}
        self.store.foresee(signed)
        self.disagreements |= signed
        beside = {each for one in signed for each in self._objects(one, _OF)}
        for claim in claims:
            for predicate in _BETWEEN:
                beside.update(self._objects(claim, predicate), self._subjects(predicate, claim))
        self.store.foresee(beside)
        found = claims | {each for each in beside if self._is(each, CLAIM)}
        self.store.foresee_into(_BETWEEN[:1], found)
        for claim in tuple(found):
            found |= self._subjects(_BETWEEN[0], claim)
        self.store.foresee(found)
        found |= self._decided(found) | self._dating(found)
        voices = {each for claim in found for each in self._objects(claim, _VOICE)}
        self.claims |= found | self.store.both(_OBJECT, voices, _PREDICATE, _HOLDS)

    def _decided(self, claims: Set[Any]) -> set[Any]:
        """Give who decided the events that a text went through: its life tells who undid it."""
        steps = [claim for claim in claims
                 if not _STEPS.isdisjoint(self._objects(claim, _PREDICATE))]  # fmt: skip
        texts = {claim: self._objects(claim, _OBJECT) for claim in steps}
        self.store.foresee(each for of in texts.values() for each in of)
        events = {event for claim, of in texts.items() if any(self._is(each, _LAW) for each in of)
                  for event in self._objects(claim, _SUBJECT)}  # fmt: skip
        return self.store.both(_SUBJECT, events, _ROLE, _DECIDER)

    def _dating(self, claims: Set[Any]) -> set[Any]:
        """Give what dates an event in the place of a claim of which that day was worked out."""
        places = {place for claim in claims if _HAPPENED in self._objects(claim, _INFERRED)
                  for place in self._objects(claim, _PASSAGE)}  # fmt: skip
        return self.store.both(_PASSAGE, places, _PREDICATE, _DATE)

    def quads(self, graph: TripleStore) -> tuple[list[ox.Quad], bytes]:
        """
        Give every statement about these claims and whatever they mention; of packs, a text.

        Only those that were not given before.
        """
        self._beside()
        whole = self.claims | self.things | self.disagreements
        waiting = whole | self.named
        waiting |= self._subjects(_node("skos:inScheme"), ox.NamedNode(concept_iri("unnamed")))
        waiting |= self._subjects(TYPE, _DATASET)
        waiting -= self.read - (whole - self.read_whole)
        found: list[ox.Quad] = []
        texts: list[bytes] = []
        while waiting:
            self.read |= waiting
            packs = packs_of(graph, waiting - whole)
            texts += [pack.text for pack in packs.values()]
            stated, further = self.stated(waiting - packs.keys(), whole)
            found += stated
            further.update(*(pack.leads for pack in packs.values()))
            waiting = further - self.read
        self.read_whole |= whole
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
            stated = self._of(node)
            found += stated.quads
            kinds = stated.by.get(TYPE, ())
            full = node in whole or SOURCE in kinds
            # A claim that is only pointed at is told in short: who says what, of what, where.
            for on in stated.by if full else _ON_OF_CLAIM if CLAIM in kinds else _ON:
                leads = stated.by.get(on, ())
                further.update(thing for thing in leads if isinstance(thing, ox.NamedNode))
            dated.update(
                thing for thing in stated.by.get(_DATED, ()) if isinstance(thing, ox.NamedNode)
            )
            called.update(
                thing.value
                for thing in stated.by.get(_PUBLISHER, ())
                if isinstance(thing, ox.Literal)
            )
        # A date is told as worked out where all that it rests on is: no more is needed of it.
        dated -= self.claims  # of these every statement is given
        self.store.foresee(dated)
        for claim in dated:
            found += self.store.quads_for_pattern(claim, _INFERRED, None)
        return found, further | self._called(called)

    def _called(self, texts: Iterable[str]) -> set[Any]:
        """Give what bears one of some names, for publishers that are bodies of the dossier."""
        forms = [ox.Literal(text, language=lang) for text in texts for lang in (None, *shipped())]
        self.store.foresee_into(LABELS, forms)
        return {each for form in forms for label in LABELS for each in self._subjects(label, form)}


def narrower_than(store: Reach, concept: ox.NamedNode) -> set[ox.NamedNode]:
    """Give a concept with every narrower one."""
    found, waiting = {concept}, [concept]
    while waiting:
        below = store.quads_for_pattern(None, _BROADER, waiting.pop())
        new = {quad.subject for quad in below if isinstance(quad.subject, ox.NamedNode)} - found
        found |= new
        waiting += new
    return found
