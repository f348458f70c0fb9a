"""Know what stands in files that nobody reads: what is missed of it follows from that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from backstory.dossier.lines import decoded
from backstory.dossier.marks import MAX_FILE_BYTES
from backstory.dossier.salvage import ids_lost, words_in
from backstory.errors import Problem, Severity

__all__ = ["Stray", "strays_of", "with_missed"]

_MOST: Final = 200
"""Files of one folder that are looked into."""
_ENDINGS: Final = (".yaml", ".yml", ".txt")


@dataclass(slots=True)
class Stray:
    """A file or folder that nobody reads, and what is written there."""

    file: str
    ids: frozenset[str]
    words: frozenset[str]
    says: bool
    """Whether a source stands there."""
    missed: bool = field(default=False)
    """Whether something that is read needs what stands there."""


def strays_of(problems: list[Problem]) -> list[Stray]:
    """Look into what is told as read by nobody; what is a problem already is missed."""
    found = []
    for problem in problems:
        if problem.code != "D066":
            continue
        texts = list(_texts(Path(problem.at.file)))
        ids, says = set[str](), False
        for text in texts:
            is_source = "\nsays:" in f"\n{text}"
            says = says or is_source
            for key in ("sources/",) if is_source else ("events", "concepts"):
                ids |= ids_lost(key, text)
        if ids or says:
            words = frozenset(word for text in texts for word in words_in(text))
            is_missed = problem.severity == Severity.PROBLEM
            found.append(Stray(problem.at.file, frozenset(ids), words, says, is_missed))
    return found


def with_missed(problems: list[Problem], strays: Sequence[Stray]) -> list[Problem]:
    """Give the problems, those of files that are missed as what stands in the way."""
    missed = {stray.file for stray in strays if stray.missed}
    return [
        replace(each, severity=Severity.PROBLEM)
        if each.code == "D066" and each.at.file in missed
        else each
        for each in problems
    ]


def _texts(path: Path) -> Iterator[str]:
    """Give the texts of a file, or of the files in a folder, that may be part of a dossier."""
    for each in sorted(_files(path))[:_MOST]:
        try:
            if each.is_file() and 0 < each.stat().st_size <= MAX_FILE_BYTES:
                yield decoded(each.read_bytes(), str(each), [], on=True) or ""
        except OSError:
            continue


def _files(path: Path) -> Iterator[Path]:
    every = (
        (Path(above, name) for above, _, names in os.walk(path) for name in names)
        if path.is_dir()
        else iter([path])
    )
    return (each for each in every if each.name.lower().endswith(_ENDINGS))
