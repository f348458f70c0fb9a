"""Doors that tell what a graph holds: show, figures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from backstory.answers import Table
    from backstory.record import Record
    from backstory.story import Story

__all__ = ["figures", "show"]

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


def write_story(story: Story, lang: str) -> None:
    """Show a story: rich in a terminal, plain in a pipe."""
    from backstory.story import plain_text

    text = plain_text(story, lang)
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for place, line in enumerate(text.splitlines()):
        indent = len(line) - len(line.lstrip())
        style = "bold" if place == 0 else "dim" if indent else ""
        style = "bold cyan" if line.isupper() and not indent else style
        console.print(Padding(Text(line.strip(), style=style), (0, 0, 0, indent)))


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


@click.command()
@click.argument("name", metavar="ID")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Write the story as JSON.")
@limit_options
@graph_option
def show(
    name: str, lang: str, as_json: bool, graph: Path | None,
    source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Tell one event, actor, instrument, place, source or claim whole.

    Dates with their doubt, roles, places, the life of an instrument, context; then claim by claim
    who says it, how, in which source and where, and what disputes it. ID may be a whole name.

    \b
    Examples:
      backstory show coup-2002
      backstory show amnesty-law-2016 --lang es
      backstory show "Foro Penal" | less

    Exit status: 0 told, 2 could not run (nothing is called so; the nearest names are offered).
    """
    from backstory.story import find_iri, story_of

    record = opened(graph, source, voice, known_at)
    story = story_of(record, find_iri(record, name), lang)
    if as_json:
        click.echo(json.dumps(story_data(story), ensure_ascii=False, indent=1))
    else:
        write_story(story, lang)


def story_data(story: Story) -> dict[str, Any]:
    """Give a story as plain values."""
    return {
        "id": story.id,
        "iri": story.iri,
        "kind": story.kind,
        "title": story.title,
        "head": list(story.head),
        "sections": [
            {
                "key": section.key,
                "title": section.title,
                "lines": [
                    {
                        "text": line.text,
                        "claim": line.claim.id if line.claim else None,
                        "under": list(line.under),
                    }
                    for line in section.lines
                ],
            }
            for section in story.sections
        ],
    }


@click.command()
@click.argument("subject", required=False)
@lang_option
@format_option
@click.option("--pairs", "every_pair", is_flag=True, help="List every pair with its reasons.")
@click.option("--valid-at", metavar="DATE", help="Only figures that may hold on this day.")
@limit_options
@graph_option
def figures(
    subject: str | None, lang: str, form: str, every_pair: bool, valid_at: str | None,
    graph: Path | None, source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Set figures side by side, in order, and tell of each two whether they can be compared.

    SUBJECT is what is counted about, or what is counted. Repeats of one voice and copies of one
    text count once; parts stand under their whole.

    \b
    Examples:
      backstory figures releases-2026 --source announcement-article
      backstory figures --voice foro-penal
      backstory figures coup-2002 --pairs --format csv
      backstory figures prisoners-held --known-at 2026-01-30 --lang es

    Exit status: 0 told, 2 could not run.
    """
    from backstory.side_by_side import pairs_table, series_table, told_figures
    from backstory.story import find_iri

    record = opened(graph, source, voice, known_at)
    chosen = find_iri(record, subject) if subject else ""
    days = [None if text is None else day_of(text) for text in (valid_at, known_at)]
    told = told_figures(record, chosen, valid_at=days[0])
    if form == "json":
        data = [json.loads(t.text("json")) for t in (
            series_table(record, told, lang, known_at=days[1], valid_at=days[0]),
            pairs_table(record, told, lang, every=True),
        )]  # fmt: skip
        click.echo(json.dumps(dict(zip(("figures", "pairs"), data, strict=True)),
                              ensure_ascii=False, indent=1))  # fmt: skip
        return
    if not every_pair:
        write_table(series_table(record, told, lang, known_at=days[1], valid_at=days[0]), form)
    if every_pair or form in ("table", "markdown"):
        table = pairs_table(record, told, lang, every=every_pair)
        if not every_pair and told:
            click.echo("")
            for note in table.notes:
                click.echo(note)
        if len(table) or every_pair:
            write_table(table, form)
