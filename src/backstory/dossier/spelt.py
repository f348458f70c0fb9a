"""Numbers as people say them come in, fifty-two, half a dozen; out go digits in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from backstory.words.languages import shipped, words_of

__all__ = [
    "begins_with_scale", "in_digits", "is_no_number", "is_share", "said_in", "without_per_cent",
]  # fmt: skip

_FEW: Final = 2
"""Two pairs are told as pairs; two dozen are some twenty-four."""
_HUNDRED: Final = 100
_THOUSAND: Final = 1000


@cache
def said_in(lang: str) -> Mapping[str, str]:
    """Give how a language says what a number means: over, at least, between, a dozen."""
    words = words_of(lang)["problems"]
    return {key[5:]: each for key, each in words.items() if key.startswith("said ")}


@cache
def _values(lang: str, key: str) -> Mapping[str, int]:
    """Give the value of each word of a list as `12 twelve; 20 twenty`."""
    groups = (group.split() for group in said_in(lang)[key].split(";"))
    return {word: int(value) for value, *words in groups for word in words}


def _thousandfold(found: re.Match[str]) -> str:
    return f"{Decimal(found[1].replace(',', '.')) * 1000:.0f}"


def in_digits(text: str, lang: str) -> tuple[str, bool]:
    """
    Write the numbers of a text in digits, and tell whether one was said as round.

    >>> in_digits("fifty-two arrests", "en"), in_digits("media docena de votos", "es")
    (('52 arrests', False), ('6 votos', True))
    """
    said, sets, numbers = said_in(lang), _values(lang, "sets"), _values(lang, "numbers")
    text = re.sub(f"^(?:{said['none']}) ", "0 ", text, flags=re.IGNORECASE)
    text = re.sub(r"^\+ ?(?=[0-9])", ">", text)
    text = re.sub(r"\b([0-9]{1,3})( ?[-–] ?[0-9]{1,3})k(?= )", r"\g<1>000\g<2>000", text)
    text = re.sub(r"\b([0-9]{1,3}[.,][0-9]{1,2})k(?= )", _thousandfold, text)
    text = re.sub(r"(?<=[0-9])k(?= )", "000", text)
    text = re.sub(r"(?<=[0-9])[- ]plus(?= )", "+", text)
    text = re.sub(r"(?<=[0-9]) \([^()]*\)(?= )", "", text)  # the number again, in words
    text = _both_so_many(text, said, numbers, sets)
    text = _and_a_half(text, said, numbers)
    of = r"(?: de| of)?"
    is_round = False

    def whole(found: re.Match[str]) -> str:
        nonlocal is_round
        is_round = True
        value = sets[found["set"].lower()]
        return str(value // 2 if found["half"] else value)

    pattern = rf"\b(?:(?P<half>{said['half']})|{said['one']}) (?P<set>{'|'.join(sets)}){of}(?=[ -])"
    text = re.sub(pattern, whole, text, flags=re.IGNORECASE)
    word = "|".join(sorted(numbers, key=len, reverse=True))
    # Neither the hundred of per cent, nor 2 thousand, which is no second number, nor two thirds.
    begins, ends = r"(?<![0-9] )(?<!por )\b", rf"\b(?! (?:{said['parts']})\b)"
    joined = rf"(?:[ -]|(?<=\w) (?:{said['and']}) )"
    pattern = rf"{begins}(?:{word})(?:{joined}(?:{word}))*{ends}"
    between = rf"(?:{said['between']}) .* (?:{said['and']}) "
    if re.match(between, text, re.IGNORECASE):  # twenty and thirty are two numbers
        pattern = rf"{begins}(?:{word})(?:[ -](?:{word}))*{ends}"
    text = re.sub(pattern, lambda found: str(_sum(found[0], numbers)), text, flags=re.IGNORECASE)

    def several(found: re.Match[str]) -> str:
        nonlocal is_round
        is_round = True
        return str(int(found[1]) * sets[found["set"].lower()])

    many = "|".join(word for word, value in sets.items() if _FEW < value <= _THOUSAND)
    pattern = rf"\b([0-9]{{1,3}}) (?P<set>{many})(?:e?s)?{of}(?= )"
    if not re.search(rf"\b[0-9]+ (?:{said['thousand']})\b", text):
        text = re.sub(pattern, several, text, flags=re.IGNORECASE)
    return text, is_round


def _both_so_many(
    text: str, said: Mapping[str, str], numbers: Mapping[str, int], sets: Mapping[str, int]
) -> str:
    """Write 7 to 8 hundred as 7 hundred to 8 hundred: what is said once goes for both."""
    one = rf"[0-9]{{1,3}}|{'|'.join(sorted(numbers, key=len, reverse=True))}"
    great = "|".join(word for word, value in sets.items() if value > _FEW)
    scale = rf"(?:{great})(?:e?s)?|{said['thousand']}|{said['million']}|{said['billion']}"
    fewer = rf"(?:(?:{said['but']}) )?(?:{said['fewer']})"
    joint = rf" (?:{said['and']}|{said['to']}|{said['or']}|{fewer}) | ?[-–] ?"
    pattern = rf"\b(?P<a>{one})(?P<joint>{joint})(?P<b>{one}) (?P<of>{scale})(?= )"
    found = re.search(pattern, text, re.IGNORECASE)
    if not found:
        return text
    low, high = (int(each) if each.isdigit() else numbers[each]
                 for each in (found["a"].lower(), found["b"].lower()))  # fmt: skip
    if low == high or not (0 < low < _THOUSAND and 0 < high < _THOUSAND):
        return text
    joint = found["joint"] if found["joint"].strip(" -–") else " - "
    both = f"{low} {found['of']}{joint}{high} {found['of']}"
    return f"{text[: found.start()]}{both}{text[found.end() :]}"


def _and_a_half(text: str, said: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    """Write a million and a half, or one and a half million, as 1.5 million."""
    count = rf"(?P<n>[0-9]+|{said['one']}|{'|'.join(numbers)})"
    for pattern in (
        rf"(?:\b{count} )?\b(?P<of>{said['million']}) (?:{said['and a half']})\b",
        rf"\b{count} (?:{said['and a half']}) (?P<of>{said['million']})\b",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            written = (found["n"] or "1").lower()
            whole = written if written.isdigit() else numbers.get(written, 1)
            return f"{text[: found.start()]}{whole}.5 {found['of']}{text[found.end() :]}"
    return text


def _sum(text: str, numbers: Mapping[str, int]) -> int:
    """Add up the words of one number: two hundred and forty, dos mil trescientos."""
    total = part = 0
    for word in re.split(r"[ -]", text.lower()):
        value = numbers.get(word, 0)
        if value == _THOUSAND:
            total, part = total + (part or 1) * value, 0
        elif value == _HUNDRED and 0 < part < 10:
            part *= value
        else:
            part += value
    return total + part


def begins_with_scale(text: str, lang: str) -> bool:
    """
    Tell whether words begin with hundreds or dozens: part of a number, and nothing counted.

    >>> begins_with_scale("miles de barcos", "es"), begins_with_scale("miles walked", "en")
    (True, False)
    """
    return bool(re.match(rf"(?:{said_in(lang)['scales']})\b", text.strip(), re.IGNORECASE))


def is_no_number(text: str) -> str:
    """
    Give the words at the beginning of a count that tell no number; empty if there are none.

    >>> is_no_number("dozens of arrests"), is_no_number("varios heridos"), is_no_number("12 x")
    ('dozens', 'varios', '')
    """
    for lang in shipped():
        found = re.match(rf"(?:{said_in(lang)['no number']})\b(?! \d)", text.strip(), re.IGNORECASE)
        if found:
            return found[0]
    return ""


def is_share(text: str) -> bool:
    """
    Tell whether a count is said as so many in a hundred.

    >>> is_share("85% of prisoners"), is_share("un 85 por ciento de los presos"), is_share("85 x")
    (True, True, False)
    """
    per = "|".join(said_in(lang)["per cent"] for lang in shipped())
    return bool(re.match(rf"\D{{0,30}}[0-9][0-9.,]* ?(?:%|(?:{per})\b)", text, re.IGNORECASE))


def without_per_cent(count: str) -> str:
    """
    Write a share of a hundred as a number alone, of what says itself that it is one.

    >>> without_per_cent("over 57 % vote-share"), without_per_cent("más de la mitad turnout")
    ('over 57 vote-share', 'más de 50 turnout')
    """
    for lang in shipped():
        said = said_in(lang)
        count = re.sub(
            rf"(?<=[0-9]) ?(?:%|(?:{said['per cent']})\b)", "", count, flags=re.IGNORECASE
        )
        count = re.sub(rf"\b(?:{said['a half']})\b(?: (?:{said['of']}))?", "50", count,
                       count=1, flags=re.IGNORECASE)  # fmt: skip
    return re.sub(r"\b(de)l(?= [0-9])", r"\1", count)
