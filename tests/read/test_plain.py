"""How plain news texts speak of events and of texts: a rule of linking each."""

from __future__ import annotations

from datetime import date as day
from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.beside import beside
from backstory.read.dates import dates_in
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def events(text: str, lang: str, date: str) -> set[str]:
    """Give the ids of the events of which a text speaks."""
    return {id_of(one.iri) for one in graph().read(text, date=date, lang=lang).linked.events}


def texts(text: str, lang: str, date: str) -> list[tuple[str, str]]:
    """Give the instruments of which a text speaks: its words, and their ids."""
    reading = graph().read(text, date=date, lang=lang)
    words = reading.linked.text
    return [
        (" ".join(words.words[one.first : one.after]), id_of(one.iri))
        for one in reading.linked.instruments
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En Venezuela, Rafael Caldera gobernó dos veces. En la segunda sobreseyó en marzo de "
         "1994 las causas de los militares.", True),
        ("En Venezuela gobernó el partido. En la segunda sobreseyó en marzo de 1994 las causas "
         "de los militares.", False),
    ],
)  # fmt: skip
def test_a_month_tells_what_bears_a_name_where_others_of_it_are_spoken_of(
    text: str, found: bool
) -> None:
    assert ("dismissal-1994" in events(text, "es", "2026-02-21")) == found


def test_that_same_day_is_no_day_where_the_one_before_is_rough() -> None:
    text = (
        "Venezuela, 27 de febrero. El comunicado es del jueves. "
        "El texto fue sancionado hace una semana y promulgado ese mismo día."
    )
    dates = graph().read(text, date="2026-02-27", lang="es").linked.dates
    assert [one.value for one in dates][-1] == "2026-02-20~"


@pytest.mark.parametrize(
    ("text", "lang", "own", "other"),
    [
        ("Venezuela's amnesty bill goes on. On 4 February twenty organisations issued a statement "
         "on the amnesty. The UN fact-finding mission warned of its limits.", "en",
         "mission-statement-2026-02-09", "ngo-statement-2026-02-04"),
        ("Sigue el debate en Venezuela sobre la amnistía. El lunes la Conferencia Episcopal "
         "pidió una ley sin revancha.", "es", "bishops-statement-2026", "amnesty-request-2026"),
    ],
)  # fmt: skip
def test_what_was_said_is_of_whoever_stands_before_it(
    text: str, lang: str, own: str, other: str
) -> None:
    reading = graph().read(text, date="2026-02-11", lang=lang)
    told = [id_of(one.iri) for one in reading.linked.events
            if one.first >= reading.linked.text.sentences[-1][0]]  # fmt: skip
    assert own in told
    assert other not in told


def test_that_ruling_is_the_one_told_a_moment_ago_by_another_word() -> None:
    text = (
        "En Venezuela, la Sala Constitucional anuló el 11 de abril de 2016 la ley de amnistía. "
        "Aquel fallo fue unánime."
    )
    reading = graph().read(text, date="2017-06-01", lang="es")
    last = reading.linked.text.sentences[-1][0]
    assert {id_of(one.iri) for one in reading.linked.events if one.first >= last} == {"ruling-2016"}


@pytest.mark.parametrize(
    ("text", "lang", "date", "found"),
    [
        ("Venezuela: el protocolo se aplica desde ayer, dijo Jorge Arreaza.", "es", "2026-02-27",
         ("el protocolo", "amnesty-protocol-2026")),
        ("Hugo Chávez usó la ley habilitante el 31 de diciembre de 2007 en Venezuela.", "es",
         "2026-02-21", ("la ley habilitante", "enabling-law-2007")),
        ("Carmona's edict of 12 April 2002 dissolved the National Assembly of Venezuela.", "en",
         "2012-04-11", ("edict", "carmona-decree-2002")),
    ],
)  # fmt: skip
def test_a_text_is_known_by_its_form_or_its_name_as_plain_texts_write_them(
    text: str, lang: str, date: str, found: tuple[str, str]
) -> None:
    told = texts(text, lang, date)
    assert any(words.startswith(found[0]) and iri == found[1] for words, iri in told), told


def test_what_an_amnesty_does_is_told_of_any() -> None:
    text = (
        "Chávez decreed an amnesty in Venezuela on 31 December 2007. It was broader, because an "
        "amnesty wipes out the crime."
    )
    told = graph().read(text, date="2020-09-10", lang="en").linked
    last = told.text.sentences[-1][0]
    assert not [one for one in told.instruments if one.first >= last]


@pytest.mark.parametrize("text", ["110 people were pardoned.", "Seven Americans were freed."])
def test_a_figure_that_begins_a_sentence_stands_beside_others(text: str) -> None:
    said = f"Venezuela pardons opponents, August 2020. {text} Nicolás Maduro signed it."
    reading = graph().read(said, date="2020-09-01", lang="en")
    assert reading.linked.figures[0].counted
    assert "<h2" in reading.page()


def test_the_headline_of_a_month_after_tells_what_was_a_month_before() -> None:
    text = (
        "A month into Venezuela's amnesty, relatives are still counting\n\n"
        "CARACAS — Outside the Rodeo I prison the tents have not gone, a month since Delcy "
        "Rodríguez signed the amnesty law."
    )
    reading = graph().read(text, date="2026-03-20", lang="en")
    assert id_of(reading.linked.main) in {"amnesty-2026", "promulgation-2026"}


def test_the_background_tells_first_what_the_article_can_have_known() -> None:
    text = (
        "The International Criminal Court opens an investigation on Venezuela\n\n"
        "CARACAS — Karim Khan, the prosecutor of the International Criminal Court, opened an "
        "investigation into crimes in Venezuela on Wednesday."
    )
    reading = graph().read(text, date="2021-11-04", lang="en")
    told = [one.text for one in beside(reading).background]
    assert told
    assert not [one for one in told if "2022" in one]


def test_the_background_holds_sentences_that_somebody_worded() -> None:
    text = (
        "El Parlamento de Venezuela aprobó el jueves la reforma de la Ley Orgánica de "
        "Hidrocarburos y Delcy Rodríguez la firmó el mismo día."
    )
    reading = graph().read(text, date="2026-01-30", lang="es")
    gists = {id_of(iri): one.gist for iri, one in reading.known.record.claims.items()}
    told = beside(reading).background
    assert told
    assert all(gists[one.claim] for one in told)


@pytest.mark.parametrize(
    ("text", "lang", "date", "days"),
    [
        ("Veinte años del 11 de abril: Caracas, Venezuela, recuerda a los muertos.", "es",
         "2022-04-11", ["2002-04-11"]),
        ("Twenty years after April 11, Venezuela remembers the dead.", "en", "2022-04-13",
         ["2002-04-11"]),
        ("Two years after April 11, Venezuela voted.", "en", "2022-09-13", ["2022-04-11"]),
        ("Venezuela recuerda el 11 de abril de 2002. Carmona se juramentó el día 12.", "es",
         "2022-04-11", ["2002-04-11", "2002-04-12"]),
        ("The sitting planned for 9 February was cancelled in Venezuela.", "en", "2026-02-13",
         ["2026-02-09"]),
    ],
)  # fmt: skip
def test_a_day_is_that_of_the_year_which_its_words_tell(
    text: str, lang: str, date: str, days: list[str]
) -> None:
    found = dates_in(tokens_of(text), lang, day.fromisoformat(date))
    assert [one.value for one in found] == days


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Forty rebels were freed. The interior minister, Jorge Rodriguez Abad, said that the "
         "National Assembly would pass an amnesty law.", "en"),
        ("Liberan a cuarenta rebeldes. El ministro del Interior, Jorge Rodríguez Abad, dijo que "
         "la Asamblea Nacional votará una ley de amnistía.", "es"),
    ],
)  # fmt: skip
def test_a_name_of_ours_within_the_longer_one_of_a_stranger_opens_no_text(
    text: str, lang: str
) -> None:
    assert list(graph().read(text, date="2026-02-19", lang=lang)) == []
    for ours in (text.replace(" Abad", ""), f"Caracas. {text}"):
        assert list(graph().read(ours, date="2026-02-19", lang=lang))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Venezuela. La Asamblea aprobó el 5 de febrero en primera discusión el proyecto de "
         "amnistía.", "es"),
        ("Venezuela's National Assembly approved on 5 February the amnesty bill in its first "
         "reading.", "en"),
    ],
)  # fmt: skip
def test_what_was_done_on_a_day_is_nothing_that_lies_ahead_of_the_text(
    text: str, lang: str
) -> None:
    assert events(text, lang, "2026-02-11") == {"first-reading-2026"}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Venezuela. La sesión prevista para el martes no llegó a celebrarse.", "es"),
        ("Venezuela. The session planned for Tuesday did not take place.", "en"),
    ],
)  # fmt: skip
def test_a_session_that_did_not_take_place_is_none_that_was_held(text: str, lang: str) -> None:
    assert "families-hearing-2026" not in events(text, lang, "2026-02-11")


def test_the_vote_of_the_day_is_told_by_its_day_alone_where_nobody_else_is_named() -> None:
    head = "El chavismo gana las elecciones parlamentarias en Venezuela\n\n"
    told = graph().read(
        f"{head}La coalición de Nicolás Maduro se alzó ayer con la Asamblea Nacional.",
        date="2020-12-07", lang="es",
    ).linked  # fmt: skip
    behind = len(head.split())
    assert [id_of(one.iri) for one in told.events if one.first >= behind] == ["election-2020"]


def test_whoever_said_something_on_its_very_day_said_it() -> None:
    text = "Caracas. Michelle Bachelet, prudente, dijo el {} que era un paso significativo."
    assert events(text.format("martes"), "es", "2020-09-03") == {"bachelet-statement-2020"}
    assert events(text.format("domingo"), "es", "2020-09-03") == set()


@pytest.mark.parametrize("head", ["La misión", "La Misión"])
def test_a_body_is_told_by_its_acronym_in_small_letters_too(head: str) -> None:
    text = f"Venezuela. {head} de la ONU advirtió de los riesgos."
    found = graph().read(text, date="2026-03-17", lang="es")
    assert "un-fact-finding-mission" in {id_of(one.iri) for one in found}


def test_who_waited_in_prison_is_freed_by_the_end_of_the_case() -> None:
    text = "Venezuela. Hugo Chávez was let go from Yare prison in March 1994."
    assert events(text, "en", "2013-03-10") == {"dismissal-1994"}
