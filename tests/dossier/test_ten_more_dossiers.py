"""Ten more dossiers with five mistakes each: all fifty are told, and nothing beside them floods."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory

LOCKOUT = GOOD / "ruritania-lockout"
BOARD = "sources/board-report-1911.yaml"
GAZETTE = "sources/gazette-1911-08-10.yaml"
PAMPHLET = "sources/union-pamphlet-1911.yaml"
WIRE = "sources/wire-1911-08-11.yaml"

DOSSIERS = {
    "an unquoted colon": (
        ("actors.yaml", "name: Anna Tarlenheim", "name: Anna: Tarlenheim"),
        ("dossier.yaml", "licence: CC-BY-4.0", "license: CC-BY-4.0"),
        (BOARD, "read: part", "read: partial"),
        (PAMPHLET, "drafter: harbour-board", "drafter: board"),
        (GAZETTE, "issued: 1911-08-10", "issued: 1913-08-10"),
    ),
    "a label that stands too far out": (
        ("concepts.yaml", "    es: cierre patronal", "   es: cierre patronal"),
        (GAZETTE, "publisher: Strelsau", "publishr: Strelsau"),
        (PAMPHLET, "count: ~300 arrests", "count: c. 300 arrests"),
        ("disagreements.yaml", "- union-date", "- union-data"),
        (BOARD, "when: 1899/..", "when: 1899/1898"),
    ),
    "a day before all of its sources": (
        (WIRE, "- at: paragraph 2", "-at: paragraph 2"),
        ("events.yaml", "also-en: harbour", "alias: harbour"),
        (PAMPHLET, "status: in-force", "status: inforce"),
        (BOARD, "denies: union-ships", "denies: ships-union"),
        ("dossier.yaml", "as-known-on: 1912-01-31", "as-known-on: 1910-01-31"),
    ),
    "a kind twice": (
        ("places.yaml", "name: Strelsau", 'name: "Strelsau'),
        (BOARD, "put-as: questioned", "put_as: questioned"),
        (GAZETTE, "count: 12 pardons", "count: twelve to fifteen pardons"),
        ("expected.yaml", "place: strelsau", "place: strelsaw"),
        ("actors.yaml", "  kind: post", "  kind: person\n  kind: post"),
    ),
    "a voice without its colon": (
        (BOARD, "voice: harbour-board", "voice harbour-board"),
        ("instruments.yaml", "form: decree", "type: decree"),
        (GAZETTE, "language: en", "language: english"),
        (WIRE, "copy-of: gazette-1911-08-10", "copy-of: wire-1911-08-11"),
        (PAMPHLET, "speaker: anna-tarlenheim", "leader: strelsau"),
    ),
    "a language without the blank of its dash": (
        ("dossier.yaml", "- en\n- es", "- en\n -es"),
        (PAMPHLET, "member-of: dockers-union", "memberOf: dockers-union"),
        ("events.yaml", "kind: coup", "kind: coup d'etat"),
        (GAZETTE, "instrument: pardon-letter", "instrument: letter"),
        (WIRE, "link: no", "link: nope"),
    ),
    "a list without its colon": (
        ("disagreements.yaml", "  between:", "  between"),
        (BOARD, "within: 1909", "with-in: 1909"),
        (PAMPHLET, "issued: 1911-10", "issued: Oct 1911"),
        ("actors.yaml", "position: party\nharbour", "position: parties\nharbour"),
        (GAZETTE, "instrument: pardon-letter", "instrument: pardon-1911"),
    ),
    "a quotation mark that is not closed": (
        ("events.yaml", "en: Rising of 1909", "en: 'Rising of 1909"),
        (WIRE, "caution: mirror", "cautions: mirror"),
        (BOARD, "https://board.example", "https://board example"),
        (PAMPHLET, "about: anna-tarlenheim", "about: anna"),
        ("concepts.yaml", "unit: ship", "unit: ships"),
    ),
    "a tab": (
        (GAZETTE, "  gist:\n    en: The", "  gist:\n\t  en: The"),
        (BOARD, "number: 7", "no: 7"),
        (PAMPHLET, "happened: 1899", "happened: 18-99"),
        ("disagreements.yaml", "verdict: compatible", "verdict: agree"),
        (WIRE, "  put-as: expected", "  put-as: expected\n  put-as: hoped"),
    ),
    "a focus that is a post": (
        (PAMPHLET, "wording: secretary", "wording: secretary: general"),
        ("concepts.yaml", "broader: stock", "parent: stock"),
        (BOARD, "issued: 1911-09", "issued: 1911-19"),
        ("events.yaml", "kind: protest", "kind: protests"),
        ("dossier.yaml", "focus: lockout-1911", "focus: king"),
    ),
}  # fmt: skip
"""A file, what stands there, and what somebody writes instead."""


@pytest.fixture(scope="module")
def before() -> set[tuple[str, str]]:
    return {(problem.code, problem.what) for problem in backstory.check(LOCKOUT).problems}


@pytest.mark.parametrize("name", DOSSIERS)
def test_all_are_told_and_little_else(
    name: str, before: set[tuple[str, str]], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    for file, well, slip in DOSSIERS[name]:
        text = (folder / file).read_text("utf-8")
        assert well in text
        (folder / file).write_text(text.replace(well, slip, 1), "utf-8")
    places = []
    for file, _, slip in DOSSIERS[name]:
        text = (folder / file).read_text("utf-8")
        first = text[: text.index(slip)].count("\n") + 1
        places.append((file, range(first, first + slip.count("\n") + 1)))
    told = [
        (Path(problem.at.file).relative_to(folder).as_posix(), problem.at.line)
        for problem in backstory.check(folder).problems
        if (problem.code, problem.what) not in before
    ]
    missed = [(file, lines[0]) for file, lines in places
              if not any(own == file and line in lines for own, line in told)]  # fmt: skip
    assert missed == []
    beside = [(own, line) for own, line in told
              if not any(own == file and line in lines for file, lines in places)]  # fmt: skip
    assert len(beside) <= 1


def test_there_are_fifty_more() -> None:
    assert sum(map(len, DOSSIERS.values())) == 50
