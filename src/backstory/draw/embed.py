"""Write one event and its claims as a fragment of HTML, to be pasted elsewhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from backstory.compare.disagreements import disagreements_of
from backstory.errors import UnknownName
from backstory.rdf.record import Record
from backstory.tell.answered import publisher_of
from backstory.tell.cite import Cited
from backstory.tell.context import teller_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["embed"]


def embed(graph: TripleStore, event: str, lang: str) -> str:
    """
    Cite an event and every claim about it, with no script and no style of ours.

    The page copies the same fragment (web/src/words/cite.ts).

    Args:
        graph: The grown graph of one dossier.
        event: Its id; empty for the dossier's focus.
        lang: The language.

    Raises:
        UnknownName: The dossier has no such event.
    """
    record = Record(graph)
    known = {record.short(name.iri): name.iri for name in record.names.values()}
    rows = graph.query(
        "SELECT ?focus ?licence WHERE { ?d a dcat:Dataset . "
        "OPTIONAL { ?d foaf:primaryTopic ?focus } OPTIONAL { ?d dcterms:license ?licence } }"
    ).values()
    focus, licence = (rows[0]["focus"], rows[0]["licence"]) if rows else ("", "")
    event = event or record.short(focus)
    if event not in known:
        raise UnknownName("event", event, known)
    iri, cited, teller = known[event], Cited(record, lang), teller_of(record, lang)
    by = publisher_of(record, record.store.home_of(iri) or record.dossier)
    odds = {one for each in disagreements_of(record) for side in each.sides for one in side}
    lines = []
    for claim in record.about.get(iri, ()):
        told = _linked(cited.claim(claim), record.sources[claim.source].url)
        sign = f" ≠ {phrase('at odds in a line', lang)}" if claim.iri in odds else ""
        answer = teller.answer(claim)
        told = f"{told} {escape(answer)}" if answer else told
        lines.append(f"<li>{told}{sign}</li>")
    return (
        f'<blockquote lang="{lang}" cite="{escape(iri)}">'
        f"<p><strong>{escape(record.label(iri, lang))}</strong></p><ul>{''.join(lines)}</ul>"
        f"<footer>{escape(' '.join(part for part in (cited.part(iri), by, licence) if part))}"
        "</footer></blockquote>\n"
    )


def _linked(text: str, address: str) -> str:
    """Make the address of a source a link, if it is one."""
    if not address.startswith(("http://", "https://")) or address not in text:
        return escape(text)
    before, _, after = text.partition(address)
    link = f'<a rel="nofollow noreferrer" href="{escape(address)}">{escape(address)}</a>'
    return f"{escape(before)}{link}{escape(after)}"
