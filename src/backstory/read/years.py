"""The year that is to be read with a date that stands in a text without one: `in March`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Final

from backstory.read.dated import YEAR, Dated, day_of
from backstory.read.lexicon import Lexicon, Phrases, phrases_of
from backstory.read.numbers import number_at
from backstory.read.tense import undone
from backstory.read.tokens import Tokens

__all__ = ["Years"]

_MONTHLY: Final = re.compile(r"(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?")
_HEADS: Final = re.compile(r"\s*[.:\u2013\u2014-]")
"""What stands behind a day that heads a line."""
_EPOCH: Final = date(1970, 1, 1).toordinal()
_VERB: Final = 5
"""Words behind a date in which the verb stands."""
_NEAR: Final = 12
"""Words before a date among which one that looks ahead puts it in the future."""
_BESIDE: Final = 6
"""Words between two dates of which one follows the other."""
_BACK: Final = 20
"""Dates back among which one may have put a month into the future."""
_MONTH: Final = 7
"""Signs of a month, in EDTF."""
_RECENT: Final = 2
"""Years since a story that the news goes on with."""
_JUST: Final = 30
"""Days ago: what was planned for such a day is not meant for the next year."""
_LIGHT: Final = 3
"""Words between `twenty years` and the day since which they went by."""
_NAMED: Final = 9
"""The same, where they name what happened on it."""
_HALF: Final = 6
"""Months ahead of a text that are nearer than the same ones before it."""


class Years:
    """What the reader of dates knows of a text, and the years that it leaves unsaid."""

    def __init__(self, text: Tokens, words: Lexicon, day: date | None) -> None:
        self.text = text
        self.words = text.words
        self.lex = words
        self.raw = words.raw
        self.today = day
        self.relative = phrases_of(words.lang, "relative")
        self.found: list[Dated] = []
        self.more: dict[int, Dated] = {}  # days read with one before them, by their first word
        self.capitals: bool = words.raw["capital-days"]
        self.ahead = frozenset((*words.raw["ahead"], *words.raw["future"]))
        self.skip = frozenset((*words.raw["of"], *words.raw["day-light"]))
        self.past, self.future = words.raw["past"], words.raw["future"]
        self.that_year = phrases_of(words.lang, "that-year")
        self.next_year = phrases_of(words.lang, "next-year")
        self.this_year = phrases_of(words.lang, "this-year")
        self.last_year = phrases_of(words.lang, "last-year")
        self.edges = phrases_of(words.lang, "year-edges")
        self.named = phrases_of(words.lang, "named-days")
        self.weeks: Phrases[int] = phrases_of(words.lang, "week-after")

    def _guess_year(
        self, at: int, after: int, month: int, day: int | None
    ) -> tuple[int | None, str]:
        words = self.words
        if borrowed := self._borrowed(after):
            return borrowed, "written"
        if since := self._years_since(at, month, day):
            return since, "story"
        near = {*words[max(0, at - 3) : at], *words[after : after + 1]}
        past = bool(near & set(self.raw["past"]))
        if head := self._heading(at):
            return int(head.value[:4]), "story"
        story = self._story(at)
        if said := self._said_ahead(month):
            return said, "story"
        if self.today is None:
            return (story, "story") if story else (None, "")
        if story is None and not past:
            story = self._told_on(at, month)
        if story and not past and story != self.today.year:
            return self._onward(story, month, day, at), "story"
        gone = any(word in self.raw["gone"] for word in words[max(0, at - 2) : at])
        ahead = not (past or gone) and (
            self._ahead(at) or self._until(at, month, day) or self._ahead_behind(at, after)
        )
        return self._nearest(month, day, past=past, ahead=ahead), "article"

    def _years_since(self, at: int, month: int, day: int | None) -> int | None:
        """Give the year of `twenty years after 11 April`, told about that day of another year."""
        then = self.today and day and day_of(self.today.year, month, day)
        if not then or self.today is None or abs((self.today - then).days) > _JUST:
            return None
        place, units = at - 1, self.lex.units
        while place > 0 and at - place <= _NAMED and units.get(self.words[place]) != "year":
            place -= 1
        if at - place > _LIGHT and not self._are_gone(place + 1):
            return None
        held = units.get(self.words[place]) == "year" and ", " not in self.text.gaps[place:at]
        for back in range(1, _LIGHT + 1):
            number = number_at(self.text, place - back, self.lex) if place >= back else None
            if held and number is not None and number.after == place:
                return then.year - int(number.value)
        return None  # nor for `eight years, and left on 25 February`

    def _are_gone(self, at: int) -> bool:
        """Tell whether what follows `seven years` was then: `after the rising of 30 April`."""
        told = " ".join(self.words[at : at + _LIGHT])
        return any(f"{told} ".startswith(f"{phrase} ") for phrase in self.raw["apart-after"])

    def _said_ahead(self, month: int) -> int | None:
        """Give the coming year in which the text put that month before: `next 6 December`."""
        for one in reversed(self.found[-_BACK:]):
            if len(one.value) >= 7 and one.value[5:7] == f"{month:02}" and self.today is not None:
                year = int(one.value[:4])
                if (year, month) > (self.today.year, self.today.month):
                    return year
        return None

    def _onward(self, year: int, month: int, day: int | None, at: int) -> int:
        """Take the next year where a story would else go back: `in July 1976 and in March`."""
        before = self.found[-1] if self.found else None
        if before is None or self.today is None or len(before.value) < _MONTH:
            return year
        if self.text.sentence_at(before.first) != self.text.sentence_at(at):
            return year
        begin = before.span.earliest_begin
        then = day_of(year, month, day or 28)
        comes = day_of(year + 1, month, day or 1)
        over = comes is not None and comes <= self.today
        if begin is None or not then or not over or then.toordinal() - _EPOCH >= begin:
            return year
        if at - before.after <= _BESIDE:
            return year + 1
        between = {*self.words[before.after : at]}
        if between & {*self.raw["earlier-than"]}:
            return year
        last = self._nearest(month, day, past=False, ahead=False)
        return last if last <= year + _RECENT else year  # the last such month, as news tells it

    def _borrowed(self, after: int) -> int | None:
        """Read `4 February and 27 November 1992`: the first has the year of the second."""
        words = self.words
        if after < len(words) and (
            words[after] in self.raw["joins"] or self.text.gap(after - 1) == ", "
        ):
            for place in range(after, min(after + _BESIDE + 1, len(words))):
                if YEAR.fullmatch(words[place]) and any(
                    word in self.lex.months for word in words[after:place]
                ):
                    return int(words[place])
        return None

    def _heading(self, at: int) -> Dated | None:
        """Give the day or year of the past that heads a line, as in a chronology: `2022. In…`."""
        first = self._lines[bisect_right(self._lines, at) - 1]
        place = bisect_left(self.found, first, key=attrgetter("first"))
        head = self.found[place] if place < len(self.found) else None
        if (
            head is None
            or head.first != first
            or head.why != "written"
            or not YEAR.match(head.value)
        ):
            return None
        if self.today is None or int(head.value[:4]) >= self.today.year or "/" in head.value:
            return None
        return head if _HEADS.match(self.text.gap(head.after - 1)) else None

    @cached_property
    def _lines(self) -> list[int]:
        """The first words of all lines."""
        return [0, *(at for at, gap in enumerate(self.text.gaps, 1) if "\n" in gap)]

    def _story(self, at: int) -> int | None:
        """Give the year that the sentence, or the one before, is about."""
        here = self.text.sentence_at(at)
        back = 1 + self._is_asked(here - 1)  # of an interview the answer before
        for one in reversed(self.found):
            there = self.text.sentence_at(one.first)
            if there < here - back:
                return None
            if one.sense == "since" and len(one.value) == 4:
                continue  # `in office since 2017`: no story of that year
            if one.why in ("written", "story", "text") and YEAR.match(one.value):
                same = there == here
                first = self.words[self.text.sentences[here][0]]
                points = first in self.raw["points"]
                years = self._years_in(there)
                if (same or points or one.why == "story") and len(years) == 1:
                    return int(one.value[:4])
                if same and len(one.value) > 4 and "/" not in one.value:
                    return None
        return None

    def _is_asked(self, sentence: int) -> bool:
        """Tell whether a sentence is a question."""
        return sentence > 0 and "?" in self.text.gap(self.text.sentences[sentence][1] - 1)

    def _told_on(self, at: int, month: int) -> int | None:
        """Read `passed in March 2016. The court killed it in April`: the months that follow."""
        here = self.text.sentence_at(at)
        one = self.found[-1] if self.found else None
        if one is None or self.today is None or not _MONTHLY.fullmatch(one.value):
            return None
        year, told = int(one.value[:4]), int(one.value[5:7])
        begins = self.words[at - 1] == self.words[self.text.sentences[here][0]]
        there = self.text.sentence_at(one.first)
        if one.why == "article" or begins or there < here - 1 or year >= self.today.year:
            return None
        if set(self.text.text[self.text.ends[one.first] : self.text.starts[at]]) & {"\n"}:
            return None
        return year if told <= month <= told + _HALF else None

    def _years_in(self, sentence: int) -> set[str]:
        """Give the years of the dates found in a sentence, or in those of one before it."""
        found = set()
        for one in reversed(self.found):
            there = self.text.sentence_at(one.first)
            if there < sentence:
                break
            if there == sentence:
                found.add(one.value[:4])
        return found

    def _ahead(self, at: int) -> bool:
        """Tell whether the words before look to the future."""
        low = self._clause(at)
        endings = tuple(self.raw["future-endings"])
        ahead = self._is_said_ahead(low, at) or bool(
            endings and any(self.text.raw(p).endswith(endings) for p in range(low, at))
        )
        return ahead and not undone(self.text, self.lex, at + 1)

    def _is_said_ahead(self, low: int, at: int) -> bool:
        """Tell whether a word before a place looks ahead, and was not done: `had called on her`."""
        return any(
            self.words[place] in self.ahead
            and not (place and self.words[place - 1] in self.raw["had"])
            for place in range(low, at)
        )

    def _ahead_behind(self, at: int, after: int) -> bool:
        """Read `On July 30, the country will vote`, `11:20 On Sunday …`: the verb stands behind."""
        low, high = self.text.sentences[self.text.sentence_at(at)]
        if at - low > 1 + 2 * self.words[low].isdecimal():
            return False
        endings = tuple(self.raw["future-endings"])
        return any(
            self.words[place] in self.raw["verbs-ahead"]
            or (endings and self.text.raw(place).endswith(endings))
            for place in range(after, min(high, after + _VERB))
        )

    def _clause(self, at: int, far: int = _NEAR) -> int:
        """Give the word with which the clause before a place begins, some words back at most."""
        low = max(self.text.sentences[self.text.sentence_at(at)][0], at - far)
        return next((p for p in range(at - 1, low, -1) if "," in self.text.gap(p - 1)), low)

    def _until(self, at: int, month: int, day: int | None) -> bool:
        """Tell whether it stands after `until` or the like, and the next such month is nearer."""
        low = max(self._clause(at), at - 4)
        nearer = self.today is not None and (month - self.today.month) % 12 <= _HALF
        if self.today is not None and day is not None and month == self.today.month:
            nearer = day >= self.today.day  # `until the 10th`, told on the 19th: it is past
        return nearer and any(word in self.raw["ahead-beside"] for word in self.words[low:at])

    def _nearest(self, month: int, day: int | None, *, past: bool, ahead: bool) -> int:
        today = self.today or date.today()  # noqa: DTZ011 - never reached without a day
        then = day_of(today.year, month, day or 1)
        if then is None:
            return today.year
        if ahead:
            comes = (today - then).days <= _JUST if day else month >= today.month
            return today.year if comes else today.year + 1
        gone = then <= today if day else month <= today.month
        if past and not day and month == today.month:
            gone = False
        return today.year if gone else today.year - 1
