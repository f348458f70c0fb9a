"""Doors for those who ask: sparql, ask."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from backstory.answers import Table
    from backstory.questions import Question

__all__ = ["ask", "sparql"]

_FORMATS = click.Choice(["table", "csv", "tsv", "json", "markdown", "turtle"])
_GRAPH = click.option(
    "--graph", "where", type=click.Path(path_type=Path),
    help="A grown file, a store or a folder of seeds; the shipped dossier if not given.",
)  # fmt: skip


def _show(table: Table, form: str | None) -> None:
    terminal = sys.stdout.isatty()
    width = None
    if terminal and form in (None, "table"):
        import shutil

        width = max(shutil.get_terminal_size().columns, 60)
    click.echo(table.text(form or "table", width=width), nl=False)
    for note in table.notes:
        click.echo(note, err=True)


@click.command()
@click.argument("query", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), help="Read it from a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*_FORMATS.choices, "xml"]),
    help="How to write the rows; xml is SPARQL Query Results.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="The language of what is told beside the rows.",
)
@_GRAPH
def sparql(
    query: str | None, file: Path | None, form: str | None, lang: str, where: Path | None
) -> None:
    """
    Answer a SPARQL query, read-only, within 10 seconds and 10,000 rows; `-` reads it from a pipe.

    The known prefixes (ctx, sem, prov, skos, role, kind …) are at hand.

    \b
    Examples:
      backstory sparql 'SELECT ?e WHERE { ?e a sem:Event } LIMIT 5'
      backstory sparql -f query.rq --format csv
      echo 'ASK { ?c a ctx:Claim }' | backstory sparql -

    Exit status: 0 answered, 2 refused, stopped or malformed.
    """
    from backstory.errors import CouldNotRun
    from backstory.graph import load

    if file is not None:
        try:
            query = file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as why:
            raise CouldNotRun(f"{file} cannot be read: {why}") from None
    elif query == "-":
        query = sys.stdin.read()
    if not query:
        raise click.UsageError("Give a query, -f FILE, or - to read from a pipe.")
    graph = load(where, lang=lang)
    if form == "xml":
        from backstory.results import results_xml

        click.echo(results_xml(graph.answer(query)), nl=False)
        return
    _show(graph.sparql(query), form)


class _Questions(click.Group):
    """One command a question, made from its header."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from backstory.questions import questions

        return list(questions())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        from backstory.questions import question, questions

        plain = name.replace("-", "_")
        return _command(question(plain)) if plain in questions() else None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None:
            from backstory.questions import question

            question(args[0])  # raises UnknownName with the nearest
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Questions"):
            formatter.write_dl(_listed("en"))


def _listed(lang: str) -> list[tuple[str, str]]:
    from backstory.questions import questions

    return [(asked.name, asked.summary[lang]) for asked in questions().values()]


def _command(asked: Question) -> click.Command:
    from backstory.questions import LIMITS

    options: list[click.Parameter] = []
    for each in asked.parameters.values():
        told = each.told["en"] + (f" [{each.kind}]" if each.kind else "")
        options.append(
            click.Option(
                [_flag(each.name), each.name],
                required=each.required,
                help=told,
                default=each.default or None,
                show_default=True,
            )
        )
    for name, (_, told, _es) in LIMITS.items():
        if name not in asked.parameters and (name != "valid_at" or asked.time):
            options.append(click.Option([_flag(name), name], help=told))
    options += [
        click.Option(["--lang"], type=click.Choice(["en", "es"]), default="en", show_default=True),
        click.Option(["--format", "form"], type=_FORMATS, help="How to write the rows."),
        click.Option(["--columns"], help="Only these columns, with commas between them."),
        click.Option(["--graph", "where"], type=click.Path(path_type=Path),
                     help="A grown file, a store or a folder of seeds."),
        click.Option(["--sparql", "as_sparql"], is_flag=True, help="Print the query instead."),
    ]  # fmt: skip

    def run(
        lang: str, form: str | None, columns: str | None, where: Path | None, as_sparql: bool,
        **values: Any,
    ) -> None:  # fmt: skip
        from backstory.graph import load
        from backstory.vocabulary import PREFIXES

        if as_sparql:
            click.echo("".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items()), nl=False)
            click.echo(asked.text, nl=False)
            return
        table = load(where, lang=lang).ask(asked.name, lang=lang, **values)
        _show(table.chosen(columns.split(",")) if columns else table, form)

    shown = ", ".join(asked.returns)
    told = f"{asked.summary['en']}\n\n{asked.summary['es']}\n\nColumns: {shown}"
    return click.Command(asked.name, params=options, callback=run, help=told)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


@click.group(cls=_Questions, invoke_without_command=True)
@click.option("--list", "listing", is_flag=True, help="List the questions.")
@click.option("--lang", type=click.Choice(["en", "es"]), default="en", help="Language of the list.")
@click.pass_context
def ask(ctx: click.Context, listing: bool, lang: str) -> None:
    """
    Ask a named question; each row shows voice, source, place in the source and modality.

    Every question can be limited to one source (`--source`) or one voice (`--voice`), and to what
    had been said by a day (`--known-at`).

    \b
    Examples:
      backstory ask --list --lang es
      backstory ask actors-of-event --event announcement-2026 --role supporter
      backstory ask figures-side-by-side --source announcement-article --lang es --format csv
      backstory ask in-force --valid-at 2016-12-31
    """
    if ctx.invoked_subcommand is None:
        if not listing:
            click.echo(ctx.get_help())
            return
        listed = _listed(lang)
        width = max(len(name) for name, _ in listed)
        for name, told in listed:
            click.echo(f"{name:{width}}  {told}")
