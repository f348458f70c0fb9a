"""
A link comes in; out goes how likely it is right, by signs weighed on texts with keys.

A score says how well an event fits, not how often such a fit is right: a day that agrees nearly
always is, "the ruling" of which the text spoke before is not, if nothing else speaks for it. The
weights come from `benchmarks/reading/calibrate.py`, where each set of texts is left out in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Final

from backstory.dates.edtf import Span
from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.frames import Frames
from backstory.read.mention import Mention
from backstory.read.scene import Scene

__all__ = ["SURE", "WEIGHTS", "certainty", "likely", "signs"]

SURE: Final = 0.66
"""How likely a link must be right to be made."""
WEIGHTS: Final = {
    "any": -1.97,
    "actors": 0.28,
    "again-bare": -0.35,
    "again-close": -0.41,
    "again-form": 0.58,
    "again-own": 0.38,
    "again-stranger": -0.43,
    "again-weeks": -0.38,
    "again-wordless": -0.27,
    "anchor": 0.57,
    "beaten": -0.33,
    "clause": -1.63,
    "clause-actors": -0.17,
    "clause-bare": -0.88,
    "clause-day": 0.68,
    "clause-kind": 0.55,
    "clause-long": 0.17,
    "clause-main": -0.61,
    "clause-number": 0.6,
    "clause-share": -0.39,
    "clause-strangers": -2.0,
    "clause-then": 0.87,
    "daily": -0.34,
    "day": 1.4,
    "episode": -0.29,
    "head": 0.57,
    "instrument": 1.33,
    "kind": 0.62,
    "lead": 0.45,
    "main": -0.52,
    "many-for-one": -1.74,
    "month": 1.35,
    "number": 0.5,
    "old-undated": -0.39,
    "open": -0.33,
    "part": -0.42,
    "plain": 0.5,
    "prominent": -0.24,
    "recent": 0.23,
    "same": -0.71,
    "score": 0.26,
    "short": -0.67,
    "spoken": -0.67,
    "support": 0.53,
    "thread": 0.27,
    "told": -1.55,
    "topic-dated": 0.15,
    "undated-support": -0.17,
    "words": 0.1,
    "year": 0.92,
}  # fmt: skip
"""What each sign weighs."""
_DAILY: Final = frozenset(
    ("announcement", "implementation", "meeting", "office-change", "pardon", "petition",
     "proposal", "session", "statement")
)  # fmt: skip
"""Kinds of which there are many about one matter."""
_NEAR: Final = 6
"""Words from a clue within which a name is beside it."""
_BESIDE: Final = 4
_MOST: Final = 3
"""Things counted that are more than one person does."""
_LEAD: Final = 4.0
_SUPPORT: Final = 2.5
"""What more of these tells no more."""
_BRIEF: Final = 3
"""Days of an event that one day tells."""
_DAY, _MONTH, _YEAR = 10, 7, 4
"""Signs of a day, a month and a year, in EDTF."""
_RECENT: Final = 10
"""Days before the text that its news goes back."""
_OLD: Final = 365
"""Days before the text: older events are told of with their day."""
_SHORT: Final = 3
"""Letters of words that tell nothing."""
_MANY: Final = 3
"""Words or names of which more tell no more."""
_NEWS: Final = 4
_WEEKS: Final = 45
"""Days before the text: of events this old another one may have followed."""


def certainty(
    clue: Clue, fit: Fit, lead: float, why: str, scene: Scene, frames: Frames,
    plain: bool = True, beaten: float = 0.0,
) -> float:  # fmt: skip
    """
    Tell how likely it is that a clue speaks of the event that fits it.

    Args:
        clue: What speaks of it.
        fit: The event, and how it fits.
        lead: By how much it leads the second.
        why: By which way it was found: `frame`, `dated`, `told` or `lead`.
        scene: What is known of the text.
        frames: The events of the graph.
        plain: Whether its score and its lead are enough by themselves.
        beaten: How much more names and words speak for another.
    """
    return likely(signs(clue, fit, lead, why, scene, frames, plain, beaten))


def likely(told: Mapping[str, float]) -> float:
    """
    Turn signs into how likely a link is right.

    >>> likely({"any": 1, "score": 5, "kind": 1}) > likely({"any": 1, "score": 3, "kind": 1})
    True
    """
    return 1 / (1 + exp(-sum(WEIGHTS.get(name, 0.0) * value for name, value in told.items())))


def signs(
    clue: Clue, fit: Fit, lead: float, why: str, scene: Scene, frames: Frames,
    plain: bool = True, beaten: float = 0.0,
) -> dict[str, float]:  # fmt: skip
    """Give the signs by which a link is weighed, by name."""
    event, text = fit.event, scene.text
    names = scene.by_sentence.get(clue.sentence, ())
    near = [one for one in names if one.kind == "actor" and _distance(one, clue) <= _NEAR]
    people = [one for one in names if one.iri in scene.persons]
    own = any(one.iri in event.actors and one.iri in scene.persons for one in near)
    stranger = any(one.iri not in event.actors for one in near)
    day = next((value for sort, value in fit.evidence if sort == "date"), "")
    topic = not people and bool(scene.told.get(clue.sentence, frozenset()) & event.actors.keys())
    same = scene.sure.get(scene.stems[clue.first], set()) if clue.kinds else set()
    found = {
        "any": 1.0, "plain": plain, "score": fit.score, "lead": min(lead, _LEAD),
        "support": min(fit.support, _SUPPORT),
        "topic-dated": bool(day) and topic, "kind": not clue.kinds or (
            clue.kinds[0] in (*event.kinds[:1], *frames.called[event.iri])),
        "daily": event.kinds[:1] and event.kinds[0] in _DAILY, "clause": why == "dated",
        "open": clue.open or clue.expected, "part": bool(event.parents),
        "number": fit.told("number"), "instrument": fit.told("instrument"),
        "told": why == "told", "head": why == "lead", "beaten": beaten, "same": same == {event.iri},
        "many-for-one": _many(clue, fit, scene, frames),
    }  # fmt: skip
    found |= _of_event(clue, fit, day, scene, frames)
    if not clue.kinds:
        found |= _of_clause(clue, fit, day, scene, frames)
    if not day:
        low, high = text.sentences[clue.sentence]
        age = _age(fit, scene, frames)
        found |= {
            "thread": fit.told("thread"),
            "anchor": not event.anchors.isdisjoint(text.words[low:high]),
            "undated-support": min(fit.support, _SUPPORT),
            "again-bare": clue.kinds and event.iri in scene.spoken and not scene.points(clue),
        }  # fmt: skip
        if fit.told("again"):
            last = scene.last.get(event.iri, -9)
            found |= {
                "again-wordless": not fit.told("word"), "again-own": own,
                "again-weeks": _NEWS <= age < _WEEKS, "again-close": clue.sentence - last <= 1,
                "again-form": _is_form(clue, scene), "again-stranger": stranger,
            }  # fmt: skip
    return {name: float(value) for name, value in found.items() if value}


def _of_event(
    clue: Clue, fit: Fit, day: str, scene: Scene, frames: Frames
) -> dict[str, float]:  # fmt: skip
    """Give the signs that tell how exact the day is, and how near the event is to the news."""
    event = fit.event
    age = _age(fit, scene, frames)
    return {
        "episode": event.iri in scene.episode, "main": event.iri == scene.main,
        "spoken": event.iri in scene.spoken and event.iri != scene.main,
        "recent": not day and 0 <= age <= _RECENT, "prominent": frames.told[event.iri],
        "old-undated": not day and age > _OLD,
        "day": _is_its_day(fit, day, frames), "month": len(day) == _MONTH or _is_of_weeks(day),
        "year": len(day) == _YEAR,
        "short": bool(clue.kinds) and clue.after - clue.first == 1,
        "words": min(_MANY, len(_words(fit, scene))), "actors": min(_MANY, _actors(fit)),
    }  # fmt: skip


def _of_clause(
    clue: Clue, fit: Fit, day: str, scene: Scene, frames: Frames
) -> dict[str, float]:  # fmt: skip
    """Give the signs of a clause without a trigger: what it tells, and how exactly."""
    words, actors = _words(fit, scene), _actors(fit)
    kind, number = fit.told("kind"), fit.told("number")
    return {
        "clause-day": _is_its_day(fit, day, frames), "clause-kind": kind,
        "clause-actors": min(actors, _MANY), "clause-number": number,
        "clause-bare": not (words or kind or number or actors > 1),
        "clause-strangers": _is_of_others(clue, fit, scene),
        "clause-main": fit.event.iri == scene.main, "clause-then": fit.told("then"),
        "clause-long": _content(clue, scene),
        "clause-share": len(words) / max(1, _content(clue, scene)),
    }  # fmt: skip


def _is_of_others(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether a clause names persons, and none who took part in the event."""
    named = {one.iri for one in scene.by_sentence.get(clue.sentence, ())
             if clue.first <= one.first < clue.after and one.iri in scene.persons}  # fmt: skip
    return bool(named) and named.isdisjoint(fit.event.actors)


def _age(fit: Fit, scene: Scene, frames: Frames) -> float:
    """Give the days from the beginning of an event to the text; many where nobody tells them."""
    bounds = frames.bounds[fit.event.iri]
    return scene.day - bounds[0] if bounds and scene.day is not None else _OLD + 1


def _is_its_day(fit: Fit, day: str, frames: Frames) -> bool:
    """Tell whether a whole day is told, and is that of an event which is over in days."""
    bounds = frames.bounds[fit.event.iri]
    if len(day) < _DAY or bounds is None or bounds[1] - bounds[0] > _BRIEF:
        return False
    span = Span.parse(day)
    begin, end = span.earliest_begin, span.latest_end
    return (
        begin is not None
        and end is not None
        and end - begin <= _BRIEF
        and (begin <= bounds[1] and bounds[0] <= end)
    )


def _is_of_weeks(day: str) -> bool:
    """Tell whether a stretch of some days or weeks is told."""
    if "/" not in day:
        return False
    span = Span.parse(day)
    begin, end = span.earliest_begin, span.latest_end
    return begin is not None and end is not None and _BRIEF < end - begin <= _WEEKS


def _words(fit: Fit, scene: Scene) -> list[str]:
    """Give the words that speak for an event, but for those of the day."""
    return [value for sort, value in fit.evidence
            if sort == "word" and not (value in scene.day_stems or value.isdecimal())]  # fmt: skip


def _actors(fit: Fit) -> int:
    return sum(sort == "actor" for sort, _ in fit.evidence)


def _content(clue: Clue, scene: Scene) -> int:
    """Count the words of a clause that tell something, and name nobody."""
    text, sets = scene.text, scene.lex.sets
    named = {at for one in scene.by_sentence.get(clue.sentence, ())
             for at in range(one.first, one.after)}  # fmt: skip
    return sum(
        at not in named and len(word) > _SHORT and not word.isdecimal()
        and scene.stems[at] not in scene.day_stems
        and word not in sets["common"] and word not in sets["stop"]
        for at, word in enumerate(text.words[clue.first : clue.after], clue.first)
    )  # fmt: skip


def _distance(one: Mention, clue: Clue) -> int:
    return max(0, one.first - clue.after, clue.first - one.after)


def _is_form(clue: Clue, scene: Scene) -> bool:
    """Tell whether a clue is but the word for a law or the like, which may be no event at all."""
    return bool(clue.kinds) and clue.after - clue.first == 1 and (
        scene.text.words[clue.first] in scene.lex.forms
    )  # fmt: skip


def _many(clue: Clue, fit: Fit, scene: Scene, frames: Frames) -> bool:
    """Tell whether many are spoken of, where the event is told of one person."""
    if not frames.is_of_person(fit.event.iri):
        return False
    return any(
        figure.value >= _MOST
        and max(0, figure.first - clue.after, clue.first - figure.after) <= _BESIDE
        for figure in scene.figures_by_sentence.get(clue.sentence, ())
    ) or (_is_form(clue, scene) and scene.text.words[clue.after - 1].endswith("s"))  # fmt: skip
