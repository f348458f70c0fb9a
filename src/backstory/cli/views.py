"""The door for those who want to see: view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backstory.cli.options import graph_option, lang_option
from backstory.cli.progress import progress_bar

if TYPE_CHECKING:
    from typing import Literal

__all__ = ["view"]


@click.command()
@click.argument("look", default="page")
@click.argument("event", default="")
@lang_option
@graph_option
@click.option("--out", type=click.Path(path_type=Path), help="Where to write; - for stdout.")
@click.option("--no-engine", is_flag=True, help="Leave out the query engine; a far smaller page.")
@click.option(
    "--open", "show", is_flag=True, help="Open it when written (else its path is printed)."
)
def view(
    look: str,
    event: str,
    lang: Literal["en", "es"],
    graph: str | None,
    out: Path | None,
    no_engine: bool,
    show: bool,
) -> None:
    """
    Write a page or a picture of the graph: one file that opens offline.

    LOOK is page, network, timeline, network.svg, timeline.svg or embed. EVENT opens it there.

    \b
    Examples:
      backstory view page --out amnesties.html
      backstory view timeline coup-2002 --lang es --no-engine
      backstory view network.svg --out network.svg

    Exit status: 0 all is well, 2 could not run.
    """
    from backstory.draw.views import view as find
    from backstory.files import write_whole
    from backstory.graph import load

    found = find(look)
    opened = load(graph)
    with progress_bar(f"drawing the {look}"):
        store = opened.store
        text = found.build(store, event, lang, not no_engine)
    if out is not None and str(out) == "-":
        click.echo(text, nl=False)
        return
    name = store.dossier.rpartition("/")[2] or "graph"
    stem = name if look == "page" else f"{name}.{look.partition('.')[0]}"
    path = out or Path(f"{stem}{found.suffix}")
    write_whole(path, text.encode("utf-8"))
    click.echo(path)
    if show and found.suffix == ".html" and _has_screen():
        click.launch(str(path.resolve()))


def _has_screen() -> bool:
    import os
    import sys

    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
