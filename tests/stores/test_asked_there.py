"""A graph that real servers hold is asked there, and told in the same words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import backstory
from backstory.graph import Graph
from backstory.rdf.far import Far
from backstory.rdf.store import Answer, TripleStore

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
    "sentences that are found": lambda g: g.find("government", limit=20).text("csv"),
    "plain words": lambda g: g.ask("who was excluded in 2007").text("csv"),
    "a brief": lambda g: str(g.brief("coup-2002")),
    "a context": lambda g: g.context("amnesty-2026").text("csv"),
    "a first screen": lambda g: str(g.first("amnesty-2026")),
    "all figures": lambda g: g.figures().text("csv"),
    "all disputes": lambda g: g.disputes().text("csv"),
    "all sources": lambda g: g.sources.text("csv"),
}


@pytest.fixture(scope="session")
def told_here(here: TripleStore) -> Callable[[str, str], str]:
    """Tell it from the file: once for all servers."""
    return cache(lambda name, lang: TOLD[name](Graph(store=here, lang=lang)))


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_server_tells_what_a_file_tells(
    name: str,
    lang: str,
    there: TripleStore,
    copied: TripleStore,
    told_here: Callable[[str, str], str],
) -> None:
    # What had been said by a day is read whole from a server that takes no such question.
    whole = name == "what was known" and not there.takes_long_texts
    store = copied if whole else there
    assert TOLD[name](Graph(store=store, lang=lang)) == told_here(name, lang)
    assert store.is_here == whole


@pytest.mark.parametrize(
    "name",
    ["what is found", "sentences that are found", "a brief", "a context", "a first screen"],
)
def test_what_is_read_there_is_plainly_less_than_a_copy(
    name: str,
    server: str,
    here: TripleStore,
    told_here: Callable[[str, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: list[int] = []
    found = Far._rows

    def counted(self: Far, *given: Any) -> Answer:
        answer = found(self, *given)
        rows.append(len(answer.rows))
        return answer

    store = backstory.load(server).store  # nothing is read of it yet
    monkeypatch.setattr(Far, "_rows", counted)
    assert TOLD[name](Graph(store=store)) == told_here(name, "en")
    assert not store.is_here
    # Whether a day was worked out stands with the claims of one place: all places are read.
    assert sum(rows) < 0.55 * len(here), f"{sum(rows):,} rows of {len(here):,} triples"
    assert len(rows) < 150, f"{len(rows)} requests"


def test_more_rows_than_a_server_gives_come_in_pages(there: TripleStore, here: TripleStore) -> None:
    """Virtuoso stops at 10,000 rows, and says nothing of it."""
    parts = "rdf:subject|rdf:predicate|ctx:passage|prov:wasAttributedTo"
    query = f"SELECT DISTINCT ?c ?o WHERE {{ ?c a ctx:Claim ; {parts} ?o }}"
    found = Graph(store=there).sparql(query, max_rows=100_000)
    assert len(found) > 10_000
    assert {(row["c"].iri, row["o"].iri) for row in found.rows} == {
        (row["c"], row["o"]) for row in here.query(query).values()
    }
