"""By the time of which a text tells: the vote of a sort, and the days under a heading."""

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


def reading(text: str, day: str, lang: str) -> Reading:
    return graph().read(text, date=day, lang=lang)


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2020-09-04", "es", "election-2020",
         "Venezuela: la oposición no sabe si irá a las legislativas, dijo Foro Penal."),
        ("2016-11-02", "en", "election-2015",
         "In Venezuela, the coalition that won the parliamentary elections wants a recall."),
        ("2026-02-20", "es", "election-2020",
         "En Venezuela, el 31 de agosto de 2020 Maduro indultó a 110 personas. "
         "Meses después hubo elecciones parlamentarias."),
    ],
)  # fmt: skip
def test_a_vote_is_the_one_of_its_sort_nearest_to_what_is_told(
    day: str, lang: str, wanted: str, text: str
) -> None:
    found = {id_of(one.iri) for one in reading(text, day, lang).linked.events}
    assert wanted in found
    assert len([one for one in found if one.startswith("election-")]) == 1


def test_no_vote_is_meant_where_two_of_its_sort_come_near() -> None:
    text = "Venezuela: la oposición recuerda las presidenciales, dijo Foro Penal."
    found = {id_of(one.iri) for one in reading(text, "2013-05-20", "es").linked.events}
    assert not {"election-2012", "election-2013"} <= found


def test_a_day_that_heads_a_line_gives_its_year_to_the_months_of_the_line() -> None:
    text = (
        "Venezuela, paso a paso\n\n2019. En septiembre salió Edgar Zambrano.\n\n"
        "Junio de 2023. Nueva visita, y un memorando el día 10.\n\n"
        "2025. En octubre, Oslo."
    )
    dates = {one.value for one in reading(text, "2025-12-01", "es").linked.dates}
    assert {"2019-09", "2023-06-10", "2025-10"} <= dates


def test_a_day_of_this_year_that_heads_a_line_says_nothing_of_months_to_come() -> None:
    text = "Venezuela\n\n4 January 2026. He was freed in December, Foro Penal said."
    assert "2025-12" in {one.value for one in reading(text, "2026-01-04", "en").linked.dates}


def test_what_had_been_called_is_no_day_to_come() -> None:
    text = (
        "Caracas, Venezuela. Delcy Rodríguez was sworn in at noon. The Supreme Tribunal had "
        "called on her on Saturday night to take over."
    )
    assert "2026-01-03" in {one.value for one in reading(text, "2026-01-05", "en").linked.dates}


def test_a_text_is_ours_that_names_many_of_ours_and_a_city_and_no_country() -> None:
    text = (
        "On 22 October agents took commissioners Lázaro Forero and Henry Vivas and Sergeant "
        "Julio Rodríguez from their houses. In April 2009 a court sentenced them. Their superior, "
        "Iván Simonovis, fled the country. The prosecutor of the International Criminal Court "
        "comes to Caracas, and the talks in Mexico, of which Foro Penal spoke, are suspended."
    )
    assert reading(text, "2021-10-26", "en").linked.events
    other = "In Mexico the teachers went on strike, and one of them flew to Caracas."
    assert not reading(other, "2021-10-26", "en").linked.events


@pytest.mark.parametrize(
    ("lang", "wanted", "text"),
    [
        ("en", {"amnesty-law-2016"}, "In Venezuela in 2016 the opposition passed an amnesty."),
        ("en", {"barbados-agreement-2023"}, "Venezuela: the Barbados accord of 2023 is dead."),
        ("es", {"amnesty-law-2016", "amnesty-bill-2019"},
         "Venezuela: la ley de amnistía de 2016 excluía los crímenes graves. La de 2019, pensada "
         "para los cuarteles, no se aplicó."),
        ("en", set(), "In Venezuela, Delcy Rodríguez announced on 30 January that a general "
         "amnesty would be sent to lawmakers."),
    ],
)  # fmt: skip
def test_a_law_is_told_by_what_was_done_and_by_its_year(
    lang: str, wanted: set[str], text: str
) -> None:
    found = {id_of(one.iri) for one in reading(text, "2026-02-02", lang).linked.instruments}
    assert wanted == found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Venezuela let 31 soldiers go on 27 February. Foro Penal asks that lawyers may see "
         "the people who are held."),
        ("es", "Venezuela dejó salir a 31 militares el 27 de febrero. Foro Penal pide que los "
         "abogados vean a los detenidos."),
    ],
)  # fmt: skip
def test_whoever_asks_for_something_else_does_not_ask_for_what_they_once_asked(
    lang: str, text: str
) -> None:
    found = {id_of(one.iri) for one in reading(text, "2026-03-20", lang).linked.events}
    assert "amnesty-request-2026" not in found


def test_few_who_are_freed_tell_which_release_is_meant() -> None:
    text = (
        "Venezuela's government and its opponents signed an accord in Barbados on 17 October "
        "2023. Five prisoners walked free the next night."
    )
    found = {id_of(one.iri) for one in reading(text, "2024-01-27", "en").linked.events}
    assert "releases-2023-10" in found


@pytest.mark.parametrize("word", ["The measure", "This text", "The document", "The initiative"])
def test_a_word_for_any_text_is_linked_nowhere(word: str) -> None:
    text = "Venezuela's National Assembly passed the Amnesty Law on Thursday. "
    found = reading(f"{text}{word} leaves out soldiers.", "2026-02-21", "en").linked
    assert not [one for one in found.instruments if found.text.sentence_at(one.first) > 0]
    law = reading(f"{text}The law leaves out soldiers.", "2026-02-21", "en").linked
    assert [one for one in law.instruments if law.text.sentence_at(one.first) > 0]


def test_a_court_in_a_text_about_another_country_is_theirs_whoever_else_is_named() -> None:
    text = (
        "Peru's congress approved an amnesty law for soldiers. The Supreme Court will review the "
        "law. In Caracas, Hugo Chávez once sheltered Vladimiro Montesinos."
    )
    found = {id_of(one.iri) for one in reading(text, "2025-08-14", "en")}
    assert "supreme-court" not in found
    assert "hugo-chavez" in found


def test_no_line_of_a_chronology_is_certainly_its_news() -> None:
    text = (
        "Ninety years of pardons: a Venezuelan chronology\n\n"
        "1969 - Parliament passes an amnesty law for guerrillas.\n\n"
        "2007 - Hugo Chávez signs a decree of amnesty.\n\n"
        "2016 - Parliament votes a law, and the Supreme Tribunal annuls it.\n\n"
        "2026 - On 19 February the National Assembly approves the most recent amnesty."
    )
    found = reading(text, "2026-02-22", "en").linked
    assert not found.main_certain
    early = [one for one in found.instruments if found.text.sentence_at(one.first) == 1]
    assert not early, "the law of 1969 is not held here, and is not that of 2026"
