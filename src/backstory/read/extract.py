"""
A program of the user's own comes in (a model, a service); out go mentions linked as ours are.

An extractor says where something stands and what sort of thing it is, and no more: what it is, the
names, the frames and the margins of this package decide. What it offers is never linked for its
sake alone.

    def mine(text, lang):
        for entity in nlp(text).ents:
            yield Extract(entity.start_char, entity.end_char, SORTS[entity.label_])

    graph.read(article, extractors=[mine])
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from backstory.dates.edtf import Span
from backstory.errors import QueryError
from backstory.read.clues import Clue
from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.known import Known
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["SORTS", "Extract", "Extractor", "clues_of", "dates_of", "extracts_of", "names_of"]

SORTS: Final = ("event", "actor", "place", "instrument", "date")
_KINDS: Final = {"person": "actor", "body": "actor", "group": "actor"}


@dataclass(frozen=True, slots=True)
class Extract:
    """Something that an extractor found in a text."""

    start: int
    """Code points; as in Python's own slices."""
    end: int
    sort: str
    """event, actor, place, instrument or date."""
    value: str = ""
    """Of a date, EDTF; of an event, ids of its kinds with spaces between; else a fuller name."""


@runtime_checkable
class Extractor(Protocol):
    """Whatever is called with a text and its language and gives what it found."""

    def __call__(self, text: str, lang: str) -> Iterable[Extract]:
        """Find things in a text."""
        ...


def extracts_of(extractors: Sequence[Extractor], text: str, lang: str) -> list[Extract]:
    """
    Ask every extractor, and hold what it gives to its form.

    Raises:
        QueryError: It stands outside the text, is of no sort that is known, or is a date that is
            none.
    """
    found: list[Extract] = []
    for one in extractors:
        if not callable(one):
            raise QueryError(f"extractor: {one!r:.80} cannot be called with a text.")
        given = one(text, lang)
        if not isinstance(given, Iterable):
            raise QueryError(f"extractor: it gave {given!r:.80} and no list of Extract.")
        for extract in given:
            if not isinstance(extract, Extract):
                raise QueryError(f"extractor: {extract!r:.80} is no Extract.")
            places = (extract.start, extract.end)
            if any(type(at) is not int for at in places) or not isinstance(extract.value, str):
                raise QueryError(
                    f"extractor: {extract!r:.80}: start and end are whole numbers, value is a text."
                )
            if extract.sort not in SORTS:
                raise QueryError(f"extractor: '{extract.sort}' is none of {', '.join(SORTS)}.")
            if not 0 <= extract.start < extract.end <= len(text):
                raise QueryError(
                    f"extractor: {extract.start}-{extract.end} is no place in a text of "
                    f"{len(text)} code points."
                )
            if extract.sort == "date":
                _check_date(extract.value)
            found.append(extract)
    return sorted(set(found), key=lambda one: (one.start, one.end, one.sort, one.value))


def _check_date(value: str) -> None:
    """Refuse what is no date, also where the text has one of its own and this is not needed."""
    try:
        Span.parse(value)
    except ValueError:
        raise QueryError(f"extractor: the date '{value}' is no EDTF.") from None


def _words(text: Tokens, one: Extract) -> tuple[int, int]:
    """Give the words that an extract covers."""
    return bisect_left(text.starts, one.start), bisect_right(text.ends, one.end)


def dates_of(extracts: Iterable[Extract], text: Tokens, dates: Sequence[Dated]) -> list[Dated]:
    """Give the dates of a text with those that extractors add where none was read."""
    taken = {at for one in dates for at in range(one.first, one.after)}
    found = list(dates)
    for one in extracts:
        first, after = _words(text, one)
        if one.sort == "date" and first < after and not taken & set(range(first, after)):
            found.append(Dated(first, after, one.value, "extractor"))
    return sorted(found, key=lambda one: one.first)


def names_of(
    extracts: Iterable[Extract], text: Tokens, known: Known, gate: Gate, names: Sequence[Mention]
) -> list[Mention]:
    """Give the names of a text with those that extractors add and the graph holds."""
    taken = {at for one in names for at in range(one.first, one.after)}
    found = list(names)
    for one in extracts:
        first, after = _words(text, one)
        if one.sort not in ("actor", "place", "instrument") or first >= after:
            continue
        if taken & set(range(first, after)) or gate.abroad_beside(first, after):
            continue
        told = one.value or text.text[one.start : one.end]
        things = [
            iri for iri in _by_name(known).get(normalise(told), ())
            if _KINDS.get(known.things[iri].kind, known.things[iri].kind) == one.sort
        ]  # fmt: skip
        if len(things) == 1:
            found.append(Mention(first, after, one.sort, things[0], "extractor", 0.8,
                                 (("name", told),)))  # fmt: skip
    return sorted(found, key=lambda one: one.first)


def _by_name(known: Known) -> dict[str, list[str]]:
    made = known.store.cache.get("read-by-name")
    if not isinstance(made, dict):
        found: defaultdict[str, list[str]] = defaultdict(list)
        for iri, thing in known.things.items():
            bare = (part for text in thing.texts for part in (text, text.split(" (")[0]))
            for text in {normalise(part) for part in bare}:  # `Law … (2026)`, and without its year
                found[text].append(iri)
        made = known.store.cache["read-by-name"] = dict(found)
    return made


def clues_of(extracts: Iterable[Extract], text: Tokens) -> list[Clue]:
    """Give the clues that extractors add: where an event is told, and of which kinds."""
    found = []
    for one in extracts:
        first, after = _words(text, one)
        if one.sort == "event" and first < after:
            kinds = tuple(one.value.split())
            found.append(Clue(first, after, kinds, text.sentence_at(first), definite=True))
    return found
