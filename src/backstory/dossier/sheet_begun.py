"""Draft the head of a dossier that a table begins."""

from __future__ import annotations

from backstory.dossier.sheet import Sheet, last_day
from backstory.dossier.sheet_items import ID
from backstory.words.languages import shipped
from backstory.words.phrases import phrase

__all__ = ["begun", "languages_of"]


def languages_of(sheet: Sheet, lang: str) -> tuple[str, ...]:
    """
    Give the languages of a dossier that a table begins: those in which it names its events.

    Args:
        sheet: The table.
        lang: The language meant where an event has one name and nothing tells in which.
    """
    told = tuple(one for one in shipped() if any(row.get(f"event_{one}") for row in sheet.rows))
    named = any(row.get("event") and not ID.fullmatch(row.get("event")) for row in sheet.rows)
    return told or ((lang,) if lang and named else shipped())


def begun(name: str, focus: str, sheet: Sheet, languages: tuple[str, ...], lang: str) -> list[str]:
    """Give the lines of dossier.yaml, for its writer, who reads `lang`, to write over."""
    title = name.replace("-", " ").capitalize()
    days = [day for row in sheet.rows for key in ("issued", "date", "when")
            if (day := last_day(row.get(key)))]  # fmt: skip
    return [
        f"# {phrase('import write over', lang)}",
        "title:", *(f"  {lang}: {title}" for lang in languages),
        "description:", *(f"  {lang}: {phrase('import drafted', lang)}" for lang in languages),
        "languages:", *(f"- {lang}" for lang in languages), f"focus: {focus}",
        f"as-known-on: {max(days, default='2000-01-01')}", "licence: CC-BY-4.0",
    ]  # fmt: skip
