"""Places in sources: read as written, told in any language."""

from __future__ import annotations

import pytest

from backstory.words.places import place, steps

PLACES = [
    ("paragraph 3", "párrafo 3", [("paragraph", "3")]),
    ("paragraphs 2-4", "párrafos 2-4", [("paragraph", "2-4")]),
    ("paragraphs 1, 3 and 5", "párrafos 1, 3 y 5", [("paragraph", "1, 3, 5")]),
    ("paragraphs 3 and last", "párrafos 3 y último", [("paragraph", "3, last")]),
    ("last two paragraphs", "dos párrafos finales", [("paragraph", "last 2")]),
    ("article 8, letter f", "artículo 8, letra f", [("article", "8"), ("letter", "f")]),
    ("title and paragraphs 1-2", "título y párrafos 1-2", [("title", ""), ("paragraph", "1-2")]),
    ("section 'Minoría, hoy'", "sección 'Minoría, hoy'", [("section", "'Minoría, hoy'")]),
    ("History section", "sección «History»", [("section", "")]),
    ("row of Q5894576", "fila de Q5894576", [("row", "Q5894576")]),
    ("entry of 13:00, 11 April", "entrada de 13:00, 11 de abril", [("entry", "13:00")]),
    ("page", "página", [("page", "")]),
    ("opening", "comienzo", [("opening", "")]),
]


@pytest.mark.parametrize(("written", "spanish", "read"), PLACES)
def test_a_place_is_read_and_told(written: str, spanish: str, read: list[tuple[str, str]]) -> None:
    """It is told as written in its own language, and by its units in any other."""
    assert place(written, "en") == written
    assert place(written, "es") == spanish
    assert [(step.unit, step.number) for step in steps(written)] == read


def test_a_place_written_in_spanish_is_told_in_english() -> None:
    assert place("párrafos 2 y 4", "en") == "paragraphs 2 and 4"
    assert place("entrada de 11 de abril", "en") == "entry of 11 April"
    assert place("artículo 3, letra f", "es") == "artículo 3, letra f"


def test_free_words_stay_as_they_are_written() -> None:
    assert place("section on the government", "es") == "sección «on the government»"
    assert place("positions.json", "es") == "positions.json"
