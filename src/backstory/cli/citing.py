"""Doors that write something to take along: brief, cite, sources, diff."""

from __future__ import annotations

from pathlib import Path

import click

from backstory.cli.options import (
    columns_option,
    format_option,
    graph_option,
    lang_option,
    limit_options,
    opened,
    opened_at,
    write_table,
)
from backstory.cli.progress import progress_bar

__all__ = ["brief", "cite", "diff", "history", "sources"]


@click.command()
@click.argument("name", metavar="NAME")
@lang_option
@click.option("--words", type=click.IntRange(20), default=200, show_default=True,
              help="The most words, the notes not counted.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "markdown", "html"]), default="text",
              show_default=True, help="How to write it.")  # fmt: skip
@limit_options
@graph_option
def brief(
    name: str, lang: str, words: int, form: str, graph: tuple[str, ...],
    source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Write the brief that an editor would print: the few facts, where accounts differ, notes.

    NAME is the id or the whole name of an event, a legal text, a person, a body, an office, a
    place or a figure. Every sentence is a gist of the dossier with its voice, a count with its day,
    or what a statement says where no gist does, from the weightiest source, and has a note: nothing
    is invented, nothing put more strongly.

    \b
    Examples:
      backstory brief coup-2002
      backstory brief hugo-chavez
      backstory brief announcement-2026 --lang es --words 180
      backstory brief coup-2002 --format markdown

    Exit status: 0 written, 2 could not run.
    """
    told = opened(graph, lang, source, voice, known_at).brief(name, words=words, form=form)
    click.echo(told, nl=False)


@click.command()
@click.argument("name", metavar="ID")
@lang_option
@click.option("--format", "form", type=click.Choice(["text", "bibtex", "csl-json", "ris"]),
              default="text", show_default=True, help="How to write it.")  # fmt: skip
@graph_option
def cite(name: str, lang: str, form: str, graph: tuple[str, ...]) -> None:
    """
    Cite a claim, an event, a source or the dossier.

    A claim is cited as its source, at its place, with its voice, and the dossier after it; an event
    as a part of the dossier, with the sources that speak of it.

    \b
    Examples:
      backstory cite fp-711
      backstory cite amnesty-2007 --format bibtex
      backstory cite venezuela-amnesties --format csl-json

    Exit status: 0 written, 2 could not run.
    """
    click.echo(opened(graph, lang).cite(name, form), nl=False)


@click.command()
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(
        ["table", "csv", "tsv", "json", "markdown", "text", "bibtex", "csl-json", "ris"]
    ),
    default="table",
    show_default=True,
    help="How to write them.",
)
@columns_option
@graph_option
def sources(lang: str, form: str, columns: str | None, graph: tuple[str, ...]) -> None:
    """
    List every source: title, publisher, date, how far it was read, its cautions, its claims.

    \b
    Examples:
      backstory sources --format bibtex > sources.bib
      backstory sources --lang es --format csv

    Exit status: 0 written, 2 could not run.
    """
    write_table(opened(graph, lang).sources, form, columns)


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(["text", "html", "atom"]), default="text",
              show_default=True, help="How to write it: a page, or a feed to follow.")  # fmt: skip
@lang_option
def diff(old: str, new: str, form: str, lang: str) -> None:
    """
    Tell what changed between two graphs, as names and claims.

    OLD and NEW are files that build wrote, folders of seeds, stores, SPARQL addresses, git
    revisions, or REVISION:PATH.

    \b
    Examples:
      backstory diff HEAD~1 graph/venezuela-amnesties.ttl
      backstory diff old.ttl new.ttl --lang es
      backstory diff v1.0 v1.1:graph/venezuela-amnesties.ttl --format atom > changes.atom

    Exit status: 0 told, 2 could not run.
    """
    like = next((Path(where).name for where in (new, old) if where.endswith((".ttl", ".trig"))), "")
    click.echo(opened_at(old, lang, like).diff(opened_at(new, lang, like), form), nl=False)


@click.command()
@click.argument("claim")
@click.argument("releases", nargs=-1)
@lang_option
@format_option
@columns_option
@graph_option
def history(
    claim: str, releases: tuple[str, ...], lang: str, form: str, columns: str | None,
    graph: tuple[str, ...],
) -> None:  # fmt: skip
    """
    Tell when a claim came, changed and left: its history through the releases of its dossier.

    RELEASES are files that build wrote, git revisions or REVISION:PATH, the newest first; if none
    is named, every git revision in which the graph's file changed. A claim keeps its address; where
    its id is made of its content, it is followed by its source, place, voice and subject.

    \b
    Examples:
      backstory history fp-711 --graph graph/venezuela-amnesties.ttl
      backstory history fp-711 v1.1 v1.0 --lang es

    Exit status: 0 told, 2 could not run.
    """
    with progress_bar(f"reading the releases of {claim}") as tell:
        told = opened(graph, lang).history(claim, releases, progress=tell)
    write_table(told, form, columns)
