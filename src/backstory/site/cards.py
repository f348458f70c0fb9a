"""A thing comes in; out goes what a shared link and a search engine show of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from backstory.exchange.schema_org import claim_of, event_of, graph_of, public_only
from backstory.rdf.record import Record
from backstory.site.addresses import Addresses
from backstory.site.paged import ThingPage
from backstory.site.pictures import PNG, can_rasterise, card_svg, rasterised

__all__ = ["Cards"]


@dataclass(slots=True)
class Cards:
    """Pictures, and what is said of a page to programs."""

    record: Record
    where: Addresses
    base: str
    """The address of the site; without it no picture can be named, for those want whole ones."""
    kept: Callable[[str], bytes]
    """Gives what stands at a path already; empty where nothing does."""
    _days: dict[str, list[int]] = field(default_factory=dict)

    def files(
        self, iri: str, lang: str, title: str, date: str, kind: str
    ) -> Iterator[tuple[str, bytes]]:
        """
        Give the picture of an event, as SVG and, where that is possible, as PNG.

        Args:
            iri: The event.
            lang: The language of the picture.
            title: What it is called.
            date: Its date in words.
            kind: What kind of event it is.
        """
        home = self.record.store.home_of(iri)
        span = self.record.hulls.get(iri)
        own = None
        if span and span.earliest_begin is not None:
            last = span.latest_end if span.latest_end is not None else span.earliest_begin
            own = span.earliest_begin, last
        above = self.record.label(home, lang)
        svg = card_svg(title, date, above, kind, self._begins(home), own)
        path, content = self.where.card(iri, lang, ".svg"), svg.encode("utf-8")
        if can_rasterise():
            drawn = self.where.card(iri, lang, ".png")
            same = self.kept(drawn) if self.kept(path) == content else b""
            yield drawn, same or rasterised(svg)
        yield path, content

    def _begins(self, home: str) -> list[int]:
        """Give the days on which the events of a dossier begin."""
        if home not in self._days:
            self._days[home] = sorted(
                span.earliest_begin for iri, span in self.record.hulls.items()
                if span.earliest_begin is not None and self.where.kinds.get(iri) == "event"
                and self.record.store.home_of(iri) == home
            )  # fmt: skip
        return self._days[home]

    def shared(
        self, path: str, title: str, summary: str, lang: str, iri: str = ""
    ) -> list[tuple[str, str]]:
        """Say what a shared link shows, in the words of Open Graph."""
        found = [("og:title", title), ("og:description", summary), ("og:locale", lang)]
        if self.base:
            found.append(("og:url", self.base + path))
        if iri and self.base:
            kind = ".png" if can_rasterise() else ".svg"
            found += [("og:image", self.base + self.where.card(iri, lang, kind)),
                      ("og:image:width", str(PNG[0])), ("og:image:height", str(PNG[1])),
                      ("twitter:card", "summary_large_image")]  # fmt: skip
        return [("og:type", "article" if iri else "website"),
                *(pair for pair in found if pair[1])]  # fmt: skip

    def stated(self, told: ThingPage, lang: str) -> str:
        """Tell an event, and the claims that its page tells first, to search engines."""

        def at(iri: str) -> str:
            path = self.where.of(iri, lang)
            return f"{self.base}{path}" if self.base and path else iri

        things = [event_of(self.record, told.iri, lang, at)]
        things += [claim_of(self.record, self.record.claims[iri], lang, at) for iri in told.leading]
        shown = public_only(self.record, things)
        return graph_of(shown) if shown else ""
