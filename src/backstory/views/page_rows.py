"""Rows of the page's queries come in; the parts of its data (see page_data.py) go out."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.columns import COLUMNS
from backstory.concepts import ontology_text
from backstory.phrases import publisher
from backstory.questions import LANGUAGES
from backstory.rq import query_files
from backstory.vocabulary import PREDICATES, PREFIXES, concept_iri, term

if TYPE_CHECKING:
    from backstory.store import TripleStore
    from backstory.views.page_data import (
        Claim,
        Concept,
        Days,
        Disagreement,
        DossierHead,
        Name,
        Question,
        Source,
        Thing,
    )

__all__ = ["Reader", "predicate_names", "prefixes", "questions", "used_concepts"]

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
READERS_LANGUAGE: Final = '"en"'
"""Stands in named questions where the page writes the reader's language."""

_KEY_OF: Final = {compact: key for key, compact in PREDICATES.items()}
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
def _compact(iri: str) -> str:
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def _publisher(written: str) -> Name:
    """Name who publishes a source in both languages; nobody where the dossier says nobody tells."""
    if written == "not stated":
        return ""
    spanish = publisher(written, "es")
    return written if spanish == written else [written, spanish]


class Reader:
    """Runs the page's queries over one graph, and turns IRIs into the dossier's ids."""

    def __init__(self, graph: TripleStore) -> None:
        self.graph = graph
        self.iri = graph.dossier
        self._concepts = self._grouped("page_concepts")
        self._keys = {iri: self._concept_key(iri) for iri in self._concepts}
        self._days = self._grouped("page_days")
        self._disagreements: list[Disagreement] | None = None

    def _rows(self, query: str) -> Iterable[tuple[ox.NamedNode | ox.Literal, ...]]:
        return self.graph.query(query_files("views")[query].text).rows  # type: ignore[return-value]

    def _grouped(self, query: str) -> dict[str, Values]:
        """Group rows of subject, property, value (the last two columns) by subject."""
        found: dict[str, Values] = {}
        for row in self._rows(query):
            values = found.setdefault(row[0].value, defaultdict(list))
            values[_compact(row[-2].value)].append(row[-1])
        return found

    def _concept_key(self, iri: str) -> str:
        """Name a concept "scheme/id", whether the package or the dossier defines it."""
        schemes = self._concepts[iri].get("skos:inScheme", [])
        scheme = schemes[0].value.rpartition("/")[2] if schemes else ""
        name = iri.rpartition("/")[2]
        own = iri.startswith(f"{self.iri}/")
        return f"{scheme}/{name.removeprefix(scheme + '-') if own else name}"

    def _id(self, iri: str) -> str:
        return iri.removeprefix(f"{self.iri}/")

    def _key(self, term_: ox.NamedNode | ox.Literal) -> str:
        known = self._keys.get(term_.value)
        if known is not None:
            return known
        return "/".join(term_.value.rsplit("/", 2)[-2:])

    def head(self) -> DossierHead:
        """Read what the dossier says of itself."""
        values = self._grouped("page_dossier").get(self.iri, {})
        return {
            "id": self.iri.rpartition("/")[2],
            "iri": self.iri,
            "title": _name(values.get("dcterms:title", [])) or self.iri,
            "description": _name(values.get("dcterms:description", [])),
            "focus": self._id(_one(values, "foaf:primaryTopic")),
            "knownOn": _one(values, "ctx:asKnownOn"),
            "licence": _one(values, "dcterms:license"),
            "note": _name(values.get("skos:editorialNote", [])),
        }

    def things(self) -> dict[str, Thing]:
        """Read events, actors, places and instruments, by id."""
        classes = {row[0].value: _compact(row[1].value) for row in self._rows("page_names")}
        found: dict[str, Thing] = {}
        for iri, values in self._grouped("page_names").items():
            kind, actor = _CLASS_TYPES[classes[iri]]
            thing: Thing = {"type": kind, "name": _name(values["skos:prefLabel"])}
            concept = values.get("sem:eventType") or values.get("dcterms:type")
            if actor:
                thing["kind"] = actor
            elif concept:
                thing["kind"] = self._key(concept[0])
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
            bounds = self._bounds(iri)
            if bounds:
                thing["days"] = bounds
            days = self._days.get(iri, {})
            if "ctx:approximate" in days:
                thing["approximate"] = True
            if "ctx:datesDisjoint" in days:
                thing["disjoint"] = True
            found[self._id(iri)] = thing
        return found

    def _bounds(self, iri: str) -> Days | None:
        days = self._days.get(iri, {})
        found = [int(days[key][0].value) if key in days else None for key in _DAYS]
        return None if all(day is None for day in found) else found

    def _said(self, iri: str) -> list[int | None] | None:
        days = self._days.get(iri, {})
        found = [int(days[key][0].value) if key in days else None for key in _SAID]
        return None if found == [None, None] else found

    def sources(self) -> dict[str, Source]:
        """Read sources, by id."""
        found: dict[str, Source] = {}
        for iri, values in self._grouped("page_sources").items():
            source: Source = {
                "title": _one(values, "dcterms:title"),
                "language": _one(values, "dcterms:language"),
                "publisher": _publisher(_one(values, "dcterms:publisher")),
            }
            if "dcterms:type" in values:
                source["kind"] = self._key(values["dcterms:type"][0])
            if "dcterms:issued" in values:
                source["issued"] = _one(values, "dcterms:issued")
            url = _one(values, "schema:url")
            if url.lower().startswith(("http://", "https://")):
                source["url"] = url
            if "ctx:address" in values:
                source["address"] = _one(values, "ctx:address")
            if _one(values, "ctx:reading").endswith("whole"):
                source["whole"] = True
            copied = self._id(_one(values, "prov:hadPrimarySource"))
            if copied:
                source["copyOf"] = copied
            elif "ctx:copyOf" in values:
                source["copyOf"] = _publisher(_one(values, "ctx:copyOf"))
            if "ctx:caution" in values:
                source["cautions"] = [self._key(one) for one in values["ctx:caution"]]
            said = self._said(iri)
            if said:
                source["said"] = said
            found[self._id(iri)] = source
        return found

    def claims(self) -> list[Claim]:
        """Read claims, in the order of their ids."""
        passages = {
            row[0].value: (row[1].value, row[2].value) for row in self._rows("page_passages")
        }
        return [
            self._claim(iri, values, passages)
            for iri, values in self._grouped("page_claims").items()
        ]

    def _claim(self, iri: str, values: Values, passages: Mapping[str, tuple[str, str]]) -> Claim:
        predicate = _compact(_one(values, "rdf:predicate"))
        source, locator = passages.get(_one(values, "dcterms:source"), ("", ""))
        claim: Claim = {
            "id": self._id(iri),
            "about": self._id(_one(values, "rdf:subject")),
            "says": _KEY_OF.get(predicate, predicate),
            "target": self._target(values["rdf:object"][0]),
            "voices": [self._id(voice.value) for voice in values.get("prov:wasAttributedTo", [])],
            "source": self._id(source),
            "at": locator,
            "modality": self._key(values["ctx:modality"][0]),
        }
        self._dates_of(claim, iri, values)
        self._figure_of(claim, values)
        self._relations_of(claim, values)
        if "ctx:wording" in values:
            claim["wording"] = _thought(values["ctx:wording"][0])
        if "sem:roleType" in values:
            claim["role"] = self._key(values["sem:roleType"][0])
        if "rdfs:comment" in values:
            claim["gist"] = _name(values["rdfs:comment"])
        return claim

    def _target(self, object_: ox.NamedNode | ox.Literal) -> dict[str, str | int | float]:
        if isinstance(object_, ox.NamedNode):
            if object_.value in self._keys:
                return {"concept": self._keys[object_.value]}
            return {"id": self._id(object_.value)}
        kind = _compact(object_.datatype.value)
        if kind == "edtf:EDTF":
            return {"date": object_.value}
        if kind == "xsd:integer":
            return {"number": int(object_.value)}
        if kind == "xsd:decimal":
            return {"number": float(object_.value)}
        return {"text": object_.value, "lang": object_.language or ""}

    def _dates_of(self, claim: Claim, iri: str, values: Values) -> None:
        if "ctx:date" in values:
            claim["when"] = _one(values, "ctx:date")
        bounds = self._bounds(iri)
        if bounds:
            claim["days"] = bounds
        if "ctx:inferred" in values:
            claim["inferred"] = True
        if "ctx:within" in values:
            claim["within"] = self._id(_one(values, "ctx:within"))
        if "dcterms:issued" in values:
            claim["issued"] = _one(values, "dcterms:issued")
        said = self._said(iri)
        if said:
            claim["said"] = said

    def _figure_of(self, claim: Claim, values: Values) -> None:
        if "ctx:counted" in values:
            claim["counted"] = self._key(values["ctx:counted"][0])
        if "ctx:unit" in values:
            claim["unit"] = self._key(values["ctx:unit"][0])
        if "ctx:bound" in values:
            claim["bound"] = self._key(values["ctx:bound"][0])
        if "dcterms:conformsTo" in values:
            claim["definition"] = self._key(values["dcterms:conformsTo"][0])
        wholes = [one.value for one in values.get("dcterms:isPartOf", []) if one.value != self.iri]
        if wholes:
            claim["partOf"] = self._id(wholes[0])

    def _relations_of(self, claim: Claim, values: Values) -> None:
        if "cito:disputes" in values:
            claim["disputes"] = [self._id(one.value) for one in values["cito:disputes"]]
        if "cito:supports" in values:
            claim["supports"] = [self._id(one.value) for one in values["cito:supports"]]
        if "prov:wasRevisionOf" in values:
            claim["revises"] = self._id(_one(values, "prov:wasRevisionOf"))

    def concepts(self) -> dict[str, Concept]:
        """Read concepts, by "scheme/id"."""
        found: dict[str, Concept] = {}
        for iri, values in self._concepts.items():
            concept: Concept = {"name": _name(values.get("skos:prefLabel", []))}
            if "skos:broader" in values:
                concept["broader"] = self._key(values["skos:broader"][0])
            if "skos:definition" in values:
                concept["definition"] = _name(values["skos:definition"])
            found[self._keys[iri]] = concept
        return found

    def disagreements(self) -> list[Disagreement]:
        """Read what the editors see as at odds."""
        if self._disagreements is None:
            self._disagreements = [
                {
                    "id": self._id(iri),
                    "kind": self._key(values["dcterms:type"][0]),
                    "between": [self._id(one.value) for one in values["ctx:between"]],
                    "note": _name(values.get("rdfs:comment", [])),
                }
                for iri, values in self._grouped("page_disagreements").items()
            ]
        return self._disagreements

    def links(self) -> set[tuple[str, str, str]]:
        """List the plain links of the view: the only lines that may be drawn."""
        return {
            (
                self._id(row[0].value),
                _KEY_OF.get(_compact(row[1].value), ""),
                self._id(row[2].value),
            )
            for row in self._rows("page_view")
        }

    def terms(self) -> list[str]:
        """List the properties and classes in use, as prefixed names."""
        found = {_compact(row[0].value) for row in self._rows("page_terms")}
        return sorted(one for one in found if re.fullmatch(r"[a-z]+:[\w-]+", one))


def _one(values: Values, key: str) -> str:
    found = values.get(key)
    return found[0].value if found else ""


def _name(labels: Iterable[ox.NamedNode | ox.Literal]) -> Name:
    """Put labels of two languages in order; one text where they are the same or only one is."""
    texts = {getattr(label, "language", "") or "": label.value for label in labels}
    any_ = next(iter(texts.values()), "")
    english, spanish = texts.get("en", any_), texts.get("es", any_)
    return english if english == spanish else [english, spanish]


def _thought(words: ox.NamedNode | ox.Literal) -> dict[str, str]:
    return {"text": words.value, "lang": getattr(words, "language", "") or ""}


@cache
def column_names() -> dict[str, Name]:
    """Name the columns of the named questions in both languages."""
    return {name: [english, spanish] for name, (_, english, spanish) in sorted(COLUMNS.items())}


def predicate_names() -> dict[str, Name]:
    """Name every predicate of claims in both languages, from the ontology."""
    store = ox.Store()
    store.load(ontology_text("ontology.ttl").encode("utf-8"), format=ox.RdfFormat.TURTLE)
    found: dict[str, Name] = {}
    for key, compact in PREDICATES.items():
        labels = store.quads_for_pattern(
            ox.NamedNode(term(compact)), ox.NamedNode(term("rdfs:label")), None
        )
        named = _name([quad.object for quad in labels if isinstance(quad.object, ox.Literal)])
        found[key] = _LABELS.get(key) or named or key
    return found


def prefixes(dossier: str) -> dict[str, str]:
    """List the prefixes an answer is shortened with, the dossier's own first."""
    return {"data": f"{dossier}/", **PREFIXES}


def questions(focus: str) -> list[Question]:
    """
    List the named questions, with their prefixes written out.

    One that needs an event is asked of the focus; one that needs anything else is left out.
    """
    found: list[Question] = []
    for name, query in query_files("queries").items():
        summary, params = query.header.get("summary"), query.header.get("params") or {}
        needed = {
            key: str(told.get("kind", ""))
            for key, told in params.items()
            if told.get("required") and not told.get("default")
        }
        if not isinstance(summary, Mapping) or any(kind != "event" for kind in needed.values()):
            continue
        filled = dict.fromkeys(needed, f"<{focus}>") | {
            key: _default(str(told["kind"]), str(told["default"]))
            for key, told in params.items()
            if told.get("default")
        }
        body = _filled(query.text, {**filled, "lang": READERS_LANGUAGE})
        used = [
            f"PREFIX {prefix}: <{iri}>"
            for prefix, iri in PREFIXES.items()
            if re.search(rf"(?<![\w-]){prefix}:", body)
        ]
        title: Name = [str(summary["en"]), str(summary["es"])]
        sparql = "\n".join([*used, "", body])
        if _parses(sparql):
            found.append({"id": name, "name": title, "sparql": sparql})
    return found


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Put terms in the place of variables, and take those variables out of the columns."""
    body = "\n".join(line for line in text.split("\n") if not line.startswith("#+")).strip()
    head, where, rest = body.partition("WHERE")
    inner, end, tail = rest.rpartition("}")
    for key, value in values.items():
        variable = re.compile(rf"[?$]{key}\b")
        head, tail = variable.sub("", head), variable.sub("", tail)
        inner = variable.sub(value.replace("\\", "\\\\"), inner)
    return head + where + inner + end + tail


def _parses(sparql: str) -> bool:
    """Tell whether a query still is one; `BIND (… AS <iri>)` is not."""
    try:
        ox.Store().query(sparql)
    except SyntaxError:
        return False
    return True


def _default(kind: str, value: str) -> str:
    """Write the default of a parameter as a term."""
    if kind.startswith("concept "):
        return f"<{concept_iri(kind.removeprefix('concept '), value)}>"
    return value if kind == "number" else json.dumps(value)


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
