"""Words of a text come in; out goes the number that they write, in figures or in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["Number", "number_at"]

_DIGITS: Final = re.compile(r"\d{1,3}(?:[.,   ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,   ]\d{3})+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text writes it."""

    value: Decimal
    first: int
    after: int
    """The word after it."""
    words: bool = False
    """Whether it is written in words."""


def number_at(text: Tokens, at: int, lex: Lexicon) -> Number | None:
    """
    Read the number that begins at a word; a separator before three digits groups thousands.

    >>> from backstory.read.lexicon import lexicon
    >>> from backstory.read.tokens import tokens_of
    >>> number_at(tokens_of("5.000 presos"), 0, lexicon("es")).value
    Decimal('5000')
    """
    word = text.words[at]
    if word[0].isdecimal():
        return _figures(text, at, lex)
    if word in lex.numbers or word in lex.multipliers:
        return _spelt(text, at, lex)
    if word in lex.raw["half"]:
        return _half(text, at, lex)
    if word in lex.sets["ones"] and at + 1 < len(text.words):
        following = text.words[at + 1]
        if following in lex.multipliers:
            rest = _spelt(text, at + 1, lex)
            return Number(rest.value, at, rest.after, words=True) if rest else None
    return None


def _half(text: Tokens, at: int, lex: Lexicon) -> Number | None:
    """Read `half a dozen` and `medio centenar`."""
    place = at + 1
    if place < len(text.words) and text.words[place] in lex.sets["ones"]:
        place += 1
    if place < len(text.words) and text.words[place] in lex.multipliers:
        return Number(Decimal(lex.multipliers[text.words[place]]) / 2, at, place + 1, words=True)
    return None


def _figures(text: Tokens, at: int, lex: Lexicon) -> Number | None:
    found = _DIGITS.match(text.text, text.starts[at])
    if not found:
        return None
    after = at + 1
    while after < len(text.words) and text.starts[after] < found.end():
        after += 1
    if text.ends[after - 1] > found.end():
        return None  # letters stand in it: 4-F, 264th
    written = found[0]
    start = text.starts[at]
    leading = start and text.text[start - 1] == "." and not text.text[start - 2 : start - 1].strip()
    if leading:
        value = Decimal("0." + written)
    elif _GROUPED.fullmatch(written):
        value = Decimal(re.sub(r"\D", "", written))
    else:
        value = Decimal(written.replace(",", "."))
    value, after = _times(text, after, lex, value)
    return Number(value, at, after)


def _times(text: Tokens, after: int, lex: Lexicon, value: Decimal) -> tuple[Decimal, int]:
    while after < len(text.words) and text.words[after] in lex.multipliers:
        if text.words[after] == "mil" or text.gap(after - 1).strip(" -") == "":
            value *= lex.multipliers[text.words[after]]
            after += 1
        else:
            break
    return value, after


def _spelt(text: Tokens, at: int, lex: Lexicon) -> Number | None:
    """Read `two hundred and forty`, `treinta y una`, `dos mil trescientos`."""
    total, part, after = Decimal(0), Decimal(0), at
    words = text.words
    end = len(words)
    while after < end:
        word = words[after]
        if after > at and text.gap(after - 1).strip(" -–"):
            break
        if word in lex.numbers:
            part += lex.numbers[word]
        elif word in lex.multipliers:
            times = lex.multipliers[word]
            part = (part or Decimal(1)) * times
            if times >= 1000:
                total, part = total + part, Decimal(0)
        elif (
            word in ("y", "and") and after > at and after + 1 < end and _goes_on(words, after, lex)
        ):
            after += 1
            continue
        elif (
            word in lex.sets["ones"] and after > at
            and (words[after - 1] == "y" or text.gap(after - 1) == "-")
        ):  # fmt: skip
            part += 1
        else:
            break
        after += 1
    value = total + part
    return Number(value, at, after, words=True) if value else None


def _goes_on(words: list[str], at: int, lex: Lexicon) -> bool:
    """Tell whether `and` joins the parts of one number: thirty and one, two hundred and six."""
    before, following = words[at - 1], words[at + 1]
    small = following in lex.numbers or following in lex.sets["ones"]
    if not small:
        return False
    if words[at] == "y":
        value = lex.numbers.get(before, 0)
        return 30 <= value <= 90 and value % 10 == 0 and lex.numbers.get(following, 1) < 10
    return before in ("hundred", "thousand") and following in lex.numbers
