"""
A text comes in; out go all its mentions, linked: names, then posts, events and instruments.

Names come first, for events are told by who took part; instruments last, for "the law" is that of
the event beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from backstory.calls import no_part
from backstory.dates.days import day_number
from backstory.read.anniversary import with_years
from backstory.read.article import Article
from backstory.read.claimed import Claimed
from backstory.read.counted_words import with_kinds
from backstory.read.counting import Counting
from backstory.read.country import EARLY, Gate
from backstory.read.dated import Dated
from backstory.read.dates import dates_in
from backstory.read.events import events_in
from backstory.read.extract import Extract, clues_of, dates_of, names_of
from backstory.read.figures import Counted, Figure, figures_in, of_prose
from backstory.read.frames import Frames
from backstory.read.full_names import full_names, in_longer_names, initials_in
from backstory.read.held_texts import HeldTexts
from backstory.read.hints import Hints
from backstory.read.instruments import instruments_in
from backstory.read.known import Known
from backstory.read.lands import country_words, dateline_of, words_of_cities
from backstory.read.lexicon import Lexicon, lexicon
from backstory.read.mention import Mention
from backstory.read.mentions import names_in
from backstory.read.names import Names
from backstory.read.near_number import is_strange
from backstory.read.periods import with_periods
from backstory.read.posts import Posts, officials_of, posts_in
from backstory.read.scope import Scope, in_passing, is_owner
from backstory.read.storytime import headed
from backstory.read.tokens import Tokens, tokens_of
from backstory.read.voices import Voices, of_position
from backstory.text import normalise

__all__ = ["Linked", "linked"]


_MONTHS: Final = 180
"""Days before a text within which a law is new, whose full name tells the country."""
_FEW: Final = 3
"""Names of the graph that a text written elsewhere must hold which never names home."""
_FRIEND: Final = 4
"""Words before a surname among which stands whose friend or ally somebody is."""
_LETTERS, _MANY = 5, 3
"""Letters of words that tell a matter, and how many of them no other country's law shares."""
_NAMED: Final = frozenset(("person", "body", "group", "instrument"))
"""What a text names that other states have not."""


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

    if not TYPE_CHECKING:  # else a checker of types would let every name pass
        __getattr__ = no_part("part of what is linked")


def _stand_early(people: Sequence[str], text: Tokens, known: Known, lex: Lexicon) -> bool:
    """Tell whether somebody stands near the beginning of a text, and not as a friend of theirs."""
    last = {
        normalise(label).split()[-1]
        for iri in people for label in known.things[iri].labels.values() if normalise(label)
    }  # fmt: skip
    friends = {*lex.raw["friends"]}
    return any(
        word in last and friends.isdisjoint(text.words[max(0, at - _FRIEND) : at])
        for at, word in enumerate(text.words[:EARLY])
    )


def _is_away(text: Tokens, known: Known) -> bool:
    """Tell whether a text was written in a town of another country, or in none that is known."""
    town = dateline_of(text)
    places = (one for one in known.things.values() if one.kind == "place")
    return bool(town) and not (
        {*town.split()} <= words_of_cities(known.home)
        or any(town in map(normalise, one.texts) and not _is_abroad(one.texts, known.home)
               for one in places)
    )  # fmt: skip


def _partners(known: Known) -> frozenset[str]:
    """Give the codes of the countries that are places of the graph."""
    made = known.store.cache.get("read-partners")
    if not isinstance(made, frozenset):
        made = known.store.cache["read-partners"] = frozenset(
            word.code for one in known.things.values() if one.kind == "place"
            for label in one.labels.values() for word in country_words(tokens_of(label))
            if word.sort == "name"
        )  # fmt: skip
    return made


def _is_abroad(names: Iterable[str], home: str) -> bool:
    return any(word.code != home for told in names for word in country_words(tokens_of(told)))


def _names_of_three(people: Iterable[str], text: Tokens, known: Known) -> bool:
    """Tell whether somebody is named with three words: `María Corina Machado` is no namesake."""
    told = f" {' '.join(text.words)} "
    labels = {normalise(label) for iri in people for label in known.things[iri].labels.values()}
    return any(len(label.split()) >= _MANY and f" {label} " in told for label in labels)


def _names_place(iris: Iterable[str], known: Known) -> bool:
    """Tell whether a text names in full a place at home that is no city of the world."""
    places = [known.things[iri] for iri in iris if known.things[iri].kind == "place"]
    return any(
        not any(country_words(tokens_of(label)) for label in one.labels.values()) for one in places
    )


def _names_prison(text: Tokens, known: Known) -> bool:
    """Tell whether a text names a prison of which the graph tells."""
    prisons = Hints.of(known).topics
    return any(word in prisons and text.raw(at)[:1].isupper()
               for at, word in enumerate(text.words))  # fmt: skip


def _names_whole(iris: Iterable[str], text: Tokens, known: Known) -> bool:
    """Tell whether a text holds a label of many words: `Amnesty Law for Democratic Coexistence`."""
    labels = [label for iri in iris for label in known.things[iri].labels.values()]
    told = f" {' '.join(text.words)} " if labels else ""
    names = [normalise(label.split(" (")[0]) for label in labels]
    return any(
        f" {name} " in told and sum(len(word) > _LETTERS for word in name.split()) >= _MANY
        for name in names
    )


def linked(
    article: Article, known: Known, day: date | None, extracts: Sequence[Extract] = ()
) -> Linked:
    """Find and link what an article speaks of, and what extractors offer in it."""
    lex = lexicon(article.lang)
    text = tokens_of(article.text, lex.sets["abbreviations"])
    dates = dates_of(extracts, text, dates_in(text, article.lang, day))
    text = headed(text, dates)
    names = Names.of(known)
    full = full_names(text, names)
    foreign = of_position(known, "foreign-authority", "intergovernmental")  # at home nowhere here
    people = {iri for iri in full[0] if known.things[iri].kind == "person"}
    words = country_words(text)
    home = [one for one in words if one.code == known.home]
    late = len(home) == 1 and home[0].first >= EARLY and not text.sentence_at(words[0].first)
    alone = len(home) == len(words)  # no other country is named
    near_home = not late and any(
        one.sort == "name"
        or (alone and one.sort == "people" and not text.sentence_at(one.first))
        or is_owner(text, lex, one)
        for one in home
    )
    stray = names.common_of(people)
    sure = bool(home) and _names_of_three(people - stray, text, known)
    away = not (near_home or sure) and _is_away(text, known)
    if away:  # `Jorge Rodríguez`: perhaps somebody else
        stray |= in_longer_names(text, people, names)
        full, people = (full[0] - stray, full[1]), people - stray
    common = {*names.bodies.values(), *foreign}
    things = sum(
        known.things[iri].kind in _NAMED for iri in (full[0] | initials_in(text, names)) - common
    )
    number = day_number(day.year, day.month, day.day) if day else None
    new = _names_whole(full[0] & HeldTexts.of(known).done_before(number, _MONTHS), text, known)

    leading = {text.sentence_at(one.first): one.code for one in reversed(words)}
    born = in_passing(text, lex, words)
    owner = any(  # not `Nicaragua freed 60, days after Venezuela's parliament …`
        is_owner(text, lex, one) and leading[text.sentence_at(one.first)] == known.home
        for one in home
    )

    def gate_of(people: Collection[str]) -> Gate:
        named = sorted(officials_of(known).intersection(people))
        early = _stand_early(named, text, known, lex)
        persons = len({*people} - foreign)
        few = away and max(persons, things) < _FEW
        placed = persons + things > 0 and (
            _names_prison(text, known) or _names_place(full[0], known)
        )
        return Gate(text, known.home, named, persons, things, early, new, placed, owner, few, born)

    gate = gate_of(people)
    if gate.open and not gate.mentions_home and (longer := in_longer_names(text, people, names)):
        gate = gate_of(people - longer)  # `Jorge Rodríguez Abad`: perhaps somebody of theirs
    gate.scope = Scope(
        text, lex, [one for one in gate.words if one.first not in born], known.home,
        leads=gate.leads, strict=gate.strict, partners=_partners(known),
    )  # fmt: skip
    if gate.open:
        dates = with_years(dates, text, lex, known, day)
    found = names_in(text, article.lang, names, gate, full)
    found = names_of(extracts, text, known, gate, found)
    out = Linked(text, dates, found, [], [], [], gate=gate)
    out.figures = with_periods(figures_in(text, lex, known, dates, found), text, lex, dates)
    if not gate.open:
        out.names = []
        return out
    out.posts = posts_in(text, article.lang, Posts.of(known), gate, dates, found, number)
    events, scene = events_in(
        text,
        lex,
        Frames.of(known),
        gate,
        number,
        dates,
        found,
        [one for one in out.figures if not is_strange(one, text, lex)],
        clues_of(extracts, text),
    )
    scene.kept.clear()  # else scene and surroundings hold each other, for the collector to find
    out.events, out.unsure = events.linked, events.unsure
    out.main, out.main_certain = events.main, events.certain
    out.instruments = instruments_in(text, lex, known, scene, out.events)
    kinds = {one.trigger: known.events[one.iri].kinds for one in out.events}
    clues = [with_kinds(one, kinds.get((one.first, one.after))) for one in scene.all_clues]
    claimed = Claimed.of(known)
    bodies, groups = names.bodies, of_position(known, "ngo")
    voices = Voices(text, lex, found, gate, bodies.get("government", ""), groups, known.persons)
    voices.claimed, voices.day = claimed, number
    voices.electoral = bodies.get("electoral", "")
    main = known.events[out.main].kinds if out.main else ()
    counting = Counting(
        text, lex, Counted.of(known, lex), claimed, number, found, out.events, clues, main
    )
    counting.elsewhere = gate.begun_abroad(lex.raw["in"][:1], found)
    told, listed = of_prose(out.figures, text)
    told = [*counting.all(voices.all(told)), *listed]
    told.sort(key=lambda one: one.first)
    out.figures = with_periods(told, text, lex, dates)
    return out
