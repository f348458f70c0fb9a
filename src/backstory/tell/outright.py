"""Somebody or something comes in; out go the claims that say what it is, or what is at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.tell.aims import aim_words, best_first, leading, on_topic
from backstory.tell.choosing import says
from backstory.tell.replying import BEFELL, BELONGING
from backstory.vocabulary import id_of

if TYPE_CHECKING:
    from backstory.model.nouns import Claim, Name
    from backstory.tell.told import Teller

__all__ = [
    "called",
    "is_weak",
    "of_kind",
    "of_outlet",
    "profile",
    "told_of_term",
    "within",
    "within_place",
]

_HOLDS, _MEMBER, _PLACE = "org:holds", "org:memberOf", "sem:hasPlace"
_CALLED, _REMARK, _PART = "ctx:characterisedAs", "ctx:remark", "sem:hasActor"
_OF: Final = "org:subOrganizationOf"
_FOREIGN: Final = re.compile(r" \[[a-z]{2}\]")
"""How a quotation in another language ends."""
_POSTS: Final = 3
"""Posts that are told before what else is said of somebody."""


def profile(teller: Teller, iri: str) -> list[list[Claim]]:
    """Give the claims that say who somebody is, or what something is: those that tell it first."""
    kind = teller.record.kind(iri)
    own = [c for c in teller.record.about.get(iri, ()) if c.modality == "asserted" or c.role]
    if kind == "place":
        ordered = _place(teller, iri, own)
    elif kind == "person":
        ordered = _person(teller, own)
    else:
        ordered = _body(teller, iri, own)
    if len(ordered) < _POSTS and kind in (
        "person",
        "place",
    ):  # of whom little is said, what befell them or they did says it
        ordered += _parts(teller, iri)
    groups: dict[object, list[Claim]] = {}
    for claim in ordered:
        groups.setdefault(says(claim, teller.lang), []).append(claim)
    found = [sorted(group, key=lambda c: is_weak(teller, c)) for group in groups.values()]
    return _sound_first(teller, found, of_person=kind == "person")


def is_weak(teller: Teller, claim: Claim) -> bool:
    """Tell whether a claim stands on a copy, a lead, or another page that is weak."""
    source = teller.record.sources.get(claim.source)
    return source is not None and bool(teller.weakness(source))


def _sound_first(teller: Teller, found: list[list[Claim]], *, of_person: bool) -> list[list[Claim]]:
    """Let no copy and no lead come before something better: of somebody, within one post."""
    if not of_person:
        return sorted(found, key=lambda group: is_weak(teller, group[0]))
    first = found[0][0].object if found else ""
    same = [group for group in found if group[0].object == first]
    same.sort(key=lambda group: is_weak(teller, group[0]))
    return [*same, *(group for group in found if group[0].object != first)]


def _person(teller: Teller, own: Iterable[Claim]) -> list[Claim]:
    """Give the latest posts, what somebody belongs to, what is said of them, then earlier posts."""
    every = list(own)
    held = sorted((c for c in every if c.predicate == _HOLDS), key=_late, reverse=True)
    posts = list(dict.fromkeys(str(c.object) for c in held))
    latest = [c for post in posts[:_POSTS] for c in _whole(held, post)]
    earlier = [c for post in posts[_POSTS:] for c in _whole(held, post)]
    member = best_first(teller, (c for c in every if c.predicate == _MEMBER))
    said = best_first(teller, (c for c in every if c.predicate == _REMARK))
    return [*latest, *member, *said, *earlier]


def _whole(held: Iterable[Claim], post: str) -> list[Claim]:
    """Put first of what is said of a post what tells its term: since when, until when."""
    of = [claim for claim in held if str(claim.object) == post]
    return sorted(of, key=lambda c: (-told_of_term(c), c.id))


def told_of_term(claim: Claim) -> int:
    """Say how much is told of a term: its beginning and its end tell most, a day in it little."""
    if claim.when is None:
        return 0
    first, mark, last = claim.when.text.partition("/")
    return bool(mark) + 2 * bool(first and mark) + bool(last.strip("."))


def _late(claim: Claim) -> int:
    when = claim.when
    return (when.earliest_begin or when.latest_end or 0) if when else 0


def _body(teller: Teller, iri: str, own: Iterable[Claim]) -> list[Claim]:
    """Give what it is called, how it began, what it is part of, what is said, who heads it."""
    every = list(own)
    called = best_first(teller, (c for c in every if c.predicate == _CALLED))
    part = best_first(teller, (c for c in every if c.predicate == _OF))
    said = best_first(teller, (c for c in every if c.predicate == _REMARK and teller.has_gist(c)))
    numbers = best_first(teller, (c for c in every if c.counted and teller.has_gist(c)))
    # What it is called in another language says less than what it does.
    foreign = [c for c in called if _FOREIGN.search(teller.text(c))]
    called = [c for c in called if c not in foreign]
    told = [
        *called,
        *_begun(teller, iri),
        *part,
        *said[:2],
        *best_first(teller, leading(teller, iri)),
        *said[2:],
    ]
    told += foreign
    # Numbers alone do not say what it is.
    return [*told, *(_parts(teller, iri) if len(told) < _POSTS else ()), *numbers]


def _begun(teller: Teller, iri: str) -> list[Claim]:
    """Give what tells of the event that is called by the whole name of something: its founding."""
    names = {plain(text) for text in teller.record.names[iri].labels.values()}
    events = [
        event
        for event in teller.ties.events
        if any(f" {name} " in f" {plain(teller.prose.name(event))} " for name in names)
        and aim_words("founding") & {*plain(teller.prose.name(event)).split()}
    ]
    return [
        claim
        for event in sorted(events, key=teller.begins)
        for claim in best_first(teller, teller.record.about.get(event, ()))[:1]
    ]


def _place(teller: Teller, iri: str, own: Iterable[Claim]) -> list[Claim]:
    """Give the first event there, whose seat it is, then what is said: what it served as."""
    toward = [c for c in teller.record.towards.get(iri, ()) if c.predicate == _PLACE]
    events = sorted({c.subject for c in toward} & {*teller.ties.events}, key=teller.begins)
    at = [c for c in toward if c.subject not in teller.ties.events and teller.has_gist(c)]
    first = [
        claim
        for event in events[:1]
        for claim in best_first(teller, (c for c in toward if c.subject == event))[:1]
    ]
    words = aim_words("held")
    said = best_first(teller, (c for c in own if c.predicate == _REMARK and teller.has_gist(c)))
    serves = [c for c in said if words & {*plain(teller.text(c)).split()}]
    return [*first, *best_first(teller, at), *serves, *(c for c in said if c not in serves)]


def _parts(teller: Teller, iri: str) -> list[Claim]:
    """Give what editors wrote of the parts that somebody had in events, or a body in anything."""
    toward = teller.record.towards.get(iri, ())
    last = plain(teller.prose.name(iri)).split()[-1]
    told = [
        c
        for c in toward
        if c.predicate == _PART and teller.has_gist(c) and last in plain(teller.text(c)).split()
    ]
    by = [c for c in toward if c.predicate in BELONGING and teller.has_gist(c)]
    return [*best_first(teller, told), *best_first(teller, by)]


def within_place(teller: Teller, place: str) -> list[list[Claim]]:
    """Give what is said of those who were held at a place."""
    record, words = teller.record, aim_words("held")
    toward = [c for c in record.towards.get(place, ()) if c.predicate == _PLACE]
    events = {c.subject for c in toward}
    known = record.names[place]
    names = [plain(text) for text in (*known.labels.values(), *(a.text for a in known.aliases))]
    own = {c.iri: c for c in (*record.about.get(place, ()), *toward)}
    for event in events:
        of = record.about.get(event, ())
        own |= {c.iri: c for c in of if c.role and id_of(c.role) in BEFELL}
    named = [
        c
        for c in record.claims.values()
        if c.iri not in own
        and teller.has_gist(c)
        and any(f" {name} " in f" {plain(c.gist.get(teller.lang, ''))} " for name in names)
    ]
    found = [
        c
        for c in (*own.values(), *named)
        if c.modality == "asserted" and words & {*plain(teller.text(c)).split()}
    ]
    groups: dict[object, list[Claim]] = {}
    for claim in sorted(best_first(teller, found), key=lambda c: not teller.has_gist(c)):
        groups.setdefault(says(claim, teller.lang), []).append(claim)
    return list(groups.values())


def of_outlet(teller: Teller, outlet: str, words: Sequence[str]) -> list[Claim]:
    """Give what the pages of an outlet carry, and what was copied from it; on a topic, if named."""
    record, name = teller.record, plain(outlet)
    own = {
        iri
        for iri, source in record.sources.items()
        if name in {plain(text) for text in (*source.publishers.values(), source.copy_of)}
    }
    # A page that is called after somebody, in an encyclopaedia, is not that voice.
    voices = {iri for iri, known in record.names.items() if iri not in record.sources
              and name in {plain(text) for text in known.labels.values()}}  # fmt: skip
    claims = [
        claim for claim in record.claims.values() if claim.source in own or voices & {*claim.voices}
    ]
    return on_topic(teller, claims, words) if words else claims


def within(teller: Teller, body: str) -> set[str]:
    """Give the bodies that are called by the whole name of another: a mission of the UN."""
    names = teller.record.names
    if body not in names or names[body].kind != "body":
        return set()
    own = {f" {each} " for each in called(names[body])}  # as written: Un is no UN
    return {
        iri
        for iri, known in names.items()
        if known.kind == "body" and any(one in f" {each} " for each in called(known) for one in own)
    }


def called(known: Name) -> tuple[str, ...]:
    """Give every name of something."""
    return (*known.labels.values(), *(alias.text for alias in known.aliases))


def of_kind(teller: Teller, kind: str, above: Mapping[str, str]) -> list[str]:
    """Give the events of a kind, or of one within it."""

    def within(own: str) -> bool:
        seen = set[str]()
        while own and own not in seen:
            if own == kind:
                return True
            seen.add(own)
            own = above.get(own, "")
        return False

    names = teller.record.names
    return [iri for iri in teller.ties.events if iri in names and within(names[iri].type)]
