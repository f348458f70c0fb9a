"""
Votes counted in one chamber come in; out go those on the same text in another beside them.

Who asks how many voted for a law means both chambers, unless the words name one of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.model.nouns import Modality
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record

__all__ = ["are_of_ballots", "other_chambers"]

_BY: Final = "ctx:instrument"


def other_chambers(record: Record, counts: Sequence[Claim], text: str) -> list[Claim]:
    """
    Give what was counted of the same text by the vote of another body.

    Args:
        record: What a graph records.
        counts: What answers; nothing is given unless these are votes of one body.
        text: What somebody typed.
    """
    votes = [each for each in counts if id_of(each.unit) == "vote"]
    ballots = {each.subject for each in votes}
    bodies = _deciders(record, ballots)
    if not bodies or len(votes) < len(counts):
        return []
    texts = {c.object for iri in ballots for c in record.about.get(iri, ()) if c.predicate == _BY}
    others = {
        claim.subject
        for law in texts
        for claim in record.towards.get(str(law), ())
        if claim.predicate == _BY and claim.subject not in ballots
    }
    apart = {iri for iri in others if (own := _deciders(record, {iri})) and not own & bodies}
    typed = {*plain(text).split()}
    named = bodies | _deciders(record, apart)
    labels = (label for iri in named for label in record.names[iri].labels.values())
    if any({*plain(label).split()} <= typed for label in labels):
        return []
    counted = {each.counted for each in votes}
    found = (claim for iri in apart for claim in record.about.get(iri, ()))
    told = (c for c in found if c.counted in counted and c.modality == Modality.ASSERTED)
    return sorted(told, key=lambda claim: claim.id)


def are_of_ballots(counts: Sequence[Claim]) -> bool:
    """Tell whether counts are the votes of several ballots, and of nothing else."""
    votes = [each for each in counts if id_of(each.unit) == "vote"]
    return len(votes) == len(counts) and len({each.subject for each in votes}) > 1


def _deciders(record: Record, events: set[str]) -> set[str]:
    return {
        str(claim.object)
        for iri in events
        for claim in record.about.get(iri, ())
        if claim.role and id_of(claim.role) == "decider" and claim.object in record.names
    }
