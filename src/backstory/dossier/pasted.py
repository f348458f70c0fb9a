"""What was pasted where it does not belong comes in; out goes what it is, and what to write."""

from __future__ import annotations

import re
from typing import Any, Final

from backstory.dossier.unsigned import KEYS, LONGEST
from backstory.model.concepts import common_concepts

__all__ = ["ROWS", "other_form", "parted"]

ROWS: Final = "write an item for each row or thing, `- at: …`, and its keys below, one a line"
"""What to do about a table, or what another program writes."""
_GLUED: Final = re.compile(r"( +)[\w-]+: +(?=\S).*?(?P<name>[a-z][a-z0-9]*(?:-[a-z0-9]+)*):[ \r]*")
"""A value, and behind it a name that was to begin a line of its own."""
_JSON: Final = re.compile(r"\s*(?:\[ *)?\{ *\"")
_MARKDOWN: Final = re.compile(r" *\|.*\|[ \r]*")


def parted(text: str, why: Any, blotted: set[int] | None = None) -> tuple[int, str, str] | None:
    """
    Part a name from the value to which it was pasted, if what stands below shows that it is one.

    Args:
        text: What is no YAML.
        why: The parser's error.
        blotted: Where the line goes, of which the value is lost.

    Returns:
        The line from 1, the text in which the name alone stands there, and the name.
    """
    mark = why.problem_mark
    if mark is None or "mapping values are not allowed" not in str(why.problem):
        return None
    lines = text.split("\n")
    line = lines[mark.line] if mark.line < len(lines) else ""
    glued = _GLUED.fullmatch(line) if len(line) <= LONGEST else None
    below = next((each for each in lines[mark.line + 1 :] if each.strip()), "")
    if glued is None or not re.match(rf"{glued[1]}[\w-]+:(?: |$)", below):
        return None
    name = glued["name"]
    known = sorted({each for _, each in common_concepts()}, key=len, reverse=True)
    name = next((name[len(n) :] for n in known if name.startswith(n) and name[len(n) :]), name)
    if not name[0].isalpha():
        return None
    if blotted is not None:
        blotted.add(mark.line + 1)
    lines[mark.line] = f"{' ' * (len(glued[1]) - 2)}{name}:"
    return mark.line + 1, "\n".join(lines), name


def other_form(text: str, row: int) -> tuple[int, int, str, str] | None:
    """Find what was pasted from a program that writes something else than YAML."""
    lines = text.split("\n")
    for number in (row, row - 1):
        line = lines[number] if 0 <= number < len(lines) else ""
        cells = [each.strip() for each in line[:LONGEST].split(",")]
        kind = ""
        if _MARKDOWN.fullmatch(line[:LONGEST]):
            kind = "a table of Markdown"
        elif _JSON.match(line):
            kind = "JSON"
        elif len(cells) > 2 and len(KEYS.intersection(cells)) > 1:
            kind = "a table of values between commas"
        if kind:
            what = f"{kind} stands here, and not YAML"
            return number + 1, 1, what, ROWS
    return None
