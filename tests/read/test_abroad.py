"""Whose court, parliament or law it is where a sentence names no country."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.tokens import tokens_of
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("text", "lang", "date"),
    [
        (
            "Maracaibo-born striker sued in Istanbul\n\nISTANBUL — A striker born in Maracaibo, "
            "Venezuela, is being sued in Istanbul, his club said. He left Turkey in January. The "
            "parliament passed an amnesty for tax debts in February. The court set a hearing. "
            "The law took effect on 19 February.",
            "en", "2026-04-22",
        ),
        (  # of Turkey its greatest city alone is named
            "Maracaibo-born striker sued in Istanbul\n\nISTANBUL — A striker born in Maracaibo, "
            "Venezuela, is being sued in Istanbul, his club said. The court set a hearing. The "
            "parliament passed an amnesty for tax debts in February.",
            "en", "2026-04-22",
        ),
        (
            "Managua libera a 40 presos\n\nMANAGUA — El gobierno de Nicaragua excarceló el "
            "miércoles a 40 presos, un mes después de Venezuela. La Asamblea Nacional había "
            "aprobado una ley de amnistía. El Tribunal Supremo la avaló. La presidenta firmó el "
            "decreto el 19 de febrero.",
            "es", "2026-02-25",
        ),
        (
            "Nicaragua frees 60 prisoners\n\nMANAGUA — Nicaragua on Tuesday released 60 prisoners, "
            "five days after Venezuela's legislature approved an amnesty. The National Assembly "
            "had passed an amnesty law in June 2019. The Supreme Court never heard a challenge. "
            "The president spoke of peace.", "en", "2026-02-24",
        ),
        (
            "Catalan leader returns after amnesty\n\nBARCELONA — A Catalan leader returned to "
            "Spain on Saturday. He had spent two years in Caracas, Venezuela. The Supreme Court "
            "had refused to apply the law. The amnesty divided the country.",
            "en", "2026-02-21",
        ),
        (
            "Port of Spain to deport Venezuelans\n\nPORT OF SPAIN — Trinidad and Tobago will "
            "deport 200 Venezuelans. Parliament approved the measure. A petition by Venezuelan "
            "migrants was rejected on 8 January. The amnesty for Venezuelans ended in December.",
            "en", "2026-01-20",
        ),
        (
            "El Senado colombiano debate la ley\n\nBOGOTÁ — El Senado de Colombia debatió el "
            "jueves la ley, mientras miles de venezolanos esperan. La ley prevé una amnistía. El "
            "fiscal general se opuso. La Asamblea aprobó el proyecto en primera discusión.",
            "es", "2026-03-12",
        ),
        (
            "El venezolano que pide justicia en Madrid\n\nUn venezolano pidió el domingo en Madrid "
            "que se revise su condena. El Tribunal Supremo la confirmó en enero. La ley de "
            "amnistía no lo alcanza. El fiscal general calló. El venezolano salió de prisión el 14 "
            "de febrero.",
            "es", "2026-03-01",
        ),
    ],
)  # fmt: skip
def test_a_text_about_another_country_is_none_of_ours_for_naming_ours_in_passing(
    text: str, lang: str, date: str
) -> None:
    reading = graph().read(text, date=date, lang=lang)
    assert [reading.words_of(one.first, one.after) for one in reading] == []


def test_the_court_of_another_country_stays_its_own_in_the_sentences_behind() -> None:
    text = (
        "Venezuelan rights groups fault amnesty\n\nCARACAS — Rights groups in Venezuela said on "
        "Wednesday that the amnesty law leaves out many.\n\nSpain's parliament passed an amnesty. "
        "The Supreme Court refused to apply the amnesty. The law was upheld. {} The Supreme Court "
        "upheld the law."
    )
    found = []
    for between in ("", "In Venezuela it is too early.", "\n\nOthers wait."):
        reading = graph().read(text.format(between), date="2026-02-25", lang="en")
        found.append([id_of(one.iri) for one in reading].count("supreme-court"))
    assert found == [0, 1, 1]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Venezuelan lawmakers pass amnesty\n\nThe Venezuelan parliament passed an amnesty law "
            "on Thursday. Spain and the United States welcomed it.", "en",
        ),
        (
            "El parlamento venezolano aprueba la amnistía\n\nEl parlamento aprobó el jueves la ley "
            "de amnistía. Estados Unidos y España saludaron la votación.", "es",
        ),
    ],
)  # fmt: skip
def test_a_text_that_names_but_our_people_is_ours_if_our_parliament_acts(
    text: str, lang: str
) -> None:
    assert str(graph().read(text, date="2026-02-20", lang=lang).main) in (
        "amnesty-2026",
        "second-reading-2026",
    )


def test_the_last_word_of_another_countrys_body_is_no_paper_of_ours() -> None:
    text = "En Caracas, Venezuela, El Nacional contó que la Asamblea Nacional de Ecuador votó."
    reading = graph().read(text, date="2014-03-03", lang="es")
    assert [reading.words_of(one.first, one.after) for one in reading if one.kind == "actor"] == [
        "El Nacional"
    ]


@pytest.mark.parametrize(
    ("told", "lang"),
    [
        ("Brazil took another way. The amnesty covered torturers. The Supreme Court confirmed it "
         "in 2010. The president wept.", "en"),
        ("They look to Nicaragua, where 222 were flown out. The Supreme Court stripped them of "
         "their nationality. The attorney general called them traitors.", "en"),
        ("On Myanmar, the rapporteur called the amnesty a farce.", "en"),
        ("Uruguayans know the feeling. The Supreme Court struck their amnesty down, and the "
         "parliament followed.", "en"),
        ("Un jurista salvadoreño recuerda la de 1993. La Asamblea la aprobó. La Sala de lo "
         "Constitucional la anuló en 2016. El fiscal general calló.", "es"),
        ("Más cerca, en Bogotá, la JEP juzga a militares. El fiscal general la criticó. El Senado "
         "votó el proyecto en segunda discusión.", "es"),
        ("El Salvador mantiene su régimen. La Asamblea Nacional destituyó al fiscal general.",
         "es"),
        ("Otra viene de Cuba. Allá excarcelaron a 553 en enero de 2025. El Tribunal Supremo habló "
         "de beneficios. El fiscal general calló.", "es"),
    ],
)  # fmt: skip
def test_a_paragraph_that_begins_with_another_country_is_about_it(told: str, lang: str) -> None:
    before = {
        "en": "Venezuela passes amnesty\n\nCARACAS — Venezuela's National Assembly passed an "
              "amnesty law on Thursday.\n\n",
        "es": "Venezuela aprueba la amnistía\n\nCARACAS — La Asamblea Nacional de Venezuela "
              "aprobó el jueves la ley de amnistía.\n\n",
    }[lang]  # fmt: skip
    reading = graph().read(before + told, date="2026-02-20", lang=lang)
    own = len(tokens_of(before).words)
    words = [reading.words_of(one.first, one.after) for one in reading if one.first >= own]
    assert [word for word in words if word != "Bogotá"] == []  # a place of the graph
    assert list(reading)


def test_a_country_of_the_story_may_begin_a_paragraph_about_ours() -> None:
    text = (
        "Venezuela firma la amnistía\n\nDelcy Rodríguez firmó el jueves en Venezuela la ley de "
        "amnistía.\n\n{} aplaude. El fiscal general dijo que la ley se aplicará en quince días."
    )
    for told, ours in (("Estados Unidos", True), ("Portugal", False)):
        reading = graph().read(text.format(told), date="2026-02-21", lang="es")
        assert ("attorney-general" in [id_of(one.iri) for one in reading]) is ours, told


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Rondón rescues Oviedo\n\nOVIEDO — The Venezuelan, born in Caracas, scored twice on "
            "Friday. Jorge Rodríguez, the captain, was sent off. The committee annulled a ban on "
            "Enrique Márquez. The president called an assembly.", "en",
        ),
        (
            "Doral eatery shuts\n\nDORAL, Fla. — The arepa shop that Pedro Pereira opened will "
            "close. Venezuelans came for the cachapas. Pereira left Caracas after the strike.",
            "en",
        ),
        (
            "Cae banda en Santiago\n\nSANTIAGO — La policía detuvo a catorce personas, nueve de "
            "ellas venezolanas. El ministro del Interior habló. La Corte Suprema rechazó un "
            "recurso. Carlos Ortega repara teléfonos. El Congreso discute una ley de amnistía.",
            "es",
        ),
        (
            "How a Venezuelan gang case fell apart\n\nAURORA, Colo. — Prosecutors dropped charges "
            "on Monday. José Guerra spent eleven months in custody. A judge ruled in January that "
            "he be released. In 2025 some detainees were sent to El Salvador and then exchanged.",
            "en",
        ),
        (
            "La calle de Caracas será peatonal\n\nMADRID — El Ayuntamiento aprobó el viernes "
            "cerrar la calle de Caracas. Jorge Rodríguez, concejal, defendió la medida. La segunda "
            "lectura será el 28 de febrero. El decreto se publicó el 19 de febrero.", "es",
        ),
        (
            "Puerto Rico recount ends\n\nSAN JUAN — Delsy Colón, a lawyer, was declared the winner "
            "of the primary after a recount. Her rival, Enrique Mendoza, went to the Supreme "
            "Court, which rejected his appeal. Jorge Rodríguez, her brother, said the people had "
            "spoken. Alfredo Ruiz was third. An amnesty bill is still in committee, and nobody on "
            "the island thinks that it will ever come out of it again. Hugo Chávez, the late "
            "president of Venezuela, once visited the town.", "en",
        ),
    ],
)  # fmt: skip
def test_namesakes_of_ours_in_a_text_from_elsewhere_are_others(text: str, lang: str) -> None:
    reading = graph().read(text, date="2026-02-20", lang=lang)
    assert [reading.words_of(one.first, one.after) for one in reading] == []


def test_a_text_from_elsewhere_is_ours_if_its_headline_names_our_people() -> None:
    text = (
        "El exilio {} recela de la amnistía\n\nMIAMI — Los venezolanos de Doral recibieron con "
        "recelo la ley de amnistía que la Asamblea Nacional aprobó el jueves."
    )
    for told, ours in (("venezolano", True), ("de Doral", False)):
        reading = graph().read(text.format(told), date="2026-02-21", lang="es")
        assert ("amnesty-law-2026" in reading.json()) is ours


def test_a_street_of_ours_is_no_street_named_for_us() -> None:
    """`una calle de Caracas` is in Caracas."""
    text = "En {} Caracas marcharon el jueves los familiares de los presos políticos."
    for told, ours in (("una calle de", True), ("la calle de", False), ("la avenida", False)):
        reading = graph().read(text.format(told), date="2026-02-20", lang="es")
        assert bool(list(reading)) is ours, told


def test_a_town_hall_fasts_no_more_than_a_town() -> None:
    text = "Venezuela. El Ayuntamiento de Caracas habló este viernes con los familiares."
    reading = graph().read(text, date="2026-02-20", lang="es")
    assert "hunger-strike-rodeo-2026" not in reading.json()
