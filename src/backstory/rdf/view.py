"""
Derive what claims support with no voice in it: plain triples, and the stamps of dates.

A plain triple says nothing that no voice asserts; it accuses nobody; it is never written by hand.
It stands beside names and claims in the one graph, told from them by its predicate. Left out:
counts, characterisations, remarks, offices, whatever is not asserted or holds only within limits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode

from backstory.dates.days import civil
from backstory.dates.edtf import Span, iso
from backstory.dates.hull import Hull, hull
from backstory.model.independence import witness
from backstory.model.nouns import Claim, Modality, Source
from backstory.rdf.ways import object_term
from backstory.vocabulary import PLAIN, id_of, term

__all__ = ["ACCUSING_BRANCHES", "ACCUSING_KINDS", "ACCUSING_ROLES", "DECIDING_ROLES", "DERIVED",
           "Triple", "accuses", "claim_days", "derived", "may_be_plain", "said_days",
           "stamps", "with_broader"]  # fmt: skip

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

ACCUSING_ROLES: Final = frozenset({"victim", "alleged-perpetrator", "defendant", "target"})
"""Roles that accuse someone: told only as a claim with its voice, never as a plain line."""

ACCUSING_KINDS: Final = frozenset({"torture", "disappearance"})
"""Kinds that are an accusation wherever they are said of something."""

ACCUSING_BRANCHES: Final = frozenset(
    {"deprivation", "court-proceedings", "investigation", *ACCUSING_KINDS}
)
"""Kinds, with all below them, of events whose actors are accused: arrest, prosecution, sentence."""

DECIDING_ROLES: Final = frozenset(
    {"critic", "decider", "documenter", "mediator", "observer", "opponent", "reviewer",
     "sceptic", "signatory", "speaker", "supporter"}
)  # fmt: skip
"""Roles of those who decide or speak, who stand plainly at an event that accuses others."""

_BOUNDS: Final = (
    ("earliest_begin", "sem:hasEarliestBeginTimeStamp", "ctx:earliestBeginDay"),
    ("latest_begin", "sem:hasLatestBeginTimeStamp", "ctx:latestBeginDay"),
    ("earliest_end", "sem:hasEarliestEndTimeStamp", "ctx:earliestEndDay"),
    ("latest_end", "sem:hasLatestEndTimeStamp", "ctx:latestEndDay"),
)
_ENDS: Final = (
    ("earliest_begin", "latest_begin", "sem:hasBeginTimeStamp", "schema:startDate"),
    ("earliest_end", "latest_end", "sem:hasEndTimeStamp", "schema:endDate"),
)
DERIVED: Final = (
    *(name for _, *names in _BOUNDS for name in names),
    *(name for *_, stamp, date in _ENDS for name in (stamp, date)),
    "ctx:hull", "ctx:approximate", "ctx:datesDisjoint", "ctx:datedBy", "ctx:outlyingDate",
    "ctx:dateSources",
    "ctx:saidEarliestDay", "ctx:saidLatestDay",
)  # fmt: skip
"""Terms of what is worked out from dates, wherever it stands."""


def accuses(predicate: str, role: str, thing: str, kinds: Collection[str]) -> bool:
    """
    Tell whether a claim accuses somebody: the one rule, for graph, pictures and briefs.

    Args:
        predicate: Compact, as in `sem:hasActor`.
        role: The id of the role, if it has one.
        thing: The id of the concept it points at, if it points at one.
        kinds: The kind of the event it is about, and every broader one.

    >>> accuses("sem:hasActor", "victim", "", ["protest", "politics"])
    True
    >>> accuses("sem:hasActor", "decider", "", ["arrest", "deprivation"])
    False
    """
    if predicate != "sem:hasActor":
        return thing in ACCUSING_KINDS
    if role in ACCUSING_ROLES:
        return True
    return role not in DECIDING_ROLES and not ACCUSING_BRANCHES.isdisjoint(kinds)


def may_be_plain(
    predicate: str,
    *,
    asserted: bool,
    limited: bool,
    role: str = "",
    thing: str = "",
    kinds: Collection[str] = (),
) -> bool:
    """
    Tell whether a claim may stand as a plain triple, with no voice beside it.

    Args:
        predicate: Compact, as in `sem:hasActor`.
        asserted: Whether a voice asserts it.
        limited: Whether it holds only within limits.
        role: See `accuses`, as for the rest.
        thing: The id of the concept it points at.
        kinds: The kinds of the event it is about.
    """
    if predicate not in PLAIN or limited or not asserted:
        return False
    return not accuses(predicate, role, thing, kinds)


@cache
def _node(compact: str) -> NamedNode:
    return NamedNode(term(compact))


def with_broader(kind: str, above: Mapping[str, str]) -> frozenset[str]:
    """
    Give the id of a kind and of every broader one.

    Args:
        kind: IRI of the kind.
        above: The broader concept of each, by IRI.
    """
    found: list[str] = []
    while kind and id_of(kind) not in found:
        found.append(id_of(kind))
        kind = above.get(kind, "")
    return frozenset(found)


def derived(
    claims: Iterable[Claim],
    kinds_of: Mapping[str, frozenset[str]],
    sources: Mapping[str, Source],
) -> Iterator[Triple]:
    """
    Give every plain triple of some claims, and the stamps of what they date.

    Args:
        claims: The claims.
        kinds_of: The kind of each event, and every broader one, by the event's IRI.
        sources: Every source by IRI: copies of one text are one witness of a date.
    """
    dated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        asserted = claim.modality == Modality.ASSERTED
        thing = claim.object
        if asserted and claim.predicate == "ctx:date":
            dated[claim.subject].append(claim)
        if may_be_plain(
            claim.predicate,
            asserted=asserted,
            limited=bool(claim.within or claim.limit or claim.extent == "part"),
            role=id_of(claim.role),
            thing=id_of(thing) if isinstance(thing, str) else "",
            kinds=kinds_of.get(claim.subject, frozenset()),
        ):
            yield NamedNode(claim.subject), _node(claim.predicate), object_term(thing)
            if claim.predicate == "sem:hasActor" and isinstance(thing, str):
                yield NamedNode(thing), _node("rdf:type"), _node("sem:Actor")
    for subject, dating in dated.items():
        told = [claim for claim in dating if isinstance(claim.object, Span)]
        found = hull(
            [claim.object for claim in told if isinstance(claim.object, Span)],
            [witness(sources, claim) for claim in told],
        )
        if found is None:
            continue
        event = NamedNode(subject)
        yield from stamps(event, found)
        for claim in told:
            yield event, _node("ctx:datedBy"), NamedNode(claim.iri)
        for place in found.outliers:
            yield event, _node("ctx:outlyingDate"), NamedNode(told[place].iri)


def stamps(subject: NamedNode, found: Hull) -> Iterator[Triple]:
    """Give the bounds that the asserted dates of one event or instrument come to."""
    for name, stamp, day in _BOUNDS:
        value = getattr(found.span, name)
        if value is not None:
            yield subject, _node(stamp), Literal(iso(value), datatype=_node("xsd:date"))
            yield subject, _node(day), Literal(value)
    for low, high, stamp, date in _ENDS:
        told = _within_one(getattr(found.span, low), getattr(found.span, high))
        if told:
            text, kind = told
            yield subject, _node(stamp), Literal(text, datatype=_node(kind))
            yield subject, _node(date), Literal(text)
    if found.span.text:
        yield subject, _node("ctx:hull"), Literal(found.span.text, datatype=_node("edtf:EDTF"))
    if found.span.approximate:
        yield subject, _node("ctx:approximate"), Literal(True)
    yield subject, _node("ctx:dateSources"), Literal(found.carried)
    if found.disjoint or found.outliers:
        yield subject, _node("ctx:datesDisjoint"), Literal(True)


def _within_one(low: int | None, high: int | None) -> tuple[str, str] | None:
    """Give the day, month or year in which both bounds of an end lie, with its XSD type."""
    if low is None or high is None:
        return None
    if low == high:
        return iso(low), "xsd:date"
    (year, month, _), (other_year, other_month, _) = civil(low), civil(high)
    if year != other_year:
        return None
    text = iso(low)
    return (text[:-3], "xsd:gYearMonth") if month == other_month else (text[:-6], "xsd:gYear")


def claim_days(claim: NamedNode, period: Span | None) -> Iterator[Triple]:
    """Give the day numbers of the period for which a claim is said to hold."""
    if period is None:
        return
    for name, _, day in _BOUNDS:
        value = getattr(period, name)
        if value is not None:
            yield claim, _node(day), Literal(value)
    if period.approximate:
        yield claim, _node("ctx:approximate"), Literal(True)


def said_days(subject: NamedNode, said: Span | None, begun: int | None = None) -> Iterator[Triple]:
    """
    Give the first and the last day on which something may have been said.

    What is asserted to have begun was not said before, unless the saying is dated before it.
    """
    first, last = (said.earliest_begin, said.latest_end) if said else (None, None)
    if begun is not None and (last is None or begun <= last):
        first = begun if first is None else max(first, begun)
    if first is not None:
        yield subject, _node("ctx:saidEarliestDay"), Literal(first)
    if last is not None:
        yield subject, _node("ctx:saidLatestDay"), Literal(last)
