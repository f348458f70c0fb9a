"""
A claim and a text that tells it come in; out goes whether the text shows a day nobody states.

Of a claim an editor may have worked out its period, the day that it was said, or the day of its
event: the last stands with another claim of the same place. A text that shows such a date is
marked, and one that shows other dates alone ("since the coup of 2002") is not.
"""

from __future__ import annotations

import re

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.words.told_dates import tells_one

__all__ = ["shows_inferred"]


def shows_inferred(record: Record, claim: Claim, text: str, lang: str) -> bool:
    """
    Tell whether a text shows a date that the editors worked out for a claim.

    Args:
        record: Where the claim stands, with those beside it.
        claim: What is told.
        text: How it is told; the names in a text without the editors' words are no dates of it.
        lang: The language of the text.
    """
    if not claim.inferred:
        return False
    if not claim.gist.get(lang) and claim.predicate != "ctx:date":
        text = _nameless(record, claim, text, lang)
    said = claim.said if "said" in claim.inferred else None
    return tells_one(text, lang, _worked_out(record, claim), said)


def _worked_out(record: Record, claim: Claim) -> list[Span]:
    """Give what an editor worked out of the period of a claim, and of the day of its event."""
    found: list[Span | None] = []
    if "when" in claim.inferred:
        found.append(claim.when)
    if "as-of" in claim.inferred and claim.figure:
        found.append(claim.figure.as_of)
    if "happened" in claim.inferred:
        found += [
            each.object
            for each in record.about.get(claim.subject, ())
            if isinstance(each.object, Span) and each.passage == claim.passage
            and "happened" in each.inferred
        ]  # fmt: skip
    return [span for span in found if span]


def _nameless(record: Record, claim: Claim, text: str, lang: str) -> str:
    """Leave the names of things out of a sentence that is made of them: they may bear a date."""
    for iri in (claim.subject, claim.object, claim.within):
        if isinstance(iri, str) and iri in record.names:
            text = re.sub(re.escape(record.label(iri, lang)), " ", text, flags=re.IGNORECASE)
    return text
