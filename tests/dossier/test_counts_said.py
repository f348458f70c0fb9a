"""A count as newspapers write it is refused with what to type, in the habits of both languages."""

from __future__ import annotations

import pytest

from backstory.dossier.amounts import count_said
from backstory.dossier.spelt import is_no_number

SAID = {
    "casi 300 x": "almost 300 x", "más de medio millar de x": ">500 x",
    "more than half a thousand x": ">500 x", "entre veinte y treinta x": "20..30 x",
    "between 20 and 30 x": "20..30 x", "1,5 millones de x": "1500000 x",
    "half a million x": "~500000 x", "una docena de x": "~12 x", "fewer than a dozen x": "<12 x",
    "doce x": "12 x", "twelve x": "12 x", "fifty-two x": "52 x", "cincuenta y dos x": "52 x",
    "two hundred and forty x": "240 x", "dos mil trescientos x": "2300 x", "2 mil x": "2000 x",
    "2k x": "2000 x", "+400 x": ">400 x", "400-plus x": "400+ x", "400 x or more": "400+ x",
    "400 x aprox.": "~400 x", "poco más de 400 x": ">400 x", "well over 400 x": ">400 x",
    "no más de 12 x": "<=12 x", "a lo menos 12 x": "12+ x", "no more than 12 x": "<=12 x",
    "no x": "0 x", "ninguno x": "0 x", "86/91 x": "86 of 91 x", "5-2 x": "5 of 7 x",
    "55,9 por ciento x": "55,9 x", "un centenar de x": "~100 x",
}  # fmt: skip


@pytest.mark.parametrize(("said", "written"), SAID.items())
def test_a_count_in_words_comes_with_the_count_to_type(said: str, written: str) -> None:
    assert count_said(said) == written


@pytest.mark.parametrize("said", ["dozens of x", "cientos de x", "varios x", "several x"])
def test_what_tells_no_number_gets_none(said: str) -> None:
    """Who is told to write 12 for “dozens” writes what the source does not say."""
    assert count_said(said) == ""
    assert is_no_number(said)


@pytest.mark.parametrize("said", ["two thirds x", "un tercio x", "unanimous x"])
def test_a_part_is_not_told_as_a_number(said: str) -> None:
    assert count_said(said) == ""
