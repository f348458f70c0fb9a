"""
A query that found nothing comes in; why, where that can be known, goes out in words.

Known are: a name that occurs nowhere in the graph, and what stands for it here; a property that
only claims have as their predicate (who held an office); a text that stands there only with a
language or with other accents; a named graph, of which there is none; and dates that are plain
texts and are compared as days. Of anything else nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from backstory.text import nearest, normalise, slips
from backstory.vocabulary import PREFIXES
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.store import Answer, TripleStore

__all__ = ["Asked", "Reason", "asked_for", "found_nothing", "reasons", "why_nothing"]

_TOKEN: Final = re.compile(
    r'(?P<text>"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\')'
    r"|<(?P<iri>[^<>\"{}|^`\\\x00-\x20]*)>|(?P<comment>#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+)|(?P<tag>@[A-Za-z][\w-]*)|(?P<typed>\^\^)"
    r"|(?P<prefix>[A-Za-z][\w-]*|):(?P<local>(?:[\w%-]|\.(?=\w))*)"
    r"|(?P<word>\w+)|(?P<sign>\S)",
    re.DOTALL,
)
_TYPE: Final = PREFIXES["rdf"] + "type"
_PREDICATE: Final = PREFIXES["rdf"] + "predicate"
_DAYS: Final = re.compile(
    r"\^\^\s*xsd:(date|dateTime|gYear|gYearMonth)\b|\b(YEAR|MONTH|DAY|NOW|xsd:date|xsd:dateTime)\s*\(",
    re.IGNORECASE,
)
"""What compares or takes apart days in a query."""
_KINDRED: Final[Mapping[str, str]] = json.loads(
    files("backstory.ask").joinpath("kindred.json").read_text("utf-8")
)
"""What stands here for a name of a vocabulary that people know; the page reads the same file."""
_MOST: Final = 3
"""Reasons that are told; a query in a wrong vocabulary would bring a page of them."""


class Asked(NamedTuple):
    """Something that a query names: a class, another IRI, a text; or a named graph."""

    what: str
    """class, iri, text or graph."""
    written: str
    """As it stands in the query."""
    value: str
    """The IRI, or the text without its quotation marks; of a graph, empty."""


class Reason(NamedTuple):
    """Why a query found nothing."""

    key: str
    """The key of its words: no named graph, occurs nowhere, only in claims …"""
    written: str
    """As it stands in the query."""
    near: str
    """What was most likely meant, or how the text stands in the graph; empty if not known."""


def asked_for(query: str, own: Mapping[str, str] | None = None) -> list[Asked]:
    """
    List what a query names, each once, in the order of the query.

    Prefixes, datatypes, functions and texts inside parentheses (filters compare those) are no names
    of things in a graph.

    Args:
        query: SPARQL that was answered.
        own: Prefixes of the dossiers that were asked.

    >>> [each.value for each in asked_for("SELECT * { ?e a <urn:x> ; <urn:p> 'y' }")]
    ['urn:x', 'urn:p', 'y']
    """
    return list(dict.fromkeys(_named(query, own or {})))


def _named(query: str, own: Mapping[str, str]) -> Iterator[Asked]:
    prefixes = {**PREFIXES, **own}
    tokens = [found for found in _TOKEN.finditer(query) if not found["comment"]]
    deep, before, declared = 0, "", ""
    for found, after in zip(tokens, [*tokens[1:], None], strict=True):
        follows = after[0] if after else ""
        deep += {"(": 1, ")": -1}.get(found[0], 0)
        if found["word"] and found[0].upper() == "GRAPH":
            yield Asked("graph", "GRAPH", "")
        if before == "prefix:" and found["iri"] is not None:
            prefixes[declared] = found["iri"]
        elif before == "PREFIX" and found["prefix"] is not None:
            declared, before = found["prefix"], "prefix:"
            continue
        elif found["text"]:
            inner = found[0].strip("\"'")
            if not deep and "\\" not in inner and not follows.startswith(("@", "^^")):
                yield Asked("text", found[0], inner)
        elif before not in ("^^", "BASE") and follows != "(":
            iri = found["iri"] or prefixes.get(found["prefix"] or "", "") + (found["local"] or "")
            if ":" in iri and (found["iri"] or found["local"]):
                yield Asked("class" if before in ("a", _TYPE) else "iri", found[0], iri)
                before = iri
                continue
        before = found[0].upper() if found["word"] and found[0] != "a" else found[0]


def found_nothing(answer: Answer) -> bool:
    """Tell whether there is no row, or one made of none: no, a count of 0, the least of nothing."""
    if len(answer.rows) != 1:
        return not answer.rows
    return all(getattr(term, "value", "") in ("0", "false", "") for term in answer.rows[0])


def why_nothing(store: TripleStore, query: str, lang: str, *, otherwise: str = "no row") -> str:
    """
    Say why a query found nothing: what it names that the graph does not hold.

    Args:
        store: The graph that was asked.
        query: As somebody wrote it; it is sound, since it was answered.
        lang: The language to say it in.
        otherwise: The key of what is said where no reason is known; empty for nothing.
    """
    told = " ".join(_told(each, lang) for each in reasons(store, query))
    return told or (phrase(otherwise, lang) if otherwise else "")


def _told(reason: Reason, lang: str) -> str:
    blanks = iter((reason.written, reason.near))
    # Not `format`: a sentence may show the braces of SPARQL.
    told = re.sub(r"\{\}", lambda _: next(blanks, ""), phrase(reason.key, lang))
    if reason.key != "occurs nowhere" or not reason.near:
        return told
    return f"{told} {phrase('did you mean', lang).format(reason.near)}"


def reasons(store: TripleStore, query: str) -> list[Reason]:
    """List what a query names that the graph does not hold, and what was most likely meant."""
    asked = asked_for(query, store.prefixes)
    found = [reason for each in asked if (reason := _reason(store, each))]
    if all(each.value != _PREDICATE for each in asked):
        found += [reason for each in asked if (reason := _only_in_claims(store, each))]
    found = found[:_MOST]
    if found or not _DAYS.search(query):
        return found
    return [reason for each in asked if (reason := _dates_as_texts(store, each))][:1]


def _only_in_claims(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a property that no plain triple has: what it says is said by voices only."""
    if asked.what != "iri":
        return None
    for pattern, held in (("?s <{}> ?o", "false"), ("?c rdf:predicate <{}>", "true")):
        asks = f"ASK {{ {pattern.format(asked.value)} }}"
        if store.query(asks).values()[0]["answer"] != held:
            return None
    return Reason("only in claims", asked.written, asked.written)


def _dates_as_texts(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a property whose dates are plain texts, which no comparison with a day fits."""
    if asked.what != "iri":
        return None
    rows = store.query(
        f"SELECT ?o WHERE {{ ?s <{asked.value}> ?o FILTER (DATATYPE(?o) = xsd:string "
        '&& REGEX(?o, "^[0-9]{4}(-[0-9]{2}){0,2}$")) } ORDER BY ?o LIMIT 1'
    ).rows
    return Reason("dates as texts", asked.written, str(rows[0][0])) if rows else None


def _reason(store: TripleStore, asked: Asked) -> Reason | None:
    if asked.what == "graph":
        held = store.query("ASK { GRAPH ?g { ?s ?p ?o } }").values()[0]["answer"] == "true"
        return None if held else Reason("no named graph", asked.written, "")
    if asked.what == "text":
        return _other_text(store, asked)
    if _occurs(store, ox.NamedNode(asked.value)):
        return None
    if not store.is_here and asked.what != "class":
        return Reason("occurs nowhere", asked.written, "")  # all names are too many to ask for
    return Reason("occurs nowhere", asked.written, _near(store, asked))


def _occurs(store: TripleStore, node: ox.NamedNode | ox.Literal) -> bool:
    places = ["{ ?s ?p %s }"]
    places += ["{ %s ?p ?o }", "{ ?s %s ?o }"] if isinstance(node, ox.NamedNode) else []
    asked = " UNION ".join(place % node for place in places)
    return store.query(f"ASK {{ {asked} }}").values()[0]["answer"] == "true"


def _other_text(store: TripleStore, asked: Asked) -> Reason | None:
    """Say how a text stands in the graph, if it stands there only with a language or a type."""
    plain = ox.Literal(asked.value)
    if _occurs(store, plain):
        return None
    rows = store.query(
        "SELECT DISTINCT ?o WHERE "
        f"{{ ?s ?p ?o FILTER (isLITERAL(?o) && STR(?o) = {plain}) }} ORDER BY ?o LIMIT 1"
    ).rows
    if rows:
        return Reason("written otherwise", asked.written, str(rows[0][0]))
    wanted = normalise(asked.value)
    names = store.query(
        "SELECT DISTINCT ?o WHERE { ?s rdfs:label|foaf:name|skos:altLabel ?o } ORDER BY ?o"
    ).rows
    for (name,) in names:
        if isinstance(name, ox.Literal) and normalise(name.value) == wanted:
            return Reason("occurs nowhere", asked.written, str(name))
    return None


def _near(store: TripleStore, asked: Asked) -> str:
    """Give the known name that was meant: in the same vocabulary, else the same word in another."""
    known = _known(store, classes=asked.what == "class")
    base, name = _split(asked.value)
    prefixes = {**PREFIXES, **store.prefixes}
    kindred = _full(_KINDRED.get(_short(asked.value, PREFIXES), ""))
    if kindred in known:
        return _short(kindred, prefixes)
    same = {_split(iri)[1]: iri for iri in known if _split(iri)[0] == base}
    meant = same.get(nearest(name, same) or "")
    if meant:
        return _short(meant, prefixes)
    elsewhere = [iri for iri in known if _split(iri)[1] == name]
    if not elsewhere:
        return ""
    near = min(elsewhere, key=lambda iri: slips(base, _split(iri)[0]))
    short = _short(near, prefixes)
    # The whole address where the prefix stands for another in the query.
    return f"<{near}>" if short.partition(":")[0] == asked.written.partition(":")[0] else short


def _known(store: TripleStore, *, classes: bool) -> list[str]:
    """List the IRIs that a query may name, in order; they do not change while a store is open."""
    key = "classes" if classes else "iris"
    if key not in store.cache:
        pattern = "?s a ?x" if classes else "{ ?x ?p ?o } UNION { ?s ?x ?o }"
        rows = store.query(f"SELECT DISTINCT ?x WHERE {{ {pattern} }} ORDER BY STR(?x)").values()
        store.cache[key] = [row["x"] for row in rows]
    found: list[str] = store.cache[key]
    return found


def _split(iri: str) -> tuple[str, str]:
    at = max(iri.rfind("#"), iri.rfind("/")) + 1
    return iri[:at], iri[at:]


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, "") + local


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    base, name = _split(iri)
    return next(
        (f"{prefix}:{name}" for prefix, known in prefixes.items() if known == base), f"<{iri}>"
    )
