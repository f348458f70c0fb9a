"""Words for a form of instrument come in; out goes how far the phrase goes and what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from backstory.read.lexicon import Lexicon, lexicon
from backstory.read.thing import Thing, stem
from backstory.read.tokens import Tokens

__all__ = [
    "FORMS",
    "TEXT",
    "Wording",
    "compound",
    "form_of",
    "is_adjective",
    "likeliest",
]

TEXT: Final = "text"
"""What any of them may be called: `the measure`, `el texto`."""
FORMS: Final = {
    "law": ("law", "decree-law", "bill"),
    "bill": ("bill", "draft", "law"),
    "decree-law": ("decree-law",),
    "decree": ("decree", "decree-law", "order"),
    "amnesty": ("law", "decree-law", "bill"),
    "agreement": ("agreement", "accord", "memorandum", "resolution"),
    "judgment": ("judgment",),
    "protocol": ("protocol",),
    "constitution": ("constitution",),
    "resolution": ("resolution",),
    TEXT: ("law", "bill", "decree-law", "decree"),
    "document": (
        "law",
        "bill",
        "decree-law",
        "decree",
        "agreement",
        "memorandum",
        "protocol",
        "resolution",
    ),
    "proposal": ("bill",),
    "decision": ("judgment", "order"),
    "reform": ("law", "bill"),
}
"""For each word of a form, the forms of instruments that it may mean, the likeliest first."""


_SIGNS: Final = 2
"""Words such as `no.` before a number."""
_YEAR: Final = 4
"""Figures of a year, which is told as a date."""


@cache
def _light_of(lang: str) -> frozenset[str]:
    """Give the stems of words of a language that tell no matter of a law."""
    lex = lexicon(lang)
    lists = (lex.raw[name] for name in ("of", "pointing", "made-on", "law-sorts"))
    return frozenset(stem(word) for words in (lex.sets["stop"], *lists) for word in words)


class Wording:
    """The phrases in which a text speaks of instruments."""

    def __init__(self, text: Tokens, lex: Lexicon, every: frozenset[str],
                 only: frozenset[str] = frozenset()) -> None:  # fmt: skip
        """
        Take a text.

        Args:
            text: The text.
            lex: What is known of its language.
            every: Stems of the words of the names of all instruments.
            only: Those of them that but one instrument has.
        """
        self.text, self.lex, self.every, self.only = text, lex, every, only
        raw = lex.raw
        self._same: Mapping[str, str] = raw["same-matter"]
        self._light = _light_of(lex.lang)

    def extent(self, at: int, sentence: int) -> tuple[int, int, bool]:
        """Take in the article before, and `de amnistía` after; tell whether it points at one."""
        words, (low, high) = self.text.words, self.text.sentences[sentence]
        first, pointed = at, False
        for place in range(at - 1, max(low, at - 5) - 1, -1):
            if self.text.gap(place) not in (" ", "-", ' "', " “", "' ", "’ "):
                break
            if self.lex.has("definite", words[place]) or words[place] in self.lex.sets["ones"]:
                first, pointed = place, True
                break
            if words[place] in (*self.lex.raw["of-the"], *self.lex.raw["to-the"]):
                pointed = True  # `los firmantes del decreto`
                break
            if self.lex.has("stop", words[place]) or words[place] in self.lex.raw["of"]:
                break
        else:
            first = at
        after = at + 1
        if (
            after < high and self.text.gap(at) == " " and self.matter(words[after])
            in (self.every if self.text.capitals[after] else self.only)
        ):  # fmt: skip
            after += 1  # `la Ley Habilitante`
        if (
            after + 1 < high
            and words[after] in self.lex.raw["of"]
            and self.text.gap(after) == " "
            and stem(words[after + 1]) in self.every
            and words[after + 1] not in self.lex.months
        ):
            after += 2
        return first, self._behind(after, high), pointed

    def matter(self, word: str) -> str:
        """Give the stem of a word, or of the one by which names call the same matter."""
        word = self._same.get(word, word)
        for before in self.lex.raw["against-what"]:  # «la ley antiodio»
            if word.startswith(before) and stem(word.removeprefix(before)) in self.only:
                return stem(word.removeprefix(before))
        return stem(word)

    def is_other(self, at: int, after: int, topics: set[str]) -> bool:
        """Tell whether a word beside a form makes it one of another matter: `the oil law`."""
        words, raw = self.text.words, self.lex.raw
        if topics:
            return False
        told = after + 1 < len(words) and words[after + 1] in raw["of-what"]
        if after + 1 < len(words) and words[after] in raw["of"]:
            return told
        return (told and words[after] in raw["law-on"]) or any(
            words[place] in raw["relational"] and self.text.gap(min(place, at)) == " "
            for place in (at - 1, at + 1) if 0 <= place < len(words)
        )  # fmt: skip

    def _behind(self, after: int, high: int) -> int:
        """Take in what a text is about or against, and its number: `contra el odio`, `264`."""
        words, raw = self.text.words, self.lex.raw
        place = after
        if place < high and words[place] in raw["law-for"]:
            place += 1
            place += place < high and self.lex.has("definite", words[place])
            named = place < high and self.text.capitals[place] and stem(words[place]) in self.every
            whose = place < high and self.text.gap(place)[:1] in ("'", "’")  # for Venezuela's sake
            return place + 1 if named and not whose else after
        if place < high and words[place] in raw["law-on"]:
            place += 1
            place += place < high and self.lex.has("definite", words[place])
            named = place < high and (
                self.matter(words[place]) in self.only or words[place] in self.lex.forms
            )  # not `a law on the rights of …`
            day = place < high and (words[place].isdecimal() or words[place] in self.lex.months)
            return place + 1 if named and not day else after
        while place < high and words[place] in raw["number-of"] and place - after < _SIGNS:
            place += 1
        if place < high and words[place].isdecimal() and len(words[place]) < _YEAR:
            return place + 1 if words[place] in self.every else after
        return after

    def topics(self, first: int, after: int, at: int) -> set[str]:
        """Give the words of the phrase that names of instruments hold, but for its form."""
        phrase = {
            self.matter(self.text.words[place]) for place in range(first, after)
            if place != self._sort(at)
            and (place != at or self.lex.forms.get(self.text.words[at]) == "amnesty")
        }  # fmt: skip
        for place in range(max(0, at - 2), at):  # `amnesty law`, with no article before it
            if self.text.gap(place) == " " and self.lex.forms.get(self.text.words[place]):
                phrase.add(stem(self.text.words[place]))
        return (phrase & self.every) - self._light

    def _sort(self, at: int) -> int:
        """Give the word that tells the sort of a law told on: `Ley Constitucional contra …`."""
        behind = self.text.words[at + 2 : at + 3]
        return (
            at + 1 if {*behind} & {*self.lex.raw["law-on"]} and self.text.capitals[at + 1] else -1
        )

    def is_told(
        self, first: int, after: int, topics: set[str], stems: Mapping[str, frozenset[str]]
    ) -> bool:
        """Tell whether a phrase ends with a number, or with what but one instrument is against."""
        last = self.matter(self.text.words[after - 1])
        ons = {*self.lex.raw["law-on"], *self.lex.raw["law-for"]}
        against = {*self.text.words[first + 1 : after]} & ons
        return (
            last in topics and (last.isdecimal() or bool(against))
            and sum(last in one for one in stems.values()) == 1
        )  # fmt: skip

    def is_idiom(self, first: int, pointed: bool, told: bool) -> bool:
        """
        Tell whether no text is meant: `broke the law`, `by decree`.

        Args:
            first: The first word of the phrase.
            pointed: Whether it points at one.
            told: Whether the text has just spoken of one: then `under the law` means it.
        """
        if first == self.text.sentences[self.text.sentence_at(first)][0]:
            return False
        before, raw = self.text.words[first - 1], self.lex.raw
        return (
            before in raw["no-form-before"]
            or f"{self.text.words[first - 2]} {before}" in raw["no-form-before"]
            or (not told and before in raw["no-form-untold-before"])
            or (not pointed and before in raw["no-form-bare-before"])
        )


def is_adjective(text: Tokens, lex: Lexicon, at: int) -> bool:
    """Tell whether a word for a judgment tells of a party: `the ruling party`, `ruling PSUV`."""
    if text.words[at] not in lex.raw["adjective-forms"] or text.gap(at) != " ":
        return False
    return text.capitals[at + 1] or text.words[at + 1] in lex.raw["ruling-what"]


def compound(text: Tokens, lex: Lexicon, at: int, form: str | None) -> str | None:
    """Read `decreto ley` and `the draft law` by both words, once: by the last."""
    words, law = text.words, lex.forms.get(text.words[at]) == "law"
    told = " ".join(words[max(0, at - 2) : at]) if law else ""
    if law and any(f" {told}".endswith(f" {one}") for one in lex.raw["to-be-law"]):
        return "bill"
    if law and at and lex.forms.get(words[at - 1]) == "decree":
        return "decree-law"
    following = lex.forms.get(words[at + 1]) if at + 1 < len(words) else None
    if following == "law" and (form == "decree" or words[at] in lex.raw["to-be-law"]):
        return None
    return form


def form_of(thing: Thing) -> str:
    """Give the id of the form of an instrument: law, decree."""
    return _form(thing.type)


@cache
def _form(concept: str) -> str:
    return concept.rsplit("/", 1)[-1].removeprefix("form-")


def likeliest(things: Sequence[Thing], form: str) -> Thing:
    """Give the one that a word for a form is likeliest to mean."""
    order = FORMS[form]
    return min(
        things, key=lambda one: order.index(form_of(one)) if form_of(one) in order else len(order)
    )
