"""
What a graph records comes in; out go a feed of its sources (Atom) and its events as a calendar.

Both are the same for the same graph: what a feed calls *updated* is the day a source was issued,
and that of the whole the day up to which the dossier was kept. What is called after somebody
without a public office or voice is in neither.

Sources:
    RFC 4287, "The Atom Syndication Format", 2005; RFC 6721, "The Atom deleted-entry Element",
    2012; RFC 5545, "iCalendar", 2009; RFC 7986, "New Properties for iCalendar", 2016.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from backstory.dates.edtf import Span
from backstory.exchange.dossiers import licences_of, whose
from backstory.model.nouns import Source
from backstory.rdf.hulled import told_hull
from backstory.rdf.record import Record
from backstory.tell.answered import publishers_of
from backstory.tell.people import people_of
from backstory.tell.withdrawn import tombstone
from backstory.text import for_xml
from backstory.words.dates import name as date_name

__all__ = ["atom", "atom_of_sources", "calendar", "calendar_of_events"]

NEWEST: Final = 100
"""Sources that a feed holds."""
_EPOCH: Final = date(1970, 1, 1)
_NEVER: Final = "1970-01-01"
_LINE_BYTES: Final = 75

Where = Callable[[str], str]
"""Gives the address at which a thing stands, of its IRI."""


def _day(number: int | None) -> date | None:
    """Give the date of a day number; None where no calendar of files has it."""
    if number is None:
        return None
    try:
        return _EPOCH + timedelta(days=number)
    except OverflowError:
        return None


def _last_day(span: Span | None) -> str:
    found = None if span is None else _day(span.latest_end)
    return found.isoformat() if found else ""


def atom_of_sources(record: Record, lang: str) -> str:
    """Write the feed with the addresses that things have: their IRIs."""
    return atom(record, lang, str, record.dossier)


def calendar_of_events(record: Record, lang: str) -> str:
    """Write the calendar with the addresses that things have: their IRIs."""
    return calendar(record, lang, str)


def atom(record: Record, lang: str, where: Where, home: str) -> str:
    """
    Write the sources with a known date as an Atom feed, the newest first.

    Args:
        record: What a graph records.
        lang: The language of titles and dates.
        where: Gives the address of a thing.
        home: The address of the feed itself.
    """
    kept = _last_day(record.known_on)
    public = people_of(record)
    dated = [
        (min(day, kept) if kept else day, each)
        for each in record.sources.values()
        if (day := _last_day(each.issued)) and not public.named_in(record.label(each.iri, lang))
    ]
    newest = sorted(dated, key=lambda one: (one[0], one[1].iri), reverse=True)[:NEWEST]
    dossiers = sorted(record.store.homes) or [record.dossier]
    title = for_xml(" · ".join(record.label(each, lang) for each in dossiers))
    by = publishers_of(record)
    # Each language is a feed of its own; that of several is known by where it lies.
    alone = record.dossier and not (len(dossiers) > 1 and "://" in home)
    own = f"{record.dossier}#feed-{lang}" if alone else home
    updated = kept or max((day for day, _ in newest), default=_NEVER)
    updated = max((updated, *(one.date for one in record.corrections.values())))
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" '
        f'xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang={quoteattr(lang)}>\n'
        f"<title>{escape(title)}</title>\n<id>{escape(own)}</id>\n"
        f'<updated>{updated}T00:00:00Z</updated>\n<link rel="self" href={quoteattr(home)}/>\n'
        f"<author><name>{escape(for_xml(by) or title)}</name></author>\n"
    ]
    if licences := licences_of(record):
        parts.append(f"<rights>{escape(for_xml(' '.join(licences)))}</rights>\n")
    parts += [_entry(record, day, source, lang, where) for day, source in newest]
    parts += [
        f"<at:deleted-entry ref={quoteattr(iri)} when={quoteattr(f'{one.date}T00:00:00Z')}>"
        f"<at:comment>{escape(for_xml(tombstone(record, iri, lang)))}</at:comment>"
        "</at:deleted-entry>\n"
        for iri, one in sorted(record.withdrawn.items())
    ]
    return "".join([*parts, "</feed>\n"])


def _entry(record: Record, day: str, source: Source, lang: str, where: Where) -> str:
    kind = record.label(source.kind, lang) if source.kind else ""
    told = date_name(source.issued, lang) if source.issued else ""
    return (
        f"<entry>\n<title>{escape(for_xml(record.label(source.iri, lang)))}</title>\n"
        f"<id>{escape(source.iri)}</id>\n<updated>{day}T00:00:00Z</updated>\n"
        f"<link href={quoteattr(where(source.iri))}/>\n"
        f"<summary>{escape(for_xml(' · '.join(filter(None, (kind, told)))))}</summary>\n</entry>\n"
    )


def calendar(record: Record, lang: str, where: Where) -> str:
    """
    Write the dated events as iCalendar: from the first to the last day on which each may lie.

    The date as it is known stands in the description; what no calendar can hold is left out.
    """
    known = (_last_day(record.known_on) or _NEVER).replace("-", "")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//backstory//EN", "CALSCALE:GREGORIAN"]
    if told := whose(record, lang):  # RFC 7986 gives a calendar a name and a description
        lines += [f"NAME:{_value(record.label(record.dossier, lang))}",
                  f"DESCRIPTION:{_value('. '.join(told))}"]  # fmt: skip
    for iri, span in sorted(record.hulls.items()):
        name = record.names.get(iri)
        first, last = _day(span.earliest_begin), _day(span.latest_end)
        if name is None or name.kind != "event" or first is None:
            continue
        if people_of(record).named_in(record.label(iri, lang)):
            continue
        lines += ["BEGIN:VEVENT", f"UID:{_value(iri)}", f"DTSTAMP:{known}T000000Z",
                  f"DTSTART;VALUE=DATE:{_written(first)}"]  # fmt: skip
        if last is not None and last < date.max:
            lines.append(f"DTEND;VALUE=DATE:{_written(last + timedelta(days=1))}")
        lines += [f"SUMMARY:{_value(record.label(iri, lang))}",
                  f"DESCRIPTION:{_value(told_hull(record, iri, lang))}", f"URL:{where(iri)}",
                  "TRANSP:TRANSPARENT", "END:VEVENT"]  # fmt: skip
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _written(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _value(text: str) -> str:
    """Escape a text of iCalendar."""
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return "".join(c for c in text if c >= " ")


def _folded(line: str) -> Iterator[str]:
    """Cut a line into parts of at most 75 bytes, no character in two."""
    part, size, most = "", 0, _LINE_BYTES
    for letter in line:
        width = len(letter.encode())
        if size + width > most:
            yield part
            part, size, most = " ", 1, _LINE_BYTES
        part += letter
        size += width
    yield part
