"""
Disagreements come in; out go cards: a question, a verdict, the accounts side by side, what differs.

The question and the verdict follow from what the claims are about (tell/drafts.py); what differs is
the editors' note where they signed one, else what the comparison of two figures found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from backstory.compare.disagreements import Disagreement
from backstory.compare.figures import Verdict
from backstory.model.nouns import Claim, Modality
from backstory.tell.drafts import Draft, drafts_of
from backstory.tell.figures import why
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["Card", "CardRow", "card_in", "cards_of", "worded"]

_VERDICTS: Final = {
    "different-things": Verdict.NOT_COMPARABLE,
    "contradict": Verdict.CONFLICT,
    "may-contradict": Verdict.POSSIBLE_CONFLICT,
    "both": Verdict.COMPATIBLE,
}
"""What a card says of its accounts as is said of two figures, in the same words."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One account: who says it, what, of which period."""

    who: str
    """The voice, with its source and date."""
    amount: str
    """The number as it is meant, for a figure; empty otherwise."""
    what: str
    """What is counted, or what is said."""
    period: str
    """
    Of what a figure is a part, how far it was counted, and its period in words, or that none is
    stated; empty where it is no figure.
    """
    told: Told
    party: str
    """In short who gives which number, of what and how far counted."""

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        row = {"who": self.who, "amount": self.amount, "what": self.what, "period": self.period}
        return {**row, **self.told.data(short)}


@dataclass(frozen=True, slots=True)
class Card:
    """One question on which accounts differ."""

    sort: str
    """count, scope, why, name, date, place, holds, actors or other: what the question is about."""
    question: str
    verdict: str
    """different-things, contradict, may-contradict, unfinished, text-changed, rival,
    another-word, told-otherwise, explained, slip or both."""
    verdict_words: str
    rows: tuple[CardRow, ...]
    differs: str
    """One sentence: what differs."""
    by: str
    """stated, signed, shown or structure: by whose word they differ."""
    disagreements: tuple[str, ...]
    """The ids of what the editors signed, or the comparison found."""
    note: Disagreement | None = None
    """The disagreement that tells what differs; None where the structure does."""
    people: bool = False
    """Whether it counts people, which matters more than articles and votes."""

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {
            "sort": self.sort,
            "question": self.question,
            "verdict": self.verdict,
            "verdict_words": self.verdict_words,
            "rows": [row.data(short) for row in self.rows],
            "differs": self.differs,
            "by": self.by,
            "disagreements": list(self.disagreements),
        }


def cards_of(teller: Teller, found: Iterable[Disagreement], day: int | None = None) -> list[Card]:
    """
    Make a card of each disagreement; those that share a claim and a question become one.

    Args:
        teller: Who tells them.
        found: The disagreements.
        day: The day number whose accounts come first: that of the event a reader looks at.
    """
    return [worded(teller, draft) for draft in drafts_of(teller, found, day)]


def worded(teller: Teller, draft: Draft) -> Card:
    """Word a card in the teller's language."""
    every = [teller.once("account", claim, partial(_row, teller)) for claim in draft.claims]
    told = {row.told.text for row in every}
    # What answers an account is said once, where it is an account itself.
    rows = tuple(
        replace(row, told=replace(row.told, answer="")) if row.told.answer in told else row
        for row in every
    )
    question = _question(teller, draft.sort, draft.claims)
    verdict = _VERDICTS.get(draft.verdict)
    key = f"verdict {verdict}" if verdict else f"card {draft.verdict.replace('-', ' ')}"
    words = phrase(key, teller.lang)
    differs = (
        phrase("rival differs", teller.lang) if draft.note is None else _note(teller, draft.note)
    )
    return Card(
        draft.sort, question, draft.verdict, words, rows, differs, draft.by,
        draft.disagreements, draft.note, draft.people,
    )  # fmt: skip


def card_in(teller: Teller, card: Card) -> Card:
    """Tell a card in the teller's language: the same accounts in the same order."""
    claims = tuple(teller.record.claims[row.told.claims[0]] for row in card.rows)
    ids = card.disagreements
    return worded(teller, Draft(card.sort, card.verdict, claims, card.by, ids, card.note))


def _question(teller: Teller, sort: str, claims: Iterable[Claim]) -> str:
    """Ask what the accounts are about; several things counted are named, the two told first."""
    counted = dict.fromkeys(claim.counted for claim in claims if claim.counted)
    names = [teller.prose.name(each) for each in counted][:2]
    asked = phrase(f"question {sort}", teller.lang).format(teller.prose.grammar.joined(names))
    head, mark, named = asked.partition("? ")  # what follows a question begins a sentence
    return f"{head}{mark}{named[:1].upper()}{named[1:]}"


def _row(teller: Teller, claim: Claim) -> CardRow:
    speak, told = teller.prose, teller.claim(claim)
    party, _ = teller.who(claim)
    who = party
    said = teller.record.said(claim)
    if claim.source not in claim.voices and not teller.record.is_own_page(claim):
        who = phrase("carried by", teller.lang).format(who, teller.outlet(claim.source))
    who = f"{who}, {speak.said(claim)}" if said else who
    if not claim.counted or claim.modality != Modality.ASSERTED:
        return CardRow(who, "", told.text, "", told, party)
    when = speak.date(claim.when) if claim.when else phrase("period open", teller.lang)
    if claim.when and claim.is_date_inferred:
        when = f"{when}, {phrase('date worked out', teller.lang)}"
    base = [*speak.base(claim), *speak.held_within(claim)]
    amount = speak.amount(claim)
    period, party = ", ".join((*base, when)), ", ".join((f"{amount} {party}", *base))
    return CardRow(who, amount, speak.name(claim.counted), period, told, party)


def _note(teller: Teller, each: Disagreement) -> str:
    if each.pair:
        told = "; ".join(why(teller.prose, each.pair))
        return f"{told[:1].upper()}{told[1:]}." if told else ""
    if each.by == "stated":
        return phrase("contradict differs", teller.lang)
    return each.note.get(teller.lang) or next(iter(each.note.values()), "")
