"""
Turn a Dossier into quads: names, claims and plain triples in one default graph.

The only room that knows how the model maps to RDF. No clock, no chance, no blank nodes: the same
dossier gives the same bytes on every machine and day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from backstory.dates.edtf import Span
from backstory.errors import Spot
from backstory.model.concepts import common_concepts
from backstory.model.nouns import (
    Actor,
    Claim,
    ConceptRef,
    Dossier,
    Event,
    Instrument,
    Name,
    Named,
    Object,
    Passage,
    Source,
    Words,
)
from backstory.rdf import view
from backstory.vocabulary import (
    MODEL_VERSION,
    PREDICATES,
    concept_iri,
    data_iri,
    dossier_iri,
    own_concept_iri,
    passage_id,
    term,
)

__all__ = ["object_term", "quads", "spots"]

_DEFAULT = DefaultGraph()
_ACTOR_CLASS = {
    "person": "foaf:Person",
    "body": "org:Organization",
    "group": "foaf:Group",
    "post": "org:Post",
}


def quads(dossier: Dossier) -> list[Quad]:
    """Grow a dossier into its quads, sorted and without repeats."""
    found = _sorted([*_default_graph(dossier), *_derived(dossier)])
    return _sorted(_description(dossier, found)) + found


def _sorted(every: Iterable[Quad]) -> list[Quad]:
    """
    Sort the quads of one graph by subject, predicate and object, and drop repeats.

    Subjects are sorted first and each subject's few quads apart: a plain sort of all of them
    spends most of its time comparing IRIs that begin alike.
    """
    groups: dict[str, list[Quad]] = defaultdict(list)
    for quad in every:
        groups[_iri(quad.subject)].append(quad)
    found = []
    for _, group in sorted(groups.items()):
        keyed = {(quad.predicate.value, str(quad.object)): quad for quad in group}
        found += [quad for _, quad in sorted(keyed.items(), key=lambda pair: pair[0])]
    return found


def _iri(thing: object) -> str:
    """Give the IRI of a subject or class; there are no blank nodes and no triples as terms."""
    return thing.value if isinstance(thing, NamedNode) else str(thing)


def spots(dossier: Dossier) -> dict[str, Spot]:
    """Tell which line each IRI was written on, so that a rule can point home."""
    named: Iterable[Name | Source | Claim] = [
        *dossier.events.values(), *dossier.actors.values(), *dossier.places.values(),
        *dossier.instruments.values(), *dossier.sources.values(), *dossier.claims.values(),
    ]  # fmt: skip
    found = {data_iri(dossier.id, thing.id): thing.at for thing in named}
    found |= {data_iri(dossier.id, name): d.at for name, d in dossier.disagreements.items()}
    return found


def object_term(dossier: str, thing: Object) -> NamedNode | Literal:
    """Give the RDF term of what a claim points at."""
    match thing:
        case Named():
            return NamedNode(data_iri(dossier, thing.id))
        case ConceptRef():
            return _concept(dossier, thing)
        case Words():
            return (
                Literal(thing.text, language=thing.language)
                if thing.language
                else Literal(thing.text)
            )
        case Span():
            return _edtf(thing)
        case Decimal():
            return Literal(str(thing), datatype=NamedNode(term("xsd:decimal")))
        case int():
            return Literal(thing)


def _concept(dossier: str, ref: ConceptRef) -> NamedNode:
    if ref.own:
        return NamedNode(own_concept_iri(dossier, ref.scheme, ref.id))
    return NamedNode(concept_iri(ref.scheme, ref.id))


def _edtf(span: Span) -> Literal:
    return Literal(span.text, datatype=NamedNode(term("edtf:EDTF")))


class _Grower:
    """Collect the default-graph quads of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.id = dossier, dossier.id
        self.home = NamedNode(dossier_iri(dossier.id))
        self.found: list[Quad] = []
        self._terms: dict[str, NamedNode] = {}

    def term(self, compact: str) -> NamedNode:
        known = self._terms.get(compact)
        if known is None:
            known = self._terms[compact] = NamedNode(term(compact))
        return known

    def iri(self, name: str) -> NamedNode:
        return NamedNode(data_iri(self.id, name))

    def add(self, subject: NamedNode, predicate: str, thing: NamedNode | Literal) -> None:
        self.found.append(Quad(subject, self.term(predicate), thing, _DEFAULT))

    def type(self, subject: NamedNode, *classes: str) -> None:
        for each in classes:
            self.add(subject, "rdf:type", self.term(each))

    def languages(self, subject: NamedNode, predicate: str, texts: Mapping[str, str]) -> None:
        for language, text in texts.items():
            if text:
                self.add(subject, predicate, Literal(text, language=language))

    def rows(self, subject: NamedNode, rows: Iterable[str]) -> None:
        for row in rows:
            self.add(subject, "skos:editorialNote", Literal(row))

    def called(self, subject: NamedNode, labels: Mapping[str, str], more: str = "") -> None:
        """Label something under every name that people ask for: SKOS, RDFS and one more."""
        for predicate in ("skos:prefLabel", "rdfs:label", more):
            if predicate:
                self.languages(subject, predicate, labels)

    def name(self, thing: Name) -> NamedNode:
        subject = self.iri(thing.id)
        self.called(subject, thing.labels)
        for alias in thing.aliases:
            self.add(subject, "skos:altLabel", Literal(alias.text, language=alias.language))
        if thing.match:
            match = NamedNode(f"http://www.wikidata.org/entity/{thing.match}")
            self.add(subject, "skos:exactMatch", match)
        self.rows(subject, thing.rows)
        self.add(subject, "dcterms:isPartOf", self.home)
        return subject


def _default_graph(dossier: Dossier) -> Iterator[Quad]:
    grow = _Grower(dossier)
    for event in dossier.events.values():
        _event(grow, event)
    for actor in dossier.actors.values():
        _actor(grow, actor)
    for place in dossier.places.values():
        grow.type(grow.name(place), "sem:Place")
    for instrument in dossier.instruments.values():
        _instrument(grow, instrument)
    for source in dossier.sources.values():
        _source(grow, source)
    for claim in dossier.claims.values():
        _claim(grow, claim)
    _disagreements(grow)
    _concepts(grow)
    return iter(grow.found)


def _event(grow: _Grower, event: Event) -> None:
    subject = grow.name(event)
    grow.type(subject, "sem:Event", "schema:Event")
    grow.languages(subject, "schema:name", event.labels)
    kind = _concept(grow.id, event.kind)
    grow.add(subject, "sem:eventType", kind)
    grow.type(kind, "sem:EventType")


def _actor(grow: _Grower, actor: Actor) -> None:
    subject = grow.name(actor)
    grow.type(subject, "prov:Agent", _ACTOR_CLASS[actor.kind])
    # Whoever has one name in all languages bears it untagged, as FOAF's users ask for it.
    names = dict.fromkeys(actor.labels.values())
    if len(names) == 1:
        grow.add(subject, "foaf:name", Literal(next(iter(names))))
    else:
        grow.languages(subject, "foaf:name", actor.labels)
    if actor.position:
        grow.add(subject, "ctx:position", _concept(grow.id, actor.position))


def _instrument(grow: _Grower, instrument: Instrument) -> None:
    subject = grow.name(instrument)
    grow.type(subject, "ctx:Instrument")
    grow.add(subject, "dcterms:type", _concept(grow.id, instrument.form))


def _source(grow: _Grower, source: Source) -> None:
    subject = grow.iri(source.id)
    # A source is an agent too: a sentence in its own words has it as its voice.
    grow.type(subject, "schema:CreativeWork", "prov:Agent")
    grow.add(subject, "dcterms:title", Literal(source.title.text, language=source.title.language))
    grow.called(subject, dict.fromkeys(("en", "es"), source.title.text))
    grow.add(subject, "dcterms:type", _concept(grow.id, source.kind))
    grow.add(subject, "dcterms:publisher", Literal(source.publisher))
    grow.add(subject, "dcterms:language", Literal(source.title.language))
    if source.issued:
        grow.add(subject, "dcterms:issued", _edtf(source.issued))
    if source.issued_inferred:
        grow.add(subject, "ctx:inferred", Literal(True))
    if source.url and source.live and _is_web(source.url):
        grow.add(subject, "schema:url", NamedNode(source.url))
    elif source.url:
        grow.add(subject, "ctx:address", Literal(source.url))
    if source.sha256:
        grow.add(subject, "schema:sha256", Literal(source.sha256))
    reading = ConceptRef("reading", "whole" if source.read_whole else "part")
    grow.add(subject, "ctx:reading", _concept(grow.id, reading))
    if source.copy_of and source.copy_is_held:
        grow.add(subject, "prov:hadPrimarySource", grow.iri(source.copy_of))
    elif source.copy_of:
        grow.add(subject, "ctx:copyOf", Literal(source.copy_of))
    for caution in source.cautions:
        grow.add(subject, "ctx:caution", _concept(grow.id, caution))
    grow.rows(subject, source.rows)
    grow.add(subject, "dcterms:isPartOf", grow.home)


def _is_web(url: str) -> bool:
    """Tell whether an address may become a link: http or https, with nothing an IRI forbids."""
    return url.startswith(("http://", "https://")) and not any(c in url for c in ' <>"{}|\\^`\n')


def _passage(grow: _Grower, passage: Passage) -> NamedNode:
    name = passage_id(passage.source, passage.locator, passage.start, passage.end)
    subject, selector = grow.iri(name), grow.iri(f"{name}-selector")
    grow.type(subject, "oa:SpecificResource")
    grow.add(subject, "oa:hasSource", grow.iri(passage.source))
    grow.add(subject, "oa:hasSelector", selector)
    grow.add(subject, "ctx:locator", Literal(passage.locator))
    if passage.start is not None and passage.end is not None:
        grow.type(selector, "oa:TextPositionSelector")
        grow.add(selector, "oa:start", Literal(passage.start))
        grow.add(selector, "oa:end", Literal(passage.end))
        grow.add(selector, "ctx:firstWords", Literal(passage.first))
        grow.add(selector, "ctx:lastWords", Literal(passage.last))
    else:
        grow.type(selector, "oa:FragmentSelector")
        grow.add(selector, "rdf:value", Literal(passage.locator))
    return subject


def _claim(grow: _Grower, claim: Claim) -> None:
    subject = grow.iri(claim.id)
    grow.type(subject, "ctx:Claim", "rdf:Statement")
    grow.add(subject, "rdf:subject", grow.iri(claim.subject))
    grow.add(subject, "rdf:predicate", grow.term(PREDICATES[claim.predicate]))
    grow.add(subject, "rdf:object", object_term(grow.id, claim.object))
    for voice in claim.voices:
        grow.add(subject, "prov:wasAttributedTo", grow.iri(voice))
    grow.add(subject, "dcterms:source", grow.iri(claim.passage.source))
    grow.add(subject, "ctx:passage", _passage(grow, claim.passage))
    grow.add(subject, "ctx:modality", _concept(grow.id, ConceptRef("modality", claim.modality)))
    grow.add(subject, "dcterms:isPartOf", grow.home)
    if claim.role:
        grow.add(subject, "sem:roleType", _concept(grow.id, claim.role))
    if claim.when:
        grow.add(subject, "ctx:date", _edtf(claim.when))
    if claim.said:
        grow.add(subject, "dcterms:issued", _edtf(claim.said))
    if claim.within:
        grow.add(subject, "ctx:within", object_term(grow.id, claim.within))
    if claim.inferred:
        grow.add(subject, "ctx:inferred", Literal(True))
    if claim.wording:
        wording = Literal(claim.wording.text, language=claim.wording.language)
        grow.add(subject, "ctx:wording", wording)
    grow.languages(subject, "rdfs:comment", claim.gist)
    for predicate, names in (
        ("cito:disputes", claim.disputes),
        ("cito:supports", claim.supports),
        ("prov:wasRevisionOf", (claim.revises,) if claim.revises else ()),
    ):
        for name in names:
            grow.add(subject, predicate, grow.iri(name))
    grow.rows(subject, claim.rows)
    if claim.figure:
        figure = claim.figure
        grow.type(subject, "ctx:Figure")
        grow.add(subject, "ctx:counted", _concept(grow.id, figure.counted))
        grow.add(subject, "ctx:unit", _concept(grow.id, figure.unit))
        grow.add(subject, "ctx:bound", _concept(grow.id, ConceptRef("bound", figure.bound)))
        if figure.definition:
            grow.add(subject, "dcterms:conformsTo", _concept(grow.id, figure.definition))
        if figure.part_of:
            grow.add(subject, "dcterms:isPartOf", grow.iri(figure.part_of))


def _disagreements(grow: _Grower) -> None:
    for disagreement in grow.dossier.disagreements.values():
        subject = grow.iri(disagreement.id)
        grow.type(subject, "ctx:Disagreement")
        grow.add(subject, "dcterms:type", _concept(grow.id, disagreement.kind))
        grow.called(subject, disagreement.labels)
        grow.languages(subject, "rdfs:comment", disagreement.notes)
        for name in disagreement.between:
            grow.add(subject, "ctx:between", grow.iri(name))
        grow.rows(subject, disagreement.rows)
        grow.add(subject, "dcterms:isPartOf", grow.home)


def _concepts(grow: _Grower) -> None:
    """
    Add the dossier's own concepts whole, and the labels of the common ones.

    The labels make the file readable alone; definitions and origins stay in concepts.ttl.
    """
    for (scheme, name), common in common_concepts().items():
        subject = NamedNode(concept_iri(scheme, name))
        grow.type(subject, "skos:Concept")
        grow.called(subject, common.labels)
        grow.add(subject, "skos:inScheme", NamedNode(concept_iri(scheme)))
        for text, language in common.aliases:
            grow.add(subject, "skos:altLabel", Literal(text, language=language))
        if common.broader:
            grow.add(subject, "skos:broader", NamedNode(concept_iri(scheme, common.broader)))
        if common.unit:
            grow.add(subject, "ctx:unit", NamedNode(concept_iri("unit", common.unit)))
    for (scheme, name), concept in grow.dossier.concepts.items():
        subject = NamedNode(own_concept_iri(grow.id, scheme, name))
        grow.type(subject, "skos:Concept")
        grow.called(subject, concept.labels)
        grow.languages(subject, "skos:definition", concept.definitions)
        grow.add(subject, "skos:inScheme", NamedNode(concept_iri(scheme)))
        if concept.broader:
            grow.add(subject, "skos:broader", _concept(grow.id, concept.broader))
        if concept.unit:
            grow.add(subject, "ctx:unit", _concept(grow.id, concept.unit))
        grow.add(subject, "dcterms:isPartOf", grow.home)


def _derived(dossier: Dossier) -> Iterator[Quad]:
    """Give what follows from the claims: plain triples, stamps and day numbers."""
    triples = view.derived(
        (_statement(dossier, claim) for claim in dossier.claims.values()), _kinds_of(dossier)
    )
    for triple in triples:
        yield Quad(*triple, _DEFAULT)
    for claim in dossier.claims.values():
        subject = NamedNode(data_iri(dossier.id, claim.id))
        period = claim.when or (claim.object if isinstance(claim.object, Span) else None)
        said = claim.said or dossier.sources[claim.passage.source].issued
        begun = period.earliest_begin if period and claim.modality == "asserted" else None
        for triple in (
            *view.claim_days(subject, period), *view.said_days(subject, said, begun)
        ):  # fmt: skip
            yield Quad(*triple, _DEFAULT)
    for source in dossier.sources.values():
        if source.issued:
            subject = NamedNode(data_iri(dossier.id, source.id))
            for triple in view.said_days(subject, source.issued):
                yield Quad(*triple, _DEFAULT)


def _statement(dossier: Dossier, claim: Claim) -> view.Statement:
    return view.Statement(
        claim=data_iri(dossier.id, claim.id),
        subject=data_iri(dossier.id, claim.subject),
        predicate=term(PREDICATES[claim.predicate]),
        object=object_term(dossier.id, claim.object),
        asserted=claim.modality == "asserted",
        limited=claim.within is not None,
        role=claim.role.id if claim.role else "",
    )


def _kinds_of(dossier: Dossier) -> dict[str, frozenset[str]]:
    """Give the kind of each event with every broader one, by the event's IRI."""
    above: dict[str, frozenset[str]] = {}

    def chain(ref: ConceptRef | None) -> frozenset[str]:
        if ref is None:
            return frozenset()
        if ref.id not in above:
            above[ref.id] = frozenset({ref.id})  # so that a circle ends
            own = dossier.concepts.get((ref.scheme, ref.id)) if ref.own else None
            broader = own.broader if own else None
            if not ref.own and (known := common_concepts()[ref.scheme, ref.id].broader):
                broader = ConceptRef(ref.scheme, known)
            above[ref.id] |= chain(broader)
        return above[ref.id]

    return {data_iri(dossier.id, name): chain(event.kind) for name, event in dossier.events.items()}


def _description(dossier: Dossier, so_far: list[Quad]) -> Iterator[Quad]:
    """Describe the dossier as a dataset, with what it holds counted (DCAT, VoID)."""
    grow = _Grower(dossier)
    home = grow.home
    grow.type(home, "dcat:Dataset", "void:Dataset")
    grow.called(home, dossier.titles, "dcterms:title")
    grow.languages(home, "dcterms:description", dossier.descriptions)
    grow.languages(home, "skos:editorialNote", dossier.notes)
    for language in dossier.languages:
        grow.add(home, "dcterms:language", Literal(language))
    grow.add(home, "foaf:primaryTopic", grow.iri(dossier.focus))
    known = Literal(dossier.as_known_on, datatype=grow.term("xsd:date"))
    grow.add(home, "ctx:asKnownOn", known)
    grow.add(home, "ctx:modelVersion", Literal(MODEL_VERSION))
    grow.add(home, "dcterms:license", Literal(dossier.licence))
    counts: dict[str, int] = defaultdict(int)
    kind = term("rdf:type")
    for quad in so_far:
        if quad.predicate.value == kind:
            counts[_iri(quad.object)] += 1
    for compact in ("ctx:Claim", "ctx:Figure", "ctx:Instrument", "schema:CreativeWork",
                    "sem:Event", "sem:Place", "ctx:Disagreement"):  # fmt: skip
        part = grow.iri("count-of-" + compact.partition(":")[2].lower())
        grow.add(home, "void:classPartition", part)
        grow.add(part, "void:class", grow.term(compact))
        grow.add(part, "void:entities", Literal(counts[term(compact)]))
    yield from grow.found
    total = Literal(len(so_far) + len(grow.found) + 1)
    yield Quad(home, grow.term("void:triples"), total, _DEFAULT)
