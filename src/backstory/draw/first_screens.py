"""
The data of a page come in; out goes what it tells first of each event, with the brief of each.

The briefs take as long as the screens and need none of them: a part of them can be written apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.draw.briefs import Worded, briefs_in, most_briefs, worded
from backstory.draw.collected import Collected
from backstory.draw.screens import screens_of, shown

if TYPE_CHECKING:
    from backstory.draw.shape import PageData, Screens
    from backstory.rdf.record import Record

__all__ = ["first_screens", "last_briefs"]

_APART: Final = 0.75
"""The part of the briefs that is worked out apart: with it both cores end together."""


def first_screens(
    record: Record, data: PageData, briefs: Callable[[], Sequence[Worded]] | None = None
) -> Screens:
    """
    Tell the first screens of a page, those of what matters most first.

    Args:
        record: What the graph records.
        data: What the page shows.
        briefs: Gives what `last_briefs` gives, if that is worked out elsewhere meanwhile.
    """
    read = Collected(record, tuple(data["languages"]))
    things = data["things"]
    known = {read.id_of(iri): iri for iri in record.names if read.id_of(iri) in things}
    weights = {iri: things[one].get("weight", 0) for one, iri in known.items()}
    screens = screens_of(read, *_in_order(read, data), weights)
    first, last = _parted(read, data)
    told = worded(read, first)
    told += briefs() if briefs else worded(read, last)
    return {**screens, "briefs": briefs_in(read, data, screens, told)}


def last_briefs(read: Collected, data: PageData) -> list[Worded]:
    """Write that part of the briefs of a page which is worked out apart."""
    return worded(read, _parted(read, data)[1])


def _parted(read: Collected, data: PageData) -> tuple[list[str], list[str]]:
    """Part the events that have a brief: those that matter more, and the rest."""
    events = shown(read, *_in_order(read, data))[: most_briefs(read)]
    middle = round(len(events) * (1 - _APART))
    return events[:middle], events[middle:]


def _in_order(read: Collected, data: PageData) -> tuple[list[str], str]:
    """Give the IRIs of events, what matters most first, and of that with which the page opens."""
    things = data["things"]
    events = sorted(
        (one for one, thing in things.items() if thing["type"] == "event"),
        key=lambda one: (-things[one].get("weight", 0), one),
    )
    iris = {read.id_of(iri): iri for iri in read.record.names}
    focus = data["start"]["event"]
    return [iris[one] for one in events], iris[focus] if focus in events else ""
