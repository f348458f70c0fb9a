"""
Turn the names that people write in the cells of a table into ids.

A name that the dossier or the table has for one thing is that thing; a new one makes an id, and
names what is new. A name that is like another is told, never guessed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from backstory.dossier.sheet import Row
from backstory.dossier.sheet_items import ID, NOTHING, Line, Refused
from backstory.dossier.values import id_in
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Dossier
from backstory.text import normalise
from backstory.words.languages import shipped, words_of

__all__ = ["THINGS", "Named", "each_named", "lacking_of"]

THINGS: Final = {"event": "event", "actor": "actor", "voice": "actor", "place": "place",
                  "source": "source"}  # fmt: skip
"""Columns whose cells name a thing, and of which kind."""
_CONCEPTS: Final = {
    "event_kind": "kind", "source_kind": "source-kind", "role": "role", "counted": "counted",
    "put_as": "modality", "read": "reading", "of": "counted", "definition": "definition",
    "extent": "extent", "stage": "stage",
}  # fmt: skip
"""Columns whose cells name a concept, and of which scheme."""
_ALONE: Final = ("event", "actor", "voice", "place")
"""Columns beside which a name may stand in place of the id."""
_KINDS: Final = ("actor_kind", "voice_kind")
_LONG: Final = 3
"""Letters above which a word of a name is one by which somebody is told from others."""
_SLIPS: Final = 2


class Named:
    """What each name stands for, in the dossier and in the table itself."""

    def __init__(
        self, rows: Iterable[Row], dossier: Dossier | None, languages: tuple[str, ...]
    ) -> None:
        """
        Learn the names.

        Args:
            rows: Those of the table: an id with its name beside it tells what the name means.
            dossier: What is there already, if anything is.
            languages: Those of the dossier; a new event of one in one language needs no other name.
        """
        self.languages = languages
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.new: dict[str, dict[str, str]] = defaultdict(dict)
        """The id made of each name that only the cells themselves have, in the order of rows."""
        self.own: dict[str, dict[str, str]] = _own_concepts(dossier)
        """The id of each concept that the dossier adds, by its labels, by its scheme."""
        rows = list(rows)
        for kind, each in _there(dossier):
            for one, texts in each:
                self._learn(kind, one, texts)
        for row in rows:
            for column, kind in THINGS.items():
                if ID.fullmatch(row.get(column)) and column != "source":
                    self._learn(kind, row.get(column), _names_beside(row, column))
        for row in rows:
            self._learn_alone(row)

    def _learn(self, kind: str, one: str, texts: Iterable[str]) -> None:
        self.ids[kind].add(one)
        for text in texts:
            self.names[kind][normalise(text)].add(one)

    def _learn_alone(self, row: Row) -> None:
        """Learn that the names of a row without an id are those of one thing, in each language."""
        for column in _ALONE:
            names = [] if row.get(column) else _names_beside(row, column)
            known = self.names[THINGS[column]]
            if len(names) > 1 and not any(known.get(normalise(name)) for name in names):
                for name in names:
                    known[normalise(name)].add(id_in(names[0]))

    def _named_alone(self, row: Row) -> Row:
        """Take a name without an id as what is meant: else it would pass as the page's own word."""
        alone = {}
        for column in _ALONE:
            if not row.get(column) and (names := _names_beside(row, column)):
                known = self.names[THINGS[column]]
                alone[column] = next((one for one in names if known.get(normalise(one))), names[0])
        return replace(row, cells={**row.cells, **alone}) if alone else row

    def in_ids(self, row: Row) -> tuple[Row, list[Refused]]:
        """Give a row with ids where it has names, and what stands in the way of it."""
        row = self._named_alone(row)
        cells = dict(row.cells)
        told: list[Refused] = []
        for column, kind in THINGS.items():
            if not row.get(column):
                continue
            found = []
            for text in each_named(row.get(column), column):
                try:
                    found.append(self._meant(text, kind, column))
                except Refused as why:
                    told.append(why)
                    found.append(why.instead or NOTHING)  # the other cells are looked at beside it
                    continue
                if not ID.fullmatch(text):
                    self._call(cells, column, text)
            cells[column] = " ".join(found)
        for column, scheme in _CONCEPTS.items():
            if row.get(column):
                cells[column] = _concept(scheme, row.get(column), self.own[scheme])
        if row.get("inferred"):
            cells["inferred"] = _keys_inferred(row)
        for column in _KINDS:
            if row.get(column):
                cells[column] = _kinds().get(normalise(row.get(column)), row.get(column))
        return replace(row, cells=cells), told

    def _meant(self, text: str, kind: str, column: str) -> str:
        if ID.fullmatch(text):
            return text
        known = self.names[kind].get(normalise(text), set())
        if len(known) > 1:
            listed = ", ".join(f"`{one}`" for one in sorted(known))
            what, mend = f"`{text}` is a name of {listed}", "write the id of the one meant"
            raise Refused(column, what, mend, instead=min(known))
        made = next(iter(known), id_in(text))
        if not made:
            mend = "write an id: lower-case words and hyphens, without accents"
            raise Refused(column, f"no id can be made of `{text}`", mend)
        like = "" if known or made in self.ids[kind] else self._like(text, kind)
        if like:
            mend = f"write `{like}` if that is meant, else an id of its own, as `{made}`"
            raise Refused(column, f"`{text}` is nearly a name of `{like}`", mend, instead=like)
        if not known and kind != "source":
            self.new[kind].setdefault(normalise(text), made)
        return made

    def _like(self, text: str, kind: str) -> str:
        """Find what a name may mean that is not quite its name: a surname, a slip."""
        if kind == "source":
            return ""
        own = normalise(text)
        new = self.new[kind]
        if own not in new:
            near = process.extract(
                own, [*new], scorer=OSA.distance, score_cutoff=_SLIPS, limit=None
            )
            if slip := next((name for name, *_ in near if _is_slip(own, name)), ""):
                return new[slip]
        for name in sorted(self.names[kind]):
            if _is_within(own, name) or _is_within(name, own) or _is_slip(own, name):
                return min(self.names[kind][name])
        return ""

    def _call(self, cells: dict[str, str], column: str, text: str) -> None:
        """Let a name that is new name the thing, where nothing else does."""
        if column == "event":
            if len(self.languages) == 1:
                cells.setdefault(f"event_{self.languages[0]}", text)
        elif column != "source":
            cells.setdefault(f"{column}_name", text)


def _there(dossier: Dossier | None) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """Give ids with their names, by the kind of thing."""
    if dossier is None:
        return
    for kind, things in (("event", dossier.events), ("actor", dossier.actors),
                         ("place", dossier.places)):  # fmt: skip
        yield (
            kind,
            [
                (one, [*name.labels.values(), *(alias.text for alias in name.aliases)])
                for one, name in things.items()
            ],
        )
    yield "source", [(one, [*each.titles.values()]) for one, each in dossier.sources.items()]


def _names_beside(row: Row, column: str) -> list[str]:
    if column == "event":
        return [name for lang in shipped() if (name := row.get(f"event_{lang}"))]
    return [part.strip() for part in row.get(f"{column}_name").split(" / ") if part.strip()]


def each_named(text: str, column: str) -> list[str]:
    """Give what a cell names: ids apart by blanks, names by semicolons."""
    if column not in ("voice", "actor"):
        return [text]
    words = text.replace(";", " ").split()
    if all(ID.fullmatch(word) for word in words):
        return words
    return [part.strip() for part in text.split(";") if part.strip()]


def _is_within(one: str, other: str) -> bool:
    words = {word for word in one.split() if len(word) > _LONG}
    return bool(words) and words < set(other.split())


def _is_slip(one: str, other: str) -> bool:
    if len(one) <= _LONG or OSA.distance(one, other, score_cutoff=_SLIPS) > _SLIPS:
        return False
    return re.findall(r"\d+", one) == re.findall(r"\d+", other)


def _own_concepts(dossier: Dossier | None) -> dict[str, dict[str, str]]:
    """Give the ids of the concepts that a dossier adds, by scheme and label, where it is one's."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for (scheme, name), concept in (dossier.concepts if dossier else {}).items():
        for label in concept.labels.values():
            found[scheme][normalise(label)].add(name)
    return defaultdict(dict, {
        scheme: {label: min(names) for label, names in labels.items() if len(names) == 1}
        for scheme, labels in found.items()
    })  # fmt: skip


def _concept(scheme: str, text: str, own: Mapping[str, str]) -> str:
    """Give the id of a concept by a label; of a stage, how far it was counted may follow it."""
    known = {**own, **_concepts(scheme)}
    first, blank, rest = text.partition(" ") if scheme == "stage" else (text, "", "")
    return known.get(normalise(first), first) + blank + rest


def _keys_inferred(row: Row) -> str:
    """Give the keys of what an editor worked out, named as the columns of the table are."""
    text = row.get("inferred")
    parts = [text] if normalise(text) in _headings() else re.split(r"[;,\s]+\s*", text)
    if ";" in text:
        parts = text.split(";")
    found = []
    for part in filter(None, map(str.strip, parts)):
        column, key = _headings().get(normalise(part), ("", ""))
        found.append(key if column and row.get(column) else part)  # of what the row does not say,
    return " ".join(found)  # its author is asked


@cache
def _headings() -> Mapping[str, tuple[str, str]]:
    """Give the columns that an editor may work out, and their keys, by their headings."""
    keys = {"when": "when", "date": "happened", "said": "said", "as_of": "as-of",
            "actor": "actors"}  # fmt: skip
    return {
        normalise(words_of(lang)["sheet"][column]): (column, key)
        for lang in shipped()
        for column, key in keys.items()
    }


@cache
def _concepts(scheme: str) -> Mapping[str, str]:
    """Give the id of each common concept of a scheme by its label in any language, where one."""
    found: dict[str, set[str]] = defaultdict(set)
    ids: Collection[str] = {name for each, name in common_concepts() if each == scheme}
    for (each, name), concept in common_concepts().items():
        if each == scheme:
            for label in concept.labels.values():
                found[normalise(label)].add(name)
    if scheme == "reading":  # «entera», «en parte»: of two, people say it in many words
        for lang in shipped():
            for name in ids:
                for words in words_of(lang)["values_also"][name].split(", "):
                    found[normalise(words)].add(name)
    words = {normalise(one.replace("-", " ")): one for one in ids}  # `votes for`, as people type it
    labels = {label: min(names) for label, names in found.items() if len(names) == 1}
    return words | labels | {one: one for one in ids}


@cache
def _kinds() -> Mapping[str, str]:
    """Give the kinds of actors by what they are called in any language."""
    return {
        normalise(words_of(lang)["page"][kind]): kind
        for lang in shipped()
        for kind in ("person", "body", "group", "post")
    }


def lacking_of(
    one: str, thing: str, lines: list[Line], lang: str
) -> Iterator[tuple[str, str, str]]:
    """Tell what a new name lacks, its column first; `one` is the column that names it."""
    keys = {line.text.strip().partition(":")[0] for line in lines}
    if not keys & {"name", *shipped()}:
        column = f"event_{lang}" if one == "event" else f"{one}_name"
        yield column, f"`{thing}` is new and has no name", "fill in its name"
    if one != "place" and "kind" not in keys:
        mend = "coup, strike, referendum …" if one == "event" else "person, body, group, post"
        yield f"{one}_kind", f"`{thing}` is new and has no kind", f"write {mend}"
