"""
Choose the few facts that an editor needs of something: what, when, who, whom it reaches, how many.

Each facet is a question, and the claims that answer it, the weightiest source first: text of the
law, official record, agency, newspaper, organisation; a copy or a blog only where nothing better
stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from backstory.compare.context import context_of, main_event
from backstory.dates.edtf import iso
from backstory.model.nouns import ACTOR_KINDS, Claim
from backstory.tell.facets_of_actors import Facet, of_actor, of_post
from backstory.tell.happened import near_count, of_the_days
from backstory.tell.ranking import (
    MAIN,
    counts_of,
    is_strange,
    nearness,
    of_events,
    of_people,
    ranked,
)
from backstory.tell.replying import DOING
from backstory.tell.told import Teller
from backstory.vocabulary import LINKS, id_of

__all__ = ["Facet", "every_part_of", "facets_of", "parts_of", "tells_what"]

_FIRST: Final = 2.0
_DAYS: Final = 0.5
"""What it adds that a sentence tells the day of an event: why and how come after what happened."""
_WHO: Final = ("sem:hasActor",)
_REACH: Final = ("ctx:benefits", "ctx:covers")
_TERMS: Final = ("ctx:condition", "ctx:effect")
_REACHES: Final = (("reach", _REACH, 2), ("out", ("ctx:excludes",), 2), ("terms", _TERMS, 1))
_LISTED: Final = 4
_NEAR: Final = 0.65
"""The share of the best score below which an event is no more told."""
_WHY: Final = (*LINKS["why"], "ctx:origin")
_AFTER: Final = LINKS["upon"]
_PARTS, _STEPS = 4, 6
"""Parts of an event from which on it is told by what happened in it; and of these at most."""
_SPEAKING: Final = frozenset(("author", "speaker"))
"""The parts of those whose words an event was."""
_BARE: Final = 3
"""Sentences at most of something told by its date and roles alone."""
_FAR: Final = -2.5
"""How near another count must be to be set beside one: some fourteen months."""
_NEVER: Final = 9999
"""The year after an event that nobody dates: what is told of others may be of any."""
_TELLING: Final = frozenset(
    ("ctx:date", "ctx:instrument", "ctx:origin", *LINKS["upon"], "sem:hasPlace")
)  # fmt: skip
"""Predicates that tell what happened, beside who had a main part."""


def facets_of(teller: Teller, iri: str) -> list[Facet]:
    """Give the facets of something, in the order in which they are told."""
    kind = teller.prose.kind(iri)
    told: Callable[[Teller, str], Iterable[Facet]] = _of_thing
    if iri in teller.record.claims:
        told = _of_figure
    elif kind in ("event", "instrument"):
        told = _of_measure
    elif kind == "post":
        told = of_post
    elif kind in ACTOR_KINDS or kind == "place":
        told = of_actor
    found = [facet for facet in told(teller, iri) if facet.claims]
    own = teller.record.about.get(iri, ())
    known = {claim.iri for facet in found for claim in facet.claims}
    # What happened to a legal text is told of the events by which it came.
    steps = [c for each in teller.ties.events_of.get(iri, ())
             for c in teller.record.about.get(each, ())]  # fmt: skip
    if told is _of_measure and known.isdisjoint(claim.iri for claim in (*own, *steps)):
        # Nothing but its date and bare roles: what was said there, and apart what led there.
        said = Facet("says", ranked(teller, _said_there(teller, iri)), _LISTED)
        most = _BARE - 1 if said.claims else _BARE
        bare = Facet("what", tuple(sorted(own, key=_bare)), most)
        around = [each for each in _around(teller, iri) if each.claims]
        return [each for each in (bare, said, *around) if each.claims] if own else found
    strange = ranked(teller, filter(is_strange, own))
    return [*found, Facet("strange", strange, 2)] if strange else found


def _said_there(teller: Teller, event: str) -> list[Claim]:
    """Give what those who spoke or wrote at an event said on its days, of whatever."""
    record = teller.record
    own = record.about.get(event, ())
    voices = {str(c.object) for c in own if c.role and id_of(c.role) in _SPEAKING}
    sources = {claim.source for claim in own}
    return [
        claim
        for source in sources if voices
        for claim in record.said_in.get(source, ())
        if voices & {*claim.voices} and teller.has_gist(claim)
    ]  # fmt: skip


def _bare(claim: Claim) -> tuple[bool, str]:
    return claim.predicate != "ctx:date", claim.id


def parts_of(teller: Teller, iri: str) -> list[str]:
    """Give the best-known parts of an event in the order of time, if it has enough of them."""
    ties, inside = teller.ties, every_part_of(teller, iri)
    if len(inside) < _PARTS:
        return []
    best = sorted(inside, key=lambda each: (-ties.sources[each], each))[:_STEPS]
    return sorted(best, key=lambda each: (ties.days[each], _begin(teller, each), each))


def every_part_of(teller: Teller, iri: str) -> list[str]:
    """Give the dated parts of an event, in no order."""
    ties, claims = teller.ties, teller.record.claims
    return [
        other
        for other, parts in ties.edges["part"].get(iri, {}).items()
        if other in ties.days
        and any(not part.things and claims[part.claims[0]].object == iri for part in parts)
    ]


def _begin(teller: Teller, event: str) -> str:
    """Give the date as written, whose hours order the events of a day."""
    return teller.record.hulls[event].text.strip("[.")


def _of_measure(teller: Teller, iri: str) -> Iterator[Facet]:
    """Tell an event or a legal text: what, its steps, who, its reach, how many, what came of it."""
    record, ties = teller.record, teller.ties
    things = ties.own(iri) if iri in ties.events else (iri, *ties.events_of.get(iri, ()))
    about = [claim for thing in things for claim in record.about.get(thing, ())]
    events = [thing for thing in things if thing in ties.events]
    lead = main_event(ties, iri) if events else ""
    main = [
        claim for event in (lead, *_same_days(teller, lead)) for claim in _telling(teller, event)
    ]
    if iri in ties.events:
        first = _first(teller, iri)
        # What a first screen opens with may be told of a part of the same day, or count votes.
        known = {claim.iri for claim in main}
        main += [c for c in first if c.iri not in known and (c.subject != iri or c.counted)]
        what = ranked(teller, main, _as_first(teller, first))
        # Who did it has its words before how many: a count of it is no other news.
        is_done = bool(what) and bool(what[0].role) and id_of(what[0].role) in DOING
        yield Facet("what", what, rank=-2 if is_done else 0)
    parts = parts_of(teller, iri)
    steps = parts if iri in ties.events else _stages(teller, events, lead)
    for step in steps:
        # How it ended is told before what came between, and of that what most tell of.
        rank = 1000 - ties.sources[step] if parts and step != steps[-1] else 0
        yield Facet("step", _best_telling(teller, step), rank=rank)
    later = [c for thing in things for c in record.towards.get(thing, ()) if c.predicate in _AFTER
             and c.object == thing]  # fmt: skip
    who = [c for c in main if c.predicate in _WHO]
    doing = [c for c in who if id_of(c.role) in DOING]
    yield Facet("who", () if parts else ranked(teller, doing or who), 2)
    if iri not in ties.events:  # a law that is no longer: by whom and how, before its reach
        undone = [c for c in later if c.predicate == "ctx:annuls" and c.modality == "asserted"]
        yield Facet("undone", ranked(teller, undone))
    of_then = of_the_days(teller, iri, about) if iri in ties.events else about
    then = {claim.iri for claim in of_then}
    for name, predicates, most in _REACHES:
        told = [c for c in about if c.predicate in predicates]
        soon = [c for c in told if c.iri in then]
        yield Facet(name, ranked(teller, soon or told, of_events(teller)), most)
    carried = [c.subject for c in later if c.predicate == "ctx:implements"]
    counts = [*about, *(c for event in carried for c in record.about.get(event, ()))]
    near = near_count(teller, iri) if iri in ties.events else None
    others = counts_of(teller, counts)
    if near:  # beside a count of people stand counts of people; the votes of a ballot are its own
        yield Facet("number", (near,), rank=-1)
        keeps = {iri} - {near.subject}
        others = tuple(c for c in others if id_of(c.unit) == "person" or c.subject in keeps)
    yield Facet("count", others, 1 if near else 2)
    yield Facet("why", ranked(teller, [c for c in about if c.predicate in _WHY]))
    yield Facet("after", ranked(teller, later))
    yield Facet("more", ranked(teller, [c for c in about if not c.counted]), 4)
    yield from _around(teller, lead)


def _around(teller: Teller, event: str) -> Iterator[Facet]:
    """Give the steps that led to an event and what came of it, for the words that are left."""
    if event in teller.ties.events:
        context = context_of(teller.record, event, most=_LISTED)
        days, span = teller.ties.days, teller.record.hulls.get(event)
        end = span.latest_end if span else None
        year = _NEVER if end is None else int(iso(end)[:4])
        for name, turn in (("before", "earlier"), ("story", "around"), ("since", "later")):
            best = context.listed(name)
            # Of what is no step of the same episode, what lies far behind the best is struck.
            least = _NEAR * max((one.score for one in best), default=0.0)
            best = tuple(one for one in best if name == "story" or one.score >= least)
            places = {one.iri: place for place, one in enumerate(best)}
            for each in sorted(best, key=lambda one: (days.get(one.iri, 0), one.iri)):
                told = _best_telling(teller, each.iri)
                if turn != "later":
                    told = tuple(c for c in told if teller.is_by(c.gist.get(teller.lang, ""), year))
                # The nearest has its words first.
                rank = 0 if turn == "around" else places[each.iri]
                yield Facet(turn, told, 2 if turn == "around" else 1, rank)


def _same_days(teller: Teller, event: str) -> list[str]:
    """Give the other events of the same text on the same days: a vote and a signature."""
    ties = teller.ties
    day = ties.days.get(event)
    return [
        other
        for text in ties.texts_of.get(event, {})
        for other in ties.events_of[text]
        if other != event and day is not None and abs(ties.days.get(other, 0) - day) <= 1
    ]


def _stages(teller: Teller, events: Iterable[str], lead: str) -> list[str]:
    """Give the best-known events through which a legal text came, in the order of time."""
    ties = teller.ties
    dated = [event for event in events if event in ties.days and event != lead]
    best = sorted(dated, key=lambda each: (-ties.sources[each], each))[:_PARTS]

    # On one day a vote, whose hour is told, comes before a signature, whose hour is not.
    def when(each: str) -> tuple[int, bool, str, str]:
        hour = teller.begins(each)[2]
        return ties.days[each], not hour, hour, each

    return sorted(best, key=when)


def _telling(teller: Teller, event: str) -> list[Claim]:
    """Give the claims that tell what happened, and who had a main part in it."""
    return [claim for claim in teller.record.about.get(event, ()) if tells_what(claim)]


def _best_telling(teller: Teller, event: str) -> tuple[Claim, ...]:
    """Give the same, the best first, once however many events it is a step of."""
    kept = teller.record.once(f"telling {teller.lang}", lambda _: dict[str, tuple[Claim, ...]]())
    if event not in kept:
        kept[event] = ranked(teller, _telling(teller, event), of_people(teller))
    return kept[event]


def tells_what(claim: Claim) -> bool:
    """Tell whether a claim says what its event was: its day, how it came, who had a main part."""
    return claim.predicate in _TELLING or (claim.predicate in _WHO and id_of(claim.role) in MAIN)


def _first(teller: Teller, event: str) -> list[Claim]:
    """Give what a first screen opens with, unless nothing but a weak source tells it."""
    told = [each for each in teller.best(event, 4) if not teller.is_bare(each)][:1]
    return [teller.record.claims[each.claims[0]] for each in told if not each.weak]


def _as_first(teller: Teller, first: Sequence[Claim]) -> Callable[[Claim], float]:
    """Prefer what a first screen opens with, so that both tell the same."""
    people, chosen = of_people(teller), {claim.iri for claim in first}
    return lambda claim: (
        people(claim)
        + (_FIRST if claim.iri in chosen else 0.0)
        + (_DAYS if claim.predicate == "ctx:date" else 0.0)
    )


def _of_figure(teller: Teller, iri: str) -> Iterator[Facet]:
    """Tell one statement or figure: itself, what denies it, what else counts the same."""
    record = teller.record
    claim = record.claims[iri]
    near = nearness(teller, claim)
    yield Facet("what", (claim,))
    yield Facet("against", tuple(record.disputed_by.get(iri, ())), 2)
    same = [
        each
        for each in record.counted.values()
        if claim.counted and each.counted == claim.counted and each.object != claim.object
        and each.voices != claim.voices and near(each) > _FAR
    ]  # fmt: skip
    yield Facet("count", counts_of(teller, same, near), 3)
    own = [
        each
        for each in record.counted.values()
        if claim.counted and each.counted == claim.counted and each.iri != iri
        and each.voices == claim.voices and each.object != claim.object and near(each) > _FAR
    ]  # fmt: skip
    yield Facet("series", counts_of(teller, own, near), 2)


def _of_thing(teller: Teller, iri: str) -> Iterator[Facet]:
    """Tell a word or a thing counted: what is said of it, and the counts of it."""
    record = teller.record
    yield Facet("what", ranked(teller, record.about.get(iri, ())))
    yield Facet(
        "count", counts_of(teller, [c for c in record.counted.values() if c.counted == iri]), 4
    )
    named = [c for c in record.towards.get(iri, ()) if not c.counted and c.gist.get(teller.lang)]
    yield Facet("named", ranked(teller, named), 3)
