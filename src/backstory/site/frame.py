"""A page's title and place come in; out goes what stands around it: menu, languages, foot."""

from __future__ import annotations

from dataclasses import dataclass, field

from backstory.exchange.dossiers import About
from backstory.rdf.record import Record
from backstory.site.addresses import CORRECTIONS, LISTS, Addresses, relative
from backstory.site.linking import Run, Runs, plain
from backstory.tell.answered import answered_by
from backstory.words.dates import name as date_name
from backstory.words.languages import words_of
from backstory.words.phrases import phrase

__all__ = ["PAGE", "Frame", "Framed", "feed", "front"]

PAGE = "page.html"
"""The interactive page."""


def front(where: Addresses, lang: str) -> str:
    """Give the path of the first page in a language."""
    return f"index{where.ending(lang)}"


def feed(where: Addresses, lang: str, suffix: str = ".atom") -> str:
    """Give the path of the feed in a language, or of the calendar."""
    name = "feed" if suffix == ".atom" else "events"
    return f"{name}{where.ending(lang).removesuffix('.html')}{suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around one page."""

    path: str
    title: str
    site: str
    front: str
    feed: str
    menu: tuple[tuple[str, str], ...]
    """Each heading, and the path it leads to."""
    languages: tuple[tuple[str, str], ...]
    """Each language, and where the same page is in it, as seen from here."""
    language_names: dict[str, str]
    foot: tuple[Runs, ...]
    summary: str = ""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""
    forms: tuple[tuple[str, str], ...] = ()
    card: tuple[tuple[str, str], ...] = ()
    """What a shared link shows: the property of Open Graph, and its value."""
    json_ld: str = ""
    timeline: str = ""

    def to(self, path: str) -> str:
        """Give a path of the site as seen from this page."""
        return relative(self.path, path)


@dataclass(slots=True)
class Framed:
    """Makes the frames of one site."""

    record: Record
    where: Addresses
    about: list[About]
    interactive: bool
    """Whether the site has the interactive page."""
    hidden: bool = False
    """Whether all of it is a preview, which no search engine should keep."""
    _menus: dict[tuple[str, str], tuple[tuple[str, str], ...]] = field(default_factory=dict)
    _feet: dict[str, list[Runs]] = field(default_factory=dict)

    def menu(self, home: str, lang: str) -> tuple[tuple[str, str], ...]:
        """Give the menu of a dossier: all dossiers, if there are several, and its own lists."""
        if (home, lang) not in self._menus:
            kinds = {self.where.kinds[iri] for iri in self.where.things(home=home)}
            found = [(phrase(f"site {what}", lang), self.where.listed(home, what, lang))
                     for what, of in LISTS.items() if kinds.intersection(of)]  # fmt: skip
            if len(self.where.folders) > 1:
                found.insert(0, (phrase("site of several", lang), front(self.where, lang)))
            found.append((phrase("corrections", lang),
                          self.where.listed(home, CORRECTIONS, lang)))  # fmt: skip
            if self.interactive:
                found.append((phrase("served page", lang), PAGE))
            self._menus[home, lang] = tuple(found)
        return self._menus[home, lang]

    def foot(self, home: str, lang: str) -> list[Runs]:
        """Say to which day the sources reach, under what licence, and where somebody objects."""
        key = f"{home} {lang}"
        if key not in self._feet:
            lines: list[Runs] = []
            for each in [home] if home else self.where.folders:
                known = self.record.known_of(each)
                if known:
                    told = phrase("sources end", lang).format(date_name(known, lang))
                    lines.append(plain(told))
                for said in self.about:
                    if said.iri == each and said.licence:
                        name = phrase("licence", lang).format("")
                        lines.append((Run(f"{name.strip()} "),
                                      Run(said.licence, said.licence, outside=True)))  # fmt: skip
                lines += map(plain, answered_by(self.record, each, lang))
            if self.hidden:
                lines.append(plain(phrase("site preview", lang)))
            lines.append(plain(phrase("site nobody guilty", lang)))
            self._feet[key] = lines
        return self._feet[key]

    def frame(
        self, path: str, title: str, lang: str, home: str, twins: dict[str, str],
        *, summary: str = "", hidden: bool = False, forms: tuple[tuple[str, str], ...] = (),
        card: tuple[tuple[str, str], ...] = (), json_ld: str = "", timeline: str = "",
    ) -> Frame:  # fmt: skip
        """
        Give what stands around a page.

        Args:
            path: Where it stands.
            title: What it is called.
            lang: Its language.
            home: The dossier it belongs to; empty for a page of all.
            twins: The path of the same page in each language.
            summary: One sentence on what it tells.
            hidden: Whether search engines are asked to leave it out.
            forms: Media types of the same as data, each with its path.
            card: What a shared link shows.
            json_ld: The same for search engines.
            timeline: Where the interactive page shows it.
        """
        site = self.record.label(home or self.record.dossier, lang)
        if not home and len(self.where.folders) > 1:
            site = phrase("site of several", lang)
        names = {code: str(words_of(code)["language"]["name"]) for code in twins}
        return Frame(
            path=path, title=title, site=site,
            front=front(self.where, lang) if len(self.where.folders) < 2 or not home
            else self.where.page(home, lang),
            feed=feed(self.where, lang), menu=self.menu(home, lang) if home else (),
            languages=tuple((code, relative(path, to)) for code, to in twins.items()),
            language_names=names, foot=tuple(self.foot(home, lang)), summary=summary,
            hidden=hidden or self.hidden,
            forms=tuple((kind, relative(path, to)) for kind, to in forms), card=card,
            json_ld=json_ld, timeline=relative(path, timeline) if timeline else "",
        )  # fmt: skip
