"""Sentences with two figures and more: what each counts."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.vocabulary import id_of


@cache
def graph() -> Graph:
    return shipped()


def counted(text: str, lang: str) -> list[str]:
    figures = graph().read(text, date="2026-03-12", lang=lang).linked.figures
    return [id_of(one.counted).removeprefix("counted-") for one in figures]


@pytest.mark.parametrize(
    ("text", "lang", "things"),
    [
        ("En Venezuela las protestas dejaron 120 muertos y más de 5.000 detenidos.", "es",
         ["deaths", "arrests"]),
        ("En Venezuela siguen 5.000 detenidos.", "es", ["people-held"]),
        ("Foro Penal had 478 political prisoners on its list in Venezuela, 100 fewer than in July.",
         "en", ["prisoners-held", ""]),
        ("In Caracas, Venezuela, the assembly passed the bill by 112 votes to 55.", "en",
         ["votes-for", "votes-against"]),
        ("More than 4,000 people have asked for the amnesty in Venezuela.", "en",
         ["applications"]),
        ("In Venezuela 24 members of the security forces and 32 Cubans were killed.", "en",
         ["deaths", "deaths"]),
        ("Venezuela's Supreme Court voted 11 to eight to clear the officers.", "en",
         ["votes-for", "votes-against"]),
        ("La amnistía recibió 12.557 peticiones en Venezuela y alcanzó a 7.727 personas.", "es",
         ["applications", "beneficiaries"]),
        ("Foro Penal says that 43 prisoners were freed in Venezuela and 55 were jailed.", "en",
         ["releases", "arrests"]),
        ("Foro Penal had 806 political prisoners on its list in Venezuela, among them 105 women, "
         "and confirmed 19 releases.", "en",
         ["prisoners-held", "women-prisoners-held", "releases-verified"]),
        ("In Venezuela 105 women were freed.", "en", ["releases"]),
        ("Foro Penal says that 43 prisoners were freed in Venezuela, which leaves 103.", "en",
         ["releases", "prisoners-held"]),
        ("Foro Penal cifra en 568 los presos políticos de Venezuela, entre ellos 63 mujeres y 52 "
         "extranjeros.", "es",
         ["prisoners-held", "women-prisoners-held", "foreign-prisoners-held"]),
        ("En dos días, Venezuela ha excarcelado a 79 opositores.", "es", ["releases"]),
        ("La Comisión de la Verdad recomendó beneficiar a 80 presos en Venezuela.", "es",
         ["beneficiaries"]),
        ("Venezuela's courts received 8,110 requests and granted 4,757, the lawmaker said.", "en",
         ["applications", "beneficiaries"]),
        ("El ministerio anunció 99 excarcelaciones y el Comité por la Libertad de los Presos "
         "Políticos ha confirmado 45 en Venezuela.", "es", ["releases", "releases"]),
        ("En Venezuela hay 900 presos políticos y 13 detenidos murieron.", "es",
         ["prisoners-held", "deaths"]),
    ],
)  # fmt: skip
def test_each_figure_of_a_series_counts_its_own(text: str, lang: str, things: list[str]) -> None:
    found = counted(text, lang)
    assert [one.replace("releases-verified", "releases") for one in found] == [
        one.replace("releases-verified", "releases") for one in things
    ]
