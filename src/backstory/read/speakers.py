"""A text and its names come in; out goes who may speak in each part of a sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Final

from backstory.read.country import Gate
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["Speakers"]

_BEFORE: Final = 4
"""Words before a body among which the office stands that speaks for it."""
_NEAR: Final = 4
"""Words between a body and the person who speaks for it."""
_BACK: Final = 4
"""Sentences back in which the organisation is named of which a text goes on to speak."""
_FAR: Final = 80
"""Words between a number and who may say it."""
_COMMAS: Final = frozenset(",;:—–()")
_APART: Final = frozenset(";—–")


class Speakers:
    """Who may speak in a text."""

    def __init__(
        self, text: Tokens, lex: Lexicon, names: Sequence[Mention], gate: Gate, government: str,
        groups: Collection[str] = (), persons: Collection[str] = (),
    ) -> None:  # fmt: skip
        """
        Sort the actors of a text by sentence.

        Args:
            text: The text.
            lex: What is known of its language.
            names: The names in it.
            gate: The countries that it speaks of.
            government: IRI of the government at home, which is named as no more than that.
            groups: IRIs of those of whom a text goes on to speak as `the group`, `la ONG`.
            persons: IRIs of all persons.
        """
        self.groups, self.persons = groups, persons
        self.text, self.lex, self.gate, self.government = text, lex, gate, government
        self.according = phrases_of(lex.lang, "according")
        self.records = phrases_of(lex.lang, "records")
        self.actors: dict[int, list[Mention]] = {}
        for name in sorted(names, key=lambda name: name.first):
            if name.kind == "actor":
                self.actors.setdefault(text.sentence_at(name.first), []).append(name)

    electoral = ""
    """IRI of the body at home that counts votes."""

    def rather_person(
        self, one: tuple[int, int, str], others: Sequence[tuple[int, int, str]]
    ) -> tuple[int, int, str]:
        """
        Give who speaks for a body: its head, or its member, whom the same words name.

        `The president of the NGO Foro Penal, the lawyer Alfredo Romero`; `Jorge Arreaza, a deputy
        in the National Assembly who …, said`.
        """
        words, raw = self.text.words, self.lex.raw
        if one[2] in self.persons:
            return one
        before = one[0] - 1
        while before >= 0 and one[0] - before <= _BEFORE and (
            self.lex.has("definite", words[before]) or words[before] in raw["groups"]
        ):  # fmt: skip
            before -= 1
        if before < 0 or words[before] not in raw["inside"]:
            return one
        head = words[before - 1] if before else ""
        if head in raw["offices"]["heads"] or head in raw["speakers-by-office"]:
            for other in others:
                if other[2] in self.persons and 0 <= other[0] - one[1] <= _NEAR:
                    return other
        for other in sorted(others, reverse=True):
            if other[2] in self.persons and 0 < one[0] - other[1] <= _NEAR and (
                "," in self.text.gap(other[1] - 1)
            ):  # fmt: skip
                return other
        return one

    def is_group(self, at: int) -> bool:
        """Tell whether `the group` or the like stands at a word."""
        words = self.text.words[at : at + 2]
        return len(words) > 1 and self.lex.has("definite", words[0]) and (
            words[1] in self.lex.raw["groups"]
        )  # fmt: skip

    def group_before(self, sentence: int, at: int | None = None) -> str:
        """Give the organisation of which the text spoke last, up to a sentence or a word in it."""
        return next((
            one.iri for back in range(sentence, sentence - _BACK, -1)
            for one in reversed(self.actors.get(back, ()))
            if one.iri in self.groups and one.iri not in self.persons
            and (at is None or one.after <= at)
        ), "")  # fmt: skip

    def joined(self, first: int, after: int) -> bool:
        """Tell whether no comma or the like stands between two words."""
        return not any(_COMMAS & set(self.text.gap(at)) for at in range(first, after))

    def part(self, at: int, sentence: int) -> tuple[int, int]:
        """Give the part of a sentence between semicolons and dashes in which a word stands."""
        low, high = self.near(at, sentence)
        marks = [place + 1 for place in range(low, high - 1) if _APART & set(self.text.gap(place))]
        begin = max((mark for mark in marks if mark <= at), default=low)
        return begin, min((mark for mark in marks if mark > at), default=high)

    def near(self, at: int, sentence: int) -> tuple[int, int]:
        """Give the words of a sentence that are near a word: all, but of the longest sentences."""
        low, high = self.text.sentences[sentence]
        return max(low, at - _FAR), min(high, at + _FAR)

    def speakers(self, low: int, high: int, sentence: int) -> list[tuple[int, int, str]]:
        """Give who may speak in a part of a sentence: actors, and the government at home."""
        every = self.actors.get(sentence, [])
        begin = bisect_left(every, low, key=lambda one: one.first)
        end = bisect_left(every, high, key=lambda one: one.first)
        found = [(one.first, one.after, one.iri) for one in every[begin:end]]
        if self.government and self.gate.open:
            for at in range(low, high):
                hits = [hit for hit in self.lex.bodies.at(self.text.words, at, high)
                        if hit[1] == "government"]  # fmt: skip
                free = not any(begin <= at < end for begin, end, _ in found)
                if hits and free and not self.gate.abroad_beside(at, at + max(hits)[0]):
                    found.append((at, at + max(hits)[0], self.government))
        return [*found, *self._by_noun(low, high, sentence)]

    def _by_noun(self, low: int, high: int, sentence: int) -> list[tuple[int, int, str]]:
        """Read `the mission had documented 135`: the body so named of which the text spoke last."""
        words, nouns = self.text.words, self.lex.raw["body-nouns"]
        found: list[tuple[int, int, str]] = []
        for at in range(low + 1, high):
            if words[at] not in nouns or self.text.capitals[at] or not (
                self.lex.has("definite", words[at - 1])
            ):  # fmt: skip
                continue
            before = (
                one for back in range(sentence, max(-1, sentence - _BACK), -1)
                for one in reversed(self.actors.get(back, ())) if one.after < at
            )  # fmt: skip
            iri = next((one.iri for one in before if words[at] in _named(one)), "")
            found += [(at - 1, at + 1, iri)] if iri else []
        return found


def _named(one: Mention) -> list[str]:
    """Give the words of the name by which a text was found to speak of somebody."""
    return [
        word for sort, text in one.evidence if sort == "name" for word in normalise(text).split()
    ]
