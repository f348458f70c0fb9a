"""A line of a story comes in; out goes what answers the accusations that it tells."""

from __future__ import annotations

import re
from typing import Final

from backstory.rdf.record import Record
from backstory.tell.context import teller_of
from backstory.tell.sections import Line

__all__ = ["answers"]

_NAMED: Final = re.compile(r"\[([\w:-]+)\]")
"""How the id of a claim stands after what it says."""


def answers(record: Record, lang: str, line: Line) -> str:
    """
    Tell what answers the accusations in a line: its own, and those of claims that it retells.

    A denial, an acquittal, an annulment, or that none is recorded; empty if nobody is accused. What
    is itself the answer needs none.
    """
    teller = teller_of(record, lang)
    named = [name for each in line.under for name in _NAMED.findall(each)]
    told = [record.claims.get(record.by_id.get(name, "")) for name in named]
    found: dict[str, None] = {}
    for claim in {each.iri: each for each in (line.claim, *told) if each}.values():
        if line.claim is None or line.claim not in record.disputed_by.get(claim.iri, ()):
            found[teller.once("answer", claim, teller.answer)] = None
    return " ".join(filter(None, found))
