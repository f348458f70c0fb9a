"""
A question and the terms of its parameters come in; its text, ready to run anywhere, goes out.

Variables that engines bind from outside are known to Oxigraph alone. So a term is written wherever
the variable of a parameter stands, by the one writer of terms and never as somebody typed it, and
the text that is printed is the text that runs: here, on the page, on any server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from backstory.rdf.store import Term
from backstory.vocabulary import PREFIXES

__all__ = ["LANG", "Piece", "bare", "declared", "template", "term_text", "written"]

LANG: Final = "lang"
"""The variable that every question binds to the reader's language."""

Piece = str | list[str]
"""A piece of text, or a slot: the name of a variable, and where it stands."""

_TOKEN: Final = re.compile(
    r"""[ ]*\#\ (?P<when>if|unless)\ (?P<given>\w+):\n
    | (?P<comment>\#[^\n]*) | (?P<iri><[^<>"{}|^`\\\s]*>)
    | (?P<text>\"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
      | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
    | [?$](?P<variable>\w+) | (?P<word>[A-Za-z_][\w-]*) | (?P<other>[{}()]|[^\w?$<"'\#{}()]+|.)""",
    re.VERBOSE | re.DOTALL,
)
"""The tokens of SPARQL 1.1, section 19.8, as far as they tell where a variable stands."""

_PREFIX: Final = re.compile(r"(?<![\w-])([a-z][a-z-]*):")
_LISTS: Final = frozenset(("SELECT", "GROUP", "ORDER"))
_ENDS: Final = frozenset(("WHERE", "HAVING", "ORDER", "LIMIT", "OFFSET"))
_WHOLE: Final = PREFIXES["xsd"] + "integer"


def template(text: str, slots: Iterable[str]) -> list[Piece]:
    """
    Read a query into pieces of text and slots: the name of a variable, and where it stands.

    Where: `columns` (of the query itself), `list` and `alone` (of a part of it: columns or groups,
    with or without others), `order`, or `body` (anywhere else). A line after `# if NAME:` is for
    those who give that parameter, one after `# unless NAME:` for the others: it lies between a
    slot `if` or `unless` and a slot `end`.

    >>> template('SELECT ?a WHERE { ?a ?p "?p" }', ["p"])
    ['SELECT ?a WHERE { ?a ', ['p', 'body'], ' "?p" }']
    """
    wanted = frozenset(slots)
    pieces: list[Piece] = [""]
    listing, depth, first = "", 0, True
    in_list: list[list[str]] = []
    others = False
    asked = ""

    def ended() -> None:
        for slot in in_list:
            slot[1] = "columns" if first else "list" if others else "alone"

    for found in _TOKEN.finditer(text):
        name, word, other = found["variable"], (found["word"] or "").upper(), found["other"] or ""
        if found["given"]:
            asked = found["given"]
            pieces += [[asked, found["when"]], ""]
            continue
        if word in _LISTS | _ENDS or other in ("{", "}"):
            ended()
            first = first and not in_list and not others
            listing, depth, in_list, others = word if word in _LISTS else "", 0, [], False
        depth += (other == "(") - (other == ")")
        if name in wanted:
            slot = [name, "order" if listing == "ORDER" and not depth else "body"]
            if listing in ("SELECT", "GROUP") and not depth:
                in_list.append(slot)
            pieces += [slot, ""]
            continue
        others = others or bool(name and listing)
        line, mark, rest = found[0].partition("\n") if asked else (found[0], "", "")
        pieces[-1] = f"{pieces[-1]}{line}{mark}"
        if mark:
            pieces += [[asked, "end"], rest]
            asked = ""
    return [piece for piece in pieces if piece]


def bare(text: str) -> str:
    """Give a question's text without its header."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("#+")).strip()


def declared(text: str) -> str:
    """Put before a query the prefixes that it uses, one a line."""
    named = set(_PREFIX.findall(text))
    used = (f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if prefix in named)
    return f"{''.join(used)}\n{text}\n"


def term_text(term: Term) -> str:
    """
    Write a term as SPARQL has it: whatever a literal holds, it stays a literal.

    >>> term_text(ox.Literal(711)), term_text(ox.Literal('" }'))
    ('711', '"\\\\" }"')
    """
    if isinstance(term, ox.Literal) and term.datatype.value == _WHOLE:
        return str(int(term.value))
    return str(term)


def written(text: str, slots: Iterable[str], terms: Mapping[str, Term]) -> str:
    """
    Write a question out: terms where its parameters have values, variables where they have none.

    Args:
        text: The text of its file.
        slots: Its parameters, and the language.
        terms: The values, by parameter.

    >>> written("SELECT ?a ?b WHERE { ?a ?b ?c }", ["a", "b"], {"b": ox.NamedNode("x:y")})
    '\\nSELECT ?a (<x:y> AS ?b) WHERE { ?a <x:y> ?c }\\n'
    """
    found, left_out = [], False
    for at, piece in enumerate(template(declared(bare(text)), slots)):
        if not isinstance(piece, str):
            name, where = piece
            if where in ("if", "unless", "end"):
                left_out = where == ("unless" if name in terms else "if")
                continue
            term = terms.get(name)
            piece = f"?{name}" if term is None else _IN[where](term_text(term), name, at)
        if not left_out:
            found.append(piece)
    return "".join(found)


_IN: Final[Mapping[str, Callable[[str, str, int], str]]] = {
    "body": lambda term, name, at: term,
    "order": lambda term, name, at: "",
    "columns": lambda term, name, at: f"({term} AS ?{name})",
    "alone": lambda term, name, at: f"({term} AS ?{name}_{at})",
    "list": lambda term, name, at: "",
}
"""How a term is written by where its variable stands."""
