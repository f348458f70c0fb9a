"""The door for those who publish on a web space: site."""

from __future__ import annotations

from pathlib import Path

import click

from backstory.cli.options import FOLDER, graph_option, lang_option, opened, redact_option

__all__ = ["site"]


@click.command()
@click.argument("out", type=FOLDER)
@click.option("--base", metavar="URL", default="",
              help="The address at which it will stand: https://HOST/PATH/.")  # fmt: skip
@click.option("--no-page", "page", is_flag=True, flag_value=False, default=True,
              help="Leave out the interactive page, and with it 4 MB.")  # fmt: skip
@redact_option
@lang_option
@graph_option
def site(
    out: Path, base: str, page: bool, redact: str | None, lang: str, graph: tuple[str, ...]
) -> None:
    """
    Write a graph as static files, for any web space: a page and data for each thing.

    Pages come in every language, --lang first; a second run writes only what changed. With --base,
    which the sitemap and shared links need, each dossier must name a private contact. Without a
    contact it is a preview, which search engines are asked to leave out.

    \b
    Examples:
      backstory site public
      backstory site public --no-page --lang es
      backstory site public --graph spain=graph/spain-amnesty-1977.ttl

    Exit status: 0 written, 2 could not run.
    """
    from backstory.cli.progress import progress_bar

    chosen = opened(graph, lang)
    if redact:
        chosen = chosen.redact(redact)
    with progress_bar("writing") as tell:
        done = chosen.site(out, base=base, page=page, progress=tell)
    click.echo(done.told(lang))
