"""
A word for what is done with laws comes in; out goes whether the law beside it is of another matter.

An assembly passes many laws in a month: `the fisheries law in first reading`, «la ley de pesca».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.dated import Dated
from backstory.read.fit import Fit
from backstory.read.forms import Wording
from backstory.read.held_texts import HeldTexts
from backstory.read.known import Known
from backstory.read.scene import Scene

__all__ = ["is_of_other", "without_other_laws"]

_CALLS: Final = 3
"""Words before a law among which stands that somebody calls it something."""
_LETTERS: Final = 4
"""Letters of a word that tells no matter."""
_REACH: Final = 8
"""Words between what is done with a law and the law."""
_MATTER: Final = 6
"""Words behind `a law on` that tell what it is on."""
_LAWS: Final = frozenset(("amnesty", "bill", "decree", "law"))
"""Forms of what is told beside such a word."""


def is_of_other(
    wording: Wording, dates: Sequence[Dated], at: int, after: int, topics: set[str],
    *, plain: bool = True,
) -> bool:  # fmt: skip
    """
    Tell whether a law is of another matter: `the labour law`, «la ley de presupuesto».

    Args:
        wording: The phrases in which the text speaks of laws.
        dates: The dates of the sentence.
        at: Where the word for its form stands.
        after: The first word behind the phrase.
        topics: What of the phrase names of known texts hold.
        plain: Whether words that laws of other matters have suffice.
    """
    text, lex = wording.text, wording.lex
    words = text.words
    if plain and wording.is_other(at, after, topics):
        return True
    if topics or after + 1 >= len(words) or words[after] not in lex.raw["of"]:
        return False
    if not {*words[max(0, at - _CALLS) : at]}.isdisjoint(lex.raw["calls-it"]):
        return False  # «calificó la ley de insuficiente»
    word = words[after + 1]
    light = word in lex.months or word in lex.weekdays or word in lex.forms
    light = light or lex.has("stop", word) or lex.has("definite", word)
    return not (
        light or (text.capitals[after + 1] and not text.capitals[at])  # `the Law of Tourism`
        or not word.isalpha() or len(word) <= _LETTERS
        or any(one.first <= after + 1 < one.after for one in dates)
        or wording.matter(word) in wording.every
    )  # fmt: skip


def without_other_laws(clue: Clue, fits: list[Fit], scene: Scene, known: Known) -> list[Fit]:
    """Leave out what was done with a law where the one in its clause is of another matter."""
    passed = HeldTexts.of(known).passed
    if not fits or passed.isdisjoint([fit.event.iri for fit in fits]):
        return fits
    places = _laws(clue, scene)
    if not places:
        return fits
    if _is_told(clue, scene, known, places):
        return [fit for fit in fits if fit.event.iri not in passed]
    matters = [_matters(at, clue, scene) for at in places]
    if not all(matters):
        return fits
    told = frozenset[str]().union(*matters)
    return [
        fit for fit in fits
        if not (fit.event.iri in passed and told.isdisjoint(fit.event.words))
    ]  # fmt: skip


def _laws(clue: Clue, scene: Scene) -> list[int]:
    """Give where a clause tells of laws; none if it names one."""
    text, lex, marks = scene.text, scene.lex, scene.marks_before
    if any(one.kind == "instrument" for one in scene.by_sentence.get(clue.sentence, ())):
        return []
    low, high = text.sentences[clue.sentence]
    reach = _REACH if clue.kinds else 0
    return [
        at for at in range(max(low, clue.first - reach), min(high, clue.after + reach))
        if lex.forms.get(text.words[at]) in _LAWS
        and not (clue.kinds and marks[at] != marks[clue.first])
    ]  # fmt: skip


def _matters(at: int, clue: Clue, scene: Scene) -> set[str]:
    """Give the stems of what a law is on: `a law on the rights of older people`; none if untold."""
    text, lex = scene.text, scene.lex
    high = min(text.sentences[clue.sentence][1], at + 2 + _MATTER)
    if at + 1 >= high or text.words[at + 1] not in lex.raw["law-on"] or text.gap(at) != " ":
        return set()
    found = set()
    for place in range(at + 2, high):
        word = text.words[place]
        if text.gap(place - 1) != " " or word in lex.months or word in lex.weekdays:
            break
        if not (text.capitals[place] or lex.has("stop", word) or len(word) <= _LETTERS):
            found.add(scene.stems[place])
    return found


def _is_told(clue: Clue, scene: Scene, known: Known, places: Sequence[int]) -> bool:
    """Tell whether a clause tells of laws, and of none but those of other matters."""
    text, lex = scene.text, scene.lex
    low = text.sentences[clue.sentence][0]
    wording = Wording(text, lex, HeldTexts.of(known).every)
    dates = scene.dates_by_sentence.get(clue.sentence, ())
    beside = {word for at in places for word in text.words[max(low, at - 1) : at + 2]}
    matters = {wording.matter(word) for word in beside.intersection(lex.raw["relational"])}
    if not matters.isdisjoint(wording.every):
        return False  # a headline: `Assembly passes oil law`
    phrases = [(at, *wording.extent(at, clue.sentence)) for at in places]
    return all(
        is_of_other(wording, dates, at, after, wording.topics(first, after, at))
        for at, first, after, _ in phrases
    )
