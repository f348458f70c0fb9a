"""What speaks for a link comes in; out go the words of it as a text writes them."""

from __future__ import annotations

from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.thing import stem
from backstory.read.tokens import Tokens

__all__ = ["as_written"]


def as_written(one: Mention, told: str, text: Tokens, lex: Lexicon) -> str | None:
    """Give the word of a stem as it stands nearest to a mention; None where it tells nothing."""
    places = [at for at, word in enumerate(text.words) if stem(word) == told]
    if not places:
        return None
    at = min(places, key=lambda at: max(one.first - at, at - one.after, 0))
    word = text.words[at]
    plain = word.isdecimal() or word in lex.months or word in lex.weekdays
    number = word in lex.raw["numbers"]
    if plain or number or any(word in lex.sets[name] for name in ("stop", "common", "no-sign")):
        return None
    return text.raw(at)
