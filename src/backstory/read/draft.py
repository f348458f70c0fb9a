"""
A reading comes in; out goes a source file for a dossier, whose claims are proposed, none asserted.

A person finishes it: every item says `put-as: proposed` and stands at its sentence, with the first
and last words as the reader's check. What the article dates and counts is proposed, no more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from backstory.errors import CouldNotRun
from backstory.read.count_of import since_of
from backstory.read.figures import STOCK, Figure
from backstory.read.lexicon import countries
from backstory.read.thing import concept_id
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.read.found import Found

__all__ = ["draft"]

_FORMS: Final = {
    "exact": "{}", "at-least": "{}+", "more-than": ">{}", "fewer-than": "<{}", "at-most": "<={}",
    "about": "~{}", "almost": "~{}",
}  # fmt: skip
"""How a figure is written in YAML, by its bound."""


def draft(reading: Found) -> str:
    """
    Write a source file of what was read.

    Raises:
        CouldNotRun: Nothing in the text could be proposed.
    """
    items = [*_dated(reading), *_counted(reading)]
    if not items:
        raise CouldNotRun(phrase("read no draft", reading.lang))
    items.sort(key=lambda item: item[0])
    return _head(reading) + "\n".join(text for _, text in items) + "\n"


def _head(reading: Found) -> str:
    article = reading.article
    title = next((line.strip() for line in article.text.splitlines() if line.strip()), "")
    lines = [
        "# yaml-language-server: $schema=../../schema/source.json",
        f"# {phrase('read draft note', reading.lang)}",
        f"title: {_text(title[:200])}",
        "kind: news",
        f"publisher: {_text(phrase('not stated', reading.lang))}",
        f"language: {article.lang}",
    ]
    if article.day:
        day, known = article.day.isoformat(), reading.known.record.known_on
        later = known is not None and day > known.text
        told = phrase("read draft later", reading.lang).format(day, known.text) if known else ""
        lines.append(f"# {told}" if later else f"issued: {day}")
    digest = hashlib.sha256(article.text.encode("utf-8")).hexdigest()
    return "\n".join((*lines, "read: part", f"sha256: {digest}", "says:", ""))


def _text(text: str) -> str:
    """Write a text of one line as YAML reads it, whatever it holds."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _at(reading: Found, sentence: int) -> str:
    """Give the place of a sentence: code points, then its first and last words as a check."""
    text = reading.linked.text
    first, after = text.sentences[sentence]
    start, end = text.span(first, after)
    return f"{start}-{end} {text.raw(first)} … {text.raw(after - 1)}"


def _item(reading: Found, sentence: int, lines: Iterable[str]) -> tuple[tuple[int, str], str]:
    told = "\n  ".join((f"- at: {_text(_at(reading, sentence))}", *lines))
    return (sentence, told), f"\n{told}"


def _dated(reading: Found) -> Iterable[tuple[tuple[int, str], str]]:
    """Propose the date of each event to which the text gives one."""
    seen: set[tuple[str, str]] = set()
    for one in reading.linked.events:
        when = dict(one.evidence).get("date", "")
        if not when or (one.iri, when) in seen:
            continue
        seen.add((one.iri, when))
        sentence = reading.linked.text.sentence_at(one.first)
        yield _item(reading, sentence, (
            f"about: {id_of(one.iri)}", "put-as: proposed",
            f"happened: {_day(_since(reading, when, sentence))}",
        ))  # fmt: skip


def _day(value: str) -> str:
    """Write a day as the files of a dossier do: bare, but for what YAML would read as a list."""
    return _text(value) if value[:1] in ("[", "{") else value


def _since(reading: Found, when: str, sentence: int) -> str:
    """Leave the end of a stretch open that a sentence tells by its beginning, `since 8 January`."""
    text = reading.linked.text
    begun = any(
        one.value == when and one.sense == "since" and text.sentence_at(one.first) == sentence
        for one in reading.linked.dates
    )
    return f"{when}/" if begun and "/" not in when else when


def _counted(reading: Found) -> Iterable[tuple[tuple[int, str], str]]:
    """Propose each figure that tells what it counts, of the event that its sentence speaks of."""
    text = reading.linked.text
    for one in reading.linked.figures:
        if not one.counted:
            continue
        sentence = text.sentence_at(one.first)
        about = _home(reading) if one.counted.endswith(STOCK) else ""
        about = about or _event_of(reading, one, sentence)
        if not about:
            continue
        lines = [f"about: {id_of(about)}", "put-as: proposed", f"count: {_text(_amount(one))}"]
        if one.voice:
            lines.insert(0, f"voice: {id_of(one.voice)}")
        day = since_of(reading, one) or one.period or _day_beside(reading, one, sentence)
        if day:
            lines.append(f"when: {_day(day)}")
        if day and not one.period:
            lines.append("inferred: when")
        yield _item(reading, sentence, lines)


def _event_of(reading: Found, one: Figure, sentence: int) -> str:
    """Give the event that a figure counts: whose number it is, else the shortest beside it."""
    text = reading.linked.text
    told = [link for link in reading.linked.events if text.sentence_at(link.first) == sentence]
    number = f"{one.value.normalize():f}"
    numbered = [link for link in told if dict(link.evidence).get("number") == number]
    within = [link for link in told if link.first <= one.first < link.after]
    best = min(
        numbered or within or told[:1], key=lambda link: link.after - link.first, default=None
    )
    return best.iri if best else reading.linked.main


def _day_beside(reading: Found, one: Figure, sentence: int) -> str:
    """Give the day or month that a sentence tells, the nearest to a figure; else the article's."""
    text = reading.linked.text
    told = [
        date for date in reading.linked.dates
        if text.sentence_at(date.first) == sentence and date.sense != "since"
    ]  # fmt: skip
    if told:
        return min(told, key=lambda date: abs(date.first - one.first)).value
    return reading.article.day.isoformat() if reading.article.day else ""


def _home(reading: Found) -> str:
    """Give the IRI of the country that the graph is about: how many are held, is told of it."""
    known = reading.known
    names = {
        normalise(name) for country in countries() if country.code == known.home
        for name in country.names
    }  # fmt: skip
    return next(
        (iri for iri, thing in sorted(known.things.items())
         if thing.kind == "place" and names & {normalise(one) for one in thing.labels.values()}),
        "",
    )  # fmt: skip


def _amount(one: Figure) -> str:
    number = f"{one.value.normalize():f}"
    counted = concept_id(one.counted)
    if one.upto is not None:
        return f"{number}..{one.upto.normalize():f} {counted}"
    return f"{_FORMS.get(one.bound, '{}').format(number)} {counted}"
