"""A site of static files: no dead link, data as the graph has it, the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from paths import GOOD, ROOT
from sited import dead, pages

from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

RURITANIA = GOOD / "ruritania-lockout"
HOSTILE = """</script><img src=x onerror=alert(1)>"'&amp;<b>{{ 7 * 7 }}</b>"""
TAGS = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "p", "nav", "ul",
        "li", "main", "h1", "h2", "h3", "section", "span", "footer", "code", "img"}  # fmt: skip
"""What the templates write; whatever else is in a page came from a graph."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a small dossier."""
    folder = tmp_path_factory.mktemp("site") / "public"
    Graph(RURITANIA).site(folder, page=False)
    return folder


def test_no_link_is_dead(out: Path) -> None:
    assert dead(out, pages(out)) == []


def test_every_thing_has_a_page_in_each_language_and_its_data(out: Path) -> None:
    record = Graph(RURITANIA).record
    home = out / "ruritania-lockout"
    kinds = ("event", "body", "group", "post", "instrument", "place", "source")
    for name in (n for n in record.names.values() if n.kind in kinds):
        for suffix in (".html", ".es.html", ".ttl", ".jsonld"):
            assert (home / f"{record.short(name.iri)}{suffix}").is_file()


def test_every_claim_stands_on_one_page_and_its_own_address_leads_there(out: Path) -> None:
    record, found = Graph(RURITANIA).record, pages(out)
    for iri in record.claims:
        name = record.short(iri)
        stub = found[f"ruritania-lockout/{name}.html"]
        there = [path for path, page in found.items() if name in page.ids]
        assert len(there) == 2, f"{name} stands on {there}: one page in each language"
        assert stub.links[0].endswith(f"#{name}")


def test_no_mark_stands_twice_on_a_page(out: Path) -> None:
    for path, page in pages(out).items():
        assert sorted(set(page.ids)) == sorted(page.ids), path


def test_a_page_runs_no_script_and_asks_nobody_else(out: Path) -> None:
    for path, page in pages(out).items():
        kinds = {value for tag, key, value in page.attributes if (tag, key) == ("script", "type")}
        assert kinds <= {"application/ld+json"}, path
        assert page.tags.count("script") == len(
            [1 for tag, key, _ in page.attributes if (tag, key) == ("script", "type")]
        )
        assert not [key for _, key, _ in page.attributes if key.startswith("on")]
        loads = [v for tag, key, v in page.attributes if key == "src" or
                 (tag, key) == ("link", "href")]  # fmt: skip
        assert not [each for each in loads if "//" in each], path


def test_turtle_is_what_the_graph_says_of_the_thing(out: Path) -> None:
    """Its own statements, the claims about it or towards it, and their places; nothing else."""
    store = Graph(RURITANIA).store.store
    home = "https://w3id.org/backstory/"
    whole = {quad.triple for quad in store}
    files = sorted((out / "ruritania-lockout").glob("*.ttl"))
    assert files
    for path in files:
        turtle = set(ox.parse(path=str(path)))
        told = {quad.triple for quad in turtle}
        thing = ox.NamedNode(f"{home}{path.relative_to(out).as_posix().removesuffix('.ttl')}")
        assert told <= whole, f"{path.name} says more than the graph"
        own = {quad.triple for quad in store.quads_for_pattern(thing, None, None, None)}
        for way in ("rdf:subject", "rdf:object"):
            pointing = store.quads_for_pattern(None, ox.NamedNode(term(way)), thing, None)
            for claim in {quad.subject for quad in pointing}:
                own |= {q.triple for q in store.quads_for_pattern(claim, None, None, None)}
        assert own <= told, f"{path.name} says less than the graph"
        same = {quad.triple for quad in ox.parse(path=str(path.with_suffix(".jsonld")))}
        assert same == told, path.name


def test_a_second_run_writes_nothing(out: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    done = Graph(RURITANIA).site(out, page=False)
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    assert (done.written, done.removed) == (0, 0)
    assert after == before


def test_what_is_no_longer_in_the_graph_is_removed_and_nothing_else(
    tmp_path: Path, grown: Callable[[str], TripleStore]
) -> None:
    graph = grown("ruritania-lockout")
    Graph(store=graph).site(tmp_path, page=False)
    (tmp_path / "CNAME").write_text("example.org")
    source = next(iter(Graph(store=graph).record.sources))
    less = Graph(store=graph).limit(source=source)
    done = less.site(tmp_path, page=False)
    assert done.removed > 0
    assert (tmp_path / "CNAME").read_text() == "example.org"
    assert dead(tmp_path, pages(tmp_path)) == []


def test_a_folder_with_another_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(CouldNotRun, match="name an empty folder"):
        Graph(RURITANIA).site(tmp_path, page=False)
    assert (tmp_path / "index.html").read_text() == "mine"


def test_a_changed_list_removes_nothing_outside(tmp_path: Path) -> None:
    site = tmp_path / "public"
    Graph(RURITANIA).site(site, page=False)
    (tmp_path / "kept.txt").write_text("kept")
    (site / ".backstory-site").write_text('["../kept.txt"]')
    with pytest.raises(CouldNotRun, match="is not a list"):
        Graph(RURITANIA).site(site, page=False)
    assert (tmp_path / "kept.txt").exists()


def test_whatever_a_graph_says_stays_text(
    tmp_path: Path, grown: Callable[[str], TripleStore]
) -> None:
    """Every text of a dossier is hostile here; no page gets a tag of theirs."""
    made = ox.Store()
    for quad in grown("ruritania-lockout").store:
        thing = quad.object
        if isinstance(thing, ox.Literal) and thing.language:
            thing = ox.Literal(f"{thing.value} {HOSTILE}", language=thing.language)
        made.add(ox.Quad(quad.subject, quad.predicate, thing, quad.graph_name))
    Graph(store=TripleStore(made)).site(tmp_path, page=False)
    found = pages(tmp_path)
    assert dead(tmp_path, found) == []
    for path, page in found.items():
        assert set(page.tags) <= TAGS, path
        assert not [key for _, key, _ in page.attributes if key.startswith("on")], path
        assert "49" not in page.text.partition("<main")[0], f"{path}: a template ran a label"
        images = [value for tag, key, value in page.attributes if (tag, key) == ("img", "src")]
        assert "x" not in images


def test_several_dossiers_stand_side_by_side(tmp_path: Path) -> None:
    import shutil

    other = tmp_path / "borduria-lockout"
    shutil.copytree(RURITANIA, other)
    site = tmp_path / "public"
    Graph([RURITANIA, other]).site(site, page=False)
    found = pages(site)
    assert dead(site, found) == []
    assert "borduria-lockout/lockout-1911.html" in found
    assert "ruritania-lockout/lockout-1911.html" in found
    home = found["index.html"]
    assert {"borduria-lockout/index.html", "ruritania-lockout/index.html"} <= set(home.links)


def test_nothing_is_published_for_which_nobody_answers(tmp_path: Path) -> None:
    graph = Graph(RURITANIA)
    with pytest.raises(CouldNotRun, match="contact"):
        graph.site(tmp_path, base="https://ngo.example/", page=False)
    assert list(tmp_path.iterdir()) == []
    done = graph.site(tmp_path, base="http://localhost:8000/", page=False)
    assert done.hidden
    for path, page in pages(tmp_path).items():
        assert ("meta", "content", "noindex") in page.attributes, path


def test_the_page_of_an_event_reads_as_it_was_read(
    out: Path, golden: Callable[[Path, str], None]
) -> None:
    page = (out / "ruritania-lockout" / "lockout-1911.html").read_text("utf-8")
    golden(ROOT / "tests" / "golden" / "site" / "lockout-1911.html", page)
