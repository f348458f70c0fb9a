"""
What plain words found that ask no named question comes in; what is told of it goes out.

The page has the same rules (web/src/replies/loose.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.plain import is_year, plain
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.ordering import Ordering
from backstory.tell.outright import profile
from backstory.tell.replying import DOUBTING
from backstory.tell.told import Teller
from backstory.tell.understood import asks_openly, asks_yes, doers_named

__all__ = ["loosely", "thing"]

_OF_THING: Final = 3
"""Sentences that tell of a thing that is only named."""


def loosely(sayer: Ordering, teller: Teller, found: Sequence[str]) -> tuple[str, ...]:
    """Tell what is said of what was found; that nothing is, where nothing is."""
    record, text = sayer.record, sayer.text
    things = [iri for iri in found if iri not in record.claims]
    if odds := _at_odds(record, text, found):
        return sayer._claims(teller, "", odds)
    if asks_openly(record, text):
        return sayer._nearest(teller)
    if things[:1] == found[:1] != []:
        told = next(filter(None, (thing(sayer, teller, iri) for iri in things)), ())
        if told:
            about = replace(sayer, about=(*sayer.about, *map(record.short, found[:1])))
            return about._or_near(teller, "", told)
    claims = [record.claims[iri] for iri in found if iri in record.claims]
    # What is of a year that was typed, where something is.
    years = [word for word in plain(text).split() if is_year(word)]
    dated = [each for each in claims if all(y in teller.text(each) for y in years)]
    claims = dated or claims
    if asks_yes(record, text):
        claims = doers_named(teller, text, claims)
    return sayer._claims(teller, "", claims)


def thing(sayer: Ordering, teller: Teller, iri: str) -> tuple[str, ...]:
    """Tell what is said first of a thing that the words name."""
    if iri in teller.ties.events:
        best = teller.best(iri, _OF_THING)
        return tuple(dict.fromkeys(sayer._read(teller, told) for told in best))
    own = sayer.record.about.get(iri, ())
    if sayer.record.kind(iri) == "person" and own and all(claim.counted for claim in own):
        # Of whom nothing but a number is said: who it is, as if that had been asked.
        told = [sayer._group(teller, group, held=False) for group in profile(teller, iri)]
        return tuple(dict.fromkeys(told))[:_OF_THING]
    about = replace(sayer, about=(sayer.record.short(iri),))
    return about._claims(teller, "", own)[:_OF_THING]


def _at_odds(record: Record, text: str, found: Sequence[str]) -> list[Claim]:
    """Give what is said and denied, where a yes or a no is asked: did Chávez resign."""
    openers = box_of(record).fitting.typed.openers
    claims = [record.claims[iri] for iri in found if iri in record.claims]
    odds = [c for c in claims if c.iri in record.disputed_by or c.modality in DOUBTING]
    typed = plain(text).split()
    if not openers.isdisjoint(typed[:1]):
        return odds
    # Renunció Chávez: of what is asked without a word that asks, what is both said and denied.
    asks = box_of(record).fitting.typed.turns.open
    known = {claim.iri for claim in claims}
    against = {each.iri: {d.iri for d in record.disputed_by.get(each.iri, ())} & known
               for each in odds}  # fmt: skip
    both = {iri for said, denied in against.items() if denied for iri in (said, *denied)}
    is_plain = len(typed) > 1 and asks.isdisjoint(typed[:1])
    return [each for each in claims if is_plain and each.iri in both]
