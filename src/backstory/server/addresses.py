"""
An address of this server comes in; out goes the thing that stands there, and the other way round.

A thing stands at what its IRI says after the common beginning, or after its dossier's own one. Who
has no public office or voice stands nowhere: they appear within events alone.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final
from urllib.parse import quote

from backstory.vocabulary import BASE

__all__ = ["SUFFIXES", "Addresses"]

SUFFIXES: Final = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".html": "text/html",
}
"""Endings that choose a form, for those who cannot choose it by a header."""


class Addresses:
    """Where each thing of a dossier stands on this server."""

    def __init__(self, dossier: str, unlisted: Callable[[], Container[str]] = frozenset) -> None:
        """
        Take what is served.

        Args:
            dossier: Its IRI; empty where the graph holds none.
            unlisted: Gives the IRIs that have no address here; asked when a page is made.
        """
        self.dossier = dossier
        self.unlisted = unlisted
        self.folder = dossier.rstrip("/").rsplit("/", 1)[-1] if dossier else ""

    def path(self, iri: str) -> str:
        """Give the path of a thing; empty where it does not stand here."""
        if iri in self.unlisted():
            return ""
        if self.dossier and (iri == self.dossier or iri.startswith(f"{self.dossier}/")):
            return quote(f"/{self.folder}{iri[len(self.dossier) :]}")
        if iri.startswith(BASE):
            return quote(f"/{iri[len(BASE) :]}")
        return ""

    def iri(self, path: str) -> tuple[str, str]:
        """Give the IRI that a path stands for, and the media type that its ending asks for."""
        plain, kind = path, ""
        for suffix, media in SUFFIXES.items():
            if plain.endswith(suffix):
                plain, kind = plain[: -len(suffix)], media
        inner = plain.strip("/")
        own = f"{self.folder}/"
        if self.folder and inner == self.folder:
            return self.dossier, kind
        if self.folder and inner.startswith(own):
            return f"{self.dossier}/{inner[len(own) :]}", kind
        return BASE + inner, kind
