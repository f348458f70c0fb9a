"""A count as newspapers write it is refused with what to type, in the habits of both languages."""

from __future__ import annotations

import re

import pytest

from backstory.dossier.amounts import count_said, turned_round
from backstory.dossier.figures import without_currency
from backstory.dossier.spelt import is_no_number, is_share

SAID = {
    "about 1,200 x": "~1200 x", "más de 1.200 x": ">1200 x", "1200 +/- 50 x": "~1200±50 x",
    "about 1200±50 x": "~1200±50 x",
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
    "dos centenares de x": "~200 x", "más de dos centenares de x": ">200 x",
    "some two dozen x": "~24 x", "a couple of hundred x": "~200 x", "dos docenas de x": "~24 x",
    "unos 300 a 320 x": "300..320 x", "de 300 a 320 x": "300..320 x",
    "anywhere from 50 to 60 x": "50..60 x", "some 300 to 320 x": "300..320 x",
    "un millón y medio de x": "1500000 x", "one and a half million x": "1500000 x",
    "a million and a half x": "1500000 x", "3 billion x": "3000000000 x",
    "300 y pico x": ">300 x", "treinta y tantos x": ">30 x", "100-odd x": "~100 x",
    "a hundred-odd x": "~100 x", "a dozen or so x": "~12 x", "8 de los 11 x": "8 of 11 x",
    "ocho de los once x": "8 of 11 x", "8 of the 11 x": "8 of 11 x", "a total of 711 x": "711 x",
    "los 711 x": "711 x", "711 (setecientos once) x": "711 x", "only three x": "3 x",
    "in excess of 100 x": ">100 x", "not more than 100 x": "<=100 x", "como mínimo 300 x": "300+ x",
    "no llegan a 300 x": "<300 x", "superan los 300 x": ">300 x", "rondan los 300 x": "~300 x",
    "not quite 500 x": "almost 500 x", "an estimated 100 x": "~100 x", "500 plus x": "500+ x",
    "more than 700 but fewer than 800 x": "701..799 x", "more than 7 but fewer than 8 x": "",
    "más de 700 pero menos de 800 x": "701..799 x", "about 300 or 320 x": "300..320 x",
    "unos 300 o 320 x": "300..320 x", "siete u ocho mil x": "7000..8000 x",
    "12 or 13 x": "12..13 x",
    "between 7 and 8 hundred x": "700..800 x", "entre 7 y 8 centenares de x": "700..800 x",
    "seven to eight hundred x": "700..800 x", "2-3 thousand x": "2000..3000 x",
    "entre 2 y 3 millones de x": "2000000..3000000 x", "two or three dozen x": "24..36 x",
    "some 40 or so x": "~40 x", "more than 7 but fewer than 8 hundred x": "701..799 x",
}  # fmt: skip


@pytest.mark.parametrize(("said", "written"), SAID.items())
def test_a_count_in_words_comes_with_the_count_to_type(said: str, written: str) -> None:
    assert count_said(said) == written


@pytest.mark.parametrize("said", [
    "dozens of x", "cientos de x", "varios x", "several x", "unas decenas de x",
    "half of the 711 x", "nearly half of the x", "casi la mitad de los 711 x",
    "tres cuartas partes de los x", "two thirds of the x", "one in ten x", "uno de cada diez x",
])  # fmt: skip
def test_what_tells_no_number_gets_none(said: str) -> None:
    """Who is told to write 12 for “dozens” writes what the source does not say."""
    assert count_said(said) == ""
    assert is_no_number(said)


@pytest.mark.parametrize(
    "said",
    ["two thirds x", "un tercio x", "unanimous x", "5 to 4 hundred x", "between 8 and 7 hundred x"],
)
def test_a_part_is_not_told_as_a_number(said: str) -> None:
    assert count_said(said) == ""


@pytest.mark.parametrize("said", [
    "5 a 4 miles de x", "4 a 5 miles de x", "2 lakh x", "3 crore x", "4 to 5 lakh x",
    "12 cientos largos de x", "5 a 4 cientas x",
])  # fmt: skip
def test_part_of_a_number_is_never_taken_for_what_is_counted(said: str) -> None:
    """`5 a 4 cientos barcos` came with `4..5 cientos barcos`: a hundredth, of no counted thing."""
    for told in (count_said(said), turned_round(said)):
        assert not re.search(r"cient|miles|lakh|crore", told), told


@pytest.mark.parametrize(
    ("said", "turned"),
    {
        "5 to 4 hundred x": "400..500 x", "500 to 400 x": "400..500 x", "5 or 4 x": "4..5 x",
        "entre 8 y 7 centenares de x": "700..800 x", "between 40 and 30 x": "30..40 x",
        "5 a 4 cientos x": "400..500 x", "entre cinco y cuatro cientos de x": "400..500 x",
        "5 a 4 docenas de x": "48..60 x", "5 to 4 dozen x": "48..60 x",
        "5 a 4 millones de x": "4000000..5000000 x", "5 a 4 mil x": "4000..5000 x",
        "between 30 and 40 x": "", "5-2 x": "", "dozens of x": "",
    }.items(),
)  # fmt: skip
def test_a_range_the_wrong_way_round_comes_with_the_right_one(said: str, turned: str) -> None:
    assert turned_round(said) == turned


@pytest.mark.parametrize("said", ["85% of x", "85 per cent of x", "un 85 por ciento de los x"])
def test_so_many_in_a_hundred_are_told_apart_from_so_many(said: str) -> None:
    assert count_said(said) == ""
    assert is_share(said)


@pytest.mark.parametrize(("said", "written"), [
    ("$36bn foreign-debt", "36000000000 foreign-debt"), ("€300 relief", "300 relief"),
    ("Rs 2.4 billion relief", "2400000000 relief"), ("R$5m relief", "5000000 relief"),
    ("over US$ 500 million relief", ">500000000 relief"), ("12 relief", ""),
    ("Bs. 5,5 millones relief", "5500000 relief"),
])  # fmt: skip
def test_an_amount_of_money_comes_with_its_number_alone(said: str, written: str) -> None:
    """The currency is the unit of what is counted, and no part of the number."""
    assert without_currency(said) == written
