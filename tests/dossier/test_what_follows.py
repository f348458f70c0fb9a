"""What merely follows from another mistake is counted, and what does not is told beside it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.dossier.marks import read_marked

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


GOES_ON = """title: A leaflet
kind: news
publisher: A leaflet
language: en
issued: 1911-08-02
says:
- at: paragraph 1
  voice: harbour-board
  about: lockout-1911
  when: 1911-08-10
  said: 1911-08-11
  count: 3 deaths
- count: 4 arrests
- count: 5 injured
"""
TAKEN = {
    "a voice that nobody declares": ("voice: harbour-board", "voice: harbour-bored", "8 D045"),
    "a voice that is no id": ("voice: harbour-board", "voice: Harbour Board", "8 D014"),
    "a voice that is no actor": ("voice: harbour-board", "voice: lockout-1911", "8 D026"),
    "a subject": ("about: lockout-1911", "about: lokout-1911", "9 D020"),
    "a period that ends before it begins": ("when: 1911-08-10", "when: 1911-08/1910", "10 D022"),
    "a period of which nothing is written": ("when: 1911-08-10", 'when: ""', "10 D015"),
    "a day on which it was said": ("said: 1911-08-11", "said: 1911-13", "11 D021"),
    "a place": ("at: paragraph 1", "at: 99-3 a … b", "7 D033"),
    "no place": ("- at: paragraph 1\n  voice", "- voice", "7 D030"),
    "a subject that the head gives": ("says:\n", "about: lokout-1911\nsays:\n", "6 D020"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_mistake_that_the_items_below_take_over_is_told_once_where_it_is_written(
    name: str, tmp_path: Path
) -> None:
    well, slip, told = TAKEN[name]
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    text = GOES_ON.replace("  about: lockout-1911\n", "") if "head" in name else GOES_ON
    (folder / "sources" / "leaflet.yaml").write_text(text.replace(well, slip), "utf-8")
    problems = [p for p in backstory.check(folder).problems if "leaflet" in p.at.file]
    assert [f"{p.at.line} {p.code}" for p in problems if p.severity == 2] == [told]


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


@pytest.mark.parametrize(
    ("label", "mend"),
    [
        ('"Zen\\u00ADda"', "delete `\\u00AD`"),
        ('"Zen\\u200dda"', "delete `\\u200d`"),
        ('"Zen\\U0000200dda"', "delete `\\U0000200d`"),
        (
            '"C:\\books"',
            "a backslash in double quotes begins a code: put the text in single quotes",
        ),
    ],
)
def test_a_hidden_sign_that_is_written_by_its_number_is_to_be_deleted(
    label: str, mend: str, tmp_path: Path
) -> None:
    path = tmp_path / "places.yaml"
    path.write_text(f"zenda:\n  name: {label}\n", "utf-8")
    [told] = read_marked(path, "places.yaml").problems
    assert (told.at.line, told.code, told.mend) == (2, "D004", mend)


def test_ten_thousand_hidden_signs_in_quotes_are_told_in_seconds(tmp_path: Path) -> None:
    path = tmp_path / "places.yaml"
    path.write_text("".join(f'p{n}:\n  name: "x\\u200e{n}"\n' for n in range(10_000)), "utf-8")
    begun = time.process_time()
    assert len(read_marked(path, "places.yaml").problems) == 10_000
    assert time.process_time() - begun < 3, "each was compared with all before it: 5.4 s"


def test_a_slip_in_what_must_stay_true_is_told_as_one(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    page = folder / "expected.yaml"
    slip = "stays:\n- about: lokout-1911\n  happened: 1911-08-01\n"
    gone = "- about: something-else-that-was-removed\n  happened: 1911-08-01\n"
    page.write_text(slip + gone, "utf-8")
    told = [p for p in backstory.check(folder).problems if "expected" in p.at.file]
    assert [(p.at.line, p.code) for p in told] == [(2, "D020"), (5, "D057")]
    assert told[0].mend == "did you mean `lockout-1911`?"


@pytest.mark.parametrize(
    ("broader", "code"), [("pile", "D020"), ("ships-idle", "D061"), ("ships-in-port", "D061")]
)
def test_what_a_thing_is_counted_as_follows_from_what_stands_above_it(
    broader: str, code: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    page = folder / "concepts.yaml"
    text = page.read_text("utf-8")
    idle = "    broader: stock\n    unit: ship\n"
    assert idle in text
    below = "  ships-in-port:\n    en: ships in port\n    es: barcos en puerto\n"
    below += "    broader: ships-idle\n    unit: ship\n"
    slip = idle.replace("stock", broader)
    page.write_text(text.replace(idle, slip + below), "utf-8")
    counts = "- count: 7 ships-idle\n- count: 8 ships-in-port\n"
    (folder / "sources" / "leaflet.yaml").write_text(GOES_ON + counts, "utf-8")
    told = {p.code for p in backstory.check(folder).problems if p.severity == 2}
    assert told == {code}
