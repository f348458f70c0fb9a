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
from backstory.dossier.other_keys import key_meant, language_meant
from backstory.dossier.registry import Registry
from backstory.errors import Spot
from backstory.model.nouns import Dossier, Words
from backstory.words.languages import shipped

__all__ = ["fill_in", "in_its_languages", "languages_of", "one_for_all"]

_NOT_TEXTS: Final = ("expect",)
_ABOUT_LANGUAGE: Final = ("languages", "language", "title", "licence")
"""The key that states a dossier's languages, and others that are not to be taken for it."""


def languages_of(page: Any) -> tuple[str, ...]:
    """Give the languages that a dossier declares; all, if it declares none that is known."""
    declared = _declared(page)
    if declared is None:
        return shipped()
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


def _declared(page: Any) -> Any:
    """Give what a dossier states as its languages, its key misspelt or not; None if nothing."""
    keys = page if isinstance(page, dict) else {}
    if (own := _ABOUT_LANGUAGE[0]) in keys:  # as nearly always: no near word is looked for
        return keys[own]
    found = (key for key in keys if key_meant(key, _ABOUT_LANGUAGE) == own)
    return keys[key] if (key := next(found, None)) is not None else None


def fill_in(marked: Marked, languages: Iterable[str], head: Any) -> None:
    """
    Write each text of a file for the languages that the dossier does without.

    Args:
        marked: The file.
        languages: Those of the dossier.
        head: What its dossier.yaml says; where that states no language, each text may lack any.
    """
    own = tuple(languages)
    lacking = [lang for lang in shipped() if lang not in own]
    if lacking:
        marked.without = frozenset(lacking)
        _fill(marked, marked.value, (), own[0], lacking)
    elif isinstance(head, dict) and _declared(head) is None:
        for lang in shipped():
            _copy(marked.value, lang)


def one_for_all(registry: Registry, file: str) -> None:
    """Tell in dossier.yaml, once, that several sources state no language and neither does it."""
    same = [p for p in registry.problems if (p.code, p.what) == ("D010", "`language` is missing")]
    if len(same) > 1:
        registry.problems[:] = [each for each in registry.problems if each not in same]
        registry.following += len(same) - 1
        what = f"`language` is missing, and {len(same)} sources state none of their own"
        mend = "add `language: …`, in which these sources are; or one to each of them"
        registry.note(Spot(file), "D010", what, mend)


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


def _copy(value: Any, lang: str) -> None:
    """Write each text of one language for the others too, where these have none."""
    below: Iterable[Any] = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict) and isinstance(value.get(lang), str):
        value |= {each: value[lang] for each in shipped() if each not in value}
    for each in tuple(below) if isinstance(value, dict | list) else ():
        _copy(each, lang)


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
