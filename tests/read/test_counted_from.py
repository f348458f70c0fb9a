"""Days counted from an event that a text told: `two days later`, `weeks after the vote`."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def linked(text: str, lang: str, date: str) -> set[str]:
    """Give the ids of the events of which a text speaks."""
    return {id_of(one.iri) for one in graph().read(text, date=date, lang=lang).linked.events}


@pytest.mark.parametrize(
    ("text", "lang", "date", "event"),
    [
        (
            "Venezuela's courts were quick then. The National Assembly passed the opposition's "
            "amnesty law in March 2016. Two weeks later the judges threw it out.",
            "en", "2018-05-01", "ruling-2016",
        ),
        (
            "En Venezuela, Juan Pablo Guanipa fue excarcelado el 8 de febrero de 2026. Horas "
            "después lo volvieron a apresar.",
            "es", "2026-03-12", "guanipa-rearrest-2026",
        ),
        (
            "In Venezuela the Treasury lifted sanctions on oil a day after the accord signed in "
            "Barbados.",
            "en", "2024-02-01", "sanctions-relief-2023",
        ),
        (
            "En Venezuela la amnistía fue promulgada el 19 de febrero de 2026, quince días después "
            "de la votación en primera discusión.",
            "es", "2026-03-12", "first-reading-2026",
        ),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_an_event_that_the_text_told(
    text: str, lang: str, date: str, event: str
) -> None:
    found = linked(text, lang, date)
    assert event in found, found


def test_the_year_of_what_is_named_tells_no_event_without_a_word_for_its_kind() -> None:
    text = (
        "Venezuela has done this before. Lawyers in Caracas recall that the General Political "
        "Amnesty Law of 2000 is still quoted in every seminar."
    )
    assert "amnesty-2000" not in linked(text, "en", "2026-03-12")
