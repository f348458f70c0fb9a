"""
Give each claim as a row of a table: `GRAPH.claims.csv`.

All that a source file says of it is in its row, so that the table can come back in
(`backstory import`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Source, Words
from backstory.vocabulary import KEYS

__all__ = ["CLAIM_COLUMNS", "claim_row", "source_row"]

CLAIM_COLUMNS: Final = (
    "claim", "about", "about_en", "about_es", "predicate", "role", "object", "object_en",
    "object_es", "modality", "when", "within", "voices", "voices_en", "said", "wording",
    "gist_en", "gist_es", "number", "counted", "unit", "bound", "part_of", "disputes", "source",
    "publisher", "issued", "place", "address", "read", "inferred", "limit_en", "limit_es",
    "articles", "extent", "words_language", "quoted", "as_quoted", "upto", "spread", "total",
    "definition", "of", "stage", "as_of", "supports", "revises", "rows", "title", "title_en",
    "title_es", "publisher_en", "publisher_es", "language", "kind", "issued_inferred", "link",
    "sha256", "copy_of", "copy_of_en", "copy_of_es", "cautions", "short_en", "short_es", "lead",
    "archived", "source_rows",
)  # fmt: skip

_EMPTY: Final = dict.fromkeys(CLAIM_COLUMNS, "")

_LABELLED: Final = tuple(
    column.removeprefix("about_") for column in CLAIM_COLUMNS if column.startswith("about_")
)
"""The languages in which a row names things."""


def claim_row(
    claim: Claim,
    source: Source,
    label: Callable[[str, str], str],
    short: Callable[[str], str],
    head: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """
    Give one claim as the cells of a table, by column; empty where nothing is stated.

    Args:
        claim: What is told.
        source: Where it is read.
        label: Gives the name of a thing or a concept in a language.
        short: Gives the id that people type.
        head: The cells of the source, if they are known from another of its claims.
    """
    thing = claim.object
    name, labels = str(thing), dict[str, str]()
    if isinstance(thing, str):
        name, labels = short(thing), {lang: label(thing, lang) for lang in _LABELLED}
    elif isinstance(thing, Words | Span):
        name = thing.text
    told = claim.wording or (thing if claim.predicate == "ctx:characterisedAs" else None)
    is_other = isinstance(told, Words) and told.language != source.language
    return {
        **_EMPTY,
        "claim": short(claim.iri),
        "about": short(claim.subject),
        **_each("about", {lang: label(claim.subject, lang) for lang in _LABELLED}),
        "predicate": KEYS.get(claim.predicate, claim.predicate),
        "role": _short(claim.role, short),
        "object": name,
        **_each("object", labels),
        "modality": str(claim.modality),
        "when": str(claim.when or ""),
        "within": short(claim.within) if isinstance(claim.within, str) else str(claim.within or ""),
        "voices": " ".join(map(short, claim.voices)),
        "voices_en": "; ".join(label(voice, "en") for voice in claim.voices),
        "said": str(claim.said or ""),
        "wording": claim.wording.text if claim.wording else "",
        **_each("gist", claim.gist),
        "number": str(thing) if claim.figure else "",
        **_figure(claim, short),
        "disputes": " ".join(map(short, claim.disputes)),
        "place": claim.locator,
        "inferred": " ".join(sorted(claim.inferred)),
        **_each("limit", claim.limit),
        "articles": "; ".join(claim.articles),
        "extent": claim.extent,
        "words_language": told.language if isinstance(told, Words) and is_other else "",
        "quoted": "true" if claim.quoted else "",
        "as_quoted": claim.as_quoted,
        "supports": " ".join(map(short, claim.supports)),
        "revises": " ".join(map(short, claim.revises)),
        "rows": "; ".join(claim.notes),
        **(head or source_row(source, short)),
    }


def _figure(claim: Claim, short: Callable[[str], str]) -> dict[str, str]:
    figure = claim.figure
    if figure is None:
        return {}
    numbers = {"upto": figure.upto, "spread": figure.spread, "total": figure.total}
    progress = "" if figure.progress is None else f" {figure.progress} %"
    return {
        "counted": _short(figure.counted, short),
        "unit": _short(figure.unit, short),
        "bound": str(figure.bound),
        "part_of": _short(figure.part_of, short),
        **{key: "" if number is None else str(number) for key, number in numbers.items()},
        "definition": _short(figure.definition, short),
        "of": _short(figure.base, short),
        "stage": f"{figure.stage}{progress}".strip(),
        "as_of": str(figure.as_of or ""),
    }


def _short(iri: str, short: Callable[[str], str]) -> str:
    return short(iri) if iri else ""


def source_row(source: Source, short: Callable[[str], str]) -> dict[str, str]:
    """Give the cells of a source, which are the same in the row of each of its claims."""
    described = source.is_described
    copied = short(source.copy_of) if source.copy_is_held else source.copy_of
    return {
        "source": short(source.iri),
        "publisher": _short(source.unnamed, short) or source.publisher,
        **(_each("publisher", source.publishers) if len(source.publishers) > 1 else {}),
        "issued": str(source.issued or ""),
        "address": source.url or source.address,
        "read": source.reading,
        "title": "" if described else source.title.text,
        **(_each("title", source.titles) if described else {}),
        "language": source.language,
        "kind": short(source.kind),
        "issued_inferred": "issued" if source.issued_inferred else "",
        "link": "no" if source.address else "",
        "sha256": source.sha256,
        "copy_of": "" if source.copied else copied,
        **_each("copy_of", source.copied),
        "cautions": " ".join(short(caution) for caution in source.cautions),
        **_each("short", source.short),
        "lead": "true" if source.lead else "",
        "archived": source.archived,
        "source_rows": "; ".join(source.notes),
    }


def _each(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": text for language, text in texts.items()}
