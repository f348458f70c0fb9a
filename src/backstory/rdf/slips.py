"""A line that a parser of RDF refused comes in, with its words; out goes the slip in it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["slip_in", "slip_of_xml"]

_IN_LINE: Final = (
    (r"(<{7}|={7}|>{7}|\|{7})(?:\s|$)",
     "`{0}` is of a merge that was not finished: keep one of the two sides"),
    (r"([+-])\s*(?:@|<|[A-Za-z_][\w-]*:|#)",
     "a `{0}` begins this line, as in a diff: take it away, or get the file itself"),
    (r"\s*(//|/\*|<!--)", "`{0}` begins no comment here: write #"),
    (r"\s*(prefix|base)\b.*>\s*\.\s*$",
     "`{0}` without @ has no dot behind it: write `@{0}`, or take the dot away"),
    (r"\s*@?prefix\s+[\w-]*\s*:?\s*(=)",
     "no `{0}` stands in a prefix: write `@prefix name: <…> .`"),
    (r"\s*(INSERT|DELETE|LOAD|CLEAR|WITH)\b", "`{0}` begins an update of SPARQL, and no graph"),
)  # fmt: skip
"""How a line begins, and what is wrong with it."""
_IN_WORDS: Final = (
    (r"'([“”„«»‘’])' is not allowed", "`{0}` is no quotation mark here: write \" on both sides"),
    (r"(\?\w+|\{) is not a valid", "`{0}` is of SPARQL or N3: this form of RDF has no such thing"),
    (r"\b(True|TRUE|False|FALSE) is not a valid", "`{0}` is written in small letters"),
    (r"(-\d\d) is not a valid",
     "a day lacks its quotation marks before `{0}`: write \"2026-01-30\"^^xsd:date"),
    (r"(\.\d{3}) is not a valid", "no `{0}` goes on with a number: write 1000000 without dots"),
    (r"(language code) should always start",
     "behind the `@` of a language its code is missing: write \"…\"@en"),
    (r": (\.) is not a valid", "one `{0}` too many stands here, or what it ends is missing"),
    (r"A (dot) is expected at the end", "before this a `;` or a `.` is missing"),
    (r"Invalid IRI code point '(\s)'",
     "a blank stands in an address, or its `>` is missing: write %20, or close it"),
    (r"Invalid IRI code point '([^'\s])'",
     "`{0}` cannot stand in an address: write its code, as %7B for a brace"),
)  # fmt: skip
"""What a parser says, and what it means."""
_OF_XML: Final = (
    (r"Cannot find ';' after '(&)'", "a `{0}` stands in a text or an address: write `&amp;`"),
    (r"unrecognized entity `(\w+)`", "unrecognized entity `{0}`: write the sign itself"),
    (r"Unknown prefix (\w+):",
     "Unknown prefix {0}: write `xmlns:{0}=\"…\"` in the first element"),
)  # fmt: skip


def slip_in(line: str, told: str) -> str:
    """
    Tell the slip in a line of Turtle or of its kin, and its remedy; empty if none is known.

    >>> slip_in("// all events", "'/' is not allowed at the beginning of a prefix name")
    '`//` begins no comment here: write #'
    """
    for pattern, what in _IN_LINE:
        if found := re.match(pattern, line, re.IGNORECASE):
            return what.format(found[1])
    return _meant(_IN_WORDS, told)


def slip_of_xml(told: str) -> str:
    """
    Tell the slip that a parser of XML speaks of, and its remedy; empty if none is known.

    >>> slip_of_xml("Error while escaping character at range 21..25: Cannot find ';' after '&'")
    'a `&` stands in a text or an address: write `&amp;`'
    """
    return _meant(_OF_XML, told)


def _meant(table: tuple[tuple[str, str], ...], told: str) -> str:
    every = ((re.search(pattern, told), what) for pattern, what in table)
    return next((what.format(found[1]) for found, what in every if found), "")
