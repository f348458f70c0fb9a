"""Who goes on speaking, what a part counts, and for what `the measure` stands."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.door import known_of
from backstory.read.favour import directions_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def told(text: str, lang: str, date: str = "2026-02-04") -> list[tuple[str, str, str]]:
    """Give number, what it counts and whose it is, of each figure of a text."""
    return [
        (f"{one.value}", id_of(one.counted).removeprefix("counted-"), id_of(one.voice))
        for one in graph().read(text, date=date, lang=lang).linked.figures
    ]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        (
            "In Venezuela, Foro Penal counts 540 political prisoners. Of them, 60 are women and "
            "170 are soldiers. Of these 540 people, 539 are adults.",
            "en",
            [("540", "prisoners-held", "foro-penal"), ("60", "women-prisoners-held", "foro-penal"),
             ("170", "military-prisoners-held", "foro-penal"),
             ("540", "prisoners-held", "foro-penal"),
             ("539", "adult-prisoners-held", "foro-penal")],
        ),
        (
            "Foro Penal registra 540 presos políticos en Venezuela, de los cuales 480 son hombres. "
            "Asimismo, 370 son civiles.",
            "es",
            [("540", "prisoners-held", "foro-penal"), ("480", "men-prisoners-held", "foro-penal"),
             ("370", "civilian-prisoners-held", "foro-penal")],
        ),
        (
            "Foro Penal of Venezuela verified 86 releases. Of them, 12 are women.",
            "en",
            [("86", "releases", "foro-penal"), ("12", "", "foro-penal")],
        ),
    ],
)  # fmt: skip
def test_a_part_counts_what_its_concept_says_and_nothing_where_there_is_none(
    text: str, lang: str, found: list[tuple[str, str, str]]
) -> None:
    assert told(text, lang) == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("In Venezuela, 41 political prisoners walked free; 804 remain.", "en"),
        ("En Venezuela han salido 41 presos políticos y quedan 804.", "es"),
    ],
)
def test_who_is_left_behind_those_let_go_is_held(text: str, lang: str) -> None:
    assert [one[1] for one in told(text, lang)] == ["releases", "prisoners-held"]


@pytest.mark.parametrize(
    ("text", "lang", "voice"),
    [
        # a verb without a subject: whoever spoke before
        ("Jorge Arreaza habló en Caracas de los liberados de Venezuela. En total, agregó, han "
         "salido 223 personas.", "es", "jorge-arreaza"),
        ("Jorge Arreaza dijo en Caracas, Venezuela, que habrá más. También precisó que 223 "
         "personas fueron liberadas.", "es", "jorge-arreaza"),
        # a stranger speaks: nobody of the graph does
        ("Jorge Arreaza dijo en Caracas, Venezuela, que habrá más. El alcalde dijo que 223 "
         "personas fueron liberadas.", "es", ""),
        # behind quotation marks
        ("Caracas, Venezuela. “223 personas fueron liberadas. Habrá más”, dijo en la radio el "
         "presidente de Foro Penal, Alfredo Romero.", "es", "alfredo-romero"),
        # the member, not the body of which he is one
        ("Jorge Arreaza, a lawmaker in the National Assembly who oversees the law, said in "
         "Venezuela that 223 people were released.", "en", "jorge-arreaza"),
        # the subject, whatever is told of it between
        ("Foro Penal, una organización que desde hace años lleva la cuenta de quienes están presos "
         "en Venezuela por sus ideas, dijo que 223 personas fueron liberadas.", "es",
         "foro-penal"),
    ],
)  # fmt: skip
def test_who_goes_on_speaking_says_the_number(text: str, lang: str, voice: str) -> None:
    assert [one[2] for one in told(text, lang) if one[0] == "223"] == [voice]


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [
        ("In Venezuela 350 political prisoners freed since January are home.", "en", "releases"),
        ("Excarcelan a otros 17 presos políticos en Venezuela.", "es", "releases"),
        ("Más de 2.400 personas fueron detenidas en Venezuela.", "es", "arrests"),
        ("En Venezuela 9.000 personas siguen con medidas cautelares.", "es",
         "people-under-measures"),
    ],
)  # fmt: skip
def test_what_became_of_people_counts_and_not_how_they_were(
    text: str, lang: str, counted: str
) -> None:
    assert [one[1] for one in told(text, lang)] == [counted]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Maria Perez, 39, waited outside a jail in Caracas, Venezuela.", "en"),
        ("El acto empezó en Caracas, Venezuela, a las 4.30 de la tarde.", "es"),
    ],
)
def test_ages_and_hours_are_no_figures(text: str, lang: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize(
    ("text", "lang", "date", "words", "found"),
    [
        ("Venezuela's National Assembly passed the Amnesty Law for Democratic Coexistence. The "
         "measure covers 27 years.", "en", "2026-02-20", "The measure", ""),
        ("La Asamblea Nacional de Venezuela aprobó la Ley de Amnistía para la Convivencia "
         "Democrática. Según la propia norma, hay quince días.", "es", "2026-02-20",
         "la propia norma", ""),
        ("Venezuela. El juez citó el artículo 29 de la Constitución.", "es", "2026-02-20",
         "la Constitución", "constitution-1999"),
        ("Venezuela. El juez citó la Constitución.", "es", "2026-02-20", "la Constitución", ""),
        ("In Venezuela a judge let him go home. The measure surprised everybody.", "en",
         "2026-02-20", "The measure", ""),
        ("Nicolás Maduro rules Venezuela by decree.", "en", "2020-09-02", "decree", ""),
    ],
)  # fmt: skip
def test_a_word_for_any_text_names_none(
    text: str, lang: str, date: str, words: str, found: str
) -> None:
    reading = graph().read(text, date=date, lang=lang)
    spans = [(reading.linked.text.span(one.first, one.after), id_of(one.iri))
             for one in reading.linked.instruments]  # fmt: skip
    start = text.index(words)
    here = [name for (first, after), name in spans if first < start + len(words) and start < after]
    assert here == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "lang", "date", "main"),
    [
        # what began weeks ago and goes on
        ("Excarcelan a otros 17 presos políticos en Venezuela, según la ONG Foro Penal\n\nLa "
         "organización habló en Caracas.", "es", "2026-02-04", "releases-2026"),
        # what belongs to the first, and of which the headline rather speaks
        ("Venezuelan president back in power\n\nCARACAS, Venezuela - President Hugo Chavez has "
         "reclaimed power in Venezuela, two days after being forced from office.", "en",
         "2002-04-14", "return-of-chavez-2002"),
    ],
)  # fmt: skip
def test_the_headline_tells_what_is_meant(text: str, lang: str, date: str, main: str) -> None:
    assert str(graph().read(text, date=date, lang=lang).main) == main


def linked_at(text: str, words: str, date: str) -> set[str]:
    """Give the events that some words of a text were linked with."""
    reading = graph().read(text, date=date, lang="en")
    start = text.index(words)
    spans = [(reading.linked.text.span(one.first, one.after), id_of(one.iri))
             for one in reading.linked.events]  # fmt: skip
    return {name for (first, after), name in spans
            if first < start + len(words) and start < after}  # fmt: skip


def test_a_name_tells_whether_somebody_comes_or_goes() -> None:
    told = {id_of(iri): way for iri, way in directions_of(known_of(graph().record)).items()}
    assert told["return-of-chavez-2002"] == "coming"
    assert told["carmona-resignation-2002"] == "leaving"


def test_what_approves_a_protocol_passes_no_law() -> None:
    text = "Venezuela's parliament approved on Friday a protocol for the judges in Caracas."
    assert "amnesty-2026" not in linked_at(text, "approved", "2026-02-21")
