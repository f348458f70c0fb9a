"""What links the words of a text with an event: the event that fits, and the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit, related
from backstory.read.mention import Mention
from backstory.read.scene import Scene

__all__ = [
    "ENOUGH",
    "Events",
    "extent",
    "is_any_request",
    "is_people",
    "is_thing",
    "link_of",
    "rather_done",
    "rather_main",
    "rather_other",
    "unsure_of",
]

ENOUGH: Final = 3.0
"""The least score with which an event is linked."""
_PART: Final = 0.6
"""By how much a part of the main event must fit better than the whole."""
_WORDED: Final = 1.2
"""By how much more names and words must speak for a part that is meant by itself."""
_HALF: Final = 1.0
"""By how much the other half of a deed may fit better than the half that a verb tells."""

_RATHER: Final = 0.4
"""By how much names and words must speak rather for another than for what was told before."""
_BEHIND: Final = 2.0
"""Points by which it may score less, for want of having been told."""
_AWARD: Final = "award"
_PACT: Final = "agreement"
_ASKED: Final = "petition"
"""The kind of what asks for something."""


@dataclass
class Events:
    """The events of a text."""

    linked: list[Mention] = field(default_factory=list)
    unsure: list[Mention] = field(default_factory=list)
    main: str = ""
    certain: bool = False


def link_of(first: int, after: int, clue: Clue, fit: Fit, why: str, sure: float) -> Mention:
    """Link some words with the event that fits a clue."""
    return Mention(first, after, "event", fit.event.iri, why, min(0.99, round(sure, 2)),
                   fit.evidence, trigger=(clue.first, clue.after))  # fmt: skip


def unsure_of(first: int, after: int, fits: Sequence[Fit]) -> Mention:
    """Note some words as unsure, with the events that they may speak of, the likeliest first."""
    others = tuple(dict.fromkeys(fit.event.iri for fit in fits))
    return Mention(first, after, "event", "", "unsure", 0.0, fits[0].evidence, others)


def rather_main(best: Fit, fits: Sequence[Fit], scene: Scene) -> Fit:
    """Prefer the main event to a part of it, or to what it is a part of, where both fit well."""
    for fit in fits:
        if best.score - fit.score > _PART:
            break
        if fit.event.iri == scene.main and related(fit.event, best.event):
            return best if best.support - fit.support >= _WORDED else fit
    return best


def rather_done(best: Fit, fits: Sequence[Fit], clue: Clue) -> Fit:
    """Prefer what a verb says was done to the other half of one deed: `passed` is not signed."""
    if not {*clue.kinds[2:]} & {*best.event.kinds[:1]}:
        return best
    for fit in fits:
        if best.score - fit.score > _HALF:
            break
        if fit.event.kinds[:1] == clue.kinds[:1] and related(fit.event, best.event):
            return fit
    return best


def rather_other(best: Fit, fits: Sequence[Fit], clue: Clue) -> Fit:
    """
    Prefer what names and words tell to what the text told before: `shots at the bridge`.

    A word for a kind is read as the event of which the text has just spoken only where nothing
    speaks for another of that kind.
    """
    if best.told("date") or best.told("number") or not (
        best.told("again") or best.told("main")
    ):  # fmt: skip
        return best
    for fit in fits:
        if best.score - fit.score > _BEHIND:
            break
        if (
            fit.support - best.support >= _RATHER - 0.5 * (best.event.kinds[:1] != clue.kinds[:1])
            and not related(fit.event, best.event)
            and {*fit.event.kinds[:1]} & {*clue.kinds[:1]}
        ):
            return fit
    return best


def is_thing(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """
    Tell whether a word told again names a thing or people: `the prize`, «los condenados».

    `The memorandum commits the state to …`: what was signed, and not its signing.
    """
    if fit.event.iri not in scene.spoken or fit.told("date") or clue.after - clue.first > 1:
        return False
    word = scene.text.words[clue.first]
    people = is_people(word, scene)
    text = fit.event.kinds[:1] == (_PACT,) and scene.lex.forms.get(word) == _PACT
    return people or text or fit.event.kinds[:1] == (_AWARD,)


def is_people(word: str, scene: Scene) -> bool:
    """Tell whether a word is one for people, «los alzados»; not «las salidas»."""
    raw = scene.lex.raw
    return word.endswith(tuple(raw["people-endings"])) and word not in raw["no-people"]


def is_any_request(first: int, after: int, fit: Fit, scene: Scene) -> bool:
    """Tell whether `Foro Penal asks that …` says who asks, and not what that event asked for."""
    if fit.event.kinds[:1] != (_ASKED,) or fit.event.iri == scene.main:
        return False
    if fit.told("date") or fit.told("again") or fit.told("number"):
        return False
    asking = {
        stem for clue in scene.clues.get(scene.text.sentence_at(first), ())
        if _ASKED in clue.kinds[:2]
        and first <= clue.first and clue.after <= after
        for stem in scene.stems[clue.first : clue.after]
    }  # fmt: skip
    names = {stem for iri in fit.event.actors for stem in scene.called.get(iri, ())}
    told = {value for sort, value in fit.evidence if sort == "word"} & fit.event.words
    return not told - asking - names


def extent(clue: Clue, fit: Fit, scene: Scene) -> tuple[int, int]:
    """Give the words that a link rests on: the trigger, with the date and the names beside it."""
    first, after = clue.first, clue.after
    low, high = scene.text.sentences[clue.sentence]
    wanted = {value for sort, value in fit.evidence if sort == "date"}
    places = [
        (one.first, one.after) for one in scene.dates_by_sentence.get(clue.sentence, ())
        if one.value in wanted
    ]  # fmt: skip
    own = {*fit.event.actors, *fit.event.instruments, *fit.event.places}
    places += [(one.first, one.after) for one in scene.by_sentence.get(clue.sentence, ())
               if one.iri in own]  # fmt: skip
    for begin, end in sorted(places):
        if begin - after <= 6 and clue.first - end <= 6:
            first, after = min(first, begin), max(after, end)
    if first > low and scene.lex.has("definite", scene.text.words[first - 1]):
        first -= 1
    return first, min(after, high)
