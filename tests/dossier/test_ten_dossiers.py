"""Ten dossiers with six mistakes each, on different floors: all sixty are told in one run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory

BOARD = "sources/board-report-1911.yaml"
GAZETTE = "sources/gazette-1911-08-10.yaml"
PAMPHLET = "sources/union-pamphlet-1911.yaml"
WIRE = "sources/wire-1911-08-11.yaml"
DOSSIERS = (
    (
        ("dossier.yaml", 13, "as-known-on: 1912-13-01"),
        ("events.yaml", 10, "  kind: pardn"),
        ("actors.yaml", 4, "  se: Sindicato"),
        (BOARD, 9, "url: htp://board.example"),
        (GAZETTE, 28, "  id: union ships"),
        (PAMPHLET, 12, "  sub-event-of: lockout-1912"),
    ),
    (
        ("dossier.yaml", 14, "licence: "),
        ("places.yaml", 3, "  nam: Strelsau"),
        (BOARD, 6, "issued: 1911-09-31"),
        (GAZETTE, 13, "  happened: 1 August 1911"),
        (PAMPHLET, 24, "  count: about 300 arrests"),
        (WIRE, 12, "copy-of: gazette-1911-08-11"),
    ),
    (
        ("dossier.yaml", 12, "focus: lock-out-1911"),
        ("concepts.yaml", 6, "    broader: politic"),
        (BOARD, 16, "  count: 20+ ships"),
        (GAZETTE, 16, "    decidr: harbour-board"),
        (PAMPHLET, 19, "  member-of: dockers-unions"),
        (WIRE, 13, "caution: mirrored"),
    ),
    (
        ("events.yaml", 8, '  en: "Pardon of the dockers'),
        ("actors.yaml", 14, "  kind: human"),
        (BOARD, 34, "  holds: kng"),
        (GAZETTE, 22, "  happened: 1911-07-31/1911-06-01"),
        (PAMPHLET, 45, "  happened: 1899-00"),
        (WIRE, 15, "link: perhaps"),
    ),
    (
        ("disagreements.yaml", 5, "  - board-dat"),
        ("instruments.yaml", 5, "  form: decre"),
        (BOARD, 29, "  benefits: anna"),
        (GAZETTE, 8, "sha256: 39c8"),
        (PAMPHLET, 47, "    decider: "),
        (WIRE, 20, "  put-as: expectd"),
    ),
    (
        ("expected.yaml", 9, "  cout: 40 ships-idle"),
        ("concepts.yaml", 12, "    unit: shipp"),
        (BOARD, 22, "  responds-to: lockout-1911"),
        (GAZETTE, 37, "  count: twelve pardons"),
        (PAMPHLET, 29, "    opponent: dockers-unoin"),
        (WIRE, 9, "language: english"),
    ),
    (
        ("dossier.yaml", 16, "  events: many"),
        ("actors.yaml", 11, "  position: authorty"),
        (BOARD, 17, "  when: 1911-08-10/1911-08-01"),
        (GAZETTE, 10, "- at: 67-20 The \u2026 August."),
        (PAMPHLET, 39, "  precedent: pardon-1911"),
        (WIRE, 14, "url: javascript:alert(1)"),
    ),
    (
        ("disagreements.yaml", 3, "  kind: dat"),
        ("events.yaml", 2, "Lockout-1911:"),
        (BOARD, 28, "  within: 1909-02-29"),
        (GAZETTE, 39, "  instrument: pardon-leter"),
        (PAMPHLET, 52, "  status: in-froce"),
        (WIRE, 7, "  en: "),
    ),
    (
        ("dossier.yaml", 11, "- xx-nolang"),
        ("places.yaml", 2, "strelsau city:"),
        (BOARD, 12, "  denies: union-shps"),
        (GAZETTE, 19, "  id: board-date"),
        (PAMPHLET, 52, "  status: in force"),
        (WIRE, 24, "  count: 40.5.1 ships-idle"),
    ),
    (
        ("dossier.yaml", 17, "  claims: -1"),
        ("actors.yaml", 17, "  en: King\u200b"),
        (
            BOARD,
            36,
            "  wording: a b c d e f g h i j k l m n o p q",
        ),
        (GAZETTE, 24, '    en: "The union \u202ecounts."'),
        (PAMPHLET, 29, "    opponent: "),
        (WIRE, 17, "-at: paragraph 1"),
    ),
)
"""A file, a line of it, and what somebody writes there instead."""


@pytest.mark.parametrize("mistakes", DOSSIERS)
def test_all_mistakes_are_told_where_they_were_made(
    mistakes: tuple[tuple[str, int, str], ...], tmp_path: Path
) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    for name, number, text in mistakes:
        lines = (folder / name).read_text("utf-8").split("\n")
        lines[number - 1] = text
        (folder / name).write_text("\n".join(lines), "utf-8")
    told = {
        (Path(problem.at.file).relative_to(folder).as_posix(), problem.at.line)
        for problem in backstory.check(folder).problems
        if Path(problem.at.file).is_relative_to(folder)
    }
    assert [(name, number) for name, number, _ in mistakes if (name, number) not in told] == []


def test_there_are_sixty() -> None:
    assert sum(map(len, DOSSIERS)) == 60
