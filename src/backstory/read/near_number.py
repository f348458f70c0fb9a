"""
A text with its figures comes in; out goes what stands around each number.

The words for what can be counted, whether a comma, another clause or another number lies between,
what is told to have become of those who are counted, and turns such as `of them`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backstory.read.figures import Counted, Figure
from backstory.read.lexicon import Lexicon, light_words, phrases_of
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens

__all__ = ["REACH", "Hit", "NearNumbers", "is_of_people", "is_other_noun", "is_strange"]

REACH: Final = 26
"""Words between a number and what tells what it counts."""
_LONGEST: Final = 8
"""Words of the longest phrase for what is counted."""

_NOUN: Final = 2
"""Words between a number and a noun: `political`, «presuntos»."""
_NOUNS: Final = 4
"""Words for people between a number and what is told to have become of them."""
_APPOSED: Final = 24
"""Words between the commas of what is told in between of those who are counted."""
_MARKS: Final = frozenset(",;:()—–")
_LETTERS: Final = 3
"""Letters of words that are no nouns."""
_PEOPLE: Final = 4
"""Words for people between a number and `go`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words for what is counted, and where they stand."""

    iri: str
    first: int
    after: int


def is_light(word: str, lex: Lexicon) -> bool:
    """Tell whether a word tells nothing: an article, an auxiliary, a day of the week."""
    return (
        word in lex.sets["stop"] or word in light_words() or word in lex.raw["least"]
        or word in lex.raw["done"] or word in lex.raw["remain"] or word in lex.weekdays
    )  # fmt: skip


def is_noun(at: int, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether what seems to be a noun stands right behind a number."""
    word = text.words[at]
    return (
        text.gap(at - 1) == " " and word.isalpha() and len(word) > _LETTERS
        and not is_light(word, lex) and not lex.has("said", word)
    )  # fmt: skip


def is_strange(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a figure counts what neither graph nor lexicon knows: `24 buses`."""
    return not one.counted and is_other_noun(one, text, lex)


def is_other_noun(one: Figure, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a noun stands right behind a number, and none of people: `12 new schools`."""
    high, raw = text.sentences[text.sentence_at(one.first)][1], lex.raw
    first = one.after
    many = text.words[first - 1] in raw["multipliers"]
    if many and first + 1 < high and text.words[first] in raw["of"]:
        first += 1  # «2 millones de barriles»
    of = first + 1 < high and text.words[first + 1] in raw["of"]  # `400 records of the count`
    if first >= high or text.words[first] in raw["past-verbs"] or not (
        is_noun(first, text, lex) or (of and lex.has("said", text.words[first]))
    ):  # fmt: skip
        return False
    end = min(high, first + _PEOPLE)
    last = next((at for at in range(first + 1, end)
                 if text.gap(at - 1).strip() or is_light(text.words[at], lex)), end)  # fmt: skip
    alone = last == first + 1  # `10 Americans`, and not `12 Venezuelan schools`
    return not (alone and is_of_people(first, text, lex)) and not any(
        text.words[at] in lex.classes or is_named_people(text.words[at], lex)
        for at in range(first, last)
    )


def is_of_people(at: int, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a word speaks of people: `opponents`, `Colombians`."""
    return is_named_people(text.words[at], lex) or text.raw(at)[:1].isupper()


def is_named_people(word: str, lex: Lexicon) -> bool:
    """Tell whether a word is one for people."""
    return any(word in lex.raw[key] for key in ("people", "persons", "classes", "freed-people"))


class NearNumbers:
    """What stands around the numbers of a text."""

    def __init__(
        self, text: Tokens, lex: Lexicon, counted: Counted, names: Sequence[Mention]
    ) -> None:
        """
        Take a text.

        Args:
            text: The text.
            lex: What is known of its language.
            counted: What can be counted.
            names: The names in it, whose words count nothing.
        """
        self.text, self.lex = text, lex
        self.counted, self.iris = counted, counted.iris
        self.records = phrases_of(lex.lang, "records")
        self.of_them = phrases_of(lex.lang, "goes-on")
        self.numbers: set[int] = set()
        """The first words of its figures."""
        self._hits: dict[int, list[Hit]] = {}
        self._votes: dict[int, bool] = {}
        self._named = {at for one in names for at in range(one.first, one.after)}

    def hits_of(self, one: Figure, sentence: int) -> list[Hit]:
        """Give the words near a figure for what can be counted, none within longer ones."""
        low, high = self.text.sentences[sentence]
        begin, end = max(low, one.first - REACH - _LONGEST), min(high, one.after + REACH)
        every: list[Hit] = []
        for at in range(begin, end):
            if at not in self._hits:
                self._hits[at] = [
                    Hit(self.iris[name], at, at + length)
                    for length, name in self.counted.phrases.at(self.text.words, at, high)
                    if name in self.iris and self._named.isdisjoint(range(at, at + length))
                ]
            every += self._hits[at]
        return [
            hit for hit in every
            if not any(
                other.first <= hit.first and hit.after <= other.after
                and other.after - other.first > hit.after - hit.first for other in every
            )
        ]  # fmt: skip

    def predicate(self, one: Figure) -> int:
        """
        Give the place of what is told to have become of those who are counted; -1 if of nothing.

        `303 detainees have been released`, `100 people, among them five lawmakers, were pardoned`.
        """
        words, done = self.text.words, self.lex.raw["done"]
        last = self.text.sentences[self.text.sentence_at(one.first)][1]
        at = one.after
        while at < last and at - one.after <= _NOUNS and words[at] not in done:
            if self.text.gap(at - 1).strip():
                break
            if words[at][0].isdecimal() or at in self.numbers:
                return -1  # `19 people died and 120 were injured`
            at += 1
        apposed = at < last and at > one.after and "," in self.text.gap(at - 1)
        if apposed:
            ends = [place for place in range(at + 1, min(last, at + _APPOSED))
                    if "," in self.text.gap(place - 1)]  # fmt: skip
            at = next((place for place in ends if words[place] in done), (*ends, last)[0])
        if at >= last or (words[at] not in done and not apposed):
            return -1
        while at < last and words[at] in done:
            at += 1
        return at if at < last else -1

    def is_open(self, begin: int, end: int) -> bool:
        """Tell whether no comma and the like, and no other clause, stands between two places."""
        ands = self.lex.raw["between-clauses"]
        return not any(_MARKS & set(self.text.gap(at)) for at in range(begin - 1, end)) and not any(
            word in ands for word in self.text.words[begin : end - 1]
        )

    def is_clear(self, begin: int, end: int) -> bool:
        """Tell whether no other number stands between."""
        return not any(
            at in self.numbers or self.text.words[at][0].isdecimal() for at in range(begin, end)
        )

    def is_light(self, at: int) -> bool:
        """Tell whether a word tells nothing: an article, an auxiliary, a day of the week."""
        return is_light(self.text.words[at], self.lex)

    def is_noun(self, at: int) -> bool:
        """Tell whether what seems to be a noun stands right behind a number."""
        return is_noun(at, self.text, self.lex)

    def goes_on(self, one: Figure) -> bool:
        """Tell whether the sentence of a figure begins with `of them`."""
        low, high = self.text.sentences[self.text.sentence_at(one.first)]
        return any(
            self.of_them.at(self.text.words, at, high) for at in range(low, min(high, low + _NOUN))
        )

    def class_of(self, one: Figure) -> str:
        """Give the class of people beside a number; empty where none is told."""
        words, lex = self.text.words, self.lex
        high = self.text.sentences[self.text.sentence_at(one.first)][1]
        before = words[max(0, one.first - 2) : one.first]
        if before[1:] and before[1] in lex.raw["part-verbs"] and before[0] in lex.classes:
            return lex.classes[before[0]]  # «las mujeres son 63»
        for at in range(one.after, min(high, one.after + _PEOPLE)):
            if self.text.gap(at - 1).strip() or words[at][0].isdecimal():
                return ""
            if words[at] in lex.classes:
                return lex.classes[words[at]]
        return ""

    def is_listed(self, one: Figure) -> bool:
        """Read `lists 817`, `417 on its books`: the number of those whom a voice always counts."""
        words, high = self.text.words, self.text.sentences[self.text.sentence_at(one.first)][1]
        return words[one.first - 1] in (*self.lex.raw["lists"], *self.lex.raw["tallies"]) or any(
            self.records.at(words, at, high)
            for at in range(one.after, min(high, one.after + _PEOPLE))
        )

    def is_of_vote(self, sentence: int) -> bool:
        """Tell whether a sentence speaks of a vote."""
        if sentence not in self._votes:
            low, high = self.text.sentences[sentence]
            voting = tuple(self.lex.raw["voting"])
            told = any(word.startswith(voting) for word in self.text.words[low:high])
            self._votes[sentence] = told
        return self._votes[sentence]

    def is_difference(self, one: Figure) -> bool:
        """Read `10 fewer than in May`: how many more, and not how many."""
        words, raw = self.text.words, self.lex.raw
        return (
            self.text.gap(one.after - 1) == " "
            and bool({*words[one.after : one.after + 1]} & {*raw["differs"]})
            and bool({*words[one.after + 1 : one.after + 2]} & {*raw["than"]})
        )

    def is_voted(self, one: Figure, following: Sequence[Figure]) -> bool:
        """Read `voted 11 to eight`, `by 112 votes to 55`: so many against so many."""
        if not following or one.unit or following[0].first <= one.after:
            return False
        words, voting = self.text.words, tuple(self.lex.raw["voting"])
        before = words[one.first - 1] if one.first else ""
        between = words[one.after : following[0].first]
        if len(between) > 1 and between[0].startswith(voting):
            before, between = between[0], between[1:]
        return before.startswith(voting) and (
            len(between) == 1 and between[0] in self.lex.raw["joins-numbers"]
        )
