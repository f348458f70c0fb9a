"""
A graph comes in; a picture of its network as SVG, titled and described, goes out.

It serves the README, print, notebooks and readers without a script; nothing in it is random.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Final, TypeAlias
from xml.sax.saxutils import escape

from backstory.draw.data import data_for
from backstory.draw.look import corners, look_of
from backstory.draw.plain import in_doubt, is_undated, name_in, named
from backstory.words.markup import clean, line, picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import PageData
    from backstory.rdf.store import TripleStore

__all__ = ["network_svg"]

Places: TypeAlias = dict[str, tuple[float, float]]
Axis: TypeAlias = list[tuple[str, float]]

_MOST_LABELS: Final = 40
_LINE_LETTERS: Final = 22
_LINE: Final = 17
"""Pixels from one line of a label to the next."""
_LETTERING: Final[Mapping[str, str | float]] = {
    "font_size": 14, "text_anchor": "middle", "stroke": "#fcfaf5", "stroke_width": 4,
    "paint_order": "stroke", "fill": "#1c1a17",
}  # fmt: skip
_YEAR_WIDTH: Final = 44
"""Pixels a year needs on the axis, so that no two run into each other."""
_HEAD_WIDTH: Final = 80
"""Pixels the heading of the undated lane needs to the right of it."""
_WIDEST: Final = 90.0
_TALLEST: Final = 60.0
"""Pixels between two neighbours, across and down, where only one event's are drawn."""


def network_svg(graph: TripleStore, *, event: str = "", lang: str = "en") -> str:
    """
    Draw the network at its computed places, at most forty labels, none over another.

    Around an event only what a line joins to it is drawn, and stretches without any are cut short.
    """
    data = data_for(graph, event, lang)
    lines = [(str(line[0]), str(line[1]), str(line[2])) for line in data["drawing"]["lines"]]
    weight = Counter(end for joined in lines for end in joined[:2])
    at = {str(spot[0]): (float(spot[1]), float(spot[2])) for spot in data["drawing"]["spots"]}
    axis = [(f"{year:g}", float(x)) for year, x in data["drawing"]["axis"]]
    if event:
        lines = [line for line in lines if event in line[:2]]
        near = {end for line in lines for end in line[:2]} | {event}
        at, axis = _drawn_together({one: at[one] for one in at if one in near}, axis)
    if not at:
        nothing = phrase("nothing recorded", lang)
        return picture(300, 40, "0 0 300 40", nothing, nothing, [text(10, 25, nothing)])
    xs, ys = zip(*at.values(), strict=True)
    left, right, top, bottom = min(xs) - 120, max(xs) + 120, min(ys) - 60, max(ys) + 60
    lines = [line for line in lines if line[0] in at and line[1] in at]
    order = sorted(at, key=lambda one: (-weight[one], one))
    lane = [x for one, (x, _) in at.items() if is_undated(data["things"][one])]
    body = [
        sheet(left, top, right - left, bottom - top),
        *_lane_head(lane, top, lang),
        *_years(axis, max(lane) + _HEAD_WIDTH if lane else left, right, top, bottom),
        *_strokes(lines, at),
        *(_mark(data, one, *at[one], weight[one], lang) for one in reversed(order)),
        *_labels(data, order, at, lang),
    ]
    words = phrase("things and links", lang)
    return picture(
        right - left,
        bottom - top,
        f"{left:g} {top:g} {right - left:g} {bottom - top:g}",
        name_in(data, data["dossier"]["title"], lang),
        words.format(numeral(len(at), lang), numeral(len(lines), lang)),
        body,
    )


def _drawn_together(at: Places, axis: Axis) -> tuple[Places, Axis]:
    """Cut wide stretches without anything short, the years of the axis along with them."""
    across = _cut_short((x for x, _ in at.values()), _WIDEST)
    down = _cut_short((y for _, y in at.values()), _TALLEST)
    places = {one: (across(x), down(y)) for one, (x, y) in at.items()}
    return places, [(year, across(x)) for year, x in axis]


def _cut_short(values: Iterable[float], widest: float) -> Callable[[float], float]:
    """Give the map, straight between values, that leaves no two neighbours further apart."""
    knots = sorted(set(values))
    steps = (min(b - a, widest) for a, b in pairwise(knots))
    moved = list(accumulate(steps, initial=knots[0] if knots else 0.0))

    def move(value: float) -> float:
        at = bisect(knots, value)
        if at in (0, len(knots)):  # beyond the ends all moves as the end does
            end = min(at, len(knots) - 1)
            return value + moved[end] - knots[end]
        a, b = knots[at - 1], knots[at]
        return moved[at - 1] + (value - a) / (b - a) * (moved[at] - moved[at - 1])

    return move


def _lane_head(lane: Collection[float], top: float, lang: str) -> list[str]:
    """Head the lane of the events that nobody dates, left of the first year."""
    if not lane:
        return []
    said = phrase("not dated", lang) + f" ({numeral(len(lane), lang)})"
    return [text(min(lane) - 20, top + 14, said, font_size=12, font_style="italic")]


def _years(axis: Axis, left: float, right: float, top: float, bottom: float) -> list[str]:
    found, marked = [], left - _YEAR_WIDTH
    for year, x in axis:
        if marked + _YEAR_WIDTH <= x <= right:
            marked = x
            found.append(line(x, top, x, bottom, "#e7e2d7"))
            found.append(text(x + 3, top + 14, year, font_size=12, fill="#555"))
    return found


def _strokes(lines: Iterable[tuple[str, str, str]], at: Places) -> list[str]:
    """Draw lines, one path for all of a colour: a third of the weight. Actors' lines are pale."""
    strokes: dict[bool, list[str]] = {True: [], False: []}
    for start, end, says in lines:
        (x1, y1), (x2, y2) = at[start], at[end]
        strokes[says == "actors"].append(f"M{x1:g} {y1:g}L{x2:g} {y2:g}")
    return [
        tag("path", {"d": "".join(strokes[pale]), "stroke": colour})
        for pale, colour in ((True, "#d5cec0"), (False, "#666"))
        if strokes[pale]
    ]


def _mark(data: PageData, one: str, x: float, y: float, weight: int, lang: str) -> str:
    thing = data["things"][one]
    size = 5 + min(9.0, weight**0.5 * 1.6)
    title = tag("title", {}, escape(clean(name_in(data, thing["name"], lang))))
    if thing["type"] != "event":
        look: dict[str, str | float] = {
            "cx": x,
            "cy": y,
            "r": size * 0.75,
            "fill": "#fff",
            "stroke": "#222",
        }
        return tag("circle", look, title)
    shape, colour = look_of(data, one)
    points = " ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in corners(shape))
    return tag("polygon", {"points": points, "fill": colour}, title)


def _labels(data: PageData, order: Iterable[str], at: Places, lang: str) -> list[str]:
    """Write names below their marks, those with most lines first, none over a name or a mark."""
    taken = [(x, y + _LINE / 2, 8.0, 8.0) for x, y in at.values()]
    found: list[str] = []
    odds = in_doubt(data)
    for one in order:
        if len(taken) == len(at) + _MOST_LABELS:
            break
        words = wrap(named(data, one, odds, lang), _LINE_LETTERS, max_lines=2, placeholder="…") or [
            "…"
        ]
        x, y = at[one][0], at[one][1] + 26
        width, height = max(map(len, words)) * 8.2, len(words) * _LINE
        if any(abs(x - a) * 2 < width + w and y < b + h and b < y + height for a, b, w, h in taken):
            continue
        taken.append((x, y, width, height))
        found += [text(x, y + row * _LINE, said, **_LETTERING) for row, said in enumerate(words)]
    return found
