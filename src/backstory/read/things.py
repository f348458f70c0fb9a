"""A store comes in; out goes everything in it that has a name, by kind, with all its names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from backstory.rdf.store import TripleStore
from backstory.read.thing import Thing
from backstory.vocabulary import term

__all__ = ["things_of"]

_KINDS: Final = {
    "sem:Event": "event",
    "ctx:Instrument": "instrument",
    "sem:Place": "place",
    "foaf:Person": "person",
    "org:Organization": "body",
    "foaf:Group": "group",
    "org:Post": "post",
}


@dataclass(slots=True)
class _Row:
    labels: dict[str, str] = field(default_factory=dict)
    aliases: set[tuple[str, str]] = field(default_factory=set)
    type: str = ""


def things_of(store: TripleStore) -> dict[str, Thing]:
    """Give everything that has a name, by IRI, sorted."""
    values = " ".join(f"({key} '{kind}')" for key, kind in _KINDS.items())
    rows = store.query(
        "SELECT ?x ?k ?p ?o (LANG(?o) AS ?l) WHERE { VALUES (?c ?k) { " + values + " } ?x a ?c ."
        " VALUES ?p { skos:prefLabel skos:altLabel dcterms:type } ?x ?p ?o }"
    ).rows
    found: dict[str, _Row] = {}
    kinds: dict[str, str] = {}
    label, alias = term("skos:prefLabel"), term("skos:altLabel")
    for row in rows:  # of a large graph very many: no dict is made of each
        iri, kind, said, told = (one.value if one else "" for one in row[:4])  # type: ignore[union-attr]
        one = found.get(iri)
        if one is None:
            one = found[iri] = _Row()
        kinds[iri] = kind
        if said == label:
            one.labels[row[4].value if row[4] else ""] = told  # type: ignore[union-attr]
        elif said == alias:
            one.aliases.add((told, row[4].value if row[4] else ""))  # type: ignore[union-attr]
        else:
            one.type = max(one.type, told)
    return {
        iri: Thing(iri, kinds[iri], one.type,
                   dict(sorted(one.labels.items())) if len(one.labels) > 1 else one.labels,
                   tuple(sorted(one.aliases)))
        for iri, one in sorted(found.items()) if one.labels
    }  # fmt: skip
