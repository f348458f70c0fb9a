"""A date that cannot be read comes in; out goes the reason, by name, and what to write instead."""

import re
from calendar import monthrange
from typing import Final
from unicodedata import decimal

from backstory.dates.around import around_in
from backstory.dates.calendars import new_style_in
from backstory.dates.days import DateError
from backstory.dates.occasions import occasion_in
from backstory.dates.said import is_elsewhere, is_said
from backstory.dates.slips import slip_in
from backstory.dates.tongues import in_english
from backstory.dates.worded import (
    either_in,
    in_edtf,
    part_in,
    season_in,
    stretch_in,
    tens_in,
)

__all__ = ["refuse"]

MAX_LETTERS: Final = 200
"""Code points beyond which a text is not looked at: no date, no set worth writing, is so long."""

_MEND: Final = "write 1956, 1956-10 or 1956-10-29; `~` for about; `A/B` for a range"

_KINDS: Final[tuple[tuple[str, str, str], ...]] = (
    # what the text looks like, why it is refused, what to write
    (r"\s*", "the date is empty", "leave the key out if the date is not stated"),
    (r"\s.*|.*\s", "there is a space around the date", "write it without spaces around it"),
    (r"\{.*\}?", "sets of several dates (`{}`, EDTF level 2) are not read",
     "write one claim for each date, or `[a,b]` if it was one of them"),
    (r"(?:.*[\W\d_])?Y-?\d.*", "letter-prefixed years (`Y`, EDTF levels 1 and 2) are not read",
     "write a year of four digits, from -9999 to 9999"),
    (r".*\dE\d.*", "exponential years (`E`, EDTF level 2) are not read",
     "write the year with four digits"),
    (r".*\dS\d.*", "significant digits (`S`, EDTF level 2) are not read",
     "write `195X` for one of ten years, `19XX` for one of a hundred"),
    (r".*-?\d{4}-(2[1-4])([?~%/.,\]].*)?", "seasons (EDTF level 1) are not read: which months "
     "they are depends on the hemisphere", "write the months, as [2001-03..2001-05]"),
    (r".*-?\d{4}-(2[5-9]|3\d|4[01])([?~%/.,\]].*)?", "quarters, semesters and the like "
     "(EDTF level 2) are not read", "write the months, as [2001-01..2001-03]"),
    (r"unknown", "`unknown` is of an older EDTF",
     "leave the key out, or that end of an interval empty, as 2004/ or /2004"),
    (r"open", "`open` is of an older EDTF", "write .. for an open end, as 2004/.."),
    (r".*\d[ux]+.*", "unspecified digits are written with a capital X", "write 195X or 2004-XX"),
    (r"(?P<a>\d{4}(-\d\d)?)(-\?\??){1,2}", "digits that are not known are written with a capital "
     "X, or left out", "write {a}"),
    (r".*[?~%]{2}.*", "there are two marks", "write % for both uncertain and approximate"),
    (r"(?P<a>\d{4}-\d\d(-\d\d)?) ?[-–—→]+>? ?(?P<b>\d{4}-\d\d(-\d\d)?)", "a range has a slash",
     "write {a}/{b}"),
    (r"(?P<a>(?P<m>\d{4}-\d\d)-\d\d) (to|till|until|a|al|hasta) (?P<d>\d\d)",
     "both ends of a range are written whole", "write {a}/{m}-{d}"),
    (r"(?P<c>\d\d)(?P<a>\d\d) ?[–—] ?(?P<b>\d\d)",
     "a range has a slash, and both of its ends are written whole",
     "write {c}{a}/{c}{b} if both are years, {c}{a}-{b} if the second is a month"),
    (r"(?P<a>\d{4}(-\d\d){0,2}) ?(?:[,;&+]|and|y|e) ?(?P<b>\d{4}(-\d\d){0,2})",
     "two dates stand here", "write [{a},{b}] if it was one of them, {a}/{b} for all that time"),
    (r"(?P<a>\d{4}-\d\d-\d\d)(Z|[+-]\d\d:?\d\d)", "a day has no time zone", "write {a}"),
    (r"(?P<s>[~?])(?P<a>\d{4}(-\d\d){0,2})", "the mark stands at the end", "write {a}{s}"),
    (r"(\.\.|…)(?P<a>\d{4}(-\d\d){0,2})", "an open end has a slash, or is part of a set",
     "write ../{a} for all the time up to then, [..{a}] for one day of it"),
    (r"(?:[xX?]{2}|00|--)[/.-](?P<m>0[1-9]|1[0-2])[/.-](?P<y>\d{4})", "the year comes first",
     "write {y}-{m}"),
    (r"(?P<y>\d{4})[/.](?P<m>[1-9])", "a date has hyphens", "write {y}-0{m}"),
    (r".*[?~%]([-\dX].*)", "marks on part of a date (EDTF level 2) are not read",
     "write one mark at the end of the date, as 2004-06-11~"),
    (r".*\dT\d.*[/,?~%\]].*|.*/.*\dT\d.*", "a clock time stands alone, without mark, "
     "interval or set (EDTF level 0)", "write the day, as 2002-04-11/2002-04-13"),
    (r"(?P<a>\d{4}-\d\d-\d\d) 00:00(?::00)?", "midnight is what a spreadsheet adds to a day",
     "write {a}"),
    (r"-?\d{4}-\d\d-\d\d[T ]\d\d?:\d\d([Z+-].*)?", "a clock time needs its seconds",
     "write 2002-04-11T14:00:00"),
    (r"-?\d{4}-\d\d-\d\d ?[T ]?\d\d?(?:[:.h]\d\d.*|h)", "the clock time is not as EDTF writes it",
     "write 2002-04-11T14:00:00, with Z or an offset as -04:00 if the zone is stated"),
    (r"-?\d{0,4}X*.*X\d.*|-?[\dX]*X[\dX]*-.+|.*-(\dX|X\d).*|.*-XX-\d\d.*",
     "these unspecified digits (EDTF level 2) are not read",
     "write 195X, 19XX, 2004-XX, 2004-06-XX or 2004-XX-XX: X from the right"),
    (r"(?P<d>1[3-9]|2\d|3[01])[/.-](?P<m>0[1-9]|1[0-2])[/.-](?P<y>\d{4})", "the year comes first",
     "write {y}-{m}-{d}"),
    (r"(?P<d>1[3-9]|2\d|3[01])[/.-](?P<m>[1-9])[/.-](?P<y>\d{4})", "the year comes first",
     "write {y}-0{m}-{d}"),
    (r"(?:(?:3[2-9]|[4-9]\d|00?)[/.-]\d\d?|\d\d?[/.-](?:3[2-9]|[4-9]\d|00?))[/.-](?P<y>\d{4})",
     "there is no such day", "write the year first, then the month: {y}-MM-DD"),
    (r"(?:1[3-9]|[23]\d)[/.-](?:1[3-9]|[23]\d)[/.-](?P<y>\d{4})", "there is no such month",
     "write the year first, then the month: {y}-MM-DD"),
    (r"(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>\d{4})", "the order of day and month is not plain",
     "write the year first, then the month: {y}-MM-DD"),
    (r"(?P<m>0[1-9]|1[0-2])[/.-](?P<y>\d{4})", "the year comes first", "write {y}-{m}"),
    (r"(?P<m>[1-9])[/.-](?P<y>\d{4})", "the year comes first", "write {y}-0{m}"),
    (r"(.*[^\d])?['’]\d\d|\d\d?[/.-]\d\d?[/.-]\d\d|[^\W\d]{3,}\.?[/-]\d\d",
     "a year has four digits", "write all four digits of the year"),
    (r"\d{4}[/.](?:00|1[3-9]|[2-9]\d)[/.]\d\d", "there is no such month",
     "write a month from 01 to 12"),
    (r"(?P<y>\d{4})[/.](?P<m>\d\d)[/.](?P<d>\d\d)", "a date has hyphens", "write {y}-{m}-{d}"),
    (r"[/.]{1,2}/?|(\.\.)?/(\.\.)?|\[[., ]*\]", "both sides are open",
     "leave the key out: not stated"),
    (r"\[.*,\s*\]?|\[\s*,.*|\[.*,\s*,.*", "the set has an empty place", "write [2015,2016]"),
    (r"[^\[].*\.\..*|\.\.\d.*", "a range with `..` belongs in a set or at an open end",
     "write [2014..2016] for one of them, 2014/2016 for all that time, 2014/.. for open"),
    (r"\[.*|.*\]", "the set is not whole", "write [2015,2016] or [2015..2017]"),
    (r".*/.*/.*", "an interval has two ends", "write A/B, as 2002-04-11/2002-04-13"),
    (r"-?\d{1,3}([?~%]|-.*)?", "a year has four digits", "write 0800 for the year 800"),
    (r"(?P<a>\d{4}) ?[-–] ?(?P<b>\d{4})", "a range has a slash", "write {a}/{b}"),
    (r"(?P<a>\d{4}(-\d\d){0,2}) (–|to|till|until|a|al|hasta) (?P<b>\d{4}(-\d\d){0,2})",
     "a range has a slash", "write {a}/{b}"),
    (r"-?\d{4}-\d{3}|-?\d{4}-?W\d.*", "days of the year and weeks are not EDTF", _MEND),
    (r"\d{8}", "a date has hyphens", "write YYYY-MM-DD"),
    (r"-?\d{5,}.*", "a year has four digits", "write a year from -9999 to 9999"),
    (r"-?\d{4}-\d\d(-\d\d)?[?~%]?", "there is no such month", "write a month from 01 to 12"),
    (r"-?\d{4}-(?P<m>\d)(-\d\d?)?|-?\d{4}-\d\d-\d", "month and day have two digits",
     "write them as 2016-04-01"),
)  # fmt: skip


def _impossible(meant: str) -> DateError | None:
    """Say why a day that somebody meant is none: nobody is told to write 31 April."""
    found = re.fullmatch(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", meant)
    if not found or not 1 <= int(found["m"]) <= 12 or not int(found["y"]):
        return None
    last = monthrange(int(found["y"]), int(found["m"]))[1]
    if 1 <= int(found["d"]) <= last:
        return None
    return DateError(
        f"{found['y']}-{found['m']} has {last} days, not {int(found['d'])}",
        f"write a day that exists, or {found['y']}-{found['m']} if the day is not known",
    )


def _in_english(text: str) -> DateError | None:
    """Say what is written instead of a date in a neighbouring language, or in Roman numbers."""
    told = in_english(text, "dates")
    if told == " ".join(text.split()):
        return None
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", meant := in_edtf(told)):
        return _impossible(meant) or DateError(f"'{text}' is not a date in EDTF", f"write {meant}")
    why = refuse(told)
    return None if why.mend == _MEND else DateError(why.why.replace(told, text, 1), why.mend)


def refuse(text: str) -> DateError:
    """Say why a text is not read as a date, by the name of its kind, and what to write."""
    if len(text) > MAX_LETTERS:
        return DateError(f"'{text[:40]}…' is longer than any date", _MEND)
    in_digits = "".join(str(decimal(sign, sign)) for sign in text)
    if in_digits != text:
        mend = f"write {in_digits}" if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", in_digits) else _MEND
        return DateError(f"'{text}': a date has the digits 0 to 9", mend)
    meant = in_edtf(text) if text == text.strip() else ""
    if meant and not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text):
        why = ": doubt is a mark in EDTF" if meant.endswith("~") else " is not a date in EDTF"
        return _impossible(meant) or DateError(f"'{text}'{why}", f"write {meant}")
    if named := re.fullmatch(r"(\d{1,2})[/.-]([^\W\d]{3,}\.?)[/.-](\d{4})", text):
        refused = refuse(" ".join(named.groups()))  # 10/ago/1911
        if refused.mend != _MEND:
            return DateError(f"'{text}' is not a date in EDTF", refused.mend)
    if doubted := re.fullmatch(r"(.*\w) ?\?", text):
        inner = in_edtf(doubted[1])
        if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", inner) and inner != doubted[1]:
            return DateError(f"'{text}' is not a date in EDTF", f"write {inner}?")
    if occasion := occasion_in(text) or slip_in(text):
        return DateError(*occasion)
    if months := season_in(text):
        why = "which months they are depends on the hemisphere"
        if text[:1].isdigit():
            why = f"seasons (EDTF level 1) are not read: {why}"
        mend = "write the months, {} north of the equator and {} south of it".format(*months)
        return DateError(f"'{text}': {why}", mend)
    if tens := tens_in(text):
        mend = f"write 19{tens}X for those of the twentieth century"
        return DateError(f"'{text}': of which century they are is not said", mend)
    if part := part_in(text):
        may_be, whole, plain = part
        if plain:
            why = "parts of a time (EDTF level 2) are not read: quarters, semesters and the like"
            return DateError(f"'{text}': {why}", f"write {may_be}")
        why = "where such a part begins and ends is not plain"
        return DateError(f"'{text}': {why}", f"write {whole}, or {may_be} where it is clear enough")
    if stretch := stretch_in(text):
        early, late, may_be_one = stretch
        mend = f"write {early}/{late}"
        if may_be_one:
            mend = f"write {early}/{late} for all that time, [{early}..{late}] for one day of it"
        return DateError(f"'{text}': a range has a slash", mend)
    if either := either_in(text):
        first, second = either
        return DateError(f"'{text}': it was one of two", f"write [{first},{second}]")
    if is_said("not stated", text):
        return DateError(f"'{text}' is no date", "leave the key out: not stated")
    if is_said("relative", text):
        mend = "work it out from the day of the page and say so with `inferred:`, or leave it out"
        return DateError(f"'{text}' is a day only beside another", mend)
    if newer := new_style_in(text):
        why = f"'{text}' has a day of each of two calendars"
        return DateError(why, f"write {newer}, the day of the Gregorian calendar")
    if is_elsewhere(text):
        mend = "write its day in the Gregorian calendar, and say so with `inferred:`"
        return DateError(f"'{text}' is of another calendar", mend)
    if years := re.fullmatch(r"(\d\d)(\d\d) ?([-–/]) ?(\d\d)", text):
        century, first, mark, last = years.groups()
        if first < last and (mark == "/" or last > "12"):
            mend = f"write {century}{first}/{century}{last}"
            return DateError(f"'{text}': both years are written whole", mend)
    if bc := re.fullmatch(r"(\d{1,4}) ?(?:BC|BCE|B\.C\.|a\. ?C\.)", text):
        mend = f"write {1 - int(bc[1]):05}" if int(bc[1]) > 1 else "write 0000"
        return DateError(f"'{text}': the year before 0001 is 0000", mend)
    if ad := re.fullmatch(r"(?:AD (\d{1,4})|(\d{1,4}) (?:AD|CE|d\. ?C\.))", text):
        return DateError(f"'{text}': a year has four digits", f"write {int(ad[1] or ad[2]):04}")
    day = in_edtf(f"{text} 2000") if re.search(r"\d", text) else ""
    if (part := part_in(f"{text} 2000")) and re.search(r"[^\W\d]{3}", text):
        day = part[1]  # mid-January
    if "-" in day and not re.search(r"\d{4}", text):
        told = day.replace("2000", "YYYY")
        if both := re.fullmatch(r"[^\W\d]{3,}\.?[-/'](\d\d)", text):  # as a spreadsheet has it
            if int(both[1]) > 31:
                mend = "write all four digits of the year"
                return DateError(f"'{text}': a year has four digits", mend)
            why = f"whether {both[1]} is the day or the year is not plain"
            mend = f"write 20{both[1]}-{day[5:7]} if it is the year, {told} if it is the day"
            return DateError(f"'{text}': {why}", mend)
        mend = f"write {told} with the year of the page, and say so with `inferred:`"
        return DateError(f"'{text}' has no year", mend)
    if elsewhere := _in_english(text):
        return elsewhere
    for pattern, why, mend in _KINDS:
        found = re.fullmatch(pattern, text, re.DOTALL)
        if found:
            mend = mend.format(**found.groupdict())
            return _impossible(mend.removeprefix("write ")) or DateError(f"'{text}': {why}", mend)
    if meant := around_in(text):
        why = f"'{text}': a date stands alone"
        return _impossible(meant) or DateError(why, f"write {meant}, if it was then")
    return DateError(f"'{text}' is not a date in EDTF", _MEND)
