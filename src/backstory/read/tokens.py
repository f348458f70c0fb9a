"""A text comes in; out go its words, made comparable, with their places, and its sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

__all__ = ["Tokens", "tokens_of"]

_WORD: Final = re.compile(r"([^\W_](?:[^\W_]|[\u0300-\u036f]|(?<=[^\W\d_])-\n(?=[^\W\d_A-Z]))*)")
"""A word that a line breaks is one: `Demo-` and `crática` below it."""
_END: Final = re.compile(r"[.!?…]|\n\s*\n|\n")
_WRAPPED: Final = re.compile(r"\n(?:(?<=[^\W\d_]\n)|(?<=[^\W\d_],\n))([^\W\d_])")
"""A line broken within a sentence: what was wrapped by hand ends no sentence with its lines."""
_MOST_WORDS: Final = 120
"""Words: a longer sentence is cut there, so that a text without full stops costs no more."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text and where they stand; all lists run side by side."""

    text: str
    words: list[str]
    """Without accents and case."""
    starts: list[int]
    """Code points."""
    ends: list[int]
    sentences: list[tuple[int, int]]
    """First word and the one after the last, of each sentence."""
    numbers: list[int]
    """Which sentence each word is in."""
    gaps: list[str]
    """What stands between each word and the next."""
    capitals: list[bool]
    """Whether each word is written with a capital."""

    def sentence_at(self, word: int) -> int:
        """Give which sentence a word is in."""
        return self.numbers[word] if word < len(self.numbers) else len(self.sentences) - 1

    def raw(self, at: int) -> str:
        """Give a word as it is written."""
        return self.text[self.starts[at] : self.ends[at]]

    def gap(self, at: int) -> str:
        """Give what stands between a word and the next."""
        return self.gaps[at]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Give the place of some words in the text."""
        return self.starts[first], self.ends[after - 1]


_NUMBER: Final = "no"
"""Short for a number, where one follows; else it is an answer: `No. In December …`."""


def tokens_of(text: str, abbreviations: Iterable[str] = ()) -> Tokens:
    """
    Take a text apart.

    >>> tokens_of("¡Qué día! Fin.").words
    ['que', 'dia', 'fin']
    """
    parts = _WORD.split(text)  # what stands between words, and words, by turns
    edges = list(accumulate(map(len, parts)))
    raws, starts, ends, gaps = parts[1::2], edges[:-1:2], edges[1::2], parts[2::2]
    plain = {raw: _plain(raw.replace("-\n", "")) for raw in {*raws}}
    if not all(plain.values()):  # marks alone are no word
        kept = [at for at, raw in enumerate(raws) if plain[raw]]
        raws, starts, ends = (
            [raws[at] for at in kept], [starts[at] for at in kept], [ends[at] for at in kept],
        )  # fmt: skip
        gaps = [text[end:begin] for end, begin in zip(ends, (*starts[1:], len(text)), strict=False)]
    words = [plain[raw] for raw in raws]
    large = {raw for raw in plain if raw[0].isupper()}
    capitals = [raw in large for raw in raws]
    sentences = _sentences(text, words, starts, gaps, frozenset(abbreviations))
    numbers = [
        number for number, (first, after) in enumerate(sentences) for _ in range(first, after)
    ]
    return Tokens(text, words, starts, ends, sentences, numbers, gaps, capitals)


def _plain(raw: str) -> str:
    if raw.isascii():
        return raw.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", raw).casefold())
    return "".join(letter for letter in apart if letter.isalnum())


def _sentences(
    text: str, words: list[str], starts: list[int], gaps: list[str], short: frozenset[str]
) -> list[tuple[int, int]]:
    """Cut at a full stop that an upper-case word follows, and at the end of a line."""
    found: list[tuple[int, int]] = []
    first = 0
    lines = not any(found[1].islower() for found in _WRAPPED.finditer(text))
    for at, gap in enumerate(gaps[:-1]):
        if gap == " " and at - first < _MOST_WORDS:
            continue  # nearly always
        if len(gap) == 1 and at - first < _MOST_WORDS and not (lines and gap == "\n"):
            continue
        high = starts[at + 1]
        cut = "\n" in gap or at - first >= _MOST_WORDS
        if not cut and (mark := _END.search(gap)):
            after = gap[mark.end() :]
            begins = text[high].isupper() or text[high].isdecimal() or bool(after.strip())
            abbreviated = gap.startswith(".") and (
                (words[at] in short and (words[at] != _NUMBER or text[high].isdecimal()))
                or (len(words[at]) == 1 and words[at].isalpha())
            )
            cut = bool(after) and begins and not abbreviated
        if cut:
            found.append((first, at + 1))
            first = at + 1
    if words:
        found.append((first, len(words)))
    return found
