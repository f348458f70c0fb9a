"""Voices come in, or a kind of actor; what they say goes out (as web/src/replies/voices.ts)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.tell.aims import leading
from backstory.tell.outright import of_outlet, within

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.told import Teller

__all__ = ["of_position", "said_by"]

_ACTORS: Final = frozenset(("person", "body", "group"))


def of_position(teller: Teller, concept: str) -> set[str]:
    """Give the actors who speak from a position: the bishops, the opposition."""
    names = teller.record.names.items()
    return {iri for iri, known in names if known.type == concept and known.kind in _ACTORS}


def said_by(teller: Teller, named: Sequence[str]) -> list[Claim]:
    """Give what voices say: of a body, those who head it too, and what its pages carry."""
    voices: set[str] = set()
    own: dict[str, Claim] = {}
    for voice in named:
        if kind := of_position(teller, voice):
            voices |= kind
            continue
        heads = {claim.subject for claim in leading(teller, voice)}
        voices |= {voice, *heads, *within(teller, voice)}
        label = teller.record.label(voice, "en")
        own |= {claim.iri: claim for claim in of_outlet(teller, label, ())}
    own |= {c.iri: c for c in teller.record.claims.values() if voices & {*c.voices}}
    return list(own.values())
