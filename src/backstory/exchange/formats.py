"""
What a graph records and the name of a format come in; the graph as other programs read it goes out.

To add a format, write a module beside this one and its line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from backstory.errors import UnknownName
from backstory.rdf.record import Record

if TYPE_CHECKING:
    from backstory.dossier.sheet import Sheet

__all__ = ["FORMATS", "READERS", "Format", "exported", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, the ending of its file, and what writes it in a language."""

    told: str
    suffix: str
    write: Callable[[Record, str], str | bytes]


def _in(module: str, function: str) -> Callable[[Record, str], str | bytes]:
    """Give a writer of this room, imported when it is first called."""

    def write(record: Record, lang: str) -> str | bytes:
        room = import_module(f"backstory.exchange.{module}")
        written: str | bytes = getattr(room, function)(record, lang)
        return written

    return write


def _rdf(record: Record, lang: str, *, form: str) -> str:
    import pyoxigraph as ox

    from backstory.exchange.rdf import as_rdf

    kind: Any = getattr(ox.RdfFormat, form)
    return as_rdf(record, kind)


def _cited(record: Record, lang: str, *, form: str) -> str:
    from backstory.tell.cite import all_sources

    return all_sources(record, lang, form)


FORMATS: Final[Mapping[str, Format]] = {
    "turtle": Format("RDF, to be read by people too", ".ttl", partial(_rdf, form="TURTLE")),
    "n-triples": Format("RDF, one statement a line", ".nt", partial(_rdf, form="N_TRIPLES")),
    "n-quads": Format("RDF for stores that load quads", ".nq", partial(_rdf, form="N_QUADS")),
    "rdf-xml": Format("RDF as XML", ".rdf", partial(_rdf, form="RDF_XML")),
    "json-ld": Format("RDF as JSON with short keys", ".jsonld", _in("jsonld", "json_ld")),
    "annotations": Format("claims as W3C Web Annotations", ".annotations.jsonld",
                          _in("annotations", "annotation_page")),
    "graphml": Format("the network, for Cytoscape, yEd, igraph", ".graphml",
                      _in("graphml", "graphml")),
    "gexf": Format("the network in time, for Gephi", ".gexf", _in("gexf", "gexf")),
    "timelinejs": Format("events, for TimelineJS", ".timeline.json",
                         _in("timelinejs", "timelinejs")),
    "claims-csv": Format("one row a claim, for spreadsheets", ".claims.csv",
                         _in("claims", "claims_csv")),
    "claims-parquet": Format("one row a claim, for DuckDB, pandas, Spark", ".claims.parquet",
                             _in("claims", "claims_parquet")),
    "bibtex": Format("sources, for LaTeX and Zotero", ".bib", partial(_cited, form="bibtex")),
    "ris": Format("sources, for Zotero, EndNote, Mendeley", ".ris", partial(_cited, form="ris")),
    "csl-json": Format("sources, for Pandoc and citation styles", ".csl.json",
                       partial(_cited, form="csl-json")),
    "atom": Format("sources, newest first, for feed readers", ".atom",
                   _in("feeds", "atom_of_sources")),
    "icalendar": Format("events, for calendars", ".ics", _in("feeds", "calendar_of_events")),
    "schema-org": Format("events and claims, for search engines", ".schema.json",
                         _in("schema_org", "schema_org")),
    "dcat": Format("dossiers, for catalogues of data", ".dcat.ttl", _in("dcat", "dcat")),
    "ro-crate": Format("dossiers, for archives of research", ".crate.json",
                       _in("rocrate", "rocrate")),
    "w3id": Format("redirects, for w3id.org or Apache", ".htaccess", _in("w3id", "w3id")),
    "sitemap": Format("addresses, for search engines", ".sitemap.xml", _in("sitemap", "sitemap")),
}  # fmt: skip
"""Every format a graph can be written in, by its name."""


def _reader(module: str, function: str) -> Callable[[Path, str], tuple[Sheet, list[str]]]:
    def read(path: Path, kind: str) -> tuple[Sheet, list[str]]:
        room = import_module(f"backstory.exchange.{module}")
        found: tuple[Sheet, list[str]] = getattr(room, function)(path, kind)
        return found

    return read


READERS: Final = {
    "timelinejs": _reader("timelinejs_sheet", "timelinejs_sheet"),
    "wikidata": _reader("wikidata", "wikidata_sheet"),
}
"""What comes in besides tables, by its name: rows for a draft, and what was left out."""


def format_of(form: str, path: str = "") -> str:
    """
    Give the name of a format: as somebody wrote it, or else by the ending of a file.

    Raises:
        UnknownName: There is no such format; the nearest is offered.

    >>> format_of("", "graph/mine.gexf"), format_of("", "sources.csl.json")
    ('gexf', 'csl-json')
    >>> try:
    ...     format_of("xml")
    ... except UnknownName as told:
    ...     print(told)
    No format is called 'xml'. Did you mean 'rdf-xml', 'sitemap'?
    """
    if form in FORMATS:
        return form
    if not form:
        fitting = [name for name, each in FORMATS.items() if path.endswith(each.suffix)]
        if fitting:
            return max(fitting, key=lambda name: len(FORMATS[name].suffix))
    ending = f".{form.lstrip('.').lower()}"  # who types `ttl` means what is saved so
    known = [
        name for name, each in FORMATS.items()
        if each.suffix.endswith(ending) or ending[1:] in name.split("-")
    ]  # fmt: skip
    raise UnknownName("format", form or path, FORMATS, known)


def exported(record: Record, form: str, lang: str = "en") -> str | bytes:
    """
    Write a graph in one of `FORMATS`.

    Args:
        record: What the graph records.
        form: The name of the format.
        lang: The language of labels where a format holds but one.

    Returns:
        Text, or bytes where the format is no text.

    Raises:
        UnknownName: There is no such format; the nearest is offered.
    """
    return FORMATS[format_of(form)].write(record, lang)
