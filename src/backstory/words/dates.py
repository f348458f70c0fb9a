"""
A span and a language come in; out goes the date in words, with its doubt ("about May 2014").

The words are those of the language's file; how a stretch is told is a turn of its grammar. No
locale of the machine is asked: the same bytes everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from backstory.dates.days import civil, iso
from backstory.dates.edtf import DateError, Span, Stretch, read_stretch
from backstory.words.grammar import grammar_of
from backstory.words.hulls import hull_name, month_name, year_name
from backstory.words.languages import words_of
from backstory.words.phrases import phrase

__all__ = ["adverb", "after_day", "begun", "day_name", "days_in", "name"]

_DAY: Final = re.compile(r"(?<![\w.-])\d{4}-\d{2}-\d{2}(?![\w-])")
_BRACKET: Final = re.compile(r" \([^()]*\)$")
"""What is said of a day after it: that it was worked out."""
_MARKS: Final = {"?": "uncertain", "~": "approximate", "%": "uncertain and approximate"}


def _words(lang: str) -> Mapping[str, str]:
    found: Mapping[str, str] = words_of(lang)["dates"]
    return found


def after_day(text: str, day: str, lang: str) -> str:
    """
    Leave out of a sentence the day that stands before it already.

    >>> after_day("26 July 2017: the list is certified.", "26 July 2017 (date inferred)", "en")
    'The list is certified.'
    >>> after_day("On 31 August 2020 the decree came.", "31 August 2020", "en")
    'The decree came.'
    >>> after_day("On 31 August 2020 the decree came.", "30 August 2020", "en")
    'On 31 August 2020 the decree came.'
    >>> after_day("Colombia grants asylum: 26 May 2002, VOA reports.", "26 May 2002", "en")
    'Colombia grants asylum, VOA reports.'
    """
    bare = _BRACKET.sub("", day)
    if bare and f": {bare}," in text:
        return text.replace(f": {bare},", ",", 1)
    begins = next(filter(text.startswith, (phrase("on day", lang).format(bare), f"{bare}:")), "")
    rest = text.removeprefix(begins).removeprefix(",")
    if not day or rest == text or not rest.startswith(" "):
        return text
    return rest[1:2].upper() + rest[2:]


def begun(text: str, lang: str) -> str:
    """
    Name a day, a month or a year as it stands after a word such as "from".

    >>> begun("2024-01-17", "es"), begun("2024-01", "es"), begun("2024-01", "en")
    ('el 17 de enero de 2024', 'enero de 2024', 'January 2024')
    """
    return _after_word(read_stretch(text), lang)


def name(span: Span | None, lang: str) -> str:
    """
    Name a span in words.

    Args:
        span: None is "not stated".
        lang: One of `languages()`.

    Raises:
        UnknownName: Dates are not named in that language.

    >>> name(Span.parse("2002-12-02/2003-02-03~"), "en")
    'from 2 December 2002 to about 3 February 2003'
    >>> name(Span.parse("2014-05~"), "es")
    'hacia mayo de 2014'
    """
    words = _words(lang)
    if span is None:
        return words["not stated"]
    if not span.text:
        return _from_bounds(span, lang)
    if "/" in span.text:
        begin, _, end = span.text.partition("/")
        return _interval(begin, end, lang)
    if span.text.startswith("["):
        return _set(span.text[1:-1].split(","), lang)
    lone = read_stretch(span.text)
    plain = _date(lone, lang)
    if lone.clock is not None:
        time = f"{lone.clock // 60:02}:{lone.clock % 60:02}{_zone(lone.offset)}"
        return words["clock"].format(time, plain)
    # An article stands before a day, if the language has one, but not where nothing comes before.
    return _doubt(lone, _with_article(lone, lang) if lone.mark else plain, lang)


def day_name(day: int, lang: str) -> str:
    """
    Name a day number (day 0 is 1970-01-01).

    >>> day_name(20483, "es")
    '30 de enero de 2026'
    """
    return name(Span.parse(iso(day)), lang)


def days_in(text: str, lang: str) -> str:
    """
    Tell the days that a text writes as machines do in the words of a language.

    >>> days_in("Gaceta Oficial 36.884, 2000-02-03", "es")
    'Gaceta Oficial 36.884, 3 de febrero de 2000'
    """

    def told(found: re.Match[str]) -> str:
        try:
            return name(Span.parse(found[0]), lang)
        except DateError:  # no day of the calendar: a number that looks like one
            return found[0]

    return _DAY.sub(told, text)


def _interval(begin_text: str, end_text: str, lang: str) -> str:
    words = _words(lang)
    open_ends = ("", "..")
    if end_text in open_ends:
        key = "since" if end_text else "no end"
        return words[key].format(_after_word(read_stretch(begin_text), lang))
    if begin_text in open_ends:
        key = "until" if begin_text else "no beginning"
        return words[key].format(_after_word(read_stretch(end_text), lang))
    begin, end = read_stretch(begin_text), read_stretch(end_text)
    if begin.mark or end.mark:  # it lasted so long, and is no day between the two
        return words["lasting"].format(_after_word(begin, lang), _after_word(end, lang))
    return _between(begin, end, lang)


def _set(choices: list[str], lang: str) -> str:
    words = _words(lang)
    named: list[str] = []
    for choice in choices:
        low, dots, high = choice.strip().partition("..")
        if not dots:
            lone = read_stretch(low)
            named.append(_doubt(lone, _date(lone, lang), lang))
        elif low and high:
            begin, end = read_stretch(low), read_stretch(high)
            if begin.mark or end.mark:
                spoken = (_after_word(begin, lang), _after_word(end, lang))
                named.append(words["between"].format(*spoken))
            else:
                reach = _between(begin, end, lang)
                named.append(words["within"].format(reach) if len(choices) == 1 else reach)
        else:
            lone = read_stretch(low or high)
            text = _doubt(lone, _date(lone, lang), lang)
            named.append(words["later" if low else "earlier"].format(text))
    return named[0] if len(named) == 1 else words["one of"].format(", ".join(named))


def _from_bounds(span: Span, lang: str) -> str:
    """Name a hull that EDTF cannot write: from when, and until when."""
    text = hull_name(
        (span.earliest_begin, span.latest_begin),
        (span.earliest_end, span.latest_end),
        lang,
        lambda low, high: _between(read_stretch(iso(low)), read_stretch(iso(high)), lang),
    )
    return _words(lang)["marked"].format(text) if span.approximate else text


def _date(date: Stretch, lang: str) -> str:
    """Name one date, without its mark and its clock time."""
    words = _words(lang)
    if "X" in date.year:
        low, high = civil(date.first)[0], civil(date.last)[0]
        if date.year.strip("-X") == "":
            return words["not stated"]
        if date.year.count("X") == 1 and low > 0:
            return words["decade"].format(low)
        return words["years"].format(year_name(low, lang), year_name(high, lang))
    year = year_name(int(date.year), lang)
    if date.unspecified:
        within = year if date.month is None else month_name(date.month, year, lang)
        some = "some month" if date.unspecified == "month" else "some day"
        return words[some].format(within)
    if date.month is None:
        return year
    month = month_name(date.month, year, lang)
    if date.day is None:
        return month
    return words["day of month"].format(date.day, month)


def _zone(offset: int | None) -> str:
    if not offset:
        return "" if offset is None else " UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f" (UTC{'+' if offset > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''})"


def _with_article(date: Stretch, lang: str) -> str:
    text = _date(date, lang)
    return text if date.day is None else _words(lang)["the day"].format(text)


def _doubt(date: Stretch, text: str, lang: str, inside: str = "") -> str:
    if not date.mark:
        return text
    key = _MARKS[date.mark]
    words = _words(lang)
    return words.get(f"{key}{inside}", words[key]).format(text)


def _after_word(date: Stretch, lang: str) -> str:
    """Name one end of an interval, after a word such as "since"."""
    return _doubt(date, _with_article(date, lang), lang, ", inside")


def _between(begin: Stretch, end: Stretch, lang: str) -> str:
    """Name a stretch from one date to another, both without marks, saying nothing twice."""
    first, last = _date(begin, lang), _date(end, lang)
    if first == last:
        return first
    year = "" if "X" in begin.year else year_name(int(begin.year), lang)
    return grammar_of(lang).stretch(begin, end, first, last, year)


def adverb(span: Span, lang: str) -> str:
    """
    Write a date as a sentence takes it.

    >>> adverb(Span.parse("2026-01-30"), "en"), adverb(Span.parse("2026-01"), "es")
    ('on 30 January 2026', 'en enero de 2026')
    >>> adverb(Span.parse("197X"), "en")
    'in the 1970s'
    >>> adverb(Span.parse("2026-01-30?"), "en")
    'perhaps on 30 January 2026'
    """
    if re.fullmatch(r"-?\d{4}(-\d{2}){0,2}\?", span.text):
        return str(_words(lang)["uncertain"]).format(adverb(Span.parse(span.text[:-1]), lang))
    told, words = name(span, lang), _words(lang)
    single = re.fullmatch(r"-?(?:\d{3}X|\d{4}(-\d{2})?(-\d{2})?)", span.text)
    if "T" in span.text and "/" not in span.text:
        return words["at a time"].format(told)
    if not single:
        return told
    return words["on a day" if single[2] else "in a month or year"].format(told)
