"""
Who speaks comes in; out goes the link with what they said then, where the graph knows of it.

`The bishops asked that nobody be left out` tells their exhortation of those days without a word of
its name: whoever is named before the word of saying said one thing of that day, as far as the
graph knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from backstory.read.clues import Clue, clause_end
from backstory.read.dated import Dated
from backstory.read.fit import Fit
from backstory.read.frames import Frames
from backstory.read.hints import LIGHT_ROLES
from backstory.read.linking import Events, link_of
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.storytime import then_of
from backstory.read.thing import Event
from backstory.read.when import agrees

__all__ = ["link_sayings"]

_SAYINGS: Final = frozenset(("announcement", "petition", "proposal", "report", "statement"))
_DAILY: Final = frozenset(("announcement", "proposal"))
"""Of these, what a text tells with more than who said something."""
_NEAR: Final = 6
"""Words between a speaker and the word of saying."""
_DAYS: Final = 12
"""Days before a text of which it may tell what was said without its day."""
_SURE: Final = 0.7
_WHOLE: Final = 10
"""Signs of a whole day, in EDTF."""


def link_sayings(frames: Frames, scene: Scene, out: Events) -> None:
    """Link what somebody is told to have said, where they said but one thing then."""
    text = scene.text
    told: dict[int, list[Mention]] = {}
    for one in out.linked:
        told.setdefault(text.sentence_at(one.first), []).append(one)
    for sentence in sorted(scene.by_sentence):
        if not scene.gate.may_be_home(sentence, scene.peopled):
            continue
        here = told.get(sentence, [])
        if any(_SAYINGS & {*frames.known.events[one.iri].kinds[:1]} for one in here):
            continue
        for name, at in _speakers(scene, sentence):
            after = clause_end(text, scene.lex, name.first, at + 1, sentence)
            clue = Clue(name.first, after, (), sentence)
            fit = _said(name, clue, scene, frames)
            if fit is None or any(one.iri == fit.event.iri for one in here):
                continue
            words = [one.trigger for one in here]
            end = min([after, *(first for first, _ in words if first > at)])
            if not any(name.first < last and first <= at for first, last in words):
                out.linked.append(link_of(name.first, end, clue, fit, "said", _SURE))
                break


def _speakers(scene: Scene, sentence: int) -> Iterator[tuple[Mention, int]]:
    """Give who is named before a word of saying, and its place."""
    names = [one for one in scene.by_sentence.get(sentence, ()) if one.kind == "actor"]
    last = scene.text.sentences[sentence][1]
    for name in names:
        if name.first in scene.kin:
            continue
        far = min([last, name.after + _NEAR, *(x.first for x in names if x.first >= name.after)])
        for at in range(name.after, far):
            if scene.lex.has("said", scene.text.words[at]):
                yield name, at
                break


def _said(name: Mention, clue: Clue, scene: Scene, frames: Frames) -> Fit | None:
    """Give the only thing that somebody said then; none if there is none, or more."""
    told = frames.known.events_by_actor.get(name.iri, ())
    said = [event for event in told if _SAYINGS & {*event.kinds[:1]}]
    found = [event for event in said if _is_then(event, clue, scene, frames)]
    rare = len(said) == 1 and said == [
        one for one in told if one in said or one.actors[name.iri] - LIGHT_ROLES
    ]
    if not found and rare and not _dates(clue, scene):
        found = [event for event in said if _is_past(event, scene, frames)]
    if len(found) != 1:
        return None
    fits = frames.fits(clue, scene, found)
    if not fits or not (rare or fits[0].told("word") or _is_its_day(fits[0])):
        return None
    return fits[0]


def _is_its_day(fit: Fit) -> bool:
    """Tell whether the very day on which it was said is told: `dijo el martes`."""
    return any(sort == "date" and len(value) == _WHOLE for sort, value in fit.evidence)


def _dates(clue: Clue, scene: Scene) -> list[Dated]:
    return [one for one in scene.dates_by_sentence.get(clue.sentence, ())
            if not scene.dateline(one)]  # fmt: skip


def _is_past(event: Event, scene: Scene, frames: Frames) -> bool:
    bounds = frames.bounds[event.iri]
    return bounds is not None and scene.day is not None and bounds[0] <= scene.day and (
        bounds[1] - bounds[0] <= _DAYS
    )  # fmt: skip


def _is_then(event: Event, clue: Clue, scene: Scene, frames: Frames) -> bool:
    """Tell whether something was said on the day that a sentence tells, else in these days."""
    bounds, dates = frames.bounds[event.iri], _dates(clue, scene)
    if bounds is None or scene.day is None or bounds[0] > scene.day:
        return False
    if bounds[1] - bounds[0] > _DAYS:
        return False
    if dates:
        return agrees(bounds, dates) is not None
    if _DAILY & {*event.kinds[:1]}:
        return False
    then = then_of(clue, scene, frames.bounds)
    return then.meets(bounds) if then else scene.day - bounds[0] <= _DAYS
