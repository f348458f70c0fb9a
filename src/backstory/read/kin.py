"""Words before a name come in; out goes whether they tell whose brother somebody else is."""

from __future__ import annotations

from typing import Final

from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["is_kin"]

_FAR: Final = 5
"""Words between `brother of` and the name, its article and office among them."""


def is_kin(text: Tokens, lex: Lexicon, first: int) -> bool:
    """Tell a name that only says whose kin another is: `brother of the president, …`."""
    words, gaps, kin = text.words, text.gaps, lex.raw["kin"]
    for at in range(first - 1, max(0, first - _FAR) - 1, -1):
        if gaps[at] != " " and gaps[at].strip():
            return False
        if words[at] in kin:
            return at + 1 < first and words[at + 1] in lex.raw["of"]
        if at and text.capitals[at]:
            return False
    return False
