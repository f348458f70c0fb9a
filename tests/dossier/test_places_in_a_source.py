"""A place in a source that cannot be, or that no other language reads, is told with a remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Severity
from backstory.words.messages import problems_in_words
from backstory.words.places import place

SLIPS = (
    ("¶1", "write `at: paragraph 1`", Severity.WARNING),
    ("¶¶ 1-3", "write `at: paragraphs 1-3`", Severity.WARNING),
    ("§ 12", "write `at: section 12`", Severity.WARNING),
    ("p. 3, line 2", "write `at: page 3, line 2`", Severity.WARNING),
    ("pp. 3-5", "write `at: pages 3-5`", Severity.WARNING),
    ("párr. 3", "write `at: párrafo 3`", Severity.WARNING),
    ("art. 8, letter f", "write `at: article 8, letter f`", Severity.WARNING),
    ("min 3:20", "write `at: minute 3:20`", Severity.WARNING),
    ("paragraph 0", "count from 1, and look at the source again", Severity.WARNING),
    ("página 0", "count from 1, and look at the source again", Severity.WARNING),
    ("article 3, paragraph 0", "count from 1, and look at the source again", Severity.WARNING),
    ("lines 9-4", "write the smaller number first: `4-9`", Severity.PROBLEM),
)
SOUND = ("paragraph 1", "pages 2-3", "page 12-3", "article 706-25", "section 0", "row 0", "panel 3",
         "part 2", "minute 3:20", "the middle of p. 3")  # fmt: skip


def _told(tmp_path: Path, place: str) -> list[backstory.Problem]:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    (folder / "sources" / "spoilt.yaml").write_text(
        "title: A page\nkind: news\npublisher: Strelsau Gazette\nlanguage: en\nread: part\nsays:\n"
        f"- at: {place}\n  about: lockout-1911\n  place: strelsau\n",
        "utf-8",
    )
    return [
        each for each in backstory.check(folder).problems if each.at.file.endswith("spoilt.yaml")
    ]


@pytest.mark.parametrize(("written", "mend", "severity"), SLIPS, ids=lambda each: str(each))
def test_a_place_that_cannot_be_or_is_shortened_is_told(
    written: str, mend: str, severity: Severity, tmp_path: Path
) -> None:
    (problem,) = _told(tmp_path, written)
    assert (problem.code, problem.mend, problem.severity) == ("D033", mend, severity)
    assert problem.at.line == 7
    spanish = problems_in_words([problem], 0, "es")[0]
    assert "remedio: " in spanish
    assert problem.what not in spanish


@pytest.mark.parametrize("written", SOUND)
def test_a_place_as_others_write_it_is_taken(written: str, tmp_path: Path) -> None:
    assert _told(tmp_path, written) == []


def test_a_minute_of_a_recording_is_told_in_the_language_of_the_reader() -> None:
    assert place("minute 3:20", "es") == "minuto 3:20"
    assert place("minutos 3-4", "en") == "minutes 3-4"
