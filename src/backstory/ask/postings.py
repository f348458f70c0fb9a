"""
Texts come in; out go those that have a word, or one that begins like it, found when it is asked.

An index of every word costs more than a search. Here all texts lie in one, each word with a space
before it, and a word is looked for where it is asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Self

from backstory.ask.plain import plain_lines

__all__ = ["Postings"]


class Postings:
    """The words of many texts, and in which of them they stand."""

    def __init__(self, texts: Sequence[str], *, joined: Sequence[int] = ()) -> None:
        """
        Take in texts.

        Args:
            texts: In any language, as they stand.
            joined: Of each, up to how many words it is found written as one too.
        """
        known = dict.fromkeys(texts)
        lines = dict(zip(known, plain_lines(list(known)), strict=True))
        self.lengths = [lines[text].count(" ") + bool(lines[text]) for text in texts]
        """How many words each text has."""
        self._places: dict[str, list[int]] = {}
        for at, text in enumerate(texts):
            line = lines[text]
            if joined and 1 < self.lengths[at] <= joined[at]:
                line = f"{line} {line.replace(' ', '')}"
            self._places.setdefault(line, []).append(at)
        self._lines = list(self._places)
        self._text = "".join(f" {line}\n" for line in self._lines)

    @property
    def parts(self) -> tuple[list[int], str, list[list[int]]]:
        """What they are made of, to be made of it again."""
        return self.lengths, self._text, list(self._places.values())

    @classmethod
    def laid(cls, lengths: list[int], text: str, places: list[list[int]]) -> Self:
        """
        Make them of their parts.

        Raises:
            ValueError: These are none.
        """
        made = cls(())
        lines = [line[1:] for line in text.split("\n")[:-1]]
        made.lengths, made._text, made._lines = lengths, text, lines
        made._places = dict(zip(lines, places, strict=True))
        return made

    @cached_property
    def words(self) -> set[str]:
        """Every word of the texts."""
        return set(self._text.split())

    @cached_property
    def _ends(self) -> list[int]:
        ends, end = [], 0
        for line in self._lines:
            end += len(line) + 2
            ends.append(end)
        return ends

    def beginning(self, begin: str) -> dict[str, set[int]]:
        """Give the words that begin so, each with the places of the texts that have it."""
        found: dict[str, set[int]] = {}
        for each in re.finditer(f" {re.escape(begin)}[^ \n]*", self._text):
            line = self._lines[bisect_right(self._ends, each.start())]
            found.setdefault(each[0][1:], set()).update(self._places[line])
        return found

    def holding(self, word: str) -> set[int]:
        """Give the places of the texts that have this very word."""
        return self.beginning(word).get(word, set())
