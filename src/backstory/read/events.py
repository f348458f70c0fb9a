"""
The names and dates of a text come in; out go the events it speaks of, linked or told as unsure.

First the event that the article tells, from headline and beginning. With it known, the triggers are
read in order, so that "the ruling" finds the one of which the text spoke last; then the clauses
that tell a day and no trigger, and the headline itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backstory.read.clauses import link_dated, link_told, within
from backstory.read.clues import Clue, clues_in
from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.figures import Figure
from backstory.read.fit import MARGIN, Fit, best_of, told_apart
from backstory.read.frames import Frames
from backstory.read.headline import main_event
from backstory.read.known import Known
from backstory.read.lead import link_lead
from backstory.read.lexicon import Lexicon
from backstory.read.linking import ENOUGH, Events, extent, link_of, rather_main
from backstory.read.mention import Mention
from backstory.read.merging import merged, without_objects
from backstory.read.scene import Scene
from backstory.read.telling import story_of
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["Events", "events_in"]

_LESS: Final = (
    (0.7, 1.5, 0.25), (1.5, 0.4, 0.5), (1.2, 1.3, 0.75), (2.0, 1.2, 0.9), (2.5, 0.0, 0.25),
)  # fmt: skip
"""Leads of an event that has no rival, what names and words must hold then, and by how much less
it need score."""
_ALONE: Final = 1.9
"""The least score of the only event of its kind that agrees with the day."""
_TELLS: Final = frozenset(("date", "actor", "instrument", "word", "again", "main"))
"""What tells which event of a kind is meant."""
_UNDATED: Final = (3.75, 3.25)
"""The least score where no day is told and it is not the news; with a lead such as the next."""
_ALONE_BY: Final = 3.0
_TOPIC: Final = 5
"""Sentences back in which the person stands of whom a text goes on to speak."""


def events_in(
    text: Tokens, lex: Lexicon, frames: Frames, gate: Gate, day: int | None,
    dates: Sequence[Dated], names: Sequence[Mention], figures: Sequence[Figure],
    offered: Sequence[Clue] = (),
) -> tuple[Events, Scene]:  # fmt: skip
    """Link the events that a text speaks of; and give what was known while doing so."""
    known = frames.known
    taken = {at for one in names for at in range(one.first, one.after)}
    taken |= {at for one in dates for at in range(one.first, one.after)}
    clues = [
        replace(clue, abroad=gate.strangers_beside(clue.first, clue.after))
        for clue in clues_in(text, lex, frames.hints.own.get(lex.lang), frames.hints.topics)
        if not (clue.after - clue.first == 1 and clue.first in taken)
        and not _of_text(clue, text, lex)
        and gate.may_be_home(clue.sentence, names)
    ]
    clues += [clue for clue in offered if clue.kinds]
    clues.sort(key=lambda clue: (clue.first, clue.after))
    called = {one.iri: known.words_of(one.iri) for one in names}
    scene = Scene(text, lex, gate, day, dates, names, frames.persons, called, clues)
    scene.topic, scene.told = _topics(text, names, known)
    out = Events()
    out.main, out.certain = main_event(frames, clues, scene)
    scene.main = out.main
    scene.episode = known.episodes.get(out.main, frozenset())
    scene.story = story_of(out.main, known)
    scene.hero = known.events[out.main].anchors if out.main else frozenset()
    for clue in clues:
        _link(clue, frames, scene, out)
    for clue in offered:
        if not clue.kinds:
            _link(replace(clue, dates=within(clue, scene)), frames, scene, out)
    out.linked = without_objects(out.linked, scene)
    link_dated(frames, scene, out, figures)
    link_told(frames, scene, out)
    link_lead(frames, scene, out)
    out.linked = merged(out.linked, text)
    return out, scene


def _link(clue: Clue, frames: Frames, scene: Scene, out: Events) -> None:
    fits = frames.fits(clue, scene)
    best, lead, near = best_of(fits)
    if best is None or best.score < ENOUGH - 1.2:
        return
    best = rather_main(best, fits, scene)
    if not clue.definite and not _TELLS & {sort for sort, _ in best.evidence}:
        return  # nothing but a word for its kind
    first, after = extent(clue, best, scene)
    enough = _enough(best, lead, clue)
    if best.event.iri != scene.main and not best.told("date"):
        enough = max(enough, _UNDATED[lead >= _ALONE_BY])
    if best.score >= enough and (lead >= MARGIN or told_apart(fits)):
        out.linked.append(link_of(first, after, clue, best, lead, "frame"))
        scene.spoken.add(best.event.iri)
        scene.linked.setdefault(clue.sentence, []).append((clue, best.event.iri))
    elif near or best.score >= ENOUGH - 0.5:
        others = (best.event.iri, *(fit.event.iri for fit in near[:2]))
        out.unsure.append(Mention(first, after, "event", "", "unsure", 0.0, best.evidence, others))


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


def _of_text(clue: Clue, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a clue is a part of a name: `amnesty law`, `ley de amnistía`, `the ruling X`."""
    words = text.words
    party = words[clue.first] in lex.raw["of-party"] and clue.after < len(words)
    if party and text.gap(clue.first) == " " and text.raw(clue.after)[:1].isupper():
        return True  # `the ruling PSUV`
    if clue.after - clue.first != 1 or lex.forms.get(words[clue.first]) != "amnesty":
        return False
    if (
        clue.after < len(words)
        and text.gap(clue.first) == " "
        and (lex.forms.get(words[clue.after]) in ("law", "bill"))
    ):
        return True
    return clue.first > 1 and words[clue.first - 1] in lex.raw["of"] and (
        lex.forms.get(words[clue.first - 2]) in ("law", "bill")
    )  # fmt: skip


def _topics(
    text: Tokens, names: Sequence[Mention], known: Known
) -> tuple[dict[int, str], dict[int, frozenset[str]]]:
    """Give, for each sentence, whom the two before it name: the words, and the IRIs."""
    named: dict[int, list[Mention]] = {}
    for one in names:
        if known.things[one.iri].kind == "person":
            named.setdefault(text.sentence_at(one.first), []).append(one)
    words, iris = {}, {}
    for sentence in range(len(text.sentences)):
        near = (*named.get(sentence - 2, ()), *named.get(sentence - 1, ()))
        for back in range(3, _TOPIC + 1):
            near = near or tuple(named.get(sentence - back, ()))
        iris[sentence] = frozenset(one.iri for one in near)
        words[sentence] = " ".join(
            normalise(next(iter(known.things[one.iri].labels.values()))) for one in near
        )
    return words, iris
