"""A law, a bill or a decree is told by whose it is, by its talks, by its news: which one is it."""

from __future__ import annotations

from functools import cache

import pytest
from paths import ROOT

from backstory import Graph, load
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return load(ROOT / "graph/venezuela-amnesties.ttl")


@pytest.mark.parametrize(
    ("lang", "day", "text", "words", "law"),
    [
        ("es", "2026-03-05", "En Caracas, la propuesta de Foro Penal era más amplia.",
         "la propuesta de Foro Penal", "foro-penal-draft-2026"),
        ("en", "2026-03-05", "In Caracas, Foro Penal's draft was broader.",
         "Foro Penal's draft", "foro-penal-draft-2026"),
        ("en", "2016-03-05", "In Caracas, Foro Penal's draft amnesty was ignored.",
         "Foro Penal's draft", "foro-penal-draft-2015"),
        ("es", "2026-03-05", "En Caracas, el proyecto de Foro Penal de 2015 se olvidó.",
         "el proyecto de Foro Penal", "foro-penal-draft-2015"),
        ("es", "2024-02-02", "Venezuela lo ha visto. El memorando de México, de 2021, murió.",
         "El memorando de México", "mexico-memorandum-2021"),
        ("en", "2024-02-02", "Venezuela has seen it. The Mexico memorandum died.",
         "The Mexico memorandum", "mexico-memorandum-2021"),
        ("es", "2017-01-10", "El Parlamento de Venezuela, en manos opositoras desde enero, aprobó "
         "el 29 de marzo la de Amnistía.", "la de Amnistía", "amnesty-law-2016"),
        ("es", "2024-08-20", "En Venezuela calló ante el decreto con que Chávez absolvió a los "
         "suyos y a los ajenos en 2007.", "el decreto", "amnesty-decree-2007"),
        ("en", "2024-08-20", "In Venezuela in 2020 Nicolás Maduro pardoned 110 people. The decree "
         "is no amnesty.", "The decree", "pardon-decree-2020"),
        ("en", "2016-03-30", "In Venezuela, they copied a decree that Hugo Chavez signed in 2007.",
         "a decree", "amnesty-decree-2007"),
        ("en", "2026-03-05", "In Venezuela, both laws, of 2016 and 2026, exclude murder.",
         "2026", "amnesty-law-2026"),
        ("en", "2016-04-12", "Venezuela's Supreme Court struck down the amnesty law on Monday.\n\n"
         "The decree-law of amnesty that Chávez issued in 2007 was another.\n\n"
         "“This law was the way to peace”, said Ramos Allup.", "This law", "amnesty-law-2016"),
    ],
)  # fmt: skip
def test_a_text_is_told_by_whose_it_is_and_by_what_was_done(lang, day, text, words, law) -> None:
    linked = graph().read(text, date=day, lang=lang)
    found = {
        linked.words_of(one.first, one.after): id_of(one.iri)
        for one in linked.linked.instruments + linked.linked.names if one.kind == "instrument"
    }  # fmt: skip
    assert found.get(words) == law, found


@pytest.mark.parametrize(
    ("lang", "day", "text", "words", "law"),
    [
        ("en", "2026-03-20", "In Venezuela nobody is free. Last month's law lists the coup.",
         "Last month's law", "amnesty-law-2026"),
        ("es", "2016-04-20", "En Venezuela la decisión número 264 se publicó tarde.",
         "la decisión número 264", "ruling-264-2016"),
        ("es", "2026-02-24", "En Venezuela se recuerda aquella sentencia de 2016.",
         "aquella sentencia de 2016", "ruling-264-2016"),
        ("es", "2026-02-24", "En Venezuela, ni siquiera el decreto de Chávez fue tan avaro.",
         "el decreto de Chávez", "amnesty-decree-2007"),
        ("es", "2026-02-24", "En Venezuela, el decreto de Maduro no tenía motivos.",
         "El decreto", "pardon-decree-2020"),
        ("en", "2016-04-12", "In Venezuela, a decree signed by Hugo Chavez in December 2007 "
         "forgave more.", "a decree", "amnesty-decree-2007"),
        ("en", "2016-04-12", "Venezuela never repealed the amnesty enacted in 2000.",
         "the amnesty", "amnesty-law-2000"),
        ("es", "2016-04-12", "En Venezuela, el 31 de diciembre de 2007 Hugo Chávez firmó un "
         "decreto que perdonó a quienes apoyaron el golpe de abril de 2002.",
         "un decreto", "amnesty-decree-2007"),
        ("es", "2024-04-12", "En Venezuela, la ley anulada no era la de 2000.",
         "la ley", "amnesty-law-2016"),
        ("en", "2026-03-02", "In Venezuela, relatives wanted the mothers' proposal.",
         "the mothers' proposal", "mothers-draft-2026"),
        ("es", "2026-03-02", "En Venezuela, el articulado que presentó Foro Penal era mejor.",
         "el articulado", "foro-penal-draft-2026"),
        ("en", "2026-01-31", "In Venezuela, the law that Delcy Rodriguez, four weeks after "
         "American troops took her predecessor, offered yesterday is no gift.",
         "the law", "amnesty-bill-2026"),
        ("en", "2026-03-10", "In Venezuela, the opposition's 2016 law was broader.",
         "2016 law", "amnesty-law-2016"),
        ("en", "2026-03-10", "In Venezuela, Hugo Chavez's 2007 amnesty law freed few.",
         "2007 amnesty law", "amnesty-decree-2007"),
        ("en", "2026-03-10", "In Venezuela, lawyers prefer the bill that the court struck down in "
         "2016.", "the bill", "amnesty-law-2016"),
        ("en", "2026-03-10", "In Venezuela, the oil reform passed in a week.",
         "the oil reform", "hydrocarbons-law-2026"),
        ("es", "2026-03-10", "En Venezuela, la ley dictada por la Comisión Legislativa Nacional "
         "era más amplia.", "la ley", "amnesty-law-2000"),
        ("es", "2026-02-10", "En Venezuela, el borrador presentado por Foro Penal va más lejos.",
         "el borrador", "foro-penal-draft-2026"),
        ("en", "2026-02-25", "In Venezuela the 2016 law was struck down, while Chavez's decree "
         "spared coup plotters.", "decree", "amnesty-decree-2007"),
        ("es", "2017-04-10", "En Venezuela la Asamblea Nacional no legisla. Baste recordar cómo "
         "acabó su ley de amnistía.", "su ley de amnistía", "amnesty-law-2016"),
        ("es", "2026-03-10", "En Venezuela, la ley antiodio sigue vigente.",
         "la ley antiodio", "hate-law-2017"),
        ("es", "2026-03-10", "En Venezuela, la Ley Constitucional contra el Odio sigue vigente.",
         "la Ley Constitucional contra el Odio", "hate-law-2017"),
        ("es", "2026-03-10", "En Venezuela, el memorando firmado en Ciudad de México fijó todo.",
         "el memorando firmado en Ciudad de México", "mexico-memorandum-2021"),
        ("es", "2026-01-31", "En Venezuela, aquella sentencia, la 264, cerró la puerta.",
         "la 264", "ruling-264-2016"),
        ("es", "2026-02-24", "Venezuela. En 2016 la oposición aprobó una ley de amnistía. Aquella "
         "ley hablaba de víctimas. Delcy Rodríguez promulgó la ley el jueves. Esta ley no.",
         "Aquella ley", "amnesty-law-2016"),
    ],
)  # fmt: skip
def test_a_text_is_told_by_when_and_by_whom_it_was_made(lang, day, text, words, law) -> None:
    linked = graph().read(text, date=day, lang=lang)
    found = {
        linked.words_of(one.first, one.after).lower(): id_of(one.iri)
        for one in linked.linked.instruments + linked.linked.names if one.kind == "instrument"
    }  # fmt: skip
    assert found.get(words.lower()) == law, found


@pytest.mark.parametrize(
    ("lang", "day", "text", "words", "law"),
    [
        # several of that year: that of which the graph tells by far most
        ("en", "2026-02-22", "In Venezuela, the 2026 law lists events.",
         "the 2026 law", "amnesty-law-2026"),
        # a list of precedents, each by its year
        ("en", "2026-02-22", "In Venezuela there was a law in 2000, a decree in 2007 and no more.",
         "a law", "amnesty-law-2000"),
        ("en", "2026-02-22", "In Venezuela there was a law in 2000, a decree in 2007 and no more.",
         "a decree", "amnesty-decree-2007"),
        ("en", "2026-02-22", "In Venezuela neither the amnesty decree of 2007 nor any law helped.",
         "the amnesty decree", "amnesty-decree-2007"),
        ("en", "2026-02-22", "In Venezuela the law against hatred still holds.",
         "the law against hatred", "hate-law-2017"),
        ("en", "2026-02-22", "In Venezuela the so-called hate law still holds.",
         "the so-called hate law", "hate-law-2017"),
        # the lead brings in its own law
        ("en", "2016-04-08", "Maduro sends amnesty law to Venezuela's top court\n\nPresident "
         "Nicolas Maduro has refused to sign a law that would free dozens of opponents.",
         "a law", "amnesty-law-2016"),
        ("es", "2008-01-01", "Foro Penal Venezolano, de Venezuela, había propuesto una ley de "
         "amnistía.", "una ley de amnistía", "citizens-amnesty-bill-2007"),
        # before there is a law, its bill
        ("en", "2026-02-11", "In Caracas, mothers met lawmakers on Tuesday. They want the amnesty "
         "to cover soldiers.", "the amnesty", "amnesty-bill-2026"),
        # what a ruling annulled is the law of its news, whatever was told by the way
        ("en", "2016-04-12", "Venezuela's Supreme Court annuls amnesty law\n\nThe Supreme Court "
         "struck down on Monday the amnesty law. Hugo Chavez issued an amnesty decree in 2007. "
         "Nobody spoke. Human Rights Watch said the law had flaws.", "the law had",
         "amnesty-law-2016"),
        ("en", "2007-12-31", "Chavez decrees amnesty\n\nVenezuela's President Hugo Chavez signed "
         "an amnesty decree over the 2002 coup on Monday. He said the decree brings peace. It "
         "pardons those who put their signatures to a decree in 2002.", "a decree in",
         "carmona-decree-2002"),
        # none: what the article is another word's, by which it was done, another, told just before
        ("en", "2026-03-20", "In Venezuela, a month after amnesty, many wait.", "amnesty", None),
        ("en", "2026-03-20", "In Venezuela in 2007 Hugo Chavez granted an amnesty by decree.",
         "decree", None),
        ("es", "2016-04-14", "En Caracas, el Supremo anuló el lunes la ley de amnistía. El "
         "Parlamento votará otra ley.", "otra ley", None),
    ],
)  # fmt: skip
def test_a_law_is_told_by_its_year_its_lead_or_its_matter(lang, day, text, words, law) -> None:
    linked = graph().read(text, date=day, lang=lang).linked
    start = text.index(words)
    found = {
        id_of(one.iri) for one in linked.instruments + linked.names if one.kind == "instrument"
        and linked.text.span(one.first, one.after)[0] < start + len(words)
        and start < linked.text.span(one.first, one.after)[1]
    }  # fmt: skip
    assert found == ({law} if law else set())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "En Venezuela nadie está por encima de la ley. La ley de amnistía de 2026 rige."),
        ("en", "In Venezuela, nobody is above the law. The amnesty law of 2026 stands."),
        ("en", "In Venezuela, the bill became law. The amnesty law of 2026 stands."),
        ("en", "In Venezuela, the judges found the amnesty contrary to the constitution."),
    ],
)
def test_the_law_as_such_is_no_text(lang, text) -> None:
    linked = graph().read(text, date="2026-03-05", lang=lang)
    found = [linked.words_of(one.first, one.after) for one in linked.linked.instruments]
    assert not {"la ley", "the law", "law", "the constitution"} & {*found}, found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In Venezuela, the labour law signed by Chavez in 2012 still rules the factories."),
        ("en", "In Venezuela, the blockade law of 2020 lets ministers keep contracts secret."),
        ("en", "In Venezuela, a decree signed on Monday raises the minimum wage."),
        ("en", "In Venezuela, last week's decree on bonuses disappointed pensioners."),
        ("en", "In Venezuela, a deal signed with Chevron in 2022 brought some cash."),
        ("en", "In Venezuela, the agreement reached with Guyana in Argyle in December 2023 held."),
        ("en", "In Venezuela, the ruling of 2019 on the teachers' pay was ignored."),
        ("en", "In Venezuela, the bill presented by PSUV on NGOs was passed in August 2024."),
        ("en", "In Venezuela, Jorge Rodriguez's bill on social media was shelved."),
        ("en", "In Venezuela, the resolution adopted by the OAS in 2019 was rejected."),
        ("en", "In Venezuela, the law of supply and demand has returned."),
        ("en", "In Venezuela, the Nicaraguan amnesty enacted in 2019 is studied by jurists."),
        ("en", "In Venezuela, that text message reached every deputy."),
        ("es", "En Venezuela, la ley del trabajo que firmó Chávez en 2012 sigue vigente."),
        ("es", "En Venezuela, la ley antibloqueo de 2020 permite contratos secretos."),
        ("es", "En Venezuela, un decreto firmado el lunes sube el salario mínimo."),
        ("es", "En Venezuela, un acuerdo firmado con Chevron en 2022 trajo divisas."),
        ("es", "En Venezuela, el acuerdo alcanzado con Guyana en diciembre de 2023 se mantiene."),
        ("es", "En Venezuela, la sentencia de 2019 sobre los maestros no se cumplió."),
        ("es", "En Venezuela, la resolución aprobada por la OEA en 2019 fue rechazada."),
        ("es", "En Venezuela, la ley de la oferta y la demanda ha vuelto."),
        ("es", "En Venezuela, la amnistía decretada en Nicaragua en 2019 se estudia."),
        ("es", "En Venezuela, la ley de presupuesto de enero se aprobó sin debate."),
        ("es", "En Venezuela, la ley mordaza rige desde 2004."),
        ("es", "En Venezuela, la Ley Orgánica del Trabajo la firmó Chávez en 2012."),
        ("es", "En Venezuela, nadie ha decretado una amnistía para los militares de 2020."),
        ("en", "In Venezuela, the Organic Law of Work was signed by Chavez in 2012."),
        ("en", "In Venezuela, the Law of Tourism was reformed in 2014."),
        ("en", "No amnesty law was passed in Venezuela in 2021."),
        ("es", "En Venezuela, la decisión de la Corte en 2016 sobre el agua fue otra."),
    ],
)
def test_a_law_of_another_matter_is_none_of_the_graph(lang, text) -> None:
    linked = graph().read(text, date="2026-03-10", lang=lang).linked
    assert [id_of(one.iri) for one in linked.instruments] == []


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "In Venezuela, the amnesty law of 2026 names the courts that must act.", "must act"),
        ("es", "En Venezuela, la ley de amnistía de 2026 cita el Código Penal. Es la norma.", "-"),
    ],
)  # fmt: skip
def test_a_verb_or_a_code_is_no_law(lang, text, words) -> None:
    linked = graph().read(text, date="2026-03-05", lang=lang)
    found = [
        (linked.words_of(one.first, one.after), id_of(one.iri)) for one in linked.linked.instruments
    ]
    assert not any(text.endswith(words) or law == "penal-code" for text, law in found), found


def test_a_text_that_names_no_country_is_ours_by_a_law_of_those_months_in_full() -> None:
    text = (
        "Las organizaciones piden que la Ley de Amnistía para la Convivencia Democrática, "
        "aprobada el 19 de febrero, alcance a quienes juzgó el Código Orgánico de Justicia Militar."
    )
    assert len([*graph().read(text, date="2026-03-05")]) > 1
    assert [*graph().read(text, date="2021-03-05")] == []  # no law of those months
    other = text.replace("para la Convivencia Democrática", "General")
    assert [*graph().read(other, date="2026-03-05")] == []
    plain = "El Congreso votó la ley de amnistía de 2026, que cambia el Código Penal."
    assert [*graph().read(plain, date="2026-03-05")] == []


@pytest.mark.parametrize(
    ("day", "laws"), [("este jueves", []), ("el 14 de octubre de 1977", ["amnesty-law-1977"])]
)
def test_a_law_passed_this_week_is_not_the_one_of_long_ago(day: str, laws: list[str]) -> None:
    spain = load(ROOT / "graph/spain-amnesty-1977.ttl")
    text = f"En Madrid, el Congreso aprobó {day} la ley de amnistía para los del procés."
    linked = spain.read(text, date="2024-03-14", lang="es").linked
    assert [id_of(one.iri) for one in linked.instruments] == laws
