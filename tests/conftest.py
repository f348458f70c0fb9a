"""Two fixtures for everybody: `golden` compares or rewrites, `grown` gives a built graph."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import settings
from paths import GOOD, ROOT

from backstory.build import quads
from backstory.dossier import read
from backstory.store import TripleStore

# A busy machine must not make a law fail, and two runs draw the same examples.
settings.register_profile("backstory", deadline=None, derandomize=True)
settings.load_profile("backstory")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite what golden() compares")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare text with a committed file; with --update-golden, write it first."""

    def check(path: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8")
        shown = path.relative_to(ROOT)
        assert path.exists(), f"{shown} is missing: run with --update-golden and read the result"
        told = f"{shown} differs: read the diff, then --update-golden and say why in the commit"
        assert actual == path.read_text("utf-8"), told

    return check


@cache
def _grown(path: Path) -> TripleStore:
    store = ox.Store()
    store.bulk_extend(quads(read(path)))
    return TripleStore(store, str(path))


@pytest.fixture
def grown() -> Callable[[str], TripleStore]:
    """Give the graph of a good dossier of the tests, or of a dossier in seeds/."""

    def of(name: str) -> TripleStore:
        path = GOOD / name
        return _grown(path if path.exists() else ROOT / "seeds" / name)

    return of
