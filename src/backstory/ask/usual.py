"""A query that an engine refuses comes in; the usual mistake in it, and its remedy, go out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from backstory.ask.brackets import lone
from backstory.ask.mistakes import MISTAKES, SPELT
from backstory.ask.texts import IN_TEXTS, marked

__all__ = ["Usual", "in_texts", "misspelt", "rules", "usual"]

_VARIABLE: Final = re.compile(r"[?$](\w+)")
_GIVEN: Final = re.compile(r"\bAS\s+[?$](\w+)\s*\)", re.IGNORECASE)
_HEAD: Final = re.compile(r"\bSELECT\b(.*?)(?:\bWHERE\b|\{)", re.IGNORECASE | re.DOTALL)
_GROUPED: Final = re.compile(r"\bGROUP\s+BY\b(.*)", re.IGNORECASE | re.DOTALL)
_BEHIND: Final = re.compile(r"\b(?:GROUP|HAVING|ORDER)\b", re.IGNORECASE)
"""What stands behind the pattern, where a column may be named once more."""
_COUNTING: Final = re.compile(r"\b(COUNT|SUM|MIN|MAX|AVG|SAMPLE|GROUP_CONCAT)\s*\(", re.IGNORECASE)
_WRITTEN: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), what, mend) for pattern, what, mend in MISTAKES
)
_IN_TEXTS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), what, mend) for pattern, what, mend in IN_TEXTS
)
_LONGEST: Final = 20_000
"""Characters of a query in which it is looked for; the page has the same bound."""
_VALUED: Final = ("AS gives a value to `?{}`, which has one already", "write another name after AS")
_UNNAMED: Final = (
    "`?{}` is a column, and GROUP BY does not name it",
    "write GROUP BY {} at the end",
)


class Usual(NamedTuple):
    """A mistake that many make."""

    what: str
    mend: str
    place: int
    """Where it stands: characters from the beginning."""


def usual(quiet: str) -> Usual | None:
    """
    Find the usual mistake in a query that an engine refused.

    Args:
        quiet: The query, its strings, addresses and comments blanked out.

    >>> usual("SELECT ?e { ?e a ?k } ORDER ?e")
    Usual(what='ORDER stands without BY', mend='write ORDER BY', place=22)
    >>> usual("SELECT ?k (COUNT(?e) AS ?n) { ?e a ?k }").mend
    'write GROUP BY ?k at the end'
    """
    if len(quiet) > _LONGEST:
        return None
    if known := _first_of(_WRITTEN, quiet):
        return known
    for given in _GIVEN.finditer(quiet):
        if _has_value(quiet, given):
            what, mend = _VALUED
            return Usual(_filled(what, given[1]), mend, given.start(1) - 1)
    return _ungrouped(quiet)


def misspelt(quiet: str) -> Usual | None:
    """
    Find what leaves a word or an address that nobody knows; every other complaint follows from it.

    Args:
        quiet: The query, its strings, addresses and comments blanked out.

    >>> misspelt("PREFIX x: urn:y SELECT ?e { ?e a x:k }").mend
    'write <urn:…>'
    """
    if len(quiet) > _LONGEST or lone(quiet) or re.search("[\"']", quiet):
        return None
    return _first_of(_WRITTEN[:SPELT], quiet)


def in_texts(query: str) -> Usual | None:
    """
    Find a mistake in a text or an address, or in where it stands.

    >>> in_texts("ASK { ?s ?p 'x'@en_UK }").what
    '@en_UK is no tag of a language'
    """
    if len(query) > _LONGEST:
        return None
    text = marked(query)
    for pattern, what, mend in _IN_TEXTS:
        if found := pattern.search(text):
            return Usual(_filled(what, found[1]), _filled(mend, found[1]), found.start(1))
    return None


def _first_of(written: Iterable[tuple[re.Pattern[str], str, str]], quiet: str) -> Usual | None:
    for pattern, what, mend in written:
        if found := pattern.search(quiet):
            word = found[1].upper() if found[1].isascii() and found[1].isalpha() else found[1]
            return Usual(_filled(what, word), _filled(mend, word), found.start(1))
    return None


def rules() -> list[tuple[str, str, str]]:
    """
    Give the rules for a program that has no Python, as the page: pattern, what it is, its remedy.

    `{}` stands for the word. The last two have no pattern: a name that AS gives twice, and a column
    that GROUP BY does not name.
    """
    return [
        *((each.pattern, what, mend) for each, what, mend in _WRITTEN),
        ("", *_VALUED),
        ("", *_UNNAMED),
    ]


def _filled(text: str, word: str) -> str:
    """Put a word into a sentence that may show the braces of SPARQL."""
    return text.replace("{}", word, 1)


def _has_value(quiet: str, given: re.Match[str]) -> bool:
    """Tell whether a variable has a value where AS gives it one: all that SELECT asks for has."""
    head = _HEAD.search(quiet)
    if head and head.start() < given.start() < head.end():
        return given[1] in _VARIABLE.findall(_BEHIND.split(quiet[head.end() :])[0])
    begin = quiet.rfind("{", 0, given.start())
    return given[1] in _VARIABLE.findall(quiet[begin : given.start()])


def _ungrouped(quiet: str) -> Usual | None:
    """Find a column beside a count or a group that GROUP BY does not name."""
    head = _HEAD.search(quiet)
    grouped = _GROUPED.search(quiet)
    is_outer = grouped is not None and "}" not in grouped[1]  # not of a query within another
    if not head or not (is_outer or _COUNTING.search(head[1])):
        return None
    bare = re.sub(r"\((?:[^()]|\([^()]*\))*\)", " ", head[1])
    named = set(_VARIABLE.findall(grouped[1])) if grouped else set()
    lacks = [name for name in _VARIABLE.findall(bare) if name not in named]
    if not lacks:
        return None
    every = " ".join(f"?{name}" for name in dict.fromkeys(_VARIABLE.findall(bare)))
    what, mend = _UNNAMED
    place = quiet.find(f"?{lacks[0]}")
    return Usual(_filled(what, lacks[0]), _filled(mend, every), place)
