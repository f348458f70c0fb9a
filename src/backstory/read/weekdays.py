"""
The weekdays of a text, against its own day: `on Friday`, `este domingo`, `Friday the 6th`.

By itself a weekday is the last one; the tense, `next` or `last` beside it, and the story in which
it stands tell otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from backstory.read.dated import Dated, day_of
from backstory.read.relative import Relative
from backstory.read.tense import is_ahead, is_past, tense_of, undone

__all__ = ["Weekdays"]

_DAYS: Final = 62
"""Days around a text among which `Friday the 6th` is looked for."""
_CLOSE: Final = 9
"""Words before a weekday among which one that looks ahead governs it."""
_ON: Final = 2
"""Sentences for which a story goes on that told a day."""
_NEWS: Final = 3
"""Sentences from the beginning that tell the news."""
_LONG_AGO: Final = 60
"""Days before the text on which a story is no news."""
_DAY: Final = 10
"""Signs of a day, in EDTF."""
_MONTH: Final = 7
"""Signs of a month, in EDTF."""
_NEAR_DAYS: Final = 2
"""Days ahead that are nearer than the same weekday before: `este domingo`, told on a Friday."""


class Weekdays(Relative):
    """Reads weekdays, and the days of weeks and months that are told by them."""

    def _weekday(self, at: int) -> Dated | None:
        words = self.words
        first, after = at, at + 1
        if self._is_other_case(at):
            return None
        if nth := self._nth_of_month(at):
            return nth
        explicit = self._beside(after) or self._of_month(after, words[at])
        if explicit:
            return replace(explicit, first=self._article(at))
        if self.today is None:
            return None
        before = words[max(0, at - 2) : at]
        following = words[after : after + 1]
        wanted = self.lex.weekdays[words[at]]
        if beside := self._beside_another(at, wanted):
            return beside
        back = (self.today.weekday() - wanted) % 7
        past = any(word in self.raw["past"] for word in (*before[-1:], *following))
        ahead = any(word in self.raw["future"] for word in (*before[-1:], *following))
        coming = next((parts for parts in map(str.split, self.raw["coming-after"])
                       if words[after : after + len(parts)] == parts), [])  # fmt: skip
        ahead = ahead or bool(coming)
        if past and back == 0:
            back = 7
        then = self.today - timedelta(days=back)
        if not (past or ahead) and (told := self._in_story(at, wanted)):
            return Dated(self._article(at), after, told.isoformat(), "story")
        if before[-1:] and before[-1] in (*self.raw["same-week"], *self.raw["same-near"]):
            comes = back > 0 and self._is_this_to_come(at, before[-1])
        else:
            comes = back > 0 and not past and (
                (self._ahead(at) and self._close(at))
                or self._is_to_be(at)
                or (self._ahead_behind(self._article(at), after) and self._first_is_ahead(after))
            )  # fmt: skip
        if ahead or comes:
            then = self.today + timedelta(days=(wanted - self.today.weekday() - 1) % 7 + 1)
        week = self._week_after(after)
        if week is not None:
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=week[0])
            then, after = monday + timedelta(days=wanted), week[1]
        elif following and following[0] in (*self.raw["past"], *self.raw["future"]):
            after += 1
        else:
            after += len(coming)
        return Dated(self._article(first), after, then.isoformat(), "article")

    def _in_story(self, at: int, weekday: int) -> date | None:
        """Read `On April 11, 2002 … On Sunday he was back`: the first such day after it."""
        here = self.text.sentence_at(at)
        one = self.found[-1] if self.found else None
        if one is None or self.today is None or len(one.value) != _DAY or one.why == "article":
            return None
        then = date.fromisoformat(one.value)
        if self.text.sentence_at(one.first) < here - _ON or (self.today - then).days < _LONG_AGO:
            return None
        between = self.text.text[self.text.ends[one.first] : self.text.starts[at]]
        if here < _NEWS or "\n" in between:
            return None
        return then + timedelta(days=(weekday - then.weekday()) % 7)

    def _close(self, at: int) -> bool:
        """Tell whether the word that looks ahead governs: it stands in the words just before."""
        return self._is_said_ahead(self._clause(at, _CLOSE), at)

    def _is_this_to_come(self, at: int, this: str) -> bool:
        """Tell whether `this Sunday` lies ahead: by its verb; without one, where it is nearer."""
        first = self._article(at)
        if self._is_for(first, at):
            return True
        tense = tense_of(self.text, self.lex, self._clause(first), first, at + 1)
        if tense:
            return tense == "ahead" and not undone(self.text, self.lex, at + 1)
        today = self.today.weekday() if self.today else 0
        wanted = self.lex.weekdays[self.words[at]]
        near = (wanted - today) % 7 <= _NEAR_DAYS
        return near or (this in self.raw["same-week"] and wanted > today)

    def _first_is_ahead(self, after: int) -> bool:
        """Tell whether the first verb behind a day looks ahead: not `On Monday she said that …`."""
        words, said = self.words, self.lex.sets["said"]
        for at in range(after, len(words)):
            if words[at] in said or is_past(self.text, self.lex, at):
                return False
            if is_ahead(self.text, self.lex, at):
                return True
        return False

    def _is_for(self, first: int, at: int) -> bool:
        """Read `a march for Saturday`, `para el sábado`; not `blamed for Saturday's blackout`."""
        return (
            first > 0 and self.words[first - 1] in self.raw["for-day"]
            and self.text.gap(at)[:1] not in ("'", "’")
            and not undone(self.text, self.lex, at + 1)
        )  # fmt: skip

    def _is_to_be(self, at: int) -> bool:
        """Tell a day to come: `the vote is on Sunday`, `a march for Sunday`."""
        before = self.words[max(0, at - 2) : at]
        return self._is_for(self._article(at), at) or (
            len(before) > 1
            and before[0] in self.raw["to-be"]
            and before[1] in self.raw["before-day"]
        )

    def _beside_another(self, at: int, weekday: int) -> Dated | None:
        """Read `the previous Tuesday`, `el martes siguiente`: against the day told before."""
        side = -1 if at and self.words[at - 1] in self.raw["day-before"] else 0
        side = side or int(bool(at) and self.words[at - 1] in self.raw["day-after"])
        first, after = (at - 1, at + 1) if side else (self._article(at), at + 2)
        if not side and not self.capitals and at + 1 < len(self.words):
            following = self.words[at + 1]
            side = (following in self.raw["day-after"]) - (following in self.raw["day-before"])
        if not side:
            return None
        then = self._anchor(at, "day")
        base = then or (self.today if side < 0 else None)
        if base is None:
            return None
        days = (weekday - base.weekday()) % 7 or 7
        moved = base + timedelta(days=days if side > 0 else days - 7 or -7)
        return Dated(first, after, moved.isoformat(), "text" if then else "article")

    def _article(self, at: int) -> int:
        words = self.words
        while at and words[at - 1] in self.raw["before-day"]:
            at -= 1
        return at

    def _beside(self, place: int) -> Dated | None:
        """Read the date that explains a weekday: `Monday, 11 April`, `el lunes 11 de abril`."""
        words = self.words
        if place >= len(words) or self.text.gap(place - 1).strip() not in ("", ",", "("):
            return None
        if words[place] in self.raw["day-light"]:
            place += 1
        if place < len(words) and words[place][0].isdecimal():
            found = self._digits(place)
            return found if found and len(found.value) >= 10 else None
        if place < len(words) and words[place] in self.lex.months:
            found = self._month(place)
            return found if found and len(found.value) >= 10 else None
        return None

    def _of_month(self, place: int, weekday: str) -> Dated | None:
        """Read `el viernes 6`, `Friday the 6th`: the nearest such day that is a Friday."""
        words = self.words
        if place < len(words) and words[place] in self.raw["day-light"]:
            place += 1
        if self.today is None or place >= len(words) or self.text.gap(place - 1) != " ":
            return None
        told = re.fullmatch(r"([0-3]?\d)(?:st|nd|rd|th)?", words[place])
        counts = place + 1 < len(words) and words[place + 1] in self.raw["people"]
        if (
            told is None
            or counts
            or self.text.gap(place).strip()[:1] not in ("", ",", ".", ")", ";")
        ):
            return None
        for one in reversed(self.found):  # in a story of another year
            if re.fullmatch(r"\d{4}-\d\d.*", one.value):
                then = day_of(int(one.value[:4]), int(one.value[5:7]), int(told[1]))
                if then and then.weekday() == self.lex.weekdays[weekday]:
                    return Dated(place - 1, place + 1, then.isoformat(), "story")
        for back in (*range(_DAYS), *range(-1, -_DAYS, -1)):
            then = self.today - timedelta(days=back)
            if then.day == int(told[1]) and then.weekday() == self.lex.weekdays[weekday]:
                return Dated(place - 1, place + 1, then.isoformat(), "article")
        return None

    def _nth_of_month(self, at: int) -> Dated | None:
        """Read `the second Sunday of October 2027`, `el último viernes de enero`."""
        words, place = self.words, at + 1
        nth = self.raw["nth-weekday"].get(words[at - 1]) if at else None
        if (
            nth is None
            or place + 1 >= len(words)
            or not (words[place] in self.raw["of"] or words[place] in self.raw["in"][:1])
        ):
            return None
        one = self._month(place + 1) if words[place + 1] in self.lex.months else None
        if one is None or len(one.value) != _MONTH:
            return None
        year, month = map(int, one.value.split("-"))
        days = [
            then for day in range(1, 32) if (then := day_of(year, month, day))
            and then.weekday() == self.lex.weekdays[words[at]]
        ]  # fmt: skip
        if nth > len(days):
            return None
        then = days[nth - 1 if nth > 0 else nth]
        return Dated(self._article(at - 1), one.after, then.isoformat(), one.why)

    def _week_after(self, place: int) -> tuple[int, int] | None:
        if place >= len(self.words):
            return None
        hits = self.weeks.at(self.words, place)
        return (max(hits)[1], place + max(hits)[0]) if hits else None
