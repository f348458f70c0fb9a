"""Code and its tables name only words that every dossier has: a new country needs no code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from paths import ROOT

from backstory.model.concepts import common_concepts

TABLES = ("read/lexicon/en.json", "read/lexicon/es.json", "compare/context.json")
KINDS = {name for scheme, name in common_concepts() if scheme == "kind"}


def kinds_in(table: Any) -> Iterator[str]:
    """Every kind that a table names, as a list of kinds or as the keys of their weights."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key == "kinds":
                yield from value
            else:
                yield from kinds_in(value)
    elif isinstance(table, list):
        for value in table:
            yield from kinds_in(value)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_names_common_kinds_only(name: str) -> None:
    table = json.loads((ROOT / "src/backstory" / name).read_text("utf-8"))
    named = list(kinds_in(table))
    assert len(named) > 10
    assert sorted(set(named) - KINDS) == [], "put them into concepts.ttl or ask a common branch"


def test_no_module_names_the_own_concept_of_a_dossier() -> None:
    # Not the labels that a map of a table gives to codes.
    own = re.compile(r"[\"']kind-(?!labels\b)[a-z-]+[\"']")
    found = {
        str(path.relative_to(ROOT)): own.findall(path.read_text("utf-8"))
        for path in (ROOT / "src/backstory").rglob("*.py")
    }
    assert {path: names for path, names in found.items() if names} == {}
