"""
Something comes in; out come sentences that tell where accounts of it differ, with the verdict.

Each is a question, the accounts of it with their voices and days, and whether they contradict each
other, count different things or can both be true.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from backstory.compare.context import Context, context_of, main_event
from backstory.compare.counted_on import ADDING_UP
from backstory.compare.disagreements import Disagreement, disagreements_of
from backstory.dates.certainty import Certainty, same
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.brief_forms import Sentence
from backstory.tell.cards import Card, CardRow, cards_of
from backstory.tell.facets import every_part_of
from backstory.tell.nearest import nearest_cards
from backstory.tell.ranking import has_few_gists
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["differing", "differing_near", "small"]

_CARDS, _ACCOUNTS = 4, 3
"""Disagreements told, and accounts of each."""
_EPISODE: Final = frozenset(("story", "alongside"))
"""Lists of what came within the same episode."""
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_UNLIKE: Final = "both"
"""The verdict of accounts that do not differ in earnest."""


def differing(teller: Teller, iri: str) -> list[Sentence]:
    """Tell where accounts of something differ, the weightiest question first."""
    return _told(teller, _cards(teller, iri))


def differing_near(teller: Teller, iri: str) -> list[Sentence]:
    """
    Tell where accounts of something differ; of an event of which none do, as its first screen does.

    What no editor wrote a sentence for, or can both be true, is told where nothing else is.
    """
    own = _cards(teller, iri)
    if (found := _told(teller, own)) or iri not in teller.ties.events:
        return found
    context = context_of(teller.record, iri)
    ties = teller.ties
    tied = {iri, *(other for edges in ties.edges.values() for other in edges.get(iri, ()))}
    episode = tied | {each.iri for each in context.candidates if each.list in _EPISODE}
    every = nearest_cards(teller, context)
    # Of what a claim or the editors tie to it, then of its episode: never of what came later.
    near = [card for card in every if _is_of(teller, card, tied)]
    near = near or [card for card in every if _is_of(teller, card, episode)]
    least = (
        _told(teller, cards, every=every)
        for cards, every in ((near, False), (own, True), (near, True))
    )
    return next(filter(None, least), [])


def _is_of(teller: Teller, card: Card, events: Collection[str]) -> bool:
    """Tell whether accounts are of some events, or of the texts by which they come."""
    things = {own for event in events for own in teller.ties.own(event)}
    return all(teller.record.claims[row.told.claims[0]].subject in things for row in card.rows)


def _told(teller: Teller, cards: Iterable[Card], *, every: bool = False) -> list[Sentence]:
    found: list[Sentence] = []
    for card in cards:
        told = _of_card(teller, card, every=every)
        if told and len(found) < _CARDS and (every or card.verdict != _UNLIKE):
            found.append(told)
    return found


def _cards(teller: Teller, iri: str) -> list[Card]:
    """Give the questions about it on which accounts differ: an event's with those of its parts."""
    every = disagreements_of(teller.record)
    if iri in teller.ties.events:
        return nearest_cards(teller, Context(iri, iri, ()), every_part_of(teller, iri))
    own = [each for each in every if _touches(teller.record, each, iri)]
    if iri not in teller.ties.events_of:
        return cards_of(teller, own)
    event = main_event(teller.ties, iri)
    return [*cards_of(teller, own)[:1], *nearest_cards(teller, Context(event, iri, ()))]


def _touches(record: Record, each: Disagreement, iri: str) -> bool:
    claims = [record.claims[c] for c in each.claims if c in record.claims]
    pointed = sum(iri in (claim.object, claim.counted) for claim in claims)
    said = bool(claims) and (iri in claims[0].voices or claims[0].subject == iri)
    return iri in each.claims or said or pointed > 1


def _of_card(teller: Teller, card: Card, *, every: bool) -> Sentence | None:
    """Tell a disagreement in one sentence: the question, the accounts, the verdict."""
    claims = teller.record.claims
    rows = [
        row
        for row in card.rows
        if row.amount or claims[row.told.claims[0]].counted
        or (card.sort != "count" and claims[row.told.claims[0]].gist.get(teller.lang))
    ]  # fmt: skip
    if len(rows) < 2 and (
        every
        or (card.sort != "count" and has_few_gists(teller, claims[card.rows[0].told.claims[0]]))
    ):
        rows = sorted(card.rows, key=lambda row: not row.amount)
    rows = rows if card.verdict == "text-changed" else rows[:_ACCOUNTS]
    if len(rows) < 2:
        return None
    if card.sort == "count":
        counted = [row.what for row in rows if row.amount]
        same = len(counted) > 1 and len(set(counted)) == 1
        scope = card.by == "signed" and card.note and id_of(card.note.kind) == "scope"
        if scope and len(counted) == len(set(counted)) > 1:
            # Eighteen abstentions and two votes against are no two accounts of one number.
            note = phrase("editors note that", teller.lang).format(small(teller, card.differs))
            cited = tuple(claims[row.told.claims[0]] for row in rows)
            return Sentence(note, cited, "they differ")
        parts = [_amount(teller, row, same=same) for row in rows]
        of_one = same and rows[0].amount
        how_many = phrase("how many", teller.lang)
        head = phrase(_differs(teller, rows[0]), teller.lang).format(rows[0].what)
        head = head if of_one else f"{how_many[:1].upper()}{how_many[1:]}:"
    else:
        rows = _two(claims, card, rows)
        parts = [small(teller, row.told.whole.rstrip(".")) for row in rows]
        head = card.question if card.question.endswith("?") else f"{card.question}:"
        parts[0] = parts[0] if head.endswith(":") else rows[0].told.whole.rstrip(".")
    text = f"{head} {'; '.join(parts)}. {card.verdict_words[:1].upper()}{card.verdict_words[1:]}."
    return Sentence(text, tuple(claims[row.told.claims[0]] for row in rows), "they differ")


def _differs(teller: Teller, row: CardRow) -> str:
    """Give the phrase for numbers that differ: a share, or a time held, is no number of them."""
    unit = id_of(teller.record.claims[row.told.claims[0]].unit)
    many = unit in ADDING_UP or teller.prose.grammar.is_plural(row.what)
    return "number differs" if many else "amount differs"


def _two(claims: Mapping[str, Claim], card: Card, rows: list[CardRow]) -> list[CardRow]:
    """Give two accounts; where a text changed, one of each text."""
    first, *others = rows
    if card.verdict == "text-changed":
        own = claims[first.told.claims[0]].subject
        others = [row for row in others if claims[row.told.claims[0]].subject != own] or others
    day = claims[first.told.claims[0]].object
    if isinstance(day, Span):  # March 1931 is no other date than a day of that March
        others = [row for row in others if _lies_apart(day, claims[row.told.claims[0]])] or others
    return [first, *others[:1]]


def _lies_apart(day: Span, claim: Claim) -> bool:
    return isinstance(claim.object, Span) and same(day, claim.object) is Certainty.IMPOSSIBLE


def small(teller: Teller, text: str) -> str:
    """Begin a sentence small within another, but for the voice that one begins with."""
    own = _BRACKETS.sub("", text)  # (in part: article 4) begins no sentence
    if ": " in own or any(map(str.isupper, text.partition(" ")[0][1:])):  # WikiZero says
        return text
    lead = phrase("told before", teller.lang).partition("{")[0]
    if text[: len(lead)].lower() == lead:  # no voice begins it, whatever else is written so
        return f"{text[0].lower()}{text[1:]}"
    return teller.prose.lowered(text)


def _amount(teller: Teller, row: CardRow, *, same: bool) -> str:
    """Tell one number with its voice and its day; a denial in a sentence."""
    if not row.amount:
        return small(teller, row.told.whole.rstrip("."))
    key = "account count" if same else "account count of"
    return phrase(key, teller.lang).format(
        n=row.amount, what=row.what, who=_who(teller, row.told), when=row.period
    )


def _who(teller: Teller, told: Told) -> str:
    who = teller.who(teller.record.claims[told.claims[0]])[0]
    who = re.sub(r" \([^()]*\d{4}\)", "", who)  # its day tells it from another of that name
    return who.replace(" (", ", ").replace(")", "")  # it stands in brackets itself
