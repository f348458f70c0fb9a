"""
An event comes in; out goes what a first screen tells of it, as plain data.

What happened, how it came to this, what came before, where accounts differ, what happened since and
what is not known: each sentence with its voice and its claims, from the weightiest source there is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from backstory.compare.context import Context, context_of
from backstory.rdf.record import Record
from backstory.tell.cards import Card
from backstory.tell.context import Row, context_rows, teller_of
from backstory.tell.happened import happened
from backstory.tell.nearest import nearest_cards
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["First", "Unknown", "first_data", "first_of", "unknown_near"]

_SPARE: Final = 3
"""Events beyond those, for one that says what was said."""
_STEPS: Final = {"story": 3, "before": 4, "since": 3}
_GAPS: Final = 2


@dataclass(frozen=True, slots=True)
class Unknown:
    """A gap: what is not known, and where it was looked for."""

    id: str
    question: str
    looked: str
    """Where it was looked for, or that nobody has looked."""
    on: str
    """The last day on which it was looked for, as YYYY-MM-DD; empty if nobody has."""

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {"id": self.id, "question": self.question, "looked": self.looked, "on": self.on}


@dataclass(frozen=True, slots=True)
class First:
    """What a first screen tells of an event."""

    about: str
    """IRI."""
    title: str
    date: str
    sources_end: str
    """The sentence that tells to which day the sources reach; empty where that is not stated."""
    sources_end_on: str
    """That day as YYYY-MM-DD."""
    happened: tuple[Told, ...]
    story: tuple[Row, ...]
    """At most three steps of the same matter, in the order of time."""
    before: tuple[Row, ...]
    """At most four earlier measures and events, in the order of time."""
    cards: tuple[Card, ...]
    since: tuple[Row, ...]
    unknown: tuple[Unknown, ...]

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {
            "about": short(self.about),
            "title": self.title,
            "date": self.date,
            "sources_end": self.sources_end,
            "sources_end_on": self.sources_end_on,
            "happened": [each.data(short) for each in self.happened],
            "story": [each.data(short) for each in self.story],
            "before": [each.data(short) for each in self.before],
            "cards": [each.data(short) for each in self.cards],
            "since": [each.data(short) for each in self.since],
            "unknown": [each.data(short) for each in self.unknown],
        }


def first_of(record: Record, iri: str, lang: str, *, context: Context | None = None) -> First:
    """
    Gather what a first screen tells of an event.

    Args:
        record: What a graph records.
        iri: The event, or a legal text by which one comes.
        lang: The language to tell in.
        context: Its context, if it was ranked already.
    """
    context = context or context_of(record, iri)
    teller = teller_of(record, lang)
    told = tuple(happened(teller, context.about))
    by_list = _steps(teller, context, {each.claims[0] for each in told})
    known = record.known_on
    return First(
        context.about,
        teller.prose.name(context.about),
        teller.day(context.about),
        phrase("sources end", lang).format(teller.prose.date(known)) if known else "",
        known.text if known else "",
        told,
        by_list["story"],
        by_list["before"],
        tuple(nearest_cards(teller, context)),
        by_list["since"],
        tuple(unknown_near(teller, context)),
    )


def _steps(teller: Teller, context: Context, seen: set[str]) -> dict[str, tuple[Row, ...]]:
    """
    Choose the steps of each list, in the order of time; none repeats a sentence told before.

    A law that is passed and signed on one day has one sentence, and two events.
    """
    rows = context_rows(teller.record, context, teller.lang, max(_STEPS.values()) + _SPARE)
    found = {}
    for name, most in _STEPS.items():
        steps: list[Row] = []
        for row in (each for each in rows if each.list == name and each.told):
            if len(steps) < most and not seen & {each.claims[0] for each in row.told}:
                steps.append(row)
                seen |= {each.claims[0] for each in row.told}
        found[name] = tuple(sorted(steps, key=lambda row: (*teller.begins(row.iri), row.rank)))
    return found


def first_data(record: Record, iri: str, lang: str) -> dict[str, Any]:
    """Give what a first screen tells as plain values."""
    return first_of(record, iri, lang).data(record.short)


def unknown_near(teller: Teller, context: Context) -> list[Unknown]:
    """Give the gaps about the event, its texts, and the nearest events."""
    things = list(teller.ties.own(context.about))
    for each in context.candidates:
        if each.list != "before":
            things.extend(teller.ties.own(each.iri))
    place = {thing: rank for rank, thing in reversed(list(enumerate(things)))}
    gaps = sorted(
        (min(place[thing] for thing in gap.about if thing in place), gap.id)
        for gap in teller.record.gaps.values()
        if any(thing in place for thing in gap.about)
    )
    by_id = {gap.id: gap for gap in teller.record.gaps.values()}
    found = []
    for _, name in gaps[:_GAPS]:
        gap = by_id[name]
        looked = gap.looked.get(teller.lang) or next(iter(gap.looked.values()), "")
        told = (
            phrase("looked", teller.lang).format(looked)
            if looked
            else phrase("not looked", teller.lang)
        )
        question = gap.question.get(teller.lang) or next(iter(gap.question.values()), "")
        found.append(Unknown(gap.id, question, told, gap.looked_on))
    return found
