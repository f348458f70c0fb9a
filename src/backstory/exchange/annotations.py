"""
Claims go out as W3C Web Annotations: each a note at its place in the source that it is read in.

Where the text is held, the place is given in code points, as the model wants it, with its first and
last words beside it; else as its author wrote it. What is said stands in the language asked for.

Sources:
    W3C, "Web Annotation Data Model" and "Web Annotation Vocabulary", Recommendations of 23 February
    2017.
"""

from __future__ import annotations

import json
from typing import Any, Final

from backstory.exchange.dossiers import licences_of
from backstory.model.nouns import Claim, Source
from backstory.rdf.record import Record
from backstory.tell.answered import publishers_of
from backstory.tell.answers import answers_of
from backstory.tell.saying import Speaker
from backstory.vocabulary import NS, term
from backstory.words.phrases import phrase

__all__ = ["annotation_page"]

CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "ctx": NS,
        "voice": {"@id": term("prov:wasAttributedTo"), "@type": "@id"},
        "modality": "ctx:modality",
        "place": "ctx:locator",
        "publisher": term("dcterms:publisher"),
    },
]


def annotation_page(record: Record, lang: str = "en") -> str:
    """Write every claim as an annotation, on one page of annotations, by IRI."""
    speak = Speaker(record, lang)
    by, licences = publishers_of(record), licences_of(record)
    page = {
        "@context": CONTEXT,
        "id": f"{record.dossier}/annotations" if record.dossier else "urn:backstory:annotations",
        "type": "AnnotationPage",
        **({"publisher": {"type": "Organization", "name": by}} if by else {}),
        **({"rights": licences} if licences else {}),
        "items": [_annotation(speak, claim) for claim in record.claims.values()],
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def _annotation(speak: Speaker, claim: Claim) -> dict[str, Any]:
    record = speak.record
    said = f"{speak.says(claim)}: {speak.statement(claim)}"
    if claim.is_worked_out:
        said = f"{said} ({phrase('worked out', speak.lang)})"
    said = answers_of(record, speak.lang).beside(claim, said)
    return {
        "id": claim.iri,
        "type": "Annotation",
        "motivation": "describing",
        "voice": list(claim.voices),
        "modality": str(claim.modality),
        "body": [
            {"type": "TextualBody", "value": said, "language": speak.lang, "format": "text/plain"},
            *({"type": "SpecificResource", "purpose": "tagging", "source": iri}
              for iri in _things(record, claim)),
        ],
        "target": _target(record.sources.get(claim.source), claim),
    }  # fmt: skip


def _things(record: Record, claim: Claim) -> list[str]:
    """Give the things that a claim is about and points at."""
    named = [claim.subject, *([claim.object] if isinstance(claim.object, str) else [])]
    return [iri for iri in dict.fromkeys(named) if iri in record.names]


def _target(source: Source | None, claim: Claim) -> dict[str, Any]:
    where = source.url if source and source.url else claim.source
    found: dict[str, Any] = {"type": "SpecificResource", "source": where, "place": claim.locator}
    passage = claim.passage
    if passage.start is not None and passage.end is not None:
        found["selector"] = {
            "type": "TextPositionSelector", "start": passage.start, "end": passage.end,
        }  # fmt: skip
    elif claim.wording and claim.quoted:
        found["selector"] = {"type": "TextQuoteSelector", "exact": claim.wording.text}
    return found
