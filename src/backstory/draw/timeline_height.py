"""
The events of a timeline come in; how tall the frame has to be that shows them goes out.

A frame cannot tell the notebook around it what it has drawn; so what web/src/parts/timeline.ts and
bins.ts will draw is worked out beforehand, for a cell of a usual width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.draw.plain import name_in
from backstory.draw.pyvis import family_of

if TYPE_CHECKING:
    from backstory.draw.data import PageData

__all__ = ["timeline_height"]

_CELL: Final = 900.0
"""Pixels: the width of a cell."""
_NAMES: Final = 130.0
"""Pixels that the names of the lanes take at the left."""
_AROUND: Final = 112
"""Pixels of the key, the axis and the margins."""
_ROW: Final = 28
"""Pixels of a row of events, the space between two included."""
_MOST_ROWS: Final = 6
_LOWEST: Final = 200
"""Pixels in which the claims of an event, opened over the timeline, can be read."""
_LETTER: Final = 7.2


def timeline_height(data: PageData, tallest: int, lang: str) -> int:
    """
    Give the height of a frame.

    Args:
        data: What the frame holds.
        tallest: Pixels that no frame exceeds; what does not fit is scrolled to.
        lang: en or es.

    Returns:
        Pixels.
    """
    ids = sorted(
        one
        for one in {str(spot[0]) for spot in data["drawing"]["spots"]}
        if data["things"][one]["type"] == "event"
    )
    days = {one: data["things"][one].get("days", []) for one in ids}
    known = [day for each in days.values() for day in each if day is not None]
    undated = [one for one in ids if not any(day is not None for day in days[one])]
    found = _AROUND + _undated_room([_named(data, one, lang) for one in undated])
    if known:
        found += sum(_lanes(data, days, min(known), max(known) + 30, lang))
    return max(_LOWEST, min(tallest, found))


def _named(data: PageData, one: str, lang: str) -> str:
    return name_in(data["things"][one]["name"], lang)


def _lanes(
    data: PageData, days: dict[str, list[int | None]], first: int, last: int, lang: str
) -> list[int]:
    """Give the pixels of each lane, its events set into rows as the page sets them."""
    ends = {
        one: (each[0] if each[0] is not None else first, each[3] if each[3] is not None else last)
        for one, each in days.items()
        if any(day is not None for day in each)
    }
    order = sorted(ends, key=lambda one: ends[one])
    opens = ends[order[len(order) // 10]][0]
    left = opens - max(20.0, (last - first) * 0.03)
    a_day = (_CELL - _NAMES) / (last + (last - opens) * 0.22 + 20 - left)
    rows: dict[str, list[float]] = {}
    for one in order:
        begin, end = ends[one]
        if end < left:
            continue
        label = min(190.0, len(_named(data, one, lang)) * _LETTER) + 30
        until = max(float(end), max(begin, left) + label / a_day)
        lane = rows.setdefault(family_of(data, one), [])
        free = next((at for at, taken in enumerate(lane) if taken <= begin), len(lane))
        if free < _MOST_ROWS:
            lane[free : free + 1] = [until]
    return [max(_ROW * len(lane), _head_room(data, kind, lang)) for kind, lane in rows.items()]


def _head_room(data: PageData, kind: str, lang: str) -> int:
    """Give the pixels of a lane's name, which breaks at some fifteen letters."""
    concept = data["concepts"].get(f"kind/{kind}")
    letters = len(name_in(concept["name"], lang)) if concept else 0
    return 13 + 19 * (1 + letters // 16)


def _undated_room(names: list[str]) -> int:
    """Give the pixels of the list of what nobody dates: its names one after another in lines."""
    if not names:
        return 0
    lines, filled = 1, 0.0
    for name in names:
        wide = min(352.0, len(name) * _LETTER) + 20
        lines, filled = (lines + 1, wide) if filled + wide > _CELL - 60 else (lines, filled + wide)
    return 66 + 25 * lines
