"""A site of static files: no dead link, data as the graph has it, the same bytes each time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import spoilt
from lxml import etree
from markupsafe import escape
from paths import GOOD, ROOT
from sited import dead, pages

from backstory.errors import CouldNotRun
from backstory.graph import Graph
from backstory.rdf.store import TripleStore
from backstory.site import pictures
from backstory.site.made import Made
from backstory.site.pictures import can_rasterise, card_svg, rasterised
from backstory.tell.context import teller_of
from backstory.tell.people import people_of
from backstory.vocabulary import id_of, term

RURITANIA = GOOD / "ruritania-lockout"
HOSTILE = """</script><img src=x onerror=alert(1)>"'&amp;<b>{{ 7 * 7 }}</b>"""
TAGS = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "p", "nav", "ul",
        "li", "main", "h1", "h2", "h3", "section", "span", "footer", "code", "img"}  # fmt: skip
"""What the templates write; whatever else is in a page came from a graph."""


ADDRESS = "https://ngo.example/dossiers/"


def answered(store: ox.Store) -> Graph:
    """Give a dossier for which somebody answers."""
    graph = TripleStore(ox.Store())
    graph.store.bulk_extend(store)
    home, contact = ox.NamedNode(graph.dossier), ox.NamedNode(term("ctx:contact"))
    graph.store.add(ox.Quad(home, contact, ox.Literal("mailto:desk@ngo.example")))
    return Graph(store=graph)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the site of a dossier for which somebody answers, under a path of a host."""
    folder = tmp_path_factory.mktemp("site") / "public"
    answered(Graph(RURITANIA).store.store).site(folder, base=ADDRESS, page=False)
    return folder


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
    exported = json.loads(Graph(RURITANIA).export("json-ld"))["@context"]
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
        readable = json.loads(path.with_suffix(".jsonld").read_text("utf-8"))["@context"]
        assert readable.items() <= exported.items(), "the keys of the export, each of one meaning"
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


def test_a_run_that_was_cut_leaves_the_old_site_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    Graph(RURITANIA).site(tmp_path, page=False)
    before = files()
    whole = Made.files

    def cut(made: Made) -> Iterator[tuple[str, bytes]]:
        yield "ruritania-lockout/left-behind.html", b"<h1>left</h1>"
        yield from ((name, content + b" ") for name, content in whole(made))
        raise KeyboardInterrupt

    monkeypatch.setattr(Made, "files", cut)
    with pytest.raises(KeyboardInterrupt):
        Graph(RURITANIA).site(tmp_path, page=False)
    assert files() == before


@pytest.mark.parametrize("title", ["x" * 400_000, "word " * 80_000, "m" * 30 + " i" * 300_000])
def test_a_card_looks_at_no_more_of_a_title_than_it_shows(
    title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    letter = pictures._letter
    monkeypatch.setattr(pictures, "_letter", lambda each: looked_at.append(each) or letter(each))
    lines = pictures._set(title)[1]
    assert len(lines) <= 4
    assert lines[-1].endswith("…")
    assert len(looked_at) < 200_000


def test_without_a_rasteriser_a_card_is_its_svg(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backstory.site.cards.can_rasterise", lambda: False)
    answered(Graph(RURITANIA).store.store).site(tmp_path, base=ADDRESS, page=False)
    assert list(tmp_path.rglob("*.png")) == []
    text = (tmp_path / "ruritania-lockout" / "lockout-1911.html").read_text("utf-8")
    assert f'content="{ADDRESS}ruritania-lockout/lockout-1911.card.svg"' in text


def test_no_address_of_a_graph_becomes_a_path_outside(tmp_path: Path) -> None:
    """What cannot be the name of a file has no page, and is told within others."""
    home = "https://w3id.org/backstory/ruritania-lockout"
    made = ox.Store()
    for quad in Graph(RURITANIA).store.store:
        made.add(quad)
    for local in ("../../outside", "..", "a/b", "a%2Fb", "con:x", "x" * 400, "index.html"):
        thing = ox.NamedNode(f"{home}/{local}")
        made.add(ox.Quad(thing, ox.NamedNode(term("rdf:type")), ox.NamedNode(term("sem:Event"))))
        label = ox.Literal("Hostile", language="en")
        made.add(ox.Quad(thing, ox.NamedNode(term("skos:prefLabel")), label))
    site = tmp_path / "deep" / "public"
    Graph(store=TripleStore(made)).site(site, page=False)
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"public"}
    assert {path.name for path in tmp_path.iterdir()} == {"deep"}
    assert dead(site, pages(site)) == []


def test_two_things_that_would_be_one_file_are_refused(tmp_path: Path) -> None:
    made = ox.Store()
    for quad in Graph(RURITANIA).store.store:
        made.add(quad)
    thing = ox.NamedNode("https://w3id.org/backstory/ruritania-lockout/Lockout-1911")
    made.add(ox.Quad(thing, ox.NamedNode(term("rdf:type")), ox.NamedNode(term("sem:Event"))))
    label = ox.Literal("Another", language="en")
    made.add(ox.Quad(thing, ox.NamedNode(term("skos:prefLabel")), label))
    with pytest.raises(CouldNotRun, match="cannot be a file of a site"):
        Graph(store=TripleStore(made)).site(tmp_path, page=False)


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


def test_fifty_hostile_labels_stay_text(tmp_path: Path) -> None:
    spoiled = spoilt(Graph(RURITANIA).store.store)
    Graph(store=TripleStore(spoiled)).site(tmp_path, page=False)
    found = pages(tmp_path)
    assert dead(tmp_path, found) == []
    for path, page in found.items():
        assert set(page.tags) <= TAGS, path
        assert not [1 for _, key, value in page.attributes
                    if key.startswith("on") or (key == "class" and "xss" in value)]  # fmt: skip
        leading = [each for each in page.links if each.startswith(("//", "javascript", "data:"))]
        assert leading == [], path
    for path in tmp_path.rglob("*.svg"):
        etree.parse(path)
    assert "evil" not in (tmp_path / "w3id.htaccess").read_text("utf-8")


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
    for page in ("index.html", "lockout-1911.html"):
        assert "../index.html" in found[f"borduria-lockout/{page}"].links, "no way back to all"
    feed = etree.parse(site / "feed.atom").getroot()
    titles = [feed.findtext(f"{{*}}{part}") or "" for part in ("title", "author/{*}name")]
    assert [each.count(" · ") for each in titles] == [1, 1], "the feed is that of both"


@pytest.mark.skipif(not can_rasterise(), reason="no resvg, or no font, to see the picture with")
@pytest.mark.parametrize(
    "title",
    ["Creación de la Misión de Determinación de los Hechos de la ONU", "WWW MMM @@@ " * 9,
     "Überraschungsversammlungsgenehmigungsverfahrensordnungsentwurf", "法" * 90, ""],
    ids=["long", "wide", "one word", "no blanks", "none"],
)  # fmt: skip
def test_no_picture_cuts_its_words_at_the_edge(title: str) -> None:
    """The margin on the right is that of a picture without words."""
    date = "between 29 July 2024 and 7 October 2024, the sources differ"
    told = card_svg(title, date, "A dossier of long names " * 3, "investigation", [1, 9], (1, 2))
    margin = 'viewBox="1140 20 60 600" preserveAspectRatio="none"'
    margins = [
        rasterised(svg.replace('viewBox="0 0 1200 630"', margin))
        for svg in (told, card_svg("", "", "", "", [1, 9], (1, 2)))
    ]
    assert margins[0] == margins[1]
    assert rasterised(told) != margins[0], "the margin is a part of the picture"


def test_nothing_is_published_for_which_nobody_answers(tmp_path: Path) -> None:
    graph = Graph(RURITANIA)
    with pytest.raises(CouldNotRun, match="contact"):
        graph.site(tmp_path, base="https://ngo.example/", page=False)
    assert list(tmp_path.iterdir()) == []
    done = graph.site(tmp_path, base="http://localhost:8000/", page=False)
    assert done.hidden
    for path, page in pages(tmp_path).items():
        assert ("meta", "content", "noindex") in page.attributes, path


@pytest.mark.parametrize(
    "base", ["ftp://x/", "https://", "https://a b/", 'https://a/"><script>', "https://a/\n", "a.b/"]
)
def test_what_is_no_address_is_refused(base: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotRun, match="is not the address of a site"):
        Graph(RURITANIA).site(tmp_path, base=base, page=False)


def test_every_address_that_is_given_whole_leads_to_a_file(public: Path) -> None:
    """In the sitemap, the feeds, the calendar, the catalogue, the cards: under the path too."""
    found = pages(public)
    assert dead(public, found) == []
    texts = [
        path.read_text("utf-8")
        for path in public.rglob("*")
        if path.suffix in (".xml", ".atom", ".html") or path.name in ("dcat.ttl", "robots.txt")
    ]
    texts += [(public / "events.ics").read_text("utf-8").replace("\n ", "")]
    given = {each for text in texts for each in re.findall(rf"{ADDRESS}[^\s\"'<>]*", text)}
    assert len(given) > 50
    assert not [each for each in given
                if not (public / (each.removeprefix(ADDRESS).partition("#")[0] or "index.html")
                        ).is_file()]  # fmt: skip


def test_a_shared_event_shows_its_picture_and_its_first_sentence(public: Path) -> None:
    page = pages(public)["ruritania-lockout/lockout-1911.es.html"]
    said = {}
    for place, (tag, key, value) in enumerate(page.attributes):
        if (tag, key) == ("meta", "property"):
            said[value] = page.attributes[place + 1][2]
    assert said["og:url"] == f"{ADDRESS}ruritania-lockout/lockout-1911.es.html"
    assert said["og:title"]
    assert said["og:description"]
    picture = public / said["og:image"].removeprefix(ADDRESS)
    start = picture.read_bytes()[:8]
    assert start == b"\x89PNG\r\n\x1a\n" if picture.suffix == ".png" else start[:4] == b"<svg"


def test_every_event_has_a_picture_that_is_well_formed(public: Path) -> None:
    home = public / "ruritania-lockout"
    events = [n for n in Graph(RURITANIA).record.names.values() if n.kind == "event"]
    for name in events:
        for lang in ("", ".es"):
            etree.parse(home / f"{id_of(name.iri)}{lang}.card.svg")


def test_search_engines_are_told_of_an_event_what_its_page_says(public: Path) -> None:
    text = (public / "ruritania-lockout" / "lockout-1911.html").read_text("utf-8")
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert block
    event, *claims = json.loads(block[1])["@graph"]
    assert event["@type"] == "Event"
    assert event["url"] == f"{ADDRESS}ruritania-lockout/lockout-1911.html"
    assert {each["@type"] for each in claims} == {"Claim"}
    assert not [each for each in claims if not (public / each["url"].removeprefix(ADDRESS)
                .partition("#")[0]).is_file()]  # fmt: skip


def test_whoever_answers_is_named_on_every_page(public: Path) -> None:
    for path, page in pages(public).items():
        if "refresh" not in page.text:
            assert "mailto:desk@ngo.example" in page.links, path


def test_the_page_of_an_event_reads_as_it_was_read(
    out: Path, golden: Callable[[Path, str], None]
) -> None:
    page = (out / "ruritania-lockout" / "lockout-1911.html").read_text("utf-8")
    golden(ROOT / "tests" / "golden" / "site" / "lockout-1911.html", page)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("ruritania-lockout", None),
        ("venezuela-amnesties", "hrw-punished-seeking-change-2025-04-30"),
    ],
)
def test_what_answers_an_accusation_stands_wherever_it_does(
    name: str, source: str | None, tmp_path: Path
) -> None:
    """A count that is denied, and what a report lays to somebody."""
    at = ROOT / ("graph" if source else "tests/golden") / f"{name}.ttl"
    graph = Graph(at).limit(source=source)
    graph.site(tmp_path, page=False)
    home = tmp_path / name
    teller = teller_of(graph.record, "en")
    claims = graph.record.claims.values()
    accusing = [(claim, answer) for claim in claims if (answer := teller.answer(claim))]
    assert accusing
    for claim, answer in accusing:
        for thing in (claim.subject, claim.source):
            page = (home / f"{id_of(thing)}.html").read_text("utf-8")
            items = [each for each in page.split("<li") if f"[{claim.id}]" in each]
            assert items, f"{claim.id} is not on the page of {id_of(thing)}"
            denying = {id_of(each.iri) for each in graph.record.disputed_by.get(claim.iri, ())}
            for item in items:
                if any(f'id="{each}"' in item for each in denying):
                    continue  # the answer itself
                assert escape(answer) in item, f"{claim.id} stands unanswered on {id_of(thing)}"


def test_who_is_not_public_has_no_page_and_hides_the_pages_that_name_them(tmp_path: Path) -> None:
    """On the first dossier, limited to one source that names such a person."""
    whole = Graph(ROOT / "graph" / "venezuela-amnesties.ttl")
    others = people_of(whole.record).others
    claim = next(
        claim for claim in whole.record.claims.values()
        if claim.object in others and whole.record.kind(claim.subject) == "event"
    )  # fmt: skip
    graph = whole.limit(source=id_of(claim.source))
    site = answered(graph.store.store)
    person = str(claim.object)
    assert person in people_of(site.record).others
    site.site(tmp_path, base=ADDRESS, page=False)
    home = tmp_path / "venezuela-amnesties"
    assert list(home.glob(f"{id_of(person)}.*")) == []
    page = pages(tmp_path)[f"venezuela-amnesties/{id_of(claim.subject)}.html"]
    assert escape(site.record.label(person, "en")) in page.text
    assert ("meta", "content", "noindex") in page.attributes
    mapped = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert f"/{id_of(claim.subject)}.html" not in mapped
    for name in ("sitemap.xml", "feed.atom", "events.ics", "index.html"):
        text = (tmp_path / name).read_text("utf-8")
        assert not people_of(site.record).named_in(text), name


def test_the_interactive_page_stands_beside_and_is_in_no_index(tmp_path: Path) -> None:
    Graph(RURITANIA).site(tmp_path)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page[:2000]
    assert dead(tmp_path, pages(tmp_path)) == []
    links = pages(tmp_path)["ruritania-lockout/lockout-1911.es.html"].links
    assert "../page.html#event=lockout-1911&lang=es" in links


def test_events_stand_in_the_order_of_time(out: Path) -> None:
    page = pages(out)["ruritania-lockout/list_events.html"]
    names = [each.removesuffix(".html") for each in page.links]
    order = [name for name in names if name in ("rising-1909", "lockout-1911", "pardon-1899")]
    assert order == ["pardon-1899", "rising-1909", "lockout-1911"]
