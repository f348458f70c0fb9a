"""Find what is amiss with the items of a list, where a parser of YAML tells its grammar."""

from __future__ import annotations

import re
from typing import Any, Final

from backstory.dossier.fields import ID_PATTERN

__all__ = ["list_astray", "no_id", "out_of_line"]

_REMOVED: Final = re.compile(r"-( {2,}[\w-]+: .*)")
_ADDED: Final = re.compile(r"\+( +)(?!(?:at|id):)[\w-]+:(?: |$)")
_TOUCHES: Final = re.compile(r"( *)-([^\s:-][^:\n]{0,80}?)[ \r]*")
"""An id with a hyphen before it and no blank between the two."""
_OF_LIST: Final = re.compile(r" *(?:- +\S|[a-z][\w-]*:[ \r]*$)")
_TWICE: Final = re.compile(r"( *- +)-(?: |$)")
_ITEM: Final = re.compile(r"( *)(- +)(?=[\w-]+:(?: |$))")
_KEY: Final = re.compile(r"( *)([\w-]+):(?: |$)")
_IDS: Final = ("about", "focus", "from", "kind", "place", "revises", "to", "unit", "voice")
"""Keys beside which an id stands."""
_SIGNED: Final = re.compile(rf"( *(?:- +)?({'|'.join(_IDS)}): +)([@`%])([\w-]+)[`@%]?\s*")
_ASKED: Final = re.compile(r"( *(?:- +)?[\w-]+: +)\?\s*")


def list_astray(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """
    Find lines of a diff, or an item with two hyphens.

    Returns:
        Line and column from 1, what is wrong, and the remedy.
    """
    mark = why.problem_mark or why.context_mark
    lines = text.split("\n")
    for row in range(max(0, mark.line - 2), min(len(lines), mark.line + 1)):
        line, below = lines[row], lines[row + 1] if row + 1 < len(lines) else ""
        if _REMOVED.fullmatch(line.rstrip()) and _ADDED.match(below):
            what = "these are lines of a diff: one begins with `-`, and the next with `+`"
            return row + 1, 1, what, "keep one of the two, without its sign"
        if _ADDED.match(line):
            what = "a `+` begins this line, as in a diff"
            return row + 1, 1, what, "type a blank in its place"
        above = lines[row - 1] if row else ""
        if (touches := _TOUCHES.fullmatch(line)) and _OF_LIST.match(above):
            what = "no blank after the hyphen of this item"
            return row + 1, len(touches[1]) + 1, what, f"write `- {touches[2]}`"
        if twice := _TWICE.match(line):
            return (
                row + 1, len(twice[1]) + 1, "two hyphens begin this item", "take out one of them",
            )  # fmt: skip
    return None


def out_of_line(text: str, mark: Any) -> tuple[int, int, str, str] | None:
    """Find a key of an item that begins in another column than the first key of it."""
    lines = text.split("\n")
    here = _KEY.match(lines[mark.line]) if mark.line < len(lines) else None
    if here is None:
        return None
    for row in range(mark.line - 1, -1, -1):
        if item := _ITEM.match(lines[row]):
            far = len(item[0])
            if len(item[1]) < len(here[1]) != far:
                what = (
                    f"`{here[2]}` begins in column {len(here[1]) + 1}, and the first key of its "
                    f"item in column {far + 1}"
                )
                mend = "let the keys that belong together begin in one column"
                return mark.line + 1, len(here[1]) + 1, what, mend
            return None
    return None


def no_id(text: str, why: Any) -> tuple[int, int, str, str] | None:
    """Find an id with a sign before it that begins no text, or a question mark for a value."""
    mark = why.problem_mark or why.context_mark
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    if asked := _ASKED.fullmatch(line):
        what = "a `?` alone is no value"
        return mark.line + 1, len(asked[1]) + 1, what, "leave the key out: not stated"
    found = _SIGNED.fullmatch(line)
    if found is None or not re.fullmatch(ID_PATTERN, found[4]):
        return None
    what = f"an id does not begin with `{found[3]}`" if found[3] != "`" else "an id has no quotes"
    return mark.line + 1, len(found[1]) + 1, what, f"write `{found[4]}`"
