"""
A claim and a text that tells it come in; out goes whether the text shows a day nobody states.

A text that shows a date which the editors worked out is marked, and one that shows other dates
alone ("since the coup of 2002") is not.
"""

from __future__ import annotations

import re

from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.shown import tells_inferred

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
    return tells_inferred(claim, record.about.get(claim.subject, ()), text, lang)


def _nameless(record: Record, claim: Claim, text: str, lang: str) -> str:
    """Leave the names of things out of a sentence that is made of them: they may bear a date."""
    for iri in (claim.subject, claim.object, claim.within):
        if isinstance(iri, str) and iri in record.names:
            text = _without(text, record.label(iri, lang))
    return text


def _without(text: str, name: str) -> str:
    """Put a space in the place of a name, however its letters are written."""
    small, own = text.lower(), name.lower()
    if not own or len(small) != len(text):  # a letter that is two when it is small
        return re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    parts, at = [], 0  # to make a pattern of each name takes ten times as long
    while (there := small.find(own, at)) >= 0:
        parts.append(text[at:there])
        at = there + len(own)
    return " ".join((*parts, text[at:]))
