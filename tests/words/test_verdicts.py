"""A verdict on two figures has one wording: in the shell, on the page, on its cards and beside."""

from __future__ import annotations

from typing import Any

import pytest
from paths import ROOT

from backstory.compare.figures import Verdict
from backstory.draw.spoken import page_words
from backstory.words.languages import words_of
from backstory.words.phrases import phrase


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_says_each_verdict_in_the_words_of_the_shell(lang: str) -> None:
    """`backstory figures` said *conflict* where the page said that they contradict each other."""
    page: Any = page_words(lang)["page"]
    for verdict in Verdict:
        assert page[verdict] == phrase(f"verdict {verdict}", lang)
        assert verdict not in words_of(lang)["page"], "a second home of the same words"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_disputed_figure_is_not_told_as_denied(lang: str) -> None:
    """Who disputes may give another number; the page said that it denies."""
    assert phrase("verdict disputed", lang) == phrase("why disputes", lang)


@pytest.mark.parametrize(("lang", "page"), [("en", "figures.md"), ("es", "es/figures.md")])
def test_the_manual_lists_each_verdict_in_the_words_that_are_said(lang: str, page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    for verdict in Verdict:
        assert f"| `{verdict}` | {phrase(f'verdict {verdict}', lang)} | " in text
