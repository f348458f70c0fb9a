"""
A claim comes in; out goes what answers the accusation in it, or that no answer is recorded.

Nobody is accused by being arrested, freed, or named where somebody inquires: a charge, a sentence,
a deed laid to somebody accuses, whether the claim says so or the editors' sentence does. An answer
is a denial, an annulment, a plea, or any other word of whoever is accused about the same matter.
Where none is recorded, who is accused is named, so that it is plain whose word is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from backstory.compare.context_kinds import Kinds
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.view import ACCUSING_KINDS, DECIDING_ROLES, accuses
from backstory.tell.charged import charged_in, names_in
from backstory.tell.sentences import Sentences
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["accuses_nobody", "answer_to", "lays"]

_CHARGES: Final = frozenset(("conviction", "court-proceedings", "investigation", "ruling-uphold"))
"""Kinds, with all below them, that charge, try or sentence: an arrest does none of it."""
_DOING: Final = "alleged-perpetrator"
_CHARGED: Final = frozenset(("defendant", "target"))
"""Roles of those who are accused in court or by whoever investigates."""
_HARMED: Final = "victim"
_SAME: Final = 0.8
"""The share of the words of an answer which, in another sentence, tell it there already."""
_ACQUITTED: Final = "acquittal"
_TELLING: Final = frozenset(("ctx:date", "ctx:remark"))
"""What tells of an event by itself, whoever stands in it."""
_JUDGE: Final = "en"
"""Whose names are compared is decided alike in any language."""
_OF_LAWS: Final = frozenset(("ctx:covers", "ctx:excludes"))
"""What a law says of offences accuses nobody of one."""


def answer_to(teller: Sentences, tree: Kinds, *claims: Claim) -> str:
    """
    Tell what answers accusations, or denies statements; empty where nobody is accused.

    Of claims that are told in one sentence all whose answer is missing are named in one.
    """
    for claim in claims:
        if not _is_silent(teller, tree, claim):
            break
    else:
        return ""
    told: dict[str, None] = {}
    missing: dict[str, None] | None = None
    charging = (each for claim in claims for each in _charging(teller, tree, claim))
    for claim in {each.iri: each for each in charging}.values():
        answer, named = _answered(teller, tree, claim)
        if named is None:
            told[answer] = None
        else:
            missing = {**(missing or {}), **dict.fromkeys(named)}
    if missing is not None:
        told[_missing(teller, tuple(missing))] = None
    return " ".join(filter(None, told))


def _answered(teller: Sentences, tree: Kinds, claim: Claim) -> tuple[str, tuple[str, ...] | None]:
    """Give what answers a claim; or who is accused by it, where no answer is recorded."""
    is_charge, named = _accusing(teller, tree, claim)
    if not (is_charge or named):
        return _denial(teller, claim), None
    record, kinds = teller.record, _kinds(teller, tree, claim.subject)
    own, against = record.about.get(claim.subject, ()), [*record.disputed_by.get(claim.iri, ())]
    if is_charge:
        accused = _accused(teller, claim, kinds)
        named = names_in(record, claim, {*accused})
        against += [c for c in own if c.modality == "denied"]
        against += _annulling(record, (claim.subject,))
    elif _ACQUITTED not in kinds:  # by its words alone: of a case that others tell
        accused = frozenset(named)
        cases = (c.subject for each in named for c in record.towards.get(each, ())
                 if id_of(c.role) in _CHARGED)  # fmt: skip
        against += _annulling(record, cases)
    else:
        return _denial(teller, claim), None
    if any(_speaks_for(record, voice, accused) for voice in claim.voices):
        return "", None  # the answer itself
    against += [c for c in own if not accused.isdisjoint(c.voices)]
    against += [
        c for each in named for c in record.towards.get(each, ())
        if c.predicate == "sem:hasActor" and _ACQUITTED in _kinds(teller, tree, c.subject)
    ]  # fmt: skip
    against = [each for each in against if each.iri != claim.iri]
    if any(_tells(teller, claim, other) for other in against):
        return "", None
    return (teller.text(against[0]), None) if against else ("", named)


def _speaks_for(record: Record, voice: str, accused: Collection[str]) -> bool:
    """Tell whether a voice is one of the accused, or called by their name, as a lawyer is."""
    called = record.label(voice, _JUDGE)
    return voice in accused or any(record.label(each, _JUDGE) in called for each in accused)


def _charging(teller: Sentences, tree: Kinds, claim: Claim) -> list[Claim]:
    """Give the claims by whose words a sentence accuses: others of the same words, or itself."""
    if claim.gist == {} or any(_accusing(teller, tree, claim)):
        return [claim]
    beside = (c for c in teller.record.about.get(claim.subject, ()) if c.gist == claim.gist)
    return [c for c in beside if _accusing(teller, tree, c)[0]] or [claim]


def accuses_nobody(teller: Sentences, tree: Kinds, claim: Claim) -> bool:
    """Tell whether a claim accuses nobody and nobody denies it, so that nothing answers it."""
    return _is_silent(teller, tree, claim)


def _is_silent(teller: Sentences, tree: Kinds, claim: Claim) -> bool:
    """Tell whether a claim accuses nobody and nobody denies it, as most; alike in any language."""
    known = tree.silent
    if claim.iri not in known:
        known[claim.iri] = True
        for each in _charging(teller, tree, claim):
            is_charge, named = _accusing(teller, tree, each)
            if is_charge or named or _denied(teller, each):
                known[claim.iri] = False
                break
    return known[claim.iri]


def _accusing(teller: Sentences, tree: Kinds, claim: Claim) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a claim is a charge, and whom its words alone accuse; alike in any language."""
    known = tree.accusing
    found = known.get(claim.iri)
    if found is None:
        is_charge = _is_charge(teller, claim, _kinds(teller, tree, claim.subject))
        found = known[claim.iri] = (
            is_charge, () if is_charge else charged_in(teller.record, claim)
        )  # fmt: skip
    return found


def _annulling(record: Record, events: Iterable[str]) -> list[Claim]:
    towards = (c for event in dict.fromkeys(events) for c in record.towards.get(event, ()))
    return [claim for claim in towards if claim.predicate == "ctx:annuls"]


def _tells(teller: Sentences, claim: Claim, answer: Claim) -> bool:
    """Tell whether a claim says its answer by itself: who pleaded not guilty in court."""
    told = (normalise(each.gist.get(teller.lang, "")) for each in (claim, answer))
    own, other = ({*text.split()} for text in told)
    return bool(other) and len(own & other) >= _SAME * len(other)


def lays(predicate: str, role: str, thing: str, kinds: Collection[str]) -> bool:
    """Tell whether a claim lays a deed or a charge to somebody: `accuses`, but no arrest."""
    if not accuses(predicate, role, thing, kinds) or predicate in _OF_LAWS:
        return False
    if predicate != "sem:hasActor" or role in (_DOING, _HARMED):
        return True
    deed = not ACCUSING_KINDS.isdisjoint(kinds) and role not in DECIDING_ROLES
    return deed or (role in _CHARGED and not _CHARGES.isdisjoint(kinds))


def _accuses(claim: Claim, kinds: frozenset[str]) -> bool:
    thing = id_of(claim.object) if isinstance(claim.object, str) else ""
    return lays(claim.predicate, id_of(claim.role), thing, kinds)


def _is_charge(teller: Sentences, claim: Claim, kinds: frozenset[str]) -> bool:
    """Tell whether a claim accuses somebody by what it says, or tells of an event that does."""
    return _accuses(claim, kinds) or _tells_of_accused(teller, claim, kinds)


def _tells_of_accused(teller: Sentences, claim: Claim, kinds: frozenset[str]) -> bool:
    """Tell whether a date or a remark tells of an event that accuses somebody."""
    if claim.predicate not in _TELLING or _CHARGES.isdisjoint(kinds):
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


def _denial(teller: Sentences, claim: Claim) -> str:
    """Tell who denies a statement: what a voice denies never stands without that."""
    return next((teller.text(each) for each in _denied(teller, claim)), "")


def _denied(teller: Sentences, claim: Claim) -> list[Claim]:
    against = teller.record.disputed_by.get(claim.iri, ())
    return [each for each in against if each.modality == "denied"]


def _missing(teller: Sentences, named: Sequence[str]) -> str:
    """Say that no answer is recorded, and whose, where somebody is named as accused."""
    if not named:
        return phrase("no answer", teller.lang)
    *others, last = (_called(teller, each) for each in named)
    who = f"{', '.join(others)} {phrase('or', teller.lang)} {last}" if others else last
    return teller.prose.grammar.contracted(phrase("no answer of", teller.lang).format(who))


def _called(teller: Sentences, iri: str) -> str:
    """Name who is accused; a group by its bare name, whose article would be a guess."""
    prose = teller.prose
    return prose.lowered(prose.name(iri)) if prose.kind(iri) == "group" else prose.noun(iri)


def _kinds(teller: Sentences, tree: Kinds, event: str) -> frozenset[str]:
    known = teller.record.names.get(event)
    if known is None:
        return frozenset()
    every = tree.ids
    if known.type not in every:
        every[known.type] = frozenset(map(id_of, tree.chain(known.type)))
    return every[known.type]
