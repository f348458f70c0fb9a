"""
The names and dates of a text come in; out go the events it speaks of, linked or told as unsure.

First the event that the article tells, from headline and beginning. With it known, the triggers are
read in order, so that "the ruling" finds the one of which the text spoke last; then the clauses
that tell a day and no trigger, and the headline itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from backstory.read.again import needed_again, pointed_at
from backstory.read.apart import apart_in
from backstory.read.certainty import SURE, certainty
from backstory.read.clauses import link_dated, link_told, within
from backstory.read.clues import Clue, clues_in
from backstory.read.counted_from import counted_from, steps_in
from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.evident import NEAR_VOTE, by_its_word, evident
from backstory.read.figures import Figure
from backstory.read.fit import (
    MARGIN,
    Fit,
    best_of,
    lead_over,
    lead_over_strangers,
    outworded,
    related,
    told_apart,
)
from backstory.read.frames import Frames
from backstory.read.headline import main_event
from backstory.read.idiom import idioms_in
from backstory.read.known import Known
from backstory.read.lead import link_lead
from backstory.read.lexicon import Lexicon
from backstory.read.linking import (
    ENOUGH,
    Events,
    extent,
    is_any_request,
    is_thing,
    link_of,
    rather_done,
    rather_main,
    rather_other,
    unsure_of,
)
from backstory.read.lookback import looked_back
from backstory.read.mention import Mention
from backstory.read.merging import merged, without_objects
from backstory.read.no_clue import is_name, is_of_office, is_of_text
from backstory.read.proper import is_told_itself
from backstory.read.retold import first_told, rather_now, retold
from backstory.read.sayings import link_sayings
from backstory.read.scene import Scene
from backstory.read.slight import (
    VOTE,
    is_by_month_alone,
    is_of_another_day,
    is_other_vote,
    tells_its_day_alone,
)
from backstory.read.storytime import is_chronology
from backstory.read.telling import story_of
from backstory.read.thing import Event
from backstory.read.tokens import Tokens
from backstory.read.topics import topics_of
from backstory.read.votes import vote_meant

__all__ = ["Events", "events_in", "hold_main"]

_LESS: Final = (
    (0.7, 1.5, 0.25), (1.5, 0.4, 0.5), (1.2, 1.3, 0.75), (2.0, 1.2, 0.9), (2.5, 0.0, 0.25),
)  # fmt: skip
"""Leads of an event that has no rival, what names and words must hold then, and by how much less
it need score."""
_ALONE: Final = 1.9
"""The least score of the only event of its kind that agrees with the day."""
_TELLS: Final = frozenset(("date", "actor", "instrument", "word", "number", "again", "main"))
"""What tells which event of a kind is meant."""
_UNDATED: Final = (3.75, 3.25)
"""The least score where no day is told and it is not the news; with a lead such as the next."""
_ALONE_BY: Final = 3.0
_SURE: Final = 0.9
"""How sure a link must be for its words to mean the same event elsewhere in the text."""
_CHAIN: Final = 2
"""How often days are counted from events that were found by such a count before, and once more."""
_LEAST: Final = 1.8
"""The least score of an event that is worth a look."""
_FAINT: Final = 1.0
"""The same, of one that the graph makes clear."""
_WORTH: Final = 2.5
"""The same, of one that is told as unsure, though nothing comes near it."""
_LAWS: Final = frozenset(("amnesty", "legal"))
"""Kinds above those by which laws are made."""
_TOLD: Final = 2
"""Links that a text has with what it tells, if none with its main event."""


def events_in(
    text: Tokens, lex: Lexicon, frames: Frames, gate: Gate, day: int | None,
    dates: Sequence[Dated], names: Sequence[Mention], figures: Sequence[Figure],
    offered: Sequence[Clue] = (),
) -> tuple[Events, Scene]:  # fmt: skip
    """Link the events that a text speaks of; and give what was known while doing so."""
    known = frames.known
    taken = {at for one in names for at in range(one.first, one.after)}
    taken |= {at for one in dates for at in range(one.first, one.after)}
    idioms = idioms_in(text, lex)
    peopled = {text.sentence_at(one.first) for one in names if one.kind == "actor"}
    clues = [
        replace(clue, abroad=abroad)
        if (abroad := gate.strangers_beside(clue.first, clue.after))
        else clue
        for clue in clues_in(text, lex, frames.hints.own.get(lex.lang), frames.hints.topics)
        if not (clue.after - clue.first == 1 and clue.first in taken)
        and not is_of_text(clue, text, lex)
        and not is_name(clue, text, lex)
        and not is_of_office(clue, text, lex)
        and gate.may_be_home(clue.sentence, peopled)
        and idioms.isdisjoint(range(clue.first, clue.after))
    ]
    clues += [clue for clue in offered if clue.kinds]
    clues.sort(key=lambda clue: (clue.first, clue.after))
    called = {one.iri: known.words_of(one.iri) for one in names}
    scene = Scene(text, lex, gate, day, dates, names, figures, frames.persons, called, clues)
    scene.topic, scene.told = topics_of(text, names, known)
    scene.idioms = idioms
    scene.apart = apart_in(text, lex, dates, day)
    out = Events()
    out.main, out.certain = main_event(frames, clues, scene) if gate.tells else ("", False)
    out.certain = out.certain and not is_chronology(text, dates, day)
    out.certain = out.certain and is_told_itself(out.main, frames, clues, scene)
    scene.main, scene.certain = out.main, out.certain
    scene.episode = known.episodes.get(out.main, frozenset())
    scene.story = story_of(out.main, known)
    scene.hero = known.events[out.main].anchors if out.main else frozenset()
    one = scene.protagonist
    scene.hero |= known.words_of(one) if one else frozenset()
    if one:
        scene.told = {at: iris | {one} for at, iris in scene.told.items()}
    left = [clue for clue in clues if not _link(clue, frames, scene, out)]
    steps = steps_in(scene) if left else []
    for _ in range(_CHAIN):
        counted = counted_from(steps, left, scene, frames)
        gone = {id(clue) for clue in counted if _link(clue, frames, scene, out)}
        left = [clue for clue in left if id(clue) not in gone]
    told = {kind for one in out.linked for kind in known.events[one.iri].kinds[:2]}
    left = [clue for clue in left if not told.isdisjoint(clue.kinds)]
    for clue in (*left, *_deeds(text, lex, known, out, clues)):  # now that is known what is told
        _link(clue, frames, scene, out)
    for clue in offered:
        if not clue.kinds:
            _link(replace(clue, dates=within(clue, scene)), frames, scene, out)
    out.linked = without_objects(out.linked, scene)
    link_dated(frames, scene, out, figures)
    link_told(frames, scene, out)
    link_lead(frames, scene, out)
    link_sayings(frames, scene, out)
    out.linked = merged(out.linked, text)
    if not out.linked or tells_its_day_alone(out.main, out.linked, scene, known.events):
        out.linked = [one for one in out.linked if one.iri != out.main]
        out.main, out.certain = "", False
    hold_main(out, known, {kind for one in clues if one.sentence in scene.lead[:1]
                           for kind in one.kinds[:1]})  # fmt: skip
    if out.main and not out.certain:
        out.main = rather_now(out.main, out.linked, scene, frames)
        out.main = first_told(out.main, out.linked, scene, frames)
    out.main = out.main or retold(out.linked, scene, frames)
    if not out.certain:
        out.main = looked_back(out.main, out.linked, scene, frames)
    out.unsure = _still_unsure(out)
    return out, scene


def _link(clue: Clue, frames: Frames, scene: Scene, out: Events) -> bool:
    """Link a clue with the event that it surely speaks of, if any does; tell whether one does."""
    fits = frames.fits(clue, scene)
    if VOTE in clue.kinds[:2]:
        fits = [fit for fit in fits if not is_other_vote(clue, fit, scene)]
    best, lead, near = best_of(fits)
    if best is None or best.score < _FAINT:
        return False
    vote = vote_meant(clue, fits, scene, frames)
    other = rather_other(best, fits, clue)
    if other is not best:
        lead = lead_over(other, fits, best)
    best = vote or by_its_word(clue, fits, scene, frames) or other
    clear = NEAR_VOTE if vote else evident(clue, best, fits, scene, frames)
    if best.score < _LEAST and not clear:
        return False
    best = rather_done(rather_main(best, fits, scene), fits, clue)
    if best.event.iri == scene.main or best.told("again"):
        lead = max(lead, lead_over_strangers(best, fits))
    if not clue.definite and not _TELLS & {sort for sort, _ in best.evidence}:
        return False  # nothing but a word for its kind
    if is_any_request(clue.first, clue.after, best, scene) or is_thing(clue, best, scene):
        return False
    if is_by_month_alone(clue, best, scene) or is_of_another_day(
        clue, best, scene, frames.bounds[best.event.iri]
    ):
        return False
    first, after = extent(clue, best, scene)
    enough = _enough(best, lead, clue)
    if best.event.iri != scene.main and not (best.told("date") or best.told("then")):
        enough = max(enough, _UNDATED[lead >= _ALONE_BY])
    plain = best.score >= enough and (lead >= MARGIN or told_apart(fits))
    sure = certainty(clue, best, lead, "frame", scene, frames, plain, outworded(best, fits))
    clear = max(clear, pointed_at(clue, best, scene))
    sure = max(sure, clear)
    if sure >= needed_again(clue, best, clear, scene):
        out.linked.append(link_of(first, after, clue, best, "frame", max(sure, SURE)))
        bounds = frames.bounds[best.event.iri]
        if bounds and scene.day is not None and bounds[0] > scene.day:
            scene.ahead.add(best.event.iri)
        scene.keep(clue, best.event.iri, sure=best.told("date") or sure >= _SURE)
        return True
    if near or best.score >= _WORTH:
        out.unsure.append(unsure_of(first, after, (best, *near[:2])))
    return False


def _still_unsure(out: Events) -> list[Mention]:
    """Give what was not linked after all, each place once, as it was last seen."""
    last = {(one.first, one.after): one for one in out.unsure}
    taken = {at for one in out.linked for at in range(one.first, one.after)}
    return [one for one in last.values() if taken.isdisjoint(range(one.first, one.after))]


def hold_main(out: Events, known: Known, kinds: Collection[str] = ()) -> None:
    """
    Hold nothing certain that no words were linked with; and no main event but what is told.

    Args:
        out: The events of a text.
        known: What the graph holds.
        kinds: The kinds of which its beginning tells.
    """
    if not out.main:
        return
    told = Counter(one.iri for one in out.linked)
    main = known.events[out.main]
    if any(related(known.events[iri], main) for iri in told):
        return
    out.certain = False
    most = max(told.values(), default=0)
    if most >= _TOLD:
        often = (iri for iri, times in told.items() if times == most)
        out.main = max(often, key=lambda iri: (_begin(known.events[iri]), iri))
    elif told.keys().isdisjoint(known.episodes.get(out.main, frozenset())) and (
        {*main.kinds[:2]}.isdisjoint(kinds)
    ):
        out.main = ""


def _begin(event: Event) -> int:
    """Give the day on which an event begins; of one without a day, the first of all."""
    return (event.span.earliest_begin if event.span else None) or 0


def _deeds(
    text: Tokens, lex: Lexicon, known: Known, out: Events, clues: Sequence[Clue]
) -> list[Clue]:  # fmt: skip
    """Read `the decision` and `la medida` as what the article tells, if that is certain."""
    if not out.certain:
        return []
    main = known.events[out.main]
    kinds, words = main.kinds[:2], {*lex.raw["deeds"]}
    if _LAWS & set(main.kinds):
        words -= {*lex.raw["deeds-or-laws"]}  # `the measure`: the law rather
    taken = {one.trigger[0] for one in out.linked}
    told = {clue.first: clue for clue in clues}
    return [
        Clue(at, at + 1, kinds, text.sentence_at(at), definite=True)
        for at in range(1, len(text.words))
        if text.words[at] in words and text.words[at - 1] in lex.sets["definite"]
        and at not in taken and not (at in told and told[at].kinds[:1] == kinds[:1])
        and text.words[at - 2] not in lex.raw["makes"]  # `to make the decision`: any
    ]  # fmt: skip


def _enough(fit: Fit, lead: float, clue: Clue) -> float:
    """Give the least score: less, where the kind is right and nothing else comes near."""
    if fit.event.kinds[0] in clue.kinds[:2] and lead >= fit.score and fit.told("date"):
        return _ALONE
    if fit.event.kinds[:1] != clue.kinds[:1]:
        return ENOUGH
    return min(
        (ENOUGH - less for led, held, less in _LESS if lead >= led and fit.support >= held),
        default=ENOUGH,
    )
