"""
Things come in; out goes where each stands in a site: the same path as on a server, with an ending.

A claim stands on the page of what it is about, a passage on that of its source. Whoever has no page
(a person who is not public) stands nowhere, and is named without a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from backstory.errors import CouldNotRun
from backstory.rdf.record import Record
from backstory.tell.people import people_of

__all__ = ["ACTORS", "CORRECTIONS", "KINDS", "LISTS", "Addresses", "relative"]

ACTORS: Final = ("person", "body", "group", "post")
KINDS: Final = ("event", *ACTORS, "instrument", "place", "source", "withdrawn")
"""What has a page of its own."""
LISTS: Final = {
    "events": ("event",), "actors": ACTORS, "instruments": ("instrument",), "places": ("place",),
    "sources": ("source",),
}  # fmt: skip
CORRECTIONS: Final = "corrections"
"""The list of what was changed and withdrawn."""
"""The lists of a dossier, and the kinds on each. Their files have a sign that no id has."""
_LOCAL: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,180}[A-Za-z0-9])?")
"""What can be the name of a file anywhere, needs no escape in an address, and has no ending."""


def relative(start: str, to: str) -> str:
    """
    Write a path as seen from a page, so that the site works under any address.

    >>> relative("suez/coup.html", "suez/lists.html"), relative("suez/coup.html", "index.html")
    ('lists.html', '../index.html')
    """
    path, mark, anchor = to.partition("#")
    if path == start and mark:
        return f"#{anchor}"
    folder = start.rpartition("/")[0]
    if not folder:
        return to
    if to.startswith(f"{folder}/"):
        return to[len(folder) + 1 :]
    return "../" * (folder.count("/") + 1) + to


class Addresses:
    """Where everything stands in the site of one graph."""

    def __init__(self, record: Record, languages: tuple[str, ...]) -> None:
        """
        Give each thing its place.

        Args:
            record: What the graph records.
            languages: Those of the pages; the first has the plain names.

        Raises:
            CouldNotRun: Two things would be one file.
        """
        self.record, self.languages = record, languages
        self.folders = {home: self._folder(name) for home, name in record.store.homes.items()}
        public = people_of(record)
        self.places: dict[str, str] = {}
        """The path of each thing that has a page, without its ending."""
        kinds = {iri: name.kind for iri, name in record.names.items() if name.kind in KINDS}
        kinds |= dict.fromkeys(record.sources, "source")
        kinds |= dict.fromkeys(record.withdrawn, "withdrawn")
        for iri in sorted(kinds):
            place = self._place(iri)
            if place and public.is_public(iri):
                self.places[iri] = place
        self.kinds = {iri: kinds[iri] for iri in self.places}
        self._refuse_doubles()

    def _folder(self, name: str) -> str:
        if not _LOCAL.fullmatch(name):
            raise CouldNotRun(
                f"The dossier {name!r:.80} cannot be the name of a folder: open it as NAME=WHERE."
            )
        return name

    def _place(self, iri: str) -> str:
        home = self.record.store.home_of(iri)
        local = iri.removeprefix(f"{home}/")
        if not home or iri == home or not _LOCAL.fullmatch(local):
            return ""
        return f"{self.folders[home]}/{local}"

    def _refuse_doubles(self) -> None:
        """Refuse names that a disk without capitals, or an index, would take for one."""
        seen: dict[str, str] = {}
        for iri, place in self.places.items():
            twin = seen.setdefault(place.casefold(), iri)
            if twin != iri or place.endswith("/index"):
                raise CouldNotRun(f"<{iri}> cannot be a file of a site: give it another id.")

    def ending(self, lang: str) -> str:
        """Give the ending of a page in a language."""
        return ".html" if lang == self.languages[0] else f".{lang}.html"

    def page(self, iri: str, lang: str) -> str:
        """Give the path of a thing's page; empty where it has none."""
        if iri in self.folders:
            return f"{self.folders[iri]}/index{self.ending(lang)}"
        place = self.places.get(iri)
        return f"{place}{self.ending(lang)}" if place else ""

    def data(self, iri: str, suffix: str) -> str:
        """Give the path of what is stated of a thing or a claim, `.ttl` or `.jsonld`."""
        return f"{self.folders.get(iri) or self.places.get(iri) or self._place(iri)}{suffix}"

    def card(self, iri: str, lang: str, suffix: str) -> str:
        """Give the path of the picture that a shared link shows, `.svg` or `.png`."""
        return f"{self.page(iri, lang).removesuffix('.html')}.card{suffix}"

    def listed(self, home: str, what: str, lang: str) -> str:
        """Give the path of a list of a dossier."""
        return f"{self.folders[home]}/list_{what}{self.ending(lang)}"

    def home_of_claim(self, iri: str) -> str:
        """Give the thing on whose page a claim stands: what it is about, else its source."""
        claim = self.record.claims.get(iri)  # half a claim stands nowhere
        ends = () if claim is None else (claim.subject, claim.source)
        return next((each for each in ends if each in self.places), "")

    def claim(self, iri: str, lang: str) -> str:
        """Give where a claim stands; empty where it stands on no page."""
        home, anchor = self.home_of_claim(iri), self.anchor(iri)
        return f"{self.page(home, lang)}#{anchor}" if home and anchor else ""

    def anchor(self, iri: str) -> str:
        """Give the mark by which a claim, or a passage, is found on its page."""
        local = iri.removeprefix(f"{self.record.store.home_of(iri)}/")
        return local if _LOCAL.fullmatch(local) else ""

    def stub(self, claim: str) -> str:
        """Give the path at which a claim's own address leads on to where it stands."""
        return f"{self._place(claim)}.html" if self._place(claim) else ""

    def of(self, iri: str, lang: str) -> str:
        """Give where anything stands: a page, or a place on one; empty where it stands nowhere."""
        if iri in self.record.claim_iris:
            return self.claim(iri, lang)
        return self.page(iri, lang)

    def things(self, kinds: Iterable[str] = KINDS, home: str = "") -> Iterator[str]:
        """Give the things that have a page, of these kinds and of a dossier, by id."""
        wanted = frozenset(kinds)
        for iri, kind in self.kinds.items():
            if kind in wanted and home in ("", self.record.store.home_of(iri)):
                yield iri
