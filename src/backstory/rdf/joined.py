"""Several graphs come in; out goes one, each dossier under a name of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.store import TripleStore
from backstory.vocabulary import term

__all__ = ["joined_stores"]


def joined_stores(graphs: Sequence[tuple[str, TripleStore]]) -> TripleStore:
    """
    Put several graphs into one, each dossier under a name of its own.

    Args:
        graphs: A name, empty for the dossier's own, and the graph.

    Raises:
        CouldNotRun: Two hold the dossier of one address, or two dossiers of one name.
    """
    homes: dict[str, str] = {}
    from_: dict[str, str] = {}
    for name, graph in graphs:
        if not graph.homes:
            raise CouldNotRun(f"{graph.path or 'one of the graphs'} describes no dossier.")
        for home, own in graph.homes.items():
            if home in homes:
                raise CouldNotRun(
                    f"{from_[home]} and {graph.path} hold one dossier, <{home}>: open one of them, "
                    "or compare its versions with `backstory diff`."
                )
            homes[home] = name if name and len(graph.homes) == 1 else own
            from_[home] = graph.path
    twice = [name for name, times in Counter(homes.values()).items() if times > 1]
    if twice:
        paths = [path for home, path in from_.items() if homes[home] == twice[0]]
        raise CouldNotRun(
            f"{' and '.join(paths)} hold two dossiers of the name {twice[0]}. Name one apart: "
            f"`--graph other={paths[-1]}`."
        )
    made = ox.Store()
    for _, graph in graphs:
        made.bulk_extend(_plain(graph.store))
    every = {lang for _, graph in graphs for lang in graph.languages}
    for _, graph in graphs:
        made.bulk_extend(_also_called(graph, every - set(graph.languages)))
    whole = TripleStore(made, "")
    whole.cache["homes"] = dict(sorted(homes.items()))
    return whole


def _also_called(graph: TripleStore, lacking: Iterable[str]) -> Iterable[ox.Quad]:
    """
    Give the names of a dossier again in languages that it lacks and another one has.

    So a query that asks for the labels of a language loses nothing of it; only where several are
    open, and in memory.
    """
    for name in ("skos:prefLabel", "rdfs:label"):
        for quad in graph.store.quads_for_pattern(None, ox.NamedNode(term(name)), None, None):
            known = quad.object
            if (
                isinstance(known, ox.Literal)
                and known.language in graph.languages
                and graph.home_of(str(quad.subject)[1:-1])
            ):
                for lang in lacking:
                    again = ox.Literal(known.value, language=lang)
                    yield ox.Quad(quad.subject, quad.predicate, again, quad.graph_name)


def _plain(store: ox.Store) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(None, None, None, None)
