"""A verdict on two figures means one thing on the page and in the shell."""

from __future__ import annotations

import pytest

from backstory.words.languages import words_of
from backstory.words.phrases import phrase


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_disputed_figure_is_not_told_as_denied(lang: str) -> None:
    """Who disputes may give another number; the page said that it denies."""
    assert words_of(lang)["page"]["disputed"] == phrase("why disputes", lang)
