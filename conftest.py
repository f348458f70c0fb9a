"""What the examples of docstrings have at hand: `graph`, the graph that ships, opened once."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _graph_at_hand(request: pytest.FixtureRequest, doctest_namespace: dict[str, Any]) -> None:
    if isinstance(request.node, pytest.DoctestItem):
        from growing import shipped

        doctest_namespace["graph"] = shipped()
