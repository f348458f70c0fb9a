"""Texts in two languages come in; out go warnings where one stands in the place of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from backstory.dossier.marked import Marked, Path_
from backstory.errors import Severity
from backstory.words.languages import language_name, shipped, words_of

__all__ = ["hold_tongues"]

_SURE: Final = 3
"""Joining words of another language, and none of its own, by which a text is surely in that."""
_BOTH: Final = 2
"""The same, where both texts are so, or are one."""


def hold_tongues(marked: Marked) -> None:
    """Warn of texts that were exchanged, or that stand in a language that is not theirs."""
    one, other = shipped()[:2]
    if not isinstance(marked.value, dict):
        return
    for path, texts in _pairs(marked.value, ()):
        first, second = _told(texts[one]), _told(texts[other])
        is_other = _is_of(first, other, one, _BOTH)
        if is_other and _is_of(second, one, other, _BOTH):
            what = f"`{one}:` is in {language_name(other)} and `{other}:` in {language_name(one)}"
            _warn(marked, (*path, one), what, "exchange the two")
            continue
        for lang, away, words in ((one, other, first), (other, one, second)):
            same = texts[one] == texts[other]
            if not _is_of(words, away, lang, _BOTH if same else _SURE):
                continue
            if same and "name" not in texts and path and _is_label(texts):
                mend = f"write it in {language_name(lang)}; a proper name of both is `name: …`"
            else:
                mend = f"write it in {language_name(lang)}"
            what = f"`{lang}:` looks like {language_name(away)}"
            _warn(marked, (*path, lang), what, mend)


def _warn(marked: Marked, path: Path_, what: str, mend: str) -> None:
    marked.add(marked.spot(path), "D073", what, mend, Severity.WARNING)


def _is_label(texts: Mapping[str, Any]) -> bool:
    return not texts.keys().isdisjoint(("kind", "form", "also", "position", "match"))


def _pairs(value: Any, path: Path_) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    """Give every pair of texts of a file, and where it stands."""
    if isinstance(value, dict):
        one, other = (value.get(lang) for lang in shipped()[:2])
        if isinstance(one, str) and isinstance(other, str):
            yield path, value
        inner: Iterable[tuple[str | int, Any]] = value.items()
    else:
        inner = enumerate(value)
    for key, below in inner:
        if isinstance(below, dict | list):
            yield from _pairs(below, (*path, key))


def _told(text: str) -> list[str]:
    return text.lower().split()


def _is_of(words: list[str], lang: str, own: str, least: int) -> bool:
    """Tell whether words are of a language by those that join others, and not of their own."""
    other = len(_light(lang, own).intersection(words))
    return other >= least and _light(own, lang).isdisjoint(words)


@cache
def _light(lang: str, apart: str) -> frozenset[str]:
    """Give the words of a language that join others, and are none of the other language."""
    mine, others = (set(words_of(each)["asking"]["light"].split()) for each in (lang, apart))
    return frozenset(word for word in mine - others if len(word) > 1)
