"""Fifty labels that would be more than text: of no page are they elements, and none runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browsing import drawn, settled
from hostile import LABELS, spoilt, written
from paths import ROOT

import backstory

pytestmark = pytest.mark.browser
EVENT = "lockout-1911"
FOUND = """() => ({
  made: document.querySelectorAll('[class*=xss]').length,
  ran: window.broken,
  frames: document.querySelectorAll('iframe, object, embed, base').length,
  leading: [...document.querySelectorAll('[href], [src]')].filter(one =>
    /^\\s*(javascript|vbscript|file):/i.test(one.getAttribute('href') ?? one.getAttribute('src'))
  ).length,
  handling: [...document.querySelectorAll('*')].filter(one =>
    [...one.attributes].some(({ name }) => name.startsWith('on'))).length,
})"""
NOTHING = {"made": 0, "ran": None, "frames": 0, "leading": 0, "handling": 0}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> backstory.Graph:
    """Open a graph in which every word is a hostile label."""
    good = ox.Store()
    good.load(path=str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl"))
    return backstory.load(written(spoilt(good), tmp_path_factory.mktemp("labels") / "spoilt.ttl"))


def _looked_at(opened: Callable[..., Any], path: Path, text: str) -> Any:
    path.write_text(text, "utf-8")
    page = opened(file=path)
    settled(page)
    assert {**NOTHING, **page.evaluate(FOUND)} == NOTHING
    return page


def test_the_page_shows_them_in_every_look(
    opened: Callable[..., Any], graph: backstory.Graph, tmp_path: Path
) -> None:
    page = _looked_at(opened, tmp_path / "page.html", graph.view("page").file(engine=False))
    page.wait_for_selector("#view[data-drawn]")
    for tab in ("answer", "timeline", "network", "measures", "figures", "claims", "odds"):
        if page.locator(f"#for-{tab}").count():
            page.evaluate("tab => backstory.now().choose({ tab, event: 'lockout-1911' })", tab)
            drawn(page, tab)
            assert {**NOTHING, **page.evaluate(FOUND)} == NOTHING, tab


@pytest.mark.parametrize("what", ["table", "card", "brief", "story", "embed", "reading", "diff"])
def test_what_a_notebook_or_another_page_shows_of_them_is_text(
    opened: Callable[..., Any], graph: backstory.Graph, tmp_path: Path, what: str
) -> None:
    shown = {
        "table": lambda: graph.claims._repr_mimebundle_()["text/html"],
        "card": lambda: graph._repr_mimebundle_()["text/html"],
        "brief": lambda: graph.brief(EVENT, form="html"),
        "story": lambda: graph.show(EVENT)._repr_mimebundle_()["text/html"],
        "embed": lambda: graph.view("embed", EVENT).file(),
        "reading": lambda: graph.read(f"Strike. {' '.join(LABELS)}", lang="en").page(),
        "diff": lambda: graph.diff(ROOT / "tests" / "golden" / "ruritania-lockout.ttl", "html"),
    }[what]
    _looked_at(opened, tmp_path / f"{what}.html", f"<meta charset=utf-8>{shown()}")


def test_a_site_of_them_is_text(
    opened: Callable[..., Any], graph: backstory.Graph, tmp_path: Path
) -> None:
    graph.site(tmp_path / "site", page=False)
    paths = [
        path
        for path in sorted((tmp_path / "site").rglob("*.html"))
        if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    assert len(paths) > 30
    page = opened(file=paths[0])
    for path in paths:
        # What a picture or a frame would run on failing has run when the page has loaded.
        page.goto(path.as_uri(), wait_until="load")
        assert {**NOTHING, **page.evaluate(FOUND)} == NOTHING, path.name


def test_the_name_of_a_heap_is_cut_only_where_others_are_or_at_the_edge(
    opened: Callable[..., Any],
) -> None:
    """A heap says what is in it as far as a name may go; none pokes out of the window."""
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    heaps: list[dict[str, float]] = page.evaluate(
        """() => {
          const edge = document.querySelector('.vis-panel.vis-center').getBoundingClientRect();
          return [...document.querySelectorAll('.heap-label')].map(label => {
            const box = label.getBoundingClientRect();
            const isCut = label.scrollWidth > label.clientWidth;
            const turned = !!label.closest('.to-left');
            return { isCut, turned, wide: box.width, room: edge.right - box.right };
          });
        }"""
    )
    assert heaps
    assert all(one["room"] >= -1 for one in heaps)
    cut = [one for one in heaps if one["isCut"] and not one["turned"]]
    assert cut, "some names are long"
    assert [one for one in cut if one["wide"] < 198 and one["room"] > 40] == []
