"""The door for those who want to see: view."""

from __future__ import annotations

import gc
from pathlib import Path

import click
from click.core import ParameterSource

from backstory.cli.options import FILE, graph_option, lang_option, opened, redact_option
from backstory.cli.progress import progress_bar

__all__ = ["view"]


@click.command()
@click.argument("look", default="page")
@click.argument("about", default="")
@lang_option
@graph_option
@redact_option
@click.option("--out", type=FILE, help="Where to write; - for stdout.")
@click.option(
    "--table",
    "rows",
    metavar="DIR",
    help="A table whose rows, counted by day, are drawn behind the timeline of the page.",
)
@click.option("--no-engine", is_flag=True, help="Leave out the query engine; a far smaller page.")
@click.option(
    "--open", "show", is_flag=True, help="Open it when written (else its path is printed)."
)
def view(
    look: str,
    about: str,
    lang: str,
    graph: tuple[str, ...],
    redact: str | None,
    out: Path | None,
    rows: str | None,
    no_engine: bool,
    show: bool,
) -> None:
    """
    Write a page or a picture of the graph: one file that opens offline.

    LOOK is page, network, timeline, figures, measures, network.svg, timeline.svg or embed. ABOUT
    opens it there, or is all it shows: an event, by its id or its whole name; for figures also
    what is counted, or who counts. A page opens in the language of its reader's browser; with
    --lang in that one.

    \b
    Examples:
      backstory view page --out amnesties.html
      backstory view timeline coup-2002 --lang es --no-engine
      backstory view network.svg --out network.svg
      backstory view timeline --table graph/mine.tables

    Exit status: 0 all is well, 2 could not run.
    """
    gc.disable()  # a short process that makes many small things and few circles of them
    with progress_bar(f"drawing the {look}"):
        whole = opened(graph, lang)
        if redact:
            whole = whole.redact(redact)
        behind = whole.table(rows) if rows else None
        is_picture = out is not None and out.suffix.lower() == ".svg"
        seen = whole.view(look, about, behind=behind)
        ctx = (
            click.get_current_context()
        )  # a language that is named before the command is named too
        named = {each.get_parameter_source("lang") for each in (ctx, ctx.find_root())}
        text = (
            seen.picture()
            if is_picture
            else seen.file(engine=not no_engine, browser=ParameterSource.COMMANDLINE not in named)
        )
    if out is not None and str(out) == "-":
        click.echo(text, nl=False)
        return
    from backstory.files import write_whole

    stem = seen.dossier if look == "page" else f"{seen.dossier}.{look.partition('.')[0]}"
    path = out or Path(f"{stem}{seen.suffix}")
    write_whole(path, text.encode("utf-8"))
    click.echo(path)
    if show and seen.suffix == ".html" and _has_screen():
        click.launch(str(path.resolve()))


def _has_screen() -> bool:
    import os
    import sys

    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
