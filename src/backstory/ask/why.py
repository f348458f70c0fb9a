"""
A query that found nothing comes in; why, where that can be known, goes out in words.

Known are: a name that occurs nowhere, and what stands for it here; a prefix that is declared as
another address than it has here; one that stands in another place
(a class where a property is asked); a property that only claims have as their predicate; a text
that stands there only with a language, other accents or another property; a named graph, of which
there is none; plain texts of dates that are compared as days; and where all that is named occurs,
the one or two patterns that nothing fits (ask/unmet.py), and why (ask/unfit.py). So does a column
that is empty in every row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from backstory.ask.asked import Asked, asked_for, needed, tokens_of
from backstory.ask.names_there import LISTED
from backstory.ask.nearby import apart, kin, near, short
from backstory.ask.unbound import regexes, unbound
from backstory.ask.unfit import dates_in_edtf, text_asked
from backstory.ask.unmet import Triple, triples_of, unmet
from backstory.text import normalise
from backstory.vocabulary import PREFIXES
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.store import Answer, TripleStore

__all__ = [
    "MOST_LOOKED_AT", "Reason", "found_nothing", "may_lack", "reasons", "why_empty", "why_nothing",
]  # fmt: skip

_PREDICATE: Final = PREFIXES["rdf"] + "predicate"
_DAYS: Final = re.compile(
    r"\^\^\s*xsd:(date|dateTime|gYear|gYearMonth)\b|\b(YEAR|MONTH|DAY|NOW|xsd:date|xsd:dateTime)\s*\(",
    re.IGNORECASE,
)
"""What compares or takes apart days in a query."""
_FILTER: Final = re.compile(r"\bFILTER\b", re.IGNORECASE)
_CUT: Final = re.compile(r"\b(VALUES|HAVING|OFFSET|LIMIT\s+0)\b", re.IGNORECASE)
"""What may leave no row beside a filter."""
_LEFT_OUT: Final = re.compile(r"\bNOT\s+EXISTS\b|\bMINUS\b", re.IGNORECASE)
"""What leaves out rows: of a name that occurs nowhere it leaves out none, and nobody sees it."""
_GROUPING: Final = frozenset(
    ("GROUP", "COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
)
_MOST: Final = 3
"""Reasons that are told; a query in a wrong vocabulary would bring a page of them."""
_MOST_TEXTS: Final = 20
"""Texts of a query that are looked for among those of the graph: some 0.1 s each."""


class Reason(NamedTuple):
    """Why a query found nothing."""

    key: str
    """The key of its words: no named graph, occurs nowhere, only in claims …"""
    written: str
    """As it stands in the query."""
    near: str
    """What was most likely meant, or how the text stands in the graph; empty if not known."""


MOST_LOOKED_AT: Final = 50_000
"""Characters of a query in which a slip is looked for where it found nothing."""


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
    told = _all_told(reasons(store, query), lang)
    return told or (phrase(otherwise, lang) if otherwise else "")


def why_empty(store: TripleStore, query: str, answer: Answer, lang: str) -> str:
    """
    Say why an answer with rows is not what was asked for, where that can be known.

    A column may have no value in any row; what should be left out by a name that occurs nowhere is
    not left out.
    """
    if len(query) > MOST_LOOKED_AT:
        return ""
    if not _has_empty_column(answer):
        return _all_told(_leaves_out_nothing(store, query), lang)
    lacking = [Reason("bound nowhere", *each) for each in unbound(query)][:_MOST]
    return _all_told(lacking or _reasons(store, query) or _in_edtf(store, query), lang)


def may_lack(query: str, answer: Answer) -> bool:
    """Tell whether `why_empty` could have something to say: else no graph need be opened for it."""
    return bool(_LEFT_OUT.search(query)) or _has_empty_column(answer)


def _has_empty_column(answer: Answer) -> bool:
    return any(all(term is None for term in column) for column in zip(*answer.rows, strict=True))


def _leaves_out_nothing(store: TripleStore, query: str) -> list[Reason]:
    """List the names that occur nowhere, of a query that leaves out what has them."""
    return (
        []
        if not _LEFT_OUT.search(query)
        else [each for each in _reasons(store, query) if each.key == "occurs nowhere"]
    )


def _all_told(found: list[Reason], lang: str) -> str:
    return " ".join(_told(each, lang) for each in found)


def _told(reason: Reason, lang: str) -> str:
    blanks = iter((reason.written, reason.near))
    # Not `format`: a sentence may show the braces of SPARQL.
    told = re.sub(r"\{\}", lambda _: next(blanks, ""), phrase(reason.key, lang))
    if reason.key not in ("occurs nowhere", "bound nowhere") or not reason.near:
        return told
    return f"{told} {phrase('did you mean', lang).format(reason.near)}"


def reasons(store: TripleStore, query: str) -> list[Reason]:
    """List what a query names that the graph does not hold, and what was most likely meant."""
    if len(query) > MOST_LOOKED_AT:  # to look for a slip in it would take longer than to answer
        return []
    lacking = [Reason("bound nowhere", *each) for each in unbound(query)][:_MOST]
    if lacking:
        return [*lacking, *_reasons(store, query)][:_MOST]
    if broken := _no_patterns(store, query):
        return broken
    must = needed(query)
    if must == query:
        return _reasons(store, query) or _unmet(store, query) or _having_alone(query)
    # What need not hold leaves no row by itself: a slip in it is told only where nothing else is.
    return _reasons(store, must) or _unmet(store, must, filters=False) or _reasons(store, query)


def _having_alone(query: str) -> list[Reason]:
    """Tell of HAVING where nothing is grouped or counted: it leaves no row."""
    words = {token["word"].upper() for token in tokens_of(query) if token["word"]}
    alone = "HAVING" in words and not words & _GROUPING
    return [Reason("having alone", "HAVING", "")] if alone else []


def _no_patterns(store: TripleStore, query: str) -> list[Reason]:
    """Tell of what REGEX and REPLACE look for that is no pattern: it leaves no row."""
    if not store.is_here:
        return []
    found = []
    for pattern, flags in regexes(query):
        values = ", ".join(filter(None, ('""', pattern, flags)))
        rows = store.query(f"SELECT (REGEX({values}) AS ?found) {{}}").rows
        if rows and rows[0][0] is None:
            found.append(Reason("no pattern", values.removeprefix('"", '), ""))
    return list(dict.fromkeys(found))[:_MOST]


def _reasons(store: TripleStore, query: str) -> list[Reason]:
    asked = _looked_for(asked_for(query, store.prefixes))
    found = _first(_reason(store, each) for each in asked)
    if len(found) < _MOST and all(each.value != _PREDICATE for each in asked):
        found += _first(_only_in_claims(store, each) for each in asked)
    found = list(dict.fromkeys(found))[:_MOST]
    if not found and _DAYS.search(query):
        found = [reason for each in asked if (reason := _dates_as_texts(store, each))][:1]
    return found


def _looked_for(asked: Iterable[Asked]) -> list[Asked]:
    """Leave out texts beyond the first: each is held against all texts of the graph."""
    texts, kept = 0, []
    for each in asked:
        texts += each.what == "text"
        if each.what != "text" or texts <= _MOST_TEXTS:
            kept.append(each)
    return kept


def _first(found: Iterable[Reason | None]) -> list[Reason]:
    """Take as many reasons as are told: of a long list of names, looking for each takes minutes."""
    told: dict[Reason, None] = {}
    for reason in found:
        if reason:
            told[reason] = None
        if len(told) == _MOST:
            break
    return list(told)


def _unmet(store: TripleStore, query: str, *, filters: bool = True) -> list[Reason]:
    """Tell of the one or two patterns that nothing fits, and of the property that would."""
    if not store.is_here:
        return []  # each part would be a request
    found = unmet(
        triples_of(query, store.prefixes),
        filters and bool(_FILTER.search(query)) and not _CUT.search(query),
        lambda pattern: _holds(store, pattern),
    )
    if not found:
        return []
    shown = [f"`{' '.join(part.written)}`" for part in found.parts]
    if not shown:
        return _in_edtf(store, query) or [Reason("only filtered", "FILTER", "")]
    if text := text_asked(lambda pattern: _holds(store, pattern), found.parts):
        return [Reason(*text)]
    key = "nothing fits" if len(shown) == 1 else "never together"
    meant = _fitting(store, found.parts)
    least = Reason(key, shown[0], shown[-1] if shown[1:] else "")
    if meant:
        return [least, Reason("did you mean", meant, "")]
    return [least, *_of_claims(store, found.parts)]


def _of_claims(store: TripleStore, parts: tuple[Triple, ...]) -> list[Reason]:
    """Tell that what a thing was asked for is told of the claims about it."""
    *others, (_, (subject, asked, value)) = parts
    if not asked.startswith("<") or subject[0] not in "?$":
        return []
    around = "".join(f"{each.pattern} . " for each in others)
    for iri in (asked[1:-1], *kin(asked[1:-1])):
        if _holds(store, f"{around}?claim rdf:subject {subject} ; <{iri}> {value}"):
            prefixes = {**PREFIXES, **store.prefixes}
            shown = f"?claim rdf:subject {subject} ; {short(iri, prefixes)} {parts[-1].written[2]}"
            return [Reason("of claims", short(asked[1:-1], prefixes), shown)]
    return []


def _in_edtf(store: TripleStore, query: str) -> list[Reason]:
    """Tell of dates in EDTF that are compared, or taken apart, as days."""
    told = (dates_in_edtf(store, query, each) for each in triples_of(query, store.prefixes))
    return [Reason(*each) for each in told if each][:1]


def _fitting(store: TripleStore, parts: tuple[Triple, ...]) -> str:
    """Give the property of the same word or use that the thing asked about has; empty if none."""
    *others, (_, (subject, asked, value)) = parts
    if not asked.startswith("<") or value[0] not in "?$":
        return ""
    # What the others say nothing of is sought by its value: else all are paired with everything.
    is_apart = all(subject not in each.variables for each in others)
    held = value if others and is_apart else "?__o"  # no name of a variable of the query
    pattern = " . ".join([*(each.pattern for each in others), f"{subject} ?__q {held}"])
    rows = store.query(f"SELECT DISTINCT ?__q {{ {pattern} }} ORDER BY STR(?__q)").values()
    found = [row["__q"] for row in rows if f"<{row['__q']}>" != asked]
    same = [iri for iri in found if apart(iri)[1] == apart(asked[1:-1])[1]]
    meant = [*same, *(iri for iri in kin(asked[1:-1]) if iri in found)]
    return short(meant[0], {**PREFIXES, **store.prefixes}) if meant else ""


def _only_in_claims(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a property that no plain triple has: what it says is said by voices only."""
    if asked.what not in ("property", "iri"):
        return None
    if _holds(store, f"?s <{asked.value}> ?o"):
        return None
    only = _holds(store, f"?c rdf:predicate <{asked.value}>")
    return Reason("only in claims", asked.written, asked.written) if only else None


def _dates_as_texts(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a property whose dates are plain texts, which no comparison with a day fits."""
    if asked.what != "property":
        return None
    rows = store.query(
        f"SELECT ?o WHERE {{ ?s <{asked.value}> ?o FILTER (DATATYPE(?o) = xsd:string "
        '&& REGEX(?o, "^[0-9]{4}(-[0-9]{2}){0,2}$")) } ORDER BY ?o LIMIT 1'
    ).rows
    return Reason("dates as texts", asked.written, str(rows[0][0])) if rows else None


def _reason(store: TripleStore, asked: Asked) -> Reason | None:
    if asked.what == "graph":
        held = _holds(store, "GRAPH ?g { ?s ?p ?o }")
        return None if held else Reason("no named graph", asked.written, "")
    if asked.what == "text":
        return _other_text(store, asked)
    if _occurs(store, asked.value):
        return _elsewhere(store, asked)
    if whole := _prefixed(store, asked.value, asked.written[0] == "<"):
        return Reason("occurs nowhere", asked.written, whole)
    # All names of a server are too many to ask for.
    meant = near(store, asked) if store.is_here or asked.what in LISTED else ""
    other = None if meant else _declared_otherwise(store, asked)
    return other or Reason("occurs nowhere", asked.written, meant)


def _prefixed(store: TripleStore, written: str, is_bracketed: bool = True) -> str:
    """Give a name that was put in brackets or quotation marks with its prefix, if it occurs."""
    prefix, colon, local = written.partition(":")
    base = {**PREFIXES, **store.prefixes}.get(prefix, "")
    if not (is_bracketed and base and colon and re.fullmatch(r"[\w.%-]*[\w%-]", local)):
        return ""
    return written if _occurs(store, base + local) else ""


def _declared_otherwise(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a prefix that the query declares as another address than the one it has here."""
    prefix, _, local = asked.written.partition(":")
    usual = {**PREFIXES, **store.prefixes}.get(prefix, "")
    if not usual or asked.written.startswith("<") or asked.value == usual + local:
        return None
    return Reason("declared otherwise", f"{prefix}:", f"<{usual}>")


def _elsewhere(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a name that stands in the graph, but never where it is asked for."""
    name = f"<{asked.value}>"
    if asked.what == "class" and not _holds(store, f"?s a {name}"):
        if _holds(store, f"?s {name} ?o"):
            return Reason("is a property", asked.written, asked.written)
    elif asked.what != "property" or _holds(store, f"?s {name} ?o"):
        return None
    elif _holds(store, f"?s a {name}"):
        return Reason("is a class", asked.written, asked.written)
    else:
        return None if _holds(store, f"?c rdf:predicate {name}") else _object_of(store, asked)
    return _object_of(store, asked)


def _object_of(store: TripleStore, asked: Asked) -> Reason | None:
    """Say with which property others point at something; None if nothing does."""
    rows = store.query(
        f"SELECT ?p WHERE {{ ?s ?p <{asked.value}> }} ORDER BY STR(?p) LIMIT 1"
    ).values()
    prefixes = {**PREFIXES, **store.prefixes}
    shown = [f"?thing {short(row['p'], prefixes)} {asked.written}" for row in rows]
    return Reason("is pointed at", asked.written, shown[0]) if shown else None


def _holds(store: TripleStore, pattern: str) -> bool:
    return store.query(f"ASK {{ {pattern} }}").values()[0]["answer"] == "true"


def _occurs(store: TripleStore, iri: str) -> bool:
    places = ("?s ?p <{0}>", "<{0}> ?p ?o", "?s <{0}> ?o")
    return any(_holds(store, place.format(iri)) for place in places)


def _other_text(store: TripleStore, asked: Asked) -> Reason | None:
    """Say how a text stands in the graph, if not as the query has it."""
    tag = asked.written.rpartition("@")[2] if asked.written[-1] not in "\"'" else ""
    tag = tag.partition("--")[0]  # what follows is the direction in which it is written
    plain, literal = ox.Literal(asked.value), ox.Literal(asked.value, language=tag or None)
    of = f"<{asked.of}>" if asked.of and _holds(store, f"?s <{asked.of}> ?o") else "?p"
    there = f"?s {of} ?o"
    if _holds(store, f"?s {of} {literal}"):
        return None
    rows = store.query(
        f"SELECT DISTINCT ?o WHERE {{ {there} FILTER (isLITERAL(?o) "
        f"&& STR(?o) = {plain}) }} ORDER BY ?o LIMIT {_MOST}"
    ).rows
    if rows:  # the same name in two languages is told in both
        held = ", ".join(str(text) for (text,) in rows)
        return Reason("written otherwise", asked.written, held)
    wanted = normalise(asked.value)
    if of == "?p":
        there = "?s rdfs:label|foaf:name|skos:altLabel ?o"
    for (name,) in store.query(f"SELECT DISTINCT ?o WHERE {{ {there} }} ORDER BY ?o").rows:
        if isinstance(name, ox.Literal) and normalise(name.value) == wanted:
            return Reason("occurs nowhere", asked.written, str(name))
    found = store.query(
        f"SELECT ?p ?o WHERE {{ ?s ?p ?o FILTER (isLITERAL(?o) && STR(?o) = {plain}) }} "
        "ORDER BY ?p ?o LIMIT 1"
    ).rows
    prefixes = {**PREFIXES, **store.prefixes}
    others = [f"{short(str(of)[1:-1], prefixes)} {text}" for of, text in found]
    if others:
        return Reason("of another", asked.written, others[0])
    whole = _prefixed(store, asked.value)
    return Reason("occurs nowhere", asked.written, whole) if whole else None
