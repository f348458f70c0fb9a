"""What the SPARQL engine expected comes in; out goes the same in words that a reader can use."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["EXPECTED", "LONGEST", "REASONS", "around", "is_whole", "plainly"]

LONGEST: Final = 160
"""
Characters of an engine's complaint, which lists every sign it would have taken, and of the line
shown under it.
"""

REASONS: Final = {
    "The SELECT contains a variable that is unbound":
        "SELECT names a variable that nothing binds, or that is not in GROUP BY",
    "The SELECT contains an expression with a variable that is unbound":
        "SELECT works something out of a variable that nothing binds, or that is not in GROUP BY",
    "SELECT * is not authorized with GROUP BY":
        "SELECT * cannot stand beside GROUP BY; name the columns",
    "Duplicated variable name in SELECT": "two columns of SELECT have one name",
    "IRI parsing failed": "an address between `<` and `>` is not whole",
    "The query limit should be a non negative integer": "LIMIT takes a whole number, and this is "
        "too large",
    "The query offset should be a non negative integer": "OFFSET takes a whole number, and this "
        "is too large",
}  # fmt: skip
"""Reasons that the engine hides among the signs it would have taken."""
EXPECTED: Final = {
    "one of": "expected one of {}",
    "one": "expected {}",
    "end": "expected the end of the query",
    "unreasoned": "the engine refuses this without a reason",
    "not here": "this cannot stand here",
    "before": "something before this cannot be read",
}
"""What is told of the rest, with `{}` for the signs."""
_SIGNS: Final = re.compile(r"(?:^|, )(?:\['.*?'\]|\[_\])(?=, |$)")
"""Classes of signs, which are the engine's own notation: letters of a name, any sign at all."""

_ONLY_WORDS: Final = re.compile(r"expected (?:one of )?\w+(?:, \w+)*")
"""
A few of the many words that might stand there: which ones, the engine leaves to chance, and the
place it gives lies some signs behind the mistake.
"""


def plainly(what: str, *, whole: bool) -> str:
    """
    Say what the engine expected.

    Args:
        what: Its words, on one line.
        whole: Whether it had read the whole query, and its braces match.

    >>> plainly('expected one of "(", PREFIX, [_]', whole=True)
    'expected one of "(", PREFIX'
    >>> plainly("expected one of GRAPH, MINUS, [_]", whole=False)
    'something before this cannot be read'
    >>> plainly("expected one of IRI parsing failed, OPTIONAL", whole=False)
    'an address between `<` and `>` is not whole'
    """
    for reason, told in REASONS.items():
        if reason in what:
            return told
    if _ONLY_WORDS.fullmatch(_SIGNS.sub("", what)):
        return EXPECTED["unreasoned" if whole else "before"]
    head, listed, rest = what.partition("expected one of ")
    if not listed and not re.fullmatch(r"expected (\[.*\]|<unreported>)", what):
        return what
    if not listed:
        if what == "expected [_]" and not whole:
            return EXPECTED["end"]
        return EXPECTED["unreasoned"]
    left = _SIGNS.sub("", rest).removeprefix(", ")
    if not left:
        return EXPECTED["not here"]
    return f"{head}{listed if ', ' in left else 'expected '}{left}"


def is_whole(query: str, place: tuple[int, int]) -> bool:
    """Tell whether an engine that stopped at a place had read the query whole, braces and all."""
    text = query.rstrip()
    end = (text.count("\n") + 1, len(text) - text.rfind("\n"))
    return place >= end and text.endswith("}") and text.count("{") == text.count("}")


def around(line: str, column: int) -> tuple[str, int]:
    """Cut a long line to the part around a column; give it, and the column in it."""
    if len(line) <= LONGEST:
        return line, column
    begin = max(0, column - 1 - LONGEST // 2)
    part = line[begin : begin + LONGEST]
    before = "… " if begin else ""
    after = " …" if begin + LONGEST < len(line) else ""
    return before + part + after, column - begin + len(before)
