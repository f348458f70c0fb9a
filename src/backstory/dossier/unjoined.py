"""Tell which comma, bracket or sign of a text is amiss, where a parser tells its grammar."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["no_comma", "text_astray"]

_LAST: Final = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s,{}\[\]"']+)$""")
"""The key that ends where its colon stands."""
_NEXT: Final = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s,:{}\[\]"']+)(?P<colon>\s*:)?""")
_BEGUN: Final = re.compile(r"( *(?:- +)?)([\w-]+): +([|>])([-+]?)([1-9]?)([-+]?)(.*)")
_MOST: Final = 40


def no_comma(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """
    Find what stands within brackets behind another, without a comma between the two.

    Returns:
        Line and column from 1, what is wrong, and the remedy.
    """
    mark, opened = why.problem_mark, why.context_mark
    lines = text.split("\n")
    if mark is None or opened is None or mark.line >= len(lines) or "flow" not in str(why.context):
        return None
    line = lines[mark.line]
    if "expected ',' or" not in str(why.problem):
        return None
    if line[mark.column : mark.column + 1] == ":":
        key = _LAST.search(line[: mark.column].rstrip(" "))
        colon = True
    else:
        key = _NEXT.match(line, mark.column)
        colon = key is not None and key["colon"] is not None
    if key is None:
        return None
    name = re.split(r"\s*:$", key[0])[0][:_MOST] + ":" * colon
    sign = lines[opened.line][opened.column : opened.column + 1]
    end = {"{": "}", "[": "]"}.get(sign)
    if end is None:
        return None
    what = f"a comma is missing before `{name}`"
    if not line[: key.start()].strip():  # it begins a line, which may be no part of them
        what = f"`{sign}` on line {opened.line + 1} has no `{end}`, or no comma, before `{name}`"
    mend = "write one key or item a line, without brackets"
    return mark.line + 1, key.start() + 1, what, mend


def text_astray(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """
    Find the `|` or `>` of a text that has something behind it, or a digit that is not true.

    Returns:
        Line and column from 1, what is wrong, and the remedy.
    """
    mark = why.problem_mark
    if mark is None:
        return None
    lines = text.split("\n")
    rest = "comment or line break" in str(why.problem)
    if not rest and "expected key" not in str(why.problem):
        return None
    row = mark.line if rest else mark.line - 1
    while not rest and row >= 0 and not lines[row].strip():
        row -= 1
    found = _BEGUN.fullmatch(lines[row].rstrip()) if 0 <= row < len(lines) else None
    if found is None:
        return None
    at = found.start(3) + 1
    below = lines[row + 1] if row + 1 < len(lines) else ""
    goes_on = len(below) - len(below.lstrip(" ")) > len(found[1])
    if rest and found[7].strip():
        if found[3] == ">" and not goes_on:
            return None  # a text that begins with that sign: it wants quotes
        what = f"the text of `{found[2]}` begins on the line of its `{found[3]}`"
        mend = f"write it on the lines below, two columns further in than `{found[2]}:`"
        return row + 1, at, what, mend
    if found[5] and not found[7].strip():
        what = (
            f"`{found[3]}{found[5]}` says that the text of `{found[2]}` begins {found[5]} columns "
            "further in than its key, and it does not"
        )
        return row + 1, at, what, f"write `{found[3]}` without a digit"
    return None
