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

from backstory.ask.asked import Asked, asked_for, needed, tokens_of
from backstory.ask.ids import NEAREST_TOLD
from backstory.ask.nearby import near
from backstory.ask.occurring import elsewhere, holds, named_only, occurs, prefixed
from backstory.ask.other_text import other_text
from backstory.ask.unbound import regexes, unbound
from backstory.ask.unfit import fitting, in_edtf, of_claims, other_tags, text_asked, turned
from backstory.ask.unmet import MOST_AFAR, triples_of, unmet
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


_NAMED: Final = "only in named graphs"


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
    return _all_told(lacking or _reasons(store, query) or _told_of(in_edtf(store, query)), lang)


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
    if reason.key not in NEAREST_TOLD or not reason.near:
        return told
    return f"{told} {phrase('did you mean', lang).format(reason.near)}"


def reasons(store: TripleStore, query: str) -> list[Reason]:
    """List what a query names that the graph does not hold, and what was most likely meant."""
    if len(query) > MOST_LOOKED_AT:  # to look for a slip in it would take longer than to answer
        return []
    if apart := _in_named_graphs(store, query):
        return [apart]
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


def _in_named_graphs(store: TripleStore, query: str) -> Reason | None:
    """
    Tell that all statements lie in named graphs, where the query names none (the page has none).

    A server may join its graphs in one; it is not asked.
    """
    words = {token["word"].upper() for token in tokens_of(query) if token["word"]}
    if not store.is_here or words & {"GRAPH", "FROM"} or holds(store, "?s ?p ?o"):
        return None
    found = store.query("SELECT ?g { GRAPH ?g {} } ORDER BY ?g LIMIT 1").rows
    return Reason("in named graphs", str(found[0][0]), "") if found else None


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
    if any(token["word"].upper() == "GRAPH" for token in tokens_of(query) if token["word"]):
        found = [each for each in found if each.key != _NAMED]  # it is asked for there
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
    triples = triples_of(query, store.prefixes)
    if not store.is_here and len(triples) > MOST_AFAR:
        return []
    found = unmet(
        triples,
        filters and bool(_FILTER.search(query)) and not _CUT.search(query),
        lambda pattern: holds(store, pattern),
    )
    if not found:
        return []
    shown = [f"`{' '.join(part.written)}`" for part in found.parts]
    if not shown:
        tags = (other_tags(store, query, each) for each in triples)
        why = in_edtf(store, query) or next((each for each in tags if each), None)
        return _told_of(why or ("only filtered", "FILTER", ""))
    of_text = text_asked(lambda pattern: holds(store, pattern), found.parts)
    if why := of_text or (None if shown[1:] else other_tags(store, query, found.parts[0])):
        return [Reason(*why)]
    least = Reason("never together" if shown[1:] else "nothing fits", shown[0], "".join(shown[1:]))
    if store.is_here and (meant := fitting(store, found.parts)):  # it reads what a thing has
        return [least, Reason("did you mean", meant, "")]
    return [least, *_told_of(turned(store, found.parts) or of_claims(store, found.parts))]


def _of(parts: tuple[str, str, str] | None) -> Reason | None:
    return Reason(*parts) if parts else None


def _told_of(parts: tuple[str, str, str] | None) -> list[Reason]:
    return [Reason(*parts)] if parts else []


def _only_in_claims(store: TripleStore, asked: Asked) -> Reason | None:
    """Tell of a property that no plain triple has: what it says is said by voices only."""
    if asked.what not in ("property", "iri"):
        return None
    if holds(store, f"?s <{asked.value}> ?o"):
        return None
    only = holds(store, f"?c rdf:predicate <{asked.value}>")
    if only and (named := named_only(store, asked.value)):
        return Reason(_NAMED, asked.written, named)
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
        held = holds(store, "GRAPH ?g { ?s ?p ?o }")
        return None if held else Reason("no named graph", asked.written, "")
    if asked.what == "text":
        return _of(other_text(store, asked))
    if occurs(store, asked.value):
        return _of(elsewhere(store, asked))
    if named := named_only(store, asked.value):
        return Reason(_NAMED, asked.written, named)
    if whole := prefixed(store, asked.value, asked.written[0] == "<"):
        return Reason("occurs nowhere", asked.written, whole)
    usual, local = _declared_otherwise(store, asked)
    meant, own = near(store, asked), usual + local
    # Where the name itself stands here it was meant, and none like it of another vocabulary.
    if usual and (not meant or (meant != f"<{own}>" and occurs(store, own))):
        return Reason("declared otherwise", asked.written.partition(":")[0] + ":", f"<{usual}>")
    return Reason("occurs nowhere", asked.written, meant)


def _declared_otherwise(store: TripleStore, asked: Asked) -> tuple[str, str]:
    """Give what a prefix has for its address here, if the query declares another, and the rest."""
    prefix, _, local = asked.written.partition(":")
    usual = {**PREFIXES, **store.prefixes}.get(prefix, "")
    is_other = not asked.written.startswith("<") and asked.value != usual + local
    return (usual, local) if is_other else ("", "")
