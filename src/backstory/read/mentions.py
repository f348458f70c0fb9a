"""
A text and what is known come in; out go the names that stand in the text, each with its reason.

A name proper must be written as one (the case rule). A weak name needs support: initials of two
letters need the full name beside them; a surname needs the person's full name before it, or none
else who bears it; a body that every state has needs the country. To add a rule for names, add a
step to `_Finder.all`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz.distance import OSA

from backstory.read.country import Gate, country_words
from backstory.read.known import Known
from backstory.read.lexicon import LANGUAGES, Lexicon, countries, lexicon
from backstory.read.thing import Thing
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise, words_at

__all__ = ["Mention", "Names", "full_names", "names_in"]

_PLAIN_KINDS: Final = ("person", "body", "place", "group")
_SLIP_LETTERS: Final = 5
_LONG_ENOUGH: Final = 3
"""Letters: shorter initials need support."""
_PARTICLES: Final = frozenset(
    ("de", "del", "la", "las", "los", "y", "e", "of", "the", "da", "van", "von")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text speaks of, and what it was linked with."""

    first: int
    """The first of its words."""
    after: int
    """The word after it."""
    kind: str
    """event, actor, post, place, instrument."""
    iri: str
    """What it is; empty if it was not linked."""
    why: str
    """The key of the reason."""
    certainty: float = 1.0
    """From 0 to 1."""
    evidence: tuple[tuple[str, str], ...] = ()
    """What speaks for it: the sort of evidence, and the words or ids."""
    others: tuple[str, ...] = ()
    """What else it could be."""
    trigger: tuple[int, int] = (0, 0)
    """Of an event, the words that speak of its kind: first and after."""


@dataclass(frozen=True, slots=True)
class _Entry:
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
    by_first: Mapping[str, Sequence[_Entry]] = field(default_factory=dict)
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
    by_first: defaultdict[str, list[_Entry]] = defaultdict(list)
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
    for word, iri in middles:  # the first of two surnames, if it is nobody's first name
        if word not in first_names and word not in _PARTICLES:
            surnames[word].add(iri)
    sort = {word: sorted(rows, key=lambda row: (-len(row.words), row.thing))
            for word, rows in by_first.items()}  # fmt: skip
    return Names(
        known, sort, {word: frozenset(iris) for word, iris in surnames.items()},
        dict(first_names), _bodies(known), person_words,
    )  # fmt: skip


def _entry(thing: Thing, text: str, words: tuple[str, ...]) -> _Entry:
    letters = [letter for letter in text if letter.isalpha()]
    initials = len(words) == 1 and len(letters) <= 5 and all(letter.isupper() for letter in letters)
    proper = any(raw[:1].isupper() for raw in text.split())
    capitals = tuple(text[start].isupper() for _, start, _ in words_at(text))
    return _Entry(words, text, thing.iri, thing.kind, proper, initials, capitals)


def _shorter(known: Known, entry: _Entry) -> list[_Entry]:
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
    from backstory.read.country import home_words

    home = home_words(known)
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
                if _written_as_name(text, at, row):
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


def _written_as_name(text: Tokens, at: int, entry: _Entry) -> bool:
    """Hold a name to the case rule: capitals where the graph writes capitals."""
    if entry.initials:
        return text.raw(at).isupper()
    for place, capital in enumerate(entry.capitals, at):
        if capital and not text.text[text.starts[place]].isupper():
            return False
    return True


def names_in(
    text: Tokens, lang: str, names: Names, gate: Gate,
    full: tuple[frozenset[str], Mapping[str, str]],
) -> list[Mention]:  # fmt: skip
    """Find the actors, places and instruments that a text names, in its order."""
    return _Finder(text, lexicon(lang), names, gate, full).all()


class _Finder:
    def __init__(
        self, text: Tokens, lex: Lexicon, names: Names, gate: Gate,
        full: tuple[frozenset[str], Mapping[str, str]],
    ) -> None:  # fmt: skip
        self.text, self.lex, self.names, self.gate = text, lex, names, gate
        self.full, self.short = full
        self.small = frozenset(
            word for word, start in zip(text.words, text.starts, strict=True)
            if text.text[start].islower()
        )  # fmt: skip
        self.bodies_seen: dict[str, str] = {}
        """IRIs of bodies by the words of the names under which the text spoke of them."""
        self.known = names.known
        self.introduced: dict[str, str] = {}
        """Who bears a surname in this text: an IRI, or empty for somebody the graph lacks."""

    def all(self) -> list[Mention]:
        """Go through the words once, the longest name first."""
        found: list[Mention] = []
        words, by_first, bodies = self.text.words, self.names.by_first, self.lex.bodies
        at = 0
        while at < len(words):
            one: Mention | None = None
            word = words[at]
            if word in by_first:
                one = self._named(at, by_first[word])
            if one is None and self.short and (iri := self.short.get(self.text.raw(at), "")):
                signs = (("name", self.text.raw(at)),)
                one = Mention(at, at + 1, self._sort(iri), iri, "initials", 0.9, signs)
            if one is None and bodies.starting(word):
                one = self._body(at)
            if one is None and self._capital(at):
                one = self._surname(at) or self._slipped(at) or self._again(at)
            if one is None:
                self._stranger(at)
                at += 1
                continue
            if one.iri:
                found.append(one)
                self._introduce(one)
            at = one.after
        return found

    def _sort(self, iri: str) -> str:
        kind = self.known.things[iri].kind
        return _SORT.get(kind, kind)

    # -- reading capitals ---------------------------------------------------------------------

    def _capital(self, at: int) -> bool:
        return self.text.text[self.text.starts[at]].isupper()

    def _beside(self, at: int) -> bool:
        """Tell whether a word follows the one before with nothing but a space between."""
        return at > 0 and self.text.text[self.text.ends[at - 1] : self.text.starts[at]] == " "

    def _begins_sentence(self, at: int) -> bool:
        return self.text.sentences[self.text.sentence_at(at)][0] == at

    # -- names of the graph ---------------------------------------------------------------------

    def _named(self, at: int, rows: Sequence[_Entry]) -> Mention | None:
        words = self.text.words
        for length in dict.fromkeys(len(row.words) for row in rows):
            fitting = [
                row for row in rows
                if len(row.words) == length and words[at : at + length] == list(row.words)
                and row.proper and _written_as_name(self.text, at, row)
            ]  # fmt: skip
            things = list(dict.fromkeys(row.thing for row in fitting))
            allowed = [thing for thing in things if self._allowed(at, length, thing, fitting)]
            if allowed:
                return self._chosen(at, length, allowed, fitting)
        return None

    def _chosen(self, at: int, length: int, things: list[str], rows: list[_Entry]) -> Mention:
        best = max(things, key=lambda iri: (self.known.weight[iri], iri))
        kind = self.known.things[best].kind
        others = tuple(sorted(set(things) - {best}))
        why = "initials" if rows[0].initials else "name"
        return Mention(at, at + length, _SORT.get(kind, kind), best, why,
                       0.95 if not others else 0.6, (("name", rows[0].text),), others)  # fmt: skip

    def _allowed(self, at: int, length: int, iri: str, rows: list[_Entry]) -> bool:
        thing = self.known.things[iri]
        entry = next(row for row in rows if row.thing == iri)
        if thing.kind == "person":
            return self._person_stands(at, length, iri)
        if self._part_of_longer(at, length, thing):
            return False
        if entry.initials and not self._initials_stand(at, entry):
            return False
        if thing.kind == "place":
            return not (at and self.text.words[at - 1] in self.lex.raw["team"]
                        and not entry.text.startswith(("El ", "The ")) and length == 1)  # fmt: skip
        if thing.kind == "instrument":
            return self.gate.open and not self.gate.abroad_beside(at, at + length)
        if thing.kind in ("body", "group") and (entry.home or self._common(entry)):
            return self._at_home(at, at + length)
        return True

    def _common(self, entry: _Entry) -> bool:
        """Tell whether other states have a body of this name."""
        return bool(self.lex.bodies.at(list(entry.words), 0)) or any(
            hit[0] == len(entry.words)
            for lang in LANGUAGES for hit in lexicon(lang).bodies.at(list(entry.words), 0)
        )  # fmt: skip

    def _at_home(self, first: int, after: int) -> bool:
        if self.gate.abroad_beside(first, after):
            return False
        if self.gate.home_beside(first, after):
            return True
        return self.gate.open and not self.gate.abroad_in(self.text.sentence_at(first))

    def _initials_stand(self, at: int, entry: _Entry) -> bool:
        if entry.text in self.short:
            return self.short[entry.text] == entry.thing
        if len(entry.text) >= _LONG_ENOUGH:
            return self.gate.open or entry.thing in self.full
        if self.known.things[entry.thing].kind == "place":
            return True
        if entry.thing in self.full:
            return True
        gap = self.text.text[max(0, self.text.starts[at] - 1) : self.text.starts[at]]
        return gap == "(" and self.text.starts[at] < 400 and not self._stranger_before(at)

    def _stranger_before(self, at: int) -> bool:
        """Tell whether the capitals before a bracket spell other initials than the graph's name."""
        return (
            self.text.raw(at - 1)[:1].isupper() and self.text.words[at - 1] not in self.lex.months
        )

    def _part_of_longer(self, at: int, length: int, thing: Thing) -> bool:
        """Tell whether a name is a part of another: `Reuters Institute`, `Caracas Chronicles`."""
        if thing.kind == "place" and length == 1:
            after = at + length
            if after < len(self.text.words) and self._beside(after) and self._capital(after):
                following = self.text.words[after]
                return following not in self.lex.months and following not in self.names.by_first
        return False

    # -- persons --------------------------------------------------------------------------------

    def _person_stands(self, at: int, length: int, iri: str) -> bool:
        own = self.names.person_words.get(iri, frozenset())
        if length > 1:
            return not self._surname_follows(at + length, own)
        word = self.text.words[at]
        if self._neighbour(at, own) or self._surname_follows(at + 1, own):
            return False
        if word in self.introduced:
            return self.introduced[word] == iri
        if iri in self.full:
            return True
        if not self.gate.open and not self.gate.mentions_home:
            return False
        return not self._begins_sentence(at) or self.text.text[self.text.starts[at]].isupper()

    def _neighbour(self, at: int, own: frozenset[str]) -> bool:
        """Tell whether a first name of somebody else stands before a surname."""
        if not self._beside(at) or not self._capital(at - 1) or self.text.raw(at - 1).isupper():
            return False
        before = self.text.words[at - 1]
        if before in own or before in self.lex.sets["titles"] or before in _PARTICLES:
            return False
        if any(
            word.after == at for word in self.gate.by_sentence.get(self.text.sentence_at(at), ())
        ):
            return False
        if self._begins_sentence(at - 1):
            return before not in self.lex.sets["stop"] and not self._ordinary(at - 1)
        return True

    def _ordinary(self, at: int) -> bool:
        """Tell whether a word at the beginning of a sentence also stands small in the text."""
        plain = self.text.words[at]
        return (
            plain in self.small or len(plain) < 4
            or self.lex.has("expects", plain) or self.lex.has("definite", plain)
        )  # fmt: skip

    def _surname_follows(self, after: int, own: frozenset[str]) -> bool:
        if after >= len(self.text.words) or not self._beside(after) or not self._capital(after):
            return False
        following = self.text.words[after]
        if following in own or self.text.raw(after).isupper():
            return False
        return self.text.sentence_at(after) == self.text.sentence_at(after - 1)

    def _introduce(self, one: Mention) -> None:
        thing = self.known.things.get(one.iri)
        if thing and thing.kind == "body" and one.after - one.first > 1:
            for word in self.text.words[one.first : one.after]:
                self.bodies_seen[word] = thing.iri
        if thing and thing.kind == "person" and one.after - one.first > 1:
            label = normalise(next(iter(thing.labels.values()))).split()
            self.introduced[label[-1]] = thing.iri
            self.introduced[self.text.words[one.after - 1]] = thing.iri

    def _surname(self, at: int) -> Mention | None:
        """Link a surname that stands alone with who bears it in this text."""
        word = self.text.words[at]
        iri = self.introduced.get(word, "")
        if not iri:
            bearers = [one for one in self.names.surnames.get(word, ()) if one in self.full]
            iri = bearers[0] if len(bearers) == 1 else ""
        if not iri:
            return None
        own = self.names.person_words.get(iri, frozenset())
        if self._neighbour(at, own) or self._surname_follows(at + 1, own):
            return None
        return Mention(at, at + 1, "actor", iri, "surname", 0.9,
                       (("name", self.text.raw(at)),))  # fmt: skip

    def _slipped(self, at: int) -> Mention | None:
        """Link a full name with one slip in the surname, or with a second name between."""
        rows = self.names.first_names.get(self.text.words[at], ())
        if not rows or at + 1 >= len(self.text.words) or not self._beside(at + 1):
            return None
        if not self._capital(at + 1):
            return None
        word = self.text.words[at + 1]
        for surname, iri in rows:
            close = len(word) >= _SLIP_LETTERS and (
                OSA.distance(word, surname, score_cutoff=1) <= 1 or sorted(word) == sorted(surname)
            )
            if close and not self._surname_follows(at + 2, frozenset()):
                return Mention(at, at + 2, "actor", iri, "slip", 0.8, (("name", surname),))
            if (
                at + 2 < len(self.text.words)
                and self.text.words[at + 2] == surname
                and (self._beside(at + 2) and self._capital(at + 2))
            ):
                return Mention(at, at + 3, "actor", iri, "second-name", 0.85, (("name", surname),))
        return None

    def _stranger(self, at: int) -> None:
        """Note somebody whom the graph lacks, so that the bare surname is not somebody else's."""
        if not (self._capital(at) and self._beside(at) and self._capital(at - 1)):
            return
        word, before = self.text.words[at], self.text.words[at - 1]
        if (
            word in self.names.surnames
            and before not in self.lex.sets["titles"]
            and not (self._begins_sentence(at - 1) and self._ordinary(at - 1))
        ):
            self.introduced[word] = ""

    def _again(self, at: int) -> Mention | None:
        """Link `the Committee` with the body of that name that the text spoke of last."""
        word = self.text.words[at]
        iri = self.bodies_seen.get(word, "")
        if not iri or at == 0 or not self.lex.has("definite", self.text.words[at - 1]):
            return None
        following = self.text.raw(at + 1)[:1] if at + 1 < len(self.text.words) else ""
        if len(word) < _SLIP_LETTERS or (following.isupper() and self._beside(at + 1)):
            return None
        return Mention(at, at + 1, "actor", iri, "again", 0.8, (("name", self.text.raw(at)),))

    # -- bodies that every state has --------------------------------------------------------------

    def _body(self, at: int) -> Mention | None:
        hits = self.lex.bodies.at(self.text.words, at)
        if not hits:
            return None
        length, sort = max(hits)
        iri = self.names.bodies.get(sort, "")
        if not iri:
            iri = self.names.bodies.get(self.lex.raw["fallback"].get(sort, ""), "")
        if not iri or sort == "government" or not self._body_written(at, length):
            return None
        if not self._at_home(at, at + length):
            return None
        after = at + length
        near = self.gate.by_sentence.get(self.text.sentence_at(at), ())
        for word in near:
            if word.first == after and word.sort == "people" and word.code == self.gate.home:
                after = word.after
        return Mention(at, after, "actor", iri, "body-at-home", 0.85, (("body", sort),))

    def _body_written(self, at: int, length: int) -> bool:
        """Hold the names of bodies to the case of their language."""
        raw = self.text.raw(at)
        word = self.text.words[at]
        if self._begins_sentence(at) and length == 1 and not self.lex.raw["small-bodies"]:
            return False
        if length == 1 and word in self.lex.raw["capital-bodies"]:
            named = self._beside(at) and self._capital(at - 1) and not self._begins_sentence(at - 1)
            return raw[0].isupper() and not named
        if not self.lex.raw["small-bodies"]:
            return raw[0].isupper() or length > 1
        return True


_SORT: Final = {"person": "actor", "body": "actor", "group": "actor"}
