"""
Words that count from an event on come in; out go the claims that count so.

The page has the same rules (web/src/replies/since.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.ids import COUNTED
from backstory.ask.plain import plain
from backstory.model.nouns import Claim
from backstory.tell.aims import (
    aim_words,
    has_aim,
)
from backstory.tell.choosing import latest
from backstory.tell.replying import FATES, SCOPE
from backstory.tell.told import Teller

__all__ = ["since"]

_BY: Final = "ctx:instrument"


def since(teller: Teller, thing: str, typed: Sequence[str]) -> list[Claim]:
    """Give the numbers, of what the words count, that begin with something; the latest first."""
    record, fitting = teller.record, box_of(teller.record).fitting
    came = [c.subject for c in record.claims.values() if (c.predicate, c.object) == (_BY, thing)]
    event = max(came, key=lambda each: (len(record.about[each]), each), default=thing)
    _, day, _ = teller.begins(event)
    words = {w for word in typed for w in (word, *fitting.typed.alike.get(word, ()))}
    fates = [aim_words(fate) for fate in FATES if has_aim(typed, fate)]
    known = record.names.get(thing)
    called = {*plain(" ".join(known.labels.values())).split()} if known else set()
    said = fitting.typed.light | called
    found = _counted_from(teller, event, day, words - said)
    # How many were arrested is told of arrests, and not of a law that leaves some of them out.
    if fates and not _of_fates(teller, found, fates):
        wider = _counted_from(teller, event, day, words.union(*fates) - said)
        found = _of_fates(teller, wider, fates) or found
    return latest(found, {claim.iri: teller.worth(claim) for claim in found})


def _of_fates(
    teller: Teller, claims: Iterable[Claim], fates: Sequence[frozenset[str]]
) -> list[Claim]:
    """Keep what counts what befell people, of something that is called by it: arrests."""

    def is_of(iri: str, fate: frozenset[str]) -> bool:
        return not fate.isdisjoint(plain(teller.prose.name(iri)).split())

    return [
        claim
        for claim in claims
        if any(is_of(claim.subject, fate) and is_of(claim.counted, fate) for fate in fates)
    ]


def _counted_from(teller: Teller, event: str, day: int, words: Set[str]) -> list[Claim]:
    """Give the numbers, of what words count, that begin on a day or later."""
    record, fitting = teller.record, box_of(teller.record).fitting
    rows = {at for word in words for at in fitting.shelf.having(word)}
    named = [(own, fitting.shelf.row(at)) for at in rows
             if fitting.shelf.kinds[at] == COUNTED
             and (own := plain(fitting.shelf.row(at).text).split())]  # fmt: skip
    # Of arrests, not of the share of those arrested who are left out of a text.
    heads = [row for own, row in named if not words.isdisjoint(_heads(own, fitting.typed.light))]
    counted = {record.by_id.get(row.id, "") for row in heads or [row for _, row in named]}
    found = [
        claim
        for claim in record.claims.values()
        if claim.counted in counted
        and claim.when
        and (claim.when.earliest_begin or day - 1) >= day
        and claim.when.latest_end is not None
    ]
    # How many were arrested after the vote: of the arrests that somebody ties to it, if there are.
    # A law that covers what was done then is tied to it by what it reaches alone.
    towards = record.towards.get(event, ())
    tied = {claim.subject for claim in towards if claim.predicate not in SCOPE}
    if not any(claim.subject == event for claim in found):  # its own are no less than those
        of_tied = [claim for claim in found if claim.subject in tied]
        found = (
            of_tied
            or _going_on(teller, {event}, day, counted)
            or _going_on(teller, {it for it in tied if teller.begins(it)[1] >= day}, day, counted)
            or found
        )
    return found


def _going_on(teller: Teller, things: Set[str], day: int, counted: Set[str]) -> list[Claim]:
    """Give the numbers of some things that go on after a day: deaths of 2024 in the unrest."""
    return [
        claim
        for thing in things
        for claim in teller.record.about.get(thing, ())
        if claim.counted in counted and claim.when and (claim.when.latest_end or day - 1) >= day
    ]


def _heads(name: Sequence[str], light: Set[str]) -> set[str]:
    """Give the words that may be the head of a name: its first, and the last before a small one."""
    ends = next((at for at, word in enumerate(name) if word in light), len(name))
    return {*name[:1], *name[max(ends - 1, 0) : ends]}
