"""A command comes in; out goes one with the options that telling doors share, and their answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from backstory.answers import Table
    from backstory.record import Record

__all__ = [
    "day_of", "format_option", "graph_option", "lang_option", "limit_options", "opened",
    "write_table",
]  # fmt: skip

_Command = Callable[..., Any]


def graph_option(command: _Command) -> _Command:
    """Add `--graph`, which every telling door has."""
    return click.option(
        "--graph",
        "graph",
        type=click.Path(path_type=Path),
        help="A grown file, a folder of seeds or a store; the shipped dossier if left out.",
    )(command)


def lang_option(command: _Command) -> _Command:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "es"]),
        default="en",
        show_default=True,
        help="The language to tell in.",
    )(command)


def limit_options(command: _Command) -> _Command:
    """Add `--source`, `--voice` and `--known-at`."""
    for option in (
        click.option("--known-at", metavar="DATE", help="Only what had been said by this day."),
        click.option("--voice", metavar="ID", help="Only what this voice says."),
        click.option("--source", metavar="ID", help="Only what this source says."),
    ):
        command = option(command)
    return command


def format_option(command: _Command) -> _Command:
    """Add `--format`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "tsv", "json", "markdown"]),
        default="table",
        show_default=True,
        help="How to write the answer.",
    )(command)


def opened(
    graph: Path | None, source: str | None = None, voice: str | None = None,
    known_at: str | None = None,
) -> Record:  # fmt: skip
    """Open a graph, limited to a source, a voice or what had been said by a day."""
    import pyoxigraph as ox

    from backstory.limits import limited
    from backstory.record import Record
    from backstory.store import open_store
    from backstory.story import find_iri

    store = open_store(graph)
    whole = Record(store)
    if source is None and voice is None and known_at is None:
        return whole
    chosen = {
        "source": ox.NamedNode(find_iri(whole, source, ("source",))) if source else None,
        "voice": ox.NamedNode(find_iri(whole, voice)) if voice else None,
    }
    return Record(limited(store, **chosen, known_at=day_of(known_at) if known_at else None))


def day_of(text: str) -> int:
    """
    Read a day, or the last day of a month or year, as a day number.

    Raises:
        UsageError: It is no date; says what to write.
    """
    from backstory.dates import DateError, Span

    try:
        span = Span.parse(text)
    except DateError as why:
        raise click.UsageError(str(why)) from None
    if span.latest_end is None:
        raise click.UsageError(f"'{text}' has no last day; write a day, such as 2026-01-30")
    return span.latest_end


def write_table(table: Table, form: str) -> None:
    """Write a table; where it has no row, say that nothing is recorded."""
    from backstory.phrases import phrase

    width = None
    if form == "table" and sys.stdout.isatty():
        import shutil

        width = shutil.get_terminal_size().columns
    if not len(table) and form in ("table", "markdown"):
        click.echo(phrase("nothing", table.lang))
        return
    click.echo(table.text(form, width=width), nl=False)
