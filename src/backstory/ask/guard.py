"""
A stranger's query comes in; out goes why it is refused, or what is wrong with it and where.

A query only reads. What could reach files, the network or the graph's content is refused before
it runs; the limits it runs under are here too. The process it runs in is `worker`'s.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Final
from urllib.parse import urljoin

from backstory.ask.complaints import LONGEST, around, is_whole, plainly
from backstory.ask.usual import usual
from backstory.errors import QueryError
from backstory.text import harmless, mentions, nearest, slips
from backstory.vocabulary import PREFIXES

__all__ = [
    "FORBIDDEN",
    "MAX_ANSWER_BYTES", "MAX_MEMORY_BYTES", "MAX_QUERY_CHARS", "MAX_ROWS", "QUERY_TIMEOUT_S",
    "explained", "form_of", "refuse_length", "refuse_reach", "silenced",
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

_QUIET: Final = re.compile(
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
    r"|<(?:[^<>\"{}|^`\\\x00-\x20]|\\.)*>|#[^\n\r]*|\\.",
    re.DOTALL,
)
"""
Strings, IRIs, comments and escaped signs, read as the engine reads them: a comment ends at a
carriage return too, an IRI may hold an escape or a no-break space, and in `:a\\'` no string begins.
"""
_NAMED: Final = re.compile(r"[?$]\w+|@[A-Za-z][\w-]*|(?<=:)(?:[\w%\\-]|\.(?=\w))+")
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
_UNBOUND: Final = re.compile(r"variable \?(\w+) in its SELECT projection")
_AT: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_PREFIXED: Final = re.compile(r"(?<![\w?$:<@-])([A-Za-z][\w-]*|):(?=([A-Za-z_][\w-]*))")
_ALSO: Final = {"dc": "dcterms", "dct": "dcterms", "sdo": "schema"}
"""Prefixes that others write for a known vocabulary."""
_WORD: Final = re.compile(r"(?<![\w?$:@.-])[A-Za-z]{2,}(?![\w:])")
_SPOKEN: Final = """
    abs add adjust all as asc ask avg base bind bnode bound by ceil clear coalesce concat
    construct contains copy count create datatype day default delete desc describe distinct
    drop exists false filter floor from graph group haslang haslangdir having hours if in
    insert into iri isblank isiri isliteral isnumeric istriple isuri lang langdir
    langmatches lateral lcase limit load max min minus minutes month move named not now
    object offset optional order predicate prefix rand reduced regex replace round sameterm
    sample seconds select separator service silent str strafter strbefore strdt strends
    strlang strlangdir strlen strstarts struuid subject substr sum timezone to triple true
    tz ucase undef union uri using uuid values version where with year
"""
_KEYWORDS: Final = frozenset(_SPOKEN.split())
"""Every keyword and function of SPARQL, so that a mistyped one is found."""
_FORMS: Final = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)", re.IGNORECASE)


def silenced(query: str) -> str:
    """Blank out strings, IRIs and comments, keeping every character in its place."""
    return _QUIET.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), query)


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


def refuse_reach(query: str, graphs: Container[str] = ()) -> None:
    """
    Refuse a query that could reach files, the network or the content of the graph.

    Words in strings, IRIs, comments and the names of variables are of no account.

    Args:
        query: As somebody wrote it.
        graphs: Graphs that lie in the store: FROM may name them.

    Raises:
        QueryError: It could; says which word, on which line, why, and what is allowed. Or it is
            longer than a query may be.

    >>> refuse_reach("SELECT ?from WHERE { ?from ?p 'LOAD' }")
    """
    refuse_length(query)
    if not mentions(query, _WORDS):
        return  # not even in a string, an IRI or a comment: nothing to look at closely
    plain = _NAMED.sub(lambda found: " " * len(found[0]), silenced(query))
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


_NO_FIX: Final = "see docs/querying.md for ten queries that work"


def explained(query: str, why: str, before: int = 0, own: Mapping[str, str] | None = None) -> str:
    """
    Turn an engine's complaint into the line, a caret under the place, and the likely fix.

    Args:
        query: As somebody wrote it.
        why: What the engine says, with line and column.
        before: Characters that were put before the query, on its first line.
        own: Prefixes of the dossiers that are asked, which are known beside the common ones.
    """
    found = _AT.match(why)
    line, column, what = (int(found[1]), int(found[2]), found[3]) if found else (0, 0, why)
    if line == 1:
        column = max(1, column - before)
    # Behind a quotation mark that is not closed, text is taken for names and words.
    unclosed = _open_quote(query)
    missing = None if unclosed else _missing_prefix(query, own or {})
    if missing:
        _, _, line, column = missing
        what = f"the prefix `{missing[0]}:` is not declared"
    fix = _fix(query)
    known = None if missing or fix != _NO_FIX else usual(silenced(query))
    strange = None if missing or unclosed or known else _strange_word(query)
    if strange:
        word, line, column = strange
        what = f"`{word}` is no word of SPARQL"
    hidden = None if missing or unclosed or strange else _hidden_sign(query)
    if hidden:
        line, column = hidden[1:]
        what = f"U+{ord(hidden[0]):04X} hides here, which is no space of SPARQL"
    if known and not hidden:
        what, fix = known.what, known.mend
        line, column = _spot(query, known.place)
    what = plainly(" ".join(what.split()), whole=is_whole(query, (line, column)))
    if unbound := _UNBOUND.search(what):
        return (
            f"?{unbound[1]} is given a value, and is not among the columns.\n    mend: name it "
            f"after SELECT, or write SELECT *"
        )
    what = what if len(what) <= LONGEST else what[:LONGEST] + " …"
    fix = _prefix(*missing[:2], own or {}) if missing else fix
    fix = "remove it, or write a space" if hidden else _meant(strange[0]) if strange else fix
    mend = f"    mend: {fix}"
    if not line:
        return f"The query cannot be read: {what}\n{mend}"
    lines = query.split("\n")
    shown, at = around(lines[min(line, len(lines)) - 1], column)
    # What would steer a terminal is seen in the line, and not obeyed.
    caret = " " * len(harmless(shown[: at - 1])) + "^"
    shown = harmless(shown)
    return f"line {line}, column {column}: {what}\n    {shown}\n    {caret}\n{mend}"


def _prefix(prefix: str, name: str, own: Mapping[str, str]) -> str:
    """Say what was most likely meant by a prefix that nobody declares."""
    near = _ALSO.get(prefix.lower()) or nearest(prefix, PREFIXES) or ""
    # Short as they are, two slips make any of them of any word.
    if prefix.lower() not in _ALSO and slips(prefix, near) > max(1, len(prefix) // 4):
        near = ""
    meant = f"{near}:" if near else ""
    if not near and own and name.islower():  # as ids are
        # Of several dossiers each has its name for a prefix, and none the empty one.
        meant = f":{name}" if "" in own else "` / `".join(f"{one}:" for one in sorted(own))
    guess = f"write `{meant}`, if that was meant; else " if meant else ""
    return f"{guess}begin with PREFIX {prefix}: <…>"


def _fix(query: str) -> str:
    """Say what most likely mends a query: a quotation mark, a form, a bracket."""
    quiet = silenced(query)
    if _open_quote(query):
        return "a quotation mark is not closed"
    if not _FORMS.search(quiet):
        return "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
    if quiet.count("{") != quiet.count("}"):
        more = "{" if quiet.count("{") > quiet.count("}") else "}"
        return f"a brace is missing: there are more `{more}` than of the other"
    if quiet.count("(") != quiet.count(")"):
        more = "(" if quiet.count("(") > quiet.count(")") else ")"
        return f"a parenthesis is missing: there are more `{more}` than of the other"
    return _NO_FIX


def _open_quote(query: str) -> bool:
    quiet = silenced(query)
    return bool(quiet.count('"') % 2 or quiet.count("'") % 2)


def _meant(word: str) -> str:
    """Say what a bare word that SPARQL does not know was most likely meant to be."""
    near = nearest(word.lower(), _KEYWORDS)
    guess = f"write {near.upper()}, if that was meant; else " if near else ""
    return f"{guess}a name needs its prefix, a text its quotation marks, a variable its `?`"


def _strange_word(query: str) -> tuple[str, int, int] | None:
    """Find the first bare word that SPARQL does not know: the word, its line and column."""
    quiet = _NAMED.sub(lambda found: " " * len(found[0]), silenced(query))
    for found in _WORD.finditer(quiet):
        if found[0].lower() not in _KEYWORDS:
            return found[0], *_spot(query, found.start())
    return None


def _hidden_sign(query: str) -> tuple[str, int, int] | None:
    """Find the first sign outside texts that is not seen, or looks like a space: it, its spot."""
    signs = enumerate(silenced(query))
    place = next((at for at, one in signs if not one.isprintable() and one not in "\t\n\r"), -1)
    return (query[place], *_spot(query, place)) if place >= 0 else None


def _spot(query: str, place: int) -> tuple[int, int]:
    """Give line and column of a character."""
    return query.count("\n", 0, place) + 1, place - query.rfind("\n", 0, place)


def _missing_prefix(query: str, own: Mapping[str, str]) -> tuple[str, str, int, int] | None:
    """Find the first prefix that nobody declares: it, the name after it, line and column."""
    quiet = silenced(query)
    declared = {m[1] for m in re.finditer(r"PREFIX\s+([\w-]*)\s*:", quiet, re.IGNORECASE)}
    for found in _PREFIXED.finditer(quiet):
        if found[1] not in declared | PREFIXES.keys() | own.keys():
            return found[1], found[2], *_spot(query, found.start())
    return None
