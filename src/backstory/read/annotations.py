"""
A reading comes in; out go W3C Web Annotations of it, for other programs.

Sources:
    W3C, "Web Annotation Data Model", Recommendation of 23 February 2017: an annotation page, each
    annotation with a text position selector (code points, the end exclusive) and a quote.
"""

from __future__ import annotations

import hashlib
from typing import Any

from backstory.dates.edtf import Span
from backstory.read.article import Article
from backstory.read.dated import Dated
from backstory.read.figures import Figure
from backstory.read.known import Known
from backstory.read.lexicon import lexicon
from backstory.read.link import Linked
from backstory.read.mention import Mention
from backstory.read.signs import Signs
from backstory.read.tokens import Tokens
from backstory.vocabulary import NS, id_of

__all__ = ["annotation_page"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"ctx": NS}]


def annotation_page(article: Article, linked: Linked, known: Known) -> dict[str, Any]:
    """Give everything that was found as one annotation page."""
    source = f"urn:sha256:{hashlib.sha256(article.text.encode('utf-8')).hexdigest()}"
    text, signs = linked.text, Signs(linked.text, lexicon(article.lang))
    mentions = (*linked.names, *linked.posts, *linked.instruments, *linked.events, *linked.unsure)
    items = [
        *((one.first, _mention(one, text, source, known, signs)) for one in mentions),
        *((one.first, _date(one, text, source)) for one in linked.dates),
        *((one.first, _figure(one, text, source)) for one in linked.figures),
    ]
    items.sort(key=lambda item: (item[0], item[1]["ctx:sort"], str(item[1]["target"])))
    found = [item for _, item in items]
    for number, item in enumerate(found, 1):
        item["id"] = f"{source}#mention-{number}"
    return {
        "@context": _CONTEXT,
        "id": f"{source}#page",
        "type": "AnnotationPage",
        "ctx:language": article.lang,
        "ctx:date": article.day.isoformat() if article.day else None,
        "ctx:dateFound": article.day_found,
        "ctx:codePoints": len(article.text),
        "ctx:cut": article.cut,
        "ctx:aboutCountryOfGraph": bool(linked.gate and linked.gate.open),
        "ctx:mainEvent": _thing(linked.main, known) if linked.main else None,
        "ctx:mainEventCertain": linked.main_certain,
        "items": found,
    }


def _thing(iri: str, known: Known) -> dict[str, Any]:
    thing = known.things.get(iri)
    labels = dict(thing.labels) if thing else {}
    return {"id": iri, "ctx:id": id_of(iri), "label": labels}


def _target(first: int, after: int, text: Tokens, source: str) -> dict[str, Any]:
    start, end = text.span(first, after)
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text.text[start:end],
             "prefix": text.text[max(0, start - 24) : start],
             "suffix": text.text[end : end + 24]},
        ],
    }  # fmt: skip


def _annotation(sort: str, target: dict[str, Any], body: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "",
        "type": "Annotation",
        "motivation": "identifying" if body else "tagging",
        "ctx:sort": sort,
        "body": body,
        "target": target,
    }


def _mention(one: Mention, text: Tokens, source: str, known: Known, signs: Signs) -> dict[str, Any]:
    body = []
    if one.iri:
        body.append({"type": "SpecificResource", "purpose": "identifying",
                     "source": one.iri, **_named(one.iri, known)})  # fmt: skip
    found = _annotation(one.kind, _target(one.first, one.after, text, source), body)
    found["ctx:linked"] = bool(one.iri)
    found["ctx:certainty"] = one.certainty
    found["ctx:why"] = one.why
    found["ctx:evidence"] = [
        {"sort": sort, "value": value}
        for sort, told in one.evidence if (value := _sign(one, sort, told, signs))
    ]  # fmt: skip
    holder = dict(one.evidence).get("holder", "")
    if holder:
        found["ctx:holder"] = _thing(holder, known)
    if one.others:
        found["ctx:couldBe"] = [_thing(iri, known) for iri in one.others]
    return found


def _sign(one: Mention, sort: str, told: str, signs: Signs) -> str | None:
    """Give what speaks for a link: an id, a value, or a word as the text writes it."""
    if sort == "word":
        return signs.as_written(one, told)
    return id_of(told) if told.startswith(("http://", "https://")) else told


def _named(iri: str, known: Known) -> dict[str, Any]:
    told = _thing(iri, known)
    return {"ctx:id": told["ctx:id"], "label": told["label"]}


def _date(one: Dated, text: Tokens, source: str) -> dict[str, Any]:
    body = [{"type": "TextualBody", "purpose": "tagging", "format": "application/edtf",
             "value": one.value}]  # fmt: skip
    found = _annotation("date", _target(one.first, one.after, text, source), body)
    found["ctx:edtf"] = one.value
    found["ctx:why"] = one.why
    span: Span = one.span
    found["ctx:earliestBeginDay"], found["ctx:latestEndDay"] = span.earliest_begin, span.latest_end
    if one.sense:
        found["ctx:sense"] = one.sense
    return found


def _figure(one: Figure, text: Tokens, source: str) -> dict[str, Any]:
    body: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": str(one.value)}
    ]
    if one.counted:
        body.append({"type": "SpecificResource", "purpose": "classifying", "source": one.counted,
                     "ctx:id": id_of(one.counted)})  # fmt: skip
    found = _annotation("figure", _target(one.first, one.after, text, source), body)
    found["ctx:number"] = float(one.value) if one.value % 1 else int(one.value)
    found["ctx:bound"] = one.bound
    found["ctx:upto"] = None if one.upto is None else float(one.upto)
    found["ctx:counted"] = id_of(one.counted) if one.counted else ""
    found["ctx:countedWords"] = _words(one.thing, text)
    found["ctx:unit"] = one.unit
    found["ctx:period"] = one.period
    found["ctx:voice"] = id_of(one.voice) if one.voice else ""
    found["ctx:voiceWords"] = _words(one.voice_words, text)
    return found


def _words(place: tuple[int, int] | None, text: Tokens) -> str:
    if place is None:
        return ""
    start, end = text.span(*place)
    return " ".join(text.text[start:end].replace("-\n", "").split())
