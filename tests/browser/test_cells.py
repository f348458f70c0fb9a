"""Views as a cell of a notebook holds them: framed to their size, and alive in a saved page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import STILL, settled, until
from growing import shipped
from paths import ROOT

from backstory.graph import Graph

pytestmark = pytest.mark.browser

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DRAWN = {
    "timeline": ".vis-item",
    "network": ".network-canvas canvas",
    "figures": "#view svg .figure",
    "measures": ".measures tbody td",
}
"""What each view has drawn."""
OPENS = {"timeline": ".timeline-canvas button.tl:not(.heap-label)", "figures": "#view .figure"}
"""What a reader clicks in a view to be told more."""


@pytest.fixture
def shown(
    opened: Callable[..., Any], tmp_path: Path
) -> Callable[..., tuple[Any, list[Any]]]:  # fmt: skip
    """Open a page of views, wait until each frame has drawn, and give the page and the frames."""

    def show(html: str, *, script: bool = True, width: int = 980) -> tuple[Any, list[Any]]:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        page = opened(file=file, script=script, width=width)
        frames = [frame for frame in page.frames if frame.parent_frame == page.main_frame]
        for frame in frames if script else ():
            frame.wait_for_selector("#view[data-drawn]")
        return page, frames

    return show


@pytest.fixture
def graph() -> Graph:
    return shipped()


def test_a_timeline_fits_its_frame_or_scrolls_within_it(graph: Any, shown: Any) -> None:
    for event in ("coup-2002", "amnesty-2026", "amnesty-2007", "helicoide-building-1956"):
        view = graph.view("timeline", event)
        _, (frame,) = shown(view.html())
        frame.wait_for_selector(DRAWN["timeline"], state="attached")
        until(frame, STILL)
        settled(frame)
        low = frame.evaluate(
            "Math.max(...[...document.querySelectorAll('.timeline-canvas, .undated')]"
            ".map((one) => one.getBoundingClientRect().bottom))"
        )
        within = frame.evaluate(
            "() => { const of = document.scrollingElement; return of.scrollHeight; }"
        )
        assert low <= max(view.height, within), f"{event}: what is drawn cannot be reached"
        assert within <= 2 * view.height, f"{event}: the frame scrolls without end"


def views_of(book: Any) -> list[Any]:
    """Give the outputs of a notebook that hold a view in a frame."""
    outputs = [one for cell in book.cells if cell.cell_type == "code" for one in cell.outputs]
    return [one for one in outputs if "<iframe" in one.get("data", {}).get("text/html", "")]


def converted(book: Any) -> str:
    """Write a page as `jupyter nbconvert --to html` does, but for the scripts it would load."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter()
    page: str = exporter.from_notebook_node(book)[0]
    for address in (exporter.mathjax_url, exporter.require_js_url):
        assert address in page, "nbconvert loads other scripts than before: look at them"
        page = page.replace(address, "data:text/javascript,")
    return page


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_views_of_a_converted_notebook_are_drawn(
    path: Path, ran: dict[str, Any], shown: Any
) -> None:
    """`opened` holds the page and its frames to no request and no error besides."""
    views = views_of(ran[path.stem])
    page, frames = shown(converted(ran[path.stem]))
    assert len(frames) == len(views)
    for frame in frames:
        tab = frame.evaluate("document.querySelector('#view [role=tabpanel]:not([hidden])').id")
        frame.wait_for_selector(DRAWN[tab.removeprefix("tab-")], state="attached")
        assert len(frame.locator("#view").inner_text().strip()) > 20
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for handle in frame.locator(OPENS.get(tab.removeprefix("tab-"), "none")).all()[:1]:
            handle.click()
            frame.locator(".side").wait_for()  # a click tells something
    for still in page.locator("iframe + .backstory-still").all():
        assert not still.is_visible(), "the view and its picture are both seen"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_where_scripts_do_not_run_a_converted_notebook_shows_the_pictures(
    path: Path, ran: dict[str, Any], shown: Any
) -> None:
    views = views_of(ran[path.stem])
    page, _ = shown(converted(ran[path.stem]), script=False)
    pictures = page.locator("iframe + img.backstory-still")
    assert pictures.count() == len(views)
    for picture, view in zip(pictures.all(), views, strict=True):
        assert picture.is_visible()
        box = picture.bounding_box()
        assert box
        assert box["width"] > 300
        assert box["height"] > 50
        assert picture.get_attribute("alt")
        assert len(set(picture.screenshot())) > 100, "an empty picture"
        assert view.data["image/svg+xml"].startswith("<svg")
    for frame in page.locator("iframe.backstory-view").all():
        assert not frame.is_visible(), "an empty frame is left beside the picture"
