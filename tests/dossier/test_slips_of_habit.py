"""Slips of who writes elsewhere, or quickly: each once, on its line, with what was meant by it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

from backstory.errors import Problem
from backstory.graph import check
from backstory.words.messages import problems_in_words

NAME = "ruritania-lockout"
SOURCE = """\
title: Gates {n}
kind: news
publisher: Courier
language: en
issued: 1911-08-12
url: https://example.org/{n}
read: whole
says:
- at: paragraph 1
  voice: dockers-union
  about: lockout-1911
  count: {n} arrests
  when: 1911-08-09
- at: paragraph 2
  about: march-1911
  happened: 1911-08-05
  place: strelsau
  actors:
    leader: dockers-union
- at: paragraph 3
  id: hope-{n}
  voice: dockers-union
  about: lockout-1911
  put-as: hoped
  en: The union hopes for an end.
  es: El sindicato espera un final.
"""
COUNT, DAY, URL = "  count: {n} arrests", "  happened: 1911-08-05", "url: https://example.org/{n}"
VOICE, SECOND, HOPE = (
    "  voice: dockers-union",
    "- at: paragraph 2",
    "  en: The union hopes for an end.",
)
SLIPS = (
    (COUNT, "  count: {n}½ arrests", 0, "write `count: {n}.5 arrests`"),
    (COUNT, "  count: {n}e3 arrests", 0, "write `count: {n}000 arrests`"),
    (COUNT, "  count: {n} arrests, 3 deaths", 0,
     "write each figure in a line of its own: `- {n} arrests`, `- 3 deaths`"),
    (COUNT, COUNT + "\n  id: p-{n}\n  part-of: p-{n}", 2,
     "name the claim of the whole, or leave `part-of` out"),
    (COUNT, COUNT + "\n  id: p-{n}\n  supports: p-{n}", 2, "name the other claim"),
    (COUNT, COUNT + "\n  stage: 80 %", 1, "write `partial 80 %`"),
    (DAY, "  happened: 05/08/1911", 0,
     "write 1911-08-05 if the day comes first there, 1911-05-08 if the month does"),
    (DAY, "  happened: 1911–08–05", 0, "write 1911-08-05"),
    (DAY, "  happened: 1911-08-05/06", 0, "write 1911-08-05/1911-08-06"),
    (DAY, "  happened: 1911-O8-05", 0, "write 1911-08-05"),
    (VOICE, "  voice: dockers-union, king", 0,
     "write a list, one a line: `- dockers-union`, `- king`"),
    (VOICE, "  voice: Dockers' Union and Harbour Board", 0,
     "write a list, one a line: `- dockers-union`, `- harbour-board`"),
    ("  about: march-1911", "  about: march-1911, rising-1909", 0,
     "one stands here; write an item for each: `march-1911`, `rising-1909`"),
    (DAY, DAY + "\n  disputes: board-date, union-date", 1,
     "write a list, one a line: `- board-date`, `- union-date`"),
    ("  place: strelsau", "  place: sindicato-de-estibadores", 0, "add it to places.yaml"),
    ("    leader: dockers-union", "    leader: sindicato-de-estibadores", 0,
     "did you mean `dockers-union`? If not, add it to actors.yaml"),
    ("  actors:\n    leader:", "  actors:\n  - leader:", 1,
     "write each role in a line below `actors:`, as `leader: …`, with no hyphen before it"),
    ("language: en", "language: sp", 0, "write `es`"),
    ("language: en", "language: gb", 0, "write `en`"),
    ("language: en", 'language: "en, es"', 0,
     "write `en`, or the one in which most of it stands: one language alone"),
    (URL, "url: https:/example.org/{n}", 0, "write `https://example.org/{n}`"),
    (URL, "url: <https://example.org/{n}>", 0, "write `https://example.org/{n}`"),
    (URL, "url: 10.1000/{n}", 0, "write `https://doi.org/10.1000/{n}`"),
    (URL, "url: https://me:word@example.org/{n}", 0,
     "write `https://example.org/{n}`: nobody's password belongs in a dossier"),
    (URL, "url: https://example.org/{n}, https://example.org/b", 0,
     "write `https://example.org/{n}`; "
     "a kept copy goes into `archived:`, another page is a source"),
    (SECOND, "- at:paragraph 2", 0, "write `at: paragraph 2`"),
    (SECOND, "– at: paragraph 2", 0, "write `- at: paragraph 2`"),
    (SECOND, "* at: paragraph 2", 0, "write `- at: paragraph 2`"),
    (HOPE, HOPE + "\nAnd for pay.", 1,
     "indent it by two spaces more than the key of that text, or write it all in one line"),
    (HOPE, "  en: |\n  The union hopes for an end.", 1,
     "indent it by two spaces more than the key of that text, or write it all in one line"),
    ("  about: march-1911", "  about:\n  - march-1911\n  - rising-1909", 1,
     "one stands here; write an item for each"),
    (DAY, "  Happened: 1911-08-05", 0, "did you mean `happened`?"),
    ("title: Gates {n}", "title: Report #{n}", 0,
     "put the whole text in quotes, or a blank behind the `#` of a comment"),
)  # fmt: skip
"""What stands there, what somebody writes instead, on which line of that it is told, the remedy."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """Check a dossier with one slip in each of many sources; give what is told of each."""
    folder = tmp_path_factory.mktemp("habit") / NAME
    shutil.copytree(GOOD / NAME, folder)
    for number, (there, instead, *_) in enumerate(SLIPS, 10):
        text = _source(number)
        assert there.replace("{n}", str(number)) in text
        spoilt = text.replace(
            there.replace("{n}", str(number)), instead.replace("{n}", str(number)), 1
        )
        (folder / "sources" / f"slip-{number}.yaml").write_text(spoilt, "utf-8")
    found: dict[str, list[Problem]] = {}
    for problem in check(folder).problems:
        if problem.severity == 2 or problem.code == "D074":
            found.setdefault(Path(problem.at.file).stem, []).append(problem)
    return found


def _source(number: int) -> str:
    return SOURCE.replace("{n}", str(number))


@pytest.mark.parametrize("number", range(10, 10 + len(SLIPS)))
def test_a_slip_of_habit_is_told_with_what_was_meant(
    number: int, told: dict[str, list[Problem]]
) -> None:
    there, _, line, mend = SLIPS[number - 10]
    before = _source(number).partition(there.replace("{n}", str(number)))[0].count("\n")
    (problem,) = told[f"slip-{number}"]
    assert (problem.at.line, problem.mend) == (before + 1 + line, mend.replace("{n}", str(number)))
    assert problem.at.column > 0
    english, spanish = (problems_in_words([problem], 0, lang)[0] for lang in ("en", "es"))
    assert spanish.partition("\n")[0] != english.partition("\n")[0]
    assert spanish.partition("\n")[2].strip() != english.partition("\n")[2].strip()


def test_nothing_else_is_told(told: dict[str, list[Problem]]) -> None:
    assert sorted(told) == [f"slip-{n}" for n in range(10, 10 + len(SLIPS))]


def _renamed(old: str, new: str) -> Callable[[Path], object]:
    return lambda folder: (folder / old).rename(folder / new)


def _written(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, "utf-8")


GAZETTE = "sources/gazette-1911-08-10.yaml"
FILES = (
    (_renamed("events.yaml", "events.yaml.txt"), "events.yaml.txt", "name it `events.yaml`"),
    (_renamed(GAZETTE, f"{GAZETTE}.txt"), "gazette-1911-08-10.yaml.txt",
     "name it `gazette-1911-08-10.yaml`"),
    (_renamed(GAZETTE, "gazette-1911-08-10.yaml"), "gazette-1911-08-10.yaml",
     "name it `sources/gazette-1911-08-10.yaml`"),
    (_written("people.yaml", "a:\n  en: a\n"), "people.yaml",
     "put what it says into `actors.yaml`, and remove it"),
    (_renamed("instruments.yaml", "laws.yaml"), "laws.yaml", "name it `instruments.yaml`"),
)  # fmt: skip


@pytest.mark.parametrize(("slip", "name", "mend"), FILES)
def test_a_file_of_another_name_is_told_with_its_own(
    slip: Callable[[Path], object], name: str, mend: str, tmp_path: Path
) -> None:
    folder = tmp_path / NAME
    shutil.copytree(GOOD / NAME, folder)
    slip(folder)
    (problem,) = [p for p in check(folder).problems if Path(p.at.file).name == name]
    assert (problem.code, problem.mend) == ("D066", mend)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("events.yaml", "# nothing yet\n", "D015"),
        ("events.yaml", "- lockout-1911\n", "D012"),
        (GAZETTE, "<!doctype html><p>The page was saved</p>\n", "D012"),
    ],
)
def test_of_a_file_that_says_nothing_of_its_own_what_follows_is_counted(
    name: str, text: str, code: str, tmp_path: Path
) -> None:
    """Everybody who named an event of it was told besides."""
    folder = tmp_path / NAME
    shutil.copytree(GOOD / NAME, folder)
    (folder / name).write_text(text, "utf-8")
    found = check(folder)
    assert code in {p.code for p in found.problems}
    assert {Path(p.at.file).name for p in found.problems if p.severity == 2} == {Path(name).name}


def test_languages_in_one_line_are_told_and_no_text_of_theirs(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    shutil.copytree(GOOD / NAME, folder)
    path = folder / "dossier.yaml"
    path.write_text(
        path.read_text("utf-8").replace("languages:\n- en\n- es", "languages: en, es"), "utf-8"
    )
    assert [p.code for p in check(folder).problems if p.severity == 2] == ["D012"]


def test_a_label_that_is_missing_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / NAME
    shutil.copytree(GOOD / NAME, folder)
    path = folder / "events.yaml"
    text = path.read_text("utf-8").replace("  es: Cierre patronal de Strelsau de 1911\n", "")
    path.write_text(text, "utf-8")
    told = [p.code for p in check(folder).problems if p.at.file.endswith("events.yaml")]
    assert [code for code in told if code[0] == "D" or code == "R027"] == ["D017"]


@pytest.mark.parametrize("title", ['"FS #178 - Report"', "'No #1'", "Report  # a comment", "C#"])
def test_a_sign_of_number_in_quotes_cuts_nothing_off(title: str, tmp_path: Path) -> None:
    folder = tmp_path / NAME
    shutil.copytree(GOOD / NAME, folder)
    spoilt = re.sub(r"(?m)^title:.*", lambda _: f"title: {title}", _source(1), count=1)
    (folder / "sources" / "named.yaml").write_text(spoilt, "utf-8")
    assert title in spoilt
    assert not [each for each in check(folder).problems if each.code == "D074"]
