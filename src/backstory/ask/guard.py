"""
A stranger's query comes in; out goes why it is refused.

A query only reads. What could reach files, the network or the graph's content is refused before
it runs; the limits it runs under are here too. The process it runs in is `worker`'s.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final
from urllib.parse import urljoin

from backstory.errors import QueryError
from backstory.text import mentions
from backstory.vocabulary import PREFIXES

__all__ = [
    "FORBIDDEN",
    "MAX_ANSWER_BYTES",
    "MAX_DEPTH",
    "MAX_MEMORY_BYTES",
    "MAX_QUERY_CHARS",
    "MAX_ROWS",
    "NAMED",
    "QUERY_TIMEOUT_S",
    "QUIET",
    "comments",
    "form_of",
    "refuse_depth",
    "refuse_length",
    "refuse_reach",
    "silenced",
]  # fmt: skip

QUERY_TIMEOUT_S: Final = 10.0
"""Seconds a query may take."""
MAX_ROWS: Final = 10_000
"""Rows, or triples, after which an answer is cut."""
MAX_MEMORY_BYTES: Final = 2 << 30
"""Memory a query may take, beside what the graph itself takes."""
MAX_ANSWER_BYTES: Final = 64 << 20
"""Size of a whole answer, as it is sent from process to process."""
MAX_QUERY_CHARS: Final = 1_000_000
"""Length of a query; reading a longer one would itself take long."""
MAX_DEPTH: Final = 100
"""Brackets that may stand within each other: of 150 `[` the engine runs out of time."""

_BRACKET: Final = re.compile(r"[\[\](){}]")
QUIET: Final = re.compile(
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|<(?:[^<>\"{}|^`\\\x00-\x20]|\\.)+>|#[^\n\r]*|\\.",
    re.DOTALL,
)
"""
Strings, IRIs, comments and escaped signs, read as the engine reads them: a comment ends at a
carriage return too, an IRI may hold an escape or a no-break space, and in `:a\\'` no string begins.
"""
NAMED: Final = re.compile(r"[?$]\w+|@[A-Za-z][\w-]*|(?<=:)(?:[\w%\\-]|\.(?=\w))+")
"""Variables, language tags, and the local part of names: no keyword begins inside them."""
_REACHING: Final = re.compile(r"SERVICE|FROM", re.IGNORECASE)
"""Anywhere outside names: the engine reads `1SERVICE` and `SERVICE:x` as the keyword too."""
_UPDATES: Final = ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")
_CHANGING: Final = re.compile(rf"(?<!\w)(?:LOAD|{'|'.join(_UPDATES)})(?![\w:])", re.IGNORECASE)
FORBIDDEN: Final = {
    "SERVICE": "it would ask another server",
    "LOAD": "it would read from a file or the network",
    "FROM": "it would read another graph from a file or the network",
    **dict.fromkeys(_UPDATES, "it would change the graph"),
}
"""What each word would do, as the shell tells it and, in its languages, the page."""
_WORDS: Final = tuple(FORBIDDEN)
_ALLOWED: Final = "Allowed: SELECT, ASK, CONSTRUCT and DESCRIBE over this graph."
_GRAPH: Final = re.compile(
    r"\s*(?:NAMED\s*)?(?:<(?P<iri>[^<>\s\\]*)>|(?P<prefix>[\w-]*):(?P<local>[\w-]*))", re.IGNORECASE
)
_BASE: Final = re.compile(r"\bBASE\s*<([^<>\s]*)>", re.IGNORECASE)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w-]*):\s*<([^<>\s]*)>", re.IGNORECASE)
_FORMS: Final = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)", re.IGNORECASE)


def silenced(query: str) -> str:
    """Blank out strings, IRIs and comments, keeping every character in its place."""
    return QUIET.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), query)


def comments(query: str) -> Iterator[tuple[int, str]]:
    """
    Give the comments of a query, and where each begins.

    >>> list(comments("ASK { ?s ?p '# no comment' } # a comment"))
    [(29, '# a comment')]
    """
    return (
        (found.start(), found[0]) for found in QUIET.finditer(query) if found[0].startswith("#")
    )


def form_of(query: str) -> str:
    """
    Say what a query asks for: SELECT, ASK, CONSTRUCT or DESCRIBE; empty if nothing says so.

    >>> form_of("PREFIX ask: <urn:x> SELECT * { ?s ?p 'ASK' }")
    'SELECT'
    """
    found = _FORMS.search(silenced(query))
    return found[1].upper() if found else ""


def refuse_length(query: str) -> None:
    """
    Refuse a query that is too long to be looked at; every door asks this before anything else.

    Raises:
        QueryError: It is; says how long it may be.
    """
    if len(query) > MAX_QUERY_CHARS:
        raise QueryError(
            f"The query has {len(query):,} characters; it may have {MAX_QUERY_CHARS:,}. Bind "
            "values, or name what you look for by a property instead of listing it."
        )


def refuse_depth(query: str) -> None:
    """
    Refuse brackets within brackets that the engine would read until its time is up, or never end.

    Raises:
        QueryError: There are; says on which line, and how deep they may stand.

    >>> refuse_depth("ASK { FILTER ((1)) }")
    """
    if sum(map(query.count, "([{")) <= MAX_DEPTH:
        return
    depth = 0
    for found in _BRACKET.finditer(silenced(query)):
        depth = depth + 1 if found[0] in "([{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            line = query.count("\n", 0, found.start()) + 1
            raise QueryError(
                f"The brackets of the query stand deeper than {MAX_DEPTH} within each other, on "
                f"line {line}. Take apart what they hold: a variable for each node, BIND for each "
                "value."
            )


def refuse_reach(query: str, graphs: Container[str] = ()) -> None:
    """
    Refuse a query that could reach files, the network or the content of the graph.

    Words in strings, IRIs, comments and the names of variables are of no account.

    Args:
        query: As somebody wrote it.
        graphs: Graphs that lie in the store: FROM may name them.

    Raises:
        QueryError: It could; says which word, on which line, why, and what is allowed. Or it is
            longer, or its brackets stand deeper, than those of a query may.

    >>> refuse_reach("SELECT ?from WHERE { ?from ?p 'LOAD' }")
    """
    refuse_length(query)
    refuse_depth(query)
    if not mentions(query, _WORDS):
        return  # not even in a string, an IRI or a comment: nothing to look at closely
    plain = NAMED.sub(lambda found: " " * len(found[0]), silenced(query))
    reaching = _REACHING.search(plain)
    while reaching and reaching[0].upper() == "FROM":
        if _named_graph(query, reaching.end()) not in graphs:
            break
        reaching = _REACHING.search(plain, reaching.end())
    found = reaching or _CHANGING.search(plain)
    if found:
        word = found[0].upper()
        line = query.count("\n", 0, found.start()) + 1
        raise QueryError(f"{word} on line {line} is refused: {FORBIDDEN[word]}. {_ALLOWED}")


def _named_graph(query: str, place: int) -> str:
    """Give the address that a FROM names, with its prefix or BASE resolved; empty if none."""
    found = _GRAPH.match(query, place)
    if not found:
        return ""
    if found["iri"] is not None:
        base = _BASE.search(query, 0, place)
        return urljoin(base[1], found["iri"]) if base else found["iri"]
    declared: dict[str, str] = dict(_DECLARED.findall(query[:place]))
    return declared.get(found["prefix"], PREFIXES.get(found["prefix"], "")) + found["local"]
