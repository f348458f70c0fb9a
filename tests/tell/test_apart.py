"""Dates that lie apart, told in a brief: which two contradict each other, and by whose word."""

from __future__ import annotations

from pathlib import Path

import backstory

HEAD = "kind: newspaper\nlanguage: en\nread: whole\nissued: 1936-01-01\nsays:\n"
FILES = {
    "dossier.yaml": """title:
  en: Mora
description:
  en: A strike on three days.
languages:
- en
focus: strike
as-known-on: 1940-12-31
licence: CC-BY-4.0
""",
    "events.yaml": """strike:
  en: Strike of the harbour
  kind: strike
undone:
  en: Decree against part of the Tariff Act
  kind: decree
""",
    "instruments.yaml": "tariff-act:\n  en: Tariff Act of 1930\n  form: law\n",
    "actors.yaml": "league:\n  en: League\n  kind: group\n",
    "sources/a.yaml": f"""title: A
publisher: Alpha
{HEAD}- at: paragraph 1
  about: strike
  happened: 1931-03-05
- at: paragraph 2
  about: undone
  happened: 1934-04-01
  annuls: tariff-act
  extent: part
  article: article 4
""",
    "sources/c.yaml": f"""title: C
publisher: Gamma
{HEAD}- at: paragraph 1
  about: strike
  happened: 1931-03
- at: paragraph 2
  about: strike
  voice: league
  happened: 1934-03-05
""",
}


def _brief(tmp_path: Path, thing: str) -> str:
    for name, text in FILES.items():
        (tmp_path / "mora" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "mora" / name).write_text(text, "utf-8")
    return str(backstory.load(tmp_path / "mora").brief(thing))


def test_two_dates_that_contradict_each_other_are_told_and_no_month_beside_its_day(
    tmp_path: Path,
) -> None:
    """5 March and *March* were told as what may contradict each other; a paper stood small."""
    told = _brief(tmp_path, "strike")
    [differs] = [line for line in told.split("\n") if "When was it?" in line]
    assert "5 March 1931" in differs
    assert "5 March 1934" in differs
    assert "gamma" not in told


def test_a_sentence_with_a_colon_in_brackets_begins_small_behind_its_day(tmp_path: Path) -> None:
    told = _brief(tmp_path, "tariff-act")
    assert "On 1 April 1934, the decree against part of the Tariff Act" in told
