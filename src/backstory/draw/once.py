"""
Texts that stand in several parts of a page are packed once: the others say where they are.

A sentence of the editors is in the page's data; in the graph for its engine, in what is told of an
event and in citations a mark stands for it, and what all citations of a source share stands with
the source. The page puts them back (web/src/once.ts), to the letter. So do ids of claims, for which
numbers stand wherever claims are only named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any, Final, cast

from backstory.draw.collected import together

if TYPE_CHECKING:
    from backstory.draw.shape import Cell, Claim, Measure, Name, PageData

__all__ = [
    "GIST",
    "by_number",
    "drawing_by_number",
    "framed",
    "gists",
    "listed",
    "marked",
    "placed",
    "whole",
    "without",
]

GIST: Final = "\x01"
"""Stands for the sentence of the claim that is spoken of."""
STEM: Final = "\x05"
"""Stands for that sentence without its full stop."""
_SECTION: Final = '<section id="plain-'
_SENTENCE: Final = re.compile("<i>(.*?)</i>", re.DOTALL)
_NAMES_CLAIMS: Final = frozenset({"claims", "sides", "a", "b"})
"""Fields of which each holds ids of claims."""
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
"""What a browser may change while it reads."""


def gists(claims: Iterable[Claim], languages: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the sentences of claims in each language, by the claim's id."""
    found = {}
    for claim in claims:
        gist = claim.get("gist")
        if gist:
            found[claim["id"]] = tuple([gist] * len(languages) if isinstance(gist, str) else gist)
    return found


def without(name: Name, sentence: tuple[str, ...] | None) -> Name:
    """
    Put the mark in the place of a sentence.

    >>> without(["It fell, she says.", "Cayó, dice."], ("It fell", "Cayó."))
    ['\\x01, she says.', '\\x05, dice.']
    """
    if sentence is None:
        return name
    every = [name] * len(sentence) if isinstance(name, str) else name
    return together(_without(text, own) for text, own in zip(every, sentence, strict=True))


def _without(text: str, own: str) -> str:
    stem = own.rstrip(".")
    if not stem or (own not in text and stem not in text):
        return text
    return text.replace(own, GIST, 1) if own in text else text.replace(stem, STEM, 1)


def spared(data: PageData) -> dict[str, Any]:
    """Leave out of lines and cells the sentence of the claim that each tells first."""
    own = gists(data["claims"], data["languages"])

    def row(measure: Measure) -> Measure:
        cells = {
            column: [
                cast("Cell", {**cell, "text": without(cell["text"], own.get(cell["claims"][0]))})
                for cell in told
            ]
            for column, told in measure["cells"].items()
        }
        return cast("Measure", {**measure, "cells": cells})

    drawing = data["drawing"]
    lines = [
        [*line[:6], without(cast("Name", line[6]), own.get(cast("list[str]", line[4])[0]))]
        for line in drawing["lines"]
    ]
    return {
        "drawing": {**drawing, "lines": lines},
        "measures": [row(each) for each in data["measures"]],
        "versions": [[row(each) for each in texts] for texts in data["versions"]],
    }


def by_number(told: Any, at: Mapping[str, int], key: str = "") -> Any:
    """
    Put numbers in the place of the ids of claims, wherever a list of claims is named so.

    >>> by_number({"id": "b", "claims": ["b", "x"], "sides": [["a"]]}, {"a": 0, "b": 1})
    {'id': 'b', 'claims': [1, 'x'], 'sides': [[0]]}
    """
    if isinstance(told, dict):
        return {name: by_number(value, at, name) for name, value in told.items()}
    if isinstance(told, list):
        return [by_number(one, at, key) for one in told]
    return at.get(told, told) if key in _NAMES_CLAIMS and isinstance(told, str) else told


def drawing_by_number(
    drawing: Mapping[str, Any], at: Mapping[str, int], things: Iterable[str]
) -> dict[str, Any]:
    """
    Name claims and things by numbers in the network, whose lines and spots name each many times.

    Args:
        drawing: Its spots and lines.
        at: The place of each claim in the page.
        things: Ids of all things: the number of one is its place among them, sorted.
    """
    place = {one: number for number, one in enumerate(sorted(things))}
    lines = [
        [place[line[0]], place[line[1]], *line[2:4], by_number(line[4], at, "claims"), *line[5:]]
        for line in drawing["lines"]
    ]
    spots = [[place[one], *where] for one, *where in drawing["spots"]]
    return {**drawing, "lines": lines, "spots": spots}


def whole(text: str, own: str) -> str:
    """
    Put a sentence back in the place of its mark.

    >>> whole("\\x05, he says.", "It fell.")
    'It fell, he says.'
    """
    return text.replace(GIST, own).replace(STEM, own.rstrip("."))


def _alike(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # halves, for a letter at a time takes as long as all the rest
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def framed(text: str, source: str) -> str:
    """
    Part the citation of a claim from what stands in that of its source: before it, and after it.

    >>> framed("News. 1 May. Ann says: no. https://x.test ", "News. 1 May. https://x.test ")
    '13 15 Ann says: no. '
    """
    head = _alike(text, source)
    tail = min(_alike(text[::-1], source[::-1]), len(text) - head, len(source) - head)
    return f"{head} {tail} {text[head : len(text) - tail]}"


def marked(text: str, names: Mapping[str, str]) -> str:
    """Put a mark in the place of each name, the longest first; a mark stands for an empty one."""
    for mark, name in sorted(names.items(), key=lambda pair: -len(pair[1])):
        text = text.replace(name, mark, 1) if name else text
    return text


def listed(plain: str) -> dict[str, dict[str, int]]:
    """
    Give each sentence of the plain list its number, by language: it stands in an `i` of its own.

    >>> told = listed('<section id="plain-en" lang="en"><li><i>It fell.</i><li><i>A &amp; b.</i>')
    >>> told["en"]["It fell."], told["en"]["A & b."]
    (0, 1)
    """
    found: dict[str, dict[str, int]] = {}
    for section in plain.split(_SECTION)[1:]:
        lang, _, rest = section.partition('"')
        told = [unescape(each) for each in _SENTENCE.findall(rest)]
        found[lang] = {text: at for at, text in reversed(list(enumerate(told)))}
    return found


def placed(
    name: Name, languages: Sequence[str], found: Mapping[str, Mapping[str, int]]
) -> Name | int | list[int]:
    """Give the numbers of a sentence in the plain list; itself where it does not stand there."""
    if not found:
        return name
    every = [name] * len(languages) if isinstance(name, str) else name
    at = [found.get(lang, {}).get(text, -1) for lang, text in zip(languages, every, strict=True)]
    if min(at) < 0 or any(_CONTROL.search(text) for text in every):
        return name
    return at[0] if len(set(at)) == 1 else at
