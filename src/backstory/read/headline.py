"""
Clues come in; out goes the event that an article tells, and whether that is certain.

It happened within days of the article, and headline and beginning speak of it: their triggers, and
what else they say of those few events.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from backstory.read.clues import Clue, sentence_clue
from backstory.read.fit import MARGIN, Fit, best_of, related
from backstory.read.frames import Frames
from backstory.read.possible import YEAR
from backstory.read.retold import applied
from backstory.read.scene import Scene
from backstory.read.telling import SPEECH
from backstory.read.thing import Event

__all__ = ["main_event"]

_ANNOUNCED: Final = "announcement"
"""The kind of what makes news of what is still to be done."""
_NEWS: Final = 2.2
"""The least score of a trigger that may tell the news."""
_SURE: Final = 3.0
"""The same, of news that is certain."""
_BASE: Final = 2.6
"""The score of an event of these days of which a sentence says nothing."""
_ENOUGH: Final = 0.8
"""By how much headline and beginning must speak of the main event."""
_SUPPORT: Final = 0.3
"""Names and words by which a sentence without a trigger speaks of an event of these days."""
_PLAIN: Final = 1.0
"""The same, of what is said every day, and not told to be said."""
_DAY: Final = 10
"""Signs of a whole day, in EDTF."""
_FRESH: Final = 12
"""Days before the article within which its main event lies."""
_VAGUE: Final = 45
"""Days within which it is told when an event began, for it to be news."""
_BEGUN: Final = 60
"""Days before the article within which its main event began."""
_CERTAIN: Final = 4
"""Days before the article within which a main event lies that is certain."""
_HEAD: Final = 0.8
"""The same, in a headline."""
_WEIGHTY: Final = 0.5
"""What share of the score of a whole a part must have for either to be meant."""
_FAR_AHEAD: Final = 1.2
"""Points by which what goes on must lead any other, where it scores less."""
_LEAD_BY: Final = 1.5
"""How much a certain one must lead the second."""
_BACKGROUND: Final = 0.5
"""What a clue weighs that `after` or the like makes the background of the news."""
_WEIGHTS: Final = (1.3, 1.0, 0.6)
"""What the headline weighs, and each of the sentences after it."""
_LATER: Final = 0.8
"""The same, of one that stands behind another."""
_PAST: Final = 0.3
"""What share of its score keeps what a headline tells but as the background of something else."""
_OF_DAY: Final = 1.3
"""What an event weighs that happened on the day which the first sentence tells."""
_HAD: Final = 4
"""Words from `had` to what so happened before the news."""
_BEHIND: Final = 5
"""Words after such a word that it makes background; in a headline, all to the next comma."""
_NEW: Final = 1.3
"""What an event weighs that began these days, beside one that goes on."""
_RATHER: Final = 0.6
"""What share of the score of the first an event related to it must have at least, and by how much
the words of the headline must rather speak of it, to be meant."""
_RATHER_PART: Final = 0.4
"""The same, of a part of the first."""


def main_event(frames: Frames, clues: Sequence[Clue], scene: Scene) -> tuple[str, bool]:
    """Read the main event from the headline and the first sentences."""
    scores: Counter[str] = Counter()
    best: dict[str, float] = {}
    head: dict[str, float] = {}  # how much names and words of the headline speak of each
    first_told: set[str] = set()
    plain: set[str] = set()  # told in the headline, and not as what was before
    past: set[str] = set()
    lead = scene.lead
    if scene.day is None or not lead:
        return "", False
    fresh = _fresh(frames, scene.day)
    of_these_days = {event.iri for event in fresh}
    for sentence in lead:
        weight = _WEIGHTS[lead.index(sentence)]
        told: dict[str, float] = {}
        here = scene.clues.get(sentence, ())
        announced = any(_ANNOUNCED in one.kinds[:1] for one in here)  # `will open an inquiry`
        for clue in here:
            ahead = clue.open and not announced
            before = ahead or _behind(clue, scene) or _is_before(clue, scene)
            news = _BACKGROUND if before else _LATER if told else 1.0
            for fit in frames.fits(clue, scene)[:4]:
                if fit.score >= _NEWS and fit.event.iri in of_these_days:
                    best[fit.event.iri] = max(best.get(fit.event.iri, 0.0), fit.score)
                    told[fit.event.iri] = told.get(fit.event.iri, 0.0) + news * (fit.score - 1.5)
                    if sentence == lead[0]:
                        (past if news == _BACKGROUND else plain).add(fit.event.iri)
                        head[fit.event.iri] = max(head.get(fit.event.iri, 0.0), fit.support)
        for fit in _of_sentence(frames, scene, sentence, fresh):
            of_day = _OF_DAY if lead[0] != sentence and _is_of_day(fit, scene, sentence) else 1.0
            told[fit.event.iri] = told.get(fit.event.iri, 0.0) + of_day * (fit.score - _BASE)
            if sentence == lead[0]:
                head[fit.event.iri] = max(head.get(fit.event.iri, 0.0), fit.support)
        if sentence == lead[0]:
            first_told |= told.keys()
        for iri, value in told.items():
            new = _NEW if _is_new(frames, iri, scene.day) else 1.0
            scores[iri] += weight * new * value  # type: ignore[assignment]
    scores = Counter({iri: value for iri, value in scores.items() if value >= _ENOUGH})
    if plain & scores.keys():
        for iri in past - plain:
            scores[iri] *= _PAST  # type: ignore[assignment]  # `freed after the talks`: the freeing
    if not plain & scores.keys() and (begun := _going_on(frames, scene)):
        return begun, False
    if not scores:
        return _going_on(frames, scene, bare=True), False
    ranked = sorted(scores, key=lambda iri: (-scores[iri], iri))
    events = frames.known.events
    first = _rather(ranked, scores, head, frames)
    if on := applied(first, frames, scene):
        return on, False
    rivals = (iri for iri in ranked[1:] if not related(events[iri], events[first]))
    second = max((scores[iri] for iri in rivals), default=0.0)
    bounds = frames.bounds[first]
    soon = bounds is not None and scene.day - bounds[1] <= _CERTAIN
    headed = any(
        iri == first or related(events[iri], events[first]) for iri in (plain or first_told - past)
    )
    certain = (
        soon and headed and best.get(first, 0.0) >= _SURE and scores[first] >= _LEAD_BY * second
        and not any(head[iri] - head.get(first, 0.0) >= _RATHER for iri in head if iri in scores)
    )  # fmt: skip
    gone_on = any(
        _goes_on(iri, first, frames, scene, weighty=scores[iri] >= _WEIGHTY * scores[first])
        for iri in scores
    )
    return first, certain and not gone_on and not _has_twin(frames, scene, fresh, first)


def _goes_on(other: str, first: str, frames: Frames, scene: Scene, *, weighty: bool) -> bool:
    """Tell whether of somebody of both a later thing is told: `freed, and taken again`."""
    own, later = frames.known.events[first], frames.known.events[other]
    bounds, after = frames.bounds[first], frames.bounds[other]
    named = {one.iri for sentence in scene.lead for one in scene.by_sentence.get(sentence, ())}
    if first in later.parents:  # the whole is meant, or that part
        return weighty and bool(named & set(later.actors) & frames.persons)
    return (
        not related(own, later) and bounds is not None and after is not None
        and bounds[1] <= after[1] and bounds != after
        and bool(named & set(own.actors) & set(later.actors) & frames.persons)
    )  # fmt: skip


def _going_on(frames: Frames, scene: Scene, *, bare: bool = False) -> str:
    """
    Give what began weeks ago and the headline surely tells, for it may go on; else nothing.

    Where there is no news (`bare`) it need only be far likelier than all else, and the first
    sentence tells it if the headline tells nothing.
    """
    heads = [clues for one in scene.lead[:2] if (clues := scene.clues.get(one))]
    for clue in next(iter(heads), ()) if bare else scene.clues.get(scene.lead[0], ()):
        best, lead, _ = best_of(frames.fits(clue, scene))
        least, by = (_NEWS, _FAR_AHEAD) if bare else (_SURE, MARGIN)
        if best is None or _behind(clue, scene) or best.score < least or lead < by:
            continue
        bounds = frames.bounds[best.event.iri]
        if bounds and scene.day is not None and 0 <= scene.day - bounds[0] <= _BEGUN:
            return best.event.iri
    return ""


def _rather(
    ranked: Sequence[str], scores: Mapping[str, float], head: Mapping[str, float],
    frames: Frames,
) -> str:  # fmt: skip
    """Give the first; or what belongs to it, of which the words of the headline rather speak."""
    first, events = ranked[0], frames.known.events
    episode = frames.known.episodes.get(first, frozenset())
    near = [
        iri for iri in ranked[1:]
        if scores[iri] >= _RATHER * scores[first]
        and (iri in episode or related(events[iri], events[first]))
        and head.get(iri, 0.0) - head.get(first, 0.0)
        >= (_RATHER_PART if first in events[iri].parents else _RATHER)
    ]  # fmt: skip
    return max(near, key=lambda iri: (head[iri], iri), default=first)


def _has_twin(frames: Frames, scene: Scene, fresh: Sequence[Event], first: str) -> bool:
    """Tell whether somebody of the lead took part in two events of one day: either may be meant."""
    named = {one.iri for sentence in scene.lead for one in scene.by_sentence.get(sentence, ())}
    own, bounds = frames.known.events[first], frames.bounds[first]
    return any(
        bounds is not None and frames.bounds[other.iri] == bounds
        and not related(other, own) and other.iri not in frames.known.episodes.get(first, ())
        and named & set(other.actors) & frames.persons
        for other in fresh if other.iri != first
    )  # fmt: skip


def _of_sentence(frames: Frames, scene: Scene, sentence: int, fresh: Sequence[Event]) -> list[Fit]:
    """Give the events of these days of which a sentence speaks by names and words."""
    if not fresh:
        return []
    fits = frames.fits(sentence_clue(scene.text, scene.lex, sentence), scene, fresh)
    told = {kind for clue in scene.clues.get(sentence, ()) for kind in clue.kinds}
    plain = _HEAD if sentence == scene.lead[0] else _PLAIN
    return [
        fit for fit in fits
        if fit.score > _BASE and (fit.support >= _SUPPORT or "date" in dict(fit.evidence))
        and (
            fit.support >= plain or not SPEECH & set(fit.event.kinds[:1])
            or told & set(fit.event.kinds[:2])
        )
    ]  # fmt: skip


def _behind(clue: Clue, scene: Scene) -> bool:
    """Tell whether a clue is the background of the news: `freed hours after the ruling`."""
    text, first = scene.text, scene.text.sentences[clue.sentence][0]
    head = scene.lead[:1] == [clue.sentence]
    far = clue.first - first if head else _BEHIND
    for at in range(clue.first - 1, max(first, clue.first - far - 1), -1):
        if text.words[at] in scene.lex.raw["behind"]:
            return True
        if head and {",", ";", ":"} & set(text.gap(at)):
            return False
    return False


def _is_before(clue: Clue, scene: Scene) -> bool:
    """Tell whether a clue of the text, not of its headline, tells what had happened before."""
    if scene.lead[:1] == [clue.sentence]:
        return False
    first = scene.text.sentences[clue.sentence][0]
    before = scene.text.words[max(first, clue.first - _HAD) : clue.first]
    return not {*before}.isdisjoint(scene.lex.raw["had"])


def _is_of_day(fit: Fit, scene: Scene, sentence: int) -> bool:
    """Tell whether the first day of a sentence is one of these, and that of an event."""
    dates = [one for one in scene.dates_by_sentence.get(sentence, ()) if not scene.dateline(one)]
    day = dates[0].span.earliest_begin if dates and len(dates[0].value) == _DAY else None
    near = day is not None and scene.day is not None and 0 <= scene.day - day <= _CERTAIN
    return near and ("date", dates[0].value) in fit.evidence


def _is_new(frames: Frames, iri: str, day: int) -> bool:
    bounds = frames.bounds[iri]
    return bounds is not None and day - _CERTAIN <= bounds[0] <= day


def _fresh(frames: Frames, day: int) -> list[Event]:
    """Give the events of these days, by IRI."""
    years = range((day - _BEGUN) // YEAR, day // YEAR + 1)
    near = {event.iri: event for year in years for _, _, event in frames.by_year.get(year, ())}
    return [near[iri] for iri in sorted(near) if _is_fresh(frames, iri, day)]


def _is_fresh(frames: Frames, iri: str, day: int) -> bool:
    bounds = frames.bounds[iri]
    if iri in frames.unbegun and bounds is not None and day < bounds[1]:
        return False
    span = frames.known.events[iri].span
    if span and span.latest_begin and span.latest_begin - (span.earliest_begin or 0) > _VAGUE:
        return False  # begun some time that year
    return bounds is not None and day - _BEGUN <= bounds[0] <= day and (
        day - bounds[1] <= _FRESH
    )  # fmt: skip
