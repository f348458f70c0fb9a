"""What is to be said beside an answer comes in; whoever hears it gets it, in the reader's words."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

__all__ = ["BESIDE", "SAID_IN", "say_beside"]

BESIDE: Final[list[Callable[[str], None]]] = []
"""Who hears what is said beside an answer, as the shell does; nobody: it goes into the log."""
SAID_IN: Final[ContextVar[str]] = ContextVar("the language of a call from Python", default="")
"""The language of the call from Python that is being answered; empty: none says."""


def say_beside(text: str) -> None:
    """Say something of a graph that is read on all the same, in English: who hears it puts it."""
    for hears in BESIDE:
        hears(text)
    if not BESIDE:
        import logging  # late: of most graphs there is nothing to say

        logging.getLogger("backstory").warning("%s", _in_words(text))


def _in_words(text: str) -> str:
    """Put it in the language of whoever calls from Python."""
    lang = SAID_IN.get()
    if not lang:
        return text
    from backstory.words.messages import message_in  # late: messages are written in English

    return message_in(text, lang)
