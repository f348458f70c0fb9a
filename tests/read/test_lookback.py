"""A headline that counts years tells what its text is about, whatever law these weeks have."""

from __future__ import annotations

import datetime
from functools import cache

import pytest
from growing import shipped

from backstory import Graph
from backstory.read.dates import dates_in
from backstory.read.lexicon import lexicon
from backstory.read.tokens import tokens_of


@cache
def graph() -> Graph:
    return shipped()


@pytest.mark.parametrize(
    ("text", "lang", "date", "main"),
    [
        (
            "Doce años después de las protestas de 2014, las madres esperan\n\nCARACAS — Las "
            "familias se reunieron el domingo en Venezuela. La ley de amnistía, en vigor desde el "
            "19 de febrero, les deja un sabor amargo.",
            "es", "2026-03-01", "protests-2014",
        ),
        (
            "Seven years after the failed uprising of 30 April\n\nCARACAS — Dozens of officers "
            "remain in prison in Venezuela. The amnesty law passed in February excludes them.",
            "en", "2026-04-30", "call-of-april-2019",
        ),
        (
            "Five years on, families of jailed policemen remember\n\nFamilies of three Venezuelan "
            "police officers jailed over the 2002 coup remember the day in 2021 when they were "
            "moved to a new prison. The amnesty law promulgated on 19 February does not mention "
            "them.",
            "en", "2026-03-14", "police-transfer-2021",
        ),
        (
            "En el décimo aniversario de las protestas\n\nVenezuela recuerda a los muertos de las "
            "protestas de 2014.",
            "es", "2024-02-12", "protests-2014",
        ),
        (  # the headline tells news of its own
            "Catorce años después del golpe, el TSJ anula la amnistía\n\nEl Tribunal Supremo de "
            "Venezuela anuló el lunes la ley, que abarcaba el golpe de abril de 2002.",
            "es", "2016-04-12", "ruling-2016",
        ),
        (  # years that are no count since something
            "Condenado a 30 años de cárcel, sale indultado\n\nUn venezolano salió el martes, "
            "indultado con otras 109 personas por Nicolás Maduro el 31 de agosto.",
            "es", "2020-09-05", "pardons-2020",
        ),
    ],
)  # fmt: skip
def test_a_headline_that_counts_years_tells_what_was_so_long_ago(
    text: str, lang: str, date: str, main: str
) -> None:
    assert str(graph().read(text, date=date, lang=lang).main) == main


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("Seven years after the failed uprising of 30 April", "en", "2019-04-30"),
        ("Siete años después del alzamiento del 30 de abril", "es", "2019-04-30"),
        ("He served seven years after a trial, and left on 30 April", "en", "2026-04-30"),
        ("Pide siete años de cárcel para quien marchó el 30 de abril", "es", "2026-04-30"),
    ],
)
def test_a_day_so_many_years_after_is_of_that_year(text: str, lang: str, value: str) -> None:
    tokens = tokens_of(text, lexicon(lang).sets["abbreviations"])
    assert [one.value for one in dates_in(tokens, lang, datetime.date(2026, 4, 30))][-1] == value
