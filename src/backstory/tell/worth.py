"""Say how well a claim tells what happened: by what it says, its words, its source."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from backstory.compare.context_sources import WEAK, source_weight
from backstory.compare.context_texts import stems
from backstory.compare.context_ties import Ties
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.tell.sentences import LONG, Sentences
from backstory.vocabulary import id_of

__all__ = ["TOLD_BY", "is_in_name", "worth_of"]

TOLD_BY: Final = {
    "ctx:date": 0.6, "sem:hasActor": 0.6, "ctx:instrument": 0.5, "ctx:origin": 0.4,
    "ctx:effect": 0.4, "ctx:remark": 0.1, "ctx:count": 0.0, "ctx:benefits": 0.4,
    "ctx:covers": 0.3, "ctx:continues": 0.3, "ctx:respondsTo": 0.2, "ctx:implements": 0.3,
    "ctx:annuls": 0.6, "sem:hasPlace": 0.3, "sem:subEventOf": 0.1,
}  # fmt: skip
"""How well a claim of a predicate tells what happened, before anything else is known of it."""
_ROLES: Final = {
    "decider": 0.5, "initiator": 0.4, "executor": 0.3, "appointee": 0.4, "signatory": 0.3,
    "applicant": 0.3, "leader": 0.3, "winner": 0.4, "organiser": 0.3, "successor": 0.4,
    "beneficiary": -0.3, "speaker": -0.1, "target": 0.3, "defendant": 0.2, "affected": 0.2,
    "supporter": -0.7, "critic": -0.7, "sceptic": -0.7, "opponent": -0.5, "pressure": -0.5,
    "documenter": -0.4, "observer": -0.4, "role-thanked": -0.7, "excluded": -0.4, "host": -0.2,
}  # fmt: skip
"""How well a role at an event tells what happened; what people held of it tells less."""
_UNDERGONE: Final = frozenset(("affected", "target", "defendant", "victim"))
_MANY: Final = 3
"""People who underwent something from which on none of them stands for all."""
_NUMBERED: Final = re.compile(r"(?:The|Los|Las) \d")
"""How a sentence begins that leans on a number told before it."""


def worth_of(teller: Sentences, ties: Ties, at_odds: Container[str], claim: Claim) -> float:
    """
    Say how well a claim tells what happened to what it is about.

    Args:
        teller: Knows the language, and what is recorded.
        ties: Know what an event is about.
        at_odds: The claims on a side of a disagreement.
        claim: The one that is weighed.
    """
    gist = claim.gist.get(teller.lang, "")
    source = teller.record.sources.get(claim.source)
    value = TOLD_BY.get(claim.predicate, 0.0)
    value += 0.8 * (source_weight(source) if source else 0.3)
    if claim.predicate == "ctx:date" and not gist:
        # Told with the name of the event, which says what it was; and a day that the name has, no
        # more than that the source tells of it.
        value += 0.1 if is_in_name(teller, claim) else 0.4
    else:
        value += _central(teller, ties, gist, claim.subject) if gist else -0.6
    if claim.predicate == "sem:hasActor":
        role = id_of(claim.role)
        worth = _ROLES.get(role, 0.0)
        value += worth if gist else min(worth, 0.0)  # a bare role makes no sentence
        if role in _UNDERGONE and len(_undergoing(teller, claim.subject)) >= _MANY:
            value -= 0.8
    if gist and teller.is_of_its_page(gist):
        value -= 0.6
    if _NUMBERED.match(gist):
        value -= 0.4
    if source and source_weight(source) <= WEAK:
        value -= 0.4
    if claim.source not in claim.voices:
        value -= 0.15
    if len(gist.split()) > LONG:
        value -= 0.2
    if claim.modality != "asserted":
        value -= 0.3
    if claim.figure and claim.figure.stage:  # the result, before how far it was counted
        value += 0.5 if claim.figure.stage == "final" else -0.3
    if claim.iri in teller.record.disputed_by or claim.iri in at_odds:
        value -= 0.3
    return value


def is_in_name(teller: Sentences, claim: Claim) -> bool:
    """Tell whether the name of an event has the date that a claim gives."""
    date = teller.prose.date(claim.object) if isinstance(claim.object, Span) else ""
    return bool(date) and date in teller.prose.name(claim.subject)


def _undergoing(teller: Sentences, event: str) -> set[object]:
    """Give those to whom an event happened."""
    return {
        claim.object
        for claim in teller.record.about.get(event, ())
        if id_of(claim.role) in _UNDERGONE
    }


def _central(teller: Sentences, ties: Ties, gist: str, event: str) -> float:
    """Say how much a gist speaks of what the event is called, and of what is told of it."""
    letters = int(ties.limits["letters of a word"])
    label = {stem for stem, _ in stems(teller.record.label(event, teller.lang), letters)}
    own = {stem for stem, _ in stems(gist, letters)}
    named = len(label & own) / len(label) if label else 0.0
    return ties.text.likeness(gist, event) + 0.5 * named
