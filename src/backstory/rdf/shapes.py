"""Hold a graph against the published SHACL shapes; findings point at the line of a dossier."""

from __future__ import annotations

import re
from collections.abc import Mapping
from logging import ERROR, getLogger
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun, Problem, Severity, Spot
from backstory.model.concepts import ontology_text
from backstory.vocabulary import id_of, term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["shape_problems"]

_DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
_NUMBER: Final = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)\s*")


def shape_problems(store: ox.Store, home: Mapping[str, Spot], path: str = "graph") -> list[Problem]:
    """
    Validate the default graph of a store (pySHACL takes seconds where a rule takes milliseconds).

    Args:
        store: Names and claims in its default graph; the view is not looked at.
        home: On which line each IRI was written.
        path: What to call the graph where a finding has no line.

    Raises:
        CouldNotRun: pySHACL is not installed.
    """
    try:
        from pyshacl import validate
        from pyshacl.errors import ReportableRuntimeError
    except ImportError:
        raise CouldNotRun("The shapes need pySHACL: pip install pyshacl") from None
    from rdflib import BNode, URIRef
    from rdflib import Graph as RdflibGraph

    # RDFLib logs each literal that is not what its type says, with a traceback; a shape tells it.
    logger = getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(ERROR)
    data = RdflibGraph()
    # RDFLib reads no statement of a statement (RDF 1.2); no shape speaks of one.
    quads = store.quads_for_pattern(None, None, None, ox.DefaultGraph())
    for quad in quads:
        if not isinstance(quad.object, ox.Triple):
            data.add(_for_rdflib(_comparable(quad)))
    data.parse(data=ontology_text("concepts.ttl"), format="turtle")
    shapes = RdflibGraph().parse(data=ontology_text("shapes.ttl"), format="turtle")
    sh = "http://www.w3.org/ns/shacl#"
    try:
        _, results, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none")
    except (ReportableRuntimeError, TypeError):
        # pySHACL compares no blank node and nothing ill-typed; what it is, other shapes tell.
        for compares in ("lessThan", "lessThanOrEquals"):
            shapes.remove((None, URIRef(sh + compares), None))
        _, results, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none")
    finally:
        logger.setLevel(level)
    if not isinstance(results, RdflibGraph):
        raise CouldNotRun(f"pySHACL could not run: {results}")
    found = []
    for result in results.subjects(URIRef(sh + "focusNode")):
        node = results.value(result, URIRef(sh + "focusNode"))
        focus = "" if isinstance(node, BNode) else str(node)
        shape = results.value(result, URIRef(sh + "sourceShape"))
        told = str(results.value(result, URIRef(sh + "resultMessage")))
        grave = str(results.value(result, URIRef(sh + "resultSeverity"))) == sh + "Violation"
        found.append(
            Problem(
                home.get(focus, Spot(path)),
                _note(shapes, shape, "ctx:code") or "S000",
                f"`{id_of(focus)}`: {told}" if focus else f"a blank node: {told}",
                _note(shapes, shape, "ctx:mend") or "see shapes.ttl",
                Severity.PROBLEM if grave else Severity.WARNING,
            )
        )
    return sorted(dict.fromkeys(found))  # one literal may break a shape twice


def _comparable(quad: ox.Quad) -> ox.Triple:
    """Give a statement whose decimal, if it is none, is a text: pySHACL would compare NaN."""
    thing = quad.object
    if (
        not isinstance(thing, ox.Literal)
        or thing.datatype.value != _DECIMAL
        or _NUMBER.fullmatch(thing.value)
    ):
        return quad.triple
    return ox.Triple(quad.subject, quad.predicate, ox.Literal(thing.value))


def _for_rdflib(triple: ox.Triple) -> tuple[Node, Node, Node]:
    """
    Make RDFLib's terms of a statement.

    They do not go by N-Triples: its parser looks at a line again for each 2,048 letters of it, and
    one of four million would take minutes.
    """
    return _term(triple.subject), _term(triple.predicate), _term(triple.object)


def _term(value: Any) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(value, ox.NamedNode):
        return URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return BNode(value.value)
    if value.language:
        return Literal(value.value, lang=value.language)
    kind = None if value.datatype.value == _STRING else URIRef(value.datatype.value)
    return Literal(value.value, datatype=kind)


def _note(shapes: Graph, shape: Node | None, compact: str) -> str:
    """Read the code or the remedy that is written on a shape, or on the shape that has it."""
    from rdflib import URIRef

    seen: set[Node] = set()
    while shape is not None and shape not in seen:
        seen.add(shape)
        value = shapes.value(shape, URIRef(term(compact)))
        if value is not None:
            return str(value)
        shape = shapes.value(predicate=URIRef("http://www.w3.org/ns/shacl#property"), object=shape)
    return ""
