"""
A claim comes in; out goes what answers the accusation in it, or that no answer is recorded.

An answer is a denial, an acquittal, an annulment. Where none is recorded, who is accused is named,
so that it is plain whose word is missing.
"""

from __future__ import annotations

from typing import Final

from backstory.compare.context_kinds import Kinds
from backstory.model.nouns import Claim
from backstory.rdf.view import ACCUSING_BRANCHES, accuses
from backstory.tell.sentences import Sentences
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["answer_to"]

_OVERTHROWS: Final = frozenset(("coup", "contested-change-of-government"))
"""Kinds of events of which an arrest may be a part that accuses nobody: they took the power."""
_HARMED: Final = frozenset(("victim",))
"""Roles of those whom an accusation does not accuse."""


def answer_to(teller: Sentences, tree: Kinds, claim: Claim) -> str:
    """Tell what answers an accusation, or denies a figure; empty where nobody is accused."""
    record, kinds = teller.record, _kinds(teller, tree, claim.subject)
    thing = id_of(claim.object) if isinstance(claim.object, str) else ""
    accusing = accuses(claim.predicate, id_of(claim.role), thing, kinds)
    branch = not ACCUSING_BRANCHES.isdisjoint(kinds)
    if not accusing and not (branch and claim.predicate in ("ctx:date", "ctx:remark")):
        return _denied_figure(teller, claim)
    if id_of(claim.role) == "affected" and _is_of_overthrow(teller, tree, claim.subject):
        return ""
    against = [
        other
        for other in (
            *record.disputed_by.get(claim.iri, ()),
            *(c for c in record.about.get(claim.subject, ()) if c.modality == "denied"),
            *(c for c in record.towards.get(claim.subject, ()) if c.predicate == "ctx:annuls"),
        )
        if other.iri != claim.iri
    ]
    return teller.text(against[0]) if against else _missing(teller, claim)


def _denied_figure(teller: Sentences, claim: Claim) -> str:
    """Tell who denies a count: a number that a voice denies never stands without that."""
    if claim.predicate != "ctx:count":
        return ""
    against = teller.record.disputed_by.get(claim.iri, ())
    return next((teller.text(each) for each in against if each.modality == "denied"), "")


def _missing(teller: Sentences, claim: Claim) -> str:
    """Say that no answer is recorded, and whose, where somebody is named as accused."""
    actor = claim.object if claim.predicate == "sem:hasActor" else None
    if not isinstance(actor, str) or id_of(claim.role) in _HARMED:
        return phrase("no answer", teller.lang)
    name = teller.prose.noun(actor)
    return teller.prose.grammar.contracted(phrase("no answer of", teller.lang).format(name))


def _kinds(teller: Sentences, tree: Kinds, event: str) -> list[str]:
    known = teller.record.names.get(event)
    return [id_of(kind) for kind in tree.chain(known.type)] if known else []


def _is_of_overthrow(teller: Sentences, tree: Kinds, event: str) -> bool:
    """Tell whether an event is, or is part of, a change of government that some call a coup."""
    wholes = [
        claim.object
        for claim in teller.record.about.get(event, ())
        if claim.predicate == "sem:subEventOf" and isinstance(claim.object, str)
    ]
    return any(not _OVERTHROWS.isdisjoint(_kinds(teller, tree, each)) for each in (event, *wholes))
