"""Every question to a table, with values that the table of the harbour answers."""

from __future__ import annotations

from typing import Any

ASKED: dict[str, dict[str, Any]] = {
    "window": {"first": "1911-08-02", "last": "1911-08-04"},
    "around": {"actor": "Police"},
    "together": {},
    "conflicts": {},
    "counts": {},
    "density": {},
    "days": {},
    "near": {"event": "coup-2002"},
}
