"""The first dossier's graph in both languages, of which most of these tests ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory.graph import Graph
from backstory.rdf.store import TripleStore


@pytest.fixture
def graphs(grown: Callable[[str], TripleStore]) -> dict[str, Graph]:
    store = grown("venezuela-amnesties")
    return {lang: Graph(store=store, lang=lang) for lang in ("en", "es")}
