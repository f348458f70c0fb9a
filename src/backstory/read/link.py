"""
A text comes in; out go all its mentions, linked: names, then posts, instruments and events.

Names come first, for events are told by who took part. The main event is read from the headline
and the first sentences; with it known, the rest is read in order, so that "the ruling" finds the
one of which the text spoke last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from backstory.dates.days import day_number
from backstory.read.article import Article
from backstory.read.country import Gate, home_of
from backstory.read.dates import Dated, dates_in
from backstory.read.figures import Figure, figures_in
from backstory.read.frames import ENOUGH, MARGIN, Clue, Fit, Frames, Scene, best_of, clues_in
from backstory.read.instruments import instruments_in
from backstory.read.known import Known
from backstory.read.lexicon import lexicon
from backstory.read.mentions import Mention, Names, full_names, names_in
from backstory.read.posts import Posts, posts_in
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise

__all__ = ["Linked", "linked"]

_LEAD: Final = 3
"""Sentences: the headline and the beginning, in which the main event stands."""
_FRESH: Final = 10
"""Days before the article within which its main event lies, if it is certain."""


@dataclass
class Linked:
    """Everything that was found in a text."""

    text: Tokens
    dates: list[Dated]
    names: list[Mention]
    posts: list[Mention]
    instruments: list[Mention]
    events: list[Mention]
    unsure: list[Mention] = field(default_factory=list)
    """Clues that were not linked, with what they could be."""
    main: str = ""
    main_certain: bool = False
    gate: Gate | None = None
    figures: list[Figure] = field(default_factory=list)


def linked(article: Article, known: Known, day: date | None) -> Linked:
    """Find and link what an article speaks of."""
    lex = lexicon(article.lang)
    text = tokens_of(article.text, lex.sets["abbreviations"])
    dates = dates_in(text, article.lang, day)
    names = Names.of(known)
    full = full_names(text, names)
    gate = Gate(text, home_of(known), _persons(full[0], known))
    found = names_in(text, article.lang, names, gate, full)
    out = Linked(text, dates, found, [], [], [], gate=gate)
    out.figures = figures_in(text, lex, known, dates, found)
    if not gate.open:
        out.names = [one for one in found if _stands_abroad(one, known, gate)]
        return out
    number = day_number(day.year, day.month, day.day) if day else None
    out.posts = posts_in(text, article.lang, Posts.of(known), gate, dates, found, number)
    _link_events(out, Frames.of(known), lex.lang, number)
    return out


def _persons(iris: frozenset[str], known: Known) -> list[str]:
    return [iri for iri in sorted(iris) if known.things[iri].kind in ("person", "event", "body")]


def _stands_abroad(one: Mention, known: Known, gate: Gate) -> bool:
    """Keep, in a text about another country, only what its sentence names beside our country."""
    return gate.mentions_home and one.why == "name" and known.things[one.iri].kind in (
        "person", "place"
    )  # fmt: skip


def _link_events(out: Linked, frames: Frames, lang: str, day: int | None) -> None:
    assert_gate = out.gate
    if assert_gate is None:
        return
    lex = lexicon(lang)
    clues = [clue for clue in clues_in(out.text, lex) if not _abroad(clue, assert_gate)]
    scene = Scene(out.text, lex, assert_gate, day, out.dates, [*out.names])
    scene.topic = _topics(out, frames.known)
    out.main, out.main_certain = _main_event(frames, clues, scene)
    scene.main = out.main
    out.instruments = instruments_in(out.text, lex, frames.known, scene)
    scene = Scene(out.text, lex, assert_gate, day, out.dates, [*out.names, *out.instruments],
                  main=out.main, topic=scene.topic)  # fmt: skip
    for clue in clues:
        _link(clue, frames, scene, out)
    out.events = _merged(out.events)


def _abroad(clue: Clue, gate: Gate) -> bool:
    return bool(gate.abroad_beside(clue.first, clue.after, 2)) and gate.abroad_in(clue.sentence)


def _topics(out: Linked, known: Known) -> dict[int, str]:
    """Give, for each sentence, the words of the name of the person named last before it."""
    found: dict[int, str] = {}
    last, seen = "", -9
    persons = [one for one in out.names if known.things[one.iri].kind == "person"]
    at = 0
    for sentence in range(len(out.text.sentences)):
        found[sentence] = last if sentence - seen <= 2 else ""
        while at < len(persons) and out.text.sentence_at(persons[at].first) == sentence:
            label = next(iter(known.things[persons[at].iri].labels.values()))
            last, seen = normalise(label), sentence
            at += 1
    return found


def _main_event(frames: Frames, clues: Sequence[Clue], scene: Scene) -> tuple[str, bool]:
    """Read the main event from the headline and the first sentences."""
    scores: Counter[str] = Counter()
    best: dict[str, float] = {}
    for clue in clues:
        if clue.sentence >= _LEAD:
            break
        weight = 1.3 if clue.sentence == 0 else 1.0
        for fit in frames.fits(clue, scene)[:4]:
            if fit.score >= ENOUGH - 0.8 and _fresh(fit, frames, scene):
                best[fit.event.iri] = max(best.get(fit.event.iri, 0.0), fit.score)
                scores[fit.event.iri] += weight * (fit.score - 1.5)  # type: ignore[assignment]
    if not scores:
        return "", False
    ranked = sorted(scores, key=lambda iri: (-scores[iri], iri))
    first = ranked[0]
    second = scores[ranked[1]] if len(ranked) > 1 else 0.0
    certain = best[first] >= ENOUGH and scores[first] >= 1.25 * second
    return first, certain


def _fresh(fit: Fit, frames: Frames, scene: Scene) -> bool:
    bounds = frames.bounds[fit.event.iri]
    if bounds is None or scene.day is None:
        return False
    return bounds[0] <= scene.day + 1 and scene.day - bounds[1] <= _FRESH


def _link(clue: Clue, frames: Frames, scene: Scene, out: Linked) -> None:
    best, lead, near = best_of(frames.fits(clue, scene))
    if best is None or best.score < ENOUGH - 1.2:
        return
    first, after = _extent(clue, best, scene)
    if best.score >= ENOUGH and lead >= MARGIN:
        certainty = min(0.99, round(0.5 + 0.1 * (best.score - ENOUGH) + 0.1 * min(lead, 2), 2))
        out.events.append(
            Mention(first, after, "event", best.event.iri, "frame", certainty, best.evidence)
        )
        scene.linked.append((clue, best.event.iri))
    elif near or best.score >= ENOUGH - 0.5:
        others = (best.event.iri, *(fit.event.iri for fit in near[:2]))
        out.unsure.append(Mention(first, after, "event", "", "unsure", 0.0, best.evidence, others))


def _extent(clue: Clue, fit: Fit, scene: Scene) -> tuple[int, int]:
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


def _merged(events: list[Mention]) -> list[Mention]:
    """Join what touches and is linked with the same event; of what overlaps keep the surer."""
    found: list[Mention] = []
    for one in sorted(events, key=lambda one: (one.first, -one.after)):
        last = found[-1] if found else None
        if last and one.iri == last.iri and one.first - last.after <= 4:
            sure = max(last.certainty, one.certainty)
            more = tuple(dict.fromkeys((*last.evidence, *one.evidence)))
            found[-1] = replace(
                last, after=max(last.after, one.after), certainty=sure, evidence=more
            )
        else:
            found.append(one)
    return found
