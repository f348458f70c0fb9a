"""
A graph comes in; a picture of its timeline as SVG, titled and described, goes out.

What is certain is solid, what is possible faint; what nobody dates stands below.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from backstory.dates.days import civil, day_number
from backstory.draw.data import data_for
from backstory.draw.look import look_of
from backstory.draw.plain import in_doubt, name_in, named
from backstory.words.markup import line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import PageData
    from backstory.rdf.store import TripleStore

__all__ = ["timeline_svg"]

_ROW: Final = 19


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
    dated = {one: [day for day in things[one].get("days", []) if day is not None] for one in events}
    starts = sorted((days[0], one) for one, days in dated.items() if days)
    undated = sorted(one for one, days in dated.items() if not days)
    first = starts[0][0] if starts else 0
    last = max((max(dated[one]) for _, one in starts), default=first + 365)
    width, left = 1400.0, 16.0

    def x(day: float) -> float:
        return left + (width - 420) * (day - first) / max(1, last - first)

    height = 60.0 + _ROW * (len(events) + 1)
    body = [sheet(0, 0, width, height)]
    years = range(civil(first)[0], civil(last)[0] + 1)
    for year in years[:: max(1, len(years) // 14)]:
        body.append(line(x(day_number(year)), 30, x(day_number(year)), height, "#e7e2d7"))
        body.append(text(x(day_number(year)) + 3, 26, str(year), font_size=12, fill="#555"))
    odds = in_doubt(data)
    for row, (_, one) in enumerate(starts):
        label = named(data, one, odds, lang)
        body += _bar(data, one, 48.0 + row * _ROW, x, (first, last), label)
    not_stated = phrase("date not stated", lang)
    for row, one in enumerate(undated, len(starts)):
        words = f"{named(data, one, odds, lang)} — {not_stated}"
        body.append(text(left, 52.0 + row * _ROW, words, font_size=12, font_style="italic"))
    told = phrase("n events", lang).format(numeral(len(events), lang))
    title = name_in(data, data["dossier"]["title"], lang)
    return picture(width, height, f"0 0 {width:g} {height:g}", title, told, body)


def _bar(
    data: PageData,
    one: str,
    y: float,
    x: Callable[[float], float],
    ends: tuple[int, int],
    label: str,
) -> list[str]:
    """Draw one event: the whole span faint, its certain part solid, then its name."""
    begin, sure_begin, sure_end, end = data["things"][one]["days"]
    start = begin if begin is not None else ends[0]
    stop = end if end is not None else ends[1]
    _, colour = look_of(data, one)
    at, width = x(start), max(5.0, x(stop + 1) - x(start))
    faint: dict[str, str | float] = {
        "x": at,
        "y": y - 5,
        "width": width,
        "height": 9,
        "fill": colour,
        "opacity": 0.3,
    }
    found = [tag("rect", faint)]
    sure_from = sure_begin if sure_begin is not None else start
    sure_to = sure_end if sure_end is not None else stop
    if sure_from <= sure_to:
        solid: dict[str, str | float] = {
            "x": x(sure_from),
            "y": y - 5,
            "width": max(4.0, x(sure_to + 1) - x(sure_from)),
        }
        found.append(tag("rect", {**solid, "height": 9, "fill": colour}))
    return [*found, text(at + width + 5, y + 4, label, font_size=12)]
