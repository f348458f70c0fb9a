"""Servers that run for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import engines
import pytest
from paths import ROOT

import backstory
from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore

DATA = ROOT / "graph" / "venezuela-amnesties.ttl"


@pytest.fixture(scope="session")
def here() -> TripleStore:
    """Open the same file in this process."""
    return open_store(DATA)


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso", "arq"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Run one server after the other, each with the shipped dossier."""
    start = getattr(engines, request.param)
    with start(tmp_path_factory.mktemp(request.param), DATA) as address:
        yield address


@pytest.fixture(scope="session")
def there(server: str) -> TripleStore:
    """Open what a server holds: what was read there for one test is known to the next."""
    return backstory.load(server).store


@pytest.fixture(scope="session")
def copied(server: str) -> TripleStore:
    """Open what a server holds for what needs all of it: a copy takes a server long."""
    return backstory.load(server).store
