"""docs/links.md tells, for each event in scope, what leads to what came before, and counts it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import DOCS
from paths import ROOT

from backstory.rdf.opening import open_store
from backstory.rdf.store import TripleStore
from backstory.vocabulary import id_of

PAGE = DOCS / "links.md"
GRAPH = ROOT / "graph" / "venezuela-amnesties.ttl"
FROM_2014 = 16071  # 1 January 2014, in days since 1970
SORTS = ("stated", "structural", "signed", "nothing")
CLEMENT, HELD = {"clemency"}, {"arrest", "detention", "conviction", "house-arrest"}
ANY_YEAR = {"clemency", "deprivation", "ruling", "adoption", "promulgation", "decree"}

EVENTS = """
SELECT ?event ?label ?kind ?above ?begin ?end WHERE {
  ?event a sem:Event ; sem:eventType ?kind ; skos:prefLabel ?label . FILTER (LANG(?label) = "en")
  ?kind skos:broader* ?above
  OPTIONAL { ?event ctx:earliestBeginDay ?begin } OPTIONAL { ?event ctx:latestEndDay ?end } }"""
STATED = """
SELECT ?event ?object WHERE {
  ?claim rdf:subject ?event ; rdf:predicate ?told ; rdf:object ?object ; ctx:modality ?how .
  ?object a ?class . FILTER (?class IN (sem:Event, ctx:Instrument))
  FILTER (?told IN (ctx:addresses, ctx:annuls, ctx:causedBy, ctx:continues, ctx:enabledBy,
    ctx:implements, ctx:precedent, ctx:respondsTo, ctx:after, ctx:covers))
  FILTER (?how NOT IN (modality:denied, modality:questioned)) }"""
STAGES = """
SELECT ?event ?object WHERE {
  ?claim rdf:subject ?event ; rdf:predicate ctx:instrument ; rdf:object ?object ;
         ctx:modality ?how . FILTER (?how NOT IN (modality:denied, modality:questioned)) }"""
PARTS = """
SELECT ?event ?role ?object WHERE {
  ?claim rdf:subject ?event ; rdf:predicate sem:hasActor ; rdf:object ?object ;
         sem:roleType ?role ; ctx:modality modality:asserted }"""
SIGNED = """
SELECT ?event ?object ?relation WHERE {
  ?link a ctx:Link ; rdf:subject ?event ; rdf:predicate ?relation ; rdf:object ?object }"""
GAPS = "SELECT ?gap ?event WHERE { ?gap a ctx:Gap ; dcterms:subject ?event }"


class Leads:
    """What leads from each event to an earlier one, by its sort."""

    def __init__(self, store: TripleStore) -> None:
        self.ask = lambda query: [
            {name: id_of(value) for name, value in row.items() if value}
            for row in store.query(query).values()
        ]
        self.above: dict[str, set[str]] = defaultdict(set)
        self.begin: dict[str, int] = {}
        self.end: dict[str, int] = {}
        self.label: dict[str, str] = {}
        for row in store.query(EVENTS).values():
            event = id_of(row["event"])
            self.above[event].add(id_of(row["above"]))
            self.label[event] = row["label"]
            if row["begin"]:
                self.begin[event] = int(row["begin"])
            if row["end"]:
                self.end[event] = int(row["end"])
        self.stated = self._pairs(STATED)
        self.signed = self._pairs(SIGNED)
        self.structural = self._structure()

    def _pairs(self, query: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.ask(query):
            found[row["event"]].add(row["object"])
        return found

    def _earlier(self, earlier: str, later: str) -> bool:
        known = earlier in self.begin
        return known and (later not in self.begin or self.begin[earlier] < self.begin[later])

    def _structure(self) -> dict[str, set[str]]:
        """Earlier stages, what the legal text names, the arrest of those freed, the predecessor."""
        texts, roles = self._pairs(STAGES), defaultdict(set)
        for row in self.ask(PARTS):
            roles[row["event"], row["role"]].add(row["object"])
        found: dict[str, set[str]] = defaultdict(set)
        for event in self.above:
            for text in texts.get(event, ()):
                found[event] |= {each for each in self.stated.get(text, ()) if each in self.above}
            freed = roles[event, "beneficiary"] | roles[event, "affected"]
            for other in self.above:
                if other == event or not self._earlier(other, event):
                    continue
                held = roles[other, "affected"] | roles[other, "defendant"]
                came = roles[other, "successor"] | roles[other, "appointee"]
                if (
                    texts.get(event, set()) & texts.get(other, set())
                    or (self.above[event] & CLEMENT and self.above[other] & HELD and freed & held)
                    or roles[event, "predecessor"] & came
                ):
                    found[event].add(other)
            found[event].discard(event)
        return found

    def scope(self) -> list[str]:
        """Every event of 2014 and later, and every clemency, arrest, ruling and law."""
        return sorted(
            event
            for event, above in self.above.items()
            if above & ANY_YEAR or self.begin.get(event, self.end.get(event, 0)) >= FROM_2014
        )

    def sort(self, event: str) -> str:
        kinds = (self.stated, self.structural, self.signed)
        return next((s for s, k in zip(SORTS, kinds, strict=False) if k.get(event)), "nothing")


@pytest.fixture(scope="module")
def leads() -> Leads:
    return Leads(open_store(GRAPH))


def _table(leads: Leads) -> str:
    scope = leads.scope()
    best = Counter(leads.sort(event) for event in scope)
    any_of = {
        "stated": sum(bool(leads.stated.get(event)) for event in scope),
        "structural": sum(bool(leads.structural.get(event)) for event in scope),
        "signed": sum(bool(leads.signed.get(event)) for event in scope),
        "nothing": best["nothing"],
    }
    lines = [
        "| sort | events that have it | of those, none stronger | share |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {sort} | {any_of[sort]} | {best[sort]} | {100 * best[sort] / len(scope):.0f} % |"
        for sort in SORTS
    ]
    relations = Counter(row["relation"] for row in leads.ask(SIGNED))
    told = ", ".join(f"{number} *{name}*" for name, number in sorted(relations.items()))
    lines += ["", f"{len(scope)} events in scope. Links signed by the editors: {told}.", ""]
    lines += ["| leads to nothing earlier | |", "|---|---|"]
    lines += [
        f"| `{event}` | {leads.label[event]} |"
        for event in sorted(scope, key=lambda each: (leads.begin.get(each, 0), each))
        if leads.sort(event) == "nothing"
    ]
    return "\n".join(lines)


def test_the_page_tells_the_share_of_each_sort(
    leads: Leads, golden: Callable[[Path, str], None]
) -> None:
    text = PAGE.read_text("utf-8")
    block = re.compile(r"(<!-- links: .*? -->\n\n).*?(\n\n<!-- /links -->)", re.S)
    assert block.search(text)
    golden(PAGE, block.sub(lambda found: found[1] + _table(leads) + found[2], text))


def test_an_event_that_leads_nowhere_says_so_in_a_gap(leads: Leads) -> None:
    told = {row["event"] for row in leads.ask(GAPS) if row["gap"].startswith("before-")}
    assert {event for event in leads.scope() if leads.sort(event) == "nothing"} == told


def test_no_link_goes_to_what_certainly_begins_later(leads: Leads) -> None:
    for later, all_earlier in leads.signed.items():
        for earlier in all_earlier:
            known = earlier in leads.begin and later in leads.end
            assert not known or leads.begin[earlier] <= leads.end[later], (later, earlier)
