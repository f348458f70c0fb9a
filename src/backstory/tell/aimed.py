"""
A question and the words it was typed in come in; out go the claims that these words aim at.

Who voted is told by what is said of the votes, why something was annulled by the reasons of those
who decided, what became of somebody by what befell them: less than all rows of the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from backstory.ask.asking import COUNTED
from backstory.ask.box import box_of
from backstory.ask.typed import plain
from backstory.model.nouns import Claim
from backstory.tell.choosing import iris_in, latest
from backstory.tell.told import Teller
from backstory.vocabulary import id_of
from backstory.words.languages import shipped, words_of
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["Aim", "aimed"]

_ACTOR, _BY, _ENDS = "sem:hasActor", "ctx:instrument", "ctx:annuls"
_VOTES: Final = "votes-"
"""How what is counted begins where votes are."""
_DECIDING: Final = frozenset(("decider", "signatory", "author"))
_LEADING: Final = frozenset(("leader", "initiator", "organiser"))
"""The parts of who led something, or is behind it."""
_BEFELL: Final = frozenset(("affected", "beneficiary", "defendant", "excluded", "victim"))
"""The parts of those whom something befell."""
_FATES: Final = ("acquittal", "pardon", "release", "conviction")
"""What may have befallen somebody."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What tells an answer."""

    groups: tuple[tuple[Claim, ...], ...]
    """Claims that say the same stand together, the weightiest first."""
    first: str = ""
    """What is said before all."""
    dated: bool = False
    """Whether each stands behind the day of its event."""


def aimed(
    teller: Teller, name: str, given: Mapping[str, str], text: str, table: Table
) -> Aim | None:
    """
    Give the claims that the words of a question aim at; None if they aim at no fewer than all.

    Args:
        teller: Tells claims.
        name: The named question.
        given: What its blanks were filled with.
        text: What somebody typed.
        table: Its rows.
    """
    record, typed = teller.record, plain(text).split()
    if name == "stages_of_instrument" and _has(typed, "votes"):
        iri = record.by_id.get(given.get("instrument", ""), "")
        return _grouped(teller, _votes(teller, iri, iris_in(table, "event")))
    if name == "precedents" and (iri := record.by_id.get(given.get("event", ""), "")):
        ended = "outcome_of_measure" in box_of(record).read(text).asked
        events = (iri, *(_endings(teller, iri) if ended else ()))
        return _grouped(teller, (claim for each in events for claim in _reasons(teller, each)))
    if name == "actors_of_event" and _has(typed, "leading"):
        event = record.by_id.get(given.get("event", ""), "")
        led = [c for c in record.about.get(event, ()) if _part(c) in _LEADING]
        return _grouped(teller, led)
    if name == "figures_side_by_side" and _has(typed, "after"):
        return _grouped(
            teller, _since(teller, record.by_id.get(given.get("subject", ""), ""), typed)
        )
    fates = box_of(record).fitting.typed.fates
    if name == "events_of_actor" and (word := next((w for w in typed if w in fates), "")):
        return _befallen(teller, record.by_id.get(given.get("actor", ""), ""), word)
    return None


@cache
def _words(aim: str) -> frozenset[str]:
    every = (words_of(lang)["asking"]["aims"][aim] for lang in shipped())
    return frozenset(word for words in every for word in plain(words).split())


def _has(words: Iterable[str], aim: str) -> bool:
    return not _words(aim).isdisjoint(words)


def _says(teller: Teller, claim: Claim, aim: str) -> bool:
    return _has(plain(teller.text(claim)).split(), aim)


def _part(claim: Claim) -> str:
    return id_of(claim.role) if claim.predicate == _ACTOR and claim.role else ""


def _grouped(teller: Teller, claims: Iterable[Claim]) -> Aim | None:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        said = claim.gist.get(teller.lang) or teller.text(claim)
        groups.setdefault(said, []).append(claim)
    for group in groups.values():
        group.sort(key=lambda claim: (-teller.worth(claim), claim.id))
    return Aim(tuple(map(tuple, groups.values()))) if groups else None


def _votes(teller: Teller, instrument: str, events: Sequence[str]) -> list[Claim]:
    """Give what is said of votes on a text: numbers of them first, then in the order of time."""
    record = teller.record
    found = [
        claim
        for thing in dict.fromkeys((instrument, *events))
        if not any(claim.predicate == _ENDS for claim in record.about.get(thing, ()))
        for claim in record.about.get(thing, ())
        if id_of(claim.counted or "").startswith(_VOTES) or _says(teller, claim, "votes")
    ]
    return sorted(found, key=lambda c: (not c.counted, teller.begins(c.subject), -teller.worth(c)))


def _endings(teller: Teller, event: str) -> list[str]:
    """Give the events that ended a measure, or the text that it came by."""
    record = teller.record
    own = {event, *(c.object for c in record.about.get(event, ()) if c.predicate == _BY)}
    found = [c.subject for c in record.claims.values() if c.predicate == _ENDS and c.object in own]
    return sorted({*found})


def _reasons(teller: Teller, event: str) -> list[Claim]:
    """Give the reasons that those who decided something gave, as the source with most tells."""
    record = teller.record
    own = record.about.get(event, ())
    deciders = {str(claim.object) for claim in own if _part(claim) in _DECIDING}
    texts = [str(claim.object) for claim in own if claim.predicate == _BY]
    told = [claim for iri in (event, *texts) for claim in record.about.get(iri, ())]
    found = [
        claim for claim in told if deciders & {*claim.voices} and _says(teller, claim, "reasons")
    ]
    by_source: dict[str, list[Claim]] = {}
    for claim in found:
        by_source.setdefault(claim.source, []).append(claim)
    most = sorted(by_source.values(), key=lambda claims: (-len(claims), claims[0].id))
    return [claim for claims in most for claim in sorted(claims, key=lambda c: _order(teller, c))]


def _since(teller: Teller, thing: str, typed: Sequence[str]) -> list[Claim]:
    """Give the numbers, of what the words count, that begin with something; the latest first."""
    record, fitting = teller.record, box_of(teller.record).fitting
    came = [c.subject for c in record.claims.values() if (c.predicate, c.object) == (_BY, thing)]
    event = max(came, key=lambda each: (len(record.about[each]), each), default=thing)
    _, day, _ = teller.begins(event)
    words = {w for word in typed for w in (word, *fitting.typed.alike.get(word, ()))}
    known = record.names.get(thing)
    named = {*plain(" ".join(known.labels.values())).split()} if known else set()
    words -= named | fitting.typed.light
    rows = {at for word in words for at in fitting.shelf.having(word)}
    counted = {
        record.by_id.get(fitting.shelf.row(at).id, "")
        for at in rows
        if fitting.shelf.kinds[at] == COUNTED
    }
    found = [
        claim
        for claim in record.claims.values()
        if claim.counted in counted
        and claim.when
        and (claim.when.earliest_begin or day - 1) >= day
        and claim.when.latest_end is not None
    ]
    return latest(found, {claim.iri: teller.worth(claim) for claim in found})


def _order(teller: Teller, claim: Claim) -> tuple[int, str]:
    """Give the place of a reason among others, where it says so: the first, the second."""
    spelt = [
        (int(number), {*words})
        for lang in shipped()
        for number, *words in (
            plain(group).split() for group in str(words_of(lang)["asking"]["spelt"]).split(";")
        )
    ]
    words = {*plain(teller.text(claim)).split()}
    return min((n for n, names in spelt if names & words), default=len(spelt)), claim.id


def _befallen(teller: Teller, person: str, word: str) -> Aim | None:
    """Give what befell somebody, what was asked first; and say so where that is not recorded."""
    fate = next((each for each in _FATES if word in _words(each)), "")
    best: dict[str, tuple[tuple[bool, bool, float], Claim]] = {}
    asked: set[str] = set()
    for claim in teller.record.claims.values():
        if claim.object != person or _part(claim) not in _BEFELL:
            continue
        event = claim.subject
        told = f"{teller.text(claim)} {teller.prose.name(event)}"
        says = bool(fate) and _has(plain(told).split(), fate) and _part(claim) != "excluded"
        asked |= {event} if says and claim.modality == "asserted" else set()
        worth = (says, teller.has_gist(claim), teller.worth(claim))
        if event not in best or worth > best[event][0]:
            best[event] = worth, claim
    none = phrase(f"no {fate}", teller.lang).format(teller.prose.name(person)) if fate else ""
    events = sorted(best, key=lambda each: (each not in asked, teller.begins(each)))
    first = "" if asked else none
    groups = tuple((best[each][1],) for each in events)
    return Aim(groups, first, dated=True) if groups or first else None
