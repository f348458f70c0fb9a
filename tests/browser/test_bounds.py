"""The page's engine ends a query at its time, cuts an answer at its rows, and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until, write_query
from growing import grown_of
from paths import GOOD

from backstory.draw.page import view_page

pytestmark = pytest.mark.browser
ROWS = 50
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ALL = "SELECT * WHERE { ?s ?p ?o } # a comment may end it"


def _page(place: Path, seconds: float) -> Path:
    """Write the page of a small dossier: what is bounded is the same, and is written at once."""
    path = place / "page.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("backstory.draw.asking.QUERY_TIMEOUT_S", seconds)
        patch.setattr("backstory.draw.asking.MAX_ROWS", ROWS)
        path.write_text(view_page(grown_of(GOOD / "ruritania-lockout")), "utf-8")
    return path


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page with a limit of time that a test can wait for."""
    return _page(tmp_path_factory.mktemp("hasty"), 1.5)


@pytest.fixture(scope="module")
def bounded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page with a limit of rows that is soon reached, and all the time it may need."""
    return _page(tmp_path_factory.mktemp("bounded"), 60)


def _ask(page: Any, query: str) -> str:
    write_query(page, query)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".status[data-answered], .status[data-ended], #tab-ask .status q")
    return str(page.inner_text("#tab-ask .status"))


def _begun(opened: Callable[..., Any], file: Path, lang: str) -> Any:
    page = opened(f"#tab=ask&lang={lang}", file=file)
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    return page


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "Stopped after 1.5 s, the limit"), ("es", "Se detuvo a los 1,5 s")]
)
def test_a_query_without_end_is_ended_and_the_next_one_is_answered(
    opened: Callable[..., Any], hasty: Path, lang: str, told: str
) -> None:
    page = _begun(opened, hasty, lang)
    assert told in _ask(page, ENDLESS)
    assert page.get_attribute(".status", "data-ended") == "too long"
    _ask(page, "SELECT ?s WHERE { VALUES ?s { 1 2 3 } }")
    assert page.get_attribute(".status", "data-answered") == "3"
    page.click("#language")
    assert page.locator("#tab-ask tbody tr").count() == 3


@pytest.mark.parametrize(
    "query",
    [
        ALL,
        f"{ALL}\nLIMIT 100000",
        "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s OFFSET 2",
        "SELECT ?s WHERE { ?s ?p ?o } VALUES ?unused { 1 }",
        "SELECT ?s { { SELECT ?s { ?s ?p ?o } LIMIT 60 } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1000",
    ],
)
def test_an_answer_is_cut_at_the_limit_of_rows_and_says_so(
    opened: Callable[..., Any], bounded: Path, query: str
) -> None:
    page = _begun(opened, bounded, "en")
    assert f"Cut at {ROWS} rows, the limit" in _ask(page, query)
    assert page.get_attribute(".status", "data-answered") == str(ROWS)
    assert page.locator("#tab-ask tbody tr").count() == ROWS


def test_what_asks_for_no_more_than_the_limit_is_not_called_cut(
    opened: Callable[..., Any], bounded: Path
) -> None:
    page = _begun(opened, bounded, "es")
    assert "límite" not in _ask(page, f"SELECT * {{ ?s ?p ?o }} LIMIT {ROWS}")
    one = _ask(page, 'SELECT ("limit 9" AS ?x) { } # limit 1')
    assert "límite" not in one
    assert one.startswith("Filas: 1 ("), "one row was told as more"
    assert "límite" in _ask(page, "SELECT * { ?s ?p ?o }")


def test_a_line_without_end_is_not_coloured_and_does_not_freeze_the_page(
    opened: Callable[..., Any], bounded: Path
) -> None:
    page = _begun(opened, bounded, "en")
    coloured = page.locator(".cm-content .sparql-keyword")
    numbers = " ".join(map(str, range(3000)))
    long = f"SELECT * {{ ?s ?p ( {numbers} ) }}"
    for query, is_coloured in ((ALL, True), (long, False), (ALL, True)):
        write_query(page, query)
        coloured.first.wait_for(state="attached" if is_coloured else "detached")


def test_what_would_reach_out_is_refused_as_in_the_shell(
    opened: Callable[..., Any], bounded: Path
) -> None:
    """The engine passed SERVICE SILENT and FROM by, and answered as if nothing had been asked."""
    page = _begun(opened, bounded, "en")
    asked = "SELECT * {\n?s ?p ?o . SERVICE SILENT <http://example.org/> { ?a ?b ?c } } LIMIT 2"
    assert "SERVICE on line 2 is refused: it would ask another server. Allowed" in _ask(page, asked)
    assert "FROM on line 1" in _ask(page, "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    assert page.get_attribute(".status", "data-answered") is None
    page.click("#language")
    until(page, "document.querySelector('#tab-ask .status').innerText.includes('rechaza')")
    _ask(page, "SELECT ?s WHERE { VALUES ?s { 1 2 3 } }")
    assert page.get_attribute(".status", "data-answered") == "3"


def test_a_query_that_would_take_the_page_with_it_is_not_begun(
    opened: Callable[..., Any], bounded: Path
) -> None:
    """At a thousand floors the engine's own stack is full, and the browser ends the whole page."""
    page = _begun(opened, bounded, "en")
    for begin, inner, end in (("GRAPH ?g {", "?s ?p ?o", "}"), ("FILTER((", "true", "))")):
        query = f"SELECT * {{ {begin * 1000} {inner} {end * 1000} }}"
        write_query(page, query)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".status[data-ended=refused]")
        assert "brackets within one another" in page.inner_text("#tab-ask .status")
    write_query(page, f"ASK {{}} # {'x' * 1_000_001}")
    page.keyboard.press("Control+Enter")
    until(page, "document.querySelector('#tab-ask .status').innerText.includes('characters')")
    _ask(page, "SELECT ?s WHERE { VALUES ?s { 1 2 3 } }")
    assert page.get_attribute(".status", "data-answered") == "3"
