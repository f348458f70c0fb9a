"""
What nothing seems to answer comes in; out go the claims that speak of it after all.

That nothing is recorded is said only where no claim has that voice and that thing, that count and
that thing, or that fate and that person: whatever blank of a question the words were put into.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.ids import COUNTED
from backstory.ask.plain import is_year, plain
from backstory.tell.aims import best_first
from backstory.tell.outright import called
from backstory.tell.wanted import LETTERS
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.told import Teller

__all__ = ["acting_in", "counted_of", "is_meant", "named_whole", "of_event", "said_near"]

_STEM: Final = LETTERS - 1
"""Letters by which a word is known in the name of what is counted: presos, presas."""
_PARTS: Final = "sem:hasActor"


def counted_of(record: Record, counted: set[str], about: Iterable[str]) -> list[Claim]:
    """Give what is counted of what words name, whether they name its subject or who counts it."""
    things = {iri for own in about if record.kind(iri := record.by_id.get(own, "")) != "concept"}
    things -= {""}
    return [
        claim
        for claim in record.counted.values()
        if claim.counted in counted and (claim.subject in things or things & {*claim.voices})
    ]


def is_meant(record: Record, text: str, about: Iterable[str], counted: set[str]) -> bool:
    """Tell whether words name a thing beside what they count: not merely the year of an event."""
    box = box_of(record)
    query, light = box.read(text), box.fitting.typed.light
    names = {word for iri in counted for word in _cut(record, iri)}
    rest = [
        word
        for word in (*query.words, *query.told)
        if not is_year(word) and word not in query.months and word not in light
        and word[:LETTERS] not in names and not _counts(record, word, counted)
    ]  # fmt: skip
    own = {word for each in about for word in _cut(record, record.by_id.get(each, each))}
    return any(form[:LETTERS] in own for word in rest for form in box.fitting.forms(word))


def named_whole(teller: Teller, claims: Iterable[Claim], text: str) -> list[Claim]:
    """Keep the numbers whose name has every word typed: how many of the pardoned were in prison."""
    box = box_of(teller.record)
    query = box.read(text)
    words = [w for w in (*query.told, *query.words) if not is_year(w) and w not in query.months]
    wanted = [{form[:_STEM] for form in box.fitting.forms(word)} for word in words]

    def has(claim: Claim) -> bool:
        own = {word[:_STEM] for word in plain(teller.prose.name(claim.counted)).split()}
        return all(each & own for each in wanted)

    return [claim for claim in claims if len(wanted) > 1 and claim.counted and has(claim)]


def _counts(record: Record, word: str, counted: Iterable[str]) -> bool:
    """Tell whether a word is of any name by which something counted is found: requests."""
    shelf = box_of(record).shelf
    rows = (shelf.row(at) for at in shelf.having(word) if shelf.kinds[at] == COUNTED)
    own = {*counted}
    return any(record.by_id.get(row.id, row.id) in own for row in rows)


def said_near(teller: Teller, claims: Iterable[Claim], words: Sequence[str]) -> list[Claim]:
    """
    Give what is said of a thing that has some of the words in any of its names, most first.

    Where none is: of the days of an event that the words name. He denies that he resigned, and
    never says coup.
    """
    claims = list(claims)
    record, fitting = teller.record, box_of(teller.record).fitting
    wanted = [{form[:LETTERS] for form in fitting.forms(word)} for word in words]
    found: list[tuple[int, Claim]] = []
    for claim in claims:
        named = (str(one) for one in (claim.subject, claim.object, claim.counted or ""))
        own = {w[:LETTERS] for w in plain(claim.gist.get(teller.lang, "")).split()}
        own |= {word for iri in named for word in _cut(record, iri)}
        found.append((sum(bool(each & own) for each in wanted), claim))
    order = {claim.iri: at for at, claim in enumerate(best_first(teller, (c for _, c in found)))}
    kept = sorted((-many, order[claim.iri], claim) for many, claim in found if many)
    return [claim for *_, claim in kept] or _of_days(teller, claims, words)


def _of_days(teller: Teller, claims: Iterable[Claim], words: Sequence[str]) -> list[Claim]:
    """Give what is said of what happened within an event, or names the month in which it began."""
    record, box = teller.record, box_of(teller.record)
    event = box.event_called(words)
    span = record.hulls.get(record.by_id.get(event, ""))
    first, last = (span.earliest_begin, span.latest_end) if span else (None, None)
    if first is None or last is None:
        return []

    month = tuple(map(int, box.day_of(event).split("-")[:2]))

    def is_within(claim: Claim) -> bool:
        if box.fitting.typed.month(plain(claim.gist.get(teller.lang, "")).split()) == month:
            return True
        undated, day, _ = teller.begins(claim.subject)
        return claim.subject in teller.ties.events and not undated and first <= day <= last

    return best_first(teller, (c for c in claims if teller.has_gist(c) and is_within(c)))


def acting_in(teller: Teller, voices: Iterable[str], term: tuple[int, int]) -> list[str]:
    """Give the events of a term in which somebody had a part, in the order of time."""
    found = {
        claim.subject
        for voice in voices
        for claim in teller.record.towards.get(voice, ())
        if claim.predicate == _PARTS and claim.subject in teller.ties.events
    }
    within = [iri for iri in found if term[0] <= teller.begins(iri)[1] <= term[1]]
    return sorted(within, key=lambda iri: (*teller.begins(iri), iri))


def of_event(teller: Teller, text: str, event: str) -> tuple[str, ...]:
    """Say which event is told of, where a word that was typed is in none of its names."""
    record, box = teller.record, box_of(teller.record)
    query, iri = box.read(text), record.by_id.get(event, event)
    known = record.names.get(iri)
    own = _cut(record, iri) | (_cut(record, known.type) if known else set())
    words = (word for word in query.words if not word.isdigit() and word not in query.months)
    if all(any(form[:LETTERS] in own for form in box.fitting.forms(word)) for word in words):
        return ()
    return (phrase("reply of", teller.lang).format(teller.prose.name(iri)),)


def _cut(record: Record, iri: str) -> set[str]:
    """Give the words of all names of something, each by its first letters."""
    known = record.names.get(iri)
    words = plain(" ".join(called(known))).split() if known else []
    return {word[:LETTERS] for word in words if len(word) > 1}
