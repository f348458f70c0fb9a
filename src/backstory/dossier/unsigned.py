"""A line of YAML that lacks the sign which it was to have comes in; out goes what was slipped."""

from __future__ import annotations

import re
from typing import Any, Final

from backstory.text import nearest

__all__ = ["KEYS", "LONGEST", "NO_BLANK", "no_key", "no_sign", "starred"]

NO_BLANK: Final = re.compile(r" *-[^\s-]")
"""An item whose dash has no blank after it, which is told as that."""
KEYS: Final = frozenset(
    ("about", "actors", "at", "count", "happened", "issued", "kind", "language", "place",
     "publisher", "read", "title", "url", "voice", "when")
)  # fmt: skip
"""Keys of a source that, with a colon behind them, no text is likely to have."""
_WORDS: Final = frozenset(("about", "at", "count", "kind", "place", "read", "when"))
"""Those with which a text may go on: `about the strike`."""
_ALONE: Final = KEYS | {
    "between", "counted", "description", "focus", "gist", "languages", "licence", "pin", "remark",
    "says", "verdict", "wording",
}  # fmt: skip
"""The same, of every file, that may stand alone in their line."""
LONGEST: Final = 2000
"""Letters of a line beyond which nobody looks for what it was meant to be."""
_FEW: Final = 3
"""Words of a value behind a key of which the colon is missing; more are a text."""
_HAS_TEXT: Final = re.compile(r" *(?:- +)?[\w-]+: +\S|  ")
_NO_SIGN: Final = re.compile(r"( *(?:- +)?)([a-z][a-z-]*)( *= *| *\uff1a *|:\u00a0\s*)([^\s=].*)")
"""A key and its value, between which stands what is no colon and no space."""
_OTHER_SIGN: Final = re.compile(r"( *(?:- +)?)([a-z][a-z-]*) ?([;,.]) +(\S.*)")
_REMARK: Final = re.compile(r" *(//+|--+|;+|/\*+|<!--) *([^\s].*)")
"""What begins a comment in other languages."""
_ARROW: Final = re.compile("^(?:[-=]+>|[\u2190-\u21ff\u2013\u2014]) *")
"""What somebody writes between a key and its value."""
_STAR: Final = re.compile(r"( *(?:- +)?(?:[\w-]+: +)?)(\*+[^\s*][^\n]*?)\s*$")


def starred(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """Find a text that begins with an asterisk: Markdown for what stands out, a name for YAML."""
    marks, lines = (why.problem_mark, why.context_mark), text.split("\n")
    for row in sorted({mark.line for mark in marks if mark and mark.line < len(lines)}):
        if found := _STAR.match(lines[row][:LONGEST]):
            told = found[2].strip("*")
            what = "a text that begins with `*` is a name for YAML"
            mend = f"write `{told[:40]}`" if "*" not in told else 'put the text in quotes: "…"'
            return row + 1, len(found[1]) + 1, what, mend
    return None


def no_key(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """Find a line that goes on with the text above it and stands too far out for that."""
    mark = why.context_mark
    if mark is None or "could not find expected ':'" not in str(why.problem):
        return None
    lines = text.split("\n")
    line = lines[mark.line]
    above = next((each for each in reversed(lines[: mark.line]) if each.strip()), "")
    if mark.line == 0 or ":" in line or NO_BLANK.match(line) or not _HAS_TEXT.match(above):
        return None
    words = [_ARROW.sub("", each) for each in line.strip(" -\r").split(" ", 1)]
    is_text = words[0] in _WORDS and (" " in words[-1] or not line.startswith((" ", "-")))
    if words[0] in (_ALONE if len(words) == 1 else KEYS) and not is_text:
        column = line.index(words[0]) + 1
        what = f"`{words[0]}` has no colon after it"
        return (
            mark.line + 1,
            column,
            what,
            f"write `{': '.join(words)[:60]}{':' * (len(words) == 1)}`",
        )
    if len(words) > 1 and len(words[1].split()) <= _FEW and (key := _key_in(words[0])):
        what = f"`{words[0]}` has no colon after it"
        return mark.line + 1, line.index(words[0]) + 1, what, f"write `{key}: {words[1][:60]}`"
    if (other := _OTHER_SIGN.fullmatch(line.rstrip())) and (key := _key_in(other[2])):
        what = f"`{other[2]}` has `{other[3]}` after it, and no colon"
        return (
            mark.line + 1, len(other[1]) + len(other[2]) + 1, what,
            f"write `{key}: {other[4][:60]}`",
        )  # fmt: skip
    if note := _REMARK.match(line):
        what = f"a comment begins with `#`, and not with `{note[1]}`"
        return mark.line + 1, line.index(note[1]) + 1, what, f"write `# {note[2].strip()[:60]}`"
    what = "this line goes on with the text above it, and stands too far out for that"
    mend = "indent it by two spaces more than the key of that text, or write it all in one line"
    return mark.line + 1, mark.column + 1, what, mend


def _key_in(word: str) -> str:
    """Give the key that a word is, or that was meant by it; empty for a word of a text."""
    from backstory.dossier.forms import ClaimForm, SourceForm  # late: most files are YAML

    known = {
        field.alias or name for form in (ClaimForm, SourceForm)
        for name, field in form.model_fields.items()
    } - _WORDS  # fmt: skip
    if word in known:
        return word
    near = nearest(word, known) if re.fullmatch("[a-z][a-z-]{3,}", word) else None
    return near if near and abs(len(near) - len(word)) <= 1 else ""


def no_sign(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """Find a key behind which there is another sign than a colon and a space."""
    begun, noticed = (why.context_mark or why.problem_mark), why.problem_mark or why.context_mark
    lines = text.split("\n")
    for row in dict.fromkeys((begun.line, noticed.line, noticed.line - 1)):
        line = lines[row].rstrip() if 0 <= row < len(lines) else ""
        found = _NO_SIGN.fullmatch(line) if len(line) <= LONGEST else None
        if found:
            what = f"`{found[2]}` has no colon and space after it"
            if "\u00a0" in found[3]:
                what = f"the blank behind `{found[2]}:` is no space (U+00A0)"
            mend = f"write `{found[2]}: {found[4][:60]}`"
            return row + 1, len(found[1] + found[2]) + 1, what, mend
    return None
