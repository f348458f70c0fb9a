"""A brief as it is laid out: a title, sentences with a note each; as text, Markdown or HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from backstory.calls import one_of
from backstory.model.nouns import Claim
from backstory.words.languages import shipped
from backstory.words.markup import marked
from backstory.words.phrases import phrase

__all__ = ["FORMS", "HEADINGS", "Brief", "Sentence", "unmarked", "words_in", "written"]

FORMS: Final = ("text", "markdown", "html")
HEADINGS: Final = ("how it came", "what before", "what since", "they differ")
"""What introduces the sentences that do not tell of the thing itself, in the order told."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the claims it rests on, and under which heading it stands."""

    text: str
    claims: tuple[Claim, ...]
    under: str = ""
    """How it came, what came before or since, or where accounts differ (a key of `HEADINGS`)."""
    day: str = ""
    """Words before it that say on which day it was; empty where it says so itself."""

    @property
    def differs(self) -> bool:
        """Whether it tells where accounts differ."""
        return self.under == "they differ"

    @property
    def words(self) -> int:
        """How many words it has."""
        return words_in(self.text)


@dataclass(frozen=True, slots=True)
class Brief:
    """A title, sentences, and for each the note that says where it is read."""

    title: str
    sentences: tuple[Sentence, ...]
    notes: tuple[tuple[tuple[str, str], ...], ...]
    """For each sentence its sources: how each is told with its places, and an address to link."""
    made: str
    """By whom and of which day it is."""
    lang: str
    missing: str = ""
    """What no source states, where there is little to tell; empty otherwise."""

    @property
    def words(self) -> int:
        """Words of title and sentences; the notes come on top."""
        texts = [self.title, *(each.text for each in self.sentences), self.missing]
        return sum(map(words_in, texts))


@lru_cache(maxsize=8192)
def unmarked(text: str) -> str:
    """Leave out the editors' mark on a date: it tells nothing of what is told."""
    for lang in shipped():
        text = re.sub(rf"[ (,]+{phrase('date worked out', lang)}\)?", "", text)
    return text


@lru_cache(maxsize=8192)
def words_in(text: str) -> int:
    """Count words; the editors' mark on a date is none: it must push no fact out of a brief."""
    return len(unmarked(text).split())


def written(brief: Brief, form: str) -> str:
    """Write a brief as text, Markdown or HTML."""
    one_of("form of a brief", form, ("text", "markdown", "html"))
    plain = form != "html"
    mark = marked if form == "markdown" else html.escape if form == "html" else str
    numbered = [
        (each.under, mark(each.text) + (mark(f"[{n}]") if plain else f"<sup>{n}</sup>"))
        for n, each in enumerate(brief.sentences, 1)
    ]
    told = [text for under, text in numbered if not under]
    told += [mark(brief.missing)] if brief.missing else []
    paragraphs = [("", " ".join(told) or mark(phrase("nothing", brief.lang)))]
    for heading in HEADINGS:
        under = [text for each, text in numbered if each == heading]
        if under:
            head = f"{phrase(heading, brief.lang).rstrip('.')}."
            paragraphs.append((head, " ".join(under)))
    listed = [
        "; ".join(mark(text) + _link(url, form) for text, url in sources) for sources in brief.notes
    ]
    if form == "html":
        return _html(brief, paragraphs, listed)
    parts = [f"# {mark(brief.title)}" if form == "markdown" else brief.title]
    bold = "**" if form == "markdown" else ""
    parts += [f"{bold}{head}{bold} {text}" if head else text for head, text in paragraphs]
    if listed:
        start = "{}. " if form == "markdown" else "[{}] "
        parts.append("\n".join(start.format(n) + note for n, note in enumerate(listed, 1)))
    return "\n\n".join([*parts, mark(brief.made)]) + "\n"


def _link(url: str, form: str) -> str:
    if not url:
        return ""
    if form == "html":
        return f" <a href='{html.escape(url)}' rel='noreferrer'>{html.escape(url)}</a>"
    return f" <{url}>" if form == "markdown" else f" {url}"


def _html(brief: Brief, paragraphs: Sequence[tuple[str, str]], listed: Sequence[str]) -> str:
    parts = [f"<article lang='{brief.lang}'>", f"<h1>{html.escape(brief.title)}</h1>"]
    for head, text in paragraphs:
        strong = f"<strong>{html.escape(head)}</strong> " if head else ""
        parts.append(f"<p>{strong}{text}</p>")
    parts += ["<ol>", *(f"<li>{note}</li>" for note in listed), "</ol>"] if listed else []
    parts.append(f"<p><small>{html.escape(brief.made)}</small></p>")
    return "\n".join([*parts, "</article>"]) + "\n"
