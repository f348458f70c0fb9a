"""
Turn a Dossier into triples: names, claims and plain triples in one default graph.

What stands where is told by the table in `mapping`. No clock, no chance, no blank nodes: the same
dossier gives the same bytes on every machine and day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import starmap

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from backstory.errors import Spot
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Claim, Dossier, Name, Passage, Source
from backstory.model.signed import Correction, Disagreement, Gap, Link
from backstory.rdf import mapping, view
from backstory.rdf.follows import follows
from backstory.rdf.shown import not_inferred_in
from backstory.rdf.stating import COUNTED, TYPE, Grower, description
from backstory.vocabulary import (
    concept_iri,
    dossier_iri,
    id_of,
    passage_id,
    term,
)

__all__ = ["spots", "stated", "store_of", "triples"]

_TYPES = {
    "event": ("sem:Event", "schema:Event"),
    "instrument": ("ctx:Instrument",),
    "place": ("sem:Place",),
    "person": ("prov:Agent", "foaf:Person"),
    "body": ("prov:Agent", "org:Organization"),
    "group": ("prov:Agent", "foaf:Group"),
    "post": ("prov:Agent", "org:Post"),
}


def triples(dossier: Dossier) -> list[Triple]:
    """Grow a dossier into its triples, sorted and without repeats."""
    return list(starmap(Triple, stated(dossier)))


def stated(dossier: Dossier) -> list[view.Triple]:
    """Grow a dossier into what `triples` gives, not yet copied into triples of a library."""
    found = _sorted(_grown(dossier))
    is_of = NamedNode(TYPE)
    counts = Counter(_iri(thing) for _, predicate, thing in found if predicate == is_of)
    return [*_sorted(description(dossier, counts, len(found))), *found]


def store_of(dossier: Dossier) -> Store:
    """Grow a dossier into a store to ask: no list of its triples is held, and nothing is sorted."""
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in _grown(dossier))
    counts = {
        term(compact): sum(1 for _ in store.quads_for_pattern(
            None, NamedNode(TYPE), NamedNode(term(compact)), None
        ))
        for compact in COUNTED
    }  # fmt: skip
    store.extend([Quad(*each) for each in description(dossier, counts, len(store))])
    return store


def _grown(dossier: Dossier) -> Iterator[view.Triple]:
    """Give every triple but the description of the whole, in no order, some more than once."""
    yield from _default_graph(dossier)
    yield from follows(dossier)


def _sorted(every: Iterable[view.Triple]) -> list[view.Triple]:
    """
    Sort triples by subject, predicate and object, and drop repeats.

    Subjects are sorted first and each subject's few triples apart: a plain sort of all of them
    spends most of its time comparing IRIs that begin alike.
    """
    groups: dict[str, list[view.Triple]] = defaultdict(list)
    last, group = None, list[view.Triple]()
    for triple in every:
        subject = triple[0]
        if subject is not last:  # most triples follow one of the same subject
            last, group = subject, groups[subject.value]
        group.append(triple)
    found = []
    for _, group in sorted(groups.items()):
        keyed = {(triple[1].value, str(triple[2])): triple for triple in group}
        found += [keyed[key] for key in sorted(keyed)]
    return found


def _iri(thing: object) -> str:
    """Give the IRI of a subject or class; there are no blank nodes and no triples as terms."""
    return thing.value if isinstance(thing, NamedNode) else str(thing)


def spots(dossier: Dossier) -> dict[str, Spot]:
    """Tell which line each IRI was written on, so that a rule can point home."""
    written: tuple[Name | Source | Claim | Disagreement | Link | Gap | Correction, ...] = (
        *dossier.named(),
        *dossier.sources.values(),
        *dossier.claims.values(),
        *dossier.disagreements.values(),
        *dossier.links.values(),
        *dossier.gaps.values(),
        *dossier.corrections.values(),
        *dossier.concepts.values(),
    )
    home = dossier_iri(dossier.id, dossier.base)
    return {home: dossier.at, **{thing.iri: thing.at for thing in written}}


def _default_graph(dossier: Dossier) -> Iterator[view.Triple]:
    grow = Grower(dossier)
    for name in dossier.named():
        _name(grow, name)
        yield from grow.taken()
    for source in dossier.sources.values():
        _source(grow, source)
        yield from grow.taken()
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in dossier.claims.values():
        if claim.inferred:
            about[claim.subject].append(claim)
    for claim in dossier.claims.values():
        _claim(grow, claim)
        for lang in not_inferred_in(claim, about[claim.subject]) if claim.inferred else ():
            grow.add(NamedNode(claim.iri), "ctx:notInferredIn", Literal(lang))
        yield from grow.taken()
    for disagreement in dossier.disagreements.values():
        subject = NamedNode(disagreement.iri)
        grow.type(subject, "ctx:Disagreement")
        grow.fields(subject, disagreement, mapping.DISAGREEMENT)
        grow.languages(subject, "rdfs:label", disagreement.labels)
        grow.part(subject)
    for link in dossier.links.values():
        subject = NamedNode(link.iri)
        grow.type(subject, "ctx:Link")
        grow.fields(subject, link, mapping.LINK)
        grow.add(subject, "prov:wasAttributedTo", grow.home)
        grow.part(subject)
    for gap in dossier.gaps.values():
        subject = NamedNode(gap.iri)
        grow.type(subject, "ctx:Gap")
        grow.fields(subject, gap, mapping.GAP)
        grow.languages(subject, "rdfs:label", gap.question)
        grow.part(subject)
    for correction in dossier.corrections.values():
        subject = NamedNode(correction.iri)
        grow.type(subject, "ctx:Correction")
        grow.fields(subject, correction, mapping.CORRECTION)
        grow.part(subject)
        if correction.withdrawn and correction.of:  # all that is left of it
            grow.type(NamedNode(correction.of), "ctx:Withdrawn")
            grow.part(NamedNode(correction.of))
    _concepts(grow)
    yield from grow.taken()


def _name(grow: Grower, name: Name) -> None:
    """State a name under every term that people ask for: SKOS, RDFS, and FOAF or schema.org."""
    subject = NamedNode(name.iri)
    grow.type(subject, *_TYPES[name.kind])
    grow.fields(subject, name, mapping.NAME)
    grow.languages(subject, "rdfs:label", name.labels)
    if name.type:
        grow.add(subject, mapping.TYPE_LINKS[name.kind], NamedNode(name.type))
    if name.kind == "event":
        grow.languages(subject, "schema:name", name.labels)
        if name.type:  # a mistake in it is told, and the rest held to the rules
            grow.type(NamedNode(name.type), "sem:EventType")
    elif "prov:Agent" in _TYPES[name.kind]:
        # Whoever has one name in all languages bears it untagged, as FOAF's users ask for it.
        names = dict.fromkeys(name.labels.values())
        if len(names) == 1:
            grow.add(subject, "foaf:name", Literal(next(iter(names))))
        else:
            grow.languages(subject, "foaf:name", name.labels)
    grow.part(subject)


def _source(grow: Grower, source: Source) -> None:
    subject = NamedNode(source.iri)
    # A source is an agent too: a sentence in its own words has it as its voice.
    grow.type(subject, "schema:CreativeWork", "prov:Agent")
    grow.fields(subject, source, mapping.SOURCE)
    titles = {lang: source.told(source.titles, lang) for lang in grow.dossier.languages}
    for predicate in ("skos:prefLabel", "rdfs:label"):
        grow.languages(subject, predicate, titles)
    if source.copy_of and source.copy_is_held:
        grow.add(subject, "prov:hadPrimarySource", NamedNode(source.copy_of))
    elif source.copied:
        grow.languages(subject, "ctx:copyOf", source.copied)
    elif source.copy_of:
        grow.add(subject, "ctx:copyOf", Literal(source.copy_of))
    grow.part(subject)


def _passage(grow: Grower, passage: Passage) -> NamedNode:
    source = NamedNode(passage.source)
    name = passage_id(id_of(passage.source), passage.locator, passage.start, passage.end)
    subject, selector = grow.iri(name), grow.iri(f"{name}-selector")
    grow.type(subject, "oa:SpecificResource")
    grow.add(subject, "oa:hasSource", source)
    grow.add(subject, "oa:hasSelector", selector)
    grow.fields(subject, passage, mapping.PASSAGE)
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


def _claim(grow: Grower, claim: Claim) -> None:
    subject = NamedNode(claim.iri)
    grow.type(subject, "ctx:Claim", "rdf:Statement")
    grow.fields(subject, claim, mapping.CLAIM)
    grow.add(subject, "dcterms:source", NamedNode(claim.source))
    grow.add(subject, "ctx:passage", _passage(grow, claim.passage))
    grow.part(subject)
    if claim.inferred:
        grow.add(subject, "ctx:inferred", Literal(True))
    if claim.figure:
        grow.type(subject, "ctx:Figure")
        grow.fields(subject, claim.figure, mapping.FIGURE)
        if claim.part_of:
            grow.add(subject, "dcterms:isPartOf", NamedNode(claim.part_of))


def _concepts(grow: Grower) -> None:
    """
    Add the dossier's own concepts whole, and the labels of the common ones.

    The labels make the file readable alone; definitions and origins stay in concepts.ttl.
    """
    for (scheme, name), common in common_concepts().items():
        subject = NamedNode(concept_iri(scheme, name))
        grow.type(subject, "skos:Concept")
        for predicate in ("skos:prefLabel", "rdfs:label"):
            grow.languages(subject, predicate, common.labels)
        grow.add(subject, "skos:inScheme", NamedNode(concept_iri(scheme)))
        for text, language in common.aliases:
            grow.add(subject, "skos:altLabel", Literal(text, language=language))
        if common.broader:
            grow.add(subject, "skos:broader", NamedNode(concept_iri(scheme, common.broader)))
        if common.unit:
            grow.add(subject, "ctx:unit", NamedNode(concept_iri("unit", common.unit)))
    for concept in grow.dossier.concepts.values():
        subject = NamedNode(concept.iri)
        grow.type(subject, "skos:Concept")
        grow.fields(subject, concept, mapping.CONCEPT)
        grow.languages(subject, "rdfs:label", concept.labels)
        grow.add(subject, "skos:inScheme", NamedNode(concept_iri(concept.scheme)))
        grow.part(subject)
