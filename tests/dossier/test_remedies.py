"""What a newcomer mistypes in the newer keys is told with a remedy that fits, and told once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import GOOD

from backstory.cli import doors
from backstory.dossier.reader import read_all


def _problems(tmp_path: Path, name: str, there: str, wrong: str) -> list[tuple[str, str]]:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    text = (folder / name).read_text("utf-8")
    assert there in text
    (folder / name).write_text(text.replace(there, wrong, 1), "utf-8")
    return [(p.code, p.mend) for p in read_all(folder).problems if p.severity == 2]


def test_an_unknown_key_of_a_concept_is_told_with_the_one_meant(tmp_path: Path) -> None:
    told = _problems(
        tmp_path,
        "concepts.yaml",
        "    en: lockout\n",
        "    en: lockout\n    trigger-en:\n    - gates\n",
    )
    assert told == [("D011", "did you mean `triggers-en`?")]


def test_what_editors_call_a_source_goes_below_its_title(tmp_path: Path) -> None:
    told = _problems(
        tmp_path, "sources/union-pamphlet-1911.yaml", "title: ", "en: A leaflet\ntitle: "
    )
    assert told == [("D011", "put it below `title:`, as `en: …` and `es: …`")]


def test_a_title_as_one_text_is_told_to_stand_behind_its_language(tmp_path: Path) -> None:
    title = (
        "title:\n  en: The Ruritanian lockout of 1911\n"
        "  es: El cierre patronal de Ruritania de 1911\n"
    )
    told = _problems(tmp_path, "dossier.yaml", title, "title: The Ruritanian lockout of 1911\n")
    assert told == [("D012", "put it below `title:`, as `en: …` and `es: …`")]


def test_a_key_of_one_value_names_it(tmp_path: Path) -> None:
    told = _problems(tmp_path, "sources/union-pamphlet-1911.yaml", "title: ", "lead: yes\ntitle: ")
    assert told == [("D013", "write `true`")]


def test_a_gap_whose_day_is_mistyped_is_not_told_to_lack_it(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    (folder / "gaps.yaml").write_text(
        "who-paid:\n  en: Who paid?\n  es: ¿Quién pagó?\n  about: lockout-1911\n"
        "  looked:\n    en: the ledgers\n    es: los libros\n  looked-on: 1911-02-30\n",
        "utf-8",
    )
    assert [p.code for p in read_all(folder).problems if p.severity == 2] == ["D021"]


def test_a_circle_through_a_mistaken_link_is_told_as_it_is_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    rest = "  because:\n    en: One week.\n    es: Una semana.\n  rests-on: union-ships\n"
    (folder / "links.yaml").write_text(
        f"there:\n  from: lockout-1911\n  relation: caused-by\n  to: march-1911\n{rest}"
        f"back:\n  from: march-1911\n  relation: same-episode\n  to: lockout-1911\n{rest}",
        "utf-8",
    )
    done = CliRunner().invoke(doors, ["check", str(folder)])
    assert "—caused-by→" in done.stdout, done.stdout
    assert "—same-kind→" not in done.stdout, "nobody wrote that relation"


def test_a_source_with_the_name_of_a_text_makes_nobody_else_idle(tmp_path: Path) -> None:
    """Who is named in that file alone was told to be removed."""
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    page = folder / "sources" / "union-pamphlet-1911.yaml"
    page.rename(page.with_name("pardon-letter.yaml"))
    done = CliRunner().invoke(doors, ["check", str(folder)])
    codes = [line.split(" ")[1] for line in done.stdout.splitlines() if ".yaml:" in line]
    assert codes.count("D024") == 1, done.stdout
    assert not {"R032", "D048", "D058"} & set(codes), done.stdout


@pytest.mark.parametrize(("written", "meant"), [
    ("castellano", "es"), ("es_VE", "es-VE"), ("inglés", "en"), ("español (Venezuela)", "es"),
])  # fmt: skip
def test_a_language_by_its_name_is_told_with_its_code(
    written: str, meant: str, tmp_path: Path
) -> None:
    pamphlet = "sources/union-pamphlet-1911.yaml"
    told = _problems(tmp_path, pamphlet, "language: en", f"language: {written}")
    assert told == [("D018", f"write `{meant}`")]


@pytest.mark.parametrize("label", ["King\u200d", "\u200cKing", "Kin\ufe0fg"])
def test_a_joiner_that_joins_nothing_is_told(label: str, tmp_path: Path) -> None:
    """Two labels that look alike would be two: where a script needs joiners, they stay."""
    assert _problems(tmp_path, "actors.yaml", "en: King", f"en: {label}")[0][0] == "D004"


@pytest.mark.parametrize("label", ["می\u200cشود", "क्\u200dष", "\U0001f469\u200d\U0001f680"])
def test_a_joiner_that_joins_stays(label: str, tmp_path: Path) -> None:
    assert _problems(tmp_path, "actors.yaml", "en: King", f"en: {label}") == []


def test_a_key_that_cannot_be_read_is_told_to_lack_what_it_needs_as_well(tmp_path: Path) -> None:
    """What to mend of `quoted: yes` was told first, and only then that there are no words."""
    told = _problems(
        tmp_path,
        "sources/union-pamphlet-1911.yaml",
        "says:\n",
        "says:\n- at: page 9\n  about: lockout-1911\n  happened: 1911\n  quoted: yes\n",
    )
    assert told == [("D064", "add `wording:`, or remove it"), ("D013", "write `true`")]
