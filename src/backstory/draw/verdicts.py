"""Figures of one counted thing come in; how each two of them compare, in words, goes out."""

from __future__ import annotations

from itertools import combinations, groupby
from typing import TYPE_CHECKING

from backstory.compare.figures import Figure, Reason, Verdict, compare, figures_of
from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Verdict as Row
    from backstory.rdf.store import TripleStore

__all__ = ["verdicts_of"]


def verdicts_of(graph: TripleStore) -> list[Row]:
    """
    Compare the figures that count the same thing, two by two.

    Two that cannot be compared are left out: the page says so wherever no verdict stands.
    """
    record = Record(graph)
    base = f"{graph.dossier}/"
    figures = sorted(figures_of(record), key=lambda one: (one.counted, one.subject, one.claim))
    found: list[Row] = []
    for _, alike in groupby(figures, key=lambda one: (one.counted, one.subject)):
        for one, other in combinations(alike, 2):
            pair = compare(one, other)
            if pair.verdict is Verdict.NOT_COMPARABLE:
                continue
            words = [_reasons(record, pair.reasons, lang) for lang in ("en", "es")]
            found.append(
                {
                    "a": _id(one, base),
                    "b": _id(other, base),
                    "verdict": pair.verdict.value,
                    "why": words,
                }
            )
    return found


def _id(figure: Figure, base: str) -> str:
    return figure.claim.removeprefix(base)


def _reasons(record: Record, reasons: tuple[Reason, ...], lang: str) -> str:
    """Say the reasons of a verdict in a language, their blanks filled."""
    return "; ".join(
        phrase(f"why {reason.key}", lang).format(*(_filled(record, one, lang) for one in reason.of))
        for reason in reasons
    )


def _filled(record: Record, one: str | Span | None, lang: str) -> str:
    if one is None or isinstance(one, Span):
        return date_name(one, lang)
    if one in record.counted:
        return format(record.counted[one].object)
    return record.label(one, lang) if one.startswith("http") else one
