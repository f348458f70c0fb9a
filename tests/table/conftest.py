"""A small table of our own making, added once; what needs DuckDB is skipped where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from paths import ROOT

from backstory.graph import load
from backstory.table.door import Tables

TABLES = ROOT / "tests" / "fixtures" / "tables"


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Give the rows of `harbour.tsv` beside the shipped dossier."""
    pytest.importorskip("duckdb")
    tables = load().table(tmp_path_factory.mktemp("harbour") / "data")
    tables.add(TABLES / "harbour.tsv", TABLES / "harbour.yaml")
    return tables


@pytest.fixture
def fixtures() -> Path:
    """Give the folder of the tables of the tests."""
    return TABLES
