"""Seeds come in; out goes the graph they grow into, to be asked, written or laid in a store."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.calls import Typed, door, doors
from backstory.errors import CouldNotRun
from backstory.graph.front import Graph
from backstory.graph.growing import Progress, grown_from, write_grown
from backstory.words.spoken import spoken

if TYPE_CHECKING:
    import pyoxigraph as ox

    from backstory.model.nouns import Dossier
    from backstory.rdf.store import TripleStore

__all__ = ["Grown", "grow", "write_store"]


@spoken
@doors
class Grown(Graph):
    """A graph that has just grown from seeds."""

    def __init__(
        self, where: Path | str, dossier: Dossier, triples: list[ox.Triple], *, lang: Typed = "en"
    ) -> None:
        """
        Take what has grown.

        Args:
            where: The folder of seeds.
            dossier: What was read.
            triples: What it grew into.
            lang: Language of labels, dates and notes: en or es.
        """
        super().__init__(where, lang=lang)
        self.dossier, self.triples = dossier, triples

    @cached_property
    def store(self) -> TripleStore:
        """The graph's triples, put into a store when they are first asked."""
        import pyoxigraph as ox

        from backstory.rdf.store import TripleStore

        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in self.triples)
        return TripleStore(store)

    def write(self, folder: Path | str) -> dict[Path, tuple[bool, int]]:
        """
        Write the files of the graph, swapped as one: Turtle, a table of claims, the vocabulary.

        Returns:
            By file: whether it changed, and how many bytes it has.
        """
        return write_grown(self.dossier, self.triples, Path(folder))


@spoken
@door
def grow(folder: Path | str, *, lang: Typed = "en", progress: Progress | None = None) -> Grown:
    """
    Grow a dossier into a graph; `write` puts it into files.

    Raises:
        DossierError: With every problem found.
        CouldNotRun: The folder is not there or may not be read.

    >>> import backstory
    >>> graph = backstory.grow("seeds/mine")  # doctest: +SKIP
    """
    return Grown(folder, *grown_from(Path(folder), progress), lang=lang)


@spoken
@door
def write_store(graph: Graph, folder: Path | str, *, time_index: bool = False) -> int:
    """
    Lay a graph on disk as a store that opens at once, with what can be found in it beside it.

    Args:
        graph: Any graph.
        folder: Where the store is to lie; what lies there as a store is replaced.
        time_index: Whether to put buckets of time into it, so that a window is a join.

    Returns:
        Statements in the store.

    Raises:
        CouldNotRun: The folder holds something else, or cannot be written.
    """
    import itertools

    import pyoxigraph as ox

    from backstory.ask.kept import keep
    from backstory.compare.company import took_part
    from backstory.files import as_folder, whole_folder
    from backstory.rdf.buckets import bucket_quads
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore
    from backstory.tell.kept_words import write_words
    from backstory.tell.naming import Namer
    from backstory.words.languages import shipped

    where = as_folder(Path(folder))
    if where.exists() and not (where / "CURRENT").exists() and any(where.iterdir()):
        raise CouldNotRun(f"{where} holds something that is no store; name another folder.")
    try:
        with whole_folder(where) as part:
            store = ox.Store(str(part))
            more = bucket_quads(graph.store) if time_index else ()
            store.bulk_extend(itertools.chain(iter(graph.store.store), more))
            # What is loaded in bulk lies in several sorted files, and a look-up goes through each;
            # in one, a window of ten million statements takes a sixth of the time.
            store.optimize()
            store.flush()
            held = len(store)
            laid = TripleStore(store, cache={"homes": graph.store.homes})
            keep(laid, part, took_part(laid))
            told = Record(laid)
            write_words(part, {
                (name, lang): words for lang in shipped()
                for name, words in Namer(told, lang).of_whole().items()
            })  # fmt: skip
            del store, laid, told
    except OSError as why:
        raise CouldNotRun(
            f"{where} cannot be written: {(why.strerror or str(why)).lower()}."
        ) from None
    return held
