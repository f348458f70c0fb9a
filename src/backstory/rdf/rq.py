"""
Read .rq files: a query and the YAML header in its `#+` lines.

Where a query names a predicate under which others stand in the ontology (`ctx:context`), or
`ctx:plain`, all of them are asked: no reasoner is needed, and a new one needs no change of a query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from backstory.carried import carried
from backstory.vocabulary import PLAIN, PREDICATES, SUPER

__all__ = ["QueryFile", "query_files", "widened"]

_ALL: Final = {**SUPER, "ctx:plain": tuple(t for t in PREDICATES.values() if t in PLAIN)}
_NAMED: Final = re.compile(rf"(?<![\w:-])({'|'.join(_ALL)})(?![\w-])")
_WIDE: Final = 100


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
    home = Path(__file__).parents[1] / folder
    for each in sorted({path.name.removesuffix(".xz") for path in home.iterdir()}):
        if each.endswith(".rq"):
            text = carried(home / each).decode("utf-8")
            lines = [
                line[2:].removeprefix(" ") for line in text.split("\n") if line.startswith("#+")
            ]
            name = each.removesuffix(".rq")
            header = yaml.load("\n".join(lines), Loader=loader) or {}
            found[name] = QueryFile(name, header, widened(text))
    return found


def widened(text: str) -> str:
    """
    Write, for a predicate that has others under it, those others: in a list or as a path.

    >>> widened("?a ctx:leadsBackTo ?b")[:38]
    '?a (ctx:causedBy|ctx:enabledBy|ctx:res'
    >>> widened("FILTER (?p IN (ctx:context, ctx:date))")[:42]
    'FILTER (?p IN (ctx:causedBy, ctx:enabledBy'
    """
    lines = []
    for line in text.split("\n"):
        if line.startswith("#") or not _NAMED.search(line):
            lines.append(line)
            continue
        inside = line.lstrip(" ")
        for name in dict.fromkeys(_NAMED.findall(line)):
            inside = re.sub(rf"{name}(?![\w-])", _joined(inside, name), inside)
        lines += _folded(inside, len(line) - len(line.lstrip(" ")))
    return "\n".join(lines)


def _joined(line: str, name: str) -> str:
    """Join the predicates under one as the place where it stands has them."""
    before = line[: line.index(name)]
    if re.search(r"\bIN \([^)]*$", before):
        return ", ".join(_ALL[name])
    if re.search(r"\bVALUES \?\w+ \{[^}]*$", before):
        return " ".join(_ALL[name])
    return f"({'|'.join(_ALL[name])})"


def _folded(line: str, indent: int) -> list[str]:
    """Fold a list at its spaces, for people read it; a path stays whole."""
    found, rest = [], " " * indent + line
    while len(rest) > _WIDE and "|" not in rest and (at := rest.rfind(" ", indent + 4, _WIDE)) > 0:
        found.append(rest[:at])
        rest = " " * (indent + 2) + rest[at + 1 :]
    return [*found, rest]
