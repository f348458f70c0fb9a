"""
A graph comes in; out goes every disagreement it holds: stated, signed by the editors, or shown.

A voice states one when it disputes a claim, or denies what another says of the same event; the
editors sign one in the dossier; figures show one
when their comparison is a conflict, certain or possible, and dates of one event that lie apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from backstory.compare.counting import figures_of
from backstory.compare.dates_apart import apart_of
from backstory.compare.figures import Pair, Verdict
from backstory.compare.once import once, pairs
from backstory.model.nouns import Claim, Modality
from backstory.rdf.record import Record
from backstory.vocabulary import LINKS, id_of
from backstory.words.languages import shipped
from backstory.words.phrases import phrase

__all__ = ["Disagreement", "begun_by", "compared_of", "disagreements_of"]

_KINDS: Final = {
    "ctx:count": "value",
    "ctx:date": "date",
    "sem:hasPlace": "place",
    "ctx:characterisedAs": "name",
    "sem:hasActor": "who",
    "org:holds": "who",
}
"""What a dispute is about, by what the disputed claim says; of any other, its scope."""
_DENIED: Final = frozenset(("ctx:date", "sem:hasPlace", "ctx:instrument", *LINKS["upon"]))
"""Predicates of which a denial and a statement in the same terms speak of the same thing."""
_DENIED_ALONE: Final = frozenset(("sem:hasActor", "ctx:characterisedAs", "ctx:count", "org:holds"))
"""Predicates of which a denial is set against a statement only where nobody yet names its rival."""
_TOLD: Final = frozenset(("asserted", "expected", "reported"))
"""How what a denial contradicts is put: nobody is contradicted who only asked for it, or hoped."""
_CONFLICTS: Final = (Verdict.CONFLICT, Verdict.POSSIBLE_CONFLICT)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims at odds, and by whose word they are."""

    by: str
    """stated, signed or shown."""
    id: str
    kind: str
    """value, date, place, name, scope, who, denial, precision."""
    claims: tuple[str, ...]
    """IRIs; for a stated one, what is disputed comes first."""
    note: dict[str, str]
    """By language, the editors' note; what dates show has one, what figures show has its pair."""
    pair: Pair | None = None
    """The two figures compared, for one that figures show."""
    alike: tuple[tuple[str, ...], ...] = ()
    """For one that dates show: the claims of each side."""
    verdict: str = ""
    """For a signed one: possible, compatible, explained or slip, where the editors tell it."""

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """Claims that stand together against the other sides; a figure's repeats stand with it."""
        if self.alike:
            return self.alike
        if self.pair is None:
            return tuple((claim,) for claim in self.claims)
        both = (self.pair.one, self.pair.other)
        return tuple((each.claim, *sorted(each.also)) for each in both)


def disagreements_of(record: Record, about: str = "") -> list[Disagreement]:
    """
    Give every disagreement a graph holds, worked out once however often they are asked for.

    Args:
        record: What a graph records.
        about: IRI; only those that touch a claim about it, or by it, or the claim itself.

    Returns:
        Those the voices state, then those the editors signed, then those that figures or dates
        show; a pair that somebody named already is not shown again.
    """
    found = record.once("disagreements", _every)
    return [each for each in found if not about or _touches(record, each, about)]


def begun_by(record: Record, name: str) -> str:
    """
    Give the IRI of the claim with which the name of a disagreement begins; empty if none is so.

    Two claims at odds have no id but such a name, as *one-and-other* or *one-disputes-other*.
    """
    if "-and-" not in name and "-disputes-" not in name:
        return ""
    named = (each for each in disagreements_of(record) if each.id == name)
    claims = (iri for each in named for iri in each.claims if name.startswith(record.short(iri)))
    return next(claims, "")


def compared_of(record: Record) -> list[Pair]:
    """Compare the figures that count the same thing, two by two, each once; worked out once."""
    return record.once("figures compared", lambda known: pairs(once(figures_of(known)), alike=True))


def _every(record: Record) -> list[Disagreement]:
    stated, signed = _stated(record), _signed(record)
    found = [*stated, *_denied(record, stated, signed), *signed]
    named = [frozenset(each.claims) for each in found]
    for pair in compared_of(record):
        if pair.verdict in _CONFLICTS:
            both = (pair.one.claims, pair.other.claims)
            if any(all(side & claims for side in both) for claims in named):
                continue
            claims = (pair.one.claim, pair.other.claim)
            name = f"{record.short(claims[0])}-and-{id_of(claims[1])}"
            found.append(Disagreement("shown", name, "value", claims, {}, pair))
    return [*found, *_apart(record, named)]


def _apart(record: Record, named: list[frozenset[str]]) -> Iterator[Disagreement]:
    """Give the dates that lie apart and that nobody names pair by pair."""
    note = {lang: phrase("dates apart", lang) for lang in shipped()}
    for sides in apart_of(record):
        if not any(all(claims.intersection(side) for side in sides) for claims in named):
            claims = (sides[0][0], sides[1][0])
            name = f"{record.short(claims[0])}-and-{id_of(claims[1])}"
            yield Disagreement("shown", name, "date", claims, note, None, sides)


def _stated(record: Record) -> list[Disagreement]:
    found = []
    for claim in record.claims.values():
        for target in claim.disputes:
            if target in record.claims:
                kind = _kind_of_dispute(record.claims[target], claim)
                name = f"{record.short(claim.iri)}-disputes-{id_of(target)}"
                found.append(Disagreement("stated", name, kind, (target, claim.iri), {}))
    return found


def _denied(
    record: Record, stated: list[Disagreement], signed: list[Disagreement]
) -> Iterator[Disagreement]:
    """Give what one voice denies in the terms in which another says it, pointed at or not."""
    named = {each.claims for each in stated}
    has_rival = {iri for each in (*stated, *signed) for iri in each.claims}
    for claim in record.claims.values():
        if claim.modality != Modality.DENIED:
            continue
        alone = claim.predicate in _DENIED_ALONE and claim.iri not in has_rival
        if claim.predicate not in _DENIED and not alone:
            continue
        for other in record.about.get(claim.subject, ()):
            both = (other.iri, claim.iri)
            is_same = _terms(other) == _terms(claim) and other.modality in _TOLD
            is_same = is_same and (claim.when in (None, other.when) or claim.predicate in _DENIED)
            if is_same and both not in named and not {*other.voices} & {*claim.voices}:
                name = f"{record.short(claim.iri)}-disputes-{id_of(other.iri)}"
                yield Disagreement("stated", name, "denial", both, {})


def _terms(claim: Claim) -> tuple[object, ...]:
    """Give what a claim says of its subject: as whom an actor is told, of what a number is."""
    return claim.predicate, claim.object, claim.role, claim.counted, claim.bound


def _kind_of_dispute(disputed: Claim, disputing: Claim) -> str:
    if disputing.modality == "denied":
        return "denial"
    if disputing.predicate == disputed.predicate == "org:holds":
        same = (disputing.subject, disputing.object) == (disputed.subject, disputed.object)
        return "date" if same else "who"
    return _KINDS.get(disputed.predicate, "scope")


def _signed(record: Record) -> list[Disagreement]:
    found = []
    for odds in record.disagreements.values():
        between = tuple(claim for claim in odds.between if claim in record.claims)
        if len(between) > 1:  # a graph from elsewhere may name half a claim, which is left out
            name, kind = record.short(odds.iri), id_of(odds.kind)
            found.append(
                Disagreement("signed", name, kind, between, {**odds.notes}, verdict=odds.verdict)
            )
    return found


def _touches(record: Record, each: Disagreement, about: str) -> bool:
    for iri in each.claims:
        claim = record.claims.get(iri)
        if claim and about in (iri, claim.subject, claim.object, claim.source, *claim.voices):
            return True
    return False
