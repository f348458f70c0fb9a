"""What a newcomer does wrong in the first week: told once, on its line, with what to write."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.errors import Problem, Severity
from backstory.words.messages import problems_in_words

SOURCE = """\
title: The lockout, day {i}
kind: news
publisher: Evening Post
language: en
issued: 1911-12-02
url: https://example.org/s{i}
read: whole
says:
- at: paragraph 1
  voice: dockers-union
  about: lockout-1911
  count: {i}1 arrests
  when: 1911-08-01
- at: paragraph 2
  about: pardon-letter
  happened: 1911-08-18
  actors:
    decider: harbour-board
  place: strelsau
- at: paragraph 3
  about: march-1911
  en: The march had {i} flags.
  es: La marcha tuvo {i} banderas.
"""
TITLE, KIND, PUBLISHER, ISSUED = [*SOURCE.splitlines()[:3], "issued: 1911-12-02"]
SAID = SOURCE[SOURCE.index("says:") :]
SLIPS = (
    # What stands there, what is written instead, line and column, code, and words of the remedy.
    ("  about: lockout-1911", " about: lockout-1911", 11, 2, "D005", "begin in one column"),
    ("- at: paragraph 2\n", "- ", 15, 3, "D005", "begin in one column"),
    ("- at: paragraph 1", "    - at: paragraph 1", 10, 3, "D005", "begin in one column"),
    (KIND, "kind = news", 2, 5, "D005", "`kind: news`"),
    (KIND, "kind\uff1anews", 2, 5, "D005", "`kind: news`"),
    (KIND, "kind:\u00a0news", 2, 5, "D005", "`kind: news`"),
    ("  place: strelsau", "  place = strelsau", 19, 8, "D005", "`place: strelsau`"),
    (TITLE, 'title: "C:\\docs\\x"', 1, 11, "D005", "single quotes"),
    (TITLE, 'title: "\\uD83D\\uDE00"', 1, 9, "D005", "single quotes"),
    (PUBLISHER, 'publisher: "Evening\\Post"', 3, 12, "D004", "single quotes"),
    (PUBLISHER, "publisher: ~", 3, 1, "D015", "write a value"),
    (PUBLISHER, "publisher: null", 3, 1, "D015", "write a value"),
    (PUBLISHER, "publisher: TODO", 3, 1, "D015", "write a value"),
    (ISSUED, "issued: n/a", 5, 1, "D015", "remove the key"),
    (ISSUED, "issued: None", 5, 1, "D015", "remove the key"),
    (ISSUED, "issued: ١٩١١-١٢-٠٢", 5, 9, "D021", "write 1911-12-02"),
    ("  when: 1911-08-01", "  when:\n  - 1911-08-01\n  - 1911-08-02", 14, 3, "D012",
     "a range is `A/B`"),
    (TITLE, "title:\n- The lockout\n- day {i}", 2, 1, "D012", "`title: …`"),
    (SAID, "says:\n  at: page 1\n  about: march-1911\n", 9, 3, "D012", "`- at: …`"),
    (SAID, "says: nothing of it\n", 8, 7, "D012", "`- at: …`"),
    ("  count: {i}1 arrests", "  count: 0x1F arrests", 12, 10, "D041", "`count: 31 arrests`"),
    ("  count: {i}1 arrests", "  count: arrests {i}1", 12, 10, "D041", "`count: {i}1 arrests`"),
    ("  count: {i}1 arrests", "  count:\n    value: {i}1\n    of: arrests", 13, 5, "D012",
     "in one line"),
    ("  en: The march", "  english: The march", 22, 3, "D011", "`en`"),
    (KIND + "\n", "kind: news\x85", 2, 11, "D004", "delete it"),
    (KIND + "\n", "kind: news\u2028", 2, 11, "D004", "delete it"),
    (KIND + "\n", "kind: news\n\x0c", 3, 1, "D004", "delete it"),
    (KIND, "kind: ne\x0bws", 2, 9, "D004", "delete it"),
    ("union\n  about: lock", "union about: lock", 10, 24, "D005", "on a line of its own"),
    ("union\n  about: lock", "union, about: lock", 10, 25, "D005", "on a line of its own"),
    ("    decider:", "  decider:", 18, 3, "D011", "below `actors:`"),
    ("  es: La marcha", "  ES: La marcha", 23, 3, "D011", "`es`"),
    ("  count: {i}1 arrests", "  count: １２ arrests", 12, 10, "D041", "`count: 12 arrests`"),
    ("  count: {i}1 arrests", "  count: ١٢ arrests", 12, 10, "D041", "`count: 12 arrests`"),
    (TITLE, "title: > home", 1, 10, "D005", "in quotes"),
    (TITLE, "title: - home", 1, 8, "D005", "in quotes"),
    (TITLE, "title: ? home", 1, 8, "D005", "in quotes"),
    (TITLE, "title: {The} lockout", 1, 14, "D005", "'{The} lockout'"),
    (SOURCE, "The union counted them in August. It said so: twice.\n", 1, 1, "D012",
     "`key: value`, one a line"),
    (ISSUED, "sha256: " + "AB" * 32 + "\n" + ISSUED, 5, 9, "D013", "ab" * 32),
)  # fmt: skip


def _wholly(form: str) -> bytes:
    return SOURCE.replace("{i}", str(90 + len(form))).encode(form)


WHOLE = {
    "UTF-16, little": (_wholly("utf-16-le"), "UTF-16"),
    "UTF-16, big": (_wholly("utf-16be"), "UTF-16"),
    "UTF-32": (_wholly("utf-32"), "UTF-32"),
    "packed": (gzip.compress(_wholly("utf-8"), mtime=0), "gzip"),
    "a PDF": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF"),
    "a document": (b"PK\x03\x04" + bytes(40), "word processor"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """Check a dossier with a slip in each source; give what is told of each."""
    folder = tmp_path_factory.mktemp("week") / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    for number, (there, instead, *_) in enumerate(SLIPS, 10):
        assert there in SOURCE
        text = SOURCE.replace(there, instead, 1).replace("{i}", str(number))
        (folder / "sources" / f"slip-{number}.yaml").write_text(text, "utf-8", newline="")
    for number, (raw, _) in enumerate(WHOLE.values()):
        (folder / "sources" / f"whole-{number}.yaml").write_bytes(raw)
    told: dict[str, list[Problem]] = {}
    for problem in backstory.check(folder).problems:
        if problem.severity == Severity.PROBLEM:
            told.setdefault(Path(problem.at.file).stem, []).append(problem)
    return told


def _in_both(problem: Problem) -> None:
    english, spanish = (problems_in_words([problem], 0, lang)[0] for lang in ("en", "es"))
    for mine, other in zip(english.splitlines(), spanish.splitlines(), strict=True):
        assert mine.partition(" ")[2] != other.partition(" ")[2], "told in English alone"


@pytest.mark.parametrize("number", range(10, 10 + len(SLIPS)))
def test_a_slip_is_told_once_with_what_to_write(
    number: int, found: dict[str, list[Problem]]
) -> None:
    _, _, line, column, code, mend = SLIPS[number - 10]
    (problem,) = found[f"slip-{number}"]
    assert (problem.at.line, problem.at.column, problem.code) == (line, column, code)
    assert mend.replace("{i}", str(number)) in problem.mend
    _in_both(problem)


@pytest.mark.parametrize("number", range(len(WHOLE)), ids=list(WHOLE))
def test_a_file_of_another_kind_is_told_as_that_alone(
    number: int, found: dict[str, list[Problem]]
) -> None:
    (problem,) = found[f"whole-{number}"]
    assert problem.code == "D003"
    assert list(WHOLE.values())[number][1] in problem.what
    _in_both(problem)


def _told(folder: Path) -> list[Problem]:
    return [p for p in backstory.check(folder).problems if p.severity == Severity.PROBLEM]


def _changed(folder: Path, file: str, there: str, instead: str) -> Path:
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    text = (folder / file).read_text("utf-8")
    assert there in text
    (folder / file).write_text(text.replace(there, instead, 1), "utf-8")
    return folder


LOCKOUT = "events.yaml", "lockout-1911:\n  en"
ELSEWHERE = {
    "languages by name": ("dossier.yaml", "- en\n- es", "- English\n- Spanish", 2, "did you mean"),
    "a list of names": (*LOCKOUT, "- lockout-1911:\n  en", 1, "take out the hyphens"),
    "an item among names": ("events.yaml", "march-1911:\n", "- march-1911:\n", 1,
                            "take out its hyphen"),
    "a name in one line": (*LOCKOUT, "x-1911: Another\nlockout-1911:\n  en", 1, "below `x-1911:`"),
    "a number in words": ("dossier.yaml", "claims: 20", "claims: minus 20", 1, "`claims: 20`"),
    "a long id": (*LOCKOUT, "m" * 90 + ":\n  en: X\n  es: X\n  kind: coup\nlockout-1911:\n  en", 1,
                  "shorter"),
    "two in focus": ("dossier.yaml", "focus: lockout-1911", "focus:\n- lockout-1911\n- march-1911",
                     1, "`focus: …`"),
}  # fmt: skip


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_slip_elsewhere_is_told_and_nothing_that_follows(name: str, tmp_path: Path) -> None:
    file, there, instead, times, mend = ELSEWHERE[name]
    told = _told(_changed(tmp_path / "ruritania-lockout", file, there, instead))
    assert len(told) == times, [str(each) for each in told]
    for problem in told:
        assert Path(problem.at.file).name == file
        assert mend in problem.mend
        _in_both(problem)


def test_without_sources_nothing_is_told_that_follows(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    shutil.rmtree(folder / "sources")
    (folder / "sources").write_text("says: it")
    (problem,) = _told(folder)
    assert "is a file, and not a folder" in problem.what
    _in_both(problem)
    assert not [each for each in backstory.check(folder).problems if each.code in ("R001", "R032")]
    (folder / "sources").unlink()
    (problem,) = _told(folder)
    assert "no sources" in problem.what


def test_a_copy_of_a_source_is_told_and_says_nothing_again(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    first = folder / "sources" / "gazette-1911-08-10.yaml"
    shutil.copy(first, folder / "sources" / "gazette-1911-08-10 (1).yaml")
    (problem,) = _told(folder)
    assert problem.code == "D053"
    assert problem.at.file.endswith("(1).yaml")
    assert str(first) in problem.what
    _in_both(problem)


def test_a_source_saved_as_text_is_not_passed_by(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    (folder / "sources" / "board.txt").write_text(SOURCE, "utf-8")
    (folder / "sources" / "notes.txt").write_text("Nobody says: anything.\n", "utf-8")
    told = [problem for problem in backstory.check(folder).problems if problem.code == "D066"]
    assert [problem.mend for problem in told] == ["name it `board.yaml`"]


def test_what_another_program_misread_is_told_with_what_it_was(tmp_path: Path) -> None:
    wrong = "Marcha a las puertas; señaló".encode().decode("latin-1")
    file = "events.yaml"
    folder = _changed(
        tmp_path / "ruritania-lockout", file, "Marcha a las puertas del palacio", wrong
    )
    (problem,) = [each for each in backstory.check(folder).problems if each.code == "D003"]
    assert (problem.at.line, problem.at.column) == (17, 29)
    assert "'señaló'" in problem.mend
    _in_both(problem)
