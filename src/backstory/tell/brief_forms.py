"""A brief as it is laid out: a title, sentences with a note each; as text, Markdown or HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backstory.calls import one_of
from backstory.model.nouns import Claim
from backstory.words.languages import shipped
from backstory.words.markup import marked
from backstory.words.phrases import phrase

__all__ = ["FORMS", "Brief", "Sentence", "words_in", "written"]

FORMS: Final = ("text", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the claims it rests on, and whether it tells where accounts differ."""

    text: str
    claims: tuple[Claim, ...]
    differs: bool = False

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


def words_in(text: str) -> int:
    """Count words; the editors' mark on a date is none: it must push no fact out of a brief."""
    for lang in shipped():
        text = re.sub(rf"[ (,]+{phrase('date worked out', lang)}\)?", "", text)
    return len(text.split())


def written(brief: Brief, form: str) -> str:
    """Write a brief as text, Markdown or HTML."""
    one_of("form of a brief", form, ("text", "markdown", "html"))
    plain = form != "html"
    mark = marked if form == "markdown" else html.escape if form == "html" else str
    numbered = [
        (mark(each.text), f"[{number}]" if plain else f"<sup>{number}</sup>", each.differs)
        for number, each in enumerate(brief.sentences, 1)
    ]
    told = " ".join(
        f"{text}{mark(n) if plain else n}" for text, n, differs in numbered if not differs
    )
    told = " ".join(part for part in (told, mark(brief.missing)) if part)
    told = told or mark(phrase("nothing", brief.lang))
    differing = " ".join(
        f"{text}{mark(n) if plain else n}" for text, n, differs in numbered if differs
    )
    head = phrase("they differ", brief.lang)
    listed = [
        "; ".join(mark(text) + _link(url, form) for text, url in sources) for sources in brief.notes
    ]
    if form == "html":
        return _html(
            brief, told, f"<strong>{head}</strong> {differing}" if differing else "", listed
        )
    title = f"# {mark(brief.title)}" if form == "markdown" else brief.title
    parts = [title, told]
    if differing:
        parts.append(f"**{head}** {differing}" if form == "markdown" else f"{head} {differing}")
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


def _html(brief: Brief, told: str, differing: str, listed: Sequence[str]) -> str:
    parts = [
        f"<article lang='{brief.lang}'>",
        f"<h1>{html.escape(brief.title)}</h1>",
        f"<p>{told}</p>",
    ]
    parts += [f"<p>{differing}</p>"] if differing else []
    parts += ["<ol>", *(f"<li>{note}</li>" for note in listed), "</ol>"] if listed else []
    parts.append(f"<p><small>{html.escape(brief.made)}</small></p>")
    return "\n".join([*parts, "</article>"]) + "\n"
