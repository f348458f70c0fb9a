"""The magics and the views of a notebook, in an IPython shell without a front end."""

from __future__ import annotations

import re
import subprocess
import sys
from html import unescape
from typing import Any

import pytest

import backstory

pytest.importorskip("IPython")
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


@pytest.fixture(scope="module")
def graph() -> backstory.graph.Graph:
    return backstory.load()


@pytest.fixture
def shell(graph: Any, tmp_path: Any, monkeypatch: Any) -> Any:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    made = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    made.run_line_magic("load_ext", "backstory")
    made.user_ns["graph"] = graph
    return made


def test_importing_backstory_brings_neither_pandas_nor_ipython() -> None:
    heavy = "{'pandas', 'IPython', 'rdflib', 'networkx'}"
    told = f"import sys, backstory; print(sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_sparql_cell_answers_with_its_prefixes_ready(shell: Any) -> None:
    answer = shell.run_cell_magic("sparql", "", "SELECT ?event WHERE { ?event a sem:Event }")
    assert len(answer) > 20
    assert "coup-2002" in answer.column("event")


def test_a_notebook_variable_is_bound_as_a_term_and_not_spliced(shell: Any, graph: Any) -> None:
    shell.user_ns["subject"] = next(
        row["event"] for row in graph.events if row["event"] == "coup-2002"
    )
    shell.user_ns["words"] = 'x" } UNION { ?event a sem:Event } #'
    query = "SELECT ?kind WHERE { $subject sem:eventType ?kind }"
    answer = shell.run_cell_magic("sparql", "", query)
    assert answer.columns == ("kind",)
    assert answer.column("kind") == ["kind-coup"] or str(answer[0]["kind"]).endswith("coup")
    nothing = shell.run_cell_magic(
        "sparql", "", "SELECT ?event WHERE { ?event skos:editorialNote $words }"
    )
    assert len(nothing) == 0
    assert "not" in nothing.notes[0]


def test_an_answer_goes_into_a_data_frame(shell: Any) -> None:
    pytest.importorskip("pandas")
    shown = shell.run_cell_magic("sparql", "--into found", "SELECT ?e WHERE { ?e a sem:Event }")
    assert shown is None
    assert list(shell.user_ns["found"].columns) == ["e"]


def test_a_broken_query_is_told_with_a_caret(shell: Any) -> None:
    with pytest.raises(UsageError) as told:
        shell.run_cell_magic("sparql", "", "SELECT ?e WHERE {\n  ?e a sme:Event\n}")
    assert "line 2" in str(told.value)
    assert re.search(r"^ +\^", str(told.value), re.MULTILINE)
    assert "sem" in str(told.value)


@pytest.mark.parametrize(
    ("line", "cell", "hint"),
    [
        ("", "SELECT ?e WHERE { ?e a $subjct }", "subject"),
        ("--graph grap", "SELECT ?e WHERE { ?e a sem:Event }", "graph"),
        ("--ito x", "SELECT ?e WHERE { ?e a sem:Event }", "--into"),
        ("--into 3", "SELECT ?e WHERE { ?e a sem:Event }", "variable"),
        ("", "DELETE WHERE { ?s ?p ?o }", "refused"),
    ],
)
def test_a_slip_in_a_cell_is_told_in_a_line(shell: Any, line: str, cell: str, hint: str) -> None:
    shell.user_ns["subject"] = "x"
    with pytest.raises(UsageError, match=hint):
        shell.run_cell_magic("sparql", line, cell)


def test_help_is_given_where_it_is_asked(shell: Any, capsys: Any) -> None:
    assert shell.run_line_magic("sparql", "--help") is None
    assert "--into" in capsys.readouterr().out
    assert shell.run_line_magic("ask", "timeline --help") is None
    assert "kind" in capsys.readouterr().out


def test_ask_answers_lists_and_suggests(shell: Any) -> None:
    assert "timeline" in shell.run_line_magic("ask", "").column("question")
    answer = shell.run_line_magic("ask", "actors-of-event event=amnesty-2026 --lang es")
    assert len(answer)
    assert answer.lang == "es"
    with pytest.raises(UsageError, match="coup-2002"):
        shell.run_line_magic("ask", "actors-of-event event=coup-2020")
    with pytest.raises(UsageError, match="timeline"):
        shell.run_line_magic("ask", "timelin")
    with pytest.raises(UsageError, match="key=value"):
        shell.run_line_magic("ask", "actors-of-event coup-2002")


def test_an_error_has_no_stack_of_frames(graph: Any) -> None:
    with pytest.raises(backstory.errors.UnknownName) as told:
        graph.timeline("coup-2020")
    (line,) = told.value._render_traceback_()
    assert "coup-2002" in line
    assert "\n" not in line


def test_ids_complete_with_tab(graph: Any) -> None:
    offered = graph._ipython_key_completions_()
    assert {"coup-2002", "foro-penal"} <= set(offered)


VIEWS = {
    "timeline": lambda graph: graph.timeline(),
    "timeline of one event": lambda graph: graph.timeline("coup-2002"),
    "network": lambda graph: graph.network(),
    "network of one event": lambda graph: graph.network("amnesty-2026"),
    "figures": lambda graph: graph.figures(),
    "figures of one voice": lambda graph: graph.figures("foro-penal"),
    "measures": lambda graph: graph.compare("amnesty-2007", "amnesty-attempt-2016"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_carries_three_forms_weighs_little_and_loads_nothing(name: str, graph: Any) -> None:
    view = VIEWS[name](graph)
    bundle = view._repr_mimebundle_()
    assert {"image/svg+xml", "text/plain"} <= set(bundle)
    assert sum(len(form.encode()) for form in bundle.values()) < 700_000
    assert bundle["image/svg+xml"].startswith("<svg ")
    assert bundle["text/plain"].strip()
    if "text/html" not in bundle:
        pytest.skip("the page is not bundled here")
    assert bundle["text/html"].startswith("<iframe ")
    assert "sandbox=" in bundle["text/html"]
    page = unescape(bundle["text/html"].partition('srcdoc="')[2])
    assert "packed-engine" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", page)


def test_a_view_of_an_unknown_thing_suggests_the_nearest(graph: Any) -> None:
    for ask in (graph.timeline, graph.network, graph.compare):
        with pytest.raises(backstory.errors.UnknownName, match="amnesty-2026"):
            ask("amnesty-2062")
    with pytest.raises(backstory.errors.UnknownName, match="foro-penal"):
        graph.figures("foro-pena")


def test_views_of_an_empty_graph_say_that_nothing_is_recorded(tmp_path: Any) -> None:
    (tmp_path / "empty.trig").write_text("", "utf-8")
    empty = backstory.load(tmp_path / "empty.trig")
    for view in (empty.timeline(), empty.network(), empty.figures(), empty.compare()):
        assert view.svg.startswith("<svg ")
    assert "Nothing recorded" in empty.network().text
    assert "not" in empty.events.notes[0]
