"""Whatever a graph gives back is called as wrongly as the graph: an answer, or a reason of ours."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from odd import VALUES, methods, told
from paths import GOOD, ROOT

import backstory
from backstory.errors import UnknownName

SEEDS = GOOD / "ruritania-lockout"
EVENT = "lockout-1911"
ARTICLE = "On 2 August 1911 the dockers' union marched in Strelsau. 400 people marched."
GIVEN: dict[str, Callable[[backstory.Graph], Any]] = {
    "table": lambda graph: graph.events, "answer": lambda graph: graph.answer("ASK {}"),
    "row": lambda graph: graph.events[0],
    "story": lambda graph: graph.show(EVENT),
    "line": lambda graph: graph[EVENT].sections[0].lines[0],
    "brief": lambda graph: graph.brief(EVENT), "reading": lambda graph: graph.read(ARTICLE),
    "view": lambda graph: graph.view("timeline"),
    "picture": lambda graph: graph.view("network").cell,
    "record": lambda graph: graph.record, "store": lambda graph: graph.store,
    "claim": lambda graph: next(iter(graph.record.claims.values())),
    "passage": lambda graph: next(iter(graph.record.claims.values())).passage,
    "figure": lambda graph: next(c.figure for c in graph.record.claims.values() if c.figure),
    "name": lambda graph: next(iter(graph.record.names.values())),
    "source": lambda graph: next(iter(graph.record.sources.values())),
    "seeds": lambda _: backstory.read(SEEDS), "check": lambda _: backstory.check(SEEDS),
    "date": lambda _: backstory.Span.parse("1911-08"),
    "event of seeds": lambda _: backstory.read(SEEDS).events[EVENT],
    "disagreement": lambda graph: next(iter(graph.record.disagreements.values())),
}  # fmt: skip
"""What is given back, and how one comes by it."""
GOOD_ONES: dict[str, Any] = {
    "lang": "en", "iri": "https://w3id.org/backstory/ruritania-lockout/king", "rows": 1,
    "name": "event", "columns": ["event"], "first": 0, "after": 1, "nodes": [], "texts": {},
    "path": "saved.html", "text": "ASK {}", "number": 1, "bindings": None, "source": "x",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> backstory.Graph:
    return backstory.load(ROOT / "tests" / "golden" / "ruritania-lockout.ttl")


def _tries(call: Callable[..., Any], right: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Give too much, too little, and each parameter each value beside right ones."""
    every = list(inspect.signature(call).parameters.values())
    yield (), {}
    yield tuple(VALUES), {}
    yield (), {"no such thing": 1}
    needed = [one for one in every if one.default is one.empty and one.kind < one.VAR_KEYWORD
              and one.kind != one.VAR_POSITIONAL]  # fmt: skip
    for one in every:
        for value in VALUES:
            named = {each.name: right.get(each.name, "x") for each in needed} | {one.name: value}
            if one.kind in (one.VAR_POSITIONAL, one.VAR_KEYWORD):
                named.pop(one.name)
            placed = [each.name for each in every if each.kind == each.POSITIONAL_ONLY]
            yield tuple(named.pop(each) for each in placed), named


@pytest.mark.parametrize("name", GIVEN)
def test_any_value_in_any_method_of_what_is_given_back(
    name: str, graph: backstory.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = GIVEN[name](graph)
    claim = next(iter(graph.record.claims.values()))
    for method in methods(type(given)):
        call = getattr(given, method)
        for placed, named in _tries(call, GOOD_ONES | {"claim": claim, "one": ()}):
            if "../../.." in named.values():  # what others keep there is written over by nobody
                continue
            if callable(named.get("make")):  # what a function of one's own raises is its own
                continue
            assert told(call, placed, named), (method, placed, named)


@pytest.mark.parametrize("name", GIVEN)
def test_a_part_that_it_has_not_is_told_with_what_it_has(name: str, graph: backstory.Graph) -> None:
    given = GIVEN[name](graph)
    with pytest.raises(UnknownName, match="nosuch") as why:
        given.nosuch  # noqa: B018
    assert isinstance(why.value, AttributeError)
    assert not hasattr(given, "nosuch")
