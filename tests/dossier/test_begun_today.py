"""What `new` writes takes a source of today."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

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
