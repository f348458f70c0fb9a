"""The door for those who have an article: read."""

from __future__ import annotations

from pathlib import Path

import click

from backstory.cli.options import FILE, graph_option, lang_option, opened, screen_width

__all__ = ["read"]


@click.command()
@click.argument("article", metavar="ARTICLE")
@lang_option
@click.option("--date", "day", metavar="DATE", help="The day the article is of: YYYY-MM-DD. "
              "If left out, it is looked for in the text.")  # fmt: skip
@click.option("--in", "written", metavar="LANG", default="",
              help="The language it is in, en or es; if left out, it is detected.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text",
              show_default=True, help="How to write what was found.")  # fmt: skip
@click.option(
    "--page", type=FILE, metavar="FILE",
    help="Write a page too: the article with its marks, and what lies beside it.",
)  # fmt: skip
@click.option(
    "--draft", is_flag=True,
    help="Write a source file for a dossier instead; its claims are only proposed.",
)  # fmt: skip
@graph_option
def read(
    article: str, lang: str, day: str | None, written: str, form: str, page: Path | None,
    draft: bool, graph: str | None,
) -> None:  # fmt: skip
    """
    Read an article against the graph: what it speaks of, each link with its reason.

    ARTICLE is a file (text, Markdown, HTML, PDF) or - for standard input. What is not sure is not
    linked but told as "could be A or B". The text is stored nowhere.

    \b
    Examples:
      backstory read article.txt --date 2026-02-20
      backstory read page.html --format json > mentions.json
      backstory read article.txt --page beside.html --lang es
      backstory read article.txt --draft > draft.yaml
      pbpaste | backstory read - --lang es

    Exit status: 0 read, 2 could not run.
    """
    found = opened(graph, lang).read(Path(article) if article != "-" else "-", date=day,
                                     lang=written)  # fmt: skip
    if page is not None:
        from backstory.files import write_whole

        write_whole(page, found.page().encode("utf-8"))
        click.echo(page, err=True)
    if draft:
        click.echo(found.draft(), nl=False)
    elif form == "json":
        click.echo(found.json(), nl=False)
    elif page is None:
        click.echo(found.text(screen_width("table")), nl=False)
