"""Voices come in; out go the claims that tell what they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.tell.aims import leading, on_topic
from backstory.tell.outright import within
from backstory.tell.voices import of_position
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.told import Teller

__all__ = ["demands"]

_ASKED: Final = "asked"
_ASKING: Final = "applicant"


def demands(teller: Teller, named: Iterable[str]) -> list[Claim]:
    """Give what voices ask for, those too who head them or are within them."""
    record, words = teller.record, box_of(teller.record).fitting.typed.turns.demanding
    own = [iri for each in named for iri in sorted(of_position(teller, each)) or (each,)]
    voices = {*own, *(iri for voice in own for iri in within(teller, voice))}
    voices |= {claim.subject for voice in own for claim in leading(teller, voice)}
    said = [claim for claim in record.claims.values() if voices & {*claim.voices}]
    found = [claim for claim in said if claim.modality == _ASKED]
    found += on_topic(teller, [claim for claim in said if claim.modality != _ASKED], words)
    found += [
        claim
        for voice in own
        for claim in record.towards.get(voice, ())
        if claim.role and id_of(claim.role) == _ASKING and teller.has_gist(claim)
    ]
    return list({claim.iri: claim for claim in found}.values())
