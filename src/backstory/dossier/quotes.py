"""Tell of quotation marks that are not closed, and of those that a text was to be within."""

from __future__ import annotations

import re
from typing import Final

from backstory.errors import Problem, Spot

__all__ = ["closed", "quoted_whole"]

_OPENED: Final = re.compile(r"( *(?:- +)?)([\w-]+): +([\"'])(.*)")
_MAY_GO_ON: Final = re.compile(
    r"""^ *(?:- +)?[\w-]+: +(?:"(?:[^"\\\n]|\\.)*|'[^'\n]*(?:''[^'\n]*)*)$""", re.MULTILINE
)
"""A line whose quotation mark is not closed in it: few files have one."""
_BEGUN: Final = re.compile(r"( *)(?:- +)?(?:[\w-]+:(?: |\r?$)|- )")
_TEXT: Final = re.compile(r"( *(?:- +)?)[\w-]+: +[|>][-+0-9]*[ \r]*$")
_PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "‘": "’", "‟": "”", "‹": "›", "＂": "＂"}


def closed(text: str, shown: str, problems: list[Problem]) -> str:
    """
    Tell of each value whose quotation mark is not closed before the next key, and close it.

    >>> closed('title: "The gates\\nkind: news\\n', "x", [])
    'title: "The gates"\\nkind: news\\n'
    """
    if not _MAY_GO_ON.search(text):
        return text
    lines, within = text.split("\n"), -1
    for row, line in enumerate(lines):
        far = len(line) - len(line.lstrip(" "))
        if within >= 0 and (not line.strip() or far > within):
            continue  # a text as it stands, whatever is in it
        within = len(found[1]) if (found := _TEXT.match(line)) else -1
        opened = _OPENED.match(line)
        if opened is None or _closes(opened[3], opened[4]):
            continue
        below = next((lines[n] for n in range(row + 1, len(lines)) if lines[n].strip()), "")
        begun = _BEGUN.match(below)
        if not below and not any(map(_BEGUN.match, lines[:row])):
            continue  # the whole file
        if (below and begun is None) or (begun and len(begun[1]) > len(opened[1])):
            continue  # it goes on
        at = Spot(shown, row + 1, opened.start(3) + 1)
        what = f"the {opened[3]} that opens the text of `{opened[2]}:` is not closed"
        mend = f"write `{opened[3]}` at the end of the line, or take this one out"
        problems.append(Problem(at, "D005", what, mend))
        lines[row] = line.rstrip() + opened[3]
    return "\n".join(lines)


def _closes(mark: str, rest: str) -> bool:
    """Tell whether a quotation mark stands in the rest of a line that may close the text."""
    plain = re.sub(r"\\.", "", rest) if mark == '"' else rest.replace("''", "")
    return mark in plain


def quoted_whole(text: str) -> str:
    """
    Give what stands between quotation marks of a word processor that a whole text is within.

    >>> quoted_whole("“Lockout at Strelsau”"), quoted_whole("“Bread” and “Roses”")
    ('Lockout at Strelsau', '')
    >>> quoted_whole("«Lockout at Strelsau")
    'Lockout at Strelsau'
    """
    ends = _PAIRS.get(text[:1], "")
    inner = text[1:-1]
    if ends and not set(text[1:]) & {*ends, *"\"'"}:  # opened alone
        return text[1:].strip()
    if not ends or text[-1:] not in f"{ends}\"'" or not inner.strip():
        return ""
    return "" if set(inner) & {*_PAIRS, *"”»›"} else inner.strip()
