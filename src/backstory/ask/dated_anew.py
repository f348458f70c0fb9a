"""
Dates that are given anew come in; out go the parts of a query that look them up.

One text has them all, and the date of a thing is what follows its address there: to an engine that
is a constant. A table is not: Virtuoso multiplies what it expects by the rows of each, and refuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from backstory.ask.patterns import Group, Part, Pattern, Words
from backstory.ask.template import term_text
from backstory.vocabulary import term

__all__ = ["MANY", "listed", "looked_up", "never"]

Dates = Mapping[str, Sequence[tuple[str, str]]]
"""By IRI predicates and their values, as `rdf.redated` has them."""

MANY: Final = 200
"""Dates of which a table is made: a text may not grow without end."""
_WHOLE: Final = term("xsd:integer")
_VALUE: Final = re.compile(r'(?P<whole>-?\d+)|"(?P<text>[^"\\;]*)"\^\^<(?P<kind>[^>]*)>')


def listed(pattern: Pattern, dates: Dates, *, first: bool) -> list[Group]:
    """
    Write the dates that are given anew in place of a pattern, as groups that UNION joins.

    Virtuoso loses rows where the first of them is a table of two columns, and plans for a minute
    where each of several is none; of many no such text is made.
    """
    rows = [
        (f"<{iri}>", value)
        for iri, given in dates.items()
        for each, value in given
        if each == pattern.predicate
    ]
    if rows and (len(rows) > MANY or not first):
        table = " ".join(f"({iri} {value})" for iri, value in rows)
        return [Group("", [Words([f"VALUES ({pattern.subject} {pattern.object}) {{ {table} }}"])])]
    return [
        Group("UNION" if at else "", [
            Words([f"BIND ({iri} AS {pattern.subject})"]),
            Words([f"BIND ({value} AS {pattern.object})"]),
        ])
        for at, (iri, value) in enumerate(rows)
    ]  # fmt: skip


def looked_up(pattern: Pattern, dates: Dates, stands: str, own: tuple[str, str]) -> list[Part]:
    """
    Write how the object of a pattern is looked up among dates that are given anew.

    Args:
        pattern: Of a thing, a predicate of dates, and the variable of its value.
        dates: What is given anew.
        stands: The variable of the value that stands in the graph: that of whatever is not here.
        own: Two variables that nothing else has.

    Returns:
        Nothing where the values cannot be one text: several of one thing, or of several kinds.
    """
    entries: list[str] = []
    kinds: set[str] = set()
    for iri, rows in dates.items():
        values = [_VALUE.fullmatch(value) for each, value in rows if each == pattern.predicate]
        read = [value for value in values if value]
        if len(values) > 1 or len(read) < len(values):
            return []
        kinds.update(value["kind"] or _WHOLE for value in read)
        entries.append(f"{iri} {read[0]['text'] or read[0]['whole'] if read else '-'};")
    if len(kinds) > 1 or not entries:
        return []
    given, never = own
    whole = kinds <= {_WHOLE}
    typed = f"xsd:integer({given})" if whole else f"STRDT({given}, <{kinds.pop()}>)"
    every = term_text(ox.Literal(" ".join(entries)))
    found = f'STRBEFORE(STRAFTER({every}, CONCAT(STR({pattern.subject}), " ")), ";")'
    chosen = f'IF({given} = "", {stands}, IF({given} = "-", {never}, {typed}))'
    return [
        Words([f"BIND ({found} AS {given})"]),
        Words([f"BIND ({chosen} AS {pattern.object})"]),
    ]


def never(pattern: Pattern) -> Pattern:
    """Write what nothing fits as a pattern: Virtuoso refuses a filter that is false."""
    return Pattern(pattern.subject, "ctx:never", pattern.object)
