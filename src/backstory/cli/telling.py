"""Doors that tell what a graph holds: show, figures, disputes, find."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from backstory.cli.options import (
    columns_option,
    format_option,
    graph_option,
    lang_option,
    limit_options,
    opened,
    write_table,
)
from backstory.cli.ready import ready_to_find
from backstory.words.laid_out import styled

if TYPE_CHECKING:
    from backstory.tell.story import Story
    from backstory.words.table import Table

__all__ = ["context", "disputes", "figures", "find", "first", "show"]


def write_story(story: Story) -> None:
    """Show a story: rich in a terminal, plain in a pipe."""
    text = str(story)
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    import shutil  # late: a pipe has no width

    columns = shutil.get_terminal_size().columns
    for place, line in enumerate(text.splitlines()):
        indent = " " * (len(line) - len(line.lstrip()))
        style: dict[str, Any] = {"bold": True} if place == 0 else {"dim": True} if indent else {}
        if line.isupper() and not indent:
            style = {"bold": True, "fg": "cyan"}
        told = click.wrap_text(line.strip(), columns, indent, indent)
        click.echo("\n".join(styled(each, **style) for each in told.split("\n")))


@click.command()
@click.argument("name", metavar="ID")
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Write the story as JSON.")
@limit_options
@graph_option
def show(
    name: str, lang: str, as_json: bool, graph: tuple[str, ...],
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
    story = opened(graph, lang, source, voice, known_at).show(name)
    if as_json:
        click.echo(json.dumps(story_data(story), ensure_ascii=False, indent=1))
    else:
        write_story(story)


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
                        **({"answer": line.answer} if line.answer else {}),
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
@columns_option
@click.option("--pairs", "every_pair", is_flag=True, help="List every pair with its reasons.")
@click.option("--valid-at", metavar="DATE", help="Only figures that may hold on this day.")
@limit_options
@graph_option
def figures(
    subject: str | None, lang: str, form: str, columns: str | None, every_pair: bool,
    valid_at: str | None,
    graph: tuple[str, ...], source: str | None, voice: str | None, known_at: str | None,
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
    if columns and form == "json":
        raise click.UsageError("--columns goes with table, csv, tsv and markdown; json has it all.")
    chosen = opened(graph, lang, source, voice, known_at)
    about = subject or ""
    if every_pair and form != "json":
        write_table(chosen.pairs(about, valid_at=valid_at, every=True), form, columns)
        return
    series = chosen.figures(about, valid_at=valid_at)
    if form == "json":
        pairs = chosen.pairs(about, valid_at=valid_at, every=True)
        found = {
            "figures": json.loads(series.text("json")),
            "pairs": json.loads(pairs.text("json")),
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    write_table(_narrow(series, form, columns), form, columns)
    if form in ("table", "markdown") and not columns and len(series):
        table = chosen.pairs(about, valid_at=valid_at, asked_by="--pairs")
        click.echo("")
        for note in table.notes:
            click.echo(note)
        if len(table):
            write_table(table, form)
        for note in series.notes:
            click.echo(f"\n{note}")


def _narrow(series: Table, form: str, columns: str | None) -> Table:
    """Leave out, on a screen, which is narrow, what a pipe and the other formats have besides."""
    if form != "table" or columns or not sys.stdout.isatty():
        return series
    left_out = ("unit", "unit_label", "said", "said_label", "printed", "printed_label", "part_of",
                "claim")  # fmt: skip
    return series.chosen([column for column in series.columns if column not in left_out])


@click.command()
@click.argument("about", required=False)
@lang_option
@format_option
@columns_option
@click.option(
    "--by",
    type=click.Choice(["stated", "signed", "shown"]),
    help="Only those a voice states, the editors signed, or figures and dates show.",
)
@limit_options
@graph_option
def disputes(
    about: str | None, lang: str, form: str, columns: str | None, by: str | None,
    graph: tuple[str, ...], source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Tell every disagreement: those voices state, editors signed, figures or dates show.

    ABOUT is an event, actor, instrument, place, source or claim; all if left out. Each row is one
    claim of a disagreement, with its voice, source, place and modality.

    \b
    Examples:
      backstory disputes
      backstory disputes coup-2002 --lang es
      backstory disputes --by stated --format csv

    Exit status: 0 told, 2 could not run.
    """
    chosen = opened(graph, lang, source, voice, known_at)
    write_table(chosen.disputes(about or "", by=by or ""), form, columns)


@click.command()
@click.argument("text", nargs=-1, required=True)
@lang_option
@format_option
@columns_option
@click.option(
    "--kind", metavar="KIND",
    type=click.Choice(["event", "instrument", "place", "source", "actor", "person", "body", "group",
                       "post", "concept", "claim"]),
    help="Only this kind: event, instrument, place, source, actor (or person, body, group, post), "
    "concept, claim.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True,
              help="The most rows to give.")  # fmt: skip
@graph_option
def find(
    text: tuple[str, ...], lang: str, form: str, columns: str | None, kind: str | None,
    limit: int, graph: tuple[str, ...],
) -> None:  # fmt: skip
    """
    Find names, sentences, numbers and sources in either language, things first, best first.

    Accents and case are of no account. A slip of the finger is forgiven in a word of four letters
    or more, never in a number.

    \b
    Examples:
      backstory find golpe
      backstory find 711
      backstory find capriles --kind actor
      backstory find "ley de amnistia" --lang es

    Exit status: 0 told (nothing found is an answer too), 2 could not run.
    """
    whole = opened(graph, lang, meanwhile=ready_to_find)
    found = whole.find(" ".join(text), kind=kind or "", limit=limit)
    write_table(found, form, columns)


@click.command()
@click.argument("name", metavar="[EVENT]", default="")
@lang_option
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(["text", "table", "csv", "tsv", "json", "markdown"]),
              help="How to write it; json has every reason with its claims.")  # fmt: skip
@columns_option
@limit_options
@graph_option
def context(
    name: str, lang: str, form: str, columns: str | None,
    graph: tuple[str, ...], source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Tell what came before an event, alongside it and since, and why each event is listed.

    Two lists, never one: the story so far (the same matter, in steps) and what came before
    (earlier measures and events). EVENT may be a whole name, or a legal text. Reasons are in words
    that somebody can deny; an order in time is none. docs/context.md tells how they are ranked.

    \b
    Examples:
      backstory context announcement-2026
      backstory context first-reading-2026 --lang es --known-at 2026-02-10
      backstory context coup-2002 --format json

    Exit status: 0 told, 2 could not run (nothing is called so; the nearest names are offered).
    """
    write_table(opened(graph, lang, source, voice, known_at).context(name), form, columns)


@click.command()
@click.argument("name", metavar="[EVENT]", default="")
@lang_option
@click.option("--format", "form", default="text", show_default=True,
              type=click.Choice(["text", "json"]),
              help="How to write it; json has the claims of every sentence.")  # fmt: skip
@limit_options
@graph_option
def first(
    name: str, lang: str, form: str,
    graph: tuple[str, ...], source: str | None, voice: str | None, known_at: str | None,
) -> None:  # fmt: skip
    """
    Tell an event in two minutes: what happened, how it came to this, what came before.

    Then where accounts differ, what happened since, and what is not known. EVENT may be a whole
    name, or a legal text; if it is left out, what the dossier was written about. Every sentence
    names who says it.

    \b
    Examples:
      backstory first
      backstory first amnesty-law-2026 --lang es --format json

    Exit status: 0 told, 2 could not run (nothing is called so; the nearest names are offered).
    """
    click.echo(opened(graph, lang, source, voice, known_at).first(name, form=form), nl=False)
