"""What a slip leads to is told in the same run, once, and nothing that merely follows from it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD, ROOT

import backstory

SPAIN = ROOT / "seeds" / "spain-amnesty-1977"
LOCKOUT = GOOD / "ruritania-lockout"
PUEBLO = "sources/pueblo-1977-10-15.yaml"
BOARD = "sources/board-report-1911.yaml"
SENATE = "sources/el-pais-senate-1977-10-15.yaml"
GARZON = "sources/el-independiente-judgment-2023-08-27.yaml"
PAGE = "http://www.march.es/ceacs/biblioteca/proyectos/linz/documento.asp?reg=r-28754"
VOTES = "count: 296 votes-for"
SLIPS = {
    "a number in words of a thing that is called otherwise": (
        *(SPAIN, PUEBLO, VOTES, "count: unos 296 votos a favor"),
        ["D041 write `count: ~296 votes-for`"],
    ),
    "a number in words of a thing that nobody counts": (
        *(SPAIN, PUEBLO, VOTES, "count: about 296 zeppelins"),
        [
            "D020 add it to concepts.yaml under `counted:`",
            "D041 write `count: ~296 zeppelins`",
        ],
    ),
    "an address that is never to be a link, and none": (
        *(SPAIN, PUEBLO, f"url: {PAGE}", "link: no"),
        ["D064 add `url:`, or remove it"],
    ),
    "a body that holds an office": (
        *(SPAIN, SENATE, "about: antonio-fontan\n  holds"),
        "about: congress-of-deputies\n  holds",
        ["D026 name one of actors.yaml of the kind `person`"],
    ),
    "a licence of a version that there is not": (
        *(SPAIN, "dossier.yaml", "licence: CC-BY-4.0", "licence: CC-BY-5.0"),
        ["D065 write `CC-BY-4.0`"],
    ),
}


def _told(folder: Path) -> set[str]:
    return {f"{each.code} {each.mend}" for each in backstory.check(folder).problems
            if each.severity > 0}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_whole_and_once(
    slip: tuple[Path, str, str, str, list[str]], tmp_path: Path
) -> None:
    dossier, file, before, after, expected = slip
    folder = Path(shutil.copytree(dossier, tmp_path / dossier.name))
    text = (folder / file).read_text("utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), "utf-8")
    assert sorted(_told(folder) - _told(dossier)) == expected


def test_whoever_denies_what_nobody_says_still_says_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / LOCKOUT.name))
    board, disputed = folder / BOARD, folder / "disagreements.yaml"
    text = board.read_text("utf-8").replace("denies: union-", "id: board-no\n  denies: onion-", 1)
    board.write_text(text, "utf-8")
    said = disputed.read_text("utf-8").replace("between:", "between:\n  - board-no", 1)
    disputed.write_text(said, "utf-8")
    assert sorted(_told(folder) - _told(LOCKOUT)) == ["D048 did you mean `union-ships`?"]


@pytest.mark.parametrize("language", ["español", "Castellano"])
def test_words_of_a_language_that_is_told_in_words_are_of_that_language(
    language: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
    text = (folder / GARZON).read_text("utf-8")
    text = text.replace("kind: ", f"language: {language}\nkind: ", 1)
    text = text.replace(
        "wording: consenso total de las fuerzas políticas", "wording: por el incendio", 1
    )
    (folder / GARZON).write_text(text, "utf-8")
    assert sorted(_told(folder) - _told(SPAIN)) == ["D018 write `es`"]


def test_a_gist_in_one_line_with_its_spanish_below_is_one_mistake(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
    page = folder / "sources/el-pais-senate-1977-10-15.yaml"
    page.write_text(page.read_text("utf-8").replace("\n  en: The", "\n  gist: The", 1), "utf-8")
    mend = "D012 put it below `gist:`, as `en: …` and `es: …`"
    assert sorted(_told(folder) - _told(SPAIN)) == [mend]


@pytest.mark.parametrize("name", ["desacuerdos", "discrepancias", "disputes"])
def test_a_file_with_its_name_in_either_language_is_missed(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SPAIN, tmp_path / SPAIN.name))
    (folder / "disagreements.yaml").rename(folder / f"{name}.yaml")
    assert "D066 name it `disagreements.yaml`" in _told(folder)
