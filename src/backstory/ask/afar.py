"""
A stranger's query and a graph that a server holds come in; out go the rows the server gives.

What is refused here is refused there too, before anything is sent; how long a query may take is
the server's to say, and its words are told.
"""

from __future__ import annotations

from collections.abc import Mapping

from backstory.ask.guard import refuse_reach
from backstory.rdf.far import Far, with_prefixes
from backstory.rdf.store import Answer, Term

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
    text = with_prefixes(query, graph.prefixes)
    if bindings:
        names = " ".join(f"?{name}" for name in bindings)
        text += f"\nVALUES ({names}) {{ ({' '.join(map(str, bindings.values()))}) }}"
    found = graph.answered(text, max_rows + 1, timeout_s=timeout_s)
    cut = len(found.rows) > max_rows
    return Answer(found.columns, found.rows[:max_rows], found.triples[:max_rows]), cut
