"""
Somebody and a post come in; out go the terms that they served, and who came before or after.

The page has the same rules (web/src/replies/served.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.find import day_of
from backstory.tell.aims import leading
from backstory.tell.covering import headed
from backstory.tell.following import following
from backstory.tell.outright import (
    told_of_term,
)
from backstory.tell.sayer import FEW
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["begin_of", "followed", "leading_of", "served"]

_HOLDS: Final = "org:holds"
_BEGUN: Final = 3
"""How much is told of a term of which the beginning is known and the end is not."""


def followed(sayer: Sayer, teller: Teller, turn: Turn, things: Sequence[str]) -> tuple[str, ...]:
    """Tell who held a post after somebody, or before; of several posts the latest first."""
    person, *post = things
    first, last = turn.span
    span = (day_of(first), day_of(last)) if first else None

    def told_within(span: tuple[int, int] | None) -> tuple[list[str], list[str]]:
        is_after, office = turn.name == "after", post[0] if post else ""
        found = following(teller, person, office, after=is_after, span=span)
        told = [sayer._group(teller, group, held=True) for _, group in found if group]
        return told, [teller.prose.name(iri) for iri, _ in found]

    told, posts = told_within(span)
    if span and not told:  # of another time than that which was typed
        told, _ = told_within(None)
        return headed(teller, sayer.text, told) if told else ()
    if told:
        return (*dict.fromkeys(told[:FEW]), *sayer._more(len(told) - FEW))
    named = posts or [teller.prose.name(iri) for iri in post]
    if not named:
        return ()
    none = phrase(f"no {turn.name}", teller.lang)
    return tuple(none.format(each, teller.prose.name(person)) for each in named[:FEW])


def served(sayer: Sayer, teller: Teller, person: str, post: str) -> tuple[str, ...]:
    """Tell since when and until when somebody held a post, whole terms first."""
    about = sayer.record.about.get(person, ())
    own = [claim for claim in about if (claim.predicate, claim.object) == (_HOLDS, post)]
    of = sorted(own, key=lambda c: (-told_of_term(c), -teller.worth(c), c.id))
    if not of:
        return ()
    first = [c for c in of if told_of_term(c) == told_of_term(of[0])]
    ends = [_end_of(claim) for claim in first]
    if all(ends):  # acting at first, elected then: a term that began later is another
        first += [c for c in of if told_of_term(c) == _BEGUN and begin_of(c) >= max(ends)]
    told = [sayer._group(teller, [claim], held=True) for claim in first]
    return tuple(dict.fromkeys(told))[:FEW]


def begin_of(claim: Claim) -> int:
    """Give the first day on which a term may have begun; 0 if none is told."""
    return (claim.when.earliest_begin or 0) if claim.when else 0


def _end_of(claim: Claim) -> int:
    return (claim.when.latest_end or 0) if claim.when else 0


def leading_of(teller: Teller, body: str) -> list[list[Claim]]:
    """Give what is said of those who head a body."""
    found = leading(teller, body)
    return [[claim] for claim in sorted(found, key=lambda c: (-teller.worth(c), c.id))]
