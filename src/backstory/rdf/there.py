"""
A graph that a server holds comes in; out go statements of its nodes, read as they are wanted.

Who knows which nodes come next says so, and a hundred of them are asked about in one query; what
was read is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import pyoxigraph as ox

from backstory.rdf.store import Answer

__all__ = ["BATCH", "There"]

BATCH: Final = 100
"""Things that are asked about in one query."""
_DEFAULT: Final = ox.DefaultGraph()


class There:
    """Statements of a server, read node by node and kept."""

    def __init__(self, answered: Callable[[str], Answer]) -> None:
        """Take what answers a query there; nothing is read yet."""
        self.answered = answered
        self.out: dict[Any, list[ox.Quad]] = {}
        self.into: defaultdict[Any, dict[Any, list[ox.Quad]]] = defaultdict(dict)

    def quads_for_pattern(
        self, subject: Any, predicate: Any, thing: Any, graph: Any = None
    ) -> Iterator[ox.Quad]:
        """Give the statements of a node, or those with a predicate that lead to one."""
        if subject is None:
            self.foresee_into([predicate], [thing])
            return iter(self.into[predicate].get(thing, ()))
        self.foresee([subject])
        return (
            quad
            for quad in self.out.get(subject, ())
            if predicate in (None, quad.predicate) and thing in (None, quad.object)
        )

    def foresee(self, nodes: Iterable[Any]) -> None:
        """Read what is stated of some nodes, in few queries."""
        lacking = [
            each
            for each in dict.fromkeys(nodes)
            if isinstance(each, ox.NamedNode) and each not in self.out
        ]
        for some in _batches(lacking):
            self.out.update((each, []) for each in some)
            for quad in self._read(f"VALUES ?s {{ {_listed(some)} }} ?s ?p ?o ."):
                self.out[quad.subject].append(quad)

    def foresee_into(self, predicates: Iterable[Any], nodes: Iterable[Any]) -> None:
        """Read what leads to some nodes by some predicates, in few queries."""
        by_lack: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for node in dict.fromkeys(nodes):
            if lacks := tuple(each for each in predicates if node not in self.into[each]):
                by_lack[lacks].append(node)
        for lacks, lacking in by_lack.items():
            for some in _batches(lacking):
                for predicate in lacks:
                    self.into[predicate].update((each, []) for each in some)
                # A branch each: Virtuoso 7 takes an IRI for a number where VALUES or IN say which,
                # and stumbles over a filter on predicates beside them.
                one = str(lacks[0]) if len(lacks) == 1 else "?p"
                named = "" if one == "?p" else f"BIND ({one} AS ?p) "
                branches = (f"{{ ?s {one} {each} . {named}BIND ({each} AS ?o) }}" for each in some)
                for quad in self._read(" UNION ".join(branches)):
                    if quad.predicate in lacks:
                        self.into[quad.predicate][quad.object].append(quad)

    def both(
        self, predicate: ox.NamedNode, nodes: Iterable[Any], also: ox.NamedNode, value: Any
    ) -> set[Any]:
        """Give what leads to one of some nodes by a predicate, and has a value besides."""
        found: set[Any] = set()
        for some in _batches(list(dict.fromkeys(nodes))):
            branches = (f"{{ ?s {predicate} {each} ; {also} {value} }}" for each in some)
            text = f"SELECT DISTINCT ?s WHERE {{ {' UNION '.join(branches)} }}"
            found |= {row[0] for row in self.answered(text).rows}
        return found

    def _read(self, pattern: str) -> Iterator[ox.Quad]:
        found = self.answered(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} }}")
        for subject, predicate, thing in found.rows:
            yield ox.Quad(subject, predicate, thing, _DEFAULT)  # type: ignore[arg-type]


def _batches(nodes: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(nodes), BATCH):
        yield nodes[start : start + BATCH]


def _listed(nodes: Iterable[Any]) -> str:
    return " ".join(map(str, nodes))
