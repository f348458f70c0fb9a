"""Doors to tables of millions of rows: add, window, around, together, conflicts, counts, near."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backstory.cli.options import (
    columns_option,
    format_option,
    graph_option,
    lang_option,
    opened,
    write_table,
)
from backstory.cli.progress import progress_bar
from backstory.cli.spoken import asked_language, say

if TYPE_CHECKING:
    from backstory.table.adding import Adding

__all__ = ["table"]

_MOST_TOLD = 20


def _place(command: Callable[..., Any]) -> Callable[..., Any]:
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


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every question to a table has."""
    for option in (
        _place,
        columns_option,
        format_option,
        lang_option,
        click.option("--limit", type=click.IntRange(1), default=1000, show_default=True,
                     help="The most rows to give."),
        click.option("--engine", default="duckdb", show_default=True, metavar="ENGINE",
                     help="duckdb, spark://HOST:PORT, or sc://HOST:PORT for Spark Connect."),
    ):  # fmt: skip
        command = option(command)
    return command


def _window(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--window",
        metavar="FROM/TO",
        help="Only rows that may lie in it: a date, or two with a stroke between them.",
    )(command)


@click.group()
def table() -> None:
    """
    Keep millions of rows beside a dossier, and ask them: ICEWS, ACLED, GDELT, UCDP, your own.

    A map says which column is what; names are matched to those of the dossier. The same questions
    are answered here by DuckDB, and on a cluster by Apache Spark.

    \b
    Examples:
      backstory table add events.tsv --map icews
      backstory table near coup-2002 --days 3
      backstory table counts --engine spark://HOST:7077 --data hdfs:///tables/mine

    Exit status: 0 all is well, 1 rows that cannot be read, 2 could not run.
    """


@table.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--map",
    "how",
    required=True,
    metavar="MAP",
    help="Which column is what: a YAML file, or icews, acled, gdelt, ucdp, timelinejs.",
)
@_place
def add(
    files: tuple[Path, ...], how: str, graph: str | None, data: str | None, memory: str
) -> None:
    """
    Add files to the rows: CSV, TSV, Parquet or xlsx, sorted by day into Parquet.

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
            say(f"{each.file.name}: and {left:,} rows more", err=False)
        for path in each.rejected:
            say(f"bad rows are kept in {path}")
        say(f"{each.file.name}: {each.file.rows:,} rows added, {each.file.bad:,} bad")
    for role in ("actor", "place", "kind"):
        if added.names[role]:
            say(
                f"{added.names[role]:,} new names of the role {role}, of which the dossier knows "
                f"{added.matched[role]:,}"
            )


@table.command()
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO", required=False)
@_asking
def window(
    first: str, last: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Tell what happened in a window of time; FROM and TO are dates, of a month or year all of it.

    \b
    Examples:
      backstory table window 2014-02-12
      backstory table window 2014-02 2014-03 --format csv

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.window(first, last, limit=limit), form, columns)


@table.command()
@click.argument("actor")
@_window
@_asking
def around(
    actor: str, window: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Tell what an actor did and what was done to it: an id of the dossier, or a name of the table.

    \b
    Examples:
      backstory table around "Nicolás Maduro" --window 2014
      backstory table around foro-penal

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.around(actor, first=window, limit=limit), form, columns)


@table.command()
@_window
@_asking
def together(
    window: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Count which actors appear together in rows, most often first.

    \b
    Example:
      backstory table together --window 2014-02/2014-04 --limit 20

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.together(first=window, limit=limit), form, columns)


@table.command()
@_window
@_asking
def conflicts(
    window: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Set figures side by side that differ although they are of the same thing.

    \b
    Example:
      backstory table conflicts --window 2014

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.conflicts(first=window, limit=limit), form, columns)


@table.command()
@_window
@_asking
def counts(
    window: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Count the rows of each year and kind.

    \b
    Example:
      backstory table counts --format csv

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.counts(first=window, limit=limit), form, columns)


@table.command()
@_window
@_asking
def density(
    window: str | None, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Count the rows of each month, for a band behind a timeline.

    \b
    Example:
      backstory table density --format json

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.density(first=window, limit=limit), form, columns)


@table.command()
@click.argument("event")
@click.option("--days", type=click.IntRange(0), default=7, show_default=True,
              help="How many days before and after.")  # fmt: skip
@_asking
def near(
    event: str, days: int, engine: str, limit: int, lang: str, form: str,
    columns: str | None, graph: str | None, data: str | None, memory: str,
) -> None:  # fmt: skip
    """
    Tell what else was reported in the days of an event of the dossier, of its actors.

    \b
    Examples:
      backstory table near coup-2002
      backstory table near "April 2002 coup" --days 3 --lang es

    Exit status: 0 told, 2 could not run.
    """
    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    write_table(rows.near(event, days=days, limit=limit), form, columns)


@table.command()
@click.option("--about", "event", required=True, metavar="EVENT", help="The event they are about.")
@click.option("--days", type=click.IntRange(0), default=7, show_default=True,
              help="How many days before and after it, of its actors.")  # fmt: skip
@_window
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True,
              help="The most rows.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER",
              help="Write them there, such as sources/ of a dossier; else print them.")  # fmt: skip
@click.option("--engine", default="duckdb", show_default=True, metavar="ENGINE",
              help="duckdb, spark://HOST:PORT, or sc://HOST:PORT for Spark Connect.")  # fmt: skip
@lang_option
@_place
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
    from backstory.files import write_set

    rows = opened(graph, lang).table(data, engine=engine, memory=memory)
    found = rows.claims(event, days=days, first=window, limit=limit)
    if out is None:
        for name, text in found.items():
            click.echo(f"# {name}\n{text}")
        return
    there = [name for name in found if (out / name).exists()]
    if there:
        raise CouldNotRun(f"{out / there[0]} is there already; nothing was written.")
    write_set(out, {name: text.encode("utf-8") for name, text in found.items()})
    for name in found:
        click.echo(out / name)
