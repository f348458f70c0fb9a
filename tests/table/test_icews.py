"""
The real case: ICEWS 2014, whose rows may not be part of this project, where somebody has them.

`BACKSTORY_ICEWS` names the folder of its files (`.tsv`): source, event, target, day.
What the table answers is held to what a few lines of Python count in the files themselves.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("duckdb")

from paths import ROOT

from backstory.graph import load
from backstory.table.door import Tables

FOLDER = Path(os.environ.get("BACKSTORY_ICEWS", ROOT.parent / "shared" / "data" / "icews14"))
FILES = sorted(FOLDER.glob("*.tsv"))

pytestmark = pytest.mark.skipif(
    not FILES, reason="no ICEWS here: BACKSTORY_ICEWS=FOLDER names one with its files (.tsv)"
)


class Coded(NamedTuple):
    """A row as it stands in the file."""

    source: str
    event: str
    target: str
    day: str


@pytest.fixture(scope="module")
def coded() -> list[Coded]:
    return [
        Coded(*line.split("\t")) for file in FILES for line in file.read_text("utf-8").splitlines()
    ]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    found = load().table(tmp_path_factory.mktemp("icews") / "rows")
    added = found.add(FILES, "icews-quadruples")
    assert added.bad == 0
    return found


def test_no_row_is_lost(table: Tables, coded: list[Coded]) -> None:
    assert table.count() == len(coded)


def test_a_week_holds_every_row_of_its_days(table: Tables, coded: list[Coded]) -> None:
    """Each row keeps the names of its file; who the dossier knows bears its id beside them."""
    found = table.window("2014-02-12", "2014-02-18", limit=10_000)
    wanted = [row for row in coded if "2014-02-12" <= row.day <= "2014-02-18"]
    labels = ("actor_label", "kind_label", "target_label", "date")
    assert Counter(tuple(row[key] for key in labels) for row in found) == Counter(wanted)
    known = {row["actor"] for row in found if row["actor_label"] == "Leopoldo López"}
    assert known == {"leopoldo-lopez"}


def test_an_actor_is_found_on_both_sides(table: Tables, coded: list[Coded]) -> None:
    name = Counter(row.source for row in coded).most_common(1)[0][0]
    wanted = sum(name in (row.source, row.target) for row in coded)
    assert len(table.around(name, limit=20_000)) == wanted


def test_days_are_counted_as_in_the_files(table: Tables, coded: list[Coded]) -> None:
    days = table.arrow("days", limit=1000)
    assert sum(days["rows"].to_pylist()) == len(coded)
    years = table.pandas("counts", limit=100_000)
    assert dict(years.groupby("year")["rows"].sum()) == {2014: len(coded)}
