"""The table of dates: how surely one was before another, the same, within it; with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from backstory.dates.certainty import Certainty, before, during, overlaps, same
from backstory.dates.edtf import Span

TABLE: list[Any] = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text("utf-8"))
SIGNS = {"c": Certainty.CERTAIN, "b": Certainty.PROBABLE, "p": Certainty.POSSIBLE,
         "i": Certainty.IMPOSSIBLE}  # fmt: skip


@pytest.mark.parametrize(("pair", "signs", "why"), TABLE, ids=[row[0] for row in TABLE])
def test_two_dates_are_compared_as_a_careful_person_does(pair: str, signs: str, why: str) -> None:
    one, other = map(Span.parse, pair.split(" | "))
    told = [compared(one, other) for compared in (before, same, overlaps, during)]
    assert told == [SIGNS[sign] for sign in signs.split()], why
    # What is the same, or shares a day, does so both ways round.
    assert [same(other, one), overlaps(other, one)] == told[1:3]


def test_the_table_is_long_and_gives_a_reason_for_each_pair() -> None:
    assert len(TABLE) >= 40
    assert len({row[0] for row in TABLE}) == len(TABLE)
    assert all(row[2].endswith(".") for row in TABLE)
