"""
A graph as Turtle comes in; the same in half the letters goes out, for web/src/once.ts to unfold.

Most lines of a grown graph stand there often (`a ctx:Claim , rdf:Statement ;`), and the rest begin
with one of some forty predicates. Each gets one letter that the graph does not use; a table of them
stands in front. A packer would find them too, but takes twice as long over twice as much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

__all__ = ["NO_TABLE", "folded", "unfolded"]

_OFTEN: Final = 20
"""Times that a line stands in a graph to get a letter."""
_LINES, _HEADS = 1400, 100
"""The most lines and beginnings of lines that get one."""
_SHORT: Final = 4
"""Letters of a beginning that is not worth one."""
_ENTRY, _TABLE = "\x02", "\x03"
"""Marks the end of an entry, and of the table; a graph that has one of them is left as it is."""
NO_TABLE: Final = _TABLE
"""Stands before a graph in which nothing was folded."""
_LETTERS: Final = range(0x100, 0x800)
"""Where letters are looked for: two bytes each."""


def folded(turtle: str) -> str:
    r"""
    Put a letter in the place of each line, beginning and end that stands there often.

    >>> text = ":a\n\trdf:subject :b ;\n" * 20
    >>> folded(text)
    'Ā:a\n\x02ā\trdf:subject :b ;\n\x02Ă ;\n\x02\x03ĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀāĀā'
    >>> unfolded(folded(text)) == text
    True
    """
    if _ENTRY in turtle or _TABLE in turtle:
        return NO_TABLE + turtle
    lines = turtle.split("\n")
    last = lines.pop()
    unused = _unused(turtle)
    often = [line for line, n in Counter(lines).most_common(_LINES) if n >= _OFTEN]
    whole = dict(zip((line for line in often if len(line) > 1), unused, strict=False))
    told = list(map(whole.get, lines))
    places = [place for place, letter in enumerate(told) if letter is None]
    heads = [_head(lines[place]) for place in places]
    frequent = [head for head, n in Counter(heads).most_common(_HEADS) if n >= _OFTEN]
    begin = dict(zip((head for head in frequent if len(head) > _SHORT), unused, strict=False))
    end = next(unused, "")
    for place, head in zip(places, heads, strict=True):
        rest = begin.get(head, head) + lines[place][len(head) :]
        told[place] = rest[:-2] + end if end and rest.endswith(" ;") else f"{rest}\n"
    table = {letter: f"{line}\n" for line, letter in whole.items()}
    table |= {letter: head for head, letter in begin.items()} | ({end: " ;\n"} if end else {})
    entries = "".join(f"{letter}{entry}{_ENTRY}" for letter, entry in table.items())
    return f"{entries}{_TABLE}{''.join(filter(None, told))}{last}"


def unfolded(text: str) -> str:
    """Put back what was folded, as the page does."""
    entries, _, told = text.partition(_TABLE)
    table = {ord(each[0]): each[1:] for each in entries.split(_ENTRY) if each}
    return told.translate(table)


def _head(line: str) -> str:
    """Give the predicate with which a line begins; empty for a line that begins with none."""
    return line[: line.find(" ") + 1] if line.startswith("\t") else ""


def _unused(text: str) -> Iterator[str]:
    """Give letters that a text does not use."""
    used = frozenset(text)
    return (chr(code) for code in _LETTERS if chr(code) not in used)
