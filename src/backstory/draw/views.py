"""
Turn a graph into pages and pictures: one builder a module, one line each in the VIEWS table.

To add a view, write its builder (a graph, an event's id or "", a language, whether the page carries
the query engine and what is drawn behind its timeline come in; text goes out), then add its line to
`VIEWS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from backstory.errors import UnknownName

if TYPE_CHECKING:
    from backstory.draw.shape import Behind
    from backstory.rdf.store import TripleStore

__all__ = ["VIEWS", "View", "opening_in", "view"]

_LANGUAGES: Final = re.compile('(<html lang="[^"]*" data-languages=)"[^"]*"')
"""Where a page says among which languages the browser chooses."""

Build = Callable[["TripleStore", str, str, bool, "Behind | None"], str]


@dataclass(frozen=True, slots=True)
class View:
    """One way to look: its name, what it shows, how it is built and the ending of its file."""

    name: str
    shows: str
    build: Build
    suffix: str = ".html"


def _page(
    graph: TripleStore, event: str, lang: str, engine: bool, behind: Behind | None = None,
    tab: str = "answer",
) -> str:  # fmt: skip
    from backstory.draw.page import view_page

    return view_page(graph, event=event, lang=lang, tab=tab, engine=engine, behind=behind)


def _timeline(
    graph: TripleStore, event: str, lang: str, engine: bool, behind: Behind | None = None
) -> str:
    return _page(graph, event, lang, engine, behind, "timeline")


def _network(graph: TripleStore, event: str, lang: str, *_more: object) -> str:
    from backstory.draw.pyvis import network_page

    return network_page(graph, event=event, lang=lang)


def _network_svg(graph: TripleStore, event: str, lang: str, *_more: object) -> str:
    from backstory.draw.network import network_svg

    return network_svg(graph, event=event, lang=lang)


def _timeline_svg(graph: TripleStore, event: str, lang: str, *_more: object) -> str:
    from backstory.draw.timeline import timeline_svg

    return timeline_svg(graph, event=event, lang=lang)


def _embed(graph: TripleStore, event: str, lang: str, *_more: object) -> str:
    from backstory.draw.embed import embed

    return embed(graph, event, lang)


VIEWS: Final[Mapping[str, View]] = {
    view.name: view
    for view in (
        View("page", "Everything in one file: many ways to look, one selection.", _page),
        View("timeline", "The page, opened at its timeline.", _timeline),
        View("network", "The plain pyvis network, offline.", _network),
        View("network.svg", "A picture of the network.", _network_svg, ".svg"),
        View("timeline.svg", "A picture of the timeline.", _timeline_svg, ".svg"),
        View("embed", "One event and its claims, to be pasted into an article.", _embed),
    )
}


def view(name: str) -> View:
    """
    Find a view by its name.

    Raises:
        UnknownName: There is none of that name; the nearest is suggested.
    """
    try:
        return VIEWS[name]
    except KeyError:
        raise UnknownName("view", name, VIEWS) from None


def opening_in(page: str, lang: str) -> str:
    """Let a page open in one language, whatever its reader's browser is set to."""
    return _LANGUAGES.sub(f'\\1"{escape(lang)}"', page, count=1)
