"""
A claim comes in; out goes what answers the accusation in it, or that no answer is recorded.

Nobody is accused by being arrested, freed, or named where somebody inquires: a charge, a sentence,
a deed laid to somebody accuses. An answer is a denial, an annulment, a plea, or any other word of
whoever is accused about the same matter. Where none is recorded, who is accused is named, so that
it is plain whose word is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backstory.compare.context_kinds import Kinds
from backstory.model.nouns import Claim
from backstory.rdf.view import ACCUSING_KINDS, DECIDING_ROLES, accuses
from backstory.tell.sentences import Sentences
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["answer_to"]

_CHARGES: Final = frozenset(("conviction", "court-proceedings", "investigation", "ruling-uphold"))
"""Kinds, with all below them, that charge, try or sentence: an arrest does none of it."""
_DOING: Final = "alleged-perpetrator"
_CHARGED: Final = frozenset(("defendant", "target"))
"""Roles of those who are accused in court or by whoever investigates."""
_HARMED: Final = "victim"
_OF_LAWS: Final = frozenset(("ctx:covers", "ctx:excludes"))
"""What a law says of offences accuses nobody of one."""


def answer_to(teller: Sentences, tree: Kinds, claim: Claim) -> str:
    """Tell what answers an accusation, or denies a figure; empty where nobody is accused."""
    record, kinds = teller.record, frozenset(_kinds(teller, tree, claim.subject))
    if not _accuses(claim, kinds) and not _tells_of_accused(teller, claim, kinds):
        return _denied_figure(teller, claim)
    accused = _accused(teller, claim, kinds)
    if not accused.isdisjoint(claim.voices):
        return ""  # the answer itself
    own = record.about.get(claim.subject, ())
    against = [
        other
        for other in (
            *record.disputed_by.get(claim.iri, ()),
            *(c for c in own if c.modality == "denied"),
            *(c for c in record.towards.get(claim.subject, ()) if c.predicate == "ctx:annuls"),
            *(c for c in own if not accused.isdisjoint(c.voices)),
        )
        if other.iri != claim.iri
    ]
    if any(_tells(teller, claim, other) for other in against):
        return ""
    return teller.text(against[0]) if against else _missing(teller, claim)


def _tells(teller: Sentences, claim: Claim, answer: Claim) -> bool:
    """Tell whether a claim says its answer by itself: who pleaded not guilty in court."""
    own, other = (normalise(each.gist.get(teller.lang, "")) for each in (claim, answer))
    return bool(other) and other in own


def _accuses(claim: Claim, kinds: frozenset[str]) -> bool:
    """Tell whether a claim lays a deed or a charge to somebody: the one rule, but no arrest."""
    role = id_of(claim.role)
    thing = id_of(claim.object) if isinstance(claim.object, str) else ""
    if not accuses(claim.predicate, role, thing, kinds) or claim.predicate in _OF_LAWS:
        return False
    if claim.predicate != "sem:hasActor" or role in (_DOING, _HARMED):
        return True
    deed = not kinds.isdisjoint(ACCUSING_KINDS) and role not in DECIDING_ROLES
    return deed or (role in _CHARGED and not _CHARGES.isdisjoint(kinds))


def _tells_of_accused(teller: Sentences, claim: Claim, kinds: frozenset[str]) -> bool:
    """Tell whether a date or a remark tells of an event that accuses somebody."""
    if claim.predicate not in ("ctx:date", "ctx:remark") or _CHARGES.isdisjoint(kinds):
        return False
    return any(_accuses(other, kinds) for other in teller.record.about.get(claim.subject, ()))


def _accused(teller: Sentences, claim: Claim, kinds: frozenset[str]) -> frozenset[str]:
    """Give who is accused by a claim, or else by any at the same event."""

    def named(claims: Iterable[Claim]) -> frozenset[str]:
        return frozenset(
            each.object for each in claims
            if isinstance(each.object, str) and each.predicate == "sem:hasActor"
            and _accuses(each, kinds) and id_of(each.role) != _HARMED
        )  # fmt: skip

    return named((claim,)) or named(teller.record.about.get(claim.subject, ()))


def _denied_figure(teller: Sentences, claim: Claim) -> str:
    """Tell who denies a count: a number that a voice denies never stands without that."""
    if claim.predicate != "ctx:count":
        return ""
    against = teller.record.disputed_by.get(claim.iri, ())
    return next((teller.text(each) for each in against if each.modality == "denied"), "")


def _missing(teller: Sentences, claim: Claim) -> str:
    """Say that no answer is recorded, and whose, where somebody is named as accused."""
    actor = claim.object if claim.predicate == "sem:hasActor" else None
    if not isinstance(actor, str) or id_of(claim.role) == _HARMED:
        return phrase("no answer", teller.lang)
    name = teller.prose.noun(actor)
    return teller.prose.grammar.contracted(phrase("no answer of", teller.lang).format(name))


def _kinds(teller: Sentences, tree: Kinds, event: str) -> list[str]:
    known = teller.record.names.get(event)
    return [id_of(kind) for kind in tree.chain(known.type)] if known else []
