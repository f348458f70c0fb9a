"""What commas, denials and charges do to a mention, in both languages."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.clues import clues_in
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def events(text: str, day: str, lang: str) -> list[str]:
    """Give the ids of the events of a text, in its order."""
    links = graph().read(text, date=day, lang=lang).linked.events
    return [id_of(one.iri) for one in sorted(links, key=lambda one: one.first)]


@pytest.mark.parametrize(
    ("lang", "by_the_way", "denied"),
    [
        ("es", "La amnistía venezolana de 2016, no lo olvidamos, la anuló la Sala Constitucional.",
         "La amnistía venezolana de 2016 no la anuló la Sala Constitucional."),
        ("en", "Venezuela's Supreme Tribunal, and not long ago, annulled the amnesty law of 2016.",
         "Venezuela's Supreme Tribunal has not annulled the amnesty law of 2016."),
    ],
)  # fmt: skip
def test_a_denial_before_a_comma_denies_nothing_behind_it(
    lang: str, by_the_way: str, denied: str
) -> None:
    assert "ruling-2016" in events(by_the_way, "2026-02-20", lang)
    assert "ruling-2016" not in events(denied, "2026-02-20", lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Venezuela. Simonovis fue detenido en noviembre de 2004 y en 2009 recibió, con "
               "otros policías metropolitanos, una condena de 30 años por las muertes de abril."),
        ("en", "Venezuela. Simonovis was detained in November 2004 and in 2009 was handed, with "
               "other officers of the police, a sentence of 30 years for the deaths of 11 April."),
    ],
)  # fmt: skip
def test_a_day_tells_what_stands_behind_a_phrase_between_commas(lang: str, text: str) -> None:
    assert "police-sentence-2009" in events(text, "2019-05-17", lang)


@pytest.mark.parametrize(
    ("lang", "charge", "rising"),
    [
        ("es", "El Supremo no los procesó por rebelión.", "Encabezó la rebelión de 1992."),
        ("en", "The court found them guilty of rebellion.", "He led the rebellion of 1992."),
    ],
)
def test_a_charge_of_rebellion_is_no_rising(lang: str, charge: str, rising: str) -> None:
    told, charged = (
        {kind for clue in clues_in(tokens_of(text), lexicon(lang)) for kind in clue.kinds}
        for text in (rising, charge)
    )
    assert "armed-rising" in told
    assert "armed-rising" not in charged


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "En Venezuela, los paramilitares fueron capturados el 9 de mayo de 2004. El indulto "
               "se firmó este mes. En agosto de ese año hubo un referendo revocatorio."),
        ("en", "In Venezuela, the paramilitaries were seized on May 9, 2004. The pardon was signed "
               "this month. In August of that year there was a recall referendum."),
    ],
)  # fmt: skip
def test_that_year_is_the_year_told_and_not_that_of_the_news(lang: str, text: str) -> None:
    assert "recall-referendum-2004" in events(text, "2007-08-31", lang)
