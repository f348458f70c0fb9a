"""
Claims about one thing come in; out goes whether the sentence of one shows a day nobody states.

Of a claim an editor may have worked out its period, the day that it was said, or the day of its
event: the last stands with another claim of the same place. No query can tell whether a number in a
sentence is that date, so the builder states the languages in whose sentences none of them is.
"""

from __future__ import annotations

from collections.abc import Iterable

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.words.told_dates import tells_one

__all__ = ["not_inferred_in", "tells_inferred"]


def not_inferred_in(claim: Claim, beside: Iterable[Claim]) -> list[str]:
    """
    Give the languages in which the sentence of a claim shows no date that was worked out for it.

    Args:
        claim: What is told; of one of which nothing was worked out, nothing is to be said.
        beside: The claims about the same thing.
    """
    if not claim.inferred:
        return []
    beside = list(beside)
    return [
        lang for lang, gist in claim.gist.items()
        if gist and not tells_inferred(claim, beside, gist, lang)
    ]  # fmt: skip


def tells_inferred(claim: Claim, beside: Iterable[Claim], text: str, lang: str) -> bool:
    """
    Tell whether a text shows a date that the editors worked out for a claim.

    Args:
        claim: What is told.
        beside: The claims about the same thing.
        text: How it is told.
        lang: The language of the text.
    """
    said = claim.said if "said" in claim.inferred else None
    return tells_one(text, lang, _worked_out(claim, beside), said)


def _worked_out(claim: Claim, beside: Iterable[Claim]) -> list[Span]:
    """Give what an editor worked out of the period of a claim, and of the day of its event."""
    found: list[Span | None] = []
    if "when" in claim.inferred:
        found.append(claim.when)
    if "as-of" in claim.inferred and claim.figure:
        found.append(claim.figure.as_of)
    if "happened" in claim.inferred:
        found += [
            each.object
            for each in beside
            if isinstance(each.object, Span) and each.passage == claim.passage
            and "happened" in each.inferred
        ]  # fmt: skip
    return [span for span in found if span]
