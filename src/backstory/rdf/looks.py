"""A file that cannot be read as RDF comes in; out goes what it looks like instead, and a remedy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pyoxigraph as ox

__all__ = ["looks_like"]

_READ: Final = 1 << 16
"""Bytes of the beginning that are looked at."""
_BEGINS: Final[tuple[tuple[str, str], ...]] = (
    (r"version https://git-lfs\.github\.com/",
     "it is a pointer of Git LFS, not the file: `git lfs pull` gets the file"),
    (r"(?:\.\./)*(?:\.git|/)?/?annex/objects/",
     "it is a pointer of git-annex, not the file: `git annex get` gets the file"),
    (r"%PDF-", "it is a PDF: get the file of RDF itself"),
    (r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b)",
     "it is a web page (HTML), perhaps one about the file: get the file itself"),
    (r"(?:HTTP/[0-9.]+ )?[45][0-9][0-9]\b[^\n<>\"]{0,80}\s*\Z",
     "it is what a server answers where nothing is: get the file itself"),
)  # fmt: skip
"""How a file begins that is no RDF of any form, and what it is."""
_FENCE: Final = re.compile(r"[ \t]*(?:```|~~~)")
_FENCED: Final = "a fence of Markdown stands in it: remove the lines that begin with ``` or ~~~"
_MERGED: Final = re.compile(r"^<<<<<<< .*?^=======$.*?^>>>>>>> ", re.DOTALL | re.MULTILINE)
_UNMERGED: Final = (
    "marks of an unfinished merge stand in it: keep one of the two sides, without them"
)
_JSON: Final = re.compile(r"\s*[\[{]\s*(?:\"(?:[^\"\\]|\\.)*\"\s*[:,\]]|[\[{])")
_PLAIN: Final = (
    "it looks like JSON without @context or @id, which says nothing: get the JSON-LD, or RDF"
)
_QUERY: Final = re.compile(
    r"\s*(?:(?:SELECT|ASK|CONSTRUCT|DESCRIBE)(?:\s+(?:DISTINCT|REDUCED|WHERE)\b|\s*[?$*({<]))",
    re.IGNORECASE,
)
_A_QUERY: Final = "it is a query (SPARQL): `backstory sparql -f FILE` asks it of a graph"
_CELL: Final = r"(?:[\w .-]*|\"[^\"\n]*\")"
_TABLE: Final = re.compile(rf"\s*(?=[\w\"]){_CELL}([,;\t]){_CELL}(?:\1{_CELL})*[ \t\r]*\n[^\n]*\1")
"""A row of headings, and a second row with the same sign between its cells."""
_A_TABLE: Final = "it looks like a table (CSV), which is no RDF: get the file of RDF"
_YAML: Final = re.compile(
    r"(?:\s|#[^\n]*\n)*"
    r"(?:---[ \t\r]*\n|(?:- )?[A-Za-z][\w-]*:(?:[ \t][^\n]*)?(?<![.;,])(?<![.;,]\r)\n)"
)
"""A key at the beginning of its line; what Turtle says ends in a sign."""
_DECLARED: Final = re.compile(r"^\s*@?prefix\s", re.IGNORECASE | re.MULTILINE)
_A_DOSSIER: Final = (
    "it looks like YAML, which is no RDF: name the folder of its dossier, or get the file of RDF"
)
_NAMED: Final = r"<[^<>\s]+>"
_SUBJECT: Final = rf"(?:{_NAMED}|_:\S+)"
_OBJECT: Final = rf"(?:{_SUBJECT}|\"(?:[^\"\\\n]|\\.)*\"(?:@[\w-]+|\^\^{_NAMED})?)"
_FORMS: Final[tuple[tuple[str, str, str], ...]] = (
    (r"\A\s*(?:<\?xml|<(?:[\w.-]+:)?RDF\b|<!DOCTYPE\s+(?:[\w.-]+:)?RDF\b)", "RDF/XML", ".rdf"),
    (r"\A\s*[\[{][\s\[{]*(?=\").*?\"@(?:context|graph|id|type)\"", "JSON-LD", ".jsonld"),
    (rf"^(?:GRAPH\s+)?(?:{_NAMED}|[\w-]*:[\w-]*)\s*\{{", "TriG", ".trig"),
    (r"^\s*(?:@prefix|@base)\s|^\s*(?:PREFIX\s+[\w-]*:|BASE)\s*<", "Turtle", ".ttl"),
    (rf"^{_SUBJECT}\s+{_NAMED}\s+{_OBJECT}\s+{_SUBJECT}\s*\.\s*$", "N-Quads", ".nq"),
    (rf"^{_SUBJECT}\s+{_NAMED}\s+{_OBJECT}\s*\.\s*$", "N-Triples", ".nt"),
)  # fmt: skip
"""Forms of RDF by what stands in them, and the ending by which each is read."""
_HOLD: Final = {
    ox.RdfFormat.TURTLE: ("Turtle", "N-Triples"),
    ox.RdfFormat.TRIG: ("TriG", "Turtle", "N-Triples"),
    ox.RdfFormat.N_QUADS: ("N-Quads", "N-Triples"),
    ox.RdfFormat.N_TRIPLES: ("N-Triples",),
    ox.RdfFormat.RDF_XML: ("RDF/XML",),
    ox.RdfFormat.JSON_LD: ("JSON-LD",),
}  # fmt: skip
"""Forms that each is read with: an N-Triples file is Turtle too."""
_BY_LINE: Final = ("TriG", "N-Quads")
_FLAGS: Final = re.IGNORECASE | re.DOTALL | re.MULTILINE


def looks_like(path: Path, form: ox.RdfFormat, stopped: str = "") -> str:
    """
    Say what a file that cannot be read looks like, and what to do; empty if like what it is called.

    Args:
        path: The file, which is not compressed.
        form: What it was to be read as.
        stopped: The line on which its parser stopped; the first one, if that is not known.
    """
    with path.open("rb") as file:
        text = file.read(_READ).decode("utf-8", "replace").removeprefix("\ufeff")
    for pattern, told in _BEGINS:
        if re.match(rf"\s*(?:{pattern})", text, _FLAGS):
            return told
    line = stopped or text.lstrip().partition("\n")[0]
    if _MERGED.search(text):
        return _UNMERGED
    if _FENCE.match(line):
        return _FENCED
    if _QUERY.match(line):
        return _A_QUERY
    for pattern, name, ending in _FORMS:
        # What a graph's name makes another form stands where the parser stopped, not in a text.
        if re.search(pattern, line if name in _BY_LINE and stopped else text, _FLAGS):
            is_called_so = name in _HOLD[form]
            return "" if is_called_so else f"it looks like {name}: call it `{path.stem}{ending}`"
    if form != ox.RdfFormat.JSON_LD and _JSON.match(text):
        return _PLAIN
    if _TABLE.match(text):
        return _A_TABLE
    return _A_DOSSIER if _YAML.match(text) and not _DECLARED.search(text) else ""
