"""Where a graph lies comes in from Python; out goes the graph, open: `backstory.load`."""

from __future__ import annotations

from backstory.calls import Typed, door
from backstory.graph.front import Graph
from backstory.graph.places import Where
from backstory.words.spoken import spoken

__all__ = ["load"]


@spoken
@door
def load(where: Where = None, *, lang: Typed = "en", copy: bool = False) -> Graph:
    """
    Open a graph to ask it.

    Args:
        where: A file that build wrote, a folder of seeds, a store on disk, a SPARQL address (asked
            where it lies; of several that are opened as one, each is copied), or None for your
            default (BACKSTORY_GRAPH, or `graph` in the configuration), else the dossier that ships
            with the package. A list of these opens several as one: ids are written
            `uruguay:ruling-2009` then, and every row has its dossier. `name=where` gives one of
            them a name.
        lang: Language of labels, dates and notes: en or es.
        copy: Whether a graph at a SPARQL address is copied into memory and asked here.

    Raises:
        CouldNotRun: There is nothing to open there, or a newer version built it.
        DossierError: A folder of seeds has mistakes.
        UnknownName: The language, or a parameter, is not known; the nearest is offered.
        WrongCall: A value is of a kind that is not opened.

    >>> import backstory
    >>> graph = backstory.load(lang="es")  # doctest: +SKIP
    >>> both = backstory.load(["graph/a.ttl", "graph/b.ttl"])  # doctest: +SKIP
    """
    return Graph(where, lang=lang, copy=copy).opened()
