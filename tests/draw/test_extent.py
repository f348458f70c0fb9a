"""The stretch that pictures draw of a date: the cases to which the page's script is held too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backstory.dates.days import day_number
from backstory.draw.extent import extent, time_marks

CASES = json.loads(
    (Path(__file__).parents[1] / "shared" / "extents.json").read_text("utf-8")
)["extents"]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_every_picture_draws_a_date_alike(case: dict[str, Any]) -> None:
    drawn = extent(case["days"], case["last"])
    assert [drawn.start, drawn.end] == [case["from"], case["to"]]
    assert (list(drawn.sure) if drawn.sure else None) == case["sure"]
    assert drawn.open_right == case["open"]


@pytest.mark.parametrize(
    ("until", "names"),
    [
        ((2026, 3, 12), ["19 February 2026", "25 February 2026", "3 March 2026", "9 March 2026"]),
        ((2026, 8, 1), ["March 2026", "May 2026", "July 2026"]),
        ((2031, 1, 1), ["2027", "2029", "2031"]),
    ],
)
def test_an_axis_is_marked_in_days_months_or_years(
    until: tuple[int, int, int], names: list[str]
) -> None:
    """However little time a picture shows, a reader sees when."""
    first = day_number(2026, 2, 19)
    assert [name for _, name in time_marks(first, day_number(*until), 4, "en")] == names
