"""How things look in every picture: shapes, colours and signs, from look.json as in the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from backstory.draw.shape import PageData

__all__ = ["LOOK", "corners", "family_of", "look_of"]

LOOK: Final[Mapping[str, Any]] = json.loads(
    files("backstory").joinpath("draw", "look.json").read_text("utf-8")
)


def family_of(data: PageData, one: str) -> str:
    """Name the broadest kind of a thing, without its scheme."""
    key = data["things"][one].get("kind", "")
    seen: set[str] = set()
    while key not in seen and key in data["concepts"] and "broader" in data["concepts"][key]:
        seen.add(key)
        key = data["concepts"][key]["broader"]
    return key.rpartition("/")[2]


def look_of(data: PageData, one: str) -> tuple[str, str]:
    """Give the shape and, on light paper, the colour: events by family, others by what they are."""
    thing, families, others = data["things"][one], LOOK["families"], LOOK["others"]
    rest = families[""]
    if thing["type"] == "event":
        found = families.get(family_of(data, one), rest)
        return found["shape"], found["light"]
    kind = thing.get("kind", "") if thing["type"] == "actor" else thing["type"]
    return others.get(kind, others[""]), rest["light"]


@cache
def corners(shape: str) -> tuple[tuple[float, float], ...]:
    """Give the corners of a shape around a middle, one unit a radius."""
    return tuple((x, y) for x, y in LOOK["corners"][shape])
