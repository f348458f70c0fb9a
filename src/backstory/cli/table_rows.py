"""Doors for the rows of a table: bring them in, and draft sources of those that matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backstory.cli.options import FOLDER, graph_option, lang_option, opened
from backstory.cli.progress import progress_bar
from backstory.cli.spoken import asked_language, say

if TYPE_CHECKING:
    from backstory.table.adding import Adding

__all__ = ["add", "claims", "place", "window_option"]

_MOST_TOLD = 20


def place(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where the rows are."""
    for option in (
        graph_option,
        click.option("--memory", default="2GB", show_default=True, metavar="AMOUNT",
                     help="How much memory to use here."),
        click.option("--data", metavar="WHERE",
                     help="The folder of the rows; DOSSIER.tables beside the graph if left out. "
                     "For a cluster, an address that its workers see."),
    ):  # fmt: skip
        command = option(command)
    return command


def window_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says of which days the rows are."""
    return click.option(
        "--window",
        metavar="FROM/TO",
        help="Only rows that may lie in it: a date, or two with a stroke between them.",
    )(command)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map",
    "how",
    required=True,
    metavar="MAP",
    help="Which column is what: a YAML file, or icews, icews-quadruples, acled, gdelt, ucdp, "
    "timelinejs.",
)
@place
def add(
    files: tuple[Path, ...], how: str, graph: str | None, data: str | None, memory: str
) -> None:
    """
    Add files to the rows, sorted by day into Parquet: CSV, TSV, JSON lines, Parquet or xlsx.

    Each row that cannot be read is told with its number and what to write, and kept with all its
    cells in the folder `rejected`. A run that was stopped goes on where it was.

    \b
    Examples:
      backstory table add events.2014.tsv --map icews
      backstory table add strikes.xlsx --map strikes.yaml --graph seeds/mine

    Exit status: 0 all rows were read, 1 some were not, 2 could not run.
    """
    with progress_bar("adding rows") as tell:
        added = opened(graph).table(data, memory=memory).add(files, how, progress=tell)
    _tell(added)
    raise SystemExit(1 if added.bad else 0)


def _tell(added: Adding) -> None:
    from backstory.words.messages import problems_in_words

    for each in added.files:
        if each.known:
            say(f"{each.file.name}: was added before, nothing is done")
            continue
        for line in problems_in_words(each.problems[:_MOST_TOLD], 0, asked_language()):
            click.echo(line)
        left = each.file.bad - min(len(each.problems), _MOST_TOLD)
        if left > 0:
            name = each.file.name
            say(f"{name}: and one row more" if left == 1 else f"{name}: and {left:,} rows more",
                err=False)  # fmt: skip
        for path in each.rejected:
            say(f"bad rows are kept in {path}")
        if each.file.passed:
            say(f"{each.file.name}: passed over, as the map says: {each.file.passed:,}")
        say(f"{each.file.name}: rows added: {each.file.rows:,}, bad: {each.file.bad:,}")
    for role in ("actor", "place", "kind"):
        if added.names[role]:
            say(
                f"new names of the role {role}: {added.names[role]:,}, known to the dossier: "
                f"{added.matched[role]:,}"
            )
    if added.unsure:
        written = ", ".join(f"{text}: {name}" for text, name in sorted(added.unsure.items()))
        say(
            "initials stand for many things; where these are names of the dossier, write into the "
            f"map: `names: {{{written}}}`"
        )


@click.command()
@click.option("--about", "event", required=True, metavar="EVENT", help="The event they are about.")
@click.option("--days", type=click.IntRange(0), default=7, show_default=True,
              help="How many days before and after it, of its actors.")  # fmt: skip
@click.option("--window", metavar="FROM/TO",
              help="The rows of these days instead, whoever acts in them: a date, or two with a "
              "stroke between them.")  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True,
              help="The most rows.")  # fmt: skip
@click.option("--out", type=FOLDER, metavar="FOLDER",
              help="Write them there, such as sources/ of a dossier; else print them.")  # fmt: skip
@click.option("--engine", default="duckdb", show_default=True, metavar="ENGINE",
              help="duckdb, spark://HOST:PORT, or sc://HOST:PORT for Spark Connect.")  # fmt: skip
@lang_option
@place
def claims(
    event: str, days: int, window: str | None, limit: int, out: Path | None, engine: str,
    lang: str, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Draft sources of the rows that matter and no others, each row as the passage it is.

    Every item is proposed and asserts nothing; a person chooses and finishes it. A file that is
    there already is never written over.

    \b
    Examples:
      backstory table claims --about coup-2002 --days 3
      backstory table claims --about coup-2002 --window 2002-04 --out seeds/mine/sources

    Exit status: 0 written, 2 could not run.
    """
    from backstory.errors import CouldNotRun
    from backstory.files import is_there, write_set

    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    found = rows.claims(event, days=days, first=window, limit=limit)
    if not found:
        none = rows.window(window, limit=1) if window else rows.near(event, days=days, limit=1)
        click.echo("\n".join(none.notes), err=True)
    if out is None:
        for name, text in found.items():
            click.echo(f"# {name}\n{text}")
        return
    there = [name for name in found if is_there(out / name)]
    if there:
        raise CouldNotRun(f"{out / there[0]} is there already; nothing was written.")
    write_set(out, {name: text.encode("utf-8") for name, text in found.items()})
    for name in found:
        click.echo(out / name)
