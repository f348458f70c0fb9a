"""Digits with marks between them that are of no one number come in; out goes the remedy."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from backstory.dossier.amounts import DIGITS

__all__ = ["blanks_astray", "marks_astray"]

_MARKED: Final = re.compile(r"([<>~]?=?)([0-9]+(?:[.,][0-9]+){2,})(\+?)(?![.,0-9])(.*)")
_PARTED: Final = re.compile(r"[0-9]+(?:[ \u00a0\u2007\u2009\u202f][0-9]+)+")
_BY_THREES: Final = re.compile(r"[0-9]{1,3}(?:[^0-9][0-9]{3})+")


def blanks_astray(text: str) -> tuple[str, str] | None:
    """
    Tell the digits that blanks part where no thousands are, and what to do; None where they do.

    >>> blanks_astray("2 96 votes-for")[1]
    'look at the source again; write `count: 296 votes-for` if it is one number'
    >>> blanks_astray("634 702 votes-for")
    """
    for found in _PARTED.finditer(text):
        if not _BY_THREES.fullmatch(found[0]):
            whole = re.sub("[^0-9]", "", found[0])
            written = f"{text[: found.start()]}{whole}{text[found.end() :]}"
            mend = f"look at the source again; write `count: {written}` if it is one number"
            return found[0], mend
    return None


def marks_astray(text: str) -> tuple[str, str] | None:
    """
    Tell the digits whose marks are of no number, and what to do; None where they are.

    >>> marks_astray("3.000.00 arrests")[1]
    'write `count: 3000 arrests` if the last mark stands before decimals, else look at it again'
    >>> marks_astray("3,00,000 arrests")[1]
    'write `count: 300000 arrests` if its digits are parted by twos, as in India'
    >>> marks_astray("1,2,3 arrests")[1]
    'if they are several numbers, write each in a line of its own: `- 1 arrests`, `- 2 arrests`…'
    >>> marks_astray("3.000.000 arrests")
    """
    found = _MARKED.fullmatch(text.strip())
    if found is None or re.fullmatch(DIGITS, found[2]):
        return None
    digits, (first, *rest) = found[2], re.split("[.,]", found[2])

    def written(number: str) -> str:
        return f"`count: {found[1]}{number}{found[3]}{found[4]}`"

    by_threes = len(first) <= 3 and all(len(each) == 3 for each in rest[:-1])
    if by_threes and len(rest[-1]) < 3:
        number = Decimal(f"{first}{''.join(rest[:-1])}.{rest[-1]}")
        plain = f"{number.normalize():f}"
        mend = f"write {written(plain)} if the last mark stands before decimals, "
        return digits, mend + "else look at it again"
    by_twos = len(first) <= 2 and all(len(each) == 2 for each in rest[:-1])
    if by_twos and len(rest[-1]) == 3:
        mend = f"write {written(first + ''.join(rest))} if its digits are parted by twos, "
        return digits, mend + "as in India"
    if all(len(each) <= 2 for each in (first, *rest)) and found[4].strip():
        each = f"`- {first}{found[4]}`, `- {rest[0]}{found[4]}`…"
        return digits, f"if they are several numbers, write each in a line of its own: {each}"
    return digits, "look at the source again, and write the number without marks"
