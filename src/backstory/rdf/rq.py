"""Read .rq files: a query and the YAML header in its `#+` lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["QueryFile", "query_files"]


@dataclass(frozen=True, slots=True)
class QueryFile:
    """One .rq file: its name, its header and its text (header included, as SPARQL comments)."""

    name: str
    header: Mapping[str, Any]
    text: str


@cache
def query_files(folder: str) -> Mapping[str, QueryFile]:
    """Read every .rq file of `queries` or `rules`, by name, sorted; read once in a process."""
    import yaml  # late: most commands ask no question

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found = {}
    home = files("backstory").joinpath(folder)
    for path in sorted(home.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".rq"):
            text = path.read_text("utf-8")
            lines = [
                line[2:].removeprefix(" ") for line in text.split("\n") if line.startswith("#+")
            ]
            name = path.name.removesuffix(".rq")
            header = yaml.load("\n".join(lines), Loader=loader) or {}
            found[name] = QueryFile(name, header, text)
    return found
