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
_CENTS: Final = re.compile(r"([.,])\d{1,2}(?!\w)")
_LETTERS: Final = re.compile(r"[a-z]{1,3}(?!\w)")
_MONEY: Final = frozenset("$€£")
_PERCENT: Final = (["por", "ciento"], ["per", "cent"])
_HALF: Final = Decimal("0.5")
_PLACES: Final = 1000
"""What is written behind `mil` is less: `2 mil 300`."""
_MOST_DIGITS: Final = 15
"""As many as a count may have in a dossier; more are a key, or the number of a paper."""
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
    words, word = text.words, text.words[at]
    if word[0].isdecimal():
        number = _figures(text, at, lex)
    elif at and words[at - 1] in lex.raw["several-before"]:
        return None  # `several hundred`, «varios miles»: nobody says how many
    elif word in lex.numbers or word in lex.multipliers:
        share = at and [words[at - 1], word] in _PERCENT
        number = None if share else _spelt(text, at, lex)
    elif word in lex.raw["half"]:
        return _half(text, at, lex)
    elif word in lex.sets["ones"] and at + 1 < len(words):
        number = _one(text, at, lex)
    else:
        return None
    return _with_half(text, number, lex) if number else None


def _one(text: Tokens, at: int, lex: Lexicon) -> Number | None:
    """Read `a hundred`, `a score of`, `one and a half million`."""
    words, following = text.words, text.words[at + 1]
    if following in lex.multipliers:
        rest = _spelt(text, at + 1, lex)
        return Number(rest.value, at, rest.after, words=True) if rest else None
    if following in lex.raw["many"] and words[at + 2 : at + 3] in ([one] for one in lex.raw["of"]):
        return Number(Decimal(lex.raw["many"][following]), at, at + 2, words=True)
    one = Number(Decimal(1), at, at + 1, words=True)
    more = _with_half(text, one, lex)
    return more if more.value != 1 else None


def _with_half(text: Tokens, number: Number, lex: Lexicon) -> Number:
    """Read `two and a half million`, «un millón y medio», `one and a half points`."""
    words, after = text.words, number.after
    half = next((parts for parts in map(str.split, lex.raw["halves"])
                 if words[after : after + len(parts)] == parts), [])  # fmt: skip
    if not half or text.gap(after - 1).strip():
        return number
    before = lex.multipliers.get(words[after - 1], 1)
    last = after + len(half)
    following = words[last] if last < len(words) else ""
    times = lex.multipliers.get(following, 1)
    shares = words[last : last + 2] in _PERCENT or following in lex.raw["points-of"]
    if before >= _PLACES:
        value = number.value + Decimal(before) / 2
    elif times >= _PLACES:
        value, last = (number.value + _HALF) * times, last + 1
    elif shares:
        value = number.value + _HALF
    else:
        return number
    return Number(value, number.first, last, number.words)


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
    written, end = found[0], found.end()
    if sum(map(str.isdecimal, written)) > _MOST_DIGITS:
        return None
    cents = _CENTS.match(text.text, end) if _GROUPED.fullmatch(written) else None
    if cents and cents[1] not in written:
        end = cents.end()  # `1.200,50`
    else:
        cents = None
    after = at + 1
    while after < len(text.words) and text.starts[after] < end:
        after += 1
    times = 1
    if text.ends[after - 1] > end:
        times = _suffix(text, at, after, end, lex)
        if not times:
            return None  # letters stand in it: 4-F, 264th
    start = text.starts[at]
    leading = start and text.text[start - 1] == "." and not text.text[start - 2 : start - 1].strip()
    if leading:
        value = Decimal("0." + written)
    elif _GROUPED.fullmatch(written):
        value = Decimal(re.sub(r"\D", "", written))
        value += Decimal(f"0.{cents[0][1:]}") if cents else 0
    else:
        value = Decimal(written.replace(",", "."))
    value, after = _times(text, after, lex, value * times)
    return Number(value, at, after)


def _suffix(text: Tokens, at: int, after: int, end: int, lex: Lexicon) -> int:
    """Read the `bn` of `$1.2bn` and the `m` of `2.5m votes`, and no metres; 0 for anything else."""
    letters = _LETTERS.match(text.text[end : end + 4].lower())
    times = lex.raw["suffixes"].get(letters[0], 0) if letters else 0
    if times and len(letters[0]) == 1:  # type: ignore[index]
        money = text.text[max(0, text.starts[at] - 1)] in _MONEY
        counts = after < len(text.words) and not text.gap(after - 1).strip() and (
            text.words[after].endswith("s") or text.words[after] in lex.raw["people"]
        )  # fmt: skip
        return times if money or counts else 0
    return times


def _times(text: Tokens, after: int, lex: Lexicon, value: Decimal) -> tuple[Decimal, int]:
    words, many = text.words, lex.raw["many"]
    while after < len(words) and (words[after] in lex.multipliers or words[after] in many):
        word = words[after]
        if word == "mil" or text.gap(after - 1).strip(" -") == "":
            value *= lex.multipliers.get(word) or many[word]
            after += 1
            if word == "mil" and (rest := _rest(text, after)):
                value, after = value + rest, after + 1
        else:
            break
    whole = value.to_integral_value()
    return whole if whole == value else value, after  # `5.4 million` is 5400000, not 5400000.0


def _rest(text: Tokens, at: int) -> int:
    """Give the digits behind `mil`, «2 mil 300»; 0 where none belong to it."""
    word = text.words[at] if at < len(text.words) else ""
    plain = word.isascii() and word.isdecimal() and len(word) < len(str(_PLACES))
    gap = text.gap(at) if plain else ""
    return int(word) if plain and text.gap(at - 1) == " " and gap[:1] != "%" and not (
        gap[:1] in tuple(".,") and len(gap) == 1
    ) else 0  # fmt: skip


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
            if times >= _PLACES:
                total, part = total + part, Decimal(0)
            if word == "mil":
                rest = _rest(text, after + 1)
                part, after = part + rest, after + bool(rest)
        elif word in lex.raw["many"] and after > at:
            part *= lex.raw["many"][word]  # `three score`, «tres centenares»
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
