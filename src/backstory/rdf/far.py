"""
A SPARQL 1.1 address comes in; out goes a graph that is asked where it lies.

Queries go to the server as they are, its rows come in pages where it gives fewer than it has, and
what a thing is told from is read from there node by node. The whole is copied only when that is
asked for, or when all of it is needed; either is said once.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import pyoxigraph as ox

from backstory.errors import CouldNotRun, QueryError
from backstory.rdf.columns import Columns
from backstory.rdf.opening import refuse_newer
from backstory.rdf.remote import PAGE, canonical, copied, counted
from backstory.rdf.remote_client import TIMEOUT_S, Refused, ask, software, without_secrets
from backstory.rdf.store import Answer, Reach, Term, TripleStore, answer_of
from backstory.rdf.there import There
from backstory.vocabulary import PREFIXES
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["MOST_COPIED", "Far", "bound", "far", "telling", "with_prefixes"]

MOST_COPIED: Final = 1_000_000
"""Triples up to which a graph is copied without being told to, where all of it is needed."""
_ROUND: Final = 100
"""Servers stop at round numbers: an answer of so many rows is counted before it is believed."""
_ROWS: Final = "application/sparql-results+json"
_TRIPLES: Final = "application/n-triples"
_USED: Final = re.compile(r"(?<![\w?$:/#<-])([a-z][a-z0-9-]*|):(?!//)")
_DECLARED: Final = re.compile(r"(?i)\bPREFIX\s+([\w-]*):")
_HEAD: Final = re.compile(r"(?i)\A(?:\s|#[^\n]*\n|PREFIX\s+[\w.-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*")
_ASKS: Final = re.compile(r"(?i)\A\s*(ASK|CONSTRUCT|DESCRIBE)\b")
_DISTINCT: Final = re.compile(r"(?i)\A\s*SELECT\s+DISTINCT\b")
_LOG: Final = logging.getLogger("backstory")


def far(address: str, tell: Callable[[str, int], None] | None = None) -> Far:
    """
    Open a graph that a server holds, without copying it.

    Args:
        address: Where the server answers queries.
        tell: Is told which way a graph goes: `far asked`, or `far copied` and how many triples.

    Raises:
        CouldNotRun: Nobody answers there as SPARQL 1.1 says, or a newer version built the graph.
    """
    found = Far(address, tell)
    versions = found.versions()
    for version in sorted(versions):
        refuse_newer(version, found.path)
    if "1" in versions:  # of another shape: it is brought forward in a copy
        found.whole()
    return found


def telling(address: str, lang: str, *, wanted: bool = False) -> Callable[[str, int], None]:
    """
    Give what says which way a graph goes: louder where it had to be copied and nobody wanted it.

    Args:
        address: Where it lies.
        lang: The language to say it in.
        wanted: Whether a copy was asked for.
    """

    def tell(way: str, triples: int) -> None:
        words = phrase(way, lang).format(without_secrets(address), numeral(triples, lang))
        loud = way == "far copied" and not wanted
        _LOG.log(logging.WARNING if loud else logging.INFO, words)

    return tell


def _said(way: str, triples: int) -> None:
    _LOG.info("%s %d", way, triples)


class Far(TripleStore):
    """A graph that a server holds."""

    __slots__ = ("_columns", "_copy", "_read", "_tell", "_told", "address")

    def __init__(self, address: str, tell: Callable[[str, int], None] | None = None) -> None:
        """Take the address; see `far`."""
        self.address, self.path = address, without_secrets(address)
        self.cache: dict[str, Any] = {}
        self._tell, self._told = tell or _said, False
        self._copy: TripleStore | None = None
        self._read = There(self._read_there)
        self._columns = Columns(self._read_there)

    @property
    def store(self) -> ox.Store:  # type: ignore[override]
        """All of its quads: the graph is copied, which is said."""
        return self.whole().store

    @property
    def is_here(self) -> bool:
        """Whether it has been copied."""
        return self._copy is not None

    @property
    def takes_long_texts(self) -> bool:
        """Whether it is no Virtuoso 7, which gives other rows for some of them (docs/stores.md)."""
        if "software" not in self.cache:
            self.cache["software"] = software(self.address)
        return self.is_here or not self.cache["software"].startswith("Virtuoso")

    def versions(self) -> set[Any]:
        """
        Ask of which versions of the model the graph is: the first that a server is asked.

        Raises:
            CouldNotRun: Nobody answers there as SPARQL 1.1 says.
        """
        asked = "SELECT DISTINCT ?v WHERE { ?d ctx:modelVersion ?v }"
        try:
            answer = self._rows(with_prefixes(asked))
        except Refused as why:
            raise why.told(self.path) from None
        except (SyntaxError, ValueError) as why:
            raise self._strange(" ".join(str(why).split())) from None
        if answer.columns != ("v",):
            raise self._strange("it gives other columns than are asked for")
        return {row["v"] for row in answer.values()}

    def _strange(self, told: str) -> CouldNotRun:
        return CouldNotRun(f"{self.path} does not answer as a SPARQL address: {told}")

    def _counted(self) -> int:
        try:
            return counted(self.address)
        except Refused as why:
            raise why.told(self.path) from None
        except ValueError as why:
            raise self._strange(str(why)) from None

    def whole(self) -> TripleStore:
        """
        Copy the graph, if that is not done yet; from then on it is asked here.

        Raises:
            CouldNotRun: It is large, and nobody said that it may be copied.
        """
        if self._copy is not None:
            return self._copy
        there = self._counted()
        if there > MOST_COPIED:
            raise CouldNotRun(
                f"What is asked for needs all of {self.path}, {there:,} triples: to copy them and "
                "ask here, add --copy (in Python, copy=True)."
            )
        return self.copied()

    def copied(self) -> TripleStore:
        """Copy the graph, as somebody said, if that is not done yet."""
        if self._copy is None:
            self._told = True
            self._copy = copied(self.address)
            self._copy.cache = self.cache
            self._tell("far copied", len(self._copy.store))
        return self._copy

    def query(self, text: str, bindings: Any = None) -> Answer:
        """
        Answer a query there, all of its rows; of what is copied, here.

        Raises:
            QueryError: The server refuses it.
            CouldNotRun: It cannot be reached, or does not give all of its rows.
        """
        if self._copy is not None:
            return self.whole().query(text, bindings)
        if not self._told:
            self._told = True
            self._tell("far asked", 0)
        return self.answered(with_prefixes(text) + bound(bindings or {}))

    def answered(
        self, text: str, most: int | None = None, *, timeout_s: float = TIMEOUT_S
    ) -> Answer:
        """
        Answer a query there whose prefixes are declared.

        Args:
            text: SPARQL.
            most: Rows after which no more are asked for.
            timeout_s: Seconds without a word from the server after which it is given up.

        Raises:
            QueryError: The server refuses it.
            CouldNotRun: It cannot be reached, or does not give all of its rows.
        """
        head = _HEAD.match(text)
        body = text[head.end() :] if head else text
        form = _ASKS.match(body)
        try:
            if form and form[1].upper() != "ASK":
                return self._triples(text, timeout_s)
            first = self._rows(text, timeout_s)
            if form or (most is not None and len(first.rows) >= most):
                return first
            return self._paged(text[: len(text) - len(body)], body, first, most)
        except Refused as why:
            raise QueryError(f"{self.path} says: {why}") from None
        except (SyntaxError, ValueError) as why:
            raise self._strange(" ".join(str(why).split())) from None

    def _rows(self, text: str, timeout_s: float = TIMEOUT_S) -> Answer:
        content = ask(self.address, text, _ROWS, timeout_s)
        found = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
        answer = answer_of(found)
        rows = tuple(tuple(map(canonical, row)) for row in answer.rows)
        return Answer(answer.columns, rows)  # type: ignore[arg-type]

    def _triples(self, text: str, timeout_s: float) -> Answer:
        content = ask(self.address, text, _TRIPLES, timeout_s)
        found = ox.parse(content, format=ox.RdfFormat.N_TRIPLES)
        triples = [quad.triple for quad in found]
        told = tuple(
            ox.Triple(t.subject, t.predicate, canonical(t.object))  # type: ignore[arg-type]
            for t in triples
        )
        rows = tuple((t.subject, t.predicate, t.object) for t in told)
        return Answer(("subject", "predicate", "object"), rows, told)

    def _paged(self, head: str, body: str, first: Answer, most: int | None) -> Answer:
        """Ask for what follows where a server gave fewer rows than there are."""
        rows = list(first.rows)
        if not rows or len(rows) % _ROUND:
            return first
        there = self._count(head, body)
        if there <= len(rows):
            return first
        wanted = there if most is None else min(there, most)
        size = min(len(rows), PAGE)
        while len(rows) < wanted:
            next_ = f"LIMIT {size} OFFSET {len(rows)}"
            page = self._rows(f"{head}SELECT * WHERE {{ {{ {body}\n}} }} {next_}")
            places = [page.columns.index(name) for name in first.columns]
            if not page.rows:
                break
            rows += [tuple(row[at] for at in places) for row in page.rows]
        again = _DISTINCT.match(body) and len(set(rows)) < len(rows)
        if len(rows) < wanted or again:
            raise CouldNotRun(
                f"{self.path} counts {there:,} rows and gives {len(set(rows)):,}: they do not come "
                "whole. Ask those who run it for their limit, or copy the graph with --copy."
            )
        return Answer(first.columns, tuple(rows[:wanted] if most else rows))

    def _count(self, head: str, body: str) -> int:
        found = self._rows(f"{head}SELECT (COUNT(*) AS ?n) WHERE {{ {{ {body}\n}} }}")
        number = found.rows[0][0] if found.rows else None
        return int(number.value) if isinstance(number, ox.Literal) else 0

    def _read_there(self, text: str) -> Answer:
        return self.answered(with_prefixes(text))

    def columns(self) -> Columns | None:
        """Give what reads a few predicates of many things; None once all of it is here."""
        return self._columns if self._copy is None else None

    def of(self, nodes: Iterable[Term]) -> Reach:
        """Read what is stated of some nodes."""
        if self._copy is None:
            self._read.foresee(nodes)
        return self.reach()

    def reach(self) -> Reach:
        """Give what reads statements node by node."""
        return self._read if self._copy is None else super().reach()

    def __len__(self) -> int:
        return self._counted() if self._copy is None else len(self._copy)

    def __repr__(self) -> str:
        """Say where it lies, and copy nothing for it."""
        return f"Far({self.path!r})"


def bound(bindings: Mapping[str, Term]) -> str:
    """Write terms for variables of a query, to stand at its end."""
    names, terms = (" ".join(each) for each in ((f"?{n}" for n in bindings),
                                                map(str, bindings.values())))  # fmt: skip
    return f"\nVALUES ({names}) {{ ({terms}) }}" if bindings else ""


def with_prefixes(text: str, own: Mapping[str, str] | None = None) -> str:
    """Put before a query the prefixes that it uses and does not declare, the dossiers' own too."""
    lacking = {*_USED.findall(text)} - {*_DECLARED.findall(text)}
    known = {**PREFIXES, **(own or {})}
    told = [f"PREFIX {name}: <{iri}>" for name, iri in known.items() if name in lacking]
    return "\n".join((*told, text))
