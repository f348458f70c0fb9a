"""Doors to other people's formats: export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from backstory.cli.options import (
    FILE,
    graph_option,
    lang_option,
    limit_options,
    opened,
    redact_option,
)
from backstory.cli.spoken import manual_asked, say

__all__ = ["export"]


def _listing(ctx: click.Context, option: click.Parameter, asked: bool) -> None:
    """Print every format, and be done."""
    if not asked:
        return
    from backstory.exchange.formats import FORMATS

    known = manual_asked()
    width = max(map(len, FORMATS))
    ending = max(len(each.suffix) for each in FORMATS.values())
    for name, each in FORMATS.items():
        told = known.get(each.told, each.told)
        click.echo(f"{name:{width}}  {each.suffix:{ending}}  {told}")
    ctx.exit()


@click.command()
@click.argument("form", metavar="[FORMAT]", required=False, default="")
@click.option("--out", type=FILE, metavar="FILE",
              help="Write to a file; its ending says the format, if none is named.")  # fmt: skip
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_listing,
              help="List the formats, each with its ending.")  # fmt: skip
@lang_option
@redact_option
@limit_options
@graph_option
def export(
    form: str, out: Path | None, lang: str, redact: str | None, graph: tuple[str, ...],
    source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Write a graph as other programs read it: RDF, networks, timelines, tables, citations.

    The same graph gives the same bytes.

    \b
    Examples:
      backstory export --list
      backstory export gexf --out amnesties.gexf
      backstory export --out amnesties.jsonld
      backstory export bibtex --source announcement-article
      backstory export json-ld --redact public --out public.jsonld
      backstory export claims-csv --known-at 2026-01-31 > known.csv

    Exit status: 0 written, 2 could not run.
    """
    from backstory.exchange.formats import format_of

    if not form and out is None:
        raise click.UsageError("Name a format, or a file with --out; --list tells the formats.")
    name = format_of(form, "" if out is None else out.name)
    chosen = opened(graph, lang, source, voice, known_at)
    if redact:
        chosen = chosen.redact(redact)
    written = chosen.export(name)
    content = written if isinstance(written, bytes) else written.encode("utf-8")
    if out is None:
        sys.stdout.buffer.write(content)
        return
    from backstory.files import write_whole

    write_whole(out, content)
    say(f"{out}: {len(content):,} bytes")
