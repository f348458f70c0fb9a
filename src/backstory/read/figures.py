"""
A text comes in; out go the figures in it: value, bound, unit, and the words for what they count.

A number is a figure where it counts things: no date, no ordinal, no age, no number of an article,
no length of time. What it counts is first guessed by the words beside it; when events and voices
are known, `counting` and `voices` weigh what it counts and whose it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from backstory.calls import with_parts
from backstory.read.dated import Dated
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon, Phrases, light_words
from backstory.read.mention import Mention
from backstory.read.no_figure import SMALL, NoFigure
from backstory.read.numbers import Number, number_at
from backstory.read.tokens import Tokens

__all__ = ["Counted", "Figure", "figures_in", "of_prose"]

_AFTER: Final = 9
"""Words after a number in which what it counts may stand."""
_BEFORE: Final = 6
STOCK: Final = "held"
"""How the ids end of what is counted on a day, and did not happen on it."""
_LENGTHS: Final = ("minutes", "hours", "days", "months", "years")
_TABLE: Final = 40
"""Numbers of one sentence that is none, but a table."""
_SIGNS: Final = {"$": "dollar", "€": "euro"}
_LETTERS: Final = 3
"""Letters of words that are no nouns."""
_MANY: Final = 12
"""A number in words that is surely another figure."""
_VERB: Final = 6
"""Words for people, and of a verb, between a number and what is told to have happened."""
_BOUNDS: Final = {">": "more-than", "<": "fewer-than", "+": "at-least", "-": "at-most",
                  "~": "about", "a": "almost", "": "exact"}  # fmt: skip


@with_parts
@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a text gives it."""

    first: int
    after: int
    value: Decimal
    bound: str
    """The id of the concept: exact, at-least, more-than, about…"""
    upto: Decimal | None = None
    """The higher end of a range."""
    counted: str = ""
    """IRI of what is counted; empty where no concept is told."""
    thing: tuple[int, int] | None = None
    """The words that say what is counted: first and after."""
    unit: str = ""
    period: str = ""
    """EDTF, where the sentence tells it."""
    voice: str = ""
    """IRI of who says so; empty where it is nobody of the graph, or the text itself."""
    voice_words: tuple[int, int] | None = None
    """The words that name who says so."""


@dataclass
class Counted:
    """What can be counted, ready to be found."""

    phrases: Phrases[str]
    iris: dict[str, str]

    @classmethod
    def of(cls, known: Known, lex: Lexicon) -> Counted:
        """Make it of the words of a language and of the names that the graph gives."""
        key = f"read-counted-{lex.lang}"
        made = known.store.cache.get(key)
        if not isinstance(made, Counted):
            iris = known.counted
            rows = [(text, name) for name, texts in lex.raw["counted"].items() for text in texts]
            rows += [
                (text, name)
                for name, text, lang in known.counted_names
                if lang in (lex.lang, "") and text.lower() not in lex.units
            ]
            made = known.store.cache[key] = Counted(Phrases(rows), iris)
        return made


def figures_in(
    text: Tokens, lex: Lexicon, known: Known, dates: Sequence[Dated], names: Sequence[Mention]
) -> list[Figure]:
    """Find the figures of a text, in its order."""
    return _Reader(text, lex, Counted.of(known, lex), dates, names).all()


def of_prose(figures: Sequence[Figure], text: Tokens) -> tuple[list[Figure], list[Figure]]:
    """Part the figures of prose from those of tables, which count nothing that words tell."""
    many = Counter(text.sentence_at(one.first) for one in figures)
    told: list[Figure] = []
    listed: list[Figure] = []
    for one in figures:
        if many[text.sentence_at(one.first)] > _TABLE:
            listed.append(replace(one, counted=""))
        else:
            told.append(one)
    return told, listed


class _Reader:
    def __init__(
        self, text: Tokens, lex: Lexicon, counted: Counted, dates: Sequence[Dated],
        names: Sequence[Mention],
    ) -> None:  # fmt: skip
        self.text, self.lex, self.counted = text, lex, counted
        self.raw = lex.raw
        self.none = NoFigure(text, lex, frozenset(one.after - 1 for one in names))
        self.taken = {at for one in dates for at in range(one.first, one.after)}
        self.names = {at for name in names for at in range(name.first, name.after)}
        self.taken |= self.names

    def all(self) -> list[Figure]:
        """Read every figure."""
        found: list[Figure] = []
        words, at = self.text.words, 0
        starts = frozenset((*self.lex.numbers, *self.lex.multipliers, *self.lex.sets["ones"],
                            *self.lex.raw["half"],
                            *(word for word in {*words} if word[0].isdecimal())))  # fmt: skip
        while at < len(words):
            word = words[at]
            number = None
            if word in starts and at not in self.taken:
                number = number_at(self.text, at, self.lex)
            if number is None:
                at += 1
                continue
            figure = self._figure(number)
            if figure is not None:
                found.append(figure)
                at = max(figure.after, number.after)
            else:
                at = number.after
        return found

    def _figure(self, number: Number) -> Figure | None:
        if self.none.holds(number):
            return None
        sentence = self.text.sentence_at(number.first)
        first, after = number.first, number.after
        bound = self._bound(first, after)
        value, upto, after = self._range(number, after)
        unit, after = self._unit(number.first, after)
        counted, thing = self._counted(number.first, after, sentence)
        close = bool(counted and thing and -3 <= thing[0] - after <= 1) or self._did(after, thing)
        close = close or bool(unit) or value != value.to_integral_value()
        if number.words and value < SMALL and not close:
            return None
        if number.words and not bound and self.text.words[number.after - 1] in self.raw["vague"]:
            bound = "~"
        return Figure(
            first, after, value, _BOUNDS[bound], upto, self.counted.iris.get(counted, ""), thing,
            unit,
        )  # fmt: skip

    def _did(self, after: int, thing: tuple[int, int] | None) -> bool:
        """Tell whether people and a verb stand between: `five people had walked out`."""
        between = self.text.words[after : thing[0]] if thing and thing[0] > after else []
        done, people, ands = self.raw["done"], self.raw["people"], self.raw["and"]
        return 0 < len(between) <= _VERB and any(word in done for word in between) and all(
            word in done or word in people or word in ands or word in self.lex.classes
            or following in people  # `opposition politicians`
            for word, following in zip(between, (*between[1:], ""), strict=True)
        )  # fmt: skip

    def _is_noun(self, at: int) -> bool:
        """Tell whether what seems to be a noun stands right behind a number."""
        word, raw = self.text.words[at], self.raw
        light = word in light_words() or word in self.lex.sets["stop"] or self.lex.has("said", word)
        return self.text.gap(at - 1) == " " and not light and word.isalpha() and (
            len(word) > _LETTERS and word not in raw["done"] and word not in raw["remain"]
        )  # fmt: skip

    def _counts_more(self, at: int) -> bool:
        """Tell whether another figure begins: `19 people died and a hundred were hurt`."""
        other = number_at(self.text, at, self.lex)
        return other is not None and (
            self.text.words[at][0].isdecimal()
            or (
                other.value >= _MANY
                and not self.lex.units.get(
                    self.text.words[other.after] if other.after < len(self.text.words) else ""
                )
            )
        )

    def _bound(self, first: int, after: int) -> str:
        words = self.text.words
        for place in range(max(0, first - 4), first):
            for length, bound in self.lex.bounds.at(words, place, first):
                if place + length == first or (
                    place + length == first - 1
                    and (words[first - 1] in self.lex.sets["definite"]
                         or words[first - 1] in self.raw["to-whom"])
                ):  # fmt: skip
                    return bound
        if after < len(words):
            for _, bound in self.lex.after_bounds.at(words, after):
                return bound
        return ""

    def _range(self, number: Number, after: int) -> tuple[Decimal, Decimal | None, int]:
        """Read `3,000 to 4,000` and `entre 3.000 y 4.000`."""
        words = self.text.words
        low = number.first
        between = low and words[low - 1] in self.raw["between"]
        joined = after < len(words) and words[after] in self.raw["joins"]
        dash = after < len(words) and self.text.gap(after - 1).strip() in ("–", "—", "-")
        place = after + 1 if joined else after
        if place < len(words) and (
            dash or (joined and (between or words[after] not in self.raw["and"]))
        ):
            other = number_at(self.text, place, self.lex)
            if other is not None and other.value > number.value:
                return number.value, other.value, other.after
        return number.value, None, after

    def _unit(self, first: int, after: int) -> tuple[str, int]:
        text = self.text
        before = text.text[max(0, text.starts[first] - 2) : text.starts[first]]
        if sign := _SIGNS.get(before.strip()[-1:]):
            return sign, after  # `$50 million`, `US$ 50 million`
        end = text.ends[after - 1]
        if text.text[end : end + 1] == "%" or text.text[end : end + 2] == " %":
            return "percent", after
        words = text.words[after : after + 2]
        if text.raw(after - 1).lower().endswith("pc") and text.words[after - 1][0].isdecimal():
            return "percent", after
        if words in (["per", "cent"], ["por", "ciento"]):
            return "percent", after + 2
        if words[:1] == ["percent"]:
            return "percent", after + 1
        if words[:1] and words[0] in self.raw["money"]:
            return self.raw["money"][words[0]], after + 1
        if len(words) > 1 and words[0] in self.raw["of"] and words[1] in self.raw["money"]:
            return self.raw["money"][words[1]], after + 2
        return "", after

    def _counted(self, first: int, after: int, sentence: int) -> tuple[str, tuple[int, int] | None]:
        """Find what is counted: after the number in its clause, else before it."""
        low, high = self.text.sentences[sentence]
        words = self.text.words
        best: tuple[int, int, str, int] | None = None
        for place in range(after, min(high, after + _AFTER)):
            if place > after and self._counts_more(place):
                break
            if self.lex.has("said", words[place]) or ";" in self.text.gap(place - 1):
                break  # `confirmed 13 and put the number of prisoners at 268`
            if "," in self.text.gap(place - 1) and (
                words[place] in self.lex.sets["ones"]
                and not {*words[place + 1 : place + 2]}.isdisjoint(self.raw["figure-words"])
            ):
                break  # `at over 8,000, a figure that rights groups doubt`
            for length, name in self.counted.phrases.at(words, place, high):
                rank = (place - after) * 2 - length * 3
                if best is None or rank < best[0]:
                    best = (rank, place, name, length)
        if best is None:
            own = after < high and self._is_noun(after)
            parts = [at + 1 for at in range(low, first) if ";" in self.text.gap(at)]
            for place in range(max(low, first - _BEFORE, *parts), first):
                if place in self.names or (own and place > low and words[place - 1][0].isdecimal()):
                    continue  # `12,557 requests and reached 7,727 people`
                for length, name in self.counted.phrases.at(words, place, first):
                    rank = (first - place) * 2 - length * 3
                    if name not in _LENGTHS and (best is None or rank < best[0]):
                        best = (rank, place, name, length)
        if best is not None:
            return best[2], (best[1], best[1] + best[3])
        if after < high:
            return "", (after, min(high, after + 3))
        return "", None
