"""
Entries go out as BibTeX, every value escaped; `date` is EDTF, as biblatex reads it.

Sources:
    O. Patashnik, "BibTeXing", 1988 (entry types and fields).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backstory.tell.entries import Entry, date_parts, one_line, shared_parts

__all__ = ["bibtex"]

_TEX: Final = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
     "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_",
     "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip
"""BibTeX counts `\\{` as a brace too: only a command keeps the count even."""


def bibtex(entries: Iterable[Entry]) -> str:
    """Write entries as BibTeX."""
    return "\n".join(_bibtex(entry) for entry in entries)


def _bibtex(entry: Entry) -> str:
    day = shared_parts(date_parts(entry.issued))
    fields = {
        "title": f"{{{_tex(entry.title)}}}",
        "publisher": _tex(entry.publisher),
        "year": str(day[0]) if day else "",
        "date": entry.issued.text if entry.issued else "",
        "pages": _tex(entry.place),
        "url": entry.url,
        "language": _tex(entry.language),
        "note": _tex(entry.note),
    }
    kind = "dataset" if entry.kind == "dataset" else "misc"
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value not in ("", "{}")]
    return f"@{kind}{{{entry.key},\n" + "\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    return one_line(text).translate(_TEX)
