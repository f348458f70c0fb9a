"""
A link comes in; out goes how likely it is right, by signs weighed on texts with keys.

A score says how well an event fits; it does not say how often such a fit is right. A day that
agrees nearly always is, "the ruling" of which the text spoke before is not, where nothing else
speaks for it. The weights come from `benchmarks/reading/calibrate.py`, which leaves out each set
of texts in turn and is judged on that one, so that the certainty holds for texts not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.frames import Frames
from backstory.read.mention import Mention
from backstory.read.scene import Scene

__all__ = ["SURE", "WEIGHTS", "certainty", "likely", "signs"]

SURE: Final = 0.7
"""How likely a link must be right to be made."""
WEIGHTS: Final = {
    "any": -2.5,
    "again-close": -0.4,
    "again-form": -0.13,
    "again-own": 0.48,
    "again-stranger": -0.92,
    "again-weeks": -0.74,
    "again-wordless": -0.28,
    "anchor": 0.62,
    "beaten": -0.43,
    "clause": -1.9,
    "daily": -0.21,
    "head": 0.52,
    "instrument": 0.5,
    "kind": 0.81,
    "lead": 0.29,
    "many-for-one": -1.77,
    "number": 0.42,
    "open": -0.36,
    "other": 0.07,
    "part": -0.48,
    "plain": 1.01,
    "same": 0.33,
    "score": 0.35,
    "support": 0.64,
    "thread": 0.61,
    "told": -1.4,
    "topic-dated": 0.88,
    "undated-support": -0.58,
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
        "other": bool(same) and event.iri not in same,
        "many-for-one": _many(clue, fit, scene, frames),
    }  # fmt: skip
    if not day:
        low, high = text.sentences[clue.sentence]
        bounds = frames.bounds[event.iri]
        age = scene.day - bounds[0] if bounds and scene.day is not None else 0
        found |= {
            "thread": fit.told("thread"),
            "anchor": not event.anchors.isdisjoint(text.words[low:high]),
            "undated-support": min(fit.support, _SUPPORT),
        }  # fmt: skip
        if fit.told("again"):
            last = scene.last.get(event.iri, -9)
            found |= {
                "again-wordless": not fit.told("word"), "again-own": own,
                "again-weeks": _NEWS <= age < _WEEKS, "again-close": clue.sentence - last <= 1,
                "again-form": _is_form(clue, scene), "again-stranger": stranger,
            }  # fmt: skip
    return {name: float(value) for name, value in found.items() if value}


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
