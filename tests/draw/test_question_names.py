"""What questions and their blanks are called, in words that a newcomer understands."""

from __future__ import annotations

import re

import pytest

from backstory.ask.questions import questions

REFUSED = {
    "en": r"claims?|voices?|instruments?|at odds|bounds?|modality|put as|valid at|known at|gist",
    "es": r"claim|asertos?|voz|voces|instrumentos?|en conflicto|cotas?|modalidad|glosa",
}
"""Words that only who knows the house understands: the page asks by these names."""


@pytest.mark.parametrize("lang", sorted(REFUSED))
@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_named_without_a_word_of_the_house(name: str, lang: str) -> None:
    asked = questions()[name]
    told = [asked.summary[lang], *(each.told[lang] for each in asked.parameters.values())]
    assert [text for text in told if re.search(rf"\b(?:{REFUSED[lang]})\b", text, re.I)] == []
