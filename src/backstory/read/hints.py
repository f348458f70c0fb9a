"""
What is known comes in; out go the words by which the graph itself tells its events apart.

The words of the gists of its claims, and the names and triggers of its own concepts, so that a
dossier about another subject needs no code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Final

from backstory.read.clues import clues_in
from backstory.read.known import Known
from backstory.read.lands import country_words
from backstory.read.lexicon import LANGUAGES, Frame, Phrases, lexicon
from backstory.read.thing import Event, concept_id, stem
from backstory.read.tokens import tokens_of
from backstory.text import normalise

__all__ = ["LIGHT_ROLES", "Hints", "called_of", "codes_of"]

LIGHT_ROLES: Final = frozenset(
    ("critic", "supporter", "sceptic", "speaker", "documenter", "observer", "opponent")
)
"""Roles of those who spoke of an event, and did not take part in it."""
_PRISON: Final = frozenset(("prison-riot", "detention"))
"""Kinds of events that happen where people are held."""
_BARE: Final = 3
"""Words of a name that says no more than the name: no `military prison of …`."""
_SHORT: Final = 5
"""Letters of a word that is no name of a prison."""
_SHORTLY: Final = 31
"""Days of an event that its names call something: of longer ones they tell the time."""
_MOST: Final = 60
"""Words of the gists of an event that count: the most telling."""


@dataclass(frozen=True, slots=True)
class Hints:
    """Words that tell events apart, as the graph gives them."""

    words: dict[str, dict[str, float]]
    """By IRI of an event: stems of its gists, and how telling each is, from 0 to 1."""
    own: dict[str, Phrases[Frame]]
    """By language: the names and triggers of the kinds that its events have."""
    topics: dict[str, tuple[str, ...]]
    """Topics of the words by which it names places where people were held."""

    @classmethod
    def of(cls, known: Known) -> Hints:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-hints")
        if not isinstance(made, Hints):
            made = known.store.cache["read-hints"] = cls(_gists(known), _own(known), _topics(known))
        return made


@cache
def _stopped() -> frozenset[str]:
    found: set[str] = set()
    for lang in LANGUAGES:
        lex = lexicon(lang)
        found |= {stem(word) for name in ("stop", "said", "definite", "ones", "expects",
                                               "common")
                  for word in lex.sets[name]}  # fmt: skip
        found.update(map(stem, lex.raw["function-words"]))
    return frozenset(found)


def _gists(known: Known) -> dict[str, dict[str, float]]:
    rows = known.store.query(
        "SELECT ?e ?o WHERE { ?c a ctx:Claim ; rdf:subject ?e ; rdfs:comment ?o . ?e a sem:Event }"
    ).values()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    names = {stem(word) for word in known.name_words}
    for row in rows:
        counts[row["e"]].update({
            stem(word) for word in normalise(row["o"]).split()
            if len(word) > 3 and not word.isdecimal()
        })  # fmt: skip
    of = Counter(word for one in counts.values() for word in one)
    most = log(max(len(counts), 2))
    left = _stopped() | names
    found = {}
    for iri, one in sorted(counts.items()):
        telling = {word: 1 - log(of[word]) / most for word in one if word not in left}
        kept = sorted(telling, key=lambda word: (-one[word] * telling[word], word))[:_MOST]
        found[iri] = {word: round(telling[word], 3) for word in kept}
    return found


def _own(known: Known) -> dict[str, Phrases[Frame]]:
    rows = known.store.query(
        "SELECT DISTINCT ?x ?o (LANG(?o) AS ?l) WHERE { ?e a sem:Event ; sem:eventType ?x ."
        " VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel } ?x ?p ?o }"
    ).values()
    told: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        told[row["l"]].add((row["o"], concept_id(row["x"])))
    return {
        lang: Phrases([(text, Frame((kind,))) for text, kind in sorted(rows)])
        for lang, rows in sorted(told.items())
    }


def _topics(known: Known) -> dict[str, tuple[str, ...]]:
    """Give the words of the names of prisons: of places where people rose in one or were held."""
    held = {
        place for event in known.events.values() if _PRISON & set(event.kinds)
        for place in event.places
    }  # fmt: skip
    common = {*_stopped(), *known.common_words}
    return {
        word: ("prison",) for iri in sorted(held) if iri in known.things
        for text in known.things[iri].texts for word in normalise(text).split()
        if len(text.split()) <= _BARE and len(word) > _SHORT and word not in common
    }  # fmt: skip


def codes_of(known: Known) -> dict[str, frozenset[str]]:
    """Give, for each event, the other countries that its names tell or whose bodies took part."""
    home = known.home
    of: dict[str, frozenset[str]] = {}
    found = {}
    for iri, event in known.events.items():
        codes = {
            word.code for text in event.thing.labels.values()
            for word in country_words(tokens_of(text))
        }  # fmt: skip
        for actor, roles in event.actors.items():
            thing = known.things.get(actor)
            if thing is None or thing.kind not in ("body", "group") or roles <= LIGHT_ROLES:
                continue
            if actor not in of:
                of[actor] = frozenset(
                    word.code for text in thing.labels.values()
                    for word in country_words(tokens_of(text))
                )  # fmt: skip
            codes |= of[actor]
        found[iri] = frozenset(codes - {home})
    return found


def called_of(event: Event) -> tuple[str, ...]:
    """
    Give the kinds by which the names of an event call it, where its own is one of all sorts.

    What one side calls a rising and the other a call to the streets is filed as politics; a text
    that takes a side says `the rising`.
    """
    span = event.span
    days = (span.latest_end or 0) - (span.earliest_begin or 0) if span else 0
    if len(event.kinds) > 1 or days > _SHORTLY:
        return ()
    found: list[dict[str, None]] = []
    for lang in LANGUAGES:
        lex = lexicon(lang)
        named = [text for at, text in event.thing.labels.items() if at == lang]
        named += [text for text, at in event.thing.aliases if at == lang]
        clues = [clue for text in named for clue in clues_in(tokens_of(text), lex)]
        found.append(dict.fromkeys(kind for clue in clues for kind in clue.kinds))
    return tuple(  # in all languages: a word of one may mean something else
        kind for kind in found[0]
        if kind not in event.kinds and all(kind in other for other in found)
    )  # fmt: skip
