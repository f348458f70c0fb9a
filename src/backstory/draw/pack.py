"""
Quads and rows come in; bytes that gzip well, for web/src/quads.ts and packed.ts to undo, go out.

Quads are written as a sorted list of terms, each without what it shares with the one before, and
four columns of small numbers; that halves what the same quads cost as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pyoxigraph as ox

__all__ = ["columns", "pack_quads"]

_MOST_SHARED: Final = 93
"""So that the length of the shared part is one printable letter, from the space on."""


def columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """
    Turn rows into one list a field, None where a row lacks it.

    >>> columns([{"id": "a", "n": 1}, {"id": "b"}])
    {'rows': 2, 'columns': {'id': ['a', 'b'], 'n': [1, None]}}
    """
    fields = sorted({field for row in rows for field in row})
    return {
        "rows": len(rows),
        "columns": {field: [row.get(field) for row in rows] for field in fields},
    }


def pack_quads(quads: Iterable[ox.Quad]) -> bytes:
    """
    Pack quads, in an order of their own.

    The layout: length of the terms (4 bytes, little endian), the terms (UTF-8, one a line, each
    led by the letter that tells how many characters it shares with the last), the number of quads
    (4 bytes), then subjects, predicates, objects and graphs as zigzag varints. Subjects are told
    by their distance from the last, objects from the last one of the same predicate.
    """
    lines = [
        (str(quad.subject), str(quad.predicate), str(quad.object), _graph(quad)) for quad in quads
    ]
    terms = sorted({one for line in lines for one in line})
    number = {one: i for i, one in enumerate(terms)}
    text = "\n".join(_front_coded(terms)).encode("utf-8")
    # Numbers sort as their terms do, and faster.
    numbered = sorted((number[s], number[p], number[o], number[g]) for s, p, o, g in lines)
    subjects, predicates, objects, graphs = bytearray(), bytearray(), bytearray(), bytearray()
    last_subject, last_object = 0, [0] * len(terms)
    for subject, predicate, object_, graph in numbered:
        _varint(subjects, subject - last_subject)
        _varint(predicates, predicate)
        _varint(objects, object_ - last_object[predicate])
        _varint(graphs, graph)
        last_subject, last_object[predicate] = subject, object_
    head = len(text).to_bytes(4, "little")
    return head + text + len(lines).to_bytes(4, "little") + subjects + predicates + objects + graphs


def _graph(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)


def _front_coded(terms: Iterable[str]) -> Iterable[str]:
    last = ""
    for term in terms:
        shared = 0
        for one, other in zip(last, term, strict=False):
            # A letter outside the basic plane is two in JavaScript: share nothing from there on.
            if one != other or one > "\uffff" or shared == _MOST_SHARED:
                break
            shared += 1
        yield chr(32 + shared) + term[shared:]
        last = term


def _varint(out: bytearray, value: int) -> None:
    left = value << 1 if value >= 0 else (-value << 1) - 1
    while left > 127:
        out.append(left & 127 | 128)
        left >>= 7
    out.append(left)
