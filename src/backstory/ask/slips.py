"""Words that somebody typed come in; they go out with slips in the words that ask put right."""

from __future__ import annotations

import re
from typing import Final

from backstory.ask.plain import plain
from backstory.ask.shelf import Shelf, like
from backstory.ask.typed import Words

__all__ = ["mended"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = 3
"""Letters of a word that may be a slip."""


def mended(shelf: Shelf, words: Words, text: str) -> str:
    """Put right what no row has and no name begins with: whn was the coup, cuantso presos."""
    return _WORD.sub(lambda found: _right(shelf, words, found[0]), text)


def _right(shelf: Shelf, words: Words, typed: str) -> str:
    word = plain(typed)
    known = word in words.asks or word in words.alike or shelf.having(word)  # *huyó* is no *hubo*
    if len(word) < _LETTERS or not word.isalpha() or known:
        return typed
    near = [each for each in like(word, sorted(words.asks)) if each[0] == word[0]]
    if shelf.beginning(word):  # what may be a name that is not typed to its end
        near = [each for each in near if each in words.turns.open]
    # Letters that changed places, one left out, one too many are slips more often than another.
    order = (len(word) + 1, len(word) - 1, len(word))
    swapped = {each for each in near if sorted(each) == sorted(word)}
    return min(
        near, key=lambda one: (one not in swapped, order.index(len(one)), one), default=typed
    )
