"""
What is bound to a time, or to a kind of actor, comes in; out go the claims that keep to it.

What somebody said after the law, who held a post after the coup, what they counted last, which
governments welcomed it. The page has the same rules (web/src/replies/bound.ts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.ask.find import day_of
from backstory.ask.plain import as_typed, plain
from backstory.dates.edtf import Span, iso
from backstory.tell.aims import aim_words, best_first, on_topic
from backstory.tell.choosing import begins, holding, is_part
from backstory.tell.outright import is_weak
from backstory.tell.replying import AGAINST, FAVOUR, OPINION
from backstory.tell.sayer import FEW
from backstory.tell.wanted import LETTERS
from backstory.vocabulary import id_of
from backstory.words.dates import name as day_named
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from backstory.ask.turn import Turn
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["kept_to", "lastly", "none_then", "of_numbers", "ruled", "took"]

_HOLDS: Final = "org:holds"
_FEW, _NEAR = 3, 2
"""Sentences that somebody said last; and of what is told beside that nothing answers."""
_SOON: Final = 45
"""Days after an event within which a post may change hands by it."""


def _start_of(teller: Teller, moment: str) -> int | None:
    """Give the day of an event, or a day that was typed; None of an event without one."""
    iri = teller.record.by_id.get(moment, "")
    if not iri:
        return day_of(moment)
    undated, day, _ = teller.begins(iri)
    return None if undated else day


def kept_to(teller: Teller, claims: Iterable[Claim], then: tuple[str, str]) -> list[Claim]:
    """Keep what was surely said after something, or before it; and counted then, if it counts."""
    side, moment = then
    claims = list(claims)
    day = _start_of(teller, moment) if moment else None
    if day is None:
        return claims
    kept = []
    for claim in claims:
        said = teller.record.said(claim)
        begin, end = (said.earliest_begin, said.latest_end) if said else (None, None)
        when = claim.when
        if side == "after":
            is_late = when is None or when.latest_end is None or when.latest_end >= day
            if begin is not None and begin >= day and is_late:
                kept.append(claim)
        elif end is not None and end < day:
            kept.append(claim)
    return kept


def none_then(teller: Teller, then: tuple[str, str]) -> tuple[str, ...]:
    """Say that nobody is recorded to have said anything after something, or before it."""
    side, moment = then
    iri = teller.record.by_id.get(moment, "")
    name = teller.prose.name(iri) if iri else day_named(Span.parse(moment), teller.lang)
    return (phrase(f"none said {side}", teller.lang).format(name),)


def _holders_then(teller: Teller, post: str, then: tuple[str, str]) -> list[Claim]:
    """Give who came to hold a post soon after something, else who held it then; or before it."""
    side, moment = then
    day = _start_of(teller, moment)
    held = [c for c in teller.record.towards.get(post, ()) if c.predicate == _HOLDS]
    if day is None:
        return []
    # Who is only told to have been in office on that day was so before it happened.
    soon = [
        c
        for c in held
        if c.when
        and day <= (c.when.earliest_begin or 0) <= day + _SOON
        and c.when.latest_end != day
    ]
    at = day + 1 if side == "after" else day - 1
    found = (soon if side == "after" else []) or holding(teller.record, held, (at, at))
    found.sort(key=lambda c: (is_weak(teller, c), is_part(c), -teller.worth(c), c.id))
    one = {c.subject: c for c in reversed(found)}
    return sorted(one.values(), key=lambda c: (begins(teller.record, c), c.id))


def of_numbers(claims: list[Claim], words: Sequence[str]) -> tuple[list[Claim], Sequence[str]]:
    """Give, where a topic is a number of something, what counts; and of what."""
    rest = [word for word in words if word not in aim_words("counted")]
    counted = [claim for claim in claims if claim.counted and 0 < len(rest) < len(words)]
    return (counted, rest) if counted else (claims, words)


def _is_counting(text: str) -> bool:
    """Tell whether words ask for what somebody counted."""
    return not aim_words("counted").isdisjoint(plain(text).split())


def _last_said(teller: Teller, claims: Iterable[Claim]) -> list[Claim]:
    """Put what was said last first; of one day what tells best."""
    record = teller.record

    def day(claim: Claim) -> int:
        said = record.said(claim)
        return (said.earliest_begin or said.latest_end or 0) if said else 0

    return sorted(best_first(teller, claims), key=lambda claim: -day(claim))


def _of_kind(
    teller: Teller, kinds: Collection[str], words: Sequence[str], typed: Sequence[str]
) -> tuple[list[Claim], list[Claim]]:
    """Give how actors of a kind took something, as was asked; and what else they say of it."""
    record = teller.record
    actors = {
        iri
        for iri, known in record.names.items()
        if known.kind in ("person", "body", "group") and id_of(known.type) in kinds
    }
    parts = {c.iri: c for a in actors for c in record.towards.get(a, ()) if _part(c) in OPINION}
    said = {c.iri: c for a in actors for c in record.said_by.get(a, ())}
    on = best_first(teller, on_topic(teller, list((parts | said).values()), words))
    sides = [
        (aim, own)
        for aim, own in (("against", AGAINST), ("favour", FAVOUR))
        if not aim_words(aim).isdisjoint(typed)
    ]
    stems = {word[:LETTERS] for aim, _ in sides for word in aim_words(aim)}
    roles = frozenset[str]().union(*(own for _, own in sides)) if sides else OPINION
    took = [
        claim
        for claim in on
        if (_part(claim) in roles and claim.object in actors)
        or (claim.iri in said and stems & _stems(teller, claim))
    ]
    return took, [claim for claim in on if claim not in took]


def _part(claim: Claim) -> str:
    return id_of(claim.role) if claim.role else ""


def _stems(teller: Teller, claim: Claim) -> set[str]:
    return {word[:LETTERS] for word in plain(claim.gist.get(teller.lang, "")).split()}


def lastly(
    sayer: Sayer, teller: Teller, voice: str, claims: Sequence[Claim], words: Sequence[str]
) -> tuple[str, ...]:
    """Tell what a voice said last, or counted last; that nothing is recorded, where nothing is."""
    if _is_counting(sayer.text):
        claims = [c for c in claims if c.counted]
    on = on_topic(teller, claims, words) if words else claims
    if not on:
        topic = as_typed(sayer.text, words) or teller.prose.name(voice)
        return (phrase("no statement", teller.lang).format(topic),)
    found = dict.fromkeys(sayer._group(teller, [c], held=False) for c in _last_said(teller, on))
    return (phrase("reply last", teller.lang), *list(found)[:_FEW])


def ruled(sayer: Sayer, teller: Teller, post: str, then: tuple[str, str]) -> tuple[str, ...]:
    """Tell who held a post after something or before it; or that nobody is recorded."""
    found = _holders_then(teller, post, then)
    told = dict.fromkeys(sayer._group(teller, [claim], held=True) for claim in found)
    if told:
        return tuple(told)[:FEW]
    day = _start_of(teller, then[1])
    if day is None:
        return ()
    none = phrase("no holder", teller.lang)
    return (none.format(teller.prose.name(post), day_named(Span.parse(iso(day)), teller.lang)),)


def took(sayer: Sayer, teller: Teller, turn: Turn) -> tuple[str, ...]:
    """Tell which actors of a kind took something so; that none is recorded, and what they say."""
    typed = plain(sayer.text).split()
    did, others = _of_kind(teller, turn.things, turn.words, typed)
    if did:
        told = list(dict.fromkeys(sayer._group(teller, [c], held=False) for c in did))
        return (*told[:FEW], *sayer._more(len(told) - FEW))
    none = phrase("none of kind", teller.lang).format(typed[1])
    few = (sayer._group(teller, [claim], held=False) for claim in others[:_NEAR])
    return (none, *dict.fromkeys(few))
