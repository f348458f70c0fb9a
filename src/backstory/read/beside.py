"""
A reading comes in; out goes what the graph holds beside it: background, context, figures, accounts.

Sentences, reasons and verdicts are those of `tell` and `compare`; nothing is worded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Final

from backstory.compare.context import Context, context_of
from backstory.compare.counting import figures_of
from backstory.compare.disagreements import disagreements_of
from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.read.count_of import EPOCH
from backstory.read.counts import Count, counts
from backstory.read.dates import dates_in
from backstory.read.figures import Figure
from backstory.read.fit import related
from backstory.read.found import spoken_of
from backstory.read.lexicon import LANGUAGES, lexicon
from backstory.read.thing import stem
from backstory.read.tokens import tokens_of
from backstory.tell.cards import Card, cards_of
from backstory.tell.cite import Cited
from backstory.tell.context import Reason, Row, context_rows, teller_of
from backstory.tell.first import first_of
from backstory.tell.told import Told
from backstory.text import normalise
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["Beside", "Sentence", "beside"]

_SENTENCES: Final = 5
_ROWS: Final = 5
_CARDS: Final = 3
_ABSENT: Final = 3
_TRIED: Final = 6
"""Sentences about what happened among which two are looked for that say different things."""
_SHORT: Final = 3
"""Letters of words that tell nothing."""
_MORE: Final = 3
"""Words that a second sentence about what happened must have beyond what was told already."""
_WEEKS: Final = 45
"""Days after an article in which accounts of how many there were still belong to it."""
_HIGH: Final = 1.0
"""How high such an event must rank."""
_PART: Final = 0.67
"""The share of its own words that must be new."""
_NONE: Final[frozenset[str]] = frozenset()
_KIND: Final = 0.7
"""How near two kinds must be for that alone to make one the background of the other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the background, with its footnote."""

    of: str
    """The event that it tells of, with its date."""
    text: str
    answer: str
    """What answers the accusation in it; empty if it accuses nobody."""
    note: str
    """Where it can be read, by claim."""
    claim: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything that stands at the right of an article."""

    background: tuple[Sentence, ...]
    before: tuple[Row, ...]
    figures: tuple[tuple[Figure, tuple[Count, ...]], ...]
    otherwise: tuple[Card, ...]
    absent: tuple[Row, ...]


def beside(reading: Found) -> Beside:
    """Gather what the graph holds beside an article."""
    figures = tuple(counts(reading))
    event = reading.linked.main or spoken_of(reading.linked)
    if not event:
        return Beside((), (), figures, (), ())
    record, lang = reading.known.record, reading.lang
    context = context_of(record, event)
    first = first_of(record, event, lang, context=context)
    rows = context_rows(record, context, lang)
    earlier = [
        row
        for row in rows
        if row.list in ("before", "story")
        and row.told
        and any(_ties(one, row.score) for one in row.why)
    ]
    earlier.sort(key=lambda row: (-row.score, row.iri))
    label, date = first.title, first.date
    happened: list[Told] = []
    for one in first.happened[:_TRIED]:
        if not happened or _adds(reading, one, label, happened):
            happened.append(one)
    name = f"{label}, {date}" if date else label
    told = [(name, one) for one in happened[:2]]
    told += [(f"{row.label}, {row.date}" if row.date else row.label, row.told[0])
             for row in earlier]  # fmt: skip
    told += [(name, one) for one in happened[2:]]
    background = _sound(reading, told, happened[:1])[:_SENTENCES]
    said = {one.text for _, one in background}
    shown = {row.iri for at, row in enumerate(earlier) if at < _ROWS or row.told[0].text in said}
    return Beside(
        tuple(_sentence(reading, *one) for one in background),
        tuple(earlier[:_ROWS]),
        figures,
        tuple(_otherwise(reading, first.cards)),
        tuple(_absent(reading, context, rows, shown)),
    )


def _ties(one: Reason, score: float) -> bool:
    """Tell whether a reason makes an event the background, and not some of the same words."""
    alike = one.value >= _KIND and score >= _HIGH
    return alike if one.feature == "kind" else one.feature != "text"


def _adds(reading: Found, one: Told, label: str, before: Sequence[Told]) -> bool:
    """Tell whether a sentence says more than the name of its event, its voice and those before."""
    name = teller_of(reading.known.record, reading.lang).prose.name
    voices = [name(iri) for iri in (*one.voices, one.source)]
    own = _telling(one.text).difference(*map(_telling, (label, *voices)), _said(reading.lang))
    new = own.difference(*(_telling(each.text) for each in before))
    return len(new) >= max(_MORE, _PART * len(own))


@cache
def _said(lang: str) -> frozenset[str]:
    """Give the stems of the words that say that somebody says something."""
    return frozenset(stem(w) for w in lexicon(lang).sets["said"]) if lang in LANGUAGES else _NONE


def _telling(text: str) -> set[str]:
    """Give the stems of the words of a sentence that tell something."""
    return {stem(word) for word in normalise(text).split() if len(word) > _SHORT}


def _sound(
    reading: Found, told: Sequence[tuple[str, Told]], own: Sequence[Told]
) -> list[tuple[str, Told]]:
    """
    Put sentences that say something, with a sound source, first; each sentence once.

    What happened itself (`own`) stays before what came before it, though its source be a mirror.
    """
    record, later = reading.known.record, _counted_later(reading)
    once_each = list(
        {one.text: (of, one) for of, one in told if one.text and not _is_bare(record, one)}.values()
    )
    dull = {
        one.text for _, one in once_each if _says_little(record, one, reading.known.home_places)
    }
    return sorted(
        once_each,
        key=lambda pair: (
            not later.isdisjoint(pair[1].claims) or _tells_later(reading, pair[1].text),
            pair[1].text in dull, bool(pair[1].weak) and pair[1] not in own,
        ),
    )  # fmt: skip


def _counted_later(reading: Found, days: int = 0) -> frozenset[str]:
    """Give the claims that count up to so many days after the article or later."""
    day = reading.article.day
    today = Span.parse(day.isoformat()).latest_end if day else None
    if today is None:
        return frozenset()
    ends = ((one.claim, one.when.latest_end) for one in figures_of(reading.known.record)
            if one.when)  # fmt: skip
    return frozenset(claim for claim, end in ends if end is not None and end > today + days)


def _tells_later(reading: Found, text: str) -> bool:
    """Tell whether a sentence tells a day after the article, and not how long something may run."""
    day, lang = reading.article.day, reading.lang
    today = Span.parse(day.isoformat()).latest_end if day and lang in LANGUAGES else None
    return today is not None and any(
        begin is not None and begin > today and one.sense != "until"
        for one in dates_in(tokens_of(text), lang, None) for begin in (one.span.earliest_begin,)
    )  # fmt: skip


def _is_later(reading: Found, row: Row) -> bool:
    """Tell whether the sentence of an event counts or dates what came after the article."""
    counted = _counted_later(reading)
    return any(counted & {*one.claims} or _tells_later(reading, one.text) for one in row.told)


def _says_little(record: Record, one: Told, places: Collection[str]) -> bool:
    """Tell whether a sentence says no more than when or who, or counts the whole country."""
    claims = [record.claims[iri] for iri in one.claims if iri in record.claims]
    dates = all(claim.predicate == "ctx:date" for claim in claims)
    counts = all(claim.figure and claim.subject in places for claim in claims)
    return dates or counts or not any(claim.gist for claim in claims)


def _is_bare(record: Record, one: Told) -> bool:
    """Tell whether nobody worded what a claim says: only its place in the model is told of it."""
    claim = record.claims.get(one.claims[0]) if one.claims else None
    return claim is not None and not (claim.gist or claim.predicate == "ctx:date")


def _sentence(reading: Found, of: str, one: Told) -> Sentence:
    claim = one.claims[0]
    note = Cited(reading.known.record, reading.lang).claim(reading.known.record.claims[claim])
    return Sentence(of, one.text, one.answer, note, id_of(claim))


def _otherwise(reading: Found, cards: Sequence[Card]) -> list[Card]:
    """Give the questions on which voices differ, about what the article names."""
    record = reading.known.record
    teller = teller_of(record, reading.lang)
    links = Counter(one.iri for one in reading.linked.events)
    event = reading.known.events.get(reading.linked.main)
    centre = {reading.linked.main, *(event.instruments if event else ())}
    named = links.keys() | {one.iri for one in reading.linked.instruments} | centre
    counted = {one.counted for one in reading.linked.figures if one.counted}
    own = [each for each in disagreements_of(record) if {
        record.claims[iri].subject for iri in each.claims if iri in record.claims
    } & named]  # fmt: skip
    asked = [card for card in (*cards_of(teller, own), *cards) if not _asked_later(reading, card)]
    found = [card for card in asked if _of_article(record, card, named, counted)]

    def by_the_way(card: Card) -> tuple[bool, bool, int]:
        """Put last what counts no people, and what the article hardly names."""
        subjects = [record.claims[iri].subject for row in card.rows for iri in row.told.claims
                    if iri in record.claims]  # fmt: skip
        central = 2 * sum(iri in centre for iri in subjects) > len(subjects)
        times = max((links[iri] for iri in subjects), default=0)
        return not central, card.sort == "count" and not card.people, -times

    found.sort(key=by_the_way)
    first: dict[str, Card] = {}
    for card in found:
        first.setdefault(card.question, card)
    return list(first.values())[:_CARDS]


def _asked_later(reading: Found, card: Card) -> bool:
    """Tell whether a question came up after the article: who won an election that lay ahead."""
    day, record = reading.article.day, reading.known.record
    counted = _counted_later(reading, _WEEKS)
    later = [not counted.isdisjoint(row.told.claims) for row in card.rows]
    if any(later[:1]) or 2 * sum(later) > len(later):
        return True
    events = [reading.known.events.get(record.claims[iri].subject) for row in card.rows
              for iri in row.told.claims if iri in record.claims]  # fmt: skip
    begins = [one.span.earliest_begin if one and one.span else None for one in events]
    today = None if day is None else day.toordinal() - EPOCH
    return (
        today is not None
        and bool(begins)
        and all(begin is not None and begin > today for begin in begins)
    )


def _of_article(record: Record, card: Card, about: set[str], counted: set[str]) -> bool:
    """Tell whether a question is one about what the article names, or counts."""
    claims = [record.claims[iri] for row in card.rows for iri in row.told.claims
              if iri in record.claims]  # fmt: skip
    return any(
        claim.subject in about or (claim.figure and claim.figure.counted in counted)
        for claim in claims
    )


def _absent(reading: Found, context: Context, rows: Sequence[Row], shown: set[str]) -> list[Row]:
    """Give what the article leaves out and ranks above the median of what it names."""
    named = {one.iri for one in reading.linked.events}
    scores = [each.score for name in ("story", "before", "alongside", "since")
              for each in context.listed(name) if each.iri in named]  # fmt: skip
    if not scores:
        return []
    least = median(scores)
    day = reading.article.day
    last = None if day is None else day.toordinal() - EPOCH
    events = reading.known.events
    told = [events[iri] for iri in named if iri in events]
    maybe = {iri for one in reading.linked.unsure for iri in one.others}
    found = [
        row for row in rows
        if row.iri not in named | maybe and row.score > least and row.told
        and not any(related(events[row.iri], one) for one in told if row.iri in events)
        and (last is None or row.day is None or row.day <= last) and not _is_later(reading, row)
    ]  # fmt: skip
    fresh = [row for row in found if row.iri not in shown]
    return sorted(fresh, key=lambda row: (-row.score, row.iri))[:_ABSENT]
