"""Marks of no number, a lost comma in brackets, a text that begins amiss: each told where it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

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
- at: paragraph 2
  about: lockout-1911
  remark:
    en: The union hopes for more.
    es: El sindicato espera más.
"""
REMARK = SOURCE.partition("  remark:\n")[2]
NO_VOICE = "leave `voice:` out: then the page itself says it"
BARE = "write one key or item a line, without brackets"
SLIPS = (
    ("3 arrests", "3.000.00 arrests", 12, 10, "the marks in `3.000.00` are of no one number",
     "write `count: 3000 arrests` if the last mark stands before decimals, else look at it again"),
    ("3 arrests", "3,00,000 arrests", 12, 10, "the marks in `3,00,000` are of no one number",
     "write `count: 300000 arrests` if its digits are parted by twos, as in India"),
    ("3 arrests", "1,2,3 arrests", 12, 10, "the marks in `1,2,3` are of no one number",
     "if they are several numbers, write each in a line of its own: "
     "`- 1 arrests`, `- 2 arrests`…"),
    ("3 arrests", "12.3456.7 arrests", 12, 10, "the marks in `12.3456.7` are of no one number",
     "look at the source again, and write the number without marks"),
    ("3 arrests", "{value: 3 of: arrests}", 12, 20, "a comma is missing before `of:`", BARE),
    ("3 arrests", "[3 arrests, \"4\" \"5\"]", 12, 26, "a comma is missing before `\"5\"`", BARE),
    ("3 arrests", "{value: 3, of: arrests", 13, 3,
     "`{` on line 12 has no `}`, or no comma, before `when:`", BARE),
    ("en: The union", "en: | The union", 17, 9, "the text of `en` begins on the line of its `|`",
     "write it on the lines below, two columns further in than `en:`"),
    ("en: The union", "en: |2\n     The union", 17, 9,
     "`|2` says that the text of `en` begins 2 columns further in than its key, and it does not",
     "write `|` without a digit"),
)  # fmt: skip


@pytest.mark.parametrize(("well", "slip", "line", "column", "what", "mend"), SLIPS)
def test_it_is_told_at_its_line_and_column(
    well: str, slip: str, line: int, column: int, what: str, mend: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    new = folder / "sources" / "gates.yaml"
    new.write_text(SOURCE.replace(well, slip, 1), "utf-8")
    (found,) = (each for each in check(folder).problems if Path(each.at.file).name == "gates.yaml")
    assert (found.at.line, found.at.column, found.mend) == (line, column, mend)
    assert found.what in (what, f"this is not YAML: {what}")
    assert what not in problems_in_words([found], 0, "es")[0]


ITEM = SOURCE.partition("says:\n")[2].partition("- at: paragraph 2")[0]
OTHERS = (
    ("  count: 3 arrests", "+ count: 3 arrests", 12, "type a blank in its place"),
    ("  count: 3 arrests", "-  count: 3 arrests\n+  count: 4 arrests", 12,
     "keep one of the two, without its sign"),
    ("- at: paragraph 1", "1. at: paragraph 1", 9, "write `- at: paragraph 1`"),
    ("- at: paragraph 1", "- - at: paragraph 1", 9, "take out one of them"),
    ("- at: paragraph 2\n  about", "- at: paragraph 2\n about", 15,
     "let the keys that belong together begin in one column"),
    (ITEM, "-\n" + ITEM, 9, "write the item, or take out its hyphen"),
    ("says:\n", "", 8, "write `says:` on a line of its own above it"),
    ("voice: dockers-union", "voice -> dockers-union", 10, "write `voice: dockers-union`"),
    ("voice: dockers-union", "voice: @dockers-union", 10, "write `dockers-union`"),
    ("voice: dockers-union", "voice: `dockers-union`", 10, "write `dockers-union`"),
    ("voice: dockers-union", "voice: [[dockers-union]]", 10, "write one key or item a line"),
    ("voice: dockers-union", "voice: none", 10, NO_VOICE),
    ("voice: dockers-union", "voice: nobody", 10, NO_VOICE),
    ("about: lockout", "about: events/lockout", 11, "write `lockout-1911`"),
    ("about: lockout", "about: ruritania-lockout:lockout", 11, "write `lockout-1911`"),
    ("about: lockout-1911", "about: {{ event }}", 11, "write one key or item a line"),
    ("when: 1911-08-09", "when: ?", 13, "leave the key out: not stated"),
    ("publisher: Courier", "publisher:\n- Courier\n- Herald", 4,
     "one stands here: write `publisher: Courier`"),
    ("3 arrests", "ca. 3 arrests", 12, "write `count: ~3 arrests`"),
    ("3 arrests", "max. 3 arrests", 12, "write `count: <=3 arrests`"),
    ("3 arrests", "1.5k arrests", 12, "write `count: 1500 arrests`"),
    ("3 arrests", "1_000 arrests", 12, "write `count: 1000 arrests`"),
    ("3 arrests", "between 3–5 arrests", 12, "write `count: 3..5 arrests`"),
    ("when: 1911-08-09", "when: 1911-08-09–1911-08-12", 13, "write 1911-08-09/1911-08-12"),
    ("when: 1911-08-09", "when: 1911-08-09 to 23", 13, "write 1911-08-09/1911-08-23"),
    ("when: 1911-08-09", "when: 1911–12", 13,
     "write 1911/1912 if both are years, 1911-12 if the second is a month"),
    ("when: 1911-08-09", "when: 1911-08-09 & 1911-08-10", 13,
     "write [1911-08-09,1911-08-10] if it was one of them, 1911-08-09/1911-08-10 for all that "
     "time"),
    ("when: 1911-08-09", "when: 1911-08-09Z", 13, "write 1911-08-09"),
    ("when: 1911-08-09", "when: ?1911", 13, "write 1911?"),
    ("when: 1911-08-09", "when: ..1911-08", 13,
     "write ../1911-08 for all the time up to then, [..1911-08] for one day of it"),
    ("when: 1911-08-09", "when: xx-08-1911", 13, "write 1911-08"),
    ("when: 1911-08-09", "when: 1911.8", 13, "write 1911-08"),
)  # fmt: skip
"""A paste, a habit of another program, a hurried hand: what it was, and the one remedy."""


@pytest.mark.parametrize(("well", "slip", "line", "mend"), OTHERS)
def test_one_slip_is_told_once_with_what_was_meant(
    well: str, slip: str, line: int, mend: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    assert well in SOURCE
    (folder / "sources" / "gates.yaml").write_text(SOURCE.replace(well, slip, 1), "utf-8")
    (found,) = (each for each in check(folder).problems if each.severity > 0
                and Path(each.at.file).name == "gates.yaml")  # fmt: skip
    assert (found.at.line, found.mend) == (line, mend)
    spanish = problems_in_words([found], 0, "es")[0]
    assert found.what not in spanish
    assert found.mend not in spanish


def test_a_language_that_is_misspelt_is_told_where_it_stands_and_nowhere_else(
    tmp_path: Path,
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    dossier = folder / "dossier.yaml"
    dossier.write_text(dossier.read_text("utf-8").replace("- es\n", "- xx\n", 1), "utf-8")
    told = [each for each in check(folder).problems if each.severity > 1]
    assert [(each.at.line, each.mend) for each in told] == [(11, "write one of en, es")]
