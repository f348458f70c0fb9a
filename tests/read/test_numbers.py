"""Numbers as texts write them, and what looks like a figure and counts nothing."""

import pytest

from backstory.read.lexicon import lexicon
from backstory.read.no_figure import NoFigure
from backstory.read.numbers import number_at
from backstory.read.tokens import tokens_of


def _numbers(text: str, lang: str) -> list[str]:
    """Read the numbers of a text that may be figures, in its order."""
    tokens, lex = tokens_of(text), lexicon(lang)
    none = NoFigure(tokens, lex, frozenset())
    found, at = [], 0
    while at < len(tokens.words):
        number = number_at(tokens, at, lex)
        if number is None:
            at += 1
            continue
        if not none.holds(number):
            found.append(f"{number.value.normalize():f}")
        at = number.after
    return found


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("tres centenares de detenidos", "es", "300"),
        ("dos mil 300 personas", "es", "2300"),
        ("2 mil 300 personas y 12 mil", "es", "2300 12000"),
        ("un millón y medio de votos", "es", "1500000"),
        ("tres y medio por ciento", "es", "3.5"),
        ("una multa de 1.200,50 bolívares", "es", "1200.5"),
        ("mil doscientos; treinta y tantos", "es", "1200 30"),
        ("two score prisoners, and a score of guards", "en", "40 20"),
        ("one and a half million people", "en", "1500000"),
        ("a million and a half, or two and a half points", "en", "1500000 2.5"),
        ("it cost $1.2bn; he got 2.5m votes", "en", "1200000000 2500000"),
        ("a 12,000-strong crowd, 60-odd of them armed", "en", "12000 60"),
    ],
)
def test_numbers_are_read_as_they_are_written(text, lang, told) -> None:
    assert _numbers(text, lang) == told.split()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("varios miles de personas, cientos más", "es"),
        ("several hundred people, a few thousand more, dozens of them old", "en"),
        ("nueve de cada diez, uno de cada tres", "es"),
        ("nine out of ten, one in five", "en"),
        ("votaron a las ocho y cuarto, y a las 9 de la noche", "es"),
        ("at 9 p.m. and at eight o'clock", "en"),
        ("María Pérez, de 34, llora", "es"),
        ("el 25 dejó el cargo y el 31 volvió", "es"),
        ("articles 7, 8 and 9", "en"),
        ("a race of 100m", "en"),
        ("21.40\nFirma la ley\n\n09.05 Abre la sesión", "es"),
        ("with nine votes in ten", "en"),
    ],
)
def test_what_counts_nothing_is_no_figure(text, lang) -> None:
    assert not _numbers(text, lang)


def test_an_article_of_one_thing_may_stand_before_a_share() -> None:
    assert _numbers("el 56 % y el 25 por ciento, del 10 al 20 por ciento", "es") == [
        "56", "25", "10", "20",
    ]  # fmt: skip
