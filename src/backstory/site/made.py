"""
A graph comes in; out go the files of its site, one after the other: a path and what stands there.

The same graph gives the same files, byte for byte; nothing is kept that was written already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pyoxigraph as ox

from backstory.compare.context import context_of
from backstory.dates.certainty import sort_key
from backstory.errors import CouldNotRun
from backstory.exchange.dcat import catalogue
from backstory.exchange.dossiers import About, about
from backstory.exchange.feeds import atom, calendar
from backstory.exchange.rdf import as_rdf
from backstory.exchange.rocrate import crate
from backstory.exchange.schema_org import data_set, graph_of
from backstory.exchange.sitemap import sitemap_of
from backstory.exchange.w3id import redirects
from backstory.rdf.description import described, serialised
from backstory.rdf.record import Record
from backstory.site.addresses import LISTS, Addresses, relative
from backstory.site.cards import Cards
from backstory.site.frame import PAGE, Framed, feed, front
from backstory.site.linking import Run, plain
from backstory.site.rendering import rendered, stylesheet
from backstory.site.telling import Block, Sentence, Telling
from backstory.tell.people import people_of
from backstory.words.dates import name as date_name
from backstory.words.phrases import phrase

__all__ = ["FORMS", "Made"]

File = tuple[str, bytes]
FORMS = {".ttl": ("text/turtle", ox.RdfFormat.TURTLE),
         ".jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD)}  # fmt: skip
"""How a thing is written for machines."""


class Made:
    """The files of one site."""

    def __init__(
        self, record: Record, languages: tuple[str, ...], *, base: str = "", page: bool = True,
        hidden: bool = False, kept: Callable[[str], bytes] = lambda path: b"",
    ) -> None:  # fmt: skip
        """
        Take a graph.

        Args:
            record: What it records.
            languages: Those of the pages, the first with the plain names.
            base: The address of the site, with a slash at its end; empty if it is not known.
            page: Whether it has the interactive page.
            hidden: Whether it is a preview, which no search engine should keep.
            kept: Gives what stands at a path already.
        """
        self.record, self.languages, self.base = record, languages, base
        self.where = Addresses(record, languages)
        self.people = people_of(record)
        self.framed = Framed(record, self.where, page, hidden)
        self.cards = Cards(record, self.where, base, kept)
        self.about = about(record)
        self.telling = {lang: Telling(record, self.where, lang) for lang in languages}
        self.shown: dict[str, dict[str, str]] = {}
        """The pages that search engines may list: of each thing, its path in each language."""
        self.unlisted: dict[str, set[str]] = {home: set() for home in self.where.folders}
        """The lists of each dossier that search engines are asked to leave out, or are empty."""

    def files(self) -> Iterator[File]:
        """Give every file."""
        yield "site.css", stylesheet()
        yield ".nojekyll", b""
        for iri in self.where.things():
            yield from self.thing(iri)
        for iri in (*self.where.folders, *self.where.things()):
            yield from self.data(iri)
        for claim in sorted(self.record.claim_iris):
            if self.where.stub(claim):
                yield from self.stub(claim)
                yield from self.data(claim)
        for lang in self.languages:
            for home in self.where.folders:
                for what in LISTS:
                    yield from self.listed(home, what, lang)
                yield self.front(home, lang)
            yield self.front("", lang)
            yield from self.feeds(lang)
        yield from self.maps()
        yield from self.described()
        yield "data.ttl", as_rdf(self.record, ox.RdfFormat.TURTLE).encode("utf-8")
        if self.framed.interactive:
            yield PAGE, self.page()

    def thing(self, iri: str) -> Iterator[File]:
        """Give the page of a thing, in each language."""
        where, home = self.where, self.record.store.home_of(iri)
        twins = {lang: where.page(iri, lang) for lang in self.languages}
        forms = tuple((kind, where.data(iri, suffix)) for suffix, (kind, _) in FORMS.items())
        context = context_of(self.record, iri) if where.kinds[iri] == "event" else None
        hidden = False
        made = []
        for lang in self.languages:
            told = self.telling[lang].thing(iri, context)
            hidden = hidden or self.people.named_in(told.text)
            made.append((lang, told))
        if not hidden:
            self.shown[iri] = twins
        for lang, told in made:
            timeline = ""
            if self.framed.interactive and where.kinds[iri] == "event":
                timeline = f"{PAGE}#event={told.id}&lang={lang}"
            drawn = where.kinds[iri] == "event"
            if drawn:
                yield from self.cards.files(iri, lang, told)
            summary = told.summary or " · ".join(filter(None, (told.kind, told.date)))
            card = self.cards.shared(twins[lang], told.title, summary, lang, iri if drawn else "")
            frame = self.framed.frame(
                twins[lang], told.title, lang, home, twins, summary=summary, hidden=hidden,
                forms=forms, timeline=timeline, card=tuple(card),
                json_ld=self.cards.stated(told, lang) if drawn and not hidden else "",
            )  # fmt: skip
            yield frame.path, rendered("thing.html", lang, page=frame, thing=told)

    def data(self, iri: str) -> Iterator[File]:
        """Give what the graph states of a thing, as Turtle and as JSON-LD."""
        stated = described(self.record.store, iri)
        for suffix, (_, form) in FORMS.items():
            yield self.where.data(iri, suffix), serialised(self.record.store, stated, form)

    def stub(self, claim: str) -> Iterator[File]:
        """Give the page at a claim's own address, which leads on to where it stands."""
        lang = self.languages[0]
        at, to = self.where.stub(claim), self.where.claim(claim, lang)
        if at and to:
            name = f"{phrase('claim', lang)} {self.record.short(claim)}"
            yield at, rendered("stub.html", lang, title=name, to=relative(at, to))

    def listed(self, home: str, what: str, lang: str) -> Iterator[File]:
        """Give a list of a dossier: of events, actors, instruments, places or sources."""
        things = [*self.where.things(LISTS[what], home)]
        if not things:
            self.unlisted[home].add(what)
            return
        path, title = self.where.listed(home, what, lang), phrase(f"site {what}", lang)
        twins = {each: self.where.listed(home, what, each) for each in self.languages}
        if what == "sources":
            dated = {iri: self.record.sources[iri].issued for iri in things}
        else:
            dated = {iri: self.record.hulls.get(iri) for iri in things}
        labels = {iri: self.record.label(iri, lang) for iri in things}
        hidden = any(map(self.people.named_in, labels.values()))
        if hidden:
            self.unlisted[home].add(what)
        frame = self.framed.frame(path, title, lang, home, twins, hidden=hidden)
        if what in ("events", "instruments", "sources"):
            things.sort(key=lambda iri: (sort_key(dated[iri]), labels[iri], iri))
        else:
            things.sort(key=lambda iri: (labels[iri].casefold(), iri))
        lines = []
        for iri in things:
            day = dated[iri]
            told = f"{date_name(day, lang)}. " if day else ""
            kind = self.telling[lang].kind(iri)
            under = (plain(kind),) if kind and kind != title else ()
            lines.append(Sentence(
                (Run(told), Run(labels[iri], relative(path, self.where.page(iri, lang)))),
                under=under,
            ))  # fmt: skip
        yield path, rendered("list.html", lang, page=frame, intro=(),
                             groups=[Block("things", "", tuple(lines))])  # fmt: skip

    def front(self, home: str, lang: str) -> File:
        """Give the first page of a dossier, or that of the whole site."""
        where = self.where
        homes = [home] if home else [*where.folders]
        at = where.page(home, lang) if home else front(where, lang)
        twins = {each: where.page(home, each) if home else front(where, each)
                 for each in self.languages}  # fmt: skip
        one = homes[0] if len(homes) == 1 else ""
        title = self.record.label(one, lang) if one else phrase("site of several", lang)
        summary = self._described(one, lang) if one else ""
        known = [each for each in self.about if each.iri in homes]
        frame = self.framed.frame(
            at, title, lang, one, twins, summary=summary,
            card=tuple(self.cards.shared(at, title, summary, lang)),
            json_ld=graph_of(
                data_set(each, lang, lambda iri: self.address(where.page(iri, lang)),
                         self._distributed(each))
                for each in known
            ),
        )  # fmt: skip
        groups = []
        for each in homes:
            lines = [Sentence(plain(self._described(each, lang)))]
            if not one:
                name = self.record.label(each, lang)
                lines.insert(0, Sentence((Run(name, relative(at, where.page(each, lang))),)))
            lines += [
                Sentence((Run(label, relative(at, to)),
                          Run(f" · {self._count(each, what)}")))
                for (label, to), what in zip(self.framed.menu(each, lang), LISTS, strict=False)
                if what in to
            ]  # fmt: skip
            groups.append(Block("dossiers", "", tuple(lines)))
        return at, rendered("list.html", lang, page=frame, intro=(), groups=groups)

    def address(self, path: str) -> str:
        """Give the whole address of a path, or what stands for it where that is not known."""
        return f"{self.base}{path}"

    def feeds(self, lang: str) -> Iterator[File]:
        """Give the feed of sources and the calendar of events."""

        def at(iri: str) -> str:
            return self.address(self.where.page(iri, lang))

        def known(iri: str) -> str:
            return at(iri) if self.base else iri  # a calendar knows no address from where it lies

        home = feed(self.where, lang)
        yield home, atom(self.record, lang, at, self.address(home)).encode("utf-8")
        yield (feed(self.where, lang, ".ics"),
               calendar(self.record, lang, known).encode("utf-8"))  # fmt: skip

    def maps(self) -> Iterator[File]:
        """Give what tells search engines where to look, and where not to."""
        rules = ["User-agent: *"]
        if self.framed.hidden:
            rules.append("Disallow: /")
        elif self.base:
            rules += [
                f"Disallow: {urlsplit(self.address(path)).path}" for path in (PAGE, "data.ttl")
            ]
            fronts = {lang: front(self.where, lang) for lang in self.languages}
            lists = [{lang: self.where.listed(home, what, lang) for lang in self.languages}
                     for home in self.where.folders for what in LISTS
                     if what not in self.unlisted[home]]  # fmt: skip
            every = [fronts, *lists, *self.shown.values()]
            whole = [{lang: self.address(path) for lang, path in each.items()} for each in every]
            for number, text in enumerate(sitemap_of(whole)):
                path = f"sitemap{number or ''}.xml"
                rules.append(f"Sitemap: {self.address(path)}")
                yield path, text.encode("utf-8")
        yield "robots.txt", ("\n".join(rules) + "\n").encode("utf-8")

    def _count(self, home: str, what: str) -> int:
        return sum(1 for _ in self.where.things(LISTS[what], home))

    def _described(self, home: str, lang: str) -> str:
        each = next(each for each in self.about if each.iri == home)
        return each.told(each.descriptions, lang)

    def _distributed(self, each: About) -> list[tuple[str, str]]:
        """Give media type and address of each file that a dossier comes as."""
        if not self.base:
            return []
        files = [(kind, self.where.data(each.iri, suffix)) for suffix, (kind, _) in FORMS.items()]
        return [(kind, self.address(path)) for kind, path in (("text/turtle", "data.ttl"), *files)]

    def described(self) -> Iterator[File]:
        """Give what tells catalogues, archives and w3id.org of the site."""
        yield "dcat.ttl", catalogue(self.record, self._distributed, self.base).encode("utf-8")
        lang = self.languages[0]
        files = [("data.ttl", "text/turtle"), ("dcat.ttl", "text/turtle")]
        for each in self.languages:
            files += [(feed(self.where, each), "application/atom+xml"),
                      (feed(self.where, each, ".ics"), "text/calendar"),
                      (front(self.where, each), "text/html")]  # fmt: skip
        yield "ro-crate-metadata.json", crate(self.record, lang, files).encode("utf-8")
        sites = {each.iri: self.base or each.page for each in self.about}
        yield "w3id.htaccess", redirects(self.record, sites).encode("utf-8")

    def page(self) -> bytes:
        """Give the interactive page, which search engines are asked to leave out."""
        from backstory.draw.page import view_page

        store = self.record.store
        html = view_page(store, lang=self.languages[0])
        mark = '<meta charset="utf-8">'
        if mark not in html:
            raise CouldNotRun("The page has no head to be marked: make it anew with `make web`.")
        hidden = f'{mark}<meta name="robots" content="noindex">'
        return html.replace(mark, hidden, 1).encode("utf-8")
