"""A part of an event is a step from it: what the whole answers, its part has behind it too."""

from __future__ import annotations

import shutil
from pathlib import Path

from paths import GOOD

import backstory

EVENTS = """
{part}:
  en: {part}
  es: {part}
  kind: protest
"""
PAGE = """\
title: Arrests
kind: newspaper
publisher: Evening Paper
language: en
issued: 1911-09-10
says:
- at: paragraph 1
  about: arrests-of-may
  sub-event-of: march-of-may
- at: paragraph 2
  about: march-of-may
  responds-to: ruling-of-may
"""


def test_a_part_has_behind_it_what_its_whole_answers(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    path = folder / "events.yaml"
    names = [EVENTS.format(part=f"{each}-of-may") for each in ("arrests", "march", "ruling")]
    path.write_text(path.read_text("utf-8").rstrip("\n") + "".join(names), "utf-8")
    (folder / "sources" / "arrests.yaml").write_text(PAGE, "utf-8")
    rows = backstory.load(folder).ask(
        "steps_between", event="arrests-of-may", other="ruling-of-may"
    )
    assert [(row["depth"], row["order"], row["object"]) for row in rows] == [
        (2, 1, "march-of-may"),
        (2, 2, "ruling-of-may"),
    ]
