"""A value of the model comes in; out go the terms that state it; and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from backstory.dates.edtf import DateError, Span
from backstory.model.nouns import Object, Words
from backstory.text import harmless
from backstory.vocabulary import concept_iri, id_of, term

__all__ = ["Term", "Values", "Way", "iri_of", "object_term", "one_of", "thing", "whole_or_none"]

Term = NamedNode | Literal
Values = Mapping[str, Sequence[Term]]
"""What is stated of one subject: objects by the whole IRI of the predicate."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a value becomes terms, and terms a value."""

    write: Callable[[Any], Iterable[Term]]
    read: Callable[[Sequence[Term]], Any]


@cache
def iri_of(compact: str) -> str:
    """Give the whole IRI of a term; each is asked for many times."""
    return term(compact)


_MOST_DIGITS: Final = 30
"""A number longer than that counts nothing; it is told as it stands."""


_COUNT: Final = re.compile(r"[0-9]{1,18}")
"""ASCII only: `²` is a digit for Python and no number, and of 5,000 digits it makes none."""


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
            return Literal(str(value), datatype=NamedNode(iri_of("xsd:decimal")))
    return Literal(int(value))


def thing(value: Any) -> Object:
    """Read what a claim points at back from its term."""
    if isinstance(value, NamedNode):
        return value.value
    if not isinstance(value, Literal):  # a blank node or a triple
        return Words(str(value), "")
    kind = value.datatype.value
    try:
        if kind == iri_of("edtf:EDTF"):
            return Span.parse(value.value)
        if kind in (iri_of("xsd:integer"), iri_of("xsd:decimal")):
            number = Decimal(value.value)
            told = number.is_finite() and number.adjusted() <= _MOST_DIGITS
            return number if told else Words(harmless(value.value), "")
    except (DateError, InvalidOperation):  # ill-typed, in a graph from elsewhere: as it stands
        pass
    return Words(harmless(value.value), value.language or "")


def whole_or_none(text: str) -> int | None:
    """Read a number that counts something; None if it is none, or longer than any count is."""
    return int(text) if _COUNT.fullmatch(text) else None


def _words_term(words: Words) -> Literal:
    if words.language:
        return Literal(words.text, language=words.language)
    return Literal(words.text)


def _edtf(span: Span) -> Literal:
    return Literal(span.text, datatype=NamedNode(iri_of("edtf:EDTF")))


def _iris(terms: Sequence[Term]) -> list[str]:
    return [each.value for each in terms if isinstance(each, NamedNode)]


def _first_iri(terms: Sequence[Term]) -> str:
    for each in terms:
        if isinstance(each, NamedNode):
            return each.value
    return ""


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


def one_of(scheme: str, make: Callable[[str], Any] = str) -> Way:
    """Write a value as the concept of a scheme that has it for its id."""

    def write(value: str) -> Iterator[Term]:
        if value:
            yield NamedNode(concept_iri(scheme, value))

    @lru_cache(maxsize=1024)
    def made(iri: str) -> Any:
        name = id_of(iri)
        try:
            return make(name)
        except ValueError:  # a graph from elsewhere may have concepts of its own
            return name

    def read(terms: Sequence[Term]) -> Any:
        return made(_first_iri(terms))

    return Way(write, read)


@cache
def _compact(iri: str) -> str:
    for prefix in ("ctx", "sem", "org"):
        home = iri_of(f"{prefix}:")
        if iri.startswith(home):
            return f"{prefix}:{iri.removeprefix(home)}"
    return iri


IRI: Final = Way(
    lambda value: [NamedNode(value)] if value else [],
    _first_iri,
)
IRIS: Final = Way(
    lambda values: [NamedNode(value) for value in values],
    lambda terms: tuple(sorted(_iris(terms))),
)
TEXT: Final = Way(
    lambda value: [Literal(value)] if value else [],
    lambda terms: next(iter(_texts(terms)), ""),
)
TEXTS: Final = Way(
    lambda values: [Literal(value) for value in values],
    lambda terms: tuple(sorted(_texts(terms))),
)
KEYS: Final = Way(TEXTS.write, lambda terms: frozenset(_texts(terms)))
WORDS: Final = Way(
    lambda value: [_words_term(value)] if value else [],
    lambda terms: next(iter(_all_words(terms)), None),
)
ALL_WORDS: Final = Way(
    lambda values: [_words_term(value) for value in values],
    lambda terms: tuple(_all_words(terms)),
)
LANGUAGES: Final = Way(
    lambda texts: [_words_term(Words(text, lang)) for lang, text in texts.items() if text],
    lambda terms: {words.language: words.text for words in _all_words(terms) if words.text.strip()},
)
SPAN: Final = Way(lambda value: [_edtf(value)] if value else [], _span)
DAY: Final = Way(
    lambda value: [Literal(value, datatype=NamedNode(iri_of("xsd:date")))] if value else [],
    TEXT.read,
)
FLAG: Final = Way(
    lambda value: [Literal(True)] if value else [],
    lambda terms: any(text in ("true", "1") for text in _texts(terms)),
)
NUMBER: Final = Way(
    lambda value: [object_term(value)] if value is not None else [],
    lambda terms: next((v for v in map(thing, terms) if isinstance(v, Decimal)), None),
)
WHOLE: Final = Way(
    lambda value: [Literal(value)] if value else [],
    lambda terms: next(filter(None, map(whole_or_none, _texts(terms))), 0),
)
LIMIT: Final = Way(lambda value: [object_term(value)] if value else [], _limit)
OBJECT: Final = Way(
    lambda value: [object_term(value)], lambda terms: thing(terms[0]) if terms else ""
)
PREDICATE: Final = Way(
    lambda value: [NamedNode(iri_of(value))],
    lambda terms: _compact(_first_iri(terms)),
)
