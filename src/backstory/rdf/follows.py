"""Give what follows from the claims of a dossier: plain triples, stamps, day numbers, measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from backstory.dates.edtf import Span
from backstory.model.concepts import common_concepts
from backstory.model.measures import measures_in
from backstory.model.nouns import Dossier, Modality, Name
from backstory.rdf import view
from backstory.rdf.stating import TYPE
from backstory.vocabulary import concept_iri, term

__all__ = ["follows"]


def follows(dossier: Dossier) -> Iterator[view.Triple]:
    """Give what follows from the claims: plain triples, stamps and day numbers."""
    claims = dossier.claims.values()
    above = _above(dossier)
    kinds = {event.iri: view.with_broader(event.type, above) for event in dossier.events.values()}
    sources = {source.iri: source for source in dossier.sources.values()}
    yield from view.derived(claims, kinds, sources)
    is_of, measure = NamedNode(TYPE), NamedNode(term("ctx:Measure"))
    for iri in _measures(dossier, kinds, above):
        yield NamedNode(iri), is_of, measure
    issued = {iri: source.issued for iri, source in sources.items()}
    for claim in claims:
        subject = NamedNode(claim.iri)
        period = claim.when or (claim.object if isinstance(claim.object, Span) else None)
        said = claim.said or issued[claim.source]
        asserted = claim.modality == Modality.ASSERTED
        begun = period.earliest_begin if period and asserted else None
        yield from view.claim_days(subject, period)
        yield from view.said_days(subject, said, begun)
    for iri, span in issued.items():
        if span:
            yield from view.said_days(NamedNode(iri), span)


def _above(dossier: Dossier) -> dict[str, str]:
    """Give the concept above each, the dossier's own and the common ones, by IRI."""
    above = {concept.iri: concept.broader for concept in dossier.concepts.values()}
    for (scheme, name), common in common_concepts().items():
        if common.broader:
            above[concept_iri(scheme, name)] = concept_iri(scheme, common.broader)
    return above


def _measures(
    dossier: Dossier, kinds: Mapping[str, frozenset[str]], above: Mapping[str, str]
) -> Iterable[str]:
    """Give the IRIs of the measures: worked out here once, so that every query can ask for them."""
    common = [
        Name(iri=concept_iri(scheme, name), kind="concept", labels=one.labels)
        for (scheme, name), one in common_concepts().items()
    ]
    concepts = [*dossier.concepts.values(), *common]
    kinds_of = {concept.iri: view.with_broader(concept.iri, above) for concept in concepts}
    by = [
        (claim.subject, claim.object)
        for claim in dossier.claims.values()
        if claim.predicate == "ctx:instrument" and isinstance(claim.object, str)
    ]
    return measures_in([*dossier.named(), *concepts], {**kinds_of, **kinds}, by)
