"""
An event and a verb come in; out goes who signed the text that it dealt with, or vetoed it.

Who signed a law is named at its promulgation, not at the vote that shares its name. The page has
the same rules (web/src/replies/staged.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.tell.aims import has_aim, part_of
from backstory.tell.replying import DECIDING, STAGES
from backstory.vocabulary import PREDICATES, id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.told import Teller

__all__ = ["at_stage", "near_stage"]

_BY: Final = PREDICATES["instrument"]
_SIGNATORY: Final = "signatory"


def at_stage(teller: Teller, event: str, verb: Sequence[str]) -> list[Claim] | None:
    """
    Give the claims that name who signed a text, vetoed it or overrode a veto, as the verb asks.

    Args:
        teller: Tells claims.
        event: An event of the text, any of its stages.
        verb: The words by which it is asked.

    Returns:
        None if the verb asks for none of these; empty if nobody is named at that stage.
    """
    stage = next((each for each in STAGES if has_aim(verb, each)), "")
    if not stage:
        return None
    record, kind = teller.record, STAGES[stage]
    return [
        claim
        for each in sorted(_events(teller, event))
        if not kind or (each in record.names and id_of(record.names[each].type) == kind)
        for claim in record.about.get(each, ())
        if (part_of(claim) in DECIDING if kind else part_of(claim) == _SIGNATORY)
    ]


def near_stage(teller: Teller, event: str) -> list[Claim]:
    """Give all that is said of an event, of the text that it dealt with, and of what names them."""
    record, of = teller.record, {event, *_texts(teller, event)}
    naming = (c.subject for c in record.claims.values() if c.object in of)
    return [claim for each in sorted({*of, *naming}) for claim in record.about.get(each, ())]


def _texts(teller: Teller, event: str) -> set[str]:
    own = teller.record.about.get(event, ())
    return {c.object for c in own if c.predicate == _BY and isinstance(c.object, str)}


def _events(teller: Teller, event: str) -> set[str]:
    """Give an event with all that dealt with the same texts."""
    texts, every = _texts(teller, event), teller.record.claims.values()
    return {event, *(c.subject for c in every if c.predicate == _BY and c.object in texts)}
