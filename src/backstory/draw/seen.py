"""
A graph and the name of a view come in; out goes the view, to be shown in a cell or saved to a file.

Neither is made before it is asked for: a page weighs megabytes, and a cell needs none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.calls import doors, no_part
from backstory.draw.views import VIEWS, opening_in
from backstory.errors import CouldNotRun, UnknownName
from backstory.files import file_named, write_whole
from backstory.words.spoken import spoken

if TYPE_CHECKING:
    from backstory.draw.cell import CellView
    from backstory.draw.shape import Behind
    from backstory.rdf.store import TripleStore

__all__ = ["CELLS", "Seen", "seen"]


def _timeline(graph: TripleStore, about: Sequence[str], lang: str) -> CellView:
    from backstory.draw.celled import timeline_view

    return timeline_view(graph, *map(graph.short, about), lang=lang)


def _network(graph: TripleStore, about: Sequence[str], lang: str) -> CellView:
    from backstory.draw.celled import network_view

    return network_view(graph, *map(graph.short, about), lang=lang)


def _figures(graph: TripleStore, about: Sequence[str], lang: str) -> CellView:
    from backstory.draw.celled import figures_view

    return figures_view(graph, *about, lang=lang)


def _measures(graph: TripleStore, about: Sequence[str], lang: str) -> CellView:
    from backstory.draw.celled import measures_view

    return measures_view(graph, *map(graph.short, about), lang=lang)


CELLS: Final[Mapping[str, Callable[[TripleStore, Sequence[str], str], CellView]]] = {
    "timeline": _timeline,
    "network": _network,
    "figures": _figures,
    "measures": _measures,
}
"""The views that a cell of a notebook shows."""
_OF_ROWS: Final = ("page", "timeline")
"""The views behind whose timeline rows of a table can be drawn."""


@spoken
@doors
class Seen:
    """One view of a graph: a notebook shows it, `save` keeps it; `file` is for the shell."""

    def __init__(
        self, graph: TripleStore, name: str, about: Sequence[str], lang: str,
        behind: Behind | None = None,
    ) -> None:  # fmt: skip
        """
        Look at a graph; `seen` does it by name, and tells what is wrong.

        Args:
            graph: The grown graph of one dossier.
            name: One of `CELLS` or `VIEWS`.
            about: IRIs of what is shown.
            lang: en or es.
            behind: What is drawn behind the timeline of a page.
        """
        self.name, self.lang, self._behind = name, lang, behind
        self._graph, self._about = graph, about

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of a view")

    @cached_property
    def cell(self) -> CellView:
        """The view as a cell of a notebook holds it."""
        return CELLS[self.name.partition(".")[0]](self._graph, self._about, self.lang)

    @property
    def title(self) -> str:
        """What is seen."""
        return self.cell.title

    @property
    def page(self) -> str:
        """The page in the cell; empty where the page was not bundled."""
        return self.cell.page

    @property
    def svg(self) -> str:
        """The picture."""
        return self.cell.svg

    @property
    def text(self) -> str:
        """The picture in words."""
        return self.cell.text

    @property
    def height(self) -> int:
        """Pixels of the frame in the cell."""
        return self.cell.height

    @property
    def note(self) -> str:
        """What the cell leaves out, if anything."""
        return self.cell.note

    @property
    def dossier(self) -> str:
        """The id of the dossier it shows, which a file of it is named after."""
        return "+".join(self._graph.homes.values()) or "graph"

    @property
    def suffix(self) -> str:
        """The ending of the file it is written to."""
        return VIEWS[self.name].suffix if self.name in VIEWS else ".html"

    def html(self) -> str:
        """Write the cell in HTML."""
        return self.cell.html()

    def still(self) -> CellView:
        """Give the picture alone, which shows everything at once and does nothing."""
        return self.cell.still()

    def file(self, *, engine: bool = True, browser: bool = True) -> str:
        """
        Write the view as a file of its own, which opens offline.

        Args:
            engine: Leave out the query engine of a page (and with it 2 MB) by saying False.
            browser: Whether a page opens in the language of its reader's browser, where it has it;
                else in that of the graph.
        """
        if self.name not in VIEWS:
            return self.cell.file()
        about = self._graph.short(self._about[0]) if self._about else ""
        told = VIEWS[self.name].build(self._graph, about, self.lang, engine, self._behind)
        return told if browser else opening_in(told, self.lang)

    def picture(self) -> str:
        """
        Give the picture alone, as SVG.

        Raises:
            CouldNotRun: The view is a page that no one picture shows.
        """
        drawn = self.name if self.suffix == ".svg" else f"{self.name}.svg"
        if drawn in VIEWS:
            return Seen(self._graph, drawn, self._about, self.lang).file()
        if self.name in CELLS:
            return self.cell.svg
        raise CouldNotRun(f"`{self.name}` is a page, and no picture: end the file in .html.")

    def save(self, path: str | Path) -> Path:
        """Write what a cell shows, as a page or (.svg) as a picture; else the file."""
        if self.name in CELLS:
            return self.cell.save(path)
        where = file_named(path)
        write_whole(where, self.file().encode("utf-8"))
        return where

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        if self.name in CELLS:
            return self.cell._repr_mimebundle_(include, exclude)
        if self.suffix == ".svg":
            return self.still()._repr_mimebundle_(include, exclude)
        return {"text/plain": repr(self), "text/html": f"<code>{escape(repr(self))}</code>"}

    def __repr__(self) -> str:
        if self.name.partition(".")[0] in CELLS:
            return self.text
        return f"<{self.name}: .save('{self.name}{self.suffix}') writes it>"


def seen(
    graph: TripleStore, name: str, about: Sequence[str], lang: str, behind: Behind | None = None
) -> Seen:
    """
    Look at a graph.

    Args:
        graph: The grown graph of one dossier.
        name: One of `CELLS` or `VIEWS`.
        about: IRIs of what is shown, or where a page opens; empty for all.
        lang: en or es.
        behind: What is drawn behind the timeline of a page.

    Raises:
        UnknownName: There is no such view; the nearest is offered.
        CouldNotRun: Something is to be drawn behind a timeline, and the view has none.
    """
    known: dict[str, Any] = {**CELLS, **VIEWS}
    if name not in known:
        raise UnknownName("view", name, known)
    if behind is not None and name not in _OF_ROWS:
        raise CouldNotRun(
            f"{name} has nowhere to draw the rows of a table: look at the page, or the timeline."
        )
    return Seen(graph, name, about, lang, behind)
