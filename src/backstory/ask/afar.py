"""
A stranger's query and a graph that a server holds come in; out go the rows the server gives.

What is refused here is refused there too, before anything is sent; how long a query may take is
the server's to say, and its words are told.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from backstory.ask.guard import refuse_reach
from backstory.errors import QueryError
from backstory.rdf.far import Far, bound, with_prefixes
from backstory.rdf.store import Answer, Term
from backstory.vocabulary import term

__all__ = ["asked_afar"]


def asked_afar(
    graph: Far, query: str, bindings: Mapping[str, Term], *, timeout_s: float, max_rows: int
) -> tuple[Answer, bool]:
    """
    Answer a query where the graph lies.

    Args:
        graph: The graph.
        query: Read-only SPARQL; the known prefixes are at hand.
        bindings: Terms for its variables.
        timeout_s: Seconds without a word from the server after which it is given up.
        max_rows: Rows, or triples, after which the answer is cut.

    Returns:
        The answer, and whether it was cut.

    Raises:
        QueryError: Refused here or there.
        CouldNotRun: The server cannot be reached, or does not give all of its rows.
    """
    refuse_reach(query)
    text = with_prefixes(query, graph.prefixes) + bound(bindings)
    try:
        found = graph.answered(text, max_rows + 1, timeout_s=timeout_s)
    except QueryError:
        _refuse_slip(query, bindings, graph)
        raise  # what is no slip is told in the server's own words
    cut = len(found.rows) > max_rows
    return Answer(found.columns, found.rows[:max_rows], found.triples[:max_rows]), cut


def _refuse_slip(query: str, bindings: Mapping[str, Term], graph: Far) -> None:
    """
    Tell a slip in a query that a server refused: where it is in what was written, and its mend.

    A server points into the text that it was sent, which has prefixes before the query.

    Raises:
        QueryError: The query is malformed here too.
    """
    from backstory.ask.supervised import Supervised

    kind, name = (ox.NamedNode(term(each)) for each in ("rdf:type", "dcterms:identifier"))
    store = ox.Store()
    for home, called in graph.homes.items():  # so that its own prefixes are known there
        store.add(ox.Quad(ox.NamedNode(home), kind, ox.NamedNode(term("dcat:Dataset"))))
        store.add(ox.Quad(ox.NamedNode(home), name, ox.Literal(called)))
    asked = Supervised(lambda: store.dump(format=ox.RdfFormat.N_QUADS) or b"")
    try:
        asked.ask(query, bindings)
    finally:
        asked.close()
