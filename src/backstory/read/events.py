"""
The names and dates of a text come in; out go the events it speaks of, linked or told as unsure.

First the event that the article tells, from headline and beginning. With it known, the triggers are
read in order, so that "the ruling" finds the one of which the text spoke last; then the clauses
that tell a day and no trigger, and the headline itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from backstory.read.clues import Clue, clues_in, dated_clues, sentence_clue
from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.figures import Figure
from backstory.read.fit import MARGIN, Fit, best_of, related, told_apart
from backstory.read.frames import Frames
from backstory.read.headline import main_event
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.merging import merged, without_objects
from backstory.read.scene import Scene
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["Events", "events_in"]

ENOUGH: Final = 3.0
"""The least score with which an event is linked."""
_ENOUGH_DATED: Final = 3.6
"""The same, for a clause without a trigger."""
_SUPPORT: Final = 0.5
"""How much of that must come from names and words."""
_BEGINNING: Final = 0.8
"""The same, for the sentence after the headline."""
_HEADLINE: Final = 0.2
"""The same, for a headline of which nothing else was linked."""
_PART: Final = 0.6
"""By how much a part of the main event must fit better than the whole."""
_ACTORS: Final = 2
"""Who took part that are enough without a word for it, on its day."""
_STOCK: Final = "held"
"""How the ids end of what is counted on a day, and did not happen on it."""
_LESS: Final = (
    (0.7, 1.5, 0.25), (1.5, 0.4, 0.5), (1.2, 1.3, 0.75), (2.0, 1.2, 0.9), (2.5, 0.0, 0.25),
)  # fmt: skip
"""Leads of an event that has no rival, what names and words must hold then, and by how much less
it need score."""
_TELLS: Final = frozenset(("date", "actor", "instrument", "word", "again", "main"))
"""What tells which event of a kind is meant."""
_LIST: Final = 4
"""Years in a sentence that list what a law covers, and tell no event."""
_TOPIC: Final = 5
"""Sentences back in which the person stands of whom a text goes on to speak."""


@dataclass
class Events:
    """The events of a text."""

    linked: list[Mention] = field(default_factory=list)
    unsure: list[Mention] = field(default_factory=list)
    main: str = ""
    certain: bool = False


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
        replace(clue, abroad=_abroad(clue, gate))
        for clue in clues_in(text, lex, frames.hints.own.get(lex.lang), frames.hints.topics)
        if not (clue.after - clue.first == 1 and clue.first in taken)
        and not _of_text(clue, text, lex)
        and gate.may_be_home(clue.sentence, names)
    ]
    clues += [clue for clue in offered if clue.kinds]
    clues.sort(key=lambda clue: (clue.first, clue.after))
    scene = Scene(text, lex, gate, day, dates, names, frames.persons, clues)
    scene.topic, scene.told = _topics(text, names, known)
    out = Events()
    out.main, out.certain = main_event(frames, clues, scene)
    scene.main = out.main
    scene.episode = known.episodes.get(out.main, frozenset())
    scene.hero = known.events[out.main].anchors if out.main else frozenset()
    for clue in clues:
        _link(clue, frames, scene, out)
    for clue in offered:
        if not clue.kinds:
            _link(replace(clue, dates=_within(clue, scene)), frames, scene, out)
    out.linked = without_objects(out.linked, scene)
    _link_dated(frames, scene, out, figures)
    _link_lead(frames, scene, out)
    out.linked = merged(out.linked, text)
    return out, scene


def _within(clue: Clue, scene: Scene) -> tuple[Dated, ...]:
    """Give the dates within a clue that tells no kind."""
    return tuple(
        one for one in scene.dates_by_sentence.get(clue.sentence, ())
        if clue.first <= one.first < clue.after
    )  # fmt: skip


def _link(clue: Clue, frames: Frames, scene: Scene, out: Events) -> None:
    fits = frames.fits(clue, scene)
    best, lead, near = best_of(fits)
    if best is None or best.score < ENOUGH - 1.2:
        return
    best = _rather_main(best, fits, scene)
    if not clue.definite and not _TELLS & {sort for sort, _ in best.evidence}:
        return  # nothing but a word for its kind
    first, after = _extent(clue, best, scene)
    if best.score >= _enough(best, lead, clue) and lead >= MARGIN:
        out.linked.append(_linked(first, after, clue, best, lead, "frame"))
        scene.linked.setdefault(clue.sentence, []).append((clue, best.event.iri))
    elif near or best.score >= ENOUGH - 0.5:
        others = (best.event.iri, *(fit.event.iri for fit in near[:2]))
        out.unsure.append(Mention(first, after, "event", "", "unsure", 0.0, best.evidence, others))


def _enough(fit: Fit, lead: float, clue: Clue) -> float:
    """Give the least score: less, where the kind is right and nothing else comes near."""
    if fit.event.kinds[:1] != clue.kinds[:1]:
        return ENOUGH
    return min(
        (ENOUGH - less for led, held, less in _LESS if lead >= led and fit.support >= held),
        default=ENOUGH,
    )


def _linked(first: int, after: int, clue: Clue, fit: Fit, lead: float, why: str) -> Mention:
    certainty = min(0.99, round(0.5 + 0.1 * (fit.score - ENOUGH) + 0.1 * min(lead, 2), 2))
    return Mention(first, after, "event", fit.event.iri, why, certainty, fit.evidence,
                   trigger=(clue.first, clue.after))  # fmt: skip


def _link_dated(frames: Frames, scene: Scene, out: Events, figures: Sequence[Figure]) -> None:
    """Link the clauses that tell a day, a month or a year, by names and words alone."""
    counted = {one.period for one in figures if one.counted.endswith(_STOCK)}
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
        clue = replace(clue, abroad=_abroad(clue, scene.gate))
        fits = frames.fits(clue, scene)
        best, lead, _ = best_of(fits)
        if best is None or best.score < _ENOUGH_DATED:
            continue
        if lead < MARGIN and not told_apart(fits):
            continue
        best = _rather_main(best, fits, scene)
        plain = best.support >= _SUPPORT and not _only_actors(best, frames.place_stems)
        lead_of_main = best.event.iri == scene.main and clue.sentence in scene.lead
        if plain or (lead_of_main and best.support > 0):
            out.linked.append(_linked(clue.first, clue.after, clue, best, lead, "dated"))


def _rather_main(best: Fit, fits: Sequence[Fit], scene: Scene) -> Fit:
    """Prefer the main event to a part of it, or to what it is a part of, where both fit well."""
    for fit in fits:
        if best.score - fit.score > _PART:
            break
        if fit.event.iri == scene.main and related(fit.event, best.event):
            return fit
    return best


def _only_actors(fit: Fit, places: frozenset[str]) -> bool:
    """Tell whether nothing but who or where tells an event on its day."""
    sorts = [sort for sort, value in fit.evidence if sort != "word" or value not in places]
    return sorts.count("actor") < _ACTORS and not {"word", "kind", "instrument"} & set(sorts)


def _link_lead(frames: Frames, scene: Scene, out: Events) -> None:
    """Link the headline, and the sentence after it, with the event that the article tells."""
    if not out.main:
        return
    event = frames.known.events[out.main]
    for sentence in scene.lead[:2]:
        first, after = scene.text.sentences[sentence]
        if sentence == scene.lead[0]:
            _clear_headline(first, after, frames, scene, out)
        if any(
            first <= one.first < after and related(frames.known.events[one.iri], event)
            for one in out.linked
        ):
            continue
        clue = sentence_clue(scene.text, scene.lex, sentence)
        fits = frames.fits(clue, scene, [event])
        head = sentence == scene.lead[0] and not any(
            first <= one.first < after for one in out.linked
        )  # fmt: skip
        need = _HEADLINE if head else _BEGINNING
        if fits and (fits[0].support >= need or (head and out.certain)):
            begin, end = _free(first, after, out.linked)
            if begin < end:
                out.linked.append(_linked(begin, end, clue, fits[0], 1.0, "lead"))


def _clear_headline(first: int, after: int, frames: Frames, scene: Scene, out: Events) -> None:
    """Leave out a bare noun of a headline that as a whole speaks rather of the main event."""
    event = frames.known.events[out.main]
    clue = sentence_clue(scene.text, scene.lex, scene.lead[0])
    fits = frames.fits(clue, scene, [event])
    sure = 0.5 + 0.1 * (fits[0].score - ENOUGH) + 0.2 if fits else 0.0
    out.linked = [
        one for one in out.linked
        if not (
            first <= one.first < after and one.certainty < sure
            and scene.text.words[one.trigger[0]] in scene.lex.forms
            and not related(frames.known.events[one.iri], event) and one.iri != out.main
        )
    ]  # fmt: skip


def _free(first: int, after: int, linked: Sequence[Mention]) -> tuple[int, int]:
    """Give the longest run of a sentence in which nothing else is linked."""
    taken = sorted((one.first, one.after) for one in linked if first <= one.first < after)
    best, at = (first, first), first
    for begin, end in (*taken, (after, after)):
        if begin - at > best[1] - best[0]:
            best = (at, begin)
        at = max(at, end)
    return best


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


def _abroad(clue: Clue, gate: Gate) -> frozenset[str]:
    """Give the words for another country beside a clue, in a sentence that does not name ours."""
    if not gate.abroad_in(clue.sentence):
        return frozenset()
    return frozenset(gate.words_beside(clue.first, clue.after, 2))


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
