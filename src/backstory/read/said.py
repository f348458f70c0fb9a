"""
A text and its names come in; out goes how it tells who says something, without naming them again.

`The group said`, `he added`, «añadió que», `X confirms 426, and Y, 97`; who goes on speaking, and
where a sentence turns to another clause or another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from backstory.read.figures import Figure
from backstory.read.lexicon import phrases_of
from backstory.read.speakers import Speakers

__all__ = ["BACK", "BEHIND", "FEW", "MOST", "SUBJECT", "Named", "Sayings"]

SUBJECT: Final = 8
"""Words between who speaks and the word that says so."""
BEHIND: Final = 4
"""The same, of who stands behind that word; and behind `according to`."""
MOST: Final = 20
"""Names of a sentence, and words of saying, that are looked at: the last, or the first."""
BACK: Final = 3
"""Sentences back to who may go on speaking."""
FEW: Final = 2
"""Words from the beginning of a sentence to its subject."""
_QUOTED: Final = re.compile(r"“[^“”]{1,900}”|«[^«»]{1,900}»|\"[^\"]{1,900}\"")
Named = tuple[int, int, str]
"""First and after of the words that name who may speak; and who it is."""


class Sayings(Speakers):
    """How a text tells who says something."""

    def turn(self, begin: int, end: int) -> str:
        """Tell whether a sentence turns to another clause with `, and`, or goes on to a number."""
        words, ands = self.text.words, self.lex.raw["between-clauses"]
        if any(
            words[at] in ands
            and ("," in self.text.gap(at - 1) or words[at] not in self.lex.raw["and"])
            for at in range(begin, end)
        ):
            return "-turned"
        numbers = [at for at in range(begin, end) if words[at][0].isdecimal()]
        if not numbers:
            return ""
        joined = any(words[at] in self.lex.raw["and"] for at in range(begin, numbers[0]))
        return "-and" if joined else "-list"

    def is_gapped(self, named: Named, one: Figure) -> bool:
        """Read `X confirms 426, and the minister, Y, 897`: the verb of saying is told but once."""
        first, after, _ = named
        if after == one.first:
            return "," in self.text.gap(after - 1)
        apposed = "," in self.text.gap(after - 1) and "," in self.text.gap(one.first - 1)
        return apposed and 0 < one.first - after <= BEHIND and first < one.first

    def is_apart(self, named: Named, at: int, low: int) -> bool:
        """Read `Foro Penal, an NGO that …, said`: the subject, whatever is told of it between."""
        return named[0] - low <= FEW and "," in self.text.gap(named[1] - 1) and (
            "," in self.text.gap(at - 1)
        )  # fmt: skip

    def is_by_the_way(self, named: Named, here: Sequence[Named]) -> bool:
        """Read `Foro Penal, which X heads, confirms 988`: who is told of between two commas."""
        before = [one for one in here if one[1] < named[0]][-1:]
        if not before:
            return False
        begin, gap = before[0][1], self.text.gap
        last = min(named[1] - 1 + BEHIND, len(self.text.words))
        closes = any("," in gap(at) for at in range(named[1] - 1, last))
        return closes and "," in gap(begin - 1) and (
            self.text.words[begin] in self.lex.raw["whose"]
        )  # fmt: skip

    def is_strangers(self, at: int, low: int, high: int) -> bool:
        """Tell whether somebody says so whom the graph does not know: `the mayor said`."""
        words, lex = self.text.words, self.lex
        known = {*lex.raw["groups"], *lex.raw["speakers-by-office"]}
        verb = at
        while at > low and words[at - 1] in lex.raw["done"]:
            at -= 1
        before = words[at - 1] if at > low and not self.text.gap(at - 1).strip() else ""
        at = verb
        if before and before not in lex.sets["stop"] and not (
            before in lex.raw["done"] or before in lex.raw["adverbs-on"]
            or before in (*lex.raw["speakers"], *lex.raw["it"]) or before in known
        ):  # fmt: skip
            return True
        near = words[at + 1 : min(high, at + 3)]
        if len(near) < 2 or self.text.gap(at).strip():
            return False
        return lex.has("definite", near[0]) and near[1] not in known

    def is_said(self, at: int, high: int) -> bool:
        """Tell whether a word says that somebody says something, or keeps count of it."""
        words = self.text.words
        return (
            words[at] in self.lex.sets["said"]
            or words[at] in self.lex.raw["tallies"]
            or bool(self.according.at(words, at, high))
            or bool(self.records.at(words, at, high))
        )

    def said_in(self, sentence: int) -> list[int]:
        """Give the words of a sentence that say that somebody says something, looked for once."""
        if sentence not in self._said:
            low, high = self.text.sentences[sentence]
            self._said[sentence] = [at for at in range(low, high) if self.is_said(at, high)]
        return self._said[sentence]

    @cached_property
    def _said(self) -> dict[int, list[int]]:
        return {}

    def is_no_saying(self, at: int, high: int, sentence: int) -> bool:
        """Read `pardoned 110 by decree`, `an alleged plot`: nobody says anything."""
        words, raw = self.text.words, self.lex.raw
        following = words[at + 1] if at + 1 < high else ""
        if words[at] in raw["alleged"]:
            return following not in raw["and-that"]
        if at and words[at - 1] in raw["passive"]:
            return True  # `after he was declared the winner`
        if words[at] not in raw["agents"]:
            return False
        near = any(0 <= one[0] - at - 1 <= BEHIND for one in self.speakers(at, high, sentence))
        return not near and following not in raw["possessives"] and not self.is_group(at + 1) and (
            following not in raw["speakers"]
        )  # fmt: skip

    def person_before(self, sentence: int) -> str:
        """Give the person of whom the text spoke: the first of the nearest sentence with one."""
        return next((
            name.iri for back in range(sentence - 1, max(-1, sentence - 1 - BACK), -1)
            for name in self.actors.get(back, ()) if name.iri in self.persons
        ), "")  # fmt: skip

    def spoke_last(self, sentence: int) -> str:
        """Give who spoke last before a sentence."""
        for back in range(sentence - 1, max(-1, sentence - 2 * BACK), -1):
            names = self.actors.get(back, [])
            for at in reversed(self.said_in(back)[-MOST:]):
                near = sorted(
                    (min(abs(name.first - at), abs(at - name.after)), name.iri)
                    for name in names[-MOST:]
                )
                if near and near[0][0] <= SUBJECT:
                    return near[0][1]
        return ""

    def by_office(self, at: int, high: int) -> bool:
        """Read «detalló el diputado»: of whom the text spoke before by name."""
        words, offices = self.text.words, self.lex.raw["speakers-by-office"]
        near = words[at + 1 : min(high, at + 3)]
        plain = (
            at + 3 >= high or self.text.raw(at + 3).islower() or bool(self.text.gap(at + 2).strip())
        )
        return len(near) == 2 and self.lex.has("definite", near[0]) and near[1] in offices and plain

    def office_first(self, at: int, low: int) -> bool:
        """Read «el mandatario eleva el número a …», `the lawyer put it at …`."""
        words = self.text.words
        return any(  # a word may tell more of it: «el diputado chavista aseguró»
            at - low > back and words[at - back] in self.lex.raw["speakers-by-office"]
            and self.lex.has("definite", words[at - back - 1])
            and not any(self.text.gap(place).strip() for place in range(at - back, at))
            for back in (1, 2)
        )  # fmt: skip

    def has_no_subject(self, at: int, low: int) -> bool:
        """Read «También destacaron que …»: whoever spoke before."""
        words, text = self.text.words, self.text
        if self.according.at(words, at, len(words)):
            return False
        begin = at
        while begin > low and not text.gap(begin - 1).strip():
            begin -= 1
        gap = text.gap(at).strip()
        ends = gap[:1] in (",", ":", ".") or words[at + 1 : at + 2] == self.lex.raw["and-that"]
        return ends and all(word in self.lex.raw["adverbs-on"] for word in words[begin:at])

    def begins_on(self, sentence: int, name: str) -> bool:
        """Tell whether a sentence begins with one of some phrases: `Of them, …`, «Además …»."""
        low, high = self.text.sentences[sentence]
        phrases = phrases_of(self.lex.lang, name)
        return any(phrases.at(self.text.words, at, high) for at in range(low, min(high, low + 3)))

    def of_them(self, one: Figure, sentence: int) -> bool:
        """Read `180 of them soldiers`, «de los cuales 112 …»: of the number before."""
        high, words = self.text.sentences[sentence][1], self.text.words
        phrases = phrases_of(self.lex.lang, "goes-on")
        places = (one.after, *range(max(0, one.first - 4), one.first))
        return any(at < high and phrases.at(words, at, high) for at in places)

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Where quotations begin and end, in code points."""
        return [found.span() for found in _QUOTED.finditer(self.text.text)]

    def states(self, sentence: int, said: Sequence[int]) -> list[Named]:
        """Read `Venezuela says that …`: its government, named by the country before the verb."""
        if not self.government:
            return []
        low = self.text.sentences[sentence][0]
        ands = (*self.lex.raw["between-clauses"], *self.lex.raw["and-that"])
        return [
            (word.first, word.after, self.government)
            for word in self.gate.by_sentence.get(sentence, ())
            if word.code == self.gate.home and word.sort == "name" and word.after in said
            and (word.first == low or self.text.gap(word.first - 1).strip()
                 or self.text.words[word.first - 1] in ands)  # no `chamber of Venezuela says`
        ]  # fmt: skip
