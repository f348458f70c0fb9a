"""The years that a text tells: `2002`, `2014-16`, `mayo del 77`, `that year`; not 2002 voters."""

from __future__ import annotations

import re

from backstory.read.dated import YEAR, Dated
from backstory.read.years import Years

__all__ = ["ToldYears"]


class ToldYears(Years):
    """Reads years that stand by themselves, or behind a day or a month."""

    def _year_after(self, place: int) -> tuple[int | None, int]:
        words = self.words
        for more, phrases in enumerate((self.that_year, self.next_year)):
            for length, _ in phrases.at(words, place) if place < len(words) else ():
                told = (one.value.split("/")[-1] for one in reversed(self.found)
                        if one.why != "article")  # fmt: skip
                if before := next(filter(YEAR.match, told), ""):
                    return int(before[:4]) + more, place + length
        for length, _ in self.last_year.at(words, place) if place < len(words) else ():
            if self.today is not None:
                return self.today.year - 1, place + length
        for length, _ in self.this_year.at(words, place) if place < len(words) else ():
            if self.today is not None:
                return self.today.year, place + length
        step = place
        while step < len(words) and words[step] in self.raw["of"] and step - place < 2:
            step += 1
        if (short := self._short_year(place, step)) is not None:
            return short, step + 1
        if (
            step < len(words)
            and YEAR.fullmatch(words[step])
            and self.text.sentence_at(step) == self.text.sentence_at(place - 1)
        ):
            if step == place and self.text.gap(place - 1).strip() not in ("", ",", "."):
                return None, place
            return int(words[step]), step + 1
        return None, place

    def _short_year(self, place: int, step: int) -> int | None:
        """Read the `77` of `mayo del 77` and of `May '77`."""
        words = self.words
        if step >= len(words) or not re.fullmatch(r"\d\d", words[step]) or self.today is None:
            return None
        if words[step - 1] not in self.raw["short-year-after"] and (
            step > place or not set(self.text.gap(step - 1)) & {"'", "’", "‘"}
        ):
            return None
        year = self.today.year // 100 * 100 + int(words[step])
        return year if year <= self.today.year else year - 100

    def _year(self, at: int) -> Dated | None:
        word = self.words[at]
        if not YEAR.fullmatch(word) or not self._bare(at):
            return None
        if self.text.gap(at) in ("-", "–", "/") and at + 1 < len(self.words):
            other = self.words[at + 1]
            if len(other) == 2 and other.isdecimal():
                other = word[:2] + other
            if YEAR.fullmatch(other) and word < other:
                return self._written(at, at + 2, f"{word}/{other}")
        told = " ".join(self.words[max(0, at - 2) : at])
        if word.endswith("0") and told in self.raw["decade-of"]:
            return self._written(at, at + 1, f"{word[:3]}X")
        return self._written(at, at + 1, word)

    def _bare(self, at: int) -> bool:
        """Tell a year from a count of two thousand things."""
        text = self.text.text
        start, end = self.text.starts[at], self.text.ends[at]
        if start and text[start - 1] in ".,$€£#/" and text[start - 2 : start - 1].isdecimal():
            return False
        if start and text[start - 1] in "$€£#":
            return False
        if text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdecimal():
            return False
        if text[end : end + 1] == "%":
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        counts = not self.text.gap(at).strip()
        if counts and (following in self.lex.units or following in self.raw["people"]):
            return False
        return not any(
            self.words[place : place + length] and at == place + length
            for place in range(max(0, at - 3), at)
            for length, _ in self.lex.bounds.at(self.words, place, at)
            if _ in "><+~-" and self.words[at - 1] not in (*self.raw["until"], *self.raw["in"])
        )

    def _written(self, first: int, after: int, value: str) -> Dated:
        return Dated(first, after, value, "written")
