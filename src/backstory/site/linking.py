"""
A text and where its names lead come in; out go runs of text, some of them links.

Nothing here is markup: the templates escape each run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["Run", "Runs", "linked", "plain"]

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")


@dataclass(frozen=True, slots=True)
class Run:
    """Some text; a link where it leads somewhere."""

    text: str
    to: str = ""
    outside: bool = False
    """Whether it leads away from the site."""


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """Give a text whose web addresses are links."""
    found, end = [], 0
    for each in _ADDRESS.finditer(text):
        found += [Run(text[end : each.start()]), Run(each[0], each[0], outside=True)]
        end = each.end()
    return tuple(run for run in (*found, Run(text[end:])) if run.text)


def linked(text: str, ends: Mapping[str, str]) -> Runs:
    """
    Make links of names in a text, the longest first, each once.

    Args:
        text: What is told.
        ends: Where each name leads.

    >>> [run.to for run in linked("The coup, says Foro Penal", {"Foro Penal": "fp.html"})]
    ['', 'fp.html']
    """
    names = sorted((name for name, to in ends.items() if name and to), key=lambda n: (-len(n), n))
    if not names:
        return plain(text)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names))
    found: list[Run] = []
    done: set[str] = set()
    end = 0
    for each in pattern.finditer(text):
        if each[0] in done:
            continue
        done.add(each[0])
        found += [*plain(text[end : each.start()]), Run(each[0], ends[each[0]])]
        end = each.end()
    return (*found, *plain(text[end:]))
