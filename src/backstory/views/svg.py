"""
A graph comes in; a picture of its network or timeline as SVG, titled and described, goes out.

It serves the README, print, notebooks and readers without a script; nothing in it is random.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal
from xml.sax.saxutils import escape

from backstory.days import civil, day_number
from backstory.errors import UnknownName
from backstory.markup import clean, picture, sheet, tag, text
from backstory.numerals import numeral
from backstory.views.network import FAMILIES, family_of
from backstory.views.page_data import PageData, Thing, page_data
from backstory.views.plain import at_odds, name_in

if TYPE_CHECKING:
    from backstory.store import TripleStore

__all__ = ["drawn_data", "network_svg", "timeline_svg"]

_MOST_LABELS: Final = 40
_LINE_LETTERS: Final = 26
_ROW: Final = 19
_CORNERS: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "hexagon": ((-1, 0), (-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9)),
    "triangle": ((-1.1, 0.8), (1.1, 0.8), (0, -1.1)),
    "triangleDown": ((-1.1, -0.8), (1.1, -0.8), (0, 1.1)),
    "star": (
        (0, -1.3), (0.3, -0.3), (1.3, 0), (0.3, 0.3),
        (0, 1.3), (-0.3, 0.3), (-1.3, 0), (-0.3, -0.3),
    ),
}  # fmt: skip
"""Shapes of the kinds, as corners around a middle, one unit a radius."""


def drawn_data(graph: TripleStore) -> PageData:
    """Collect what pictures and cells draw, once for each open graph: a graph does not change."""
    cache = graph.cache
    if "drawn" not in cache:
        cache["drawn"] = page_data(graph, engine=False)
    found: PageData = cache["drawn"]
    return found


def _data(graph: TripleStore, event: str, lang: Literal["en", "es"]) -> PageData:
    data = drawn_data(graph)
    if event and event not in data["things"]:
        raise UnknownName("event", event, data["things"])
    return data


_YEAR_WIDTH = 44
"""Pixels a year needs on the axis, so that no two run into each other."""


def network_svg(graph: TripleStore, *, event: str = "", lang: Literal["en", "es"] = "en") -> str:
    """Draw the network at its computed places, at most forty labels, none over another."""
    data = _data(graph, event, lang)
    drawing = data["drawing"]
    lines = [(str(line[0]), str(line[1]), str(line[2])) for line in drawing["lines"]]
    weight: dict[str, int] = {}
    for start, end, _ in lines:
        weight[start] = weight.get(start, 0) + 1
        weight[end] = weight.get(end, 0) + 1
    near = {one for start, end, _ in lines if event in (start, end) for one in (start, end)}
    at = {str(spot[0]): (float(spot[1]), float(spot[2])) for spot in drawing["spots"]}
    if event:
        at = {one: place for one, place in at.items() if one in near or one == event}
    if not at:
        nothing = {"en": "Nothing recorded", "es": "No consta nada"}[lang]
        return picture(300, 40, "0 0 300 40", nothing, nothing, [text(10, 25, nothing)])
    left, right = min(x for x, _ in at.values()) - 120, max(x for x, _ in at.values()) + 120
    top, bottom = min(y for _, y in at.values()) - 60, max(y for _, y in at.values()) + 60
    body = [sheet(left, top, right - left, bottom - top)]
    marked = left - _YEAR_WIDTH
    for year, x in drawing["axis"]:
        if marked + _YEAR_WIDTH <= x <= right:
            marked = x
            body.append(_line(x, top, x, bottom, "#e7e2d7"))
            body.append(text(x + 3, top + 14, f"{year:g}", font_size=12, fill="#555"))
    lane = [at[one][0] for one in at if _is_undated(data["things"][one])]
    if lane:
        said = {"en": "not dated", "es": "sin fecha"}[lang] + f" ({len(lane)})"
        body.append(text(min(lane) - 20, top + 14, said, font_size=12, font_style="italic"))
    for colour, joins in (("#d5cec0", True), ("#666", False)):
        strokes = [
            f"M{at[start][0]:g} {at[start][1]:g}L{at[end][0]:g} {at[end][1]:g}"
            for start, end, says in lines
            if start in at and end in at and (says == "actors") is joins
        ]
        if strokes:  # one path for all lines of a colour: a third of the weight
            body.append(tag("path", {"d": "".join(strokes), "stroke": colour}))
    drawn = sum(start in at and end in at for start, end, _ in lines)
    order = sorted(at, key=lambda one: (-weight.get(one, 0), one))
    body += [_mark(data, one, *at[one], weight.get(one, 0), lang) for one in reversed(order)]
    body += _labels(data, order, at, lang)
    words = {"en": "{} things and {} links", "es": "{} elementos y {} enlaces"}[lang]
    return picture(
        right - left,
        bottom - top,
        f"{left:g} {top:g} {right - left:g} {bottom - top:g}",
        name_in(data["dossier"]["title"], lang),
        words.format(numeral(len(at), lang), numeral(drawn, lang)),
        body,
    )


def _is_undated(thing: Thing) -> bool:
    return thing["type"] == "event" and not any(day is not None for day in thing.get("days", []))


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return tag("line", {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "stroke": colour})


def _mark(data: PageData, one: str, x: float, y: float, weight: int, lang: str) -> str:
    thing = data["things"][one]
    size = 5 + min(9.0, weight**0.5 * 1.6)
    title = tag("title", {}, escape(clean(name_in(thing["name"], lang))))
    if thing["type"] != "event":
        look: dict[str, str | float] = {
            "cx": x,
            "cy": y,
            "r": size * 0.75,
            "fill": "#fff",
            "stroke": "#222",
        }
        return tag("circle", look, title)
    shape, colour = FAMILIES.get(family_of(data, one), ("triangle", "#5c5850"))
    corners = _CORNERS.get(shape, _CORNERS["triangle"])
    points = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in corners)
    return tag("polygon", {"points": points, "fill": colour}, title)


def _in_doubt(data: PageData) -> frozenset[str]:
    """Find what claims that are at odds with another are about."""
    odds = at_odds(data)
    return frozenset(claim["about"] for claim in data["claims"] if claim["id"] in odds)


def _named(data: PageData, one: str, odds: frozenset[str], lang: str) -> str:
    """Name a thing, with the sign of disagreement before it where its claims are at odds."""
    return ("≠ " if one in odds else "") + clean(name_in(data["things"][one]["name"], lang))


def _labels(
    data: PageData, order: list[str], at: Mapping[str, tuple[float, float]], lang: str
) -> list[str]:
    placed: list[tuple[float, float, float]] = []
    found = []
    odds = _in_doubt(data)
    for one in order:
        if len(placed) == _MOST_LABELS:
            break
        words = _named(data, one, odds, lang)
        words = words if len(words) <= _LINE_LETTERS else words[: _LINE_LETTERS - 1] + "…"
        x, y, width = at[one][0], at[one][1] + 26, len(words) * 8.2
        if any(abs(x - a) * 2 < width + w and abs(y - b) < 18 for a, b, w in placed):
            continue
        placed.append((x, y, width))
        found.append(
            text(
                x,
                y,
                words,
                font_size=14,
                text_anchor="middle",
                stroke="#fcfaf5",
                stroke_width=4,
                paint_order="stroke",
                fill="#1c1a17",
            )
        )
    return found


def timeline_svg(graph: TripleStore, *, event: str = "", lang: Literal["en", "es"] = "en") -> str:
    """Draw events on lines of time: what is certain solid, what is possible faint."""
    data = _data(graph, event, lang)
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
        body.append(_line(x(day_number(year)), 30, x(day_number(year)), height, "#e7e2d7"))
        body.append(text(x(day_number(year)) + 3, 26, str(year), font_size=12, fill="#555"))
    odds = _in_doubt(data)
    for row, (_, one) in enumerate(starts):
        label = _named(data, one, odds, lang)
        body += _bar(data, one, 48.0 + row * _ROW, x, (first, last), label)
    not_stated = {"en": "date not stated", "es": "fecha no consta"}[lang]
    for row, one in enumerate(undated, len(starts)):
        words = f"{_named(data, one, odds, lang)} — {not_stated}"
        body.append(text(left, 52.0 + row * _ROW, words, font_size=12, font_style="italic"))
    told = {"en": "{} events", "es": "{} hechos"}[lang].format(numeral(len(events), lang))
    title = name_in(data["dossier"]["title"], lang)
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
    _, colour = FAMILIES.get(family_of(data, one), ("", "#5c5850"))
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
