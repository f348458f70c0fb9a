"""
The sentences of a brief come in; out they go with the one first that is fit to lead.

No copy and no blog leads where better stands beside it; nor does what became of a thing.
"""

from __future__ import annotations

from backstory.model.nouns import Claim
from backstory.tell.brief_forms import Sentence
from backstory.tell.facets import tells_what
from backstory.tell.told import Teller

__all__ = ["led"]


def led(teller: Teller, iri: str, told: list[tuple[Sentence, ...]]) -> list[tuple[Sentence, ...]]:
    """
    Let no copy and no blog lead where a sounder source tells of the same thing.

    Of an event, what tells best that it happened stands before what became of its text: who lodged
    a bill, before that it passed.

    Where only weak sources tell what happened, they lead all the same: a count, what followed or
    what others say of something else would be no beginning.
    """
    things = {iri, *teller.ties.events_of.get(iri, ())}
    is_event = iri in teller.ties.events
    begins = tells_what if is_event else _any
    # What answers an event, as a change of ministers an election, is no beginning of it.
    concerned = _itself if is_event else _concerned
    own = [
        line
        for line in told
        if not line[0].under
        and any(things & concerned(claim) and begins(claim) for claim in line[0].claims)
    ]
    sound = [line for line in own if not _is_weak(teller, line[0])]
    if is_event and told and iri not in {c.subject for c in told[0][0].claims}:
        best = tuple(each.text for each in teller.best(iri, 1))
        whole = [line for line in told if not line[0].under and not _is_weak(teller, line[0])
                 and teller.claim(line[0].claims[0]).text in best]  # fmt: skip
        if whole:
            return [whole[0], *(line for line in told if line is not whole[0])]
    if not sound or not _is_weak(teller, told[0][0]):
        return told
    return [sound[0], *(line for line in told if line is not sound[0])]


def _any(_: Claim) -> bool:
    return True


def _itself(claim: Claim) -> set[object]:
    """Give the claim and what it is about."""
    return {claim.iri, claim.subject}


def _concerned(claim: Claim) -> set[object]:
    """Give the claim and all that it names."""
    return {claim.iri, claim.subject, claim.object, *claim.voices}


def _is_weak(teller: Teller, told: Sentence) -> bool:
    return bool(teller.weakness(teller.record.sources[told.claims[0].source]))
