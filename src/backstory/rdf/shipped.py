"""Where the graph lies that comes along with the package, or that a checkout holds."""

from __future__ import annotations

from pathlib import Path

from backstory.errors import CouldNotRun

__all__ = ["SHIPPED", "shipped_path"]

SHIPPED = "venezuela-amnesties"
"""The dossier whose grown graph the wheel carries."""


def shipped_path() -> Path:
    """
    Find the grown graph that ships with the package, or that a checkout holds.

    Raises:
        CouldNotRun: There is none.
    """
    packed = Path(__file__).parents[1] / "grown" / f"{SHIPPED}.ttl.xz"
    if packed.is_file():
        return packed
    checkout = Path(__file__).parents[3] / "graph" / f"{SHIPPED}.ttl"
    if checkout.is_file():
        return checkout
    raise CouldNotRun("The package carries no graph. Run `backstory build` in a checkout first.")
