"""A text and its names come in; out goes whose a figure is: who says so beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.country import Gate
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens

__all__ = ["Voices"]

_VOICE: Final = 12
"""Words between who speaks and the word that says so."""
_BEFORE: Final = 8
"""The same, of who stands before that word and need not be its subject."""
_APART: Final = frozenset(";—–")


class Voices:
    """Who says what in a text."""

    def __init__(
        self, text: Tokens, lex: Lexicon, names: Sequence[Mention], gate: Gate, government: str
    ) -> None:
        """
        Sort the actors of a text by sentence.

        Args:
            text: The text.
            lex: What is known of its language.
            names: The names in it.
            gate: The countries that it speaks of.
            government: IRI of the government at home, which is named as no more than that.
        """
        self.text, self.lex, self.gate, self.government = text, lex, gate, government
        self.according = phrases_of(lex.lang, "according")
        self.actors: dict[int, list[Mention]] = {}
        for name in names:
            if name.kind == "actor":
                self.actors.setdefault(text.sentence_at(name.first), []).append(name)

    def of(self, first: int, sentence: int) -> tuple[str, tuple[int, int] | None]:
        """Find who says so: the actor beside a word of saying in its part of the sentence."""
        low, high = self._part(first, sentence)
        said = [at for at in range(low, high) if self.text.words[at] in self.lex.sets["said"]
                or self.according.at(self.text.words, at, high)]  # fmt: skip
        if not said:
            return self._as_before(low, first, sentence)
        near = [
            (min(abs(one[0] - at) + 3 * (one[0] < at - _BEFORE) for at in said), *one)
            for one in self._speakers(low, high, sentence)
        ]
        near.sort()
        if near and near[0][0] <= _VOICE:
            _, place, after, iri = near[0]
            return iri, (place, after)
        word = self.text.raw(low).lower()
        if word in self.lex.raw["speakers"] or word in self.lex.raw["it"]:
            here = [one for one in self.actors.get(sentence, ()) if one.after <= low]
            before = here[-1:] or self.actors.get(sentence - 1, ())[:1]
            if before:
                return before[0].iri, (low, low + 1)
        return "", None

    def _as_before(
        self, low: int, first: int, sentence: int
    ) -> tuple[str, tuple[int, int] | None]:  # fmt: skip
        """Read `the group confirms eleven dead; the prosecutor, 749 arrests`: he confirms too."""
        begin = self.text.sentences[sentence][0]
        told = low > begin and ";" in self.text.gap(low - 1) and any(
            word in self.lex.sets["said"] for word in self.text.words[begin:low]
        )  # fmt: skip
        own = [one for one in self.actors.get(sentence, ()) if low <= one.first < first]
        if told and own and first - own[-1].after <= 1:
            return own[-1].iri, (own[-1].first, own[-1].after)
        return "", None

    def _part(self, at: int, sentence: int) -> tuple[int, int]:
        """Give the part of a sentence between semicolons and dashes in which a word stands."""
        low, high = self.text.sentences[sentence]
        marks = [place + 1 for place in range(low, high - 1) if _APART & set(self.text.gap(place))]
        begin = max((mark for mark in marks if mark <= at), default=low)
        return begin, min((mark for mark in marks if mark > at), default=high)

    def _speakers(self, low: int, high: int, sentence: int) -> list[tuple[int, int, str]]:
        """Give who may speak in a part of a sentence: actors, and the government at home."""
        found = [
            (one.first, one.after, one.iri) for one in self.actors.get(sentence, ())
            if low <= one.first < high
        ]  # fmt: skip
        if self.government and self.gate.open:
            for at in range(low, high):
                hits = [hit for hit in self.lex.bodies.at(self.text.words, at, high)
                        if hit[1] == "government"]  # fmt: skip
                free = not any(begin <= at < end for begin, end, _ in found)
                if hits and free and not self.gate.abroad_beside(at, at + max(hits)[0]):
                    found.append((at, at + max(hits)[0], self.government))
        return found
