"""Two who claim one post disagree on who it is, not on how far something reaches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from paths import GOOD

import backstory
from backstory.compare.disagreements import disagreements_of

PAGE = """\
title: Two chairs
kind: newspaper
publisher: Two Chairs
language: en
issued: 1911-09-10
says:
- at: paragraph 1
  id: first
  voice: dockers-union
  about: {one}
  holds: chair
  when: 1911-09-01/..
- at: paragraph 2
  voice: harbour-board
  about: {other}
  holds: chair
  when: 1911-09-02/..
  disputes: first
"""
NAMES = """
chair:
  en: Chair
  es: Presidencia
  kind: post
anna-berg:
  name: Anna Berg
  kind: person
otto-lind:
  name: Otto Lind
  kind: person
"""


@pytest.mark.parametrize(("other", "kind"), [("otto-lind", "who"), ("anna-berg", "date")])
def test_rivals_for_a_post_disagree_on_who_and_two_terms_of_one_on_the_date(
    other: str, kind: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    path = folder / "actors.yaml"
    path.write_text(path.read_text("utf-8").rstrip("\n") + NAMES, "utf-8")
    page = PAGE.format(one="anna-berg", other=other)
    (folder / "sources" / "two-chairs.yaml").write_text(page, "utf-8")
    found = disagreements_of(backstory.load(folder).record)
    assert [each.kind for each in found if each.claims[0].endswith("/first")] == [kind]
