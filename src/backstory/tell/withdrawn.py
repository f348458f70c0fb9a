"""
What was withdrawn comes in; out goes all that is ever told of it: that it was, when and why.

An older release still has its words. Whoever tells of both asks here what must not be told, and has
names that were withdrawn blotted out of whatever else names them.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from backstory.model.signed import Correction
from backstory.rdf.record import Record
from backstory.rdf.values import span_or_none
from backstory.text import normalise, words_at
from backstory.words import dates as date_names
from backstory.words.languages import Texts
from backstory.words.phrases import phrase

__all__ = ["Withdrawn", "correction_told", "tombstone"]

_BLOT = "[…]"
_NAMED = frozenset(("event", "person", "body", "group", "post", "place", "instrument"))


def correction_told(one: Correction, lang: str) -> str:
    """Tell what became of something, when and why."""
    key = "withdrawn on" if one.withdrawn else "changed on"
    day = date_names.name(span_or_none(one.date), lang) if one.date else ""
    return phrase(key, lang).format(day, Texts(one.because)[lang])


def tombstone(record: Record, iri: str, lang: str) -> str:
    """Tell that something was withdrawn, when and why, by its id."""
    said = phrase("withdrawn thing", lang).format(record.short(iri))
    one = record.withdrawn.get(iri)  # a graph from elsewhere may not say what became of it
    return f"{said}. {correction_told(one, lang)}" if one else f"{said}."


class Withdrawn:
    """What two releases hold that the newer one has withdrawn."""

    def __init__(self, old: Record, new: Record) -> None:
        self.old, self.new = old, new
        self.corrected = {one.of for one in new.corrections.values() if one.of}
        self.nameless = next(
            (one for iri, one in sorted(new.corrections.items())
             if one.withdrawn and not one.of and iri not in old.corrections), None
        )  # fmt: skip
        """A name was withdrawn whose id would tell it: then none that left is told by its own."""
        self.gone = set(new.withdrawn)
        if self.nameless:
            self.gone |= {iri for iri, name in old.names.items()
                          if iri not in new.names and name.kind in _NAMED}  # fmt: skip
        self.names = [
            tuple(normalise(text).split())
            for iri in sorted(self.gone)
            if (name := old.names.get(iri)) is not None
            for text in (*name.labels.values(), *(alias.text for alias in name.aliases))
        ]

    def cause(self, *things: Any) -> str:
        """Give what was withdrawn of some things, or of what they name; empty if nothing was."""
        for thing in things:
            for each in _iris(thing):
                if each in self.gone:
                    return each
        return ""

    def stands_for(self, cause: str) -> str:
        """Give the address to tell of in the place of what was withdrawn, if its own may not be."""
        if self.nameless and cause and cause not in self.new.withdrawn:
            return self.nameless.iri
        return ""

    def is_corrected(self, iri: str) -> bool:
        """Tell whether the editors say that something was changed: what it was is not told."""
        return iri in self.corrected

    def told(self, cause: str, lang: str) -> str:
        """Tell of what was withdrawn, without a word of it."""
        if cause in self.new.withdrawn:
            return tombstone(self.new, cause, lang)
        return correction_told(self.nameless, lang) if self.nameless else ""

    def blotted(self, text: str) -> str:
        """Blot out every name that was withdrawn."""
        if not self.names:
            return text
        words = list(words_at(text))
        places = []
        for place in range(len(words)):
            for name in self.names:
                after = words[place : place + len(name)]
                if name and tuple(word for word, _, _ in after) == name:
                    places.append((after[0][1], after[-1][2]))
        for start, end in sorted(places, reverse=True):
            text = text[:start] + _BLOT + text[end:]
        return text


def _iris(thing: Any) -> list[str]:
    """Give every address that a noun holds, its own first."""
    if isinstance(thing, str):
        return [thing]
    if thing is None:
        return []
    values = [getattr(thing, each.name) for each in fields(thing)]
    found = [value for value in values if isinstance(value, str)]
    for value in values:
        if isinstance(value, tuple):
            found += [each for each in value if isinstance(each, str)]
    return found
