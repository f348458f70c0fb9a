"""Fifty labels that would be more than text go through every output: all parse, none is run."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import LABELS, spoilt, written
from paths import ROOT

import backstory
from backstory.errors import CouldNotRun, UnknownName
from backstory.exchange.formats import FORMATS

EVENT = "lockout-1911"
STEERS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
RUNS = re.compile(r"[=@\t\r]|[+-](?![0-9.,]+\Z)")
TABLES: dict[str, Callable[[backstory.Graph], backstory.Table]] = {
    "events": lambda graph: graph.events, "claims": lambda graph: graph.claims,
    "sources": lambda graph: graph.sources, "figures": lambda graph: graph.figures(),
    "pairs": lambda graph: graph.pairs(), "disputes": lambda graph: graph.disputes(),
    "timeline": lambda graph: graph.ask("timeline"), "find": lambda graph: graph.find("script"),
    "context": lambda graph: graph.context(EVENT), "together": lambda graph: graph.together(),
    "sparql": lambda graph: graph.sparql("SELECT * { ?s skos:prefLabel ?o }"),
}  # fmt: skip
READ_BACK = {
    "turtle": ox.RdfFormat.TURTLE, "n-triples": ox.RdfFormat.N_TRIPLES,
    "n-quads": ox.RdfFormat.N_QUADS, "json-ld": ox.RdfFormat.JSON_LD,
}  # fmt: skip


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a graph in which every word is a hostile label."""
    good = ox.Store()
    good.load(path=str(ROOT / "tests" / "golden" / "ruritania-lockout.ttl"))
    return written(spoilt(good), tmp_path_factory.mktemp("labels") / "spoilt.ttl")


@pytest.fixture(scope="module")
def graph(file: Path) -> backstory.Graph:
    """Open it."""
    return backstory.load(file)


def _xml(text: str) -> None:
    from lxml import etree

    etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False))


def _holds(form: str, content: str | bytes) -> None:
    """Read an export with the tool of its own."""
    text = content if isinstance(content, str) else ""
    suffix = FORMATS[form].suffix
    if form in READ_BACK:
        ox.Store().load(text.encode(), format=READ_BACK[form])
    elif suffix.endswith("json") or suffix.endswith("jsonld"):
        json.loads(text)
    elif suffix in (".rdf", ".graphml", ".gexf", ".atom", ".sitemap.xml"):
        _xml(text)
    elif form == "bibtex":
        from pybtex.database import parse_string

        assert len(parse_string(text, "bibtex").entries) == 4
    elif form == "ris":
        import rispy

        assert len(rispy.loads(text)) == 4
    elif form == "icalendar":
        assert text.count("\r\nBEGIN:VEVENT") == text.count("\r\nEND:VEVENT")
        assert "\r\nATTACH" not in text
        assert not re.search("(?<!\r)\n|\r(?!\n)", text)
    elif suffix == ".htaccess":
        assert "evil" not in text


def test_there_are_fifty_of_them() -> None:
    assert len(set(LABELS)) == len(LABELS) >= 50


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_them_is_read_by_its_own_tool(form: str, graph: backstory.Graph) -> None:
    _holds(form, graph.export(form))


@pytest.mark.parametrize("form", READ_BACK)
def test_rdf_comes_back_word_for_word(form: str, graph: backstory.Graph) -> None:
    back = ox.Store()
    exported = graph.export(form)
    assert isinstance(exported, str)
    back.load(exported.encode(), format=READ_BACK[form])
    assert {str(quad.triple) for quad in back} == {str(quad.triple) for quad in graph.store.store}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_them_steers_no_terminal_and_runs_in_no_spreadsheet(
    name: str, graph: backstory.Graph
) -> None:
    table = TABLES[name](graph)
    for form in ("table", "markdown"):
        assert not STEERS.search(table.text(form)), form
    assert len(table.text().splitlines()) >= len(table.rows)
    for form, mark in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO(table.text(form), newline=""), delimiter=mark))
        assert {len(row) for row in rows} == {len(table.columns)}
        if name != "sparql":  # its CSV and TSV are the W3C's, for programs
            assert not [cell for row in rows for cell in row if RUNS.match(cell)]
    json.loads(table.text("json"))
    markup = re.sub(r"\\.", "", table.text("markdown"))
    assert not re.search(r"[<`]|!\[|\]\(", markup), "Markdown may hold HTML: no label is any"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_what_is_told_of_them_steers_no_terminal(form: str, graph: backstory.Graph) -> None:
    for tell in (graph.brief, graph.first, graph.cite):
        try:
            told = str(tell(EVENT, form=form))
        except UnknownName:  # not every telling has every form
            continue
        if form != "json":
            assert not STEERS.search(told)
    assert not STEERS.search(str(graph.show(EVENT)))
    assert not STEERS.search(repr(graph))


@pytest.mark.parametrize("look", ["network.svg", "timeline.svg"])
def test_a_picture_of_them_is_sound_and_holds_nothing_but_shapes(
    look: str, graph: backstory.Graph
) -> None:
    from lxml import etree

    root = etree.fromstring(graph.view(look).file().encode())
    tags = {etree.QName(one).localname for one in root.iter() if isinstance(one.tag, str)}
    assert not tags & {"script", "img", "image", "iframe", "foreignObject", "style", "math"}, tags


def test_an_article_of_them_is_read_and_its_draft_is_sound_yaml(graph: backstory.Graph) -> None:
    import yaml

    said = "In 1911 the lockout of the workers was the end of the strike in the city. " * 5
    reading = graph.read(said + " ".join(LABELS), lang="en")
    assert not STEERS.search(reading.text())
    json.loads(reading.json())
    with contextlib.suppress(CouldNotRun):  # of an article that says nothing there is no draft
        yaml.safe_load(reading.draft())


def test_a_diff_with_them_is_sound(graph: backstory.Graph) -> None:
    before = ROOT / "tests" / "golden" / "ruritania-lockout.ttl"
    _xml(str(graph.diff(before, form="atom")))
    assert not STEERS.search(str(graph.diff(before)))


def test_a_server_answers_with_them_as_text(file: Path, tmp_path: Path) -> None:
    pytest.importorskip("uvicorn", reason="the extra [server] brings it")
    from lxml import html
    from serving import running

    with running(tmp_path, "--graph", str(file)) as served:
        for path in (
            "/",
            f"/ruritania-lockout/{EVENT}",
            "/search?q=script",
            "/search?q=<b class=xss>",
        ):
            reply = served.get(path.replace(" ", "%20").replace("<", "%3C"), accept="text/html")
            assert reply.status < 500, path
            if reply.kind == "text/html":
                assert not html.fromstring(reply.body).xpath("//*[contains(@class, 'xss')]"), path
            else:
                assert "json" in reply.kind or "text/plain" in reply.kind, (path, reply.kind)
        rows = served.get("/search?q=lockout", accept="application/json")
        assert rows.status < 500
