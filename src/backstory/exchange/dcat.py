"""
What a graph's dossiers say of themselves comes in; out goes a catalogue of data sets.

Sources:
    W3C, "Data Catalog Vocabulary (DCAT) - Version 3", 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import pyoxigraph as ox

from backstory.exchange.dossiers import About, about
from backstory.rdf.record import Record
from backstory.vocabulary import PREFIXES, term

__all__ = ["catalogue", "dcat"]

_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_LANGUAGE: Final = "http://id.loc.gov/vocabulary/iso639-1/"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_PREFIXES: Final = ("dcat", "dcterms", "foaf", "rdf", "xsd")
Files = Callable[[About], Iterable[tuple[str, str]]]
"""Gives media type and address of each file that a dossier comes as."""


def dcat(record: Record, lang: str) -> str:
    """Write the catalogue of a graph; where its files lie is not known here."""
    return catalogue(record, lambda each: ())


def catalogue(record: Record, files: Files, home: str = "") -> str:
    """
    Write the dossiers of a graph as data sets, in all their languages.

    Args:
        record: What the graph records.
        files: Gives media type and address of each file that a dossier comes as.
        home: The address of the catalogue; empty for none.
    """
    found: set[ox.Triple] = set()
    for each in about(record):
        found |= _data_set(each, files)
        if home:
            found |= {_triple(home, "rdf:type", _iri(term("dcat:Catalog"))),
                      _triple(home, "dcat:dataset", _iri(each.iri))}  # fmt: skip
    prefixes = {name: PREFIXES[name] for name in _PREFIXES} | {"vcard": _VCARD}
    written = ox.serialize(sorted(found, key=str), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return (written or b"").decode("utf-8")


def _data_set(each: About, files: Files) -> set[ox.Triple]:
    it = each.iri
    found = {_triple(it, "rdf:type", _iri(term("dcat:Dataset")))}
    for name, texts in (("dcterms:title", each.titles), ("dcterms:description", each.descriptions)):
        found |= {_triple(it, name, _said(text, lang)) for lang, text in texts.items()}
    found |= {_triple(it, "dcterms:language", _stated(_LANGUAGE + lang)) for lang in each.languages}
    if each.licence:
        found.add(_triple(it, "dcterms:license", _stated(each.licence)))
    if each.page:
        found.add(_triple(it, "dcat:landingPage", _stated(each.page)))
    if each.known_on:
        day = ox.Literal(each.known_on, datatype=_iri(term("xsd:date")))
        found.add(_triple(it, "dcterms:modified", day))
    if each.publisher:
        found |= {_triple(it, "dcterms:publisher", _iri(f"{it}#publisher")),
                  _triple(f"{it}#publisher", "rdf:type", _iri(term("foaf:Organization"))),
                  _triple(f"{it}#publisher", "foaf:name", ox.Literal(each.publisher))}  # fmt: skip
    if each.contact:
        web = each.contact.startswith(("http://", "https://", "mailto:"))
        address = each.contact if web else f"mailto:{each.contact}"
        name = "hasURL" if address.startswith("http") else "hasEmail"
        contact = _iri(f"{it}#contact")
        found |= {
            _triple(it, "dcat:contactPoint", contact),
            ox.Triple(contact, _iri(term("rdf:type")), _iri(f"{_VCARD}Kind")),
            ox.Triple(contact, _iri(_VCARD + name), _stated(address)),
        }
    for kind, address in files(each):
        found |= {
            _triple(it, "dcat:distribution", _iri(address)),
            _triple(address, "rdf:type", _iri(term("dcat:Distribution"))),
            _triple(address, "dcat:downloadURL", _iri(address)),
            _triple(address, "dcat:mediaType", _iri(_MEDIA + kind)),
        }
        if each.licence:
            found.add(_triple(address, "dcterms:license", _stated(each.licence)))
    return found


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def _stated(text: str) -> ox.NamedNode | ox.Literal:
    """Give an address that a graph states; as text where it can be none."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return ox.Literal(text)


def _said(text: str, lang: str) -> ox.Literal:
    """Give a text in its language, where that is one."""
    try:
        return ox.Literal(text, language=lang) if lang else ox.Literal(text)
    except ValueError:
        return ox.Literal(text)


def _triple(subject: str, predicate: str, thing: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(_iri(subject), _iri(term(predicate)), thing)
