"""
Events and claims come in; out go the sentences that tell them best, with what a reader may ask.

Each names who says it, and from which day it could be told; what is weak in its source is said, and
beside an accusation stands its answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

from backstory.compare.context_ties import Ties
from backstory.dates.edtf import iso
from backstory.model.nouns import Claim, Source
from backstory.rdf.hulled import told_hull
from backstory.rdf.record import Record
from backstory.tell.accused import answer_to
from backstory.tell.replying import DOUBTING
from backstory.tell.sentences import Sentences
from backstory.tell.worth import TOLD_BY, worth_of
from backstory.text import normalise
from backstory.vocabulary import id_of

__all__ = ["Teller", "Told"]

_COUNTED: Final = 0.3
"""What a count with a sentence of its own tells of an event beside other counts."""
_TRIED: Final = 4
"""Sentences of an event among which one is looked for that tells nothing later."""
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NEAR: Final = 0.3
"""How much less worth a sentence may be that says more than a day."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that names who says it."""

    text: str
    claims: tuple[str, ...]
    """IRIs of the claims it is made from."""
    voices: tuple[str, ...]
    source: str
    """IRI of the source it is read in."""
    weak: str = ""
    """What makes its source weak (a copy, a blog, a machine translation); empty for a sound one."""
    known_from: int | None = None
    """The day number by which it had surely been said; None where that is not stated."""
    answer: str = ""
    """What answers the accusation in it, or that none is recorded; empty if it accuses nobody."""

    @property
    def whole(self) -> str:
        """The sentence, and beside an accusation what answers it."""
        return f"{self.text} {self.answer}".rstrip()

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values: ids, as `short` makes them, and the day as YYYY-MM-DD."""
        return {
            "text": self.text,
            "claims": [short(claim) for claim in self.claims],
            "voices": [short(voice) for voice in self.voices],
            "source": short(self.source),
            "weak": self.weak,
            "known_from": None if self.known_from is None else iso(self.known_from),
            "answer": self.answer,
        }


class Teller(Sentences):
    """Tell claims and events in one language."""

    def __init__(self, record: Record, lang: str, ties: Ties, judge: Teller | None = None) -> None:
        super().__init__(record, lang)
        self.ties = ties
        self.judge = judge or self
        """Who chooses what is told: one for all languages, so that each tells the same."""
        self._known: dict[tuple[str, str], Any] = {}
        """What was worked out of a claim: it is told on many events' screens."""
        self._best: dict[tuple[str, int, str], list[Told]] = {}
        self._weak: dict[str, str] = {}
        self._since: dict[str, int | None] = {}
        self._rank: dict[str, tuple[list[Claim], dict[tuple[object, ...], list[Claim]]]] = {}

    def claim(self, claim: Claim, others: tuple[Claim, ...] = ()) -> Told:
        """
        Tell a claim.

        Args:
            claim: The one whose words are used.
            others: More claims that say the same, for the evidence.
        """
        told: Told = self._told(claim, others) if others else self.once("told", claim, self._told)
        return told

    def _told(self, claim: Claim, others: tuple[Claim, ...] = ()) -> Told:
        every = (claim, *others)
        source = self.record.sources.get(claim.source)
        said = self.record.said(claim)
        return Told(
            self.sentence(claim),
            tuple(dict.fromkeys(each.iri for each in every)),
            tuple(dict.fromkeys(voice for each in every for voice in each.voices)),
            claim.source,
            self._weakness(source) if source else "",
            said.latest_end if said else None,
            self.once("answer", claim, self.answer),
        )

    def sentence(self, claim: Claim) -> str:
        """Give the words of a claim alone."""
        words: str = self.once("text", claim, self.text)
        return words

    def once(self, key: str, claim: Claim, made: Callable[[Claim], Any]) -> Any:
        """Work something out of a claim once, however often it is told."""
        place = (key, claim.iri)
        if place not in self._known:
            self._known[place] = made(claim)
        return self._known[place]

    def _weakness(self, source: Source) -> str:
        if source.iri not in self._weak:
            self._weak[source.iri] = self.weakness(source)
        return self._weak[source.iri]

    def answer(self, *claims: Claim) -> str:
        """Tell what answers accusations told in one sentence; empty if they accuse nobody."""
        return answer_to(self, self.ties.kinds, *claims)

    def best(self, event: str, most: int = 1, *, known: Claim | None = None) -> list[Told]:
        """Give the sentences that best tell what happened, the best first, no two alike."""
        key = (event, most, known.iri if known else "")
        if key not in self._best:
            self._best[key] = (
                self._best_of(event, most, known)
                if self.judge is self
                else [self.retold(each) for each in self.judge.best(event, most, known=known)]
            )
        return list(self._best[key])

    def best_by(self, event: str, focus: str) -> list[Told]:
        """
        Give the sentence that tells an event best, as it stood when another was through.

        It speaks of no year after that, and counts nothing up to a later day.
        """
        span = self.record.hulls.get(focus)
        if self.judge is not self:
            return [self.retold(each) for each in self.judge.best_by(event, focus)]
        if span is None or span.latest_end is None:
            return self.best(event)
        last = int(iso(span.latest_end)[:4])
        tried = self.best(event, _TRIED)
        for each in tried:
            if not self._counts_after(each, span.latest_end):
                if self.is_by(each.text, last):
                    return [each]
            elif before := self._count_by(event, each, span.latest_end):
                return [self.claim(before)]
        return []

    def _count_by(self, event: str, told: Told, day: int) -> Claim | None:
        """Give the last count of the same by the same voice that ends no later than a day."""
        late = self.record.claims[told.claims[0]]
        return max(
            (
                claim
                for claim in self.record.about.get(event, ())
                if (claim.counted, claim.voices) == (late.counted, late.voices)
                and claim.when and claim.when.latest_end is not None
                and claim.when.latest_end <= day
            ),
            key=lambda claim: (claim.when and claim.when.latest_end, self.worth(claim), claim.id),
            default=None,
        )  # fmt: skip

    def _counts_after(self, told: Told, day: int) -> bool:
        """Tell whether a sentence counts up to a day after another."""
        claim = self.record.claims[told.claims[0]]
        until = claim.when.latest_end if claim.counted and claim.when else None
        return until is not None and until > day

    @staticmethod
    def is_by(text: str, year: int) -> bool:
        """Tell whether a sentence speaks of no year after one."""
        return all(int(each) <= year for each in _YEAR.findall(text))

    def retold(self, told: Told) -> Told:
        """Tell in this language what the judge told in another."""
        first, *others = (self.record.claims[iri] for iri in told.claims)
        return self.claim(first, tuple(others))

    def has_gist(self, claim: Claim) -> bool:
        """Tell whether the editors wrote a sentence for a claim, in the judge's language."""
        return bool(claim.gist.get(self.judge.lang))

    def _best_of(self, event: str, most: int, known: Claim | None) -> list[Told]:
        ranked, alike = self._ranked(event)
        found: list[Told] = []
        seen: set[str] = set()
        for claim in ranked:
            if len(found) == most:
                break
            key = self._key(claim)
            if key not in seen and (known is None or known.iri != claim.iri):
                others = tuple(other for other in alike[_says(claim)] if other.iri != claim.iri)
                if claim.predicate == "ctx:date" and not self.has_gist(claim):
                    # Another who gives the same day may say what happened on it.
                    more = [other for other in others if self.has_gist(other)]
                    if seen & set(map(self._key, more)):
                        continue  # that it happened on that day is told
                    if more and self.worth(more[0]) > self.worth(claim) - _NEAR:
                        claim, others = more[0], (claim, *(o for o in others if o != more[0]))
                seen.update(map(self._key, (claim, *others)))
                found.append(self.claim(claim, others[:3]))
        return found

    def _ranked(self, event: str) -> tuple[list[Claim], dict[tuple[object, ...], list[Claim]]]:
        """Give what may tell of an event, the best first, and those of it that say the same."""
        if event not in self._rank:
            about = (self.record.about.get(one, ()) for one in (event, *self._parts(event)))
            every = [c for claims in about for c in claims if c.predicate in TOLD_BY]
            rank = {c.iri: self._rank_of(c) for c in every}
            for c in every:  # a denial goes behind what it denies, however well it is told
                for one in self.record.disputed_by.get(c.iri, ()):
                    rank[one.iri] = max(rank.get(one.iri, rank[c.iri]), rank[c.iri])
            ranked = sorted(every, key=lambda c: (rank[c.iri], c.modality in DOUBTING, c.id))
            alike: dict[tuple[object, ...], list[Claim]] = {}
            for claim in ranked:
                alike.setdefault(_says(claim), []).append(claim)
            self._rank[event] = ranked, alike
        return self._rank[event]

    def _rank_of(self, claim: Claim) -> float:
        """Rank what tells more first; rounded, or the last bits of a sum would part equals."""
        counted = _COUNTED * bool(claim.counted and self.has_gist(claim))
        return -round(self.worth(claim) + counted, 9)

    def _key(self, claim: Claim) -> str:
        """Give what makes two claims one sentence."""
        key: str = self.once("key", claim, lambda c: normalise(c.gist.get(self.lang, "")) or c.iri)
        return key

    def is_bare(self, told: Told) -> bool:
        """Tell whether a sentence gives no more than a name and a date, which a heading has too."""
        first = self.record.claims[told.claims[0]]
        return first.predicate == "ctx:date" and not self.has_gist(first)

    def _parts(self, event: str) -> list[str]:
        """Give the events of the same day that are parts of one: what they tell, it tells."""
        days = self.ties.days
        return [
            other
            for other, parts in self.ties.edges["part"].get(event, {}).items()
            if days.get(other) == days.get(event)
            and any(self.record.claims[p.claims[0]].object == event for p in parts if not p.things)
        ]

    def worth(self, claim: Claim) -> float:
        """Say how well a claim tells what happened: its gist, its words, its source."""
        if self.judge is not self:
            return self.judge.worth(claim)
        value: float = self.once("worth", claim, partial(worth_of, self, self.ties, self.at_odds))
        return value

    @cached_property
    def at_odds(self) -> frozenset[str]:
        """Claims that the editors set against others: none of them opens what is told."""
        return frozenset(c for each in self.record.disagreements.values() for c in each.between)

    def first_told(self, event: str) -> int | None:
        """Give the day number by which somebody had surely told of an event; None if not stated."""
        if self.judge is not self:
            return self.judge.first_told(event)
        if event not in self._since:
            said = (self.record.said(claim) for claim in self.record.about.get(event, ()))
            days = (each.latest_end for each in said if each)
            self._since[event] = min((day for day in days if day is not None), default=None)
        return self._since[event]

    def begins(self, iri: str) -> tuple[bool, int, str]:
        """Give what puts events in the order of time: the day, then the hour; undated ones last."""
        day, span = self.ties.days.get(iri), self.record.hulls.get(iri)
        hour = span.text.partition("T")[2] if span and "/" not in span.text else ""
        return day is None, day or 0, hour

    def day(self, iri: str) -> str:
        """Name the date of an event; empty where nobody dates it."""
        return told_hull(self.record, iri, self.lang) if iri in self.record.hulls else ""


def _says(claim: Claim) -> tuple[object, ...]:
    # Who denies it says no more the same than who asserts it says it of the denial.
    return claim.predicate, claim.role, claim.object, claim.modality in DOUBTING
