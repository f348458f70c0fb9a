"""Doors for those who ask: sparql, ask."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from backstory.cli.options import (
    begin_for,
    chosen_columns,
    columns_option,
    format_option,
    graph_option,
    lang_option,
    opened,
    screen_width,
)
from backstory.cli.spoken import asked_language, help_of, helping, manual_asked
from backstory.errors import CouldNotRun
from backstory.words.languages import languages

if TYPE_CHECKING:
    from backstory.ask.questions import Question
    from backstory.words.table import Table

__all__ = ["ask", "sparql"]

_PLAIN = "words"
"""What the command is called that takes plain words."""


def _show(table: Table, form: str) -> None:
    click.echo(table.text(form, width=screen_width(form)), nl=False)
    for note in table.notes:
        click.echo(note, err=True)


def _tell(table: Table) -> None:
    """Print the sentences that answer plain words: the table is for who asks for it."""
    width = screen_width("table")
    for sentence in table.told:
        lines = fill(sentence, width, break_long_words=False, break_on_hyphens=False,
                     subsequent_indent="  ") if width else sentence  # fmt: skip
        click.echo(lines)
    for note in table.notes:
        click.echo(note, err=True)


_MOST_BYTES = 4_000_000
"""Of a query from a file or a pipe: a million characters, its limit, have no more."""


@click.command()
@click.argument("query", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), help="Read it from a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "markdown", "turtle", "xml"]),
    default="table",
    show_default=True,
    help="How to write the rows: table and markdown are for people; csv, tsv, json and xml are the "
    "W3C's formats for programs and are never changed (for a spreadsheet take `backstory ask`); "
    "turtle is for CONSTRUCT.",
)
@lang_option
@graph_option
def sparql(
    query: str | None, file: Path | None, form: str, lang: str, graph: tuple[str, ...]
) -> None:
    """
    Answer a SPARQL query, read-only, within 10 seconds and 10,000 rows; `-` reads it from a pipe.

    The known prefixes (ctx, sem, prov, skos, role, kind …) are at hand, and the empty one for
    the names of the dossier (`:coup-2002`); of several dossiers, the name of each.

    \b
    Examples:
      backstory sparql 'SELECT ?e WHERE { ?e a sem:Event } LIMIT 5'
      backstory sparql query.rq --format csv
      echo 'ASK { ?c a ctx:Claim }' | backstory sparql -

    Exit status: 0 answered, 2 refused, stopped or malformed.
    """
    from backstory.files import text_of

    if file is None and query and _is_path(query):
        file = Path(query)
    if file is not None:
        query = text_of(file, _MOST_BYTES)
    elif query == "-":
        query = _piped()
    if not query:
        raise click.UsageError("Give a query, -f FILE, or - to read from a pipe.")
    table = opened(graph, lang, here=False).sparql(query)
    _tell_unbounded(lang)
    _show(table, form)


def _is_path(query: str) -> bool:
    """Tell the name of a file from a query: those have a brace, or, DESCRIBE, a space."""
    return len(query.split()) == 1 and "{" not in query and query.endswith((".rq", ".sparql"))


def _piped() -> str:
    """Read a query from standard input, as one from a file is read, whatever the locale says."""
    content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise CouldNotRun(
            f"Standard input cannot be read: it is larger than {_MOST_BYTES:,} bytes."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as why:
        raise CouldNotRun(f"Standard input is not UTF-8 text: {why.reason}.") from None


def _tell_unbounded(lang: str) -> None:
    """Say beside the answer which limits this system could not hold the query to."""
    from backstory.ask.bounds import unbounded
    from backstory.words.phrases import phrase

    for limit in unbounded():
        click.echo(phrase(f"unbounded {limit}", lang), err=True)


class _Questions(click.Group):
    """One command a question, made from its header."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from backstory.ask.questions import questions

        return list(questions())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        from backstory.ask.questions import question, questions

        plain = name.replace("-", "_")
        return helping(_command(question(plain))) if plain in questions() else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a question's options before its name too: `--graph FILE "who …"`."""
        begin_for(args)  # the questions are read meanwhile
        own, lead, rest = list[str](), list[str](), list(args)
        while rest[:1] and rest[0].startswith("--") and rest[0] not in ("--", "--list", "--help"):
            alone = "=" in rest[0] or rest[0] == "--sparql"
            to = own if rest[0].split("=")[0] == "--lang" else lead
            to += [rest.pop(0) for _ in range(min(len(rest), 1 if alone else 2))]
        if lead and not rest:
            raise click.UsageError(
                "Give plain words or the name of a question after the options.", ctx
            )
        return super().parse_args(ctx, [*own, *rest, *lead])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None:
            from backstory.ask.questions import is_plain, question

            # Whoever forgets the quotation marks types several words, none of them an option.
            if is_plain(" ".join(args[:2]) if args[1:] and args[1][:1] != "-" else args[0]):
                return _PLAIN, _plain(), args
            question(args[0])  # raises UnknownName with the nearest
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(manual_asked().get("Questions", "Questions")):
            formatter.write_dl(_listed(asked_language()))


def _listed(lang: str) -> list[tuple[str, str]]:
    from backstory.ask.questions import questions

    return [(asked.name, asked.summary[lang]) for asked in questions().values()]


def _command(asked: Question) -> click.Command:
    from backstory.ask.questions import LIMITS
    from backstory.words.phrases import phrase

    lang = asked_language()
    options: list[click.Parameter] = []
    for each in asked.parameters.values():
        kind, _, scheme = each.kind.partition(" ")
        options.append(
            click.Option(
                [_flag(each.name), each.name],
                metavar=(scheme or kind or "text").upper(),
                required=each.required,
                help=each.told[lang],
                default=each.default or None,
                show_default=True,
            )
        )
    for name in LIMITS:
        if name not in asked.parameters and (name != "valid_at" or asked.time):
            metavar = "ID" if name in ("source", "voice") else "DATE"
            options.append(
                click.Option(
                    [_flag(name), name], metavar=metavar, help=phrase(f"limit {name}", lang)
                )
            )
    options.append(click.Option(["--sparql", "as_sparql"], is_flag=True,
                                help="Print the SPARQL that answers it instead, to run in any "
                                "store."))  # fmt: skip

    @lang_option
    @format_option
    @columns_option
    @graph_option
    def run(
        lang: str, form: str, columns: str | None, graph: tuple[str, ...], as_sparql: bool,
        **values: Any,
    ) -> None:  # fmt: skip
        if as_sparql:
            click.echo(opened(graph, lang).question_text(asked.name, **values), nl=False)
            return
        table = opened(graph, lang).ask(asked.name, **values)
        _show(chosen_columns(table, columns, form), form)

    return click.command(asked.name, params=options, help=_told(asked))(run)


def _plain() -> click.Command:
    """Make the command that takes plain words."""

    @lang_option
    @format_option
    @columns_option
    @graph_option
    def run(
        lang: str, form: str, columns: str | None, graph: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        given = click.get_current_context().get_parameter_source
        wished = lang if given("lang") is not ParameterSource.DEFAULT else None
        table = opened(graph, lang).ask(" ".join((*words, "")), lang=wished)
        asked = given("form")
        if table.told and not columns and asked is ParameterSource.DEFAULT:
            _tell(table)
        else:
            _show(chosen_columns(table, columns, form), form)

    words = click.Argument(["words"], nargs=-1, required=True)
    return click.command(_PLAIN, params=[words])(run)


def _told(asked: Question) -> str:
    """Write the manual of one question, from its header."""
    typed = "".join(
        f" {_flag(name)} {shlex.quote(str(value))}" for name, value in asked.example.items()
    )
    known = manual_asked()
    told = (
        [asked.summary[asked_language()]] if known else [asked.summary["en"], asked.summary["es"]]
    )
    parts = [*told, f"{known.get('Columns:', 'Columns:')} {', '.join(asked.returns)}."]
    parts.append(f"\b\nExample:\n  backstory ask {asked.name}{typed}")
    parts.append("Exit status: 0 answered (no row is an answer too), 2 could not run.")
    return "\n\n".join(parts)


def _flag(name: str) -> str:
    return "--" + name.replace("_", "-")


@click.group(cls=_Questions, invoke_without_command=True)
@click.option("--list", "listing", is_flag=True, help="List the questions.")
@click.option("--lang", type=click.Choice(languages()), default=asked_language,
              show_default="en, or what you set", help="The language to tell in.")  # fmt: skip
@click.pass_context
def ask(ctx: click.Context, listing: bool, lang: str) -> None:
    """
    Ask in plain words, or a named question; each row shows voice, source, place and modality.

    Plain words, in English or Spanish, are answered in sentences, by the question they ask, which
    is named; else by what they name: things, sentences, numbers, sources. `--format table` gives
    the rows behind the sentences.
    Every question can be limited to one source (`--source`) or one voice (`--voice`), and to what
    had been said by a day (`--known-at`).

    \b
    Examples:
      backstory ask "who was excluded in 2007"
      backstory ask "qué dijo Machado" --lang es
      backstory ask --list --lang es
      backstory ask actors_of_event --help
      backstory ask actors_of_event --event announcement-2026 --role supporter
      backstory ask figures_side_by_side --subject releases-2026 --lang es --format csv
      backstory ask in_force --valid-at 2016-12-31

    Exit status: 0 answered (no row is an answer too), 2 could not run.
    """
    if ctx.invoked_subcommand and ctx.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
        ctx.default_map = {ctx.invoked_subcommand: {"lang": lang}}
    if ctx.invoked_subcommand is None:
        if not listing:
            click.echo(help_of(ctx))
            return
        listed = _listed(lang)
        width = max(len(name) for name, _ in listed)
        for name, told in listed:
            click.echo(f"{name:{width}}  {told}")
