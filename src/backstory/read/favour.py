"""Fits come in; the one that a text may mean without telling its day or its words is favoured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.hints import LIGHT_ROLES
from backstory.read.known import Known
from backstory.read.lexicon import LANGUAGES, Lexicon, lexicon
from backstory.read.scene import Scene
from backstory.read.when import CALLED, OLD, Bounds
from backstory.text import normalise

__all__ = [
    "deeds_of",
    "directions_of",
    "favour_direction",
    "favour_latest",
    "favour_neighbour",
    "favour_next",
    "favour_own",
]

_KNOWN: Final = 3
"""Claims about an event that may be meant as the last of its kind."""
_OWN: Final = 0.8
"""What it weighs that the graph knows one such event of whoever stands beside the words for it."""
_NEAR: Final = 5
"""Words from a clue within which whoever stands there may be whom it is about."""
_LINKED: Final = 4
"""Words before a clue among which `after` tells how it lies to the day before."""
_FAR: Final = 12
"""Words from that day to the clue."""
_MONTH: Final = 7
"""Signs of a month, in EDTF."""
_MONTHS: Final = 150
"""Days between a day and what was just before or after it."""
_NEXT_TO: Final = 1.2
"""What it weighs that an event is the last of its kind before such a day."""
_OF_ONE: Final = frozenset(("clemency", "deprivation", "asylum", "intervention"))
"""Kinds of what is done to one person, and seldom twice."""
_OFFICE: Final = frozenset(("office-change", "contested-change-of-government"))
_WAYS: Final = ("coming", "leaving")
_OTHER_WAY: Final = 3.0
"""What it weighs that an event is a coming where a going is told."""
_MARKS: Final = frozenset(",;:()")
_AHEAD: Final = 1.0
"""What it weighs that an election is the only one ahead."""


def directions_of(known: Known) -> dict[str, str]:
    """Tell of each change of who holds an office whether its names speak of a coming or a going."""
    found = {}
    for iri, event in known.events.items():
        if _OFFICE.isdisjoint(event.kinds[:1]):
            continue
        told = {way for text in event.thing.texts for lang in LANGUAGES
                for way in _ways(normalise(text), lexicon(lang))}  # fmt: skip
        if len(told) == 1:
            found[iri] = told.pop()
    return found


def _ways(words: str, lex: Lexicon) -> set[str]:
    """Give which ways some words tell: `return to power`, `her resignation`."""
    text = f" {words}"
    return {way for way in _WAYS if any(f" {one}" in text for one in lex.raw[way])}


def favour_direction(
    clue: Clue, found: list[Fit], scene: Scene, directions: Mapping[str, str]
) -> None:
    """Favour whoever went where a going is told: `his removal` is not the return."""
    if _OFFICE.isdisjoint(clue.kinds[:2]):
        return
    ways = _ways(" ".join(scene.text.words[clue.first : clue.after]), scene.lex)
    if len(ways) != 1:
        return
    way = ways.pop()
    right = max((fit.score for fit in found if directions.get(fit.event.iri) == way), default=0.0)
    for place, fit in enumerate(found):
        if directions.get(fit.event.iri, way) != way and right > 0:
            found[place] = Fit(fit.event, fit.score - _OTHER_WAY, fit.evidence, fit.support)


def favour_latest(
    clue: Clue, found: list[Fit], scene: Scene, bounds_by: Mapping[str, Bounds]
) -> None:
    """Favour, where no day is told, the last event of the very kind in the year before."""
    if scene.day is None:
        return
    gone: list[tuple[float, int]] = []
    for place, fit in enumerate(found):
        bounds = bounds_by[fit.event.iri]
        if bounds and fit.event.kinds[:1] == clue.kinds[:1] and bounds[0] <= scene.day:
            gone.append((scene.day - bounds[0], place))
    gone.sort()
    alone = gone and gone[0][0] <= OLD and (len(gone) == 1 or gone[1][0] > OLD)
    if not alone or found[gone[0][1]].event.claims < _KNOWN:
        return
    fit = found[gone[0][1]]
    if "date" not in dict(fit.evidence):
        found[gone[0][1]] = Fit(
            fit.event, fit.score + (1.0 if clue.definite else 0.5), fit.evidence, fit.support
        )


def favour_next(
    clue: Clue, found: list[Fit], scene: Scene, bounds_by: Mapping[str, Bounds]
) -> None:
    """Favour the only election ahead, where the text expects one and tells no day."""
    if scene.day is None or not clue.expected or not CALLED & set(clue.kinds[:1]):
        return
    ahead = [
        place for place, fit in enumerate(found)
        if fit.event.kinds[:1] == clue.kinds[:1] and (bounds := bounds_by[fit.event.iri])
        and bounds[0] > scene.day and not fit.told("date")
    ]  # fmt: skip
    if len(ahead) == 1:
        fit = found[ahead[0]]
        found[ahead[0]] = Fit(fit.event, fit.score + _AHEAD, fit.evidence, fit.support)


def favour_neighbour(
    clue: Clue, found: list[Fit], scene: Scene, bounds_by: Mapping[str, Bounds]
) -> None:
    """Favour what was just before a day, or just after it: `arrested in May after the vote`."""
    days = [
        one for one in scene.dates_by_sentence.get(clue.sentence, ())
        if one.after <= clue.first and not one.sense and clue.first - one.after <= _FAR
    ]  # fmt: skip
    if not days:
        return
    begin, gaps = clue.first, scene.text.gaps
    while begin > max(0, clue.first - _LINKED) and _MARKS.isdisjoint(gaps[begin - 1]):
        begin -= 1
    words = f" {' '.join(scene.text.words[begin : clue.first])} "
    after, before = (any(f" {one} " in words for one in scene.lex.raw[key])
                     for key in ("next-to-after", "next-to-before"))  # fmt: skip
    if after == before or scene.apart_before(clue):
        return
    low, high = days[-1].span.earliest_begin, days[-1].span.latest_end
    if low is None or high is None:
        return
    near: list[tuple[float, int]] = []
    reach = _MONTHS if len(days[-1].value) >= _MONTH else high - low
    for place, fit in enumerate(found):
        bounds = bounds_by[fit.event.iri]
        if not bounds:
            continue
        days_off = high - bounds[0] if after else bounds[0] - low
        if days_off < 0 and not fit.told("date"):  # what is still to come then is not meant
            found[place] = Fit(fit.event, fit.score - _OTHER_WAY, fit.evidence, fit.support)
        elif days_off <= reach and fit.event.kinds[:1] == clue.kinds[:1]:
            near.append((days_off, place))
    if near:
        fit = found[min(near)[1]]
        told = (*fit.evidence, ("then", ""))
        found[min(near)[1]] = Fit(fit.event, fit.score + _NEXT_TO, told, fit.support)


def deeds_of(known: Known) -> dict[tuple[str, str], frozenset[str]]:
    """Give the events of each kind in which each actor had a part in earnest."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for event in known.events.values():
        if _OF_ONE & set(event.kinds):
            for actor, roles in event.actors.items():
                if roles - LIGHT_ROLES:
                    found[event.kinds[0], actor].add(event.iri)
    return {key: frozenset(iris) for key, iris in found.items()}


def favour_own(
    clue: Clue, found: list[Fit], scene: Scene, done: Mapping[tuple[str, str], frozenset[str]]
) -> None:
    """
    Favour the only event of a kind in which somebody beside the clue had a part in earnest.

    Args:
        clue: The words for a kind of event.
        found: What they may mean.
        scene: What is known of the text.
        done: The events of each kind in which each person had a part, by kind and person.
    """
    near = {
        one.iri for one in scene.by_sentence.get(clue.sentence, ())
        if one.iri in scene.persons
        and max(0, one.first - clue.after, clue.first - one.after) <= _NEAR
    }  # fmt: skip
    if len(near) != 1:
        return
    own = done.get((clue.kinds[0], next(iter(near))), frozenset())
    if len(own) != 1:
        return
    for place, fit in enumerate(found):
        if fit.event.iri in own and not fit.told("date"):
            found[place] = Fit(fit.event, fit.score + _OWN, fit.evidence, fit.support)
