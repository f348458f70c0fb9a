"""
The briefs of a page: what is copied as text, of each event with a first screen.

They are written by tell/brief.py, as the shell prints them. What the page holds already is left out
of them: of a sentence a mark stands for what a first screen tells of the same claim, or for the
editors' sentence; of a note, for the title, the publisher and the day of its source. Places, ids
and addresses of notes stand with the claims. The page puts all back (web/src/briefs.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

__all__ = ["Worded", "briefs_in", "most_briefs", "worded"]

Worded = dict[str, Any] | None
"""
A brief as JSON holds it: titles, what is missing, by whom; of its sentences the texts, the IRIs of
claims and the heading. None where not one sentence is short enough.
"""

_WORK: Final = 3_000_000
"""Claims that may be looked at for all briefs together: of 50,000 there are 60 briefs."""
_MOST: Final = 8
"""Claims of a sentence for which a mark may stand."""
_FIRST: Final = 0x10
"""The first of the marks: of each claim one, and one for its sentence that begins small."""
_SHORT: Final = 8
"""Letters of a sentence up to which a mark in its place spares nothing."""


def most_briefs(read: Collected) -> int:
    """Give how many briefs a page has at most."""
    return max(1, _WORK // max(1, len(read.record.claims)))


def worded(read: Collected, events: Iterable[str]) -> list[Worded]:
    """Write the briefs of events, by their IRIs."""
    return [_worded(read, iri) for iri in events]


def _worded(read: Collected, iri: str) -> Worded:
    try:
        briefs = briefs_of(read.record, iri, read.languages, noted=False)
    except CouldNotRun:  # not one sentence is short enough: its screen is copied
        return None
    return {
        "titles": [brief.title for brief in briefs],
        "missing": [brief.missing for brief in briefs],
        "made": [brief.made for brief in briefs],
        "told": [
            [[each.text for each in every], [c.iri for c in every[0].claims], every[0].under]
            for every in zip(*(brief.sentences for brief in briefs), strict=True)
        ],
    }


def briefs_in(
    read: Collected, data: PageData, screens: Screens, briefs: Iterable[Worded]
) -> Briefs:
    """
    Put the briefs of events together, without what the page holds already.

    Args:
        read: What the graph records.
        data: What the page shows.
        screens: Its first screens.
        briefs: The briefs of the first of their events, in the same order.
    """
    written = _Written(read, data, screens)
    for event, brief in zip(screens["of"], briefs, strict=False):
        if brief is not None:
            written.add(event, brief)
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

    def add(self, event: str, brief: Mapping[str, Any]) -> None:
        """Add the brief of an event, in each language."""
        row: dict[str, Any] = {"told": [self._row(*each) for each in brief["told"]]}
        if brief["titles"] != self._titles(event):
            row["title"] = together(brief["titles"])
        if any(brief["missing"]):
            row["missing"] = together(brief["missing"])
        self.of[event] = row
        self.made.setdefault(
            event.rpartition(":")[0] if "dossiers" in self.data["dossier"] else "",
            together(brief["made"]),
        )

    def _titles(self, event: str) -> list[str]:
        """Give the titles that the page gives it: its name and its day."""
        names = self._each(self.data["things"][event]["name"])
        days = self._each(self.screens["days"].get(event, ""))
        return [
            f"{name[:1].upper()}{name[1:]}" + (f" · {day}" if day else "")
            for name, day in zip(names, days, strict=True)
        ]

    def _row(self, texts: Sequence[str], claims: Sequence[str], under: str) -> int:
        ids = [self.read.id_of(iri) for iri in claims]
        key = (under, *ids, *texts)
        if key not in self._at:
            self._at[key] = len(self.rows)
            text = together(self._short(each, ids, at) for at, each in enumerate(texts))
            row = {"text": text, "claims": ids, "under": under}
            self.rows.append({key: value for key, value in row.items() if value})
            for iri in claims:
                self._add_source(self.read.record.claims[iri].source)
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
