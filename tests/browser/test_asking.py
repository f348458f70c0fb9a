"""The named questions in the page: all of them, with fields, and the rows that Python gives."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until, write_query
from paths import HERE, ROOT

from backstory.ask.questions import answer, questions
from backstory.draw import blocks, packing
from backstory.draw.page import view_page
from backstory.rdf.store import TripleStore

pytestmark = pytest.mark.browser
NAIVE = HERE / "shared" / "naive.json"


def _asked(page: Any, name: str, values: dict[str, str]) -> int:
    """Choose a question, fill its fields, ask it; give how many rows it has."""
    page.select_option("#question", name)
    for parameter in questions()[name].parameters.values():
        field = page.locator(f"#asked-{parameter.name}")
        value = values.get(parameter.name, parameter.default)
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    if questions()[name].parameters:
        page.click("#parameters [type=submit]")
    page.wait_for_selector(".status[data-answered]")
    return int(page.get_attribute(".status", "data-answered"))


def test_every_named_question_gives_the_rows_that_python_gives(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    offered = page.locator("#question option").evaluate_all("all => all.map(one => one.value)")
    assert sorted(filter(None, offered)) == sorted(questions())
    apart = {}
    for name, asked in questions().items():
        values = {key: str(value) for key, value in asked.example.items()}
        rows = _asked(page, name, values)
        wanted = len(answer(store, name, **values).rows)
        if rows != wanted:
            apart[name] = (rows, wanted)
    assert not apart
    assert not page.locator("#tab-ask q").count(), "the engine found fault with a question"


def test_an_answer_is_sorted_and_worded_as_in_the_shell(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    _asked(page, "holder_on_day", {"post": "interior-minister", "valid_at": "2020-11-01"})
    table = answer(
        store, "holder_on_day", lang="es", post="interior-minister", valid_at="2020-11-01"
    )
    told = [line.split("\t") for line in table.text("tsv").splitlines()]
    cells = page.locator("#tab-ask tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    assert len(cells) == len(table.rows)
    assert page.locator("#tab-ask thead th").count() == len(questions()["holder_on_day"].returns)
    held = [row["held_label"] for row in table.rows]
    assert [row[2] for row in cells] == held, told


def test_a_hostile_value_stays_text_and_a_name_serves_as_well_as_an_id(
    opened: Callable[..., Any],
) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    assert _asked(page, "actors_of_event", {"event": "april 2002 COUP"}) > 0
    page.fill("#asked-event", "> ?p ?o } DROP ALL #")
    page.click("#parameters [type=submit]")
    assert page.evaluate("!document.querySelector('#asked-event').checkValidity()")
    assert "DROP" not in page.text_content(".cm-content")


_TYPED = re.compile(r"```sparql\n(.*?)```|backstory sparql ([\"'])([^\n]*?)\2([^\n]*)", re.S)


def _written() -> dict[str, str]:
    """Collect every query of README and docs, and those that nobody taught, by where they stand."""
    found = {case["asks"]: case["query"] for case in json.loads(NAIVE.read_text("utf-8"))}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for query in _TYPED.finditer(path.read_text("utf-8")):
            if "exits 2" in (query[4] or ""):
                continue
            line = query.string.count("\n", 0, query.start()) + 1
            found[f"{path.name}:{line}"] = query[1] or query[3]
    return found


def test_every_query_of_readme_and_docs_runs_in_the_editor(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    """With the prefixes that the shell knows, and the rows that it gives."""
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    written = _written()
    assert len(written) > 25
    apart = {}
    for where, query in written.items():
        write_query(page, query)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".status[data-answered], #tab-ask q")
        told = page.locator(".status[data-answered]")
        rows = int(told.get_attribute("data-answered")) if told.count() else -1
        wanted = len(store.query(query).rows)
        if rows != wanted:
            apart[where] = (rows, wanted)
    assert not apart


PUT = {"en": "Found: 2", "es": "Encontrado: 2"}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_answer_is_told_in_sentences_and_belongs_to_what_is_asked(
    opened: Callable[..., Any], lang: str
) -> None:
    """Who says so, where and when stand by each sentence; the table of all columns is folded."""
    page = opened(
        f"#tab=ask&lang={lang}&question=holder_on_day%3Fpost%3Dinterior-minister"
        "%26valid_at%3D2020-11-01",
        width=390,
    )
    drawn(page, "ask")
    page.wait_for_selector(".status[data-answered]")
    assert page.inner_text(".status") == PUT[lang]
    first = page.locator(".told-answer li").first.inner_text()
    assert "Carmen Meléndez" in first, "whom the question is about, where no statement names her"
    assert "Agenzia Nova (" in first
    assert not page.is_visible("#tab-ask thead th"), "the table is folded"
    asked = page.inner_text("#tab-ask h2.asked")
    for told in (asked, page.title()):
        assert page.evaluate("backstory.now().say.name('interior-minister')") in told
    assert "SPARQL" not in page.inner_text("#tabs")
    page.locator(".told-answer .cite").first.click()
    page.locator(".evidence .claim").first.wait_for()
    page.evaluate("backstory.now().choose({ event: 'coup-2002' })")
    until(page, "!location.hash.includes('question')")
    assert page.inner_text("#tab-ask .out") == "", "another thing is chosen: the answer is gone"
    assert not page.locator(".status[data-answered]").count()
    assert page.evaluate("backstory.now().say.name('coup-2002')") in page.title()
    page.go_back()
    page.wait_for_selector(".status[data-answered]")
    assert page.inner_text("#tab-ask h2.asked") == asked


def test_what_is_asked_is_kept_in_the_address(opened: Callable[..., Any]) -> None:
    """A link to an answer leads to that answer; a thing named in it may be looked at beside it."""
    page = opened("#tab=ask&lang=en&event=amnesty-2007")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    page.select_option("#question", "left_out")
    page.wait_for_selector(".status[data-answered]")
    assert "question=left_out%3Fmeasure%3Damnesty-2007" in page.url
    page.click("#tab-ask .whole > summary")
    page.locator("#tab-ask tbody button", has_text="Decree-Law of Special Amnesty").first.click()
    until(page, "!location.hash.includes('event=amnesty-2007')")
    assert page.locator(".told-answer li").count() > 5
    page.select_option("#question", "days_between")
    page.fill("#asked-event", "coup-2002")
    page.fill("#asked-other", "amnesty-2007")
    page.click("#parameters [type=submit]")
    told = "Days from “April 2002 coup” to “Amnesty decreed on 31 December 2007”: "
    page.locator(".told-answer .lead", has_text=told).first.wait_for()


def test_a_query_that_finds_nothing_is_told_why(opened: Callable[..., Any]) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    write_query(page, "SELECT ?e WHERE { ?e a sem:Evnt }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".status[data-answered]")
    told = page.inner_text(".status")
    assert told == "sem:Evnt no aparece en este grafo. ¿Quiso decir sem:Event?"
    write_query(page, "SELECT (COUNT(?e) AS ?n) WHERE { ?e a sem:Evento }")
    page.keyboard.press("Control+Enter")
    page.locator(".status", has_text="sem:Evento no aparece en este grafo.").wait_for()
    assert page.inner_text("#tab-ask tbody td") == "0"


def test_a_query_that_the_engine_refuses_is_told_as_in_the_shell(
    opened: Callable[..., Any],
) -> None:
    """It was told in the engine's words, where the shell names the prefix and how it is mended."""
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    for query, told in (
        (
            "SELECT ?e WHERE {\n  ?e foo:Bar ?x }",
            "línea 2, columna 6: el prefijo `foo:` no está declarado\n"
            "remedio: comience con PREFIX foo: <…>",
        ),
        ("SELEC ?e { ?e a sem:Event }", "remedio: escriba SELECT, si es lo que quiso decir"),
        ("SELECT ?e { ?e a sem:Event", "remedio: escriba `}` donde termina"),
    ):
        write_query(page, query)
        page.keyboard.press("Control+Enter")
        page.locator(".status", has_text="remedio").wait_for()
        page.locator(".status", has_text=told.split("\n")[0]).wait_for()
        assert told in page.inner_text(".status")
        assert page.inner_text(".status").startswith("línea")


def test_what_an_answer_shows_of_a_concept_can_be_typed_again(opened: Callable[..., Any]) -> None:
    page = opened("#tab=ask&lang=en")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    kinds = "SELECT DISTINCT ?kind WHERE { ?e sem:eventType ?kind } ORDER BY ?kind LIMIT 1"
    write_query(page, kinds)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".status[data-answered]")
    shown = page.inner_text("#tab-ask tbody td")
    assert re.fullmatch(r"kind:[a-z-]+", shown)
    write_query(page, f"SELECT ?e WHERE {{ ?e sem:eventType {shown} }}")
    page.keyboard.press("Control+Enter")
    until(page, "document.querySelector('#tab-ask thead').textContent !== 'kind'")
    assert page.locator("#tab-ask tbody tr").count() > 0


def test_questions_about_what_is_chosen_are_offered_and_answered_at_once(
    opened: Callable[..., Any], store: TripleStore
) -> None:
    page = opened("#tab=ask&lang=en&event=ruling-2016")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    offers = page.locator(".offers button").evaluate_all(
        "all => all.map(one => one.dataset.key.replace('offer-', ''))"
    )
    assert 3 <= len(offers) <= 8
    needed = {
        name: [each.kind for each in asked.parameters.values() if each.required]
        for name, asked in questions().items()
    }
    assert all(needed[name] in (["event"], ["measure"], ["thing"]) for name in offers)
    name = next(each for each in offers if needed[each] == ["event"])
    page.click(f"[data-key=offer-{name}]")
    page.wait_for_selector(".status[data-answered]")
    wanted = len(answer(store, name, event="ruling-2016").rows)
    assert int(page.get_attribute(".status", "data-answered")) == wanted
    assert not page.locator(".offers").count(), "what was asked is answered, not offered again"
    page.select_option("#question", "")
    page.wait_for_selector(".offers")
    assert "Constitutional Chamber" in page.inner_text(".offers p")


def test_a_page_of_much_answers_too(
    opened: Callable[..., Any],
    grown: Callable[[str], TripleStore],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """What it carries is packed so as to be written quickly, and not as small as can be."""
    for module in (blocks, packing):
        monkeypatch.setattr(module, "MUCH", 1)
    graph = grown("ruritania-lockout")
    file = tmp_path / "page.html"
    file.write_text(view_page(graph), "utf-8")
    page = opened("#tab=ask&lang=en", file=file)
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    assert _asked(page, "timeline", {}) == len(answer(graph, "timeline").rows) > 0
