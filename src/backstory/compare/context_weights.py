"""Read the weights by which context is ranked and told: one readable file, `context.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["weights"]


@cache
def weights() -> Mapping[str, Any]:
    """Read the weights."""
    found: Mapping[str, Any] = json.loads(
        Path(__file__).with_name("context.json").read_text("utf-8")
    )
    return found
