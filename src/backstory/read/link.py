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
from backstory.read.lexicon import Lexicon, lexicon
from backstory.read.mentions import Mention, Names, full_names, names_in
from backstory.read.posts import Posts, posts_in
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise

__all__ = ["Linked", "linked"]

_LEAD: Final = 3
"""Sentences: the headline and the beginning, in which the main event stands."""
_FRESH: Final = 12
"""Days before the article within which its main event lies."""
_CERTAIN: Final = 4
"""Days before the article within which a main event lies that is certain."""
_OBJECT: Final = 4
"""Words after a verb in which its object stands."""


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
    persons = sum(known.things[iri].kind == "person" for iri in full[0])
    gate = Gate(text, home_of(known), sorted(full[0] & known.officials), persons)
    found = names_in(text, article.lang, names, gate, full)
    out = Linked(text, dates, found, [], [], [], gate=gate)
    out.figures = figures_in(text, lex, known, dates, found)
    if not gate.open:
        out.names = [one for one in found if _stands_abroad(one, known, gate)]
        return out
    number = day_number(day.year, day.month, day.day) if day else None
    out.posts = posts_in(text, article.lang, Posts.of(known), gate, dates, found, number)
    _link_events(out, Frames.of(known), lex.lang, number, gate)
    return out


def _stands_abroad(one: Mention, known: Known, gate: Gate) -> bool:
    """Keep, in a text about another country, only what its sentence names beside our country."""
    return gate.mentions_home and one.why == "name" and known.things[one.iri].kind in (
        "person", "place"
    )  # fmt: skip


def _link_events(out: Linked, frames: Frames, lang: str, day: int | None, gate: Gate) -> None:
    lex, known = lexicon(lang), frames.known
    taken = {at for one in out.names for at in range(one.first, one.after)}
    taken |= {at for one in out.dates for at in range(one.first, one.after)}
    clues = [
        replace(clue, abroad=_abroad(clue, gate))
        for clue in clues_in(out.text, lex)
        if not (clue.after - clue.first == 1 and clue.first in taken)
        and not _of_text(clue, out, lex)
    ]
    persons = frozenset(iri for iri, thing in known.things.items() if thing.kind == "person")
    scene = Scene(out.text, lex, gate, day, out.dates, out.names, persons, clues)
    scene.topic = _topics(out, known)
    out.main, out.main_certain = _main_event(frames, clues, scene)
    scene.main = out.main
    scene.episode = known.episodes.get(out.main, frozenset())
    scene.hero = known.events[out.main].anchors if out.main else frozenset()
    for clue in clues:
        _link(clue, frames, scene, out)
    out.events = _merged(_without_objects(out.events, scene), out.text)
    out.instruments = instruments_in(out.text, lex, known, scene, out.events)


def _without_objects(events: list[Mention], scene: Scene) -> list[Mention]:
    """Leave out a noun that is the object of the verb beside it: `annulled an amnesty`."""
    found = []
    for one in events:
        noun = one.trigger[1] - one.trigger[0] == 1 and (
            scene.text.words[one.trigger[0]] in scene.lex.forms
        )
        near = [
            other for other in events
            if other is not one and other.iri != one.iri
            and scene.text.sentence_at(other.first) == scene.text.sentence_at(one.first)
            and 0 < one.trigger[0] - other.trigger[1] + 1 <= _OBJECT
        ]  # fmt: skip
        if not (noun and near):
            found.append(one)
    return found


def _of_text(clue: Clue, out: Linked, lex: Lexicon) -> bool:
    """Tell whether a clue is a part of the name of a text: `amnesty law`, `ley de amnistía`."""
    words = out.text.words
    if clue.after - clue.first != 1 or lex.forms.get(words[clue.first]) != "amnesty":
        return False
    if (
        clue.after < len(words)
        and out.text.gap(clue.first) == " "
        and (lex.forms.get(words[clue.after]) in ("law", "bill"))
    ):
        return True
    return clue.first > 1 and words[clue.first - 1] in lex.raw["of"] and (
        lex.forms.get(words[clue.first - 2]) in ("law", "bill")
    )  # fmt: skip


def _abroad(clue: Clue, gate: Gate) -> frozenset[str]:
    """Give the words for another country beside a clue, in a sentence that does not name ours."""
    if not gate.abroad_in(clue.sentence):
        return frozenset()
    return frozenset(gate.words_beside(clue.first, clue.after, 2))


def _topics(out: Linked, known: Known) -> dict[int, str]:
    """Give, for each sentence, the words of the names of persons in the two before it."""
    named: dict[int, list[str]] = {}
    for one in out.names:
        thing = known.things[one.iri]
        if thing.kind == "person":
            words = normalise(next(iter(thing.labels.values())))
            named.setdefault(out.text.sentence_at(one.first), []).append(words)
    return {
        sentence: " ".join((*named.get(sentence - 2, ()), *named.get(sentence - 1, ())))
        for sentence in range(len(out.text.sentences))
    }


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
    bounds = frames.bounds[first]
    soon = bounds is not None and scene.day is not None and scene.day - bounds[1] <= _CERTAIN
    certain = soon and best[first] >= ENOUGH and scores[first] >= 1.25 * second
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
            Mention(first, after, "event", best.event.iri, "frame", certainty, best.evidence,
                    trigger=(clue.first, clue.after))
        )  # fmt: skip
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


def _merged(events: list[Mention], text: Tokens) -> list[Mention]:
    """Join what touches and is linked with the same event; of what overlaps keep the surer."""
    found: list[Mention] = []
    for one in sorted(events, key=lambda one: (one.first, -one.after)):
        last = found[-1] if found else None
        same = last and text.sentence_at(one.first) == text.sentence_at(last.first)
        if last and same and one.iri == last.iri and one.first - last.after <= 4:
            sure = max(last.certainty, one.certainty)
            more = tuple(dict.fromkeys((*last.evidence, *one.evidence)))
            found[-1] = replace(
                last, after=max(last.after, one.after), certainty=sure, evidence=more
            )
        else:
            found.append(one)
    return found
