"""
A query comes in; the variables that nothing in it gives a value go out, and patterns of no use.

A variable that only a filter, an order, a head or a template names is a slip, and leaves no row or
no column. What stands in BOUND or COALESCE may lack a value on purpose. The page does the same
(web/src/ask/unbound.ts), held by tests/shared/why.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from backstory.ask.asked import tokens_of
from backstory.text import slips

__all__ = ["regexes", "unbound"]

_ON_PURPOSE: Final = frozenset(("BOUND", "COALESCE"))
_TAIL: Final = frozenset(("BY", "HAVING"))
_OTHER: Final = frozenset(("LIMIT", "OFFSET", "VALUES", "WHERE"))
_SHORTEST: Final = 3
"""Letters of a name in which one slip can be told from another name."""


def unbound(query: str) -> list[tuple[str, str]]:
    """
    List the variables that nothing gives a value, each with the one that may have been meant.

    >>> unbound("SELECT ?event { ?evnt a ?k FILTER (?y > 3) } ORDER BY ?k")
    [('?event', '?evnt'), ('?y', '')]
    """
    named: dict[str, None] = {}
    bound: set[str] = set()
    stack: list[str] = []
    is_named, before = False, ""
    for token in tokens_of(query):
        sign, word = token[0], (token["word"] or "").upper()
        inside = stack[-1] if stack else ""
        if sign == "(":
            own = before.isalpha() and before not in ("VALUES", "A")
            on_purpose = before in _ON_PURPOSE or inside == "on purpose"
            kind = "expression" if own or inside == "expression" or is_named else inside
            stack.append("on purpose" if on_purpose else kind)
        elif sign == "{":
            stack.append("template" if before == "CONSTRUCT" else "pattern")
            is_named = False
        elif sign in (")", "}"):
            stack = stack[:-1]
            is_named = is_named and sign == ")"
        elif word in ("SELECT", "DESCRIBE") or word in _TAIL:
            is_named = True
        elif word in _OTHER:
            is_named = False
        elif token["variable"] and sign[0] != "_":
            name = f"?{sign[1:]}"
            if before == "AS" or inside == "on purpose":
                bound.add(name)
            elif is_named or inside in ("expression", "template"):
                named.setdefault(name)
            else:
                bound.add(name)
        before = word or sign
    return [(name, _near(name, bound)) for name in named if name not in bound]


def _near(name: str, bound: set[str]) -> str:
    """Give the bound variable that is a slip or two away; empty if none is."""
    asked = name.lower()
    if len(asked) <= _SHORTEST:
        return ""
    most = 1 if len(asked) <= 5 else 2
    near = [(slips(asked, each.lower()), each) for each in sorted(bound)]
    return min((each for each in near if each[0] <= most), default=(0, ""))[1]


def regexes(query: str) -> Iterator[tuple[str, str]]:
    """
    Give what REGEX and REPLACE look for, where it is a text, and its flags; each as written.

    >>> list(regexes("ASK { FILTER (REGEX(STR(?a), '[', 'i') || REGEX(?b, ?c)) }"))
    [("'['", "'i'")]
    """
    tokens = tokens_of(query)
    for at, token in enumerate(tokens):
        word = (token["word"] or "").upper()
        if word not in ("REGEX", "REPLACE"):
            continue
        values: list[list[re.Match[str]]] = [[]]
        deep = 0
        for each in tokens[at + 1 :]:
            deep += {"(": 1, ")": -1}.get(each[0], 0)
            if deep == 1 and each[0] == ",":
                values.append([])
            elif deep and not (deep == 1 and each[0] == "("):
                values[-1].append(each)
            if not deep:
                break
        flags = values[2 if word == "REGEX" else 3 :][:1]
        if len(values) > 1 and _is_text(values[1]):
            yield values[1][0][0], flags[0][0][0] if flags and _is_text(flags[0]) else ""


def _is_text(value: list[re.Match[str]]) -> bool:
    return len(value) == 1 and bool(value[0]["text"])
