"""
A text comes in; out goes the day that it says it is of.

Only where it says so of itself: at the head of a line (`CARACAS, 11 April 2016 (Reuters) –`), under
a label (`Published: 2016-04-12`), alone on a line, or as the day of the telling (`hoy, 3 de enero
de 2008`). A whole date in a sentence is what the text tells of, mostly long before; to take that
for its own would put every "Friday" of it into the wrong week.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from backstory.read.dated import Dated, day_of
from backstory.read.lexicon import Lexicon, lexicon
from backstory.read.tokens import Tokens

__all__ = ["own_date"]

_TOP: Final = 600
"""Code points from the beginning in which a text's own date may stand."""
_WHOLE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_STAMP: Final = re.compile(
    r"^[^\n.]{0,40}?\b(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d\S*[ \t]*$", re.MULTILINE
)
"""A time stamp, which is no words: alone on a line, or under a label."""
_BEHIND: Final = re.compile(
    r"""(?:,?[ \t]*(?:
        \([^()\n]{1,40}\)                           # an agency
        | (?:[a-z]{1,3}[ \t]){0,2}\d{1,2}[:.h]\d\d[a-z]*  # an hour: `at 9:05pm`, `a las 9.05`
    ))?[ \t]*(?:[.:|\u2013\u2014-]|\n|$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What closes the head of a line: an agency or an hour, then a stop, a dash or the line's end."""
_BEFORE: Final = 8
"""Words before the date at the head of a line: an author, a place, a label."""
_TITLE: Final = 2
"""The same in the title, which may name a day long ago: a place, no more."""
_DEICTIC: Final = 3
"""Words before a date among which `today` or `this` stands: `this past Tuesday, 12 April 2016`."""


def own_date(text: Tokens, lang: str) -> date | None:
    """Find the day that a text says it is of; None if it says none, or only by the way."""
    from backstory.read.dates import dates_in

    lex = lexicon(lang)
    if stamp := _STAMP.search(text.text, 0, _TOP):
        return day_of(*map(int, stamp.groups()))
    for found in dates_in(text, lang, None):
        if text.starts[found.first] > _TOP:
            return None
        written = text.words[found.first : found.after]
        if not _WHOLE.fullmatch(found.value) or not any(found.value[:4] in w for w in written):
            continue
        if _heads(text, found, lex) or _is_told(text, found, lex):
            return date.fromisoformat(found.value)
    return None


def _heads(text: Tokens, found: Dated, lex: Lexicon) -> bool:
    """Tell whether a date stands at the head of a line: before it only names, labels, numbers."""
    begin, end = text.span(found.first, found.after)
    if not _BEHIND.match(text.text, end):
        return False
    line = text.text.rfind("\n", 0, begin) + 1
    before = [at for at in range(found.first) if text.starts[at] >= line]
    most = _BEFORE if text.text[:line].strip() else _TITLE
    heads = {*lex.raw["date-heads"], *lex.weekdays}
    return len(before) <= most and all(
        text.capitals[at] or text.words[at].isdecimal() or text.words[at] in heads for at in before
    )


def _is_told(text: Tokens, found: Dated, lex: Lexicon) -> bool:
    """Tell whether a date is told as the day of the telling: `hoy, 3 de enero de 2008`."""
    before = text.words[max(found.first - _DEICTIC, 0) : found.after]
    return any(word in lex.raw["this-day"] for word in before)
