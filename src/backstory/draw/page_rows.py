"""Rows of the page's queries come in; the parts of its data (see shape.py) go out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.model.concepts import ontology_text
from backstory.rdf.rq import query_files
from backstory.vocabulary import LANGUAGES, PREDICATES, PREFIXES, term

if TYPE_CHECKING:
    from backstory.draw.shape import (
        Claim,
        Concept,
        Days,
        Disagreement,
        DossierHead,
        Name,
        Source,
        Thing,
    )
    from backstory.rdf.store import TripleStore

__all__ = [
    "KEY_OF",
    "Reader",
    "Values",
    "compacted",
    "name_of",
    "one",
    "predicate_names",
    "used_concepts",
]

Values = dict[str, list[ox.NamedNode | ox.Literal]]
"""What one subject carries: terms by the compact name of their property."""

_CLASS_TYPES: Final = {
    "sem:Event": ("event", ""),
    "sem:Place": ("place", ""),
    "ctx:Instrument": ("instrument", ""),
    "foaf:Person": ("actor", "person"),
    "foaf:Group": ("actor", "group"),
    "org:Organization": ("actor", "body"),
    "org:Post": ("actor", "post"),
}
_DAYS: Final = (
    "ctx:earliestBeginDay",
    "ctx:latestBeginDay",
    "ctx:earliestEndDay",
    "ctx:latestEndDay",
)
_SAID: Final = ("ctx:saidEarliestDay", "ctx:saidLatestDay")
KEY_OF: Final = {compact: key for key, compact in PREDICATES.items()}
"""Keys of the dossier by the compact name of their predicate."""
_LABELS: Final[Mapping[str, list[str]]] = {
    "happened": ["date", "fecha"],
    "actors": ["takes part", "participa"],
    "place": ["place", "lugar"],
    "sub-event-of": ["part of", "parte de"],
    "holds": ["holds the post of", "ocupa el cargo de"],
    "member-of": ["member of", "miembro de"],
    "sub-organization-of": ["belongs to", "depende de"],
    "count": ["figure", "cifra"],
}
"""Names of predicates that come from other vocabularies, or read better on a page."""


@cache
def compacted(iri: str) -> str:
    """Shorten an IRI by the prefixes of the package."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _publisher(written: str) -> Name:
    """Name who publishes a source in both languages; nobody where the dossier says nobody tells."""
    return "" if written == "not stated" else written


class Reader:
    """Runs the page's queries over one graph, and turns IRIs into the dossier's ids."""

    def __init__(self, graph: TripleStore) -> None:
        self.graph = graph
        self.iri = graph.dossier
        self._concepts = self.grouped("page_concepts")
        self.keys = {iri: self._concept_key(iri) for iri in self._concepts}
        self._days = self.grouped("page_days")
        self._disagreements: list[Disagreement] | None = None

    def rows(self, query: str) -> Iterable[tuple[ox.NamedNode | ox.Literal, ...]]:
        """Ask one of the queries that stand beside this file."""
        return self.graph.query(query_files("draw")[query].text).rows  # type: ignore[return-value]

    def grouped(self, query: str) -> dict[str, Values]:
        """Group rows of subject, property, value (the last two columns) by subject."""
        found: dict[str, Values] = {}
        for row in self.rows(query):
            values = found.setdefault(row[0].value, defaultdict(list))
            values[compacted(row[-2].value)].append(row[-1])
        return found

    def _concept_key(self, iri: str) -> str:
        """Name a concept "scheme/id", whether the package or the dossier defines it."""
        schemes = self._concepts[iri].get("skos:inScheme", [])
        scheme = schemes[0].value.rpartition("/")[2] if schemes else ""
        name = iri.rpartition("/")[2]
        own = iri.startswith(f"{self.iri}/")
        return f"{scheme}/{name.removeprefix(scheme + '-') if own else name}"

    def id_of(self, iri: str) -> str:
        """Shorten an IRI of the dossier to its id; any other stays whole."""
        return iri.removeprefix(f"{self.iri}/")

    def key_of(self, term_: ox.NamedNode | ox.Literal) -> str:
        """Name a concept "scheme/id", even one that nothing describes."""
        known = self.keys.get(term_.value)
        if known is not None:
            return known
        return "/".join(term_.value.rsplit("/", 2)[-2:])

    def head(self) -> DossierHead:
        """Read what the dossier says of itself."""
        values = self.grouped("page_dossier").get(self.iri, {})
        return {
            "id": self.iri.rpartition("/")[2],
            "iri": self.iri,
            "title": name_of(values.get("dcterms:title", [])) or self.iri,
            "description": name_of(values.get("dcterms:description", [])),
            "focus": self.id_of(one(values, "foaf:primaryTopic")),
            "knownOn": one(values, "ctx:asKnownOn"),
            "licence": one(values, "dcterms:license"),
            "note": name_of(values.get("skos:editorialNote", [])),
        }

    def things(self) -> dict[str, Thing]:
        """Read events, actors, places and instruments, by id."""
        classes = {row[0].value: compacted(row[1].value) for row in self.rows("page_names")}
        found: dict[str, Thing] = {}
        for iri, values in self.grouped("page_names").items():
            kind, actor = _CLASS_TYPES[classes[iri]]
            thing: Thing = {"type": kind, "name": name_of(values["skos:prefLabel"])}
            concept = values.get("sem:eventType") or values.get("dcterms:type")
            if actor:
                thing["kind"] = actor
            elif concept:
                thing["kind"] = self.key_of(concept[0])
            aliases = [
                alias for alias in values.get("skos:altLabel", []) if isinstance(alias, ox.Literal)
            ]
            if aliases:
                thing["also"] = {
                    lang: sorted({a.value for a in aliases if a.language in (None, lang)})
                    for lang in LANGUAGES
                }
            matches = values.get("skos:exactMatch")
            if matches:
                thing["wikidata"] = matches[0].value.rpartition("/")[2]
            bounds = self.bounds(iri)
            if bounds:
                thing["days"] = bounds
            days = self._days.get(iri, {})
            if "ctx:approximate" in days:
                thing["approximate"] = True
            if "ctx:datesDisjoint" in days:
                thing["disjoint"] = True
            found[self.id_of(iri)] = thing
        return found

    def bounds(self, iri: str) -> Days | None:
        """Read between which days something began and ended; None where nothing tells."""
        days = self._days.get(iri, {})
        found = [int(days[key][0].value) if key in days else None for key in _DAYS]
        return None if all(day is None for day in found) else found

    def said(self, iri: str) -> list[int | None] | None:
        """Read the earliest and the latest day on which it can have been said."""
        days = self._days.get(iri, {})
        found = [int(days[key][0].value) if key in days else None for key in _SAID]
        return None if found == [None, None] else found

    def sources(self) -> dict[str, Source]:
        """Read sources, by id."""
        found: dict[str, Source] = {}
        for iri, values in self.grouped("page_sources").items():
            source: Source = {
                "title": one(values, "dcterms:title"),
                "language": one(values, "dcterms:language"),
                "publisher": _publisher(one(values, "dcterms:publisher")),
            }
            if "dcterms:type" in values:
                source["kind"] = self.key_of(values["dcterms:type"][0])
            if "dcterms:issued" in values:
                source["issued"] = one(values, "dcterms:issued")
            url = one(values, "schema:url")
            if url.lower().startswith(("http://", "https://")):
                source["url"] = url
            if "ctx:address" in values:
                source["address"] = one(values, "ctx:address")
            if one(values, "ctx:reading").endswith("whole"):
                source["whole"] = True
            copied = self.id_of(one(values, "prov:hadPrimarySource"))
            if copied:
                source["copyOf"] = copied
            elif "ctx:copyOf" in values:
                source["copyOf"] = _publisher(one(values, "ctx:copyOf"))
            if "ctx:caution" in values:
                source["cautions"] = [self.key_of(one) for one in values["ctx:caution"]]
            said = self.said(iri)
            if said:
                source["said"] = said
            found[self.id_of(iri)] = source
        return found

    def concepts(self) -> dict[str, Concept]:
        """Read concepts, by "scheme/id"."""
        found: dict[str, Concept] = {}
        for iri, values in self._concepts.items():
            concept: Concept = {"name": name_of(values.get("skos:prefLabel", []))}
            if iri.startswith(f"{self.iri}/"):
                concept["own"] = True
            if "skos:broader" in values:
                concept["broader"] = self.key_of(values["skos:broader"][0])
            if "skos:definition" in values:
                concept["definition"] = name_of(values["skos:definition"])
            found[self.keys[iri]] = concept
        return found

    def disagreements(self) -> list[Disagreement]:
        """Read what the editors see as at odds."""
        if self._disagreements is None:
            self._disagreements = [
                {
                    "id": self.id_of(iri),
                    "kind": self.key_of(values["dcterms:type"][0]),
                    "between": [self.id_of(one.value) for one in values["ctx:between"]],
                    "note": name_of(values.get("rdfs:comment", [])),
                }
                for iri, values in self.grouped("page_disagreements").items()
            ]
        return self._disagreements

    def links(self) -> set[tuple[str, str, str]]:
        """List the plain links of the view: the only lines that may be drawn."""
        return {
            (
                self.id_of(row[0].value),
                KEY_OF.get(compacted(row[1].value), ""),
                self.id_of(row[2].value),
            )
            for row in self.rows("page_view")
        }

    def terms(self) -> list[str]:
        """List the properties and classes in use, as prefixed names."""
        found = {compacted(row[0].value) for row in self.rows("page_terms")}
        return sorted(one for one in found if re.fullmatch(r"[a-z]+:[\w-]+", one))


def one(values: Values, key: str) -> str:
    """Give the first value of a property as text; empty where there is none."""
    found = values.get(key)
    return found[0].value if found else ""


def name_of(labels: Iterable[ox.NamedNode | ox.Literal]) -> Name:
    """Put labels of two languages in order; one text where they are the same or only one is."""
    texts = {getattr(label, "language", "") or "": label.value for label in labels}
    any_ = next(iter(texts.values()), "")
    english, spanish = texts.get("en", any_), texts.get("es", any_)
    return english if english == spanish else [english, spanish]


def predicate_names() -> dict[str, Name]:
    """Name every predicate of claims in both languages, from the ontology."""
    store = ox.Store()
    store.load(ontology_text("ontology.ttl").encode("utf-8"), format=ox.RdfFormat.TURTLE)
    found: dict[str, Name] = {}
    for key, compact in PREDICATES.items():
        labels = store.quads_for_pattern(
            ox.NamedNode(term(compact)), ox.NamedNode(term("rdfs:label")), None
        )
        named = name_of([quad.object for quad in labels if isinstance(quad.object, ox.Literal)])
        found[key] = _LABELS.get(key) or named or key
    return found


def used_concepts(
    things: Mapping[str, Thing],
    sources: Mapping[str, Source],
    claims: Iterable[Claim],
    disagreements: Iterable[Disagreement],
    concepts: Mapping[str, Concept],
) -> set[str]:
    """Keep the concepts that something on the page names, and those they are part of."""
    named: set[str] = {str(thing.get("kind", "")) for thing in things.values()}
    for source in sources.values():
        named |= {source.get("kind", ""), *source.get("cautions", [])}
    named |= {one["kind"] for one in disagreements}
    for claim in claims:
        named.add(claim["modality"])
        named.add(str(claim["target"].get("concept", "")))
        named |= {
            claim.get("role", ""),
            claim.get("counted", ""),
            claim.get("unit", ""),
            claim.get("bound", ""),
            claim.get("definition", ""),
        }
    found: set[str] = set()
    waiting = [key for key in named if key in concepts]
    while waiting:
        key = waiting.pop()
        if key in found or key not in concepts:
            continue
        found.add(key)
        broader = concepts[key].get("broader")
        if broader:
            waiting.append(broader)
    return found
