"""
A graph and an address come in; the server at the address holds the graph, held against it.

Triples go in batches, by the Graph Store Protocol or by SPARQL Update. None has a blank node, so a
batch that arrives twice does no harm, and what was sent before a line was cut is not sent again:
the server is asked what it holds, first and last. Triples are held against each other as lines of
N-Triples, by the sum of their hashes where they are the same: a million terms took twenty seconds.
"""

from __future__ import annotations

import urllib.parse
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.rdf.push_lines import Meeting, Summing, Written, digest_of, parted, written
from backstory.rdf.remote import copied_store, counted
from backstory.rdf.remote_client import (
    Refused,
    Taking,
    ask,
    parts_of,
    send,
    software,
    without_secrets,
)
from backstory.rdf.store import TripleStore

__all__ = ["BATCH", "QUICK_BATCH", "UPDATE_BATCH", "Pushed", "digest", "pushed", "query_address"]

BATCH: Final = 50_000
"""Triples of one request, about nine megabytes."""
QUICK_BATCH: Final = 250_000
"""Triples of one request to a bulk loader, which ends each with work of its own: 45 megabytes."""
LINES: Final = 4
"""Requests that a bulk loader is sent at a time: it works at each with one core."""
UPDATE_BATCH: Final = 10_000
"""Triples of one SPARQL Update, whose text servers read whole before they begin."""
_TRIPLES: Final = "application/n-triples"
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_QUERIED_AT: Final = {
    "store": "query", "update": "query", "data": "query", "sparql-graph-crud-auth": "sparql",
}  # fmt: skip
"""By the last part of an address that takes triples: that of the one that answers queries."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a server holds now, and how much of it was sent."""

    triples: int
    sent: int
    digest: str
    """SHA-256 of its triples, as sorted lines of N-Triples."""


def pushed(
    graph: TripleStore,
    address: str,
    *,
    query: str = "",
    name: str = "",
    update: bool = False,
    replace: bool = False,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Pushed:
    """
    Bring a graph to a server, and hold what the server then has against it.

    Args:
        graph: What is brought.
        address: Where the server takes triples: its Graph Store or its Update.
        query: Where it answers queries; guessed from `address` if empty.
        name: IRI of the graph there; empty: the default graph.
        update: Whether `address` takes SPARQL Update.
        replace: Whether triples that the server has and this graph has not are removed: by one
            PUT of up to `QUICK_BATCH` triples; of more, or with `update`, the graph there is
            emptied first, and holds less than before until a push that failed is run again.
        tell: Called with the triples that are there and those that shall be.

    Raises:
        CouldNotRun: The server cannot be reached, refuses, holds other triples too, or holds not
            what was sent.
    """
    if name:
        _hold_name(name)
    asked = _of_graph(query or query_address(address), "default-graph-uri", name)
    stored = "" if update else _stored_at(address, name)
    plain = without_secrets(address)
    with Written(graph.store) as making:  # written, sorted and summed while the server works
        try:
            count = _counts(asked)
            if not name and software(address).startswith("Virtuoso/"):
                raise CouldNotRun(
                    f"{plain} is Virtuoso, which has no unnamed graph: name one with --name, as "
                    "https://example.org/mine."
                )
            if count and count == len(making.every) and _has_all(asked, stored, making):
                there = making.here
            else:
                there = _held(asked, stored, making.here) if count else set()
            other = there and there - making.here
            if other and not replace:
                raise CouldNotRun(
                    f"{plain} holds triples that this graph has not, {len(other):,} of them. To "
                    "have this graph and nothing else there, add --replace; or name another graph "
                    "with --name."
                )
            at_once = 0
            if other and not update and len(making.every) <= QUICK_BATCH:
                _put(stored, making.every)
                there, at_once = making.here, len(making.every)
            elif other:
                _empty(address, name, update)
                there = set()
            quickly = "" if update or (there and there == making.here) else _quickly(address)
            size, to = QUICK_BATCH if quickly else BATCH, f"{stored}{quickly}"
            if update:
                size, to = min(BATCH, UPDATE_BATCH), address
            batches = parted(sorted(making.here - there), size) if there else making.parts(size)
            try:
                sent = _bring(
                    batches, LINES if quickly else 1, lambda some: _add(to, name, some, update),
                    lambda done: tell(len(there) + done, max(done, len(graph))),
                )  # fmt: skip
            except CouldNotRun as why:
                again = "The push is not done: run it again, and it goes on where it was cut."
                raise CouldNotRun(f"{str(why).removesuffix('.')}. {again}") from None
            every = len(making.every)
            tell(every, every)
            if not _has_all(asked, stored, making):
                here = making.here
                found = _held(asked, stored, here)
                if found != here:
                    raise CouldNotRun(_not_done(plain, here, found))
        except Refused as why:
            raise CouldNotRun(f"{plain} refuses: {why}") from None
        return Pushed(every, at_once + sent, making.digest)


def _bring(
    batches: Iterable[Sequence[bytes]], at_once: int, add: Callable[[Sequence[bytes]], None],
    tell: Callable[[int], None],
) -> int:  # fmt: skip
    """
    Send every batch, so many at once, and tell how many triples were given out before each.

    Returns:
        How many were sent.
    """
    done = 0
    with ThreadPoolExecutor(LINES) as lines:
        sending: deque[Future[None]] = deque()
        for some in batches:
            while len(sending) >= at_once:
                sending.popleft().result()
            tell(done)
            done += len(some)
            sending.append(lines.submit(add, some))
        for each in sending:
            each.result()
    return done


def _not_done(plain: str, here: set[bytes], found: set[bytes]) -> str:
    """Say what a server lacks of a graph, and what it has that came beside it."""
    lacks, other = len(here - found), len(found - here)
    told = f"{plain} took everything and holds {len(found):,} triples of {len(here):,}"
    if not other:
        return f"{told}, {lacks:,} missing: the push is not done. Run it again."
    return (
        f"{told}, {lacks:,} missing and {other:,} that this graph has not: something else wrote "
        "there meanwhile, and the push is not done. Run it again with --replace, and alone."
    )


def digest(store: ox.Store) -> str:
    """Give the SHA-256 of the default graph, as sorted lines of N-Triples."""
    return digest_of(written(store))


def query_address(address: str) -> str:
    """
    Guess where a server answers queries from where it takes triples.

    >>> query_address("http://localhost:7878/store"), query_address("http://h/ds/update")
    ('http://localhost:7878/query', 'http://h/ds/query')
    """
    parts = parts_of(address)
    above, _, last = parts.path.rpartition("/")
    path = f"{above}/{_QUERIED_AT.get(last, last)}"
    return urllib.parse.urlunsplit(parts._replace(path=path, query=""))


def _counts(asked: str) -> int:
    """Ask how many triples a server has; at what is no server of SPARQL nothing is sent."""
    try:
        return counted(asked)
    except (SyntaxError, ValueError) as why:
        told = " ".join(str(why).split())
        raise CouldNotRun(
            f"{without_secrets(asked)} does not answer as a SPARQL address: {told}"
        ) from None


def _has_all(asked: str, stored: str, making: Written) -> bool:
    """Tell whether a server gives back the very lines of a graph; False where it writes others."""
    came = Summing()
    try:
        _given_back(asked, stored, came)
    except (Refused, SyntaxError, ValueError):
        return False  # told in the server's words by what asks again
    return came.found() == making.sum


def _given_back(asked: str, stored: str, into: Taking) -> None:
    """Have a server give back all that it holds, as N-Triples."""
    if stored:
        send("GET", stored, None, {"Accept": _TRIPLES}, again=True, into=into)
    else:
        ask(asked, _ALL, _TRIPLES, into=into)


def _held(asked: str, stored: str, here: set[bytes]) -> set[bytes]:
    """
    Give what a server holds, as lines.

    Its lines are believed as they come where they are those of this graph, or each is one of them
    and there are as many as it counts; else they are read as triples, whichever way it writes them.
    """
    try:
        came = Meeting(here)
        _given_back(asked, stored, came)
        found = came.found()
        if found is here:
            return here
        if found <= here and len(found) == counted(asked):
            return found
    except (Refused, SyntaxError, ValueError):
        pass  # told in the server's words by what asks again
    return set(written(copied_store(asked)))


def _hold_name(name: str) -> None:
    """Refuse a name of a graph that no graph can have, before anybody is asked."""
    try:
        ox.NamedNode(name)
    except ValueError as why:
        raise CouldNotRun(
            f"{name:.200} can name no graph ({why}): write an address, as https://example.org/mine."
        ) from None


def _of_graph(address: str, parameter: str, name: str) -> str:
    if not name:
        return address
    mark = "&" if urllib.parse.urlsplit(address).query else "?"
    return f"{address}{mark}{parameter}={urllib.parse.quote(name, safe='')}"


def _stored_at(address: str, name: str) -> str:
    if name:
        return _of_graph(address, "graph", name)
    return f"{address}{'&' if urllib.parse.urlsplit(address).query else '?'}default"


def _quickly(address: str) -> str:
    """Ask an Oxigraph server for its bulk loader: every batch is held against what came anyway."""
    return "&no_transaction" if software(address).startswith("Oxigraph/") else ""


def _add(address: str, name: str, lines: Sequence[bytes], update: bool) -> None:
    content = b"\n".join(lines) + b"\n"
    if update:
        triples = content.decode()
        within = f"GRAPH {ox.NamedNode(name)} {{\n{triples}}}" if name else triples
        _update(address, f"INSERT DATA {{\n{within}}}")
    else:
        send("POST", address, content, {"Content-Type": _TRIPLES}, again=True)


def _put(stored: str, lines: Sequence[bytes]) -> None:
    """Put a graph in the place of another in one request, so that no part of it is missing."""
    try:
        send("PUT", stored, b"\n".join(lines) + b"\n", {"Content-Type": _TRIPLES}, again=True)
    except CouldNotRun as why:
        again = "The push is not done: run it again."
        raise CouldNotRun(f"{str(why).removesuffix('.')}. {again}") from None


def _empty(address: str, name: str, update: bool) -> None:
    if update:
        _update(address, f"CLEAR SILENT {f'GRAPH {ox.NamedNode(name)}' if name else 'DEFAULT'}")
    else:
        send("DELETE", _stored_at(address, name), None, {}, again=True)


def _update(address: str, text: str) -> None:
    kind = {"Content-Type": "application/sparql-update"}
    send("POST", address, text.encode(), kind, again=True)
