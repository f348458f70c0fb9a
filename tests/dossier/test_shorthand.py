"""What stands above is not said again: the same claims come of it, and mistakes keep their line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from paths import ROOT

from backstory.cli import doors
from backstory.dossier import read, read_all
from backstory.dossier.shorten import shortened
from backstory.errors import CouldNotRun
from backstory.graph.growing import same_grown

LOCKOUT = ROOT / "tests" / "dossiers" / "good" / "ruritania-lockout"

HEADER = """title: The men are back
kind: newspaper
publisher: Harbour Gazette
language: en
issued: 1911-08-20
about: lockout-1911
"""

LONG = """read: part
says:
- at: paragraph 1
  about: lockout-1911
  voice: dockers-union
  when: 1911-08-09
  count: 40 ships-idle
- at: paragraph 1
  about: lockout-1911
  voice: dockers-union
  when: 1911-08-09
  place: strelsau
  gist:
    en: It was in Strelsau.
    es: Fue en Strelsau.
- at: paragraph 2
  about: rising-1909
  happened: 1909
"""

SHORT = """says:
- at: paragraph 1
  voice: dockers-union
  when: 1911-08-09
  count: 40 ships-idle
- place: strelsau
  en: It was in Strelsau.
  es: Fue en Strelsau.
- at: paragraph 2
  about: rising-1909
  happened: 1909
"""


def _with_source(place: Path, text: str) -> Path:
    folder = place / "ruritania-lockout"
    shutil.copytree(LOCKOUT, folder)
    (folder / "sources" / "gazette-1911-08-20.yaml").write_text(text, "utf-8")
    return folder


def test_an_item_without_a_place_goes_on_where_the_one_above_stands(tmp_path: Path) -> None:
    long = read(_with_source(tmp_path / "long", HEADER.replace("about: lockout-1911\n", "") + LONG))
    assert read(_with_source(tmp_path / "short", HEADER + SHORT)) == long


def test_mistakes_of_what_is_left_out_are_told_at_the_item(tmp_path: Path) -> None:
    folder = _with_source(tmp_path, HEADER + SHORT.replace("place: strelsau", "place: strelsu"))
    told = [f"{p.at.line} {p.code}" for p in read_all(folder).problems]
    assert told == ["12 D020"]
    first = SHORT.replace("- at: paragraph 1\n  voice", "- voice")
    folder = _with_source(tmp_path / "first", HEADER + first)
    assert "D030" in {p.code for p in read_all(folder).problems}, "the first item needs its place"


def test_a_dossier_is_written_shorter_and_the_same_bytes_grow(tmp_path: Path) -> None:
    folder = _with_source(tmp_path, HEADER.replace("about: lockout-1911\n", "") + LONG)
    asked = ["shorten", str(folder), "--write"]
    done = CliRunner().invoke(doors, asked)
    assert done.exit_code == 0, done.output
    again = (folder / "sources" / "gazette-1911-08-20.yaml").read_text("utf-8")
    assert again.endswith(SHORT.replace("paragraph 1\n", "paragraph 1\n  about: lockout-1911\n")), (
        "one item alone keeps its subject"
    )
    assert shortened(folder).texts == {}, "what is short stays as it is"
    assert "0.0 % fewer" in CliRunner().invoke(doors, asked).output


def test_what_would_grow_otherwise_is_not_written(tmp_path: Path) -> None:
    folder = _with_source(tmp_path, HEADER + SHORT)
    name = "sources/gazette-1911-08-20.yaml"
    with pytest.raises(CouldNotRun, match="nothing was written"):
        same_grown(folder, {name: HEADER + SHORT.replace("40", "41")})


def test_comments_stay(tmp_path: Path) -> None:
    first, second, rest = LONG.split("- at: paragraph 1\n")
    told = f"{first}- at: paragraph 1\n{second}- at: paragraph 1  # again\n{rest}"
    text = HEADER.replace("about: lockout-1911\n", "") + told
    found = shortened(_with_source(tmp_path, text)).texts["sources/gazette-1911-08-20.yaml"]
    assert "- at: paragraph 1  # again" in found


def test_an_item_that_takes_its_subject_from_the_head_keeps_its_place(tmp_path: Path) -> None:
    """Without its `at:` it would take the subject of the item above, and say another thing."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    (folder / "sources" / "back.yaml").write_text(
        HEADER + "says:\n- at: page 1\n  happened: 1911-08\n"
        "- at: opening\n  about: rising-1909\n  happened: 1909\n"
        "- at: opening\n  place: strelsau\n",
        "utf-8",
    )
    found = shortened(folder)
    same_grown(folder, found.texts)


APART = """title: The men are back
kind: newspaper
publisher: Harbour Gazette
language: en
issued: 1911-08-20
read: part
says:
- at: paragraph 1
  voice: dockers-union
  about: lockout-1911
  when: 1911-08-09
  count: 40 ships-idle
- at: paragraph 1
  about: lockout-1911
  place: strelsau
- count: 2 ships-idle
- at: paragraph 1
  about: rising-1909
  happened: 1909
"""


def test_items_of_one_place_that_cannot_go_on_take_their_subject_from_the_head(
    tmp_path: Path,
) -> None:
    """One place and two voices: neither goes on from the other, and both have one subject."""
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    path = folder / "sources" / "back.yaml"
    path.write_text(APART, "utf-8")
    done = shortened(folder)
    short = done.texts["sources/back.yaml"]
    same_grown(folder, done.texts)
    assert "\nabout: lockout-1911\n" in short
    assert short.count("about:") == 2
    path.write_text(short, "utf-8")
    assert "sources/back.yaml" not in shortened(folder).texts


TOLD = """title: The men are back
kind: newspaper
publisher: Harbour Gazette
language: en
issued: 1911-08-20
read: part
says:
- at: paragraph 1
  about: lockout-1911
  remark:
    en: The gates were open at noon.
    es: Las puertas estaban abiertas a mediodía.
- at: paragraph 2
  about: lockout-1911
  place: strelsau
  remark:
    en: The town was quiet.
    es: La ciudad estaba tranquila.
"""


def test_words_of_an_item_that_states_nothing_else_are_its_remark(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    path = folder / "sources" / "back.yaml"
    path.write_text(TOLD, "utf-8")
    long = read(folder)
    done = shortened(folder)
    short = done.texts["sources/back.yaml"]
    assert "  en: The gates were open at noon.\n" in short
    assert "  remark:\n    en: The town was quiet." in short, "beside a place it would be the gist"
    same_grown(folder, done.texts)
    for name, text in done.texts.items():
        (folder / name).write_text(text, "utf-8")
    assert read(folder) == long
    path.write_text(short.replace("mediodía", "\u202emediodía"), "utf-8")
    told = [f"{p.at.line} {p.code}" for p in read_all(folder).problems if "back" in p.at.file]
    assert told == ["9 D004"], "a mistake in it is told where it stands"


def test_words_beside_a_denial_are_no_remark(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(LOCKOUT, tmp_path / "ruritania-lockout"))
    text = TOLD.replace("  remark:\n    en: The gates", "  id: gates\n  remark:\n    en: The gates")
    text += "- at: paragraph 3\n  voice: dockers-union\n  denies: gates\n"
    text += "  en: They were shut.\n  es: Estaban cerradas.\n"
    (folder / "sources" / "back.yaml").write_text(text, "utf-8")
    denial = next(c for c in read(folder).claims.values() if c.gist.get("en") == "They were shut.")
    assert denial.modality == "denied"
