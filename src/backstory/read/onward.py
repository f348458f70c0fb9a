"""
Figures come in, some of which nobody beside them says; out they go with who goes on speaking.

A text names a voice once and goes on: `In all, he added, …`, «Destacaron que …», `of these, 87 are
women`; and what stands within quotation marks is told by whoever is named behind them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from backstory.read.figures import Figure
from backstory.read.lexicon import Lexicon, phrases_of
from backstory.read.parts import goes_on
from backstory.read.tokens import Tokens
from backstory.read.voices import Voices

__all__ = ["carried"]

_Voice = tuple[str, "tuple[int, int] | None"]
_QUOTED: Final = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_LONGEST: Final = 900
"""Signs between two quotation marks."""
_BEHIND: Final = 3
"""Words behind a quotation, or before it, in which somebody is told to say it."""
_VOICE: Final = 14
"""Words from a word of saying to who says so."""
_NEAR: Final = 3
"""The same, to the person whom `the lawyer` means."""
_BACK: Final = 6
"""Sentences back to who spoke last."""


def carried(
    figures: Sequence[Figure], text: Tokens, lex: Lexicon, voices: Voices, parts: Collection[str]
) -> list[Figure]:
    """
    Give the figures of a text with the voices of those who go on speaking.

    Args:
        figures: The figures, in the order of the text.
        text: The text.
        lex: What is known of its language.
        voices: Who says what in it.
        parts: IRIs of what counts a part of something.
    """
    reader = _Onward(text, lex, voices)
    found: list[Figure] = []
    last: Figure | None = None
    for one in figures:
        if not one.voice:
            voice, words = reader.of(one, last, one.counted in parts)
            if voice:
                one = replace(one, voice=voice, voice_words=words)
        found.append(one)
        last = one if one.voice else last
    return found


class _Onward:
    def __init__(self, text: Tokens, lex: Lexicon, voices: Voices) -> None:
        self.text, self.lex, self.voices = text, lex, voices

    def of(self, one: Figure, last: Figure | None, part: bool) -> _Voice:
        """Give who goes on speaking where a number stands."""
        sentence = self.text.sentence_at(one.first)
        if quoted := self._quoted(one):
            return quoted
        low, high = self.voices.part(one.first, sentence)
        said = [at for at in range(low, high) if self._is_said(at)]
        for at in said:
            if self._by_office(at, high) or self._office_first(at, low):
                return self._person_before(sentence), None
            if self._has_no_subject(at, low):
                return self._speaker_before(sentence)
        if said or last is None or not last.voice:
            return "", None
        there = self.text.sentence_at(last.first)
        if there == sentence and low <= last.first and self._of_those(one):
            return last.voice, None  # `533, of whom 179 …`
        if there == sentence and low > last.first and not self._is_named(low, one.first, sentence):
            return last.voice, None  # `the office told of 733 reviews; 910 people have left`
        them = " ".join(self.text.words[one.after : one.after + 2]) in self.lex.raw["of-them"]
        on = them or goes_on(self.text, self.lex, sentence) or self._adds(low, one, sentence)
        if (part and sentence - there <= 1) or (on and sentence - there <= (_BACK if part else 1)):
            return last.voice, None
        return "", None

    def _of_those(self, one: Figure) -> bool:
        """Read «…, entre ellos 6 menores», `of whom 179`: some of those told before."""
        phrases = phrases_of(self.lex.lang, "goes-on")
        return any(
            at + length == one.first for at in range(max(0, one.first - 4), one.first)
            for length, _ in phrases.at(self.text.words, at, one.first)
        )  # fmt: skip

    def _is_named(self, low: int, after: int, sentence: int) -> bool:
        """Tell whether an actor stands between two words."""
        return any(low <= one.first < after for one in self.voices.actors.get(sentence, ()))

    def _adds(self, low: int, one: Figure, sentence: int) -> bool:
        """Read «Hubo además 120 heridos», `The figure includes 103`: more of the same account."""
        phrases = phrases_of(self.lex.lang, "adds")
        return any(
            phrases.at(self.text.words, at, one.first) for at in range(low, min(one.first, low + 4))
        ) and not self._is_named(low, one.first, sentence)

    def _is_said(self, at: int) -> bool:
        words = self.text.words
        return words[at] in self.lex.sets["said"] or bool(
            self.voices.according.at(words, at, len(words))
        )

    def _has_no_subject(self, at: int, low: int) -> bool:
        """Read `in all, he added, …` and «También destacaron que …»: whoever spoke before."""
        words, text = self.text.words, self.text
        if self.voices.according.at(words, at, len(words)):
            return False
        begin = at
        while begin > low and not text.gap(begin - 1).strip():
            begin -= 1
        before = words[begin:at]
        if before[-1:] and before[-1] in self.lex.raw["speakers"]:
            before = before[:-1]
        elif not self.lex.raw["no-pronoun"]:
            return False
        gap = text.gap(at).strip()
        ends = gap[:1] in (",", ":", ".") or words[at + 1 : at + 2] == self.lex.raw["and-that"]
        if self.lex.raw["no-pronoun"] and words[at + 1 : at + 2] and words[at + 1][0].isdecimal():
            return not self._is_named(low, at, text.sentence_at(at))  # «La víspera sumaba 1.877»
        return ends and all(word in self.lex.raw["adverbs-on"] for word in before)

    def _by_office(self, at: int, high: int) -> bool:
        """Read «detalló el diputado»: of whom the text spoke before by name."""
        words, offices = self.text.words, self.lex.raw["speakers-by-office"]
        near = words[at + 1 : min(high, at + 3)]
        plain = (
            at + 3 >= high or self.text.raw(at + 3).islower() or bool(self.text.gap(at + 2).strip())
        )
        return len(near) == 2 and self.lex.has("definite", near[0]) and near[1] in offices and plain

    def _office_first(self, at: int, low: int) -> bool:
        """Read «el mandatario eleva el número a …», `the lawyer put it at …`."""
        words = self.text.words
        return any(  # a word may tell more of it: «el diputado chavista aseguró»
            at - low > back and words[at - back] in self.lex.raw["speakers-by-office"]
            and self.lex.has("definite", words[at - back - 1])
            and not any(self.text.gap(place).strip() for place in range(at - back, at))
            for back in (1, 2)
        )  # fmt: skip

    def _person_before(self, sentence: int) -> str:
        """Give the person of whom the text spoke: the first of the nearest sentence with one."""
        return next((
            one.iri for back in range(sentence - 1, max(-1, sentence - 1 - _NEAR), -1)
            for one in self.voices.actors.get(back, ()) if one.iri in self.voices.persons
        ), "")  # fmt: skip

    def _speaker_before(self, sentence: int) -> _Voice:
        for back in range(sentence - 1, max(-1, sentence - 1 - _BACK), -1):
            low, high = self.text.sentences[back]
            for at in range(low, high):
                if not self._is_said(at):
                    continue
                one = self._speaker_beside(at, low, high, back)
                if not one and self._by_group(at):
                    one = self.voices.group_before(back)
                if not one and self._by_office(at, high):
                    one = self._person_before(back)
                if one:
                    return one, None
                if self._is_strangers(at, low, high):
                    return "", None
        return "", None

    def _is_strangers(self, at: int, low: int, high: int) -> bool:
        """Tell whether somebody says so whom the graph does not know: `the mayor said`."""
        words, lex = self.text.words, self.lex
        before = words[at - 1] if at > low and not self.text.gap(at - 1).strip() else ""
        if before and before not in lex.sets["stop"] and not (
            before in lex.raw["done"] or before in lex.raw["adverbs-on"]
            or before in lex.raw["speakers"] or before in lex.raw["groups"]
            or before in lex.raw["speakers-by-office"]
        ):  # fmt: skip
            return True
        near = words[at + 1 : min(high, at + 3)]
        if len(near) < 2 or self.text.gap(at).strip():
            return False
        return self.text.raw(at + 1)[:1].isupper() or (
            lex.has("definite", near[0]) and near[1] not in lex.raw["groups"]
            and near[1] not in lex.raw["speakers-by-office"]
        )  # fmt: skip

    def _speaker_beside(self, at: int, low: int, high: int, sentence: int) -> str:
        """Give the actor beside a word of saying; of a body and its head, the head."""
        words = self.text.words
        hits = self.voices.according.at(words, at, high)
        after = at + max((length for length, _ in hits), default=1)
        speakers = self.voices.speakers(low, high, sentence)
        behind = [one for one in speakers if 0 <= one[0] - after <= _VOICE]
        before = [one for one in speakers if 0 <= at - one[1] <= _VOICE]
        near = behind if hits or (behind and not before) else before[::-1]
        return self.voices.rather_person(near[0], speakers)[2] if near else ""

    def _quoted(self, one: Figure) -> _Voice | None:
        """Give who says what stands within quotation marks."""
        start = self.text.starts[one.first]
        span = next((span for span in self._quotations if span[0] < start < span[1]), None)
        if span is None:
            return None
        behind = self._word_after(span[1])
        begins = self.text.sentence_at(self._word_after(span[0]))
        for at in range(behind, min(behind + _BEHIND, len(self.text.words))):
            if self._is_said(at):
                sentence = self.text.sentence_at(at)
                high = self.text.sentences[sentence][1]
                if self._by_group(at) and (group := self.voices.group_before(sentence)):
                    return group, None
                if self._by_office(at, high):
                    return self._person_before(begins), None
                near = [x for x in self.voices.speakers(at, high, sentence) if x[0] - at <= _VOICE]
                if near:
                    first = self.voices.rather_person(near[0], near)
                    return first[2], (first[0], first[1])
                return self._speaker_before(begins) if self.text.gap(at).strip() else None
        return None

    def _by_group(self, at: int) -> bool:
        near = self.text.words[at + 1 : at + 3]
        return len(near) == 2 and self.lex.has("definite", near[0]) and (
            near[1] in self.lex.raw["groups"]
        )  # fmt: skip

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        return [
            found.span() for found in _QUOTED.finditer(self.text.text)
            if found.end() - found.start() <= _LONGEST
        ]  # fmt: skip

    def _word_after(self, place: int) -> int:
        return bisect_left(self.text.starts, place)
