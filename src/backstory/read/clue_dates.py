"""A clue comes in; out go the dates of its clause, and whether they are its own or another's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.scene import Scene
from backstory.read.tokens import Tokens

__all__ = ["REACH", "dates_of"]

REACH: Final = 14
"""Words on either side of a trigger whose words and names belong to it."""
_OWN: Final = 10
"""The distance within which a date is that of a clue."""
_ASIDE: Final = 2
"""Words between two commas that tell something by the way."""


def dates_of(clue: Clue, scene: Scene, low: int, high: int) -> tuple[list[Dated], bool]:
    """
    Give the dates of a clause, and whether they are this clue's own.

    A date belongs to the clue that stands nearest to it; to others near it belongs weakly.
    """
    found = [
        one for one in scene.dates_by_sentence.get(clue.sentence, ())
        if one.after > low and one.first < high and not one.sense
        and not scene.dateline(one) and scene.owner(one) in (-1, clue.first)
    ]  # fmt: skip
    if not found:
        return [], False
    clues = scene.clues.get(clue.sentence, [clue])
    chain = _chain(clue, clues, scene)
    own: list[tuple[int, Dated]] = []
    weak: list[Dated] = []
    for one in found:
        best = scene.nearest.get(one.first)
        if best is None:
            best = min([_distance(one, other, scene) for other in clues])
            scene.nearest[one.first] = best
        distance = min(_distance(one, other, scene) for other in chain)
        if distance <= best + 1 and distance <= _OWN:
            own.append((distance, one))
        if distance <= best + 6 and distance <= REACH:
            weak.append(one)
    if own:
        nearest = min(own, key=lambda row: row[0])[0]
        return [one for distance, one in own if distance == nearest], True
    return weak, False


def _chain(clue: Clue, clues: Sequence[Clue], scene: Scene) -> list[Clue]:
    """Give a clue and those of its kind right behind it: «ganó las» + «elecciones regionales»."""
    found = [clue]
    for other in clues if clue.kinds else ():
        last = found[-1]
        if other.first == last.after and other.kinds[:1] == clue.kinds[:1] and (
            scene.text.gap(last.after - 1) == " "
        ):  # fmt: skip
            found.append(other)
    return found


def _distance(one: Dated, clue: Clue, scene: Scene) -> int:
    """
    Count the words between a date and a clue; a comma or the like counts as four, `and` as five.

    A date tells of what stands before it, rather than of what follows: that counts as three more,
    but not where the sentence begins with the date.
    """
    text = scene.text
    if one.first < clue.after and clue.first < one.after:
        return 0
    before = one.after <= clue.first
    left, right = (one.after, clue.first) if before else (clue.after, one.first)
    marks = scene.marks_before[right] - scene.marks_before[max(left - 1, 0)]
    if marks == 2 and (aside := _aside(left, right, text)):
        left, marks = left + aside, 0
    ands = scene.ands_before[right] - scene.ands_before[left]
    begins = one.first - text.sentences[clue.sentence][0] <= 1
    back = 3 * (before and not begins) - 3 * (before and begins and marks > 0)
    return right - left + 4 * marks + 5 * ands + back


def _aside(left: int, right: int, text: Tokens) -> int:
    """Count the words between two commas: «en 2009 recibió, con otros, una condena»; no list."""
    commas = [at for at in range(left, right) if "," in text.gap(at)]
    if len(commas) != 2:
        return 0
    within = text.words[commas[0] + 1 : commas[1] + 1]
    return 0 if len(within) < _ASIDE or any(one.isdecimal() for one in within) else len(within)
