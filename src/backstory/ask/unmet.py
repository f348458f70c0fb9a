"""
A query that found nothing comes in; the least part of it that nothing fits goes out.

Everything that it names may occur and yet no row come: no person has the property that it asks of
people. So its triple patterns are tried one by one, then two by two where they share a variable.
Only a query whose patterns must all hold is taken apart; one with OPTIONAL, UNION, MINUS, EXISTS or
GRAPH is left alone. The page does the same (web/src/ask/unmet.ts), held by tests/shared/why.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from backstory.ask.asked import tokens_of
from backstory.vocabulary import PREFIXES

__all__ = ["MOST_AFAR", "Triple", "Unmet", "triples_of", "unmet"]

_ELSE: Final = frozenset(
    ("OPTIONAL", "UNION", "MINUS", "EXISTS", "SERVICE", "GRAPH", "CONSTRUCT", "BASE")
)
"""Words of queries that are not taken apart: not all of their patterns must hold."""
_SKIPPED: Final[Mapping[str, str]] = {
    "SELECT": "{",
    "ASK": "{",
    "BY": "{}",
    "HAVING": "{}",
    "VALUES": "}",
}
"""What follows these words are no triples, up to one of these signs."""
_PATH: Final = frozenset("/|^!*+?")
MOST_AFAR: Final = 4
"""Triple patterns of a query that a server is asked for one by one, and then by twos."""
_MOST: Final = 12
"""Triple patterns that are tried by twos; a query with more is long, and so would be the search."""


class Triple(NamedTuple):
    """A triple pattern: its terms as they are written, and as SPARQL without prefixes."""

    written: tuple[str, str, str]
    whole: tuple[str, str, str]

    @property
    def pattern(self) -> str:
        """The pattern, to be put into a query."""
        return " ".join(self.whole)

    @property
    def variables(self) -> set[str]:
        """Its variables, with their question mark."""
        return {term for term in self.whole if term[0] in "?$"}


class Unmet(NamedTuple):
    """The least part that nothing fits: one pattern or two; none if only filters leave no row."""

    parts: tuple[Triple, ...]


def triples_of(query: str, own: Mapping[str, str] | None = None) -> list[Triple]:
    """
    List the triple patterns of a query in which all must hold; none of any other query.

    Patterns with a path are left out; so is what stands in parentheses.

    Args:
        query: SPARQL that was answered.
        own: Prefixes of the dossiers that were asked.

    >>> [" ".join(each.written) for each in triples_of("SELECT ?a { ?e a sem:Event ; ?p ?a, 7 }")]
    ['?e a sem:Event', '?e ?p ?a', '?e ?p 7']
    """
    prefixes = {**PREFIXES, **(own or {})}
    tokens = tokens_of(query)
    words = {token["word"].upper() for token in tokens if token["word"]}
    signs = {token[0][:1] for token in tokens}
    if words & _ELSE or signs & {"[", "_"} or re.search(r"\d\.\d", "".join(signs_of(tokens))):
        return []
    return list(_read(tokens, prefixes))


def signs_of(tokens: Sequence[re.Match[str]]) -> Iterator[str]:
    """Give the tokens that are no texts and no addresses: a decimal falls into three of them."""
    return (token[0] for token in tokens if token["word"] or token["sign"])


def _read(tokens: Sequence[re.Match[str]], prefixes: dict[str, str]) -> Iterator[Triple]:
    said: list[tuple[str, str]] = []
    deep, skipped, by_path, ahead = 0, "", False, 0
    for token, *after in zip(tokens, [*tokens[1:], None], [*tokens[2:], None, None], strict=False):
        sign, word = token[0], (token["word"] or "").upper()
        deep += {"(": 1, ")": -1}.get(sign, 0)
        if ahead or deep or sign == ")":
            ahead = max(0, ahead - 1)
            by_path = by_path or (len(said) == 1 and sign == ")")
            said = [*said, ("", "")] if len(said) == 1 and sign == ")" else said
        elif skipped and sign not in skipped:
            continue
        elif word == "PREFIX" and after[0] and after[1]:
            prefixes[after[0]["prefix"] or ""] = after[1]["iri"] or ""
            ahead, said = 2, []
        elif word in _SKIPPED:
            skipped, said = _SKIPPED[word], []
        elif sign in "{}.;,":
            skipped = "" if sign in "{}" else skipped
            by_path, said = False, said[: {";": 1, ",": 2}.get(sign, 0)]
        elif sign in _PATH:
            by_path, said = True, said[:2] if sign in "*+?" else said[:1]
            said = [*said[:1], ("", "")] if len(said) == 2 else said
        elif found := _term(token, after, prefixes):
            term, ahead = found
            said.append(("", "") if by_path and len(said) == 1 else term)
            if len(said) > 2 and all(whole for _, whole in said[:3]):
                written, whole = zip(*said[:3], strict=True)
                yield Triple(written, whole)
        else:
            said = []


def _term(
    token: re.Match[str], after: Sequence[re.Match[str] | None], prefixes: Mapping[str, str]
) -> tuple[tuple[str, str], int] | None:
    """Read a term, as written and whole, and how many more tokens are its own; None if none."""
    written = token[0]
    if token["text"]:
        one, two = after
        if one and one["tag"]:
            return (written + one[0], written + one[0]), 1
        if one and two and one["typed"]:
            kind = _whole(two, prefixes)
            return ((f"{written}^^{two[0]}", f"{written}^^{kind}"), 2) if kind else None
        return (written, written), 0
    if token["word"]:
        known = written == "a" or written.isdecimal() or written in ("true", "false")
        return ((written, written), 0) if known else None
    whole = written if token["variable"] else _whole(token, prefixes)
    return ((written, whole), 0) if whole else None


def _whole(token: re.Match[str], prefixes: Mapping[str, str]) -> str:
    """Write an address whole; empty where the token is none."""
    if token["iri"] is not None:
        return f"<{token['iri']}>"
    if token["prefix"] is None or token["prefix"] not in prefixes:
        return ""
    return f"<{prefixes[token['prefix']]}{token['local'] or ''}>"


def unmet(
    triples: Sequence[Triple], has_filter: bool, holds: Callable[[str], bool]
) -> Unmet | None:
    """
    Find the least part of a query that nothing fits.

    Args:
        triples: Its triple patterns.
        has_filter: Whether it has a filter.
        holds: Tells whether anything in the graph fits a group of patterns.
    """
    tried = triples[:_MOST]
    for one in tried:
        if not holds(one.pattern):
            return Unmet((one,))
    for one, two in combinations(tried, 2):
        if one.variables & two.variables and not holds(f"{one.pattern} . {two.pattern}"):
            return Unmet((one, two))
    alone = has_filter and triples and holds(" . ".join(each.pattern for each in triples))
    return Unmet(()) if alone else None
