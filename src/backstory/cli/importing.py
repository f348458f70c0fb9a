"""Open the doors that write drafts from tables, and sources shorter: import, shorten."""

from __future__ import annotations

from pathlib import Path

import click

from backstory.cli.options import FOLDER, lang_option
from backstory.cli.spoken import say

__all__ = ["import_", "shorten"]


@click.command("import")
@click.argument("table", required=False, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=FOLDER,
    help="The dossier; by default seeds/ and the table's name.",
)
@click.option(
    "--map",
    "named",
    multiple=True,
    metavar="HEADING=COLUMN",
    help="What a heading of the table means; as often as needed.",
)
@click.option("--sheet", default="", help="Which sheet of a workbook; the first if left out.")
@click.option("--dry-run", "dry", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--template",
    is_flag=True,
    help="Write the template, with one row as an example: to TABLE, or out.",
)
@click.option("--from", "form", type=click.Choice(["table", "timelinejs", "wikidata"]),
              help="What it is; told by its ending and its columns if left out.")  # fmt: skip
@click.option("--kind", default="", metavar="KIND",
              help="The kind of events that are new, of a timeline or of Wikidata.")  # fmt: skip
@lang_option
def import_(table: Path | None, into: Path | None, named: tuple[str, ...], sheet: str, dry: bool,
            template: bool, form: str | None, kind: str, lang: str) -> None:  # fmt: skip
    """
    Bring the rows of a TABLE (csv, tsv, xlsx) into a dossier as draft YAML, one file a source.

    A row is one statement: where it stands, in which source, by which voice, of which event. What
    is wrong is told by row and column, and then nothing is written. What people wrote stays: a
    second import changes an item only if its row changed and nobody has edited the item since.
    A table of claims (GRAPH.claims.csv) comes back in too. So does a sheet of TimelineJS, or its
    JSON, each slide an event, and the JSON of an entity of Wikidata, each statement with its
    reference; both are proposed, and assert nothing.

    \b
    Examples:
      backstory import blank.csv --template
      backstory import strike.csv --into seeds/mine
      backstory import timeline.csv --into seeds/mine --kind politics
      backstory import Q1234.json --into seeds/mine --kind coup --dry-run
      backstory import huelga.xlsx --into seeds/mine --map "Cuándo=date" --dry-run

    Exit status: 0 all is well, 1 problems were found, 2 could not run.
    """
    from backstory.dossier.sheet import template_text
    from backstory.dossier.sheet_import import import_table
    from backstory.dossier.values import id_in
    from backstory.errors import CouldNotRun
    from backstory.files import is_there, write_whole
    from backstory.words.messages import problems_in_words
    from backstory.words.phrases import phrase

    if template and table:
        if is_there(table):
            raise CouldNotRun(f"{table} is there already; nothing was written.")
        write_whole(table, template_text(lang).encode("utf-8"))
        click.echo(phrase("import wrote", lang).format(table), err=True)
        return
    if template:
        click.echo(template_text(lang), nl=False)
        return
    if table is None:
        raise click.UsageError("Name a table, or write one with --template.")
    meant = dict(each.rpartition("=")[::2] for each in named)
    if "" in meant:
        raise click.UsageError("--map takes HEADING=COLUMN.")
    where = into or Path("seeds") / (id_in(table.stem) or "table")
    form = form or _form_of(table)
    if kind and form == "table":
        raise click.UsageError("--kind is for a timeline or Wikidata: a table has a column for it.")
    if form == "table":
        done = import_table(table, where, named=meant, sheet=sheet, dry=dry, lang=lang)
    else:
        from backstory.dossier.sheet_import import import_sheet
        from backstory.exchange.formats import READERS

        rows, left = READERS[form](table, kind)
        for line in left:
            say(f"{table}: left out: {line}")
        done = import_sheet(rows, where, dry=dry, lang=lang)
    for line in problems_in_words(done.problems, 0, lang):
        click.echo(line)
    if form != "table" and any("has no kind" in each.what for each in done.problems):
        say("no column has it there: --kind KIND gives it to all that are new", err=False)
    for spot, ours, theirs in done.edited:
        click.echo(phrase("import edited", lang).format(spot))
        click.echo("\n".join(f"  < {line}" for line in ours.splitlines()))
        click.echo("\n".join(f"  > {line}" for line in theirs.splitlines()))
    for spot in done.gone:
        click.echo(phrase("import gone", lang).format(spot))
    for path in done.files:
        click.echo(phrase("import wrote", lang).format(path), err=True)
    counts = (done.added, done.changed, done.same, len(done.edited), len(done.gone))
    told = phrase("import done" if done.is_well else "import stopped", lang)
    click.echo(told.format(*counts), err=True)
    raise SystemExit(0 if done.is_well else 1)


def _form_of(table: Path) -> str:
    """Tell what a file is by its ending, and a timeline by its columns."""
    from backstory.exchange.timelinejs_sheet import is_timeline

    if is_timeline(table):
        return "timelinejs"
    return "wikidata" if table.suffix.lower() == ".json" else "table"


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--write", is_flag=True, help="Write it; without, only tell what would change.")
def shorten(folder: Path, write: bool) -> None:
    """
    Write the sources of a dossier shorter: what stands above is not said again.

    Lines are left out, none is folded. The dossier is built before and after, and nothing is
    written unless both give the same bytes.

    \b
    Example:
      backstory shorten seeds/suez-crisis --write

    Exit status: 0 all is well, 1 problems were found, 2 could not run.
    """
    from backstory.dossier.shorten import shortened
    from backstory.files import alone, write_set
    from backstory.graph.growing import same_grown

    with alone(folder):
        found = shortened(folder)
        same_grown(folder, found.texts)
        if write:
            write_set(folder, {name: text.encode("utf-8") for name, text in found.texts.items()})
    share = 100 - 100 * found.after / max(found.before, 1)
    say(
        f"{found.before:,} keys and list items, {found.after:,} when shorter "
        f"({share:.1f} % fewer), in {len(found.texts)} files; what is built stays the same"
        + ("" if write else "; nothing is written without --write")
    )
