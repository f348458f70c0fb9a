"""Turn a dossier and its quads into the files it grows into: Turtle, a table, the vocabulary."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from pyoxigraph import Quad, RdfFormat, serialize

from backstory.dates.edtf import Span
from backstory.model.concepts import common_concepts, ontology_text
from backstory.model.nouns import Claim, Dossier, Words
from backstory.vocabulary import KEYS, PREFIXES, concept_iri, dossier_iri, id_of
from backstory.words.languages import shipped

__all__ = ["claims_csv", "grown_files", "turtle"]

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


_COLUMNS = (
    "claim", "about", "about_en", "about_es", "predicate", "role", "object", "object_en",
    "object_es", "modality", "when", "within", "voices", "voices_en", "said", "wording",
    "gist_en", "gist_es", "number", "counted", "unit", "bound", "part_of", "disputes", "source",
    "publisher", "issued", "place", "address", "read",
)  # fmt: skip


def claims_csv(dossier: Dossier) -> str:
    """Write one row a claim, for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    labels = _labels(dossier)
    for claim in dossier.claims.values():
        row = _row(dossier, claim, labels)
        writer.writerow([_tame(row.get(column, "")) for column in _COLUMNS])
    return out.getvalue()


def _tame(text: str) -> str:
    """Keep a spreadsheet from running a cell as a formula: such a cell gets an apostrophe."""
    return (
        "'" + text
        if text[:1] in ("=", "@", "\t") or (text[:1] in "+-" and not text[1:2].isdigit() and text)
        else text
    )


def _labels(dossier: Dossier) -> dict[str, Mapping[str, str]]:
    """Give the labels of everything a claim may name, by IRI."""
    found: dict[str, Mapping[str, str]] = {thing.iri: thing.labels for thing in dossier.named()}
    for source in dossier.sources.values():
        found[source.iri] = {lang: source.told(source.titles, lang) for lang in shipped()}
    for (scheme, name), common in common_concepts().items():
        found[concept_iri(scheme, name)] = common.labels
    return found | {concept.iri: concept.labels for concept in dossier.concepts.values()}


def _row(dossier: Dossier, claim: Claim, labels: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    source, figure, thing = dossier.sources[id_of(claim.source)], claim.figure, claim.object
    own = {concept.iri: name for (_, name), concept in dossier.concepts.items()}

    def short(iri: str) -> str:
        return own.get(iri) or id_of(iri)

    name, label = str(thing), {"en": "", "es": ""}
    if isinstance(thing, str):
        name, label = short(thing), dict(labels[thing])
    elif isinstance(thing, Words | Span):
        name = thing.text
    return {
        "claim": claim.id,
        "about": id_of(claim.subject),
        "about_en": labels[claim.subject]["en"],
        "about_es": labels[claim.subject]["es"],
        "predicate": KEYS[claim.predicate],
        "role": short(claim.role),
        "object": name,
        "object_en": label["en"],
        "object_es": label["es"],
        "modality": str(claim.modality),
        "when": str(claim.when or ""),
        "within": id_of(claim.within) if isinstance(claim.within, str) else str(claim.within or ""),
        "voices": " ".join(map(id_of, claim.voices)),
        "voices_en": "; ".join(labels[voice]["en"] for voice in claim.voices),
        "said": str(claim.said or ""),
        "wording": claim.wording.text if claim.wording else "",
        "gist_en": claim.gist.get("en", ""),
        "gist_es": claim.gist.get("es", ""),
        "number": str(thing) if figure else "",
        "counted": short(claim.counted),
        "unit": short(claim.unit),
        "bound": str(claim.bound),
        "part_of": id_of(claim.part_of),
        "disputes": " ".join(map(id_of, claim.disputes)),
        "source": source.id,
        "publisher": source.publisher,
        "issued": str(source.issued or ""),
        "place": claim.locator,
        "address": source.url or source.address,
        "read": source.reading,
    }
