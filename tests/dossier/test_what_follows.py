"""What merely follows from another mistake is counted, and what does not is told beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory

LOCKOUT = GOOD / "ruritania-lockout"
BOARD = "sources/board-report-1911.yaml"
PAMPHLET = "sources/union-pamphlet-1911.yaml"
MISTAKES = {
    "the day of a figure": (BOARD, "when: 1911-08-10", "when: 1911-08-1O", "D021"),
    "the day of all figures of a source": (
        *(BOARD, "  when: 1911-08-10\n  disputes", "  disputes", "D021"),
        *("voice: harbour-board", "voice: harbour-board\nwhen: 1911-13"),
    ),
    "the day of an office": (
        *(PAMPHLET, "  wording: secretary", "  wording: secretary\n  when: 1911-1O", "D021"),
    ),
    "how much of it was read": (BOARD, "read: part", "read: prat", "D013"),
    "a source that cannot be used": (BOARD, "kind: official", "kind:official", "D005"),
    "one letter of a subject": (BOARD, "about: rising-1909", "about: risng-1909", "D020"),
    "a subject in capitals": (BOARD, "about: rising-1909", "about: Rising_1909", "D014"),
    "what nobody sees in a subject": (
        BOARD,
        "about: rising-1909",
        "about: ris\u00ading-1909",
        "D004",
    ),
}


def _told(folder: Path) -> set[tuple[str, str]]:
    return {(problem.code, problem.what) for problem in backstory.check(folder).problems}


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_told_as_one(name: str, tmp_path: Path) -> None:
    file, well, slip, code, *more = MISTAKES[name]
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    text = (folder / file).read_text("utf-8")
    for old, new in ((well, slip), *zip(more[::2], more[1::2], strict=True)):
        assert old in text
        text = text.replace(old, new, 1)
    (folder / file).write_text(text, "utf-8")
    assert [each for each, _ in _told(folder) - _told(LOCKOUT)] == [code]


def test_a_figure_of_which_no_day_was_written_is_told_beside_one_whose_day_is_broken(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    text = (folder / BOARD).read_text("utf-8")
    more = "\n- at: page 9\n  about: lockout-1911\n  count: 3 deaths\n"
    (folder / BOARD).write_text(
        text.replace("when: 1911-08-10", "when: 1911-08-1O") + more, "utf-8"
    )
    told = _told(folder) - _told(LOCKOUT)
    assert {code for code, _ in told} == {"D021", "R002"}
    assert any("`3 deaths`" in what for _, what in told)


@pytest.mark.parametrize("label", ["...", "'?'", '"\u2014"', "'-'"])
def test_a_label_of_nothing_but_marks_is_no_label(label: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    text = (folder / "events.yaml").read_text("utf-8")
    (folder / "events.yaml").write_text(text.replace("March to the palace gates", label), "utf-8")
    assert {code for code, _ in _told(folder) - _told(LOCKOUT)} == {"D015"}
