"""
A graph comes in; a view goes out that a notebook cell shows in its own frame, or as a picture.

The frame holds the page cut down to one way to look and to the claims that view needs, without
the query engine; it loads nothing. Front ends without scripts show the SVG, others the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.calls import doors, with_parts
from backstory.draw.cut import GRADES, cut
from backstory.draw.data import PageData, Start, drawn_data
from backstory.draw.page import page_of
from backstory.errors import WrongCall
from backstory.files import file_named, write_whole
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["CELL_LIMIT_B", "CellView", "cell_page", "framed"]

CELL_LIMIT_B: Final = 750_000
"""No view in a cell weighs more, its picture included."""

_ENDINGS: Final = ("", ".html", ".htm", ".svg")
"""Lines of text that stand for a view in a terminal."""

_LIGHT_PX: Final = 20
_DARK_PX: Final = 40
"""How much taller a frame is where the notebook says that it is light, or dark."""

_SHIM: Final = """\
history.pushState = history.replaceState = () => {};
const [light, dark] = [11, 31].map((over) => matchMedia(`(min-height: ${%d + over}px)`));
const hosted = () => dark.matches ? 'dark' : light.matches ? 'light' : '';
const follow = () => {
  const root = document.documentElement;
  const now = root.dataset.theme ??
    (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  if (!hosted() || hosted() === now) return;
  if (root.classList.contains('js')) document.getElementById('theme').click();
  else root.dataset.theme = hosted();
};
follow();
for (const one of [light, dark]) one.addEventListener('change', follow);
setInterval(follow, 500);
"""
"""
A frame in a cell has no address, and must not write into the notebook's history. Nor can it see
the notebook around it; how tall it is made tells it whether that is light or dark. Browsers tell a
frame that they do not paint of no change, so it looks for itself as well.
"""

_STYLE: Final = (
    "#skip,.masthead,#tabs,#exports{display:none!important}"
    ".frame{padding-top:.6rem;grid-template-columns:minmax(0,1fr)}"
    ".side{position:fixed;z-index:12;inset:auto 0 0;max-height:60vh;overflow:auto;display:none;"
    "background:var(--paper);border:0;border-top:3px double var(--ink);padding:.6rem 1rem 1rem;"
    "box-shadow:0 -8px 24px rgb(0 0 0/18%)}.story-open .side{display:block}"
    "#story-close{display:block;position:sticky;top:0;background:var(--paper)}"
    ".network-canvas{height:calc(100vh - 130px)}"
    # One height for every timeline; what does not fit is scrolled to within it.
    ".frame{padding-bottom:.6rem}.timeline-canvas,.vis-timeline{min-height:0!important}"
    ".timeline-canvas:has(+.undated[hidden]) .vis-timeline{max-height:calc(100vh - 4rem)!important}"
    "@media(max-height:420px){.side{max-height:88vh}}"
    # A measure a row, each cell scrolling by itself, so that several fit one frame.
    ".measures{min-width:60rem;font-size:.78rem}.measures td{min-width:6.4rem;padding:.3rem .4rem}"
    ".measures td ul{max-height:8.6rem;overflow:auto;scrollbar-width:thin}"
    "#plain svg{max-width:100%;height:auto}"
)
_PICTURE: Final = "<!--the picture-->"
"""Where a saved page holds the picture for readers without scripts."""

_HOST: Final = (
    "<style>.backstory-view{{height:{height}px}}"
    ".backstory-view+.backstory-still{{display:none}}"
    "[data-jp-theme-light=true] .backstory-view,.vscode-light .backstory-view"
    "{{height:calc(var(--backstory-height) + {light}px)!important}}"
    "[data-jp-theme-light=false] .backstory-view,.vscode-dark .backstory-view,"
    "[theme=dark] .backstory-view{{height:calc(var(--backstory-height) + {dark}px)!important;"
    "background:#17181a!important;border-color:#3b3a37!important}}</style>"
    "<noscript><style>.backstory-view{{display:none}}"
    ".backstory-view+.backstory-still{{display:inline}}</style></noscript>"
)
"""What stands before a frame in the notebook's own page; it names nothing but our two classes."""

_FRAME: Final = (
    '<iframe class="backstory-view" title="{title}" '
    'sandbox="allow-scripts allow-popups allow-downloads" style="--backstory-height:{height}px;'
    "width:100%;height:{height}px;border:1px solid #c9c2b3;border-radius:4px;"
    'background:#fcfaf5" srcdoc="{page}"></iframe>'
)
_STILL: Final = (
    '<img class="backstory-still" style="max-width:100%;height:auto" alt="{told}" '
    'src="data:image/svg+xml,{picture}">'
)
"""The picture: where scripts do not run, and where a notebook that is not trusted drops frames."""


@with_parts
@doors
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
    note: str = ""
    """What the view leaves out, if anything."""

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        bundle = {"image/svg+xml": self.svg, "text/plain": self.text, "text/html": self.html()}
        wanted = set(include) if include else set(bundle)
        return {kind: bundle[kind] for kind in bundle if kind in wanted - set(exclude or ())}

    def html(self) -> str:
        """Write the frame that holds the page, if any, and the picture, no wider than the cell."""
        page = self.page.replace(_PICTURE, "").replace("&", "&amp;").replace('"', "&quot;")
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        told = escape(self.text.splitlines()[0][:300]) if self.text else ""
        host = _HOST.format(height=self.height, light=_LIGHT_PX, dark=_DARK_PX)
        frame = _FRAME.format(title=escape(self.title), height=self.height, page=page)
        still = _STILL.format(told=told, picture=_as_address(self.svg))
        return (host + frame if self.page else "") + still + note

    def still(self) -> CellView:
        """Give the picture alone, which shows everything at once and does nothing."""
        return replace(self, page="")

    def save(self, path: str | Path) -> Path:
        """
        Write the picture (.svg) or the page (.html) to a file.

        Raises:
            WrongCall: Whoever opens files of that ending could not read either.
        """
        where = file_named(path)
        if where.suffix.lower() not in _ENDINGS:
            raise WrongCall(f"{where} would hold a page or a picture: end it in .html or .svg.")
        text = self.svg if where.suffix == ".svg" else self.file()
        write_whole(where, text.encode("utf-8"))
        return where

    def file(self) -> str:
        """Write the page of the view, with its picture for readers without scripts."""
        return self.page.replace(_PICTURE, self.svg)

    def __repr__(self) -> str:
        return self.text


def _as_address(svg: str) -> str:
    """Write a picture as what follows `data:image/svg+xml,` in an attribute."""
    marks = {"%": "%25", "#": "%23", '"': "%22", "&": "&amp;", "\n": "%0A", "\t": "%09"}
    ascii_only = "".join(c if ord(c) < 128 else f"&#{ord(c)};" for c in svg)
    return "".join(marks.get(letter, letter) for letter in ascii_only)


def cell_page(data: PageData, height: int = 560) -> str:
    """Write the page of one view, with a place for its picture."""
    drawings = data["start"]["tab"] in ("timeline", "network")
    shim = _SHIM % height
    return page_of(data, plain=_PICTURE, style=_STYLE, before=shim, drawings=drawings, light=True)


_HEIGHTS: Final = {"timeline": 480, "network": 600, "figures": 600, "measures": 680}


def framed(
    graph: TripleStore, tab: str, lang: str, svg: str, text: str, title: str, **limits: Any
) -> CellView:
    """Cut the page's data down to one view and frame it, lighter where it would be too heavy."""
    from backstory.errors import CouldNotRun

    nothing = "" if drawn_data(graph, lang)["claims"] else phrase("nothing", lang)
    text = nothing or text
    start: Start = {"tab": tab, "event": "", "lang": lang}
    whole: PageData = {**drawn_data(graph, lang), "start": start}
    try:
        for grade in range(GRADES):
            data = cut(whole, grade=grade, **limits)
            note = _left_out(grade, lang) if grade else nothing
            made = CellView(title, cell_page(data, _HEIGHTS[tab]), svg, text, _HEIGHTS[tab], note)
            if len(made.html().encode()) + len(svg.encode()) + len(text.encode()) < CELL_LIMIT_B:
                return made
    except CouldNotRun:  # the page was not bundled: the picture says the same
        pass
    return CellView(title, "", svg, text)


def _left_out(grade: int, lang: str) -> str:
    """Say what a grade of cutting leaves out: nothing is left out without a word."""
    return phrase("left out", lang).format(phrase(f"left out {grade}", lang))
