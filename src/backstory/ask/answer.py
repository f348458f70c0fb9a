"""Turn the RDF terms of an answer into a table of plain values, and plain values into terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from backstory.ask.guard import silenced
from backstory.errors import QueryError, UnknownName
from backstory.rdf.store import Answer, Term, TripleStore
from backstory.vocabulary import PREFIXES
from backstory.words.columns import Dated
from backstory.words.table import Id, Table, Value

__all__ = ["bindings_of", "table_of", "term_of_value", "told_apart", "value_of"]

_VARIABLE = re.compile(r"[?$](\w+)")
_WHOLE = PREFIXES["xsd"] + "integer"
_TRUTH = PREFIXES["xsd"] + "boolean"
_TRUTHS = {"true": True, "1": True, "false": False, "0": False}
_DECIMAL = PREFIXES["xsd"] + "decimal"
_EDTF = PREFIXES["edtf"] + "EDTF"
_MOST_DIGITS = 1000
_MOST_NUMBER = 10**_MOST_DIGITS
_FLOATS = (PREFIXES["xsd"] + "double", PREFIXES["xsd"] + "float")


def value_of(term: Term | None) -> Value:
    """Give the plain value of a term."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Id.of(term.value)
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        try:
            if kind == _WHOLE:
                return int(term.value)
            if kind == _TRUTH:
                return _TRUTHS.get(term.value, term.value)
            if kind == _DECIMAL:
                number = Decimal(term.value)
                return number if number.is_finite() else term.value
            if kind == _EDTF:
                return Dated(term.value)
            return float(term.value) if kind in _FLOATS else term.value
        except (ValueError, InvalidOperation):  # ill-typed: as it stands
            return term.value
    return str(term)


def term_of_value(value: Any) -> ox.NamedNode | ox.Literal:
    """
    Give the term of a plain value: an id or an address is an IRI, the rest a literal.

    Raises:
        UnknownName: It is of a kind that no term stands for.
    """
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    try:
        if isinstance(value, Id):
            return ox.NamedNode(value.iri)
        if hasattr(value, "n3"):
            return _term_of_rdflib(value)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            return ox.NamedNode(value)
        if type(value) is int and abs(value) >= _MOST_NUMBER:
            raise QueryError(f"A number of more than {_MOST_DIGITS:,} digits: give it as text.")
        if isinstance(value, bool | int | float | str):
            return ox.Literal(value)
    except ValueError as why:  # no address; half a character
        raise QueryError(f"{value!a:.80} can be no value of a query: {why}.") from None
    if hasattr(value, "item"):  # a numpy or pandas scalar
        return term_of_value(value.item())
    raise UnknownName("kind of value", type(value).__name__, ("str", "int", "float", "bool", "Id"))


def _term_of_rdflib(value: Any) -> ox.NamedNode | ox.Literal:
    """Give the term that a term of RDFLib is: each of them is a text as well."""
    kind = type(value).__name__
    if kind == "URIRef":
        return ox.NamedNode(str(value))
    if kind != "Literal":
        raise UnknownName("kind of value", kind, ("URIRef", "Literal"))
    if value.language:
        return ox.Literal(str(value), language=value.language)
    datatype = ox.NamedNode(str(value.datatype)) if value.datatype else None
    return ox.Literal(str(value), datatype=datatype)


def bindings_of(query: str, given: Mapping[str, Any]) -> dict[str, ox.NamedNode | ox.Literal]:
    """
    Give the terms that variables of a query are bound to.

    Raises:
        UnknownName: The query has no such variable, or no term stands for a value.
        QueryError: A value can be no term.
    """
    known = set(_VARIABLE.findall(silenced(query))) if given else set()
    for name in given:
        if name not in known:
            raise UnknownName("variable of this query", name, known or {"timeout_s", "max_rows"})
    return {name: term_of_value(value) for name, value in given.items()}


def table_of(
    answer: Answer, *, title: str = "", lang: str = "en", notes: Iterable[str] = ()
) -> Table:
    """Turn the terms of an answer into a table of plain values."""
    rows = tuple(dict(zip(answer.columns, map(value_of, row), strict=True)) for row in answer.rows)
    return Table(answer.columns, rows, title, lang, tuple(notes), answer.triples)


def told_apart(table: Table, graph: TripleStore) -> Table:
    """
    Say from which dossier each row comes, where several are open, and write its ids with it.

    A row's dossier is that of the things in it: of two, where it sets two side by side.
    """
    if graph.is_alone:
        return table
    homes = graph.homes
    rows = []
    for row in table.rows:
        own: dict[str, None] = {}
        told: dict[str, Value] = {}
        for name, value in row.items():
            told[name] = value
            if isinstance(value, Id) and (home := graph.home_of(value.iri)):
                own[homes[home]] = None
                told[name] = Id.called(graph.short(value.iri), value.iri)
        if len(homes) > 1:
            told["dossier"] = " · ".join(own) or None
        rows.append(told)
    columns = table.columns if len(homes) < 2 else (*table.columns, "dossier")
    return replace(table, columns=columns, rows=tuple(rows))
