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
         "En Venezuela, la Carta Magna prohíbe amnistiar crímenes de lesa humanidad, dijo Provea."),
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
    found = graph().read(text, date="2026-02-20", lang="en").linked.instruments
    assert "amnesty-decree-2007" not in {id_of(one.iri) for one in found}
