"""What a chat program, a merge by hand or a Mac brings into a dossier: told with its own remedy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import GOOD

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
  happened: 1911-08-01
  actors:
    leader: dockers-union
  remark:
    en: The union hopes for more.
    es: El sindicato espera más.
"""
NEW = "sources/gates.yaml"
SLIPS = (
    ("title: Gates", "```yaml\ntitle: Gates", 1, "delete this line"),
    ("title: Gates", "title: <title of the article>", 1, "write the text"),
    ("title: Gates", "title: *The gates*", 1, "write `The gates`"),
    ("title: Gates", "title: **The gates** are shut", 1, 'put the text in quotes: "…"'),
    ("more.", "more.【4†source】", 16, "write the text without it"),
    ("more.", "more.:contentReference[oaicite:0]{index=0}", 16, "write the text without it"),
    ("issued:", "publication_date:", 5, "did you mean `issued`?"),
    ("  happened:", "  start_date:", 12, "did you mean `happened`?"),
    ("  remark:", "  confidence: high\n  remark:", 15, "leave it out: no key stands for it"),
    ("leader: dockers-union", "dockers-union: leader", 14, "write `leader: dockers-union`"),
    ("voice: dockers-union", "voice dockers-union", 10, "write `voice: dockers-union`"),
)
"""What is written well, the slip, its line and what to do."""


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


@pytest.mark.parametrize(("well", "slip", "line", "mend"), SLIPS)
def test_each_slip_is_told_once_on_its_line(
    well: str, slip: str, line: int, mend: str, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    assert well in SOURCE
    (folder / NEW).write_text(SOURCE.replace(well, slip, 1), "utf-8")
    found = told()
    assert [(each.at.line, each.mend) for each in found] == [(line, mend)]
    spanish = problems_in_words(found, 0, "es")[0]
    assert found[0].what not in spanish
    assert mend not in spanish or mend.startswith("`")


def _in(folder: Path, file: str, well: str, slip: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert well in text
    (folder / file).write_text(text.replace(well, slip, 1), "utf-8")


@pytest.mark.parametrize(("marks", "lines"), [
    ("<<<<<<< a\n  kind: coup\n||||||| base\n  kind: protest\n=======\n  kind: strike\n>>>>>>> b",
     [14]),
    ("  kind: coup\n>>>>>>> b", [15]), ("  kind: coup\n=======", [15]),
])  # fmt: skip
def test_marks_of_a_conflict_are_told_alone(
    marks: str, lines: list[int], folder: Path, told: Callable[[], list[Problem]]
) -> None:
    _in(folder, "events.yaml", "  kind: coup", marks)
    assert [(Path(each.at.file).name, each.at.line) for each in told()] == [
        ("events.yaml", line) for line in lines
    ]


def test_a_key_above_all_names_hides_none_of_them(
    folder: Path, told: Callable[[], list[Problem]]
) -> None:
    for name in ("events", "actors", "places", "instruments"):
        text = (folder / f"{name}.yaml").read_text("utf-8").split("\n", 1)[1]
        moved = "".join(f"  {line}\n" for line in text.splitlines())
        (folder / f"{name}.yaml").write_text(f"{name}:\n{moved}", "utf-8")
    assert [(Path(each.at.file).name, each.at.line, each.code) for each in told()] == [
        (f"{name}.yaml", 1, "D012") for name in ("actors", "events", "instruments", "places")
    ]


@pytest.mark.parametrize(("well", "slip", "line"), [
    ("march-1911:\n  en: March to the palace gates\n  es: Marcha a las puertas del palacio\n"
     "  kind: protest\n",
     "  march-1911:\n    en: March to the palace gates\n    es: Marcha a las puertas del palacio\n"
     "    kind: protest\n", 15),
    ("march-1911:\n  en:", "- id: march-1911\n  en:", 15),
])  # fmt: skip
def test_whoever_names_an_event_that_was_pasted_badly_is_right(
    well: str, slip: str, line: int, folder: Path, told: Callable[[], list[Problem]]
) -> None:
    _in(folder, "events.yaml", well, slip)
    assert [(Path(each.at.file).name, each.at.line) for each in told()] == [("events.yaml", line)]


def test_a_concept_without_its_scheme_is_told_and_not_what_stands_below_it(
    folder: Path, told: Callable[[], list[Problem]]
) -> None:
    with (folder / "concepts.yaml").open("a", encoding="utf-8") as file:
        file.write("flood:\n  en: flood\n  es: inundación\n")
    assert [each.code for each in told()] == ["D011"]


def test_a_copy_of_a_file_is_not_to_take_the_place_of_the_other(
    folder: Path, told: Callable[[], list[Problem]]
) -> None:
    (folder / "dossier (1).yaml").write_text("title: x\n", "utf-8")
    assert [each.mend for each in told()] == ["put what it says into `dossier.yaml`, and remove it"]
