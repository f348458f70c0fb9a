"""Find and replace the items of a source that came from a table, by the line above each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from backstory.dossier.sheet_items import Line, Written

__all__ = ["Block", "blocks_in", "defaults_in", "item_lines", "replaced_in", "sum_of",
           "without_defaults"]  # fmt: skip

_DEFAULTS: Final = ("voice", "when", "said")
"""What the head of a source may say for all items that do not."""
_MARK: Final = re.compile(r"# import: (\S+) ([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Block:
    """An item that was imported: the line of its mark, the sum then, and how it stands now."""

    at: int
    sum: str
    lines: list[str]


def item_lines(one: Written) -> list[str]:
    """Write an item as it stands in a source."""
    first, *rest = one.item
    return [f"- {first.text}", *(f"  {line.text}" for line in rest)]


def defaults_in(lines: Iterable[str]) -> dict[str, str]:
    """
    Give what the head of a source says for items that state none of it.

    >>> defaults_in(["title: T", "voice: union", "says:", "- at: page 1"])
    {'voice': 'union'}
    """
    found = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if key == "says":
            break
        if colon and key in _DEFAULTS:
            found[key] = value.partition(" #")[0].strip()
    return found


def without_defaults(one: Written, defaults: Mapping[str, str]) -> list[str]:
    """
    Let a row say no more than its cells: what a head says for all items is not the row's own.

    A row without a voice is the source's own word, and is written so.

    Returns:
        The keys of the head that the item cannot do without.
    """
    stated = {line.text.partition(":")[0] for line in one.item}
    if "voice" in defaults and "voice" not in stated:
        one.item.insert(1, Line(f"voice: {one.source}", "voice"))
    return [key for key in defaults if key != "voice" and key not in stated]


def sum_of(lines: Iterable[str]) -> str:
    """Give the sum by which an item is known to be as it was written."""
    text = "\n".join(line.rstrip() for line in lines)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def blocks_in(lines: list[str]) -> dict[str, Block]:
    """Find the imported items of a file, by their identity."""
    found: dict[str, Block] = {}
    for at, line in enumerate(lines):
        mark = _MARK.fullmatch(line.strip())
        if mark:
            end = _end(lines, at)
            body = [text.rstrip() for text in lines[at + 1 : end]]
            while body and not body[-1]:
                body.pop()
            found[mark[1]] = Block(at + 1, mark[2], body)
    return found


def _end(lines: list[str], at: int) -> int:
    """Give where the item under a mark ends: at the next one, however it came."""
    for below in range(at + 2, len(lines)):
        if lines[below].startswith("- ") or lines[below].startswith("#"):
            return below
    return len(lines)


def replaced_in(lines: list[str], replaced: Mapping[str, list[str]]) -> list[str]:
    """Put changed items in the place of those that they were."""
    found: list[str] = []
    at = 0
    while at < len(lines):
        mark = _MARK.fullmatch(lines[at].strip())
        if mark and mark[1] in replaced:
            end = _end(lines, at)
            found += replaced[mark[1]]
            while end > at + 1 and not lines[end - 1].strip():
                end -= 1
            at = end
        else:
            found.append(lines[at])
            at += 1
    return found
