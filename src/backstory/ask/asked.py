"""
A query comes in; what it names goes out: classes, properties, other IRIs, texts, named graphs.

The page reads queries by the same rules (web/src/ask/asked.ts); tests/shared/why.json holds both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from backstory.vocabulary import PREFIXES

__all__ = ["Asked", "asked_for", "needed", "tokens_of"]

_TOKEN: Final = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')'
    r"|<(?P<iri>[^<>\"{}|^`\\\x00-\x20]*)>|(?P<comment>#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+|_:[\w-]+)|(?P<tag>@[A-Za-z][\w-]*)|(?P<typed>\^\^)"
    r"|(?P<prefix>[^\W\d_][\w-]*|):(?P<local>(?:[\w%-]|\.(?=\w))*)"
    r"|(?P<word>\w+)|(?P<sign>\S)",
    re.DOTALL,
)
_TYPE: Final = PREFIXES["rdf"] + "type"
_SUBJECT, _PROPERTY, _OBJECT = range(3)
_BEGINS: Final = "{}.()"
_PATH: Final = ("|", "/", "^")
_UNNEEDED: Final = (
    ("FILTER", "NOT", "EXISTS"), ("NOT", "EXISTS"), ("OPTIONAL",), ("MINUS",), ("CONSTRUCT",),
)  # fmt: skip


class Asked(NamedTuple):
    """Something that a query names: a class, another IRI, a text; or a named graph."""

    what: str
    """class, property, iri, text or graph."""
    written: str
    """As it stands in the query."""
    value: str
    """The IRI, or the text without its quotation marks; of a graph, empty."""
    of: str = ""
    """Of a text or an IRI: the property that it is asked as the object of, if that is one name."""


def asked_for(query: str, own: Mapping[str, str] | None = None) -> list[Asked]:
    """
    List what a query names, each once, in the order of the query.

    Prefixes, datatypes, functions and texts inside parentheses (filters compare those) are no names
    of things in a graph.

    Args:
        query: SPARQL that was answered.
        own: Prefixes of the dossiers that were asked.

    >>> [each[:3:2] for each in asked_for("SELECT * { ?e a <urn:x> ; <urn:p> 'y' }")]
    [('class', 'urn:x'), ('property', 'urn:p'), ('text', 'y')]
    """
    return list(dict.fromkeys(_named(query, own or {})))


def tokens_of(query: str) -> list[re.Match[str]]:
    """Take a query apart into its tokens, without its comments."""
    return [found for found in _TOKEN.finditer(query) if not found["comment"]]


def needed(query: str) -> str:
    """
    Leave out of a query what need not hold for it to have rows: a slip there is harmless.

    >>> needed("SELECT * { ?e a ?c OPTIONAL { ?e ?p ?o } FILTER NOT EXISTS { ?e ?q 1 } }")
    'SELECT * { ?e a ?c   }'
    """
    kept, last, began, deep = [], 0, -1, 0
    tokens = tokens_of(query)
    words = [found[0].upper() for found in tokens]
    for n, (found, word) in enumerate(zip(tokens, words, strict=True)):
        if began < 0 and word == "{" and (back := _unneeded(words[:n])):
            began, deep = tokens[n - back].start(), 0
        if began >= 0:
            deep += {"{": 1, "}": -1}.get(word, 0)
            if not deep:
                kept.append(query[last:began])
                last, began = found.end(), -1
    return "".join([*kept, query[last:]])


def _unneeded(before: Sequence[str]) -> int:
    """Count the words before a brace that say that what it opens need not hold; 0 if none do."""
    ends = (
        ("FILTER", "NOT", "EXISTS"),
        ("NOT", "EXISTS"),
        ("OPTIONAL",),
        ("MINUS",),
        ("CONSTRUCT",),
    )
    return next((len(end) for end in ends if tuple(before[-len(end) :]) == end), 0)


def _named(query: str, own: Mapping[str, str]) -> Iterator[Asked]:
    prefixes = {**PREFIXES, **own}
    tokens = tokens_of(query)
    deep, place, before, declared, of, listed = 0, _SUBJECT, "", "", "", False
    either = False  # whether the path that is read leads one way or another
    for found, after in zip(tokens, [*tokens[1:], None], strict=True):
        follows = after[0] if after else ""
        deep += {"(": 1, ")": -1}.get(found[0], 0)
        listed = (listed and found[0] != "}") or found[0].upper() == "VALUES"
        if found["word"] and found[0].upper() == "GRAPH":
            yield Asked("graph", "GRAPH", "")
        if before == "prefix:" and found["iri"] is not None:
            prefixes[declared] = found["iri"]
        elif before == "PREFIX" and found["prefix"] is not None:
            declared, before = found["prefix"], "prefix:"
            continue
        elif found["text"]:
            inner = found[0].strip("\"'")
            if not deep and "\\" not in inner and follows != "^^":
                tag = follows if follows.startswith("@") else ""
                yield Asked("text", found[0] + tag, inner, of)
        elif before not in ("^^", "BASE") and follows != "(":
            iri = found["iri"] or prefixes.get(found["prefix"] or "", "") + (found["local"] or "")
            if ":" in iri and (found["iri"] or found["local"]):
                what = "property" if place == _PROPERTY and not listed else "iri"
                what = "class" if before in ("a", _TYPE) else what
                yield Asked(what, found[0], iri, of if what == "iri" and not listed else "")
                # A text after a path is the object of its last step, if that is one property.
                either = either and before in _PATH
                of = iri if place == _PROPERTY and before != "^" and not either else ""
                place, before = place + 1, iri
                continue
        place = _place(place, found)
        either = either or found[0] == "|"
        of = "" if found[0] in _PATH or place == _PROPERTY else of
        before = found[0].upper() if found["word"] and found[0] != "a" else found[0]


def _place(place: int, found: re.Match[str]) -> int:
    """Tell which of the three of a triple comes after a token."""
    if found[0] in _BEGINS or (found["word"] and found[0] != "a"):
        return _SUBJECT
    if found[0] in (";", *_PATH):
        return _PROPERTY
    if found[0] == ",":
        return _OBJECT
    return place if found["tag"] or found["typed"] else place + 1
