"""
Words and a pattern come in; out goes where it stands in them, and what it leaves open.

The page has the same rules (web/src/box/placing.ts).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

__all__ = ["ANY", "apart", "begins_elsewhere", "joined", "where"]

ANY: Final = "…"
"""Where one of two things stands in a pattern."""


def joined(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give parts as one pattern, a place left open between them."""
    return tuple(word for at, part in enumerate(parts) for word in ((ANY,) * (at > 0) + part))


def apart(words: Sequence[str], pattern: Sequence[str]) -> tuple[str, str] | None:
    """
    Give what stands where a pattern leaves two places open; None if the words are no such.

    >>> apart("how does the coup lead to the announcement".split(), "how does … lead to …".split())
    ('the coup', 'the announcement')
    """
    first = pattern.index(ANY)
    second = pattern.index(ANY, first + 1)
    before, between, after = pattern[:first], pattern[first + 1 : second], pattern[second + 1 :]
    start = where(list(words), tuple(before)) + len(before) if before else 0
    if before and start < len(before):
        return None
    rest = list(words[start:])
    end = len(rest) - len(after) if after and tuple(rest[-len(after) :]) == tuple(after) else None
    if after and end is None:
        return None
    rest = rest[:end]
    at = where(rest[1:], tuple(between)) + 1
    one, other = " ".join(rest[:at]), " ".join(rest[at + len(between) :])
    return (one, other) if at and one and other else None


def begins_elsewhere(pattern: Sequence[str], words: Set[str]) -> bool:
    """Tell at once of most patterns that they stand nowhere: their first word is not there."""
    return pattern[0] not in words and pattern[0][-1] != "*"


def where(words: list[str], pattern: tuple[str, ...]) -> int:
    """Say where words stand in others; -1 if nowhere."""
    if not pattern:
        return 0
    first, *rest = pattern
    for at in range(len(words) - len(rest)):
        if _is_like(words[at], first) and all(
            _is_like(words[at + i], part) for i, part in enumerate(rest, 1)
        ):
            return at
    return -1


def _is_like(word: str, part: str) -> bool:
    return word.startswith(part[:-1]) if part.endswith("*") else word == part
