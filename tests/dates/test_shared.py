"""Dates and certainty: the cases that Python and the page are both held to."""

from __future__ import annotations

import json

import pytest
from paths import HERE

from backstory.dates.certainty import holds_at
from backstory.dates.edtf import DateError, Span
from backstory.rdf.limits import said_by

DATES = json.loads((HERE / "shared" / "dates.json").read_text("utf-8"))
CERTAINTY = json.loads((HERE / "shared" / "certainty.json").read_text("utf-8"))


@pytest.mark.parametrize("case", DATES["days"], ids=lambda case: case["text"] or "nothing")
def test_a_year_month_or_day_has_its_first_and_last_day(case):
    """What the page's fields and addresses take."""
    if case["first"] is None:
        with pytest.raises(DateError):
            Span.parse(case["text"])
    else:
        span = Span.parse(case["text"])
        assert (span.earliest_begin, span.latest_end) == (case["first"], case["last"])


@pytest.mark.parametrize(
    "case", CERTAINTY["holds"], ids=lambda case: f"{case['span']} {case['on']}"
)
def test_how_surely_a_span_holds_on_a_day(case):
    """And the four bounds that the page is given of it."""
    span = Span.parse(case["span"])
    assert case["days"] == [
        span.earliest_begin,
        span.latest_begin,
        span.earliest_end,
        span.latest_end,
    ]
    assert holds_at(span, case["day"]) == case["holds"]


@pytest.mark.parametrize("case", CERTAINTY["said"], ids=str)
def test_how_surely_something_had_been_said(case):
    """By its first and last possible day."""
    assert said_by(*case["said"], case["day"]) == case["known"]
