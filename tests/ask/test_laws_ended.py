"""Laws of another country that no event ends: one lapsed, one was on hold, one was repealed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from paths import HERE

import backstory
from backstory.graph import Graph

BORDURIA = HERE / "fixtures" / "borduria"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return backstory.load(BORDURIA)


def _held(graph: Graph, day: str) -> Mapping[str, str]:
    rows = graph.ask("in_force", valid_at=day)
    return {str(row["law"]): str(row["held"]) for row in rows}


@pytest.mark.parametrize(
    ("law", "day", "held"),
    [
        ("curfew-decree", "1979-10-31", "certain"),
        ("curfew-decree", "1979-11-01", ""),  # it lapsed that day
        ("curfew-decree", "1985-01-01", ""),
        ("press-law", "1980-01-09", "certain"),
        ("press-law", "1980-01-10", ""),  # on hold from that day
        ("press-law", "1983-12-01", ""),  # to that day
        ("press-law", "1983-12-02", "certain"),
        ("exile-law", "1982-03-31", "certain"),
        ("exile-law", "1982-04-10", "possible"),  # repealed some day of that month
        ("exile-law", "1982-05-01", ""),
        ("land-law", "1982-05-01", "certain"),  # a part struck down ends no law
        ("siege-1980", "1980-06-01", "probable"),  # about January to about October
        ("siege-1980", "1984-01-01", "possible"),
    ],
)
def test_a_law_is_in_force_until_it_lapses_and_not_while_it_is_on_hold(
    graph: Graph, law: str, day: str, held: str
) -> None:
    assert _held(graph, day).get(law, "") == held


def test_what_is_in_force_is_the_law_and_not_the_act_by_which_it_came(graph: Graph) -> None:
    for lang, label in (("en", "Pardon Act"), ("es", "Ley de Indulto")):
        rows = graph.ask("in_force", valid_at="1981-01-01", lang=lang)
        labels = {row["measure"]: row["law_label"] for row in rows}
        assert labels["pardon-act-promulgation"] == label
        assert (
            labels["siege-1980"]
            == {"en": "State of siege of 1980", "es": "Estado de sitio de 1980"}[lang]
        )
