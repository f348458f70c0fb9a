"""
What tells an answer to plain words: roles, predicates, kinds and questions, for shell and page.

They stand in replying.json, which the page reads too; here they are names that other modules use.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from backstory.vocabulary import PREDICATES

__all__ = [
    "AGAINST",
    "ALIKE",
    "ASKED",
    "ASKING",
    "BARELY_NAMED",
    "BEFELL",
    "BELONGING",
    "BY_WHOM",
    "CHARGED",
    "CONTEXT",
    "DECIDING",
    "DOING",
    "DOUBTING",
    "ENDED",
    "EQUALS",
    "EVENTS",
    "FATES",
    "FAVOUR",
    "HELD",
    "HONEST",
    "IN_TIME",
    "LEADING",
    "NONE",
    "NUMBERS",
    "ONWARD",
    "OPINION",
    "PEOPLE",
    "PUT",
    "REACHED",
    "REMARKS",
    "SCOPE",
    "SEVERAL",
    "SIDES",
    "STAGES",
    "STATES",
    "SURE",
    "TERMS",
    "TIMED",
    "TOLD",
    "TURNED",
    "UNCOUNTED",
    "UNITS",
    "UNTIMED",
    "VOTED_IN",
    "WHY",
    "WHY_BEFELL",
    "WHY_WAS",
]

_READ: Final[Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("replying.json").read_text("utf-8")
)


def _roles(name: str) -> frozenset[str]:
    return frozenset(_READ["roles"][name])


def _predicates(name: str) -> tuple[str, ...]:
    return tuple(PREDICATES[key] for key in _READ["predicates"][name])


BEFELL: Final = _roles("befell")
"""The parts of those whom something befell."""
TIMED: Final = _roles("timed")
"""The parts of those whom a count of time in an event may be of."""
DECIDING: Final = _roles("deciding")
"""The parts of who decided."""
LEADING: Final = _roles("leading")
"""The parts of who led something, or is behind it."""
DOING: Final = _roles("doing")
"""The parts of who did something."""
ASKING: Final = _roles("asking")
"""The parts of who did something without deciding it."""
OPINION: Final = _roles("opinion")
"""The parts of who holds something of a vote, and has none."""
AGAINST: Final = _roles("against")
"""The parts of who was against something."""
FAVOUR: Final = _roles("favour")
"""The parts of who was for it."""
WHY: Final = _predicates("why")
"""What a voice ties an event to, that gives a reason."""
REACHED: Final = _predicates("reached")
"""Whom a measure reaches."""
PEOPLE: Final = _predicates("people")
"""What a measure reaches, whom first."""
SCOPE: Final = _predicates("scope")
"""What tells whether a law reaches somebody, and what it covers or not."""
TERMS: Final = _predicates("terms")
"""On what terms a law holds, and what it does."""
REMARKS: Final = _predicates("said")
"""What else a voice says of a law."""
NUMBERS: Final = _predicates("numbers")
"""The gazette that a text stands in, and its number."""
ONWARD: Final = _predicates("onward")
"""By what an event carries another on, or a text: a bill that is passed, a law that is applied."""
VOTED_IN: Final = _predicates("voted_in")
"""By what an event may hold the votes on a text: it is a part of what carries that on, too."""
BELONGING: Final = _predicates("belonging")
"""To what somebody belongs, or a body."""
TOLD: Final = tuple(_READ["modalities"]["told"])
"""How a voice puts what it takes to be so."""
DOUBTING: Final = tuple(_READ["modalities"]["doubting"])
"""How a voice puts what it takes not to be so, or may not."""
SIDES: Final = tuple(_READ["sides"])
"""On which side somebody may have voted, as the words that ask of it are called."""
UNCOUNTED: Final = tuple(_READ["uncounted"])
"""Kinds of what is told of that nothing was counted of it."""
UNITS: Final = frozenset(_READ["units"])
"""Units in which time is counted."""
SURE: Final = tuple(_READ["sure"])
"""How sure an order of two events is, the surer first."""
ALIKE: Final = tuple(_READ["alike"])
"""How two events may lie that shared days."""
ASKED: Final[Mapping[str, str]] = {key: PREDICATES[of] for key, of in _READ["asked"].items()}
"""What is asked first of an event, each with the predicate that answers it."""
ENDED: Final = frozenset(_READ["ended"])
"""What a voice says became of a text that is then not in force."""
FATES: Final[Sequence[str]] = tuple(_READ["fates"])
"""What may have befallen somebody."""
CHARGED: Final = frozenset(_READ["charged"])
"""What befalls somebody over that which it deals with."""
STAGES: Final[Mapping[str, str]] = _READ["stages"]
"""Verbs of a stage of a text, and the kind of event it is; of who signed, that of any event."""
WHY_BEFELL: Final = tuple(_READ["why_befell"])
"""Words that give a reason why something befell somebody, by what they are, the best first."""
WHY_WAS: Final = tuple(_READ["why"])
"""The same of an event."""
PUT: Final[Mapping[str, str]] = _READ["put"]
"""Orders of two events that are told in the words of another, the earlier one named first."""
TURNED: Final = tuple(_READ["turned"])
"""Those of which the other event is the earlier one."""
BARELY_NAMED: Final = frozenset(_READ["barely_named"])
"""Questions whose event must be named by a good part of its name."""
BY_WHOM: Final = frozenset(_READ["by_whom"])
"""Questions whose answers need not say who took part."""
HONEST: Final = frozenset(_READ["honest"])
"""Questions whose rows say by themselves what is not there."""
UNTIMED: Final = frozenset(_READ["untimed"])
"""Questions whose answers count no time, by themselves."""
STATES: Final = frozenset(_READ["states"])
"""Positions of those who speak for a state."""
EVENTS: Final[Mapping[str, str]] = _READ["events"]
"""Questions that events answer, and the column of them: each is told by the sentence that tells it
best."""
CONTEXT: Final[Mapping[str, Sequence[str]]] = _READ["context"]
"""Questions that lists of the context of an event answer: more than links that somebody stated."""
SEVERAL: Final = frozenset(_READ["several"])
"""Turns of phrase that ask for several things, whatever each is called."""
NONE: Final[Mapping[str, Sequence[str]]] = _READ["none"]
"""Questions of which it is said that nothing here answers them: what is said, and the blank that
they are of."""
EQUALS: Final = frozenset(_READ["equals"])
"""Questions whose rows are equals, none more an answer than another."""
IN_TIME: Final = frozenset(_READ["in_time"])
"""Questions whose answers are told by the day of which they speak."""
HELD: Final = frozenset(_READ["held"])
"""Questions about who held or belongs."""
