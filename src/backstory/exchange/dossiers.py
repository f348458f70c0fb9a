"""A graph comes in; out goes what each of its dossiers says of itself, for whoever lists data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from backstory.dates.days import civil, iso
from backstory.dates.edtf import Span
from backstory.rdf import mapping
from backstory.rdf.record import Record
from backstory.rdf.values import filled
from backstory.tell.answered import publishers_of
from backstory.words.phrases import phrase

__all__ = ["About", "about", "licence_address", "licences_of", "whose"]

_CREATIVE: Final = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-([0-9.]+)")


def licence_address(licence: str) -> str:
    """
    Give the address of a licence that is named as SPDX does; empty where none is named.

    >>> licence_address("CC-BY-4.0"), licence_address("ODbL-1.0")
    ('https://creativecommons.org/licenses/by/4.0/', 'https://spdx.org/licenses/ODbL-1.0')
    """
    if licence.startswith(("http://", "https://")):
        return licence
    found = _CREATIVE.fullmatch(licence)
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if licence == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{licence}" if re.fullmatch(r"[\w.+-]+", licence) else ""


@dataclass(frozen=True, slots=True)
class About:
    """What a dossier says of itself."""

    iri: str
    name: str
    """What tells it apart from others that are open."""
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    languages: tuple[str, ...]
    licence: str
    """The address of its licence; empty where none is stated."""
    publisher: str
    contact: str
    page: str
    repository: str
    known_on: str
    """The day up to which it was kept, as YYYY-MM-DD; empty where that is not said."""
    first: str
    """The year in which its first dated event begins; empty where none is dated."""

    def told(self, texts: Mapping[str, str], lang: str) -> str:
        """Give a text of its own in a language, or in one that it has."""
        return texts.get(lang) or next((texts[key] for key in sorted(texts)), "")


def about(record: Record) -> list[About]:
    """Give what each dossier of a graph says of itself."""
    found = []
    described = record.described("?x a dcat:Dataset")
    for home, name in record.store.homes.items():
        told = filled(mapping.DOSSIER, described.get(home, {}))
        known = record.known_of(home)
        begun = min((day for iri, span in record.hulls.items()
                     if record.store.home_of(iri) == home
                     and (day := span.earliest_begin) is not None), default=None)  # fmt: skip
        found.append(About(
            home, name, told["titles"], told["descriptions"], tuple(told["languages"]),
            licence_address(told["licence"]), told["publisher"], told["contact"], told["page"],
            told["repository"], _day(known), "" if begun is None else _year(begun),
        ))  # fmt: skip
    return found


def licences_of(record: Record) -> list[str]:
    """Give the addresses of the licences under which what a graph holds is published."""
    return sorted({each.licence for each in about(record) if each.licence})


def whose(record: Record, lang: str) -> list[str]:
    """Say who publishes what a graph holds and under which licence, a line each; none unstated."""
    told = (
        ("dossier publisher", publishers_of(record)),
        ("licence", " ".join(licences_of(record))),
    )
    return [phrase(key, lang).format(value) for key, value in told if value]


def _day(span: Span | None) -> str:
    return "" if span is None or span.latest_end is None else iso(span.latest_end)


def _year(day: int) -> str:
    return f"{civil(day)[0]:04}"
