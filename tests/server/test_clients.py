"""The clients that people have: SPARQLWrapper, RDFLib, curl, a feed reader, a calendar."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any
from xml.etree import ElementTree

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import PATIENCE_S, Served

from backstory.graph import Graph
from backstory.vocabulary import BASE, term

EVENTS = "SELECT ?e WHERE { ?e a sem:Event } ORDER BY ?e"
DOSSIER = f"{BASE}venezuela-amnesties"


@pytest.fixture(scope="module")
def events(graph: Graph) -> list[str]:
    """Name every event of the dossier that is served."""
    return sorted(row["event"].iri for row in graph.events)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_every_form(served: Served, events: list[str], method: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="the extra [dev] brings it")
    asked = wrapper.SPARQLWrapper(f"{served.home}sparql")
    asked.setMethod(method)
    asked.setQuery(EVENTS)
    asked.setReturnFormat(wrapper.JSON)
    found = asked.queryAndConvert()["results"]["bindings"]
    assert [row["e"]["value"] for row in found] == events
    asked.setReturnFormat(wrapper.XML)
    assert len(asked.queryAndConvert().getElementsByTagName("result")) == len(events)
    asked.setQuery(f"DESCRIBE <{DOSSIER}/coup-2002>")
    asked.setReturnFormat(wrapper.TURTLE)
    described = rdflib.Graph().parse(data=asked.query().convert(), format="turtle")
    assert (rdflib.URIRef(f"{DOSSIER}/coup-2002"), None, None) in described


def test_sparqlwrapper_is_told_what_is_wrong(served: Served) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper", reason="the extra [dev] brings it")
    asked = wrapper.SPARQLWrapper(f"{served.home}sparql")
    asked.setQuery("SELECT ?e WHERE { ?e a semm:Event }")
    with pytest.raises(Exception, match="semm"):
        asked.query()


def test_rdflib_asks_it_as_a_store_of_its_own(served: Served, events: list[str]) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{served.home}sparql"))
    rows = graph.query(f"SELECT ?e WHERE {{ ?e a <{term('sem:Event')}> }} ORDER BY ?e")
    assert [str(row[0]) for row in rows] == events
    coup = rdflib.URIRef(f"{DOSSIER}/coup-2002")
    assert len(list(graph.triples((coup, None, None)))) > 5


def test_curl_asks_it(served: Served, events: list[str]) -> None:
    curl = shutil.which("curl")
    if not curl:
        pytest.skip("no curl here")
    command = [curl, "-sS", "--compressed", f"{served.home}sparql", "-H", "Accept: text/csv",
               "--data-urlencode", f"query={EVENTS}"]  # fmt: skip
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=PATIENCE_S
    ).stdout
    assert told.splitlines()[1:] == events


@pytest.fixture(scope="module")
def keys(graph: Graph) -> dict[str, Any]:
    """Give the keys of the export, each with what it means."""
    found: dict[str, Any] = json.loads(graph.export("json-ld"))["@context"]
    return found


@pytest.mark.parametrize("name", ["coup-2002", "foro-penal", "fp-711", "announcement-article",
                                  "caracas", "amnesty-law-2016"])  # fmt: skip
def test_everything_stands_at_its_address_for_people_and_as_data(
    served: Served, name: str, graph: Graph, keys: dict[str, Any]
) -> None:
    iri, path = f"{DOSSIER}/{name}", f"/venezuela-amnesties/{name}"
    told = graph.show(name).title
    page = served.get(path, Accept="text/html")
    assert (page.status, page.kind) == (200, "text/html")
    from html import escape

    assert f"<h1>{escape(told)}</h1>" in page.text
    assert f'hreflang="es" lang="es" href="{path}?lang=es"' in page.text
    graphs = []
    for suffix, form in ((".ttl", "turtle"), (".jsonld", "json-ld"), (".nt", "nt")):
        reply = served.get(path + suffix)
        assert reply.status == 200
        graphs.append(set(rdflib.Graph().parse(data=reply.text, format=form)))
    assert graphs[0] == graphs[1] == graphs[2]
    assert any(str(s) == iri for s, _, _ in graphs[0])
    # Who can read the export can read this: every key means there what it means here.
    stated = json.loads(served.get(f"{path}.jsonld").text)
    assert stated["@context"].items() <= keys.items()
    assert not [key for each in stated["@graph"] for key in each if "://" in key]
    assert any(each["id"] == name for each in stated["@graph"])
    chosen = served.get(path, Accept="text/turtle")
    assert chosen.kind == "text/turtle"
    assert set(rdflib.Graph().parse(data=chosen.text, format="turtle")) == graphs[0]


def test_what_is_said_of_a_thing_is_what_the_graph_says(served: Served, graph: Graph) -> None:
    reply = served.get("/venezuela-amnesties/coup-2002.ttl")
    own = rdflib.Graph().parse(data=reply.text, format="turtle")
    whole = graph.rdflib()
    assert all(triple in whole for triple in own)
    coup = rdflib.URIRef(f"{DOSSIER}/coup-2002")
    for predicate in ("rdf:subject", "rdf:object"):
        claims = set(whole.subjects(rdflib.URIRef(term(predicate)), coup))
        assert claims <= set(own.subjects())


def test_a_reader_is_answered_in_the_language_of_the_browser(served: Served) -> None:
    path = "/venezuela-amnesties/coup-2002"
    assert '<html lang="es">' in served.get(path, Accept_Language="es-VE,es;q=0.9,en;q=0.3").text
    assert '<html lang="en">' in served.get(path, Accept_Language="de").text
    assert '<html lang="es">' in served.get(f"{path}?lang=es", Accept_Language="en").text


def test_links_of_a_page_lead_somewhere(served: Served) -> None:
    import re

    page = served.get("/venezuela-amnesties/announcement-2026", Accept="text/html").text
    links = sorted(set(re.findall(r'href="(/[^"?]*)', page)))
    assert len(links) > 40
    assert {path: status for path in links[:60]
            if (status := served.get(path).status) not in (200, 204)} == {}  # fmt: skip


def test_search_finds_for_people_and_for_programs(served: Served) -> None:
    import json

    page = served.get("/search?q=golpe&lang=es", Accept="text/html")
    assert 'href="/venezuela-amnesties/coup-2002"' in page.text
    rows = json.loads(served.get("/search?q=golpe", Accept="application/json").text)
    assert rows[0]["iri"] == f"{DOSSIER}/coup-2002"
    nothing = served.get("/search?q=%3Cscript%3Ealert(1)", Accept="text/html")
    assert nothing.status == 200
    assert "<script>" not in nothing.text
    assert "<h1>Look for a name</h1>" in served.get("/search?q=+", Accept="text/html").text


def test_the_page_is_served_with_the_policy_it_was_built_for(served: Served) -> None:
    reply = served.get("/", Accept="text/html", Accept_Encoding="gzip")
    # It names people without an office too, as the whole data does.
    assert reply.headers["x-robots-tag"] == "noindex"
    assert served.get("/data.ttl").headers["x-robots-tag"] == "noindex"
    assert reply.status == 200
    policy = reply.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "&" not in policy
    again = served.get("/", If_None_Match=reply.headers["etag"], Accept_Encoding="gzip")
    assert again.status == 304


def test_a_feed_reader_and_a_calendar_can_follow(served: Served) -> None:
    feed = ElementTree.fromstring(served.get("/feed.atom").body)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 100
    stamps = [entry.findtext(f"{atom}updated") for entry in entries]
    assert stamps == sorted(stamps, reverse=True)
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries)
    link = entries[0].find(f"{atom}link")
    assert link is not None
    assert served.get("/" + link.attrib["href"].removeprefix(served.home)).status == 200
    for lang in ("en", "es"):  # whoever subscribes in a language reads on in it
        told = served.get(f"/feed.atom?lang={lang}").text
        assert f'rel="self" href="{served.home}feed.atom?lang={lang}"' in told
        links = [each.attrib["href"] for each in ElementTree.fromstring(told).iter(f"{atom}link")]
        assert all(each.endswith(f"?lang={lang}") for each in links)
        page = served.get("/" + links[-1].removeprefix(served.home))
        assert f'<html lang="{lang}"' in page.text
        told = served.get(f"/events.ics?lang={lang}").text.replace("\r\n ", "")
        assert told.count("\r\nURL:") == told.count(f"?lang={lang}\r\n") > 0
    text = served.get("/events.ics").text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") > 200
    unfolded = text.replace("\r\n ", "")
    one = unfolded[unfolded.index(f"UID:{DOSSIER}/coup-2002\r\n") :]
    assert one.index("DTSTART;VALUE=DATE:20020411") < one.index("END:VEVENT")


def test_machines_are_told_what_is_served(served: Served) -> None:
    void = rdflib.Graph().parse(data=served.get("/void").text, format="turtle")
    home = rdflib.URIRef(DOSSIER)
    assert (home, rdflib.URIRef(term("void:sparqlEndpoint")),
            rdflib.URIRef(f"{served.home}sparql")) in void  # fmt: skip
    licence = rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert list(void[home : rdflib.URIRef(term("dcterms:license"))]) == [licence]
    dump = served.get("/data.ttl", Accept_Encoding="gzip")
    assert dump.headers["content-encoding"] == "gzip"
    health = served.get("/health").text
    assert '"status": "ok"' in health
