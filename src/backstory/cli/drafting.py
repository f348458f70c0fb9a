"""Doors for those who write a dossier: new, add, locate."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from backstory.cli.options import FOLDER
from backstory.cli.spoken import asked_language, say
from backstory.errors import CouldNotRun, DossierError
from backstory.words.messages import message_in

if TYPE_CHECKING:
    from backstory.errors import Problem

__all__ = ["add", "locate", "new"]


@click.command()
@click.argument("text", type=FOLDER)
@click.argument("first")
@click.argument("last")
def locate(text: Path, first: str, last: str) -> None:
    """
    Find a passage by its FIRST and LAST words and print the `at:` line for a source file.

    \b
    Example:
      backstory locate article.txt "According" "prisoners"

    Exit status: 0 found, 1 not in the text, 2 could not run.
    """
    from backstory.dossier import locate as find
    from backstory.dossier.marks import read_text
    from backstory.words.messages import problems_in_words

    if not first or not last:
        raise click.UsageError("FIRST and LAST are words of the passage; neither can be empty.")
    problems: list[Problem] = []
    content = read_text(text, str(text), problems)
    if content is None:
        click.echo("\n".join(problems_in_words(problems, 0, asked_language())), err=True)
        raise SystemExit(2)
    found = find(content, first, last)
    for start, end in found:
        passage = content[start:end].split()
        click.echo(f"at: {start}-{end} {passage[0]} … {passage[-1]}")
    if not found:
        say(f"No passage of {text} begins with “{first}” and ends with “{last}”.")
        raise SystemExit(1)


@click.command()
@click.argument("name")
@click.option(
    "--in",
    "parent",
    type=FOLDER,
    default=Path("seeds"),
    show_default=True,
    help="The folder of dossiers.",
)
def new(name: str, parent: Path) -> None:
    """
    Start a dossier: a commented folder that builds at once.

    \b
    Example:
      backstory new suez-crisis
      backstory build seeds/suez-crisis

    Exit status: 0 written, 2 could not run (the folder is there already, the name is no id).
    """
    from backstory.dossier.writer import start_dossier

    if not name or Path(name).name != name:
        raise CouldNotRun(f"'{name}' is not an id. Use lower-case words and hyphens: suez-crisis.")
    for path in start_dossier(parent / name, asked_language()):
        say(f"wrote {path}")
    say(f"Next: backstory check {parent / name}")


class _Asked(click.Option):
    """An option that is asked for where it is left out, as far as somebody is there to be asked."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        """Tell a wrong answer in the language of the question, which click prints itself."""
        try:
            return super().process_value(ctx, value)
        except click.BadParameter as why:
            if type(why) is not click.BadParameter:
                raise  # what is missing has no words of its own
            told = message_in(why.message, asked_language())
            raise click.BadParameter(told, why.ctx, why.param, why.param_hint) from None

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """Ask; in a script that gives no more, take the default, or name what is missing."""
        from backstory.dossier.writer import hold_dossier

        if isinstance(folder := ctx.params.get("folder"), Path):
            hold_dossier(folder)  # before nine answers are given for nothing
        try:
            return super().prompt_for_value(ctx)
        except click.Abort:
            default = self.get_default(ctx)
            if sys.stdin.isatty():
                raise
            if isinstance(default, str):
                click.echo(err=True)
                return default
            raise CouldNotRun(
                f"{self.opts[0]} is not given, and nobody answers: give it as an option."
            ) from None


@click.group()
def add() -> None:
    """
    Add a source to a dossier.

    \b
    Example:
      backstory add source seeds/suez-crisis
    """


@add.command("source")
@click.argument("folder", type=FOLDER)
@click.option(
    "--id",
    "name",
    cls=_Asked,
    metavar="ID",
    prompt="Id of the source (lower-case words and hyphens)",
    help="Publisher, subject and day, in lower-case words: times-suez-1956-10-30.",
)
@click.option(
    "--title",
    cls=_Asked,
    metavar="TEXT",
    prompt="Title, in its own language",
    help="As it stands there, in its own language.",
)
@click.option(
    "--kind",
    cls=_Asked,
    metavar="KIND",
    prompt="Kind (news, agency, ngo, gazette …)",
    help="news, newspaper, ngo, book …; all of them: "
    "backstory ask kinds_in_both_languages --scheme source-kind",
)
@click.option(
    "--publisher",
    cls=_Asked,
    metavar="NAME",
    prompt="Publisher",
    help="Who published it, by name: The Times.",
)
@click.option(
    "--language",
    cls=_Asked,
    metavar="CODE",
    default="",
    prompt="Language (en, es …; empty: the dossier's)",
    help="A code: en, es, pt; empty for that of dossier.yaml.",
)
@click.option(
    "--issued",
    cls=_Asked,
    metavar="DATE",
    default="",
    prompt="Date of issue (2026-01-30; empty if not stated)",
    help="1956-10-30, 1956-10 or 1956; empty where the page does not say.",
)
@click.option(
    "--url",
    cls=_Asked,
    metavar="ADDRESS",
    default="",
    prompt="Address (empty if there is none)",
    help="Where it is read, beginning with https://; empty if nowhere.",
)
@click.option(
    "--read",
    "reading",
    cls=_Asked,
    prompt="Read whole or part",
    default="part",
    type=click.Choice(["whole", "part"]),
    help="How far you have read it.",
)
@click.option(
    "--text",
    "held",
    cls=_Asked,
    metavar="FILE",
    default="",
    prompt="File with its text, to hash (empty if not held)",
    help="A file with its text, of which the SHA-256 is kept and no word.",
)
def add_source(folder: Path, name: str, title: str, kind: str, publisher: str, language: str,
               issued: str, url: str, reading: str, held: str) -> None:  # fmt: skip
    """
    Write the header of a source; what no option says is asked for.

    Its text is hashed if it is held.

    \b
    Examples:
      backstory add source seeds/suez-crisis
      backstory add source seeds/suez-crisis --id times-1956-10-30 --kind news

    Exit status: 0 written, 1 a check would refuse it, 2 could not run.
    """
    from backstory.dossier.writer import start_source

    answers = {"title": title, "kind": kind, "publisher": publisher, "language": language,
               "issued": issued, "url": url, "read": reading}  # fmt: skip
    try:
        text = Path(held) if held else None
        path = start_source(folder, name, answers, text, asked_language())
    except DossierError:
        say("Nothing was written: a check would refuse it.")
        raise
    say(f"wrote {path}")
    say("Next: write what it says under `says:`, then `backstory check`.")
