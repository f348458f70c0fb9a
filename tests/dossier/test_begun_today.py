"""What `new` writes takes a source of today."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

import backstory
from backstory.dossier.writer import start_dossier, start_source


def test_the_first_source_of_a_new_dossier_may_be_of_today(tmp_path: Path) -> None:
    folder = tmp_path / "suez-crisis"
    start_dossier(folder)
    assert not [str(p) for p in backstory.check(folder).problems if p.severity == "problem"]
    today = datetime.now().astimezone().date().isoformat()
    answers = {"title": "Today", "kind": "news", "publisher": "Gazette", "language": "en",
               "issued": today, "url": "https://gazette.example/1", "read": "whole"}  # fmt: skip
    assert start_source(folder, "gazette-today", answers, None).exists()


def test_a_day_may_be_given_so_that_what_is_written_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769860800")
    start_dossier(tmp_path / "mine")
    assert "as-known-on: 2026-01-31 " in (tmp_path / "mine" / "dossier.yaml").read_text("utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    start_dossier(tmp_path / "other")
    assert not [
        str(p) for p in backstory.check(tmp_path / "other").problems if p.severity == "problem"
    ]


def test_the_comments_of_a_beginning_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    """`backstory new --lang es` spoke Spanish, and wrote its advice in English."""
    folder = tmp_path / "huelga"
    start_dossier(folder, "es")
    answers = {"title": "Paro", "kind": "news", "publisher": "Diario", "language": "es"}
    start_source(folder, "diario-1911", answers, None, "es")
    text = "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml")))
    comments = re.findall(r"(?m)(?:^|  )# +(\w.*)$", text)
    told = [each for each in comments if not re.match(r"[a-z-]+: [\w$.:/@-]+$", each)]
    assert len(told) > 12
    assert [each for each in told if re.search(r"\b(the|it|of|what|and|is)\b", each)] == []
    assert not [str(p) for p in backstory.check(folder).problems if p.severity == "problem"]
