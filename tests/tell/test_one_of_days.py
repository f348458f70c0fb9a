"""What was on one of several days is not told in a brief as what lasted all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import backstory
from backstory.cli import doors


@pytest.mark.parametrize(("lang", "begins"), [
    ("en", "Within 1–2 August 1911: "), ("es", "En algún momento del 1 al 2 de agosto de 1911: "),
])  # fmt: skip
def test_of_two_days_that_voices_give_one_is_meant(tmp_path: Path, lang: str, begins: str) -> None:
    CliRunner().invoke(doors, ["new", "strike", "--in", str(tmp_path)])
    events = tmp_path / "strike" / "events.yaml"
    # A name without its year: else the sentence says when, and no day is put before it.
    named = events.read_text("utf-8").replace(" of 1911", "").replace(" de 1911", "")
    events.write_text(named, "utf-8")
    (tmp_path / "strike" / "sources" / "herald-1911-08-03.yaml").write_text(
        "title: Out\nkind: news\npublisher: Herald\nlanguage: en\nissued: 1911-08-03\nsays:\n"
        "- at: paragraph 1\n  about: harbour-strike-1911\n  happened: 1911-08-02\n"
        "- at: paragraph 2\n  about: harbour-strike-1911\n  actors:\n    leader: dockers-union\n",
        "utf-8",
    )
    told = str(backstory.load(tmp_path / "strike", lang=lang).brief("harbour-strike-1911"))
    assert any(line.startswith(begins) for line in told.splitlines()), told
