"""
What a text has told comes in; out go the days that it counts from there: `two days later`.

Where no date stands before such words, an event whose day the graph knows may: `generals took him
prisoner. He was back two days later`; and of `X, six days after Y` either tells the day of the
other, once that one is linked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from backstory.read.apart import SOME, UNITS, amount_at, told_apart_in, units_of
from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.frames import Frames
from backstory.read.lexicon import phrases_of
from backstory.read.scene import Scene

__all__ = ["Step", "counted_from", "steps_in"]

_MARKS: Final = frozenset(",;:()—–")
_EPOCH: Final = date(1970, 1, 1)
_BRIEF: Final = 3
"""Days that an event lasts at most from which others are counted."""
_HEAD: Final = 1
"""Words before a step that begins its sentence."""
_LENGTH: Final = {"day": 1.0, "month": 30.4, "year": 365.25}


@dataclass(frozen=True, slots=True)
class Step:
    """Words that tell how far two events lie apart."""

    first: int
    after: int
    low: float
    high: float
    """Days from the one to the other, the fewest and the most; negative for what came before."""
    named: bool
    """Whether what it is counted from follows: `six days after the vote`."""


def steps_in(scene: Scene) -> list[Step]:
    """Give every place that counts from something, and is no date already."""
    dated = {at for one in scene.dates for at in range(one.first, one.after)}
    return [
        one for one in (*_apart(scene), *_later(scene), *_relative(scene))
        if dated.isdisjoint(range(one.first, one.after))
    ]  # fmt: skip


def counted_from(
    steps: Sequence[Step], clues: Sequence[Clue], scene: Scene, frames: Frames
) -> list[Clue]:  # fmt: skip
    """
    Give the clues whose day is counted from an event that was linked; the scene has their days.

    Args:
        steps: The places that count from something.
        clues: The clues that were not linked.
        scene: What is known of the text.
        frames: The events of the graph.
    """
    found = []
    left: dict[int, list[Clue]] = {}
    for clue in clues:
        left.setdefault(clue.sentence, []).append(clue)
    for step in steps:
        here = scene.text.sentence_at(step.first)
        for sign, base, (low, high) in _sides(step, scene) if here in left else ():
            event = _anchor(base, here, scene, frames, back=not step.named)
            if event is None:
                continue
            told = _day(step, sign, event)
            for clue in left[here]:
                if low <= clue.first < high and clue.first not in scene.counted:
                    scene.counted[clue.first] = told
                    scene.kept.pop(id(clue), None)
                    found.append(clue)
    return found


def _apart(scene: Scene) -> Iterator[Step]:
    """Read `six days after the vote`."""
    for one in told_apart_in(scene.text, scene.lex):
        length, slack = UNITS[one.unit]
        low, high = sorted((-one.sign * one.least * length, -one.sign * one.most * length))
        yield Step(one.first, one.after, low - slack, high + slack, True)


def _later(scene: Scene) -> Iterator[Step]:
    """Read `two days later`, `horas antes`, which go back to what was told."""
    text, lex = scene.text, scene.lex
    units = units_of(lex)
    ways = [(sign, phrase.split()) for key, sign in (("later", 1), ("earlier", -1))
            for phrase in lex.raw[key]]  # fmt: skip
    timed = {word for word, unit in units.items() if unit in UNITS}
    for at in [at for at, word in enumerate(text.words) if word in timed]:
        for sign, parts in ways:
            after = at + 1 + len(parts)
            if text.words[at + 1 : after] == parts and not _goes_on(after, scene):
                unit = units[text.words[at]]
                first, *amount = amount_at(text, lex, at)
                length, slack = UNITS[unit]
                slack *= (*amount,) == SOME or unit != "day"
                low, high = sorted(sign * number * length for number in amount)
                yield Step(first, after, low - slack, high + slack, False)


def _relative(scene: Scene) -> Iterator[Step]:
    """Read `the next day`, `that night`, `the day on which Guaidó called on them`."""
    text, lex = scene.text, scene.lex
    relative, days = phrases_of(lex.lang, "relative"), phrases_of(lex.lang, "day-when")
    which = phrases_of(lex.lang, "when-which")
    told, when = relative.begins(text.words), days.begins(text.words)
    begins = told | when
    for at, word in [(at, word) for at, word in enumerate(text.words) if word in begins]:
        hits = days.at(text.words, at) if word in when else ()
        taken = max((length for length, _ in hits), default=0)
        after = at + taken
        if taken and after < len(text.words) and text.gap(after - 1) == " ":
            more = max((length for length, _ in which.at(text.words, after)), default=0)
            if more or text.capitals[after]:
                yield Step(at, after + more, 0, 0, True)
                continue
        if word not in told:
            continue
        taken, way = max(relative.at(text.words, at), key=lambda hit: hit[0], default=(0, ""))
        if way.startswith("@"):
            unit, _, shift = way[1:].partition(" ")
            slack = 0 if unit == "day" else _LENGTH[unit] / 2
            days_on = int(shift) * _LENGTH[unit]
            after = at + taken
            yield Step(at, after, days_on - slack, days_on + slack, _goes_on(after, scene))


def _goes_on(after: int, scene: Scene) -> bool:
    """Tell whether words go on with what they count from: `the day after the vote`."""
    words = scene.text.words[after : after + 1]
    return bool(words) and scene.text.gap(after - 1) == " " and (
        words[0] in scene.lex.raw["of"] or words[0] in scene.lex.raw["after-which"]
        or words[0] in scene.lex.raw["of-the"]
    )  # fmt: skip


def _sides(step: Step, scene: Scene) -> list[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Give the words among which the known event stands, and those whose day that tells."""
    first, after = scene.text.sentences[scene.text.sentence_at(step.first)]
    mark = next((at for at in range(step.after, after) if _ends(at, scene)), after)
    if not step.named:
        low = next((at for at in range(step.first, first, -1) if _ends(at, scene)), first)
        if mark == step.after and mark < after:  # `Two days later, …`
            mark = next((at for at in range(mark + 1, after) if _ends(at, scene)), after)
        return [(1, (first, low), (low, mark))]
    rest = (mark, after) if step.first - first <= _HEAD else (first, step.first)
    named = (step.after, mark)
    return [(1, named, rest), (-1, rest, named)]


def _ends(at: int, scene: Scene) -> bool:
    """Tell whether a clause ends before a word."""
    gap = scene.text.gap(at - 1)
    return not _MARKS.isdisjoint(gap) or scene.text.words[at] in scene.lex.raw["between-clauses"]


def _anchor(
    words: tuple[int, int], here: int, scene: Scene, frames: Frames, *, back: bool
) -> tuple[float, float] | None:
    """Give the days of the event from which others are counted: here, else the last before."""

    def of(sentence: int, low: float, high: float) -> list[tuple[float, float]]:
        linked = sorted(scene.linked.get(sentence, ()), key=lambda row: row[0].first)
        return [bounds for clue, iri in linked if low <= clue.first < high
                and (bounds := frames.bounds[iri]) and bounds[1] - bounds[0] <= _BRIEF]  # fmt: skip

    found = of(here, *words)
    if (
        not found
        and back
        and here
        and not any(clue.first < words[1] for clue in scene.clues.get(here, ()))
    ):
        found = of(here - 1, 0, words[1])
    return found[-1] if found else None


def _day(step: Step, sign: int, event: tuple[float, float]) -> Dated:
    """Give the days that lie so far from an event."""
    ends = sorted((sign * step.low, sign * step.high))
    low, high = (_iso(day + more) for day, more in zip(event, ends, strict=True))
    return Dated(step.first, step.after, low if low == high else f"{low}/{high}", "text")


def _iso(day: float) -> str:
    return (_EPOCH + timedelta(days=round(day))).isoformat()
