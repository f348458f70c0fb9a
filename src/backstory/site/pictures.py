"""
An event comes in; out goes the picture that a shared link shows, as SVG and as PNG.

It has the event's name and date on the dossier's line of time.

The rasteriser is resvg (extra `pictures`, 3 MB, no library of the system): what the SVG shows is
what the PNG shows. Fonts are the system's, so the same bytes are promised on one machine alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from backstory.words.markup import line, picture, sheet, tag, text

__all__ = ["PNG", "can_rasterise", "card_svg", "rasterised"]

WIDTH: Final = 1200
HEIGHT: Final = 630
"""The shape that those who show links want."""
PNG: Final = (800, 420)
"""Pixels of a PNG: sharp enough for a card, and half the time of the whole."""
_LEFT: Final = 72
_SIZES: Final = (64, 52, 44)
"""Sizes of a title, the longer the smaller."""
_LINES: Final = 4
_WIDE, _MIDDLE, _NARROW, _THIN = 1.06, 0.84, 0.5, 0.42
"""How wide letters are in the widest of the fonts, bold, to their size; the rest `_USUAL`."""
_USUAL: Final = 0.72
_FONTS: Final = ("DejaVuSans", "NotoSans-Regular", "LiberationSans-Regular", "Arial", "arial",
                 "Helvetica", "segoeui")  # fmt: skip
_FAMILIES: Final = {"DejaVuSans": "DejaVu Sans", "NotoSans-Regular": "Noto Sans",
                    "LiberationSans-Regular": "Liberation Sans", "segoeui": "Segoe UI"}  # fmt: skip


def card_svg(
    title: str, date: str, above: str, below: str, days: Sequence[int], own: tuple[int, int] | None
) -> str:
    """
    Draw the picture of an event.

    Args:
        title: What it is called.
        date: Its date in words; empty where nobody dates it.
        above: The dossier's name.
        below: What kind of event it is.
        days: The day numbers on which the events of the dossier begin.
        own: The first and last day number of this one.
    """
    size, lines = _set(title)
    body = [sheet(0, 0, WIDTH, HEIGHT), tag("rect", {"width": WIDTH, "height": 14,
                                                     "fill": "#0b5394"})]  # fmt: skip
    body.append(text(_LEFT, 96, above, font_size=_fitting(above, 30), fill="#5b564c"))
    y = 190.0
    for each in lines:
        body.append(text(_LEFT, y, each, font_size=size, font_weight="bold", fill="#1d1b18"))
        y += size * 1.18
    told = " · ".join(filter(None, (date, below)))
    body.append(text(_LEFT, y + 14, told, font_size=_fitting(told, 32), fill="#1d1b18"))
    body += _ticks(days, own)
    return picture(WIDTH, HEIGHT, f"0 0 {WIDTH} {HEIGHT}", title, told, body)


def _set(title: str) -> tuple[int, list[str]]:
    """Break a title into lines, smaller the longer it is; at most four."""
    # No more of it can be seen, and a letter of it is looked at as often as it is cut.
    title = title[: (_LINES + 1) * int(_room(_SIZES[-1]) / _THIN)]
    for size in _SIZES:
        lines = _broken(title, size)
        if len(lines) < _LINES and all(_wide(each) <= _room(size) for each in lines):
            return size, lines
    kept = lines[:_LINES]
    if len(lines) > _LINES:
        kept[-1] += "…"
    return size, [_cut(each, size) for each in kept]


def _broken(title: str, size: int) -> list[str]:
    lines = [""]
    for word in title.split():
        if lines[-1] and _wide(f"{lines[-1]} {word}") > _room(size):
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _cut(told: str, size: int) -> str:
    """Cut what is wider than the picture, and show it."""
    kept = told
    while _wide(kept) > _room(size):
        kept = f"{kept[:-2]}…"
    return kept


def _fitting(told: str, size: int) -> int:
    """Give the size at which one line fits, down to a half."""
    return max(size // 2, min(size, int((WIDTH - 2 * _LEFT) / max(_wide(told), 1))))


def _room(size: int) -> float:
    return (WIDTH - 2 * _LEFT) / size


def _wide(told: str) -> float:
    """Give how wide a text is at most, in sizes of its letters."""
    return sum(map(_letter, told))


def _letter(each: str) -> float:
    if ord(each) > 0x2E80 or each in "mwMW@%…—":  # those of East Asia are as wide as high
        return _WIDE
    if each in "iljI.,;:'’!| ":
        return _THIN
    return _NARROW if each in "frt-()[]" else _MIDDLE if each.isupper() else _USUAL


@lru_cache(maxsize=64)  # most events of a dossier have the same
def _line_of_time(ticks: frozenset[float]) -> tuple[str, ...]:
    whole = line(_LEFT, 560, WIDTH - _LEFT, 560, "#ddd6c8")
    return whole, *(line(at, 548, at, 560, "#b0aa9e") for at in sorted(ticks))


def _ticks(days: Sequence[int], own: tuple[int, int] | None) -> list[str]:
    """Draw a tick for each event of the dossier, and a bar for this one."""
    if not days:
        return []
    first, last = min(days), max(max(days), own[1] if own else min(days))
    reach = max(1, last - first)

    def x(day: int) -> float:
        return round(_LEFT + (WIDTH - 2 * _LEFT) * (min(max(day, first), last) - first) / reach, 1)

    found = [*_line_of_time(frozenset(map(x, days)))]
    if own:
        wide = max(8.0, x(own[1]) - x(own[0]))
        found.append(tag("rect", {"x": x(own[0]) - 4, "y": 532, "width": wide, "height": 44,
                                  "fill": "#c60"}))  # fmt: skip
    return found


@cache
def _font() -> tuple[str, tuple[str, ...]]:
    """Find a font of the system, and its bold form: the family's name, and the files."""
    homes = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"),
             Path("/System/Library/Fonts"), Path("C:/Windows/Fonts"),
             Path.home() / ".local/share/fonts"]  # fmt: skip
    known: dict[str, Path] = {}
    for home in homes:
        if home.is_dir():
            for path in sorted(home.rglob("*.ttf")):
                known.setdefault(path.stem, path)
    for name in _FONTS:
        if name in known:
            stem = name.removesuffix("-Regular")
            bold = next((known[each] for each in (f"{stem}-Bold", f"{stem}bd", f"{stem} Bold",
                                                  f"{stem}b") if each in known), None)  # fmt: skip
            return _FAMILIES.get(name, name.title()), tuple(
                str(path) for path in (known[name], bold) if path
            )
    return "", ()


@cache
def _rasteriser() -> Any:
    try:
        import resvg_py
    except ImportError:
        return None
    return resvg_py


def can_rasterise() -> bool:
    """Tell whether pictures can be written as PNG here."""
    return _rasteriser() is not None and bool(_font()[1])


def rasterised(svg: str) -> bytes:
    """Write a picture as PNG."""
    family, paths = _font()
    made: Any = _rasteriser().svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=list(paths), font_family=family,
        sans_serif_family=family, width=PNG[0], log_information=False,
    )  # fmt: skip
    return bytes(made)
