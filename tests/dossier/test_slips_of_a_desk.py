"""What Windows, spreadsheets and web pages bring into a dossier: each told with its own remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

from backstory.errors import Problem
from backstory.graph import check
from backstory.words.messages import problems_in_words

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
HOME = "https://w3id.org/backstory/ruritania-lockout/"
SLIPS = (
    ("when: 1911-08-09", "when: 1911-08-xx", 13, "write 1911-08"),
    ("when: 1911-08-09", "when: 1911-xx-xx", 13, "write 1911"),
    ("when: 1911-08-09", "when: 1911-08-??", 13, "write 1911-08"),
    ("title: Gates", "title: !Ay, the gates", 1, 'put the text in quotes: "…"'),
    ("title: Gates", "title: &Co. at the gates", 1, 'put the text in quotes: "…"'),
    ("title: Gates", "title: <i>Gates</i>", 1, "write the text without it"),
    ("/gates", "/gates?a=1&amp;b=2", 6, "write `&`"),
    ("about: lockout-1911", f"about: {HOME}lockout-1911", 11, "write `lockout-1911`"),
    ("title: Gates", "[source]\ntitle: Gates", 1, "delete this line"),
    ("kind: news", "kind: news paper", 2, "write `newspaper`"),
    ("says:", "---\nsays:", 8, "delete the `---` here, or write each into a file of its own"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))


def test_each_slip_of_a_desk_is_told_on_its_line_with_what_to_write(folder: Path) -> None:
    for number, (well, slip, *_) in enumerate(SLIPS):
        assert well in SOURCE
        text = SOURCE.replace(well, slip, 1).replace("example.org/", f"example.org/{number}/")
        (folder / "sources" / f"desk-{number}.yaml").write_text(text, "utf-8")
    problems = check(folder).problems
    for number, (_, slip, line, mend) in enumerate(SLIPS):
        told = [_of(p) for p in problems if Path(p.at.file).stem == f"desk-{number}"]
        assert (line, mend) in told, (slip, told)
    spanish = "\n".join(problems_in_words(problems, 0, "es"))
    for english in ("write", "delete", "put the", "is markup", "is no key", "left out"):
        assert english not in spanish, english


def _of(problem: Problem) -> tuple[int, str]:
    return problem.at.line, problem.mend


def test_thousands_with_a_thin_space_are_thousands(folder: Path) -> None:
    """`3 000` was told to be 3, of something that is no counted thing."""
    for blank in ("\u2009", "\u202f", "\u2007", "\u00a0"):
        file = folder / "sources" / "thin.yaml"
        file.write_text(SOURCE.replace("3 arrests", f"3{blank}000 arrests"), "utf-8")
        found = check(folder)
        assert found.dossier is not None, blank
        figures = [c.object for c in found.dossier.claims.values() if c.source.endswith("/thin")]
        assert figures == [3000]


def test_what_a_desktop_leaves_in_a_folder_is_passed_by_and_what_is_misnamed_is_not(
    folder: Path,
) -> None:
    for name in ("Thumbs.db", "sources/desktop.ini", "sources/~$gates.docx", ".DS_Store"):
        (folder / name).write_bytes(b"x")
    (folder / "sources.yaml").write_text("a: b\n", "utf-8")
    (folder / "sources" / "gates.yaml.").write_text(SOURCE, "utf-8")
    told = {Path(p.at.file).name: p.mend for p in check(folder).problems if p.code == "D066"}
    assert told == {
        "sources.yaml": "put what it says into the folder `sources`, one file a source",
        "gates.yaml.": "name it `gates.yaml`",
    }
