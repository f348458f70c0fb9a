"""The doors to which a stranger's graph is brought, and what may be told there."""

from __future__ import annotations

import gc
from collections.abc import Callable
from importlib.resources import files

from click.testing import CliRunner

import backstory
from backstory.cli import doors
from backstory.draw.views import VIEWS
from backstory.errors import BackstoryError
from backstory.exchange.formats import FORMATS

__all__ = ["ALWAYS", "IN_TURN", "is_told"]

Graph = backstory.Graph
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
            is_told(why)


def _asked(name: str) -> Callable[[Graph], object]:
    def ask(graph: Graph) -> object:
        try:
            return graph.ask(name).text()
        except BackstoryError as why:
            is_told(why)
        return graph.ask(name, event=EVENT).text()

    return ask


def _shell(*words: str) -> Callable[[Graph], object]:
    """Go in by the shell: what is raised there is what main() tells."""

    def run(graph: Graph) -> None:
        done = CliRunner().invoke(doors, [*words, "--graph", graph.store.path])
        gc.enable()  # `check` sends the collector away: its process ends with it
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


def is_told(why: BackstoryError) -> None:
    told = str(why)
    assert told, "an error without a word"
    assert "\n" not in told, told
    assert len(told) < 900, told
    assert "Traceback" not in told
