"""Voices come in, or a kind of actor; what they say goes out (as web/src/replies/voices.ts)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.tell.aims import leading
from backstory.tell.choosing import holding
from backstory.tell.outright import of_outlet, within
from backstory.tell.replying import STATES
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim, Name
    from backstory.tell.told import Teller

__all__ = ["of_position", "said_by", "voices_of"]

_HOLDS: Final = "org:holds"
_ACTORS: Final = frozenset(("person", "body", "group"))


def of_position(teller: Teller, concept: str) -> set[str]:
    """Give the actors who speak from a position: the bishops, the opposition."""
    names = teller.record.names.items()
    return {iri for iri, known in names if known.type == concept and known.kind in _ACTORS}


def said_by(teller: Teller, named: Sequence[str]) -> list[Claim]:
    """
    Give what voices say: of a body, those who head it too, and what its pages carry.

    Of a country, what those say who speak for the state.
    """
    own: dict[str, Claim] = {}
    for voice in named:
        if teller.record.kind(voice) in _ACTORS:
            label = teller.record.label(voice, "en")
            own |= {claim.iri: claim for claim in of_outlet(teller, label, ())}
    voices = voices_of(teller, named)
    own |= {c.iri: c for c in teller.record.claims.values() if voices & {*c.voices}}
    return list(own.values())


def voices_of(teller: Teller, named: Sequence[str]) -> set[str]:
    """Give who speaks for somebody who is named: of a body, those who head it or are within it."""
    voices: set[str] = set()
    for voice in named:
        if kind := of_position(teller, voice):
            voices |= kind
            continue
        if teller.record.kind(voice) == "place":  # what the United States say
            voices |= _of_state(teller, voice)
            continue
        if teller.record.kind(voice) == "post":  # what the acting president says
            voices |= _in_office(teller, voice)
            continue
        heads = {claim.subject for claim in leading(teller, voice)}
        voices |= {voice, *heads, *within(teller, voice)}
    return voices


def _of_state(teller: Teller, place: str) -> set[str]:
    """Give who speaks for a state: authorities whose name has the name of the country."""
    names = teller.record.names
    called = {f" {each} " for each in _called(names[place])}
    return {
        iri for iri, known in names.items()
        if known.kind in _ACTORS and id_of(known.type) in STATES
        and any(part in f" {own} " for own in _called(known) for part in called)
    }  # fmt: skip


def _called(name: Name) -> set[str]:
    """Give the plain words of a thing's names, in all languages."""
    return {plain(text) for text in (*name.labels.values(), *(one.text for one in name.aliases))}


def _in_office(teller: Teller, post: str) -> set[str]:
    """Give a post, and whoever holds it on the last day that the sources reach."""
    known = teller.record.known_on
    last = known.latest_end if known else None
    held = [c for c in teller.record.towards.get(post, ()) if c.predicate == _HOLDS]
    within = holding(teller.record, held, (last, last)) if last is not None else []
    return {post, *(claim.subject for claim in within)}
