"""A file of RDF/XML comes in; out goes the missing end that its parser is mute on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.looks import looks_like

__all__ = ["refuse_cut_off"]

_READ: Final = 1 << 16
"""Bytes of the beginning and of the end that are looked at."""
_ROOT: Final = re.compile(rb"<([A-Za-z_][^\s/>]*)")
_BEFORE: Final = re.compile(rb"<!--.*?-->|<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL)
"""Comments and declarations, in which what looks like an element is none."""
_AFTER: Final = re.compile(rb"(?:\s|<!--(?:(?!-->).)*-->|<\?(?:(?!\?>).)*\?>)*\Z", re.DOTALL)
"""What may follow the last element."""


def refuse_cut_off(path: Path) -> None:
    """
    Refuse a file whose first element is not closed: what came after the cut would be missing.

    Raises:
        CouldNotRun: It is not; the message says after which line the file ends.
    """
    with path.open("rb") as file:
        head = file.read(_READ)
        file.seek(max(0, path.stat().st_size - _READ))
        tail = file.read()
    head = _BEFORE.sub(b"", head)
    root = _ROOT.search(head)
    if root is None or root[1].endswith(b":"):  # an address, as other forms of RDF have them
        return
    if _closes(root[1], tail) or _is_alone(head[root.start() :]):
        return
    if like := looks_like(path, ox.RdfFormat.RDF_XML):
        raise CouldNotRun(f"{path} cannot be read as RDF/XML: {like}")
    with path.open("rb") as file:
        lines = sum(1 for _ in file)
    raise CouldNotRun(
        f"{path} cannot be read as RDF/XML: it ends after line {lines}, and "
        f"<{root[1].decode('utf-8', 'replace')[:60]}> is not closed. Get the whole file."
    )


def _closes(name: bytes, tail: bytes) -> bool:
    last = tail.rfind(b"</" + name)
    closing = re.compile(rb"</" + re.escape(name) + rb"\s*>").match(tail, max(0, last))
    return bool(closing and _AFTER.match(tail, closing.end()))


def _is_alone(element: bytes) -> bool:
    """Tell whether an element has nothing within: `<rdf:RDF …/>`."""
    found = re.match(rb"<(?:\"[^\"]*\"|'[^']*'|[^\"'>])*>", element)
    return bool(found and found[0].endswith(b"/>"))
