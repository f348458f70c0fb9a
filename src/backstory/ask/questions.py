"""
The name of a question and values for its parameters come in; out goes a table of rows.

Each question is one .rq file in `queries/`: its header says what it asks in both languages, its
parameters, and its columns. To add a question, copy the file nearest to it; no code changes.
Parameters are bound as terms, never spliced into the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.answer import table_of
from backstory.ask.rows import Rows
from backstory.dates.days import from_iso
from backstory.errors import QueryError, UnknownName
from backstory.rdf.limits import limited
from backstory.rdf.rq import QueryFile, query_files
from backstory.rdf.store import Term, TripleStore
from backstory.text import nearest, normalise
from backstory.vocabulary import (
    LANGUAGES,
    SCHEMES,
    concept_iri,
    data_iri,
    id_of,
    own_concept_iri,
    term,
)
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["LIMITS", "Parameter", "Question", "answer", "bound",
           "known_ids", "question", "questions"]  # fmt: skip

LIMITS: Final[Mapping[str, tuple[str, str, str]]] = {
    "source": ("source", "Only what this source says.", "Solo lo que dice esta fuente."),
    "voice": ("voice", "Only what this voice says.", "Solo lo que dice esta voz."),
    "known_at": (
        "day",
        "Only what had been said by this day; undated sayings are 'possible'.",
        "Solo lo dicho hasta este día; lo que no lleva fecha es 'posible'.",
    ),
    "valid_at": (
        "day",
        "Only what held on this day, and how surely.",
        "Solo lo que regía ese día, y con qué seguridad.",
    ),
}
"""Limits every question takes (`valid_at`: those that concern time)."""

_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "event": ("sem:Event",),
    "actor": ("prov:Agent",),
    "voice": ("prov:Agent",),
    "place": ("sem:Place",),
    "instrument": ("ctx:Instrument",),
    "measure": ("sem:Event", "ctx:Instrument"),
    "source": ("schema:CreativeWork",),
    "claim": ("ctx:Claim",),
    "thing": ("sem:Event", "prov:Agent", "sem:Place", "ctx:Instrument", "schema:CreativeWork"),
}
_LAST_DAY: Final = from_iso("9999-12-31")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be given."""

    name: str
    kind: str
    """A class of named things, `concept <scheme>`, `scheme`, `number`, `day` or `text`."""
    told: Mapping[str, str]
    """What it is, in each language."""
    required: bool = False
    default: str = ""
    """What is taken if nothing is given; empty: anything."""


@dataclass(frozen=True, slots=True)
class Question:
    """One named question."""

    name: str
    summary: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    returns: tuple[str, ...]
    time: str
    """Column whose dates `valid_at` is held against; `valid_at`: the query does; empty: none."""
    dates: Mapping[str, str]
    """By column of dates that are put together from claims: the column of what is dated."""
    used_by: tuple[str, ...]
    example: Mapping[str, str | int]
    """Values to try it with, in the shipped dossier."""
    text: str

    @classmethod
    def of(cls, file: QueryFile) -> Question:
        """Read the header of a query file."""
        head = file.header
        parameters = {
            name: Parameter(
                name,
                str(told["kind"]),
                {lang: str(told[lang]) for lang in LANGUAGES},
                bool(told.get("required", False)),
                str(told.get("default", "")),
            )
            for name, told in (head.get("params") or {}).items()
        }
        return cls(
            file.name,
            head["summary"],
            parameters,
            tuple(head["returns"]),
            str(head.get("time", "")),
            head.get("dates") or {},
            tuple(head.get("used_by", ())),
            head.get("example") or {},
            file.text,
        )


@cache
def questions() -> Mapping[str, Question]:
    """Read every named question, by name, sorted."""
    return {
        name: Question.of(file)
        for name, file in query_files("ask/queries").items()
        if not name.startswith("page_")
    }


def question(name: str) -> Question:
    """
    Find a question by name; hyphens serve as well as underscores.

    Raises:
        UnknownName: There is none; the nearest is offered.
    """
    known = questions()
    plain = name.replace("-", "_")
    if plain not in known:
        raise UnknownName("question", plain, known)
    return known[plain]


def answer(graph: TripleStore, name: str, /, *, lang: str = "en", **values: Any) -> Table:
    """
    Answer a named question.

    Args:
        graph: Where to ask.
        name: Name of the question.
        lang: Language of labels, dates and notes: en or es.
        **values: Its parameters, and any of `LIMITS`; None is the same as not given.

    Raises:
        UnknownName: The question, a parameter or an id is not known; the nearest is offered.
        QueryError: A required parameter is missing, or a value cannot be read.
    """
    asked = question(name)
    if lang not in LANGUAGES:
        raise UnknownName("language", lang, LANGUAGES)
    given = {key.replace("-", "_"): value for key, value in values.items() if value is not None}
    own_names = set(asked.parameters)
    for key in given:
        if key not in own_names and key not in LIMITS:
            raise UnknownName(f"parameter of {asked.name}", key, {*own_names, *LIMITS})
    bindings = dict(bound(graph, asked, given))
    if "?lang" in asked.text:
        bindings["lang"] = ox.Literal(lang)
    limits = {
        key: _value(graph, LIMITS[key][0], key, given[key])
        for key in LIMITS
        if key in given and key not in own_names
    }
    whole = limited(
        graph,
        source=_iri(limits.get("source")),
        voice=_iri(limits.get("voice")),
        known_at=_day(limits.get("known_at")),
    )
    found = whole.query(asked.text, bindings)
    rows = Rows(whole, found, asked.returns)
    if "valid_at" in limits:
        if asked.time not in asked.returns:
            raise QueryError(f"`{asked.name}` does not concern time: it takes no --valid-at.")
        rows.hold(int(limits["valid_at"].value), asked.time)
    if "known_at" in limits:
        rows.know(int(limits["known_at"].value))
    rows.word(lang, asked.dates)
    notes = [] if rows.rows else [phrase("nothing", lang)]
    return table_of(rows.answer(), title=asked.summary[lang], lang=lang, notes=notes)


def _iri(value: Any) -> ox.NamedNode | None:
    return value if isinstance(value, ox.NamedNode) else None


def _day(value: Any) -> int | None:
    return None if value is None else int(value.value)


def bound(
    graph: TripleStore, asked: Question, given: Mapping[str, Any]
) -> Iterator[tuple[str, Term]]:
    """
    Give each parameter of a question that has a value, with the term its query is bound to.

    Args:
        graph: Where ids and names are looked up.
        asked: The question.
        given: Values by parameter, as somebody writes them: an id or a name, a day, a number.

    Raises:
        UnknownName: An id, a name or a word is not known; the nearest is offered.
        QueryError: A required parameter is missing, or a value cannot be read.
    """
    for parameter in asked.parameters.values():
        value = given.get(parameter.name, parameter.default or None)
        if value is not None:
            yield parameter.name, _value(graph, parameter.kind, parameter.name, value)
        elif parameter.required:
            raise QueryError(
                f"`{asked.name}` needs --{parameter.name.replace('_', '-')}: "
                f"{parameter.told['en'].rstrip('.').lower()}."
            )


def _value(graph: TripleStore, kind: str, name: str, value: Any) -> Any:
    """Turn what somebody gave into a term, or say what is wrong with it."""
    iri = getattr(value, "iri", None)
    text = str(value)
    if kind == "text":
        return ox.Literal(text)
    if kind == "number":
        try:
            return ox.Literal(int(text))
        except ValueError:
            raise QueryError(f"--{name} takes a whole number, not '{text}'.") from None
    if kind == "day":
        if isinstance(value, int):
            if abs(value) > _LAST_DAY:  # 20160101 is meant as a date
                raise QueryError(f"{name} takes a date as text, YYYY-MM-DD, not {value}.")
            return ox.Literal(value)
        try:
            return ox.Literal(from_iso(text))
        except ValueError as why:
            remedy = "" if "YYYY-MM-DD" in str(why) else "; write a day as YYYY-MM-DD"
            raise QueryError(f"--{name.replace('_', '-')}: {why}{remedy}.") from None
    if kind == "scheme":
        if text not in SCHEMES:
            raise UnknownName("scheme", text, SCHEMES)
        return ox.NamedNode(concept_iri(text))
    if kind.startswith("concept "):
        return _concept(graph, kind.removeprefix("concept "), text)
    dossier = id_of(graph.dossier)
    try:
        found = ox.NamedNode(iri or (text if "://" in text else data_iri(dossier, text)))
    except ValueError:  # a space, say: no id, but perhaps a name
        return _called(graph, kind, text)
    kinds = {
        quad.object.value
        for quad in graph.store.quads_for_pattern(found, ox.NamedNode(term("rdf:type")), None)
        if isinstance(quad.object, ox.NamedNode)
    }
    if not kinds & {term(each) for each in _CLASSES[kind]}:
        return _called(graph, kind, text)
    return found


def _called(graph: TripleStore, kind: str, text: str) -> ox.NamedNode:
    """
    Find what has this whole name, in either language, without regard to accents or case.

    Raises:
        UnknownName: Nothing of this kind is called so, or more than one thing is.
    """
    ids = known_ids(graph, kind)
    named: set[str] = set()
    for names in _names(graph):  # a name proper goes before an alias
        named = names.get(normalise(text), set()) & set(ids)
        if len(named) > 1:  # a page may be titled like the body it tells of
            named = (named - set(known_ids(graph, "source"))) or named
        if len(named) == 1:
            return ox.NamedNode(data_iri(id_of(graph.dossier), *named))
        if named:
            break
    of_kind = {
        name: things & set(ids)
        for names in reversed(_names(graph))
        for name, things in names.items()
        if things & set(ids)
    }
    near = None if named else nearest(text, of_kind)
    raise UnknownName(kind, text, ids, sorted(of_kind[near] if near else named))


def _names(graph: TripleStore) -> tuple[dict[str, set[str]], ...]:
    """Give the ids of what bears each name, as names are searched: names proper, then aliases."""
    if "names" not in graph.cache:
        found: tuple[defaultdict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
        for names, label in zip(found, ("skos:prefLabel", "skos:altLabel"), strict=True):
            for quad in graph.store.quads_for_pattern(None, ox.NamedNode(term(label)), None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                    names[normalise(quad.object.value)].add(id_of(quad.subject.value))
        graph.cache["names"] = found
    kept: tuple[dict[str, set[str]], ...] = graph.cache["names"]
    return kept


def _concept(graph: TripleStore, scheme: str, name: str) -> ox.NamedNode:
    labelled = ox.NamedNode(term("skos:inScheme"))
    home = ox.NamedNode(concept_iri(scheme))
    for iri in (concept_iri(scheme, name), own_concept_iri(id_of(graph.dossier), scheme, name)):
        found = ox.NamedNode(iri)
        if any(graph.store.quads_for_pattern(found, labelled, home)):
            return found
    known = [
        id_of(quad.subject.value).removeprefix(f"{scheme}-")
        for quad in graph.store.quads_for_pattern(None, labelled, home)
        if isinstance(quad.subject, ox.NamedNode)
    ]
    raise UnknownName(scheme, name, known)


def known_ids(graph: TripleStore, kind: str) -> list[str]:
    """List the ids of one kind of named thing (`event`, `actor`, `source` …), sorted."""
    found = set()
    for each in _CLASSES[kind]:
        of_class = ox.NamedNode(term(each))
        quads = graph.store.quads_for_pattern(None, ox.NamedNode(term("rdf:type")), of_class)
        found |= {id_of(q.subject.value) for q in quads if isinstance(q.subject, ox.NamedNode)}
    return sorted(found)
