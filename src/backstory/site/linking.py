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

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+[^\s<>\".,;:)\]]")


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
    if "://" not in text and "mailto:" not in text:
        return (Run(text),) if text else ()
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
    taken: list[tuple[int, int, str]] = []
    for name in sorted(ends, key=lambda each: (-len(each), each)):
        place = _found(text, name, taken) if name and ends[name] else -1
        if place >= 0:
            taken.append((place, place + len(name), name))
    found: list[Run] = []
    end = 0
    for start, stop, name in sorted(taken):
        found += [*plain(text[end:start]), Run(name, ends[name])]
        end = stop
    return (*found, *plain(text[end:]))


def _found(text: str, name: str, taken: list[tuple[int, int, str]]) -> int:
    """Find where a name stands as whole words, outside what is a link already; -1 if nowhere."""
    place = text.find(name)
    while place >= 0:
        stop = place + len(name)
        whole = not (
            (text[place - 1 : place].isalnum() and name[0].isalnum())
            or (text[stop : stop + 1].isalnum() and name[-1].isalnum())
        )
        if whole and not any(place < last and stop > first for first, last, _ in taken):
            return place
        place = text.find(name, place + 1)
    return -1
