"""
What is known comes in; out go the names to look for in a text, whole and shortened.

They are made once for a graph, and used for every text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from backstory.read.country import country_words
from backstory.read.known import Known
from backstory.read.lexicon import LANGUAGES, countries, lexicon
from backstory.read.thing import Thing
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise, words_at

__all__ = ["PARTICLES", "Entry", "Names", "full_names", "initials_in", "written_as_name"]

_PLAIN_KINDS: Final = ("person", "body", "place", "group")
PARTICLES: Final = frozenset(
    ("de", "del", "la", "las", "los", "y", "e", "of", "the", "da", "van", "von")
)
"""Words within the names of persons that name nobody."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as it is looked for."""

    words: tuple[str, ...]
    text: str
    thing: str
    kind: str
    proper: bool
    """Whether it is a name and not a common noun."""
    initials: bool
    capitals: tuple[bool, ...] = ()
    """Which of its words are written with a capital."""
    home: bool = False
    """Whether it is a part of a name, so that the country must be plain."""


@dataclass
class Names:
    """The names of a graph, ready to be found: made once, used for every text."""

    known: Known
    by_first: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    surnames: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """IRIs of persons by the last word of their label."""
    first_names: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Surname and IRI of persons, by their first name."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The body of the graph that stands for each sort of body that every state has."""
    person_words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Known) -> Names:
        """Make them of what is known; kept beside the store."""
        made = known.store.cache.get("read-names")
        if not isinstance(made, Names):
            made = known.store.cache["read-names"] = _made(known)
        return made


def _made(known: Known) -> Names:
    by_first: defaultdict[str, list[Entry]] = defaultdict(list)
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    first_names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    person_words: dict[str, frozenset[str]] = {}
    middles: list[tuple[str, str]] = []
    for thing in known.things.values():
        if thing.kind not in _PLAIN_KINDS and thing.kind != "instrument":
            continue
        names = dict.fromkeys((*thing.texts, *_bare_names(thing), *_country_names(thing)))
        for text in (*names, *filter(None, map(_dotted, names))):
            words = tuple(word for word, _, _ in words_at(text))
            if words:
                entry = _entry(thing, text, words)
                by_first[words[0]].append(entry)
                if words[0] in ("the", "el", "la", "los") and len(words) > 1 and entry.proper:
                    less = replace(entry, words=words[1:], capitals=entry.capitals[1:])
                    by_first[words[1]].append(less)
                for short in _shorter(known, entry) if thing.kind == "body" else ():
                    by_first[short.words[0]].append(short)
        if thing.kind == "person":
            label = normalise(next(iter(thing.labels.values()))).split()
            person_words[thing.iri] = frozenset(normalise(" ".join(thing.texts)).split())
            if len(label) > 1:
                surnames[label[-1]].add(thing.iri)
                if len(label) == 3:
                    middles.append((label[1], thing.iri))
                first_names[label[0]].append((label[-1], thing.iri))
    for word, iri in middles:  # `Edmundo González` for one of two surnames
        if word in surnames:
            label = next(iter(known.things[iri].labels.values())).split()
            text = " ".join(label[:2])
            words = tuple(one for one, _, _ in words_at(text))
            by_first[words[0]].append(_entry(known.things[iri], text, words))
    for word, iri in middles:  # the first of two surnames, if it is nobody's first name
        if word not in first_names and word not in PARTICLES:
            surnames[word].add(iri)
    sort = {word: sorted(rows, key=lambda row: (-len(row.words), row.thing))
            for word, rows in by_first.items()}  # fmt: skip
    return Names(
        known, sort, {word: frozenset(iris) for word, iris in surnames.items()},
        dict(first_names), _bodies(known), person_words,
    )  # fmt: skip


def _entry(thing: Thing, text: str, words: tuple[str, ...]) -> Entry:
    letters = [letter for letter in text if letter.isalpha()]
    initials = len(words) == 1 and len(letters) <= 5 and all(letter.isupper() for letter in letters)
    proper = any(raw[:1].isupper() for raw in text.split())
    capitals = tuple(text[start].isupper() for _, start, _ in words_at(text))
    return Entry(words, text, thing.iri, thing.kind, proper, initials, capitals)


def _shorter(known: Known, entry: Entry) -> list[Entry]:
    """Leave out the country, the union or the `national` in the name of a body."""
    length, words = len(entry.words), entry.words
    cuts: list[tuple[int, int]] = []
    found = country_words(tokens_of(entry.text))
    if len(found) == 1:
        one = found[0]
        if one.first == 0 and length - one.after >= 2:
            cuts.append((one.after, length))
        elif one.after == length and one.first >= 3 and len(words[one.first - 1]) <= 3:
            cuts.append((0, one.first - 1))
        elif one.after == length and one.sort == "people" and one.first >= 2:
            cuts.append((0, one.first))
    unions = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["unions"])
    if words[0] in unions and length > 3:
        cuts.append((1, length))
    if words[-1] in unions and length > 5:
        cuts.append((0, length - 3))
    found_ = [
        replace(entry, words=words[low:high], capitals=entry.capitals[low:high], home=True)
        for low, high in cuts if entry.capitals[low] and entry.capitals[high - 1]
    ]  # fmt: skip
    national = frozenset(word for lang in LANGUAGES for word in lexicon(lang).raw["national"])
    for at, word in enumerate(words):
        if word in national and length > 2 and all(entry.capitals):
            found_.append(replace(entry, words=words[:at] + words[at + 1 :],
                                  capitals=entry.capitals[1:], home=True))  # fmt: skip
    return found_


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
    bare = [re.sub(r"\s*\([^()]*\)\s*$", "", text) for text in thing.texts]
    return [text for text, whole in zip(bare, thing.texts, strict=True)
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
    for thing in known.things.values():
        if thing.kind not in ("body", "group"):
            continue
        for text in thing.texts:
            bare = " ".join(w for w in normalise(text).split() if w not in light and w not in home)
            for lang in LANGUAGES:
                for name, phrases in lexicon(lang).raw["bodies"].items():
                    wanted = {" ".join(w for w in normalise(p).split() if w not in light)
                              for p in phrases}  # fmt: skip
                    if bare in wanted:
                        sorts[name].append((known.weight[thing.iri], thing.iri))
    return {name: max(found)[1] for name, found in sorts.items()}


def full_names(text: Tokens, names: Names) -> tuple[frozenset[str], dict[str, str]]:
    """
    Give what a text names in full somewhere, and the short forms that it gives for them.

    Returns:
        IRIs; and IRIs by initials that stand in brackets after a name, as in `X (ABC)`.
    """
    found: set[str] = set()
    short: dict[str, str] = {}
    words = text.words
    for at, word in enumerate(words):
        for row in names.by_first.get(word, ()):
            length = len(row.words)
            if length > 1 and row.proper and words[at : at + length] == list(row.words):
                if written_as_name(text, at, row):
                    found.add(row.thing)
                    after = at + length
                    if (
                        after < len(words)
                        and text.gap(after - 1) == " ("
                        and (text.raw(after).isupper() and text.gap(after).startswith(")"))
                    ):
                        short[text.raw(after)] = row.thing
                break
    return frozenset(found), short


def initials_in(text: Tokens, names: Names) -> frozenset[str]:
    """Give what a text calls by initials of three letters and more, as IRIs."""
    return frozenset(
        row.thing for at, word in enumerate(text.words)
        if len(word) > 2 and text.raw(at).isupper()
        for row in names.by_first.get(word, ()) if row.initials and row.text == text.raw(at)
    )  # fmt: skip


def written_as_name(text: Tokens, at: int, entry: Entry) -> bool:
    """Hold a name to the case rule: capitals where the graph writes capitals."""
    if entry.initials:
        return text.raw(at).isupper()
    for place, capital in enumerate(entry.capitals, at):
        if capital and not text.text[text.starts[place]].isupper():
            return False
    return True
