"""Numbers of things of which the graph tells nothing: buses, pages, games, prices."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.vocabulary import id_of


@pytest.mark.parametrize(
    ("day", "lang", "text", "counted"),
    [
        (
            "2020-09-01", "en",
            "Nicolas Maduro pardoned 110 people in Venezuela on Monday. The decree has 4 pages. "
            "The national team won 5 games and lost 2. A survey of 800 homes found no light.",
            {"110": "pardons"},
        ),
        (
            "2018-06-03", "es",
            "Venezuela excarceló el viernes a 39 opositores. Llegaron 3 aviones con 200 toneladas. "
            "La cosecha fue de 400.000 quintales y la OPEP recortó 2 millones de barriles.",
            {"39": "releases"},
        ),
        (
            "2024-08-14", "es",
            "En Venezuela van más de 2.400 detenidos tras las elecciones. La oposición subió a "
            "internet 25.000 actas y en 3 estados faltó la luz.",
            {"2400": "arrests"},
        ),
        (
            "2017-12-24", "en",
            "Venezuela began to release 80 jailed opponents. In Honduras, 30 people died after an "
            "election. Inflation reached 2,600 percent.",
            {"80": "releases"},
        ),
        (  # neither soldiers who are not held, nor countries, nor a number that the graph holds
            "2019-05-01", "es",
            "Caracas. Juan Guaidó, reconocido por más de 50 países, llamó a los militares de "
            "Venezuela. Al anochecer, 25 militares habían pedido asilo. Faltan 28 de cada 100.",
            {},
        ),
        (  # nor a measure, though the graph has that number of that voice
            "2026-03-10", "en",
            "Foro Penal of Venezuela drove 508 kilometres to the jail, it said.",
            {},
        ),
        (  # names on a list are people, and so are the people of a country
            "2026-02-04", "en",
            "Venezuela freed ten Americans, and Foro Penal's list has 687 names.",
            {"10": "releases", "687": "prisoners-held"},
        ),
    ],
)  # fmt: skip
def test_the_number_of_another_thing_counts_nothing_that_the_graph_knows(
    day, lang, text, counted
) -> None:
    figures = shipped().read(text, date=day, lang=lang).linked.figures
    told = {f"{one.value.normalize():f}": id_of(one.counted) for one in figures if one.counted}
    assert told == counted
