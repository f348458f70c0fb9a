"""
A graph comes in; out go the files of its site, one after the other: a path and what stands there.

The same graph gives the same files, byte for byte; nothing is kept that was written already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from backstory.compare.context import context_of
from backstory.dates.certainty import sort_key
from backstory.dates.edtf import Span
from backstory.exchange.dossiers import about
from backstory.exchange.stated import serialised
from backstory.rdf.description import described
from backstory.rdf.record import Record
from backstory.site.addresses import CORRECTIONS, LISTS, Addresses, relative
from backstory.site.cards import Cards
from backstory.site.frame import PAGE, Framed
from backstory.site.linking import Run, plain
from backstory.site.paged import Block, Sentence
from backstory.site.pictures import can_rasterise
from backstory.site.rendering import rendered, stylesheet
from backstory.site.telling import Telling
from backstory.tell.people import people_of
from backstory.tell.withdrawn import correction_told
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
        self.framed = Framed(record, self.where, about(record), page, hidden)
        self.cards = Cards(record, self.where, base, kept)
        self.about = self.framed.about
        rows = record.store.query("SELECT ?d ?e WHERE { ?d foaf:primaryTopic ?e }").values()
        self.focus = {row["d"]: row["e"] for row in rows}
        self.telling = {lang: Telling(record, self.where, lang) for lang in languages}
        self.shown: dict[str, dict[str, str]] = {}
        """The pages that search engines may list: of each thing, its path in each language."""
        self.unlisted: dict[str, set[str]] = {home: set() for home in self.where.folders}
        """The lists of each dossier that search engines are asked to leave out, or are empty."""
        self.empty: dict[str, set[str]] = {home: set() for home in self.where.folders}

    def least(self) -> int:
        """Count the files to come, but for lists and what stands around the pages."""
        stubs = sum(bool(self.where.stub(claim)) for claim in self.record.claim_iris)
        things, events = (sum(1 for _ in self.where.things(*of)) for of in ((), (("event",),)))
        data = len(FORMS) * (len(self.where.folders) + things + stubs)
        drawn = events * (1 + can_rasterise())
        return stubs + data + len(self.languages) * (things + drawn)

    def files(self) -> Iterator[File]:
        """Give the pages of the things; those around them need these first."""
        yield "site.css", stylesheet()
        yield ".nojekyll", b""
        for iri in self.where.things():
            yield from self.thing(iri)
        for claim in sorted(self.record.claim_iris):
            if self.where.stub(claim):
                yield from self.stub(claim)
        for lang in self.languages:
            for home in self.where.folders:
                for what in LISTS:
                    yield from self.listed(home, what, lang)
                yield self.corrections(home, lang)

    def data(self) -> Iterator[File]:
        """Give what the graph states of each thing and claim, as Turtle and as JSON-LD."""
        claims = (claim for claim in sorted(self.record.claim_iris) if self.where.stub(claim))
        for iri in (*self.where.folders, *self.where.things(), *claims):
            stated = described(self.record.store, iri)
            for suffix, (_, form) in FORMS.items():
                yield self.where.data(iri, suffix), serialised(self.record.store, stated, form)

    def pictures(self) -> Iterator[File]:
        """Give the pictures of the events, in each language."""
        for iri in self.where.things(("event",)):
            for lang in self.languages:
                yield from self.cards.files(iri, lang, *self.telling[lang].titled(iri))

    def thing(self, iri: str) -> Iterator[File]:
        """Give the page of a thing, in each language."""
        where, home = self.where, self.record.store.home_of(iri)
        twins = {lang: where.page(iri, lang) for lang in self.languages}
        forms = tuple((kind, where.data(iri, suffix)) for suffix, (kind, _) in FORMS.items())
        context = context_of(self.record, iri) if where.kinds[iri] == "event" else None
        hidden = where.kinds[iri] == "withdrawn"
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
            summary = told.summary or " · ".join(filter(None, (told.kind, told.date)))
            card = self.cards.shared(twins[lang], told.title, summary, lang, iri if drawn else "")
            frame = self.framed.frame(
                twins[lang], told.title, lang, home, twins, summary=summary, hidden=hidden,
                forms=forms, timeline=timeline, card=tuple(card),
                json_ld=self.cards.stated(told, lang) if drawn and not hidden else "",
            )  # fmt: skip
            yield frame.path, rendered("thing.html", lang, page=frame, thing=told)

    def address(self, path: str) -> str:
        """Give the whole address of a path, or what stands for it where that is not known."""
        return f"{self.base}{path}"

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
            self.empty[home].add(what)
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
            things.sort(key=lambda iri: (_begun(dated[iri]), labels[iri], iri))
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

    def corrections(self, home: str, lang: str) -> File:
        """Give the list of what was changed or withdrawn in a dossier: the last first."""
        path = self.where.listed(home, CORRECTIONS, lang)
        twins = {each: self.where.listed(home, CORRECTIONS, each) for each in self.languages}
        frame = self.framed.frame(path, phrase("corrections", lang), lang, home, twins)
        own = [one for one in self.record.corrections.values()
               if self.record.store.home_of(one.iri) == home]  # fmt: skip
        lines = [
            Sentence(
                (Run(self.record.short(one.of or one.iri), to and relative(path, to)),
                 Run(f". {correction_told(one, lang)}")),
                anchor=self.where.anchor(one.iri),
            )
            for one in sorted(own, key=lambda one: (one.date, one.iri), reverse=True)
            for to in (self.where.of(one.of, lang),)
        ]  # fmt: skip
        told = plain(phrase("corrections told" if lines else "no correction", lang))
        return path, rendered("list.html", lang, page=frame, intro=(told,),
                              groups=[Block("things", "", tuple(lines))])  # fmt: skip


def _begun(span: Span | None) -> tuple[float, ...]:
    """Give what puts a date in order: where its begin is not known, by its last day."""
    key = sort_key(span)
    if span is None or span.earliest_begin is not None or span.latest_end is None:
        return key
    return (float(span.latest_end), *key[1:])
