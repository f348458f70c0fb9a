"""
A claim comes in; out go those whom its sentence names beside a word of charge or sentence.

"What they are charged with is taken as crimes against humanity" accuses whomever it names, though
the claim is but that an amnesty leaves them out. Who decided, spoke or asked is not accused by
standing in the same sentence, nor is who was held or freed in one that says no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.replying import BEFELL
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.languages import shipped
from backstory.words.phrases import phrase

__all__ = ["charged_in", "charges", "names_in"]

_BORNE: Final = BEFELL | {"appointee", "candidate", "participant", "predecessor", "successor"}
"""Parts of whom something is told, and who need have decided nothing."""
_LONG: Final = 4
"""Letters of a last name by which a sentence may name somebody."""
_ACTORS: Final = frozenset(("person", "body", "group"))


@cache
def _charging(lang: str) -> tuple[str, ...]:
    """Give the words of a language by which a sentence charges, tries or sentences somebody."""
    words = phrase("charging", lang) if lang in shipped() else ""
    return tuple(f" {normalise(word)} " for word in words.split(";") if word)


def _said(claim: Claim) -> dict[str, str]:
    return {lang: f" {normalise(gist)} " for lang, gist in claim.gist.items()}


def charges(claim: Claim) -> bool:
    """Tell whether the sentence of a claim has a word of charge or sentence, in any language."""
    return any(
        not _longest(lang).isdisjoint(text.split())
        and any(word in text for word in _charging(lang))
        for lang, text in _said(claim).items()
    )


@cache
def _longest(lang: str) -> frozenset[str]:
    """Give the longest word of each of these: most sentences have not even that."""
    return frozenset(max(words.split(), key=len, default="") for words in _charging(lang))


def charged_in(record: Record, claim: Claim) -> tuple[str, ...]:
    """Give who is accused by the words of a claim alone, in the order in which they are named."""
    if not charges(claim):
        return ()
    own = [c for c in record.about.get(claim.subject, ()) if c.predicate == "sem:hasActor"]
    did = {c.object for c in own if id_of(c.role) not in _BORNE}
    bore = {str(c.object) for c in own if c.object not in did}
    if claim.predicate == "sem:hasActor" and id_of(claim.role) in _BORNE:
        bore.add(str(claim.object))
    if record.kind(claim.subject) == "person":
        bore.add(claim.subject)
    if bore & {*claim.voices}:
        return ()  # who is accused speaks: it is the answer
    # A sentence is of all whom its claims name, one by one.
    told = {str(c.object) for c in own if c.gist == claim.gist}
    return names_in(record, claim, bore, told & bore)


def names_in(
    record: Record, claim: Claim, of: set[str], also: Iterable[str] = ()
) -> tuple[str, ...]:
    """Give which of some actors a claim names: its object, those in its sentence, and others."""
    text = " ".join(_said(claim).values())
    found = {iri: _called(record, iri, text) for iri in sorted(of) if record.kind(iri) in _ACTORS}
    whole = {word for at, name in found.values() if " " in name for word in name.split()}
    order = {iri: at for iri, (at, name) in found.items()
             if at >= 0 and (" " in name or name not in whole)}  # fmt: skip
    for iri in (*also, *({str(claim.object)} & of)):
        order.setdefault(iri, len(text))
    return tuple(sorted(order, key=lambda iri: (order[iri], iri)))


def _called(record: Record, iri: str, text: str) -> tuple[int, str]:
    """Give where a text names somebody, and by which name; by a whole one before a last one."""
    known = record.names[iri]
    # What stands in brackets tells somebody from another of the name.
    names = {normalise(each.partition(" (")[0]) for each in known.labels.values()}
    last = {word for name in names for word in name.split()[1:] if len(word) >= _LONG}
    names |= {normalise(alias.text) for alias in known.aliases}
    names |= last if known.kind == "person" else set()
    told = sorted(names, key=lambda name: (-len(name.split()), name))
    return next(((at, n) for n in told if (at := text.find(f" {n} ")) >= 0), (-1, ""))
