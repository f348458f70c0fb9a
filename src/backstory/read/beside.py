"""
A reading comes in; out goes what the graph holds beside it: background, context, figures, accounts.

Sentences, reasons and verdicts are those of `tell` and `compare`; nothing is worded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from backstory.compare.context import Context, context_of
from backstory.compare.counting import Counted, figures_of
from backstory.compare.counting import Figure as Comparable
from backstory.compare.disagreements import disagreements_of
from backstory.compare.figures import Pair, Verdict, compare
from backstory.compare.once import once
from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.read.figures import Figure
from backstory.read.fit import related
from backstory.read.lexicon import lexicon
from backstory.tell.cards import Card, cards_of
from backstory.tell.cite import citation
from backstory.tell.context import Row, context_rows, teller_of
from backstory.tell.first import first_of
from backstory.tell.saying import Speaker
from backstory.tell.told import Told
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["Beside", "Count", "Sentence", "beside"]

_SENTENCES: Final = 5
_ROWS: Final = 5
_FIGURES, _COUNTS = 40, 4
"""Figures of an article that are set beside others, each once; and the others beside one."""
_CARDS: Final = 3
_ABSENT: Final = 3
_AT_ODDS: Final = (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT)
_DAY: Final = 10
"""Letters of a day."""
_AMONG: Final = 5
"""Words before a figure that make it a part of another."""
_ARTICLE: Final = "urn:article#figure"


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
class Count:
    """A figure of the article beside one that another voice gives."""

    verdict: str
    """The verdict in words."""
    told: str
    """The other figure: who gives it, of what, of which period."""
    source: str
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
    figures = tuple(_figures(reading))
    event = reading.linked.main or _likeliest(reading)
    if not event:
        return Beside((), (), figures, (), ())
    record, lang = reading.known.record, reading.lang
    context = context_of(record, event)
    first = first_of(record, event, lang, context=context)
    rows = context_rows(record, context, lang)
    earlier = [row for row in rows if row.list in ("before", "story") and row.told]
    earlier.sort(key=lambda row: (-row.score, row.iri))
    label, date = first.title, first.date
    told = [(f"{label} ({date})" if date else label, one) for one in first.happened[:2]]
    told += [(f"{row.label} ({row.date})" if row.date else row.label, row.told[0])
             for row in earlier]  # fmt: skip
    return Beside(
        tuple(_sentence(reading, *one) for one in _sound(reading, told)[:_SENTENCES]),
        tuple(earlier[:_ROWS]),
        figures,
        tuple(_otherwise(reading, first.cards)),
        tuple(_absent(reading, context, rows, {row.iri for row in earlier[:_ROWS]})),
    )


def _likeliest(reading: Found) -> str:
    """Give the event that an article speaks of most, where none is its main one."""
    links = [one.iri for one in reading.linked.events]
    return max(sorted(set(links)), key=links.count, default="")


def _sound(reading: Found, told: Sequence[tuple[str, Told]]) -> list[tuple[str, Told]]:
    """Put sentences that say something, with a sound source, first; each sentence once."""
    once_each = list({one.text: (of, one) for of, one in told if one.text}.values())
    record, later = reading.known.record, _counted_later(reading)
    dull = {one.text for _, one in once_each if _says_little(record, one)}
    return sorted(
        once_each,
        key=lambda pair: (
            not later.isdisjoint(pair[1].claims), pair[1].text in dull, bool(pair[1].weak)
        ),
    )  # fmt: skip


def _counted_later(reading: Found) -> frozenset[str]:
    """Give the claims that count up to a day after the article, which it cannot have known."""
    day = reading.article.day
    today = Span.parse(day.isoformat()).latest_end if day else None
    if today is None:
        return frozenset()
    ends = ((one.claim, one.when.latest_end) for one in figures_of(reading.known.record)
            if one.when)  # fmt: skip
    return frozenset(claim for claim, end in ends if end is not None and end > today)


def _says_little(record: Record, one: Told) -> bool:
    """Tell whether a sentence says no more than when or who, which stands before it anyway."""
    claims = [record.claims[iri] for iri in one.claims if iri in record.claims]
    dates = all(claim.predicate == "ctx:date" for claim in claims)
    return dates or not any(claim.gist for claim in claims)


def _sentence(reading: Found, of: str, one: Told) -> Sentence:
    claim = one.claims[0]
    note = citation(reading.known.record, claim, reading.lang).strip()
    return Sentence(of, one.text, one.answer, note, id_of(claim))


def _figures(reading: Found) -> Iterable[tuple[Figure, tuple[Count, ...]]]:
    """Set each figure that tells what it counts beside those of others that count the same."""
    wanted = {one.counted for one in reading.linked.figures if one.counted}
    if not wanted or not (reading.linked.gate and reading.linked.gate.open):
        return
    record = reading.known.record
    others = [group.figure for group in once(figures_of(record)) if group.figure.counted in wanted]
    about = {one.iri for one in reading.mentions}
    speak = Speaker(record, reading.lang)
    told: set[tuple[object, ...]] = set()
    for one in reading.linked.figures:
        key = (one.counted, one.value, one.bound, one.voice)
        if not one.counted or key in told or len(told) >= _FIGURES or _is_part(reading, one):
            continue
        told.add(key)
        found: list[tuple[tuple[int, int], Count]] = []
        for other in others:
            if other.counted != one.counted or other.subject not in about:
                continue
            pair = compare(_comparable(reading, one, other), other)
            if pair.verdict is Verdict.NOT_COMPARABLE or (
                pair.verdict in _AT_ODDS and not _is_told_of(reading, one, other)
            ):
                continue
            count = _count(speak, _named(pair, other), other)
            found.append((_order(pair.verdict, reading, other), count))
        found.sort(key=lambda row: (row[0], row[1].claim))
        yield one, tuple(count for _, count in found[:_COUNTS])


def _is_part(reading: Found, one: Figure) -> bool:
    """Tell whether a figure counts some of a whole: `among them 20 lawmakers`, `12 soldiers`."""
    text, raw = reading.linked.text, lexicon(reading.article.lang).raw
    low, high = text.sentences[text.sentence_at(one.first)]
    before = text.words[max(low, one.first - _AMONG) : one.first]
    named = normalise(reading.known.label(one.counted, reading.article.lang))
    after = text.words[one.after : min(high, one.after + 2)]
    some = any(word in raw["classes"] and word not in named for word in after)
    return some or any(word in raw["among"] for word in before)


def _comparable(reading: Found, one: Figure, other: Comparable) -> Comparable:
    """Make a figure of the article one that can be compared with another about the same thing."""
    day = reading.article.day
    when = Span.parse(one.period) if one.period else None
    if when is None and other.sort is Counted.STOCK and day is not None:
        when = Span.parse(f"{day.isoformat()}?")
    elif other.sort is not Counted.STOCK and not _of_a_day(other.when):
        when = _up_to(one.period or (day.isoformat() if day else ""), when)
    return Comparable(
        claim=f"{_ARTICLE}-{one.first}",
        number=one.value,
        bound="range" if one.upto is not None else one.bound,
        counted=one.counted,
        unit=other.unit,
        subject=other.subject,
        when=when,
        voices=frozenset((one.voice,)) if one.voice else frozenset(),
        sort=other.sort,
        upto=one.upto,
    )


def _is_told_of(reading: Found, one: Figure, other: Comparable) -> bool:
    """Tell whether a figure without a period is surely of what another counts: one day's deed."""
    event = reading.known.events.get(other.subject)
    return bool(one.period) or other.sort is Counted.STOCK or event is None or _of_a_day(event.span)


def _named(pair: Pair, other: Comparable) -> str:
    """Name a verdict as it reads beside the other figure, which may be the earlier of the two."""
    own = pair.one if pair.other.claim == other.claim else pair.other
    begins = [one.when.earliest_begin if one.when else None for one in (other, own)]
    earlier = None not in begins and begins[0] < begins[1]  # type: ignore[operator]
    if pair.verdict is Verdict.LATER_COUNT and earlier:
        return "read earlier count"
    return f"verdict {pair.verdict}"


def _of_a_day(when: Span | None) -> bool:
    """Tell whether a figure is of some day, and counts no series that goes on."""
    begin, end = (when.earliest_begin, when.latest_end) if when else (None, None)
    return begin is not None and end is not None and end - begin <= 1


def _up_to(day: str, when: Span | None) -> Span | None:
    """
    Read the day on which a series is told as that up to which it was counted.

    `Releases reached 452 this Friday` counts none of those of Friday alone, and is at odds with no
    count of another week.
    """
    return Span.parse(f"../{day}") if len(day) == _DAY else when


def _order(verdict: Verdict, reading: Found, other: Comparable) -> tuple[int, int]:
    """Put conflicts first, then what lies nearest the day of the article."""
    first = (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT, Verdict.DISPUTED)
    day = reading.article.day
    begin = other.when.earliest_begin if other.when else None
    if day is None or begin is None:
        return (verdict not in first, 1 << 30)
    return (verdict not in first, abs(begin - (day.toordinal() - 719163)))


def _count(speak: Speaker, verdict: str, other: Comparable) -> Count:
    claim = speak.record.claims[other.claim]
    told = f"{speak.voices(claim)}: {speak.thing(claim)}, {speak.date(other.when)}"
    return Count(phrase(verdict, speak.lang), told, speak.source(claim.source), id_of(claim.iri))


def _otherwise(reading: Found, cards: Sequence[Card]) -> list[Card]:
    """Give the questions on which voices differ, about what the article names."""
    record = reading.known.record
    teller = teller_of(record, reading.lang)
    named = {one.iri for one in reading.linked.events}
    own = [each for each in disagreements_of(record) if {
        record.claims[iri].subject for iri in each.claims if iri in record.claims
    } & named]  # fmt: skip
    about = named | {one.iri for one in reading.linked.instruments} | {reading.linked.main}
    counted = {one.counted for one in reading.linked.figures if one.counted}
    found = {
        card.question: card for card in (*cards_of(teller, own), *cards)
        if _of_article(record, card, about, counted)
    }  # fmt: skip
    return list(found.values())[:_CARDS]


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
    last = None if day is None else day.toordinal() - 719163
    events = reading.known.events
    told = [events[iri] for iri in named if iri in events]
    maybe = {iri for one in reading.linked.unsure for iri in one.others}
    found = [
        row for row in rows
        if row.iri not in named | maybe and row.score > least and row.told
        and not any(related(events[row.iri], one) for one in told if row.iri in events)
        and (last is None or row.day is None or row.day <= last)
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.iri in shown, -row.score, row.iri))[:_ABSENT]
