"""
A text comes in; out go the dates it speaks of, as EDTF, worked out from the day it is of.

A small grammar of each language, over words: days, months, years, ranges, decades; weekdays and
"last month" against the article's own date; "two days later" against the date before it. What
cannot be worked out is no date. A date without a year takes that of the story it stands in, else
the nearest that fits the tense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from backstory.dates.edtf import Span
from backstory.read.lexicon import Lexicon, Phrases, lexicon
from backstory.read.numbers import number_at
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["Dated", "dates_in", "own_date"]

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY: Final = re.compile(r"([0-3]?\d)(?:st|nd|rd|th|o|ro|er)?")
_DECADE: Final = re.compile(r"((?:1[5-9]|20)\d)0s")
_ISO: Final = re.compile(r"(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d")
_EPOCH: Final = date(1970, 1, 1).toordinal()
_NEAR: Final = 12
"""Words before a date among which one that looks ahead puts it in the future."""
_TOP: Final = 600
"""Code points from the beginning in which a text's own date may stand."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text."""

    first: int
    """The first of its words."""
    after: int
    """The word after it."""
    value: str
    """EDTF."""
    why: str
    """How it was worked out: written, article, text (against another date), story (its year)."""
    sense: str = ""
    """since or until, where the text says so."""

    @property
    def span(self) -> Span:
        """The bounds in whole days."""
        return Span.parse(self.value)


def dates_in(text: Tokens, lang: str, day: date | None) -> list[Dated]:
    """
    Find the dates of a text.

    Args:
        text: The text.
        lang: en or es.
        day: The day of the text; without it, what is told against it is left out.
    """
    return _Reader(text, lexicon(lang), day).all()


def own_date(text: Tokens, lang: str) -> date | None:
    """Find the date that a text bears itself: the first whole one near its beginning."""
    for found in dates_in(_top(text), lang, None):
        if re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):
            return date.fromisoformat(found.value)
    return None


def _top(text: Tokens) -> Tokens:
    last = next((at for at, start in enumerate(text.starts) if start > _TOP), len(text.words))
    kept = [(a, min(b, last)) for a, b in text.sentences if a < last]
    return replace(
        text, words=text.words[:last], starts=text.starts[:last], ends=text.ends[:last],
        sentences=kept,
    )  # fmt: skip


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class _Reader:
    def __init__(self, text: Tokens, words: Lexicon, day: date | None) -> None:
        self.text = text
        self.words = text.words
        self.lex = words
        self.raw = words.raw
        self.today = day
        self.relative: Phrases[str] = _relative(words)
        self.found: list[Dated] = []
        self.capitals: bool = words.raw["capital-days"]
        self.ahead = frozenset((*words.raw["ahead"], *words.raw["future"]))
        self.skip = frozenset((*words.raw["of"], *words.raw["day-light"]))
        self.past, self.future = words.raw["past"], words.raw["future"]
        self.edges: Phrases[str] = Phrases(words.raw["year-edges"].items())
        self.weeks: Phrases[int] = Phrases(words.raw["week-after"].items())

    def all(self) -> list[Dated]:
        """Read every date, in the order of the text."""
        at = 0
        words, months, weekdays = self.words, self.lex.months, self.lex.weekdays
        starts = self._starts()
        while at < len(words):
            word = words[at]
            one: Dated | None = None
            if word[0].isdigit():
                one = self._digits(at)
            elif word in months:
                one = self._month(at)
            elif word in weekdays:
                one = self._weekday(at)
            elif word in starts:
                one = self._relative(at) or self._counted(at)
            if one is None:
                at += 1
                continue
            one = self._edge_of_year(one)
            self.found.append(self._sensed(one))
            at = one.after
        return self.found

    def _edge_of_year(self, one: Dated) -> Dated:
        """Read `the last day of 2011`: the year is written, and the day follows from it."""
        if len(one.value) == 4:
            for place in range(max(0, one.first - 4), one.first):
                for length, day in self.edges.at(self.words, place, one.first):
                    if place + length == one.first:
                        return replace(one, first=place, value=f"{one.value}-{day}")
        return one

    def _starts(self) -> frozenset[str]:
        firsts = {normalise(text).split()[0] for text in self.raw["relative"]}
        return frozenset(
            firsts | set(self.lex.numbers) | set(self.lex.sets["ones"]) | set(self.raw["hence"])
        )  # fmt: skip

    def _sensed(self, one: Dated) -> Dated:
        before = self.words[max(0, one.first - 2) : one.first]
        if any(word in self.raw["since"] for word in before[-2:]):
            return replace(one, sense="since")
        if any(word in self.raw["until"] for word in before[-2:]):
            return replace(one, sense="until")
        return one

    # -- what is written out ------------------------------------------------------------------

    def _digits(self, at: int) -> Dated | None:
        text = self.text
        iso = _ISO.match(text.text, text.starts[at])
        if iso and text.ends[min(at + 2, len(self.words) - 1)] == iso.end():
            return self._written(at, at + 3, iso[0]) if _real(iso[0]) else None
        word = self.words[at]
        if word.isdigit() and len(word) <= 2 and text.gap(at) == "/":
            return self._slashed(at)
        day = _DAY.fullmatch(word)
        if day and 1 <= int(day[1]) <= 31 and (one := self._from_day(at, int(day[1]))):
            return one
        if decade := _DECADE.fullmatch(word):
            return self._written(at, at + 1, f"{decade[1]}X")
        return self._year(at)

    def _slashed(self, at: int) -> Dated | None:
        words = self.words
        if at + 2 >= len(words) or self.text.gap(at + 1) != "/" or not words[at + 1].isdigit():
            return None
        one, two, year = int(words[at]), int(words[at + 1]), words[at + 2]
        if not _YEAR.fullmatch(year):
            return None
        if not self.raw["day-first"] and one <= 12 and two <= 12 and one != two:
            return None  # nobody can tell the day from the month
        day, month = (two, one) if not self.raw["day-first"] and two > 12 else (one, two)
        real = _day(int(year), month, day)
        return self._written(at, at + 3, real.isoformat()) if real else None

    def _from_day(self, at: int, day: int) -> Dated | None:
        """Read `14 March 2024`, `12 al 15 de febrero`, `4 and 5 May`; not what merely counts."""
        place, last = at + 1, day
        words = self.words
        joined = self.text.gap(at).strip() in ("-", "–", "—") or (
            place < len(words) and words[place] in self.raw["joins"]
        )
        if joined:
            place += words[place] in self.raw["joins"]
            place += place < len(words) and words[place] in self.raw["day-light"]
            if place < len(words) and (more := _DAY.fullmatch(words[place])) and int(more[1]) <= 31:
                last, place = int(more[1]), place + 1
            else:
                place, last = at + 1, day
        while place < len(words) and words[place] in self.skip and place - at < 5:
            place += 1
        if place >= len(words) or words[place] not in self.lex.months:
            return None
        month = self.lex.months[words[place]]
        place += 1
        return self._dated(at, place, month, day, last)

    def _dated(self, at: int, place: int, month: int, day: int, last: int) -> Dated | None:
        year, after = self._year_after(place)
        why = "written"
        if year is None:
            year, why = self._guess_year(at, place, month, day)
        if year is None:
            return None
        begin, end = _day(year, month, day), _day(year, month, last)
        if begin is None or end is None:
            return None
        value = begin.isoformat() if begin == end else f"{begin}/{end}"
        return Dated(at, self._tail(after), value, why)

    def _tail(self, after: int) -> int:
        """Take in the `pasado` that stands after a date."""
        if after < len(self.words) and self.words[after] in self.raw["after-date"]:
            return after + 1
        return after

    def _year_after(self, place: int) -> tuple[int | None, int]:
        words = self.words
        step = place
        while step < len(words) and words[step] in self.raw["of"] and step - place < 2:
            step += 1
        if (
            step < len(words)
            and _YEAR.fullmatch(words[step])
            and self.text.sentence_at(step) == self.text.sentence_at(place - 1)
        ):
            if step == place and self.text.gap(place - 1).strip() not in ("", ",", "."):
                return None, place
            return int(words[step]), step + 1
        return None, place

    def _month(self, at: int) -> Dated | None:
        words, raw = self.words, self.text.raw(at)
        if not self.capitals and not raw.islower() and not raw.isupper():
            return None  # a name: months are written small
        if self.capitals and raw.islower():
            return None
        month = self.lex.months[words[at]]
        if self.capitals and at + 1 < len(words):
            day = _DAY.fullmatch(words[at + 1])
            if day and 1 <= int(day[1]) <= 31 and len(words[at + 1]) <= 4:
                return self._from_month(at, month, int(day[1]))
        year, after = self._year_after(at + 1)
        if year is not None:
            return Dated(self._from(at), after, f"{year:04}-{month:02}", "written")
        before = words[at - 1] if at else ""
        if (
            words[at] in self.raw["capital-months"]
            and before not in self.raw["in"] + self.raw["past"]
        ):
            return None
        if not self.capitals and len(words[at]) < 4:
            return None  # a month cut short stands beside a day
        guess, why = self._guess_year(at, at + 1, month, None)
        if guess is None:
            return None
        return Dated(self._from(at), self._tail(at + 1), f"{guess:04}-{month:02}", why)

    def _from(self, at: int) -> int:
        """Take in the `last` or `pasado` that stands before a month."""
        return (
            at - 1 if at and self.words[at - 1] in (*self.raw["past"], *self.raw["future"]) else at
        )

    def _from_month(self, at: int, month: int, day: int) -> Dated | None:
        place, last = at + 2, day
        words = self.words
        if self.text.gap(at + 1).strip() in ("-", "–") and place < len(words):
            more = _DAY.fullmatch(words[place])
            if more and int(more[1]) <= 31:
                last, place = int(more[1]), place + 1
        elif place + 1 < len(words) and words[place] in ("and", "to"):
            more = _DAY.fullmatch(words[place + 1])
            if more and day < int(more[1]) <= 31 and len(words[place + 1]) <= 4:
                last, place = int(more[1]), place + 2
        return self._dated(at, place, month, day, last)

    def _year(self, at: int) -> Dated | None:
        word = self.words[at]
        if not _YEAR.fullmatch(word) or not self._bare(at):
            return None
        if self.text.gap(at) in ("-", "–", "/") and at + 1 < len(self.words):
            other = self.words[at + 1]
            if len(other) == 2 and other.isdigit():
                other = word[:2] + other
            if _YEAR.fullmatch(other) and word < other:
                return self._written(at, at + 2, f"{word}/{other}")
        return self._written(at, at + 1, word)

    def _bare(self, at: int) -> bool:
        """Tell a year from a count of two thousand things."""
        text = self.text.text
        start, end = self.text.starts[at], self.text.ends[at]
        if start and text[start - 1] in ".,$€£#/" and text[start - 2 : start - 1].isdigit():
            return False
        if start and text[start - 1] in "$€£#":
            return False
        if text[end : end + 1] in (".", ",") and text[end + 1 : end + 2].isdigit():
            return False
        if text[end : end + 1] == "%":
            return False
        following = self.words[at + 1] if at + 1 < len(self.words) else ""
        if following in self.lex.units or following in self.raw["people"]:
            return False
        return not any(
            self.words[place : place + length] and at == place + length
            for place in range(max(0, at - 3), at)
            for length, _ in self.lex.bounds.at(self.words, place, at)
            if _ in "><+~-" and self.words[at - 1] not in (*self.raw["until"], *self.raw["in"])
        )

    def _written(self, first: int, after: int, value: str) -> Dated:
        return Dated(first, after, value, "written")

    # -- the year that is not written ---------------------------------------------------------

    def _guess_year(
        self, at: int, after: int, month: int, day: int | None
    ) -> tuple[int | None, str]:
        words = self.words
        if borrowed := self._borrowed(after):
            return borrowed, "written"
        near = {*words[max(0, at - 3) : at], *words[after : after + 1]}
        past = bool(near & set(self.raw["past"]))
        story = self._story(at)
        if self.today is None:
            return (story, "story") if story else (None, "")
        if story and not past and story != self.today.year:
            return self._onward(story, month, day, at), "story"
        ahead = not past and self._ahead(at)
        return self._nearest(month, day, past=past, ahead=ahead), "article"

    def _onward(self, year: int, month: int, day: int | None, at: int) -> int:
        """Take the next year where a story would else go back: `in July 1976 and in March`."""
        before = self.found[-1] if self.found else None
        same = before and self.text.sentence_at(before.first) == self.text.sentence_at(at)
        if same and before and len(before.value) >= 7 and self.today is not None:
            begin = before.span.earliest_begin
            then = _day(year, month, day or 28)
            comes = _day(year + 1, month, day or 1)
            over = comes is not None and comes <= self.today
            if begin is not None and then and over and then.toordinal() - _EPOCH < begin:
                return year + 1
        return year

    def _borrowed(self, after: int) -> int | None:
        """Read `4 February and 27 November 1992`: the first has the year of the second."""
        words = self.words
        if after < len(words) and (
            words[after] in self.raw["joins"] or self.text.gap(after - 1) == ", "
        ):
            for place in range(after, min(after + 6, len(words))):
                if _YEAR.fullmatch(words[place]) and any(
                    word in self.lex.months for word in words[after:place]
                ):
                    return int(words[place])
        return None

    def _story(self, at: int) -> int | None:
        """Give the year that the sentence, or the one before, is about."""
        here = self.text.sentence_at(at)
        for one in reversed(self.found):
            there = self.text.sentence_at(one.first)
            if there < here - 1:
                return None
            if one.why in ("written", "story", "text") and _YEAR.match(one.value):
                same = there == here
                first = self.words[self.text.sentences[here][0]]
                points = first in self.raw["points"]
                years = {found.value[:4] for found in self.found
                         if self.text.sentence_at(found.first) == there}  # fmt: skip
                if (same or points or one.why == "story") and len(years) == 1:
                    return int(one.value[:4])
                if same and len(one.value) > 4 and "/" not in one.value:
                    return None
        return None

    def _ahead(self, at: int) -> bool:
        """Tell whether the words before look to the future."""
        low = max(self.text.sentences[self.text.sentence_at(at)][0], at - _NEAR)
        low = next((p for p in range(at - 1, low, -1) if "," in self.text.gap(p - 1)), low)
        endings = tuple(self.raw["future-endings"])
        return (
            any(word in self.ahead for word in self.words[low:at])
            or any(word in self.raw["ahead-beside"] for word in self.words[max(low, at - 4) : at])
            or bool(endings and any(self.text.raw(p).endswith(endings) for p in range(low, at)))
        )

    def _nearest(self, month: int, day: int | None, *, past: bool, ahead: bool) -> int:
        today = self.today or date.today()  # noqa: DTZ011 - never reached without a day
        then = _day(today.year, month, day or 1)
        if then is None:
            return today.year
        if ahead:
            comes = then >= today if day else month >= today.month
            return today.year if comes else today.year + 1
        gone = then <= today if day else month <= today.month
        if past and not day and month == today.month:
            gone = False
        return today.year if gone else today.year - 1

    # -- what is told against another day -----------------------------------------------------

    def _weekday(self, at: int) -> Dated | None:
        words = self.words
        first, after = at, at + 1
        if self.capitals and self.text.raw(at).islower():
            return None
        explicit = self._beside(after)
        if explicit:
            return replace(explicit, first=self._article(at))
        if self.today is None:
            return None
        before = words[max(0, at - 2) : at]
        following = words[after : after + 1]
        wanted = self.lex.weekdays[words[at]]
        back = (self.today.weekday() - wanted) % 7
        past = any(word in self.raw["past"] for word in (*before[-1:], *following))
        ahead = any(word in self.raw["future"] for word in (*before[-1:], *following))
        if past and back == 0:
            back = 7
        then = self.today - timedelta(days=back)
        if ahead or (not past and back and self._ahead(at) and self._close(at)):
            then = self.today + timedelta(days=(wanted - self.today.weekday() - 1) % 7 + 1)
        week = self._week_after(after)
        if week is not None:
            monday = self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=week[0])
            then, after = monday + timedelta(days=wanted), week[1]
        elif following and following[0] in (*self.raw["past"], *self.raw["future"]):
            after += 1
        return Dated(self._article(first), after, then.isoformat(), "article")

    def _close(self, at: int) -> bool:
        """Tell whether the word that looks ahead governs: it stands in the words just before."""
        return any(word in self.ahead for word in self.words[max(0, at - 5) : at])

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
        if place < len(words) and words[place][0].isdigit():
            found = self._digits(place)
            return found if found and len(found.value) >= 10 else None
        if place < len(words) and words[place] in self.lex.months:
            found = self._month(place)
            return found if found and len(found.value) >= 10 else None
        return None

    def _week_after(self, place: int) -> tuple[int, int] | None:
        if place >= len(self.words):
            return None
        hits = self.weeks.at(self.words, place)
        return (max(hits)[1], place + max(hits)[0]) if hits else None

    def _relative(self, at: int) -> Dated | None:
        found = max(self.relative.at(self.words, at), key=lambda hit: hit[0], default=None)
        if found is None or not found[1]:
            return None
        length, told = found
        anchored = told.startswith("@")
        unit, _, shift = told.lstrip("@").partition(" ")
        base = self._anchor(at, unit) if anchored else self.today
        if base is None:
            return None
        value = _shifted(base, unit, int(shift))
        return Dated(at, at + length, value, "text" if anchored else "article")

    def _anchor(self, at: int, unit: str) -> date | None:
        """Give the day of the date before, as fine as the unit needs."""
        here = self.text.sentence_at(at)
        for one in reversed(self.found):
            if self.text.sentence_at(one.first) < here - 2:
                return None
            parts = one.value.split("/")[-1].split("-")
            need = {"year": 1, "month": 2}.get(unit, 3)
            if len(parts) >= need and all(part.isdigit() for part in parts):
                numbers = [int(part) for part in (*parts, "1", "1")[:3]]
                return _day(*numbers)
        return None

    def _counted(self, at: int) -> Dated | None:
        """Read `three years ago`, `hace dos días`, `two days later`."""
        words = self.words
        hence = words[at] in self.raw["hence"]
        place = at + 1 if hence else at
        if hence and place < len(words) and words[place] in self.raw["hence-light"]:
            place += 1
        if place >= len(words):
            return None
        amount = 1
        if words[place] in self.lex.sets["ones"]:
            taken = 1
        else:
            number = number_at(self.text, place, self.lex)
            if number is None:
                return None
            amount, taken = int(number.value), number.after - place
        place += taken
        if place >= len(words) or words[place] not in self.lex.units or amount > 500:
            return None
        unit = self.lex.units[words[place]]
        if hence:
            return self._back(at, place + 1, unit, amount)
        for key, sign in (("ago", 0), ("later", 1), ("earlier", -1)):
            for phrase in self.raw[key]:
                parts = phrase.split()
                after = place + 1 + len(parts)
                if words[place + 1 : after] == parts:
                    if not sign:
                        return self._back(at, after, unit, amount)
                    if after < len(words) and words[after] in self.raw["of"]:
                        return None  # after something that the text goes on to name
                    return self._along(at, after, unit, sign * amount)
        return None

    def _back(self, at: int, after: int, unit: str, amount: int) -> Dated | None:
        if self.today is None:
            return None
        value = _shifted(self.today, unit, -amount, whole=False)
        return Dated(at, after, value, "article")

    def _along(self, at: int, after: int, unit: str, amount: int) -> Dated | None:
        base = self._anchor(at, unit)
        if base is None:
            return None
        return Dated(at, after, _shifted(base, unit, amount, whole=False), "text")


def _relative(words: Lexicon) -> Phrases[str]:
    return Phrases(words.raw["relative"].items())


def _shifted(day: date, unit: str, amount: int, *, whole: bool = True) -> str:
    """Move a day by some units, and write it as finely as the unit is."""
    if unit in ("day", "hour"):
        return (day + timedelta(days=amount)).isoformat()
    if unit in ("week", "weekend", "fortnight"):
        days = 14 if unit == "fortnight" else 7
        then = day + timedelta(days=days * amount)
        if not whole:
            return f"{then.isoformat()}~"
        monday = then - timedelta(days=then.weekday())
        if unit == "weekend":
            return f"{monday + timedelta(days=5)}/{monday + timedelta(days=6)}"
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + amount
        return f"{months // 12:04}-{months % 12 + 1:02}"
    years = 10 if unit == "decade" else 1
    return f"{day.year + years * amount:04}"


def _real(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
