"""Read the common concepts that ship with the package: scheme, id, labels, broader, unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from backstory.carried import carried
from backstory.vocabulary import BASE, SCHEMES, term

__all__ = ["CommonConcept", "common_concepts", "concept_ids", "ontology_text"]


@dataclass(frozen=True, slots=True)
class CommonConcept:
    """A concept every dossier may use; `broader` and `unit` are ids, empty where there is none."""

    scheme: str
    id: str
    labels: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    broader: str = ""
    unit: str = ""
    aliases: tuple[tuple[str, str], ...] = ()
    """Plain names that find it: text and language."""


def ontology_text(name: str) -> str:
    """Read one of the published Turtle files: ontology.ttl, concepts.ttl or shapes.ttl."""
    return carried(Path(__file__).parent / "ontology" / name).decode("utf-8")


@cache
def common_concepts() -> Mapping[tuple[str, str], CommonConcept]:
    """Read every common concept, by scheme and id; read once in a process."""
    from pyoxigraph import Literal, RdfFormat, parse

    labels: dict[str, dict[str, str]] = defaultdict(dict)
    definitions: dict[str, dict[str, str]] = defaultdict(dict)
    aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    links: dict[tuple[str, str], str] = {}
    wanted = {term("skos:broader"): "broader", term("ctx:unit"): "unit"}
    for quad in parse(ontology_text("concepts.ttl"), format=RdfFormat.TURTLE):
        subject, predicate, thing = str(quad.subject)[1:-1], quad.predicate.value, quad.object
        if isinstance(thing, Literal):
            if predicate == term("skos:prefLabel"):
                labels[subject][thing.language or ""] = thing.value
            elif predicate == term("skos:definition"):
                definitions[subject][thing.language or ""] = thing.value
            elif predicate == term("skos:altLabel"):
                aliases[subject].append((thing.value, thing.language or ""))
        elif predicate in wanted:
            links[subject, wanted[predicate]] = str(thing)[1:-1].rsplit("/", 1)[-1]
    found = {}
    for iri, names in sorted(labels.items()):
        scheme, _, name = iri.removeprefix(BASE + "concept/").partition("/")
        if name and scheme in SCHEMES:
            found[scheme, name] = CommonConcept(
                scheme,
                name,
                names,
                definitions[iri],
                links.get((iri, "broader"), ""),
                links.get((iri, "unit"), ""),
                tuple(sorted(aliases[iri])),
            )
    return found


def concept_ids(scheme: str) -> list[str]:
    """List the ids of one common scheme, sorted."""
    return sorted(name for kind, name in common_concepts() if kind == scheme)
