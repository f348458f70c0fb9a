"""
The briefs of a page: what is copied as text, of each event with a first screen.

They are written by tell/brief.py, as the shell prints them. What the page holds already is left out
of them: of a sentence a mark stands for what a first screen tells of the same claim, or for the
editors' sentence; of a note, for the title, the publisher and the day of its source. Places, ids
and addresses of notes stand with the claims. The page puts all back (web/src/briefs.ts).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from backstory.draw.collected import Collected, together
from backstory.draw.once import marked, whole
from backstory.errors import CouldNotRun
from backstory.tell.brief import briefs_of
from backstory.tell.brief_forms import HEADINGS
from backstory.tell.brief_notes import weakness_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.shape import Briefs, Name, PageData, Screens
    from backstory.tell.brief_forms import Brief, Sentence

__all__ = ["briefs_in"]

_WORK: Final = 3_000_000
"""Claims that may be looked at for all briefs together: of 50,000 there are 60 briefs."""
_MOST: Final = 8
"""Claims of a sentence for which a mark may stand."""
_FIRST: Final = 0x10
"""The first of the marks: of each claim one, and one for its sentence that begins small."""
_SHORT: Final = 8
"""Letters of a sentence up to which a mark in its place spares nothing."""


def briefs_in(read: Collected, data: PageData, screens: Screens) -> Briefs:
    """Write the briefs of the events of first screens, what matters most first."""
    known = {read.id_of(iri): iri for iri in read.record.names}
    most = max(1, _WORK // max(1, len(read.record.claims)))
    written = _Written(read, data, screens)
    for event in list(screens["of"])[:most]:
        try:
            briefs = briefs_of(read.record, known[event], read.languages, noted=False)
        except CouldNotRun:  # not one sentence is short enough: its screen is copied
            continue
        written.add(event, briefs)
    return {
        "of": written.of,
        "told": written.rows,
        "sources": written.sources,
        "made": written.made,
        "heads": {
            name: together(phrase(name, lang).rstrip(".") for lang in read.languages)
            for name in HEADINGS
        },
        "nothing": together(phrase("nothing", lang) for lang in read.languages),
    }


class _Written:
    """Sentences, notes and ends of briefs, each once."""

    def __init__(self, read: Collected, data: PageData, screens: Screens) -> None:
        self.read, self.data, self.screens = read, data, screens
        self.told = {
            row["claims"][0]: self._each(row["text"])
            for row in reversed(screens["told"])
            if row["claims"]
        }
        self.gists = {
            claim["id"]: self._each(claim.get("gist", claim.get("text", "")))
            for claim in data["claims"]
        }
        self.of: dict[str, Any] = {}
        self.rows: list[Any] = []
        self.sources: dict[str, list[Name]] = {}
        self.made: dict[str, Name] = {}
        self._at: dict[Any, int] = {}

    def _each(self, name: Name) -> list[str]:
        return [name] * len(self.read.languages) if isinstance(name, str) else name

    def add(self, event: str, briefs: list[Brief]) -> None:
        """Add the brief of an event, in each language."""
        every = zip(*(brief.sentences for brief in briefs), strict=True)
        row: dict[str, Any] = {"told": [self._row(each) for each in every]}
        if [brief.title for brief in briefs] != self._titles(event):
            row["title"] = together(brief.title for brief in briefs)
        if any(brief.missing for brief in briefs):
            row["missing"] = together(brief.missing for brief in briefs)
        self.of[event] = row
        self.made.setdefault(
            event.rpartition(":")[0] if "dossiers" in self.data["dossier"] else "",
            together(brief.made for brief in briefs),
        )

    def _titles(self, event: str) -> list[str]:
        """Give the titles that the page gives it: its name and its day."""
        names = self._each(self.data["things"][event]["name"])
        days = self._each(self.screens["days"].get(event, ""))
        return [
            f"{name[:1].upper()}{name[1:]}" + (f" · {day}" if day else "")
            for name, day in zip(names, days, strict=True)
        ]

    def _row(self, every: tuple[Sentence, ...]) -> int:
        ids = [self.read.id_of(claim.iri) for claim in every[0].claims]
        key = (every[0].under, *ids, *(each.text for each in every))
        if key not in self._at:
            self._at[key] = len(self.rows)
            text = together(self._short(each.text, ids, at) for at, each in enumerate(every))
            row = {"text": text, "claims": ids, "under": every[0].under}
            self.rows.append({key: value for key, value in row.items() if value})
            for claim in every[0].claims:
                self._add_source(claim.source)
        return self._at[key]

    def _short(self, text: str, ids: Iterable[str], at: int) -> str:
        """Put marks in the place of what the page holds of the claims of a sentence."""
        for place, one in enumerate(list(ids)[:_MOST]):
            own = self._own(one)[at].rstrip(".")
            if len(own) <= _SHORT:
                continue
            mark = _FIRST + 2 * place
            if own in text:
                text = text.replace(own, chr(mark), 1)
            else:
                text = text.replace(f"{own[0].lower()}{own[1:]}", chr(mark + 1), 1)
        return text

    def _own(self, claim: str) -> list[str]:
        """Give what the page has of a claim: what a first screen tells, else the editors' words."""
        told = self.told.get(claim)
        if told is None:
            return self.gists[claim]
        gist = self.gists[claim]
        return [whole(text, own) for text, own in zip(told, gist, strict=True)]

    def _add_source(self, iri: str) -> None:
        name = self.read.id_of(iri)
        if name in self.sources:
            return
        source, record = self.data["sources"][name], self.read.record
        titles, publishers = self._each(source["title"]), self._each(source["publisher"])
        days = self._each(self.data["dates"].get(source.get("issued", ""), ""))
        heads = [
            marked(
                speak.source(iri), {"\x01": titles[at], "\x02": publishers[at], "\x03": days[at]}
            )
            for at, speak in enumerate(self.read.speakers)
        ]
        how = [weakness_of(teller, record.sources[iri]) for teller in self.read.tellers]
        self.sources[name] = [together(heads), together(how)]
