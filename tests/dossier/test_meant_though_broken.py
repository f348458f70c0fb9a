"""What has a mistake of its own is still what others mean, and speaks under no wrong name."""

from __future__ import annotations

import shutil
from pathlib import Path

from paths import GOOD

import backstory
from backstory.dossier.hints import concept_called
from backstory.dossier.registry import common_concepts

FAULT = """
strike-fund:
  en: Strike Fund
  es: Caja de Resistencia
  kind: fund
"""
SOURCE = """\
title: The fund
kind: newspaper
publisher: Strelsau Gazette
language: en
issued: 1911-08-09
says:
- at: paragraph 1
  voice: strike-funds
  about: lockout-1911
  place: strelsau
"""


def test_a_name_with_a_mistake_of_its_own_is_offered(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    actors = folder / "actors.yaml"
    actors.write_text(actors.read_text("utf-8").rstrip("\n") + FAULT, "utf-8")
    (folder / "sources" / "fund.yaml").write_text(SOURCE, "utf-8")
    told = {problem.code: problem.mend for problem in backstory.check(folder).problems}
    assert told["D013"].startswith("write one of")
    assert told["D045"].startswith("did you mean `strike-fund`?")


def test_a_text_of_an_unknown_source_is_told_once_and_gives_nobody_a_voice(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOOD / "ruritania-lockout", tmp_path / "ruritania-lockout"))
    known = min((folder / "sources").glob("*.yaml")).stem
    wrong = f"{known}x"
    events = folder / "events.yaml"
    added = "\nfire-1911:\n  en: Fire\n  es: Incendio\n  kind: violence\n"
    events.write_text(events.read_text("utf-8").rstrip("\n") + added, "utf-8")
    text = SOURCE.replace("  voice: strike-funds\n", "").replace("lockout-1911", "fire-1911")
    text = text.replace("says:\n", f"copy-of: {wrong}\nsays:\n")
    (folder / "sources" / "fund.yaml").write_text(text, "utf-8")
    problems = backstory.check(folder).problems
    assert [p.code for p in problems if wrong in p.what] == ["D020"]


def test_everyday_words_lead_to_whom_a_measure_reaches_and_what_it_leaves_out() -> None:
    schemes = {scheme: {name: tuple(concept.labels.values())
                        for (own, name), concept in common_concepts().items() if own == scheme}
               for scheme in ("beneficiary", "offence")}  # fmt: skip
    for scheme, words, name in (
        ("beneficiary", "soldiers", "military"), ("beneficiary", "soldados", "military"),
        ("beneficiary", "diputados", "lawmakers"), ("offence", "murder", "homicide"),
        ("offence", "drogas", "drug-trafficking"), ("offence", "rape", "sexual-violence"),
    ):  # fmt: skip
        assert concept_called(words, schemes[scheme]) == name
