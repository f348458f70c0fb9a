"""
What is told comes in; out go pages for people: a thing, what was found, an error.

They need no script. Whatever comes from a graph or a reader is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Final

from backstory.tell.answers import answers
from backstory.tell.people import people_of
from backstory.vocabulary import id_of
from backstory.words.languages import languages
from backstory.words.markup import link
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.graph import Graph
    from backstory.server.addresses import Addresses
    from backstory.tell.shown import ShownStory
    from backstory.words.table import Table

__all__ = ["POLICY", "STYLE", "found_page", "framed", "query_page", "thing_page"]

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
STYLE: Final = """
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:46rem;padding:1rem}
nav{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:baseline;font-size:.9rem}
nav form{margin-left:auto}
h1{line-height:1.2;font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}
ul{padding-left:1.2rem}li{margin:.5rem 0}
small{display:block;opacity:.8}
textarea{width:100%;box-sizing:border-box;font-family:ui-monospace,monospace}
input,button,select{font:inherit}
a{color:#1b5e8a}a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible{
outline:3px solid #c60;outline-offset:2px}
@media(prefers-color-scheme:dark){a{color:#8cc4ee}}
"""


def framed(title: str, body: str, lang: str, *, head: str = "", here: str = "") -> str:
    """
    Put a body into a page, under the bar that every page has.

    Args:
        title: Of the page, as text.
        body: Markup.
        lang: The language of the page.
        head: Markup for its head.
        here: The path of the page, for its other languages.
    """
    say = {key: escape(phrase(f"served {key}", lang))
           for key in ("page", "search", "query", "read", "look for", "other")}  # fmt: skip
    others = "".join(
        f'<a hreflang="{code}" lang="{code}" href="{escape(here)}?lang={code}">{code}</a>'
        for code in languages()
        if here and code != lang
    )
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/style.css">{head}</head>'
        f'<body><nav><a href="/?lang={lang}">{say["page"]}</a><a href="/sparql?lang={lang}">'
        f'{say["query"]}</a><a href="/read?lang={lang}">{say["read"]}</a>{others}'
        '<form action="/search" role="search"><input type="hidden" '
        f'name="lang" value="{lang}"><input type="search" name="q" aria-label="{say["look for"]}" '
        f"maxlength=200> <button>{say['search']}</button></form></nav><main>{body}</main>"
        "</body></html>\n"
    )


def thing_page(graph: Graph, story: ShownStory, where: Addresses) -> str:
    """Tell one thing whole, each line with who says it and the address of its claim."""
    lang = graph.lang
    path = where.path(story.iri)
    forms = (("text/turtle", ".ttl"), ("application/ld+json", ".jsonld"))
    head = "".join(
        f'<link rel="alternate" type="{kind}" href="{path}{suffix}">' for kind, suffix in forms
    )
    if _names_others(graph, story):
        head += '<meta name="robots" content="noindex">'
    parts = [f"<h1>{escape(story.title)}</h1>"]
    parts += [f"<p>{link(line, line) if _is_address(line) else escape(line)}</p>"
              for line in story.head]  # fmt: skip
    for section in story.sections:
        parts.append(f'<section><h2 id="{escape(section.key)}">{escape(section.title)}</h2><ul>')
        for line in section.lines:
            under = "".join(f"<small>{escape(each)}</small>" for each in line.under)
            answer = answers(graph.record, lang, line)
            under += f"<small><b>{escape(answer)}</b></small>" if answer else ""
            told = _told(line.text, line.claim.iri if line.claim else "", where, lang)
            parts.append(f"<li>{told}{under}</li>")
        parts.append("</ul></section>")
    named = _leading(graph, story, where)
    if named:
        title = escape(phrase("served leads to", lang))
        parts.append(f'<section><h2 id="leads-to">{title}</h2><ul>{"".join(named)}</ul></section>')
    data = ", ".join(f'<a href="{path}{suffix}">{suffix[1:]}</a>' for _, suffix in forms)
    parts.append(f"<p>{escape(phrase('served as data', lang))}: {data} · "
                 f"<code>{escape(story.iri)}</code></p>")  # fmt: skip
    return framed(story.title, "".join(parts), lang, head=head, here=path)


def _names_others(graph: Graph, story: ShownStory) -> bool:
    """Tell whether a page names somebody without a public office or voice."""
    lines = [line for section in story.sections for line in section.lines]
    told = (part for line in lines for part in (line.text, *line.under))
    return any(map(people_of(graph.record).named_in, (story.title, *told)))


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://"))


def _told(text: str, claim: str, where: Addresses, lang: str) -> str:
    path = where.path(claim) if claim else ""
    if not path:
        return escape(text)
    said = escape(phrase("served claim", lang))
    return f'{escape(text)} <a href="{path}" title="{said}">{escape(id_of(claim))}</a>'


def _leading(graph: Graph, story: ShownStory, where: Addresses) -> list[str]:
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
    return [f'<li><a href="{where.path(iri)}">{escape(label)}</a></li>' for label, iri in known]


def found_page(text: str, found: Table, where: Addresses, paths: Mapping[str, str]) -> str:
    """List what was found for something typed."""
    lang = found.lang
    key = "served found" if len(found) else "served nothing"
    title = phrase(key, lang).format(text)
    items = "".join(
        f"<li>{_led(paths[str(row['id'])], str(row['thing_label']))} "
        f"<small>{escape(str(row['kind_label']))} · {escape(str(row['name']))}</small></li>"
        for row in found
    )
    return framed(title, f"<h1>{escape(title)}</h1><ul>{items}</ul>", lang)


def _led(path: str, label: str) -> str:
    """Write a name that leads to its page, if it has one."""
    return f'<a href="{escape(path)}">{escape(label)}</a>' if path else escape(label)


def query_page(title: str, example: str, lang: str, formats: Iterable[str]) -> str:
    """Give a form for a query, to somebody who comes to /sparql without one."""
    say = {key: escape(phrase(f"served {key}", lang)) for key in ("a query", "format", "ask")}
    kinds = "".join(f"<option>{escape(name)}</option>" for name in formats)
    body = (
        f"<h1>{escape(title)}</h1><form method='get' action='/sparql'><p><label>{say['a query']}"
        f"<br><textarea name='query' rows='14' spellcheck='false'>{escape(example)}</textarea>"
        f"</label></p><p><label>{say['format']} <select name='format'>{kinds}</select></label> "
        f"<button>{say['ask']}</button></p></form>"
    )
    return framed(title, body, lang, here="/sparql")
