"""
An answer comes in; out go its rows in the W3C's formats for results: CSV, TSV, JSON and XML.

They are for programs: terms stay what they are, with whole IRIs, datatypes and languages; a cell
without a value stays empty; nothing is shortened, put in words or tamed.

Sources:
    W3C, "SPARQL 1.1 Query Results CSV and TSV Formats", 2013;
    W3C, "SPARQL 1.1 Query Results JSON Format", 2013;
    W3C, "SPARQL Query Results XML Format (Second Edition)", 2013.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from xml.sax.xmlreader import AttributesImpl

import pyoxigraph as ox

from backstory.rdf.store import Answer, Term

if TYPE_CHECKING:
    from xml.sax.saxutils import XMLGenerator

__all__ = ["RESULT_FORMATS", "result_forms", "results_csv", "results_json", "results_tsv",
           "results_xml"]  # fmt: skip

_NAMESPACE: Final = "http://www.w3.org/2005/sparql-results#"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def result_forms(answer: Answer, *, asked: bool = False) -> dict[str, Callable[[], str]]:
    """
    Give what writes an answer in each of `RESULT_FORMATS`.

    Args:
        answer: Rows of terms.
        asked: Whether they are the yes or no of an ASK.
    """
    return {name: partial(write, answer, asked=asked) for name, write in RESULT_FORMATS.items()}


def results_csv(answer: Answer, *, asked: bool = False) -> str:
    """Write the rows as CSV, by RFC 4180: bare values, one row a line that ends in CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_bare(term) for term in row])
    return out.getvalue()


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def results_tsv(answer: Answer, *, asked: bool = False) -> str:
    """Write the rows as TSV: terms as Turtle has them, so that nothing of them is lost."""
    rows = ["\t".join("" if term is None else str(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in ["\t".join(f"?{c}" for c in answer.columns), *rows])


def results_json(answer: Answer, *, asked: bool = False) -> str:
    """Write the rows, or the truth of an ASK, as JSON."""
    if asked:
        found: dict[str, Any] = {"head": {}, "boolean": _truth(answer)}
    else:
        bindings = [
            {
                name: _object(term)
                for name, term in zip(answer.columns, row, strict=True)
                if term is not None
            }
            for row in answer.rows
        ]
        found = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _object(term: Term) -> dict[str, Any]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal() if term.language:
            return {"type": "literal", "value": term.value, "xml:lang": term.language}
        case ox.Literal() if term.datatype.value == _STRING:
            return {"type": "literal", "value": term.value}
        case ox.Literal():
            return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
        case _:
            names = ("subject", "predicate", "object")
            return {"type": "triple", "value": {n: _object(getattr(term, n)) for n in names}}


def _truth(answer: Answer) -> bool:
    return getattr(answer.rows[0][0], "value", "") in ("true", "1")


def results_xml(answer: Answer, *, asked: bool = False) -> str:
    """Write the rows, or the truth of an ASK, as XML."""
    out = io.StringIO()
    from xml.sax.saxutils import XMLGenerator  # late: it brings in what opens connections

    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("sparql", AttributesImpl({"xmlns": _NAMESPACE}))
    xml.startElement("head", AttributesImpl({}))
    for name in () if asked else answer.columns:
        xml.startElement("variable", AttributesImpl({"name": name}))
        xml.endElement("variable")
    xml.endElement("head")
    if asked:
        _element(xml, "boolean", "true" if _truth(answer) else "false")
    else:
        xml.startElement("results", AttributesImpl({}))
        for row in answer.rows:
            xml.startElement("result", AttributesImpl({}))
            for name, term in zip(answer.columns, row, strict=True):
                if term is not None:
                    xml.startElement("binding", AttributesImpl({"name": name}))
                    _term(xml, term)
                    xml.endElement("binding")
            xml.endElement("result")
        xml.endElement("results")
    xml.endElement("sparql")
    xml.endDocument()
    return out.getvalue() + "\n"


def _element(xml: XMLGenerator, name: str, text: str, **attributes: str) -> None:
    named = {key.replace("_", ":"): value for key, value in attributes.items()}
    xml.startElement(name, AttributesImpl(named))
    xml.characters(text)
    xml.endElement(name)


def _term(xml: XMLGenerator, term: Term) -> None:
    if isinstance(term, ox.NamedNode):
        _element(xml, "uri", term.value)
    elif isinstance(term, ox.BlankNode):
        _element(xml, "bnode", term.value)
    elif isinstance(term, ox.Literal):
        if term.language:
            _element(xml, "literal", term.value, xml_lang=term.language)
        elif term.datatype.value == _STRING:
            _element(xml, "literal", term.value)
        else:
            _element(xml, "literal", term.value, datatype=term.datatype.value)
    else:
        _element(xml, "literal", str(term))


RESULT_FORMATS: Final[Mapping[str, Callable[..., str]]] = {
    "csv": results_csv,
    "tsv": results_tsv,
    "json": results_json,
    "xml": results_xml,
}
"""What writes each format, by its name."""
