"""Turns of phrase: what is an amnesty, who came after somebody, what an outlet reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from backstory.ask.box import blanks
from backstory.ask.plainly import Box
from backstory.ask.questions import questions
from backstory.ask.shelf import Row, Rows
from backstory.ask.taught import _language
from backstory.ask.tongue import language_of
from backstory.words.languages import shipped

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "turns.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def box() -> Box:
    rows = [Row(*row) for row in SHARED["rows"]]
    concepts = [row for row in rows if row.kind.startswith("concept ")]
    languages = map(_language, shipped())
    return Box(Rows(rows), languages, blanks, concepts=lambda: concepts)


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["query"])
def test_a_turn_of_phrase_is_understood(case: dict[str, Any], box: Box) -> None:
    turn = box.turn(case["query"])
    told = turn and [turn.name, list(turn.things), list(turn.words), list(turn.span)]
    told = told and [*told, *([list(turn.then)] if turn and turn.then[1] else [])]
    assert told == case["turn"]
    asked = turn and [turn.asking.name, dict(turn.asking.values)]
    assert asked == case["question"]


@pytest.mark.parametrize("case", SHARED["rivals"], ids=lambda case: case["query"])
def test_what_else_is_called_so_is_told_unless_a_year_or_a_name_says_which(
    case: dict[str, Any], box: Box
) -> None:
    assert box.rivals(box.read(case["query"]), case["named"]) == case["rivals"]


@pytest.mark.parametrize(("typed", "meant"), SHARED["slips"])
def test_a_slip_in_a_word_that_asks_is_put_right_and_none_in_a_name(
    typed: str, meant: str, box: Box
) -> None:
    assert box.mended(typed) == meant


def test_every_turn_asks_a_question_that_there_is(box: Box) -> None:
    for case in SHARED["cases"]:
        if case["question"]:
            name, values = case["question"]
            known = questions()[name].parameters
            assert set(values) <= set(known), case["query"]


def test_the_turns_of_every_language_are_the_same_in_number_of_kinds() -> None:
    kinds = [set(_language(lang)["turns"]) for lang in shipped()]
    assert all(kind == kinds[0] for kind in kinds)


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("quién es Ana Cruz", "es"),
        ("who was held in El Fuerte", "en"),
        ("juan requesens fue indultado", "es"),
        ("El País", ""),
        ("711", ""),
    ],
)
def test_the_language_of_words_is_told_only_where_it_is_clear(typed: str, lang: str) -> None:
    assert language_of(typed) == lang
