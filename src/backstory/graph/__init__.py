"""A graph to ask, tell, see and take along: the front door, which every other door goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from backstory.graph.front import Graph
    from backstory.graph.growing import check, check_graph
    from backstory.graph.grown import Grown, grow
    from backstory.graph.loading import load

__all__ = ["Graph", "Grown", "check", "check_graph", "grow", "load"]

_ROOMS = {
    "Graph": "front",
    "Grown": "grown",
    "check": "growing",
    "check_graph": "growing",
    "grow": "grown",
    "load": "loading",
}


def __getattr__(name: str) -> Any:
    """Open a room when it is first asked for: a dossier is checked and grown without the others."""
    if name not in _ROOMS:
        raise AttributeError(f"module 'backstory.graph' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"backstory.graph.{_ROOMS[name]}"), name)
    globals()[name] = found
    return found
