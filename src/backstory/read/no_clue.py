"""A clue comes in; out goes whether it tells no event: it is a part of a name or of an office."""

from __future__ import annotations

from typing import Final

from backstory.read.clues import Clue
from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

__all__ = ["is_name", "is_of_office", "is_of_text"]

_NAME: Final = 2
"""Words of a name at least."""
_SHORT: Final = 3
"""Letters of words that names write small."""


def is_name(clue: Clue, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a clue is a name in a sentence, `the Commission for Truth`; no headline is."""
    first, after = text.sentences[clue.sentence]
    if clue.after - clue.first < _NAME or clue.first == first:
        return False
    stop = lex.sets["stop"]
    long = [at for at in range(clue.first, clue.after)
            if len(text.words[at]) > _SHORT and text.words[at] not in stop]  # fmt: skip
    if not long or not all(text.raw(at)[:1].isupper() for at in long):
        return False
    plain = sum(text.raw(at)[:1].islower() for at in range(first, after)
                if len(text.words[at]) > _SHORT)  # fmt: skip
    return plain > (after - first) // 4


def is_of_text(clue: Clue, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a clue is a part of a name: `amnesty law`, `ley de amnistía`, `the ruling X`."""
    words = text.words
    party = words[clue.first] in lex.raw["of-party"] and clue.after < len(words)
    if party and text.gap(clue.first) == " " and text.raw(clue.after)[:1].isupper():
        return True  # `the ruling PSUV`
    if clue.after - clue.first != 1 or lex.forms.get(words[clue.first]) != "amnesty":
        return False
    if (
        clue.after < len(words)
        and text.gap(clue.first) == " "
        and (lex.forms.get(words[clue.after]) in ("law", "bill"))
    ):
        return True
    return clue.first > 1 and words[clue.first - 1] in lex.raw["of"] and (
        lex.forms.get(words[clue.first - 2]) in ("law", "bill")
    )  # fmt: skip


def is_of_office(clue: Clue, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a clue is what somebody presides over: `Arreaza, que preside la comisión`."""
    words, at = text.words, clue.first - 1
    at -= at > 0 and words[at] in lex.sets["definite"]
    return at > 0 and words[at] in lex.raw["presides"] and words[at - 1] in lex.raw["whose"]
