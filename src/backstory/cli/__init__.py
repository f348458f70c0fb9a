"""
Open the doors of the shell: parse, call one function, show.

Exit status everywhere: 0 all is well, 1 problems were found, 2 could not run.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import os
import sys
from collections.abc import Mapping
from typing import Any, Final

import click

from backstory import __version__
from backstory.cli.spoken import (
    asked_language,
    complaint,
    helping,
    manual_asked,
    say,
    speak,
    speaking,
)
from backstory.errors import BackstoryError, DossierError
from backstory.settings import LAYING
from backstory.words.aside import BESIDE

__all__ = ["COMMANDS", "main"]

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "new": ("drafting:new", "Start a dossier: a commented folder that builds at once."),
    "add": ("drafting:add", "Add a source to a dossier."),
    "import": ("importing:import_", "Bring the rows of a table into a dossier as draft YAML."),
    "shorten": ("importing:shorten", "Write sources shorter; what is built stays the same."),
    "locate": ("drafting:locate", "Find a passage in a text and print its `at:` line."),
    "check": ("dossiers:check", "Tell every problem of a dossier, with its line and its remedy."),
    "watch": ("dossiers:watch", "Check a dossier each time a file of it is saved."),
    "verify": ("dossiers:verify", "Hold a dossier against texts somebody holds."),
    "build": ("dossiers:build", "Grow a dossier into a graph."),
    "ask": ("asking:ask", "Ask a named question."),
    "sparql": ("asking:sparql", "Answer a SPARQL query, read-only."),
    "show": ("telling:show", "Tell one event, actor, instrument, place, source or claim whole."),
    "figures": ("telling:figures", "Set figures side by side: which agree, which cannot compare."),
    "disputes": ("telling:disputes", "Tell where voices, editors and figures disagree."),
    "context": ("telling:context", "Tell what came before an event, and why each is listed."),
    "first": ("telling:first", "Tell an event in two minutes: what, how it came, what differs."),
    "brief": ("citing:brief", "Write a short background text, every sentence with its voice."),
    "find": ("telling:find", "Find names in either language, forgiving accents and a slip."),
    "sources": ("citing:sources", "List every source, or write them as BibTeX."),
    "cite": ("citing:cite", "Cite a claim, an event, a source or the dossier."),
    "export": ("exchanging:export", "Write a graph as other programs read it."),
    "diff": ("citing:diff", "Tell what changed between two graphs or git revisions."),
    "history": ("citing:history", "Tell when a claim came, changed and left."),
    "read": ("reading:read", "Read an article: what it speaks of, linked with reasons."),
    "table": ("tables:table", "Keep millions of rows beside a dossier, and ask them."),
    "view": ("views:view", "Write the page, or a picture, of a graph."),
    "site": ("publishing:site", "Write a graph as static files: a page and data for each thing."),
    "serve": ("serving:serve", "Serve a graph: its page, each thing, and SPARQL."),
    "push": ("serving:push", "Bring a graph to a SPARQL server of your own, and check it there."),
}
"""Each command, the function it calls, and its line of help; imported only when called."""


_SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "Ask what is known": ("asking", "telling", "reading"),
    "Take it along": ("citing", "exchanging", "views", "publishing", "serving"),
    "Ask what surrounds it": ("tables",),
    "Write a dossier": ("drafting", "importing", "dossiers"),
}
"""The headings of the help, and the modules whose commands stand under each."""


class _Doors(click.Group):
    """A group that imports a command only when it is called, so that help comes at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        where, _, function = COMMANDS[name][0].partition(":")
        module = importlib.import_module(f"backstory.cli.{where}")
        found: click.Command = getattr(module, function)
        return helping(speaking(found))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS:
            from backstory.ask.questions import questions
            from backstory.text import nearest

            guess = nearest(args[0], COMMANDS)
            if args[0].replace("-", "_") in questions():  # a question's name, typed as a command
                guess = f"backstory ask {args[0]}"
            hint = f" Did you mean '{guess}'?" if guess else " `backstory --help` lists them."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        told = manual_asked()
        for title, modules in _SECTIONS.items():
            with formatter.section(told.get(title, title)):
                formatter.write_dl([
                    (f"{name:8}", told.get(text, text)) for name, (where, text) in COMMANDS.items()
                    if where.partition(":")[0] in modules
                ])  # fmt: skip


def _version(ctx: click.Context, param: click.Parameter, is_asked: bool) -> None:
    """Say the version, and which graph and language are asked by default."""
    if not is_asked or ctx.resilient_parsing:
        return
    from backstory.rdf.opening import SHIPPED
    from backstory.settings import config_path, default_graph, default_language

    places, said = default_graph()
    click.echo(f"backstory, version {__version__}")
    asks = f"{', '.join(places)} ({said})" if places else f"{SHIPPED}, which comes along"
    say(f"asks: {asks}", err=False)
    speak(None)  # a language that is set and not spoken is not shown as if it were
    say(f"language: {default_language()}\nconfiguration: {config_path()}", err=False)
    ctx.exit()


@click.group(
    cls=_Doors, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96}
)
@click.option(
    "--lang",
    metavar="LANGUAGE",
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, param, lang: speak(lang),
    help="The language to speak in, help included; en, or what you set.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version, and what is asked by default.",
)
def doors() -> None:
    """
    Ask what came before the news, who says so, and where they disagree.

    People write dossiers (folders of YAML); this program grows them into a graph of claims
    that can be asked, seen and explored.

    \b
    Examples:
      backstory find golpe
      backstory show coup-2002 --lang es
      backstory ask --list
      backstory view page --open
      backstory new suez-crisis

    Each command has examples of its own: backstory COMMAND --help. Without --graph, a command
    asks your default (BACKSTORY_GRAPH, or `graph` in the configuration; backstory --version shows
    it), else the dossier that comes with the program: backstory --version names it.

    Exit status: 0 all is well, 1 problems were found, 2 could not run.
    """


def main() -> None:
    """Run a command; turn every error made on purpose into a message and an exit status."""
    # A command lives for a second and makes few cycles: looking for them costs a tenth of it.
    gc.set_threshold(200_000, 50, 100)
    BESIDE[:], LAYING[:] = [say], [True]
    _open_what_is_closed()
    try:
        helping(doors)
        doors.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        say("Stopped.")
        sys.exit(2)
    except click.ClickException as why:
        click.echo(complaint(why), err=True)
        sys.exit(2)
    except DossierError as why:
        from backstory.words.messages import problems_in_words

        click.echo("\n".join(problems_in_words(why.problems, why.following, asked_language())))
        sys.exit(1)
    except BackstoryError as why:
        say(str(why))
        sys.exit(2)
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except SystemExit:
        if type(sys.stdout).__name__.endswith("PacifyFlushWrapper"):
            # The same, noticed by click, which puts this in the way and would exit with 1.
            sys.exit(0)
        raise
    except OSError as why:
        where = f"{why.filename}: " if why.filename else ""
        say(f"{where}{(why.strerror or str(why)).lower()}")
        sys.exit(2)
    finally:
        LAYING.clear()
        BESIDE.clear()  # whoever goes on in this process hears it in the log again
        gc.freeze()  # all that is left goes with the process: it need not be searched for cycles
        _wait_for_nothing()


def _open_what_is_closed() -> None:
    """Let what is told go nowhere where a stream was closed (`>&-`): Python gives None for it."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _wait_for_nothing() -> None:
    """End the process with its status at once, if a graph is still read that nobody will ask."""
    ahead = sys.modules.get("backstory.rdf.ahead")  # most commands never import it
    if ahead is None or not ahead.still_reads():
        return
    end = sys.exc_info()[1]
    if end is None or isinstance(end, SystemExit):
        code = getattr(end, "code", None)
        atexit.register(_leave, code if isinstance(code, int) else int(code is not None))


def _leave(code: int) -> None:
    """End the process as it stands; it is registered last, so that nothing before it waits."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
