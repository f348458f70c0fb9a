"""What Notion, a scanner, a neighbour's language or a paste brings: told once, with its remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

from backstory.dossier.pasted import ROWS
from backstory.errors import Problem
from backstory.graph import check
from backstory.words.messages import problems_in_words

LOCKOUT = GOOD / "ruritania-lockout"
SOURCE = """\
title: Gates
kind: news
publisher: Courier
language: en
issued: 1911-08-12
url: https://example.org/gates
read: whole
says:
- at: paragraph 1
  voice: dockers-union
  about: lockout-1911
  count: 3 arrests
  when: 1911-08-09
"""
NEW = "sources/gates.yaml"
LINK = "https://www.google.com/url?q=https://example.org/gates&sa=D&source=docs"
SLIPS = (
    ("title: Gates", "title: [Gates shut](https://www.notion.so/Gates-1f2e)", "write `Gates shut`"),
    ("1911-08-12", "August 10, 1911 → August 12, 1911", "write 1911-08-10/1911-08-12"),
    ("https://example.org/gates", LINK, "write `https://example.org/gates`"),
    ("says:\n", "says:\n| at | about |\n|---|---|\n| page 1 | x |\n", ROWS),
    (SOURCE.partition("says:\n")[2], "at,about,count\npage 1,lockout-1911,3 arrests\n", ROWS),
)  # fmt: skip
DATES = (
    ("9 août 1911", "1911-08-09"), ("vers le 9 août 1911", "1911-08-09~"), ("août 1911", "1911-08"),
    ("du 1er au 9 août 1911", "1911-08-01/1911-08-09"), ("avant 1911", "[..1910]"),
    ("depuis août 1911", "1911-08/.."), ("9 août 1911 à 10 h", "1911-08-09T10:00"),
    ("juin ou juillet 1911", "[1911-06,1911-07]"), ("9. März 1911", "1911-03-09"),
    ("vom 1. bis 9. August 1911", "1911-08-01/1911-08-09"), ("9 de março de 1911", "1911-03-09"),
    ("il 9 agosto 1911", "1911-08-09"), ("années 1910", "191X"), ("XIXe siècle", "18XX"),
    ("MCMXI", "1911"), ("IX-VIII-MCMXI", "1911-08-09"),
    ("27 July / 9 August 1911", "1911-08-09, the day of the Gregorian calendar"),
    ("27.07.1911 (9.08.1911)", "1911-08-09, the day of the Gregorian calendar"),
    ("début août 1911", "1911-08, or [1911-08-01..1911-08-10] where it is clear enough"),
)  # fmt: skip
COUNTS = (
    ("plus de 20", ">20"), ("environ 300", "~300"), ("une vingtaine de", "~20"),
    ("entre 3 et 5", "3..5"), ("au moins 20", "20+"), ("moins de 20", "<20"), ("etwa 300", "~300"),
    ("mais de 20", ">20"), ("2 millions de", "2000000"), ("I2", "12"), ("3O0", "300"),
    ("XII", "12"), ("3…5", "3..5"), ("2–3k", "2000..3000"),
)  # fmt: skip
"""How a neighbour, a scanner or a hurried hand writes a number, and how it is written here."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))


@pytest.fixture
def told(folder: Path) -> Callable[[], list[Problem]]:
    before = {(problem.code, problem.what) for problem in check(folder).problems}
    return lambda: [
        each for each in check(folder).problems
        if (each.code, each.what) not in before and each.severity > 0
    ]  # fmt: skip


def _mend(folder: Path, told: Callable[[], list[Problem]], well: str, slip: str) -> str:
    """Give the one remedy that is told, and hold its Spanish to be none of the English."""
    assert well in SOURCE
    (folder / NEW).write_text(SOURCE.replace(well, slip, 1), "utf-8")
    (found,) = told()
    spanish = problems_in_words([found], 0, "es")[0]
    assert found.what not in spanish
    return found.mend


@pytest.mark.parametrize(("well", "slip", "mend"), SLIPS)
def test_what_a_program_made_of_it_is_told_once(
    well: str, slip: str, mend: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    assert _mend(folder, told, well, slip) == mend


@pytest.mark.parametrize(("slip", "meant"), DATES)
def test_a_date_of_a_neighbour_is_told_as_it_is_written_here(
    slip: str, meant: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    assert _mend(folder, told, "when: 1911-08-09", f"when: {slip}") == f"write {meant}"


@pytest.mark.parametrize(("slip", "meant"), COUNTS)
def test_a_count_of_a_neighbour_is_told_as_it_is_written_here(
    slip: str, meant: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    mend = _mend(folder, told, "3 arrests", f"{slip} arrests")
    assert mend == f"write `count: {meant} arrests`"


@pytest.mark.parametrize("share", ["12%", "12 per cent of", "12 por ciento de los"])
def test_a_share_of_what_is_counted_whole_is_not_told_to_be_that_many(
    share: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    mend = _mend(folder, told, "3 arrests", f"{share} arrests")
    assert mend.startswith("write the number alone, of a thing whose `unit:` is percent")


def test_a_name_pasted_to_the_line_above_is_told_alone(
    folder: Path, told: Callable[[], list[Problem]]
) -> None:
    for kind in ("coup", "Levantamiento de 1909"):
        text = (LOCKOUT / "events.yaml").read_text("utf-8")
        glued = text.replace("kind: coup\nmarch-1911:", f"kind: {kind}march-1911:")
        assert glued != text
        (folder / "events.yaml").write_text(glued, "utf-8")
        assert [(each.at.line, each.mend) for each in told()] == [
            (14, "write `march-1911:` on a line of its own")
        ]


@pytest.mark.parametrize("mark", ["", "---\n"])
def test_a_second_head_in_one_file_is_told_once(
    mark: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    second = SOURCE.replace("Gates", "Other").replace("3 arrests", "4 arrests")
    (folder / NEW).write_text(SOURCE + mark + second, "utf-8")
    found = told()
    assert [each.at.line for each in found] == [14]
    assert "into a file of its own" in found[0].mend
