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
        ("2022-04-11", "en", {"coup-2002"},  # much of its day in another year, and no number
         "What Caracas remembers\n\nShots fell near Puente Llaguno on 11 April 2002. Pedro Carmona "
         "swore himself in on 12 April 2002 in Venezuela. Hugo Chavez came back to Miraflores "
         "before dawn on 14 April 2002."),
        ("2025-01-26", "es", {"releases-2024"},  # the only one that goes on
         "Boletín de Venezuela\n\nNadie queda libre del todo en Venezuela. Tras las elecciones de "
         "julio de 2024 hubo miles de detenciones; las excarcelaciones que comenzaron en noviembre "
         "de 2024 siguen."),
        ("2023-10-19", "en", {"releases-2023-10"},  # a mute headline: what is told first
         "A long day in Venezuela\n\nFive prisoners, among them Roland Carreño, walked out of jail "
         "on Wednesday night, hours after the U.S. Treasury issued a licence for Venezuelan oil. "
         "The government and the opposition had signed the Barbados agreement the day before."),
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


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2022-03-10", "en", "releases-2022-03",
         "Caracas frees two Americans days after visit by White House envoys\n\nVenezuela let two "
         "jailed Americans fly home on Tuesday night. A delegation of the United States had met "
         "Nicolás Maduro at the weekend."),
        ("2026-03-20", "es", "implementation-2026",
         "Un mes de amnistía en Venezuela\n\nLa ley de amnistía entró en vigor el 19 de febrero. "
         "La comisión de seguimiento habla de miles de expedientes."),
    ],
)  # fmt: skip
def test_what_a_headline_tells_as_background_is_not_the_news(
    day: str, lang: str, wanted: str, text: str
) -> None:
    assert id_of(graph().read(text, date=day, lang=lang).linked.main) == wanted
