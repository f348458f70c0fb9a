"""What tells when an event was without a date of its own: how far it lies from another."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.apart import apart_in
from backstory.read.counts import counts
from backstory.read.dates import dates_in
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def linked(text: str, lang: str, date: str) -> set[str]:
    """Give the ids of the events of which a text speaks."""
    return {id_of(one.iri) for one in graph().read(text, date=date, lang=lang).linked.events}


@pytest.mark.parametrize(
    ("text", "lang", "days"),
    [
        ("On 10 May 2012 he was freed, three weeks after the court had heard him.", "en",
         ["2012-04-15/2012-04-23"]),
        ("On 10 May 2012 he was freed, two days before the vote.", "en", ["2012-05-11/2012-05-13"]),
        ("On 10 May 2012 he was freed, days after the vote.", "en", ["2012-04-27/2012-05-10"]),
        ("Salió el 10 de mayo de 2012, dos semanas después de que votaran.", "es",
         ["2012-04-22/2012-04-30"]),
        ("It was, in 2012, three weeks after the vote.", "en", []),
        ("He waited three weeks. After the vote he was freed.", "en", []),
    ],
)  # fmt: skip
def test_so_long_after_something_tells_its_days(text: str, lang: str, days: list[str]) -> None:
    tokens, lex = tokens_of(text), lexicon(lang)
    found = apart_in(tokens, lex, dates_in(tokens, lang, None), None)
    assert [one.value for one in found] == days


@pytest.mark.parametrize(
    ("text", "lang", "date", "event"),
    [
        (
            "A court in Caracas, Venezuela, turned down the request on Tuesday, three weeks after "
            "acting President Delcy Rodríguez signed a law.",
            "en", "2026-03-12", "promulgation-2026",
        ),
        (
            "The lawyer Perkins Rocha of Venezuela, arrested in August 2024 after the disputed "
            "presidential election, is at home.",
            "en", "2026-03-12", "election-2024",
        ),
        (
            "In August 2020, Nicolás Maduro pardoned 110 opponents in Venezuela ahead of "
            "legislative elections.",
            "en", "2026-03-12", "election-2020",
        ),
        (
            "Nicolás Maduro indultó en Venezuela a 110 opositores en agosto de 2020, antes de las "
            "elecciones legislativas.",
            "es", "2026-03-12", "election-2020",
        ),
        (
            "On Tuesday a court in Caracas turned down the amnesty request of the lawyer Perkins "
            "Rocha, his family in Venezuela said.",
            "en", "2026-03-12", "rocha-refusal-2026",
        ),
    ],
)  # fmt: skip
def test_an_event_is_found_by_what_it_lies_beside(
    text: str, lang: str, date: str, event: str
) -> None:
    assert event in linked(text, lang, date)


def test_whoever_is_named_in_a_clause_must_have_taken_part() -> None:
    text = "Venezuela. Stalin González gave way to Henri Falcón in Oslo on 10 October 2025."
    assert "nobel-2025" not in linked(text, "en", "2026-03-12")


LAWS = (
    "La ley de amnistía que promulgó la presidenta encargada de Venezuela, Delcy Rodríguez, no "
    "alcanza a todos. La norma fue aprobada el jueves.\n\nEn diciembre de 2007 Hugo Chávez indultó "
    "a los firmantes del decreto de Pedro Carmona.\n\nOtros siguen presos. María Corina Machado "
    "calificó la ley de insuficiente."
)


def test_the_law_is_that_of_the_news_and_a_decree_that_of_whom_it_names() -> None:
    reading = graph().read(LAWS, date="2026-02-24", lang="es")
    found = [(" ".join(reading.linked.text.words[one.first : one.after]), id_of(one.iri))
             for one in reading.linked.instruments]  # fmt: skip
    assert ("decreto", "carmona-decree-2002") in found
    assert found[-1] == ("la ley", "amnesty-law-2026")


def _beside(text: str, lang: str, date: str) -> dict[str, set[str]]:
    """Give, for each number of a text, the claims that it is set beside and their verdicts."""
    reading = graph().read(text, date=date, lang=lang)
    return {f"{one.value}": {f"{each.claim}: {each.verdict}" for each in others}
            for one, others in counts(reading)}  # fmt: skip


def test_a_figure_since_a_day_stands_beside_counts_since_that_day() -> None:
    text = (
        "Desde el 8 de enero, cinco días después de la captura de Nicolás Maduro en Venezuela, "
        "han salido de prisión 448 personas, según Foro Penal."
    )
    found = _beside(text, "es", "2026-02-24")["448"]
    assert any(each.startswith("foro-penal-448: ") for each in found), found


def test_who_is_still_held_is_counted_on_the_day_and_among_the_whole_is_no_part() -> None:
    text = (
        "Foro Penal of Venezuela says that more than 600 people were released since Jan. 8, but "
        "that over 500 political prisoners remain. It knows 20 women among the 500 political "
        "prisoners."
    )
    figures = graph().read(text, date="2026-03-12", lang="en").linked.figures
    assert {one.period for one in figures if f"{one.value}" == "500"} == {""}
    assert _beside(text, "en", "2026-03-12")["500"]


def events_of(text: str, lang: str, date: str) -> list[tuple[str, str]]:
    """Give the words and the id of each event linked in a text."""
    found = graph().read(text, date=date, lang=lang).linked
    return [(" ".join(found.text.words[one.first : one.after]), id_of(one.iri))
            for one in found.events]  # fmt: skip


def test_what_somebody_presides_over_is_no_event() -> None:
    text = (
        "Caracas. Jorge Arreaza, que preside la comisión de seguimiento de la ley de amnistía en "
        "Venezuela, criticó a la prensa."
    )
    assert "commission-sitting-2026" not in dict(map(reversed, events_of(text, "es", "2026-03-12")))


def test_a_law_that_is_passed_is_not_thereby_signed() -> None:
    text = (
        "Caracas, Venezuela. On Thursday night the National Assembly approved the amnesty law "
        "without a vote against. Delcy Rodríguez signed it in Miraflores hours later."
    )
    found = events_of(text, "en", "2026-02-20")
    passed = {iri for words, iri in found if "approved" in words}
    assert passed & {"amnesty-2026", "second-reading-2026"}
    assert "promulgation-2026" not in passed


def test_two_clauses_of_one_court_are_two_rulings() -> None:
    text = (
        "Caracas. En 2005 los magistrados de Venezuela exculparon a los generales de abril de "
        "2002: hubo vacío de poder, dijeron en agosto de 2002."
    )
    found = {iri for _, iri in events_of(text, "es", "2022-06-12")}
    assert {"officers-ruling-annulled-2005", "officers-ruling-2002"} <= found


def texts_of(text: str, lang: str) -> set[str]:
    """Give the ids of the instruments of which a text of February 2026 speaks after its news."""
    news = {
        "en": "Venezuela's National Assembly approved the amnesty law on Thursday. ",
        "es": "La Asamblea Nacional de Venezuela aprobó el jueves la ley de amnistía. ",
    }[lang]
    found = graph().read(news + text, date="2026-02-21", lang=lang).linked
    links = (*found.instruments, *(one for one in found.names if one.kind == "instrument"))
    return {
        id_of(one.iri) for one in links if found.text.span(one.first, one.after)[0] >= len(news)
    }


@pytest.mark.parametrize(
    ("text", "lang", "ids"),
    [
        ("The amnesty laws of 2000 and 2016 were wider.", "en",
         {"amnesty-law-2000", "amnesty-law-2016"}),
        ("Las leyes de amnistía de 2000 y 2016 eran más amplias.", "es",
         {"amnesty-law-2000", "amnesty-law-2016"}),
        ("Tanto la ley de 2000 como la de 2016 eran más amplias.", "es",
         {"amnesty-law-2000", "amnesty-law-2016"}),
        ("Resolution 42/25 created the mission.", "en", {"hrc-resolution-42-25"}),
        ("La resolución 42/25 creó la misión.", "es", {"hrc-resolution-42-25"}),
        ("Article 236 of the charter lets the president pardon.", "en", {"constitution-1999"}),
        ("Esta legislación excluye a militares.", "es", {"amnesty-law-2026"}),
        ("Critics say that the president has broken the constitution.", "en", set()),
        ("The oil law was reformed.", "en", {"hydrocarbons-law-2026"}),
        ("La ley petrolera fue reformada.", "es", {"hydrocarbons-law-2026"}),
        ("La ley de amnistía de España es de 2024.", "es", set()),
        ("El proyecto de vida de los jóvenes cambió.", "es", set()),
        ("El texto constitucional lo permite.", "es", set()),
        ("The UN charter says otherwise.", "en", set()),
    ],
)  # fmt: skip
def test_an_instrument_is_told_by_a_list_of_years_and_not_by_another_matter(
    text: str, lang: str, ids: set[str]
) -> None:
    assert texts_of(text, lang) == ids
