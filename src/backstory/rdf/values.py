"""What is stated of one subject comes in; out go the values of the model's fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from backstory.dates.edtf import DateError, Span
from backstory.model.nouns import Claim, Figure, Passage, Source, Words
from backstory.rdf import mapping
from backstory.rdf.mapping import Field
from backstory.rdf.ways import Term, Values, iri_of, thing
from backstory.text import harmless
from backstory.vocabulary import BASE

__all__ = [
    "claim_in",
    "day_or_none",
    "filled",
    "lacking",
    "linked",
    "number_or_none",
    "odd_in",
    "span_or_none",
    "words_in",
]

_NOWHERE: Final = Passage("", "")


def filled(table: tuple[Field, ...], values: Values) -> dict[str, Any]:
    """Read every field of a table from what is stated of a subject."""
    empty, by_term = mapping.readers(table)
    found = dict(empty)
    for iri, terms in values.items():
        for name, read in by_term.get(iri, ()):
            found[name] = read(terms)
    return found


def claim_in(
    iri: str, values: Values, passages: Mapping[str, Passage], homes: Iterable[str]
) -> Claim:
    """Read a claim from what is stated of it; `homes` are the addresses of dossiers."""
    passage = passages.get(next(iter(linked(values, "ctx:passage")), ""))
    if passage is None:
        source = next(iter(linked(values, "dcterms:source")), "")
        passage = Passage(source, "") if source else _NOWHERE
    fields = filled(mapping.CLAIM, values)
    if not fields["inferred"] and words_in(values, "ctx:inferred"):
        dates = fields["predicate"] == "ctx:date"  # of a graph that does not say which part
        fields["inferred"] = frozenset({"happened" if dates else "when"})
    figure = None
    # What counts something in words, or by an address, is told as it stands and is no figure.
    if isinstance(fields["object"], Decimal) and linked(values, "ctx:counted"):
        of = linked(values, "dcterms:isPartOf")
        whole = [one for one in of if one not in homes and "/" in one.removeprefix(BASE)]
        figure = Figure(part_of=next(iter(whole), ""), **filled(mapping.FIGURE, values))
        # Stores leave out the zeros at the end of decimals; how wide a number is hangs on them.
        fields["object"] = figure.as_written(fields["object"])
        figure = figure.with_its_zeros()
    return Claim(iri=iri, passage=passage, figure=figure, **fields)


_NEEDED: Final = ("rdf:subject", "rdf:predicate", "prov:wasAttributedTo")
"""Addresses that a claim is none without; it needs an object of whatever kind besides."""


def lacking(values: Values) -> str:
    """Name everything that a claim lacks to be one; empty if it is whole."""
    lacks = [each for each in _NEEDED if not linked(values, each)]
    if not values.get(iri_of("rdf:object")):
        lacks.append("rdf:object")
    return ", ".join(lacks)


_DATED: Final = {
    Claim: (("when", "ctx:date"), ("said", "dcterms:issued")),
    Source: (("issued", "dcterms:issued"),),
}
"""Fields of a claim or a source that are dates, and the terms that carry them."""
_SHOWN: Final = 60


def odd_in(values: Values, made: Claim | Source) -> list[str]:
    """
    Give what is stated of a claim or a source that is no date or no number, as it stands.

    It is told nowhere else: a date that cannot be placed in time is none that is stated.
    """
    found = [
        (compact, values.get(iri_of(compact), ()))
        for name, compact in _DATED[type(made)]
        if getattr(made, name) is None
    ]
    if isinstance(made, Claim):
        counts = made.figure is None and linked(values, "ctx:counted")
        is_odd = counts or (made.predicate == "ctx:date" and not isinstance(made.object, Span))
        found += [("rdf:object", values.get(iri_of("rdf:object"), ()))] if is_odd else []
        as_of = made.figure is not None and made.figure.as_of is None
        found += [("ctx:asOf", values.get(iri_of("ctx:asOf"), ()))] if as_of else []
    return [f"`{compact} {harmless(_plain(term_))}`" for compact, terms in found
            for term_ in terms[:1]]  # fmt: skip


def _plain(term_: Term) -> str:
    """Write a term as its file may have it, with the short name of its type."""
    if not isinstance(term_, ox.Literal) or term_.language:
        return str(term_)
    kind = term_.datatype.value
    short = next((f"{p}:{kind.removeprefix(iri_of(f'{p}:'))}" for p in ("edtf", "xsd")
                  if kind.startswith(iri_of(f"{p}:"))), kind)  # fmt: skip
    text = term_.value if len(term_.value) <= _SHOWN else f"{term_.value[:_SHOWN]}…"
    return f'"{text}"^^{short}'


def day_or_none(text: str) -> int | None:
    """Read a day number; None if it is not there, or is none that a calendar has."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,7}", text) else None


def number_or_none(term_: Any) -> Decimal | None:
    """Read a number of a graph from anywhere; None if it is none that can be written down."""
    value = thing(term_)
    return value if isinstance(value, Decimal) else None


def span_or_none(text: str) -> Span | None:
    """Read a date of a graph from anywhere; None if there is none, or it makes no sense."""
    try:
        return Span.parse(text) if text else None
    except DateError:
        return None


def linked(values: Values, predicate: str) -> list[str]:
    """Give the IRIs that a subject has under a predicate."""
    return [v.value for v in values.get(iri_of(predicate), ()) if isinstance(v, ox.NamedNode)]


def words_in(values: Values, predicate: str) -> list[Words]:
    """Give the texts that a subject has under a predicate, with their languages."""
    found = [v for v in values.get(iri_of(predicate), ()) if isinstance(v, ox.Literal)]
    return [Words(harmless(v.value), v.language or "") for v in found]
