"""
The one table of how the model stands in RDF: which field is which term, and how a value is written.

`grow` walks it one way and `record` the other, so that what is grown reads back as it was. To add
a field: give the noun a field, and its table a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from backstory.dates.edtf import DateError, Span
from backstory.model.nouns import Bound, Modality, Object, Words
from backstory.text import harmless
from backstory.vocabulary import concept_iri, id_of, term

__all__ = ["CLAIM", "CLASSES", "CONCEPT", "CORRECTION", "DISAGREEMENT", "DOSSIER", "FIGURE",
           "GAP", "LINK", "NAME", "PASSAGE", "SOURCE",
           "TYPE_LINKS", "Field", "Values", "object_term", "thing"]  # fmt: skip

Term = NamedNode | Literal
Values = Mapping[str, Sequence[Term]]
"""What is stated of one subject: objects by the whole IRI of the predicate."""

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
class _Way:
    """How a value becomes terms, and terms a value."""

    write: Callable[[Any], Iterable[Term]]
    read: Callable[[Sequence[Term]], Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a noun, the term that carries it, and how its value is written."""

    name: str
    term: str
    way: _Way

    def terms(self, value: Any) -> Iterable[Term]:
        """Give the terms that the field's value comes to; none where nothing is stated."""
        return self.way.write(value)


Readers = tuple[Mapping[str, Any], Mapping[str, list[tuple[str, Callable[[Sequence[Term]], Any]]]]]
"""What each field is where nothing stands; and by a term's IRI the fields it tells, and how."""

_READERS: Final[dict[int, Readers]] = {}


def readers(table: tuple[Field, ...]) -> Readers:
    """Give how each field of a table is read, worked out once a table: tables live for ever."""
    found = _READERS.get(id(table))
    if found is None:
        by_term: dict[str, list[tuple[str, Callable[[Sequence[Term]], Any]]]] = {}
        for each in table:
            by_term.setdefault(_iri(each.term), []).append((each.name, each.way.read))
        found = {each.name: each.way.read(()) for each in table}, by_term
        _READERS[id(table)] = found
    return found


@cache
def _iri(compact: str) -> str:
    return term(compact)


def object_term(value: Object | int) -> Term:
    """Give the RDF term of what a claim points at."""
    match value:
        case str():
            return NamedNode(value)
        case Words():
            return _words_term(value)
        case Span():
            return _edtf(value)
        case Decimal() if "." in str(value):
            return Literal(str(value), datatype=NamedNode(_iri("xsd:decimal")))
    return Literal(int(value))


def thing(value: Any) -> Object:
    """Read what a claim points at back from its term."""
    if isinstance(value, NamedNode):
        return value.value
    if not isinstance(value, Literal):  # a blank node or a triple
        return Words(str(value), "")
    kind = value.datatype.value
    try:
        if kind == _iri("edtf:EDTF"):
            return Span.parse(value.value)
        if kind in (_iri("xsd:integer"), _iri("xsd:decimal")):
            number = Decimal(value.value)
            return number if number.is_finite() else Words(harmless(value.value), "")
    except (DateError, InvalidOperation):  # ill-typed, in a graph from elsewhere: as it stands
        pass
    return Words(harmless(value.value), value.language or "")


def _words_term(words: Words) -> Literal:
    if words.language:
        return Literal(words.text, language=words.language)
    return Literal(words.text)


def _edtf(span: Span) -> Literal:
    return Literal(span.text, datatype=NamedNode(_iri("edtf:EDTF")))


def _iris(terms: Sequence[Term]) -> list[str]:
    return [each.value for each in terms if isinstance(each, NamedNode)]


def _texts(terms: Sequence[Term]) -> list[str]:
    return [harmless(each.value) for each in terms if isinstance(each, Literal)]


def _all_words(terms: Sequence[Term]) -> list[Words]:
    found = [Words(harmless(t.value), t.language or "") for t in terms if isinstance(t, Literal)]
    return sorted(found, key=lambda words: (words.language, words.text))


def _span(terms: Sequence[Term]) -> Span | None:
    text = next(iter(_texts(terms)), "")
    try:
        return Span.parse(text) if text else None
    except DateError:
        return None


def _limit(terms: Sequence[Term]) -> str | Span | None:
    for each in terms:
        found = thing(each)
        return found if isinstance(found, str | Span) else each.value
    return None


def _one_of(scheme: str, make: Callable[[str], Any] = str) -> _Way:
    """Write a value as the concept of a scheme that has it for its id."""

    def write(value: str) -> Iterator[Term]:
        if value:
            yield NamedNode(concept_iri(scheme, value))

    def read(terms: Sequence[Term]) -> Any:
        name = id_of(next(iter(_iris(terms)), ""))
        try:
            return make(name)
        except ValueError:  # a graph from elsewhere may have concepts of its own
            return name

    return _Way(write, read)


@cache
def _compact(iri: str) -> str:
    for prefix in ("ctx", "sem", "org"):
        home = _iri(f"{prefix}:")
        if iri.startswith(home):
            return f"{prefix}:{iri.removeprefix(home)}"
    return iri


_IRI: Final = _Way(
    lambda value: [NamedNode(value)] if value else [],
    lambda terms: next(iter(_iris(terms)), ""),
)
_IRIS: Final = _Way(
    lambda values: [NamedNode(value) for value in values],
    lambda terms: tuple(sorted(_iris(terms))),
)
_TEXT: Final = _Way(
    lambda value: [Literal(value)] if value else [],
    lambda terms: next(iter(_texts(terms)), ""),
)
_TEXTS: Final = _Way(
    lambda values: [Literal(value) for value in values],
    lambda terms: tuple(sorted(_texts(terms))),
)
_KEYS: Final = _Way(_TEXTS.write, lambda terms: frozenset(_texts(terms)))
_WORDS: Final = _Way(
    lambda value: [_words_term(value)] if value else [],
    lambda terms: next(iter(_all_words(terms)), None),
)
_ALL_WORDS: Final = _Way(
    lambda values: [_words_term(value) for value in values],
    lambda terms: tuple(_all_words(terms)),
)
_LANGUAGES: Final = _Way(
    lambda texts: [_words_term(Words(text, lang)) for lang, text in texts.items() if text],
    lambda terms: {words.language: words.text for words in _all_words(terms)},
)
_SPAN: Final = _Way(lambda value: [_edtf(value)] if value else [], _span)
_DAY: Final = _Way(
    lambda value: [Literal(value, datatype=NamedNode(_iri("xsd:date")))] if value else [],
    _TEXT.read,
)
_FLAG: Final = _Way(
    lambda value: [Literal(True)] if value else [],
    lambda terms: any(text in ("true", "1") for text in _texts(terms)),
)
_NUMBER: Final = _Way(
    lambda value: [object_term(value)] if value is not None else [],
    lambda terms: next((v for v in map(thing, terms) if isinstance(v, Decimal)), None),
)
_LIMIT: Final = _Way(lambda value: [object_term(value)] if value else [], _limit)
_OBJECT: Final = _Way(
    lambda value: [object_term(value)], lambda terms: thing(terms[0]) if terms else ""
)
_PREDICATE: Final = _Way(
    lambda value: [NamedNode(_iri(value))],
    lambda terms: _compact(next(iter(_iris(terms)), "")),
)


NAME: Final = (
    Field("labels", "skos:prefLabel", _LANGUAGES),
    Field("aliases", "skos:altLabel", _ALL_WORDS),
    Field("match", "skos:exactMatch", _IRI),
    Field("pin", "ctx:pin", _LANGUAGES),
    Field("notes", "skos:editorialNote", _TEXTS),
)
CONCEPT: Final = (
    *NAME,
    Field("definitions", "skos:definition", _LANGUAGES),
    Field("broader", "skos:broader", _IRI),
    Field("unit", "ctx:unit", _IRI),
    Field("triggers", "skos:hiddenLabel", _ALL_WORDS),
)
SOURCE: Final = (
    Field("titles", "dcterms:title", _LANGUAGES),
    Field("language", "dcterms:language", _TEXT),
    Field("publishers", "dcterms:publisher", _LANGUAGES),
    Field("unnamed", "ctx:unnamed", _IRI),
    Field("kind", "dcterms:type", _IRI),
    Field("issued", "dcterms:issued", _SPAN),
    Field("issued_inferred", "ctx:inferred", _FLAG),
    Field("url", "schema:url", _IRI),
    Field("address", "ctx:address", _TEXT),
    Field("reading", "ctx:reading", _one_of("reading")),
    Field("cautions", "ctx:caution", _IRIS),
    Field("sha256", "schema:sha256", _TEXT),
    Field("short", "ctx:shortName", _LANGUAGES),
    Field("lead", "ctx:lead", _FLAG),
    Field("archived", "schema:archivedAt", _IRI),
    Field("notes", "skos:editorialNote", _TEXTS),
)
PASSAGE: Final = (
    Field("locator", "ctx:locator", _TEXT),
    Field("unit", "ctx:placeUnit", _IRI),
    Field("number", "ctx:placeNumber", _TEXT),
)
CLAIM: Final = (
    Field("subject", "rdf:subject", _IRI),
    Field("predicate", "rdf:predicate", _PREDICATE),
    Field("object", "rdf:object", _OBJECT),
    Field("voices", "prov:wasAttributedTo", _IRIS),
    Field("modality", "ctx:modality", _one_of("modality", Modality)),
    Field("role", "sem:roleType", _IRI),
    Field("when", "ctx:date", _SPAN),
    Field("said", "dcterms:issued", _SPAN),
    Field("within", "ctx:within", _LIMIT),
    Field("inferred", "ctx:inferredPart", _KEYS),
    Field("limit", "ctx:limit", _LANGUAGES),
    Field("articles", "ctx:article", _TEXTS),
    Field("extent", "ctx:extent", _one_of("extent")),
    Field("wording", "ctx:wording", _WORDS),
    Field("quoted", "ctx:quoted", _FLAG),
    Field("as_quoted", "ctx:asQuoted", _TEXT),
    Field("gist", "rdfs:comment", _LANGUAGES),
    Field("disputes", "cito:disputes", _IRIS),
    Field("supports", "cito:supports", _IRIS),
    Field("revises", "prov:wasRevisionOf", _IRIS),
    Field("notes", "skos:editorialNote", _TEXTS),
)
FIGURE: Final = (
    Field("counted", "ctx:counted", _IRI),
    Field("unit", "ctx:unit", _IRI),
    Field("bound", "ctx:bound", _one_of("bound", Bound)),
    Field("definition", "dcterms:conformsTo", _IRI),
    Field("upto", "ctx:upto", _NUMBER),
    Field("spread", "ctx:spread", _NUMBER),
    Field("total", "ctx:total", _NUMBER),
    Field("base", "ctx:base", _IRI),
    Field("stage", "ctx:stage", _one_of("stage")),
    Field("progress", "ctx:progress", _NUMBER),
    Field("as_of", "ctx:asOf", _SPAN),
)
DISAGREEMENT: Final = (
    Field("kind", "dcterms:type", _IRI),
    Field("between", "ctx:between", _IRIS),
    Field("labels", "skos:prefLabel", _LANGUAGES),
    Field("notes", "rdfs:comment", _LANGUAGES),
    Field("rows", "skos:editorialNote", _TEXTS),
)
LINK: Final = (
    Field("subject", "rdf:subject", _IRI),
    Field("relation", "rdf:predicate", _one_of("relation")),
    Field("object", "rdf:object", _IRI),
    Field("because", "rdfs:comment", _LANGUAGES),
    Field("rests_on", "ctx:restsOn", _IRIS),
)
GAP: Final = (
    Field("question", "skos:prefLabel", _LANGUAGES),
    Field("about", "dcterms:subject", _IRIS),
    Field("looked", "ctx:looked", _LANGUAGES),
    Field("looked_on", "ctx:lookedOn", _DAY),
    Field("rows", "skos:editorialNote", _TEXTS),
)
CORRECTION: Final = (
    Field("of", "dcterms:subject", _IRI),
    Field("date", "dcterms:date", _DAY),
    Field("withdrawn", "ctx:withdrawn", _FLAG),
    Field("because", "rdfs:comment", _LANGUAGES),
)
DOSSIER: Final = (
    Field("titles", "dcterms:title", _LANGUAGES),
    Field("descriptions", "dcterms:description", _LANGUAGES),
    Field("languages", "dcterms:language", _TEXTS),
    Field("licence", "dcterms:license", _TEXT),
    Field("notes", "skos:editorialNote", _LANGUAGES),
    Field("publisher", "dcterms:publisher", _TEXT),
    Field("contact", "ctx:contact", _TEXT),
    Field("base", "void:uriSpace", _TEXT),
    Field("repository", "ctx:repository", _TEXT),
    Field("page", "foaf:homepage", _TEXT),
    Field("reviewed", "ctx:reviewedBy", _LANGUAGES),
)
