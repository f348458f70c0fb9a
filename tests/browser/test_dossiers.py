"""Two dossiers on one page: each is read alone or with the other, and neither tells the other's."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until
from paths import GOOD, ROOT

import backstory
from backstory.draw.page import view_page
from backstory.rdf.joined import joined_stores
from backstory.rdf.opening import open_store

pytestmark = pytest.mark.browser
SPAIN = "spain-amnesty-1977"
OTHER = "venezuela-amnesties"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of both shipped dossiers."""
    names = (SPAIN, "venezuela-amnesties")
    graph = joined_stores([(name, open_store(ROOT / "graph" / f"{name}.ttl")) for name in names])
    path = tmp_path_factory.mktemp("two") / "page.html"
    path.write_text(view_page(graph), "utf-8")
    return path


def test_each_dossier_has_its_title_its_events_and_its_answers(
    opened: Callable[..., Any], two: Path
) -> None:
    page = opened("#lang=en", file=two)
    drawn(page, "answer")
    title = page.inner_text("#title")
    assert "Spain's amnesty of 1977" in title
    assert "Venezuela" in title
    told = page.inner_text("#tab-answer")
    assert "Amnesty of October 1977" in told
    assert "Maduro" not in told, "what another dossier tells is no account of this event"
    assert "Chávez" not in told
    page.click("#dossiers [data-key=dossier-venezuela-amnesties]")
    until(page, "location.hash.includes('dossier=venezuela-amnesties')")
    assert "Spain" not in page.inner_text("#title")
    assert "Announcement of the general amnesty" in page.inner_text("#tab-answer h2")
    assert "18 March 2026" in page.inner_text("#tab-answer .ends")
    page.click(f"#dossiers [data-key=dossier-{SPAIN}]")
    page.click("#for-timeline")
    drawn(page, "timeline")
    shown = page.eval_on_selector_all(
        ".timeline-canvas .tl[data-id]", "all => all.map(one => one.dataset.id)"
    )
    assert f"{SPAIN}:amnesty-1977" in shown, "the window is that of this dossier's years"
    assert all(one.startswith(f"{SPAIN}:") for one in shown)
    known = set(map(int, re.findall(r"\b[12]\d{3}\b", page.inner_text(".vis-panel.vis-top"))))
    other = "the axis went on to the years of the dossier that is not read"
    assert 1970 <= min(known) < max(known) < 2035, other  # the names of 2012 need room behind them
    page.goto("about:blank")
    asked = f"left_out%3Fmeasure%3D{SPAIN}%253Aamnesty-1977"
    page.goto(f"file://{two}#lang=en&tab=ask&question={asked}")
    page.wait_for_selector(".status[data-answered]")
    assert "letter c" in page.locator(".told-answer li").first.inner_text()


def test_nothing_of_a_dossier_that_is_not_read_can_be_chosen(
    opened: Callable[..., Any], two: Path
) -> None:
    """Of the dossier of Spain, three lists offered what happened in Venezuela."""
    page = opened(f"#lang=en&dossier={SPAIN}", file=two)
    drawn(page, "answer")
    for tab, lists in (("odds", ("odds-event", "odds-voice")), ("network", ("path-to",))):
        page.click(f"#for-{tab}")
        drawn(page, tab)
        for each in lists:
            offered = page.eval_on_selector_all(
                f"#{each} option", "all => all.map(one => one.value).filter(Boolean)"
            )
            assert offered, each
            assert all(one.startswith(f"{SPAIN}:") for one in offered), each
    page.click("#dossiers [data-key=dossier-]")
    page.click("#for-answer")
    drawn(page, "answer")
    assert "Amnesty of October 1977" in page.inner_text("#tab-answer h2")
    assert "15 October 2023" in page.inner_text("#tab-answer .ends"), "the end of its own sources"


def test_the_box_finds_nothing_of_a_dossier_that_is_not_read(
    opened: Callable[..., Any], two: Path
) -> None:
    page = opened("#lang=en", file=two)
    drawn(page, "answer")

    def offered(text: str) -> str:
        page.fill("#search", "")
        page.click("#search")
        until(page, "!!backstory.now().dossier.data.asking.blanks")
        page.fill("#search", text)
        return str(page.inner_text("#suggestions"))

    assert "Chávez" in offered("Hugo Chávez")
    page.click(f"#dossiers [data-key=dossier-{SPAIN}]")
    until(page, f"location.hash.includes('dossier={SPAIN}')")
    assert "Chávez" not in offered("Hugo Chávez")
    assert "1977" in offered("amnesty of 1977")


def test_measures_of_two_countries_stand_beside_each_other_each_with_its_dossier(
    opened: Callable[..., Any], two: Path
) -> None:
    page = opened("#lang=en&tab=measures", file=two)
    drawn(page, "measures")
    groups = page.eval_on_selector_all("#pin optgroup", "all => all.map(one => one.label)")
    assert [each.partition("'")[0] for each in groups] == ["Venezuela", "Spain"]
    page.select_option("#beside", "venezuela-amnesties:amnesty-attempt-2016")
    until(page, "location.hash.includes('with=venezuela-amnesties')")
    drawn(page, "measures")
    homes = page.eval_on_selector_all(
        "#tab-measures thead th .home", "all => all.map(one => one.textContent)"
    )
    assert [each.partition("'")[0] for each in homes] == ["Spain", "Venezuela"]
    page.click(f"#dossiers [data-key=dossier-{SPAIN}]")
    until(page, f"location.hash.includes('dossier={SPAIN}')")
    drawn(page, "measures")
    assert page.locator("#tab-measures thead th .home, #pin optgroup").count() == 0, "it is said"


def test_what_is_called_alike_in_three_dossiers_is_told_apart(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    folders = [shutil.copytree(GOOD / "ruritania-lockout", tmp_path / name) for name in "abc"]
    grown = [(folder.name, open_store(folder)) for folder in folders]
    path = tmp_path / "page.html"
    path.write_text(view_page(joined_stores(grown)), "utf-8")
    page = opened("#lang=en&tab=claims", file=path)
    page.click("#filters summary")  # what is folded is listed once it is opened
    page.wait_for_selector("#filter-voice")
    for way in (
        "#dossiers button",
        "#filter-voice option",
        "#filter-actor option",
        "#filter-kind option",
    ):
        shown = page.eval_on_selector_all(way, "all => all.map(one => one.textContent)")
        assert len(shown) == len(set(shown)), shown


def test_what_is_cited_is_cited_in_its_own_dossier_as_the_shell_does(
    opened: Callable[..., Any], two: Path
) -> None:
    """An event of one was cited as known on the last day of the other, published by nobody."""
    page = opened(f"#lang=en&tab=answer&dossier={SPAIN}", file=two)
    drawn(page, "answer")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="BibTeX").first.click()
    told = Path(waiting.value.path()).read_text("utf-8")
    graph = backstory.load([ROOT / "graph" / f"{each}.ttl" for each in (SPAIN, OTHER)])
    assert told == str(graph.cite(f"{SPAIN}:amnesty-1977", form="bibtex"))
    assert "Venezuela's political amnesties" not in told.partition("\n}\n")[0]
    claim = f"{SPAIN}:amnesty-1976-30-july"
    told = page.evaluate("id => backstory.cited(id, 'bib')", claim)
    assert told == str(graph.cite(claim, form="bibtex"))
