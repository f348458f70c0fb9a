"""Which law, code, decree or agreement is meant that a text does not name as the graph does."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def told(text: str, day: str, lang: str) -> set[str]:
    """Give the ids of the instruments of a text."""
    found = graph().read(text, date=day, lang=lang).linked
    named = [one for one in found.names if one.kind == "instrument"]
    return {id_of(one.iri) for one in (*found.instruments, *named)}


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "text"),
    [
        ("2026-03-10", "en", "penal-code",
         "A judge in Caracas, Venezuela, applied article 285 of the Criminal Code, Provea said."),
        ("2026-03-10", "es", "penal-code",
         "Un juez de Caracas, Venezuela, aplicó el artículo 285 del Código Penal, dijo Provea."),
        ("2026-03-10", "es", "criminal-procedure-code-2012",
         "Un juez de Caracas, Venezuela, ignoró el Código Orgánico Procesal Penal, dijo Provea."),
        ("2026-03-10", "es", "military-justice-code",
         "Un juez de Caracas, Venezuela, aplicó el Código de Justicia Militar, dijo Provea."),
        ("2026-03-10", "en", "military-justice-code",
         "A court in Caracas, Venezuela, applied the Military Justice Code, Provea said."),
        ("2026-03-10", "en", "hate-law-2017",
         "Prosecutors in Venezuela charged him under the anti-hate law, Foro Penal said."),
        ("2026-03-10", "es", "hate-law-2017",
         "La Fiscalía de Venezuela lo acusa con la ley del odio, dijo Foro Penal."),
        ("2007-02-05", "en", "enabling-law-2007",
         "Venezuela's National Assembly let Hugo Chávez rule by decree under an enabling act."),
        ("2026-03-10", "es", "amnesty-decree-2007",
         "Venezuela ya lo vio: el decreto ley de amnistía de Hugo Chávez dejó fuera a muchos."),
        ("2026-03-10", "es", "amnesty-law-2026",
         "En Venezuela, la Ley para la Convivencia Democrática deja fuera a los militares."),
        ("2026-02-10", "en", "amnesty-bill-2026",
         "Venezuela's lawmakers debate the proposed amnesty. The draft law covers events since "
         "1999, Jorge Rodríguez said."),
        ("2020-09-02", "en", "pardon-decree-2020",
         "Nicolás Maduro pardoned 110 opponents in Venezuela. The presidential order was "
         "published on Monday."),
        ("2023-10-19", "en", "barbados-agreement-2023",
         "US eases sanctions on Venezuela after election deal\n\nThe Treasury issued a licence "
         "on Wednesday that lets Venezuela sell oil for six months."),
        ("2026-03-13", "es", "amnesty-law-2026",
         "La Misión de la ONU ve intacta la persecución en Venezuela\n\nSu presidenta, Marta "
         "Valiñas, lamentó que la ley deje fuera a los militares. Jorge Arreaza dio otra cifra de "
         "favorecidos por una amnistía que Foro Penal llama corta."),
        ("2026-03-10", "es", "constitution-1999",
         "En Venezuela, el artículo 29 de la Carta Magna prohíbe amnistiar esos crímenes."),
    ],
)  # fmt: skip
def test_a_law_is_known_by_other_words_for_it(day: str, lang: str, wanted: str, text: str) -> None:
    assert wanted in told(text, day, lang)


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        ("2026-03-10", "es", "En Venezuela nadie está por encima de la ley, dijo Provea."),
        ("2026-03-10", "es", "Venezuela pide un convenio sobre pesca; la ley del mar lo permite."),
        ("2026-03-10", "en", "Peru's judges apply the Criminal Code, the minister said in Lima."),
        ("2024-03-10", "en", "In Venezuela the law of supply and demand rules, an economist said."),
    ],
)
def test_no_law_is_meant_where_none_is_told(day: str, lang: str, text: str) -> None:
    assert told(text, day, lang) == set()


def test_the_law_that_recalls_another_is_the_one_told_before() -> None:
    text = (
        "The National Assembly of Venezuela approved the amnesty law on Thursday. The law recalls "
        "the amnesty of 2007, which Hugo Chávez decreed on 31 December 2007."
    )
    linked = graph().read(text, date="2026-02-20", lang="en")
    found = {linked.words_of(one.first, one.after): id_of(one.iri)
             for one in linked.linked.instruments}  # fmt: skip
    assert found["The law"] == "amnesty-law-2026", found
    assert found["the amnesty of 2007"] == "amnesty-decree-2007", found


UNLIKE = (
    "Venezuela's acting president Delcy Rodríguez signed the amnesty law on Thursday. Unlike the "
    "2016 law, which the Supreme Tribunal struck down, the new legislation covers 13 episodes."
)


@pytest.mark.parametrize(
    ("day", "lang", "wanted", "phrase", "text"),
    [
        ("2026-02-20", "en", "amnesty-law-2026", "the new legislation", UNLIKE),
        ("2020-09-01", "en", "amnesty-decree-2007", "that decree",
         "Nicolás Maduro pardoned 110 people in Venezuela on Monday. In 2007 Chávez issued a "
         "decree that granted amnesty over the coup of 2002; that decree left out many."),
        ("2020-09-01", "es", "amnesty-decree-2007", "aquel decreto",
         "Nicolás Maduro indultó el lunes a 110 personas en Venezuela. En 2007 Hugo Chávez dictó "
         "un decreto de amnistía por el golpe de 2002; aquel decreto excluía a los prófugos."),
        ("2023-12-21", "en", "barbados-agreement-2023", "the accord",
         "Venezuela freed ten Americans on Wednesday in a swap with the United States. It follows "
         "the accord that the government and the opposition reached in October."),
        ("2026-03-14", "es", "amnesty-law-2026", "La ley",
         "Un tribunal de Venezuela negó la amnistía a Perkins Rocha. La ley aprobada en febrero ha "
         "beneficiado a miles, según el Parlamento."),
        ("2026-02-18", "en", "amnesty-law-2000", "the 2000 law",
         "In Venezuela, both the 2000 law and the 2007 decree came from chavismo."),
        ("2024-02-02", "en", "mexico-memorandum-2021", "that memorandum",
         "In Mexico, Venezuela's government and the Unitary Platform signed a memorandum of "
         "understanding in August 2021; that memorandum set seven points."),
        ("2026-04-20", "en", "amnesty-law-2026", "the law",
         "In Venezuela the law of February leaves amnesties to ordinary judges, Provea said."),
        ("2026-02-13", "es", "amnesty-bill-2026", "la ley de amnistía",
         "El Parlamento de Venezuela aplazó el jueves la votación de la ley de amnistía por el "
         "artículo 7."),
        ("2007-12-31", "en", "amnesty-decree-2007", "The decree",
         "Venezuelan President Hugo Chávez signed an amnesty decree on Monday over the coup of "
         "2002. The decree benefits those who signed the Carmona decree."),
        ("2002-08-15", "es", "carmona-decree-2002", "un decreto",
         "En Venezuela, Pedro Carmona disolvió los poderes el 12 de abril con un decreto."),
        ("2026-01-30", "es", "hydrocarbons-law-2026", "La ley",
         "El Parlamento de Venezuela aprobó el jueves la Ley Orgánica de Hidrocarburos. La ley "
         "rebaja las regalías."),
        ("2018-06-14", "es", "amnesty-law-2016", "La que",
         "Las familias piden en Venezuela una ley de amnistía. La que aprobó la Asamblea Nacional "
         "en marzo de 2016 fue anulada."),
    ],
)  # fmt: skip
def test_a_phrase_goes_back_to_the_law_that_it_means(
    day: str, lang: str, wanted: str, phrase: str, text: str
) -> None:
    linked = graph().read(text, date=day, lang=lang).linked
    found = {id_of(one.iri) for one in linked.instruments
             if phrase in text[slice(*linked.text.span(one.first, one.after))]}  # fmt: skip
    assert found == {wanted}


@pytest.mark.parametrize(
    ("day", "lang", "text"),
    [
        ("2016-04-12", "en", "Members of the ruling PSUV in Venezuela cheered in the hall."),
        ("2025-10-11", "es", "En Venezuela la inhabilitó un fallo del Tribunal Supremo de enero de "
         "2024, dijo su partido."),
    ],
)  # fmt: skip
def test_neither_a_party_nor_a_judgment_of_another_year_is_one_held_here(
    day: str, lang: str, text: str
) -> None:
    assert told(text, day, lang) == set()
