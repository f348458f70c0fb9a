"""Of two things under one id both are looked at: their id is told, and all else that is wrong."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Problem

GAZETTE = "sources/gazette-1911-08-10.yaml"
WIRE = "sources/wire-1911-08-11.yaml"
TWICE = {
    "an event and an instrument": (
        "instruments.yaml",
        "pardon-1911:\n  en: Letter of pardon\n  es: Otra carta\n  form: decree\n",
        "D025", {("instruments.yaml", "R037")},
    ),
    "a name of the same file": (
        "events.yaml",
        "march-1911:\n  en: Second march\n  es: Segunda marcha\n  kind: protst\n  colour: red\n",
        "D007", {("events.yaml", "D020"), ("events.yaml", "D011")},
    ),
    "a voice and an event": (
        "actors.yaml", "rising-1909:\n  en: Risers\n  es: Alzados\n  kind: groop\n",
        "D024", {("actors.yaml", "D013")},
    ),
    "a claim of another source": (
        WIRE,
        "- at: paragraph 9\n  id: board-date\n  voice: harbour-board\n  about: march-1911\n"
        "  happened: 1912-01-05\n",
        "D024", {(WIRE, "R028")},
    ),
    "a claim that outdoes its whole": (
        WIRE,
        "- at: paragraph 9\n  id: union-ships\n  voice: dockers-union\n  about: pardon-1911\n"
        "  count: 70 of 100 votes-for\n"
        "- at: paragraph 9\n  voice: dockers-union\n  about: pardon-1911\n"
        "  count: 40 votes-against\n",
        "D024", {(WIRE, "R051")},
    ),
    "a disagreement and an event": (
        "disagreements.yaml",
        "rising-1909:\n  kind: dat\n  between:\n  - union-ship\n  - board-date\n"
        "  en: They differ.\n  es: Difieren.\n",
        "D024", {("disagreements.yaml", "D020"), ("disagreements.yaml", "D048")},
    ),
    "the items of a source": (
        WIRE,
        "says:\n- at: paragraph 9\n  voice: dockers-unoin\n  about: march-1911\n"
        "  happened: 1911-08-32\n",
        "D007", {(WIRE, "D045"), (WIRE, "D021")},
    ),
    "a scheme of concepts": (
        "concepts.yaml",
        "counted:\n  crates:\n    en: crates\n    es: cajas\n    broader: flw\n    unit: ship\n",
        "D007", {("concepts.yaml", "D020")},
    ),
}  # fmt: skip
"""A file, what is added to it, the code that tells of the id, and what else is wrong of it."""


def _told(tmp_path: Path, file: str, text: str) -> tuple[list[Problem], Path]:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    with (folder / file).open("a", encoding="utf-8") as page:
        page.write(text)
    return backstory.check(folder).problems, folder


@pytest.mark.parametrize("name", TWICE)
def test_what_else_is_wrong_of_either_is_told_in_the_same_run(name: str, tmp_path: Path) -> None:
    file, text, code, others = TWICE[name]
    problems, folder = _told(tmp_path, file, text)
    told = [(Path(p.at.file).relative_to(folder).as_posix(), p.code) for p in problems]
    assert told.count((file, code)) == 1
    assert others <= set(told), problems


@pytest.mark.parametrize("name", TWICE)
def test_no_message_speaks_of_an_id_that_nobody_wrote(name: str, tmp_path: Path) -> None:
    problems, _ = _told(tmp_path, *TWICE[name][:2])
    assert [p for p in problems if "-again" in p.what + p.mend] == []


def test_who_bears_the_id_of_an_event_still_speaks(tmp_path: Path) -> None:
    """One mistake: nothing is told of the claims that have the doubled id as their voice."""
    item = "- at: paragraph 9\n  voice: march-1911\n  about: pardon-1911\n  happened: 1911-08-09\n"
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    for file, text in (("actors.yaml", "march-1911:\n  name: Marchers\n  kind: group\n"),
                       (WIRE, item)):  # fmt: skip
        with (folder / file).open("a", encoding="utf-8") as page:
            page.write(text)
    codes = {p.code for p in backstory.check(folder).problems if p.severity == 2}
    assert codes == {"D024"}


def test_an_item_pasted_with_its_id_is_one_mistake(tmp_path: Path) -> None:
    text = (GOOD / "ruritania-lockout" / GAZETTE).read_text("utf-8")
    item = text[text.index("- at: 117-135") : text.index("- at: 136-190")]
    problems, _ = _told(tmp_path, GAZETTE, item)
    assert [p.code for p in problems if p.severity == 2] == ["D024"]


def test_a_misspelt_key_is_not_missed_as_well(tmp_path: Path) -> None:
    problems, folder = _told(
        tmp_path, "places.yaml", "hentzau:\n  english: Hentzau\n  es: Hentzau\n"
    )
    (folder / "concepts.yaml").write_text(
        (folder / "concepts.yaml")
        .read_text("utf-8")
        .replace("    unit: ship\n", "    untis: ship\n"),
        "utf-8",
    )
    problems = backstory.check(folder).problems
    assert [p.code for p in problems if p.severity == 2] == ["D011", "D011"]


def test_of_a_file_pasted_twice_so_many_names_are_looked_at(tmp_path: Path) -> None:
    names = [f"strike-{number}" for number in range(30)]
    good = "".join(f"{name}:\n  en: {name}\n  es: {name}\n  kind: strike\n" for name in names)
    problems, _ = _told(tmp_path, "events.yaml", good + good.replace("kind:", "colour:"))
    count = Counter(problem.code for problem in problems if problem.severity == 2)
    assert (count["D007"], count["D011"]) == (len(names), 20)
