"""The dates that a text tells against another day: `last month`, `two days later`, `Christmas`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from backstory.read.dated import YEAR, Dated, day_of
from backstory.read.lexicon import phrases_of
from backstory.read.monthdays import MonthDays
from backstory.read.numbers import number_at
from backstory.read.tense import tense_of

__all__ = ["Relative"]


_BACK: Final = 3
"""Sentences back to the date against which another is told: `the next day`."""
_EARLY: Final = 2
"""The last weekday, from Monday as 0, on which the weekend just gone is nearer than the next."""
_NEWS: Final = 4
"""Sentences from the beginning that tell the news."""
_MONTH: Final = 7
"""Signs of a month, in EDTF."""


class Relative(MonthDays):
    """Reads what is told against the day of the text, or against the date before."""

    def _relative(self, at: int) -> Dated | None:
        found = max(self.relative.at(self.words, at), key=lambda hit: hit[0], default=None)
        if found is None or not found[1]:
            return None
        length, told = found
        if length == 1 and at and self.words[at - 1] in self.lex.sets["definite"]:
            return None  # `la mañana`, `the tomorrow`
        behind = self.words[at + length : at + length + 2]
        if behind[:1] and behind[0] in self.raw["of"] and YEAR.fullmatch(behind[-1]):
            return None  # `the last night of 2007`
        anchored = told.startswith("@")
        unit, _, shift = told.lstrip("@").partition(" ")
        base = self._anchor(at, unit) if anchored else self.today
        if anchored and self._names_what(at + length):
            return None  # after something that the text goes on to name
        if base is None or (anchored and shift == "0" and base == self.today and unit == "day"):
            return None  # `that night`, in a text of this very day: of what it tells long after
        if (unit, shift) == ("weekend", "0") and self._is_over(at, at + length):
            shift = "-1"
        value = _shifted(base, unit, int(shift))
        return Dated(at, at + length, value, "text" if anchored else "article")

    def _is_over(self, first: int, after: int) -> bool:
        """Tell whether `this weekend` is the one just gone: early in a week, of what was."""
        if self.today is None or self.today.weekday() > _EARLY:
            return False
        low = self.text.sentences[self.text.sentence_at(first)][0]
        return tense_of(self.text, self.lex, low, first, after) == "past"

    def _names_what(self, after: int) -> bool:
        """Tell whether `un día después` goes on with what it is counted from: `de que votaron`."""
        words = self.words[after : after + 2]
        which = self.raw["after-which"]
        named = self.lex.sets["definite"]
        return bool(words) and self.text.gap(after - 1) == " " and (
            words[0] in which
            or (words[0] in self.raw["of"] and (words[-1] in which or words[-1] in named))
            or words[0] in self.raw["of-the"]
        )  # fmt: skip

    def _anchor(self, at: int, unit: str) -> date | None:
        """Give the day of the date before, as fine as the unit needs."""
        here, coarse = self.text.sentence_at(at), ""
        for one in reversed(self.found):
            rough = one.value.endswith("~") and self.text.sentence_at(one.first) == here
            if rough or self.text.sentence_at(one.first) < here - _BACK:
                return None
            parts = one.value.split("/")[-1].split("-")
            need = {"year": 1, "month": 2}.get(unit, 3)
            if not one.value.startswith(coarse):
                return None  # `decreed on 31 December 2007; passed in 2016 and annulled days later`
            if len(parts) >= need and all(part.isdecimal() for part in parts):
                numbers = [int(part) for part in (*parts, "1", "1")[:3]]
                return day_of(*numbers)
            near = self.text.sentence_at(one.first) == here or len(one.value) == _MONTH
            if not coarse and near:
                coarse = one.value if all(part.isdecimal() for part in parts) else ""
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
            return self._to_the_day(at, place + 1, unit, amount)
        for key, sign in (("ago", 0), ("later", 1), ("earlier", -1)):
            for phrase in self.raw[key]:
                parts = phrase.split()
                after = place + 1 + len(parts)
                if words[place + 1 : after] == parts:
                    if not sign:
                        return self._to_the_day(at, after, unit, amount)
                    if after < len(words) and (words[after] in self.raw["of"] or (
                        phrase in self.raw["before-what"] and self.text.gap(after - 1) == " "
                    )):  # fmt: skip
                        break  # after something that the text goes on to name
                    return self._along(at, after, unit, sign * amount)
        return self._opening(at, place + 1, unit, amount)

    def _to_the_day(self, at: int, after: int, unit: str, amount: int) -> Dated | None:
        """Read `forty years ago today`, `hoy hace diez años`: that day, and not the year alone."""
        same = self.raw["same-day"]
        behind = {*self.words[after : after + 1]} & {*same}
        before = at and self.words[at - 1] in same and self.text.gap(at - 1) == " "
        if unit == "year" and self.today and (behind or before):
            day = day_of(self.today.year - amount, self.today.month, self.today.day)
            if day:
                return Dated(at, after + len(behind), day.isoformat(), "article")
        return self._back(at, after, unit, amount)

    def _anniversary(self, at: int) -> Dated | None:
        """Read `se cumplen 24 años`, `marks 24 years since`: the day, where one is told before."""
        told = phrases_of(self.lex.lang, "anniversary").at(self.words, at)
        place = at + (told[0][0] if told else 0)
        found = told and place < len(self.words)
        number = number_at(self.text, place, self.lex) if found else None
        if number is None or self.today is None or number.after >= len(self.words):
            return None
        after, years = number.after + 1, int(number.value)
        since = self.words[after : after + 1]
        if self.lex.units.get(self.words[number.after]) != "year" or not since or (
            since[0] not in self.raw["anniversary-of"]
        ):  # fmt: skip
            return None
        here, last = self.text.sentence_at(at), self.found[-1] if self.found else None
        day = day_of(self.today.year - years, self.today.month, self.today.day)
        if last and day and last.value == self.today.isoformat() and (
            self.text.sentence_at(last.first) == here
        ):  # fmt: skip
            return Dated(at, after, day.isoformat(), "article")  # `today marks …`
        return self._back(at, after, "year", years)

    def _opening(self, at: int, after: int, unit: str, amount: int) -> Dated | None:
        """Read `Three weeks after the vote, …`, which begins the news: so long before its day."""
        here = self.text.sentence_at(at)
        told = " ".join(self.words[after : after + 2])
        begins = at == self.text.sentences[here][0] and here < _NEWS
        if not begins or unit not in ("week", "fortnight", "month") or not told.startswith(
            tuple(self.raw["after-what"])
        ):  # fmt: skip
            return None
        return self._back(at, after, unit, amount)

    def _named(self, at: int) -> Dated | None:
        """Read `Christmas Day` and `la Nochevieja de 2007`."""
        found = max(self.named.at(self.words, at), default=None)
        if found is None:
            return None
        month, day = map(int, found[1].rstrip("~").split("-"))
        one = self._dated(at, at + found[0], month, day, day)
        return replace(one, value=one.value + "~") if one and found[1][-1] == "~" else one

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
