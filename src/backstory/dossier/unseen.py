"""Tell what nobody sees in a file: hidden signs, and letters that another program made of some."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from backstory.dossier.values import hidden_in
from backstory.errors import Problem, Severity, Spot

__all__ = [
    "MOST_UNSEEN",
    "SAYS_NOTHING",
    "hidden",
    "misread",
    "says_something",
    "tell_more",
    "tell_unseen",
]

MOST_UNSEEN: Final = 1000
"""Lines of one file in which something unseen is told; the others are counted."""
SAYS_NOTHING: Final = frozenset(
    ("null", "Null", "NULL", "~", "None", "n/a", "N/A", "TODO", "TBD", "FIXME", "???")
)
"""What people write without quotes where they have nothing to say."""
_LABELS: Final = ("en", "es", "name")

_TWICE: Final = re.compile(
    r"[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
"""Letters that UTF-8 makes when a program takes it for Latin-1: `Ã±` for `ñ`, `â€™` for `’`."""


def says_something(written: str, key: object) -> bool:
    """
    Tell whether a value says anything: a label of nothing but points and dashes does not.

    >>> says_something("...", "en"), says_something("?", "title"), says_something("¡Ya!", "es")
    (False, True, True)
    """
    marks = key in _LABELS and not any(
        unicodedata.category(sign)[0] not in "PZ" for sign in written
    )
    return not written or not marks


def tell_unseen(text: str, shown: str, problems: list[Problem]) -> None:
    """
    Tell of each line what is hidden in it, or was read in another encoding than it was written in.

    Args:
        text: What a file holds.
        shown: The name that problems give it.
        problems: Where what is told goes.
    """
    if text.isascii() and text.isprintable():
        return
    found = 0
    for row, each in enumerate(text.split("\n"), 1):
        if each.isascii() and each.isprintable():
            continue  # nearly every line: nothing can hide in it
        sign = hidden_in(each.replace("\r", "").replace("\t", ""))
        sign = sign or ("\x85" if "\x85" in each else "")
        if not sign and not (word := misread(each))[0]:
            continue
        found += 1
        if found > MOST_UNSEEN:
            continue
        if sign:
            problems.append(hidden(Spot(shown, row, each.index(sign) + 1), sign))
        else:
            at = Spot(shown, row, each.index(word[0]) + 1)
            what = f"'{word[0]}' was UTF-8, and some program took it for Latin-1"
            mend = f"write '{word[1]}', and look through the file for more of it"
            problems.append(Problem(at, "D003", what, mend, Severity.WARNING))
    if found > MOST_UNSEEN:
        tell_more(found - MOST_UNSEEN, Spot(shown), "D004", problems)


def tell_more(lines: int, at: Spot, code: str, problems: list[Problem]) -> None:
    """Tell in one how many more lines of a file are like those that are told."""
    what, mend = f"{lines:,} more lines of this file are like those", "look at how it was made"
    problems.append(Problem(at, code, what, mend))


def hidden(at: Spot, sign: str, mend: str = "delete it") -> Problem:
    """Make the problem of a sign that is hidden."""
    what = f"an invisible character, U+{ord(sign):04X}, can make text read otherwise"
    return Problem(at, "D004", what, mend)


def misread(line: str) -> tuple[str, str]:
    """
    Find a word that was UTF-8 and read as Latin-1 before it was saved; and give what it was.

    >>> misread("la oposición seÃ±alÃ³ que"), misread("Ã la carte"), misread("señaló")
    (('seÃ±alÃ³', 'señaló'), ('', ''), ('', ''))
    """
    for word in line.split() if _TWICE.search(line) else ():
        if word.isascii():
            continue
        for name in ("cp1252", "latin-1"):
            try:
                was = word.encode(name).decode("utf-8")
            except UnicodeError:
                continue
            if was.isprintable():
                return word, was
    return "", ""
