"""
Let a dossier be written in one language.

Every text is then filled in for the other before the forms look, and taken out again of what was
read, so that nothing is ever said in a language in which nobody wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from backstory.dossier.marks import Marked
from backstory.dossier.other_keys import language_meant
from backstory.model.nouns import Dossier, Words
from backstory.words.languages import shipped

__all__ = ["fill_in", "in_its_languages", "languages_of"]

_NOT_TEXTS: Final = ("expect",)


def languages_of(page: Any) -> tuple[str, ...]:
    """Give the languages that a dossier declares; all, if it declares none that is known."""
    declared = page.get("languages") if isinstance(page, dict) else None
    listed = declared if isinstance(declared, list) else re.findall(r"\w+", str(declared))
    # `EN`, `es-419`, `Spanish` are told, and meant so.
    meant = [(language_meant(str(lang)) or str(lang)).lower()[:2] for lang in listed]
    if len(set(meant)) < len(meant):  # told as well: which is meant nobody knows
        return shipped()
    if any(re.search(r"\s-\w", str(lang)) for lang in listed):  # an item whose dash has no blank
        return shipped()
    found = tuple(lang for lang in shipped() if lang in meant)
    if len(found) < len(
        meant
    ):  # one is misspelt, and is told: that in which it is titled was meant
        title = page.get("title") if isinstance(page, dict) else None
        found = tuple(lang for lang in shipped() if lang in found or lang in (title or ()))
    return found or shipped()


def fill_in(marked: Marked, languages: Iterable[str]) -> None:
    """Write each text of a file for the languages that the dossier does without."""
    own = tuple(languages)
    lacking = [lang for lang in shipped() if lang not in own]
    if lacking:
        _fill(marked, marked.value, (), own[0], lacking)


def _fill(marked: Marked, value: Any, path: tuple[Any, ...], own: str, lacking: list[str]) -> None:
    if isinstance(value, dict):
        for lang in lacking:
            if lang in value:
                what = f"`{lang}` is not a language of this dossier"
                mend = f"remove it, or add `{lang}` to `languages:` in dossier.yaml"
                marked.add(marked.spot((*path, lang), key=True), "D011", what, mend)
            elif own in value:
                value[lang] = value[own]
        for key, below in value.items():
            _fill(marked, below, (*path, key), own, lacking)
    elif isinstance(value, list):
        for number, below in enumerate(value):
            _fill(marked, below, (*path, number), own, lacking)


def in_its_languages(dossier: Dossier) -> Dossier:
    """Take out of a dossier what was filled in for languages that it does not declare."""
    own = frozenset(dossier.languages)
    if own >= set(shipped()):
        return dossier
    kept: Dossier = _within(dossier, own)
    return kept


def _within(thing: Any, own: frozenset[str]) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in _NOT_TEXTS or not value:
            continue
        if isinstance(value, Mapping):
            if set(value) <= set(shipped()):
                kept = {lang: text for lang, text in value.items() if lang in own}
                # A title stays as it stands, in whatever language that is.
                changed[field.name] = kept or value
            elif hasattr(next(iter(value.values())), "__dataclass_fields__"):
                changed[field.name] = {key: _within(one, own) for key, one in value.items()}
        elif isinstance(value, tuple) and all(isinstance(one, Words) for one in value):
            changed[field.name] = tuple(word for word in value if word.language in own)
    return replace(thing, **changed) if changed else thing
