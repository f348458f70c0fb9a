"""
The data of the page comes in; a plain HTML list of all events and claims goes out.

It is what readers without JavaScript and search engines find; the page hides it when it runs.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING, Final, Literal

from backstory.errors import UnknownName

if TYPE_CHECKING:
    from backstory.store import TripleStore
    from backstory.views.page_data import Claim, Name, PageData

__all__ = ["claim_words", "embed", "name_in", "plain_list", "target_words"]

_WORDS: Final = {
    "en": ("not stated", "according to", "Other claims", "As known on"),
    "es": ("no consta", "según", "Otras afirmaciones", "Según lo conocido al"),
}


def name_in(name: Name, lang: str) -> str:
    """Pick a name's text in a language."""
    return name if isinstance(name, str) else name[0 if lang == "en" else 1]


def _label(data: PageData, one: str, lang: str) -> str:
    if one in data["things"]:
        return name_in(data["things"][one]["name"], lang)
    if one in data["sources"]:
        return data["sources"][one]["publisher"] or one
    return one


def _concept(data: PageData, key: str, lang: str) -> str:
    concept = data["concepts"].get(key)
    return name_in(concept["name"], lang) if concept else key.rpartition("/")[2]


def target_words(data: PageData, claim: Claim, lang: str) -> str:
    """Name what the predicate of a claim points at."""
    target = claim["target"]
    if "id" in target:
        return _label(data, str(target["id"]), lang)
    if "concept" in target:
        return _concept(data, str(target["concept"]), lang)
    if "date" in target:
        return name_in(data["dates"].get(str(target["date"]), str(target["date"])), lang)
    if "number" in target:
        return f"{target['number']} {_concept(data, claim.get('counted', ''), lang)}"
    return f"“{target.get('text', '')}”"


def claim_words(data: PageData, claim: Claim, lang: str) -> str:
    """Say a claim in a line: its gist, or what it says of what."""
    gist = claim.get("gist")
    if gist:
        return name_in(gist, lang)
    if claim["says"] == "count":
        return target_words(data, claim, lang)
    role = claim.get("role")
    predicate = (
        _concept(data, role, lang)
        if role
        else name_in(data["predicates"].get(claim["says"], claim["says"]), lang)
    )
    return f"{predicate}: {target_words(data, claim, lang)}"


def _claim_line(data: PageData, claim: Claim, lang: str) -> str:
    voices = ", ".join(_label(data, voice, lang) for voice in claim["voices"])
    source = data["sources"][claim["source"]]
    parts = [f"<b>{escape(voices)}</b>: {escape(claim_words(data, claim, lang))}"]
    if not claim["modality"].endswith("/asserted"):
        parts.append(f" [{escape(_concept(data, claim['modality'], lang))}]")
    if "when" in claim:
        when = name_in(data["dates"].get(claim["when"], claim["when"]), lang)
        parts.append(f" ({escape(when)})")
    cited = escape(source["publisher"] or source["title"])
    if source.get("url", "").lower().startswith(("http://", "https://")):
        cited = f'<a rel="nofollow noreferrer" href="{escape(source["url"])}">{cited}</a>'
    parts.append(f" — {cited}, {escape(claim['at'])}")
    return f"<li>{''.join(parts)}</li>"


def plain_list(data: PageData, lang: str) -> str:
    """Write every event with its claims, oldest first, and then every other claim."""
    not_stated, _, others, known = _WORDS[lang]
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in data["claims"]:
        about[claim["about"]].append(claim)
    things = data["things"]

    def order(one: str) -> tuple[int, float, str]:
        days = [day for day in things[one].get("days", []) if day is not None]
        return (things[one]["type"] != "event", days[0] if days else float("inf"), one)

    head = data["dossier"]
    lines = [
        f"<h1>{escape(name_in(head['title'], lang))}</h1>",
        f"<p>{escape(name_in(head['description'], lang))}</p>",
        f"<p>{known} {escape(head['knownOn'])}. {escape(head['licence'])}.</p>",
    ]
    told = [
        one for one in sorted(things, key=order) if things[one]["type"] == "event" or about[one]
    ]
    for one in told:
        heading = escape(name_in(things[one]["name"], lang))
        lines.append(f'<h2 id="{escape(one)}">{heading}</h2>')
        claims = about.pop(one, [])
        listed = "".join(_claim_line(data, claim, lang) for claim in claims)
        lines.append(f"<ul>{listed}</ul>" if listed else f"<p>{not_stated}</p>")
    rest = "".join(_claim_line(data, claim, lang) for one in sorted(about) for claim in about[one])
    if rest:
        lines.append(f"<h2>{others}</h2><ul>{rest}</ul>")
    return "\n".join(lines)


def embed(graph: TripleStore, event: str, lang: Literal["en", "es"]) -> str:
    """
    Write one event and its claims as a fragment to be pasted: no script, no style of ours.

    Raises:
        UnknownName: The dossier has no such event.
    """
    from backstory.views.page_data import page_data

    data = page_data(graph, lang=lang, engine=False)
    chosen = event or data["dossier"]["focus"]
    if chosen not in data["things"]:
        raise UnknownName("event", chosen, data["things"])
    lines = [_claim_line(data, claim, lang) for claim in data["claims"] if claim["about"] == chosen]
    head = data["dossier"]
    known = f"{_WORDS[lang][3]} {head['knownOn']}"
    cited = f"{name_in(head['title'], lang)}. backstory. {known}. {head['licence']}."
    return (
        f'<blockquote lang="{lang}" cite="{escape(head["iri"])}/{escape(chosen)}">'
        f"<p><strong>{escape(_label(data, chosen, lang))}</strong></p><ul>{''.join(lines)}</ul>"
        f"<footer>{escape(cited)}</footer></blockquote>\n"
    )
