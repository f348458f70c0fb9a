"""What a figure counts and whose it is: weighed by signs, none of which is idle."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from unittest.mock import patch

from growing import shipped
from hypothesis import given
from hypothesis import strategies as st
from keyed import Keyed, sentences
from scored import overlaps

from backstory.read.counting import Counting
from backstory.read.voices import Voices
from backstory.read.weighing import likeliest
from backstory.read.weights import COUNTING, VOICES
from backstory.vocabulary import id_of

SENTENCES = Path(__file__).parents[2] / "benchmarks/reading/figures.txt"
SIGNS = st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), min_size=1)


@given(st.dictionaries(st.sampled_from(["", "dead", "hurt"]), SIGNS, min_size=1))
def test_what_is_likeliest_is_one_of_those_and_surer_than_chance(signs: dict) -> None:
    best, likely = likeliest(signs, {"a": 2.0, "b": -1.0, "c": 0.5})
    assert best in signs
    assert 1 / len(signs) - 1e-9 <= likely <= 1


@cache
def read() -> tuple[list[tuple[Keyed, list]], set[str], set[str]]:
    """Read all sentences: their figures, and the signs of what they count and whose they are."""
    counted: set[str] = set()
    said: set[str] = set()
    signs_of, said_by = Counting.signs, Voices.signs

    def counts(self, one, before, following):
        found = signs_of(self, one, before, following)
        counted.update(sign for told in found.values() for sign in told)
        return found

    def says(self, one, last):
        found, words = said_by(self, one, last)
        said.update(sign for told in found.values() for sign in told)
        return found, words

    every = []
    with patch.object(Counting, "signs", counts), patch.object(Voices, "signs", says):
        for text in sentences(SENTENCES):
            linked = shipped().read(text.text, date=text.day, lang=text.lang).linked
            every.append((text, [(one, linked.text.span(one.first, one.after))
                                 for one in linked.figures]))  # fmt: skip
    return every, counted, said


def test_every_weight_is_of_a_sign_that_a_sentence_gives() -> None:
    _, counted, said = read()
    assert sorted(COUNTING.keys() - counted) == []
    assert sorted(VOICES.keys() - said) == []


def test_the_sentences_are_read_as_their_keys_say() -> None:
    """The weights were found on these among others: a sign that breaks shows at once."""
    things = [0, 0]
    voices = [0, 0]
    for text, figures in read()[0]:
        for key in text.keys:
            one = next((one for one, span in figures if overlaps(key, (*span, "", ""))), None)
            if one is None:
                continue
            if key.told:
                right = key.counted or {""}
                name = id_of(one.counted).removeprefix("counted-") if one.counted else ""
                things[name in right] += 1
            if key.said:
                voices[(id_of(one.voice) if one.voice else "") in (key.voices or {""})] += 1
    assert things[1] / sum(things) > 0.9, things
    assert voices[1] / sum(voices) > 0.88, voices


def test_a_line_of_many_numbers_is_a_table_whose_numbers_count_nothing() -> None:
    row = " ".join(f"{number} prisoners" for number in range(101, 150))
    figures = shipped().read(f"Venezuela {row}", date="2026-02-02", lang="en").linked.figures
    assert len(figures) == 49
    assert {one.counted for one in figures} == {""}


def test_a_number_of_other_things_counts_none_that_the_graph_holds() -> None:
    """Of 110 people the graph tells that they were pardoned; schools are no people."""
    text = "Venezuela bought 24 buses in August 2020 and repaired 110 schools."
    figures = shipped().read(text, date="2020-09-02", lang="en").linked.figures
    assert [(int(one.value), one.counted) for one in figures] == [(24, ""), (110, "")]
