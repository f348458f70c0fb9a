"""Bodies of any country stand in a sentence with the article that their language gives them."""

from __future__ import annotations

import pytest

from backstory.words.english import English
from backstory.words.spanish import Spanish


@pytest.mark.parametrize(
    ("english", "spanish", "told"),
    [
        ("Diet of Belmaria", "Dieta de Belmaria", "la Dieta de Belmaria"),
        ("Prison League", "Liga de las Prisiones", "la Liga de las Prisiones"),
        ("Norland Department of State", "Departamento de Estado", "el Departamento de Estado"),
        ("Third court of Belmar", "Tribunal tercero", "el Tribunal tercero"),
        ("War Cabinet", "Gabinete de Guerra", "el Gabinete de Guerra"),
        ("Directorate of Prisons", "Directorio de Prisiones", "el Directorio de Prisiones"),
        ("Military Junta", "Junta Militar", "la Junta Militar"),
        ("Prefecture of Port Deep", "Prefectura de Puerto Hondo", "la Prefectura de Puerto Hondo"),
        ("Popular Front", "Frente Popular", "el Frente Popular"),
        ("Vicariate of the Port", "Vicaría del Puerto", "la Vicaría del Puerto"),
    ],
)
def test_a_body_takes_its_article_in_any_country(english: str, spanish: str, told: str) -> None:
    assert English("en").noun(english, "body", lambda word: False) == f"the {english}"
    assert Spanish("es").noun(spanish, "body", lambda word: False) == told
