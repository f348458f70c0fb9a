"""
The name of a question and its values come in; out goes its SQL, and a value for each `?` in it.

Each question is one `.sql` file in `questions/`: its header says what it asks, which value stands
at each `?`, and which columns hold numbers of names (`naming`). The same text runs on every engine:
no function that only one of them has, and a total order with `NULLS LAST`, so that rows, their
types and their order are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from backstory.errors import UnknownName

__all__ = ["TableQuestion", "table_question", "table_questions"]


@dataclass(frozen=True, slots=True)
class TableQuestion:
    """One question to a table."""

    name: str
    summary: str
    values: tuple[str, ...]
    """The name of the value at each `?`, in order."""
    sql: str
    texts: tuple[str, ...] = ()
    """Columns that hold numbers of names (`naming`), which are nothing but texts."""
    things: tuple[str, ...] = ()
    """Columns that hold numbers of names, each of which may name a thing of the dossier."""

    def filled(self, given: Mapping[str, Any]) -> Sequence[Any]:
        """Give a value for each `?`."""
        return [given[name] for name in self.values]


@cache
def table_questions() -> Mapping[str, TableQuestion]:
    """Read every question, by name, sorted."""
    home = files("backstory").joinpath("table", "questions")
    found = {}
    for path in sorted(home.iterdir(), key=lambda each: each.name):
        text = path.read_text("utf-8")
        head = "\n".join(line[3:] for line in text.splitlines() if line.startswith("--+"))
        told = yaml.safe_load(head)
        name = path.name.removesuffix(".sql")
        sql = "\n".join(line for line in text.splitlines() if not line.startswith("--+"))
        found[name] = TableQuestion(
            name, told["summary"], tuple(told["values"]), sql,
            tuple(told.get("texts", ())), tuple(told.get("things", ())),
        )  # fmt: skip
    return found


def table_question(name: str) -> TableQuestion:
    """
    Find a question by name.

    Raises:
        UnknownName: There is none; the nearest is offered.
    """
    try:
        return table_questions()[name]
    except KeyError:
        raise UnknownName("question to a table", name, table_questions()) from None
