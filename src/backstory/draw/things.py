"""What the page shows of events, actors, places and texts: names, days, how much they weigh."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import inf
from typing import TYPE_CHECKING, Final, TypeAlias

from backstory.dates.edtf import Span
from backstory.dates.hull import hull
from backstory.draw.claims import days_of
from backstory.draw.importance import importance
from backstory.model.independence import witness
from backstory.model.nouns import ACTOR_KINDS
from backstory.rdf.hulled import inferred_hulls
from backstory.vocabulary import id_of
from backstory.words.languages import labelled

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Claim, Days, Step, Thing
    from backstory.model.nouns import Name

__all__ = ["KINDS", "things_of"]

_Voiced: TypeAlias = tuple[str, str]
"""A date, and the independent source that gives it."""
KINDS: Final = ("event", "instrument", "place", *ACTOR_KINDS)
"""Kinds of things that a page shows."""


def things_of(read: Collected, claims: Iterable[Claim]) -> dict[str, Thing]:
    """
    Read events, actors, places and instruments, by id.

    Args:
        read: What the graph records.
        claims: What is said of them, in the shape of the page: it tells from when a date was known.
    """
    rows = read.record.store.query("SELECT ?x WHERE { ?x ctx:datesDisjoint true }").values()
    apart = {row["x"] for row in rows}
    inferred = inferred_hulls(read.record)
    dated: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim["says"] == "happened" and "date" in claim["target"]:
            dated[claim["about"]].append(claim)
    weights = importance(read.record)
    witnesses = {
        read.id_of(told.iri): witness(read.record.sources, told)
        for told in read.record.claims.values()
        if told.predicate == "ctx:date"
    }
    found: dict[str, Thing] = {}
    for iri, name in read.record.names.items():
        if name.kind not in KINDS:
            continue
        one = read.id_of(iri)
        thing = _named(read, name)
        if weights.get(iri):
            thing["weight"] = weights[iri]
        if name.pin:
            thing["pin"] = read.named(name.pin)
        if iri in apart:
            thing["disjoint"] = True
        if iri in inferred:
            thing["inferred"] = True
        _date(thing, read.record.hulls.get(iri), dated.get(one, []), witnesses)
        found[one] = thing
    return found


def _named(read: Collected, name: Name) -> Thing:
    actor = name.kind in ACTOR_KINDS
    thing: Thing = {"type": "actor" if actor else name.kind, "name": read.named(name.labels)}
    if actor:
        thing["kind"] = name.kind
    elif name.type:
        thing["kind"] = read.key_of(name.type)
    if name.aliases:
        thing["also"] = {
            lang: sorted({a.text for a in name.aliases if a.language in ("", labelled(lang))})
            for lang in read.languages
        }
    if name.match:
        thing["wikidata"] = id_of(name.match)
    return thing


def _date(thing: Thing, span: Span | None, said: list[Claim], witnesses: Mapping[str, str]) -> None:
    """Note the days of a thing, those that are only hoped for, and what was known of it when."""
    if span:
        thing["days"] = days_of(span)
        if span.approximate:
            thing["approximate"] = True
    elif planned := _hull(_voiced(filter(_perhaps, said), witnesses)):
        thing["planned"] = planned
    steps = _steps(said, witnesses)
    if steps:
        thing["dated"] = steps


def _steps(said: list[Claim], witnesses: Mapping[str, str]) -> list[Step]:
    """
    Tell how the date grew as it came to be said: from which day, whether planned, which days.

    The first step bears no day where a date may have been said at any time.
    """
    by_day: dict[float, list[Claim]] = defaultdict(list)
    for claim in said:
        by_day[_known(claim)].append(claim)
    sure: dict[_Voiced, None] = {}
    hoped: dict[_Voiced, None] = {}
    steps: list[Step] = []
    for day in sorted(by_day):
        grown = len(sure) + len(hoped)
        sure |= _voiced((each for each in by_day[day] if _asserted(each)), witnesses)
        hoped |= _voiced(filter(_perhaps, by_day[day]), witnesses)
        if len(sure) + len(hoped) == grown:
            continue  # who had said a date says it again
        certain = _hull(sure)
        days = certain or _hull(hoped)
        if days and (not steps or steps[-1][1:] != [int(not certain), *days]):
            steps.append([None if day == -inf else int(day), int(not certain), *days])
    return steps


def _known(claim: Claim) -> float:
    first = claim.get("said", [None])[0]
    return -inf if first is None else first


def _asserted(claim: Mapping[str, object]) -> bool:
    return str(claim["modality"]).endswith("/asserted")


def _perhaps(claim: Mapping[str, object]) -> bool:
    """Tell whether a date is hoped for, proposed or only reported: what is denied is no date."""
    return not (_asserted(claim) or str(claim["modality"]).endswith("/denied"))


def _voiced(claims: Iterable[Claim], witnesses: Mapping[str, str]) -> dict[_Voiced, None]:
    """Give each date with the independent source of it, once."""
    return {(str(claim["target"]["date"]), witnesses[claim["id"]]): None for claim in claims}


def _hull(dates: Iterable[_Voiced]) -> Days | None:
    """Join dates; one alone, as most events have, comes to itself whoever else gives it."""
    said = list(dates)
    if len({text for text, _ in said}) == 1:
        del said[1:]
    joined = hull([Span.parse(text) for text, _ in said], [source for _, source in said])
    return days_of(joined.span) if joined else None
