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


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("In Venezuela 19 people died and 120 were injured.", "en", ["deaths", "injured"]),
        ("In Venezuela 19 people died and a hundred were hurt.", "en", ["deaths", "injured"]),
        ("En Venezuela murieron 19 personas y hubo un centenar de heridos.", "es",
         ["deaths", "injured"]),
        ("Venezuela let at least 35 people go.", "en", ["releases"]),
        ("In Venezuela 12 lawmakers and activists were freed.", "en", ["releases"]),
    ],
)  # fmt: skip
def test_what_a_figure_counts_ends_where_the_next_begins(
    text: str, lang: str, found: list[str]
) -> None:
    figures = read(text, "2019-05-01", lang).linked.figures
    assert [id_of(one.counted).removeprefix("counted-") for one in figures] == found


def test_a_bound_stands_before_the_a_of_those_it_counts() -> None:
    text = "Venezuela dejó salir al menos a 35 personas, según Foro Penal."
    assert [one.bound for one in read(text, "2026-02-09", "es").linked.figures] == ["at-least"]


def test_the_anniversary_of_one_year_is_about_that_day() -> None:
    text = (
        "Un año sin Leopoldo\n\nHoy hace un año que Leopoldo López se puso en manos de la "
        "Guardia Nacional en la plaza Brión. Lilian Tintori lo visita en Ramo Verde."
    )
    assert str(read(text, "2015-02-18", "es").main) == "lopez-arrest-2014"


def test_a_place_of_the_graph_and_somebody_of_it_open_the_gate_where_no_country_is_named() -> None:
    text = "Leopoldo López is still in Ramo Verde, his wife says."
    assert read(text, "2015-02-18").linked.gate.open
    assert not read(
        "Leopoldo López is still in jail, his wife says.", "2015-02-18"
    ).linked.gate.open


def test_a_whole_is_not_certain_where_a_part_of_it_may_be_the_news() -> None:
    text = (
        "Businessman takes over in Venezuela after military ousts Chavez\n\nCARACAS - Pedro "
        "Carmona, an economist who heads Venezuela's largest business group, was sworn in on "
        "Friday as provisional president and dissolved congress and the Supreme Court, hours "
        "after generals announced that Hugo Chavez had quit."
    )
    assert not read(text, "2002-04-13").linked.main_certain


@pytest.mark.parametrize(
    ("text", "lang", "voices"),
    [
        ("The National Electoral Council of Venezuela, which proclaimed Nicolas Maduro with 51.2 "
         "percent, has shown no tallies.", "en", ["electoral-council"]),
        ("Pollsters in Venezuela saw 51.2 percent for Nicolas Maduro.", "en", [""]),
        ("En Venezuela quedan 245 presos políticos, dijo Juan Guaidó. Foro Penal contaba 246 a "
         "finales de septiembre.", "es", ["juan-guaido", "foro-penal"]),
    ],
)  # fmt: skip
def test_a_share_of_votes_is_of_whoever_counts_them(
    text: str, lang: str, voices: list[str]
) -> None:
    figures = read(text, "2024-07-31", lang).linked.figures
    assert [one.voice and id_of(one.voice) for one in figures] == voices


def test_what_is_counted_is_carried_on_to_who_counts_next() -> None:
    text = (
        "En Venezuela quedan 245 presos políticos, dijo Juan Guaidó. Foro Penal contaba 246 a "
        "finales de septiembre."
    )
    counted = {id_of(one.counted) for one in read(text, "2022-10-02", "es").linked.figures}
    assert counted == {"prisoners-held"}


def test_a_day_between_freed_and_a_number_is_no_object() -> None:
    text = "Venezuela liberó este sábado a siete estadounidenses detenidos desde 2017."
    [one] = read(text, "2022-10-02", "es").linked.figures
    assert id_of(one.counted) == "releases"


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("The UN's fact-finding mission told the Human Rights Council in Geneva that Venezuela "
         "tortures.", "en", {"un-fact-finding-mission", "un-human-rights-council"}),
        ("The UN fact-finding mission spoke in Venezuela.", "en", {"un-fact-finding-mission"}),
    ],
)  # fmt: skip
def test_a_body_of_the_united_nations_is_no_countrys(text: str, lang: str, found: set[str]) -> None:
    assert found <= actors(text, "2026-03-20", lang)


@pytest.mark.parametrize(
    ("text", "lang", "voice"),
    [
        ("A UN fact-finding mission spoke of Venezuela. The mission had documented 137 arrests.",
         "en", "un-fact-finding-mission"),
        ("A UN fact-finding mission spoke of Venezuela. The court had documented 137 arrests.",
         "en", ""),
        ("Edgar Zambrano salió de la cárcel en Venezuela. No habló mucho. Pidió por 58 presos "
         "cuya libertad, según él, se había prometido.", "es", "edgar-zambrano"),
        ("CARACAS - Foro Penal closes the year in Venezuela with 244 political prisoners, down "
         "from before.", "en", "foro-penal"),
        ("Foro Penal visited all 387 political prisoners in Venezuela.", "en", ""),
        ("In Venezuela Nicolas Maduro himself has spoken of 2,000 arrests.", "en",
         "nicolas-maduro"),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_body_whose_noun_says_it(text: str, lang: str, voice: str) -> None:
    [one] = read(text, "2026-03-20", lang).linked.figures
    assert (one.voice and id_of(one.voice)) == voice
