"""An answer comes in; out go SPARQL 1.1 Query Results in XML, for programs that expect them."""

from __future__ import annotations

import io
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

import pyoxigraph as ox

from backstory.rdf.store import Answer, Term

__all__ = ["results_xml"]

_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def results_xml(answer: Answer) -> str:
    """
    Write the rows of a SELECT, or the truth of an ASK, as XML.

    Sources:
        W3C, "SPARQL Query Results XML Format (Second Edition)", 2013.
    """
    out = io.StringIO()
    xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("sparql", AttributesImpl({"xmlns": _NAMESPACE}))
    asked = answer.columns == ("answer",) and len(answer.rows) == 1
    xml.startElement("head", AttributesImpl({}))
    for name in () if asked else answer.columns:
        xml.startElement("variable", AttributesImpl({"name": name}))
        xml.endElement("variable")
    xml.endElement("head")
    if asked:
        _element(xml, "boolean", getattr(answer.rows[0][0], "value", ""))
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
