"""A command comes in; out goes one with the options that telling doors share, and their answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from backstory.settings import default_language
from backstory.words.languages import languages

if TYPE_CHECKING:
    from backstory.graph import Graph
    from backstory.words.table import Table

__all__ = [
    "FILE", "FOLDER", "begin_for", "chosen_columns", "columns_option", "format_option",
    "graph_option", "lang_option", "limit_options", "opened", "opened_at", "redact_option",
    "screen_width", "write_table",
]  # fmt: skip

_Command = Callable[..., Any]
_COPY: Final = "backstory.copy"
"""Where a command remembers that a graph of a server is to be copied."""


class _Folder(click.Path):
    """A folder's name, which cannot be empty: an empty one would mean the folder one stands in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            self.fail("the name is empty; name a folder, or `.` for this one.", param, ctx)
        return super().convert(value, param, ctx)


class _File(click.Path):
    """The name of a file to write, which cannot end as that of a folder does."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from backstory.files import file_named  # late: most commands write nothing

        return super().convert(file_named(value), param, ctx)


FILE: Final = _File(path_type=Path)
FOLDER: Final = _Folder(path_type=Path)


def graph_option(command: _Command) -> _Command:
    """Add `--graph`, which every telling door has, and `--copy`, which `opened` reads."""
    copying = click.option(
        "--copy", "copy", is_flag=True, expose_value=False, callback=_remember_copy,
        help="Copy what --graph names at a SPARQL address and ask the copy, not the server.",
    )  # fmt: skip
    graphs = click.option(
        "--graph",
        "graph",
        metavar="WHERE",
        multiple=True,
        help="A file that build wrote, a folder of seeds, a store or a SPARQL address; again for "
        "several at once, NAME=WHERE to name one. If left out, your default, or the dossier that "
        "comes along.",
    )
    return copying(graphs(command))


def _remember_copy(ctx: click.Context, param: click.Parameter, copies: bool) -> None:
    ctx.meta[_COPY] = copies


def lang_option(command: _Command) -> _Command:
    """Add `--lang`."""
    return click.option(
        "--lang",
        type=click.Choice(languages()),
        default=default_language,
        show_default="en, or what you set",
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


def columns_option(command: _Command) -> _Command:
    """Add `--columns`."""
    return click.option(
        "--columns",
        metavar="NAMES",
        help="Only these columns, with commas between them; csv shows their names.",
    )(command)


def chosen_columns(table: Table, columns: str | None, form: str) -> Table:
    """
    Keep the columns somebody asked for, by name or heading, in that order; all if none.

    What people read shows the label of an id; its column goes along.
    """
    if not columns:
        return table
    from backstory.words.columns import heading

    named = {heading(name, table.lang): name for name in reversed(table.columns)}
    asked = [name.strip() for name in columns.split(",")]
    found = [name if name in table.columns else named.get(name, "") for name in asked]
    if "" in found:
        known = ", ".join(name for name in table.columns if not name.endswith("_label"))
        strange = asked[found.index("")]
        raise click.UsageError(f"No column is called '{strange}'. The columns are {known}.")
    if form in ("table", "markdown"):
        found = [kept for name in found for kept in (name, f"{name}_label")
                 if kept in table.columns]  # fmt: skip
    return table.chosen(list(dict.fromkeys(found)))


def redact_option(command: _Command) -> _Command:
    """Add `--redact`."""
    return click.option(
        "--redact",
        metavar="PROFILE",
        help="Leave out what must not be published: public, or a file that says what.",
    )(command)


def opened(
    graph: Sequence[str] | str | None, lang: str = "en", source: str | None = None,
    voice: str | None = None, known_at: str | None = None, *, here: bool = True,
    meanwhile: Callable[[], object] | None = None,
) -> Graph:  # fmt: skip
    """
    Open a graph in a language, limited to a source, a voice or what had been said by a day.

    Args:
        graph: Where it lies, or several.
        lang: The language.
        source: The source, if only what it says is wanted.
        voice: The voice, likewise.
        known_at: The day, likewise.
        here: Whether this process reads it; if not, a child does.
        meanwhile: Makes ready what is needed once it is read, while it is read elsewhere.
    """
    begun = here and _begin(graph)
    from backstory.graph import Graph

    if begun and meanwhile:
        meanwhile()

    context = click.get_current_context(silent=True)
    copies = bool(context and context.meta.get(_COPY))
    whole = Graph(
        graph or None, lang=lang, copy=copies
    )  # opened by what is asked: `find` reads a part only
    if whole.is_elsewhere:
        from backstory.cli.aside import listen

        listen()
    if source is None and voice is None and known_at is None:
        return whole
    return whole.limit(source=source, voice=voice, known_at=known_at)


def _begin(graph: Sequence[str] | str | None) -> bool:
    """Begin to read a single file while the rest is imported; a mistake is told where it opens."""
    from backstory.settings import LAYING

    if not LAYING:  # whoever calls a command from Python reads as ever
        return False
    from backstory.rdf.ahead import begin

    return begin(graph)


def begin_for(args: Sequence[str]) -> None:
    """Begin to read the graph that a command names, unless it only lists or explains."""
    from backstory.settings import LAYING

    if LAYING:
        from backstory.rdf.ahead import begin_for

        begin_for(args)


def opened_at(where: str, lang: str, like: str) -> Graph:
    """Open a graph, or the built file named `like` of a git revision."""
    from backstory.graph import Graph
    from backstory.rdf.opening import REMOTE
    from backstory.tell.releases import graph_at

    if where.startswith(REMOTE):
        from backstory.cli.aside import listen

        listen()
    return Graph(store=graph_at(where, like, lang), lang=lang)


def write_table(table: Table, form: str, columns: str | None = None) -> None:
    """Write a table; where it has no row, say why, or that nothing is recorded."""
    from backstory.words.phrases import phrase

    why = "" if len(table) else "\n".join(table.notes) or phrase("nothing", table.lang)
    if why and form in ("table", "markdown"):
        click.echo(why)
        return
    chosen = chosen_columns(table, columns, form)
    click.echo(chosen.text(form, width=screen_width(form)), nl=False)
    if why:  # the header alone is for a program; a person is told beside it
        click.echo(why, err=True)


def screen_width(form: str) -> int | None:
    """Give how wide a table may be: the terminal's width, and no bound in a pipe or a file."""
    if form != "table" or not sys.stdout.isatty():
        return None
    import shutil

    return max(shutil.get_terminal_size().columns, 60)
