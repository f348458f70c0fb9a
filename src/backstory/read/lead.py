"""The headline, and the sentence after it, come in; out go their links with the main event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.certainty import SURE, certainty
from backstory.read.clues import sentence_clue
from backstory.read.fit import related
from backstory.read.frames import Frames
from backstory.read.linking import Events, link_of
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.slight import says_nothing
from backstory.read.when import Bounds

__all__ = ["link_lead"]

_BEGINNING: Final = 0.8
"""How much names and words must speak of the main event in the sentence after the headline."""
_BYLINE: Final = 8
"""Words of a line that tells no more than where and when it was written."""
_DAY: Final = 10
"""Signs of a whole day, in EDTF."""
_HEADLINE: Final = 0.2
"""The same, in a headline of which nothing else was linked."""


def link_lead(frames: Frames, scene: Scene, out: Events) -> None:
    """Link the headline, and the sentence after it, with the event that the article tells."""
    if not out.main:
        return
    event = frames.known.events[out.main]
    for sentence in scene.lead[:2]:
        first, after = scene.text.sentences[sentence]
        if after - first <= _BYLINE and any(
            scene.dateline(one) for one in scene.dates_by_sentence.get(sentence, ())
        ):
            continue  # `MADRID, 9 Feb. (EUROPA PRESS) -`
        if scene.gate.is_theirs(sentence, scene.peopled):
            continue
        if not (out.certain or scene.idioms.isdisjoint(range(first, after))):
            continue
        if scene.text.words[first] in scene.lex.raw["if"]:
            continue  # `If parliament passes another amnesty, …`
        if sentence == scene.lead[0]:
            _clear_headline(first, after, frames, scene, out)
        if any(
            first <= one.first < after and related(frames.known.events[one.iri], event)
            for one in out.linked
        ):
            continue
        if _of_another_day(scene, sentence, frames.bounds[event.iri]):
            continue
        clue = sentence_clue(scene.text, scene.lex, sentence)
        fits = frames.fits(clue, scene, [event])
        head = sentence == scene.lead[0] and not any(
            first <= one.first < after for one in out.linked
        )  # fmt: skip
        need = _HEADLINE if head else _BEGINNING
        if fits and (fits[0].support >= need or (head and out.certain)):
            if says_nothing(clue, fits[0], scene):
                continue
            begin, end = _free(first, after, out.linked)
            sure = certainty(clue, fits[0], 1.0, "lead", scene, frames)
            if begin < end and sure >= SURE:
                out.linked.append(link_of(begin, end, clue, fits[0], "lead", sure))


def _of_another_day(scene: Scene, sentence: int, bounds: Bounds) -> bool:
    """Tell whether a sentence tells days of its own, none of which is that of the event."""
    days = [
        one.span for one in scene.dates_by_sentence.get(sentence, ())
        if len(one.value) == _DAY and not one.sense and not scene.dateline(one)
    ]  # fmt: skip
    return bool(days) and bounds is not None and not any(
        low is not None and high is not None and low <= bounds[1] and bounds[0] <= high
        for low, high in ((one.earliest_begin, one.latest_end) for one in days)
    )  # fmt: skip


def _clear_headline(first: int, after: int, frames: Frames, scene: Scene, out: Events) -> None:
    """Leave out a bare noun of a headline that as a whole speaks rather of the main event."""
    event = frames.known.events[out.main]
    clue = sentence_clue(scene.text, scene.lex, scene.lead[0])
    fits = frames.fits(clue, scene, [event])
    sure = certainty(clue, fits[0], 2.0, "lead", scene, frames) if fits else 0.0
    out.linked = [
        one for one in out.linked
        if not (
            first <= one.first < after and one.certainty < sure
            and scene.text.words[one.trigger[0]] in scene.lex.forms
            and not related(frames.known.events[one.iri], event) and one.iri != out.main
        )
    ]  # fmt: skip


def _free(first: int, after: int, linked: Sequence[Mention]) -> tuple[int, int]:
    """Give the longest run of a sentence in which nothing else is linked."""
    taken = sorted((one.first, one.after) for one in linked if first <= one.first < after)
    best, at = (first, first), first
    for begin, end in (*taken, (after, after)):
        if begin - at > best[1] - best[0]:
            best = (at, begin)
        at = max(at, end)
    return best
