"""Something that a text speaks of, and what it was linked with."""

from __future__ import annotations

from dataclasses import dataclass

from backstory.calls import with_parts

__all__ = ["Mention"]


@with_parts
@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text speaks of, and what it was linked with."""

    first: int
    """The first of its words."""
    after: int
    """The word after it."""
    kind: str
    """event, actor, post, place, instrument."""
    iri: str
    """What it is; empty if it was not linked."""
    why: str
    """The key of the reason."""
    certainty: float = 1.0
    """From 0 to 1."""
    evidence: tuple[tuple[str, str], ...] = ()
    """What speaks for it: the sort of evidence, and the words or ids."""
    others: tuple[str, ...] = ()
    """What else it could be."""
    trigger: tuple[int, int] = (0, 0)
    """Of an event, the words that speak of its kind: first and after."""
