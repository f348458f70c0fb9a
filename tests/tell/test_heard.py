"""Who did not speak is not told as who did; how many is told of what is counted, and then."""

from __future__ import annotations

import pytest

from backstory.graph import Graph


@pytest.mark.parametrize(
    ("asked", "lang", "first", "second"),
    [
        # How many voted for it tells nothing of who voted against it.
        ("who voted against the 2026 amnesty law", "en", "No vote against it", "277"),
        ("quién votó en contra de la ley de amnistía de 2026", "es", "Aquí no consta ningún voto",
         "277"),
        # That something began is no word of its name.
        ("when did the releases start", "en", "8 January 2026", ""),
        ("cuándo empezaron las excarcelaciones", "es", "8 de enero de 2026", ""),
        ("who got out in the 2007 amnesty", "en", "Mónica Fernández", ""),
        # What nobody counts is counted of what is recorded; what is counted is told by its counts.
        ("how many amnesties has Venezuela had", "en", "Events of this kind here:", "1936"),
        ("cuántas amnistías ha tenido Venezuela", "es", "Hechos de este tipo aquí:", "1936"),
        ("how many pardons were there in 2020", "en", "110 people pardoned", ""),
        ("how many requests for amnesty have there been", "en", "applications", "12,557"),
        # The day of an event is that day; and prisoners who are counted do not speak.
        ("how many prisoners on the day of the announcement", "en", "711", "711"),
        ("cuántos presos había el día del anuncio", "es", "711", "711"),
        ("what happened on the day of the coup", "en", "April 2002", "11 April 2002"),
        # Who is not here says nothing: what others say comes after that.
        ("what did Obama say about the amnesty", "en", "No statement by “Obama”", "amnesty"),
        ("qué dijo Petkoff sobre la amnistía", "es", "ninguna afirmación de «Petkoff»", "amnistía"),
        ("qué dicen los periodistas sobre la amnistía de 2026", "es", "Eugenio Martínez", ""),
        ("711", "en", "Foro Penal counted 711 political prisoners", "711"),
    ],
)  # fmt: skip
def test_what_is_asked_is_told_first(
    asked: str, lang: str, first: str, second: str, graphs: dict[str, Graph]
) -> None:
    told = graphs[lang].ask(asked).told
    assert first in told[0]
    assert second in told[min(1, len(told) - 1)]


@pytest.mark.parametrize("asked", ["what did the law say about murder", "what does Foro Penal say"])
def test_who_is_here_is_never_said_to_be_unheard(asked: str, graphs: dict[str, Graph]) -> None:
    assert "No statement by" not in graphs["en"].ask(asked).told[0]


def test_a_number_by_itself_asks_who_counts_so_many(graphs: dict[str, Graph]) -> None:
    assert "figures_side_by_side --value 711" in graphs["en"].ask("711").notes[0]
