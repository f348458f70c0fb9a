"""Turn a dossier and its quads into the files it grows into: Turtle, a table, the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import Quad, RdfFormat, serialize

from backstory.dates.edtf import Span
from backstory.model.concepts import common_concepts, ontology_text
from backstory.model.nouns import Claim, Dossier, Source, Words
from backstory.vocabulary import KEYS, PREFIXES, concept_iri, dossier_iri, id_of
from backstory.words.languages import shipped
from backstory.words.separated import separated

__all__ = ["CLAIM_COLUMNS", "claim_row", "claims_csv", "grown_files", "turtle"]

ONTOLOGY_FILES = ("ontology.ttl", "concepts.ttl", "shapes.ttl")


def turtle(dossier: str, quads: Iterable[Quad], base: str = "") -> bytes:
    """Serialize sorted quads of one graph as Turtle; the dossier's names have the empty prefix."""
    prefixes = dict(sorted({**PREFIXES, "": dossier_iri(dossier, base) + "/"}.items()))
    triples = (quad.triple for quad in quads)
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes)
    return written or b""


def grown_files(dossier: Dossier, quads: Iterable[Quad]) -> dict[str, bytes]:
    """Give every file a dossier grows into, by name; the same bytes every time."""
    found = {
        f"{dossier.id}.ttl": turtle(dossier.id, quads, dossier.base),
        f"{dossier.id}.claims.csv": claims_csv(dossier).encode("utf-8"),
    }
    return found | {name: ontology_text(name).encode("utf-8") for name in ONTOLOGY_FILES}


CLAIM_COLUMNS = (
    "claim", "about", "about_en", "about_es", "predicate", "role", "object", "object_en",
    "object_es", "modality", "when", "within", "voices", "voices_en", "said", "wording",
    "gist_en", "gist_es", "number", "counted", "unit", "bound", "part_of", "disputes", "source",
    "publisher", "issued", "place", "address", "read",
)  # fmt: skip
"""The columns of a table of claims."""


def claims_csv(dossier: Dossier) -> str:
    """Write one row a claim, for spreadsheets."""
    labels = _labels(dossier)
    own = {concept.iri: name for (_, name), concept in dossier.concepts.items()}
    rows = (
        claim_row(
            claim, dossier.sources[id_of(claim.source)], lambda iri, lang: labels[iri][lang],
            lambda iri: own.get(iri) or id_of(iri),
        )
        for claim in dossier.claims.values()
    )  # fmt: skip
    return separated(CLAIM_COLUMNS, ([row[name] for name in CLAIM_COLUMNS] for row in rows))


def _labels(dossier: Dossier) -> dict[str, Mapping[str, str]]:
    """Give the labels of everything a claim may name, by IRI."""
    found: dict[str, Mapping[str, str]] = {thing.iri: thing.labels for thing in dossier.named()}
    for source in dossier.sources.values():
        found[source.iri] = {lang: source.told(source.titles, lang) for lang in shipped()}
    for (scheme, name), common in common_concepts().items():
        found[concept_iri(scheme, name)] = common.labels
    return found | {concept.iri: concept.labels for concept in dossier.concepts.values()}


def claim_row(
    claim: Claim, source: Source, label: Callable[[str, str], str], short: Callable[[str], str]
) -> dict[str, str]:
    """
    Give one claim as the cells of a table, by column; empty where nothing is stated.

    Args:
        claim: What is told.
        source: Where it is read.
        label: Gives the name of a thing or a concept in a language.
        short: Gives the id that people type.
    """
    figure, thing = claim.figure, claim.object
    name, labels = str(thing), {"en": "", "es": ""}
    if isinstance(thing, str):
        name, labels = short(thing), {lang: label(thing, lang) for lang in labels}
    elif isinstance(thing, Words | Span):
        name = thing.text
    return {
        "claim": short(claim.iri),
        "about": short(claim.subject),
        "about_en": label(claim.subject, "en"),
        "about_es": label(claim.subject, "es"),
        "predicate": KEYS[claim.predicate],
        "role": short(claim.role) if claim.role else "",
        "object": name,
        "object_en": labels["en"],
        "object_es": labels["es"],
        "modality": str(claim.modality),
        "when": str(claim.when or ""),
        "within": short(claim.within) if isinstance(claim.within, str) else str(claim.within or ""),
        "voices": " ".join(map(short, claim.voices)),
        "voices_en": "; ".join(label(voice, "en") for voice in claim.voices),
        "said": str(claim.said or ""),
        "wording": claim.wording.text if claim.wording else "",
        "gist_en": claim.gist.get("en", ""),
        "gist_es": claim.gist.get("es", ""),
        "number": str(thing) if figure else "",
        "counted": short(claim.counted) if claim.counted else "",
        "unit": short(claim.unit) if claim.unit else "",
        "bound": str(claim.bound),
        "part_of": short(claim.part_of) if claim.part_of else "",
        "disputes": " ".join(map(short, claim.disputes)),
        "source": short(source.iri),
        "publisher": source.publisher,
        "issued": str(source.issued or ""),
        "place": claim.locator,
        "address": source.url or source.address,
        "read": source.reading,
    }
