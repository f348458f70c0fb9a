"""Of what time a text tells, where a sentence says no day; and what the graph tells of numbers."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def events(text: str, lang: str, date: str) -> list[str]:
    """Give the ids of the events that a text is linked with, in its order."""
    return [id_of(one.iri) for one in graph().read(text, date=date, lang=lang)
            if one.kind == "event"]  # fmt: skip


def figures(text: str, lang: str, date: str) -> list[tuple[str, str, str]]:
    """Give number, what it counts and whose it is, of each figure of a text."""
    return [
        (f"{one.value}", id_of(one.counted).removeprefix("counted-"), id_of(one.voice))
        for one in graph().read(text, date=date, lang=lang).linked.figures
    ]


def test_a_story_goes_on_at_the_time_of_which_it_told() -> None:
    then = "In Venezuela Nicolás Maduro was re-elected on 20 May 2018."
    more = "Then came the releases, those of Daniel Ceballos and Gilber Caro among them."
    assert events(f"{then} {more}", "en", "2022-06-13") == ["election-2018", "releases-2018"]
    assert events(f"Venezuela. {more}", "en", "2022-06-13") == []


def test_a_day_that_stands_alone_is_that_of_the_line_after_it() -> None:
    text = (
        "Cronología de Venezuela\n\n– Septiembre de 2018. Seis países remiten el caso a la Corte "
        "Penal Internacional.\n– Noviembre de 2021. Karim Khan pasa a la fase de investigación."
    )
    assert events(text, "es", "2024-05-02") == ["icc-referral-2018", "icc-investigation-2021"]


def test_a_verb_in_small_words_is_no_name() -> None:
    text = "CARACAS, Venezuela — Thirty-one soldiers were let go on Friday, the government said."
    assert events(text, "en", "2026-02-28") == ["military-releases-2026"]


@pytest.mark.parametrize(
    ("date", "value"), [("2020-09-04", "2020-12"), ("2016-02-04", "2015-12")]
)  # fmt: skip
def test_a_month_beside_a_vote_is_that_of_the_nearest_vote(date: str, value: str) -> None:
    text = "In Venezuela everybody spoke of December's vote."
    assert [one.value for one in graph().read(text, date=date, lang="en").linked.dates] == [value]


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        (  # the words do not say what is counted, but the graph holds that number of that voice
            "In Venezuela, Foro Penal's tally stood at 1,953 on Tuesday, it said.",
            "2024-10-27",
            ("1953", "prisoners-held", "foro-penal"),
        ),
        (  # of a number that it does not hold nothing is told
            "In Venezuela, Foro Penal's tally stood at 1,947 on Tuesday, it said.",
            "2024-10-27",
            ("1947", "", "foro-penal"),
        ),
        (  # nor of one that was told only after the text
            "In Venezuela, Foro Penal's tally stood at 1,953 on Tuesday, it said.",
            "2023-10-27",
            ("1953", "", "foro-penal"),
        ),
        (  # nobody beside it says the number
            "In Venezuela, Foro Penal visited all 386 political prisoners.",
            "2020-09-04",
            ("386", "prisoners-held", "foro-penal"),
        ),
        (
            "In Venezuela, Foro Penal visited all 387 political prisoners.",
            "2020-09-04",
            ("387", "prisoners-held", ""),
        ),
        (  # nor who is named behind it alone
            "In Venezuela all 386 political prisoners were visited, the Foro Penal archive shows.",
            "2020-09-04",
            ("386", "prisoners-held", ""),
        ),
    ],
)  # fmt: skip
def test_the_graph_tells_a_number_of_a_voice(
    text: str, date: str, found: tuple[str, str, str]
) -> None:
    assert figures(text, "en", date) == [found]


def test_the_number_of_a_line_counts_nothing() -> None:
    text = "Venezuela, three points.\n\n1. Foro Penal counts 540 political prisoners.\n2. No more."
    assert [number for number, _, _ in figures(text, "en", "2026-02-04")] == ["540"]


def test_a_day_beside_a_vote_is_that_of_the_vote() -> None:
    text = "En Venezuela esperan el proceso electoral parlamentario del 6 de diciembre."
    found = graph().read(text, date="2020-09-02", lang="es").linked.dates
    assert [one.value for one in found] == ["2020-12-06"]


def test_few_are_counted_where_it_is_told_what_became_of_them() -> None:
    text = "Venezuela. Five opposition politicians and activists have been released from prison."
    assert figures(text, "en", "2023-10-20") == [("5", "releases", "")]


def test_what_is_weighed_is_no_certain_news() -> None:
    text = "Venezuela: US weighs sanctions relief\n\nCaracas waits for possible sanctions relief."
    reading = graph().read(text, date="2023-10-18", lang="en")
    assert not reading.linked.main_certain


def test_an_announcement_is_of_who_made_it_and_not_of_who_was_there() -> None:
    rain = "Llueve en Venezuela, y hace frío en la costa. Los vecinos hablan de agua y de comida."
    told = f"{rain} Nadie sabe nada de los presos.\n\nQUIEN anunció en Caracas una ley de amnistía."
    assert events(told.replace("QUIEN", "Delcy Rodríguez"), "es", "2026-02-03") == [
        "announcement-2026"
    ]
    assert events(told.replace("QUIEN", "Jorge Rodríguez"), "es", "2026-02-03") == []


def test_a_text_that_names_many_whom_the_graph_knows_is_read_though_another_country_leads() -> None:
    named = "Nicolás Maduro, Cilia Flores, Roberto Marrero, Roland Carreño and Henrique Capriles"
    text = (
        "Americans in the United States spoke to Americans. The Americans, U.S. officials said, "
        "asked Venezuela for news of {}. The United States waits, and so do the Americans."
    )
    read = graph().read
    assert read(text.format(named), date="2023-12-21", lang="en").linked.names
    assert not read(text.format("its oil"), date="2023-12-21", lang="en").linked.names


def test_a_weekday_in_a_story_is_of_its_week() -> None:
    rain = "Venezuela remembers. It rains on the coast. Nobody is out in the streets. "
    text = "On 11 April 2002 the march set out. On Sunday Hugo Chávez was back."
    found = graph().read(rain + text, date="2012-04-11", lang="en").linked.dates
    assert [one.value for one in found] == ["2002-04-11", "2002-04-14"]


@pytest.mark.parametrize(
    ("lang", "wanted", "text"),
    [
        ("en", "arrests-2024", "In Venezuela more than two thousand people were rounded up in the "
         "weeks after the vote of July 2024."),
        ("es", "arrests-2024", "En Venezuela más de dos mil personas fueron apresadas en las "
         "semanas posteriores a las elecciones de julio de 2024."),
        ("en", "promulgation-2026", "Venezuela's amnesty\n\nCARACAS - Friday marks a month since "
         "Delcy Rodríguez put her name to the amnesty law."),
        ("es", "amnesty-2000", "Venezuela ya conoció amnistías: hubo una amnistía en 2007, y "
         "también la de abril de 2000."),
    ],
)  # fmt: skip
def test_what_was_after_a_vote_or_a_month_ago_is_known(lang: str, wanted: str, text: str) -> None:
    found = graph().read(text, date="2026-03-20", lang=lang).linked.events
    assert wanted in {id_of(one.iri) for one in found}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Nobody is above the law in Venezuela\n\nThe law of 2016 left grave crimes out. "
               "Nicolas Maduro's Supreme Court annulled it."),
        ("es", "Una ley sin firma en Venezuela\n\nLa ley de 2016, con sus defectos, excluía los "
               "crímenes graves. El Supremo de Maduro la anuló."),
    ],
)  # fmt: skip
def test_what_was_done_to_it_was_done_to_the_law_told_before(lang: str, text: str) -> None:
    def read(text: str) -> set[str]:
        linked = graph().read(text, date="2024-05-01", lang=lang).linked
        return {id_of(one.iri) for one in linked.events}

    assert read(text) == {"ruling-2016"}
    assert read(text.replace("2016", "2000")) == set()
