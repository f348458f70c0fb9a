"""What strangers slipped in on one day is told once, for what it is, with what mends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paths import ROOT

import backstory
from backstory.dossier.reading import Reading
from backstory.errors import told
from backstory.words import messages

SPAIN = ROOT / "seeds" / "spain-amnesty-1977"
PUEBLO = "sources/pueblo-1977-10-15.yaml"
SAID = "  about: amnesty-law-1977\n  origin: agreement"
SLIPS = {
    "who governs, in Spanish": (
        *("actors.yaml", "position: authority", "position: gobierno"),
        [
            "actors.yaml:9 D020 did you mean `authority`? "
            "If not, add it to concepts.yaml under `position:`"
        ],
    ),
    "the freed, in Spanish, whom nobody announced": (
        *(
            "sources/el-pais-last-prisoner-1977-12-10.yaml",
            "count: 138 releases-from-prison",
            "count: 138 liberados",
        ),
        [
            "el-pais-last-prisoner-1977-12-10.yaml:30 D020 did you mean `releases`? "
            "If not, add it to concepts.yaml under `counted:`"
        ],
    ),
    "a rumour": (
        *("sources/reuters-un-2012-02-10.yaml", "put-as: asked", "put-as: rumor"),
        [
            "reuters-un-2012-02-10.yaml:41 D013 did you mean `reported`? If not, write one of "
            "asserted, denied, proposed, expected, hoped, questioned, asked, ordered, warned"
        ],
    ),
    "the stage of a count, in Spanish": (
        *(PUEBLO, "count: 296 votes-for", "count: 296 votes-for\n  stage: definitivo"),
        ["pueblo-1977-10-15.yaml:27 D013 did you mean `final`?"],
    ),
    "the dossier's language has three letters": (
        *("dossier.yaml", "language: es", "language: spa"),
        ["dossier.yaml:19 D018 write `es`"],
    ),
    "the dossier's language is misspelt": (
        *("dossier.yaml", "language: es", "languge: es"),
        ["dossier.yaml:19 D011 did you mean `language`?"],
    ),
    "a source without says": (
        *(PUEBLO, "says:\n", "say:\n"),
        ["pueblo-1977-10-15.yaml:11 D011 did you mean `says`?"],
    ),
    "a label without a colon": (
        *("events.yaml", "  es: Amnistía de julio", "  es Amnistía de julio"),
        [
            "events.yaml:17 D005 indent it by two spaces more than the key of that text, "
            "or write it all in one line"
        ],
    ),
    "a name whose hyphen has no blank": (
        *("actors.yaml", "  - UCD\n", "  -UCD\n"),
        ["actors.yaml:120 D005 write `- UCD`"],
    ),
    "blanks that part no thousands": (
        *(PUEBLO, "count: 296 votes-for", "count: 2 96 votes-for"),
        [
            "pueblo-1977-10-15.yaml:26 D041 look at the source again; "
            "write `count: 296 votes-for` if it is one number"
        ],
    ),
    "a number in quotes": (
        *(PUEBLO, "count: 296 votes-for", 'count: "296" votes-for'),
        ["pueblo-1977-10-15.yaml:26 D005 write `296 votes-for`"],
    ),
    "a blank in the name of a host": (
        *(PUEBLO, "url: http://www.march.es", "url: http://www.march .es"),
        ["pueblo-1977-10-15.yaml:6 D065 delete it"],
    ),
    "an item without its hyphen, and a comment": (
        *(PUEBLO, "- at: paragraph 1\n", "  at: paragraph 1  # `of` it\n"),
        ["pueblo-1977-10-15.yaml:12 D005 write `- at: paragraph 1`, its other keys two further in"],
    ),
    "a place that a legislature made": (
        *(PUEBLO, SAID, SAID.replace("amnesty-law-1977", "madrid")),
        ["pueblo-1977-10-15.yaml:38 D026 name an event or an instrument"],
    ),
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Give what is told of the dossier on Spain once something in it is not as it was."""

    def reading(file: str, before: str, after: str) -> Reading:
        folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
        page = folder / file
        text = page.read_text("utf-8")
        assert before in text
        page.write_text(text.replace(before, after, 1), "utf-8")
        return backstory.check(folder)

    return reading


def _grave(reading: Reading) -> list[str]:
    return [
        f"{Path(p.at.file).name}:{p.at.line} {p.code} {p.mend}"
        for p in reading.problems
        if p.severity == 2
    ]


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_once_and_by_its_cause(
    slip: tuple[str, str, str, list[str]], read: Callable[..., Reading]
) -> None:
    *change, expected = slip
    reading = read(*change)
    assert _grave(reading) == expected
    assert not [p for p in reading.problems if p.code in ("D073", "R029")], "its language is known"


@pytest.mark.parametrize("name", ["disagreements.yml", "disagreements.yaml"])
def test_what_a_lost_file_of_disagreements_may_sign_for_is_counted(
    name: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
    page = folder / "disagreements.yaml"
    page.rename(folder / name)
    if name == page.name:
        page.write_bytes(b"\x89PNG\r\n\x1a\n\0")
    reading = backstory.check(folder)
    assert len(_grave(reading)) == 1
    assert not [p for p in reading.problems if p.code == "R021"], "what follows buried it"
    assert reading.following >= 1


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [
        (1, "and 1 that follows from these", "y 1 que se sigue de estos"),
        (2, "and 2 that follow from these", "y 2 que se siguen de estos"),
    ],
)
def test_one_that_follows_is_told_as_one(number: int, english: str, spanish: str) -> None:
    assert told([], number)[-1] == english
    assert messages.problems_in_words([], number, "es")[-1] == spanish


def test_an_id_that_stands_in_its_file_is_not_to_be_added_to_it(tmp_path: Path) -> None:
    """`centrál` was to be added as `central:`, which was there, with a kind that is none."""
    folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
    for file, before, after in (
        ("actors.yaml", "  kind: person\n", "  kind: persona física\n"),
        (PUEBLO, "says:\n- at:", "says:\n- voice: juan-cárlos-i\n  at:"),
    ):
        page = folder / file
        text = page.read_text("utf-8")
        assert before in text, file
        page.write_text(text.replace(before, after, 1), "utf-8")
    told = _grave(backstory.check(folder))
    assert told[-1] == (
        "pueblo-1977-10-15.yaml:12 D014 use lower-case letters, digits and hyphens: juan-carlos-i"
    ), told
