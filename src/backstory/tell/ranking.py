"""
Order the claims that answer one question, the best first.

The weightiest source stands first: text of the law, official record, agency, newspaper,
organisation; among alike, what tells best what happened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from backstory.compare.context_sources import source_weight
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.replying import DOING, OPINION
from backstory.tell.told import Teller
from backstory.vocabulary import CONTEXT_PREDICATES, id_of

__all__ = ["MAIN", "by_role", "counts_of", "has_few_gists", "is_strange", "nearness", "of_events",
           "of_people", "ranked"]  # fmt: skip

_WEIGHT: Final = 0.8
"""What a source adds, above what it adds to how well a claim tells what happened."""
_WEAK, _DISPUTED, _LEANS, _OF_PAGE, _JUDGED = 1.6, 0.2, 0.8, 0.6, 0.8
_REPEATED: Final = 0.1
"""What each further independent source adds, of at most four."""
_NEAR: Final = 180.0
"""Days within which another count is set beside one."""
MAIN: Final = DOING | {"applicant", "target", "defendant", "successor", "affected", "reviewer"}
"""Roles by which something is told before others, those who did it first."""


def ranked(
    teller: Teller, claims: Iterable[Claim], add: Callable[[Claim], float] = lambda _: 0.0
) -> tuple[Claim, ...]:
    """Order claims: the weightiest source first, among alike what tells best what happened."""
    told: dict[tuple[object, ...], set[str]] = {}
    given = list(claims)
    every = [
        c for c in given
        if c.gist.get(teller.lang) or c.counted or c.predicate in _CLAUSES or is_strange(c)
    ]  # fmt: skip
    if any(has_few_gists(teller, c) for c in given):
        # Who wrote few sentences still said who did what, when, where and by what name.
        every += [
            c for c in given
            if c not in every and has_few_gists(teller, c)
            and (c.predicate in _BARE or (c.predicate in _LINKS and c.modality == "asserted"))
        ]  # fmt: skip
    for claim in every:
        told.setdefault(_says(claim), set()).add(teller.record.root(claim.source))

    def key(claim: Claim) -> tuple[float, str]:
        value: float = teller.once("ranked", claim, partial(_value, teller))
        value += _REPEATED * min(len(told[_says(claim)]), 4)
        return -round(value + add(claim), 6), claim.id

    return tuple(sorted(every, key=key))


def _value(teller: Teller, claim: Claim) -> float:
    """Say how well a claim answers by itself, however many say the same."""
    source = teller.record.sources.get(claim.source)
    value = teller.worth(claim) + _WEIGHT * (source_weight(source) if source else 0.3)
    value -= _WEAK if source and teller.weakness(source) else 0
    value -= _DISPUTED if claim.iri in teller.record.disputed_by else 0
    gist = claim.gist.get(teller.lang, "")
    # That somebody decided something goes before what is thought of it.
    value -= _JUDGED if (claim.subject, gist) in _judging(teller) else 0
    return value - (_LEANS * teller.leans(gist) + _OF_PAGE * teller.is_of_its_page(gist))


def _judging(teller: Teller) -> frozenset[tuple[str, str]]:
    """Give the sentences on things that tell, too, what somebody holds of them."""
    return teller.record.once(f"judging {teller.lang}", partial(_judged, teller.lang))


def _judged(lang: str, record: Record) -> frozenset[tuple[str, str]]:
    return frozenset(
        (claim.subject, claim.gist[lang])
        for claim in record.claims.values()
        if claim.role and id_of(claim.role) in OPINION and lang in claim.gist
    )


def has_few_gists(teller: Teller, claim: Claim) -> bool:
    """Tell whether most claims of the dossier of one have no sentence of the editors."""
    few = teller.record.once("few gists", _few_gists)
    return bool(few) and _dossier(claim) in few


def _few_gists(record: Record) -> frozenset[str]:
    """Give the addresses of the dossiers of which most claims have no gist."""
    told: Counter[str] = Counter()
    for claim in record.claims.values():
        told[_dossier(claim)] += 1 if claim.gist else -1
    return frozenset(each for each, more in told.items() if more < 0)


def _dossier(claim: Claim) -> str:
    return claim.iri.removesuffix(id_of(claim.iri))


def _says(claim: Claim) -> tuple[object, ...]:
    return claim.predicate, claim.role, claim.object, claim.counted, claim.subject


def of_people(teller: Teller) -> Callable[[Claim], float]:
    """Prefer what names a person: a step told without anybody says little."""

    def add(claim: Claim) -> float:
        named = isinstance(claim.object, str) and teller.prose.kind(claim.object) == "person"
        return 0.3 if named and claim.predicate == "sem:hasActor" else 0.0

    return add


def of_events(teller: Teller) -> Callable[[Claim], float]:
    """Prefer events that are reached, which a reader knows, to periods and offences."""
    return lambda claim: 0.4 if claim.object in teller.ties.events else 0.0


def counts_of(
    teller: Teller, claims: Iterable[Claim], add: Callable[[Claim], float] = lambda _: 0.0
) -> tuple[Claim, ...]:
    """Give the counts: of people if there are, with their day first, and what many repeat."""
    counted = [claim for claim in claims if claim.counted]
    people = [claim for claim in counted if id_of(claim.unit) == "person"]
    dated = {c.iri: 0.4 for c in counted if c.when}
    return ranked(teller, people or counted, lambda c: dated.get(c.iri, 0) + add(c))


def nearness(teller: Teller, claim: Claim) -> Callable[[Claim], float]:
    """Prefer counts of the days of one."""

    def day(one: Claim) -> int | None:
        span = one.when or teller.record.said(one)
        return span.latest_end if span else None

    def add(other: Claim) -> float:
        here, there = day(claim), day(other)
        if here is None or there is None:
            return -3.0
        return -min(abs(here - there) / _NEAR, 3.0)

    return add


def by_role(claim: Claim) -> float:
    """Prefer a main part in an event to one beside it."""
    return 0.0 if id_of(claim.role) in MAIN else -1.0


_CLAUSES: Final = ("org:holds", "org:memberOf")
"""Claims that make a sentence without a gist."""
_BARE: Final = frozenset(
    (
        "sem:hasActor", "ctx:date", "sem:hasPlace", "ctx:instrument", "ctx:characterisedAs",
        "ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition", "ctx:effect", "ctx:status",
        "sem:subEventOf",
    )
)  # fmt: skip
"""Claims that make one where nothing has a gist."""
_LINKS: Final = frozenset(CONTEXT_PREDICATES.values())
"""Those that do where they are asserted: what somebody doubts led to it is no news of it."""
_WORDED: Final = frozenset(
    (
        "ctx:count", "ctx:origin", "ctx:number", "ctx:published", "ctx:remark", "ctx:before",
        "ctx:after", "org:subOrganizationOf",
    )
)  # fmt: skip
"""Those that a brief tells in the words of the editors alone."""


def is_strange(claim: Claim) -> bool:
    """Tell whether nothing here knows the predicate of a claim: it is told last, and not lost."""
    known = claim.predicate in _BARE or claim.predicate in _LINKS or claim.predicate in _WORDED
    return not known and claim.predicate not in _CLAUSES
