"""The clauses that tell an event without any trigger come in; out go their links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from backstory.read.certainty import SURE, certainty
from backstory.read.clues import Clue, clause_end, dated_clues
from backstory.read.dated import Dated
from backstory.read.figures import STOCK, Figure
from backstory.read.fit import Fit, best_of, related, told_apart
from backstory.read.frames import Frames
from backstory.read.linking import Events, is_any_request, link_of, rather_main, unsure_of
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.slight import is_by_month_alone
from backstory.read.telling import SPEECH, Telling
from backstory.read.when import CALLED

__all__ = ["link_dated", "link_told", "within"]

_ENOUGH_DATED: Final = 1.6
"""The least score with which a clause that tells a day and no trigger is linked."""
_LITTLE: Final = 0.1
"""By how much it must lead at least, where names and words do not tell it from the second."""
_SUPPORT: Final = 0.2
"""How much of that must come from names and words."""
_TOLD: Final = 0.7
"""The least score of a clause that tells an event by names and words alone."""
_TOLD_LEAD: Final = 0.1
"""By how much an event must lead that names and words alone tell."""
_TOLD_SUPPORT: Final = 0.5
"""How much those names and words must weigh."""
_EPISODE: Final = 200
"""Days between two events of one kind that are of one episode."""
_SAID: Final = 0.6
"""How much names and words must speak for what somebody said on a day."""
_DAY, _YEAR = 10, 4
"""Signs of a whole day and of a year, in EDTF."""
_NEWS: Final = 0.75
_CLEAR: Final = 1.5
"""Points by which the news must lead what else its day may tell."""
_SHORTLY: Final = 3
"""Days that it lasts at most."""
_WORDS: Final = 4
"""Words of a clause that may tell an event."""
_LIST: Final = 4
"""Years in a sentence that list what a law covers, and tell no event."""


def link_told(frames: Frames, scene: Scene, out: Events) -> None:
    """Link the clauses that tell an event by names and words alone, without trigger or day."""
    text, telling = scene.text, Telling.of(frames.known)
    taken: dict[int, list[Mention]] = {}
    for one in out.linked:
        taken.setdefault(text.sentence_at(one.first), []).append(one)
    for sentence in range(len(text.sentences)):
        near = taken.get(sentence, ())
        if not scene.gate.may_be_home(sentence, scene.peopled) or scene.gate.abroad_in(sentence):
            continue
        for first, after in _clauses(scene, sentence):
            if any(first < one.after and one.first < after for one in near):
                continue
            names = [one.iri for one in scene.by_sentence.get(sentence, ())
                     if first <= one.first and one.after <= after]  # fmt: skip
            among = telling.by({*scene.stems[first:after]}, names)
            if not among:
                continue
            clue = Clue(first, after, (), sentence)
            fits = frames.fits(clue, scene, among)
            best, lead, _ = best_of(fits)
            if best is None or best.score < _TOLD or best.event.iri == scene.main:
                continue
            if is_any_request(first, after, best, scene) or is_by_month_alone(clue, best, scene):
                continue
            if any(sort == "date" and len(day) == _YEAR for sort, day in best.evidence):
                continue  # `the decree of 2007 left him in a cell`: the year of what is named
            if _is_denied(clue, best, scene):
                continue  # `he denied that a reform of the law was under way`
            if lead < _TOLD_LEAD or best.support < _TOLD_SUPPORT:
                continue
            if _elsewhen(frames, scene.main, best.event.iri):
                continue  # without a day, a text that tells one amnesty speaks of no other
            told = [frames.known.events[one.iri] for one in near]
            if _is_telling(best, telling) and not any(related(best.event, one) for one in told):
                _link_if_sure(clue, best, lead, "told", frames, scene, out)


def _is_denied(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether a word for such an event stands in a clause, denied or as what may be."""
    return any(
        one.denied and clue.first <= one.first < clue.after
        and not {*one.kinds}.isdisjoint(fit.event.kinds)
        for one in scene.clues.get(clue.sentence, ())
    )  # fmt: skip


def _elsewhen(frames: Frames, main: str, iri: str) -> bool:
    """Tell whether an event is of the kind of the main one, and of another time."""
    one, other = frames.known.events.get(main), frames.known.events[iri]
    here, there = frames.bounds.get(main), frames.bounds[iri]
    if one is None or here is None or there is None or one.kinds[:1] != other.kinds[:1]:
        return False
    return abs(here[0] - there[0]) > _EPISODE


def _clauses(scene: Scene, sentence: int) -> Iterator[tuple[int, int]]:
    """Give the clauses of a sentence that have some words, in order."""
    at, last = scene.text.sentences[sentence]
    while at < last:
        after = clause_end(scene.text, scene.lex, at, at + 1, sentence)
        if after - at >= _WORDS:
            yield at, after
        at = after


def _is_telling(fit: Fit, telling: Telling) -> bool:
    """Tell whether who and what speak together for an event, and no mere title of office."""
    sorts = [sort for sort, value in fit.evidence
             if sort != "word" or not (value in telling.titles or value.isdecimal())]  # fmt: skip
    words, actors = sorts.count("word"), sorts.count("actor")
    more = {"kind", "date"} & {*sorts}
    return bool(words) and (actors > 0 or words > 2 or (words > 1 and bool(more)))


def within(clue: Clue, scene: Scene) -> tuple[Dated, ...]:
    """Give the dates within a clue that tells no kind."""
    return tuple(
        one for one in scene.dates_by_sentence.get(clue.sentence, ())
        if clue.first <= one.first < clue.after
    )  # fmt: skip


def link_dated(frames: Frames, scene: Scene, out: Events, figures: Sequence[Figure]) -> None:
    """Link the clauses that tell a day, a month or a year, by names and words alone."""
    counted = {one.period for one in figures if one.counted.endswith(STOCK)}
    wanted = [
        one for one in scene.dates
        if not scene.dateline(one) and one.sense != "until" and scene.owner(one) == -1
        and one.value not in counted
    ]  # fmt: skip
    years: dict[int, int] = {}
    for one in wanted:
        sentence = scene.text.sentence_at(one.first)
        years[sentence] = years.get(sentence, 0) + (len(one.value) == 4)
    wanted = [one for one in wanted if years[scene.text.sentence_at(one.first)] < _LIST]
    told = [(one.first, one.after) for one in out.linked]
    for clue in dated_clues(scene.text, scene.lex, wanted, told):
        if scene.gate.is_theirs(clue.sentence, scene.peopled):
            continue
        if not scene.idioms.isdisjoint(range(clue.first, clue.after)):
            continue
        clue = replace(clue, abroad=scene.gate.strangers_beside(clue.first, clue.after))
        fits = frames.fits(clue, scene)
        best, lead, _ = best_of(fits)
        if best is None or best.score < _ENOUGH_DATED or _is_denied(clue, best, scene):
            continue
        if lead < _LITTLE and not told_apart(fits):
            continue
        if _is_said(clue, scene) and not best.told("kind"):
            said = _saying(fits)
            if said is None:
                continue  # `the court said on Saturday`: the day of the saying
            best, lead = said, max(lead, _LITTLE)
        best = rather_main(best, fits, scene)
        if is_by_month_alone(clue, best, scene):
            out.unsure.append(unsure_of(clue.first, clue.after, [best]))
            continue
        plain = best.support >= _SUPPORT
        lead_of_main = best.event.iri == scene.main and clue.sentence in scene.lead
        news = _is_news(clue, best, lead, scene, frames)
        if plain or (news and _is_bare(clue, best, scene)) or (lead_of_main and best.support > 0):
            _link_if_sure(clue, best, lead, "dated", frames, scene, out, _NEWS * news)


def _link_if_sure(
    clue: Clue, fit: Fit, lead: float, why: str, frames: Frames, scene: Scene, out: Events,
    least: float = 0.0,
) -> None:  # fmt: skip
    sure = max(certainty(clue, fit, lead, why, scene, frames), least)
    if sure >= SURE:
        out.linked.append(link_of(clue.first, clue.after, clue, fit, why, sure))
    else:
        out.unsure.append(unsure_of(clue.first, clue.after, [fit]))


def _is_news(clue: Clue, fit: Fit, lead: float, scene: Scene, frames: Frames) -> bool:
    """Tell whether a clause tells the news with its day, by which nothing else comes near."""
    begins = clue.sentence in scene.lead or scene.certain
    bounds = frames.bounds[fit.event.iri]
    return (
        fit.event.iri == scene.main and begins and lead >= _CLEAR and not clue.expected
        and bounds is not None and bounds[1] - bounds[0] <= _SHORTLY
        and any(
            len(one.value) == _DAY and bounds[0] <= (one.span.earliest_begin or 0) <= bounds[1]
            for one in clue.dates
        )
    )  # fmt: skip


def _is_bare(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether a clause of the news names nobody but those of it, and no day since which."""
    named = {one.iri for one in scene.by_sentence.get(clue.sentence, ())
             if clue.first <= one.first < clue.after and one.iri in scene.persons}  # fmt: skip
    known = named <= fit.event.actors.keys() or bool(CALLED & {*fit.event.kinds})
    return known and not any(one.sense for one in clue.dates)


def _saying(fits: Sequence[Fit]) -> Fit | None:
    """Give the statement of that whole day that names and words tell by themselves, if one does."""
    found = [
        fit for fit in fits
        if SPEECH & {*fit.event.kinds[:1]} and fit.support >= _SAID
        and any(sort == "date" and len(value) == _DAY for sort, value in fit.evidence)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _is_said(clue: Clue, scene: Scene) -> bool:
    """Tell whether a clause tells who said something."""
    words = scene.text.words[clue.first : clue.after]
    return any(scene.lex.has("said", word) for word in words)
