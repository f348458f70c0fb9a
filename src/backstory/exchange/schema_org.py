"""
What a graph records comes in; out goes what search engines read of it, in the words of schema.org.

A data set, events, and claims with who makes them and where; never a rating: nobody is judged. Who
has no public office or voice is in none of it, and what answers an accusation stands in its text.

Sources:
    schema.org, types Dataset, Event and Claim.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from backstory.dates.edtf import Span
from backstory.exchange.dossiers import About, about
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.context import teller_of
from backstory.tell.people import people_of

__all__ = ["claim_of", "data_set", "event_of", "graph_of", "public_only", "schema_org"]

_CONTEXT: Final = "https://schema.org"
_PERSONS: Final = {"person": "Person"}
Where = Callable[[str], str]
"""Gives the address at which a thing stands, of its IRI."""


def graph_of(things: Iterable[dict[str, Any]]) -> str:
    """Write things as JSON-LD, safe inside a page too: no `<` stands in it."""
    whole = {"@context": _CONTEXT, "@graph": list(things)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def data_set(each: About, lang: str, where: Where, data: Iterable[tuple[str, str]] = ()) -> Any:
    """
    Tell of a dossier.

    Args:
        each: What it says of itself.
        lang: The language of title and description.
        where: Gives the address of a thing.
        data: Media type and address of each file it comes as.
    """
    span = f"{each.first}/{each.known_on}" if each.first and each.known_on else ""
    return _stated({
        "@type": "Dataset", "@id": each.iri, "name": each.told(each.titles, lang),
        "description": each.told(each.descriptions, lang), "url": where(each.iri),
        "inLanguage": list(each.languages), "license": each.licence,
        "dateModified": each.known_on, "temporalCoverage": span,
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": each.publisher} if each.publisher else "",
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
            for kind, address in data
        ],
    })  # fmt: skip


def event_of(record: Record, iri: str, lang: str, where: Where) -> dict[str, Any]:
    """Tell of an event: what it is called, when and where it was."""
    span = record.hulls.get(iri)
    places = dict.fromkeys(
        claim.object for claim in record.about.get(iri, ())
        if claim.predicate == "sem:hasPlace" and claim.modality == "asserted"
        and isinstance(claim.object, str)
    )  # fmt: skip
    return _stated({
        "@type": "Event", "@id": iri, "name": record.label(iri, lang), "url": where(iri),
        "startDate": _start(span), "endDate": _end(span),
        "location": [{"@type": "Place", "@id": place, "name": record.label(place, lang)}
                     for place in places],
    })  # fmt: skip


def claim_of(record: Record, claim: Claim, lang: str, where: Where) -> dict[str, Any]:
    """Tell of a claim: its sentence with what answers it, who makes it, and where it stands."""
    told = teller_of(record, lang).claim(claim)
    source = record.sources[claim.source]
    voices = [voice for voice in claim.voices if voice != claim.source]
    return _stated({
        "@type": "Claim", "@id": claim.iri, "url": where(claim.iri),
        "text": " ".join(filter(None, (told.text, told.answer))),
        "about": {"@id": claim.subject},
        "author": [{"@type": _PERSONS.get(record.kind(voice), "Organization"), "@id": voice,
                    "name": record.label(voice, lang)} for voice in voices],
        "appearance": _stated({
            "@type": "CreativeWork", "@id": source.iri, "name": record.label(source.iri, lang),
            "url": source.url, "inLanguage": source.language,
            "datePublished": _start(source.issued) if source.issued else "",
        }),
    })  # fmt: skip


def schema_org(record: Record, lang: str) -> str:
    """Write dossiers, events and claims of a graph, at the addresses that they have: their IRIs."""
    events = sorted(iri for iri, name in record.names.items() if name.kind == "event")
    claims = [claim for claim in record.claims.values() if claim.source in record.sources]
    things = [
        *(event_of(record, iri, lang, str) for iri in events),
        *(claim_of(record, claim, lang, str) for claim in claims),
    ]
    data = [data_set(each, lang, str) for each in about(record)]
    return graph_of([*data, *public_only(record, things)]) + "\n"


def public_only(record: Record, things: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what names somebody without a public office or voice, be it in an address."""
    public = people_of(record)
    return [each for each in things if not public.named_in(json.dumps(each, ensure_ascii=False))]


def _start(span: Span | None) -> str:
    """Give the first day, month or year as it is written, where it is one; never a day made up."""
    return _plain(span.text.partition("/")[0]) if span else ""


def _end(span: Span | None) -> str:
    return _plain(span.text.partition("/")[2]) if span else ""


def _plain(text: str) -> str:
    digits = text.rstrip("?~%")
    return digits if digits.replace("-", "").isdigit() and digits[:1] != "-" else ""


def _stated(things: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not stated."""
    return {key: value for key, value in things.items() if value not in ("", [], {}, None)}
