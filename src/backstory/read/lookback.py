"""
A headline that counts years comes in; out goes the event so long ago, which its text is about.

`Twelve years after the protests, mothers wait`, «A diez años de …»: the news of these days, a law
perhaps, is told beside it. Where the headline tells news of its own, the text is about that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from backstory.read.frames import Frames
from backstory.read.mention import Mention
from backstory.read.numbers import number_at
from backstory.read.scene import Scene

__all__ = ["looked_back"]

_A_YEAR: Final = 365.25
_UNITS: Final = {"year": 1, "decade": 10}
"""Years of the units by which headlines count."""
_ABOUT: Final = 190
"""Days by which a count of years may be wrong."""
_NEAR: Final = 3
"""Days about the very day."""
_FRESH: Final = 12
"""Days before the text in which its news lies."""
_BESIDE: Final = 3
"""Words between a number and the word for an anniversary."""
_EPOCH: Final = date(1970, 1, 1)
_NTH: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th|o|a)?")


def looked_back(main: str, links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """
    Give the IRI of the event whose years the headline counts, else the main event as it is.

    Args:
        main: The event that the text was read to be about; empty if none.
        links: The events that it tells.
        scene: What is known of the text.
        frames: The events of the graph.
    """
    years = _counted(scene)
    if not years or scene.day is None:
        return main
    head, day = scene.lead[0], scene.day
    places = [scene.text.sentence_at(one.first) for one in links]
    if any(
        place == head and one.why != "lead" and (bounds := frames.bounds[one.iri])
        and day - bounds[0] <= _FRESH
        for one, place in zip(links, places, strict=True)
    ):  # fmt: skip
        return main
    then = day - years * _A_YEAR
    weights: dict[str, tuple[bool, bool, int, float, str]] = {}
    for one, place in zip(links, places, strict=True):
        bounds = frames.bounds[one.iri]
        if bounds is None or not _is_then(bounds[0], day, years):
            continue
        last = weights.get(one.iri, (False, False, 0, 0.0, ""))
        weights[one.iri] = (
            last[0] or place == head, abs(bounds[0] - then) <= _NEAR, last[2] + 1,
            frames.told[one.iri], one.iri,
        )  # fmt: skip
    own = frames.bounds.get(main)
    if own is not None and _is_then(own[0], day, years):
        return main
    return max(weights.values())[-1] if weights else main


def _is_then(begin: float, day: int, years: int) -> bool:
    """Tell whether an event was so many years ago: about that day, or in that year."""
    year = (_EPOCH + timedelta(days=day)).year - years
    in_year = -365_000 < begin < 365_000 and (_EPOCH + timedelta(days=int(begin))).year == year
    return in_year or abs(begin - (day - years * _A_YEAR)) <= _ABOUT


def _counted(scene: Scene) -> int:
    """Give the years that a headline counts since something; 0 if it counts none."""
    text, lex, words = scene.text, scene.lex, scene.text.words
    if not scene.lead:
        return 0
    first, after = text.sentences[scene.lead[0]]
    for at in range(first, after):
        unit = lex.units.get(words[at], "")
        number = 0
        for back in (1, 2, 3):
            found = number_at(text, at - back, lex) if at - back >= first else None
            if unit in _UNITS and found is not None and found.after == at:
                begins = at - back == first or "," in text.gap(at - back - 1)
                number = int(found.value) * _UNITS[unit]
                break
        else:
            begins = at - 1 == first
            if unit in _UNITS and at > first and words[at - 1] in lex.sets["ones"]:
                number = _UNITS[unit]
        told = " ".join(words[at + 1 : min(after, at + 3)])
        if number and _starts(told, lex.raw["years-on"]):
            return number
        before = words[at - back - 1] if number and at - back > first else ""
        if number and (before in lex.raw["hence"] or (
            _starts(told, lex.raw["years-of"]) and (begins or before in lex.raw["years-to"])
        )):  # fmt: skip
            return number
        if words[at] in lex.raw["anniversaries"]:
            for near in words[max(first, at - _BESIDE) : min(after, at + _BESIDE)]:
                if (nth := _NTH.fullmatch(near)) or near in lex.raw["nths"]:
                    return int(nth[1]) if nth else int(lex.raw["nths"][near])
    return 0


def _starts(told: str, phrases: Sequence[str]) -> bool:
    return any(f"{told} ".startswith(f"{phrase} ") for phrase in phrases)
