"""A graph that is broken, or of something else, is told in one line, alike from every door."""

from __future__ import annotations

import contextlib
import gzip
import lzma
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, cast

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from paths import ROOT
from serving import finished

import backstory
from backstory.ask.answer import value_of
from backstory.cli import doors
from backstory.errors import BackstoryError, CouldNotRun
from backstory.exchange.stated import serialised
from backstory.rdf import foreign
from backstory.rdf.description import described
from backstory.rdf.opening import open_store
from backstory.words.messages import message_in

GROWN = (ROOT / "tests" / "golden" / "ruritania-lockout.ttl").read_text("utf-8")
PREFIXES = "".join(f"{line}\n" for line in GROWN.split("\n") if line.startswith("@prefix"))
EVENT = "lockout-1911"


def _with(pattern: str, other: str) -> str:
    return re.sub(pattern, other, GROWN)


UNREADABLE: dict[str, str | bytes] = {
    "cut.ttl": GROWN[: GROWN.index(" ;\n", len(GROWN) // 2)],
    "cut-in-a-string.ttl": GROWN[: GROWN.index('"Strelsau') + 4],
    "zero.ttl": GROWN[:500] + "\0" + GROWN[500:],
    "utf-16.ttl": GROWN.encode("utf-16"),
    "latin-1.ttl": GROWN.encode("latin-1", "replace"),
    "packed.ttl": gzip.compress(GROWN.encode()),
    "bytes.ttl": bytes(range(256)) * 10,
    "page.ttl": "<!doctype html><html><body>404</body></html>",
    "table.ttl": "a,b,c\n1,2,3\n",
    "json.ttl": '{"a": 1}',
    "dossier.ttl": "title: T\n",
    "undeclared.ttl": ":a :b :c .",
    "half-a-character.ttl": '<urn:a> <urn:b> "\\uD800" .',
    "deep.ttl": "<urn:a> <urn:b> " + "( " * 100_000,
    "deep.jsonld": "[" * 100_000,
    # Each of these two ended the process that read it, without a word.
    "deep-things.jsonld": '{"@id":"urn:a","urn:b":' * 5000 + "1" + "}" * 5000,
    "deep-terms.nt": "<urn:a> <urn:b> " + "<<( <urn:a> <urn:b> " * 20_000 + '"c"' + " )>>" * 20_000
    + " .",
    "cut.jsonld": '{"a":',
    "network.jsonld": '{"@context": "http://127.0.0.1:9/c", "@id": "urn:a", "b": "c"}',
    "cut.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description',
    "cut-between-elements.rdf": (
        '<!-- <a> --><!DOCTYPE rdf:RDF [<!ENTITY b "<b>">]>\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">\n'
        '<rdf:Description rdf:about="urn:a"><x:p>b</x:p></rdf:Description>\n'
    ),
    "nested.rdf": (
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'
        '<rdf:Description rdf:about="urn:a"><x:p>&b;</x:p></rdf:Description></rdf:RDF>'
    ),
    "unfolding.rdf": (
        f'<!DOCTYPE r [<!ENTITY a "{"a" * 70_000}">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'
        f'<rdf:Description rdf:about="urn:a"><x:p>{"&a;" * 1000}</x:p></rdf:Description></rdf:RDF>'
    ),
    "file.rdf": (
        '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'
        '<rdf:Description rdf:about="urn:a"><x:p>&a;</x:p></rdf:Description></rdf:RDF>'
    ),
    "newest.ttl": _with(r"ctx:modelVersion \d+", f"ctx:modelVersion {'9' * 5000}"),
    "newer.ttl": _with(r"ctx:modelVersion \d+", "ctx:modelVersion 99"),
    "bad.nt": "<urn:a> <urn:b> c .\n",
}  # fmt: skip

_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
ODD: dict[str, str] = {
    "nothing.ttl": "",
    "friend.ttl": (
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> . <urn:me> a foaf:Person ; foaf:name 'Me' ."
    ),
    "half-a-claim.ttl": f"{PREFIXES}<urn:c> a ctx:Claim .",
    "half-of-one.ttl": _with(r"rdf:object [^;]*? ;", ""),
    "no-voice.ttl": _with(r"prov:wasAttributedTo [^;]*? ;", ""),
    "no-subject.ttl": _with(r"rdf:subject [^;]*? ;", ""),
    "no-passage.ttl": _with(r"ctx:passage [^;]*? ;", ""),
    "text-for-a-source.ttl": _with(r"oa:hasSource [^ ]+", 'oa:hasSource "text"'),
    "strange-predicate.ttl": _with(r"rdf:predicate [^ ]+", "rdf:predicate <urn:strange>"),
    "strange-modality.ttl": _with(r"ctx:modality [^ ]+", "ctx:modality <urn:strange>"),
    "every-modality-strange.ttl": re.sub(
        r"ctx:modality [^ ]+", "ctx:modality <urn:strange/>", GROWN
    ),
    "text-modality.ttl": _with(r"ctx:modality [^ ]+", 'ctx:modality "sure"'),
    "version-in-words.ttl": _with(r"ctx:modelVersion \d+", 'ctx:modelVersion "two"'),
    "no-version.ttl": _with(r"ctx:modelVersion \d+ ;", ""),
    "ill-days.ttl": _with(r"(ctx:\w+Day) -?\d+", r'\1 "x"^^xsd:integer'),
    "huge-days.ttl": _with(r"(ctx:\w+Day) -?\d+", r"\1 99999999999999999999"),
    "ill-dates.ttl": _with(r'"[^"]*"\^\^edtf:EDTF', '"never"^^edtf:EDTF'),
    "ill-known-on.ttl": _with(r'"\d{4}-\d\d-\d\d"\^\^xsd:date', '"soon"^^xsd:date'),
    "ill-truth.ttl": _with(r"\btrue(?= [;.,])", '"yes"^^xsd:boolean'),
    "numbers-for-names.ttl": _with(r'skos:prefLabel "[^"]*"(@\w+)?', "skos:prefLabel 5"),
    "addresses-for-names.ttl": _with(r'skos:prefLabel "[^"]*"(@\w+)?', "skos:prefLabel <urn:x>"),
    "no-dossier.ttl": "\n".join(x for x in GROWN.split("\n") if "dcat:Dataset" not in x),
    "another-language.ttl": GROWN.replace("@en", "@tlh"),
    "a-circle.ttl": (
        f"{PREFIXES}<urn:a> a skos:Concept ; skos:broader <urn:b> ; skos:prefLabel 'a'@en ."
        "<urn:b> a skos:Concept ; skos:broader <urn:a> ; skos:prefLabel 'b'@en ."
    ),
    "a-claim-about-itself.ttl": (
        f"{PREFIXES}<urn:c> a ctx:Claim ; rdf:subject <urn:c> ; rdf:predicate <urn:c> ; "
        "rdf:object <urn:c> ; prov:wasAttributedTo <urn:c> ; dcterms:source <urn:c> ; "
        "ctx:disputes <urn:c> ."
    ),
    "twice.ttl": GROWN + GROWN.replace("ruritania-lockout", "other"),
    "blank-names.ttl": _with(r'skos:prefLabel "[^"]*"', 'skos:prefLabel "  "'),
    "objects-elsewhere.ttl": _with(r"rdf:object [^;]*? ;", "rdf:object <urn:elsewhere> ;"),
    "objects-without-address.ttl": _with(r"rdf:object [^;]*? ;", "rdf:object [ a <urn:x> ] ;"),
    "huge-numbers.ttl": _with(r"rdf:object \d+", f"rdf:object {'9' * 400}"),
    "numbers-of-thirty-digits.ttl": _with(r"rdf:object \d+", f"rdf:object {'9' * 30}"),
    "digits-that-count-nothing.ttl": _with(
        r"(oa:start|oa:end|void:entities|ctx:decimals) \d+", r'\1 "²"'
    ),
    "counts-without-end.ttl": _with(
        r"(oa:start|oa:end|void:entities|ctx:decimals) \d+", rf"\1 {'9' * 5000}"
    ),
    "tiny-numbers.ttl": _with(r"rdf:object \d+", f"rdf:object 0.{'0' * 300}1"),
    "braces.ttl": _with(r'skos:prefLabel "([^"]*)"', r'skos:prefLabel "{0} {x.y} %s \1"'),
    "returns.ttl": GROWN.replace("\n", "\r\n"),
    "named.trig": "<urn:g> { <urn:a> <urn:b> <urn:c> }",
}

DOORS: tuple[Callable[[backstory.Graph], object], ...] = (
    lambda graph: graph.show(EVENT), lambda graph: graph.find("lockout"),
    lambda graph: graph.ask("timeline"), lambda graph: graph.figures().text(),
    lambda graph: graph.pairs(), lambda graph: graph.disputes(), lambda graph: graph.sources,
    lambda graph: graph.claims, lambda graph: graph.events, lambda graph: graph.brief(EVENT),
    lambda graph: graph.context(EVENT), lambda graph: graph.first(EVENT),
    lambda graph: graph.cite(EVENT), lambda graph: graph.export("turtle"),
    lambda graph: graph.networkx(), lambda graph: graph.summary(), lambda graph: repr(graph),
    lambda graph: graph.export("claims-parquet"), lambda graph: graph.view("figures").svg,
    lambda graph: graph.read("The dockers' union met in Strelsau."),
    lambda graph: graph.view("timeline").svg, lambda graph: graph.view("network").svg,
)  # fmt: skip
"""Whatever reads claims, one way each."""


def _written(place: Path, name: str, content: str | bytes) -> Path:
    path = place / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _tried(path: Path) -> list[str]:
    """Go through every door; give what is told, and let nothing else through."""
    told = []
    try:
        graph = backstory.load(path)
    except BackstoryError as why:
        return [str(why)]
    for door in DOORS:
        try:
            door(graph)
        except BackstoryError as why:
            told.append(str(why))
    return told


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_alike_from_every_door(name: str, tmp_path: Path) -> None:
    path = _written(tmp_path, name, UNREADABLE[name])
    with pytest.raises(CouldNotRun) as why:
        backstory.load(path)
    told = str(why.value)
    assert told.startswith(str(path))
    assert told.isprintable()
    for words in (["show", EVENT], ["sparql", "ASK {}"], ["find", "x"], ["check"]):
        done = CliRunner().invoke(doors, [*words, "--graph", str(path)])
        assert str(done.exception) == told, words


@pytest.mark.parametrize("kind", ["SYSTEM", 'PUBLIC "-//a//b"'])
def test_an_entity_that_stands_elsewhere_is_told_as_that(kind: str, tmp_path: Path) -> None:
    """A parser spoke of quotation marks."""
    text = cast("str", UNREADABLE["file.rdf"]).replace("SYSTEM", kind)
    with pytest.raises(CouldNotRun, match="stands in another file or on the network, which is not"):
        backstory.load(_written(tmp_path, "elsewhere.rdf", text))


@pytest.mark.parametrize(
    ("within", "told"),
    [("<x:p>&nbsp;</x:p>", "line 3: unrecognized entity `nbsp`"),
     ('<x:p rdf:ID="1 x">b</x:p>', "line 3: 1 x is not a valid rdf:ID value"),
     ("<x:p>\xff</x:p>", "line 3: .*invalid utf-8")],
)  # fmt: skip
def test_what_the_parser_of_xml_stumbles_over_is_told_with_its_line(
    within: str, told: str, tmp_path: Path
) -> None:
    text = cast("str", UNREADABLE["cut-between-elements.rdf"]).replace("<x:p>b</x:p>", within)
    text = text.partition("\n")[2].replace('"urn:a">', '"urn:a">\n') + "</rdf:RDF>"
    path = _written(tmp_path, "odd.rdf", text.encode("latin-1"))
    with pytest.raises(CouldNotRun, match=told):
        backstory.load(path)


_XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">\n'
    '<x:T rdf:about="urn:a">\n{}\n</x:T></rdf:RDF>'
)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [("tag.rdf", _XML.format("<x:p>b</x:q>"), "line 3: ill-formed document"),
     ("quotes.rdf", _XML.format("<x:p rdf:about=c/>"), "line 3: error while parsing attribute"),
     ("prefix.rdf", _XML.format("<y:p>b</y:p>"), "line 3: Unknown prefix y:"),
     ("sign.rdf", _XML.format("<x:p>A & B</x:p>"), "line 3: "),
     ("less.rdf", _XML.format("<x:p>A <b </x:p>"), "line 3: "),
     ("language.rdf", _XML.format('<x:p xml:lang="no such one">b</x:p>'), "line 3: "),
     ("word.rdf", _XML.format("word"), "line 4: Unexpected text event"),
     ("id.jsonld", '[{"@id": "urn:a"},\n{"@id": 5}\n]', "at or before line 2: @id value must be"),
     ("value.jsonld", '[{"urn:b":\n{"@value": {"a": 1}}\n}]', "at or before line 3: @value"),
     ("comma.jsonld", '{\n"@id": "urn:a",\n}', "error at line 3 column 1: Trailing commas are "
                                               "not allowed$"),
     ("dtd.rdf", '<!DOCTYPE r SYSTEM "http://x.example/a.dtd">\n' + _XML.format("<x:p>&b;</x:p>"),
      r"line 4: unrecognized entity `b`; what another file or the network declares \(a DTD\)"),
     ("parts.rdf", '<!DOCTYPE r [<!ENTITY % a SYSTEM "a.dtd"> %a;]>\n' + _XML.format(""),
      "an entity of it stands in another file"),
     ("letters.ttl", "<urn:a> <urn:b> <urn:c> .".encode("utf-16"), "UTF-16: save it as UTF-8"),
     ("zip.ttl", b"PK\x03\x04 and more", r"is compressed \(zip\): unpack it"),
     ("packed.rdf", gzip.compress(b"a", mtime=0),
      r"\(gzip\), and its name does not say so: call it `packed\.rdf\.gz`, or unpack it"),
     ("twice.ttl.gz", gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "compressed twice")],
)  # fmt: skip
def test_what_cannot_be_read_says_on_which_line_and_why(
    name: str, text: str | bytes, told: str, tmp_path: Path
) -> None:
    """Ten of 33 had no line, and a compressed file was said to begin with an odd sign."""
    with pytest.raises(CouldNotRun, match=told):
        backstory.load(_written(tmp_path, name, text))


def test_the_problems_of_a_graph_are_told_by_their_cause(tmp_path: Path) -> None:
    """Of 3,000 events 12,000 problems were told, each with its remedy."""
    events = "".join(
        f'<urn:e{n}> a sem:Event ; skos:prefLabel "E{n}"@en ; ctx:date "never {n}"^^edtf:EDTF .\n'
        for n in range(40)
    )
    path = _written(tmp_path, "many.ttl", PREFIXES + events)
    done = CliRunner().invoke(doors, ["check", "--graph", str(path)])
    assert done.stdout.count("cannot be placed in time: 'never") == 3
    assert "many.ttl: D021 and 37 more like it" in done.stdout
    assert done.stdout.count(" more like it") == done.stdout.count("mend: ") // 3
    assert "240 problems" in done.stderr
    spanish = CliRunner().invoke(doors, ["check", "--graph", str(path), "--lang", "es"])
    assert "many.ttl: D021 y 37 más como esto" in spanish.stdout


def test_another_form_of_rdf_is_not_told_as_xml_that_was_cut(tmp_path: Path) -> None:
    """Of N-Triples it was told that `<https:>` is not closed: get the whole file."""
    path = _written(tmp_path, "lines.rdf", '<https://a.example/b> <urn:p> "c" .\n' * 3)
    with pytest.raises(CouldNotRun, match=r"cannot be read as RDF/XML: (?!it ends)"):
        backstory.load(path)


@pytest.mark.parametrize("version", ["0", "-3", "1.5", '"two"', "<urn:v>"])
def test_a_version_of_the_model_that_nobody_knows_is_told(
    version: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = _with(r"ctx:modelVersion \d+", f"ctx:modelVersion {version}")
    graph = backstory.load(_written(tmp_path, "strange.ttl", text))
    assert "lockout" in str(graph.show(EVENT)).lower()
    told = [each.getMessage() for each in caplog.records]
    assert len(told) == 1
    assert "is none that this program knows" in told[0]
    assert version.strip('"<>') in told[0]


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_told_or_shown_and_no_door_breaks(name: str, tmp_path: Path) -> None:
    for told in _tried(_written(tmp_path, name, ODD[name])):
        assert len(told) < 600
        assert "Traceback" not in told


def test_a_catalogue_of_somebody_else_is_no_dossier(tmp_path: Path) -> None:
    theirs = "<urn:d> a <http://www.w3.org/ns/dcat#Dataset> ."
    graph = backstory.load(_written(tmp_path, "catalogue.ttl", theirs))
    with pytest.raises(BackstoryError, match="holds no dossier: 1 statement"):
        graph.show("d")


def test_a_graph_of_something_else_says_that_it_holds_no_dossier(tmp_path: Path) -> None:
    graph = backstory.load(_written(tmp_path, "friend.ttl", ODD["friend.ttl"]))
    with pytest.raises(BackstoryError, match="holds no dossier: 2 statements"):
        graph.show("me")
    assert "holds no dossier" in graph.ask("timeline").notes[0]
    assert len(graph.sparql("SELECT ?name { ?x foaf:name ?name }")) == 1


_STATED = "<urn:a> <urn:b> <urn:c>"
_GRAPH = f"@prefix ex: <urn:x> .\n<urn:g> {{\n {_STATED} .\n}}\n"
_PAGE = "<!doctype html><html><body>404</body></html>"
_XML = "<?xml version='1.0'?>\n<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>"
_POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
_MERGE = f"{_STATED} .\n<<<<<<< HEAD\n{_STATED} .\n=======\n<urn:d> <urn:b> 1 .\n>>>>>>> x\n"
MISNAMED: dict[str, tuple[str, str, str]] = {
    "page.ttl": (_PAGE, "it is a web page", "es una página web"),
    "page.rdf": (_PAGE, "it is a web page", "es una página web"),
    "page.jsonld": (_PAGE, "it is a web page", "es una página web"),
    "gone.nt": ("404: Not Found", "a server answers where nothing is", "un servidor responde"),
    "xml.ttl": (_XML, "looks like RDF/XML: call it `xml.rdf`", "parece RDF/XML: llámelo"),
    "xml.jsonld": (_XML, "looks like RDF/XML: call it `xml.rdf`", "parece RDF/XML: llámelo"),
    "turtle.nt": (GROWN, "looks like Turtle: call it `turtle.ttl`", "parece Turtle: llámelo"),
    "turtle.rdf": (GROWN, "looks like Turtle: call it `turtle.ttl`", "parece Turtle: llámelo"),
    "quads.nt": (f"{_STATED} <urn:g> .\n", "looks like N-Quads: call it `quads.nq`", "N-Quads"),
    "graph.ttl": (_GRAPH, "looks like TriG: call it `graph.trig`", "parece TriG: llámelo"),
    "ld.ttl": ('{"@id": "urn:a"}', "looks like JSON-LD: call it `ld.jsonld`", "parece JSON-LD"),
    "plain.nt": ('{"message": "no"}', "JSON without @context", "JSON sin @context"),
    "pointer.ttl": (_POINTER, "a pointer of Git LFS", "un puntero de Git LFS"),
    "fence.ttl": (f"```turtle\n{GROWN}```\n", "a fence of Markdown", "una valla de Markdown"),
    "end.ttl": (f"{_STATED} .\n```\n", "a fence of Markdown", "una valla de Markdown"),
    "table.ttl": ("id,label\na,The strike\n", "looks like a table (CSV)", "una tabla (CSV)"),
    "quoted.nt": ('"id";"the day"\r\n"a";"1958"\r\n', "like a table (CSV)", "una tabla (CSV)"),
    "notes.ttl": ("# of 1958\nid: strike\nlabel:\n  en: x\n", "looks like YAML", "parece YAML"),
    "list.trig": ("- id: strike\n- id: vote\n", "looks like YAML", "parece YAML"),
    "query.ttl": (
        "PREFIX ex: <urn:x>\nSELECT ?e { ?e a ex:y }\n",
        "it is a query (SPARQL)",
        "una consulta",
    ),
    "ask.nt": ("ASK { ?e ?p 1 }\n", "it is a query (SPARQL)", "es una consulta"),
    "merge.ttl": (_MERGE, "marks of an unfinished merge", "marcas de una fusión"),
}


@pytest.mark.parametrize("name", MISNAMED)
def test_a_file_that_is_something_else_than_its_name_says_is_told_what_it_is(
    name: str, tmp_path: Path
) -> None:
    content, told, dicho = MISNAMED[name]
    path = _written(tmp_path, name, content)
    for lang, said in (("en", told), ("es", dicho)):
        with pytest.raises(CouldNotRun, match=re.escape(said)):
            backstory.load(path, lang=lang)


CUT: dict[str, tuple[str, int]] = {
    "text.ttl": (f'{_STATED} .\n<urn:a> <urn:b> "some', 2),
    "long.ttl": (f'{_STATED} .\n<urn:a> <urn:b> """some\nmore\n', 2),
    "address.nt": (f"{_STATED} .\n<urn:a> <urn:b> <urn", 2),
    "dot.ttl": (_STATED, 1),
    "brace.trig": (f"<urn:g> {{\n{_STATED} .\n", 3),
    "list.jsonld": ('{"@id": "urn:a", "urn:b": [1,', 1),
}


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_is_cut_off_says_so_with_its_remedy(name: str, tmp_path: Path) -> None:
    content, line = CUT[name]
    path = _written(tmp_path, name, content)
    with pytest.raises(CouldNotRun, match=f"line {line}: the file ends within.*get it whole"):
        backstory.load(path)
    with pytest.raises(CouldNotRun, match=f"línea {line}: el archivo se acaba.*entero"):
        backstory.load(path, lang="es")


@pytest.mark.parametrize("text", ["ask: ex:b .", "id: a ex:b , ex:c ;", "Dear all, this is none"])
def test_what_only_begins_like_something_else_is_told_by_its_parser(
    text: str, tmp_path: Path
) -> None:
    path = _written(tmp_path, "odd.ttl", f"{text}\n")
    with pytest.raises(CouldNotRun, match="line 1"):
        backstory.load(path)


def test_what_stands_in_a_text_makes_no_other_form_of_a_file(tmp_path: Path) -> None:
    fenced = f'{_STATED}, """\n```\n=======\n{_STATED} <urn:g> .\nGRAPH <urn:g> {{\n""" .\n'
    path = _written(tmp_path, "odd.ttl", f"{fenced}<urn:a> nowhere:b 1 .")
    with pytest.raises(CouldNotRun, match=r"line 7.*nowhere: has not been declared"):
        backstory.load(path)
    with pytest.raises(CouldNotRun, match=r"línea 7.*nowhere: no está declarado"):
        backstory.load(path, lang="es")


def test_a_place_from_one_line_to_the_next_is_told_once(tmp_path: Path) -> None:
    path = _written(tmp_path, "odd.ttl", "<urn:a> <urn:b> <urn:c\nd> .\n")
    with pytest.raises(CouldNotRun) as told:
        backstory.load(path)
    assert str(told.value).count("odd.ttl") == 1
    with pytest.raises(CouldNotRun, match=r"de la línea 1.*un IRI no puede llevar"):
        backstory.load(path, lang="es")


DRAWING: dict[str, Callable[[backstory.Graph, Path], object]] = {
    "view": lambda graph, _: graph.view("timeline"),
    "export": lambda graph, _: graph.export("icalendar"),
    "site": lambda graph, folder: graph.site(folder / "site", page=False),
    "networkx": lambda graph, _: graph.networkx(),
    "pyvis": lambda graph, _: graph.pyvis(),
    "read": lambda graph, _: graph.read("The general amnesty of 1911 was announced in the city."),
}


@pytest.mark.parametrize(("lang", "said"), [("en", "holds no dossier"), ("es", "ningún dosier")])
@pytest.mark.parametrize("door", DRAWING)
def test_what_is_drawn_of_a_graph_without_a_dossier_says_so_beside(
    door: str, lang: str, said: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = backstory.load(_written(tmp_path, "friend.ttl", ODD["friend.ttl"]), lang=lang)
    DRAWING[door](graph, tmp_path)
    assert said in caplog.text
    with pytest.raises(CouldNotRun, match=said):
        graph.first()


COUNT = next(
    one for one in re.split(r"(?<= \.\n)", GROWN) if "ctx:counted" in one and "denied" in one
)


def test_what_counts_and_is_no_number_is_named_below_the_figures(tmp_path: Path) -> None:
    odd = COUNT.replace("rdf:object 40 ", 'rdf:object "many"^^xsd:decimal ')
    path = _written(tmp_path, "odd.ttl", GROWN.replace(COUNT, odd))
    for lang, said in (("en", "is no number"), ("es", "no es un número")):
        told = " ".join(backstory.load(path, lang=lang).figures(EVENT).notes)
        assert said in told
        assert '(rdf:object "many"^^xsd:decimal)' in told
        assert said not in " ".join(backstory.load(path, lang=lang).figures("march-1911").notes)


@pytest.mark.parametrize("without", [r"\tdcterms:source", r"\t(?:dcterms:source|ctx:passage)"])
def test_a_claim_without_a_source_is_told_and_cites_none(
    without: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bare = re.sub(rf"(?m)^{without} [^;]*;\n", "", COUNT)
    assert bare != COUNT
    graph = backstory.load(_written(tmp_path, "bare.ttl", GROWN.replace(COUNT, bare)))
    cited = str(graph.cite(EVENT))
    assert caplog.text.count("has no dcterms:source") == 1
    assert "[]" not in cited


def test_a_day_that_no_dossier_can_be_known_up_to_is_told_as_it_stands(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    odd = _with(r'ctx:asKnownOn "[^"]*"', 'ctx:asKnownOn "sometime"')
    _ = backstory.load(_written(tmp_path, "odd.ttl", odd)).cite(EVENT)
    assert "has `ctx:asKnownOn sometime`" in caplog.text


def test_what_is_said_beside_an_answer_is_in_the_language_of_the_graph(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = _written(tmp_path, "half.ttl", f"{GROWN}\n<urn:half> a ctx:Claim .")
    _ = backstory.load(path, lang="es").show(EVENT)
    told = [one.getMessage() for one in caplog.records]
    assert told
    assert all("se omite media afirmación" in one for one in told), told


def test_half_a_claim_is_left_out_and_told_and_the_rest_is_shown(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = _written(tmp_path, "half.ttl", f"{GROWN}\n<urn:half> a ctx:Claim .")
    graph = backstory.load(path)
    assert len(graph.claims) == len(backstory.load(_written(tmp_path, "whole.ttl", GROWN)).claims)
    _ = graph.show(EVENT), graph.disputes(), graph.figures()
    told = [one.getMessage() for one in caplog.records if "half a claim" in one.getMessage()]
    assert len(told) == 1, "it is told once"
    assert re.search(r"half\.ttl: half a claim is left out: `.*half` has no rdf:subject", told[0])
    assert "check --graph" in told[0]
    done = CliRunner().invoke(doors, ["check", "--graph", str(path)])
    assert "rdf:subject" in done.output or "S0" in done.output


def test_everything_that_half_a_claim_lacks_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text = f"{GROWN}\n<urn:half> a ctx:Claim ; rdf:predicate ctx:date ."
    backstory.load(_written(tmp_path, "half.ttl", text)).show(EVENT)
    lacks = "has no rdf:subject, prov:wasAttributedTo, rdf:object."
    assert any(lacks in one.getMessage() for one in caplog.records)


@pytest.mark.parametrize(
    ("of", "to", "named"),
    [('ctx:date "1911-08-10"^^edtf:EDTF', 'ctx:date "never"^^edtf:EDTF',
      '`claim-1460cb4b09e0` has `ctx:date "never"^^edtf:EDTF`'),
     ("rdf:object 300 ", 'rdf:object "many"^^xsd:integer ', 'has `rdf:object "many"^^xsd:integer`'),
     ("rdf:object 300 ", 'rdf:object "INF"^^xsd:double ', 'has `rdf:object "INF"^^xsd:double`'),
     ("rdf:object 300 ", f"rdf:object {'9' * 5000} ", f'has `rdf:object "{"9" * 60}…"^^xsd:int'),
     ('dcterms:issued "1911-09"^^edtf:EDTF', 'dcterms:issued "autumn"',
      '`board-report-1911` has `dcterms:issued "autumn"^^xsd:string`')],
)  # fmt: skip
def test_what_is_no_date_and_no_number_is_told_as_it_stands(
    of: str, to: str, named: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A date was told as not stated, and a figure was not among the figures, without a word."""
    graph = backstory.load(_written(tmp_path, "odd.ttl", GROWN.replace(of, to, 1)))
    _ = graph.figures(), graph.show(EVENT), graph.sources
    told = [one.getMessage() for one in caplog.records]
    assert len(told) == 1, told
    assert named in told[0]


def test_a_figure_that_has_no_end_is_no_figure_for_the_check_either(tmp_path: Path) -> None:
    for number in ('"INF"^^xsd:double', '"NaN"^^xsd:float', '"INF"^^xsd:decimal', "3e2"):
        path = _written(
            tmp_path, "odd.ttl", GROWN.replace("rdf:object 300 ", f"rdf:object {number} ")
        )
        assert [p.code for p in foreign.graph_problems(path) if p.code == "S122"] == ["S122"], (
            number
        )


def test_an_event_of_a_graph_without_a_dossier_is_shown_by_its_id(tmp_path: Path) -> None:
    """It was told that nothing is called so, and offered itself."""
    text = (
        PREFIXES
        + """<https://x.example/e/storm-1901> a sem:Event ; skos:prefLabel "A storm"@en .
        <https://x.example/c/1> a ctx:Claim ; rdf:subject <https://x.example/e/storm-1901> ;
          rdf:predicate ctx:date ; rdf:object "1901-05-02"^^edtf:EDTF ;
          prov:wasAttributedTo <https://x.example/p/ann> ; ctx:modality modality:asserted .
        <https://y.example/ann> a foaf:Person ; skos:prefLabel "Ann"@en .
        <https://x.example/p/ann> a foaf:Person ; skos:prefLabel "Ann"@en ."""
    )
    path = _written(tmp_path, "storm.ttl", text)
    graph = backstory.load(path)
    assert "2 May 1901" in str(graph.show("storm-1901"))
    assert "2 May 1901" in str(graph.show("1"))
    assert "A storm" in graph.context("storm-1901").title
    done = CliRunner().invoke(doors, ["show", "storm-1901", "--graph", str(path)])
    assert "2 May 1901" in done.output
    with pytest.raises(BackstoryError, match=r"x\.example/p/ann"):
        graph.show("ann")  # two have this id: each is offered by its address


def test_an_event_that_others_name_otherwise_is_shown_by_the_id_that_is_told(
    tmp_path: Path,
) -> None:
    """By its address it was shown as `e`, and nothing was called `e`."""
    text = PREFIXES + '<https://x.example/e> a sem:Event ; rdfs:label "A storm"@en .'
    graph = backstory.load(_written(tmp_path, "otherwise.ttl", text))
    assert "e · event" in str(graph.show("https://x.example/e"))
    assert str(graph.show("e")) == str(graph.show("https://x.example/e"))
    for asked in (graph.context, graph.first):  # it was told to be no event
        with pytest.raises(CouldNotRun, match=r"The event 'e' .* has no `skos:prefLabel`"):
            asked("e")


def test_a_graph_that_lies_in_named_graphs_says_so(tmp_path: Path) -> None:
    """It was told that none of its 4,352 statements is a claim."""
    body = "\n".join(line for line in GROWN.split("\n") if not line.startswith("@prefix"))
    path = _written(tmp_path, "named.trig", f"{PREFIXES}<urn:g> {{\n{body}\n}}")
    graph = backstory.load(path)
    with pytest.raises(BackstoryError, match=r"statements stand in named graphs, as <urn:g>"):
        graph.show(EVENT)
    with pytest.raises(CouldNotRun, match="What stands in its named graphs is not looked at"):
        foreign.graph_problems(path)
    one = backstory.load(_written(tmp_path, "one.ttl", "<urn:a> <urn:b> <urn:c> ."))
    assert "1 statement, and" in one.events.notes[0]


def test_the_shell_tells_of_half_a_claim_in_one_line(tmp_path: Path) -> None:
    path = _written(tmp_path, "half.ttl", f"{GROWN}\n<urn:half> a ctx:Claim .")
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "show", EVENT, "--graph", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("half a claim is left out") == 1
    assert "Lockout" in done.stdout or "lockout" in done.stdout


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_notebook_and_a_server_tell_what_cannot_be_read_alike(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _written(tmp_path, name, UNREADABLE[name])
    with pytest.raises(CouldNotRun) as why:
        backstory.load(path)
    shell = _shell()
    shell.user_ns["path"] = str(path)
    shell.run_cell("import backstory\ngraph = backstory.load(path)")
    assert " ".join(str(why.value).split())[:60] in " ".join(capsys.readouterr().out.split())
    pytest.importorskip("uvicorn", reason="the extra [server] brings it")
    done = CliRunner().invoke(doors, ["serve", "--graph", str(path), "--port", "0"])
    assert str(done.exception) == str(why.value)


@pytest.mark.parametrize("name", ODD)
def test_a_notebook_shows_or_tells_what_is_odd(name: str, tmp_path: Path) -> None:
    from IPython.core.error import UsageError

    shell = _shell()
    shell.user_ns["graph"] = graph = backstory.load(_written(tmp_path, name, ODD[name]))
    for magic, line, cell in (
        ("sparql", "", "SELECT * { ?s ?p ?o } LIMIT 5"), ("ask", "timeline", None),
        ("ask", f"actors_of_event event={EVENT}", None), ("ask", "figures_side_by_side", None),
    ):  # fmt: skip
        with contextlib.suppress(UsageError):
            if cell is None:
                shell.run_line_magic(magic, line)
            else:
                shell.run_cell_magic(magic, line, cell)
    format_ = shell.display_formatter.format
    for made in (lambda: graph, lambda: graph.events, lambda: graph.show(EVENT),
                 lambda: graph.view("timeline"), lambda: graph.brief(EVENT)):  # fmt: skip
        with contextlib.suppress(BackstoryError):
            assert "text/plain" in format_(made())[0]


@cache
def _shell() -> Any:
    """Begin a notebook, once: each case brings a graph of its own to it."""
    pytest.importorskip("IPython")
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    made = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    made.run_line_magic("load_ext", "backstory")
    return made


@pytest.mark.parametrize("name", ODD)
def test_a_server_answers_from_what_is_odd(name: str, tmp_path: Path) -> None:
    """Every address of it, without the engine, whose queries are the same as in the shell."""
    get = _served(_written(tmp_path, name, ODD[name]))
    for where in ("/", "/search?q=lockout", f"/ruritania-lockout/{EVENT}", "/feed.atom", "/void",
                  "/events.ics", "/data.ttl", "/ruritania-lockout", "/a", "/health"):  # fmt: skip
        for accept in ("text/html", "text/turtle", "application/json"):
            assert get(where, accept)[0] in (200, 303, 404, 406, 410, 503), where


def test_a_server_of_something_else_says_so_where_nothing_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _written(tmp_path, "friend.ttl", ODD["friend.ttl"])
    status, told = _served(path)(f"/ruritania-lockout/{EVENT}", "text/html")
    assert (status, "holds no dossier: 2 statements" in told) == (404, True)
    monkeypatch.setattr("backstory.server.run.serve", lambda *_, ready, **__: ready("http://home/"))
    done = CliRunner().invoke(doors, ["serve", "--graph", str(path), "--lang", "es"])
    assert "no contiene ningún dosier: 2 enunciados" in done.stderr
    assert done.stdout == "http://home/\n"


def _served(path: Path) -> Callable[[str, str], tuple[int, str]]:
    """Serve a graph without the engine; give what gets an address: its status and its text."""
    pytest.importorskip("starlette", reason="the extra [server] brings it")
    from backstory.server.app import _App

    app = _App(backstory.load(path), cast("Any", _NoEngine()), "http://127.0.0.1/")

    async def get(where: str, accept: str) -> tuple[int, str]:
        status, body = 0, b""

        async def send(message: Any) -> None:
            nonlocal status, body
            status = message.get("status", status)
            body += message.get("body", b"")

        where, _, query = where.partition("?")
        await app({
            "type": "http", "method": "GET", "path": where, "raw_path": where.encode(),
            "query_string": query.encode(), "headers": [(b"accept", accept.encode())],
            "http_version": "1.1", "scheme": "http", "server": ("127.0.0.1", 80),
        }, None, send)  # fmt: skip
        return status, body.decode("utf-8", "replace")

    return lambda where, accept: cast("tuple[int, str]", finished(get(where, accept)))


class _NoEngine:
    """What stands for the engine where nothing asks it."""

    ready = restarted = 0
    path = base = ""
    memory = 1 << 30


def test_a_literal_that_is_not_what_its_type_says_is_shown_as_it_stands(tmp_path: Path) -> None:
    path = _written(tmp_path, "ill.ttl", f"""{PREFIXES}
        <urn:a> <urn:whole> "many"^^xsd:integer ; <urn:part> "half"^^xsd:decimal ;
        <urn:part2> "NaN"^^xsd:decimal ; <urn:true> "yes"^^xsd:boolean ;
        <urn:date> "soon"^^edtf:EDTF ; <urn:float> "x"^^xsd:double .""")  # fmt: skip
    answer = backstory.load(path).answer("SELECT ?o { ?s ?p ?o }")
    found = {str(value_of(row[0])) for row in answer.rows}
    assert found == {"many", "half", "NaN", "yes", "soon", "x"}


def test_a_packed_graph_opens_as_it_is_and_a_broken_one_is_told(tmp_path: Path) -> None:
    whole, other = tmp_path / "graph.ttl.gz", tmp_path / "graph.ttl.xz"
    whole.write_bytes(gzip.compress(GROWN.encode()))
    other.write_bytes(lzma.compress(GROWN.encode()))
    plain = open_store(_written(tmp_path, "plain.ttl", GROWN))
    assert len(open_store(whole)) == len(open_store(other)) == len(plain)
    for name, content in {
        "cut.ttl.gz": whole.read_bytes()[:-20],
        "cut.ttl.xz": other.read_bytes()[:-20],
        "gzip.ttl.xz": whole.read_bytes(),
        "plain.nt.xz": GROWN.encode(),
        "plain.nt.gz": GROWN.encode(),
        "of-what.gz": whole.read_bytes(),
    }.items():
        with pytest.raises(CouldNotRun, match=name):
            open_store(_written(tmp_path, name, content))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rdf:object 40 ", "rdf:object _:b ", "S103"),
        ("rdf:object 40 ", 'rdf:object "many"^^xsd:integer ; ctx:total 3 ', "S122"),
        (r"oa:end \d+", "oa:end _:x", "S135"),
    ],
    ids=["a blank number", "a number in words", "a blank end"],
)
def test_the_shapes_tell_what_they_cannot_compare(
    old: str, new: str, code: str, tmp_path: Path
) -> None:
    """It stops pySHACL where it compares; all other shapes are held to, and tell it."""
    pytest.importorskip("pyshacl", reason="the extra [shacl] brings it")
    from backstory.graph import check_graph

    text, times = re.subn(old, new.replace("xsd:integer", f"<{_INTEGER}>"), GROWN)
    assert times
    found = check_graph(_written(tmp_path, "odd.ttl", text))
    assert code in {problem.code for problem in found.problems}


def test_a_long_text_goes_to_the_shapes_past_a_parser_that_reads_it_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RDFLib's looks at a line anew for each 2,048 letters: four million took it minutes."""
    pytest.importorskip("pyshacl", reason="the extra [shacl] brings it")
    from rdflib.plugins.parsers.ntriples import W3CNTriplesParser

    from backstory.graph import check_graph

    monkeypatch.setattr(W3CNTriplesParser, "readline", lambda _: pytest.fail("it is used"))
    text, times = re.subn(r"oa:end \d+", 'oa:end "' + "x " * 5000 + '"', GROWN, count=1)
    assert times
    found = check_graph(_written(tmp_path, "long.ttl", text))
    assert "S135" in {problem.code for problem in found.problems}


def test_a_thing_that_a_text_is_said_to_date_is_found(tmp_path: Path) -> None:
    """Of a stranger's graph `ctx:datedBy` may name no claim (mutant 1306 of `make fuzz`)."""
    wrong = re.sub(r"ctx:datedBy [^;\n]*", 'ctx:datedBy "somebody" ', GROWN)
    assert wrong != GROWN
    path = tmp_path / "dated.ttl"
    path.write_text(wrong, "utf-8")
    graph = backstory.load(path)
    assert graph.find("lockout").rows
    assert graph.show("lockout-1911").title


def test_a_number_of_thirty_digits_leaves_as_parquet_too(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    name = "numbers-of-thirty-digits.ttl"
    graph = backstory.load(_written(tmp_path, name, ODD[name]))
    assert graph.export("claims-parquet")


def test_a_figure_that_is_its_own_unit_is_told_and_comes_to_an_end(tmp_path: Path) -> None:
    things = re.split(r"\n(?=\S)", GROWN)
    own = "\n".join(
        re.sub(r"ctx:unit [^ ]+", f"ctx:unit {thing.split()[0]}", thing)
        if "ctx:Figure ;" in thing and "rdf:Statement" in thing else thing for thing in things
    )  # fmt: skip
    assert own != GROWN
    graph = backstory.load(_written(tmp_path, "own-unit.ttl", own))
    assert str(graph.show(EVENT))
    assert graph.claims.text()


def test_one_node_for_many_claims_is_told_by_the_shapes_and_kept_from_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule would try each of its subjects with each of its objects, for minutes."""
    merged = re.sub(r":claim-[0-9a-f]{12}", ":claim-000000000000", GROWN)
    seen: list[ox.Store] = []

    def looked_at(graph: Any, *_: Any) -> list[Any]:
        seen.append(graph.store)
        return []

    monkeypatch.setattr(foreign, "rule_problems", looked_at)
    found = foreign.graph_problems(_written(tmp_path, "merged.ttl", merged))
    assert any("`claim-000000000000`: a claim has one subject" in each.what for each in found)
    held = {str(quad.subject) for quad in seen[0]}
    assert not [each for each in held if each.endswith("claim-000000000000>")]
    assert [each for each in held if each.endswith("union-ships>")], "a sound claim stays"


def test_a_place_of_odd_figures_is_shown_as_it_stands(tmp_path: Path) -> None:
    odd = _with(r'ctx:locator "[^"]*"', 'ctx:locator "²"')
    graph = backstory.load(_written(tmp_path, "odd-places.ttl", odd))
    for source in graph.record.sources:
        assert "²" in str(graph.show(source))


def test_a_site_leaves_half_claims_out_and_is_written(tmp_path: Path) -> None:
    graph = backstory.load(_written(tmp_path, "no-voice.ttl", ODD["no-voice.ttl"]))
    graph.site(tmp_path / "site", page=False)
    assert (tmp_path / "site" / "ruritania-lockout" / f"{EVENT}.html").exists()


def test_claims_that_name_no_source_are_shown_in_a_notebook(tmp_path: Path) -> None:
    bare = re.sub(r"(ctx:passage|dcterms:source) [^;]*? ;", "", GROWN)
    graph = backstory.load(_written(tmp_path, "bare.ttl", bare))
    for table in (graph.events, graph.claims, graph.figures(), graph.ask("timeline")):
        assert "<table" in table._repr_mimebundle_()["text/html"]


def test_statements_of_statements_are_left_out_where_a_form_has_none(tmp_path: Path) -> None:
    stated = _with(r"(ctx:earliestBeginDay) -?\d+", r"\1 <<( <urn:a> <urn:b> <urn:c> )>>")
    graph = backstory.load(_written(tmp_path, "stated.ttl", stated))
    triples = described(graph.store, f"{graph.store.dossier}/{EVENT}")
    for form in (ox.RdfFormat.JSON_LD, ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML):
        assert EVENT.encode() in serialised(graph.store, triples, form)


_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:"'
_TOLD = '<rdf:Description rdf:about="urn:a"><x:p>b</x:p></rdf:Description>'


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (f"{_XML}>{_TOLD}</rdf:RDF>", 1),
        (f"<!-- <a> -->{_XML}>{_TOLD}</rdf:RDF >\n<!-- <b> --><?x y?>\n", 1),
        (f'<!DOCTYPE r [<!ENTITY b "b">]>{_XML}>{_TOLD}</rdf:RDF>', 1),
        (f"{_XML}/>", 0),
        (f"{_XML} x:y='>' />\n", 0),
    ],
)
def test_a_whole_file_of_rdf_xml_is_read(text: str, holds: int, tmp_path: Path) -> None:
    """What looks like an element before the first, or follows the last, is no cut."""
    (tmp_path / "a.rdf").write_text(text, "utf-8")
    assert len(open_store(tmp_path / "a.rdf")) == holds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_or_a_device_is_told_and_never_waited_for(tmp_path: Path) -> None:
    """Who opened a pipe waited for ever, and of a device without end the memory ran out."""
    os.mkfifo(tmp_path / "pipe.ttl")
    (tmp_path / "zero.ttl").symlink_to("/dev/zero")
    for name in ("pipe.ttl", "zero.ttl"):
        asked = subprocess.run(
            [sys.executable, "-m", "backstory", "sparql", "ASK {}", "--graph", tmp_path / name],
            capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        assert (asked.returncode, asked.stderr.count("\n")) == (2, 1), asked.stderr
        assert "is a pipe or a device" in asked.stderr


def test_a_file_that_was_cut_between_two_elements_is_told(tmp_path: Path) -> None:
    """Its parser reads what is there, without a word."""
    (tmp_path / "a.rdf").write_text(f"{_XML}>\n{_TOLD}\n{_TOLD}\n", "utf-8")
    with pytest.raises(CouldNotRun, match="it ends after line 3, and <rdf:RDF> is not closed"):
        open_store(tmp_path / "a.rdf")


def test_a_byte_order_mark_and_an_ending_in_capitals_are_no_matter(tmp_path: Path) -> None:
    (tmp_path / "A.TTL").write_bytes(b"\xef\xbb\xbf" + GROWN.encode())
    (tmp_path / "b.ttl").write_text(GROWN, "utf-8")
    first, second = (backstory.load(tmp_path / name) for name in ("A.TTL", "b.ttl"))
    assert first.events.text() == second.events.text()
    assert len(first.sparql("SELECT * { ?s ?p ?o } LIMIT 3").rows) == 3


def test_a_date_that_is_none_is_told_by_the_check_of_a_graph(tmp_path: Path) -> None:
    """The shapes look at its type alone."""
    golden = ROOT / "tests" / "golden" / "ruritania-lockout.ttl"
    path = tmp_path / "odd.ttl"
    path.write_text(golden.read_text("utf-8").replace('"1911-08-01"', '"1911-13-45"'), "utf-8")
    before = {(each.code, each.what) for each in foreign.graph_problems(golden)}
    told = [each for each in foreign.graph_problems(path) if (each.code, each.what) not in before]
    assert [(each.code, each.what) for each in told] == [
        (
            "D021",
            "`object: 1911-13-45` cannot be placed in time: '1911-13-45': there is no such month",
        )
    ]


@pytest.mark.parametrize(
    ("name", "held", "en", "es"),
    [
        ("cut.ttl.xz", lzma.compress(GROWN.encode())[:4000], "is cut off", "está cortado"),
        ("cut.ttl.gz", gzip.compress(GROWN.encode())[:4000], "is cut off", "está cortado"),
        ("none.ttl.xz", b"no such thing", "it is damaged, or not", "está dañado o no"),
        ("none.ttl.gz", b"no such thing", "it is damaged, or not", "está dañado o no"),
        ("nul.ttl", GROWN[:600] + "\0" + GROWN[600:], "a NUL stands here", "aquí hay un NUL"),
        ("latin.ttl", '<urn:a> <urn:b> "é" .'.encode("latin-1"), "save it as UTF-8", "guárdelo"),
        (
            "context.jsonld",
            '{"@context": "https://e.org/", "@id": "urn:a"}',
            "write it",
            "de la red",
        ),
        ("prefix.ttl", "events:a events:b 1 .", "The prefix events:", "el prefijo events: no"),
        ("cut.rdf", _XML.format("")[:-12], "Get the whole file", "no está cerrado"),
        ("tag.ttl", '<urn:a> <urn:b> "x"@español .', "line 1: `@español` is no tag", "no es una"),
    ],
    # By its name alone: what is packed has the second of its packing in it, and two processes that
    # collect tests within different seconds would not collect the same.
    ids=lambda value: value if isinstance(value, str) and len(value) < 16 else "",
)
def test_what_a_parser_has_no_word_for_is_told_with_its_remedy(
    tmp_path: Path, name: str, held: str | bytes, en: str, es: str
) -> None:
    with pytest.raises(CouldNotRun) as why:
        open_store(_written(tmp_path, name, held))
    told = str(why.value)
    assert en in told
    if "prefix" not in told:
        assert re.search("[Cc]opy|write|save|Get", told), "what to do"
    assert es in message_in(told, "es")


def test_what_counts_no_number_and_dates_no_day_is_shown_as_it_stands(tmp_path: Path) -> None:
    figure = re.search(
        r"\trdf:object ([0-9]+) ;\n\trdf:predicate ctx:count ;\n.*? :([\w-]+) ;", GROWN
    )
    assert figure
    held = GROWN.replace(figure[0], figure[0].replace(figure[1], '"many"^^xsd:integer', 1))
    graph = backstory.load(_written(tmp_path, "many.ttl", held))
    assert "many" in str(graph.show(figure[2]))
    held = re.sub(r'ctx:date "[^"]+"\^\^edtf:EDTF', 'ctx:date "in due course"^^edtf:EDTF', GROWN)
    graph = backstory.load(_written(tmp_path, "when.ttl", held))
    blocks = [each for each in GROWN.split("\n:") if "ctx:counted" in each and "ctx:date" in each]
    shown = [str(graph.show(each.split()[0])) for each in blocks]
    assert any('ctx:date "in due course"^^edtf:EDTF' in each for each in shown)


def test_what_is_said_beside_an_answer_is_in_the_language_of_the_reader(tmp_path: Path) -> None:
    held = GROWN.replace("ctx:modelVersion 2", 'ctx:modelVersion "two"')
    path = _written(tmp_path, "two.ttl", f"{held}\n<urn:half> a ctx:Claim .")
    done = subprocess.run(
        [sys.executable, "-m", "backstory", "show", EVENT, "--graph", str(path), "--lang", "es"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "este programa no conoce la versión de su modelo, 'two'" in done.stderr
    assert "se omite media afirmación" in done.stderr
    assert not re.search(r"\b(the|has|more|left)\b", done.stderr)


def test_a_source_whose_publisher_is_not_stated_is_named_by_its_title(tmp_path: Path) -> None:
    """Graphs of model 1 have "not stated" for a name: *not stated says* was told of it."""
    held = re.sub(r'dcterms:publisher "[^"]+"', 'dcterms:publisher "not stated"', GROWN)
    graph = backstory.load(_written(tmp_path, "old.ttl", held))
    told = str(graph.show(EVENT))
    assert "not stated says" not in told
    assert "not stated," not in told.replace("period: not stated", "")


_TYPED = "<urn:a> a <urn:b> ; <urn:c> "
SLIPPED: dict[str, tuple[str, str, str]] = {
    "merge": ("ttl", "<<<<<<< HEAD", "`<<<<<<<` is of a merge"),
    "diff": ("ttl", "+<urn:a> a <urn:b> .", "a `+` begins this line, as in a diff"),
    "comment": ("ttl", "// events", "`//` begins no comment here: write #"),
    "markup": ("ttl", "<!-- events -->", "`<!--` begins no comment here: write #"),
    "prefix": ("ttl", "prefix a: <urn:a> .", "write `@prefix`, or take the dot away"),
    "equals": ("ttl", "@prefix a = <urn:a> .", "no `=` stands in a prefix"),
    "update": ("ttl", "INSERT DATA { <urn:a> <urn:b> 1 }", "`INSERT` begins an update of SPARQL"),
    "quotes": ("ttl", f"{_TYPED}“x” .", "`“` is no quotation mark here"),
    "variable": ("ttl", "?x a <urn:b> .", "`?x` is of SPARQL or N3"),
    "rule": ("ttl", "{ <urn:a> a <urn:b> } => { } .", "`{` is of SPARQL or N3"),
    "truth": ("ttl", f"{_TYPED}True .", "`True` is written in small letters"),
    "day": ("ttl", f"{_TYPED}2026-01-30 .", "a day lacks its quotation marks before `-01`"),
    "thousands": ("ttl", f"{_TYPED}1.000.000 .", "no `.000` goes on with a number"),
    "language": ("ttl", f'{_TYPED}"x"@ en .', "behind the `@` of a language its code is missing"),
    "blank": ("ttl", "<urn:a b> a <urn:b> .", "a blank stands in an address"),
    "brace": ("nt", "<urn:{id}> <urn:b> <urn:c> .", "`{` cannot stand in an address"),
    "dot": ("ttl", f"{_TYPED}1 . .", "one `.` too many stands here"),
    "no-dot": ("ttl", f"{_TYPED}1 <urn:d> 2 .", "before this a `;` or a `.` is missing"),
    "ampersand": ("rdf", "a&b", "a `&` stands in a text or an address: write `&amp;`"),
    "entity": ("rdf", "a&nbsp;b", "unrecognized entity `nbsp`: write the sign itself"),
    "xmlns": ("rdf", "</x:p><y:p>b</y:p><x:p>", 'write `xmlns:y="…"` in the first element'),
}
"""A form, its third line or a text of it, and what is told."""
_AROUND = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">\n\n'
    '<rdf:Description rdf:about="urn:a"><x:p>{}</x:p></rdf:Description></rdf:RDF>'
)


@pytest.mark.parametrize("name", SLIPPED)
def test_a_slip_of_a_hand_is_told_in_words_and_not_in_those_of_a_parser(
    name: str, tmp_path: Path
) -> None:
    form, slip, told = SLIPPED[name]
    path = tmp_path / f"{name}.{form}"
    text = _AROUND.format(slip) if form == "rdf" else f"<urn:s> <urn:p> 1 .\n\n{slip}\n"
    path.write_text(text.replace(" 1 .\n", " <urn:o> .\n", 1), "utf-8")
    with pytest.raises(CouldNotRun) as why:
        open_store(path)
    assert "line 3: " in str(why.value)
    assert told in str(why.value)
    spanish = message_in(str(why.value), "es")
    assert "línea 3: " in spanish
    assert "Parser error" not in str(why.value)
