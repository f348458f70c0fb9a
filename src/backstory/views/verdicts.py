"""Figures of one counted thing come in; how each two of them compare, in words, goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backstory.store import TripleStore
    from backstory.views.page_data import Claim, Verdict

__all__ = ["verdicts_of"]


def verdicts_of(graph: TripleStore, claims: Iterable[Claim]) -> list[Verdict]:
    """Compare the figures that count the same thing, two by two."""
    return []
