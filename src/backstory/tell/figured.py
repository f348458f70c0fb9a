"""
Numbers that may answer come in, the weightiest first; out go those that words ask for.

What the words count is looked for of what they name, of whoever counts it, then of what carries it
on; that there is no such count is said only where there is none. The page has the same rules
(web/src/replies/figured.ts), held by tests/browser/test_replies.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backstory.tell.absent import (
    ABOUT,
    carries_on,
    counted_soon,
    counted_then,
    names_counted,
    said_of,
    uncounted,
)
from backstory.tell.aims import best_first, counted_in, spoken_by
from backstory.tell.choosing import is_in, latest, without_denials
from backstory.tell.unrecorded import counted_of, is_meant, named_whole, said_near

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller
    from backstory.tell.wanted import Wanted

__all__ = ["Figured", "figured"]

_FEW = 2
"""Sentences without a number that are told beside that there is none of what was asked."""


@dataclass(frozen=True, slots=True)
class Figured:
    """Numbers that were asked for, in the order that answers."""

    claims: tuple[Claim, ...]
    lead: tuple[str, ...] = ()
    """What is said before them."""
    apart: bool = False
    """Whether they are of another time than was asked, and answer nothing."""
    few: int = 0
    """How many are told, if not as many as of any answer."""
    whole: bool = False
    """Whether what each counts is called by every word typed."""


def figured(
    sayer: Sayer, teller: Teller, wanted: Wanted, ranked: Sequence[Claim], worth: dict[str, float]
) -> Figured:
    """Give the numbers that the words ask for."""
    record, text, about = sayer.record, sayer.text, sayer.about
    counted, lead = counted_in(teller, text), tuple[str, ...]()
    if counted and not any(each.counted in counted for each in ranked):
        own = counted_of(record, counted, about)
        if not own and not is_meant(record, text, about, counted):
            every = [each for each in record.counted.values() if each.counted in counted]
            own = is_in(every, term) if (term := wanted.term()) else every
        if own:
            ranked, worth = own, {each.iri: teller.worth(each) for each in own}
        elif then := counted_then(record, counted, wanted.day, about):
            ranked, worth = then, dict.fromkeys((each.iri for each in then), 0.0)
            if wanted.day is None and not carries_on(record, then, about):
                lead = uncounted(teller, about)
        elif near := counted_soon(teller, counted, about):
            ranked, worth = near, dict.fromkeys((each.iri for each in near), 0.0)
            lead = uncounted(teller, about)
        elif not names_counted(teller, ranked, text):
            every = said_of(teller, about)
            said, lead = said_near(teller, every, wanted.topic()), uncounted(teller, about)
            if lead and not said:  # that it is counted nowhere is not all that is known of it
                by_gist: dict[str, Claim] = {}
                for claim in best_first(teller, every):
                    by_gist.setdefault(claim.gist.get(teller.lang, ""), claim)
                said = list(by_gist.values())
            return Figured(tuple(said[:_FEW]), lead, few=_FEW)
    full = named_whole(teller, ranked, text)
    ranked = full or [each for each in ranked if each.counted in counted] or ranked
    ranked = spoken_by(teller, ranked, text) or ranked
    ranked = without_denials(record, ranked)
    span = (0, wanted.day) if wanted.day is not None else wanted.term()
    if wanted.day is not None:  # what was counted about then is told alone
        ranked = is_in(ranked, (wanted.day - ABOUT, wanted.day)) or ranked
    then = is_in(ranked, span) if span else ranked
    apart = bool(ranked) and not then and wanted.day is None
    return Figured(tuple(latest(then or ranked, worth)), lead, apart, whole=bool(full))
