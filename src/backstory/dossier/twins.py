"""A text in two languages comes in; out goes a warning where the two give different numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.errors import Problem, Severity, Spot
from backstory.words.languages import language_name

__all__ = ["hold_both", "hold_numbers", "numbers_in"]

_DIGIT: Final = re.compile(r"\d")
_GROUPS: Final = re.compile(r"(?<=\d)[.,\u00a0\u2007\u2009\u202f ](?=\d{3}(?!\d))")
_LEFT: Final = re.compile(r"【[^【】]*】|:contentReference\S*")
"""What programs that chat leave in a text, which is told as that."""
_NUMBER: Final = re.compile(
    r"(?<![\w.,:])(\d+(?:[.,:]\d+)*)(?!\w*[- ]centur)(?:st|nd|rd|th)?(?!\w)"
)
"""A number in digits; not a part of a word such as 1960s, nor a century."""


def numbers_in(text: str) -> list[str]:
    """
    List the numbers of a text, as no language writes them.

    >>> numbers_in("11,526 of 60.5 on the 8th"), numbers_in("11.526 de 60,5 el 8, siglo XX")
    (['11526', '60.5', '8'], ['11526', '60.5', '8'])
    """
    if not _DIGIT.search(text):  # most sentences have none
        return []
    plain = _GROUPS.sub("", _LEFT.sub("", text))
    return sorted(re.sub(r"[,:]", ".", each) for each in _NUMBER.findall(plain))


def hold_numbers(registry: Registry, texts: Mapping[str, str], at: Spot, key: str) -> None:
    """Warn where one statement has other numbers in one language than in another."""
    # That one is missing is told, and that something stands in place of what is no YAML.
    if len(texts) != 2 or not all(text.strip("-") for text in texts.values()):
        return
    (one, first), (other, second) = sorted(texts.items())
    here, there = numbers_in(first), numbers_in(second)
    if here != there:
        told, away = ", ".join(here or there), language_name(one if here else other)
        if here and there:
            what = (
                f"`{key}` has the numbers {told} in {away} and "
                f"{', '.join(there)} in {language_name(other)}"
            )
        else:
            bare = language_name(other if here else one)
            what = f"`{key}` has the numbers {told} in {away} and none in {bare}"
        mend = "let both languages say the same; where one spells a number out, write it in digits"
        registry.problems.append(Problem(at, "D070", what, mend, Severity.WARNING))


def hold_both(
    registry: Registry, page: Marked, path: tuple[str, ...], key: str, texts: Mapping[str, str]
) -> None:
    """
    Note a text that stands in one language of the dossier alone, each under a key of its own.

    Args:
        registry: Where problems are noted, and the languages.
        page: The file.
        path: Where the name stands that has the text.
        key: What both keys begin with: `title` of `title-en` and `title-es`.
        texts: The text in each language, empty where there is none.
    """
    for lang in registry.languages if any(texts.values()) else ():
        lacks = f"{key}-{lang}"
        if not texts.get(lang) and (*path, lacks) in page.meant:  # told where it is misspelt
            registry.following += 1
        elif not texts.get(lang):
            at = page.spot(path, key=True)
            registry.note(at, "D017", f"`{lacks}` is missing", f"add `{lacks}: …`")
