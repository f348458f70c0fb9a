"""
Derive the view: plain triples that claims support, and the bounds of their dates.

A view triple says nothing that no voice asserts; it accuses nobody; it is never written by hand.
Left out: counts, characterisations, remarks, offices, everything not asserted, accusing roles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from backstory.dates.edtf import Span, iso
from backstory.dates.hull import hull
from backstory.model.nouns import Claim, ConceptRef, Dossier, Modality, Object
from backstory.vocabulary import ACCUSING_ROLES, PREDICATES, data_iri, term

__all__ = ["dates", "triples"]

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]
TermOf = Callable[[str, Object], NamedNode | Literal]

_LEFT_OUT = frozenset({"count", "characterised-as", "remark", "holds", "happened"})
_ACCUSING_KINDS = frozenset({"torture", "disappearance"})
_BOUNDS = (
    ("earliest_begin", "sem:hasEarliestBeginTimeStamp", "ctx:earliestBeginDay"),
    ("latest_begin", "sem:hasLatestBeginTimeStamp", "ctx:latestBeginDay"),
    ("earliest_end", "sem:hasEarliestEndTimeStamp", "ctx:earliestEndDay"),
    ("latest_end", "sem:hasLatestEndTimeStamp", "ctx:latestEndDay"),
)


def triples(dossier: Dossier, term_of: TermOf) -> Iterator[Triple]:
    """Give every view triple of a dossier, possibly more than once."""
    dated: dict[str, list[Claim]] = defaultdict(list)
    for claim in dossier.claims.values():
        yield from _claim_days(dossier, claim)
        if claim.modality != Modality.ASSERTED:
            continue
        if claim.predicate == "happened":
            dated[claim.subject].append(claim)
        if _is_plain(claim):
            subject = NamedNode(data_iri(dossier.id, claim.subject))
            yield (
                subject,
                NamedNode(term(PREDICATES[claim.predicate])),
                term_of(dossier.id, claim.object),
            )
    for subject_id, claims in dated.items():
        yield from _event_days(dossier, subject_id, claims)
    for source in dossier.sources.values():
        if source.issued:
            yield from _said(NamedNode(data_iri(dossier.id, source.id)), source.issued)


def _is_plain(claim: Claim) -> bool:
    if claim.predicate in _LEFT_OUT or claim.within is not None:
        return False
    if claim.role and claim.role.id in ACCUSING_ROLES:
        return False
    thing = claim.object
    if isinstance(thing, ConceptRef) and thing.scheme == "kind":
        return thing.id not in _ACCUSING_KINDS
    return True


def _event_days(dossier: Dossier, subject_id: str, claims: list[Claim]) -> Iterator[Triple]:
    subject = NamedNode(data_iri(dossier.id, subject_id))
    spans = [claim.object for claim in claims if isinstance(claim.object, Span)]
    dated = list(dates(subject, spans))
    yield from dated
    if dated:
        for claim in claims:
            yield subject, NamedNode(term("ctx:datedBy")), NamedNode(data_iri(dossier.id, claim.id))


def dates(subject: NamedNode, spans: Sequence[Span]) -> Iterator[Triple]:
    """Give the bounds that the asserted dates of one event or instrument come to."""
    found = hull(spans)
    if found is None:
        return
    for name, stamp, day in _BOUNDS:
        value = getattr(found.span, name)
        if value is not None:
            date = Literal(iso(value), datatype=NamedNode(term("xsd:date")))
            yield subject, NamedNode(term(stamp)), date
            yield subject, NamedNode(term(day)), Literal(value)
    if found.span.text:
        text = Literal(found.span.text, datatype=NamedNode(term("edtf:EDTF")))
        yield subject, NamedNode(term("ctx:hull")), text
    if found.span.approximate:
        yield subject, NamedNode(term("ctx:approximate")), Literal(True)
    if found.disjoint:
        yield subject, NamedNode(term("ctx:datesDisjoint")), Literal(True)


def _claim_days(dossier: Dossier, claim: Claim) -> Iterator[Triple]:
    """Give the day numbers of a claim's period, and of when it was said."""
    subject = NamedNode(data_iri(dossier.id, claim.id))
    period = claim.when or (claim.object if isinstance(claim.object, Span) else None)
    if period:
        for name, _, day in _BOUNDS:
            value = getattr(period, name)
            if value is not None:
                yield subject, NamedNode(term(day)), Literal(value)
        if period.approximate:
            yield subject, NamedNode(term("ctx:approximate")), Literal(True)
    said = claim.said or dossier.sources[claim.passage.source].issued
    begun = period.earliest_begin if period and claim.modality == "asserted" else None
    yield from _said(subject, said, begun)


def _said(subject: NamedNode, said: Span | None, begun: int | None = None) -> Iterator[Triple]:
    """
    Give the first and the last day on which something may have been said.

    What is asserted to have begun was not said before, unless the saying is dated before it.
    """
    first, last = (said.earliest_begin, said.latest_end) if said else (None, None)
    if begun is not None and (last is None or begun <= last):
        first = begun if first is None else max(first, begun)
    if first is not None:
        yield subject, NamedNode(term("ctx:saidEarliestDay")), Literal(first)
    if last is not None:
        yield subject, NamedNode(term("ctx:saidLatestDay")), Literal(last)
