"""The catalogue of phrases: whole in both languages."""

from __future__ import annotations

import re

import pytest

from backstory.vocabulary import LANGUAGES, PREDICATES
from backstory.words.phrase_book import PHRASES
from backstory.words.phrases import clause, phrase, predicate_name, reverse_name


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_has_the_same_blanks_in_both_languages(key: str) -> None:
    """What is filled in one language is filled in the other."""
    blanks = [sorted(re.findall(r"\{\d*\}", phrase(key, lang))) for lang in LANGUAGES]
    assert blanks[0] == blanks[1]
    assert all(phrase(key, lang).strip() for lang in LANGUAGES)


@pytest.mark.parametrize("predicate", sorted(set(PREDICATES.values())))
def test_every_predicate_has_words_in_both_languages(predicate: str) -> None:
    """No predicate is told by its IRI, and each clause names what it is about and points at."""
    for lang in LANGUAGES:
        assert ":" not in predicate_name(predicate, lang)
        assert ":" not in reverse_name(predicate, lang)
        whole, understood = clause(predicate, lang), clause(predicate, lang, of_it=True)
        assert "{o}" in whole
        assert "{s}" not in understood
        if predicate != "ctx:remark":
            assert "{s}" in whole
