"""A name from anywhere may have no word, or nothing but signs: a sentence takes it as it is."""

from __future__ import annotations

import inspect

import pytest

from backstory.words.english import English
from backstory.words.spanish import Spanish

NAMES = ("", " ", "\u3000", "…", '"', "2002", "2002 ", "a", "مرحبا", "(", "'s", "The ", "the",
         "Los", "12 of", "of", "Three ", "Amnesty of ", " of x", "— —", "a " * 3000)  # fmt: skip
KINDS = ("event", "person", "body", "group", "instrument", "place", "post", "")


@pytest.mark.parametrize("grammar", [English("en"), Spanish("es")], ids=["english", "spanish"])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:12])
def test_a_name_without_a_word_breaks_no_sentence(grammar: English | Spanish, name: str) -> None:
    for way in ("small", "is_plural", "is_noun", "head", "noun", "article", "one", "quoted"):
        put = getattr(grammar, way, None)
        if put is None:
            continue
        asked = list(inspect.signature(put).parameters)
        for kind in KINDS:
            given = {"kind": kind, "common": lambda _: True}
            assert put(*[given.get(one, name) for one in asked]) is not None, way
