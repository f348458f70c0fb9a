"""
Say how weighty a source is: text of law, official record, agency, newspaper, organisation, blog.

What is copied, mirrored or machine-translated weighs less than the original; what only points at
something weighs least. The numbers stand in `context.json`.
"""

from __future__ import annotations

from math import prod
from typing import Any, Final

from backstory.compare.context_weights import weights
from backstory.model.nouns import Source
from backstory.vocabulary import id_of

__all__ = ["WEAK", "source_weight"]

WEAK: Final = 0.4
"""A source that weighs no more is told with what makes it weak."""
_LEAD: Final = 0.3


def source_weight(source: Source) -> float:
    """Say how weighty a source is, 0 to 1."""
    table: dict[str, Any] = weights()["sources"]
    cautions = weights()["cautions"]
    kind = float(table.get(id_of(source.kind), 0.5))
    lead = _LEAD if source.lead else 1.0
    return kind * lead * prod(float(cautions.get(id_of(each), 1.0)) for each in source.cautions)
