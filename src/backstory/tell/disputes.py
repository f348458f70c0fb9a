"""Disagreements come in; out goes a table: a row for each claim of each, with who says it."""

from __future__ import annotations

from backstory.calls import one_of
from backstory.compare.disagreements import Disagreement, disagreements_of
from backstory.rdf.record import Record
from backstory.tell.answers import answers_of
from backstory.tell.figures import why
from backstory.tell.saying import Speaker
from backstory.vocabulary import concept_iri
from backstory.words.languages import Texts
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["disputes_table", "what_differs"]


def disputes_table(record: Record, about: str, lang: str, *, by: str = "") -> Table:
    """
    Give each claim of each disagreement as a row.

    Args:
        record: What a graph records.
        about: IRI of what they touch; empty for all.
        lang: The language to tell in.
        by: stated, signed or shown; empty for all three.
    """
    if by:
        one_of("side that disagreements are told by", by, ("stated", "signed", "shown"))
    speak = Speaker(record, lang)
    rows = [
        row
        for each in disagreements_of(record, about)
        if not by or each.by == by
        for row in _rows(record, speak, each)
    ]
    columns = ("disagreement", "by", "by_label", "kind", "kind_label", "statement", "when",
               "inferred", "voice", "voice_label", "modality", "modality_label", "source",
               "source_label", "place", "place_label", "claim", "why")  # fmt: skip
    return Table(columns, tuple(rows), phrase("at odds", lang), lang)


def what_differs(speak: Speaker, each: Disagreement) -> str:
    """Tell what there is to say of a disagreement: its note, or the verdict on two figures."""
    if each.pair is None:
        return Texts(each.note)[speak.lang]
    verdict = phrase(f"verdict {each.pair.verdict}", speak.lang)
    return f"{verdict}: {'; '.join(why(speak, each.pair))}"


def _rows(record: Record, speak: Speaker, each: Disagreement) -> list[dict[str, object]]:
    note = what_differs(speak, each)
    by_dates = each.by == "shown" and each.kind == "date"
    if each.verdict:
        verdict = speak.name(concept_iri("verdict", each.verdict))
        note = f"{verdict[:1].upper()}{verdict[1:]}: {note}" if note else verdict
    return [
        {
            "disagreement": each.id,
            "by": each.by,
            "by_label": phrase("shown date" if by_dates else each.by, speak.lang),
            "kind": each.kind,
            "kind_label": speak.name(concept_iri("disagreement", each.kind)),
            "statement": answers_of(record, speak.lang).beside(claim, speak.statement(claim)),
            "when": claim.when.text if claim.when else None,
            "inferred": True if claim.is_date_inferred else None,
            "voice": " ".join(speak.record.short(voice) for voice in claim.voices),
            "voice_label": speak.voices(claim),
            "modality": claim.modality,
            "modality_label": speak.name(concept_iri("modality", claim.modality)),
            "source": Id.of(claim.source),
            "source_label": speak.source(claim.source),
            "place": claim.locator,
            "place_label": speak.place(claim),
            "claim": Id.of(claim.iri),
            "why": note or None,
        }
        for claim in (record.claims[iri] for iri in each.claims if iri in record.claims)
    ]
