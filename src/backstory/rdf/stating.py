"""State what is known of one dossier as triples, and describe the dossier as a dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import Literal, NamedNode

from backstory.model.nouns import Dossier
from backstory.rdf import mapping, view
from backstory.vocabulary import MODEL_VERSION, data_iri, dossier_iri, id_of, term

__all__ = ["COUNTED", "TYPE", "Grower", "description"]

TYPE: Final = term("rdf:type")
COUNTED: Final = (
    "ctx:Claim", "ctx:Figure", "ctx:Instrument", "schema:CreativeWork", "sem:Event", "sem:Place",
    "ctx:Disagreement",
)  # fmt: skip
"""Classes whose members the description of a dossier counts."""


class Grower:
    """Collect the triples of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        """Begin with nothing stated."""
        self.dossier = dossier
        self.home = NamedNode(dossier_iri(dossier.id, dossier.base))
        self.found: list[view.Triple] = []
        """What was stated since `taken` was last asked."""
        self._terms: dict[str, NamedNode] = {}
        self._tables: dict[int, list[tuple[str, NamedNode, Callable[[Any], Iterable[Any]]]]] = {}
        """Each table, by its identity: tables live for ever."""

    def taken(self) -> list[view.Triple]:
        """Give what was stated since it was last asked."""
        found, self.found = self.found, []
        return found

    def term(self, compact: str) -> NamedNode:
        """Give the node of a compact name, made once."""
        known = self._terms.get(compact)
        if known is None:
            known = self._terms[compact] = NamedNode(term(compact))
        return known

    def iri(self, name: str) -> NamedNode:
        """Give the node of a thing of the dossier, by its id."""
        return NamedNode(data_iri(self.dossier.id, name, self.dossier.base))

    def add(self, subject: NamedNode, predicate: str, thing: NamedNode | Literal) -> None:
        """State one triple; the predicate is compact."""
        self.found.append((subject, self.term(predicate), thing))

    def type(self, subject: NamedNode, *classes: str) -> None:
        """State what something is."""
        for each in classes:
            self.add(subject, "rdf:type", self.term(each))

    def languages(self, subject: NamedNode, predicate: str, texts: Mapping[str, str]) -> None:
        """State a text in every language in which it is told."""
        for language, text in texts.items():
            if text:
                self.add(subject, predicate, Literal(text, language=language))

    def fields(self, subject: NamedNode, noun: Any, table: Iterable[mapping.Field]) -> None:
        """State every field of a noun that its table has, under its term."""
        ways = self._tables.get(id(table))
        if ways is None:
            ways = self._tables[id(table)] = [
                (field.name, self.term(field.term), field.way.write) for field in table
            ]
        for name, stated, write in ways:
            value = getattr(noun, name)
            # Nothing is stated of most fields; a number may be nought.
            if value or isinstance(value, Decimal):
                for thing in write(value):
                    self.found.append((subject, stated, thing))

    def part(self, subject: NamedNode) -> None:
        """State that something belongs to the dossier."""
        self.add(subject, "dcterms:isPartOf", self.home)


def description(dossier: Dossier, counts: Mapping[str, int], size: int) -> Iterator[view.Triple]:
    """
    Describe the dossier as a dataset (DCAT, VoID).

    Args:
        dossier: What is described.
        counts: How many things there are of each class, by its IRI.
        size: How many triples there are besides.
    """
    grow = Grower(dossier)
    home = grow.home
    grow.type(home, "dcat:Dataset", "void:Dataset")
    grow.fields(home, dossier, mapping.DOSSIER)
    if id_of(home.value) != dossier.id:
        # An address of its own does not say what people type: the name of the folder does.
        grow.add(home, "dcterms:identifier", Literal(dossier.id))
    for predicate in ("skos:prefLabel", "rdfs:label"):
        grow.languages(home, predicate, dossier.titles)
    grow.add(home, "foaf:primaryTopic", grow.iri(dossier.focus))
    known = Literal(dossier.as_known_on, datatype=grow.term("xsd:date"))
    grow.add(home, "ctx:asKnownOn", known)
    grow.add(home, "ctx:modelVersion", Literal(MODEL_VERSION))
    for compact in COUNTED:
        part = grow.iri("count-of-" + compact.partition(":")[2].lower())
        grow.add(home, "void:classPartition", part)
        grow.add(part, "void:class", grow.term(compact))
        grow.add(part, "void:entities", Literal(counts.get(term(compact), 0)))
    yield from grow.found
    total = Literal(size + len(grow.found) + 1)
    yield home, grow.term("void:triples"), total
