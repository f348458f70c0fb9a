"""
Pages come in; out goes a sitemap for search engines, each page with its other languages.

Sources:
    "Sitemaps XML format", sitemaps.org protocol 0.9.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from backstory.rdf.record import Record
from backstory.tell.people import people_of
from backstory.text import for_xml

__all__ = ["sitemap", "sitemap_of"]

_MOST: Final = 50_000
"""Addresses that a sitemap may hold."""
_KINDS: Final = ("event", "person", "body", "group", "post", "instrument", "place", "source")


def sitemap_of(pages: Iterable[Mapping[str, str]]) -> list[str]:
    """
    Write sitemaps: as many as it takes.

    Args:
        pages: Of each page its whole address, by language.
    """
    parts: list[list[str]] = [[]]
    for languages in pages:
        entries = [*_entries(languages)]
        if len(parts[-1]) + len(entries) > _MOST:
            parts.append([])
        parts[-1] += entries
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    )
    return [f"{head}{''.join(part)}</urlset>\n" for part in parts]


def _entries(languages: Mapping[str, str]) -> Iterator[str]:
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(address)}/>'
        for lang, address in languages.items()
        if len(languages) > 1
    )
    for address in languages.values():
        yield f"<url><loc>{quoteattr(for_xml(address))[1:-1]}</loc>{others}</url>\n"


def sitemap(record: Record, lang: str) -> str:
    """Write a sitemap of the addresses that a dossier's things have: their IRIs."""
    public = people_of(record)
    named = {iri for iri, name in record.names.items() if name.kind in _KINDS}
    shown = sorted(
        iri for iri in named | record.sources.keys()
        if record.store.home_of(iri) and public.is_public(iri)
        and not public.named_in(record.label(iri, lang))
    )  # fmt: skip
    return sitemap_of({lang: iri} for iri in shown[:_MOST])[0]
