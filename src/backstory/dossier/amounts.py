"""A number as people write or say it comes in; out goes its value, or the count as written here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final
from unicodedata import decimal

from backstory.dates.tongues import in_english, roman_in
from backstory.dossier.spelt import begins_with_scale, in_digits, said_in
from backstory.words.languages import shipped

__all__ = ["DIGITS", "count_said", "number_in", "turned_round", "two_ways", "zeros_kept"]

_GAP: Final = " '\u2019\u00a0\u2007\u2009\u202f"
"""What stands between thousands and is never a decimal mark."""
DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?"
    r"|[0-9]{1,3}\.[0-9]{3},[0-9]+|[0-9]{1,3},[0-9]{3}\.[0-9]+"
    rf"|[0-9]+(?:[{_GAP}][0-9]+)*(?:[.,][0-9]+)?)"
)
"""Digits with the marks of either language, read in one way or in two (`two_ways`)."""
_TWO_WAYS: Final = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_N: Final = rf"({DIGITS})"
_SPOKEN: Final = (
    (rf"(?:<more>) {_N} (?:(?:<but>) )?(?:<fewer>) {_N} (.+)", "{}<..<{} {}"),
    (rf"(?:<about>) {_N}[ -]?(?:<about after>) (.+)", "~{} {}"),
    (rf"(?:(?:<about>) )?{_N} (?:<or>) {_N} (.+)", "{}..{} {}"),
    (rf"(?:<more>) {_N} (.+)", ">{} {}"),
    (rf"(?:<fewer>) {_N} (.+)", "<{} {}"),
    (rf"(?:<least>) {_N} (.+)", "{}+ {}"),
    (rf"{_N} (?:<or more>) (.+)", "{}+ {}"),
    (rf"(?:<most>) {_N} (.+)", "<={} {}"),
    (rf"(?:(?:<about>) )?~?{_N} ?(?:±|\+/[-–]|\+-) ?{_N} (.+)", "~{}±{} {}"),
    (rf"(?:<about>)(?: |(?<![^\W\d])){_N} (.+)", "~{} {}"),
    (rf"(?:<almost>) {_N} (.+)", "almost {} {}"),
    (rf"(?:<exactly>) {_N} (.+)", "{} {}"),
    (rf"(?:<between>) {_N} ?(?:<and>|<to>|[-–]) ?{_N} (.+)", "{}..{} {}"),
    (rf"(?:(?:<about>) )?{_N} ?(?:-|–|<to>) ?{_N} (.+)", "{}..{} {}"),
    (rf"{_N} ?(?:<of>|/) ?{_N} (.+)", "{} of {} {}"),
    (rf"{_N} (?:<and some>) (.+)", ">{} {}"),
    (rf"{_N}[ -]?(?:<about after>) (.+)", "~{} {}"),
    (rf"{_N} (.+?),? (?:<or more>)", "{}+ {}"),
    (rf"{_N} (.+?),? (?:<about after>)", "~{} {}"),
    (rf"{_N}\+ (.+)", "{}+ {}"),
    (rf">{_N} (.+)", ">{} {}"),
    (rf"{_N} ?(?:%|<per cent>) (.+)", "{} {}"),
    (rf"{_N} (.+)", "{} {}"),
)
"""How a bound is said in words, with blanks for those of a language, and how it is written here."""
_MULTIPLES: Final = (("thousand", 10**3), ("million", 10**6), ("billion", 10**9))
_NO_COUNTED: Final = re.compile(r".*[0-9/%]|(?:of|de) ")
"""What is no counted thing: something of the number was not understood."""


_LONE: Final = re.compile(r"(?=\S*[0-9])(?=\S*[OIl])[0-9Il][0-9OIl]+(?= )")
_LETTERS: Final = str.maketrans("OIl", "011")
"""Letters that are read for digits, by programs that read print as well."""
_PARTS: Final = {"½": ".5", "¼": ".25", "¾": ".75"}
_MOST_ZEROS: Final = 12
_VOTES: Final = re.compile(r"\d ?[-–] ?\d")


def number_in(digits: str) -> Decimal:
    """
    Read digits with a mark between thousands and a comma or a point before decimals.

    >>> [str(number_in(each)) for each in ("16 000", "17,3", "1.213.695", "1,213.5")]
    ['16000', '17.3', '1213695', '1213.5']
    """
    digits = re.sub(f"[{_GAP}]", "", digits)
    marks = [mark for mark in digits if mark in ".,"]
    if len(marks) > 1:
        if marks[-1] == marks[0]:
            return Decimal(digits.replace(marks[0], ""))
        digits = digits.replace(marks[0], "")
    return Decimal(digits.replace(",", "."))


def zeros_kept(number: Decimal) -> int:
    """
    Give how many decimals a number is written with, where the last is a zero; else 0.

    >>> [zeros_kept(Decimal(each)) for each in ("50", "50.0", "50.5")]
    [0, 1, 0]
    """
    exponent = number.as_tuple().exponent
    written = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return written if written and number.as_tuple().digits[-1] == 0 else 0


def two_ways(digits: str) -> tuple[str, str] | None:
    """
    Give both readings of a mark before exactly three digits; None where there is but one.

    It stands between thousands in one language, and before decimals in another.

    >>> two_ways("634.702"), two_ways("1.213.695")
    (('634702', '634.7020'), None)
    """
    if not _TWO_WAYS.fullmatch(digits):
        return None
    return re.sub(r"[.,]", "", digits), f"{digits.replace(',', '.')}0"


def count_said(text: str) -> str:
    """
    Write a count that somebody wrote in words as this format does; empty if it cannot be told.

    >>> count_said("over 500 arrests"), count_said("between 30 and 40 injured")
    ('>500 arrests', '30..40 injured')
    >>> count_said("1,2 millones de votos"), count_said("5-2 votes-for")
    ('1200000 votos', '5 of 7 votes-for')
    >>> count_said("about 1,200 arrests"), count_said("1200 +/- 50 arrests")
    ('~1200 arrests', '~1200±50 arrests')
    >>> count_said("más de medio millar de arrestos"), count_said("fifty-two arrests")
    ('>500 arrestos', '52 arrests')
    """
    plain = text.strip()
    if lone := _LONE.match(plain):  # what the eye takes for digits: I2, 3O0
        plain = lone[0].translate(_LETTERS) + plain[lone.end() :]
    plain = re.sub("(?<=[0-9])_(?=[0-9]{3})", "", plain)  # as programs part thousands
    plain = roman_in(plain) or plain.replace("\u2026", "..")
    told = _behind(plain) or _count_in(plain)[0]
    if not told and plain != text.strip():
        return plain if plain[:1].isdigit() else ""
    if told or (other := in_english(plain, "counts")) == plain:
        return told
    return _count_in(other)[0] or (other if other[:1].isdigit() else "")


def _behind(text: str) -> str:
    """Give what is counted behind its number (`arrests 1731`, `detenidos: 20`); else nothing."""
    found = re.fullmatch(rf"([^\W\d][\w-]*):? {_N}", text.strip())
    if found is None or _count_in(f"{found[1]} {found[2]} x")[0]:  # it says how a number is meant
        return ""
    return f"{found[2]} {found[1]}"


def turned_round(text: str) -> str:
    """
    Give the range that somebody wrote from the higher to the lower number; empty if it is none.

    >>> turned_round("5 to 4 hundred ships"), turned_round("entre 40 y 30 heridos")
    ('400..500 ships', '30..40 heridos')
    """
    return _count_in(text)[1]


@lru_cache(maxsize=256)
def _count_in(text: str) -> tuple[str, str]:
    """Give a count in words as it is written here, or the range that stands the wrong way round."""
    for lang in shipped():
        said = said_in(lang)
        digits, is_round = in_digits(_written_out(text.strip()), lang)
        plain = _multiplied(digits, said)
        for pattern, form, last in _spoken(lang):
            found = pattern.fullmatch(plain)
            if not found:
                continue
            *numbers, counted = found.groups()
            as_it_was = last and plain == text.strip()
            if as_it_was or _NO_COUNTED.match(counted) or begins_with_scale(counted, lang):
                continue
            low, high = number_in(numbers[0]), number_in(numbers[-1])
            if form.startswith("{}<"):  # both ends are left out, of what is counted whole
                whole = low == int(low) and high == int(high) and low + 1 < high - 1
                return (f"{low + 1}..{high - 1} {counted}" if whole else ""), ""
            if form.startswith("{}..") and low > high:
                # Votes for and against, most likely: 5-2 are 5 of 7; "5 to 4 hundred" is a slip.
                if _VOTES.search(text):
                    return f"{low} of {low + high} {counted}", ""
                return "", f"{high}..{low} {counted.strip()}"
            about = "~" if is_round and form == "{} {}" else ""
            # What could be read two ways would be refused again: 1,200 people are 1200.
            plain_ones = ((two_ways(each) or (each,))[0].strip() for each in numbers)
            return about + form.format(*plain_ones, counted.strip()), ""
    return "", ""


def _written_out(text: str) -> str:
    """
    Write a fraction of one sign, a power of ten, or a number of computers, in digits.

    >>> _written_out("1½ million votes"), _written_out("2.5e3 arrests"), _written_out("0x1F dead")
    ('1.5 million votes', '2500 arrests', '31 dead')
    """
    text = "".join(str(decimal(sign, sign)) for sign in text) if not text.isascii() else text
    if coded := re.match(r"0[xX]([0-9a-fA-F]{1,8})(?= )", text):
        return f"{int(coded[1], 16)}{text[coded.end() :]}"
    text = re.sub(r"(?<=[0-9]) ?([½¼¾])", lambda sign: _PARTS[sign[1]], text)
    power = re.match(r"([0-9]+(?:\.[0-9]+)?)[eE]\+?([0-9]{1,2})(?= )", text)
    if power and int(power[2]) <= _MOST_ZEROS:
        return f"{Decimal(power[1]).scaleb(int(power[2])):f}{text[power.end() :]}"
    return text


def _multiplied(text: str, said: Mapping[str, str]) -> str:
    """Write out the thousands, millions and thousands of millions that are said in words."""
    for name, times in _MULTIPLES:
        pattern = rf"{_N} (?:{said[name]})(?= )(?: (?:de|of)(?= ))?"
        while found := re.search(pattern, text, re.IGNORECASE):
            number = (number_in(found[1]) * times).normalize()
            text = f"{text[: found.start()]}{number:f}{text[found.end() :]}"
    return text


@cache
def _spoken(lang: str) -> list[tuple[re.Pattern[str], str, bool]]:
    """Give how a language says a bound, how that is written, and whether it says none."""
    said = said_in(lang)
    return [(re.compile(_filled(each, said), re.IGNORECASE), form, (each, form) == _SPOKEN[-1])
            for each, form in _SPOKEN]  # fmt: skip


def _filled(pattern: str, said: Mapping[str, str]) -> str:
    """Put the words of a language into the blanks of a pattern."""
    return re.sub("<([a-z ]+)>", lambda blank: said[blank[1]], pattern)
