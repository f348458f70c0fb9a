"""What is compared and drawn: disagreements, verdicts, measures, and the lines of a network."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from backstory.draw.shape_terms import By, Line, Mark, Name, Spot, VerdictWord

__all__ = ["Cell", "Disagreement", "Drawing", "Likened", "Measure", "Verdict"]


class Disagreement(TypedDict):
    """Claims at odds: each of a side with the first of every other."""

    id: str
    by: By
    kind: str
    sides: list[list[str]]
    """Claims; where a voice states it, what is disputed is the first side."""
    note: Name
    """The editors' note, or the verdict on two figures with its reasons."""


class Verdict(TypedDict):
    """How two figures compare, and why."""

    a: str
    b: str
    verdict: VerdictWord
    why: Name


class Cell(TypedDict):
    """One thing said of a measure, with all the claims that say it."""

    text: Name
    claims: list[str]


class Measure(TypedDict):
    """A clemency, or a legal text about one."""

    id: str
    about: list[str]
    """It, its texts and the events that come by them."""
    stages: list[str]
    """Events, oldest first."""
    cells: dict[str, list[Cell]]
    near: NotRequired[list[str]]
    """The measures most like it, the nearest first."""
    like: NotRequired[dict[str, list[list[int]]]]
    """By a later measure: the sentences on what both have, and on what only one of them has."""
    name: NotRequired[Name]
    """What it is called where it is not the thing of its id: a text as it was announced."""


class Likened(TypedDict):
    """In what two measures are alike or unlike, in a sentence."""

    text: Name
    each: NotRequired[list[Name]]
    """What the sentence ends in, a line each, where some of it holds within limits alone."""
    known: NotRequired[int]
    """The day from which all that it tells may have been said."""


class Drawing(TypedDict):
    """Places and lines of the network, and the marks of its axis of time."""

    spots: list[Spot]
    lines: list[Line]
    axis: list[Mark]
    floor: float
    """Above it stands what has a place in time, below it what has none."""
    words: list[Name]
    """What the lines say, in a word or two."""
