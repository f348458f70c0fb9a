"""Doors to tables of millions of rows: window, around, together, conflicts, counts, near."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from backstory.cli.options import (
    columns_option,
    format_option,
    lang_option,
    opened,
    write_table,
)
from backstory.cli.table_rows import add, claims, place, window_option

__all__ = ["table"]


def _asking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every question to a table has."""
    for option in (
        place,
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


table.add_command(add)


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
@window_option
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
@window_option
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
@window_option
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
@window_option
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
@window_option
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


table.add_command(claims)
