"""What follows from the graph alone: the one strike over oil, the vote of these days."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def events(text: str, day: str, lang: str) -> set[str]:
    """Give the ids of the events of a text."""
    return {id_of(one.iri) for one in graph().read(text, date=day, lang=lang).linked.events}


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2026-02-20", "en", "oil-strike-2002",
         "Venezuela: The coup and the oil strike divided the country, Foro Penal said."),
        ("2026-02-20", "es", "oil-strike-2002",
         "En Venezuela, la ley cubre el golpe de 2002 y el paro petrolero, según Foro Penal."),
        ("2026-02-20", "es", "ruling-2016",
         "En Venezuela, la ley de amnistía de 2016 fue anulada por el TSJ."),
        ("2026-02-20", "en", "ruling-2016",
         "In Venezuela, the amnesty law of 2016 was annulled by the Supreme Tribunal."),
        ("2025-05-24", "en", "election-2025",
         "Venezuela's police hold an opposition leader on the eve of regional polls, Foro Penal "
         "said in Caracas."),
    ],
)  # fmt: skip
def test_what_only_one_event_can_be_is_linked(day: str, lang: str, wanted: str, text: str) -> None:
    assert wanted in events(text, day, lang)


@pytest.mark.parametrize(
    ("day", "lang", "unwanted", "text"),
    [
        ("2026-02-20", "en", "oil-strike-2002",
         "In Venezuela the union of teachers called a strike, Provea said."),
        ("2003-09-01", "en", "oil-strike-2002",
         "In Venezuela the strike of the bakers went on, Provea said."),
    ],
)  # fmt: skip
def test_what_may_be_another_is_not(day: str, lang: str, unwanted: str, text: str) -> None:
    assert unwanted not in events(text, day, lang)
