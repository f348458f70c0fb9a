"""The help speaks of files as a reader knows them."""

from __future__ import annotations

from backstory.vocabulary import __file__ as home


def test_the_spanish_help_says_which_program_wrote_a_file() -> None:
    from pathlib import Path

    told = (Path(home).parent / "words" / "help" / "es.json").read_text("utf-8")
    assert "archivo crecido" not in told
    assert "archivos crecidos" not in told
