"""
The grammar of a language that has no module of its own: no article, no contraction, no case.

A name stands as it is labelled; what the language does with two names, with quotation marks and
with a plural is read from its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from backstory.words.languages import words_of

if TYPE_CHECKING:
    from backstory.dates.edtf import Stretch

__all__ = ["Common", "Plain"]

Common = Callable[[str], bool]
"""Tells whether a word is an ordinary one: written small where no sentence begins."""


class Plain:
    """What holds in any language; a module of one language says more (see `Grammar`)."""

    def __init__(self, lang: str) -> None:
        self.words = words_of(lang)["grammar"]
        self.dates = words_of(lang)["dates"]

    def joined(self, names: Sequence[str]) -> str:
        """Join names with the word of the language before the last."""
        return self._joined(names, self.words["joined"])

    def _joined(self, names: Sequence[str], pattern: str) -> str:
        """Join names with a pattern for what stands before the last, and the last."""
        if len(names) < 2:
            return "".join(names)
        comma = ";" if len(names) > 2 and any("," in name for name in names) else ","
        return pattern.format(f"{comma} ".join(names[:-1]), names[-1])

    def contracted(self, text: str) -> str:
        """Contract nothing."""
        return text

    def quoted(self, text: str) -> str:
        """Put words in the quotation marks of the language."""
        marked: str = self.words["quoted"]
        return marked.format(text)

    def small(self, text: str, common: Common) -> str:
        """Leave the first letter as it is."""
        return text

    def _small(
        self, text: str, common: Common, numbers: re.Pattern[str], endings: tuple[str, ...] = ()
    ) -> str:
        """Do that for a language whose numbers and whose endings of ordinary words are known."""
        words = text.split()
        if not words or (words[0].isupper() and len(words[0]) > 1):
            return text
        title = len(words) > 1 and words[1][:1].isupper() and len(words[0]) > 3
        ordinary = common(words[0]) or words[0].endswith(endings)
        if numbers.match(text) or (ordinary and not title):
            return text[0].lower() + text[1:]
        return text

    def _is_small(self, name: str, kind: str, links: Collection[str]) -> bool:
        """Tell whether a name may begin small: of events, groups, laws called by what they do."""
        if kind in ("event", "group"):
            return True
        words = name.split()
        plain = len(words) > 1 and words[1].islower() and words[1] not in links
        return plain and kind == "instrument"

    def _grouped(self, name: str) -> str:
        """Put what a group's name adds after a comma in parentheses."""
        return re.sub(r"^([^(]*?), (.*)$", r"\1 (\2)", name)

    def is_plural(self, name: str) -> bool:
        """Take a name for a singular, which is said of many things as of one."""
        return False

    def is_noun(self, name: str, kind: str, common: Common) -> bool:
        """Take no event for a noun: its label stands in quotation marks."""
        return kind != "event"

    def is_clause(self, name: str, common: Common) -> bool:
        """Take no label for a clause, as none for a plural."""
        return False

    def plural(self, word: str) -> str:
        """Give the plural of a unit, as the words of the language put it."""
        other: str = self.words["plural"]["other"]
        return other.format(word)

    def noun(self, name: str, kind: str, common: Common) -> str:
        """Write a name as it is labelled, an event's in quotation marks."""
        return name if not name or self.is_noun(name, kind, common) else self.quoted(name)

    def one(self, name: str) -> str:
        """Give no article."""
        return ""

    def unexpected(self, counted: str) -> str:
        """Leave a thing counted as it is."""
        return counted

    def stretch(self, begin: Stretch, end: Stretch, first: str, last: str, year: str) -> str:
        """Name both ends whole."""
        named: str = self.dates["stretch"]
        return named.format(first, last)
