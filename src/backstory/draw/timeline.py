"""
Draw the timeline of a graph as SVG: what matters most, at most thirty events, each on its line.

What is certain is solid, what is possible faint. Each event has its date in words before its name;
those that nobody dates stand below, and the heading says how many of all are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isfinite
from typing import TYPE_CHECKING, Final

from backstory.ask.find import record_of
from backstory.dates.days import civil, day_number
from backstory.dates.edtf import Span
from backstory.draw.data import data_for
from backstory.draw.look import look_of
from backstory.draw.plain import in_doubt, name_in, named
from backstory.rdf.hulled import inferred_hulls
from backstory.words.dates import name as date_name
from backstory.words.markup import line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import PageData
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

__all__ = ["day_words", "starred", "timeline_svg"]

_MOST: Final = 30
_UNDATED: Final = 4
"""Events without a date among them, at most."""
_ROW: Final = 24
_TOP: Final = 64.0
_WIDTH: Final = 1180.0
_BAR, _BARS = 16.0, 300.0
"""Where the bars begin, and how wide they are together."""
_APART: Final = 44.0
"""Pixels between two years that are marked."""
_WORDS: Final = _BAR + _BARS + 24
_NAMES: Final = _WORDS + 216
_DAY_LETTERS: Final = 34
"""Letters of a date in words; a longer one is told by its year."""


def timeline_svg(graph: TripleStore, *, event: str = "", lang: str = "en") -> str:
    """Draw events on lines of time: what is certain solid, what is possible faint."""
    data = data_for(graph, event, lang)
    things = data["things"]
    events = [one for one, thing in things.items() if thing["type"] == "event"]
    if event:
        linked = {
            str(end) for line in data["drawing"]["lines"] if event in line[:2] for end in line[:2]
        }
        events = [one for one in events if one in linked or one == event]
    days = {one: [day for day in things[one].get("days", []) if day is not None] for one in events}
    chosen = _chosen(data, events, days, event)
    starts = sorted((days[one][0], one) for one in chosen if days[one])
    undated = sorted(one for one in chosen if not days[one])
    first = starts[0][0] if starts else 0
    last = max((max(days[one]) for _, one in starts), default=first + 365)

    def x(day: float) -> float:
        return _BAR + _BARS * (day - first) / max(1, last - first)

    height = _TOP + _ROW * (len(starts) + len(undated)) + 10
    told = phrase("n events", lang).format(numeral(len(chosen), lang))
    if len(chosen) < len(events):
        told = phrase("events of all", lang).format(
            numeral(len(chosen), lang), numeral(len(events), lang)
        )
    told += starred(record_of(graph), chosen, lang)
    body = [sheet(0, 0, _WIDTH, height), text(_BAR, 24, told, font_size=14, font_weight="bold")]
    body += _years(first, last, x, height - 10 - _ROW * len(undated))
    odds = in_doubt(data)
    for row, (_, one) in enumerate(starts):
        y = _TOP + row * _ROW
        body += _bar(data, one, y, x, (first, last))
        bold = {"font_weight": "bold"} if one == event else {}
        body.append(
            text(_WORDS, y + 4, day_words(record_of(graph), one, lang), font_size=12, fill="#555")
        )
        body.append(text(_NAMES, y + 4, named(data, one, odds, lang), font_size=13, **bold))
    not_stated = phrase("date not stated", lang)
    for row, one in enumerate(undated, len(starts)):
        y = _TOP + 4 + row * _ROW
        body.append(text(_WORDS, y, not_stated, font_size=12, fill="#555", font_style="italic"))
        body.append(text(_NAMES, y, named(data, one, odds, lang), font_size=13))
    title = name_in(data, data["dossier"]["title"], lang)
    return picture(_WIDTH, height, f"0 0 {_WIDTH:g} {height:g}", title, told, body)


def _chosen(
    data: PageData, events: Iterable[str], days: dict[str, list[int]], focus: str
) -> list[str]:
    """Choose what matters most, the event looked at first; few of those that nobody dates."""
    weight = {one: int(data["things"][one].get("weight", 0)) for one in events}
    ranked = sorted(weight, key=lambda one: (one != focus, -weight[one], one))
    undated = [one for one in ranked if not days[one]][:_UNDATED]
    dated = [one for one in ranked if days[one]][: _MOST - len(undated)]
    return [*dated, *undated]


def day_words(record: Record, one: str, lang: str, letters: int = _DAY_LETTERS) -> str:
    """Name the date of an event in words, by its years where that is long."""
    iri = record.by_id.get(one, "")
    span = record.hulls.get(iri)
    star = "*" if iri in inferred_hulls(record) else ""
    told = date_name(span, lang) if span else ""
    if span and len(told) > letters and "T" in span.text and "/" not in span.text:
        told = date_name(Span.parse(span.text.partition("T")[0]), lang)  # the day without its hour
    if span is None or len(told) <= letters:
        return f"{told}{star}"
    ends = [civil(int(day))[0] for day in span.bounds if isfinite(day)]
    years = dict.fromkeys((str(min(ends)), str(max(ends)))) if ends else ()
    return "–".join(years) + star


def starred(record: Record, chosen: Iterable[str], lang: str) -> str:
    """Say what a star beside a date means, if there is one: no source states it."""
    inferred = inferred_hulls(record)
    if not any(record.by_id.get(one, "") in inferred for one in chosen):
        return ""
    return f" · * {phrase('date worked out', lang)}"


def _years(first: int, last: int, x: Callable[[float], float], bottom: float) -> list[str]:
    """Mark years, no two into each other."""
    found: list[str] = []
    years = range(civil(first)[0], civil(last)[0] + 1)
    marked = float("-inf")
    for year in years:
        at = x(day_number(year))
        if at >= _BAR and at - marked >= _APART and at <= _BAR + _BARS:
            marked = at
            found.append(line(at, 38, at, bottom, "#e7e2d7"))
            found.append(text(at + 2, 48, str(year), font_size=11, fill="#555"))
    return found


def _bar(
    data: PageData, one: str, y: float, x: Callable[[float], float], ends: tuple[int, int]
) -> list[str]:
    """Draw one event: the whole span faint, its certain part solid."""
    begin, sure_begin, sure_end, end = data["things"][one]["days"]
    start = begin if begin is not None else ends[0]
    stop = end if end is not None else ends[1]
    _, colour = look_of(data, one)
    at, width = x(start), max(7.0, x(stop + 1) - x(start))
    bar: dict[str, str | float] = {"y": y - 5, "height": 10, "fill": colour}
    found = [
        line(min(at + width + 4, _WORDS - 8), y, _WORDS - 8, y, "#efebe2"),
        tag("rect", {"x": at, "width": width, **bar, "opacity": 0.3}),
    ]
    sure_from = sure_begin if sure_begin is not None else start
    sure_to = sure_end if sure_end is not None else stop
    if sure_from <= sure_to:
        sure = max(6.0, x(sure_to + 1) - x(sure_from))
        found.append(tag("rect", {"x": x(sure_from), "width": sure, **bar}))
    return found
