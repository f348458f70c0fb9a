"""A table for people is opened by spreadsheets: no cell of it runs, and each comes back."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import ROOT

from backstory.words.separated import separated, untamed
from backstory.words.table import Table

CASES = json.loads((ROOT / "tests" / "shared" / "cells.json").read_text("utf-8"))
"""The page's own writer is held to the same (draw/web/tests/cells.test.ts)."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["cell"]))
def test_a_cell_runs_nowhere_and_comes_back(case: dict[str, str]) -> None:
    cell, written = case["cell"], case["written"]
    assert separated((), [[cell, ""]]) == f"{written},\n"
    (row,) = csv.reader(io.StringIO(f"{written},\n", newline=""))
    assert row[0][:1] not in tuple("=@\t\r\n＝＋－＠")
    assert untamed(row[0]) == cell


@given(st.lists(st.lists(st.text(max_size=9), min_size=2, max_size=2), max_size=4))
def test_rows_come_back_as_they_were(rows: list[list[str]]) -> None:
    for mark in (",", "\t"):
        text = separated((), rows, mark)
        found = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        assert [[untamed(cell) for cell in row] for row in found] == rows


def test_numbers_stay_numbers_and_every_table_is_written_so() -> None:
    row = {"name": "=1+1", "number": -5, "share": Decimal("-2.50"), "nothing": None}
    table = Table(tuple(row), (row,))
    assert table.text("csv") == "name,number,share,nothing\n'=1+1,-5,-2.5,\n"
    assert table.text("tsv") == "name\tnumber\tshare\tnothing\n'=1+1\t-5\t-2.5\t\n"


def test_one_empty_cell_is_a_row() -> None:
    assert separated((), [[""]]) == '""\n'
