"""
The data of the page comes in; a plain HTML list of all events and claims goes out.

It stands there in each language of the page, for readers without JavaScript, or with a browser too
old for the page, and for search engines. Each sentence is marked: the page's script reads it here
(draw/once.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from html import escape
from math import inf
from typing import TYPE_CHECKING

from backstory.dates.days import civil
from backstory.dates.edtf import DateError, Span
from backstory.words.dates import name as date_name
from backstory.words.markup import clean
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.places import place

if TYPE_CHECKING:
    from backstory.draw.shape import Claim, Name, PageData, Thing
    from backstory.rdf.record import Record

__all__ = [
    "at_odds",
    "claim_lines",
    "claim_words",
    "concept_label",
    "ends_of",
    "in_doubt",
    "is_undated",
    "known_on",
    "label_of",
    "name_in",
    "named",
    "plain_list",
    "sources_end",
    "target_words",
]


def name_in(data: PageData, name: Name, lang: str) -> str:
    """Pick a name's text in a language of the page."""
    return name if isinstance(name, str) else name[data["languages"].index(lang)]


def label_of(data: PageData, one: str, lang: str) -> str:
    """Name a thing, or a source by its publisher or title."""
    if one in data["things"]:
        return name_in(data, data["things"][one]["name"], lang)
    source = data["sources"].get(one)
    if source:
        named = source["publisher"] or source.get("short", "")
        return name_in(data, named, lang) or _titled(data, source["title"], lang)
    return one


def _titled(data: PageData, title: Name, lang: str) -> str:
    """Quote a title; what the editors call a source stands in no quotation marks."""
    return _quoted(data, title, lang) if isinstance(title, str) else name_in(data, title, lang)


def _quoted(data: PageData, words: str, lang: str, own: str = "") -> str:
    """Quote words in the marks of their own language, if the page speaks it, or the reader's."""
    return data["words"].get(own, data["words"][lang])["quoted"].format(words)


def concept_label(data: PageData, key: str, lang: str) -> str:
    """Name a concept by its key; its id, where the page does not carry it."""
    concept = data["concepts"].get(key)
    return name_in(data, concept["name"], lang) if concept else key.rpartition("/")[2]


def target_words(data: PageData, claim: Claim, lang: str) -> str:
    """Name what the predicate of a claim points at."""
    target = claim["target"]
    if "id" in target:
        return label_of(data, str(target["id"]), lang)
    if "concept" in target:
        return concept_label(data, str(target["concept"]), lang)
    if "date" in target:
        return name_in(data, data["dates"].get(str(target["date"]), str(target["date"])), lang)
    if "number" in target:
        written = target.get("written")
        return numeral(Decimal(str(written)) if written else float(target["number"]), lang)
    text = str(target.get("text", ""))
    own = str(target.get("lang", ""))
    return text if own == lang else _quoted(data, text, lang, own)


def claim_words(data: PageData, claim: Claim, lang: str) -> str:
    """Say a claim in a line: its gist, or what it says of what."""
    return name_in(data, claim.get("gist") or claim.get("text", ""), lang)


def at_odds(data: PageData) -> frozenset[str]:
    """Find the claims that are at odds with another."""
    return frozenset(
        claim for each in data["disagreements"] for side in each["sides"] for claim in side
    )


def is_undated(thing: Thing) -> bool:
    """Say whether it is an event that nobody dates."""
    return thing["type"] == "event" and not any(day is not None for day in thing.get("days", []))


def in_doubt(data: PageData) -> frozenset[str]:
    """Find what claims that are at odds with another are about."""
    odds = at_odds(data)
    return frozenset(claim["about"] for claim in data["claims"] if claim["id"] in odds)


def named(data: PageData, one: str, odds: frozenset[str], lang: str) -> str:
    """Name a thing, with the sign of disagreement before it where its claims are at odds."""
    return ("≠ " if one in odds else "") + clean(name_in(data, data["things"][one]["name"], lang))


def claim_lines(
    data: PageData, claims: Iterable[Claim], lang: str, odds: frozenset[str],
    numbers: Mapping[str, int], labels: Callable[[str], str],
) -> str:  # fmt: skip
    """
    Say claims, each with its voice and where it is read; the same of one source once.

    Args:
        data: What the page holds.
        claims: Those that are said.
        lang: Language.
        odds: Ids of claims at odds with another.
        numbers: Where each source stands in the list of them.
        labels: Gives the name of a thing or a source, escaped.
    """
    places: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        key = (_said(data, claim, lang, odds, labels), claim["source"])
        places.setdefault(key, []).append(claim["at"])
    lines = []
    for (said, source), at in places.items():
        where = "; ".join(dict.fromkeys(place(one, lang) for one in at))
        # A source that speaks itself is named already.
        named = labels(source)
        own = said.startswith(f"<b>{named}</b>")
        read = escape(where) if own else f"{named}, {escape(where)}"
        # HTML wants neither the end of an item nor these marks: a kilobyte less of each.
        lines.append(f"<li>{said} — <a href=#s{numbers[source]}>{read}</a>")
    return "".join(lines)


def _sources(data: PageData, lang: str) -> str:
    """List every source once, with its address: the lists of all languages lead there."""
    lines = []
    for at, (_, source) in enumerate(sorted(data["sources"].items())):
        named = escape(_titled(data, source["title"], lang))
        if source.get("url", "").lower().startswith(("http://", "https://")):
            # The page as a whole tells nobody where its reader came from.
            named = f'<a rel=nofollow href="{escape(source["url"])}">{named}</a>'
        issued = source.get("issued", "")
        day = (
            f", {escape(name_in(data, data['dates'].get(issued, issued), lang))}" if issued else ""
        )
        if "issuedInferred" in source:
            day += f" ({phrase('date worked out', lang)})"
        publisher = escape(name_in(data, source["publisher"], lang))
        lines.append(f"<li id=s{at}>{named}, {publisher}{day}")
    return f"<h2>{phrase('sources', lang)}</h2><ul>{''.join(lines)}</ul>"


def _said(
    data: PageData, claim: Claim, lang: str, odds: frozenset[str], labels: Callable[[str], str]
) -> str:
    voices = ", ".join(map(labels, claim["voices"]))
    parts = [f"<b>{voices}</b>: <i>{escape(claim_words(data, claim, lang))}</i>"]
    if not claim["modality"].endswith("/asserted"):
        parts.append(f" [{escape(concept_label(data, claim['modality'], lang))}]")
    if "when" in claim:
        when = name_in(data, data["dates"].get(claim["when"], claim["when"]), lang)
        mark = f", {phrase('date worked out', lang)}" if "inferred" in claim else ""
        parts.append(f" ({escape(when)}{mark})")
    elif "inferred" in claim:
        parts.append(f" ({phrase('worked out', lang)})")
    if "answer" in claim:
        parts.append(f" {escape(name_in(data, claim['answer'], lang))}")
    if claim["id"] in odds:
        parts.append(" ≠")
    return "".join(parts)


def known_on(data: PageData, lang: str) -> str:
    """Say up to which day the dossier tells what was known."""
    written = data["dossier"]["knownOn"]
    try:
        day = date_name(Span.parse(written), lang)
    except DateError:
        day = written
    return phrase("known on", lang).format(day)


def sources_end(data: PageData, lang: str) -> str:
    """Say in a sentence to which day the sources reach; empty where the dossier does not say."""
    return f"{known_on(data, lang)}." if data["dossier"]["knownOn"] else ""


def ends_of(record: Record, lang: str) -> str:
    """Say the same of what a graph records."""
    known = record.known_on
    return phrase("sources end", lang).format(date_name(known, lang)) if known else ""


def plain_list(data: PageData, first: str) -> str:
    """Write every event with its claims, oldest first, then every other; once a language."""
    others = [lang for lang in data["languages"] if lang != first]
    return "\n".join(
        [_section(data, first), *(_section(data, lang, f"{lang}.") for lang in others)]
    )


def _section(data: PageData, lang: str, prefix: str = "") -> str:
    """Write the list in one language; `prefix` keeps its anchors apart from those of the first."""
    odds = at_odds(data)
    labels = cache(lambda one: escape(label_of(data, one, lang)))
    numbers = {source: at for at, source in enumerate(sorted(data["sources"]))}
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in data["claims"]:
        about[claim["about"]].append(claim)
    things = data["things"]
    lines = _head(data, lang)
    told = [
        one
        for one in sorted(things, key=lambda one: _order(data, one))
        if things[one]["type"] == "event" or about[one]
    ]
    lines.append(_years(data, told, prefix))
    for one in told:
        heading = escape(name_in(data, things[one]["name"], lang))
        lines.append(f'<h2 id="{escape(prefix + one)}">{heading}</h2>')
        claims = about.pop(one, [])
        listed = claim_lines(data, claims, lang, odds, numbers, labels)
        lines.append(f"<ul>{listed}</ul>" if listed else f"<p>{phrase('not stated', lang)}</p>")
    left = [claim for one in sorted(about) for claim in about[one]]
    if left:
        rest = claim_lines(data, left, lang, odds, numbers, labels)
        lines.append(f"<h2>{phrase('other claims', lang)}</h2><ul>{rest}</ul>")
    if not prefix:
        lines.append(_sources(data, lang))
    lines.append("</section>")
    return "\n".join(lines)


def _head(data: PageData, lang: str) -> list[str]:
    head = data["dossier"]
    others = " · ".join(
        f'<a href="#plain-{other}" lang="{other}" hreflang="{other}">{escape(words["name"])}</a>'
        for other, words in data["words"].items()
        if other != lang
    )
    why = escape(phrase("old browser", lang))
    return [
        f'<section id="plain-{lang}" lang="{lang}" data-why="{why}">',
        f"<p>{others}</p>",
        f"<h1>{escape(name_in(data, head['title'], lang))}</h1>",
        f"<p>{escape(name_in(data, head['description'], lang))}</p>",
        f"<p>{escape(known_on(data, lang))}. {escape(head['licence'])}.</p>",
        *(f"<p>{escape(name_in(data, line, lang))}</p>" for line in head["answers"]),
        f"<p>≠ {phrase('claim at odds', lang)}</p>",
    ]


def _years(data: PageData, told: Iterable[str], prefix: str) -> str:
    """Lead to the first event of each year: the list is long."""
    first: dict[int, str] = {}
    for one in told:
        other, day, _ = _order(data, one)
        if not other and day < inf:
            first.setdefault(civil(int(day))[0], one)
    links = " · ".join(
        f'<a href="#{escape(prefix + one)}">{year}</a>' for year, one in sorted(first.items())
    )
    return f"<nav>{links}</nav>"


def _order(data: PageData, one: str) -> tuple[bool, float, str]:
    """Put events first, by the day on which they begin."""
    thing = data["things"][one]
    days = [day for day in thing.get("days", []) if day is not None]
    return (thing["type"] != "event", days[0] if days else inf, one)
