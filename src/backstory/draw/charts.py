"""
A graph comes in; pictures of its figures go out as SVG.

Stocks and flows have a panel each: what holds on a day and what adds up over a period are never
drawn on one scale, nor joined by a line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, isfinite, log10
from statistics import median
from textwrap import wrap
from typing import Final

from backstory.compare.counting import Counted, Figure
from backstory.compare.once import Once, flat
from backstory.draw.extent import Extent, extent, time_marks
from backstory.draw.plain import ends_of
from backstory.rdf.record import Record
from backstory.tell.figures import told_whole
from backstory.tell.saying import Speaker
from backstory.words.markup import picture, sheet, tag, text
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["figures_svg"]

_COLOURS: Final = (
    "#1f6f54", "#9a3324", "#2f5d9b", "#7a5a12", "#6b4a8f", "#44606a", "#b0562c", "#2b2b2b",
)  # fmt: skip
_OTHERS: Final = "#a39c8e"
_WIDTH: Final = 1100.0
_LEFT: Final = 70.0
_RIGHT: Final = 330.0
_PANEL: Final = 250.0
_LINE: Final = 17.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and numbers of one panel, turned into places on the sheet."""

    first: float
    last: float
    most: float
    top: float
    powers: bool
    """Whether each step up is ten times the last."""
    lang: str

    def x(self, day: float) -> float:
        room = _WIDTH - _LEFT - _RIGHT
        return _LEFT + room * (day - self.first) / max(1.0, self.last - self.first)

    def y(self, number: float) -> float:
        share = log10(max(1.0, number)) / log10(self.most) if self.powers else number / self.most
        return self.top + _PANEL - (_PANEL - 20) * share

    @property
    def marks(self) -> list[tuple[float, str]]:
        """Give the numbers marked at the left, as they are written."""
        if not self.powers:
            return [
                (self.most * part / 4, numeral(self.most * part / 4, self.lang))
                for part in range(5)
            ]
        steps = [10.0**power for power in range(int(log10(self.most)) + 1)]
        return [(step, numeral(step, self.lang) if step > 1 else "≤ 1") for step in steps]


def figures_svg(record: Record, told: Sequence[Once], lang: str = "en") -> str:
    """
    Draw figures over the time they count, each with its bound, stocks apart from flows.

    Args:
        record: What the graph records.
        told: Figures, each once, as `side_by_side.told_figures` gives them.
        lang: The language of labels: en or es.
    """
    figures = [each.figure for each in flat(told)]
    told_days = [day for f in figures for day in _days(f) if day is not None]
    first = float(min(told_days, default=0))
    last = float(max(told_days, default=int(first) + 1))
    dated = [(f, ends) for f in figures if (ends := _ends(f, int(last))) is not None]
    undated = len(figures) - len(dated)
    speak = Speaker(record, lang)
    body: list[str] = []
    top = 40.0
    for sort, key in ((Counted.STOCK, "stocks"), (Counted.FLOW, "flows")):
        part = [(f, ends) for f, ends in dated if f.sort is sort]
        if not part:
            continue
        numbers = [float(f.number if f.upto is None else f.upto) for f, _ in part]
        scale = _scaled(numbers, first, last, top, lang)
        # Of one thing counted, the colours tell who counts it; of several, what is counted.
        one = len({f.counted for f, _ in part}) == 1
        of = {f.claim: " ".join(sorted(f.voices)) if one else f.counted for f, _ in part}
        names = {
            of[f.claim]: _voices(f, speak) if one else speak.name(f.counted)
            for f, _ in reversed(part)
        }
        heading = phrase(key, lang)
        if one:
            name = speak.name(part[0][0].counted)
            heading = f"{name[:1].upper()}{name[1:]}"
        heading += f" ({phrase('steps of ten', lang)})" if scale.powers else ""
        body += [text(_LEFT, top - 14, heading, font_size=15, font_weight="bold"), *_axes(scale)]
        often = Counter(of.values())
        here = sorted(often, key=lambda each: (-often[each], each))
        colour = dict(zip(here, _COLOURS, strict=False))  # no colour stands for two things
        for figure, ends in reversed(part):
            shade = colour.get(of[figure.claim], _OTHERS)
            body.append(_mark(figure, ends, scale, shade, speak))
        if one:
            most = [each for each in part if of[each[0].claim] == here[0]]
            body += _numbered(most, scale, lang)
        key_of = [(colour[each], names[each]) for each in here[: len(_COLOURS)]]
        if rest := sum(often[each] for each in here[len(_COLOURS) :]):
            many = numeral(rest, lang)
            more = f"… + {many}" if one else phrase("other counted", lang).format(many)
            key_of.append((_OTHERS, more))
        body += _key(key_of, top)
        top += _PANEL + 70
    if undated:
        body.append(
            text(
                _LEFT,
                top - 20,
                f"{numeral(undated, lang)} {phrase('without period', lang)}",
                font_size=13,
            )
        )
    if not figures:
        body.append(text(_LEFT, top, phrase("no figures", lang), font_size=13))
    top += 14
    body.append(text(_LEFT, top - 12, ends_of(record, lang), font_size=12, fill="#555"))
    title = phrase("figures", lang)
    told_as = f"{numeral(len(figures), lang)} {title.lower()}"
    back = sheet(0, 0, _WIDTH, top)
    return picture(_WIDTH, top, f"0 0 {_WIDTH:g} {top:g}", title, told_as, [back, *body])


def _voices(figure: Figure, speak: Speaker) -> str:
    """Name who counts."""
    return speak.voices(speak.record.claims[figure.claim])


_Placed = tuple[Figure, Extent]


def _numbered(series: Sequence[_Placed], scale: _Scale, lang: str) -> list[str]:
    """Write the number beside the highest and the last of a series."""
    exact = [each for each in series if each[0].bound == "exact"]
    if not exact:
        return []
    highest = max(exact, key=lambda each: (each[0].number, each[0].claim))
    last = max(exact, key=lambda each: (each[1].end, each[0].claim))
    found = []
    for each in (highest, last) if last is not highest else (last,):
        figure, ends = each
        x, y = scale.x((ends.start + ends.end) / 2), scale.y(float(figure.number))
        number = numeral(figure.number, lang)
        bold: dict[str, str | float] = {"font_size": 12, "font_weight": "bold"}
        if each is last:
            found.append(text(x + 8, y + 4, number, **bold))
        else:  # beside the highest stand others nearly as high; above it nothing does
            found.append(text(x, y - 9, number, text_anchor="middle", **bold))
    return found


def _days(figure: Figure) -> list[int | None]:
    bounds = figure.when.bounds if figure.when else ()
    return [int(day) if isfinite(day) else None for day in bounds]


def _ends(figure: Figure, last: int) -> Extent | None:
    """
    Give the days that a figure may count, as every picture draws them.

    What has no known beginning stands at its end, as a mark: never as a bar from the edge.
    """
    days = _days(figure)
    if all(day is None for day in days):
        return None
    drawn = extent(days, last)
    if days[0] is None and days[1] is None:
        at = drawn.start if days[3] is None else days[3]
        return Extent(at, at, (at, at), open_right=drawn.open_right)
    return drawn


def _scaled(numbers: Sequence[float], first: float, last: float, top: float, lang: str) -> _Scale:
    """Choose a scale on which most of the numbers can be told apart: by tens if they differ far."""
    most = _round_up(max(numbers))
    powers = most > 20 * max(1.0, median(numbers))
    most = 10.0 ** ceil(log10(most)) if powers else most
    return _Scale(first, last, most, top, powers, lang)


def _round_up(number: float) -> float:
    size = 10.0 ** int(log10(max(number, 1.0)))
    return float(ceil(max(number, 1.0) / size * 2) / 2 * size)


def _axes(scale: _Scale) -> list[str]:
    right, bottom = _WIDTH - _RIGHT, scale.top + _PANEL
    found = []
    for number, written in scale.marks:
        y = scale.y(number)
        found.append(_line(_LEFT, y, right, y, "#e7e2d7"))
        found.append(text(_LEFT - 8, y + 4, written, font_size=12, text_anchor="end"))
    for day, named in time_marks(int(scale.first), int(scale.last), 10, scale.lang):
        if scale.first <= day <= scale.last:
            found.append(_line(scale.x(day), scale.top, scale.x(day), bottom, "#e7e2d7"))
            found.append(text(scale.x(day) + 3, bottom + 16, named, font_size=12))
    found.append(_line(_LEFT, bottom, right, bottom, "#555"))
    return found


def _line(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dashes: str = ""
) -> str:
    look: dict[str, str | float] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    look |= {"stroke": colour, "stroke-width": width}
    if dashes:
        look["stroke-dasharray"] = dashes
    return tag("line", look)


def _mark(figure: Figure, ends: Extent, scale: _Scale, colour: str, speak: Speaker) -> str:
    """Draw one figure: its days across (faint where only possible), its number up, its bound."""
    y = scale.y(float(figure.number))
    left, right = scale.x(ends.start), scale.x(ends.end)
    middle = (left + right) / 2
    parts = [tag("title", {}, _escaped(told_whole(speak, figure)))]
    wide = 3 if figure.sort is Counted.FLOW else 1
    if right - left > 2:
        parts.append(_line(left, y, right, y, colour, wide, "4 3"))
        if ends.sure and figure.modality == "asserted":
            sure = [scale.x(day) for day in ends.sure]
            parts.append(_line(sure[0], y, sure[1], y, colour, wide))
    look: dict[str, str | float] = {"cx": round(middle, 1), "cy": round(y, 1), "r": 4}
    hollow = figure.modality != "asserted" or figure.bound != "exact"
    parts.append(tag("circle", {**look, "fill": "#fcfaf5" if hollow else colour, "stroke": colour}))
    if figure.bound in ("at-least", "at-most", "more-than", "fewer-than"):
        up = -14 if figure.bound in ("at-least", "more-than") else 14
        parts.append(_line(middle, y, middle, y + up, colour))
    if figure.upto is not None:  # a range reaches from its lower end to its higher one
        parts.append(_line(middle, y, middle, scale.y(float(figure.upto)), colour, 2))
    return tag("g", {}, *parts)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _key(named: Iterable[tuple[str, str]], top: float) -> list[str]:
    found = []
    y, x = top + 12.0, _WIDTH - _RIGHT + 20
    for shade, name in named:
        found.append(tag("circle", {"cx": x, "cy": y - 4, "r": 5, "fill": shade}))
        for line in wrap(name, 42):
            found.append(text(x + 10, y, line, font_size=12))
            y += _LINE
    return found
