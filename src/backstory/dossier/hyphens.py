"""A list in which a hyphen is missing or out of line comes in; out goes where, and the remedy."""

from __future__ import annotations

import re
from typing import Any, Final

__all__ = ["block_far_out", "far_out", "item_out_of_line", "with_hyphen", "with_indent"]

_HEAD: Final = re.compile(r"(?:says|stays) *:[ \r]*")
_KEY: Final = re.compile(r"( *)((?:at|about|id|voice|said|denies)) ?:(?= |\r?$)")
_ANY_KEY: Final = re.compile(r"( *)(?:- +)?([a-z][\w-]*) ?:(?= |\r?$)")
_ITEM: Final = re.compile(r"( {0,6})- +[\w-]+ ?:(?: |\r?$)")


def with_hyphen(text: str, why: Any) -> tuple[int, str, int, str] | None:
    """
    Add the hyphen that the first item of a list lacks, if the items below it have theirs.

    Returns:
        The line from 1, the text with a hyphen in it, the column of the key, and the item's line
        as it should be.
    """
    mark = why.problem_mark or why.context_mark
    if mark is None:
        return None
    lines = text.split("\n")
    for head in range(min(mark.line, len(lines) - 1), -1, -1):
        if _HEAD.fullmatch(lines[head]):
            break
    else:
        return None
    row = next((n for n in range(head + 1, len(lines)) if _is_told(lines[n])), len(lines))
    key = _KEY.match(lines[row]) if row < len(lines) else None
    if key is None or row > mark.line:
        return None
    items = [found for line in lines[row + 1 :] if (found := _ITEM.match(line))]
    if not items:
        return None
    column, told = len(items[0][1]), lines[row].strip()
    if mark.line > row + sum(1 for _ in _until_item(lines, row + 1)) + 1:
        return None  # what is wrong stands further below
    lines[row] = f"{' ' * column}- {told}"
    for n in _until_item(lines, row + 1):
        far = len(lines[n]) - len(lines[n].lstrip(" "))
        if len(key[1]) != column + 2 and far >= len(key[1]) and lines[n].strip():
            shift = max(column + 2 - len(key[1]), 0) if _ANY_KEY.match(lines[n]) else 0
            lines[n] = " " * (shift if far == len(key[1]) else 0) + lines[n]
    return row + 1, "\n".join(lines), len(key[1]) + 1, f"- {told}"


def _is_told(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _until_item(lines: list[str], row: int) -> range:
    end = next((n for n in range(row, len(lines)) if _ITEM.match(lines[n])), len(lines))
    return range(row, end)


def item_out_of_line(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find an item whose hyphen stands in another column than those of the items above it."""
    lines = text.split("\n")
    here = _ITEM.match(lines[row]) if row < len(lines) else None
    if here is None:
        return None
    for line in reversed(lines[:row]):
        if line[:1] not in ("", " ", "-", "#"):
            return None
        above = _ITEM.match(line)
        if above and len(above[1]) < len(here[1]):
            column = len(above[1]) + 1
            what = (
                f"the hyphen of this item stands in column {len(here[1]) + 1}, and that of the "
                f"item above it in column {column}"
            )
            mend = f"let its hyphen stand in column {column}, and its keys two further in"
            return row + 1, len(here[1]) + 1, what, mend
    return None


def far_out(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find the key that stands further out than the key above it and the one below it."""
    lines = text.split("\n")
    below, here = _key_of(lines, row), _key_of(lines, row - 1)
    above = _key_of(lines, row - 2)
    if not (below and here and above) or lines[row].lstrip().startswith("-"):
        return None
    far = len(below[1])
    starts = len(above[1]) + (2 if lines[row - 2].lstrip().startswith("- ") else 0)
    if lines[row - 1].lstrip().startswith("-") or not len(here[1]) < far == starts:
        return None
    if not re.match(r" *[\w-]+ ?: +\S", lines[row - 1]):
        return None
    what = (
        f"`{here[2]}` begins in column {len(here[1]) + 1}, and the keys above and below it in "
        f"column {far + 1}"
    )
    return row, len(here[1]) + 1, what, "let the keys that belong together begin in one column"


def _key_of(lines: list[str], row: int) -> re.Match[str] | None:
    return _ANY_KEY.match(lines[row]) if 0 <= row < len(lines) else None


def block_far_out(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find the key of an item that stands farthest out, with its own keys below it."""
    lines = text.split("\n")
    if row >= len(lines) or not _ITEM.match(lines[row]):
        return None
    if not any(map(_HEAD.fullmatch, lines[:row])):
        return None
    for number in range(row - 1, 0, -1):
        line = lines[number]
        if not line.strip() or line.startswith((" ", "#")):
            continue
        here, above = _key_of(lines, number), _key_of(lines, number - 1)
        is_item = above and line.rstrip().endswith(":") and lines[number - 1].startswith((" ", "-"))
        if not here or not above or not is_item or _HEAD.fullmatch(line):
            return None
        column = len(above[1]) + (2 if lines[number - 1].lstrip().startswith("- ") else 0) + 1
        what = f"`{here[2]}` begins in column 1, and the keys of its item in column {column}"
        return number + 1, 1, what, "let the keys that belong together begin in one column"
    return None


def with_indent(text: str, why: Any) -> tuple[int, str] | None:
    """
    Put a key that stands too far out, and what is below it, where the keys of its item are.

    Returns:
        The line from 1, and the text.
    """
    mark, lines = why.problem_mark, text.split("\n")
    if mark is None or mark.line >= len(lines):
        return None
    if "mapping values are not allowed" in str(why.problem) and (out := far_out(text, mark.line)):
        far = len(lines[mark.line]) - len(lines[mark.line].lstrip(" "))
        lines[out[0] - 1] = " " * far + lines[out[0] - 1].lstrip(" ")
        return out[0], "\n".join(lines)
    if "expected key" not in str(why.problem) or not (out := block_far_out(text, mark.line)):
        return None
    column = int(out[2].rpartition(" ")[2]) - 1
    for number in range(out[0] - 1, mark.line):
        lines[number] = " " * column + lines[number] if lines[number].strip() else ""
    return out[0], "\n".join(lines)
