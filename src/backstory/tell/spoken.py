"""
Voices come in; out goes what they say or count, on a topic if words name one.

The page has the same rules (web/src/replies/spoken.ts).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from backstory.ask.plain import as_typed
from backstory.tell.aims import on_topic
from backstory.tell.bound import kept_to, none_then, of_numbers
from backstory.tell.covering import nearest
from backstory.tell.outright import (
    of_outlet,
)
from backstory.tell.sayer import FEW
from backstory.tell.voices import said_by, voices_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["Saying", "reported", "spoken", "unheard"]

Saying = Callable[[str, "Sequence[Claim]"], tuple[str, ...]]
"""Tells what claims say on a topic, in the words of somebody who asks what was said."""
_HALF, _BESIDE = 3, 2
"""Sentences of whoever is near; and more to choose them from."""


def reported(teller: Teller, turn: Turn, saying: Saying) -> tuple[str, ...]:
    """Tell what the pages of an outlet carry, on a topic if one is named."""
    claims = kept_to(teller, of_outlet(teller, turn.things[0], turn.words), turn.then)
    if not claims and turn.then[1]:
        return none_then(teller, turn.then)
    if not claims:
        of = " ".join(turn.words) or turn.things[0]
        return (phrase("no statement", teller.lang).format(of),)
    return saying(" ".join(turn.words), claims)


def spoken(
    sayer: Sayer,
    teller: Teller,
    named: Sequence[str],
    turn: Turn,
    saying: Saying,
) -> tuple[str, ...]:
    """Tell what voices say on a topic, or count: of a body, those who head it too."""
    own = said_by(teller, named)
    if turn.name == "counted":
        own = [claim for claim in own if claim.counted]
    if turn.then[1]:
        own = kept_to(teller, own, turn.then)
        if not own:
            return none_then(teller, turn.then)
    own, words = of_numbers(own, turn.words)
    claims = on_topic(teller, own, words) if words else own
    if claims:  # what somebody says goes before what others say on their pages
        voices = voices_of(teller, named)
        voiced = [claim for claim in claims if voices & {*claim.voices}]
        told = saying(" ".join(words), voiced) if voiced else ()
        others = [claim for claim in claims if claim not in voiced]
        more = saying(" ".join(words), others) if others and len(told) < FEW else ()
        return tuple(dict.fromkeys((*told, *more)))[:FEW] if more else told
    return sayer._unsaid(teller, own, words) if own else ()


def unheard(sayer: Sayer, teller: Teller, turn: Turn) -> tuple[str, ...]:
    """Say that nothing is recorded of whoever was asked for, before what others say."""
    typed = as_typed(sayer.text, turn.things)
    near = nearest(sayer.record, " ".join(turn.words))[: _HALF + _BESIDE]
    told = dict.fromkeys(sayer._group(teller, [claim], held=False) for claim in near)
    return (phrase("none of voice", teller.lang).format(typed), *list(told)[:_HALF])
