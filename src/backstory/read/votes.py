"""
A word for a vote and what fits it come in; out goes the one that is meant by its sort and time.

`The parliamentary elections` are, in the news, the last ones of that sort before the article; in a
look back the first ones after what the text has just told. Where two come near, none is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.frames import Frames
from backstory.read.scene import Scene
from backstory.read.storytime import then_of
from backstory.read.when import CALLED

__all__ = ["vote_meant"]

_LATELY: Final = 430
"""Days before a text within which the last vote of a sort is the one that it means."""
_AHEAD: Final = 240
"""Days after it, where it speaks of one that is to come."""
_ALONE: Final = 500
"""Days around a text within which there must be no other of the sort."""
_ON: Final = 400
"""Days after what a story tells within which it goes on to a vote."""
_BACK: Final = 2
"""Sentences back whose days tell that the text looks back."""
_OLD: Final = 200
"""Days before the text of which only a look back tells."""
_BESIDE: Final = 2
"""Words on either side of a word for votes that tell their sort."""


def vote_meant(clue: Clue, fits: Sequence[Fit], scene: Scene, frames: Frames) -> Fit | None:
    """Give the vote that a word with its sort means by the time of which the text tells."""
    if clue.kinds[:1] != ("election",) or clue.dates or clue.denied or scene.day is None:
        return None
    if {*scene.text.words[max(0, clue.first - 2) : clue.first]} & {*scene.lex.raw["other-ones"]}:
        return None
    if any(one.sense != "since" for one in scene.dates_by_sentence.get(clue.sentence, ())
           if -_BESIDE <= one.first - clue.after <= _BESIDE * 2):  # fmt: skip
        return None
    sort = _sort_of(clue, scene, frames)
    alike = {
        one.iri: bounds[0] for one in frames.possible.alike["election"]
        if sort & one.words and CALLED & {*one.kinds[:1]} and (bounds := frames.bounds[one.iri])
    }  # fmt: skip
    if not sort or len(alike) == len(frames.possible.alike["election"]):
        return None
    then = then_of(clue, scene, frames.bounds)
    if then is not None:
        near = [iri for iri, day in alike.items() if then.low <= day <= then.high + _ON]
    elif _looks_back(clue, scene):
        return None
    else:
        near = [iri for iri, day in alike.items() if abs(day - scene.day) <= _ALONE]
        if any(not -_LATELY <= alike[iri] - scene.day <= _AHEAD for iri in near):
            return None
    if len(near) != 1:
        return None
    return next((fit for fit in fits if fit.event.iri == near[0]), None)


def _sort_of(clue: Clue, scene: Scene, frames: Frames) -> frozenset[str]:
    """Give the stems in a phrase that names of some votes hold, and not of all: `parliam`."""
    text, (low, high) = scene.text, scene.text.sentences[clue.sentence]
    every = frames.possible.alike["election"]
    first, after = clue.first, clue.after
    while first > max(low, clue.first - _BESIDE) and text.gap(first - 1) == " ":
        first -= 1
    while after < min(high, clue.after + _BESIDE) and text.gap(after - 1) == " ":
        after += 1
    common = frozenset.intersection(*(one.words for one in every)) if every else frozenset()
    return frozenset(
        scene.stems[at] for at in range(first, after)
        if scene.stems[at] not in common and not text.words[at].isdecimal()
        and len(text.words[at]) > 3 and not text.capitals[at]
        and sum(scene.stems[at] in one.words for one in every) > 1
    )  # fmt: skip


def _looks_back(clue: Clue, scene: Scene) -> bool:
    """Tell whether the sentences around tell of days long before the text."""
    return any(
        end is not None and scene.day is not None and end < scene.day - _OLD
        for sentence in range(clue.sentence - _BACK, clue.sentence + 1)
        for one in scene.dates_by_sentence.get(sentence, ())
        for end in (one.span.latest_end,)
    )
