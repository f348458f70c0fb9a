"""Slips of whoever writes a first dossier: each is told once, on its line, with what to type."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

from backstory import check
from backstory.errors import Severity
from backstory.words.messages import problems_in_words

LOCKOUT = GOOD / "ruritania-lockout"
BOARD = "sources/board-report-1911.yaml"
GAZETTE = "sources/gazette-1911-08-10.yaml"
PAMPHLET = "sources/union-pamphlet-1911.yaml"
TITLE, ISSUED = "title: Report of the Board", "issued: 1911-09"
URL = "url: https://board.example/report?a=1&b=2"
SINCE = "when: 1899/.."
ADDRESS = "https://board.example/report"

SLIPS = (
    # A text that goes on behind its quotes or brackets
    (BOARD, TITLE, 'title: "Report" (2nd ed.)', "D005", """write `'"Report" (2nd ed.)'`"""),
    (BOARD, TITLE, "title: 'Dockers' report'", "D005", """write `"Dockers' report"`"""),
    (BOARD, URL, f"url: [report]({ADDRESS})", "D005", f"write `{ADDRESS}`"),
    # A key without its colon hides nothing of what stands below it
    (GAZETTE, "says:", "says", "D005", "write `says:`"),
    ("actors.yaml", "king:", "king", "D005", "write `king:`"),
    (GAZETTE, "  actors:", "  actors", "D005", "write `actors:`"),
    # A language in capitals, or with a country
    (BOARD, TITLE, "EN: Report of the Board", "D011", "put it below `title:`, as `en: …`"),
    (BOARD, TITLE, "title:\n  EN: Report", "D011", "did you mean `en`?"),
    (BOARD, TITLE, "title:\n  en-uk: Report", "D011", "did you mean `en`?"),
    (BOARD, "language: en", "language: en-uk", "D018", "write `en-GB`"),
    (BOARD, "language: en", "language: en-UK-x-board", "D018", "write `en-GB-x-board`"),
    # A choice of two, and lists
    (BOARD, "read: part", "read: partly", "D013", "did you mean `part`? If not, write `whole`"),
    ("dossier.yaml", "languages:\n- en\n- es", "languages: en, es", "D012",
     "write a list, one a line: `- en`, `- es`"),
    # Days
    (BOARD, ISSUED, "issued: 1911-9", "D021", "write 1911-09"),
    (BOARD, ISSUED, "issued: 1911/09", "D021", "write 1911-09"),
    (BOARD, SINCE, "when: 1899-", "D021", "write 1899/.."),
    (BOARD, SINCE, "when: from 1899 on", "D021", "write 1899/.."),
    (BOARD, SINCE, "when: a partir de 1899 en adelante", "D021", "write 1899/.."),
    # What is tied to what, and what is counted
    (PAMPHLET, "sub-event-of: lockout-1911", "part-of: lockout-1911", "D048",
     "`part-of` ties a figure to a figure; for an event write `sub-event-of:`"),
    (PAMPHLET, "~300 arrests", "300 people", "D020", "say what they did or what befell them"),
    (PAMPHLET, "~300 arrests", "300 personas", "D020", "say what they did or what befell them"),
    ("concepts.yaml", "counted:", "Counted:", "D011", "write `counted`"),
    ("concepts.yaml", "counted:", "people:", "D011", "write one of"),
)  # fmt: skip
"""A file, what stands there, what is written instead, the code and the remedy."""


@pytest.fixture(scope="module")
def before() -> set[tuple[str, str]]:
    return {(each.code, each.what) for each in check(LOCKOUT).problems}


@pytest.mark.parametrize(("file", "old", "new", "code", "mend"), SLIPS)
def test_a_slip_is_told_once_with_what_to_type(
    file: str, old: str, new: str, code: str, mend: str,
    before: set[tuple[str, str]], tmp_path: Path,
) -> None:  # fmt: skip
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    told = [each for each in check(folder).problems
            if (each.code, each.what) not in before and each.severity == 2]  # fmt: skip
    own = [each for each in told if each.code != "D010"]  # a lost title is told as well
    assert [(each.code, Path(each.at.file).name) for each in own] == [(code, Path(file).name)]
    assert own[0].at.line - text[: text.index(old)].count("\n") in (1, 2)
    assert mend in own[0].mend
    english, spanish = (problems_in_words(own, 0, lang)[0] for lang in ("en", "es"))
    assert english.split(code)[1].partition("\n")[0] != spanish.split(code)[1].partition("\n")[0]
    if "write `" not in mend:
        assert own[0].mend not in spanish


def test_a_sign_of_number_within_quotes_is_no_comment(tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    text = (folder / BOARD).read_text("utf-8")
    for title in ('"FS #178 - Report"', "'FS #178 - Report'", "A\n  FS #178 - Report"):
        (folder / BOARD).write_text(text.replace(TITLE, f"title: {title}"), "utf-8")
        cut = [each for each in check(folder).problems if each.code == "D074"]
        assert bool(cut) is title.startswith("A\n")


@pytest.mark.parametrize("rest", [" " * 100_000 + "y", "b " * 50_000 + "c: d", '"a" ' * 30_000])
def test_a_line_without_end_is_told_and_not_searched(rest: str, tmp_path: Path) -> None:
    """Blanks in it took minutes: each was tried as the end of the line."""
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    text = (folder / BOARD).read_text("utf-8")
    (folder / BOARD).write_text(text.replace(TITLE, f'title: "a" x{rest}'), "utf-8")
    told = [each for each in check(folder).problems if each.code == "D005"]
    assert [(Path(each.at.file).name, each.at.line) for each in told] == [(Path(BOARD).name, 2)]


LATER = (
    ("languages:\n- en\n- es\n", "languages:\n- en\n- es\n- en\n", "dossier.yaml", 10, "keep one"),
    ("  kind: protest\n", "  kind: manifestación\n", "events.yaml", 18, "write `protest`"),
    ("  kind: protest\n", "  kind: política\n", "events.yaml", 18, "did you mean `disqualif"),
    ("kind: official-statement\n", "kind: diario\n", BOARD, 3, "did you mean `newspaper`?"),
    ("kind: official-statement\n", "kind: ley\n", BOARD, 3, "did you mean `legal-text`?"),
    ("kind: official-statement\n", "kind: boletín\n", BOARD, 3, "write `gazette`"),
    ("kind: official-statement\n", "kind: tuit\n", BOARD, 3, "did you mean `social-media`?"),
    ("  form: decree\n", "  form: Letter of a King\n", "instruments.yaml", 5, "write one of "),
    ("rising-1909:\n", "march-1911:\n", "events.yaml", 15, "keep one, or give the other an id of"),
    ("kind: person\n", "kind: person\n  born: 1870-01-02\n", "actors.yaml", 15, "leave it out"),
    ("form: decree\n", "form: decree\n  number: 7\n", "instruments.yaml", 6, "a source says it"),
    ("  - board-date\n", "  - march-1911\n", "disagreements.yaml", 5, "name a claim about it by"),
    ("- at: page 4\n", "- at page 4\n", BOARD, 20, "write `- at: page 4`"),
    ("says:\n", "about: lockout-1911\nsay:\n", BOARD, 11, "did you mean `says`"),
    ("  place: strelsau\n", "  place: king\n", GAZETTE, 14, "name a place"),
    ("holds: king", "holds: harbour-board", BOARD, 34, "name one of act"),
    ("  count: 40 ships-idle\n", "  count: 40 ships-idle\n  inferred: date\n",
     GAZETTE, 32, "write one of when"),
    ("march-1911:\n", "march-1911\n", "events.yaml", 15, "write `march-1911:`"),
    ("  verdict: compatible", "  entre: x\n  verdict: compatible", "disagreements.yaml", 7,
     "did you mean `between`?"),
    ("count: ~300 arrests", 'count: ">3 < 9 arrests"', PAMPHLET, 24, "write `711 …`"),
    ("voice: dockers-union\n", "voice: el periódico\n", GAZETTE, 20, "leave `voice:` out"),
    ("  happened: 1911-08-01\n", "  on: 1911-08-01\n", GAZETTE, 13, "did you mean `happened`?"),
    ("name: Strelsau\n", "name: Strelsau\n  kind: city\n", "places.yaml", 4, "leave it out"),
    ("  kind: protest\n", "  kind: disturbios\n", "events.yaml", 18,
     "write one of protest, violence"),
    ("  put-as: questioned\n", "  put-as: alleged\n", BOARD, 23, "did you mean `reported`?"),
    ("  member-of: dockers", "  works-for: dockers", PAMPHLET, 19, "did you mean `member-of`?"),
    (URL, f"url: {ADDRESS}, consulted 2 May", BOARD, 9, f"write `{ADDRESS}`"),
    (URL, f"url: {ADDRESS} (accessed in 2020)", BOARD, 9, f"write `{ADDRESS}`"),
    (URL, "url: https://a-.co.uk/report", BOARD, 9, "copy it from the browser"),
    ("  addresses: lockout-1911", "  responde-a: lockout-1911", BOARD, 45, "did you mean `respon"),
)  # fmt: skip


@pytest.mark.parametrize(("well", "slip", "file", "line", "mend"), LATER, ids=lambda v: str(v)[:24])
def test_one_slip_is_told_once_with_its_own_remedy(
    well: str, slip: str, file: str, line: int, mend: str, tmp_path: Path
) -> None:
    """Of each another remedy was told, which would be refused in its turn, or what follows."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    page = folder / file
    text = page.read_text("utf-8")
    assert well in text
    page.write_text(text.replace(well, slip, 1), "utf-8")
    found = [p for p in check(folder).problems if p.severity == Severity.PROBLEM]
    (told,) = [p for p in found if p.at.file == str(page)]
    assert (told.at.line, told.mend[: len(mend)]) == (line, mend)
    assert len(found) == 1
    assert "remedio: " in problems_in_words(found, 0, "es")[0]
