"""A question limited to a day is SPARQL, and grades its rows as the rules of dates do."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.ask.questions import questions
from backstory.dates.certainty import Certainty, holds_at
from backstory.dates.edtf import Span
from backstory.errors import QueryError
from backstory.graph import Graph

DAYS = {"2026-01-30": 20483, "2002-04-12": 11789, "2007-12-31": 13878, "1977-10-15": 2844}
TIMED = [name for name, asked in questions().items()
         if asked.time and not asked.on_day and "valid_at" not in asked.parameters]  # fmt: skip
ORDER = ("certain", "probable", "possible")


@pytest.fixture(scope="module")
def graph() -> Graph:
    return shipped()


def _span(graph: Graph, row: dict[str, object], columns: list[str]) -> Span | None:
    value = next((row[name] for name in columns if row[name] is not None), None)
    if value is None:
        return None
    iri = getattr(value, "iri", "")
    return graph.record.hulls.get(iri) if iri else Span.parse(str(value))


@pytest.mark.parametrize("name", TIMED)
def test_rows_are_graded_as_the_rules_of_dates_grade_them(name: str, graph: Graph) -> None:
    asked = questions()[name]
    every = [dict(row) for row in graph.ask(name, **asked.example)]
    for day, number in DAYS.items():
        graded = []
        for row in every:
            span = _span(graph, row, asked.time.split())
            grade = Certainty.POSSIBLE if span is None else holds_at(span, number)
            if grade != Certainty.IMPOSSIBLE:
                graded.append((str(grade), row))
        graded.sort(key=lambda pair: ORDER.index(pair[0]))
        found = [dict(row) for row in graph.ask(name, **asked.example, valid_at=day)]
        assert [str(row["held"]) for row in found] == [grade for grade, _ in graded]
        told = [{key: row[key] for key in graded[0][1]} for row in found]
        assert told == [row for _, row in graded]


def test_what_is_printed_holds_the_day(graph: Graph) -> None:
    text = graph.question_text("timeline", kind="clemency", valid_at="2007-12-31")
    assert "<= 13878" in text
    rows = graph.ask("timeline", kind="clemency", valid_at="2007-12-31")
    found = graph.sparql(text)
    assert [row["claim"].iri for row in found] == [row["claim"].iri for row in rows]
    assert [row["held"] for row in found] == [row["held"] for row in rows]


def test_a_question_without_time_takes_no_day(graph: Graph) -> None:
    with pytest.raises(QueryError, match="does not concern time"):
        graph.ask("who_disputes", number=711, valid_at="2026-01-30")
