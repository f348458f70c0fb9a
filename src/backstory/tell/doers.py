"""
Words that ask who come in; out go the claims that say who did it, was there, or bore it.

The page has the same rules (web/src/replies/doers.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.ask.turn import same
from backstory.model.nouns import Claim
from backstory.tell.aims import (
    Aim,
    aim_words,
    best_first,
    doing,
    grouped,
    has_aim,
    part_of,
    says_aim,
    undergone,
)
from backstory.tell.choosing import iris_in
from backstory.tell.replying import DECIDING, DOING, OPINION
from backstory.tell.staged import at_stage, near_stage
from backstory.tell.told import Teller
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["people"]

_CARRYING: Final = "executor"
"""Who carried something out, and did not decide it."""
_OPENING: Final = 4
"""Words by which it is asked who was there."""
_MANY: Final = 12
_BESIDE: Final = 2
"""Sentences that are near what was asked, and do not answer it."""


def _decrees(teller: Teller, claim: Claim) -> bool:
    return not aim_words("decreeing").isdisjoint(plain(teller.text(claim)).split())


def people(
    teller: Teller, name: str, given: Mapping[str, str], typed: Sequence[str], table: Table
) -> Aim | None:
    """Give whom something befell, or who did it, where that is asked."""
    event = teller.record.by_id.get(given.get("event" if name != "about" else "subject", ""), "")
    if event not in teller.ties.events or not has_aim(typed[:2], "who"):
        return None
    if has_aim(typed[:_OPENING], "attending"):
        return _attending(teller, event)
    done = not has_aim(typed, "undergone") or not aim_words("by").isdisjoint(typed)
    if name == "about" and done:
        return None
    known = teller.record.claims
    own = [known[iri] for iri in iris_in(table, "claim") if iri in known] if done else []
    claims = doing(teller, own) if done else undergone(teller, event)
    told = [claim for claim in claims if teller.has_gist(claim)]
    if done:  # who signed is told by what tells of signing
        every = best_first(teller, (c for c in own if c.role and teller.has_gist(c)))
        every = [c for c in every if part_of(c) not in OPINION]  # what is thought of it did nothing
        says = _saying(teller, told, typed[1:2]) or _saying(teller, every, typed[1:2])
        told = says or told
        decided = [c for c in told if part_of(c) in DECIDING]
        told = [c for c in told if part_of(c) != _CARRYING] or told
        # Who passed it wrote no draft, who asked for it decreed nothing; who acted under it may
        # not have signed it.
        signs = has_aim(typed[1:2], "signing")
        if decreed := [c for c in decided if signs and _decrees(teller, c)]:
            says = told = decreed  # who decreed it signed it
        staged = None if says else at_stage(teller, event, typed[1:2])
        if staged:  # who passed it neither signed nor vetoed it
            claims = best_first(teller, staged)
            told = says = [c for c in claims if teller.has_gist(c)]
        elif staged is not None:
            near_it = best_first(teller, _saying(teller, near_stage(teller, event), typed[1:2]))
            claims, told = [], near_it or told
            if not told:
                return Aim((), phrase("no reply", teller.lang))
        is_other = _is_begun(teller, typed[1:2]) or signs or staged is not None
        if told and not says and (not decided or is_other):
            near = grouped(teller, told)
            return near and replace(near, first=phrase("reply near", teller.lang), most=_BESIDE)
    groups: dict[tuple[object, ...], list[Claim]] = {}
    said = {claim.object for claim in claims if teller.has_gist(claim)} if done else set()
    for claim in claims:
        if (
            not teller.has_gist(claim)
            and claim.role
            and not (done and (told or claim.object in said))
        ):
            groups.setdefault((claim.role, claim.source, claim.voices), []).append(claim)
    found = grouped(teller, told) or Aim(())
    named = tuple(sorted(map(tuple, groups.values()), key=lambda group: -len(group)))
    return Aim(found.groups, most=_MANY, named=named) if found.groups or named else None


def _attending(teller: Teller, event: str) -> Aim | None:
    """Give who is said to have been at an event; else, as no more than near, who did it."""
    own = [c for c in teller.record.about.get(event, ()) if part_of(c) and teller.has_gist(c)]
    there = [claim for claim in own if says_aim(teller, claim, "attending")]
    did = [claim for claim in own if part_of(claim) in DOING]
    found = grouped(teller, best_first(teller, there or did or own))
    if there or not found:
        return found
    return replace(found, first=phrase("reply near", teller.lang), most=_BESIDE)


def _is_begun(teller: Teller, verbs: Iterable[str]) -> bool:
    """Tell whether words ask who asked for something, or wrote or proposed it."""
    words = box_of(teller.record).fitting.typed
    asked = {each for word in words.turns.demanding for each in (word, *words.alike.get(word, ()))}
    return not (asked | {*words.turns.beginning}).isdisjoint(verbs)


def _saying(teller: Teller, claims: Iterable[Claim], verbs: Iterable[str]) -> list[Claim]:
    """Keep what has the verb that was typed, or one that means the same."""
    alike = box_of(teller.record).fitting.typed.alike
    wanted = {each for verb in verbs for each in (verb, *alike.get(verb, ()))}
    starts = {verb[:2] for verb in wanted}  # forms of one word begin alike
    return [
        claim
        for claim in claims
        if any(
            same(verb, word)
            for word in plain(teller.text(claim)).split()
            if word[:2] in starts
            for verb in wanted
        )
    ]
