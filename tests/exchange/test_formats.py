"""What goes out is read back by the tool that it is for, and says there what the graph says."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from growing import shipped
from paths import ROOT

from backstory.cli import doors
from backstory.dates.days import from_iso
from backstory.errors import UnknownName
from backstory.exchange.formats import FORMATS, exported, format_of
from backstory.exchange.jsonld import json_ld_of
from backstory.rdf.opening import open_store
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term
from backstory.words.separated import untamed

SPAIN = ROOT / "graph" / "spain-amnesty-1977.ttl"
HERE = Path(__file__).parent
Out = Callable[..., Any]


@pytest.fixture(scope="module")
def spain() -> Record:
    return Record(open_store(SPAIN))


@pytest.fixture(scope="module")
def out(spain: Record) -> Out:
    """Give the small dossier of the seeds in a format, written once."""
    made: dict[tuple[str, str], str | bytes] = {}

    def written(form: str, lang: str = "en") -> str | bytes:
        if (form, lang) not in made:
            made[form, lang] = exported(spain, form, lang)
        return made[form, lang]

    return written


def _triples(text: str, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(text, format=form)}


# --- RDF ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "reader"),
    [("turtle", "TURTLE"), ("n-triples", "N_TRIPLES"), ("n-quads", "N_QUADS"),
     ("rdf-xml", "RDF_XML"), ("json-ld", "JSON_LD")],
)  # fmt: skip
def test_rdf_is_read_back_with_every_statement(
    form: str, reader: str, out: Out, spain: Record
) -> None:
    whole = {str(quad.triple) for quad in spain.store.store}
    assert _triples(out(form), getattr(ox.RdfFormat, reader)) == whole


def test_json_ld_is_read_by_rdflib_with_no_address_asked(out: Out, spain: Record) -> None:
    from rdflib import Graph, URIRef

    found = Graph().parse(data=out("json-ld"), format="json-ld")
    assert len(found) == len(spain.store)
    home = URIRef(spain.dossier)
    assert (home, URIRef(term("dcterms:title")), None) in found


def test_json_ld_is_readable(out: Out) -> None:
    """Ids where ids serve, a label under its language, a key that is a word."""
    told = json.loads(out("json-ld"))
    things = {thing["id"]: thing for thing in told["@graph"]}
    event = things["amnesty-1977"]
    assert set(event["prefLabel"]) == {"en", "es"}
    assert "sem:Event" in event["type"]
    claim = next(t for t in told["@graph"] if "ctx:Claim" in t.get("type", ()))
    assert claim["modality"].startswith("concept:modality/")
    assert not claim["subject"].startswith("http")
    assert not [key for thing in told["@graph"] for key in thing if key.startswith("http")]


def test_a_correction_changes_no_key_of_json_ld(spain: Record) -> None:
    """A correction has a dcterms:subject and dcterms:date; those of a claim keep their keys."""
    store = ox.Store()
    store.extend(spain.store.store)
    one, day = ox.NamedNode(f"{spain.dossier}/one"), ox.Literal("2026-11-29")
    madrid = ox.NamedNode(f"{spain.dossier}/madrid")
    for name, value in (("dcterms:subject", madrid), ("dcterms:date", day)):
        store.add(ox.Quad(one, ox.NamedNode(term(name)), value))
    stated = json_ld_of(TripleStore(store), (quad.triple for quad in store))
    things = {each["id"]: each for each in json.loads(stated)["@graph"]}
    assert set(things["one"]) == {"id", "dcterms:subject", "dcterms:date"}
    claims = [each for each in things.values() if "ctx:Claim" in each.get("type", ())]
    assert all("subject" in each for each in claims)
    assert any("date" in each for each in claims)
    assert not [key for each in claims for key in each if key.endswith((":subject", ":date"))]
    assert _triples(stated, ox.RdfFormat.JSON_LD) == {str(quad.triple) for quad in store}


# --- networks ----------------------------------------------------------------------------------


def test_gexf_keeps_to_its_schema(out: Out) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(HERE / "gexf-1.3.rng"))
    assert schema.validate(etree.fromstring(out("gexf").encode())), schema.error_log


def test_gexf_is_read_by_networkx_with_labels_and_dates(out: Out, spain: Record) -> None:
    net = nx.read_gexf(io.BytesIO(out("gexf").encode()), version="1.3")
    node = net.nodes["amnesty-1977"]
    assert node["label"] == spain.label(f"{spain.dossier}/amnesty-1977", "en")
    hull = spain.hulls[f"{spain.dossier}/amnesty-1977"]
    assert from_iso(node["start"]) == hull.earliest_begin
    assert all(data["label"] for _, _, data in net.edges(data=True))
    dated = [data for _, _, data in net.edges(data=True) if "start" in data and "end" in data]
    assert dated
    assert all(from_iso(data["start"]) <= from_iso(data["end"]) for data in dated)


def test_graphml_is_read_by_igraph_and_networkx_alike(out: Out, tmp_path: Path) -> None:
    import igraph

    path = tmp_path / "g.graphml"
    path.write_text(out("graphml"), "utf-8")
    one, other = igraph.Graph.Read_GraphML(str(path)), nx.read_graphml(path)
    assert (one.vcount(), one.ecount()) == (len(other), other.number_of_edges())
    assert set(one.vs["label"]) == {data["label"] for _, data in other.nodes(data=True)}


def test_both_networks_hold_the_same_claims(out: Out) -> None:
    gexf = nx.read_gexf(io.BytesIO(out("gexf").encode()), version="1.3")
    graphml = nx.parse_graphml(out("graphml"), force_multigraph=True)
    claims = [{data["claim"] for _, _, data in net.edges(data=True)} for net in (gexf, graphml)]
    assert claims[0] == claims[1]
    assert claims[0]


# --- timelines, tables, notes --------------------------------------------------------------------


def test_timelinejs_has_every_dated_event_once_in_order(out: Out, spain: Record) -> None:
    told = json.loads(out("timelinejs", "es"))
    ids = [slide["unique_id"] for slide in told["events"]]
    dated = {spain.short(iri) for iri, span in spain.hulls.items()
             if span.earliest_begin is not None and spain.names[iri].kind == "event"}  # fmt: skip
    assert set(ids) == dated
    assert len(ids) == len(dated)
    assert told["title"]["text"]["headline"]
    assert told["title"]["text"]["text"].startswith("<p>Estas fuentes"), "a bare date says nothing"
    for slide in told["events"]:
        assert slide["text"]["headline"]
        for end in ("start_date", "end_date"):
            date = slide.get(end, {"year": 1})
            assert list(date) == ["year", "month", "day"][: len(date)], "a day needs its month"
            assert all(isinstance(part, int) for part in date.values())
        assert slide["display_date"]


def test_timelinejs_never_makes_a_day_of_a_month(grown: Callable[..., Any]) -> None:
    record = shipped().record
    slides = {s["unique_id"]: s for s in json.loads(exported(record, "timelinejs"))["events"]}
    for iri, span in record.hulls.items():
        slide = slides.get(record.short(iri))
        if slide and re.fullmatch(r"\d{4}(-\d{2})?", span.text):
            assert len(slide["start_date"]) == 1 + span.text.count("-"), iri
            assert "end_date" not in slide


def test_what_stands_in_a_slide_is_text(spain: Record) -> None:
    """TimelineJS puts its texts into the page as HTML."""
    store = ox.Store()
    store.bulk_extend(iter(spain.store.store))
    event = ox.NamedNode(f"{spain.dossier}/amnesty-1977")
    label = ox.NamedNode(term("skos:prefLabel"))
    for quad in list(store.quads_for_pattern(event, label, None)):
        store.remove(quad)
    store.add(ox.Quad(event, label, ox.Literal("<script>alert(1)</script>", language="en")))
    hostile = Record(type(spain.store)(store))
    assert "<script" not in exported(hostile, "timelinejs")


def test_claims_go_out_as_the_build_writes_them(out: Out, spain: Record) -> None:
    built = SPAIN.with_suffix(".claims.csv")
    if built.exists():
        assert out("claims-csv") == built.read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(out("claims-csv"))))
    assert len(rows) == len(spain.claims) > 50


def test_claims_as_parquet_are_those_of_the_csv(out: Out, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "claims.parquet"
    path.write_bytes(out("claims-parquet"))
    found = duckdb.sql(f"SELECT claim, place, number, first_day FROM '{path}'").fetchall()
    rows = list(csv.DictReader(io.StringIO(out("claims-csv"))))
    assert [(claim, place or "") for claim, place, _, _ in found] == [
        (untamed(row["claim"]), untamed(row["place"])) for row in rows
    ]
    numbers = [number for _, _, number, _ in found if number is not None]
    assert [float(n) for n in numbers] == [float(r["number"]) for r in rows if r["number"]]
    assert any(day is not None for *_, day in found)


def test_annotations_are_rdf_that_the_vocabulary_of_the_w3c_knows(out: Out, spain: Record) -> None:
    """The context of the W3C stands at an address; here its few words that are used stand in."""
    from rdflib import Dataset, Namespace
    from rdflib.namespace import RDF

    page = json.loads(out("annotations"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    oa = "http://www.w3.org/ns/oa#"
    links = {"body": "hasBody", "target": "hasTarget", "source": "hasSource",
             "selector": "hasSelector"}  # fmt: skip
    plain = {"start": "start", "end": "end", "exact": "exact", "value": term("rdf:value")}
    context: dict[str, Any] = {
        "id": "@id", "type": "@type", "@vocab": oa,
        "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@type": "@id"},
        **{key: {"@id": oa + name, "@type": "@id"} for key, name in links.items()},
        **{key: name if "/" in name else oa + name for key, name in plain.items()},
        **page["@context"][1],
    }  # fmt: skip
    found = Dataset()
    found.parse(data=json.dumps(page | {"@context": context}), format="json-ld")
    known = Namespace(oa)
    notes = set(found.subjects(RDF.type, known.Annotation))
    assert {str(note) for note in notes} == set(spain.claims)
    for note in notes:
        (target,) = found.objects(note, known.hasTarget)
        assert list(found.objects(target, known.hasSource))
        assert list(found.objects(note, known.hasBody))


def test_an_annotation_of_a_text_that_is_held_has_its_code_points() -> None:
    record = shipped().record
    page = json.loads(exported(record, "annotations"))
    (note,) = [each for each in page["items"] if each["id"].endswith("/fp-711")]
    selector = note["target"]["selector"]
    assert selector == {"type": "TextPositionSelector", "start": 575, "end": 662}


# --- citations ---------------------------------------------------------------------------------


def test_bibtex_is_parsed_by_pybtex(out: Out, spain: Record) -> None:
    from pybtex.database import parse_string

    found = parse_string(out("bibtex"), "bibtex")
    assert {entry.lower() for entry in found.entries} == {
        source.id.lower() for source in spain.sources.values()
    }
    assert all("title" in entry.fields for entry in found.entries.values())


def test_ris_is_parsed_by_rispy(out: Out, spain: Record) -> None:
    import rispy

    found = rispy.loads(out("ris"))
    assert [entry["id"] for entry in found] == [source.id for source in spain.sources.values()]
    assert all(entry["title"] and entry["type_of_reference"] for entry in found)
    years = {entry["id"]: entry.get("year") for entry in found}
    dated = [source for source in spain.sources.values() if source.issued]
    assert dated
    assert all(str(years[source.id]) in source.issued.text for source in dated if source.issued)


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_csl_json_is_rendered_by_citeproc(out: Out, spain: Record) -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc import formatter as formatters
    from citeproc.source.json import CiteProcJSON

    told = json.loads(out("csl-json"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    whole = CitationStylesBibliography(style, CiteProcJSON(told), formatters.plain)
    for entry in told:
        whole.register(Citation([CitationItem(entry["id"])]))
    rendered = [str(line) for line in whole.bibliography()]
    assert len(rendered) == len(spain.sources)
    everything = " ".join(rendered)
    for source in spain.sources.values():
        assert " ".join(source.title.text.split())[:20] in everything


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_citeproc_takes_whatever_day_the_shipped_sources_were_issued() -> None:
    """It ended at a source of two days of one month, and with it the whole list of works."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc import formatter as formatters
    from citeproc.source.json import CiteProcJSON

    told = [entry for entry in json.loads(str(exported(shipped().record, "csl-json")))
            if entry.get("issued", {}).get("date-parts", [[]])[0:1] != [[]]]  # fmt: skip
    one = {json.dumps([len(part) for part in entry["issued"]["date-parts"]]): entry
           for entry in told}  # fmt: skip
    ranged = [entry for entry in told if "2017-08-05" in entry["id"]]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    for entry in [*one.values(), *ranged]:
        whole = CitationStylesBibliography(style, CiteProcJSON([entry]), formatters.plain)
        whole.register(Citation([CitationItem(entry["id"])]))
        assert str(whole.bibliography()[0])
    assert len(one) > 2, "the sources have changed"
    assert ranged, "the sources have changed"


# --- the door ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str, out: Out) -> None:
    """In another process, in which sets are ordered otherwise."""
    code = (
        "import sys; from backstory.rdf.record import Record; "
        "from backstory.rdf.opening import open_store; from backstory.exchange.formats import *; "
        f"x = exported(Record(open_store({str(SPAIN)!r})), {form!r}); "
        "sys.stdout.buffer.write(x if isinstance(x, bytes) else x.encode())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    first = out(form)
    assert done.stdout == (first if isinstance(first, bytes) else first.encode())


@pytest.mark.parametrize("form", FORMATS)
def test_a_graph_without_anything_goes_out_too(form: str) -> None:
    assert isinstance(exported(Record(type(open_store(SPAIN))(ox.Store())), form), str | bytes)


def test_every_format_has_an_ending_of_its_own_that_finds_it() -> None:
    for name, each in FORMATS.items():
        assert format_of("", f"x{each.suffix}") == name
    with pytest.raises(UnknownName, match="gexf"):
        format_of("gefx")


def test_the_shell_writes_what_python_gives(tmp_path: Path, out: Out) -> None:
    path = tmp_path / "spain.gexf"
    done = CliRunner().invoke(doors, ["export", "--out", str(path), "--graph", str(SPAIN)])
    assert done.exit_code == 0, done.output
    assert path.read_text("utf-8") == out("gexf")
    listed = CliRunner().invoke(doors, ["export", "--list"]).output
    assert all(name in listed for name in FORMATS)
