"""What is stated of one subject comes in; out go the values of the model's fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import pyoxigraph as ox

from backstory.dates.edtf import DateError, Span
from backstory.model.nouns import Claim, Figure, Passage, Words
from backstory.rdf import mapping
from backstory.rdf.mapping import Field
from backstory.rdf.ways import Values, iri_of, thing
from backstory.text import harmless
from backstory.vocabulary import BASE

__all__ = [
    "claim_in",
    "day_or_none",
    "filled",
    "lacking",
    "linked",
    "number_or_none",
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
    """Say what a claim lacks to be one; empty if it is whole."""
    lacks = next((each for each in _NEEDED if not linked(values, each)), "")
    return lacks or ("" if values.get(iri_of("rdf:object")) else "rdf:object")


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
