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

from backstory.ask.patterns import Part, Pattern, Words
from backstory.ask.template import term_text
from backstory.vocabulary import term

__all__ = ["listed", "looked_up"]

Dates = Mapping[str, Sequence[tuple[str, str]]]
"""By IRI predicates and their values, as `rdf.redated` has them."""

_WHOLE: Final = term("xsd:integer")
_VALUE: Final = re.compile(r'(?P<whole>-?\d+)|"(?P<text>[^"\\;]*)"\^\^<(?P<kind>[^>]*)>')


def listed(predicate: str, dates: Dates) -> str:
    """
    Write the rows of a table of what bears a date anew, and its value.

    >>> listed("ctx:hull", {"x:y": [("ctx:hull", "1")], "x:z": []})
    '(<x:y> 1)'
    """
    return " ".join(
        f"(<{iri}> {value})" for iri, rows in dates.items() for each, value in rows
        if each == predicate
    )  # fmt: skip


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
