"""A dossier comes in; out go lines that say who answers for it, in the language of the reader."""

from __future__ import annotations

from typing import Any, Final

from backstory.rdf.mapping import DOSSIER
from backstory.rdf.record import Record
from backstory.rdf.values import filled
from backstory.words.languages import language_name
from backstory.words.phrases import phrase

__all__ = ["answered_by", "only_language", "publisher_of", "publishers_of", "reviewed"]

_KEYS: Final = ("publisher", "contact", "repository", "page")
_OWED: Final = ("publisher", "contact")
"""Of these it is said plainly that nobody is named."""


def answered_by(record: Record, home: str, lang: str) -> list[str]:
    """
    Say who publishes a dossier, where to object, where its files are, and who reviewed it.

    Args:
        record: What a graph records.
        home: The IRI of the dossier.
        lang: The language to say it in.
    """
    told = _told(record, home)
    lines = [
        phrase(f"dossier {key}", lang).format(told[key]) if told[key] else
        phrase(f"dossier no {key}", lang)
        for key in _KEYS if told[key] or key in _OWED
    ]  # fmt: skip
    lines += [
        phrase("dossier reviewed", lang).format(language_name(language, lang), by)
        for language, by in sorted(told["reviewed"].items())
    ]
    return lines


def publisher_of(record: Record, home: str) -> str:
    """Name who publishes a dossier; empty where nobody is named."""
    return str(_told(record, home)["publisher"])


def publishers_of(record: Record) -> str:
    """Name who publishes what a graph holds, of several dossiers each once; empty if nobody."""
    homes = sorted(record.store.homes) or [record.dossier]
    return ", ".join(dict.fromkeys(filter(None, (publisher_of(record, home) for home in homes))))


def reviewed(record: Record, home: str) -> bool:
    """Tell whether the wording was reviewed in every language of a dossier."""
    told = _told(record, home)
    return bool(told["languages"]) and set(told["languages"]) <= set(told["reviewed"])


def only_language(record: Record, home: str) -> str:
    """Give the language of a dossier that is written in one alone; empty where it has several."""
    languages = _told(record, home)["languages"]
    return str(languages[0]) if len(languages) == 1 else ""


def _told(record: Record, home: str) -> dict[str, Any]:
    kept = record.once("what dossiers say", lambda _: dict[str, dict[str, Any]]())
    if home not in kept:
        every = record.once("datasets", lambda known: known.described("?x a dcat:Dataset"))
        kept[home] = filled(DOSSIER, every.get(home, {}))
    return kept[home]
