"""The dates that a text writes out: days and months, with or without their year, and ranges."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from backstory.read.dated import YEAR, Dated, day_of
from backstory.read.told_years import ToldYears

__all__ = ["Written"]

_DAY: Final = re.compile(r"([0-3]?\d)(?:st|nd|rd|th|o|ro|er)?")
_DECADE: Final = re.compile(r"((?:1[5-9]|20)\d)0s")
_BEGINS: Final = frozenset("\n–—•·*:(")
"""Signs behind which a word is written large."""
_MONTH: Final = 7
"""Signs of a month, in EDTF."""
_OF_MONTH: Final = ("01-01", "12-31")
"""The edges of a year of which a month has its like."""
_LIST: Final = 9
"""Words from a day to its month, with the days that are joined to it."""
_LONGEST: Final = 31
"""Days of a month."""
_SHORT: Final = 4
"""Signs of a day at most: `18th`."""
_ISO: Final = re.compile(r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d")


class Written(ToldYears):
    """Reads days and months that are written out."""

    def _edge_of_year(self, one: Dated) -> Dated:
        """Read `the last day of 2011` and `of August`: the day follows from year and month."""
        if len(one.value) not in (4, _MONTH):
            return one
        for place in range(max(0, one.first - 4), one.first):
            for length, day in self.edges.at(self.words, place, one.first):
                if place + length != one.first:
                    continue
                if "/" in day:  # a quarter or a half
                    if len(one.value) == _MONTH:
                        continue
                    begin, end = (f"{one.value}-{month}" for month in day.split("/"))
                    return replace(one, first=place, value=f"{begin}/{end}")
                if len(one.value) == _MONTH:
                    if day not in _OF_MONTH:
                        continue
                    year, month = map(int, one.value.split("-"))
                    day = f"{monthrange(year, month)[1] if day == _OF_MONTH[-1] else 1:02}"
                return replace(one, first=place, value=f"{one.value}-{day}")
        return one

    def _digits(self, at: int) -> Dated | None:
        text = self.text
        iso = _ISO.match(text.text, text.starts[at])
        if iso and text.ends[min(at + 2, len(self.words) - 1)] == iso.end():
            return self._written(at, at + 3, iso[0]) if _real(iso[0]) else None
        word = self.words[at]
        if word.isdecimal() and len(word) <= 2 and text.gap(at) == "/":
            return self._slashed(at)
        day = _DAY.fullmatch(word)
        if day and 1 <= int(day[1]) <= 31 and (one := self._from_day(at, int(day[1]))):
            return one
        if decade := _DECADE.fullmatch(word):
            return self._written(at, at + 1, f"{decade[1]}X")
        return self._year(at)

    def _slashed(self, at: int) -> Dated | None:
        words = self.words
        if at + 2 >= len(words) or self.text.gap(at + 1) != "/":
            return None
        named = self.lex.months.get(words[at + 1])
        if named is None and not words[at + 1].isdecimal():
            return None
        one, two, year = int(words[at]), named or int(words[at + 1]), words[at + 2]
        if not YEAR.fullmatch(year):
            return None
        if named is None and not self.raw["day-first"] and one <= 12 and two <= 12 and one != two:
            return None  # nobody can tell the day from the month
        other = named is None and not self.raw["day-first"] and two > 12
        day, month = (two, one) if other else (one, two)
        real = day_of(int(year), month, day)
        return self._written(at, at + 3, real.isoformat()) if real else None

    def _from_day(self, at: int, day: int) -> Dated | None:
        """Read `14 March 2024`, `12 al 15 de febrero`, `4 and 5 May`; not what merely counts."""
        words = self.words
        days, place, span = self._days(at, day)
        while place < len(words) and words[place] in self.skip and place - at < _LIST:
            place += 1
        apart = self.text.sentence_at(at) != self.text.sentence_at(min(place, len(words) - 1))
        if place >= len(words) or words[place] not in self.lex.months or apart:
            return None
        month = self.lex.months[words[place]]
        place += 1
        if span or _follow(days) or self._is_between(at):
            return self._dated(at, place, month, day, days[-1])
        one = self._dated(at, place, month, day, day)  # the others are read at their own places
        return one and replace(one, after=at + 1)

    def _days(self, at: int, day: int) -> tuple[list[int], int, bool]:
        """Give the days of `17, 18 y 19` and `12 al 15`, the word behind, and whether to `al`."""
        days, place, words = [day], at + 1, self.words
        while place < len(words):
            mark, joint = self.text.gap(place - 1).strip(), words[place] in self.raw["joins"]
            dash = mark in ("-", "–", "—")
            if not (joint or dash or mark == ","):
                break
            then = place + joint
            then += then < len(words) and words[then] in self.raw["day-light"]
            more = _DAY.fullmatch(words[then]) if then < len(words) else None
            if more is None or int(more[1]) > _LONGEST:
                break
            days.append(int(more[1]))
            to = dash or (joint and words[place] not in self.raw["and"])
            place = then + 1
            if joint or dash:
                return days, place, to
        return ([day], at + 1, False) if len(days) > 1 else (days, place, False)

    def _dated(self, at: int, place: int, month: int, day: int, last: int) -> Dated | None:
        year, after = self._year_after(place)
        why = "written"
        if year is None:
            year, why = self._guess_year(at, place, month, day)
        if year is None:
            return None
        begin, end = day_of(year, month, day), day_of(year, month, last)
        if begin is None or end is None:
            return None
        value = begin.isoformat() if begin == end else f"{begin}/{end}"
        return Dated(at, self._tail(after), value, why)

    def _tail(self, after: int) -> int:
        """Take in the `pasado` that stands after a date."""
        if after < len(self.words) and self.words[after] in self.raw["after-date"]:
            return after + 1
        return after

    def _month(self, at: int) -> Dated | None:
        words, raw = self.words, self.text.raw(at)
        large = not self.capitals and not raw.islower() and not raw.isupper()
        if large and not (self._heads(at) and self._year_after(at + 1)[0]):
            return None  # a name: months are written small
        if self.capitals and raw.islower():
            return None
        month = self.lex.months[words[at]]
        apart = "," in self.text.gap(at) and not self._year_after(at + 2)[0]
        if self.capitals and at + 1 < len(words) and not (apart or self._ends(at)):
            day = _DAY.fullmatch(words[at + 1])
            if day and 1 <= int(day[1]) <= 31 and len(words[at + 1]) <= 4:
                return self._from_month(at, month, int(day[1]))
        year, after = self._year_after(at + 1)
        if year is not None:
            return Dated(self._from(at), after, f"{year:04}-{month:02}", "written")
        before = words[at - 1] if at else ""
        if before in self.raw["following"] and (then := self._month_after(month)):
            return Dated(at - 1, at + 1, then, "text")
        if before in self.raw["that-month"] and (then := self._month_after(month, same=True)):
            return Dated(at - 1, at + 1, then, "text")
        this = before in self.raw["same"] and self.today is not None
        if words[at] in self.raw["capital-months"] and not (
            this or before in self.raw["in"] + self.raw["past"]
        ):
            return None
        if this and self.today is not None and self.today.month != month:
            return Dated(at - 1, at + 1, f"{self.today.year:04}-{month:02}", "article")
        if not self.capitals and len(words[at]) < 4:
            return None  # a month cut short stands beside a day
        guess, why = self._guess_year(at, at + 1, month, None)
        if guess is None:
            return None
        return Dated(self._from(at), self._tail(at + 1), f"{guess:04}-{month:02}", why)

    def _month_after(self, month: int, *, same: bool = False) -> str:
        """Give such a month after the date before: `the following August`, `that August`."""
        before = self.found[-1].value.split("/")[-1] if self.found else ""
        if not YEAR.match(before):
            return ""
        told = int(before[5:7]) if len(before) >= _MONTH else 0
        if same and month < told:
            return ""
        return f"{int(before[:4]) + (month <= told and not same):04}-{month:02}"

    def _heads(self, at: int) -> bool:
        """Tell whether a word begins a sentence, or a line of a list: it is written large."""
        return at == self.text.sentences[self.text.sentence_at(at)][0] or bool(
            set(self.text.gap(at - 1)) & _BEGINS
        )

    def _ends(self, at: int) -> bool:
        """Tell whether a sentence ends with a month: `in February.`, and a list goes on with 4."""
        gap = self.text.gap(at)
        return "." in gap and "\n" in gap

    def _from(self, at: int) -> int:
        """Take in the `last` or `pasado` that stands before a month."""
        return (
            at - 1 if at and self.words[at - 1] in (*self.raw["past"], *self.raw["future"]) else at
        )

    def _from_month(self, at: int, month: int, day: int) -> Dated | None:
        place, last = at + 2, day
        words = self.words
        days, behind, span = self._days(at + 1, day)
        if len(days) > 1 and not span and self._are_days(days, behind):
            if _follow(days) or self._is_between(at):
                return self._dated(at, behind, month, day, days[-1])
            return self._each(at, behind, month, days)
        if self.text.gap(at + 1).strip() in ("-", "–") and place < len(words):
            more = _DAY.fullmatch(words[place])
            if more and int(more[1]) <= 31:
                last, place = int(more[1]), place + 1
        elif place + 1 < len(words) and words[place] == "to":
            more = _DAY.fullmatch(words[place + 1])
            if more and day < int(more[1]) <= 31 and len(words[place + 1]) <= 4:
                last, place = int(more[1]), place + 2
        return self._dated(at, place, month, day, last)

    def _is_between(self, at: int) -> bool:
        """Tell whether days are the ends of a time: `between 4 and 18`, `entre el 4 y el 18`."""
        before = at - 1 - (self.words[at - 1] in self.raw["day-light"])
        return self.words[before] in self.raw["between"]

    def _are_days(self, days: Sequence[int], behind: int) -> bool:
        """Tell whether numbers joined behind a month rise, and the last is as short as a day."""
        return days == sorted({*days}) and len(self.words[behind - 1]) <= _SHORT

    def _each(self, at: int, behind: int, month: int, days: Sequence[int]) -> Dated | None:
        """Read `May 4 and 18, 2016`: two days, and no time from the one to the other."""
        one = self._dated(at, behind, month, days[0], days[0])
        if one is None:
            return None
        places = [place for place in range(at + 2, behind) if self.words[place][0].isdecimal()]
        for place, day in zip(places, days[1:], strict=True):
            then = day_of(int(one.value[:4]), month, day)
            if then is not None:
                after = one.after if day == days[-1] else place + 1
                self.more[place] = replace(one, first=place, after=after, value=then.isoformat())
        return replace(one, after=at + 2)


def _follow(days: Sequence[int]) -> bool:
    """Tell whether each day is the one after the one before it, if there are several."""
    return [*days] == [*range(days[0], days[0] + len(days))]


def _real(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
