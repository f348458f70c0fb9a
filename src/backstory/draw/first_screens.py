"""
The data of a page come in; out goes what it tells first of each event, with the brief of each.

The briefs come after the screens in the same process: what these worked out of claims and of what
came before is most of what they are made of. On another core they took three times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backstory.draw.briefs import briefs_in
from backstory.draw.collected import Collected
from backstory.draw.screens import screens_of

if TYPE_CHECKING:
    from backstory.draw.shape import PageData, Screens
    from backstory.rdf.record import Record

__all__ = ["first_screens"]


def first_screens(record: Record, data: PageData) -> Screens:
    """Tell the first screens of a page, those of what matters most first, each with its brief."""
    read = Collected(record, tuple(data["languages"]))
    things = data["things"]
    known = {read.id_of(iri): iri for iri in record.names if read.id_of(iri) in things}
    weights = {iri: things[one].get("weight", 0) for one, iri in known.items()}
    order, focus = _in_order(read, data)
    screens = screens_of(read, order, focus, weights)
    return {**screens, "briefs": briefs_in(read, data, screens)}


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
