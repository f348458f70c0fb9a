"""
Disagreements come in; out go cards: a question, a verdict, the accounts side by side, what differs.

The question and the verdict follow from what the claims are about; what differs is the editors'
note where they signed one, else what the comparison of two figures found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from backstory.compare.disagreements import Disagreement
from backstory.compare.figures import Verdict
from backstory.model.nouns import Claim, Modality
from backstory.tell.figures import why
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["Card", "CardRow", "card_in", "cards_of", "rival_card"]

_SCOPE: Final = ("ctx:covers", "ctx:excludes", "ctx:benefits", "ctx:condition", "ctx:effect")
_WHY: Final = (
    "ctx:causedBy", "ctx:respondsTo", "ctx:enabledBy", "ctx:origin", "ctx:continues",
)  # fmt: skip
_WEEK, _FAR = 7, 8
_PUSHING: Final = "pressure"
_TOGETHER: Final = 3
"""Disagreements on one card."""
_MOST: Final = 5
"""Accounts on one card."""


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
    """The period of a figure in words, or that none is stated; empty where it is none."""
    told: Told

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
    """different-things, contradict, may-contradict, text-changed, rival, another-word,
    told-otherwise or both."""
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
    groups: list[tuple[tuple[str, bool], list[Disagreement]]] = []
    for each in found:
        claims = _claims(teller, each)
        if len({claim.voices for claim in claims}) < 2 and len({c.source for c in claims}) < 2:
            continue
        sort = (_sort(claims), _is_contradiction(each))
        for known, together in groups:
            if (
                len(together) < _TOGETHER
                and known == sort
                and any(set(each.claims) & set(one.claims) for one in together)
            ):
                together.append(each)
                break
        else:
            groups.append((sort, [each]))
    return [_card(teller, sort, together, day) for (sort, _), together in groups]


def rival_card(teller: Teller, things: Iterable[str]) -> Card | None:
    """Make a card of several voices' unlike accounts of why something happened; None if none."""
    claims: dict[tuple[object, ...], Claim] = {}
    for thing in things:
        for claim in teller.record.about.get(thing, ()):
            pushing = id_of(claim.role) == _PUSHING
            if pushing or claim.predicate in _WHY[:3]:
                key = (claim.voices, claim.predicate, claim.object)
                old = claims.get(key)
                if old is None or teller.worth(claim) > teller.worth(old):
                    claims[key] = claim
    if len({claim.voices for claim in claims.values()}) < 2:
        return None
    if len({(claim.predicate, claim.object, claim.modality) for claim in claims.values()}) < 2:
        return None
    best = sorted(claims.values(), key=lambda claim: (-teller.worth(claim), claim.id))[:_MOST]
    differs = phrase("rival differs", teller.lang)
    return _made(teller, "why", "rival", best, differs, "structure", ())


def card_in(teller: Teller, card: Card) -> Card:
    """Tell a card in the teller's language: the same accounts in the same order."""
    claims = [teller.record.claims[row.told.claims[0]] for row in card.rows]
    differs = (
        phrase("rival differs", teller.lang) if card.note is None else _note(teller, card.note)
    )
    ids = card.disagreements
    return _made(teller, card.sort, card.verdict, claims, differs, card.by, ids, card.note)


def _claims(teller: Teller, each: Disagreement) -> list[Claim]:
    return [teller.record.claims[iri] for iri in each.claims if iri in teller.record.claims]


def _sort(claims: list[Claim]) -> str:
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


def _card(teller: Teller, sort: str, together: list[Disagreement], day: int | None) -> Card:
    claims = {c.iri: c for each in together for c in _claims(teller, each)}
    ranked = sorted(claims.values(), key=lambda claim: _order(teller, claim, day))
    shown = {claim.iri for claim in _accounts(ranked)}
    told = sorted(together, key=lambda each: (-len(shown & set(each.claims)), each.id))
    verdict = _verdict(teller, sort, together, list(claims.values()))
    differs = _note(teller, told[0])
    ids = tuple(each.id for each in together)
    return _made(teller, sort, verdict, _accounts(ranked), differs, together[0].by, ids, told[0])


def _order(teller: Teller, claim: Claim, day: int | None) -> tuple[float, float, str]:
    """Order accounts: those of the weeks of an event first, then by worth."""
    said = teller.record.said(claim)
    known = said.latest_end if said else None
    apart = abs(known - day) // _WEEK if known is not None and day is not None else _FAR
    return min(apart, _FAR), -teller.worth(claim), claim.id


def _accounts(claims: Iterable[Claim]) -> list[Claim]:
    """Choose whose accounts stand on a card: each voice once before any stands twice."""
    first: dict[tuple[str, ...], Claim] = {}
    more = []
    for claim in claims:
        if claim.voices in first:
            more.append(claim)
        else:
            first[claim.voices] = claim
    return [*first.values(), *more][:_MOST]


def _made(
    teller: Teller, sort: str, verdict: str, claims: list[Claim], differs: str, by: str,
    ids: tuple[str, ...], note: Disagreement | None = None,
) -> Card:  # fmt: skip
    rows = _rows(teller, claims)
    counted = next((c for c in claims if c.counted), None)
    question = _question(teller, sort, claims)
    words = phrase(f"card {verdict.replace('-', ' ')}", teller.lang)
    people = bool(counted and id_of(counted.unit) == "person")
    return Card(sort, question, verdict, words, rows, differs, by, ids, note, people)


def _question(teller: Teller, sort: str, claims: Iterable[Claim]) -> str:
    """Ask what the accounts are about; several things counted are named, the two told first."""
    counted = dict.fromkeys(claim.counted for claim in claims if claim.counted)
    names = [teller.prose.name(each) for each in counted][:2]
    return phrase(f"question {sort}", teller.lang).format(teller.prose.grammar.joined(names))


def _rows(teller: Teller, claims: Iterable[Claim]) -> tuple[CardRow, ...]:
    """Tell each account once: one voice with one number, or one sentence, is one account."""
    found: dict[tuple[object, ...], CardRow] = {}
    for claim in claims:
        said = claim.gist.get(teller.judge.lang) or claim.iri
        key = (claim.voices, claim.counted, claim.object) if claim.counted else (said,)
        if key not in found and len(found) < _MOST:
            found[key] = teller.once("account", claim, partial(_row, teller))
    return tuple(found.values())


def _row(teller: Teller, claim: Claim) -> CardRow:
    speak, told = teller.prose, teller.claim(claim)
    who, _ = teller.who(claim)
    said = teller.record.said(claim)
    if claim.source not in claim.voices:
        who = phrase("carried by", teller.lang).format(who, teller.outlet(claim.source))
    who = f"{who}, {speak.date(said)}" if said else who
    if not claim.counted or claim.modality != Modality.ASSERTED:
        return CardRow(who, "", told.text, "", told)
    when = speak.date(claim.when) if claim.when else phrase("period open", teller.lang)
    return CardRow(who, speak.amount(claim), speak.name(claim.counted), when, told)


def _note(teller: Teller, each: Disagreement) -> str:
    if each.pair:
        told = "; ".join(why(teller.prose, each.pair))
        return f"{told[:1].upper()}{told[1:]}." if told else ""
    if each.by == "stated":
        return phrase("contradict differs", teller.lang)
    return each.note.get(teller.lang) or next(iter(each.note.values()), "")


def _is_contradiction(each: Disagreement) -> bool:
    """Tell whether one denies what the other says: no card mixes that with a mere difference."""
    conflict = each.pair is not None and each.pair.verdict is Verdict.CONFLICT
    return conflict or each.kind == "denial" or each.by == "stated"


def _verdict(teller: Teller, sort: str, together: list[Disagreement], claims: list[Claim]) -> str:
    kinds = {each.kind for each in together}
    if any(_is_contradiction(each) for each in together):
        return "contradict"
    if sort == "why":
        return "rival"
    if sort == "name" or kinds == {"name"}:
        return "another-word"
    texts = {claim.subject for claim in claims if _is_text(teller, claim.subject)}
    if len(texts) > 1:
        return "text-changed"
    if sort == "count":
        units = {(claim.counted, claim.unit) for claim in claims}
        return "different-things" if "scope" in kinds or len(units) > 1 else "may-contradict"
    if "precision" in kinds:
        return "both"
    return "told-otherwise" if sort in ("excludes", "scope") else "may-contradict"


def _is_text(teller: Teller, iri: str) -> bool:
    known = teller.record.names.get(iri)
    return bool(known and known.kind == "instrument")
