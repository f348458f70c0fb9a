"""
What is known comes in; out go the names to look for in a text, whole and shortened.

They are made once for a graph, and used for every text.
"""

from __future__ import annotations

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from backstory.read.entries import ByFirst, Entry, entry_of, words_of
from backstory.read.known import Known
from backstory.read.lands import country_words
from backstory.read.lexicon import LANGUAGES, countries, lexicon
from backstory.read.shorter import shorter
from backstory.read.thing import Thing
from backstory.read.tokens import tokens_of
from backstory.text import normalise, normalise_lines

__all__ = ["PARTICLES", "UNION", "Names", "uncollected"]

_PLAIN_KINDS: Final = ("person", "body", "place", "group")
_EAGER: Final = frozenset((*_PLAIN_KINDS, "instrument")) - {"person"}
"""Kinds of things whose names are made ready at once."""
UNION: Final = 2
"""Words of a name at least, whose first may stand for a union of states."""
PARTICLES: Final = frozenset(
    ("de", "del", "la", "las", "los", "y", "e", "of", "the", "da", "van", "von")
)
"""Words within the names of persons that name nobody."""


@dataclass
class Names:
    """The names of a graph, ready to be found: made once, used for every text."""

    known: Known
    by_first: ByFirst
    surnames: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """IRIs of persons by the last word of their label."""
    first_names: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Surname and IRI of persons, by their first name."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The body of the graph that stands for each sort of body that every state has."""

    @classmethod
    def of(cls, known: Known) -> Names:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-names")
        if not isinstance(made, Names):
            with uncollected():
                made = known.store.cache["read-names"] = _made(known)
        return made

    def common_of(self, people: Iterable[str]) -> frozenset[str]:
        """Give those whose first name and surname others of the graph bear too: `Jorge Pérez`."""
        return frozenset(iri for iri in people if self._is_common(iri))

    def _is_common(self, iri: str) -> bool:
        first, *_, last = self._label_of(iri)
        namesakes = (one for _, one in self.first_names.get(first, ()))
        kin = self.surnames.get(last, ())
        return any(last not in self._label_of(one) for one in namesakes) and any(
            first not in self._label_of(one) for one in kin
        )

    def _label_of(self, iri: str) -> list[str]:
        return normalise(next(iter(self.known.things[iri].labels.values()))).split()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector away while very many small things are made, none in a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _made(known: Known) -> Names:
    by_first: defaultdict[str, list[Entry]] = defaultdict(list)
    persons: list[Thing] = []
    for thing in known.things.values():
        if thing.kind == "person":
            persons.append(thing)
        if thing.kind not in _EAGER:
            continue
        for text in _ways(thing):
            words = words_of(text)
            if words:
                entry = entry_of(thing, text, words)
                by_first[words[0]].append(entry)
                if words[0] in ("the", "el", "la", "los") and len(words) > 1 and entry.proper:
                    less = replace(entry, words=words[1:], capitals=entry.capitals[1:])
                    by_first[words[1]].append(less)
                for short in shorter(entry) if thing.kind == "body" else ():
                    by_first[short.words[0]].append(short)
    surnames, first_names, told = _of_persons(persons)
    return Names(
        known, ByFirst(by_first, told),
        {word: frozenset(iris) for word, iris in surnames.items()}, first_names, _bodies(known),
    )  # fmt: skip


def _of_persons(
    persons: Sequence[Thing],
) -> tuple[
    dict[str, set[str]], dict[str, list[tuple[str, str]]], dict[str, list[tuple[Thing, str]]]
]:
    """Sort the names of persons, all made comparable at once: there may be very many."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    first_names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    told: defaultdict[str, list[tuple[Thing, str]]] = defaultdict(list)
    middles: list[tuple[list[str], Thing]] = []
    rows = [(thing, text) for thing in persons for text in _ways(thing)]
    for (thing, text), line in zip(rows, normalise_lines([text for _, text in rows]), strict=True):
        first = line.split(" ", 1)[0]
        if first:
            told[first].append((thing, text))
    labels = [next(iter(thing.labels.values())) for thing in persons]
    for thing, line in zip(persons, normalise_lines(labels), strict=True):
        label = line.split()
        if len(label) > 1:
            surnames[label[-1]].add(thing.iri)
            if len(label) == 3:
                middles.append((label, thing))
            first_names[label[0]].append((label[-1], thing.iri))
    pairs = Counter((label[0], label[1]) for label, _ in middles)
    for label, thing in middles:  # `Edmundo González` for one of two surnames
        alone = label[1] not in first_names and pairs[label[0], label[1]] == 1
        if label[1] in surnames or (alone and label[1] not in PARTICLES):
            text = " ".join(next(iter(thing.labels.values())).split()[:2])
            told[label[0]].append((thing, text))
    for label, thing in middles:  # the first of two surnames, if it is nobody's first name
        if label[1] not in first_names and label[1] not in PARTICLES:
            surnames[label[1]].add(thing.iri)
    return surnames, dict(first_names), told


def _ways(thing: Thing) -> list[str]:
    """Give every name of a thing, and the ways in which it is written without a part of it."""
    more = (*_bare_names(thing), *_country_names(thing), *_code_names(thing))
    names = dict.fromkeys((*thing.texts, *more))
    return [*names, *filter(None, map(_dotted, names))]


def _code_names(thing: Thing) -> list[str]:
    """
    Give the names of a code without country and year, and as others write them.

    A state has one of each: `Penal Code of …` is the `Penal Code`, or the `Criminal Code`.
    """
    found: list[str] = []
    for lang in LANGUAGES if thing.kind == "instrument" else ():
        raw = lexicon(lang).raw["codes"]
        head, of = raw["head"], f" {raw['of']} "
        for text in thing.texts:
            if head not in text.split():
                continue
            bare, _, last = text.rpartition(of)
            whole = last.isdecimal() or (last and country_words(tokens_of(last)))
            name = bare if whole and len(bare.split()) > 1 else text
            found += [name.replace(one, "") for one in raw["light"]]
            found += [name, *(name.replace(one, raw["alike"][one]) for one in raw["alike"])]
            if name.startswith(f"{head}{of}") and raw["of"] == "of":
                found.append(f"{name.removeprefix(head + of)} {head}")
    return found


def _dotted(text: str) -> str:
    """
    Write the initials that a name begins with as some houses do; empty if it has none.

    >>> _dotted("US Treasury")
    'U.S. Treasury'
    """
    first, space, rest = text.partition(" ")
    if not space or len(first) != 2 or not first.isupper() or not first.isalpha():
        return ""
    return f"{first[0]}.{first[1]}. {rest}"


def _bare_names(thing: Thing) -> list[str]:
    """Give the names without what stands in brackets after them: years, mostly."""
    texts = [text for text in thing.texts if text.rstrip().endswith(")")]
    bare = [re.sub(r"\s*\([^()]*\)\s*$", "", text) for text in texts]
    return [text for text, whole in zip(bare, texts, strict=True)
            if text != whole and len(text.split()) > 2]  # fmt: skip


def _country_names(thing: Thing) -> tuple[str, ...]:
    """Give the other names of a place that is a country."""
    if thing.kind != "place":
        return ()
    texts = set(thing.texts)
    return next((one.names for one in countries() if texts & set(one.names)), ())


def _bodies(known: Known) -> dict[str, str]:
    """Find, for each sort of body that every state has, the one that the graph speaks of most."""
    home = known.home_words
    light = frozenset(("of", "de", "the", "la", "el", "del", "s", "tsj"))
    sorts: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for lang in LANGUAGES:
        for name, phrases in lexicon(lang).raw["bodies"].items():
            for phrase in phrases:
                wanted[" ".join(w for w in normalise(phrase).split() if w not in light)][name] = (
                    None
                )
    for thing in known.things.values():
        if thing.kind not in ("body", "group"):
            continue
        for text in thing.texts:
            bare = " ".join(w for w in normalise(text).split() if w not in light and w not in home)
            for name in wanted.get(bare, ()):
                sorts[name].append((known.weight[thing.iri], thing.iri))
    return {name: max(found)[1] for name, found in sorts.items()}
