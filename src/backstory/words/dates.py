"""
A span and a language come in; out goes the date in words, with its doubt ("about May 2014").

To add a language, add its line to `_WORDS` and to `MONTHS`, and its three turns of phrase to
`_day`, `_between` and `_doubt`. No locale of the machine is asked: the same bytes everywhere.
"""

from typing import Final

from backstory.dates.days import civil, iso
from backstory.dates.edtf import Span, Stretch, read_stretch
from backstory.vocabulary import LANGUAGES

__all__ = ["MONTHS", "day_name", "name"]

MONTHS: Final = {
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio",
           "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
}  # fmt: skip
_WORDS: Final = {
    "en": {
        "none": "not stated",
        "?": "perhaps {}",
        "~": "about {}",
        "%": "perhaps about {}",
        "since": "since {}",
        "until": "until {}",
        "no end": "since {}, end not stated",
        "no beginning": "until {}, beginning not stated",
        "between": "between {} and {}",
        "one of": "one of {}",
        "in": "within {}",
        "earlier": "{} or earlier",
        "later": "{} or later",
        "decade": "the {}s",
        "years": "some year from {} to {}",
        "month?": "some month of {}",
        "day?": "some day in {}",
        "bc": "{} BC",
        "clock": "{} on {}",
        "begins": "beginning: {}",
        "ends": "end: {}",
        "open": "open",
        "marked": "{} (approximate)",
    },
    "es": {
        "none": "sin fecha indicada",
        "?": "quizá {}",
        "~": "hacia {}",
        "%": "quizá hacia {}",
        "since": "desde {}",
        "until": "hasta {}",
        "no end": "desde {}, sin fin indicado",
        "no beginning": "hasta {}, sin comienzo indicado",
        "between": "entre {} y {}",
        "one of": "una de estas fechas: {}",
        "in": "en algún momento {}",
        "earlier": "{} o antes",
        "later": "{} o después",
        "decade": "la década de {}",
        "years": "algún año de {} a {}",
        "month?": "algún mes de {}",
        "day?": "algún día de {}",
        "bc": "{} a. C.",
        "clock": "{} del {}",
        "begins": "comienzo: {}",
        "ends": "fin: {}",
        "open": "abierto",
        "marked": "{} (aproximado)",
    },
}


def name(span: Span | None, lang: str) -> str:
    """
    Name a span in words.

    Args:
        span: None is "not stated".
        lang: One of `vocabulary.LANGUAGES`.

    Raises:
        ValueError: Dates are not named in that language.

    >>> name(Span.parse("2002-12-02/2003-02-03~"), "en")
    'between 2 December 2002 and about 3 February 2003'
    >>> name(Span.parse("2014-05~"), "es")
    'hacia mayo de 2014'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"dates are named in {' and '.join(LANGUAGES)}, not in '{lang}'")
    if span is None:
        return _WORDS[lang]["none"]
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
        return _WORDS[lang]["clock"].format(time, plain)
    # Spanish puts an article before a day, but not where nothing comes before it.
    return _doubt(lone, _with_article(lone, lang) if lone.mark else plain, lang)


def day_name(day: int, lang: str) -> str:
    """
    Name a day number (day 0 is 1970-01-01).

    >>> day_name(20483, "es")
    '30 de enero de 2026'
    """
    return name(Span.parse(iso(day)), lang)


def _interval(begin_text: str, end_text: str, lang: str) -> str:
    words = _WORDS[lang]
    open_ends = ("", "..")
    if end_text in open_ends:
        key = "since" if end_text else "no end"
        return words[key].format(_after_word(read_stretch(begin_text), lang))
    if begin_text in open_ends:
        key = "until" if begin_text else "no beginning"
        return words[key].format(_after_word(read_stretch(end_text), lang))
    begin, end = read_stretch(begin_text), read_stretch(end_text)
    if begin.mark or end.mark:
        return words["between"].format(_after_word(begin, lang), _after_word(end, lang))
    return _between(begin, end, lang)


def _set(choices: list[str], lang: str) -> str:
    words = _WORDS[lang]
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
                named.append(words["in"].format(reach) if len(choices) == 1 else reach)
        else:
            lone = read_stretch(low or high)
            text = _doubt(lone, _date(lone, lang), lang)
            named.append(words["later" if low else "earlier"].format(text))
    return named[0] if len(named) == 1 else words["one of"].format(", ".join(named))


def _from_bounds(span: Span, lang: str) -> str:
    """Name a hull that EDTF cannot write: where it begins, and where it ends."""
    words = _WORDS[lang]
    begin, late_begin, early_end, end = (
        None if bound is None else iso(bound)
        for bound in (span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end)
    )
    begins, ends = _range(begin, late_begin, lang), _range(early_end, end, lang)
    text = f"{words['begins'].format(begins)}; {words['ends'].format(ends)}"
    return words["marked"].format(text) if span.approximate else text


def _range(low: str | None, high: str | None, lang: str) -> str:
    if low == high:
        return _WORDS[lang]["open"] if low is None else name(Span.parse(low), lang)
    if low is None or high is None:
        return _set([f"{low or ''}..{high or ''}"], lang)
    return _between(read_stretch(low), read_stretch(high), lang)


def _date(date: Stretch, lang: str) -> str:
    """Name one date, without its mark and its clock time."""
    words = _WORDS[lang]
    if "X" in date.year:
        low, high = civil(date.first)[0], civil(date.last)[0]
        if date.year.strip("-X") == "":
            return words["none"]
        if date.year.count("X") == 1 and low > 0:
            return words["decade"].format(low)
        return words["years"].format(_year(low, lang), _year(high, lang))
    year = _year(int(date.year), lang)
    if date.unspecified:
        within = year if date.month is None else _month(date.month, year, lang)
        return words["month?" if date.unspecified == "month" else "day?"].format(within)
    if date.month is None:
        return year
    month = _month(date.month, year, lang)
    if date.day is None:
        return month
    return f"{date.day} {month}" if lang == "en" else f"{date.day} de {month}"


def _month(month: int, year: str, lang: str) -> str:
    word = MONTHS[lang][month - 1]
    return f"{word} {year}" if lang == "en" else f"{word} de {year}"


def _year(year: int, lang: str) -> str:
    return str(year) if year > 0 else _WORDS[lang]["bc"].format(1 - year)


def _zone(offset: int | None) -> str:
    if not offset:
        return "" if offset is None else " UTC"
    hours, minutes = divmod(abs(offset), 60)
    return f" (UTC{'+' if offset > 0 else '−'}{hours}{f':{minutes:02}' if minutes else ''})"


def _with_article(date: Stretch, lang: str) -> str:
    article = "el " if lang == "es" and date.day is not None else ""
    return article + _date(date, lang)


def _doubt(date: Stretch, text: str, lang: str) -> str:
    return _WORDS[lang][date.mark].format(text) if date.mark else text


def _after_word(date: Stretch, lang: str) -> str:
    """Name one end of an interval, after a word such as "since"."""
    text = _doubt(date, _with_article(date, lang), lang)
    return text.replace("hacia ", "aproximadamente ", 1) if lang == "es" else text


def _between(begin: Stretch, end: Stretch, lang: str) -> str:
    """Name a stretch from one date to another, both without marks, saying nothing twice."""
    first, last = _date(begin, lang), _date(end, lang)
    if first == last:
        return first
    same_year = begin.year == end.year and "X" not in begin.year
    same_month = same_year and begin.month == end.month and begin.month is not None
    years = (begin.month, end.month) == (None, None) and "X" not in begin.year + end.year
    if lang == "es":
        if same_month and begin.day is not None and end.day is not None:
            first = str(begin.day)
        elif same_year and begin.month is not None and end.month is not None:
            first = first.removesuffix(f" de {_year(int(begin.year), lang)}")
        start = "del" if begin.day is not None else "de"
        return f"{start} {first} {'al' if end.day is not None else 'a'} {last}"
    if same_month and begin.day is not None and end.day is not None:
        return f"{begin.day}–{last}"
    if same_year and begin.month is not None and end.month is not None:
        first = first.removesuffix(f" {_year(int(begin.year), lang)}")
        return f"{first}–{last}" if begin.day is end.day is None else f"{first} – {last}"
    return f"{first}–{last}" if years else f"{first} – {last}"
