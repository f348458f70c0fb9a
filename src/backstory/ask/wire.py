"""What a query's process and its parent say to each other: RDF terms as JSON, and a few signs."""

from __future__ import annotations

from typing import Any, Final

import pyoxigraph as ox

__all__ = ["NESTED", "READY", "READY_ALONE", "packed", "size_of", "unpacked"]

READY: Final = b"ready\n"
"""What the child says when it has the graph."""
READY_ALONE: Final = b"ready, alone\n"
"""And if no id of it need say of which dossier it is."""
NESTED: Final = "The answer is nested too deeply to be sent. Ask for the parts of its triple terms."


def size_of(count: int) -> str:
    """Say a number of bytes as people do."""
    return f"{count >> 30} GB" if count >= 1 << 30 else f"{count >> 20} MB"


def packed(term: Any) -> Any:
    """Give a term as JSON can carry it."""
    match term:
        case None:
            return None
        case ox.NamedNode():
            return ["I", term.value]
        case ox.Literal():
            return ["L", term.value, term.language, term.datatype.value]
        case ox.BlankNode():
            return ["B", term.value]
        case _:
            return ["T", packed(term.subject), packed(term.predicate), packed(term.object)]


def unpacked(sent: Any) -> Any:
    """Give the term back that `packed` was given."""
    if sent is None:
        return None
    if sent[0] == "I":
        return ox.NamedNode(sent[1])
    if sent[0] == "B":
        return ox.BlankNode(sent[1])
    if sent[0] == "T":
        return ox.Triple(*(unpacked(part) for part in sent[1:]))
    if sent[2]:
        return ox.Literal(sent[1], language=sent[2])
    return ox.Literal(sent[1], datatype=ox.NamedNode(sent[3]))
