"""
A language tag comes in; out goes whether the register of languages knows each part of it.

`register.json` lists the subtags that a tag may have; a test holds it to the register of IANA, as
`langcodes` carries it, and writes it anew. The whole of it, with what every subtag is called, would
weigh thirty times as much in everybody's installation.

Sources:
    IANA, "Language Subtag Registry"; RFC 5646, section 2.2.9 (when a tag is valid).
    Unicode CLDR, "Likely Subtags" (the language that is spoken in a country).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from backstory.carried import carried

__all__ = ["is_known", "shorter", "spoken_in"]


def is_known(tag: str) -> bool:
    """
    Say whether a well-formed tag is valid: the register has each of its parts, none of them twice.

    >>> is_known("ja"), is_known("jp"), is_known("zh-Hant-TW"), is_known("de-1901-1901")
    (True, False, True, False)
    """
    language, *rest = tag.split("-")
    if language not in _known("languages"):
        return False
    plain, single = [], []
    for place, part in enumerate(rest):
        if len(part) == 1:
            single = [each.lower() for each in rest[place:]]
            break
        plain.append(part)
    if len({each.lower() for each in plain}) < len(plain) or not all(
        part.lower() in _known(_sort(part, place)) for place, part in enumerate(plain)
    ):
        return False
    public = single[: single.index("x")] if "x" in single else single
    marks = [part for part in public if len(part) == 1]
    return len(set(marks)) == len(marks)


def _sort(part: str, place: int) -> str:
    if part.isalpha() and len(part) == 3 and place == 0:
        return "extended"
    if part.isalpha() and len(part) == 4:
        return "scripts"
    return "regions" if len(part) == 2 or (len(part) == 3 and part.isdigit()) else "variants"


def shorter(language: str) -> str:
    """Give the code of two letters of a language that is written with three; empty if none."""
    found: str = _register()["shorter"].get(language, "")
    return found


def spoken_in(country: str) -> str:
    """Give the language that most speak in a country, by its code; empty where none is told."""
    found: str = _register()["spoken"].get(country, "")
    return found


@cache
def _register() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(carried(Path(__file__).with_name("register.json")))
    return found


@cache
def _known(sort: str) -> frozenset[str]:
    return frozenset(_register()[sort].split())
