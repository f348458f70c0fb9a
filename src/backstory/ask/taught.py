"""
The words by which people ask, of all languages that are spoken, as the box of a graph has them.

They are of no graph: a command learns them while its graph is being read on another core.
"""

from __future__ import annotations

from typing import Any, Final

from backstory.ask.typed import Words
from backstory.words.languages import languages, words_of

__all__ = ["taught", "teach"]

_AHEAD: Final[list[Words]] = []
"""What was learned before it was asked for; each box has its own."""


def teach() -> None:
    """Learn the words, for the box that is made next."""
    _AHEAD[:] = [_learned()]


def taught() -> Words:
    """Give the words, for one box."""
    return _AHEAD.pop() if _AHEAD else _learned()


def _learned() -> Words:
    return Words(map(_language, languages()))


def _language(lang: str) -> dict[str, Any]:
    words = words_of(lang)
    asking = words["asking"]
    return {"months": words["months"], "light": asking["light"], "asking": asking["questions"],
            "pairs": asking["pairs"], "spelt": asking["spelt"],
            "alike": asking["alike"], "edges": asking["edges"],
            "fates": asking["fates"], "turns": asking["turns"], "links": asking["links"],
            "listing": asking["listing"], "named": asking["named"], "spans": asking["spans"],
            "laws": asking["laws"], "theirs": asking["theirs"], "little": asking["little"],
            "seconds": asking["seconds"], "meant": asking["meant"],
            "counts": asking["counts"], "actors": asking["actors"],
            "speakers": asking["speakers"], "telling": asking["telling"],
            "became": asking["became"], "instead": asking["instead"]}  # fmt: skip
