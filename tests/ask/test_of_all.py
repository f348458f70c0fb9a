"""What is asked of all that is recorded, in plain words, is answered by its table."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.ask.box import box_of
from backstory.ask.ids import WHOLE

ASKED = {
    "en": {
        "Which past events does the article date by year only?": "dated_by_year_only",
        "How many recorded statements come from each voice?": "statements_per_voice",
        "Which statements rest on a single voice?": "single_voiced",
        "Which voices do we hear only through another?": "heard_through_another",
        "Which measure is called by two different legal names?": "called_differently",
        "Which figures lack a reference period?": "figures_without_period",
        "Give the Spanish and English names of the kinds of measure": "kinds_in_both_languages",
        "Which events have no date in the sources held?": "undated_events",
    },
    "es": {
        "¿Qué hechos se fechan solo por el año?": "dated_by_year_only",
        "¿Cuántas afirmaciones hay de cada voz?": "statements_per_voice",
        "¿Qué afirmaciones descansan en una sola voz?": "single_voiced",
        "¿Qué voces se oyen solo a través de otra?": "heard_through_another",
        "¿Qué medida recibe dos nombres distintos?": "called_differently",
        "¿Qué cifras carecen de período?": "figures_without_period",
        "Los nombres en español y en inglés de los tipos": "kinds_in_both_languages",
        "¿Qué hechos no tienen fecha?": "undated_events",
    },
}


@pytest.mark.parametrize("lang", ASKED)
def test_what_is_asked_of_all_is_answered_by_its_table(lang: str) -> None:
    graph = shipped()
    assert set(ASKED[lang].values()) == WHOLE
    for words, name in ASKED[lang].items():
        table = graph.ask(words, lang=lang)
        found = box_of(graph.record).ask(words)
        assert [(one.name, one.values) for one in found.questions] == [(name, ())], words
        assert table.told == (), words
        assert len(table) == len(graph.ask(name, lang=lang)) > 0, words


@pytest.mark.parametrize(
    ("words", "name", "values"),
    [
        ("How many days lay between the vote on the 2016 law and the ruling against it?",
         "days_between", {"amnesty-attempt-2016", "ruling-2016"}),
        ("¿Cuántos días mediaron entre la aprobación de la ley de 2016 y la sentencia de 2016?",
         "days_between", {"amnesty-attempt-2016", "ruling-2016"}),
        ("By what steps is the 2002 coup context for the announcement?",
         "steps_between", {"coup-2002", "announcement-2026"}),
        ("Where do Rodríguez and Trump appear together?",
         "together", {"delcy-rodriguez", "donald-trump"}),
        ("¿En qué hechos aparecen Delcy Rodríguez y Trump?",
         "together", {"delcy-rodriguez", "donald-trump"}),
        ("At the end of 2016, which amnesties had been enacted and not annulled?",
         "in_force", {"2016-12-31"}),
    ],
)  # fmt: skip
def test_two_things_are_two(words: str, name: str, values: set[str]) -> None:
    """A ruling is no days from itself."""
    asked = box_of(shipped().record).ask(words).questions[0]
    assert (asked.name, {value for _, value in asked.values}) == (name, values)
