"""
A graph that a server holds comes in; out go columns of it: a few predicates of many things.

What each thing has once comes as one row a thing, what it may have often as a row a value, and
nothing is read twice. So a list of three thousand claims costs ten queries and not a copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.store import Answer
from backstory.rdf.ways import Values, iri_of

__all__ = ["Columns"]

_ONCE: Final = (
    "rdf:subject", "rdf:predicate", "rdf:object", "ctx:modality", "dcterms:source", "sem:roleType",
    "ctx:within", "ctx:counted", "ctx:unit", "ctx:bound",
)  # fmt: skip
"""What a claim has once, if at all; of a stranger's, each pair of values is a row."""
_STATED: Final = (ox.NamedNode, ox.Literal)


class Columns:
    """What is read of a server by predicate, and kept."""

    def __init__(self, answered: Callable[[str], Answer]) -> None:
        """Take what answers a query there; nothing is read yet."""
        self.answered = answered
        self._things: dict[str, dict[str, dict[str, dict[Any, None]]]] = {}
        self._read: defaultdict[str, set[str]] = defaultdict(set)

    def described(self, pattern: str, needed: Iterable[str]) -> dict[str, Values]:
        """Give what some predicates state of whatever fits a pattern, sorted by address."""
        wanted = sorted(set(needed))
        lacking = [each for each in wanted if each not in self._read[pattern]]
        if pattern not in self._things or lacking:
            self._look(pattern, lacking)
        iris = [iri_of(each) for each in wanted]
        return {
            thing: {iri: list(of[iri]) for iri in iris if iri in of}
            for thing, of in sorted(self._things[pattern].items())
        }

    def _look(self, pattern: str, predicates: Sequence[str]) -> None:
        once = [each for each in predicates if each in _ONCE]
        often = [each for each in predicates if each not in _ONCE]
        # What fits is asked for by itself only where nothing that it has for sure is read.
        sure = any(each in pattern for each in often)
        if once or (pattern not in self._things and not sure):
            ends = "".join(f" OPTIONAL {{ ?x {p} ?o{at} }}" for at, p in enumerate(once))
            names = " ".join(f"?o{at}" for at in range(len(once)))
            self._take(pattern, once, f"SELECT DISTINCT ?x {names} WHERE {{ {pattern}{ends} }}")
        for each in often:
            text = f"SELECT DISTINCT ?x ?o WHERE {{ {pattern} . ?x {each} ?o }}"
            self._take(pattern, [each], text)
        self._read[pattern].update(predicates)

    def _take(self, pattern: str, predicates: Sequence[str], text: str) -> None:
        known, iris = self._things.setdefault(pattern, {}), [iri_of(each) for each in predicates]
        for x, *values in self.answered(text).rows:
            if isinstance(x, ox.NamedNode):
                of = known.setdefault(x.value, {})
                for iri, value in zip(iris, values, strict=True):
                    if isinstance(value, _STATED):
                        of.setdefault(iri, {})[value] = None
