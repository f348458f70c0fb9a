"""
Draw the timeline of a graph as SVG: what matters most, at most thirty events, each on its line.

What is certain is solid, what is possible faint, what is only hoped for, proposed or
reported a broken line.
Each event has its date in words before its name; those that nobody dates stand below, and the
heading says how many of all are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from math import isfinite
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from backstory.ask.find import record_of
from backstory.dates.days import civil
from backstory.dates.edtf import Span
from backstory.draw.data import data_for
from backstory.draw.extent import extent, time_marks
from backstory.draw.look import look_of
from backstory.draw.plain import concept_label, in_doubt, name_in, named, sources_end, target_words
from backstory.rdf.hulled import inferred_hulls
from backstory.words.dates import name as date_name
from backstory.words.markup import line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import form, phrase

if TYPE_CHECKING:
    from backstory.draw.shape import PageData, Thing
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

__all__ = ["day_words", "starred", "timeline_svg"]

_MOST: Final = 30
_UNDATED: Final = 4
"""Events without a date among them, at most."""
_ROW: Final = 24
_TOP: Final = 64.0
_WIDTH: Final = 960.0
_BAR, _BARS = 16.0, 250.0
"""Where the bars begin, and how wide they are together."""
_NARROWEST: Final = 7.0
_LETTER: Final = 5.8
"""Pixels of a letter of a mark of time."""
_FOOT: Final = 20.0
"""Below the last row, for the day to which the sources reach."""
_WORDS: Final = _BAR + _BARS + 24
_NAMES: Final = _WORDS + 216
_NAME_LETTERS: Final = 66
_DAY_LETTERS: Final = 34
"""Letters of a date in words; a longer one is told by its year."""


def timeline_svg(
    graph: TripleStore, *, event: str = "", only: Collection[str] = (), lang: str = "en"
) -> str:
    """
    Draw events on lines of time: what is certain solid, what is possible faint.

    Args:
        graph: The grown graph of one dossier.
        event: Only this and what is linked to it; empty for all.
        only: These events alone, if any.
        lang: The language.

    Raises:
        UnknownName: The dossier has no such event.
    """
    data = data_for(graph, event, lang)
    things = data["things"]
    events = [one for one, thing in things.items() if thing["type"] == "event"]
    if only:
        events = [one for one in events if one in only]
    elif event:
        linked = {
            str(end) for line in data["drawing"]["lines"] if event in line[:2] for end in line[:2]
        }
        events = [one for one in events if one in linked or one == event]
    days = {one: _days(things[one]) for one in events}
    chosen = _chosen(data, events, days, event)
    starts = sorted((days[one][0], one) for one in chosen if days[one])
    undated = sorted(one for one in chosen if not days[one])
    first = starts[0][0] if starts else 0
    last = max((max(days[one]) for _, one in starts), default=first + 365)

    def x(day: float) -> float:
        return _BAR + _BARS * (day - first) / max(1, last + 1 - first)

    rows = _TOP + _ROW * (len(starts) + len(undated)) + 10
    height = rows + _FOOT
    many = form(phrase("n events", lang), len(chosen) != 1)
    told = many.format(numeral(len(chosen), lang))
    if len(chosen) < len(events):
        told = phrase("events of all", lang).format(
            numeral(len(chosen), lang), numeral(len(events), lang)
        )
    told += starred(record_of(graph), chosen, lang)
    body = [sheet(0, 0, _WIDTH, height), text(_BAR, 24, told, font_size=14, font_weight="bold")]
    body += _marks(first, last, x, rows - 10 - _ROW * len(undated), lang)
    body.append(text(_BAR, height - 12, sources_end(data, lang), font_size=12, fill="#555"))
    odds = in_doubt(data)
    record = record_of(graph)
    for row, (_, one) in enumerate(starts):
        y = _TOP + row * _ROW
        body += _bar(data, one, y, x, last)
        bold = {"font_weight": "bold"} if one == event else {}
        said = day_words(record, one, lang) or _hoped(data, one, lang)
        body.append(text(_WORDS, y + 4, said, font_size=12, fill="#555"))
        name = shorten(named(data, one, odds, lang), _NAME_LETTERS, placeholder="…")
        body.append(text(_NAMES, y + 4, name, font_size=13, **bold))
    not_stated = phrase("date not stated", lang)
    for row, one in enumerate(undated, len(starts)):
        y = _TOP + 4 + row * _ROW
        body.append(text(_WORDS, y, not_stated, font_size=12, fill="#555", font_style="italic"))
        name = shorten(named(data, one, odds, lang), _NAME_LETTERS, placeholder="…")
        body.append(text(_NAMES, y, name, font_size=13))
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


def _days(thing: Thing) -> list[int]:
    """Give the days told of an event, hoped for or not."""
    return [day for day in thing.get("days", thing.get("planned", [])) if day is not None]


def _hoped(data: PageData, one: str, lang: str) -> str:
    """Name the date of an event that is only hoped for, proposed or told, and how it is put."""
    told = (
        c for c in data["claims"]
        if c["about"] == one and c["says"] == "happened" and not c["modality"].endswith("/denied")
    )  # fmt: skip
    claim = next(told, None)
    if claim is None:
        return ""
    words, put = target_words(data, claim, lang), concept_label(data, claim["modality"], lang)
    return f"{words} ({put})" if len(words) + len(put) < _DAY_LETTERS else words


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


def _marks(
    first: int, last: int, x: Callable[[float], float], bottom: float, lang: str
) -> list[str]:
    """Mark years, months or days, no two names into each other or into the words beside them."""
    found: list[str] = []
    free = float("-inf")
    for day, name in time_marks(first, last, 6, lang):
        at = x(day)
        end = at + 2 + len(name) * _LETTER
        if at >= max(free, _BAR) and end <= _WORDS:
            free = end + 6
            found.append(line(at, 38, at, bottom, "#e7e2d7"))
            found.append(text(at + 2, 48, name, font_size=11, fill="#555"))
    return found


def _bar(data: PageData, one: str, y: float, x: Callable[[float], float], last: int) -> list[str]:
    """Draw one event: what is possible faint, certain solid, hoped for or worked out hollow."""
    thing = data["things"][one]
    drawn = extent(thing.get("days") or thing["planned"], last)
    _, colour = look_of(data, one)
    right = _BAR + _BARS
    at = min(x(drawn.start), right - _NARROWEST)
    width = max(_NARROWEST, x(drawn.end + 1) - at)
    bar: dict[str, str | float] = {"y": y - 5, "height": 10}
    found = [line(min(at + width + 4, _WORDS - 8), y, _WORDS - 8, y, "#efebe2")]
    box = {"x": round(at, 1), "width": round(width, 1), **bar}
    if "days" not in thing:
        look: dict[str, str | float] = {"fill": "none", "stroke": colour, "stroke-dasharray": "3 2"}
        return [*found, tag("rect", {**box, **look})]
    # No source states the date: hollow, with a whole rim, as on the page.
    hollow = bool(thing.get("inferred"))
    rim: dict[str, str | float] = {"fill": "none", "stroke": colour}
    faint: dict[str, str | float] = {"fill": colour, "opacity": 0.3}
    found.append(tag("rect", {**box, **(rim if hollow else faint)}))
    if drawn.sure and not hollow:
        begin, end = drawn.sure
        left = min(x(begin), right - _NARROWEST)
        sure = {"x": round(left, 1), "width": round(max(_NARROWEST, x(end + 1) - left), 1)}
        found.append(tag("rect", {**sure, **bar, "fill": colour}))
    if drawn.open_right:
        found.append(text(right + 1, y + 4, "→", font_size=12, fill=colour))
    return found
