"""The text of every question, asked of real servers, gives the rows that it gives here."""

from __future__ import annotations

import json
from collections import Counter

import pyoxigraph as ox
import pytest
from engines import asked, cell

from backstory.ask.questions import question_text, questions
from backstory.rdf.remote import copied
from backstory.rdf.store import TripleStore
from backstory.words.languages import languages

LIMITS = (
    {"source": "announcement-article"},
    {"voice": "foro-penal"},
    {"known_at": "2016-12-31"},
    {"source": "announcement-article", "voice": "foro-penal", "known_at": "2026-02-01"},
)


@pytest.mark.xdist_group("stores")
@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_answered_alike_by_servers_of_others(
    name: str, server: str, here: TripleStore
) -> None:
    """What `ask … --sparql` prints is plain SPARQL 1.1: same rows, same values, same order."""
    question = questions()[name]
    timed = question.time and "valid_at" not in question.parameters
    days = {"valid_at": "2026-01-30"} if timed else {}
    limits = [
        each
        for each in LIMITS
        # Virtuoso refuses some of these texts: it is asked for claims instead (docs/stores.md).
        if not question.parameters.keys() & each.keys() and "/sparql?" not in server
    ]
    every = [*((lang, {}) for lang in languages()), *(("en", each) for each in (days, *limits))]
    for lang, limits in every:
        text = question_text(here, question, {**question.example, **limits}, lang)
        found = here.store.query(text)
        told = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON))  # type: ignore[arg-type]
        columns = told["head"]["vars"]
        rows = [tuple(cell(row.get(c)) for c in columns) for row in told["results"]["bindings"]]
        theirs_columns, theirs = asked(server, text)
        theirs = [tuple(row[theirs_columns.index(c)] for c in columns) for row in theirs]
        assert not Counter(rows) - Counter(theirs), "rows are missing there"
        assert not Counter(theirs) - Counter(rows), "rows are too many there"
        assert rows == theirs, "the order differs"


@pytest.mark.xdist_group("stores")
def test_a_copy_is_whole_under_the_limits_of_a_server(server: str, here: TripleStore) -> None:
    """Virtuoso as Debian installs it stops a CONSTRUCT at 10,000: the rest comes in pages."""
    there = copied(server)
    assert {str(quad) for quad in there.store} == {str(quad) for quad in here.store}
