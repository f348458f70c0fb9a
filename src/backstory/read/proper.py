"""
A main event comes in; out goes whether the beginning of a text tells it by more than kind and day.

On the day that the highest court annulled a law it annuls other things too, and on the day of a
swap another country swaps: without a person who took part, or words of its own, no main event is
certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue, sentence_clue
from backstory.read.frames import Frames
from backstory.read.lands import words_of_cities
from backstory.read.scene import Scene
from backstory.read.thing import stem

__all__ = ["is_told_itself"]

_WORDS: Final = 2
"""Words of an event, besides those for its kind, that tell it without anybody who took part."""


def is_told_itself(main: str, frames: Frames, clues: Sequence[Clue], scene: Scene) -> bool:
    """
    Tell whether headline and first sentences name a person of an event, or use words of its own.

    Args:
        main: The IRI of the event.
        frames: The events of the graph.
        clues: The triggers of the text.
        scene: What is known of it.
    """
    event = frames.known.events[main]
    here = [one for one in clues if one.sentence in scene.lead]
    every = [*here, *(sentence_clue(scene.text, scene.lex, one) for one in scene.lead)]
    told = {
        sign for clue in every
        for fit in frames.fits(clue, scene, None if clue.kinds else [event])
        if fit.event.iri == main for sign in fit.evidence
    }  # fmt: skip
    named = {one.iri for place in scene.lead for one in scene.by_sentence.get(place, ())}
    if named & event.actors.keys() & frames.persons:
        return True
    home = frames.known.home_words | words_of_cities(frames.known.home)
    light = {stem(word) for word in home} | scene.day_stems
    light |= {scene.stems[at] for one in here for at in range(one.first, one.after)}
    words = {value for sort, value in told if sort == "word" and not value.isdecimal()} - light
    return len(words) + any(sort == "actor" for sort, _ in told) * bool(words) >= _WORDS
