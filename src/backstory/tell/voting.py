"""
Words that ask of votes come in; out go the claims that say how was voted.

The page has the same rules (web/src/replies/voting.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.plain import plain
from backstory.compare.context import main_event
from backstory.model.nouns import Claim
from backstory.tell.aims import (
    Aim,
    grouped,
    has_aim,
    part_of,
    says_aim,
)
from backstory.tell.replying import OPINION, SIDES
from backstory.tell.told import Teller
from backstory.tell.understood import asks_yes
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["voted", "voted_so", "votes"]

_ENDS: Final = "ctx:annuls"
_VOTES: Final = "votes-"
"""How what is counted begins where votes are."""
_BESIDE: Final = 2
"""Sentences that are near what was asked, and do not answer it."""


def voted_so(teller: Teller, votes: list[Claim], typed: Sequence[str]) -> Aim | None:
    """Give what says who voted for something, or against it, if one is asked; else what is near."""
    side = next((aim for aim in SIDES if has_aim(typed, aim)), "")
    # How many voted for it tells nothing of who voted against it.
    ends = {"against": "against", "favour": "for"}.get(side, "")
    sides = (side, *(("unanimous",) if side == "favour" else ()))  # then everybody was for it
    said = [c for c in votes if side and (any(says_aim(teller, c, each) for each in sides)
                                          or c.counted.endswith(ends))]  # fmt: skip
    found = grouped(teller, said or votes)
    if not side or said or not found:
        return found
    none = phrase("no vote against" if side == "against" else "reply near", teller.lang)
    return replace(found, first=none, most=_BESIDE)


def voted(teller: Teller, counted: str, text: str) -> list[Claim]:
    """
    Give how the law was voted of which most is said, where a yes or a no is asked of votes.

    Nobody counts votes against what was passed unanimously: the counts of other ballots alone
    would say that there were some.
    """
    record = teller.record
    typed = plain(text).split()
    laws = [each for each in record.names if record.kind(each) == "instrument"]
    if not (laws and id_of(counted).startswith(_VOTES) and has_aim(typed, "voting")):
        return []
    if not asks_yes(record, text):
        return []
    law = max(laws, key=lambda each: (len(record.about.get(each, ())), each))
    events = teller.ties.events_of.get(law, ())
    found = grouped(teller, (c for c in votes(teller, law, events) if not c.counted))
    return [group[0] for group in found.groups[:_BESIDE]] if found else []


def votes(teller: Teller, instrument: str, events: Sequence[str]) -> list[Claim]:
    """Give what is said of votes on a text: numbers of them first, then in the order of time."""
    record = teller.record
    found = [
        claim
        for thing in dict.fromkeys((instrument, *events))
        if not any(claim.predicate == _ENDS for claim in record.about.get(thing, ()))
        for claim in record.about.get(thing, ())
        if part_of(claim) not in OPINION
        and (id_of(claim.counted or "").startswith(_VOTES) or says_aim(teller, claim, "votes"))
    ]
    last = main_event(teller.ties, instrument) if instrument in teller.ties.events_of else ""
    return sorted(
        found,
        key=lambda c: (c.subject not in (last, instrument), not c.counted,
                       -teller.begins(c.subject)[1], -teller.worth(c)),
    )  # fmt: skip
