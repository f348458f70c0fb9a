"""A claim comes in; out goes whether the article of a law that it rests on was annulled later."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backstory.model.nouns import Claim, Modality
from backstory.tell.saying import Speaker
from backstory.words.phrases import phrase

__all__ = ["struck"]

_OF_ARTICLES: Final = frozenset((
    "ctx:benefits", "ctx:condition", "ctx:covers", "ctx:effect", "ctx:excludes"
))  # fmt: skip
"""What a law does by an article of it."""


def struck(speak: Speaker, claim: Claim) -> list[str]:
    """Tell that the article of a law that a claim rests on was annulled, and by what."""
    if claim.predicate not in _OF_ARTICLES or not claim.articles:
        return []
    record = speak.record
    by = (c for c in record.about.get(claim.subject, ()) if c.predicate == "ctx:instrument")
    laws = (claim.subject, *(str(each.object) for each in by))
    blows = {
        blow.subject: [each for each in claim.articles if each in blow.articles]
        for law in laws
        for blow in record.towards.get(law, ())
        if blow.predicate == "ctx:annuls" and blow.modality == Modality.ASSERTED
        and {*blow.articles} & {*claim.articles}
    }  # fmt: skip
    return [
        phrase("article struck", speak.lang).format(
            speak.articles(replace(claim, articles=tuple(own)))[0], speak.name(event)
        )
        for event, own in blows.items()
    ]
