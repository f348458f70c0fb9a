"""Seeds come in; out goes what a check of them tells, or the graph that they grow into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.calls import Typed, door, doors
from backstory.errors import CouldNotRun, DossierError, Severity
from backstory.graph.front import Graph

if TYPE_CHECKING:
    import pyoxigraph as ox

    from backstory.dossier import Reading
    from backstory.model.nouns import Dossier
    from backstory.rdf.store import TripleStore

__all__ = ["Grown", "check", "check_graph", "grow", "same_grown", "write_store"]

Progress = Callable[[int, int], None]


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
        from backstory.dossier.values import kept_name
        from backstory.files import write_set
        from backstory.rdf.files import grown_files

        files, where = grown_files(self.dossier, self.triples), Path(folder)
        if fault := kept_name(where.name):
            raise CouldNotRun(f"{fault[0]}: {fault[1]}.")
        changed = write_set(where, files)
        return {where / name: (changed[name], len(files[name])) for name in files}


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
    from backstory.errors import CouldNotRun
    from backstory.files import whole_folder
    from backstory.rdf.buckets import bucket_quads
    from backstory.rdf.store import TripleStore

    where = Path(folder)
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
            keep(TripleStore(store, cache={"homes": graph.store.homes}), part)
            del store
    except OSError as why:
        raise CouldNotRun(
            f"{where} cannot be written: {(why.strerror or str(why)).lower()}."
        ) from None
    return held


@door
def check(
    folder: Path | str,
    texts: Path | str | None = None,
    *,
    shacl: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """
    Read a dossier, grow it and hold it to every rule.

    Args:
        folder: The dossier's folder.
        texts: A folder of held texts to hold places against.
        shacl: Hold the grown graph against the published shapes too.
        progress: Called with steps done and steps in all.

    Returns:
        Every problem, each with its file, line and remedy, and the dossier if it could be read. If
        not, the rules hold what is sound of it.
    """
    from backstory.dossier import read_all
    from backstory.rdf.check import problems_in
    from backstory.rdf.grow import spots, store_of

    reading = read_all(Path(folder), None if texts is None else Path(texts), progress)
    whole = reading.dossier or reading.remains
    if whole is None:
        return reading
    store = store_of(whole)
    found = problems_in(whole, store, progress)
    if shacl:
        from backstory.rdf.shapes import shape_problems

        found += shape_problems(store, spots(whole), str(folder))
    return reading.with_late(found)


@door
def check_graph(path: Path | str, progress: Progress | None = None) -> Reading:
    """
    Hold an RDF file from anywhere against the published shapes and the rules.

    Raises:
        CouldNotRun: It cannot be read, holds nothing of this model, or pySHACL is not installed.
    """
    from backstory.dossier import Reading
    from backstory.rdf.foreign import graph_problems

    return Reading(None, graph_problems(path, progress))


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
    from backstory.dossier import read_all
    from backstory.rdf.grow import triples

    reading = read_all(Path(folder), progress=progress)
    if reading.dossier is None or reading.worst == Severity.PROBLEM:
        raise DossierError(
            (p for p in reading.problems if p.severity == Severity.PROBLEM), reading.following
        )
    return Grown(folder, reading.dossier, triples(reading.dossier), lang=lang)


def same_grown(folder: Path | str, texts: Mapping[str, str]) -> None:
    """
    Prove that a dossier with some of its files written otherwise grows into the same bytes.

    Args:
        folder: The dossier's folder; it is not changed.
        texts: By name, what would stand in a file.

    Raises:
        CouldNotRun: Something else would grow.
        DossierError: The dossier has mistakes, as it is or as it would be.
    """
    import shutil
    import tempfile

    from backstory.dossier import read
    from backstory.rdf.files import grown_files
    from backstory.rdf.grow import triples

    where = Path(folder).resolve()
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / where.name
        shutil.copytree(where, copy, ignore=shutil.ignore_patterns("*.html", "*.svg"))
        for name, text in texts.items():
            (copy / name).write_text(text, "utf-8")
        before, after = (grown_files(one, triples(one)) for one in map(read, (where, copy)))
    changed = sorted(name for name, content in before.items() if after[name] != content)
    if changed:
        raise CouldNotRun(f"{', '.join(changed)} would not be the same; nothing was written.")
