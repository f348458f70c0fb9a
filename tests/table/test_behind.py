"""The rows of a table, counted by day, are handed to the page to be drawn behind its timeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from growing import grown_of
from paths import GOOD

from backstory.dates.days import from_iso
from backstory.draw.behind import behind_of
from backstory.errors import CouldNotRun
from backstory.graph import Graph, load
from backstory.table.door import Tables


def test_each_row_with_a_day_is_counted_on_it_and_the_others_are_told(harbour: Tables) -> None:
    found = behind_of(harbour)
    frame = harbour.pandas("days")
    assert found["first"] == from_iso("1911-08-01")
    assert sum(found["bars"]) == frame["rows"].sum() < harbour.count()
    assert found["bars"][2] == 2  # two papers tell of the 3rd
    english, spanish = found["told"]
    assert f"{sum(found['bars'])} rows" in english
    assert f"{sum(found['bars'])} filas" in spanish
    left = harbour.count() - sum(found["bars"])
    assert f"{left} more have no single day" in english


def test_a_long_time_has_no_more_bars_than_a_page_can_hold(tmp_path: Path) -> None:
    rows, how = tmp_path / "long.csv", tmp_path / "long.yaml"
    rows.write_text("day,who\n1500-01-01,A\n1500-01-02,A\n1999-12-31,B\n", "utf-8")
    how.write_text("title: A long time\ndate: day\nactor: who\n", "utf-8")
    table = load().table(tmp_path / "data")
    table.add(rows, how)
    found = behind_of(table)
    assert len(found["bars"]) < 13_000
    assert sum(found["bars"]) == 3
    last = found["first"] + found["step"] * len(found["bars"])
    assert last > from_iso("1999-12-31")
    assert "A long time" in found["told"][0]


def test_only_a_page_with_a_table_has_bars(harbour: Tables) -> None:
    graph = Graph(store=grown_of(GOOD / "ruritania-lockout"))
    with_rows = graph.view("timeline", behind=harbour).file(engine=False)
    assert with_rows != graph.view("timeline").file(engine=False)
    with pytest.raises(CouldNotRun, match="has nowhere to draw"):  # not passed over in silence
        graph.view("timeline.svg", behind=harbour)
    with pytest.raises(CouldNotRun, match="no table"):
        graph.view("page", behind=graph.table("no-such-folder"))
