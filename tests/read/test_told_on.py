"""Who said what, whose text it is, what its news is, and when a word told again means another."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.clues import clues_in
from backstory.read.door import Reading
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def reading(text: str, day: str, lang: str) -> Reading:
    return graph().read(text, date=day, lang=lang)


def events(text: str, day: str, lang: str) -> list[str]:
    """Give the ids of the events of a text, in its order."""
    return [id_of(one.iri) for one in reading(text, day, lang).linked.events]


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2022-04-11", "es", "rincon-announcement-2002",
         "Veinte años después del 11 de abril de 2002, Venezuela recuerda. De madrugada, el "
         "general Lucas Rincón dijo que el presidente había renunciado."),
        ("2024-08-20", "en", "carter-center-statement-2024",
         "Venezuela held its presidential election on 28 July 2024. The Carter Center says two "
         "days later that the vote cannot be considered democratic."),
    ],
)  # fmt: skip
def test_who_said_one_thing_is_read_as_having_said_it(
    day: str, lang: str, wanted: str, text: str
) -> None:
    assert wanted in events(text, day, lang)


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        ("2008-07-25", "es",
         "La Asamblea Constituyente aprobó anoche el texto de la nueva Constitución, que irá a "
         "referéndum. El presidente, aliado de Hugo Chávez, celebró. La Conferencia Episcopal "
         "llamó a votar en conciencia, y el Tribunal Supremo liberó a presos políticos."),
        ("2008-07-25", "en",
         "The Assembly swore in a new president, a friend of Hugo Chávez. The Supreme Court freed "
         "political prisoners and upheld an amnesty law."),
    ],
)  # fmt: skip
def test_a_friend_of_ours_makes_no_text_ours(day: str, lang: str, text: str) -> None:
    found = reading(text, day, lang)
    assert not list(found)


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2025-10-11", "es", "nobel-2025",
         "El comité noruego le concedía el premio Nobel de la paz. María Corina Machado dio las "
         "gracias a los presos, a Edmundo González y al mundo; Nicolás Maduro calló."),
        ("2018-06-20", "es", "helicoide-riot-2018",
         "Tres semanas después del motín del 16 de mayo en El Helicoide, los presos volvieron a "
         "casa, dijo Delcy Rodríguez."),
    ],
)  # fmt: skip
def test_people_and_prisons_of_ours_make_a_text_ours(
    day: str, lang: str, wanted: str, text: str
) -> None:
    assert wanted in events(text, day, lang)


def test_an_opinion_is_about_what_happened_these_days_and_not_what_it_begins_with() -> None:
    text = (
        "Papel mojado\n\nEl 17 de octubre gobierno y oposición de Venezuela firmaron el Acuerdo de "
        "Barbados. El acuerdo prometía elecciones. El 26 de enero de 2024 el Tribunal Supremo "
        "confirmó la inhabilitación de María Corina Machado."
    )
    found = reading(text, "2024-02-02", "es").linked
    assert id_of(found.main) == "machado-ban-ruling-2024"
    assert not found.main_certain


def test_a_word_told_again_means_another_where_names_and_words_speak_for_it() -> None:
    text = (
        "In Venezuela President Hugo Chávez decreed an amnesty on 31 December 2007 for people of "
        "the coup. He also granted pardons to 36 common prisoners that day."
    )
    assert "pardons-2007" in events(text, "2008-01-02", "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "María Corina Machado of Venezuela won the Nobel Peace Prize on 10 October 2025. "
               "The prize surprised her."),
        ("es", "María Corina Machado, de Venezuela, ganó el Nobel de la Paz el 10 de octubre de "
               "2025. Dedicó el premio a los presos."),
    ],
)  # fmt: skip
def test_the_prize_told_again_is_a_thing(lang: str, text: str) -> None:
    assert events(text, "2025-10-12", lang) == ["nobel-2025"]


def test_a_topic_of_the_headline_holds_throughout() -> None:
    lex = lexicon("en")

    def clues(headline: str) -> list[str]:
        text = tokens_of(f"{headline}\n\nIt rained. Nobody spoke. Final passage took an hour.", ())
        return [text.words[one.first] for one in clues_in(text, lex)]

    assert clues("The amnesty law in Caracas")[-1] == "final"
    assert "final" not in clues("The weather in Caracas")


def test_no_span_of_years_dates_what_a_comma_parts_from_it() -> None:
    text = (
        "In Venezuela Tarek William Saab, the attorney general for eight years, stepped down on "
        "February 25."
    )
    (one,) = reading(text, "2026-03-09", "en").linked.dates
    assert one.value == "2026-02-25"
