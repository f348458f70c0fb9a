"""The days of a month whose month nobody tells: `on the 16th`, `el pasado día 7`, `el 25`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from backstory.read.dated import Dated, day_of
from backstory.read.tense import is_ahead, is_past
from backstory.read.written import Written

__all__ = ["MonthDays"]

_OF_DAYS: Final = re.compile(r"(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?")
_NTH: Final = re.compile(r"([0-3]?\d)(st|nd|rd|th)?")
_MONTH: Final = 7
"""Signs of a month, in EDTF."""
_WHOLE: Final = 10
"""Signs of a day, in EDTF."""
_WHILE: Final = 62
"""Days ago: of older months a text tells as a story."""
_STORY: Final = 2
"""Sentences for which a story goes on that told a month."""
_FAR: Final = 8
"""Words before a number among which another may stand that it goes on with: `articles 7 and 25`."""
_SHARE: Final = 6
"""Words behind a number in which one tells that it is a share: `el 25 o el 30 por ciento`."""
_OF: Final = 3
"""Words between a day and its month, one more: `of the`."""
_SOON: Final = 15
"""Days ahead within which a term may end that is told by its day alone."""


class MonthDays(Written):
    """Reads days by their number alone, against the month told before or the text's own day."""

    def _is_other_case(self, at: int) -> bool:
        """Tell whether a weekday is written as none is: `Santo Domingo`, `sat` in English."""
        here, first = self.text.raw(at), self.text.sentences[self.text.sentence_at(at)][0]
        if self.capitals or at == first or not here.istitle():
            return self.capitals and here.islower()
        return (
            self.text.raw(at - 1).istitle() and self.text.gap(at - 1) == " "
            and self.words[at - 1] not in self.lex.sets["definite"]
        )  # fmt: skip

    def _told_month(self, at: int, day: int) -> date | None:
        """Give a day of the month of which the text has just told: `on 8 May … on the 16th`."""
        one = self.found[-1] if self.found else None
        if one is None or not _OF_DAYS.fullmatch(one.value):
            return None
        if self.text.sentence_at(one.first) < self.text.sentence_at(at) - 1:
            return None
        if day < int(one.value[8:] or 1):
            return None
        return day_of(int(one.value[:4]), int(one.value[5:7]), day)

    def _nth(self, at: int) -> Dated | None:
        """Read `on the 16th` and `el 16`: of the month of which the text tells, else of ours."""
        told = _NTH.fullmatch(self.words[at])
        first = self.text.sentences[self.text.sentence_at(at)][0]
        turned = self._turned(at)
        article = at - 1 - turned
        if not told or article < first:
            return None
        if self.words[article] not in self.raw["nth-after"] and not (
            turned and self.words[article] in self.raw["of-the"]
        ):
            return None
        if self.raw["nth-ends"] and not (
            told[2] and article > first and self.words[article - 1] in self.raw["nth-before"]
        ):
            return None
        if month := self._of_told_month(at, int(told[1])):
            return month
        if not (turned or self._is_day(at)) or self._is_count(at, article):
            return None
        then = None if turned else self._told_month(at, int(told[1]))
        if then is not None and (self.today is None or then <= self.today):
            return Dated(at - 1, at + 1, then.isoformat(), "story")
        if self._in_story_of_old(at):
            return None
        return self._against_today(at - 1, at + 1, int(told[1]))

    def _of_told_month(self, at: int, day: int) -> Dated | None:
        """Read `the 8th of last month` and `el 8 del mes pasado`."""
        place = at + 1
        while place < len(self.words) and place - at < _OF and self.words[place] in self.skip:
            place += 1
        if place == at + 1 or place >= len(self.words) or self.today is None:
            return None
        hit = max(self.relative.at(self.words, place), key=lambda hit: hit[0], default=(0, ""))
        unit, _, shift = hit[1].partition(" ")
        if unit != "month":
            return None
        months = self.today.year * 12 + self.today.month - 1 + int(shift)
        then = day_of(months // 12, months % 12 + 1, day)
        return Dated(at - 1, place + hit[0], then.isoformat(), "article") if then else None

    def _turned(self, at: int) -> bool:
        """Tell whether `pasado` or `próximo` stands before a number."""
        return at > 0 and self.words[at - 1] in (*self.past, *self.future)

    def _in_list(self, at: int) -> bool:
        """Tell whether a number ends its words, or goes on with one that follows a day."""
        following = self.words[at + 1 : at + 2] if self.text.gap(at) == " " else []  # no `11-A`
        return self._ends_words(at) or bool(following and following[0] in self.raw["nth-on"])

    def _ends_words(self, at: int) -> bool:
        return self.text.gap(at).strip()[:1] in (",", ".", ";", ")")

    def _is_day(self, at: int) -> bool:
        """Tell whether what follows a number follows a day, not what is counted."""
        if self._in_list(at):
            return True
        if at + 1 >= len(self.words) or self.text.gap(at) != " ":
            return False
        following = self.words[at + 1]
        return following in self.raw["nth-goes-on"] or (
            following not in self.lex.units
            and (is_past(self.text, self.lex, at + 1) or is_ahead(self.text, self.lex, at + 1))
        )

    def _is_count(self, at: int, article: int) -> bool:
        """Tell a share, a score or an article of a law from a day."""
        words, raw = self.words, self.raw
        behind = range(at, min(len(words), at + _SHARE))
        if any("%" in self.text.gap(p) or words[p] in raw["nth-no-figure"] for p in behind):
            return True
        if any(word[0].isdecimal() for word in words[at + 2 : at + 3]) and (
            words[at + 1] in raw["nth-on"] and words[at + 1] not in raw["and"]
        ):
            return True  # `el 7 a 3`
        if article and words[article - 1] in raw["nth-not-after"]:
            return True
        low = max(self.text.sentences[self.text.sentence_at(at)][0], article - _FAR)
        known = {place for one in self.found[-_FAR:] for place in range(one.first, one.after)}
        numbers = [p for p in range(low, article) if words[p].isdecimal() and p not in known]
        return any(
            (p and words[p - 1] in raw["no-figure-before"]) or p == article - 2 for p in numbers
        )

    def _in_story_of_old(self, at: int) -> bool:
        """Tell whether the text has just told a month of long ago, of which the day may be."""
        one = next((one for one in reversed(self.found) if len(one.value) >= _MONTH), None)
        if one is None or self.today is None or one.why == "article":
            return False
        if self.text.sentence_at(one.first) < self.text.sentence_at(at) - _STORY:
            return False
        end = one.span.latest_end
        return end is not None and end < (self.today - date(1970, 1, 1)).days - _WHILE

    def _numbered(self, at: int) -> Dated | None:
        """Read `el día 6`: of this month, or of the one before where it is not yet."""
        words = self.words
        told = words[at] in self.raw["day-of-month"] and at + 1 < len(words)
        if not told or self.today is None or not re.fullmatch(r"[0-3]?\d", words[at + 1]):
            return None
        turned = self._turned(at)
        before = words[at - 1 - turned] if at > turned else ""
        if before not in self.lex.sets["definite"] and before not in self.raw["of-the"]:
            return None
        day = int(words[at + 1])
        head = self._heading(at)
        if head and len(head.value) >= _MONTH:
            then = day_of(int(head.value[:4]), int(head.value[5:7]), day)
            return Dated(at, at + 2, then.isoformat(), "story") if then else None
        whole = bool(self.found) and len(self.found[-1].value) == _WHOLE
        story = self._told_month(at, day) if whole else None  # the text has just told a day of it
        if story and not turned and (self.today - story).days > _WHILE:
            return Dated(at, at + 2, story.isoformat(), "story")
        return self._against_today(at - turned, at + 2, day)

    def _decade(self, at: int) -> Dated | None:
        """Read `the nineties`, `the 90s`, «los años noventa», «la década del 90»: the last one."""
        words, tens = self.words, self.raw["decades"].get(self.words[at])
        if tens is None or self.today is None:
            return None
        for told in map(str.split, self.raw["decade-after"]):
            first = at - len(told)
            if first >= 0 and words[first:at] == told and not self._goes_on(at):
                century = self.today.year // 100 - (tens > self.today.year % 100)
                return Dated(first, at + 1, f"{century}{tens // 10}X", "article")
        return None

    def _goes_on(self, at: int) -> bool:
        """Tell whether a number has more: «los años noventa y ocho», `the 90s-style`."""
        following = self.words[at + 1 : at + 3]
        return self.text.gap(at) == "-" or (
            len(following) > 1 and following[0] in self.raw["and"]
            and following[1] in (*self.lex.numbers, *self.lex.sets["ones"])
            and self.words[at] in self.lex.numbers
        )  # fmt: skip

    def _ends_soon(self, first: int, day: int) -> bool:
        """Read `hasta el 13`, told on the 10th: a term that ends within half a month is meant."""
        today = self.today or date.min
        before = self.words[max(0, first - 2) : first]
        return 0 <= day - today.day <= _SOON and any(
            word in self.raw["ahead-beside"] for word in before
        )

    def _against_today(self, first: int, after: int, day: int) -> Dated | None:
        """Give the last such day, the next one only where words before or the verb look ahead."""
        if self.today is None or self._heading(first):
            return None
        word = self.words[first]
        comes = word in self.future or (
            word not in self.past
            and (
                self._ahead(first)
                or self._ahead_behind(first, after)
                or self._ends_soon(first, day)
            )
        )
        now, step = self.today.year * 12 + self.today.month - 1, 1 if comes else -1
        for months in (now, now + step, now + 2 * step):
            then = day_of(months // 12, months % 12 + 1, day)
            if then is None or (then - self.today).days * step < (word in self.past):
                continue
            return Dated(first, after, then.isoformat(), "article")
        return None
