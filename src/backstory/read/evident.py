"""
A word for a kind of event and what fits it come in; out goes how sure it is by knowledge alone.

The signs of `certainty.py` are weighed on texts; some things follow from the graph without them.
`The oil strike` is the one strike whose names tell of oil, the vote of a text from the days around
a vote is that one, and `his escape` is the only one of whom the text speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.fit import Fit, lead_over_strangers
from backstory.read.frames import Frames
from backstory.read.linking import is_people
from backstory.read.scene import Scene
from backstory.read.telling import SPEECH
from backstory.read.thing import Event
from backstory.read.when import CALLED

__all__ = ["NEAR_VOTE", "by_its_word", "evident"]

_LAWS: Final = frozenset(("amnesty", "clemency", "legal"))
"""Kinds of which many speak in the same words."""
_BY_WORD: Final = 0.8
NEAR_VOTE: Final = 0.75
_OF_ONE: Final = 0.75
_OF_NEWS: Final = 0.75
_FAR: Final = 2.0
"""Points by which what the text tells must lead all that is no part of it."""
_JUDGMENT: Final = "judgment"
"""Form of what a court writes: whoever tells of it tells of the ruling."""
_SHORTLY: Final = 3
"""Days that a deed lasts at most."""
_LITTLE: Final = 0.25
"""What names and words must hold of the only event of its kind."""
_NEAR_BY: Final = 1.0
"""Points by which one whose name is told may stand behind the best."""
_BACK: Final = 2
"""Sentences back that are a moment ago."""
_ALONE_OF_KIND: Final = 0.7
_BESIDE: Final = 3
"""Words from a trigger to one that tells which of its kind is meant: `the strike of the oil`."""
_CLOSE: Final = 3
"""Words from a trigger to a day that tells which is meant."""
_SHORT: Final = 2
"""Letters of words that tell nothing."""
_DAYS: Final = 30
"""Days between a text and the vote that is its vote."""
_ALONE: Final = 120
"""Days around a text in which that is the only one."""


def evident(clue: Clue, fit: Fit, fits: Sequence[Fit], scene: Scene, frames: Frames) -> float:
    """Tell how sure it is that a clue means what fits it best; 0 where nothing makes it so."""
    if clue.denied or clue.abroad or clue.dates or scene.day is None or not clue.kinds:
        return 0.0
    dates = scene.dates_by_sentence.get(clue.sentence, ())
    if not fit.told("date") and any(_is_close(one, clue, scene) for one in dates):
        return 0.0
    bounds = frames.bounds[fit.event.iri]
    if bounds is None:
        return 0.0
    if _is_of_news(clue, fit, fits, scene, frames):
        return _OF_NEWS
    if bounds[0] <= scene.day and _is_alone(clue, fit, fits, scene):
        return _ALONE_OF_KIND
    if fit.event.kinds[:1] != clue.kinds[:1]:
        return 0.0
    alike = frames.possible.alike[clue.kinds[0]]
    definite = clue.definite and _LAWS.isdisjoint(fit.event.kinds)
    if definite and bounds[0] <= scene.day and _has_its_word(clue, fit.event, alike, scene, frames):
        return _BY_WORD
    if dates and not fit.told("date"):
        return 0.0
    if CALLED & {clue.kinds[0]} and _is_vote_of_days(clue, fit.event, alike, scene, frames):
        return NEAR_VOTE
    if bounds[0] <= scene.day and _is_of_one(clue, fit.event, scene, frames):
        return _OF_ONE
    return 0.0


def by_its_word(clue: Clue, fits: Sequence[Fit], scene: Scene, frames: Frames) -> Fit | None:
    """Give the fit whose names alone hold a word of the phrase: `the oil strike`, told anywhere."""
    if not clue.definite or clue.dates or clue.denied or len(fits) <= 1:
        return None
    dates = scene.dates_by_sentence.get(clue.sentence, ())
    if any(_is_close(one, clue, scene) for one in dates) or not _LAWS.isdisjoint(clue.kinds):
        return None
    if is_people(scene.text.words[clue.first], scene):
        return None
    alike = frames.possible.alike[clue.kinds[0]] if clue.kinds else ()
    return next((
        fit for fit in fits
        if fit.event.kinds[:1] == clue.kinds[:1] and fits[0].score - fit.score <= _NEAR_BY
        and fits[0].event.kinds[:1] == clue.kinds[:1]
        and _has_its_word(clue, fit.event, alike, scene, frames)
    ), None)  # fmt: skip


def _is_of_news(clue: Clue, fit: Fit, fits: Sequence[Fit], scene: Scene, frames: Frames) -> bool:
    """Tell whether `the ruling` is what the text certainly tells, and no other comes near."""
    if not (scene.certain and clue.definite and fit.event.iri == scene.main):
        return False
    if clue.after - clue.first > 1 or clue.expected or clue.open or SPEECH & {*clue.kinds[:1]}:
        return False
    if scene.lex.forms.get(scene.text.words[clue.first]) != _JUDGMENT:
        return False  # `the pact`: the text, and no event; «la ratificó»
    bounds = frames.bounds[fit.event.iri]
    if bounds is None or bounds[1] - bounds[0] > _SHORTLY:
        return False
    if any(event for event in _near(clue, scene) if event != scene.main):
        return False
    return lead_over_strangers(fit, fits) >= _FAR


def _near(clue: Clue, scene: Scene) -> list[str]:
    """Give the events of such a kind of which the text told a moment ago."""
    return [
        iri for sentence in range(clue.sentence - _BACK, clue.sentence + 1)
        for one, iri in scene.linked.get(sentence, ()) if {*one.kinds[:2]} & {*clue.kinds[:2]}
    ]  # fmt: skip


def _is_alone(clue: Clue, fit: Fit, fits: Sequence[Fit], scene: Scene) -> bool:
    """Tell whether `the coup` is the only one that the graph holds, and the text tells of it."""
    if not clue.definite or clue.expected or clue.open or fit.support < _LITTLE:
        return False
    word = scene.text.words[clue.first]
    if clue.after - clue.first > 1 or is_people(word, scene):
        return False  # «los alzados»
    if SPEECH & {*clue.kinds[:2]}:
        return False
    if scene.stems[clue.first] not in fit.event.words and not fit.told("actor"):
        return False
    if not {*fit.event.kinds[:1]} & {*clue.kinds[:2]}:
        return False
    return fits[0] is fit and lead_over_strangers(fit, fits) >= fit.score


def _is_close(one: Dated, clue: Clue, scene: Scene) -> bool:
    """Tell whether a day stands beside a clue, with no mark nor `and` between them."""
    low, high = sorted(((clue.first, clue.after), (one.first, one.after)))
    between = range(low[1], high[0])
    text = scene.text
    return len(between) <= _CLOSE and all(
        text.words[at] not in scene.lex.raw["between-clauses"] for at in between
    ) and all(text.gap(at) == " " for at in range(low[1] - 1, high[0]))  # fmt: skip


def _has_its_word(
    clue: Clue, event: Event, alike: Sequence[Event], scene: Scene, frames: Frames
) -> bool:
    """Tell whether a word of the phrase is in the names of this event, and of no other such."""
    text, (low, high) = scene.text, scene.text.sentences[clue.sentence]
    of, definite = scene.lex.raw["of"], scene.lex.sets["definite"]
    first, after = clue.first, clue.after
    if first > low and text.gap(first - 1) == " ":
        first -= 1
    while after < high and after - clue.after < _BESIDE and text.gap(after - 1) == " ":
        after += 1
        if text.words[after - 1] not in of and text.words[after - 1] not in definite:
            break
    for at in range(first, after):
        word = text.words[at]
        told = scene.stems[at]
        if told not in event.words or len(word) <= _SHORT or word in of or word in definite:
            continue
        if text.capitals[at] or word.isdecimal() or scene.lex.frames.at([word], 0):
            continue  # a name, a year, or it tells of a kind itself
        own = told not in frames.names and len(alike) > 1
        if own and sum(told in one.words for one in alike) == 1:
            return True
    return False


def _is_vote_of_days(
    clue: Clue, event: Event, alike: Sequence[Event], scene: Scene, frames: Frames
) -> bool:
    """Tell whether this is the only vote of these weeks, and a text from around it means it."""
    before = scene.text.words[max(0, clue.first - 2) : clue.first]
    if {*before} & {*scene.lex.raw["other-ones"]}:
        return False
    near = {
        one.iri: abs(bounds[0] - scene.day) for one in alike
        if (bounds := frames.bounds[one.iri]) and scene.day is not None
        and abs(bounds[0] - scene.day) <= _ALONE
    }  # fmt: skip
    return len(near) == 1 and near.get(event.iri, _DAYS + 1) <= _DAYS


def _is_of_one(clue: Clue, event: Event, scene: Scene, frames: Frames) -> bool:
    """Tell whether `his arrest` is the only one of the person of whom the text speaks."""
    at = clue.first - 1
    if at < 0 or scene.text.words[at] not in scene.lex.raw["his"]:
        return False
    here = [one.iri for one in scene.by_sentence.get(clue.sentence, ())
            if one.iri in scene.persons and one.after <= at]  # fmt: skip
    people = {*here[-1:]} or scene.told.get(clue.sentence, frozenset())
    if len(people) != 1:
        return False
    return frames.done.get((clue.kinds[0], next(iter(people)))) == frozenset((event.iri,))
