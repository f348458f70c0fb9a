"""Turn the RDF terms of an answer into a table of plain values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pyoxigraph as ox

from backstory.rdf.store import Answer, Term
from backstory.vocabulary import PREFIXES
from backstory.words.columns import Dated
from backstory.words.table import Id, Table, Value

__all__ = ["table_of", "value_of"]

_WHOLE = PREFIXES["xsd"] + "integer"
_TRUTH = PREFIXES["xsd"] + "boolean"
_DECIMAL = PREFIXES["xsd"] + "decimal"
_EDTF = PREFIXES["edtf"] + "EDTF"
_FLOATS = (PREFIXES["xsd"] + "double", PREFIXES["xsd"] + "float")


def value_of(term: Term | None) -> Value:
    """Give the plain value of a term."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Id.of(term.value)
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind == _WHOLE:
            return int(term.value)
        if kind == _TRUTH:
            return term.value in ("true", "1")
        if kind == _DECIMAL:
            return Decimal(term.value)
        if kind == _EDTF:
            return Dated(term.value)
        return float(term.value) if kind in _FLOATS else term.value
    return str(term)


def table_of(
    answer: Answer, *, title: str = "", lang: str = "en", notes: Iterable[str] = ()
) -> Table:
    """Turn the terms of an answer into a table of plain values."""
    rows = tuple(dict(zip(answer.columns, map(value_of, row), strict=True)) for row in answer.rows)
    return Table(answer.columns, rows, title, lang, tuple(notes), answer.triples)
