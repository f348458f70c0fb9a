"""A graph comes in; the page, opened at its timeline, goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from backstory.draw.page import view_page

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["timeline_page"]


def timeline_page(
    graph: TripleStore, *, event: str = "", lang: Literal["en", "es"] = "en", engine: bool = True
) -> str:
    """Build the page opened at its timeline: a day is a point, a doubt a fading band."""
    return view_page(graph, event=event, lang=lang, tab="timeline", engine=engine)
