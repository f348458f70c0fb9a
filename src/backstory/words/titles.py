"""The title of a source comes in; out goes the same, with what the editors add to it in words."""

from __future__ import annotations

from typing import Final

from backstory.words.languages import languages
from backstory.words.phrases import phrase

__all__ = ["title"]

_UNSEEN: Final = (
    "title not seen", "title not kept", "address not kept", "title and address not seen",
)  # fmt: skip
"""What editors put behind a description that stands in place of a title."""


def title(text: str, lang: str) -> str:
    """
    Give the title of a source; what the editors add where they saw none is told in the language.

    >>> title("Page of DW on the prisoner swap, title not seen", "es")
    'Page of DW on the prisoner swap (título no visto)'
    """
    for key in _UNSEEN:
        for written in languages():
            added = phrase(key, written)
            for ending in (f", {added}", f" ({added})"):
                if text.endswith(ending):
                    return f"{text.removesuffix(ending)} ({phrase(key, lang)})"
    return text
