"""Things of a site come in; out go the files around them: first pages, feeds, maps, catalogues."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pyoxigraph as ox

from backstory.errors import CouldNotRun
from backstory.exchange.dcat import catalogue
from backstory.exchange.dossiers import About
from backstory.exchange.feeds import atom, calendar
from backstory.exchange.rdf import as_rdf
from backstory.exchange.rocrate import crate
from backstory.exchange.schema_org import data_set, graph_of
from backstory.exchange.sitemap import sitemap_of
from backstory.exchange.w3id import redirects
from backstory.site.addresses import CORRECTIONS, LISTS, relative
from backstory.site.frame import PAGE, feed, front
from backstory.site.linking import Run, plain
from backstory.site.made import File, Made
from backstory.site.paged import Block, Sentence
from backstory.site.rendering import rendered
from backstory.words.phrases import phrase

__all__ = ["DATA", "around", "interactive"]

DATA = "data.ttl"
"""The whole graph."""
_HEAD = '<meta charset="utf-8">'


def around(made: Made) -> Iterator[File]:
    """Give the files around the things; what is to be in the maps must be made already."""
    for lang in made.languages:
        for home in (*made.where.folders, ""):
            yield _first(made, home, lang)
        yield from _feeds(made, lang)
    yield from _maps(made)
    yield from _catalogues(made)
    yield DATA, as_rdf(made.record, ox.RdfFormat.TURTLE).encode("utf-8")


def interactive(made: Made) -> Iterator[File]:
    """Give the interactive page, if the site has one."""
    if made.framed.interactive:
        yield PAGE, _page(made)


def _first(made: Made, home: str, lang: str) -> File:
    """Give the first page of a dossier, or that of the whole site."""
    where, record = made.where, made.record
    homes = [home] if home else [*where.folders]
    at = where.page(home, lang) if home else front(where, lang)
    twins = {each: where.page(home, each) if home else front(where, each)
             for each in made.languages}  # fmt: skip
    one = homes[0] if len(homes) == 1 else ""
    title = record.label(one, lang) if one else phrase("site of several", lang)
    known = {each.iri: each for each in made.about if each.iri in homes}
    said = {iri: each.told(each.descriptions, lang) for iri, each in known.items()}
    frame = made.framed.frame(
        at, title, lang, one, twins, summary=said.get(one, ""),
        card=tuple(made.cards.shared(at, title, said.get(one, ""), lang)),
        json_ld=graph_of(
            data_set(each, lang, lambda iri: made.address(where.page(iri, lang)),
                     _distributed(made, each))
            for each in known.values()
        ),
    )  # fmt: skip
    groups = []
    for each in homes:
        lines = [Sentence(plain(said[each]))]
        if not one:
            name = record.label(each, lang)
            lines.insert(0, Sentence((Run(name, relative(at, where.page(each, lang))),)))
        focus = made.focus.get(each, "")
        if focus in where.places:
            named = Run(record.label(focus, lang), relative(at, where.page(focus, lang)))
            lines.append(Sentence((Run(phrase("site focus", lang) + " "), named)))
        lines += [
            Sentence((Run(phrase(f"site {what}", lang),
                          relative(at, where.listed(each, what, lang))),
                      Run(f" · {sum(1 for _ in where.things(kinds, each))}")))
            for what, kinds in LISTS.items()
            if what not in made.empty[each]
        ]  # fmt: skip
        groups.append(Block("dossiers", "", tuple(lines)))
        if one and focus in where.places:
            groups += _opening(made, focus, at, lang)
    groups.append(Block("dossiers", phrase("site follow", lang), (
        Sentence((Run(phrase("served feed", lang), relative(at, feed(where, lang))), Run(" · "),
                  Run(phrase("served calendar", lang), relative(at, feed(where, lang, ".ics"))),
                  Run(" · "), Run(DATA, relative(at, DATA)))),
    )))  # fmt: skip
    return at, rendered("list.html", lang, page=frame, intro=(), groups=groups)


def _opening(made: Made, focus: str, at: str, lang: str) -> tuple[Block, ...]:
    """Tell what a dossier leads up to; nothing where that names who is not public."""
    told = made.telling[lang].opening(focus, at)
    lines = [line for block in told for line in block.lines]
    runs = [run.text for line in lines for part in (line.text, *line.under) for run in part]
    return () if made.people.named_in("\n".join(runs)) else told


def _feeds(made: Made, lang: str) -> Iterator[File]:
    """Give the feed of sources and the calendar of events."""

    def at(iri: str) -> str:
        return made.address(made.where.page(iri, lang))

    def known(iri: str) -> str:
        return at(iri) if made.base else iri  # a calendar knows no address from where it lies

    home = feed(made.where, lang)
    yield home, atom(made.record, lang, at, made.address(home)).encode("utf-8")
    yield (feed(made.where, lang, ".ics"),
           calendar(made.record, lang, known).encode("utf-8"))  # fmt: skip


def _maps(made: Made) -> Iterator[File]:
    """Give what tells search engines where to look, and where not to."""
    rules, where = ["User-agent: *"], made.where
    if made.framed.hidden:
        rules.append("Disallow: /")
    elif made.base:
        rules += [f"Disallow: {urlsplit(made.address(path)).path}" for path in (PAGE, DATA)]
        fronts = {lang: front(where, lang) for lang in made.languages}
        lists = [{lang: where.listed(home, what, lang) for lang in made.languages}
                 for home in where.folders for what in (*LISTS, CORRECTIONS)
                 if what not in made.unlisted[home]]  # fmt: skip
        every = [fronts, *lists, *made.shown.values()]
        whole = [{lang: made.address(path) for lang, path in each.items()} for each in every]
        for number, text in enumerate(sitemap_of(whole)):
            path = f"sitemap{number or ''}.xml"
            rules.append(f"Sitemap: {made.address(path)}")
            yield path, text.encode("utf-8")
    yield "robots.txt", ("\n".join(rules) + "\n").encode("utf-8")


def _distributed(made: Made, each: About) -> list[tuple[str, str]]:
    """Give media type and address of each file that a dossier comes as."""
    if not made.base:
        return []
    files = [("text/turtle", DATA), ("text/turtle", made.where.data(each.iri, ".ttl")),
             ("application/ld+json", made.where.data(each.iri, ".jsonld"))]  # fmt: skip
    return [(kind, made.address(path)) for kind, path in files]


def _catalogues(made: Made) -> Iterator[File]:
    """Give what tells catalogues, archives and w3id.org of the site."""
    content = catalogue(made.record, lambda each: _distributed(made, each), made.base)
    yield "dcat.ttl", content.encode("utf-8")
    files = [(DATA, "text/turtle"), ("dcat.ttl", "text/turtle")]
    for lang in made.languages:
        files += [(feed(made.where, lang), "application/atom+xml"),
                  (feed(made.where, lang, ".ics"), "text/calendar"),
                  (front(made.where, lang), "text/html")]  # fmt: skip
    crated = crate(made.record, made.languages[0], files)
    yield "ro-crate-metadata.json", crated.encode("utf-8")
    sites = {each.iri: made.base or each.page for each in made.about}
    yield "w3id.htaccess", redirects(made.record, sites).encode("utf-8")


def _page(made: Made) -> bytes:
    """Give the interactive page, which search engines are asked to leave out."""
    from backstory.draw.page import view_page

    html = view_page(made.record.store, lang=made.languages[0])
    if _HEAD not in html:
        raise CouldNotRun("The page has no head to be marked: make it anew with `make web`.")
    return html.replace(_HEAD, f'{_HEAD}<meta name="robots" content="noindex">', 1).encode("utf-8")
