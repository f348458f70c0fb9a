"""An event and what stands around a clue come in; out goes what neighbours and thread weigh."""

from __future__ import annotations

from typing import Final

from backstory.read.around import Around
from backstory.read.clues import Clue
from backstory.read.hints import LIGHT_ROLES
from backstory.read.scene import Scene
from backstory.read.telling import SPEECH
from backstory.read.thing import Event
from backstory.read.when import Bounds

__all__ = ["beside", "said_by", "since", "thread"]

_SAID: Final = 0.7
"""What it weighs that whoever speaks is of those who said it."""
_STOOD_BY: Final = LIGHT_ROLES | {"participant", "host", "decider", "pressure"}
"""Roles of those who did not themselves say what was said."""


def said_by(event: Event, clue: Clue, around: Around) -> float:
    """Weigh who stands before a word for a statement: what another said is not meant."""
    if SPEECH.isdisjoint(clue.kinds[:2]) or SPEECH.isdisjoint(event.kinds[:1]):
        return 0.0
    return _SAID if around.speaker in event.actors else -_SAID


def beside(event: Event, around: Around) -> float:
    """Weigh whoever stands right beside the clue: `the arrest of X` is not that of Y."""
    own = around.beside & set(event.actors)
    if own:
        spoke = SPEECH & set(event.kinds[:1]) and all(event.actors[iri] <= _STOOD_BY for iri in own)
        return -1.0 if spoke else 0.6  # who announced it, and not who was there
    return -1.0 if any(roles - LIGHT_ROLES for roles in event.actors.values()) else -0.3


def thread(
    event: Event, clue: Clue, scene: Scene, around: Around, evidence: list[tuple[str, str]]
) -> float:
    """Weigh what the text spoke of before: the same event again, or the main one."""
    if event.iri in around.again:
        evidence.append(("again", event.thing.id))
        return 1.9 if clue.definite and around.bare else 0.6
    if event.iri in scene.episode:
        return 0.7 if event.instruments or not event.anchors else 0.4
    if scene.main and scene.main == event.iri:
        evidence.append(("main", event.thing.id))
        return 1.0 if clue.definite else 0.5
    return 0.0


def since(bounds: Bounds, around: Around, evidence: list[tuple[str, str]]) -> float:
    """Weigh the day since which something is told to go on, where the event began on it."""
    for one in around.since:
        low, high = one.span.earliest_begin, one.span.latest_end
        if bounds and low is not None and high is not None and low <= bounds[0] <= high:
            evidence.append(("date", one.value))
            return 1.5 if high - low < 40 else 0.8
    return -2.0
