"""A graph and an event come in; a fragment of HTML to be pasted elsewhere goes out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from backstory.draw.data import page_data
from backstory.draw.plain import Lang, at_odds, claim_line, known_on, label_of, name_in
from backstory.errors import UnknownName

if TYPE_CHECKING:
    from backstory.rdf.store import TripleStore

__all__ = ["embed"]


def embed(graph: TripleStore, event: str, lang: Lang) -> str:
    """
    Write one event and its claims as a fragment to be pasted: no script, no style of ours.

    Raises:
        UnknownName: The dossier has no such event.
    """
    data = page_data(graph, lang=lang, engine=False)
    chosen = event or data["dossier"]["focus"]
    if chosen not in data["things"]:
        raise UnknownName("event", chosen, data["things"])
    odds = at_odds(data)
    lines = [
        claim_line(data, claim, lang, odds, whole=True)
        for claim in data["claims"]
        if claim["about"] == chosen
    ]
    head = data["dossier"]
    known = known_on(data, lang)
    cited = f"{name_in(head['title'], lang)}. backstory. {known}. {head['licence']}."
    return (
        f'<blockquote lang="{lang}" cite="{escape(head["iri"])}/{escape(chosen)}">'
        f"<p><strong>{escape(label_of(data, chosen, lang))}</strong></p><ul>{''.join(lines)}</ul>"
        f"<footer>{escape(cited)}</footer></blockquote>\n"
    )
