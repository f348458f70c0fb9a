"""
Write one event and its claims as a fragment of HTML, to be pasted elsewhere.

The fragment has one form, told here: the page carries it and fills its blanks (web/src/words/
cite.ts); a test holds what is copied there to what is written here, byte for byte.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from backstory.compare.disagreements import disagreements_of
from backstory.errors import UnknownName
from backstory.rdf.record import Record
from backstory.tell.answered import publisher_of
from backstory.tell.cite import Cited
from backstory.tell.context import teller_of
from backstory.vocabulary import term
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Fragment, Name
    from backstory.rdf.store import TripleStore

__all__ = ["FORM", "embed", "fragment"]

_BOX: Final = (
    "box-sizing:border-box;height:30em;max-height:90vh;overflow:auto;margin:1.5em 0;"
    "padding:1em 1.2em;border:1px solid;border-top-width:5px;font:inherit;line-height:1.45"
)
"""A fixed height, and the letters and colours of the page that it stands in."""

FORM: Final[Mapping[str, str]] = {
    "frame": f'<blockquote lang="{{lang}}" cite="{{iri}}" tabindex="0" style="{_BOX}">'
    '<p style="margin:0 0 .6em;font-size:1.3em;line-height:1.2"><strong>{name}</strong></p>'
    '<ul style="margin:0;padding-left:1.1em">{lines}</ul>'
    '<footer style="margin-top:1em;font-size:.85em">{foot}</footer></blockquote>\n',
    "line": "<li>{told}{answer}{odds}</li>",
    "link": '<a rel="nofollow noreferrer" href="{address}">{address}</a>',
    "answer": " {}",
}
"""The fragment, whose blanks the page fills too."""


def _odds(lang: str) -> str:
    """Say of a line that others differ from it."""
    return f" ≠ {phrase('at odds in a line', lang)}"


def fragment(record: Record, languages: Sequence[str]) -> Fragment:
    """Give the form of the fragment for the page, with what stands in all that it copies."""
    odds: Name = [_odds(lang) for lang in languages]
    return {
        "frame": FORM["frame"],
        "line": FORM["line"],
        "link": FORM["link"],
        "answer": FORM["answer"],
        "odds": odds,
        "foot": {home: _foot(record, home) for home in record.store.homes},
    }


def _foot(record: Record, home: str) -> str:
    """Give what stands under all that is copied of a dossier: who publishes it, and its licence."""
    described = record.described("?x a dcat:Dataset").get(home, {})
    licence = next((one.value for one in described.get(term("dcterms:license"), ())), "")
    return " ".join(filter(None, (publisher_of(record, home), licence)))


def embed(graph: TripleStore, event: str, lang: str) -> str:
    """
    Cite an event and every claim about it, with no script and no style of ours.

    Args:
        graph: The grown graph of one dossier.
        event: Its id; empty for the dossier's focus.
        lang: The language.

    Raises:
        UnknownName: The dossier has no such event.
    """
    record = Record(graph)
    known = {record.short(name.iri): name.iri for name in record.names.values()}
    rows = graph.query("SELECT ?focus WHERE { ?d foaf:primaryTopic ?focus }").values()
    event = event or record.short(rows[0]["focus"] if rows else "")
    if event not in known:
        raise UnknownName("event", event, known)
    iri, cited, teller = known[event], Cited(record, lang), teller_of(record, lang)
    odds = {one for each in disagreements_of(record) for side in each.sides for one in side}
    lines = []
    for claim in record.about.get(iri, ()):
        answer = teller.answer(claim)
        sign = escape(_odds(lang)) if claim.iri in odds else ""
        lines.append(FORM["line"].format(
            told=_linked(cited.claim(claim), record.sources[claim.source].url),
            answer=escape(FORM["answer"].format(answer)) if answer else "",
            odds=sign,
        ))  # fmt: skip
    foot = f"{cited.part(iri)} {_foot(record, record.store.home_of(iri) or record.dossier)}"
    return FORM["frame"].format(
        lang=lang,
        iri=escape(iri),
        name=escape(record.label(iri, lang)),
        lines="".join(lines),
        foot=escape(foot.strip()),
    )


def _linked(text: str, address: str) -> str:
    """Make the address of a source a link, if it is one."""
    if not address.startswith(("http://", "https://")) or address not in text:
        return escape(text)
    before, _, after = text.partition(address)
    return f"{escape(before)}{FORM['link'].format(address=escape(address))}{escape(after)}"
