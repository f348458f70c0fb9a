"""A date as people write it in words comes in; out goes what EDTF writes instead, where plain."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from backstory.dates.said import any_of, words_of_dates

__all__ = ["either_in", "in_edtf", "part_in", "season_in", "stretch_in", "tens_in"]

_FORMS: Final = (
    ("day before", "{}", -1), ("day after", "{}", 1),
    ("latest", "[..{}]", 0), ("earliest", "[{}..]", 0), ("about", "{}~", 0),
    ("before", "[..{}]", -1), ("after", "[{}..]", 1), ("since", "{}/..", 0), ("until", "../{}", 0),
)  # fmt: skip
"""What a word before a date comes to, and by how much the date moves."""
_OF_DAYS: Final = 2
"""Hyphens in the date of a day."""
_TH: Final = r"(?:st|nd|rd|th|\.?[º°]|er|ro)?"
"""What stands after the number of a day that is counted."""
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}


def in_edtf(text: str) -> str:
    """
    Write a date that somebody wrote in words as EDTF does; empty if it is none that is plain.

    >>> in_edtf("9 August 1911"), in_edtf("about 1911"), in_edtf("before August 1911")
    ('1911-08-09', '1911~', '[..1911-07]')
    """
    low = " ".join(text.lower().split())
    for key, form, step in _FORMS:
        found = re.fullmatch(rf"{any_of(key)} (?P<date>.+)", low)
        if found:
            date = _plain(found["date"])
            if form == "{}" and date.count("-") != _OF_DAYS:
                return ""  # the eve of a month is the eve of a day that is not told
            date = _next_to(date, step) if date and step else date
            return form.format(date) if date else ""
    if found := re.fullmatch(rf"{any_of('time of day')} (?P<date>.+)", low):
        return _plain(found["date"])
    if found := re.fullmatch(rf"{any_of('week of')} (?P<date>.+)", low):
        date = _plain(found["date"])
        return f"{date}~" if date else ""
    if clocked := _clocked(low):
        return clocked
    if low.endswith(" century"):
        low = _day_in_digits(low, "century")
    for pattern in words_of_dates()["century"]:
        if found := re.fullmatch(pattern.format(r"([ivx]{1,5}|\d\d?)"), low):
            return f"{_number(found[1]) - 1:02}XX"
    for pattern in words_of_dates()["tens"]:
        if found := re.fullmatch(pattern.format(r"(\d{3})"), low):
            return f"{found[1]}X"
    return _plain(low)


def _clocked(text: str) -> str:
    """Read a day with a time of the clock behind it."""
    for pattern in (*words_of_dates()["clock"], *words_of_dates()["clock first"]):
        found = re.fullmatch(pattern, text)
        if not found or not (found["minute"] or found["half"] or text.endswith("h")):
            continue
        date, half = _plain(found["date"]), (found["half"] or "")[:1]
        hour, minute = int(found["hour"]), found["minute"] or "00"
        if half and 1 <= hour <= 12:
            hour = hour % 12 + 12 * (half == "p")
        if date.count("-") == 2 and hour < 24 and int(minute) < 60:
            return f"{date}T{hour:02}:{minute}"
    return ""


def stretch_in(text: str) -> tuple[str, str, bool] | None:
    """
    Give both ends of a stretch that somebody names, and whether it may be one day within it.

    >>> stretch_in("the night of 11 to 12 April 1911"), stretch_in("between 1911 and 1912")
    (('1911-04-11', '1911-04-12', False), ('1911', '1912', True))
    """
    low = " ".join(text.lower().split())
    found = _two_in(low, "stretch")
    return found and (*found, bool(re.match(any_of("one of"), low)))


def either_in(text: str) -> tuple[str, str] | None:
    """
    Give both of two dates of which one is meant.

    >>> either_in("May or June 1911"), either_in("1911 o 1912")
    (('1911-05', '1911-06'), ('1911', '1912'))
    """
    return _two_in(" ".join(text.lower().split()), "either")


def _two_in(low: str, key: str) -> tuple[str, str] | None:
    """Read two dates of one precision, the first of which may go without its month or year."""
    for pattern in words_of_dates()[key]:
        found = re.fullmatch(pattern.format("(?P<a>.+?)", "(?P<b>.+)"), low)
        late = _plain(found["b"]) if found else ""
        if not found or not late:
            continue
        early, year = found["a"], late[:4]
        if re.fullmatch(r"\d{1,2}", early) and len(late) == len("2002-04-11"):
            early = f"{late[:7]}-{int(early):02}"
        early = _plain(early) or _plain(f"{early} {year}")
        if early and len(early) == len(late) and early < late:
            return early, late
    return None


def season_in(text: str) -> tuple[str, str] | None:
    """
    Give the months of a season that somebody names, north of the equator and south of it.

    >>> season_in("summer of 1911"), season_in("1911-21")
    (('[1911-06..1911-08]', '[1911-12..1912-02]'), ('[1911-03..1911-05]', '[1911-09..1911-11]'))
    """
    low = text.lower()
    seasons = ("spring", "summer", "autumn", "winter")
    if found := re.fullmatch(r"(\d{4})-2([1-4])[?~%]?", low):
        year, which = int(found[1]), int(found[2]) - 1
    else:
        of = rf"(?: {any_of('of')})? (\d{{4}})(?:[-–/](?:\d\d){{1,2}})?"
        known = (re.fullmatch(rf"(?:the |la |el )?{any_of(name)}{of}", low) for name in seasons)
        which, year = next(((n, int(each[1])) for n, each in enumerate(known) if each), (0, 0))
        if not year:
            return None
    north, south = (_months(year, 3 * turn + 3) for turn in (which, (which + 2) % 4))
    return north, south


def tens_in(text: str) -> str:
    """
    Give the tens of a decade of which nobody says the century; empty if it is none.

    >>> tens_in("the 50s"), tens_in("a finales de los noventa")
    ('5', '9')
    """
    low = text.lower()
    for row, ending in zip(words_of_dates()["tens in words"], ("0s", "0"), strict=True):
        for n, word in enumerate(row.split(), 1):
            low = re.sub(rf"\b{word}$", f"{n}{ending}", low)
    low = re.sub(f"^{any_of('about a part')} ", "", low)
    parts = "|".join(map(any_of, ("early", "mid", "late")))
    low = re.sub(f"^(?:{parts})[ -]", "", low)
    found = (re.fullmatch(form.format(r"(\d)"), low) for form in words_of_dates()["some tens"])
    return next((each[1] for each in found if each), "")


def _months(year: int, first: int) -> str:
    """Give three months from one on; the last may be of the next year."""
    if year == 9999 and first > 10:
        return f"[{year}-{first:02}..]"
    end, last = year + (first + 1) // 12 if first > 10 else year, (first + 1) % 12 + 1
    return f"[{year}-{first:02}..{end}-{last:02}]"


_PARTS: Final = {
    **{f"quarter {n + 1}": (n, 4) for n in range(4)}, **{f"half {n + 1}": (n, 2) for n in range(2)},
    "early": (0, 3), "mid": (1, 3), "late": (2, 3),
}  # fmt: skip
"""Which part of how many a word means."""


def part_in(text: str) -> tuple[str, str, bool] | None:
    """
    Give what a part of a year, month, decade or century may come to, the whole, and how plainly.

    >>> part_in("early 1959"), part_in("second half of March 1959")
    (('[1959-01..1959-04]', '1959', False), ('[1959-03-16..1959-03-31]', '1959-03', True))
    """
    low = " ".join(text.lower().split())
    if found := re.fullmatch(r"(\d{4})-(?:q([1-4])|3([3-6])|4([01]))[?~%]?", low):
        name = (
            f"half {int(found[4]) + 1}" if found[4] else f"quarter {found[2] or int(found[3]) - 2}"
        )
        return _part(found[1], *_PARTS[name]), found[1], True
    low = re.sub(f"^{any_of('about a part')} ", "", low)
    for week in (2, 3, 4):
        found = re.fullmatch(rf"{any_of(f'week {week}')} (?P<date>.+)", low)
        month = found and _whole(found["date"])
        if month and "-" in month:
            days = f"[{month}-{7 * week - 6:02}..{month}-{7 * week:02}]"
            return days, month, False
    for name, (which, of) in _PARTS.items():
        found = re.fullmatch(rf"{any_of(name)}[ -]?(?P<date>.+)", low)
        whole = found and _whole(found["date"])
        if whole and (of != 4 or whole.isdigit()):
            return _part(whole, which, of), whole, of != 3
    return None


def _whole(text: str) -> str:
    """Read a year, a month, a decade or a century."""
    found = in_edtf(text) or in_edtf(f"the {text}")
    return found if re.fullmatch(r"\d{4}(-\d\d)?|\d{3}X|\d\dXX", found) else ""


def _part(whole: str, which: int, of: int) -> str:
    """Write a part of a whole as one of its months, days or years."""
    if whole.isdigit():
        head, first, size, form = f"{whole}-", 1, 12, "02"
    elif "X" in whole:
        head, first, size = "", int(whole.replace("X", "0")), 10 ** whole.count("X")
        form = "04"
    else:
        year, month = (int(each) for each in whole.split("-"))
        head, first, size, form = f"{whole}-", 1, monthrange(year, month)[1], "02"
    low, high = first + size * which // of, first + size * (which + 1) // of - 1
    return f"[{head}{low:{form}}..{head}{high:{form}}]"


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def _plain(text: str) -> str:
    """Read a date with no word of doubt or order about it."""
    bare = re.sub(f"^{any_of('on')} ", "", text)
    bare = re.sub(rf"^{any_of('weekday')},? (?=.*\d)", "", bare)
    bare = re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", " ", _day_in_digits(bare))
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", bare):
        return bare
    if roman := re.fullmatch(r"(?:(\d{1,2})[ ./-])?([ivx]{1,4})[ ./-](\d{4})", bare):
        month = _number(roman[2])
        day = f"-{int(roman[1]):02}" if roman[1] else ""
        return f"{roman[3]}-{month:02}{day}" if 1 <= month <= 12 else ""
    of = f"(?:{any_of('of')} )?"
    for pattern in (
        rf"(?:(?P<day>\d{{1,2}}){_TH} {of})?"
        rf"(?P<month>[a-z]{{3,}})\.?,? {of}(?P<year>\d{{4}})",
        rf"(?P<month>[a-z]{{3,}})\.? (?P<day>\d{{1,2}}){_TH},? (?P<year>\d{{4}})",
    ):
        found = re.fullmatch(pattern, bare)
        if not found:
            continue
        at = max(names.find(found["month"][:3]) for names in words_of_dates()["months"])
        if at >= 0:
            day = f"-{int(found['day']):02}" if found["day"] else ""
            return f"{found['year']}-{at // 4 + 1:02}{day}"
    return ""


def _day_in_digits(text: str, months: str = "") -> str:
    """Write the day of a month in digits that is spelt: twenty-first of April, once de abril."""
    names = (name for row in words_of_dates()["months"] for name in row.split())
    of, months = any_of("of"), months or "|".join(names)
    for row in words_of_dates()["spelt"]:
        days = {word: n for n, word in enumerate(row.split(), 1)}
        spelt = "|".join(sorted(days, key=len, reverse=True)).replace("-", "[- ]")
        if found := re.match(rf"(?:the )?({spelt}) (?=(?:{of} )?(?:{months}))", text):
            th = "th" if months == "century" else ""
            return f"{days[found[1].replace(' ', '-')]}{th} {text[found.end() :]}"
        if found := re.match(rf"([a-z]{{3,}}) ({spelt})(?=,? \d{{4}}$)", text):
            return f"{found[1]} {days[found[2].replace(' ', '-')]}{text[found.end() :]}"
    return text


def _next_to(date: str, step: int) -> str:
    """Give the year, month or day before or after one; empty where there is none."""
    *above, last = date.split("-")
    other = int(last) + step
    if not above:
        return f"{other:04}" if 0 < other < 10000 else ""
    if len(above) == 1:
        year, month = (int(above[0]) + (other - 1) // 12, (other - 1) % 12 + 1)
        return f"{year:04}-{month:02}"
    year, month = int(above[0]), int(above[1])
    if not 1 <= month <= 12:
        return ""
    if 1 <= other <= monthrange(year, month)[1]:
        return f"{year:04}-{month:02}-{other:02}"
    there = _next_to(f"{year:04}-{month:02}", step)
    end = "01" if step > 0 else f"{monthrange(int(there[:4]), int(there[5:]))[1]:02}"
    return f"{there}-{end}"
