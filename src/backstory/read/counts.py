"""
The figures of a reading come in; out goes each beside the same thing as other voices count it.

Verdicts are those of `compare`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from backstory.compare.counting import Counted, figures_of
from backstory.compare.counting import Figure as Comparable
from backstory.compare.figures import Pair, Verdict, compare
from backstory.compare.once import once
from backstory.dates.edtf import Span
from backstory.read.count_of import (
    EPOCH,
    day_of,
    is_of_another_thing,
    is_part,
    meant,
    since_of,
)
from backstory.read.figures import Figure
from backstory.tell.saying import Speaker
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["Count", "counts"]

_FIGURES, _COUNTS = 40, 4
"""Figures of an article that are set beside others, each once; and the others beside one."""
_AT_ODDS: Final = (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT)
_DAY: Final = 10
"""Letters of a day."""
_DAYS_BESIDE, _WEEKS_BESIDE = 1, 45
"""Days by which a count may lie beside what a sentence tells, and beside an article."""
_SAID: Final = 3
"""Days after a deed on which somebody tells of it."""
_QUOTED: Final = 15
"""Days after which a figure is the very one that was told, quoted."""
_SHARE: Final = "share"
_ARTICLE: Final = "urn:article#figure"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the article beside one that another voice gives."""

    verdict: str
    """The verdict in words."""
    told: str
    """The other figure: who gives it, of what, of which period."""
    source: str
    claim: str


def counts(reading: Found) -> Iterable[tuple[Figure, tuple[Count, ...]]]:
    """Set each figure that tells what it counts beside those of others that count the same."""
    wanted = {one.counted for one in reading.linked.figures if one.counted}
    if not wanted or not (reading.linked.gate and reading.linked.gate.open):
        return
    record = reading.known.record
    others = [group.figure for group in once(figures_of(record)) if group.figure.counted in wanted]
    about = {one.iri for one in reading.mentions} | reading.known.home_places  # the gate is open
    speak = Speaker(record, reading.lang)
    told: set[tuple[object, ...]] = set()
    for one in reading.linked.figures:
        key = (one.counted, one.value, one.bound, one.voice)
        if not one.counted or key in told or len(told) >= _FIGURES or is_part(reading, one):
            continue
        told.add(key)
        found: list[tuple[tuple[int, int], Count]] = []
        same = [other for other in others if other.counted == one.counted]
        of = meant(reading, one, {other.subject for other in same} & about)
        same = [other for other in same if other.subject in of]
        if is_of_another_thing(reading, one, same):
            continue
        for other in same:
            pair = compare(_comparable(reading, one, other), other)
            if pair.verdict is Verdict.NOT_COMPARABLE or (
                pair.verdict in _AT_ODDS
                and (not _is_told_of(reading, one, other) or _is_of_other_days(reading, one, other))
            ):
                continue
            if pair.verdict in _AT_ODDS and id_of(other.counted).removeprefix("counted-") == _SHARE:
                continue  # a share of the votes, and one of the tallies
            count = _count(speak, _named(pair, other), other)
            found.append((_order(pair.verdict, reading, one, other), count))
        found.sort(key=lambda row: (row[0], row[1].claim))
        yield one, tuple(_of_each_verdict([count for _, count in found])[:_COUNTS])


def _of_each_verdict(found: Sequence[Count]) -> list[Count]:
    """Put the first of each verdict before the second of any: four at odds would hide the rest."""
    first = {one.verdict: one for one in reversed(found)}
    return sorted(found, key=lambda one: first[one.verdict] is not one)


def _comparable(reading: Found, one: Figure, other: Comparable) -> Comparable:
    """Make a figure of the article one that can be compared with another about the same thing."""
    day = reading.article.day
    when = Span.parse(one.period) if one.period else None
    told = [span for iri, span in _days_told(reading, one) if iri == other.subject]
    if told and (when is None or _is_said_after(when, told[0])):
        when = told[0]
    elif when is None and other.sort is Counted.STOCK and day is not None:
        when = Span.parse(day.isoformat() if _is_of_other_time(day, other) else f"{day}?")
    elif other.sort is not Counted.STOCK and (begun := since_of(reading, one)):
        when = Span.parse(begun)
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


def _is_of_other_time(day: date, other: Comparable) -> bool:
    """Tell whether another figure was read in days that are surely not those of the article."""
    plain = Span.parse(other.when.text.strip("~?")) if other.when else None
    today = day.toordinal() - EPOCH
    begin, end = (plain.earliest_begin, plain.latest_end) if plain else (None, None)
    return (end is not None and end < today) or (begin is not None and begin > today)


def _is_told_of(reading: Found, one: Figure, other: Comparable) -> bool:
    """Tell whether a figure without a period is surely of what another counts: one day's deed."""
    event = reading.known.events.get(other.subject)
    return bool(one.period) or other.sort is Counted.STOCK or event is None or _of_a_day(event.span)


def _is_of_other_days(reading: Found, one: Figure, other: Comparable) -> bool:
    """
    Tell whether another counts days of which the sentence of a figure does not tell.

    The 22 who walked out on a day are at odds with no count of the year 2016: a figure without a
    period is of the days of what its sentence tells, else of the weeks around the article.
    """
    if other.sort is Counted.STOCK or other.when is None:
        return False
    days = [span for _, span in _days_told(reading, one)]
    day, slack = reading.article.day, _DAYS_BESIDE
    if not days and day is not None and not one.period:
        days, slack = [Span.parse(day.isoformat())], _WEEKS_BESIDE
    if not days:
        return False
    begin, end = other.when.earliest_begin, other.when.latest_end
    return all(
        (end is not None and one.earliest_begin is not None and end < one.earliest_begin - slack)
        or (begin is not None and one.latest_end is not None and begin > one.latest_end + slack)
        for one in days
    )


def _is_said_after(when: Span, deed: Span) -> bool:
    """Tell whether a day is one on which a deed of the days before was told: `said on Friday`."""
    if not _of_a_day(when) or when.earliest_begin is None or deed.latest_end is None:
        return False
    return 0 < when.earliest_begin - deed.latest_end <= _SAID


def _days_told(reading: Found, one: Figure) -> list[tuple[str, Span]]:
    """Give the events of a day of which the sentence of a figure tells, each with its day."""
    text = reading.linked.text
    here = text.sentence_at(one.first)
    return [
        (link.iri, span) for link in reading.linked.events
        if text.sentence_at(link.first) == here
        and (span := reading.known.events[link.iri].span) is not None and _of_a_day(span)
    ]  # fmt: skip


def _named(pair: Pair, other: Comparable) -> str:
    """Name a verdict as it reads beside the other figure, which may be the earlier of the two."""
    own = pair.one if pair.other.claim == other.claim else pair.other
    begins = [one.when.earliest_begin if one.when else None for one in (other, own)]
    ends = [one.when.latest_end if one.when else None for one in (other, own)]
    days = ends if None not in ends and begins[0] == begins[1] else begins
    earlier = None not in days and days[0] < days[1]  # type: ignore[operator]
    one, two = pair.one, pair.other
    if pair.verdict is Verdict.LATER_COUNT and one.voices == two.voices and (
        (one.number, one.bound) == (two.number, two.bound)
        and None not in ends and abs(ends[0] - ends[1]) <= _QUOTED  # type: ignore[operator]
    ):  # fmt: skip
        return f"verdict {Verdict.AGREE}"  # the very figure, quoted days after
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


def _order(
    verdict: Verdict, reading: Found, one: Figure, other: Comparable
) -> tuple[int, int]:  # fmt: skip
    """Put conflicts first, then what lies nearest the days of a figure, or the article."""
    first = (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT, Verdict.DISPUTED)
    day = day_of(reading, one)
    last = (other.when.latest_end or other.when.earliest_begin) if other.when else None
    if day is None or last is None:
        return (verdict not in first, 1 << 30)
    return (verdict not in first, abs(last - day))


def _count(speak: Speaker, verdict: str, other: Comparable) -> Count:
    claim = speak.record.claims[other.claim]
    told = f"{speak.voices(claim)}: {speak.thing(claim)}, {speak.date(other.when)}"
    return Count(phrase(verdict, speak.lang), told, speak.source(claim.source), id_of(claim.iri))
