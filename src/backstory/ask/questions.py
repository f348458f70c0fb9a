"""
The name of a question and values for its parameters come in; out goes a table of rows.

Each question is one .rq file in `queries/`: its header says what it asks in both languages, its
parameters, and its columns. To add a question, copy the file nearest to it; no code changes.
Parameters become terms, written by the one writer of terms (`template`): nothing that somebody
typed stands in the text, which is the same wherever it runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.answer import table_of
from backstory.ask.find import day_of, record_of
from backstory.ask.held import held_text
from backstory.ask.rows import Rows
from backstory.ask.template import LANG, written
from backstory.ask.values import term_of
from backstory.errors import QueryError, UnknownName
from backstory.rdf.limits import limited
from backstory.rdf.redated import Limit, redated
from backstory.rdf.rq import QueryFile, query_files
from backstory.rdf.store import Answer, Term, TripleStore
from backstory.text import nearest
from backstory.words.languages import Asked, languages
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = [
    "LIMITS",
    "Parameter",
    "Question",
    "answer",
    "bound",
    "is_plain",
    "question",
    "questions",
]

MOST_PICKED: Final = 1_000_000
"""
Claims that a named question picks before it joins what else it tells of them.

A `LIMIT` of so many begins the joins of some questions: Oxigraph's planner reads it as the size of
the part and starts there. A dossier has some thousands; a graph with more claims than this, some
thirty million quads, is asked with plain SPARQL.
"""

LIMITS: Final[Mapping[str, str]] = {
    "source": "source",
    "voice": "voice",
    "known_at": "day",
    "valid_at": "day",
}
"""Limits every question takes (`valid_at`: those that concern time), and what is given for each."""


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
    bearer: str
    """What bears the bounds of that column, where it is no thing itself (`held`)."""
    dates: Mapping[str, str]
    """By column of dates that are put together from claims: the column of what is dated."""
    on_day: str
    """The question that answers this one for a day, where all that it needs is given."""
    empty: tuple[str, ...]
    """Columns whose empty cells mean that nobody states it, and say so."""
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
                Asked({lang: str(told[lang]) for lang in languages() if lang in told}),
                bool(told.get("required", False)),
                str(told.get("default", "")),
            )
            for name, told in (head.get("params") or {}).items()
        }
        return cls(
            file.name,
            Asked(head["summary"]),
            parameters,
            tuple(head["returns"]),
            str(head.get("time", "")),
            str(head.get("of", "")),
            head.get("dates") or {},
            str(head.get("on_day", "")),
            tuple(head.get("empty", ())),
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


def is_plain(text: str) -> bool:
    """Tell plain words from the name of a question, or a slip in one: nobody writes who_said_it."""
    name = text.strip()
    return " " in name or not ("_" in name or nearest(name, questions()))


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
    if lang not in languages():
        raise UnknownName("language", lang, languages())
    given = {key.replace("-", "_"): value for key, value in values.items() if value is not None}
    asked = _of_day(asked, given)
    for key in given:
        if key not in asked.parameters and key not in LIMITS:
            raise UnknownName(f"parameter of {asked.name}", key, {*asked.parameters, *LIMITS})
    if "known_at" in given and "known_at" not in asked.parameters and not graph.takes_long_texts:
        graph = graph.whole()  # before it is asked for names: which way it goes is said once
    limit = _limit(graph, asked, given, lang)
    text = question_text(graph, asked, given, lang)
    graph, found = _within(graph, text, limit) if limit else (graph, graph.query(text))
    dates = redated(graph, limit) if limit else None
    rows = Rows(graph, found, (*asked.returns, "held", "known"), dates)
    rows.word(lang, asked.dates, asked.empty)
    notes = [] if rows.rows else [phrase("nothing", lang)]
    return table_of(rows.answer(), title=asked.summary[lang], lang=lang, notes=notes)


def question_text(
    graph: TripleStore, asked: Question, given: Mapping[str, Any], lang: str = "en"
) -> str:
    """
    Write a question as the text that runs, here or anywhere: values, limits and language inside.

    Args:
        graph: Where ids and names are looked up, and what a limit dates anew.
        asked: The question.
        given: Values by parameter, and limits, as somebody writes them.
        lang: Language of labels.

    Raises:
        UnknownName: An id, a name or a word is not known; the nearest is offered.
        QueryError: A required parameter is missing, or a value cannot be read.
    """
    given = {key.replace("-", "_"): value for key, value in given.items() if value is not None}
    asked = _of_day(asked, given)
    for key in given:
        if key not in asked.parameters and key not in LIMITS:
            raise UnknownName(f"parameter of {asked.name}", key, {*asked.parameters, *LIMITS})
    terms = {**dict(bound(graph, asked, given, lang)), LANG: ox.Literal(graph.labelled(lang))}
    text = asked.text
    if "valid_at" in given and "valid_at" not in asked.parameters:
        day = day_of(given["valid_at"], "valid_at")
        text = held_text(text, day, asked.time, asked.bearer, asked.name)
        # A part of a question may have to know the day too: its lines `# if valid_at:`.
        terms["valid_at"] = ox.Literal(day)
    limit = _limit(graph, asked, given, lang)
    if limit and limit.known_at is not None and not (limit.source or limit.voice):
        terms["known_at"] = ox.Literal(limit.known_at)  # for its lines `# if known_at:`
    text = written(text, [*asked.parameters, LANG, "valid_at"], terms)
    if limit:
        from backstory.ask.limiting import limited_text  # late: most ask without a limit

        return limited_text(text, limit, redated(graph, limit), asked.returns)
    return text


def _of_day(asked: Question, given: Mapping[str, Any]) -> Question:
    """Give the question that weighs for a day what this one lists, if all it needs is given."""
    other = questions().get(asked.on_day) if "valid_at" in given else None
    if other is None or any(each.required and each.name not in given
                            for each in other.parameters.values()):  # fmt: skip
        return asked
    return other


def _within(graph: TripleStore, text: str, limit: Limit) -> tuple[TripleStore, Answer]:
    """
    Answer a question within a limit, and give the graph that was asked.

    Of a server that refuses the text, or is known to answer such texts wrongly, what lies within
    the limit is read and asked here.
    """
    if graph.takes_long_texts:
        try:
            return graph, graph.query(text)
        except QueryError:
            if graph.is_here:
                raise
    source, voice = _node(limit.source), _node(limit.voice)
    small = limited(graph, source=source, voice=voice, known_at=limit.known_at)
    return small, small.query(text)


def _node(iri: str) -> ox.NamedNode | None:
    return ox.NamedNode(iri) if iri else None


def _limit(graph: TripleStore, asked: Question, given: Mapping[str, Any], lang: str) -> Limit:
    """Read the limits on claims; what a question has as a parameter of its own is none."""
    found = {
        key: term_of(record_of(graph), LIMITS[key], key, given[key], lang).value
        for key in ("source", "voice", "known_at")
        if key in given and key not in asked.parameters
    }
    known_at = found.pop("known_at", None)
    return Limit(**found, known_at=None if known_at is None else int(known_at))


def bound(
    graph: TripleStore, asked: Question, given: Mapping[str, Any], lang: str = "en"
) -> Iterator[tuple[str, Term]]:
    """
    Give each parameter of a question that has a value, with the term its query is bound to.

    Args:
        graph: Where ids and names are looked up.
        asked: The question.
        given: Values by parameter, as somebody writes them: an id or a name, a day, a number.
        lang: The language to say in that nothing was found.

    Raises:
        UnknownName: An id, a name or a word is not known; the nearest is offered.
        QueryError: A required parameter is missing, or a value cannot be read.
    """
    for parameter in asked.parameters.values():
        value = given.get(parameter.name, parameter.default or None)
        if value is not None:
            yield (
                parameter.name,
                term_of(record_of(graph), parameter.kind, parameter.name, value, lang),
            )
        elif parameter.required:
            raise QueryError(
                f"`{asked.name}` needs --{parameter.name.replace('_', '-')}: "
                f"{parameter.told[lang].rstrip('.').lower()}."
            )
