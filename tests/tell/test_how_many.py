"""How many were freed is answered by who was freed first: the verb says what is counted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from paths import HERE

from backstory.graph.front import Graph
from backstory.rdf.store import TripleStore
from backstory.words.phrases import phrase

CASES = json.loads((HERE / "shared" / "how_many.json").read_text("utf-8"))
"""What the first number must be, and must not be, written before any of them was asked."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["query"])
def test_what_the_verb_says_is_counted_comes_first(
    case: dict[str, Any], grown: Callable[[str], TripleStore]
) -> None:
    """It answered who was freed with who was held, and how many voted with the seats."""
    lang = case["lang"]
    told = Graph(store=grown(case["dossier"]), lang=lang).ask(case["query"], lang=lang).told
    first = next(each for each in told if each != phrase("reply near", lang))
    assert re.search(case["first"], first), told[:3]
    assert not case.get("near") or told[0] != first, "of what is named nowhere nothing is counted"
    assert not ("never" in case and re.search(case["never"], first)), first
