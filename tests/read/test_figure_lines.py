"""A figure of an article in a line, as page and report tell it."""

from __future__ import annotations

import pytest
from growing import shipped

_TEXT = (
    "In Venezuela at least 15 people were killed, and between 3,000 and 4,000 were arrested. "
    "Some 7.7 million Venezuelans live abroad. A kilo costs 7 dollars and prices rose 56 percent. "
    "There are 8,000 polling stations in the country."
)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            ["at least 15 deaths", "between 3,000 and 4,000 arrests",
             "about 7,700,000 Venezuelans live abroad", "7 dollars", "56 %",
             "8,000 polling stations"],
        ),
        (
            "es",
            ["al menos 15 muertes", "entre 3.000 y 4.000 detenciones",
             "alrededor de 7.700.000 Venezuelans live abroad", "7 dollars", "56 %",
             "8.000 polling stations"],
        ),
    ],
)  # fmt: skip
def test_a_figure_is_told_as_its_language_writes_numbers_and_bounds(lang, told) -> None:
    reading = shipped(lang=lang).read(_TEXT, date="2024-08-10", lang="en")
    lines = [reading.figure_line(one).partition(" · ")[0] for one in reading.linked.figures]
    assert lines == told
