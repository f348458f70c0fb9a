"""
What is told comes in; out go pages for people: a thing, what was found, an error.

A thing is shown by the template of a site's page, under a bar of this server's own. They need no
script. Whatever comes from a graph or a reader is escaped, here or by the templates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from markupsafe import Markup

from backstory.server.choosing import SHORT
from backstory.site.linking import Run, linked, plain
from backstory.site.paged import Block, Sentence, ThingPage
from backstory.site.rendering import rendered, stylesheet
from backstory.tell.people import people_of
from backstory.words.languages import languages
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.graph import Graph
    from backstory.server.addresses import Addresses
    from backstory.tell.shown import ShownStory
    from backstory.words.table import Table

__all__ = ["POLICY", "found_page", "framed", "query_page", "style", "thing_page"]

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_EXAMPLE: Final = """SELECT ?event ?label WHERE {
  ?event a sem:Event ; skos:prefLabel ?label .
  FILTER (LANG(?label) = "%s")
}
ORDER BY ?event
LIMIT 20
"""
_FORMS: Final = """nav form { margin: 0.3rem 0 0; }
input, button, select { font: inherit; }
textarea { width: 100%; font-family: ui-monospace, monospace; }
button:focus-visible, input:focus-visible, textarea:focus-visible { outline: 3px solid #c60; }
small { display: block; color: var(--soft); }
"""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around a page."""

    title: str
    languages: tuple[tuple[str, str], ...]
    """Each other language, and where the page is in it."""
    hidden: bool = False
    """Whether search engines are asked to leave it out."""
    forms: tuple[tuple[str, str], ...] = ()
    """Each media type, and where the same is told in it."""
    timeline: str = ""

    @property
    def language_names(self) -> dict[str, str]:
        """How each language is called where there is no more room."""
        return {code: code for code, _ in self.languages}


def style() -> bytes:
    """Give the looks of every page: those of a site, and of the forms that it has not."""
    return stylesheet() + _FORMS.encode()


def framed(title: str, body: str, lang: str, *, here: str = "") -> str:
    """
    Put a body into a page, under the bar that every page has.

    Args:
        title: Of the page, as text.
        body: Markup.
        lang: The language of the page.
        here: The path of the page, for its other languages.
    """
    frame = _Frame(title, tuple(_twins(here)))
    return rendered("served.html", lang, page=frame, body=Markup(body)).decode()


def _twins(here: str) -> Iterator[tuple[str, str]]:
    """Say where a page is in each language."""
    if here:
        more = "&" if "?" in here else "?"
        yield from ((code, f"{here}{more}lang={code}") for code in languages())


def thing_page(graph: Graph, story: ShownStory, where: Addresses) -> str:
    """Tell one thing whole, each line with who says it and the address of its claim."""
    lang, path = graph.lang, where.path(story.iri)
    blocks = [
        Block(section.key, section.title,
              tuple(_sentence(graph, line, story.iri, where) for line in section.lines))
        for section in story.sections
    ]  # fmt: skip
    if named := _leading(graph, story, where):
        blocks.append(Block("leads to", phrase("served leads to", lang), tuple(named)))
    told = ThingPage(
        story.iri, story.id, phrase(graph.record.kind(story.iri), lang), story.title, "",
        tuple(map(plain, story.head[1:])), (), tuple(blocks), "",
    )  # fmt: skip
    forms = (("text/turtle", f"{path}.ttl"), ("application/ld+json", f"{path}.jsonld"))
    frame = _Frame(story.title, tuple(_twins(path)), _names_others(graph, story), forms)
    return rendered("thing.html", lang, frame="served.html", page=frame, thing=told).decode()


def _sentence(graph: Graph, line: Any, iri: str, where: Addresses) -> Sentence:
    """Tell one line: its claim and what it names lead to their own pages."""
    record, lang, claim = graph.record, graph.lang, line.claim
    ends: dict[str, str] = {}
    if claim:
        for each in (*claim.voices, claim.object, claim.subject, claim.within, claim.source):
            if isinstance(each, str) and each and each != iri:
                ends.setdefault(record.label(each, lang), where.path(each))
        ends[f"[{record.short(claim.iri)}]"] = where.path(claim.iri)
    return Sentence(
        linked(line.text, ends), under=tuple(linked(each, ends) for each in line.under),
        answer=line.answer,
    )  # fmt: skip


def _names_others(graph: Graph, story: ShownStory) -> bool:
    """Tell whether a page names somebody without a public office or voice."""
    lines = [line for section in story.sections for line in section.lines]
    told = (part for line in lines for part in (line.text, *line.under))
    return any(map(people_of(graph.record).named_in, (story.title, *told)))


def _leading(graph: Graph, story: ShownStory, where: Addresses) -> list[Sentence]:
    """Name what the claims of a story speak of and who makes them, each with its address."""
    claims = [line.claim for section in story.sections for line in section.lines if line.claim]
    ends: set[str] = set()
    for claim in claims:
        objects = [claim.object] if isinstance(claim.object, str) else []
        ends |= {claim.subject, claim.source, *claim.voices, *objects}
    record = graph.record
    known = sorted(
        (record.label(iri, graph.lang), iri)
        for iri in ends
        if iri != story.iri and iri in record.names and where.path(iri)
    )
    return [Sentence((Run(label, where.path(iri)),)) for label, iri in known]


def found_page(text: str, found: Table, where: Addresses, paths: Mapping[str, str]) -> str:
    """List what was found for something typed."""
    lang = found.lang
    key = "served found" if len(found) else "served nothing"
    title = phrase(key, lang).format(text) if text.strip() else phrase("served look for", lang)
    items = "".join(
        f"<li>{_led(paths[str(row['id'])], str(row['thing_label']))} "
        f"<small>{escape(str(row['kind_label']))} · {escape(str(row['name']))}</small></li>"
        for row in found
    )
    here = f"/search?q={quote(text, safe='')}"
    return framed(title, f"<h1>{escape(title)}</h1><ul>{items}</ul>", lang, here=here)


def _led(path: str, label: str) -> str:
    """Write a name that leads to its page, if it has one."""
    return f'<a href="{escape(path)}">{escape(label)}</a>' if path else escape(label)


@cache
def query_page(lang: str) -> bytes:
    """Give a form for a query, to somebody who comes to /sparql without one."""
    title, example = phrase("served query", lang), _EXAMPLE % lang
    say = {key: escape(phrase(f"served {key}", lang)) for key in ("a query", "format", "ask")}
    kinds = "".join(f"<option>{escape(name)}</option>" for name in list(SHORT)[:5])
    body = (
        f"<h1>{escape(title)}</h1><form method='get' action='/sparql'><p><label>{say['a query']}"
        f"<br><textarea name='query' rows='14' spellcheck='false'>{escape(example)}</textarea>"
        f"</label></p><p><label>{say['format']} <select name='format'>{kinds}</select></label> "
        f"<button>{say['ask']}</button></p></form>"
    )
    return framed(title, body, lang, here="/sparql").encode()
