"""
What changed between two releases goes out as a page, or as an Atom feed that somebody follows.

Sources:
    RFC 4287, "The Atom Syndication Format", 2005.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from html import escape
from typing import Final
from xml.sax.saxutils import escape as xml_escape

from backstory.dates.days import iso
from backstory.rdf.record import Record
from backstory.tell.diff import MARKS, Told, diff_text, told_changes, totals
from backstory.text import for_xml
from backstory.words.phrases import phrase

__all__ = ["DIFF_FORMS"]

_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h2{font-size:1.05rem;margin:1.5rem 0 .25rem}li{margin:.25rem 0}"
    ".mark{font-weight:bold}small{color:#555}"
)
_NEVER: Final = "1970-01-01"


def diff_html(old: Record, new: Record, lang: str) -> str:
    """Write what changed as one page that needs nothing else."""
    found = told_changes(old, new, lang)
    title = escape(f"{new.label(new.dossier, lang)}: {_known(old)} → {_known(new)}")
    body = "".join(_section(each, lang) for each in found)
    said = totals(found, lang) if found else phrase("no change", lang)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n<p>{escape(said)}</p>\n"
        f"{body}</body></html>\n"
    )


def _section(each: Told, lang: str) -> str:
    return f"<section><h2>{escape(each.title)}</h2>{_items(each, lang)}</section>\n"


def _items(each: Told, lang: str) -> str:
    """Write the changes of one thing; a claim leads to its own address."""
    items = []
    for change, text, parts in each.changes:
        under = "".join(f"<br><small>{escape(part)}</small>" for part in parts)
        told = f'<span class="mark" title="{escape(phrase(change.how, lang))}">'
        told += f"{MARKS[change.how]}</span> {escape(text)}"
        items.append(f'<li id="{escape(change.iri.rsplit("/", 1)[-1])}">{told}{under}</li>')
    return f"<ul>{''.join(items)}</ul>"


def diff_atom(old: Record, new: Record, lang: str) -> str:
    """
    Write what changed as an Atom feed: an entry for each thing, of the day of the newer release.

    An entry keeps its id for the same change of the same thing, so a reader sees it once.
    """
    found, day = told_changes(old, new, lang), _known(new)
    title = xml_escape(for_xml(new.label(new.dossier, lang)))
    home = xml_escape(new.dossier or "urn:backstory:diff")
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{xml_escape(lang)}">\n'
        f"<title>{title}</title>\n<id>{home}#changes</id>\n<updated>{day}T00:00:00Z</updated>\n"
        f"<author><name>{title}</name></author>\n"
    ]
    parts += [_entry(each, day, lang) for each in found]
    return "".join([*parts, "</feed>\n"])


def _entry(each: Told, day: str, lang: str) -> str:
    items = for_xml(_items(each, lang))
    mark = hashlib.sha256(items.encode("utf-8")).hexdigest()[:12]
    iri = xml_escape(each.iri)
    return (
        f"<entry>\n<title>{xml_escape(for_xml(each.title))}</title>\n<id>{iri}#{day}-{mark}</id>\n"
        f'<updated>{day}T00:00:00Z</updated>\n<link href="{iri}"/>\n'
        f'<content type="html">{xml_escape(items)}</content>\n</entry>\n'
    )


def _known(record: Record) -> str:
    day = record.known_on.latest_end if record.known_on else None
    return _NEVER if day is None else iso(day)


DIFF_FORMS: Final[Mapping[str, Callable[[Record, Record, str], str]]] = {
    "text": diff_text, "html": diff_html, "atom": diff_atom,
}  # fmt: skip
"""How a difference is written."""
