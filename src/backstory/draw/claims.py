"""What each claim says, in the shape of the page: whose word, where, how put, of which days."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from backstory.compare.measures import repeals
from backstory.dates.edtf import Span
from backstory.draw.collected import together
from backstory.model.nouns import Modality, Words
from backstory.rdf.view import accuses, may_be_plain, said_days
from backstory.tell.accused import accuses_nobody
from backstory.vocabulary import DRAWN, KEYS, concept_iri, id_of, term

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Claim, Days
    from backstory.model.nouns import Claim as Told
    from backstory.tell.saying import Speaker

__all__ = ["claims_of", "days_of", "drawn"]

_SAID: Final = (term("ctx:saidEarliestDay"), term("ctx:saidLatestDay"))
_ANY: Final = ox.NamedNode("urn:any")


def claims_of(read: Collected) -> list[Claim]:
    """Read claims, in the order of their ids."""
    return [_claim(read, told) for told in read.record.claims.values()]


def days_of(span: Span) -> Days:
    """Give the four bounds of a span."""
    return [span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end]


def _thought(words: Words) -> dict[str, Any]:
    return {"text": words.text, "lang": words.language}


def _sentence(speak: Speaker, told: Told) -> str:
    """Say a claim that has no gist, its subject understood."""
    if told.counted:
        return f"{speak.amount(told)} {speak.name(told.counted)}"
    said = speak.statement(told, of_it=True)
    return said[:1].upper() + said[1:]


def _claim(read: Collected, told: Told) -> Claim:
    claim: Claim = {
        "id": read.id_of(told.iri),
        "about": read.id_of(told.subject),
        "says": KEYS.get(told.predicate, told.predicate),
        "target": _target(read, told),
        "voices": [read.id_of(voice) for voice in told.voices],
        "source": read.id_of(told.source),
        "at": told.locator,
        "modality": read.key_of(concept_iri("modality", told.modality)),
    }
    _date(read, claim, told)
    more: dict[str, Any] = {
        "wording": told.wording and _thought(told.wording),
        "relation": "repeals" if repeals(read.record, told) else "",
        "role": told.role and read.key_of(told.role),
        "gist": read.named(told.gist),
        "text": "" if told.gist else together(_sentence(speak, told) for speak in read.speakers),
        "counted": told.counted and read.key_of(told.counted),
        "unit": told.unit and read.key_of(told.unit),
        "bound": told.bound and f"bound/{told.bound}",
        "amount": told.figure and together(speak.amount(told) for speak in read.speakers),
        "bounds": together(" · ".join(speak.narrowed(told)) for speak in read.speakers),
        "definition": told.definition and read.key_of(told.definition),
        "partOf": told.part_of and read.id_of(told.part_of),
        "supports": [read.id_of(iri) for iri in told.supports],
        "revises": next((read.id_of(iri) for iri in told.revises), ""),
    }
    claim.update({key: value for key, value in more.items() if value})  # type: ignore[typeddict-item]
    _judge(read, claim, told)
    return claim


def _target(read: Collected, told: Told) -> dict[str, str | int | float]:
    thing = told.object
    if isinstance(thing, Span):
        return {"date": thing.text}
    if isinstance(thing, Decimal):
        number: dict[str, str | int | float] = {
            "number": int(thing) if thing == int(thing) else float(thing)
        }
        if told.figure and told.figure.decimals:
            number["written"] = str(thing)  # 43.0, where a number of the script is 43
        if told.figure and told.figure.upto is not None:  # a range is no number at its lower end
            number["upto"] = float(told.figure.upto)
        return number
    if isinstance(thing, Words):
        return _thought(thing)
    known = read.record.names.get(thing)
    return (
        {"concept": read.key_of(thing)}
        if known and known.kind == "concept"
        else {"id": read.id_of(thing)}
    )


def _date(read: Collected, claim: Claim, told: Told) -> None:
    period = told.when or (told.object if isinstance(told.object, Span) else None)
    if told.when:
        claim["when"] = told.when.text
    if period:
        claim["days"] = days_of(period)
    shown = told.is_worked_out or (
        told.inferred and any(speak.shows_inferred(told) for speak in read.speakers)
    )
    if told.is_date_inferred or (shown and not period):
        claim["inferred"] = True
    if isinstance(told.within, Span):
        claim["within"] = told.within.text
    elif told.within:
        claim["within"] = read.id_of(told.within)
    if told.said:
        claim["issued"] = told.said.text
        if "said" in told.inferred:
            claim["issuedInferred"] = True
    asserted = told.modality == Modality.ASSERTED
    begun = period.earliest_begin if period and asserted else None
    said = {
        predicate.value: int(day.value)
        for _, predicate, day in said_days(_ANY, read.record.said(told), begun)
    }
    if said:
        claim["said"] = [said.get(key) for key in _SAID]


def _judge(read: Collected, claim: Claim, told: Told) -> None:
    """Mark a claim that accuses, and give what answers it."""
    role, thing, kinds = _terms(read, told)
    if accuses(told.predicate, role, thing, kinds):
        claim["accuses"] = True
    first = read.tellers[0]
    if accuses_nobody(first, first.ties.kinds, told):
        return  # as most, in any language
    answer = together(teller.once("answer", told, teller.answer) for teller in read.tellers)
    if answer:
        claim["answer"] = answer


def _terms(read: Collected, told: Told) -> tuple[str, str, frozenset[str]]:
    """Give what the rules on accusing ask for: the role, the thing, the kinds of the subject."""
    subject = read.record.names.get(told.subject)
    kinds = read.wide(subject.type) if subject else frozenset[str]()
    return id_of(told.role), id_of(told.object) if isinstance(told.object, str) else "", kinds


def drawn(read: Collected) -> set[str]:
    """Give the ids of the claims that may be lines, for no line accuses anybody."""
    found = set()
    for told in read.record.claims.values():
        if told.predicate not in DRAWN:
            continue
        role, thing, kinds = _terms(read, told)
        if may_be_plain(
            told.predicate,
            asserted=told.modality == Modality.ASSERTED,
            limited=told.within is not None,
            role=role,
            thing=thing,
            kinds=kinds,
        ):
            found.add(read.id_of(told.iri))
    return found
