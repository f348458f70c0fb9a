"""A graph that real servers hold is asked there, and told in the same words."""

from __future__ import annotations

from functools import cache

import pytest

import backstory
from backstory.graph import Graph
from backstory.rdf.store import TripleStore

pytestmark = pytest.mark.xdist_group("stores")

TOLD = {
    "an event": lambda g: repr(g.show("coup-2002")),
    "a voice": lambda g: repr(g.show("foro-penal")),
    "a claim": lambda g: repr(g.show("fp-711")),
    "figures": lambda g: g.figures("releases-2026").text("csv"),
    "pairs": lambda g: g.pairs("prisoners-held").text("csv"),
    "disputes": lambda g: g.disputes("fp-held-384").text("csv"),
    "a citation": lambda g: str(g.cite("coup-2002")),
    "a question": lambda g: g.ask("statements_of_voice", voice="Foro Penal").text("csv"),
    "a question of a day": lambda g: g.ask("in_force", valid_at="2016-12-31").text("csv"),
    "what a source says": lambda g: g.ask("timeline", source="announcement-article").text("csv"),
    "what was known": lambda g: g.ask("in_force", valid_at="2016", known_at="2016").text("csv"),
    "dates that nobody wrote": lambda g: g.ask("timeline").text("markdown"),
    "what is found": lambda g: g.find("golpe").text("csv"),
    "plain words": lambda g: g.ask("who was excluded in 2007").text("csv"),
    "a brief": lambda g: str(g.brief("coup-2002")),
    "a context": lambda g: g.context("amnesty-2026").text("csv"),
}


COPIED = ("what is found", "plain words", "a brief", "a context")
"""What needs all of a graph, and copies it: once for all of them, for that takes a server long."""


@cache
def held(address: str) -> TripleStore:
    """Open a graph that a server holds, once."""
    return backstory.load(address).store


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_server_tells_what_a_file_tells(
    name: str, lang: str, server: str, here: TripleStore
) -> None:
    local = Graph(store=here, lang=lang)
    there = (
        Graph(store=held(server), lang=lang)
        if name in COPIED
        else backstory.load(server, lang=lang)
    )
    assert TOLD[name](there) == TOLD[name](local)


def test_more_rows_than_a_server_gives_come_in_pages(server: str, here: TripleStore) -> None:
    """Virtuoso stops at 10,000 rows, and says nothing of it."""
    query = "SELECT DISTINCT ?c ?p ?o WHERE { ?c a ctx:Claim ; ?p ?o FILTER (isIRI(?o)) }"
    there = backstory.load(server).sparql(query, max_rows=100_000)
    local = Graph(store=here).sparql(query, max_rows=100_000)
    assert len(there) > 20_000
    assert {tuple(map(str, row.values())) for row in there.rows} == {
        tuple(map(str, row.values())) for row in local.rows
    }
