"""What is wrong with a query is told alike in the shell and on the page, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from backstory.ask.explained import explained
from backstory.draw.asking import asking
from backstory.rdf.store import prefixed
from backstory.vocabulary import PREFIXES
from backstory.words.messages import message_in

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "explained.json").read_text("utf-8"))
OWN = {"": "https://example.org/strike/"}
"""The prefix of the one dossier on the page."""


def _errors(query: str) -> tuple[str, str]:
    """Give an engine's complaint as the shell hears it, and as the page does."""
    with pytest.raises((SyntaxError, RuntimeError)) as told:
        ox.Store().query(prefixed(query, OWN))
    head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in {**OWN, **PREFIXES}.items())
    with pytest.raises((SyntaxError, RuntimeError)) as heard:
        ox.Store().query(f"{head}\n{query}")
    own = re.sub(r"error at (\d+):", lambda at: f"error at {int(at[1]) - 1}:", str(heard.value))
    return str(told.value), own


def test_the_page_has_the_shells_words() -> None:
    """web/tests/explained.test.ts holds the page to these cases, with these words."""
    page = asking(OWN, [], ["en", "es"], ())
    assert SHARED["complaints"] == page["complaints"]
    assert SHARED["prefixes"] == page["prefixes"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["query"][:50])
def test_a_wrong_query_is_told_as_on_the_page(case: dict[str, str]) -> None:
    query = case["query"]
    told, heard = _errors(query)
    assert case["error"] == heard
    said = explained(query, told, len(prefixed("", OWN)), OWN)
    for lang in ("en", "es"):
        first, *_, mend = message_in(said, lang).split("\n")
        assert case[lang] == f"{first}\n{mend.strip()}"


def test_every_complaint_is_told_in_each_language() -> None:
    for table in ("told", "mends", "reasons"):
        for key, told in SHARED["complaints"][table].items():
            assert told[0] != told[1] or key == "says", key
