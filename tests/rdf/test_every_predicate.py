"""
Whatever a stranger's graph states under a predicate of this model, every door tells it or shows it.

The mutants of `test_foreign_mutants` are made by chance; these are made by a rule: each predicate
with each odd value, each link turned around, led back, or led to a thing of each kind.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from foreign import ALWAYS, IN_TURN, is_told
from mutants import _GROWN, _OWN, FORMS, _of, _typed, _written

import backstory
from backstory.errors import BackstoryError
from backstory.vocabulary import term

Triples = list[ox.Triple]
TYPE = ox.NamedNode(term("rdf:type"))
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
VALUES = (
    _typed("soon", "date"), _typed("-0044-03-15", "date"), _typed("24:00:00", "time"),
    _typed("9" * 30, "integer"), _typed("9" * 5000, "integer"), _typed("²", "integer"),
    _typed("0." + "0" * 300 + "1", "decimal"), _typed("1e400", "double"), _typed("INF", "double"),
    _typed("Y-17000000000", EDTF), _typed("..", EDTF), _typed("{1911,1912..}", EDTF),
    _typed("<b>", RDF + "XMLLiteral"), _typed("[]", RDF + "JSON"), ox.Literal(""),
    ox.Literal("²"), ox.Literal("9" * 5000), ox.Literal(" \u200b\u202e "), ox.Literal("\uffff"),
    ox.Literal("x", language="x-a-private-tag"), ox.Literal("it's \"q\" & <i> ]]> {{x}} ${y} %s"),
    ox.NamedNode("x:"), ox.NamedNode("http://"), ox.NamedNode("http://a/%FF%00"),
    ox.NamedNode("javascript:alert(1)"), ox.BlankNode("q"),
    ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")),
)  # fmt: skip
Mutant = tuple[str, Callable[[], Triples]]


def _base() -> Triples:
    """Take the slice of the other mutants, and two things of each kind that it has none of."""
    by: dict[str, Triples] = {}
    for each in _of(_GROWN):
        by.setdefault(str(each.subject), []).append(each)
    found, have, seen = list(_OWN), {str(each.subject) for each in _OWN}, dict[str, int]()
    for subject, own in by.items():
        for kind in (str(each.object) for each in own if each.predicate == TYPE):
            seen[kind] = seen.get(kind, 0) + 1
            if seen[kind] <= 2 and subject not in have:
                have.add(subject)
                found += own
    return found


BASE = _base()


def _changed(
    predicate: ox.NamedNode, change: Callable[[ox.Triple], list[ox.Triple]]
) -> Callable[[], Triples]:
    return lambda: [
        new for each in BASE for new in (change(each) if each.predicate == predicate else [each])
    ]


def _mutants() -> Iterator[Mutant]:
    kinds = {each.object: each.subject for each in BASE if each.predicate == TYPE}
    for predicate in sorted({each.predicate for each in BASE}, key=str):
        name = predicate.value
        yield f"{name} lost", _changed(predicate, lambda one: [])
        for value in VALUES:
            yield (
                f"{name} is {value}"[:120],
                _changed(
                    predicate,
                    lambda one, value=value: [ox.Triple(one.subject, one.predicate, value)],
                ),
            )
            yield (
                f"{name} also {value}"[:120],
                _changed(
                    predicate,
                    lambda one, value=value: [one, ox.Triple(one.subject, one.predicate, value)],
                ),
            )
        if predicate == TYPE:
            continue
        yield (
            f"{name} itself",
            _changed(predicate, lambda one: [ox.Triple(one.subject, one.predicate, one.subject)]),
        )
        yield (
            f"{name} in words",
            _changed(
                predicate,
                lambda one: [ox.Triple(one.subject, one.predicate, _in_words(one.object))],
            ),
        )
        yield f"{name} turned around", _changed(predicate, _turned)
        for kind, thing in sorted(kinds.items(), key=str):
            yield (
                f"{name} to a {kind}",
                _changed(
                    predicate,
                    lambda one, thing=thing: [ox.Triple(one.subject, one.predicate, thing)],
                ),
            )
    for one_kind in sorted(kinds, key=str):
        for other in sorted(kinds, key=str):
            yield (
                f"{one_kind} also {other}",
                _changed(
                    TYPE,
                    lambda one, a=one_kind, b=other: (
                        [one, ox.Triple(one.subject, TYPE, b)] if one.object == a else [one]
                    ),
                ),
            )


def _in_words(thing: object) -> ox.Literal:
    return ox.Literal(getattr(thing, "value", ""))


def _turned(one: ox.Triple) -> list[ox.Triple]:
    if not isinstance(one.object, ox.NamedNode):
        return [one]
    return [ox.Triple(one.object, one.predicate, one.subject)]


EVERY = list(_mutants())
BROKE = (
    "https://w3id.org/backstory/ns#unit itself",
    'https://w3id.org/backstory/ns#locator is "²"',
)
"""Those that once ended in somebody else's exception."""
FEW = int(os.environ.get("BACKSTORY_FUZZ", "40"))
GROUPS = 8
SHUFFLED = random.Random(11).sample(range(len(EVERY)), len(EVERY))[:FEW]


def _brought(
    number: int, place: Path, doors: dict[str, Callable[[backstory.Graph], object]]
) -> None:
    name, make = EVERY[number]
    form = ("ttl", "nt", "trig", "nq")[number % 4]
    assert form in FORMS
    path = place / f"mutant.{form}"
    path.write_bytes(_written(make(), form, random.Random(number)))
    try:
        graph = backstory.load(path)
    except BackstoryError as why:
        is_told(why)
        return
    for door, go in doors.items():
        try:
            go(graph)
        except BackstoryError as why:
            is_told(why)
        except Exception as why:
            raise AssertionError(f"{name} at `{door}`: {why!r}") from why


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_value_of_any_predicate_ends_in_a_traceback(group: int, tmp_path: Path) -> None:
    names = list(IN_TURN)
    for number in SHUFFLED[group::GROUPS]:
        turn = [names[(number * 5 + at) % len(names)] for at in range(5)]
        _brought(number, tmp_path, {**ALWAYS, **{name: IN_TURN[name] for name in turn}})


@pytest.mark.parametrize("name", BROKE)
def test_what_once_broke_a_dooris_told_at_each(name: str, tmp_path: Path) -> None:
    number = next(at for at, (own, _) in enumerate(EVERY) if own == name)
    _brought(number, tmp_path, {**ALWAYS, **IN_TURN})
