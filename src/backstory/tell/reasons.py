"""
An event comes in; out go the claims that give its reasons, and what ended it.

The page has the same rules (web/src/replies/reasons.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.model.nouns import Claim
from backstory.tell.aims import (
    Aim,
    aim_words,
    best_first,
    grouped,
    has_aim,
    part_of,
    reasons_for,
    says_aim,
)
from backstory.tell.replying import DECIDING, WHY_WAS
from backstory.tell.told import Teller
from backstory.words.languages import languages, words_of
from backstory.words.phrases import phrase

__all__ = ["endings", "why"]

_BY, _ENDS = "ctx:instrument", "ctx:annuls"
_BESIDE: Final = 2
"""Sentences on an event of which no reason is told."""


def why(teller: Teller, event: str, text: str, typed: Sequence[str]) -> Aim | None:
    """Give the reasons of those who decided, else those that any voice gives; or say of none."""
    ended = "outcome_of_measure" in box_of(teller.record).read(text).asked
    events = (event, *(endings(teller, event) if ended else ()))
    own = [claim for each in events for claim in _reasons(teller, each)]
    if own or not has_aim(typed, "why"):
        return grouped(teller, own)
    found: list[Claim] = []
    for reason in WHY_WAS:
        found = found or [c for e in events for c in reasons_for(teller, e, aim_words(reason))]
    if found:
        return grouped(teller, found)
    none = phrase("no reason", teller.lang).format(teller.prose.name(event))
    told = [(claim,) for claim in best_first(teller, teller.record.about.get(event, ()))]
    return Aim(tuple(told), none, most=_BESIDE)


def endings(teller: Teller, event: str) -> list[str]:
    """Give the events that ended a measure, or the text that it came by."""
    record = teller.record
    own = {event, *(c.object for c in record.about.get(event, ()) if c.predicate == _BY)}
    found = [c.subject for c in record.claims.values() if c.predicate == _ENDS and c.object in own]
    return sorted({*found})


def _reasons(teller: Teller, event: str) -> list[Claim]:
    """Give the reasons that those who decided something gave, as the source with most tells."""
    record = teller.record
    own = record.about.get(event, ())
    deciders = {str(claim.object) for claim in own if part_of(claim) in DECIDING}
    texts = [str(claim.object) for claim in own if claim.predicate == _BY]
    told = [claim for iri in (event, *texts) for claim in record.about.get(iri, ())]
    found = [
        claim for claim in told if deciders & {*claim.voices} and says_aim(teller, claim, "reasons")
    ]
    by_source: dict[str, list[Claim]] = {}
    for claim in found:
        by_source.setdefault(claim.source, []).append(claim)
    most = sorted(by_source.values(), key=lambda claims: (-len(claims), claims[0].id))
    return [claim for claims in most for claim in sorted(claims, key=lambda c: _order(teller, c))]


def _order(teller: Teller, claim: Claim) -> tuple[int, str]:
    """Give the place of a reason among others, where it says so: the first, the second."""
    spelt = [
        (int(number), {*words})
        for lang in languages()
        for number, *words in (
            plain(group).split() for group in str(words_of(lang)["asking"]["spelt"]).split(";")
        )
    ]
    words = {*plain(teller.text(claim)).split()}
    return min((n for n, names in spelt if names & words), default=len(spelt)), claim.id
