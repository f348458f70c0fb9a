"""Doors for those who have a dossier: check, watch, verify, build."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from backstory.cli.options import FOLDER, lang_option
from backstory.cli.progress import progress_bar
from backstory.cli.spoken import asked_language, say

if TYPE_CHECKING:
    from backstory.dossier import Reading

__all__ = ["build", "check", "verify", "watch"]


_SHIPPED = Path("seeds/venezuela-amnesties")
_HELD: Final[list[object]] = []
"""The last that was built: to take it apart, object by object, takes a thirtieth of a build."""


def _checked(folder: Path, texts: Path | None = None, *, shacl: bool = False) -> Reading:
    """Check one dossier, with a bar that moves if it takes long."""
    from backstory.graph import check

    with progress_bar(f"checking {folder.name}") as tell:
        return check(folder, texts, shacl=shacl, progress=tell)


def _graph_checked(path: Path) -> Reading:
    """Check one RDF file, which has no folder and no lines."""
    from backstory.graph import check_graph

    with progress_bar(f"checking {path.name}") as tell:
        return check_graph(path, tell)


@click.command()
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option("--sources", type=FOLDER, help="A folder of held texts to hold places against.")
@click.option("--shacl", is_flag=True, help="Hold the graph against the published shapes too.")
@click.option("--notes", is_flag=True, help="Show notes besides problems and warnings.")
@click.option("--quiet", is_flag=True, help="Show problems only.")
@click.option(
    "--graph",
    "graphs",
    multiple=True,
    type=FOLDER,
    help="An RDF file from anywhere, to hold against the shapes and the rules.",
)
@lang_option
def check(
    folders: tuple[Path, ...],
    sources: Path | None,
    shacl: bool,
    notes: bool,
    quiet: bool,
    graphs: tuple[Path, ...],
    lang: str,
) -> None:
    """
    Tell every problem of a dossier, each with file, line, what is wrong and how to mend it.

    \b
    Examples:
      backstory check seeds/venezuela-amnesties
      backstory check seeds/* --shacl
      backstory check seeds/mine --sources ~/texts | grep D032
      backstory check --graph theirs.ttl

    Exit status: 0 all is well, 1 problems were found, 2 could not run.
    """
    gc.disable()  # a short process that makes many small things and no circles of them
    from backstory.errors import CouldNotRun, Severity
    from backstory.files import is_there
    from backstory.words.languages import words_of
    from backstory.words.messages import problems_in_words
    from backstory.words.phrases import form

    words = words_of(lang)["problems"]
    if sources is not None and not (is_there(sources) and sources.is_dir()):
        raise CouldNotRun(f"{sources} is not a folder of texts.")
    least = Severity.NOTE if notes else Severity.PROBLEM if quiet else Severity.WARNING
    bad = warned = noted = 0
    for path in (*(folders or (() if graphs else (_SHIPPED,))), *graphs):
        read = _graph_checked(path) if path in graphs else _checked(path, sources, shacl=shacl)
        found = read.problems
        shown = [problem for problem in found if problem.severity >= least]
        following = read.following if shown else 0  # of what `--quiet` leaves out
        _echo_all(problems_in_words(shown, following, lang, by_cause=path in graphs))
        count = {grade: sum(p.severity == grade for p in found) for grade in Severity}
        bad, warned = bad + count[Severity.PROBLEM], warned + count[Severity.WARNING]
        noted += count[Severity.NOTE]
        if read.dossier:
            click.echo(words["read"].format(path, len(read.dossier.claims)), err=True)
    told = zip(words["sum"].split(", "), (bad, warned, noted), strict=True)
    click.echo(", ".join(form(each, n != 1).format(n) for each, n in told), err=True)
    raise SystemExit(1 if bad else 0)


def _echo_all(lines: Iterable[str]) -> None:
    """Print lines; a reader that goes away (`| head -1`) does not turn what was found into well."""
    try:
        for line in lines:
            click.echo(line)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.command()
@click.argument("folders", nargs=-1, type=FOLDER)
@click.option(
    "--out", type=FOLDER, default=Path("graph"), show_default=True, help="Where to write."
)
@click.option("--store", type=FOLDER, help="Lay one dossier's graph here too, as a store on disk "
              "with an index of what can be found: large graphs open at once.")  # fmt: skip
@click.option("--time-index", is_flag=True, help="With --store: put buckets of time into it, so "
              "that a window of time is a join.")  # fmt: skip
def build(folders: tuple[Path, ...], out: Path, store: Path | None, time_index: bool) -> None:
    """
    Grow dossiers into graphs: for each a FOLDER.ttl and a table of claims, and the vocabulary.

    The files of each are swapped as one, and are the same on every run and machine.

    \b
    Examples:
      backstory build
      backstory build seeds/mine --out /tmp/graph
      backstory build seeds/venezuela-amnesties seeds/spain-amnesty-1977
      backstory build --store graph/mine.store --time-index

    Exit status: 0 all is well, 1 problems were found, 2 could not run.
    """
    gc.disable()  # a short process that makes many small things and no circles of them
    from backstory.dossier.folder import dossier_name
    from backstory.errors import CouldNotRun

    asked = folders or (_SHIPPED,)
    if store is not None and len(asked) > 1:
        raise CouldNotRun("--store lays the graph of one dossier: build them one by one.")
    if time_index and store is None:
        raise CouldNotRun(
            "--time-index goes with --store DIR: files that are kept stay as they are."
        )
    names = [dossier_name(folder) for folder in asked]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise CouldNotRun(f"Two folders are called {twice}, and would grow into one file.")
    for folder in asked:
        _built(folder, out, store, time_index)


def _built(folder: Path, out: Path, store: Path | None, time_index: bool) -> None:
    from itertools import starmap

    import pyoxigraph as ox

    from backstory.graph.growing import stated_from, write_grown
    from backstory.settings import LAYING

    with progress_bar(f"growing {folder.name}") as tell:
        dossier, stated = stated_from(folder, tell)
        # Each triple is copied as it is written: a list of all took a fiftieth longer.
        written = write_grown(dossier, starmap(ox.Triple, stated), out)
    for path, (changed, size) in written.items():
        say(f"{'wrote' if changed else 'kept '} {path} ({size:,} bytes)")
    say(
        f"built: {len(stated):,} triples (claims: {len(dossier.claims):,}; "
        f"sources: {len(dossier.sources):,})"
    )
    if store is not None:
        from backstory.graph.grown import Grown, write_store

        grown = Grown(folder, dossier, list(starmap(ox.Triple, stated)))
        held = write_store(grown, store, time_index=time_index)
        say(f"wrote {store} ({held:,} triples)")
    if LAYING:  # a command of the shell: the process goes with it
        _HELD[:] = [dossier, stated]


@click.command()
@click.argument("folder", type=FOLDER, default=_SHIPPED)
@click.option("--sources", type=FOLDER, help="A folder of held texts.")
@click.option("--once", is_flag=True, help="Check once and stop (for scripts).")
def watch(folder: Path, sources: Path | None, once: bool) -> None:
    """
    Check a dossier each time a file of it is saved; stop with Ctrl-C.

    \b
    Example:
      backstory watch seeds/suez-crisis

    Exit status: 0 stopped, or --once and all is well; 1 --once and problems were found; 2 could
    not run.
    """
    from backstory.errors import CouldNotRun
    from backstory.files import is_there

    if not is_there(folder / "dossier.yaml"):
        raise CouldNotRun(f"{folder} has no dossier.yaml. `backstory new NAME` starts a dossier.")
    try:
        _watched(folder, sources, once=once)
    except KeyboardInterrupt:
        if once:
            raise
        say("Stopped.")  # as it is meant to be, and well


def _watched(folder: Path, sources: Path | None, *, once: bool) -> None:
    """Check a dossier each time a file of it is saved, until somebody stops it."""
    import time

    from backstory.errors import CouldNotRun, Severity
    from backstory.words.messages import problems_in_words

    seen: dict[Path, int] = {}
    while True:
        now = _saved(folder)
        if now != seen:
            changed = [p.name for p in sorted({*now, *seen}) if now.get(p) != seen.get(p)]
            seen = now
            try:
                reading = _checked(folder, sources)
            except CouldNotRun as why:  # saved by moving the whole folder; it may come back
                if once:
                    raise
                say(str(why))
                continue
            bad = [each for each in reading.problems if each.severity == Severity.PROBLEM]
            for line in problems_in_words(bad, reading.following, asked_language()):
                click.echo(line)
            whole = reading.dossier
            claims = len(whole.claims) if whole else 0
            state = f"{claims} claim{'s' * (claims != 1)}" if whole else "not readable yet"
            names = f"{', '.join(changed[:3])}{' …' * (len(changed) > 3)}"
            say(f"{names}: {state}, {len(bad)} problem{'s' * (len(bad) != 1)}")
        if once:
            raise SystemExit(1 if bad else 0)
        time.sleep(0.5)


def _saved(folder: Path) -> dict[Path, int]:
    """Give when each file was saved; editors' own files, and those that just vanish, are none."""
    found = {}
    for path in folder.rglob("*.yaml"):
        if not path.name.startswith((".", "#")):
            with contextlib.suppress(OSError):
                found[path] = path.stat().st_mtime_ns
    return found


@click.command()
@click.argument("folder", type=FOLDER, default=_SHIPPED)
@click.option("--sources", type=FOLDER, required=True, help="The folder of texts you hold.")
def verify(folder: Path, sources: Path) -> None:
    """
    Hold a dossier against texts you hold: hashes, places, anchor words, figures and names.

    Every figure and name a claim carries is looked for in its passage; what is not there is
    listed as inferred. Texts are found by their SHA-256.

    \b
    Example:
      backstory verify seeds/venezuela-amnesties --sources ~/texts

    Exit status: 0 all places hold, 1 problems were found, 2 could not run.
    """
    from backstory.dossier.verify import verify_texts

    with progress_bar(f"verifying {folder.name}") as tell:
        report = verify_texts(folder, sources, tell, asked_language())
    for line in report.lines:
        say(line, err=False)
    say(report.summary)
    raise SystemExit(1 if report.problems else 0)
