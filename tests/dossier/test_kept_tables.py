"""Tables as people keep them, with headings of their own: read as they are meant, or told."""

from __future__ import annotations

from pathlib import Path

import pytest

from backstory.dossier import read
from backstory.dossier.sheet import template_text
from backstory.dossier.sheet_import import import_table


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("en", {"event in English": "event (en)", "event in Spanish": "Event (Spanish)",
                "gist in English": "Summary (EN)", "gist in Spanish": "gist (es)"}),
        ("es", {"hecho en inglés": "hecho (en)", "hecho en español": "Hecho (español)",
                "resumen en inglés": "resumen (inglés)", "resumen en español": "Resumen (es)"}),
    ],
)  # fmt: skip
def test_a_language_in_brackets_is_that_of_the_column(
    tmp_path: Path, lang: str, heads: dict[str, str]
) -> None:
    table = tmp_path / "strike.csv"
    head, row = template_text(lang).splitlines()[:2]
    for name, other in heads.items():
        assert name in head
        head = head.replace(name, other)
    table.write_text(f"{head}\n{row}\n", "utf-8")
    done = import_table(table, tmp_path / "strike", lang=lang)
    assert (done.problems, done.added) == ([], 1)
    [event] = read(tmp_path / "strike").events.values()
    assert event.labels == {"en": "Harbour strike of 1911", "es": "Huelga portuaria de 1911"}


@pytest.mark.parametrize(
    ("lang", "named", "other", "offered"),
    [
        ("en", "name of the place", "name of that place", "name of the place"),
        ("es", "nombre del lugar", "nombre de lugar", "nombre del lugar"),
        ("en", "name of the place", "Bemerkung", "gist in English"),
        ("es", "nombre del lugar", "Bemerkung", "resumen en español"),
    ],
)
def test_a_heading_that_nobody_reads_is_offered_the_one_it_is_like(
    tmp_path: Path, lang: str, named: str, other: str, offered: str
) -> None:
    table = tmp_path / "strike.csv"
    head, *rows = template_text(lang).splitlines()
    table.write_text("\n".join([head.replace(named, other), *rows]), "utf-8")
    [told] = import_table(table, tmp_path / "strike", lang=lang).problems
    assert told.mend.startswith(f'--map "{other}={offered}"')
