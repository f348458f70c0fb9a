"""A month, the name of the country and one word more tell no event: too much else happens."""

from __future__ import annotations

from datetime import date

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.dates import dates_in
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of

OTHER = [
    ("en", "Venezuela voted in a referendum on the Essequibo in December 2023."),
    ("en", "Venezuela's fans filled the stadium in September 2024 for the match with Uruguay."),
    ("en", "In January 2026 a storm cut the road between Caracas and La Guaira, in Venezuela."),
    ("en", "The opposition lost the governorship of Zulia in October 2012 in Venezuela."),
    ("es", "En noviembre de 2024 el Parlamento venezolano sancionó la ley contra el bloqueo."),
    ("es", "Rosales ganó las elecciones regionales del Zulia en Venezuela en noviembre de 2008."),
    ("en", "Nobody was pardoned in Venezuela on 31 August 2020."),
    ("es", "Nadie fue indultado en Venezuela el 31 de agosto de 2020."),
    ("es", "Nadie ha decretado una amnistía en Venezuela para los militares de 2020."),
    ("en", "The opposition of Venezuela would have passed an amnesty in 2019 had it kept them."),
    ("es", "Si Maduro hubiera cedido, habría vuelto la protesta de 2017 a Caracas, Venezuela."),
    ("es", "Los presos de Rodeo I, en Venezuela, no han empezado otra huelga de hambre."),
    ("es", "En enero de 2026 la selección de béisbol de Venezuela viajó a Jalisco."),
    ("es", "El ciclón dejó cuatro muertos en Venezuela en octubre de 2024."),
    ("es", "En las elecciones regionales de 2017 ganó el oficialismo en Venezuela."),
    ("en", "On 28 July 2024 the swimmer from Venezuela missed the final in Paris."),
    ("en", "On 19 February 2026 the baseball league of Venezuela fined two players."),
    (
        "en",
        "Relatives of prisoners waited in Caracas, Venezuela. Delcy Rodríguez received the "
        "ambassador of Turkey to speak of flights.",
    ),
    ("es", "En Venezuela la ley de febrero los nombra uno a uno."),
    ("en", "Yesterday, in Caracas, Venezuela's bishop told the Human Rights Council of hunger."),
    ("es", "La oposición de Venezuela celebró sus primarias de alcaldes en 2013."),
]
OF_ITS_DAY = [  # the day of the text, and what happened on a day of the dossier
    ("en", "2019-05-02", "On April 30 the Caracas zoo announced a jaguar in Venezuela."),
    ("en", "2002-04-20", "On April 12 a Caracas bakery opened its third shop in Venezuela."),
    ("en", "2020-09-02", "Nicolas Maduro ordered shops in Caracas to close because of the virus on "
     "Monday."),
    ("en", "2026-02-22", "Delcy Rodriguez met managers of a Turkish bank in Caracas on Friday."),
    ("es", "2024-08-05", "Un incendio arrasó un mercado de Maracaibo el 28 de julio en Venezuela."),
    ("es", "2002-04-20", "El 11 de abril cerró en Caracas la fábrica de pianos de Venezuela."),
]  # fmt: skip
LAWS = [
    ("es", "aprobó en primera discusión la ley de pesca", "aprobó en primera discusión la ley de "
     "amnistía", "first-reading-2026"),
    ("es", "aprobó en segunda discusión la Ley de Pesca", "aprobó en segunda discusión la Ley de "
     "Amnistía", "second-reading-2026"),
    ("es", "aprobó en segunda discusión la ley de semillas", "aprobó en segunda discusión la ley "
     "de amnistía", "second-reading-2026"),
    ("en", "approved the fisheries law in first reading", "approved the amnesty law in first "
     "reading", "first-reading-2026"),
    ("en", "approved the law on mining in first reading", "approved the law on amnesty in first "
     "reading", "first-reading-2026"),
    ("en", "passed the law of seeds in second reading", "passed the amnesty law in second reading",
     "second-reading-2026"),
]  # fmt: skip
WHO = {"en": "The National Assembly of Venezuela", "es": "La Asamblea Nacional de Venezuela"}
DOUBTED = [
    ("es", "El diputado negó que se prepare una reforma de la Ley de Hidrocarburos en Venezuela."),
    ("es", "Es improbable que Estados Unidos vuelva a capturar a un presidente en Venezuela."),
    ("en", "The minister denied that troops had captured Maduro in Caracas, Venezuela."),
    ("en", "If the assembly of Venezuela passes another amnesty, the exiles may come home."),
]
OURS = [
    ("en", "The parliamentary election of 2015 changed Venezuela.", "election-2015"),
    ("es", "Venezuela votó en las elecciones regionales de 2025.", "election-2025"),
    ("en", "In September 2018 six states asked the Hague prosecutor to look into Venezuela.",
     "icc-referral-2018"),
    ("es", "El ministro negó que la captura de Maduro del 3 de enero en Venezuela fuera legal.",
     "capture-2026"),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Give the first dossier."""
    return shipped()


def events(graph: Graph, lang: str, text: str) -> list[str]:
    """Give the ids of the events that are linked in a text of March 2026."""
    reading = graph.read(text, date="2026-03-10", lang=lang)
    return [id_of(one.iri) for one in reading if one.kind == "event"]


@pytest.mark.parametrize(("lang", "text"), OTHER)
def test_what_a_month_and_the_country_tell_is_no_event_of_ours(
    graph: Graph, lang: str, text: str
) -> None:
    """Other events of the same months stay without a link."""
    assert events(graph, lang, text) == []


@pytest.mark.parametrize(("lang", "other", "ours", "event"), LAWS)
def test_what_is_done_with_a_law_of_another_matter_is_no_event_of_ours(
    graph: Graph, lang: str, other: str, ours: str, event: str
) -> None:
    """The assembly passes many laws in a month; in the same words the amnesty is linked."""
    assert events(graph, lang, f"{WHO[lang]} {other}.") == []
    assert event in events(graph, lang, f"{WHO[lang]} {ours}.")


def test_a_law_of_another_matter_hides_none_that_the_graph_knows(graph: Graph) -> None:
    """A headline leaves out the article; a clause may tell two laws."""
    reading = graph.read("Assembly of Venezuela passes oil law.", date="2026-01-30", lang="en")
    assert "hydrocarbons-reform-2026" in {id_of(one.iri) for one in reading}
    both = f"{WHO['es']} aprobó en primera discusión la ley de pesca y la ley de amnistía."
    assert events(graph, "es", both) == ["first-reading-2026"]


@pytest.mark.parametrize(("lang", "text"), DOUBTED)
def test_what_is_denied_or_only_supposed_is_not_linked(graph: Graph, lang: str, text: str) -> None:
    """A denial reaches over its whole clause; a headline that begins with `if` tells nothing."""
    assert events(graph, lang, text) == []


@pytest.mark.parametrize(("lang", "text", "event"), OURS)
def test_what_more_words_tell_is_linked(
    graph: Graph, lang: str, text: str, event: str
) -> None:  # fmt: skip
    """The same months, with what singles the event out."""
    assert events(graph, lang, text) == [event]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("es", "Hoy se cumplen veinticuatro años de la marcha.", ["2026-04-11", "2002-04-11"]),
        ("es", "Se cumplen diez años de la sentencia.", ["2016"]),
        ("es", "Ella cumple 24 años y se cumplen", []),
        ("en", "Today marks 24 years since the march.", ["2026-04-11", "2002-04-11"]),
        ("en", "He marks 24 years of service.", []),
    ],
)
def test_so_many_years_since_something_tell_its_day(
    lang: str, text: str, values: list[str]
) -> None:  # fmt: skip
    """`Today marks N years since` tells the day, without `today` the year."""
    found = dates_in(tokens_of(text), lang, date(2026, 4, 11))
    assert [one.value for one in found] == values


@pytest.mark.parametrize(("lang", "day", "text"), OF_ITS_DAY)
def test_what_else_happened_on_a_day_is_not_what_the_graph_holds_of_it(
    lang: str, day: str, text: str
) -> None:
    found = shipped().read(text, date=day, lang=lang).linked
    assert [id_of(one.iri) for one in found.events] == []
    assert not found.main
