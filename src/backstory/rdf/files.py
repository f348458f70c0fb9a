"""Turn a dossier and its triples into the files it grows into: Turtle, a table, the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter

from pyoxigraph import RdfFormat, Triple, serialize

from backstory.model.claims_table import CLAIM_COLUMNS, claim_row, source_row
from backstory.model.concepts import common_concepts, ontology_text
from backstory.model.nouns import Dossier
from backstory.vocabulary import PREFIXES, concept_iri, dossier_iri, id_of
from backstory.words.languages import shipped
from backstory.words.separated import separated

__all__ = ["CLAIM_COLUMNS", "claim_row", "claims_csv", "grown_files", "turtle"]

ONTOLOGY_FILES = ("ontology.ttl", "concepts.ttl", "shapes.ttl")


def turtle(dossier: str, triples: Iterable[Triple], base: str = "") -> bytes:
    """Serialize sorted triples as Turtle; the dossier's names have the empty prefix."""
    prefixes = dict(sorted({**PREFIXES, "": dossier_iri(dossier, base) + "/"}.items()))
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes)
    return written or b""


def grown_files(dossier: Dossier, triples: Iterable[Triple]) -> dict[str, bytes]:
    """Give every file a dossier grows into, by name; the same bytes every time."""
    found = {
        f"{dossier.id}.ttl": turtle(dossier.id, triples, dossier.base),
        f"{dossier.id}.claims.csv": claims_csv(dossier).encode("utf-8"),
    }
    return found | {name: ontology_text(name).encode("utf-8") for name in ONTOLOGY_FILES}


def claims_csv(dossier: Dossier) -> str:
    """Write one row a claim, for spreadsheets."""
    labels = _labels(dossier)
    own = {concept.iri: name for (_, name), concept in dossier.concepts.items()}

    def label(iri: str, lang: str) -> str:
        return labels[iri].get(lang, "")

    @cache  # the same voices, subjects and concepts stand in many rows
    def short(iri: str) -> str:
        return own.get(iri) or id_of(iri)

    heads = {source.iri: source_row(source, short) for source in dossier.sources.values()}
    rows = (
        claim_row(claim, dossier.sources[id_of(claim.source)], label, short, heads[claim.source])
        for claim in dossier.claims.values()
    )
    return separated(CLAIM_COLUMNS, map(itemgetter(*CLAIM_COLUMNS), rows))


def _labels(dossier: Dossier) -> dict[str, Mapping[str, str]]:
    """Give the labels of everything a claim may name, by IRI."""
    found: dict[str, Mapping[str, str]] = {thing.iri: thing.labels for thing in dossier.named()}
    for source in dossier.sources.values():
        found[source.iri] = {lang: source.told(source.titles, lang) for lang in shipped()}
    for (scheme, name), common in common_concepts().items():
        found[concept_iri(scheme, name)] = common.labels
    return found | {concept.iri: concept.labels for concept in dossier.concepts.values()}
