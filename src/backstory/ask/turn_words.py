"""
The words of all languages for turns of phrase are learnt here; those that words are go out.

A turn stands with the words of its language, as `who came after …`: what stands at `…` is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from backstory.ask.spans import Spans
from backstory.text import normalise, normalise_lines

__all__ = ["TurnWords"]

_ANY: Final = "…"


class TurnWords:
    """Knows the turns of phrase by which people ask."""

    def __init__(self, is_year: Callable[[str], bool]) -> None:
        self.spans = Spans(is_year)
        self.links: set[str] = set()
        """Words that link a name to what is asked of it, and say nothing: as vice-president."""
        self.listing: set[str] = set()
        """Words that ask what happened, of whatever kind."""
        self.open: set[str] = set()
        """Words that ask for more than a yes or a no: what, who."""
        self.gazette: set[str] = set()
        self.number: set[str] = set()
        self.applying: list[str] = []
        """Words by which it is told how something is asked for."""
        self.numbering: list[str] = []
        """Words that a number stands behind which counts nothing: article 9."""
        self.beginning: list[str] = []
        """What is done to a law before it is one: who proposed it."""
        self.bills: list[str] = []
        self.reached: list[str] = []
        """Words for what a law may reach that name nothing: crimes, cases, people."""
        self.demanding: list[str] = []
        """Words by which somebody asks for something, one of each language."""
        self.of_what: list[str] = []
        """Words behind which it is asked of what, within a sentence: convicted of what."""
        self.ending: list[str] = []
        """Words that end a question of an event, and name nothing: why was the march held."""
        self.theirs: set[str] = set()
        """Words for what is of whoever was named before: their pardon."""
        self.actors: dict[str, tuple[str, ...]] = {}
        """By a word for a kind of actor the ids of what they are: governments, NGOs."""
        self.counts: set[str] = set()
        """Words for what is counted of anything: a count, a figure."""
        self.speakers: dict[str, tuple[str, ...]] = {}
        """By a word for who speaks, what they are: the bishops; no kind where it adds none."""
        self.telling: set[str] = set()
        """Words by which somebody tells a number: counted, registered, put the number at."""
        self.became: set[str] = set()
        """Words for those whom something befell: the pardoned."""
        self.by: list[tuple[str, ...]] = []
        """Words before whoever says it: according to."""
        self._turns: list[tuple[tuple[tuple[str, ...], ...], str]] = []

    def learn(self, told: Mapping[str, object]) -> None:
        """Learn the turns of a language."""
        self.links.update(_words(told.get("links", "")))
        self.listing.update(_words(told.get("listing", "")))
        groups = [_words(group) for group in str(told.get("laws", "")).split(";")]
        for asks, group in zip((self.open, self.gazette, self.number), groups, strict=False):
            asks.update(group)
        lists = (self.applying, self.numbering, self.beginning, self.bills, self.reached,
                 self.demanding, self.of_what, self.ending)  # fmt: skip
        for kept, own in zip(lists, groups[3:], strict=False):
            kept.extend(own)
        self.theirs.update(_words(told.get("theirs", "")))
        self.counts.update(_words(told.get("counts", "")))
        for kinds, _, names in (g.partition(":") for g in str(told.get("actors", "")).split(";")):
            self.actors.update(dict.fromkeys(_words(names), tuple(kinds.split())))
        for kinds, _, names in (g.partition(":") for g in str(told.get("speakers", "")).split(";")):
            self.speakers.update(dict.fromkeys(_words(names), tuple(kinds.split())))
        self.became.update(_words(told.get("became", "")))
        numbers = str(told.get("telling", "")).split(";")
        self.telling.update(_words(numbers[0]))
        self.by += [tuple(own) for each in numbers[1:] if (own := _words(each))]
        spans: Mapping[str, str] = told.get("spans", {})  # type: ignore[assignment]
        self.spans.learn({key: " ".join(_words(text, ";")) for key, text in spans.items()})
        turns: Mapping[str, str] = told.get("turns", {})  # type: ignore[assignment]
        named = [(name, pattern.split(_ANY)) for name, patterns in turns.items()
                 for pattern in patterns.split(";")]  # fmt: skip
        lines = iter(normalise_lines([part for _, parts in named for part in parts]))
        for name, parts in named:
            self._turns.append((tuple(tuple(next(lines).split()) for _ in parts), name))
        self._turns.sort(key=lambda turn: -sum(map(len, turn[0])))

    def read(self, words: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the turns that words are, the longest first, with what stands in each."""
        for parts, name in self._turns:
            found = _standing(words, parts)
            if found is not None:
                yield name, found


def _words(text: object, kept: str = "") -> list[str]:
    """Make words comparable, some sign between them kept."""
    if kept:
        return f" {kept} ".join(normalise(part) for part in str(text).split(kept)).split()
    return normalise(str(text)).split()


def _standing(words: Sequence[str], parts: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """
    Give what stands where a turn leaves places open; None if the words are not that turn.

    >>> _standing("who was king after me".split(), (("who", "was"), ("after",), ()))
    ('king', 'me')
    """
    first, *others = parts
    if not others:
        spots = range(len(words) - len(first) + 1)
        return () if any(tuple(words[at : at + len(first)]) == first for at in spots) else None
    if tuple(words[: len(first)]) != first:
        return None
    found, at = list[str](), len(first)
    for number, part in enumerate(others, 1):
        if not part:
            end = len(words)
        elif number == len(others):
            end = len(words) - len(part)
            if tuple(words[end:]) != part:
                return None
        else:
            spots = range(at + 1, len(words) - len(part))
            end = next((one for one in spots if tuple(words[one : one + len(part)]) == part), -1)
        if end <= at:
            return None
        found.append(" ".join(words[at:end]))
        at = end + len(part)
    return tuple(found)
