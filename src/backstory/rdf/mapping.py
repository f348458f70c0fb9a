"""
The one table of how the model stands in RDF: which field is which term, and how a value is written.

`grow` walks it one way and `record` the other, so that what is grown reads back as it was. To add
a field: give the noun a field, and its table a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from backstory.model.nouns import Bound, Modality
from backstory.rdf import ways

__all__ = ["CLAIM", "CLASSES", "CONCEPT", "CORRECTION", "DISAGREEMENT", "DOSSIER", "FIGURE",
           "GAP", "LINK", "NAME", "PASSAGE", "SOURCE",
           "TYPE_LINKS", "Field"]  # fmt: skip

CLASSES: Final = (
    ("sem:Event", "event"),
    ("ctx:Instrument", "instrument"),
    ("sem:Place", "place"),
    ("schema:CreativeWork", "source"),
    ("foaf:Person", "person"),
    ("org:Post", "post"),
    ("org:Organization", "body"),
    ("foaf:Group", "group"),
    ("ctx:Claim", "claim"),
    ("ctx:Disagreement", "disagreement"),
    ("ctx:Link", "link"),
    ("ctx:Gap", "gap"),
    ("ctx:Correction", "correction"),
    ("ctx:Withdrawn", "withdrawn"),
    ("dcat:Dataset", "dossier"),
    ("skos:Concept", "concept"),
)
"""Classes, and the word for what is of them; the first that fits holds."""

TYPE_LINKS: Final = {
    "event": "sem:eventType",
    "instrument": "dcterms:type",
    **dict.fromkeys(("person", "body", "group", "post"), "ctx:position"),
}
"""What leads from a name to its concept: kind, form or position."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a noun, the term that carries it, and how its value is written."""

    name: str
    term: str
    way: ways.Way


Readers = tuple[
    Mapping[str, Any], Mapping[str, list[tuple[str, Callable[[Sequence[ways.Term]], Any]]]]
]
"""What each field is where nothing stands; and by a term's IRI the fields it tells, and how."""

_READERS: Final[dict[int, Readers]] = {}


def readers(table: tuple[Field, ...]) -> Readers:
    """Give how each field of a table is read, worked out once a table: tables live for ever."""
    found = _READERS.get(id(table))
    if found is None:
        by_term: dict[str, list[tuple[str, Callable[[Sequence[ways.Term]], Any]]]] = {}
        for each in table:
            by_term.setdefault(ways.iri_of(each.term), []).append((each.name, each.way.read))
        found = {each.name: each.way.read(()) for each in table}, by_term
        _READERS[id(table)] = found
    return found


NAME: Final = (
    Field("labels", "skos:prefLabel", ways.LANGUAGES),
    Field("aliases", "skos:altLabel", ways.ALL_WORDS),
    Field("match", "skos:exactMatch", ways.IRI),
    Field("pin", "ctx:pin", ways.LANGUAGES),
    Field("notes", "skos:editorialNote", ways.TEXTS),
)
CONCEPT: Final = (
    *NAME,
    Field("definitions", "skos:definition", ways.LANGUAGES),
    Field("broader", "skos:broader", ways.IRI),
    Field("unit", "ctx:unit", ways.IRI),
    Field("triggers", "skos:hiddenLabel", ways.ALL_WORDS),
)
SOURCE: Final = (
    Field("titles", "dcterms:title", ways.LANGUAGES),
    Field("language", "dcterms:language", ways.TEXT),
    Field("publishers", "dcterms:publisher", ways.LANGUAGES),
    Field("unnamed", "ctx:unnamed", ways.IRI),
    Field("kind", "dcterms:type", ways.IRI),
    Field("issued", "dcterms:issued", ways.SPAN),
    Field("issued_inferred", "ctx:inferred", ways.FLAG),
    Field("url", "schema:url", ways.IRI),
    Field("address", "ctx:address", ways.TEXT),
    Field("reading", "ctx:reading", ways.one_of("reading")),
    Field("cautions", "ctx:caution", ways.IRIS),
    Field("sha256", "schema:sha256", ways.TEXT),
    Field("short", "ctx:shortName", ways.LANGUAGES),
    Field("lead", "ctx:lead", ways.FLAG),
    Field("archived", "schema:archivedAt", ways.IRI),
    Field("notes", "skos:editorialNote", ways.TEXTS),
)
PASSAGE: Final = (
    Field("locator", "ctx:locator", ways.TEXT),
    Field("unit", "ctx:placeUnit", ways.IRI),
    Field("number", "ctx:placeNumber", ways.TEXT),
)
CLAIM: Final = (
    Field("subject", "rdf:subject", ways.IRI),
    Field("predicate", "rdf:predicate", ways.PREDICATE),
    Field("object", "rdf:object", ways.OBJECT),
    Field("voices", "prov:wasAttributedTo", ways.IRIS),
    Field("modality", "ctx:modality", ways.one_of("modality", Modality)),
    Field("role", "sem:roleType", ways.IRI),
    Field("when", "ctx:date", ways.SPAN),
    Field("said", "dcterms:issued", ways.SPAN),
    Field("within", "ctx:within", ways.LIMIT),
    Field("inferred", "ctx:inferredPart", ways.KEYS),
    Field("limit", "ctx:limit", ways.LANGUAGES),
    Field("articles", "ctx:article", ways.TEXTS),
    Field("extent", "ctx:extent", ways.one_of("extent")),
    Field("wording", "ctx:wording", ways.WORDS),
    Field("quoted", "ctx:quoted", ways.FLAG),
    Field("as_quoted", "ctx:asQuoted", ways.TEXT),
    Field("gist", "rdfs:comment", ways.LANGUAGES),
    Field("disputes", "cito:disputes", ways.IRIS),
    Field("supports", "cito:supports", ways.IRIS),
    Field("revises", "prov:wasRevisionOf", ways.IRIS),
    Field("notes", "skos:editorialNote", ways.TEXTS),
)
FIGURE: Final = (
    Field("counted", "ctx:counted", ways.IRI),
    Field("unit", "ctx:unit", ways.IRI),
    Field("bound", "ctx:bound", ways.one_of("bound", Bound)),
    Field("definition", "dcterms:conformsTo", ways.IRI),
    Field("upto", "ctx:upto", ways.NUMBER),
    Field("spread", "ctx:spread", ways.NUMBER),
    Field("total", "ctx:total", ways.NUMBER),
    Field("base", "ctx:base", ways.IRI),
    Field("stage", "ctx:stage", ways.one_of("stage")),
    Field("progress", "ctx:progress", ways.NUMBER),
    Field("decimals", "ctx:decimals", ways.WHOLE),
    Field("progress_decimals", "ctx:progressDecimals", ways.WHOLE),
    Field("as_of", "ctx:asOf", ways.SPAN),
)
DISAGREEMENT: Final = (
    Field("kind", "dcterms:type", ways.IRI),
    Field("between", "ctx:between", ways.IRIS),
    Field("verdict", "ctx:verdict", ways.one_of("verdict")),
    Field("labels", "skos:prefLabel", ways.LANGUAGES),
    Field("notes", "rdfs:comment", ways.LANGUAGES),
    Field("rows", "skos:editorialNote", ways.TEXTS),
)
LINK: Final = (
    Field("subject", "rdf:subject", ways.IRI),
    Field("relation", "rdf:predicate", ways.one_of("relation")),
    Field("object", "rdf:object", ways.IRI),
    Field("because", "rdfs:comment", ways.LANGUAGES),
    Field("rests_on", "ctx:restsOn", ways.IRIS),
)
GAP: Final = (
    Field("question", "skos:prefLabel", ways.LANGUAGES),
    Field("about", "dcterms:subject", ways.IRIS),
    Field("looked", "ctx:looked", ways.LANGUAGES),
    Field("looked_on", "ctx:lookedOn", ways.DAY),
    Field("rows", "skos:editorialNote", ways.TEXTS),
)
CORRECTION: Final = (
    Field("of", "dcterms:subject", ways.IRI),
    Field("date", "dcterms:date", ways.DAY),
    Field("withdrawn", "ctx:withdrawn", ways.FLAG),
    Field("because", "rdfs:comment", ways.LANGUAGES),
)
DOSSIER: Final = (
    Field("titles", "dcterms:title", ways.LANGUAGES),
    Field("descriptions", "dcterms:description", ways.LANGUAGES),
    Field("languages", "dcterms:language", ways.TEXTS),
    Field("licence", "dcterms:license", ways.TEXT),
    Field("notes", "skos:editorialNote", ways.LANGUAGES),
    Field("publisher", "dcterms:publisher", ways.TEXT),
    Field("contact", "ctx:contact", ways.TEXT),
    Field("base", "void:uriSpace", ways.TEXT),
    Field("repository", "ctx:repository", ways.TEXT),
    Field("page", "foaf:homepage", ways.TEXT),
    Field("reviewed", "ctx:reviewedBy", ways.LANGUAGES),
)
