"""A dossier without a file of its actors comes in; what is missed of it goes out as one mistake."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from backstory.dossier.reading import Reading
from backstory.errors import Problem, Spot, in_order
from backstory.files import is_there

__all__ = ["actors_once"]

_CODES: Final = ("D020", "D045")
_ACTOR: Final = re.compile(
    r"the (?:actor|voice) '([^']+)' (?:names nothing|is declared nowhere)$"
    r"|`([^`]+)` names no actor$"
)
_FEW: Final = 3
"""Fewer names are a slip each; as many are the file."""


def actors_once(found: Reading, actors: Path) -> Reading:
    """
    Tell a missing actors.yaml once, with the names that were to stand in it.

    Args:
        found: What was read, with a mistake for each use of each name.
        actors: Where the file would be.
    """
    if is_there(actors):
        return found
    missed = [each for each in found.problems if each.code in _CODES]
    names = {
        told[1] or told[2]: None for each in missed
        if "did you mean" not in each.mend and (told := _ACTOR.search(each.what))
    }  # fmt: skip
    if len(names) < _FEW:
        return found
    follow = {each for each in missed if not names.keys().isdisjoint(_quoted(each.what))}
    listed = ", ".join(f"`{name}`" for name in sorted(names))
    what = f"`{actors.name}` is not there, and nothing is called {listed}"
    mend = f"write `{actors.name}`, with a block for each of them"
    problems = (each for each in found.problems if each not in follow)
    return replace(
        found,
        problems=in_order({*problems, Problem(Spot(str(actors)), "D020", what, mend)}),
        following=found.following + len(follow) - 1,
    )


def _quoted(text: str) -> set[str]:
    return {one or other for one, other in re.findall(r"'([^']+)'|`([^`]+)`", text)}
