"""The magics and the views of a notebook, in an IPython shell without a front end."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
import sys
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from growing import shipped

import backstory
from backstory.draw.cell import CELL_LIMIT_B
from backstory.vocabulary import term
from backstory.words.table import Table

pytest.importorskip("IPython")
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return shipped()


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
    assert str(answer[0]["kind"]).endswith("contested-change-of-government")
    nothing = shell.run_cell_magic(
        "sparql", "", "SELECT ?event WHERE { ?event skos:editorialNote $words }"
    )
    assert len(nothing) == 0
    assert nothing.notes[0] == "No row."


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
    with pytest.raises(backstory.UnknownName) as told:
        graph.view("timeline", "coup-2020")
    (line,) = told.value._render_traceback_()
    assert "coup-2002" in line
    assert "\n" not in line


def _newer(folder: Path) -> Path:
    (folder / "newer.nq").write_text(f'<urn:d> <{term("ctx:modelVersion")}> "99" .\n', "utf-8")
    return folder / "newer.nq"


def _damaged(folder: Path) -> Path:
    (folder / "CURRENT").write_text("MANIFEST-000001", "utf-8")
    return folder


def _broken(folder: Path) -> Path:
    (folder / "broken.trig").write_text("this is no TriG", "utf-8")
    return folder / "broken.trig"


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda folder: folder / "nowhere", "There is no graph at"),
        (lambda folder: folder, "neither a dossier"),
        (_broken, "cannot be read as TriG"),
        (_damaged, "is not a store that can be opened"),
        (_newer, "was built by a newer version"),
    ],
)
def test_what_cannot_be_opened_is_told_once_in_one_line(
    made: Any, told: str, shell: Any, tmp_path: Path, capsys: Any
) -> None:
    shell.user_ns["where"] = made(tmp_path)
    ran = shell.run_cell("import backstory; backstory.load(where)")
    assert not ran.success
    shown = capsys.readouterr().out.strip()
    assert told in shown
    assert len(shown.splitlines()) == 1, shown


def test_ids_complete_with_tab(graph: Any) -> None:
    offered = graph._ipython_key_completions_()
    assert {"coup-2002", "foro-penal"} <= set(offered)


VIEWS = {
    "timeline": lambda graph: graph.view("timeline"),
    "timeline of one event": lambda graph: graph.view("timeline", "coup-2002"),
    "network": lambda graph: graph.view("network"),
    "network of one event": lambda graph: graph.view("network", "amnesty-2026"),
    "figures": lambda graph: graph.view("figures"),
    "figures of one voice": lambda graph: graph.view("figures", "foro-penal"),
    "measures": lambda graph: graph.view("measures", ["amnesty-2007", "amnesty-attempt-2016"]),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_carries_three_forms_weighs_little_and_loads_nothing(name: str, graph: Any) -> None:
    view = VIEWS[name](graph)
    bundle = view._repr_mimebundle_()
    assert {"image/svg+xml", "text/plain"} <= set(bundle)
    assert sum(len(form.encode()) for form in bundle.values()) <= CELL_LIMIT_B
    assert bundle["image/svg+xml"].startswith("<svg ")
    assert bundle["text/plain"].strip()
    if not view.page:
        pytest.skip("the page is not bundled here")
    assert bundle["text/html"].count("<iframe ") == 1
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in bundle["text/html"]
    page = unescape(bundle["text/html"].partition('srcdoc="')[2].partition('"></iframe>')[0])
    assert "packed-engine" not in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=", page)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", ["timeline", "network"])
def test_a_view_of_everything_says_what_it_leaves_out(name: str, lang: str) -> None:
    view = VIEWS[name](shipped(lang))
    if not view.page:
        pytest.skip("the page is not bundled here")
    packed = re.search('id="packed-data">([^<]+)<', view.page)
    assert packed
    data = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    glosses = data["claims"]["columns"].get("gist", ())
    assert any(glosses), "what every statement says in the editors' words is left out"
    assert not any(isinstance(gist, list) for gist in glosses)
    kinds = set(data["claims"]["columns"]["says"])
    assert bool(view.note) == ("count" not in kinds)
    assert escape(view.note) in view.html()


def test_the_picture_stands_beside_the_frame_for_who_drops_frames_or_scripts(graph: Any) -> None:
    view = graph.view("measures", "amnesty-2007")
    if not view.page:
        pytest.skip("the page is not bundled here")
    still = r'<img class="backstory-still" [^>]*alt="[^"]+" src="data:image/svg[+]xml,(.*?)"'
    found = re.search(still, view.html())
    alone = view.still().html()
    assert "<iframe" not in alone
    assert found
    assert found[1] in alone
    assert found, "no picture after the frame"
    drawn = unquote(unescape(found[1]))
    shown, whole = ElementTree.fromstring(drawn), ElementTree.fromstring(view.svg)
    assert [one.text for one in shown.iter()] == [one.text for one in whole.iter()]


def test_a_saved_page_holds_the_picture_for_readers_without_scripts(
    graph: Any, tmp_path: Any
) -> None:
    view = graph.view("network", "coup-2002")
    if not view.page:
        pytest.skip("the page is not bundled here")
    assert view.svg in view.save(tmp_path / "view.html").read_text("utf-8")
    assert view.save(tmp_path / "view.svg").read_text("utf-8") == view.svg


SHOWN = {
    "summary": lambda graph: graph,
    "events": lambda graph: graph.events,
    "actors": lambda graph: graph.actors,
    "instruments": lambda graph: graph.instruments,
    "places": lambda graph: graph.places,
    "sources": lambda graph: graph.sources,
    "claims": lambda graph: graph.claims,
    "figures": lambda graph: graph.ask("figures_side_by_side", counted="prisoners-held"),
    "an answer": lambda graph: graph.sparql("SELECT ?e ?n { ?e a sem:Event ; skos:prefLabel ?n }"),
    "no answer": lambda graph: graph.sparql("SELECT ?e { ?e a sem:Nothing }"),
    "a story": lambda graph: graph["coup-2002"],
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_table_carries_html_a_picture_and_text_and_stays_small(name: str, graph: Any) -> None:
    bundle = SHOWN[name](graph)._repr_mimebundle_()
    assert {"text/html", "image/svg+xml", "text/plain"} <= set(bundle)
    assert sum(len(form.encode()) for form in bundle.values()) < 500_000
    drawn = ElementTree.fromstring(bundle["image/svg+xml"])
    assert drawn.find("{*}title") is not None
    assert drawn.find("{*}desc") is not None
    assert bundle["text/plain"].strip()
    assert "Table(" not in bundle["text/plain"]


def test_ids_lead_to_a_source_that_tells_of_them(graph: Any) -> None:
    addresses = {row["url"] for row in graph.sources if row["url"]}
    for table in (graph.events.head(40), graph.claims.head(40), graph["coup-2002"]):
        page = table._repr_mimebundle_()["text/html"]
        links = {unescape(found) for found in re.findall('href="([^"]+)"', page)}
        assert links, "no link"
        assert links <= addresses, "a link leads elsewhere than to a source of the dossier"
    assert "w3id.org" not in graph.events._repr_html_(), "these names do not resolve yet"


@pytest.mark.parametrize(
    "hostile",
    ["javascript:alert(1)", "data:text/html,<script>", "https://x.example/\n<b>", " http://x.example",
     'https://x.example/"><script>alert(1)</script>'],
)  # fmt: skip
def test_only_a_plain_web_address_is_a_link(hostile: str) -> None:
    shown = Table(("url", "name"), ({"url": hostile, "name": "<i>&"},))._repr_html_()
    assert "<script" not in shown
    assert "<i>" not in shown
    assert len(re.findall("<a ", shown)) == hostile.startswith('https://x.example/"')
    assert not re.search('href="(?!https?://)', shown)


def test_a_long_table_is_cut_aloud(graph: Any) -> None:
    claims = graph.claims
    bundle = claims._repr_mimebundle_()
    for form, rows in (("text/html", 250), ("image/svg+xml", 30), ("text/plain", 30)):
        assert f"The first {rows} of {len(claims):,} rows." in bundle[form]
    assert len(claims.to_pandas()) == len(claims)


def test_an_event_that_voices_date_apart_is_not_called_undated(graph: Any) -> None:
    apart = {row["event"]: row for row in graph.events if row["date_label"]}
    assert "helicoide-building-1956" in apart
    assert "1956" in apart["helicoide-building-1956"]["date_label"]
    undated = {row["event"] for row in graph.events if not (row["date"] or row["date_label"])}
    assert undated == set(graph.ask("undated_events").column("event"))


def test_a_view_of_an_unknown_thing_suggests_the_nearest(graph: Any) -> None:
    for name in ("timeline", "network", "measures"):
        with pytest.raises(backstory.UnknownName, match="amnesty-2026"):
            graph.view(name, "amnesty-2062")
    with pytest.raises(backstory.UnknownName, match="foro-penal"):
        graph.view("figures", "foro-pena")


def test_views_of_an_empty_graph_say_that_nothing_is_recorded(tmp_path: Any) -> None:
    (tmp_path / "empty.trig").write_text("", "utf-8")
    empty = backstory.load(tmp_path / "empty.trig")
    for view in (
        empty.view("timeline"),
        empty.view("network"),
        empty.view("figures"),
        empty.view("measures"),
    ):
        assert view.svg.startswith("<svg ")
    assert "Nothing recorded" in empty.view("network").text
    assert "no claim or event" in empty.events.notes[0]


@pytest.mark.parametrize(("lang", "mark"), [("en", ","), ("es", ".")])
def test_thousands_stand_apart_as_the_language_writes_them(lang: str, mark: str) -> None:
    graph = shipped(lang)
    claims = graph.claims
    assert len(claims) >= 1_000, "the dossier has to be large for this to hold anything"
    told = f"{len(claims) // 1000}{mark}{len(claims) % 1000:03}"
    other = told.replace(mark, "." if mark == "," else ",")
    for shown in (graph, claims, claims.head(3)):
        for form, text in shown._repr_mimebundle_().items():
            assert told in text, form
            assert other not in text, form
    assert f">1{mark}000<" in graph.view("figures").svg


@pytest.mark.parametrize("lang", ["en", "es"])
def test_pairs_left_out_are_asked_for_as_where_they_are_read(lang: str) -> None:
    from click.testing import CliRunner

    from backstory.cli import doors
    from backstory.tell.figures import pairs_table, told_figures

    record = shipped(lang).record
    told = told_figures(record, record.by_id["releases-2026"])
    left_out = pairs_table(record, told, lang).notes[1:]
    assert left_out
    assert all("every=True" in note and "--" not in note for note in left_out)
    assert len(pairs_table(record, told, lang, every=True).notes) == 1
    said = CliRunner().invoke(doors, ["figures", "releases-2026", "--lang", lang]).output
    assert all(note.replace("every=True", "--pairs") in said for note in left_out)
