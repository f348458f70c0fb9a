"""What is asked comes in; out goes that nothing is recorded of it, or what is recorded instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from backstory.ask.box import box_of
from backstory.ask.plain import plain
from backstory.dates.edtf import Span
from backstory.tell.choosing import iris_in, is_in
from backstory.tell.replying import ENDED, ONWARD, UNCOUNTED, VOTED_IN
from backstory.tell.standing import ends
from backstory.tell.wanted import LETTERS
from backstory.vocabulary import id_of
from backstory.words.dates import name as day_named
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller
    from backstory.words.table import Table

__all__ = [
    "ABOUT",
    "carries_on",
    "counted_soon",
    "counted_then",
    "is_ended",
    "lasting",
    "names_counted",
    "no_holder",
    "nothing",
    "rest_stands",
    "said_of",
    "uncounted",
]

ABOUT = 7
"""Days before a day whose counts tell of it."""
_IN_FORCE = "in_force"
_NEVER_BEGUN = {"not-promulgated", "rejected", "vetoed"}
"""What ends no text that was in force: a veto may have been overridden."""
_BY, _ANNULS = "ctx:instrument", "ctx:annuls"
_VOTES = "votes-"
_YEAR = 365
_STEPS = 4
"""From an announcement by its bill and its law to what applies it."""


def counted_then(
    record: Record, counted: set[str], day: int | None, about: Iterable[str]
) -> list[Claim]:
    """
    Give what was counted about a day that was typed, of whatever it is counted.

    Without a day, what was counted of events that are tied to what the words name; else of what
    carried those on: how many an amnesty that was announced benefited is counted of its law. Votes
    on a law are counted of a part of its passage too: the vote of one chamber.
    """
    of = [each for each in record.counted.values() if each.counted in counted]
    if day is not None:
        return is_in(of, (day - ABOUT, day))
    reached = _things(record, about)
    step, ways = reached, tuple[str, ...]()
    further = VOTED_IN if all(id_of(each).startswith(_VOTES) for each in counted) else ONWARD
    for _ in range(_STEPS):
        tied = [claim for iri in step for claim in record.towards.get(iri, ())]
        onward = {c.subject for c in tied if not ways or c.predicate in ways}
        if found := [each for each in of if each.subject in onward]:
            return found
        by = [claim for iri in step for claim in record.about.get(iri, ())]
        texts = {str(claim.object) for claim in by if claim.predicate == _BY}
        step, ways = (onward | texts) - reached, further
        reached = reached | step
    return []


def carries_on(record: Record, claims: Iterable[Claim], about: Iterable[str]) -> bool:
    """Tell whether what is counted carries on what the words name, and is not merely tied to it."""
    tied = {
        claim.subject
        for iri in _things(record, about)
        for claim in record.towards.get(iri, ())
        if claim.predicate not in ONWARD
    }
    return all(claim.subject not in tied for claim in claims)


def _things(record: Record, about: Iterable[str]) -> set[str]:
    """Give what words name; what they count is none of it, for everything that counts it is."""
    named = {record.by_id.get(own, "") for own in about} - {""}
    return {iri for iri in named if record.kind(iri) != "concept"}


def names_counted(teller: Teller, claims: Sequence[Claim], text: str) -> bool:
    """Tell whether what some claims count begins as a word that was typed."""
    stems = {word[: LETTERS - 1] for word in plain(text).split()}
    return any(
        word[: LETTERS - 1] in stems
        for claim in claims
        for word in plain(teller.prose.name(claim.counted)).split()
        if len(word) > LETTERS - 1
    )


def said_of(teller: Teller, about: Iterable[str]) -> list[Claim]:
    """Give what is said, without a number, of what words name, and of events by which it came."""
    record = teller.record
    things = _things(record, about)
    things |= {event for iri in things for event in teller.ties.events_of.get(iri, ())}
    return [
        claim
        for iri in sorted(things)
        for claim in record.about.get(iri, ())
        if not claim.counted and teller.has_gist(claim)
    ]


def counted_soon(teller: Teller, counted: set[str], about: Iterable[str]) -> list[Claim]:
    """Give what was counted within a year after an event that the words name: after the vote."""
    record = teller.record
    days = [
        teller.begins(iri)[1] for own in about
        if (iri := record.by_id.get(own, "")) in teller.ties.events and not teller.begins(iri)[0]
    ]  # fmt: skip
    of = [each for each in record.counted.values() if each.counted in counted]
    return is_in(of, (days[0] - _YEAR, days[0] + _YEAR)) if days else []


def uncounted(teller: Teller, about: Iterable[str]) -> tuple[str, ...]:
    """Say that what the words count is counted nowhere of the event, text or place they name."""
    record = teller.record
    known = _things(record, about)
    things = [iri for own in about if (iri := record.by_id.get(own, "")) in known]
    things = [iri for iri in things if record.kind(iri) in UNCOUNTED]
    return nothing(teller, "no count", things[0]) if things else ()


def is_ended(record: Record, table: Table) -> bool:
    """Tell whether some row of what became of a measure says that it ended."""
    known = [record.claims[iri] for iri in iris_in(table, "claim") if iri in record.claims]
    return any(map(ends, known)) or any(id_of(iri) in ENDED for iri in iris_in(table, "status"))


def lasting(teller: Teller, iri: str) -> tuple[str, ...]:
    """Say of a legal text, or what came by one, that nothing tells of its end."""
    legal = teller.record.kind(iri) == "instrument" or bool(teller.ties.texts_of.get(iri))
    # Which chamber annulled the law: what annuls is asked of, not what became of that.
    annuls = any(c.predicate == _ANNULS for c in teller.record.about.get(iri, ()))
    return nothing(teller, "no ending", iri) if legal and not annuls else ()


def rest_stands(teller: Teller, text: str, iri: str, table: Table) -> tuple[str, ...]:
    """Say, where it is asked whether a text is in force, that no more than a part of it ended."""
    if _IN_FORCE not in box_of(teller.record).read(text).asked:
        return ()
    ended = [row for row in table if str(row["status"]) in ENDED - _NEVER_BEGUN]
    is_rest = ended and all(str(row["extent"]) == "part" or row["article"] for row in ended)
    return nothing(teller, "rest stands", iri) if is_rest else ()


def nothing(teller: Teller, key: str, iri: str) -> tuple[str, ...]:
    """Say of something, by its name, what is not recorded."""
    return (phrase(key, teller.lang).format(teller.prose.name(iri)),)


def no_holder(teller: Teller, post: str, day: str) -> tuple[str, ...]:
    """Say that nobody is recorded who held a post on a day: what else names it is no answer."""
    told = phrase("no holder", teller.lang)
    return (told.format(teller.prose.name(post), day_named(Span.parse(day), teller.lang)),)
