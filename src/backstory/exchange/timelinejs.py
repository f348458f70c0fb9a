"""
Dated events go out as the JSON that TimelineJS shows, each with its doubt and its sources.

TimelineJS knows days, months and years, and nothing between: where the begin of an event is vaguer,
the earliest day stands there, and the date in words beside it says what is known.

Sources:
    Knight Lab, "TimelineJS3: JSON data format", 2024.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any, Final

from backstory.dates.days import civil, month_length
from backstory.dates.edtf import Span
from backstory.exchange.dossiers import whose
from backstory.model.nouns import Name
from backstory.rdf.hulled import told_hull
from backstory.rdf.record import Record
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase

__all__ = ["timelinejs"]

_SOURCES: Final = 3
"""Sources that a slide links to."""
_UNITS: Final = ("year", "month", "day")


def timelinejs(record: Record, lang: str = "en") -> str:
    """Write the events whose begin is dated, oldest first, as JSON for TimelineJS."""
    dated = [
        (span.earliest_begin, iri, span)
        for iri, span in record.hulls.items()
        if span.earliest_begin is not None and record.names[iri].kind == "event"
    ]
    title = record.label(record.dossier, lang)
    known = record.known_on
    until = phrase("known on", lang).format(date_name(known, lang)) if known else ""
    about = "".join(f"<p>{escape(line)}</p>" for line in (until, *whose(record, lang)) if line)
    told = {
        "title": {"text": {"headline": escape(title), "text": about}},
        "events": [_slide(record, iri, span, lang) for _, iri, span in sorted(
            dated, key=lambda each: each[:2])],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _slide(record: Record, iri: str, span: Span, lang: str) -> dict[str, Any]:
    name = record.names[iri]
    begin = _date(span.earliest_begin, span.latest_begin)
    end = _date(span.latest_end, span.latest_end, span.earliest_end)
    found: dict[str, Any] = {
        "unique_id": record.short(iri),
        "start_date": begin,
        "display_date": escape(told_hull(record, iri, lang)),
        "text": {"headline": escape(record.label(iri, lang)), "text": _text(record, name, lang)},
    }
    if end and end != begin and span.latest_end != span.latest_begin:
        found["end_date"] = end
    if name.type:
        found["group"] = record.label(name.type, lang)
    return found


def _text(record: Record, name: Name, lang: str) -> str:
    """Name the kind of an event, and link the sources that tell of it, the oldest first."""
    kind = record.label(name.type, lang) if name.type else ""
    sources = {claim.source for claim in record.about.get(name.iri, ())}
    held = [record.sources[iri] for iri in sources if iri in record.sources]
    held.sort(key=lambda each: (each.issued.text if each.issued else "9999", each.iri))
    links = [
        f'<a href="{escape(each.url)}">{escape(record.label(each.iri, lang))}</a>'
        for each in held
        if each.url.startswith(("https://", "http://"))
    ]
    lines = [escape(kind), *links[:_SOURCES]]
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _date(day: int | None, last: int | None, first: int | None = None) -> dict[str, int]:
    """Give a day, or the month or year that its bounds cover; empty where it is not stated."""
    if day is None:
        return {}
    year, month, of_month = civil(day)
    begin, end = civil(day if first is None else first), civil(day if last is None else last)
    covers_month = begin[:2] == end[:2] and (begin[2], end[2]) == (1, month_length(*end[:2]))
    covers_year = begin[0] == end[0] and (begin[1:], end[1:]) == ((1, 1), (12, 31))
    parts = (year,) if covers_year else (year, month) if covers_month else (year, month, of_month)
    return dict(zip(_UNITS, parts, strict=False))
