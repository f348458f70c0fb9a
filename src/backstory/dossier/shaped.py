"""A value of the wrong shape comes in; out goes what to write in its place."""

from __future__ import annotations

import re
from typing import Any, Final

from backstory.dossier.other_keys import language_meant
from backstory.dossier.values import DATED
from backstory.words.languages import shipped

__all__ = ["remedy_of_file", "remedy_of_pattern", "remedy_of_shape"]

_TOLD: Final = (
    "remark", "gist", "limit", "because", "question", "pin", "short", "title", "description",
    "editors-note", "looked",
)  # fmt: skip
"""Keys whose text stands below them, by its language."""


def remedy_of_shape(kind: str, path: tuple[str | int, ...], value: Any) -> str:
    """
    Say what to write where a list, keys or one value stand in place of one of the others.

    Args:
        kind: What the forms ask for: `list_type`, `string_type`, `dict_type` or `model_type`.
        path: Where it stands in its file.
        value: What stands there.
    """
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    is_item, is_text = bool(path) and isinstance(path[-1], int), isinstance(value, str)
    if key == "actors":
        return "write each role in a line below `actors:`, as `leader: …`, with no hyphen before it"
    if key == "about" and isinstance(value, list):
        return "one stands here; write an item for each"
    if kind == "list_type":
        if key == "languages":
            said = {word: language_meant(word)[:2] for word in _listed(value)}
            each = [lang for lang in shipped() if lang in said.values()] or list(shipped())
            told = "write a list, one a line: " + ", ".join(f"`- {lang}`" for lang in each)
            others = [word for word, lang in said.items() if lang not in shipped()]
            return told + (f"; no text here is in `{', '.join(others)}`" if others else "")
        if each := _listed(value):
            return "write a list, one a line: " + ", ".join(f"`- {name}`" for name in each)
        if key == "count":
            return "write the number and what it counts in one line: `count: 711 prisoners-held`"
        if key == "says" or isinstance(value, dict):
            first = "at" if key == "says" else next(iter(value))
            return f"begin each item with a hyphen: `- {first}: …`"
    if is_item:
        return "write keys and their values, one a line: `- at: …`"
    if kind != "list_type" and key in _TOLD and (is_text or key != "title"):
        return f"put it below `{key}:`, as `en: …` and `es: …`"
    if key == "title" or (kind == "string_type" and isinstance(value, list)):
        mend = f"write one value in the line of its key: `{key}: …`"
        if key in DATED and isinstance(value, list):
            mend += "; a range is `A/B`, one of several days `[A,B]`"
        return mend
    if kind in ("dict_type", "model_type") and is_text:
        first = "events" if key == "expect" else shipped()[0]
        return f"write its keys below `{key}:`, one a line and two spaces in: `{first}: …`"
    if key == "name" and isinstance(value, dict):
        return "take out `name:`, and write `en: …` and `es: …` in its place"
    if kind in ("dict_type", "model_type"):
        if key in ("publisher", "copy-of") and value and all(isinstance(one, str) for one in value):
            return f"one stands here: write `{key}: {value[0]}`"
        return f"take out the hyphens below `{key}:`: keys stand there, two spaces in"
    return "see docs/authoring.md for its shape"


def remedy_of_file(value: Any) -> str:
    """Say what to do with a file that holds a list, or text, in place of keys."""
    if isinstance(value, list):
        return "take out the hyphens before what stands farthest out: keys stand there"
    return "write `key: value`, one a line, as docs/authoring.md shows"


def remedy_of_pattern(key: str, told: str, pattern: str) -> str:
    """Say what to write where a text is not of the form that it should be."""
    if pattern == "^[0-9]+$":
        number = re.sub("[^0-9]", "", told) or "20"
        return f"write a whole number in digits: `{key}: {number}`"
    if "[0-9a-f]{64}" in pattern and re.fullmatch("[0-9A-Fa-f]{64}", told):
        return f"write it in small letters: `{told.lower()}`"
    if "[0-9a-f]{64}" in pattern:
        return "64 hexadecimal digits: `backstory add source`"
    return "see docs/authoring.md for its shape"


def _listed(told: Any) -> list[str]:
    """Give the words of a value that was to be a list of them; empty if it was none."""
    if not isinstance(told, str):
        return []
    parts = re.split(r"\s*[,;/]\s*|\s+(?:and|y|e)\s+", told.strip())
    return parts if all(re.fullmatch(r"[\w-]{1,60}", part) for part in parts) else []
