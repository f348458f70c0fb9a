"""What one source says goes out, comes into an empty store, and answers as it did before."""

from __future__ import annotations

from pathlib import Path

import pytest
from paths import GOOD

import backstory


@pytest.mark.parametrize("form", ["turtle", "n-quads", "json-ld"])
def test_what_one_source_says_answers_alone_as_within_the_whole(tmp_path: Path, form: str) -> None:
    whole = backstory.load(GOOD / "ruritania-lockout")
    path = tmp_path / f"one{ {'turtle': '.ttl', 'n-quads': '.nq', 'json-ld': '.jsonld'}[form] }"
    path.write_text(str(whole.limit(source="union-pamphlet-1911").export(form)), "utf-8")
    alone = backstory.load(path)
    for name in ("figures_side_by_side", "statements_per_voice", "figures_without_period"):
        asked = whole.ask(name, source="union-pamphlet-1911")
        assert asked.rows, name
        assert alone.ask(name).text("csv") == asked.text("csv"), name
