"""
A graph comes in; out go tables of everything of a kind, its summary, and where things are told of.

What leads on from a table is a source: the address of the one that says it, or that first tells
of the thing. Names in the graph are addresses too, but do not resolve yet, and are never links.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.answer import table_of
from backstory.calls import doors
from backstory.rdf.hulled import inferred_hulls, told_hull
from backstory.rdf.record import Record
from backstory.rdf.stating import COUNTED
from backstory.rdf.store import TripleStore
from backstory.rdf.values import span_or_none
from backstory.rdf.ways import whole_or_none
from backstory.words.dates import name as date_name
from backstory.words.languages import labelled
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase, phrases
from backstory.words.spoken import spoken
from backstory.words.table import Find, Id, Table, nowhere

__all__ = ["LISTS", "addresses", "card", "listed", "summary"]

LISTS: Final = {
    "events": """
        SELECT ?event ?event_label ?date ?kind ?kind_label ?day ?apart WHERE {
          ?event a sem:Event ; sem:eventType ?kind ; skos:prefLabel ?event_label .
          ?kind skos:prefLabel ?kind_label .
          FILTER (LANG(?event_label) = "{lang}" && LANG(?kind_label) = "{lang}")
          OPTIONAL { ?event ctx:hull ?date }
          OPTIONAL { ?event ctx:earliestBeginDay ?day }
          OPTIONAL { ?event ctx:datesDisjoint ?apart }
        } ORDER BY (!BOUND(?day)) ?day ?event""",
    "actors": """
        SELECT ?actor ?actor_label ?position ?position_label WHERE {
          ?actor a prov:Agent ; skos:prefLabel ?actor_label .
          FILTER (LANG(?actor_label) = "{lang}")
          FILTER NOT EXISTS { ?actor a schema:CreativeWork }
          OPTIONAL { ?actor ctx:position ?position . ?position skos:prefLabel ?position_label .
            FILTER (LANG(?position_label) = "{lang}") }
        } ORDER BY ?actor_label ?actor""",
    "instruments": """
        SELECT ?instrument ?instrument_label ?form ?form_label WHERE {
          ?instrument a ctx:Instrument ; dcterms:type ?form ; skos:prefLabel ?instrument_label .
          ?form skos:prefLabel ?form_label .
          FILTER (LANG(?instrument_label) = "{lang}" && LANG(?form_label) = "{lang}")
        } ORDER BY ?instrument""",
    "places": """
        SELECT ?place_name ?place_name_label WHERE {
          ?place_name a sem:Place ; skos:prefLabel ?place_name_label .
          FILTER (LANG(?place_name_label) = "{lang}")
        } ORDER BY ?place_name_label""",
    "claims": """
        SELECT ?claim ?subject ?subject_label ?relation ?object ?object_label ?modality
               ?modality_label ?source ?source_label ?place WHERE {
          { SELECT DISTINCT ?claim ?subject ?relation ?object ?modality ?source ?place WHERE {
            ?claim a ctx:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ;
                   rdf:object ?object ; ctx:modality ?modality ; ctx:passage ?passage .
            ?passage oa:hasSource ?source ; ctx:locator ?place } }
          OPTIONAL { ?modality skos:prefLabel ?modality_label
            FILTER (LANG(?modality_label) = "{lang}") }
          OPTIONAL { ?source skos:prefLabel ?source_label
            FILTER (LANG(?source_label) = "{lang}") }
          OPTIONAL { ?subject skos:prefLabel ?subject_label
            FILTER (LANG(?subject_label) = "{lang}") }
          OPTIONAL { ?object skos:prefLabel ?object_label
            FILTER (LANG(?object_label) = "{lang}") }
        } ORDER BY ?claim""",
}
"""What is listed, by name; `{lang}` stands for the language of the labels."""

_EVENT_COLUMNS: Final = ("event", "event_label", "date", "date_label", "kind", "kind_label")
_TOLD: Final = """
SELECT ?thing ?url ?title ?issued WHERE {
  { VALUES ?thing { %s } ?thing schema:url ?url ; dcterms:title ?title }
  UNION
  { VALUES ?thing { %s } ?thing dcterms:source ?source .
    ?source schema:url ?url ; dcterms:title ?title }
  UNION
  { VALUES ?thing { %s } ?claim rdf:subject ?thing ; ctx:modality modality:asserted ;
                                dcterms:source ?source .
    ?source schema:url ?url ; dcterms:title ?title OPTIONAL { ?source dcterms:issued ?issued } }
}"""


def listed(graph: TripleStore, what: str, lang: str) -> Table:
    """Give everything of a kind that `LISTS` names; a note says so where there is nothing."""
    answer = graph.query(LISTS[what].replace("{lang}", graph.labelled(lang)))
    notes = [] if answer.rows else [phrase("nothing", lang)]
    found = table_of(answer, title=phrase(f"list {what}", lang), lang=lang, notes=notes)
    return _dated(found, graph) if what == "events" else found


def _dated(events: Table, graph: TripleStore) -> Table:
    """Say in words when an event lies that no one text dates, or that voices date apart."""
    record = Record(graph)
    rows = []
    for row in events:
        if not isinstance(row["event"], Id):  # a stranger's event without an address
            continue
        iri = row["event"].iri
        told, hull = "", record.hulls.get(iri)
        if hull and (row["date"] is None or row["apart"] or iri in inferred_hulls(record)):
            told = told_hull(record, iri, events.lang)
        if told and row["apart"]:
            told = phrase("dated apart", events.lang).format(told)
        whole = {**row, "date_label": told}
        rows.append({name: whole[name] for name in _EVENT_COLUMNS})
    return replace(events, columns=_EVENT_COLUMNS, rows=tuple(rows))


@spoken
@doors
class _Addresses:
    """Finds, for things of a graph, the address of a source to read of each."""

    def __init__(self, graph: TripleStore) -> None:
        self.graph = graph

    @property
    def lang(self) -> str:
        """The language of the graph, in which a wrong call is told."""
        return str(self.graph.cache.get("lang", ""))

    def __call__(self, things: Sequence[Id]) -> Mapping[str, tuple[str, str]]:
        names = " ".join(sorted({f"<{one.iri}>" for one in things if _is_plain(one.iri)}))
        first: dict[str, tuple[str, str, str]] = {}
        for row in self.graph.query(_TOLD % (names, names, names)).values() if names else ():
            told = (row["issued"] or "9999", row["url"], row["title"])
            first[row["thing"]] = min(told, first.get(row["thing"], told))
        return {iri: (url, title) for iri, (_, url, title) in first.items()}

    __call__.__qualname__ = "find"  # as people call it

    def __reduce__(self) -> tuple[Any, ...]:
        """Be pickled as what finds nothing: a table goes anywhere, its graph stays here."""
        return _finds_nothing, ()


def _finds_nothing() -> Find:
    return nowhere


def addresses(graph: TripleStore) -> Find:
    """Give what finds, for things of a graph, the address of a source to read of each."""
    return _Addresses(graph)


def _is_plain(iri: str) -> bool:
    """Say whether an IRI may stand between < and > in a query as it is: a blank node may not."""
    if any(mark in '<>"{}|^`\\' or ord(mark) <= 32 for mark in iri):
        return False
    try:
        ox.NamedNode(iri)
    except ValueError:
        return False
    return True


_STATED: Final = """SELECT DISTINCT ?d ?known ?class ?n WHERE {
  ?d a dcat:Dataset ; ctx:asKnownOn ?known ;
    void:classPartition ?p . ?p void:class ?class ; void:entities ?n
} ORDER BY ?d ?class"""
_COUNTED: Final = """SELECT ?d ?known ?class (COUNT(?x) AS ?n) WHERE {{
  ?d a dcat:Dataset ; ctx:asKnownOn ?known . VALUES ?class {{ {} }}
  OPTIONAL {{ ?x a ?class ; dcterms:isPartOf ?d }}
}} GROUP BY ?d ?known ?class ORDER BY ?d ?class""".format(" ".join(COUNTED))
"""The same counted: a graph that is a part of another does not state how much it has left."""


def summary(graph: TripleStore, lang: str) -> dict[str, str]:
    """Tell title, day known on, and how much there is of what, as the language writes it."""
    rows = graph.query(_STATED).values() or graph.query(_COUNTED).values()
    if not rows:
        return {"title": "", "known": "", "quads": numeral(len(graph), lang)}
    record = Record(graph)
    title = " · ".join(record.label(home, labelled(lang)) for home in graph.homes)
    known = " · ".join(dict.fromkeys(row["known"] for row in rows))
    counts = Counter[str]()
    for row in rows:
        counts[row["class"].rsplit("/", 1)[-1].rsplit("#", 1)[-1]] += whole_or_none(row["n"]) or 0
    amounts = {kind: numeral(counts[kind], lang) for kind in sorted(counts)}
    return {"title": title, "known": known, **amounts}


def card(told: Mapping[str, str], lang: str) -> Table:
    """Give the summary of a graph as a table: how much there is of what."""
    known = told["known"] and " · ".join(
        date_name(span, lang) if (span := span_or_none(day)) else day
        for day in told["known"].split(" · ")
    )
    rows = [{"what": phrase("as last known", lang), "amount": known}] if known else []
    named = phrases(lang)
    rows += [
        {"what": named.get(key, key), "amount": value} for key, value in list(told.items())[2:]
    ]
    return Table(
        ("what", "amount"), tuple(rows), told["title"] or phrase("empty graph", lang), lang
    )
