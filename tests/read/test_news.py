"""Small texts that hold what is the news of a text, and by which names it calls whom."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.reading import Reading
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def read(text: str, date: str, lang: str = "en") -> Reading:
    return graph().read(text, date=date, lang=lang)


def actors(text: str, date: str, lang: str = "en") -> set[str]:
    """Give the ids of the actors that a text names."""
    return {id_of(one.iri) for one in read(text, date, lang) if one.kind == "actor"}


def test_what_is_announced_for_later_is_the_news_of_the_day() -> None:
    text = (
        "CARACAS (Agency) - The prosecutor of the International Criminal Court will open a full "
        "investigation into possible crimes in Venezuela, the first of its kind in Latin America, "
        "Karim Khan announced on Wednesday beside President Nicolas Maduro.\n\n"
        "Khan and Maduro put their names to a memorandum, though Maduro said he did not share "
        "the decision to move beyond the preliminary phase that began in February 2018."
    )
    assert str(read(text, "2021-11-04").main) == "icc-investigation-2021"


def test_nothing_is_certain_where_a_later_thing_is_told_of_the_same_person() -> None:
    text = (
        "Freed on Sunday, taken again before midnight\n\n"
        "Juan Pablo Guanipa had been out for less than twelve hours when men in plain clothes "
        "took him from a street in Caracas, his party said. The public prosecutor's office "
        "confirmed on Monday that it had asked for house arrest because the former lawmaker had "
        "broken the terms of his release."
    )
    assert not read(text, "2026-02-09").linked.main_certain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Venezuela\n\nThe State Department wanted Americans freed.", True),
        ("Venezuela\n\nThe US State Department wanted Americans freed.", True),
        ("Venezuela\n\nEl Departamento de Estado pidió la libertad de los presos.", True),
        ("Venezuela\n\nThe Justice Department wanted Americans freed.", False),
        ("Kenya\n\nThe State Department of Kenya wanted tourists freed in Kenya.", False),
    ],
)
def test_a_department_is_called_by_what_it_is_of(text: str, found: bool) -> None:
    lang = "es" if "Estado" in text else "en"
    assert ("us-state-department" in actors(text, "2023-10-19", lang)) == found


def test_a_court_is_that_of_a_text_full_of_our_people_that_names_no_country() -> None:
    text = (
        "Leopoldo López durmió el sábado en su cama. Lo dejaron allí después de que el Tribunal "
        "Supremo de Justicia le concediera el arresto domiciliario, que leyó Freddy Guevara y "
        "apoyó Nicolás Maduro. El expresidente español José Luis Rodríguez Zapatero, que lo "
        "había visitado en Ramo Verde, habló de un paso."
    )
    assert "supreme-court" in actors(text, "2017-07-09", "es")


def test_a_number_behind_a_comma_is_not_that_of_a_decree() -> None:
    text = "Maduro pardoned people in Venezuela. Of those in the decree, 50 were prisoners."
    assert [int(one.value) for one in read(text, "2020-09-08").linked.figures] == [50]
    numbered = "Maduro pardoned people in Venezuela. It was done by decree 4277 on Monday."
    assert not read(numbered, "2020-09-08").linked.figures
