"""
A kind of event, or a span of time, comes in; out go the events of it, in sentences.

The page has the same rules (web/src/replies/spanned.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.find import day_of
from backstory.ask.plain import as_typed, plain
from backstory.compare.measures import broader
from backstory.dates.days import iso
from backstory.dates.edtf import Span
from backstory.tell.defined import definitions
from backstory.tell.fared import makers
from backstory.tell.following import end_of_post
from backstory.tell.outright import (
    called,
    of_kind,
    told_of_term,
)
from backstory.tell.sayer import FEW, MANY
from backstory.tell.served import begin_of
from backstory.vocabulary import id_of
from backstory.words.dates import name as day_named
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["apart", "between", "each", "end", "made", "means", "preceding", "spanned", "tallied"]

_LINKED: Final = 8
"""What being tied to one of two events is worth beside how much is said of something."""
_HOLDS: Final = "org:holds"
_BEGUN: Final = 3
"""How much is told of a term of which the beginning is known and the end is not."""
_BESIDE: Final = 2
"""Events of each of two kinds, and of one end of time."""


def end(sayer: Sayer, teller: Teller, things: Sequence[str], name: str) -> tuple[str, ...]:
    """Tell the first events of a kind, or the last, of those recorded; of a post, its holder."""
    kind, *by = things
    if teller.record.kind(kind) == "post":
        held = end_of_post(teller, kind, last=name == "last")
        return (sayer._group(teller, held, held=True),) if held else ()
    every = of_kind(teller, kind, broader(sayer.record))
    if by:  # the first amnesty of somebody: of those that he made
        every = [iri for iri in every if by[0] in makers(teller, iri)]
    dated = sorted((iri for iri in every if not teller.begins(iri)[0]), key=teller.begins)
    few = dated[:_BESIDE] if name == "first" else dated[: -_BESIDE - 1 : -1]
    return (phrase(f"reply {name}", teller.lang), *each(sayer, teller, few)) if few else ()


def made(
    sayer: Sayer, teller: Teller, things: Sequence[str], whom: Iterable[str]
) -> tuple[str, ...]:
    """Tell the events of a kind that somebody decided; that none is recorded, where none is."""
    kind, person = things
    every = [iri for iri in of_kind(teller, kind, broader(sayer.record))
             if person in makers(teller, iri)]  # fmt: skip
    none = tuple[str, ...]()
    if not every:
        typed = as_typed(sayer.text, tuple(whom))
        none = (phrase("none made", teller.lang).format(teller.prose.name(kind), typed),)
        like = of_kind(teller, broader(sayer.record).get(kind, kind), broader(sayer.record))
        every = [iri for iri in like if person in makers(teller, iri)]
    few = sorted(_weightiest(teller, every, FEW), key=teller.begins)
    return (*none, *each(sayer, teller, few), *sayer._more(len(every) - len(few)))


def preceding(sayer: Sayer, teller: Teller, turn: Turn, things: Sequence[str]) -> tuple[str, ...]:
    """Tell the events of a kind before somebody took office: amnesties before Chávez."""
    kind, person = things
    record = sayer.record
    own = [c for c in record.about.get(person, ()) if c.predicate == _HOLDS
           and told_of_term(c) >= _BEGUN and begin_of(c)]  # fmt: skip
    if not own:
        return ()

    def many(post: str) -> tuple[int, str]:  # before the president, not before the minister
        return sum(c.predicate == _HOLDS for c in record.towards.get(post, ())), post

    post = max((str(c.object) for c in own), key=many)
    begun = min(begin_of(c) for c in own if c.object == post)
    return spanned(sayer, teller, turn._replace(span=("", iso(begun - 1))), (kind,))


def apart(sayer: Sayer, teller: Teller, concept: str) -> tuple[str, ...]:
    """Tell the definition of a concept, and the best known events of it."""
    events = of_kind(teller, concept, broader(sayer.record))
    few = sorted(_weightiest(teller, events, _BESIDE), key=teller.begins)
    return (*means(sayer, teller, concept)[:1], *each(sayer, teller, few))


def means(sayer: Sayer, teller: Teller, concept: str) -> tuple[str, ...]:
    """Tell the definition of a concept, what it is a kind of, and what here is of it."""
    defined = _defined(teller, concept)
    if not defined:
        return ()
    told = [phrase("reply means", teller.lang).format(_begun(teller.prose.name(concept)), defined)]
    above = broader(sayer.record)
    if wider := above.get(concept, ""):
        told.append(phrase("reply kind of", teller.lang).format(teller.prose.name(wider)))
    events = of_kind(teller, concept, above)
    if not events:
        return tuple(told)
    few = sorted(_weightiest(teller, events, FEW), key=teller.begins)
    told.append(phrase("reply of kind", teller.lang).format(numeral(len(events), teller.lang)))
    return (*told, *each(sayer, teller, few), *sayer._more(len(events) - len(few)))


def _defined(teller: Teller, concept: str) -> str:
    """Give the definition of a concept as a part of a sentence; empty if it has none."""
    text = definitions(teller.record, concept).get(teller.lang, "")
    return text[:1].lower() + text[1:]


def spanned(sayer: Sayer, teller: Teller, turn: Turn, things: Sequence[str]) -> tuple[str, ...]:
    """Tell what happened within a span of time; where nothing did, the nearest before and after."""
    above = broader(sayer.record) if things else {}
    every = of_kind(teller, things[0], above) if things else _dated(teller)
    if turn.words:
        every = [iri for iri in every if _is_called(teller, iri, turn.words)]
    first = day_of(turn.span[0]) if turn.span[0] else None
    last = day_of(turn.span[1]) if turn.span[1] else None
    days = {iri: teller.begins(iri)[1] for iri in every if not teller.begins(iri)[0]}
    within = [
        iri
        for iri, day in days.items()
        if (first is None or day >= first) and (last is None or day <= last)
    ]
    if within:
        few = sorted(_weightiest(teller, within, MANY), key=teller.begins)
        return (*each(sayer, teller, few), *sayer._more(len(within) - len(few)))
    whole = all(day[4:] in ("", "-01-01", "-12-31") for day in turn.span)
    ends = [
        day[:4] if whole else day_named(Span.parse(day), teller.lang) for day in turn.span if day
    ]
    key = "reply none within" if len(ends) > 1 else "reply none there"
    key = "reply none in" if len(ends) > 1 and ends[0] == ends[1] else key
    none = phrase(key, teller.lang).format(*ends)
    before = [iri for iri, day in days.items() if first is not None and day < first]
    since = [iri for iri, day in days.items() if last is not None and day > last]
    near = [*sorted(before, key=teller.begins)[-1:], *sorted(since, key=teller.begins)[:1]]
    return (none, *each(sayer, teller, near))


def tallied(
    sayer: Sayer, teller: Teller, things: Sequence[str], span: tuple[str, str]
) -> tuple[str, ...]:
    """Tell how many events of a kind are recorded, in a span if one is named; and them."""
    every = list(things)
    if every[0] not in teller.ties.events:
        every = of_kind(teller, every[0], broader(sayer.record))
    if span[0]:
        days = day_of(span[0]), day_of(span[1])
        every = [iri for iri in every if not teller.begins(iri)[0]
                 and days[0] <= teller.begins(iri)[1] <= days[1]]  # fmt: skip
    if not every:
        return ()
    few = sorted(_weightiest(teller, every, FEW), key=teller.begins)
    many = phrase("reply of kind", teller.lang).format(numeral(len(every), teller.lang))
    return (many, *each(sayer, teller, few), *sayer._more(len(every) - len(few)))


def between(sayer: Sayer, teller: Teller, things: Sequence[str]) -> tuple[str, ...]:
    """Tell, day by day, what happened from one event to another; what is tied to them first."""
    ordered = sorted(things, key=teller.begins)
    (undated, first, _), (other, last, _) = map(teller.begins, ordered)
    if undated or other:
        return ()
    record = sayer.record
    tied = {
        iri
        for thing in things
        for claim in (*record.about.get(thing, ()), *record.towards.get(thing, ()))
        for iri in (claim.subject, str(claim.object))
    }
    within = [iri for iri in _dated(teller) if first <= teller.begins(iri)[1] <= last]
    weight = {
        iri: (iri in things, len(record.about.get(iri, ())) * (_LINKED if iri in tied else 1))
        for iri in within
    }
    few = sorted(
        sorted(within, key=lambda iri: weight[iri], reverse=True)[:MANY], key=teller.begins
    )
    return (*each(sayer, teller, few), *sayer._more(len(within) - len(few)))


def _dated(teller: Teller) -> list[str]:
    return [iri for iri in teller.ties.events if not teller.begins(iri)[0]]


def _is_called(teller: Teller, event: str, words: Iterable[str]) -> bool:
    """Tell whether an event has some words in its names, in whatever form."""
    from backstory.ask.turn import same

    own = plain(" ".join(called(teller.record.names[event]))).split()
    return all(any(same(word, each) for each in own) for word in words)


def _weightiest(teller: Teller, events: Iterable[str], most: int) -> list[str]:
    """Give the events of which most is said."""
    about = teller.record.about
    return sorted(events, key=lambda iri: (-len(about.get(iri, ())), id_of(iri)))[:most]


def each(sayer: Sayer, teller: Teller, events: Iterable[str]) -> tuple[str, ...]:
    """Tell events, each behind its day and its name."""
    told = [(iri, teller.best(iri)) for iri in events]
    # One sentence may be the best of two events.
    every = (sayer._headed(teller, iri, best[0]) for iri, best in told if best)
    return tuple(dict.fromkeys(every))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
