"""
What stands a second time under one id comes in; out goes an id of its own to look at it under.

Two things under one id are one mistake. What else is wrong with either is told in the same run:
the first keeps the id, and the second is held to all rules as if it had another. Nobody wrote that
one, so what names it is told by the one that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from pydantic import BaseModel, RootModel

from backstory.dossier import forms
from backstory.dossier.lines import ALONE
from backstory.dossier.marked import Marked
from backstory.dossier.pasted import ROWS
from backstory.errors import Problem

__all__ = ["as_written", "free_id", "once_each", "take_again"]

_APART: Final = "write each source into a file of its own"
_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def free_id(name: str, number: int) -> str:
    """
    Give an id for the second thing of one name, or for a later one.

    >>> free_id("pardon", 1), free_id("pardon", 2)
    ('pardon-again', 'pardon-again-2')
    """
    return f"{name}-again" + (f"-{number}" if number > 1 else "")


def as_written(problem: Problem, stand_ins: Mapping[str, str]) -> Problem:
    """Tell a problem of a second thing by the id that stands there."""
    if not stand_ins:
        return problem
    what, mend = (
        _WORD.sub(lambda found: stand_ins.get(found[0], found[0]), text)
        for text in (problem.what, problem.mend)
    )
    return replace(problem, what=what, mend=mend)


def once_each(marked: Marked, problems: list[Problem]) -> list[Problem]:
    """Tell a second head of a source, or a table that is none, in its first line alone."""
    if marked.value in ({}, []):  # `{}` alone: the file says nothing, however that is written
        marked.value = None
        return [each for each in problems if each.code != "D008"]
    again = [each for each in problems if each.code == "D007" and each.at.column == 1]
    begun = next((each.at.line for each in problems if each.mend == ALONE), 0)
    again = [each for each in again if each.at.line > begun]
    keys = {each.what.partition("` ")[0].lstrip("`") for each in again}
    if {"title", "kind"} <= keys:
        marked.following += len(again) - (not begun)
        problems = [each for each in problems if each not in again]
        if not begun:
            what = "a second source begins here"
            problems.append(Problem(again[0].at, "D007", what, _APART))
    found = {(each.what, each.at.line) for each in problems if each.mend == ROWS}
    goes_on = [p for p in problems if p.mend == ROWS and (p.what, p.at.line - 1) in found]
    marked.following += len(goes_on)
    return [each for each in problems if each not in goes_on] if goes_on else problems


def take_again(marked: Marked, form: type[BaseModel]) -> None:
    """Put what stands a second time in a file of names beside the first, under an id of its own."""
    if not issubclass(form, RootModel) or not isinstance(marked.value, dict):
        return
    floor = 2 if form is forms.ConceptsFile else 1
    for (*above, own), (name, value) in marked.again.items():
        if len(above) + 1 == floor:
            inner: Any = marked.value
            for part in above:
                inner = inner.get(part)
            if isinstance(inner, dict) and own not in inner:
                inner[str(own)] = value
                marked.stand_ins[str(own)] = name
        elif not above and floor > 1:  # a scheme goes on
            _go_on(marked, name, str(own), value)


def _go_on(marked: Marked, scheme: str, own: str, names: Mapping[str, Any]) -> None:
    """Take what a second block of a scheme has into the first."""
    first = marked.value[scheme]
    if not isinstance(first, dict):
        return
    for name, value in names.items():
        free = free_id(name, 1) if name in first else name
        if free in first:
            continue
        if free != name:
            at, old = marked.keys[own, name], marked.keys[scheme, name]
            what = f"`{name}` stands here and on line {old.line}"
            marked.add(at, "D007", what, "keep one; several values go into a list")
            marked.stand_ins[free] = name
        first[free] = value
        for spots in (marked.values, marked.keys):
            found = {path: at for path, at in spots.items() if path[:2] == (own, name)}
            spots.update({(scheme, free, *path[2:]): at for path, at in found.items()})
