"""Ten dossiers with five mistakes each, one a floor: syntax, key, value, reference and rule."""

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
FLOORS = ("syntax", "key", "value", "reference", "rule")

DOSSIERS = {
    # Key, value and reference in one item; the rule speaks of the very event of that item.
    "one item": (
        ("actors.yaml", 13, '  name: "Rudolf Elphberg', "D005"),
        (GAZETTE, 12, "  about: lockout-1911\n  colour: red", "D011"),
        (GAZETTE, 13, "  happened: 1911-08-32", "D021"),
        (GAZETTE, 14, "  place: strelsauu", "D020"),
        (BOARD, 22, "  annuls: march-1911\n  put-as: asserted\n- at: page 4\n"
         "  about: lockout-1911\n  when: 1911-08-10/1911-08-12\n  count: 3 ships-idle", "R003"),
    ),
    "a misspelt key whose value is wrong elsewhere": (
        ("events.yaml", 8, "  en: 'Pardon of the dockers", "D005"),
        (PAMPHLET, 11, "  about: march-1911\n  wordng: march", "D011"),
        (PAMPHLET, 12, "  put-as: assertd", "D013"),
        (PAMPHLET, 15, "    speaker: ana-tarlenheim", "D020"),
        (BOARD, 30, "  published: Gazette\n- at: page 9\n  about: lockout-1911\n"
         "  happened: 1912-01-05", "R028"),
    ),
    "a name with an unknown key and an unknown kind": (
        (GAZETTE, 2, "title: Lockout: at Strelsau", "D005"),
        ("events.yaml", 12, "  en: Rising of 1909\n  colour: red", "D011"),
        ("actors.yaml", 14, "  kind: persona", "D013"),
        ("events.yaml", 18, "  kind: protst", "D020"),
        (PAMPHLET, 20, "  wording: el secretario general del sindicato\n  wording-language: es",
         "R029"),
    ),
    "an actor whose kind is lost and whose position is unknown": (
        (WIRE, 23, "\tabout: lockout-1911", "D006"),
        ("actors.yaml", 9, "  es: Junta del Puerto\n  colour: red", "D011"),
        ("actors.yaml", 10, "  kind: bodie", "D013"),
        ("actors.yaml", 11, "  position: autority", "D020"),
        (PAMPHLET, 45, "  happened: 1899\n  addresses: pardon-1911", "R008"),
    ),
    "a disagreement with a wrong claim and an unknown key": (
        (PAMPHLET, 2, "title: {To all}", "D008"),
        ("disagreements.yaml", 4, "  colour: red\n  between:", "D011"),
        ("disagreements.yaml", 3, "  kind: dates and times", "D014"),
        ("disagreements.yaml", 6, "  - union-dat", "D048"),
        (PAMPHLET, 45, "  happened: 1899\n  responds-to: pardon-1911", "R008"),
    ),
    "a dispute in an item of which the modality is no word": (
        (BOARD, 2, "title: &anchor Report", "D009"),
        (BOARD, 15, "  about: lockout-1911\n  gists: x", "D011"),
        (BOARD, 16, "  count: 20.500 ships-idle", "D059"),
        (BOARD, 18, "  disputes: union-shps", "D048"),
        (PAMPHLET, 45, "  happened: 1912-01", "R028"),
    ),
    "a place that is none, and a voice nobody knows": (
        ("places.yaml", 3, "  name: Strelsau\n  name: Strelsau", "D007"),
        (GAZETTE, 19, "  id: union-date\n  colour: red", "D011"),
        (GAZETTE, 18, "- at: 106-68 The … July", "D033"),
        (GAZETTE, 20, "  voice: dockers-unoin", "D045"),
        (BOARD, 41, "  characterised-as: algarada\n  wording: es una algarada\n"
         "  wording-language: es", "R029"),
    ),
    "a figure that cannot be": (
        (WIRE, 17, "- at: paragraph 1: at the end", "D005"),
        (GAZETTE, 36, "  about: pardon-1911\n  colour: red", "D011"),
        (GAZETTE, 37, "  count: 12.5 pardons", "D060"),
        (GAZETTE, 39, "  instrument: pardon-leter", "D020"),
        (BOARD, 45, "  addresses: lockout-1911\n- at: page 8\n  about: rising-1909\n"
         "  annuls: pardon-1911", "R034"),
    ),
    "the head of a source": (
        (BOARD, 42, "- {at: page 9}", "D008"),
        (WIRE, 12, "copied-of: gazette-1911-08-10", "D011"),
        (WIRE, 10, "issued: 1911-08-41", "D021"),
        (WIRE, 13, "caution: mirrored", "D020"),
        (GAZETTE, 38, "  happened: 1911-12", "R028"),
    ),
    "an item without its subject": (
        ("concepts.yaml", 4, "    en: lock: out", "D005"),
        (PAMPHLET, 38, "  abuot: pardon-1911", "D011"),
        (PAMPHLET, 35, "  - hunger strike\n  inferred: happend", "D013"),
        (PAMPHLET, 39, "  precedent: pardon-1898", "D020"),
        (BOARD, 34, "  holds: king\n- at: page 6\n  about: march-1911\n  happened: 1899\n"
         "  annuls: pardon-1911", "R034"),
    ),
}  # fmt: skip
"""A file, a line of it, what somebody writes there instead, and the code that tells of it."""


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_mistake_on_every_floor_is_told_in_one_run(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "ruritania-lockout"
    shutil.copytree(GOOD / "ruritania-lockout", folder)
    for file in {file for file, *_ in DOSSIERS[name]}:
        lines = (folder / file).read_text("utf-8").split("\n")
        for other, number, text, _ in DOSSIERS[name]:
            if other == file:
                lines[number - 1] = text
        (folder / file).write_text("\n".join(lines), "utf-8")
    told = {(Path(problem.at.file).relative_to(folder).as_posix(), problem.code)
            for problem in backstory.check(folder).problems}  # fmt: skip
    missed = [(floor, file, code)
              for floor, (file, _, _, code) in zip(FLOORS, DOSSIERS[name], strict=True)
              if (file, code) not in told]  # fmt: skip
    assert missed == [], sorted(told)


def test_there_are_fifty() -> None:
    assert sum(map(len, DOSSIERS.values())) == 50
