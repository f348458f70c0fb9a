"""
An event comes in; out go the two or three sentences that tell what happened.

The event itself, what it does to whom, and a count of the time, each from the weightiest source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of

__all__ = ["happened", "near_count", "of_the_days"]

_HAPPENED: Final = 3
_DAYS: Final = 3
"""Days from an event within which its terms are told as they stood then."""
_NEAR_DAYS: Final = 14
"""Days before an event within which a count still tells of how things stood."""
_WHAT: Final = ("ctx:benefits", "ctx:excludes", "ctx:covers", "ctx:effect", "ctx:condition")


def happened(teller: Teller, event: str) -> list[Told]:
    """Tell what happened: the event itself, what it does to whom, and a count of the time."""
    found = [each for each in teller.best(event, 4) if not teller.is_bare(each)][:1]
    found = found or teller.best(event, 1)
    reach = [
        claim
        for thing in teller.ties.own(event)
        for claim in teller.record.about.get(thing, ())
        if claim.predicate in _WHAT and teller.has_gist(claim)
    ]
    best = _weightiest(teller, of_the_days(teller, event, reach) or reach)
    count = near_count(teller, event)
    found += [teller.claim(claim) for claim in (best, count) if claim]
    found = list({each.text: each for each in reversed(found)}.values())[::-1]
    if len(found) < _HAPPENED:
        known = {each.claims[0] for each in found}
        telling = [each for each in teller.best(event, _HAPPENED + 1) if not teller.is_bare(each)]
        more = [each for each in telling if each.claims[0] not in known]
        found[1:1] = more[: _HAPPENED - len(found)]
    return found[:_HAPPENED]


def of_the_days(teller: Teller, event: str, claims: Iterable[Claim]) -> list[Claim]:
    """Keep what was said within days of an event: a bill is told of otherwise later."""
    day = teller.ties.days.get(event)
    said = [(claim, teller.record.said(claim)) for claim in claims]
    return [
        claim
        for claim, span in said
        if span and span.latest_end is not None and day is not None
        and abs(span.latest_end - day) <= _DAYS
    ]  # fmt: skip


def near_count(teller: Teller, event: str) -> Claim | None:
    """Give the count of people that goes with an event: its own, or one of the days before it."""
    return _most_told(teller, _counts(teller, event))


def _tellings(record: Record) -> dict[tuple[object, ...], set[str]]:
    """Give the sources that carry each count."""
    told: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for claim in record.counted.values():
        told[claim.voices, claim.counted, claim.object].add(claim.source)
    return told


def _by_source(record: Record) -> dict[str, list[Claim]]:
    """Give the counts that carry their last day, by source."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in record.counted.values():
        if claim.when and claim.when.latest_end is not None:
            found[claim.source].append(claim)
    return found


def _most_told(teller: Teller, claims: Iterable[Claim]) -> Claim | None:
    """Choose the count of people that most sound sources repeat; None if none counts people."""
    of_people = [claim for claim in claims if id_of(claim.unit) == "person"]
    told = teller.record.once("tellings", _tellings)
    return min(
        of_people,
        key=lambda claim: (
            claim.modality == "denied",  # the number is theirs who state it
            bool(teller.weakness(teller.record.sources[claim.source])),
            -len(told[claim.voices, claim.counted, claim.object]),
            -teller.worth(claim),
            claim.id,
        ),
        default=None,
    )


def _weightiest(teller: Teller, claims: Iterable[Claim]) -> Claim | None:
    ranked = sorted(claims, key=lambda claim: (-teller.worth(claim), claim.id))
    return ranked[0] if ranked else None


def _counts(teller: Teller, event: str) -> list[Claim]:
    """Give the counts of an event; else those of the days before it in sources that tell of it."""
    record = teller.record
    own = [c for c in record.about.get(event, ()) if c.counted and c.when]
    day = teller.ties.days.get(event)
    if own or day is None:
        return own
    counts = record.once("counts by source", _by_source)
    return [
        claim
        for source in {claim.source for claim in record.about.get(event, ())}
        for claim in counts.get(source, ())
        if claim.when and 0 <= day - (claim.when.latest_end or 0) <= _NEAR_DAYS
    ]
