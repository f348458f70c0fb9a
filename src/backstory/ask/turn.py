"""A turn of phrase as it is understood; and whether two words are forms of one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from backstory.ask.asking import Asking
from backstory.ask.spans import Span

__all__ = ["STEM", "Turn", "heads", "is_form", "is_more", "meaning", "same"]

STEM, _APART = 4, 3
"""Letters that two words share, and those that they may differ by: amnesty, amnesties."""


class Turn(NamedTuple):
    """What a turn of phrase asks."""

    name: str
    """means, span, between, after, before, reported, ruled, lastly, of_kind, held, led, is …"""
    asking: Asking
    """The named question whose rows lie behind the answer."""
    things: tuple[str, ...] = ()
    """Ids of what stands in it: a concept, two events, a person and a post, a place."""
    words: tuple[str, ...] = ()
    """The other words: what a page reports of, what events are called."""
    span: Span = ("", "")
    """The first and the last day, YYYY-MM-DD; either may be open."""
    then: tuple[str, str] = ("", "")
    """After or before, and the id of an event, or a day, YYYY-MM-DD; empty if not bound so."""


def is_more(one: str, other: str) -> bool:
    """Tell whether a word is another, or more than one of it."""
    short, long = sorted((one, other), key=len)
    return long in (short, f"{short}s", f"{short}es")


def same(one: str, other: str) -> bool:
    """
    Tell whether two words are forms of one: more than one of it, or the other gender.

    >>> same("amnesty", "amnesties"), same("ley", "leyes"), same("paro", "para")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if is_more(one, other):
        return True
    kept = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(short)
    )
    return kept >= STEM and kept >= len(long) - _APART and len(long) > len(short)


def is_form(one: str, other: str) -> bool:
    """
    Tell whether two words are forms of one, or differ in their last letter alone.

    >>> is_form("presidente", "presidenta"), is_form("ley", "les")
    (True, False)
    """
    return same(one, other) or (len(one) > STEM and one[:-1] == other[:-1])


def meaning(concept: str, scheme: str) -> Turn:
    """Ask what a concept means: a kind of event with its events, another with its like."""
    of_kind = Asking("timeline", (("kind", concept),))
    words = Asking("kinds_in_both_languages", (("scheme", scheme),))
    return Turn("means", of_kind if scheme == "kind" else words, (concept,))


def heads(words: Sequence[str], name: Sequence[str], light: Set[str]) -> bool:
    """
    Tell whether words are the head of a longer name: its end, or what stands before a small word.

    >>> heads(["ruling"], ["court", "ruling"], {"de"})
    True
    >>> heads(["pena"], ["conmutacion", "de", "pena"], {"de"})
    False
    """
    many = len(words)
    if len(name) <= many:
        return False
    begins = name[many] in light and all(map(same, name, words))
    return begins or (light.isdisjoint(name) and all(map(same, name[-many:], words)))
