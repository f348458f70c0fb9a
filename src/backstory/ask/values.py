"""
The kind of a parameter and what somebody gave for it come in; out goes the term it is bound to.

Things are found by id or name, days are read, as at every other door (`find`).
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.find import day_of, find_iri
from backstory.calls.fitting import shown
from backstory.errors import QueryError, UnknownName
from backstory.rdf.record import Record
from backstory.vocabulary import SCHEMES, concept_iri

__all__ = ["NARROW", "term_of"]

NARROW: Final = {"post": ("post",), "person": ("person",), "body": ("body", "group")}
"""Parameters for an actor that take but some kinds of actors."""


def term_of(
    record: Record, kind: str, name: str, given: Any, lang: str = "en"
) -> ox.NamedNode | ox.Literal:
    """
    Turn what somebody gave for a parameter into a term.

    Args:
        record: Where ids and names are looked up.
        kind: A kind of named thing, `concept <scheme>`, `scheme`, `number`, `day` or `text`.
        name: What the parameter is called, to be named where the value cannot be read.
        given: An id, a name or an `Id`; a number; a day.
        lang: The language to say in that nothing was found.

    Raises:
        NotFound: An id or a name is not known; the nearest is offered.
        QueryError: A number or a day cannot be read, or it is something else altogether.
    """
    if not isinstance(given, str | int | float | date) and not hasattr(given, "item"):
        called = name.replace("_", "-")
        raise QueryError(f"--{called} takes a text, a number or a day, not {shown(given)}.")
    match kind:
        case "text":
            return ox.Literal(str(given))
        case "number":
            try:
                return ox.Literal(int(str(given)))
            except ValueError:
                raise QueryError(f"--{name} takes a whole number, not '{given!s:.60}'.") from None
        case "day":
            return ox.Literal(day_of(given, name))
        case "scheme":
            if str(given) not in SCHEMES:
                raise UnknownName("scheme", str(given), SCHEMES)
            return ox.NamedNode(concept_iri(str(given)))
        case _:
            typed = given if isinstance(given, str) else str(given)
            kinds = NARROW.get(name, (kind,)) if kind == "actor" else (kind,)
            return ox.NamedNode(find_iri(record, typed, kinds, lang=lang))
