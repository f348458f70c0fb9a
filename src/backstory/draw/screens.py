"""
The first screens of a page: for each event what a reader is told before anything is explored.

What is told is chosen once, by tell/first.py, and worded in each language of the page. A sentence
stands once, however many screens it is on; a screen holds numbers that lead to it. Beside what a
screen shows stand some more candidates, for a day on which the first were not told yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from backstory.compare.context import Candidate, Context, context_of
from backstory.compare.disagreements import Disagreement, compared_of, disagreements_of
from backstory.draw.collected import Collected, together
from backstory.draw.once import without
from backstory.draw.series import series_of
from backstory.tell.cards import Card, CardRow, card_in, cards_of
from backstory.tell.context import by_whom, reason_text, reasons_in
from backstory.tell.first import unknown_near
from backstory.tell.happened import happened
from backstory.tell.nearest import nearest_cards
from backstory.words.languages import Texts
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.compare.context_ties import Part
    from backstory.draw.shape import Screen, Screens
    from backstory.tell.context import Reason
    from backstory.tell.told import Told

__all__ = ["screens_of"]

_KEPT: Final = {"story": 6, "before": 8, "since": 7}
"""Candidates kept of each list."""
_TOLD: Final = 4
"""Candidates of a list whose reasons are told; the rest stand in for what was not yet said."""
_WHY: Final = 2
"""Reasons told of a candidate."""
_BEST: Final = 3
"""Sentences that tell of an event, the best first."""
_SHARP, _PEOPLE = 20, 15
"""What a contradiction weighs more than a difference, and a count of people than another."""
_MOST: Final = 500
"""Events with a screen of their own; a larger dossier has one for those that matter most."""
_WORK: Final = 10_000_000
"""Claims that may be looked at for all screens together: of 50,000 there are 200 screens."""


def screens_of(
    read: Collected, order: Iterable[str], focus: str = "", weights: Mapping[str, int] | None = None
) -> Screens:
    """
    Tell the first screens of events.

    Args:
        read: What the graph records.
        order: IRIs of the events, what matters most first.
        focus: IRI of the event with which the page opens.
        weights: How much each thing matters, by IRI: what accounts differ on is told in that order.
    """
    return _Screens(read).of(_shown(read, order, focus), weights or {})


def _shown(read: Collected, order: Iterable[str], focus: str) -> list[str]:
    """Give the events that have a screen."""
    events = [iri for iri in dict.fromkeys((focus, *order)) if iri in read.record.names]
    return events[: min(_MOST, _WORK // max(1, len(read.record.claims)))]


def _count(row: CardRow) -> str:
    """Say what an account counts, and of when; nothing where it counts nothing."""
    counted = f"{row.amount} {row.what}".strip() if row.amount else ""
    return ", ".join(filter(None, (counted, row.period)))


def _minutes(hour: str) -> int:
    """
    Give the minutes of a day that an hour stands for.

    >>> _minutes("20:14:00-04:00"), _minutes("")
    (1214, 0)
    """
    parts = hour[:5].split(":")
    return 60 * int(parts[0]) + int(parts[1]) if len(parts) > 1 else 0


class _Screens:
    """Sentences, reasons and cards, each once."""

    def __init__(self, read: Collected) -> None:
        self.read, self.record = read, read.record
        self.tellers = read.tellers
        self.told: dict[tuple[Any, ...], int] = {}
        self.reasons: dict[tuple[Any, ...], int] = {}
        self.cards: dict[tuple[Any, ...], int] = {}
        self.gaps: dict[str, int] = {}
        self.rows: dict[str, list[Any]] = {"told": [], "reasons": [], "cards": [], "gaps": []}

    def of(self, events: Sequence[str], weights: Mapping[str, int]) -> Screens:
        differ = disagreements_of(self.record)
        screens: dict[str, Screen] = {}
        best: dict[str, list[int]] = {}
        told_of: list[str] = []
        judge = self.tellers[0].judge
        for iri in events:
            context = self._at_home(context_of(self.record, iri))
            screens[self.read.id_of(iri)] = self._screen(context)
            for each in (context.about, *(c.iri for c in self._kept(context))):
                if self.read.id_of(each) not in best:
                    told_of.append(each)
                    best[self.read.id_of(each)] = [
                        self._told(one) for one in judge.best(each, _BEST)
                    ]
        rows: Any = self.rows
        return {
            "told": rows["told"],
            "reasons": rows["reasons"],
            "cards": rows["cards"],
            "gaps": rows["gaps"],
            "of": screens,
            "best": best,
            "odds": self._odds(differ, weights),
            "series": series_of(self.read, compared_of(self.record)),
            "hours": {
                self.read.id_of(iri): minutes
                for iri in told_of
                if (minutes := _minutes(judge.begins(iri)[-1]))
            },
            "days": {self.read.id_of(iri): self._in_each("day", iri) for iri in told_of},
        }

    def _at_home(self, context: Context) -> Context:
        """Leave out what another dossier tells, unless a statement ties the two."""
        home = self.record.store.home_of
        own = home(context.about)
        kept = tuple(
            each for each in context.candidates
            if home(each.iri) == own or any(by_whom(part) == "voice" for part in each.parts)
        )  # fmt: skip
        return replace(context, candidates=kept)

    def _odds(self, differ: Iterable[Disagreement], weights: Mapping[str, int]) -> list[int]:
        """Tell everything that accounts differ on, what matters most first."""

        def weight(card: Card) -> tuple[float, str, tuple[str, ...]]:
            about = {self.record.claims[row.told.claims[0]].subject for row in card.rows}
            value = max((weights.get(iri, 0) for iri in about), default=0)
            value += _SHARP * (card.verdict == "contradict") + _PEOPLE * card.people
            return -value, card.sort, card.disagreements

        judge = self.tellers[0].judge
        return [self._card(card) for card in sorted(cards_of(judge, differ), key=weight)]

    def _kept(self, context: Context) -> list[Any]:
        return [each for name, most in _KEPT.items() for each in context.listed(name)[:most]]

    def _in_each(self, how: str, *args: Any) -> Any:
        return together(getattr(teller, how)(*args) for teller in self.tellers)

    def _screen(self, context: Context) -> Screen:
        judge = self.tellers[0].judge
        steps: list[list[Any]] = [
            [
                each.list,
                self.read.id_of(each.iri),
                self._why(context, each) if rank < _TOLD else [],
                *self._by(context.about, each),
            ]
            for name in _KEPT
            for rank, each in enumerate(context.listed(name)[: _KEPT[name]])
        ]
        return {
            "happened": [self._told(each) for each in happened(judge, context.about)],
            "steps": steps,
            "cards": [self._card(each) for each in nearest_cards(judge, context)],
            "unknown": [self._gap(each.id) for each in unknown_near(judge, context)],
        }

    def _by(self, focus: str, candidate: Candidate) -> list[int]:
        """Give the sentence of an earlier event, where the best of it tells something later."""
        judge = self.tellers[0].judge
        if candidate.list == "since":
            return []
        best, told = judge.best(candidate.iri), judge.best_by(candidate.iri, focus)
        if not told:
            return [-1]
        return [] if told[0].claims == best[0].claims else [self._told(told[0])]

    def _told(self, told: Told) -> int:
        key, judge = told.claims, self.tellers[0].judge
        if key not in self.told:
            self.told[key] = len(self.rows["told"])
            each = [teller.retold(told) for teller in self.tellers]
            row: dict[str, Any] = {
                "text": without(together(one.text for one in each), self._sentence(told.claims)),
                "claims": [self.read.id_of(iri) for iri in told.claims],
                "weak": together(one.weak for one in each),
                "answer": together(one.answer for one in each),
                "known": told.known_from,
                "bare": judge.is_bare(told),
            }
            self.rows["told"].append({k: v for k, v in row.items() if v not in ("", None, False)})
        return self.told[key]

    def _sentence(self, claims: Sequence[str]) -> tuple[str, ...] | None:
        """Give the editors' sentence of the first claim, which the page has beside the claim."""
        gist = self.read.named(self.record.claims[claims[0]].gist) if claims else ""
        if not gist:
            return None
        return tuple([gist] * len(self.tellers) if isinstance(gist, str) else gist)

    def _why(self, context: Context, candidate: Candidate) -> list[int]:
        # What somebody holds says more than what two events have in common.
        said = (part for part in candidate.parts if by_whom(part) != "structure")
        judge, about = self.tellers[0].judge, context.about
        chosen: list[Part] = []
        texts: set[str] = set()
        for part in said:
            if len(chosen) < _WHY:
                text = reason_text(judge, part)
                chosen += [part] if text not in texts else []
                texts.add(text)
        chosen = chosen or list(candidate.parts[:1])
        each = [reasons_in(teller, about, candidate, chosen) for teller in self.tellers]
        return [self._reason(one) for one in zip(*each, strict=False)]

    def _reason(self, told: Sequence[Reason]) -> int:
        first = told[0]
        key = (first.text, first.claims)
        if key not in self.reasons:
            self.reasons[key] = len(self.rows["reasons"])
            row = {
                "text": without(together(one.text for one in told), self._sentence(first.claims)),
                "claims": [self.read.id_of(iri) for iri in first.claims],
                "by": first.by,
                "known": first.known_from,
                "differs": first.differs,
            }
            self.rows["reasons"].append(
                {k: v for k, v in row.items() if v not in ([], None, False)}
            )
        return self.reasons[key]

    def _card(self, card: Card) -> int:
        key = (card.sort, card.disagreements, tuple(row.told.claims for row in card.rows))
        if key not in self.cards:
            self.cards[key] = len(self.rows["cards"])
            self.rows["cards"].append(self._told_card(card))
        return self.cards[key]

    def _told_card(self, card: Card) -> dict[str, Any]:
        each = [card_in(teller, card) for teller in self.tellers]
        rows = []
        for same in zip(*(one.rows for one in each), strict=True):
            row: dict[str, Any] = {
                "who": together(one.who for one in same),
                "amount": together(one.amount for one in same),
                "party": together(one.party for one in same),
                "count": together(_count(one) for one in same),
                "told": self._told(same[0].told),
            }
            rows.append({k: v for k, v in row.items() if v != ""})
        return {
            "sort": card.sort,
            "verdict": card.verdict,
            "question": self._question(card, each),
            "words": together(one.verdict_words for one in each),
            "differs": together(one.differs for one in each),
            "by": card.by,
            "rows": rows,
            "disagreements": list(card.disagreements),
        }

    def _question(self, card: Card, each: Sequence[Card]) -> Any:
        """Ask what the accounts are about; where no one question fits, what the first is about."""
        if card.sort != "other":
            return together(one.question for one in each)
        about = self.record.claims[card.rows[0].told.claims[0]].subject
        return together(
            phrase("question of", teller.lang).format(teller.prose.name(about))
            for teller in self.tellers
        )

    def _gap(self, name: str) -> int:
        if name not in self.gaps:
            self.gaps[name] = len(self.rows["gaps"])
            gap = next(each for each in self.record.gaps.values() if each.id == name)
            self.rows["gaps"].append({
                "question": self.read.named(gap.question),
                "looked": together(
                    phrase("looked", lang).format(Texts(gap.looked)[lang])
                    if gap.looked else phrase("not looked", lang)
                    for lang in self.read.languages
                ),
            })  # fmt: skip
        return self.gaps[name]
