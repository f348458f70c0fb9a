"""Kind and day alone make no main event certain: another thing was done on that day too."""

from __future__ import annotations

from functools import cache

import pytest
from growing import shipped

from backstory import Graph


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("text", "lang", "date"),
    [
        ("Venezuela's parliament passes tourism law\n\nVenezuela's National Assembly on Thursday "
         "passed a tourism law in second reading.", "en", "2026-02-20"),
        ("El TSJ de Venezuela anula un decreto ambiental\n\nLa Sala Constitucional del Tribunal "
         "Supremo de Venezuela anuló el lunes un decreto sobre zonas mineras.", "es",
         "2016-04-12"),
        ("Opposition councillor surrenders in Venezuela\n\nA city councillor surrendered to the "
         "Venezuelan National Guard on Tuesday.", "en", "2014-02-19"),
        ("Venezuela and Brazil swap prisoners\n\nVenezuela and Brazil exchanged four prisoners on "
         "Wednesday.", "en", "2023-12-21"),
        ("Gobierno y empresarios firman un acuerdo en Venezuela\n\nEl gobierno de Venezuela y la "
         "cámara Fedecámaras firmaron el martes un acuerdo salarial.", "es", "2023-10-18"),
        ("Venezuela's baseball league elects president\n\nThe Venezuelan baseball league elected "
         "a new president on Sunday.", "en", "2024-07-30"),
        ("Capturan en Caracas a un estafador\n\nFuncionarios capturaron el sábado en Caracas, "
         "Venezuela, a un hombre buscado por estafa.", "es", "2026-01-04"),
    ],
)  # fmt: skip
def test_another_thing_of_that_kind_on_that_day_is_never_certain(
    text: str, lang: str, date: str
) -> None:
    assert not graph().read(text, date=date, lang=lang).linked.main_certain


@pytest.mark.parametrize(
    ("text", "lang", "date", "main"),
    [
        ("Maduro pardons opponents in Venezuela\n\nNicolás Maduro pardoned 110 opponents on "
         "Monday.", "en", "2020-09-01", "pardons-2020"),
        ("Venezuela swaps Saab for Americans\n\nVenezuela freed ten Americans on Wednesday in "
         "exchange for Alex Saab.", "en", "2023-12-21", "prisoner-exchange-2023"),
        ("El TSJ anula la amnistía en Venezuela\n\nEl Tribunal Supremo anuló el lunes la ley de "
         "amnistía que la oposición había aprobado.", "es", "2016-04-12", "ruling-2016"),
    ],
)  # fmt: skip
def test_who_took_part_or_words_of_its_own_make_it_certain(
    text: str, lang: str, date: str, main: str
) -> None:
    reading = graph().read(text, date=date, lang=lang)
    assert (str(reading.main), reading.linked.main_certain) == (main, True)
