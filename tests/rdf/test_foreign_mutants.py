"""No mutant of RDF from anywhere ends in a traceback, whatever door it is brought to."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from mutants import FORMS, mutant

import backstory
from backstory.cli import doors
from backstory.draw.views import VIEWS
from backstory.errors import BackstoryError
from backstory.exchange.formats import FORMATS

Graph = backstory.Graph
MUTANTS = int(os.environ.get("BACKSTORY_FUZZ", "150"))
"""`make fuzz` tries more, and brings each to every door."""
FUZZ = "BACKSTORY_FUZZ" in os.environ
GROUPS = 15
"""One test each, so that they run beside each other."""
EVENT = "lockout-1911"

ALWAYS: dict[str, Callable[[Graph], object]] = {
    "show": lambda graph: str(graph.show(EVENT)),
    "find": lambda graph: graph.find("lockout").text(),
    "claims": lambda graph: graph.claims.text(),
    "timeline": lambda graph: graph.ask("timeline").text(),
    "networkx": lambda graph: graph.networkx(),
    "repr": repr,
}
"""Brought to these is every mutant."""


def _each_thing(graph: Graph) -> None:
    for iri in list(graph.record.names)[:60]:
        try:
            str(graph.show(iri))
        except BackstoryError as why:
            _is_told(why)


def _asked(name: str) -> Callable[[Graph], object]:
    def ask(graph: Graph) -> object:
        try:
            return graph.ask(name).text()
        except BackstoryError as why:
            _is_told(why)
        return graph.ask(name, event=EVENT).text()

    return ask


def _shell(*words: str) -> Callable[[Graph], object]:
    """Go in by the shell: what is raised there is what main() tells."""

    def run(graph: Graph) -> None:
        done = CliRunner().invoke(doors, [*words, "--graph", graph.store.path])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception

    return run


QUESTIONS = sorted(
    path.name.removesuffix(".rq")
    for path in files("backstory.ask").joinpath("queries").iterdir()
    if path.name.endswith(".rq")
)
IN_TURN: dict[str, Callable[[Graph], object]] = {
    "each thing": _each_thing,
    "brief": lambda graph: str(graph.brief(EVENT)),
    "context": lambda graph: graph.context(EVENT).text(),
    "first": lambda graph: str(graph.first()),
    "cite": lambda graph: str(graph.cite(EVENT)),
    "figures": lambda graph: graph.figures().text(),
    "pairs": lambda graph: graph.pairs().text(),
    "together": lambda graph: graph.together().text(),
    "disputes": lambda graph: graph.disputes().text(),
    "sources": lambda graph: graph.sources.text(),
    "events": lambda graph: graph.events.text(),
    "actors": lambda graph: graph.actors.text(),
    "places": lambda graph: graph.places.text(),
    "instruments": lambda graph: graph.instruments.text(),
    "summary": lambda graph: (graph.summary(), graph._repr_mimebundle_(), list(graph)),
    "parallel": lambda graph: graph.networkx(parallel=False),
    "rdflib": lambda graph: graph.rdflib(),
    "limit": lambda graph: graph.limit(known_at="1912").claims.text(),
    "read": lambda graph: graph.read("The lockout of 1911 in Strelsau ended on 3 May, they said."),
    "diff": lambda graph: str(graph.diff(graph)),
    "sparql": lambda graph: graph.sparql("SELECT * { ?s ?p ?o } LIMIT 5").text(),
    "page": lambda graph: graph.view("page").file(engine=False),
    **{f"view {name}": lambda graph, name=name: graph.view(name).file()
       for name in VIEWS if name != "page"},
    **{f"see {name}": lambda graph, name=name: (graph.view(name).svg, graph.view(name).text)
       for name in ("timeline", "network", "figures", "measures")},
    **{f"export {name}": lambda graph, name=name: graph.export(name) for name in FORMATS},
    **{f"ask {name}": _asked(name) for name in QUESTIONS},
    **{" ".join(words): _shell(*words) for words in (
        ("show", EVENT), ("find", "lockout"), ("brief", EVENT), ("figures",), ("disputes",),
        ("sources",), ("cite", EVENT), ("context", EVENT), ("check",),
        ("history", "claim-1"), ("export", "n-quads"),
    )},
}  # fmt: skip
"""Of these every mutant is brought to some, so that each is come to by several."""
EACH_TURN = len(IN_TURN) if FUZZ else 4

BROKE = (163, 276, 419, 424, 596, 652, 797, 963, 1129, 1254, 1306, 1913, 1953)
"""Those of `make fuzz` that ended in somebody else's exception."""


def _is_told(why: BackstoryError) -> None:
    told = str(why)
    assert told, "an error without a word"
    assert "\n" not in told, told
    assert len(told) < 900, told
    assert "Traceback" not in told


def _brought(number: int, place: Path, each_turn: int = EACH_TURN) -> bool:
    """Bring one mutant to its doors; tell whether it could be read."""
    form, content = mutant(number)
    path = place / f"mutant.{form}"
    path.write_bytes(content)
    try:
        graph = backstory.load(path)
    except BackstoryError as why:
        _is_told(why)
        return False
    names = list(IN_TURN)
    turn = [names[(number * each_turn + at) % len(names)] for at in range(each_turn)]
    for name, door in {**ALWAYS, **{name: IN_TURN[name] for name in turn}}.items():
        try:
            door(graph)
        except BackstoryError as why:
            _is_told(why)
        except Exception as why:
            pytest.fail(f"mutant {number} ({form}) at `{name}`: {why!r}\n{_where(why)}")
    return True


def _where(why: Exception) -> str:
    trace, lines = why.__traceback__, []
    while trace:
        lines.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    return "\n".join(lines)


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_mutant_of_foreign_rdf_ends_in_a_traceback(group: int, tmp_path: Path) -> None:
    numbers = range(group, MUTANTS, GROUPS)
    readable = sum(_brought(number, tmp_path) for number in numbers)
    assert readable > len(numbers) / 3, "most cannot be read: the mutants try nothing"


@pytest.mark.parametrize("number", BROKE)
def test_a_mutant_that_once_broke_a_door_is_told_at_each(number: int, tmp_path: Path) -> None:
    assert _brought(number, tmp_path, len(IN_TURN))


def test_the_mutants_are_the_same_each_time_and_of_every_form() -> None:
    first = [mutant(number) for number in range(MUTANTS if not FUZZ else 150)]
    assert {form for form, _ in first} == set(FORMS)
    assert len({content for _, content in first}) > len(first) * 0.95
