"""The little words of a language stand in its file alone: no module of the page has any."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from paths import ROOT

from backstory.ask.typed_days import Days
from backstory.words.languages import shipped, words_of

WEB = ROOT / "src" / "backstory" / "draw" / "web" / "src"
SHARED = json.loads((ROOT / "tests" / "shared" / "little.json").read_text("utf-8"))
LITTLE = {lang: words_of(lang)["asking"]["little"] for lang in shipped()}
KEYS = {*LITTLE["en"], *words_of("en")["asking"]["spans"]}
WORDS = {word for own in LITTLE.values() for text in own.values() for word in text.split()} - {"{}"}
SPANISH = {"de", "del", "desde", "durante", "hasta", "las", "los", "un", "una"}
"""Of those, the ones that are no key, name of a function, axis or code of anything in the page."""
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
TEXT = re.compile(r"'([^'\n]*)'")
LIST = re.compile(r"\[\s*('[^'\n]*'(?:,\s*'[^'\n]*')+),?\s*\]")
CHOICE = re.compile(r"\((?:\?:)?\s?([a-z]+(?:\|[a-z]+)+|del? ?| del?)\)")


def _words_in(text: str) -> list[str]:
    """Give what a module of the page has of the words of a language, as it is written."""
    code = COMMENT.sub("", text)
    lists = [TEXT.findall(each) for each in LIST.findall(code)]
    lists += [each.split() for each in TEXT.findall(code) if " " in each.strip()]
    found = [" ".join(own) for own in lists if {*own} <= WORDS and not {*own} <= KEYS]
    found += [each for each in TEXT.findall(code) if each.strip() in SPANISH]
    choices = [each.strip() for each in CHOICE.findall(code)]
    return found + [each for each in choices if {*each.split("|")} <= WORDS]


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.ts")), ids=lambda path: path.stem)
def test_no_module_of_the_page_has_words_of_a_language(path: Path) -> None:
    """Whoever writes a third language finds all of it in one file; a word here would be missed."""
    found = _words_in(path.read_text("utf-8"))
    assert not found, f"{path.name}: put {found} into words/*.json, as `asking.little`"


@pytest.mark.parametrize("line", [
    "const OF = new Set(['de', 'del', 'of']);",
    "const BY = ['by', 'until', 'till', 'hasta'];",
    "const LIGHT = 'a al an and de del el'.split(' ');",
    "const ENDS = /^(\\d{1,2})(?:st|nd|rd|th|o|ro|ero|er)$/;",
    "name.split(/ (?:or|o|u) /)",
    "day.replace(/(?: de)? \\d{4}/, '')",
])  # fmt: skip
def test_words_of_a_language_would_be_seen(line: str) -> None:
    """So the modules wrote them before."""
    assert _words_in(line)


@pytest.fixture(scope="module")
def days() -> Days:
    """Give what reads the dates of Portuguese, of which the program has nothing."""
    made = Days()
    made.learn(SHARED["months"], SHARED["spelt"], {}, SHARED["little"])
    return made


@pytest.mark.parametrize(("typed", "day"), SHARED["days"])
def test_another_language_brings_the_words_of_its_dates(days: Days, typed: str, day: str) -> None:
    """What stands between a day, its month and its year is its own; no English is left in it."""
    assert days.spoken(typed.split())[0] == day


@pytest.mark.parametrize(("typed", "day", "last"), SHARED["yearless"])
def test_a_day_without_a_year_is_read_in_another_language(
    days: Days, typed: str, day: str, last: bool
) -> None:
    """Its words before a day say that one is meant, and whether the last such day is."""
    asked = []

    def year_of(_month: int, _day: int, is_last: bool) -> int:
        asked.append(is_last)
        return 2026

    assert days.yearless(typed.split(), year_of)[0] == day
    assert asked == ([last] if day else [])


@pytest.mark.parametrize(("typed", "told"), SHARED["of_year"])
def test_a_month_gets_its_year_as_another_language_writes_it(
    days: Days, typed: str, told: str
) -> None:
    """As «em março do 2026»: neither bare as in English nor with the word of Spanish."""
    assert days.of_year(typed, str, lambda _: 2026) == told


def test_every_language_has_the_same_little_words() -> None:
    """A key that one of them lacks would be read as no word, on the page as in the shell."""
    assert all(own.keys() == LITTLE["en"].keys() for own in (*LITTLE.values(), SHARED["little"]))
