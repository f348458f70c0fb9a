"""
A turn of phrase comes in; out go the sentences that answer it, or that nothing here does.

What is an amnesty is told by its definition, who came after somebody by the terms of a post, what a
newspaper reported by what its pages carry. The page has the same rules (web/src/replies/turned.ts).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.find import day_of
from backstory.ask.plain import plain
from backstory.compare.measures import broader
from backstory.dates.days import iso
from backstory.dates.edtf import Span
from backstory.tell.absent import nothing
from backstory.tell.aims import leading, on_topic
from backstory.tell.bound import kept_to, lastly, none_then, of_numbers, ruled, took
from backstory.tell.copied import copies, resting
from backstory.tell.covering import nearest
from backstory.tell.defined import definitions
from backstory.tell.demands import demands
from backstory.tell.fared import fared, makers
from backstory.tell.following import end_of_post, following
from backstory.tell.lawful import anyone, became, befallen, covered, numbered
from backstory.tell.outright import (
    called,
    is_weak,
    of_kind,
    of_outlet,
    profile,
    told_of_term,
    within_place,
)
from backstory.tell.sayer import FEW, MANY
from backstory.tell.voices import said_by
from backstory.vocabulary import SCHEMES, concept_iri, id_of
from backstory.words.dates import name as day_named
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.model.nouns import Claim
    from backstory.rdf.record import Record
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["turned"]

Saying = Callable[[str, "Sequence[Claim]"], tuple[str, ...]]
"""Tells what claims say on a topic, in the words of somebody who asks what was said."""

_LINKED: Final = 8
"""What being tied to one of two events is worth beside how much is said of something."""
_HOLDS: Final = "org:holds"
_BEGUN: Final = 3
"""How much is told of a term of which the beginning is known and the end is not."""
_HALF, _BESIDE = 3, 2
"""Sentences of each of two; events of each of two kinds, and of one end of time."""


def turned(sayer: Sayer, teller: Teller, turn: Turn, saying: Saying) -> tuple[str, ...]:
    """Tell what answers a turn of phrase; nothing where it is told as any question is."""
    things = [_iri(sayer.record, own) for own in turn.things]
    match turn.name:
        case "means":
            return _means(sayer, teller, things[0])
        case "span":
            return _spanned(sayer, teller, turn, things)
        case "between":
            return _between(sayer, teller, things)
        case "served":
            return _served(sayer, teller, *things)
        case "after" | "before":
            return _followed(sayer, teller, turn.name, things)
        case "reported":
            return _reported(teller, turn, saying)
        case "copies":
            return copies(teller)
        case "resting":
            return resting(teller, turn.words)
        case "said" | "counted":
            return _spoken(sayer, teller, things, turn, saying)
        case "lastly":
            return lastly(sayer, teller, things[0], said_by(teller, things), turn.words)
        case "ruled":
            return ruled(sayer, teller, things[0], turn.then)
        case "of_kind":
            return took(sayer, teller, turn)
        case "demanded":
            asked = demands(teller, things)
            return saying("", asked) if asked else nothing(teller, "no request", things[0])
        case "apart":
            return tuple(each for iri in things for each in _apart(sayer, teller, iri))
        case "both":
            few = (_spoken(sayer, teller, [iri], turn, saying)[:_HALF] for iri in things)
            return tuple(each for told in few for each in told)
        case "covers":
            return covered(sayer, teller, things, turn.words)
        case "listed":
            return _each(sayer, teller, sorted(things, key=teller.begins))
        case "unheard":
            return _unheard(sayer, teller, turn)
        case "tally":
            return _tallied(sayer, teller, things, turn.span)
        case "first" | "last":
            return _end(sayer, teller, things, turn.name)
        case "fared":
            return fared(sayer, teller, *things)
        case "numbered":
            return numbered(sayer, teller, things[0])
        case "anyone":
            return anyone(sayer, teller, things[0], turn.words)
        case "became":
            return became(sayer, teller, things[0])
        case "made":
            return _made(sayer, teller, things, turn.words)
        case "preceding":
            return _preceding(sayer, teller, turn, things)
        case "befell":
            return befallen(sayer, teller, "".join(things), turn.words, turn.span)
    told = {"held": within_place, "led": _leading, "is": profile}[turn.name](teller, things[0])
    if not told and turn.name == "held":
        return (phrase("no one held", teller.lang).format(teller.prose.name(things[0])),)
    found = [sayer._group(teller, group, held=group[0].predicate == "org:holds") for group in told]
    bare = f" ({phrase('date worked out', teller.lang)})"  # that it is worked out is no other news
    kept = list({text.replace(bare, ""): text for text in reversed(found)}.values())[::-1]
    answer = (*kept[:FEW], *sayer._more(len(kept) - FEW))
    if answer and turn.name == "is" and all(is_weak(teller, group[0]) for group in told[:FEW]):
        return (phrase("reply weak", teller.lang).format(teller.prose.name(things[0])), *answer)
    return answer


def _iri(record: Record, own: str) -> str:
    """Give what has an id: of the graph, or of the common words, whatever scheme they are of."""
    if ":" in own and not own.startswith("http"):  # a kind of actor
        return concept_iri(*own.split(":", 1))
    common = (concept_iri(scheme, own) for scheme in SCHEMES)
    return record.by_id.get(own) or next((iri for iri in common if iri in record.names), own)


def _end(sayer: Sayer, teller: Teller, things: Sequence[str], name: str) -> tuple[str, ...]:
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
    return (phrase(f"reply {name}", teller.lang), *_each(sayer, teller, few)) if few else ()


def _made(
    sayer: Sayer, teller: Teller, things: Sequence[str], whom: Iterable[str]
) -> tuple[str, ...]:
    """Tell the events of a kind that somebody decided; that none is recorded, where none is."""
    kind, person = things
    every = [iri for iri in of_kind(teller, kind, broader(sayer.record))
             if person in makers(teller, iri)]  # fmt: skip
    none = tuple[str, ...]()
    if not every:
        typed = " ".join(word for word in sayer.text.split() if plain(word) in whom)
        none = (phrase("none made", teller.lang).format(teller.prose.name(kind), typed),)
        like = of_kind(teller, broader(sayer.record).get(kind, kind), broader(sayer.record))
        every = [iri for iri in like if person in makers(teller, iri)]
    few = sorted(_weightiest(teller, every, FEW), key=teller.begins)
    return (*none, *_each(sayer, teller, few), *sayer._more(len(every) - len(few)))


def _preceding(sayer: Sayer, teller: Teller, turn: Turn, things: Sequence[str]) -> tuple[str, ...]:
    """Tell the events of a kind before somebody took office: amnesties before Chávez."""
    kind, person = things
    record = sayer.record
    own = [c for c in record.about.get(person, ()) if c.predicate == _HOLDS
           and told_of_term(c) >= _BEGUN and _begin_of(c)]  # fmt: skip
    if not own:
        return ()

    def many(post: str) -> tuple[int, str]:  # before the president, not before the minister
        return sum(c.predicate == _HOLDS for c in record.towards.get(post, ())), post

    post = max((str(c.object) for c in own), key=many)
    begun = min(_begin_of(c) for c in own if c.object == post)
    return _spanned(sayer, teller, turn._replace(span=("", iso(begun - 1))), (kind,))


def _apart(sayer: Sayer, teller: Teller, concept: str) -> tuple[str, ...]:
    """Tell the definition of a concept, and the best known events of it."""
    events = of_kind(teller, concept, broader(sayer.record))
    few = sorted(_weightiest(teller, events, _BESIDE), key=teller.begins)
    return (*_means(sayer, teller, concept)[:1], *_each(sayer, teller, few))


def _means(sayer: Sayer, teller: Teller, concept: str) -> tuple[str, ...]:
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
    return (*told, *_each(sayer, teller, few), *sayer._more(len(events) - len(few)))


def _defined(teller: Teller, concept: str) -> str:
    """Give the definition of a concept as a part of a sentence; empty if it has none."""
    text = definitions(teller.record, concept).get(teller.lang, "")
    return text[:1].lower() + text[1:]


def _spanned(sayer: Sayer, teller: Teller, turn: Turn, things: Sequence[str]) -> tuple[str, ...]:
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
        return (*_each(sayer, teller, few), *sayer._more(len(within) - len(few)))
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
    return (none, *_each(sayer, teller, near))


def _tallied(
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
    return (many, *_each(sayer, teller, few), *sayer._more(len(every) - len(few)))


def _between(sayer: Sayer, teller: Teller, things: Sequence[str]) -> tuple[str, ...]:
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
    return (*_each(sayer, teller, few), *sayer._more(len(within) - len(few)))


def _followed(sayer: Sayer, teller: Teller, name: str, things: Sequence[str]) -> tuple[str, ...]:
    """Tell who held a post after somebody, or before; of several posts the latest first."""
    person, *post = things
    found = following(teller, person, post[0] if post else "", after=name == "after")
    told = [sayer._group(teller, group, held=True) for _, group in found if group]
    if told:
        return (*dict.fromkeys(told[:FEW]), *sayer._more(len(told) - FEW))
    named = [teller.prose.name(iri) for iri, _ in found] or [teller.prose.name(iri) for iri in post]
    if not named:
        return ()
    none = phrase(f"no {name}", teller.lang)
    return tuple(none.format(each, teller.prose.name(person)) for each in named[:FEW])


def _served(sayer: Sayer, teller: Teller, person: str, post: str) -> tuple[str, ...]:
    """Tell since when and until when somebody held a post, whole terms first."""
    about = sayer.record.about.get(person, ())
    own = [claim for claim in about if (claim.predicate, claim.object) == (_HOLDS, post)]
    of = sorted(own, key=lambda c: (-told_of_term(c), -teller.worth(c), c.id))
    if not of:
        return ()
    first = [c for c in of if told_of_term(c) == told_of_term(of[0])]
    ends = [_end_of(claim) for claim in first]
    if all(ends):  # acting at first, elected then: a term that began later is another
        first += [c for c in of if told_of_term(c) == _BEGUN and _begin_of(c) >= max(ends)]
    told = [sayer._group(teller, [claim], held=True) for claim in first]
    return tuple(dict.fromkeys(told))[:FEW]


def _begin_of(claim: Claim) -> int:
    return (claim.when.earliest_begin or 0) if claim.when else 0


def _end_of(claim: Claim) -> int:
    return (claim.when.latest_end or 0) if claim.when else 0


def _reported(teller: Teller, turn: Turn, saying: Saying) -> tuple[str, ...]:
    """Tell what the pages of an outlet carry, on a topic if one is named."""
    claims = kept_to(teller, of_outlet(teller, turn.things[0], turn.words), turn.then)
    if not claims and turn.then[1]:
        return none_then(teller, turn.then)
    if not claims:
        of = " ".join(turn.words) or turn.things[0]
        return (phrase("no statement", teller.lang).format(of),)
    return saying(" ".join(turn.words), claims)


def _spoken(
    sayer: Sayer,
    teller: Teller,
    named: Sequence[str],
    turn: Turn,
    saying: Saying,
) -> tuple[str, ...]:
    """Tell what voices say on a topic, or count: of a body, those who head it too."""
    own = said_by(teller, named)
    if turn.name == "counted":
        own = [claim for claim in own if claim.counted]
    if turn.then[1]:
        own = kept_to(teller, own, turn.then)
        if not own:
            return none_then(teller, turn.then)
    own, words = of_numbers(own, turn.words)
    claims = on_topic(teller, own, words) if words else own
    if claims:
        return saying(" ".join(words), claims)
    return sayer._unsaid(teller, own, words) if own else ()


def _unheard(sayer: Sayer, teller: Teller, turn: Turn) -> tuple[str, ...]:
    """Say that nothing is recorded of whoever was asked for, before what others say."""
    typed = " ".join(word for word in sayer.text.split() if plain(word) in turn.things)
    near = nearest(sayer.record, " ".join(turn.words))[: _HALF + _BESIDE]
    told = dict.fromkeys(sayer._group(teller, [claim], held=False) for claim in near)
    return (phrase("none of voice", teller.lang).format(typed), *list(told)[:_HALF])


def _leading(teller: Teller, body: str) -> list[list[Claim]]:
    """Give what is said of those who head a body."""
    found = leading(teller, body)
    return [[claim] for claim in sorted(found, key=lambda c: (-teller.worth(c), c.id))]


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


def _each(sayer: Sayer, teller: Teller, events: Iterable[str]) -> tuple[str, ...]:
    """Tell events, each behind its day and its name."""
    told = [(iri, teller.best(iri)) for iri in events]
    # One sentence may be the best of two events.
    every = (sayer._headed(teller, iri, best[0]) for iri, best in told if best)
    return tuple(dict.fromkeys(every))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
