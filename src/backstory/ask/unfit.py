"""
Patterns that nothing fits come in; why they cannot be fitted as they are written goes out.

What goes out are the parts of a `Reason`: its key, what was written, and what stands for it. The
page does the same (web/src/ask/unfit.ts), held by tests/shared/why.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from backstory.ask.unmet import Triple
    from backstory.rdf.store import TripleStore

__all__ = ["dates_in_edtf", "text_asked"]


def text_asked(
    holds: Callable[[str], bool], parts: Sequence[Triple]
) -> tuple[str, str, str] | None:
    """
    Tell of a text that is asked for what only a thing has, such as a name of its own.

    Args:
        holds: Tells whether anything in the graph fits a group of patterns.
        parts: The patterns that nothing fits together; None comes out unless there are two.
    """
    if len(parts) != 2:
        return None
    for first, second in (parts, parts[::-1]):
        value = first.whole[2]
        if value[0] not in "?$" or value != second.whole[0]:
            continue
        if not holds(f"{first.pattern} FILTER (!isLITERAL({value}))"):
            return "is a text", first.written[1], first.written[2]
    return None


def dates_in_edtf(store: TripleStore, query: str, part: Triple) -> tuple[str, str, str] | None:
    """Tell of a property whose dates are written in EDTF where they are taken for days."""
    _, asked, value = part.whole
    if not asked.startswith("<") or value[0] not in "?$":
        return None
    taken = rf"(\bFILTER\b[^{{}}]*?|\b(YEAR|MONTH|DAY|xsd:date|xsd:dateTime)\s*\(\s*)\{value}\b"
    as_text = rf"\bSTR\s*\(\s*\{value}\b"
    if not re.search(taken, query, re.IGNORECASE) or re.search(as_text, query, re.IGNORECASE):
        return None
    rows = store.query(
        f"SELECT {value} WHERE {{ {part.pattern} FILTER (DATATYPE({value}) = edtf:EDTF) }} "
        f'ORDER BY DESC(REGEX(STR({value}), "^[0-9]")) STR({value}) LIMIT 1'
    ).rows
    if not rows or not isinstance(rows[0][0], ox.Literal):
        return None
    return "dates in EDTF", part.written[1], str(ox.Literal(rows[0][0].value))
