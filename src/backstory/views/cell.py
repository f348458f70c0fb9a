"""
A graph comes in; a view goes out that a notebook cell shows in its own frame, or as a picture.

The frame holds the page cut down to one way to look and to the claims that view needs, without
the query engine; it loads nothing. Front ends without scripts show the SVG, others the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from backstory.views.cut import cut
from backstory.views.page import page_of
from backstory.views.page_data import PageData, Start
from backstory.views.svg import drawn_data
from backstory.vocabulary import concept_iri, id_of, own_concept_iri

if TYPE_CHECKING:
    from backstory.store import TripleStore

__all__ = ["CELL_LIMIT_B", "CellView", "cell_page", "figures_view", "measures_view",
           "network_view", "timeline_view"]  # fmt: skip

CELL_LIMIT_B: Final = 700_000
"""No view in a cell weighs more, its picture included."""

_MOST_LINES: Final = 60
"""Lines of text that stand for a view in a terminal."""

Lang = Literal["en", "es"]

_SHIM: Final = "history.pushState = history.replaceState = () => {};\n"
"""A frame in a cell has no address, and must not write into the notebook's history."""

_STYLE: Final = (
    "#skip,.masthead,#tabs,#exports{display:none!important}"
    ".frame{padding-top:.6rem;grid-template-columns:minmax(0,1fr)}"
    ".side{position:fixed;z-index:12;inset:auto 0 0;max-height:60vh;overflow:auto;display:none;"
    "background:var(--paper);border:0;border-top:3px double var(--ink);padding:.6rem 1rem 1rem;"
    "box-shadow:0 -8px 24px rgb(0 0 0/18%)}.story-open .side{display:block}"
    "#story-close{display:block;position:sticky;top:0;background:var(--paper)}"
    "#plain svg{max-width:100%;height:auto}"
)
_FRAME: Final = (
    '<iframe title="{title}" sandbox="allow-scripts allow-popups allow-downloads" '
    'style="width:100%;height:{height}px;border:1px solid #c9c2b3;border-radius:4px;'
    'background:#fff" srcdoc="{page}"></iframe>'
)


@dataclass(frozen=True, slots=True)
class CellView:
    """One view, in the three forms in which a notebook may show it."""

    title: str
    page: str
    """A whole HTML page; empty where the page was not bundled, so that the picture stands in."""
    svg: str
    text: str
    height: int = 560
    """Pixels of the frame."""

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        bundle = {"image/svg+xml": self.svg, "text/plain": self.text}
        if self.page:
            bundle["text/html"] = self.html()
        wanted = set(include) if include else set(bundle)
        return {kind: bundle[kind] for kind in bundle if kind in wanted - set(exclude or ())}

    def html(self) -> str:
        """Write the frame that holds the page; its styles and scripts stay inside."""
        inside = self.page.replace("&", "&amp;").replace('"', "&quot;")
        return _FRAME.format(title=escape(self.title), height=self.height, page=inside)

    def save(self, path: str | Path) -> Path:
        """Write the picture (.svg) or the page (any other ending) to a file."""
        where = Path(path)
        where.write_text(self.svg if where.suffix == ".svg" else self.page, "utf-8")
        return where

    def __repr__(self) -> str:
        return self.text


def cell_page(data: PageData, svg: str) -> str:
    """Write the page of one view; where scripts do not run, it shows the picture."""
    drawings = data["start"]["tab"] in ("timeline", "network")
    return page_of(data, plain=svg, style=_STYLE, before=_SHIM, drawings=drawings)


def _view(
    graph: TripleStore, tab: str, lang: str, svg: str, text: str, title: str, **limits: Any
) -> CellView:
    """Cut the page's data down to one view and frame it, lighter where it would be too heavy."""
    from backstory.errors import CouldNotRun

    start: Start = {"tab": tab, "event": "", "lang": cast("Lang", lang)}
    whole: PageData = {**drawn_data(graph), "start": start}
    try:
        for grade in range(3):
            page = cell_page(cut(whole, grade=grade, **limits), svg if grade < 2 else escape(text))
            made = CellView(title, page, svg, text)
            if len(made.html().encode()) + len(svg.encode()) < CELL_LIMIT_B:
                return made
    except CouldNotRun:  # the page was not bundled: the picture says the same
        pass
    return CellView(title, "", svg, text)


def timeline_view(graph: TripleStore, event: str = "", *, lang: str = "en") -> CellView:
    """
    Show events on lines of time.

    Args:
        graph: The grown graph of one dossier.
        event: Only this and what is linked to it; empty for all.
        lang: en or es.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.views.svg import timeline_svg

    svg = timeline_svg(graph, event=event, lang=cast("Lang", lang))
    words = {"en": "Timeline", "es": "Cronología"}[lang]
    return _view(graph, "timeline", lang, svg, _told(words, svg), words, near=event)


def network_view(graph: TripleStore, event: str = "", *, lang: str = "en") -> CellView:
    """
    Show who and what is linked with an event, or the whole network.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.views.svg import network_svg

    svg = network_svg(graph, event=event, lang=cast("Lang", lang))
    words = {"en": "Network", "es": "Red"}[lang]
    return _view(graph, "network", lang, svg, _told(words, svg), words, near=event)


def figures_view(graph: TripleStore, chosen: str = "", *, lang: str = "en") -> CellView:
    """
    Show figures over time, stocks apart from flows.

    Args:
        graph: The grown graph of one dossier.
        chosen: The id of what is counted about, of what is counted, or of a voice; empty for all.
        lang: en or es.

    Raises:
        UnknownName: The dossier has nothing of that id, or no figure of it.
    """
    from backstory.errors import UnknownName
    from backstory.figures import figures_of
    from backstory.record import Record
    from backstory.side_by_side import series_table, told_figures
    from backstory.views.charts import figures_svg

    record = Record(graph)
    counted = {each.counted for each in figures_of(record)}
    dossier = id_of(graph.dossier)
    names = (concept_iri("counted", chosen), own_concept_iri(dossier, "counted", chosen))
    iri = next((name for name in names if name in counted), record.by_id.get(chosen, ""))
    if chosen and not iri:
        short = {id_of(name).removeprefix("counted-") for name in counted}
        raise UnknownName("event, voice or counted thing", chosen, {*record.by_id, *short})
    told = told_figures(record, iri)
    svg = figures_svg(record, told, lang)
    columns = ("counted", "counted_label", "value", "when", "voice", "voice_label")
    lines = str(series_table(record, told, lang).chosen(columns)).splitlines()
    text = "\n".join([*lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else [])])
    claims = {id_of(claim) for group in _all(told) for claim in group.claims}
    words = {"en": "Figures", "es": "Cifras"}[lang]
    return _view(graph, "figures", lang, svg, text, words, claims=claims)


def _all(told: Sequence[Any]) -> list[Any]:
    from backstory.figures import flat

    return [f for group in flat(told) for f in (group.figure, *group.repeats)]


def measures_view(graph: TripleStore, *measures: str, lang: str = "en") -> CellView:
    """
    Show measures (events of clemency) side by side, cell by cell.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.record import Record
    from backstory.views.charts import compare_svg
    from backstory.views.side import cells_of, chosen_measures

    record = Record(graph)
    chosen = chosen_measures(record, measures)
    cells = cells_of(record, chosen, lang)
    heads = ["", *(record.label(one, lang) for one in chosen)]
    about = {id_of(one) for group in chosen.items() for one in (group[0], *group[1])}
    absent = {"en": "not stated", "es": "no consta"}[lang]
    rows = [
        [[key], *([*found.get(name, [absent])] for name in heads[1:])]
        for key, found in cells.items()
    ]
    words = {"en": "Measures side by side", "es": "Medidas comparadas"}[lang]
    svg = compare_svg(words, heads, rows)
    text = "\n".join(
        f"{name}\n" + "".join(f"  {key}: {'; '.join(found.get(name, [absent]))}\n"
                              for key, found in cells.items())
        for name in heads[1:]
    )  # fmt: skip
    return _view(graph, "measures", lang, svg, text, words, about=about)


def _told(words: str, svg: str) -> str:
    """Say in a line what a picture shows: its own description."""
    return f"{words}: {svg.partition('<desc>')[2].partition('</desc>')[0]}"
