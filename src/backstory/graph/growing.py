"""Seeds come in; out goes what a check of them tells, or the files that they grow into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from backstory.calls import door
from backstory.errors import CouldNotRun, DossierError, Severity
from backstory.files import is_there
from backstory.words.spoken import spoken

if TYPE_CHECKING:
    import pyoxigraph as ox

    from backstory.dossier import Reading
    from backstory.model.nouns import Dossier
    from backstory.rdf import view

__all__ = ["check", "check_graph", "grown_from", "same_grown", "stated_from", "write_grown"]

Progress = Callable[[int, int], None]


@spoken
@door
def check(
    folder: Path | str,
    texts: Path | str | None = None,
    *,
    shacl: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """
    Read a dossier, grow it and hold it to every rule; or hold a graph's file to them as it stands.

    Args:
        folder: The dossier's folder, or a file of RDF from anywhere, as `--graph` takes in the
            shell: it has no texts, and is held against the shapes in any case.
        texts: A folder of held texts to hold places against.
        shacl: Hold the graph against the published shapes too.
        progress: Called with steps done and steps in all.

    Returns:
        Every problem, each with its file, line and remedy, and the dossier if it could be read. If
        not, the rules hold what is sound of it.

    >>> reading = check("seeds/spain-amnesty-1977")
    >>> reading.dossier.id, reading.worst.name
    ('spain-amnesty-1977', 'WARNING')
    >>> print(reading.problems[0])
    seeds/spain-amnesty-1977/dossier.yaml:1:1: R017 note: 12 of 12 sources were read only in part
        mend: read them whole where you can, and write `read: whole`
    """
    if is_there(given := Path(folder)) and given.is_file():
        from backstory.rdf.opening import form_of

        if form_of(given) is not None:
            return check_graph(given, progress)
    from backstory.dossier import read_all
    from backstory.dossier.places import from_zero
    from backstory.rdf.check import problems_in
    from backstory.rdf.grow import spots, store_of

    reading = read_all(given, None if texts is None else Path(texts), progress)
    whole = reading.dossier or reading.remains
    if whole is None:
        return reading
    store = store_of(whole)
    found = [*from_zero(whole), *problems_in(whole, store, progress)]
    if shacl:
        from backstory.rdf.shapes import shape_problems

        found += shape_problems(store, spots(whole), str(folder))
    return reading.with_late(found)


@spoken
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


def grown_from(folder: Path, progress: Progress | None = None) -> tuple[Dossier, list[ox.Triple]]:
    """
    Read a dossier and grow it.

    Raises:
        DossierError: With every problem found.
        CouldNotRun: The folder is not there or may not be read.
    """
    from itertools import starmap

    import pyoxigraph as ox

    dossier, stated = stated_from(folder, progress)
    return dossier, list(starmap(ox.Triple, stated))


def stated_from(
    folder: Path, progress: Progress | None = None
) -> tuple[Dossier, list[view.Triple]]:
    """
    Read a dossier and give the terms of each of its triples, sorted and without repeats.

    Raises:
        DossierError: With every problem found.
        CouldNotRun: The folder is not there or may not be read.
    """
    from backstory.dossier import read_all
    from backstory.rdf.grow import stated

    reading = read_all(folder, progress=progress)
    if reading.dossier is None or reading.worst == Severity.PROBLEM:
        raise DossierError(
            (p for p in reading.problems if p.severity == Severity.PROBLEM), reading.following
        )
    return reading.dossier, stated(reading.dossier)


def write_grown(
    dossier: Dossier, triples: Iterable[ox.Triple], where: Path
) -> dict[Path, tuple[bool, int]]:
    """
    Write the files of a graph, swapped as one: Turtle, a table of claims, the vocabulary.

    Returns:
        By file: whether it changed, and how many bytes it has.
    """
    from backstory.dossier.values import kept_name
    from backstory.files import write_set
    from backstory.rdf.files import grown_files

    files = grown_files(dossier, triples)
    if fault := kept_name(where.name):
        raise CouldNotRun(f"{fault[0]}: {fault[1]}.")
    changed = write_set(where, files)
    return {where / name: (changed[name], len(files[name])) for name in files}


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
