"""What a text is about that has no news: an anniversary, what goes on, an old event's headline."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2022-04-11", "es", {"coup-2002"},
         "Veinte años del 11 de abril\n\nCaracas recuerda la marcha que terminó a tiros cerca de "
         "Miraflores, en Venezuela. Pedro Carmona juró por su cuenta como presidente. Hugo Chávez "
         "fue llevado preso a La Orchila y volvió dos días después."),
        ("2022-04-11", "en", {"coup-2002"},
         "Two decades after three presidents in two days\n\nVenezuela recalls April 2002. Pedro "
         "Carmona dissolved the National Assembly by decree on 12 April 2002. Hugo Chávez returned "
         "to Miraflores on 14 April."),
        ("2010-05-03", "en", {"amnesty-2007"},
         "Whom the amnesty of 2007 left out\n\nVenezuela's police commissioners are still in "
         "prison, their lawyers say."),
    ],
)  # fmt: skip
def test_a_text_without_news_is_about_something(
    day: str, lang: str, wanted: set[str], text: str
) -> None:
    found = graph().read(text, date=day, lang=lang).linked
    assert {id_of(found.main)} <= wanted
    assert not found.main_certain


def test_a_text_that_links_nothing_is_about_nothing() -> None:
    text = "Ten years of drought in Venezuela\n\nFarmers in Guárico sell their cattle."
    assert graph().read(text, date="2026-03-01", lang="en").linked.main == ""
