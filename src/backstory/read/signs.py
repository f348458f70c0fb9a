"""What speaks for a link comes in; out go the words of it as a text writes them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.thing import stem
from backstory.read.tokens import Tokens

__all__ = ["Signs"]


class Signs:
    """The words of a text by their stems, each looked up where it stands nearest to a link."""

    def __init__(self, text: Tokens, lex: Lexicon) -> None:
        self.text, self.lex = text, lex

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each stem stands: a long text has thousands of links, each with some signs."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.text.words):
            found.setdefault(stem(word), []).append(at)
        return found

    def as_written(self, one: Mention, told: str) -> str | None:
        """Give the word of a stem as it stands nearest to a mention; None if it tells nothing."""
        places = self._places.get(told, [])
        near = bisect_left(places, one.first)
        at = min(
            places[max(0, near - 1) : near + 1],
            key=lambda at: max(one.first - at, at - one.after, 0), default=None,
        )  # fmt: skip
        if at is None:
            return None
        word, lex = self.text.words[at], self.lex
        plain = word.isdecimal() or word in lex.months or word in lex.weekdays
        number = word in lex.raw["numbers"]
        if plain or number or any(word in lex.sets[name] for name in ("stop", "common", "no-sign")):
            return None
        return self.text.raw(at)
