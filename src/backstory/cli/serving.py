"""The doors for those who publish: serve, push."""

from __future__ import annotations

import sys

import click

from backstory.cli.options import graph_option, lang_option, opened
from backstory.cli.spoken import say

__all__ = ["push", "serve"]


@click.command()
@graph_option
@lang_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 for any."
)
@click.option(
    "--url", metavar="URL", default="", help="The address as others write it, if another."
)
@click.option("--engines", type=click.IntRange(1, 64), help="Processes that answer queries.")
@click.option("--timeout", "timeout_s", type=click.FloatRange(0.1, 3600), default=10.0,
              show_default=True, help="Seconds a query may take.")  # fmt: skip
@click.option("--quiet", is_flag=True, help="Write no line for each request.")
def serve(
    graph: tuple[str, ...], lang: str, host: str, port: int, url: str, engines: int | None,
    timeout_s: float, quiet: bool,
) -> None:  # fmt: skip
    """
    Serve a graph: the page, a page for each thing, and the SPARQL 1.1 Protocol, read-only.

    It listens on this machine alone, unless --host says otherwise, and stops at Ctrl+C. A line for
    each request goes to the error stream, in the common log format. Its CSV and TSV are the W3C's
    formats for programs and are never changed: for a spreadsheet take `backstory ask`.

    \b
    Examples:
      backstory serve
      backstory serve --graph graph/venezuela-amnesties.ttl --port 8000 --quiet
      curl http://127.0.0.1:8765/venezuela-amnesties/coup-2002.ttl

    Exit status: 0 stopped, 2 could not run.
    """
    from concurrent.futures import ThreadPoolExecutor
    from importlib import import_module

    from backstory.errors import CouldNotRun

    with ThreadPoolExecutor(1) as beside:  # half the start is to import, half to read the graph
        imported = beside.submit(import_module, "backstory.server.run")
        whole = opened(graph, lang).opened()
        try:
            server = imported.result()
        except ModuleNotFoundError as why:
            raise CouldNotRun(
                f"Serving needs the package {why.name}: pip install starlette uvicorn httptools"
            ) from None

    def ready(home: str) -> None:
        for line in server.told_first(whole):
            click.echo(line, err=True)
        click.echo(f"{home}")
        sys.stdout.flush()

    server.serve(whole, host=host, port=port, url=url, engines=engines or 0,
        timeout_s=timeout_s, log=None if quiet else sys.stderr, ready=ready)  # fmt: skip


@click.command()
@click.argument("address")
@click.option("--query", default="", metavar="URL",
              help="Where the server answers queries; guessed if left out.")  # fmt: skip
@click.option("--name", default="", metavar="IRI",
              help="The graph there; else the default one. Virtuoso needs it.")  # fmt: skip
@click.option("--update", is_flag=True, help="ADDRESS takes SPARQL Update, not the Graph Store "
              "Protocol.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Remove what the server has and this graph has not: "
              "at once up to 250,000 triples; of more, or with --update, the graph there is "
              "emptied first.")  # fmt: skip
@graph_option
def push(
    address: str, query: str, name: str, update: bool, replace: bool, graph: tuple[str, ...]
) -> None:
    """
    Bring a graph to a server of your own, in batches, and hold what it then has against it.

    A push that was cut goes on where it was when it is run again. Who asks is read from
    BACKSTORY_SPARQL_USER and BACKSTORY_SPARQL_PASSWORD, or from ~/.netrc, and is never told.

    \b
    Examples:
      backstory push http://localhost:7878/store
      backstory push http://localhost:3030/amnesties/update --update
      backstory push http://localhost:8890/sparql-graph-crud-auth --name https://example.org/amnesties

    Exit status: 0 the server holds the graph, checked triple by triple; 2 could not run.
    """
    from backstory.cli.progress import progress_bar
    from backstory.rdf.remote_client import without_secrets

    with progress_bar("pushing") as tell:
        done = opened(graph).push(address, query=query, name=name, update=update,
                                  replace=replace, progress=tell)  # fmt: skip
    say(
        f"{without_secrets(address)} holds {done.triples:,} triples, {done.sent:,} sent now, as "
        f"here: sha256 {done.digest}",
        err=False,
    )
