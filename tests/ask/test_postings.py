"""Many texts made comparable at once come out as one by one, and a word is found where it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backstory.ask.plain import plain, plain_lines
from backstory.ask.postings import Postings

TEXTS = st.lists(st.one_of(st.text(), st.text("aá1.,' \nñ7Ω̈İß"), st.from_regex(r"[0-9.,]{1,9}")))


@given(TEXTS)
def test_many_texts_at_once_are_read_as_one_by_one(texts: list[str]) -> None:
    """A quicker way that reads a text otherwise would find other things than the page does."""
    assert plain_lines(texts) == [plain(text) for text in texts]


@given(st.lists(st.text("ab cñ1", max_size=8), max_size=6), st.sampled_from(["a", "ab", "n", "1"]))
def test_a_word_is_found_in_every_text_that_has_one_so_beginning(
    texts: list[str], begin: str
) -> None:
    """What a plain walk over all texts finds is what is found."""
    found = Postings(texts).beginning(begin)
    walked = {
        (word, at)
        for at, text in enumerate(texts)
        for word in plain(text).split()
        if word.startswith(begin)
    }
    assert {(word, at) for word, places in found.items() for at in places} == walked


def test_a_name_of_few_words_is_found_written_as_one() -> None:
    """People type foropenal; a longer name nobody writes so."""
    held = Postings(["Foro Penal", "Ley de Amnistía de 2026"], joined=[3, 3])
    assert held.holding("foropenal") == {0}
    assert held.holding("leydeamnistiade2026") == set()
    assert held.lengths == [2, 5]
