"""
Set measures side by side for the page: what is said of each, what is alike, how a text changed.

What is said of a text before its second stage is of the announcement; later statements are of the
text itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.compare.measures import COLUMNS, Measure, claims_in, measures_of
from backstory.draw.alike import ORDER, Points
from backstory.draw.collected import together
from backstory.tell.measures import said_in
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Cell
    from backstory.draw.shape import Measure as Row
    from backstory.model.nouns import Claim

__all__ = ["measures", "versions"]

_NEAR: Final = 6
"""Measures named as most alike."""
_Pointed = tuple["Row", Points]
"""A row with what the measure is said to point at."""
_Keep = Callable[["Claim"], bool]


def measures(read: Collected) -> list[_Pointed]:
    """Give every measure, oldest first, with the cells of its row and the measures most like it."""
    found = [_row(read, measure) for measure in measures_of(read.record)]
    rows = [row for row, _ in found]
    points = {
        row["id"]: {f"{column} {one}" for column, own in pointed.items() for one in own}
        for row, pointed in found
    }
    often = defaultdict[str, int](int)
    for each in points.values():
        for point in each:
            often[point] += 1

    def alike(one: str, other: str) -> float:
        """Weigh what two share: what few measures have tells more."""
        return sum(1 / often[point] for point in points[one] & points[other])

    for row in rows:
        others = [other["id"] for other in rows if other["id"] != row["id"]]
        near = sorted(others, key=lambda one: (-alike(row["id"], one), one))
        row["near"] = [one for one in near[:_NEAR] if alike(row["id"], one)]
    return found


def versions(read: Collected) -> list[list[_Pointed]]:
    """Give the texts that became of one another, each set oldest first, as announced at first."""
    found = []
    for chain in _chains(measures_of(read.record)):
        texts = list(dict.fromkeys(text for measure in chain for text in _texts(read, measure)))
        stages = {t: [s for m in chain for s in m.stages if _comes_by(read, s, t)] for t in texts}
        texts = sorted((t for t in texts if stages[t]), key=lambda t: _begin(read, stages[t][0]))
        if len(texts) < 2:
            continue
        announced = _announced(read, texts[0], stages[texts[0]])
        turn = _turn(read, stages[texts[0]]) if announced else -inf
        first, *later = texts
        rows = [_version(read, text, stages[text]) for text in later]
        found.append([*announced, _version(read, first, stages[first], turn), *rows])
    return found


def _row(read: Collected, measure: Measure) -> _Pointed:
    cells, points = _cells(read, measure.things)
    row: Row = {
        "id": read.id_of(measure.iri),
        "about": [read.id_of(one) for one in measure.things],
        "stages": [read.id_of(one) for one in measure.stages],
        "cells": cells,
    }
    return row, points


def _cells(
    read: Collected, things: Iterable[str], keep: _Keep = lambda _: True
) -> tuple[dict[str, list[Cell]], Points]:
    """Tell each column, what says the same in one line; and give what its claims point at."""
    found: dict[str, list[Cell]] = {}
    points: dict[str, dict[str, list[str]]] = {}
    for column, predicates in COLUMNS.items():
        lines: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for predicate in predicates:
            for claim in filter(keep, claims_in(read.record, things, predicate)):
                one, told = read.id_of(claim.iri), claim.object
                # Whoever denies it says nothing that those who say it say.
                lines.setdefault((claim.modality, _in_each(read, claim)), []).append(one)
                named = isinstance(told, str) and told in read.record.names
                if column in ORDER and named and claim.modality != "denied":
                    points.setdefault(column, {}).setdefault(str(told), []).append(one)
        if lines:
            found[column] = [
                {"text": together(told), "claims": claims} for (_, told), claims in lines.items()
            ]
    return found, points


def _in_each(read: Collected, claim: Claim) -> tuple[str, ...]:
    return tuple(said_in(speak, claim) for speak in read.speakers)


def _chains(found: Sequence[Measure]) -> list[list[Measure]]:
    """Put measures together that have a stage in common: the bill and the law that it became."""
    chains: list[list[Measure]] = []
    for measure in found:
        own = set(measure.stages)
        met = [chain for chain in chains if any(own & set(one.stages) for one in chain)]
        chains = [chain for chain in chains if chain not in met]
        chains.append([one for chain in met for one in chain] + [measure])
    return chains


def _texts(read: Collected, measure: Measure) -> list[str]:
    own = (measure.iri, *measure.texts)
    names = read.record.names  # a graph from elsewhere may name a text that it does not describe
    return [one for one in own if one in names and names[one].kind == "instrument"]


def _comes_by(read: Collected, stage: str, text: str) -> bool:
    return any(
        claim.object == text and claim.predicate == "ctx:instrument"
        for claim in read.record.about[stage]
    )


def _begin(read: Collected, iri: str) -> float:
    span = read.record.hulls.get(iri)
    days = (span.earliest_begin, span.latest_begin, span.earliest_end) if span else ()
    return next((day for day in days if day is not None), inf)


def _version(read: Collected, text: str, stages: Sequence[str], turn: float = -inf) -> _Pointed:
    """Give what is said of a text, from the day on which it is more than announced."""
    cells, points = _cells(read, (text,), lambda claim: _said(read, claim) >= turn)
    row: Row = {
        "id": read.id_of(text),
        "about": [read.id_of(text)],
        "stages": [read.id_of(one) for one in dict.fromkeys(stages)],
        "cells": cells,
    }
    return row, points


def _announced(read: Collected, text: str, stages: Sequence[str]) -> list[_Pointed]:
    """Give what was said of a text before its second stage, if the first is of an earlier day."""
    turn = _turn(read, stages)
    cells, points = _cells(read, (text, stages[0]), lambda claim: _said(read, claim) < turn)
    if turn == -inf or not cells:
        return []
    record = read.record
    name = together(
        phrase("as announced", lang).format(record.label(text, lang)) for lang in read.languages
    )
    first = read.id_of(stages[0])
    row: Row = {"id": first, "about": [first], "stages": [first], "cells": cells, "name": name}
    return [(row, points)]


def _turn(read: Collected, stages: Sequence[str]) -> float:
    """Give the day from which a text is spoken of as such; any day where it was not announced."""
    days = sorted({_begin(read, one) for one in stages if _begin(read, one) < inf})
    return days[1] if len(days) > 1 else -inf


def _said(read: Collected, claim: Claim) -> float:
    """Give the day on which it was said; late where nobody says so."""
    said = read.record.said(claim)
    day = said.latest_end if said else None
    return inf if day is None else day
