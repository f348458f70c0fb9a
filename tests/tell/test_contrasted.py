"""Whether numbers contradict each other is told by the disagreement that tells of them."""

from __future__ import annotations

import pytest
from growing import shipped

from backstory.graph import Graph


@pytest.mark.parametrize(
    ("lang", "asked", "verdict"),
    [
        ("en", "Do 302, 808 and 643 contradict one another?", "They count different things. "),
        ("es", "¿se contradicen 302, 808 y 643?", "Cuentan cosas distintas. "),
        ("en", "what is the difference between 302 and 808", "They count different things. "),
    ],
)
def test_numbers_are_told_beside_each_other(lang: str, asked: str, verdict: str) -> None:
    first, *accounts = Graph(store=shipped().store, lang=lang).ask(asked).told
    assert first.startswith(verdict)
    for number in ("302", "808", "643"):
        named = [each for each in accounts if f": {number} " in each]
        assert bool(named) == (number in asked), (number, accounts)
        assert all(each[0].isupper() and each.endswith(".") for each in named)


def test_643_measures_without_a_period_stand_beside_643_releases() -> None:
    told = shipped().ask("Do 302, 808 and 643 contradict one another?").told
    of = [each for each in told if ": 643 " in each]
    assert [("measures" in each, "period not stated" in each) for each in of] == [
        (False, False),
        (True, True),
    ]


@pytest.mark.parametrize("asked", ["do 302 and 999999 differ", "302 808", "who disputes 302"])
def test_what_no_account_has_is_answered_as_ever(asked: str) -> None:
    told = shipped().ask(asked).told
    assert not any(each.startswith("They count different things") for each in told)


@pytest.mark.parametrize("asked", ["who disputes 711", "who disputes the number of 711"])
def test_who_denies_a_number_is_told_by_the_denial(asked: str) -> None:
    first, *_ = shipped().ask(asked).told
    assert first.startswith("The Government of Venezuela had consistently denied Foro Penal's")
