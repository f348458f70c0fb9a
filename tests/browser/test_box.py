"""One box in plain words: the page understands what the shell does, and offers what to ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

CASES = json.loads((Path(__file__).parents[1] / "shared" / "asked.json").read_text("utf-8"))[
    "cases"
]


def typed(page: Any, text: str) -> list[str]:
    page.fill("#search", "")
    page.focus("#search")
    until(page, "backstory.now().dossier.data.asking.blanks !== undefined")
    page.fill("#search", text)
    return list(page.locator("#suggestions [role=option]").all_inner_texts())


def test_what_people_type_finds_what_the_shell_finds(opened: Open) -> None:
    """The rules are held to each other word by word; here the whole page's own rows are used."""
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    names = page.evaluate(
        """() => {
          const { dossier, say } = backstory.now();
          return Object.fromEntries(Object.keys(dossier.data.things).map(id => [id, say.name(id)]));
        }"""
    )
    lost = []
    for case in CASES:
        told = typed(page, case["query"])
        wanted = [names[one] for one in case["hits"] if one in names]
        if not all(any(name in line for line in told) for name in wanted):
            lost.append((case["query"], told[:4]))
    assert len(lost) <= 4, lost


@pytest.mark.parametrize(("lang", "query", "rows"), [
    ("en", "who was excluded in 2007", 3),
    ("es", "quién era presidente del Tribunal Supremo el 11 de abril de 2016", 1),
    ("en", "711", 2),
])  # fmt: skip
def test_a_question_in_plain_words_is_answered(
    opened: Open, lang: str, query: str, rows: int
) -> None:
    page = opened(f"#lang={lang}&tab=answer")
    drawn(page, "answer")
    typed(page, query)
    page.locator("#suggestions [role=option]:has(.ask)").first.dispatch_event("pointerdown")
    drawn(page, "ask")
    until(page, "document.querySelector('.status').dataset.answered !== undefined")
    assert page.locator("#tab-ask .out tbody tr").count() >= rows
    assert "question=" in page.evaluate("location.hash")


def test_a_sentence_is_told_with_its_voice_and_a_denial_as_one(opened: Open) -> None:
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    told = typed(page, "People were tortured at the Helicoide")
    line = next(one for one in told if one.startswith("Government of Venezuela"))
    assert "denies" in line or "denied" in line
