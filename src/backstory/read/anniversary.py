"""
Dates without a year come in; out goes the year in which the graph knows that day.

"The dead of 11 April" is said for years after: where a day without a year lies far from the
article, and nothing that the graph tells happened on it in the nearest year, but something of
which it tells much did on that day of another, that year is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from backstory.read.dated import Dated, day_of
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens
from backstory.read.when import CALLED, bounds_of

__all__ = ["with_years"]

_FAR: Final = 45
"""Days before the article within which a day without a year is simply the last one."""
_TOLD: Final = 5
"""Claims about an event whose day is known without its year."""
_SHORT: Final = 3
"""Days that such an event lasts at most."""
_BESIDE: Final = 3
"""Words between a month and the word for a vote."""
_MONTH, _DAY = 7, 10
"""Signs of a month and of a day, in EDTF."""
_YEAR: Final = 366
_EPOCH: Final = date(1970, 1, 1)
_Days = dict[tuple[int, int], dict[int, int]]


def with_years(
    dates: Sequence[Dated], text: Tokens, lex: Lexicon, known: Known, day: date | None
) -> list[Dated]:
    """
    Give the dates of a text, those without a year in the year that the graph tells of.

    Args:
        dates: The dates of the text.
        text: The text.
        lex: What is known of its language.
        known: What the graph holds.
        day: The day of the text.
    """
    if day is None:
        return list(dates)
    days = _days(known)
    found: list[Dated] = []
    moved = 0
    for one in dates:
        if any(word in lex.months for word in text.words[one.first : one.after]):
            new = _in_its_year(one, days, day)
            if new is one and _is_of_vote(one, text, lex):
                new = _of_vote(one, known, day)
            moved = int(new.value[:4]) - int(one.value[:4]) if new is not one else 0
        else:  # `four months later` goes with the day that it is told against
            new = _moved(one, moved) if one.why == "text" and moved else one
            moved = moved if one.why == "text" else 0
        found.append(new)
    return found


def _moved(one: Dated, years: int) -> Dated:
    """Move a date by some years, where it is one day, month or year."""
    year, rest = one.value[:4], one.value[4:]
    return one if "/" in rest else replace(one, value=f"{int(year) + years:04}{rest}")


def _in_its_year(one: Dated, days: _Days, day: date) -> Dated:
    if one.why not in ("article", "story") or len(one.value) != 10:
        return one
    then = date.fromisoformat(one.value)
    if (day - then).days < _FAR:
        return one
    years = {year: told for year, told in days.get((then.month, then.day), {}).items()
             if year <= then.year}  # fmt: skip
    if not years or then.year in years:
        return one
    year = max(years, key=lambda year: (years[year], year))
    real = day_of(year, then.month, then.day)
    return replace(one, value=real.isoformat(), why="graph") if real else one


def _is_of_vote(one: Dated, text: Tokens, lex: Lexicon) -> bool:
    """Tell whether a month or a day stands beside a word for a vote: `December's vote`."""
    words = text.words
    beside = (*words[max(0, one.first - _BESIDE) : one.first],
              *words[one.after : one.after + _BESIDE])  # fmt: skip
    return one.why == "article" and len(one.value) in (_MONTH, _DAY) and any(
        word in lex.raw["votes"] for word in beside
    )  # fmt: skip


def _of_vote(one: Dated, known: Known, day: date) -> Dated:
    """Give a month or a day in the year in which the graph has a vote, the nearest to the text."""
    told, today = one.value[5:], (day - _EPOCH).days
    form = "%m" if len(one.value) == _MONTH else "%m-%d"
    begins = [
        bounds[0] for event in known.events.values()
        if not CALLED.isdisjoint(event.kinds) and (bounds := bounds_of(event))
        and bounds[1] - bounds[0] <= _SHORT and abs(bounds[0] - today) <= _YEAR
        and f"{_EPOCH + timedelta(days=bounds[0]):{form}}" == told
    ]  # fmt: skip
    if not begins:
        return one
    then = _EPOCH + timedelta(days=min(begins, key=lambda begin: abs(begin - today)))
    return replace(one, value=f"{then:%Y}-{told}", why="graph")


def _days(known: Known) -> _Days:
    """Give, for each day of a year, the years in which something happened, and how much is told."""
    made = known.store.cache.get("read-days")
    if not isinstance(made, dict):
        made = defaultdict(dict)
        for event in known.events.values():
            bounds = bounds_of(event)
            if bounds is None or bounds[1] - bounds[0] > _SHORT or event.claims < _TOLD:
                continue
            for number in range(int(bounds[0]), int(bounds[1]) + 1):
                if not -365_000 < number < 365_000:
                    continue
                then = _EPOCH + timedelta(days=number)
                of = made[then.month, then.day]
                of[then.year] = max(of.get(then.year, 0), event.claims)
        known.store.cache["read-days"] = made
    return made
