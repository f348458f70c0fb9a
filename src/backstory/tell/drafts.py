"""
Disagreements come in; out go drafts of cards: which accounts stand on each, and the verdict.

Nothing is worded here: an event has some thirty cards about it, and three are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from backstory.compare.disagreements import Disagreement
from backstory.compare.figures import Verdict
from backstory.model.nouns import Claim
from backstory.tell.told import Teller
from backstory.vocabulary import id_of

__all__ = ["ACCOUNTS", "Asked", "Draft", "asked_of", "drafted", "drafts_of", "rival_draft"]

_SCOPE: Final = ("ctx:covers", "ctx:excludes", "ctx:benefits", "ctx:condition", "ctx:effect")
_WHY: Final = (
    "ctx:causedBy", "ctx:respondsTo", "ctx:enabledBy", "ctx:origin", "ctx:continues",
)  # fmt: skip
_SIGNED: Final = {
    "possible": "may-contradict", "compatible": "both", "explained": "explained", "slip": "slip",
}  # fmt: skip
"""What becomes of accounts of which the editors tell a verdict: it goes before any rule."""
_WEEK, _FAR = 7, 8
_PUSHING: Final = "pressure"
_TOGETHER: Final = 3
"""Disagreements on one card."""
ACCOUNTS: Final = 5
"""Accounts on one card."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A card before it is worded: all that decides whether it is shown."""

    sort: str
    verdict: str
    claims: tuple[Claim, ...]
    """The accounts on it, each once."""
    by: str
    disagreements: tuple[str, ...]
    note: Disagreement | None = None

    @property
    def people(self) -> bool:
        """Whether it counts people."""
        counted = next((claim for claim in self.claims if claim.counted), None)
        return bool(counted and id_of(counted.unit) == "person")


@dataclass(frozen=True, slots=True)
class _Question:
    """A disagreement with what its card depends on, worked out once a graph."""

    each: Disagreement
    claims: tuple[Claim, ...]
    key: tuple[str, bool]
    """What it is about, and whether one denies what the other says."""
    counts: bool
    """Whether somebody counts something in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Disagreements on one question, which make one card."""

    together: tuple[_Question, ...]

    @property
    def sort(self) -> str:
        """What it is about."""
        return self.together[0].key[0]

    @property
    def contradicts(self) -> bool:
        """Whether one denies what another says."""
        return self.together[0].key[1]

    @property
    def by(self) -> str:
        """By whose word they differ."""
        return self.together[0].each.by

    @property
    def counts(self) -> bool:
        """Whether somebody counts something."""
        return any(question.counts for question in self.together)

    @property
    def claims(self) -> dict[str, Claim]:
        """Every account of it, by IRI."""
        return {c.iri: c for question in self.together for c in question.claims}


def drafts_of(teller: Teller, found: Iterable[Disagreement], day: int | None = None) -> list[Draft]:
    """Give the same cards before they are worded: who chooses among many need not word all."""
    return [drafted(teller, asked, day) for asked in asked_of(teller, found)]


def asked_of(teller: Teller, found: Iterable[Disagreement]) -> list[Asked]:
    """Put disagreements together that share a claim and a question."""
    groups: list[list[_Question]] = []
    holding: dict[tuple[object, ...], list[int]] = {}
    for each in found:
        question = _question_of(teller, each)
        if question is None:
            continue
        places = {place for iri in each.claims for place in holding.get((question.key, iri), ())}
        home = min((one for one in places if len(groups[one]) < _TOGETHER), default=len(groups))
        if home == len(groups):
            groups.append([])
        groups[home].append(question)
        for iri in each.claims:
            holding.setdefault((question.key, iri), []).append(home)
    return [Asked(tuple(group)) for group in groups]


def _question_of(teller: Teller, each: Disagreement) -> _Question | None:
    """Say what a disagreement is about; None where one voice in one source differs with itself."""
    known = teller.record.once("questions", lambda _: dict[tuple[object, ...], _Question | None]())
    key = (each.by, each.id, each.claims)
    if key not in known:
        claims = tuple(_claims(teller, each))
        alone = len({c.voices for c in claims}) < 2 and len({c.source for c in claims}) < 2
        about = None if alone else (_sort(claims), _is_contradiction(each))
        counts = any(claim.counted for claim in claims)
        known[key] = _Question(each, claims, about, counts) if about else None
    return known[key]


def rival_draft(teller: Teller, things: Iterable[str]) -> Draft | None:
    """Draft a card of several voices' unlike accounts of why something happened; None if none."""
    claims: dict[tuple[object, ...], Claim] = {}
    for thing in things:
        for claim in teller.record.about.get(thing, ()):
            pushing = id_of(claim.role) == _PUSHING
            if pushing or claim.predicate in _WHY[:3]:
                key = (claim.voices, claim.predicate, claim.object)
                old = claims.get(key)
                if old is None or teller.worth(claim) > teller.worth(old):
                    claims[key] = claim
    causes: dict[object, Claim] = {}
    for claim in sorted(claims.values(), key=lambda claim: (-teller.worth(claim), claim.id)):
        causes.setdefault(claim.object, claim)  # who name one cause agree, in whatever words
    unlike = _once(teller, causes.values())[:ACCOUNTS]
    if len({claim.voices for claim in unlike}) < 2:
        return None
    return Draft("why", "rival", unlike, "structure", ())


def _claims(teller: Teller, each: Disagreement) -> list[Claim]:
    return [teller.record.claims[iri] for iri in each.claims if iri in teller.record.claims]


def _sort(claims: Iterable[Claim]) -> str:
    """Say what a question is about, by what most of its claims say."""
    counted: dict[str, int] = {}
    for claim in claims:
        sort = _sort_of(claim)
        counted[sort] = counted.get(sort, 0) + 1
    return max(counted, key=lambda sort: (counted[sort], sort == "count", sort))


def _sort_of(claim: Claim) -> str:
    if claim.counted:
        return "count"
    if claim.predicate in ("ctx:excludes",):
        return "excludes"
    if claim.predicate in _SCOPE:
        return "scope"
    if claim.predicate in _WHY or id_of(claim.role) == _PUSHING:
        return "why"
    if id_of(claim.role) == "winner":
        return "winner"
    named: Mapping[str, str] = {
        "ctx:date": "date", "sem:hasPlace": "place", "ctx:characterisedAs": "name",
        "org:holds": "holds", "sem:hasActor": "actors",
    }  # fmt: skip
    return named.get(claim.predicate, "other")


def drafted(teller: Teller, asked: Asked, day: int | None) -> Draft:
    """Choose the accounts of a question that stand on its card, and say what becomes of them."""
    claims, together = asked.claims, [question.each for question in asked.together]
    ranked = sorted(claims.values(), key=lambda claim: _order(teller, claim, day))
    accounts = _accounts(ranked)
    shown = {claim.iri for claim in accounts}
    told = min(together, key=lambda each: (-len(shown & set(each.claims)), each.id))
    verdict = _verdict(teller, asked.sort, together, list(claims.values()))
    ids = tuple(each.id for each in together)
    return Draft(asked.sort, verdict, _once(teller, accounts), asked.by, ids, told)


def _order(teller: Teller, claim: Claim, day: int | None) -> tuple[float, float, str]:
    """Order accounts: those of the weeks of an event first, then by worth."""
    known, worth, name = teller.judge.once("order", claim, partial(_dated, teller))
    apart = abs(known - day) // _WEEK if known is not None and day is not None else _FAR
    return min(apart, _FAR), worth, name


def _dated(teller: Teller, claim: Claim) -> tuple[int | None, float, str]:
    said = teller.record.said(claim)
    return said.latest_end if said else None, -teller.worth(claim), claim.id


def _accounts(claims: Iterable[Claim]) -> list[Claim]:
    """Choose whose accounts stand on a card: each voice once before any stands twice."""
    first: dict[tuple[str, ...], Claim] = {}
    more = []
    for claim in claims:
        if claim.voices in first:
            more.append(claim)
        else:
            first[claim.voices] = claim
    return [*first.values(), *more][:ACCOUNTS]


def _once(teller: Teller, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Keep each account once: one voice with one number, or one sentence, is one account."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        said = claim.gist.get(teller.judge.lang) or claim.iri
        key = (claim.voices, claim.counted, claim.object) if claim.counted else (said,)
        found.setdefault(key, claim)
    return tuple(found.values())


def _is_contradiction(each: Disagreement) -> bool:
    """Tell whether one denies what the other says: no card mixes that with a mere difference."""
    conflict = each.pair is not None and each.pair.verdict is Verdict.CONFLICT
    return conflict or each.kind == "denial" or each.by == "stated"


def _verdict(teller: Teller, sort: str, together: list[Disagreement], claims: list[Claim]) -> str:
    kinds = {each.kind for each in together}
    signed = {each.verdict for each in together}
    if len(signed) == 1 and (told := _SIGNED.get(signed.pop())):
        return told
    if any(_is_contradiction(each) for each in together):
        return "contradict"
    if sort == "why":
        return "rival"
    if sort == "name":
        return "another-word"
    if kinds == {"name"}:
        return _of_names(sort, claims)
    texts = {claim.subject for claim in claims if _is_text(teller, claim.subject)}
    if len(texts) > 1:
        return "text-changed"
    if sort == "count":
        units = {(claim.counted, claim.unit) for claim in claims}
        if "scope" in kinds or len(units) > 1:
            return "different-things"
        return "unfinished" if any(map(_is_unfinished, claims)) else "may-contradict"
    if "precision" in kinds:
        return "both"
    return "told-otherwise" if sort in ("excludes", "scope") else "may-contradict"


def _of_names(sort: str, claims: list[Claim]) -> str:
    """Tell titles of one person from two persons: these are no words for one another."""
    if sort == "holds":
        return "another-word" if len({c.subject for c in claims}) == 1 else "may-contradict"
    return "may-contradict" if sort == "actors" else "told-otherwise"


def _is_unfinished(claim: Claim) -> bool:
    """Tell whether more may have been counted since: a part, or the list as it stood on a day."""
    figure = claim.figure
    return figure is not None and (
        figure.stage in ("partial", "provisional") or figure.as_of is not None
    )


def _is_text(teller: Teller, iri: str) -> bool:
    known = teller.record.names.get(iri)
    return bool(known and known.kind == "instrument")
