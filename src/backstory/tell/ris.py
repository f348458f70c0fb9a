"""
Entries go out as RIS, which Zotero, EndNote and Mendeley read.

Sources:
    Research Information Systems, "RIS Format Specifications", 2011 (types and tags).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backstory.tell.csl import CSL_TYPES
from backstory.tell.entries import Entry, date_parts, one_line, shared_parts

__all__ = ["RIS_TYPES", "ris"]

RIS_TYPES: Final = {
    "article-newspaper": "NEWS", "article-magazine": "MGZN", "article-journal": "JOUR",
    "broadcast": "VIDEO", "legislation": "STAT", "legal_case": "CASE", "dataset": "DATA",
    "post": "ELEC", "post-weblog": "BLOG", "entry-encyclopedia": "ENCYC", "webpage": "ELEC",
    "book": "BOOK",
}  # fmt: skip
_END: Final = "\r\n"


def ris(entries: Iterable[Entry]) -> str:
    """Write entries as RIS; what is not stated has no line."""
    return _END.join(_ris(entry) for entry in entries)


def _ris(entry: Entry) -> str:
    first = shared_parts(date_parts(entry.issued))
    # Year, month and day, each with its stroke although it is not known.
    dated = "/".join([*(f"{part:02}" for part in first), "", "", ""][:4]) if first else ""
    is_article = "article" in CSL_TYPES.get(entry.kind, "")
    lines = [
        ("TY", RIS_TYPES.get(CSL_TYPES.get(entry.kind, ""), "GEN")),
        ("ID", entry.key),
        ("TI", entry.title),
        ("T2" if is_article else "PB", entry.publisher),
        ("PY", f"{first[0]:04}" if first else ""),
        ("DA", dated),
        ("SP", entry.place),
        ("UR", entry.url),
        ("LA", entry.language),
        ("N1", entry.note),
    ]
    told = [f"{tag}  - {one_line(value)}" for tag, value in lines if value]
    return _END.join([*told, "ER  - ", ""])
