"""
A text comes in; out goes the day that it says it is of.

Only where it says so of itself: at the head of a line (`CARACAS, 11 April 2016 (Reuters) –`), under
a label (`Published: 2016-04-12`), alone on a line, or as the day of the telling (`hoy, 3 de enero
de 2008`). A whole date in a sentence is what the text tells of, mostly long before; to take that
for its own would put every "Friday" of it into the wrong week.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
        | (?:[a-z]{1,3}[ \t]){0,2}\d{1,2}[:.h]\d\d         # an hour: `at 9:05pm`, `a las 9.05`
          (?:[ \t]?[ap]\.?m\.?|[a-z]+)?(?:[ \t][a-z]{1,4})?  # `9:05 PM ET`, `9:05 a.m.`, `9.05 h`
    ))?[ \t]*(?:[.:|\u2013\u2014-]|\n|$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What closes the head of a line: an agency or an hour, then a stop, a dash or the line's end."""
_GOES_ON: Final = re.compile(r"[^\w\n]*[\u2013\u2014-][ \t]*([^\W\d_]+)")
"""A dash and the word behind it: in the head of a line a sentence begins there, with a capital."""
_BEFORE: Final = 8
"""Words before the date at the head of a line: an author, a place, a label."""
_TITLE: Final = 2
"""The same in the title, which may name a day long ago: a place, no more."""
_SHORT: Final = 4
"""Letters: a word of so few that may stand in the head of a line is no label of its own."""
_DEICTIC: Final = 3
"""Words before a date among which `today` or `this` stands: `this past Tuesday, 12 April 2016`."""


def own_date(text: Tokens, lang: str) -> date | None:
    """Find the day that a text says it is of; None if it says none, or only by the way."""
    from backstory.read.dates import dates_in

    lex = lexicon(lang)
    changed = None
    for stamp in _STAMP.finditer(text.text, 0, _TOP):
        if not any(label in stamp[0].lower() for label in lex.raw["date-changed"]):
            return day_of(*map(int, stamp.groups()))
        changed = changed or day_of(*map(int, stamp.groups()))
    for found in dates_in(text, lang, None):
        if text.starts[found.first] > _TOP:
            break
        written = text.words[found.first : found.after]
        if not _WHOLE.fullmatch(found.value) or not any(found.value[:4] in w for w in written):
            continue
        if _heads(text, found, lex):
            if not _line_names(text, found, lex.raw["date-changed"]):
                return date.fromisoformat(found.value)
            changed = changed or date.fromisoformat(found.value)
        elif _is_told(text, found, lex):
            return date.fromisoformat(found.value)
    return changed


def _heads(text: Tokens, found: Dated, lex: Lexicon) -> bool:
    """Tell whether a date stands at the head of a line: before it only names, labels, numbers."""
    begin, end = text.span(found.first, found.after)
    if not _BEHIND.match(text.text, end) or _line_names(text, found, lex.raw["pictured"]):
        return False
    line = text.text.rfind("\n", 0, begin) + 1
    before = [at for at in range(found.first) if text.starts[at] >= line]
    most = _BEFORE if text.text[:line].strip() else _TITLE
    heads = {*lex.raw["date-heads"], *lex.weekdays}
    labels = {word for word in heads if len(word) > _SHORT}
    if (behind := _GOES_ON.match(text.text, end)) and behind[1].islower():
        return behind[1] in labels
    return len(before) <= most and all(
        text.capitals[at] or text.words[at].isdecimal() or text.words[at] in heads for at in before
    )


def _is_told(text: Tokens, found: Dated, lex: Lexicon) -> bool:
    """Tell whether a date is told as the day of the telling: `hoy, 3 de enero de 2008`."""
    before = text.words[max(found.first - _DEICTIC, 0) : found.after]
    return any(word in lex.raw["this-day"] for word in before)


def _line_names(text: Tokens, found: Dated, labels: Sequence[str]) -> bool:
    """Tell whether one of some labels stands before a date on its line: `Updated`, `Photo`."""
    line = text.text.rfind("\n", 0, text.starts[found.first]) + 1
    return any(
        text.words[at].startswith(tuple(labels))
        for at in range(found.first)
        if text.starts[at] >= line
    )
