"""
Names and a query come in; out go the names that fit it, best first, forgiving accents and a slip.

One matcher serves suggestions ("did you mean"), `find` and the reading of articles. Its rules are
few enough to be written again in the page's search box; `tests/shared/names.json` holds both to
the same answers. To add a way of fitting, add its line to `_TIERS`, before those that fit worse.

Sources:
    The shortlist of one slip is by deletions on both sides: T. Bocek, E. Hunt, B. Stiller, "Fast
    Similarity Search in Large Dictionaries", University of Zurich, 2007 (as SymSpell does).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import accumulate
from typing import Final, NamedTuple

from backstory.text import a_slip_away, nearest, normalise, normalise_lines, words_at

__all__ = ["Index", "Match", "Mention", "Name", "nearest", "normalise", "words_at",
           "words_needed"]  # fmt: skip

_FEW: Final = 500
"""Names: up to so many are all judged; beyond, they are tried best first until enough fit."""
_FEW_WORDS: Final = 64
"""Words: the names of up to so many are merged; beyond, all names are tried."""
_SLIP_LETTERS: Final = 4
"""A shorter word must be right: too many others are one slip away."""
_MOST_LETTERS: Final = 100
"""Letters of a word in which a slip is forgiven: what is left without each of a hundred thousand
would fill the memory."""


class Name(NamedTuple):
    """A name that can be found, and what bears it."""

    id: str
    name: str
    lang: str = ""
    """Two letters, or empty for a name that serves every language."""
    kind: str = ""
    """What bears it: event, actor, place…"""


class Match(NamedTuple):
    """A name that fits a query."""

    id: str
    name: str
    lang: str
    kind: str
    how: str
    """exact, prefix, word (from the beginning of a word on), words (all, in any order), slip."""
    score: float
    """From 1.0 for an exact match down to 0.5; it orders, and means nothing else."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that stands in a text."""

    start: int
    """Code points from the beginning of the text."""
    end: int
    """Code points from the beginning of the text; the first one after the name."""
    names: tuple[Name, ...]
    """Whatever bears the name, sorted; several if it is ambiguous."""


def _all_words(padded: str, _query: str, words: list[str]) -> bool:
    return all(word in padded for word in words)


_Fits = Callable[[str, str, list[str]], bool]
_TIERS: Final[tuple[tuple[str, float, _Fits], ...]] = (
    # All take the name and the query with a space before them, and the query's padded words.
    ("exact", 1.0, lambda padded, query, _: padded == query),
    ("prefix", 0.9, lambda padded, query, _: padded.startswith(query)),
    ("word", 0.8, lambda padded, query, _: query in padded),
    ("words", 0.7, _all_words),
)
_JOINED, _SLIP, _EACH_SLIP = 0.65, 0.65, 0.05


class Index:
    """
    Names that can be searched.

    Args:
        rows: (id, name, lang, kind) each; the same id may have many names. Their order is of no
            account: of two names that fit equally well, the shorter comes first, then by alphabet.
        light: Words that a query may hold though the name does not (words/little.py).
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, str, str, str] | Name],
        light: Collection[str] = frozenset(),
    ) -> None:
        given, self._light = list(rows), light
        normals = normalise_lines([row[1] for row in given])
        pairs = zip(normals, given, strict=True)
        keyed = sorted((len(normal), normal, *row) for normal, row in pairs)
        self._names = [Name(*row[2:]) for row in keyed if row[1]]
        self._padded = [f" {row[1]}" for row in keyed if row[1]]
        postings: defaultdict[str, list[int]] = defaultdict(list)
        self._joined: defaultdict[str, list[int]] = defaultdict(list)
        for place, padded in enumerate(self._padded):
            self._joined[padded.replace(" ", "")].append(place)
            for word in set(padded.split()):
                postings[word].append(place)
        self._words = sorted(postings)
        self._postings = [postings[word] for word in self._words]
        self._totals = [0, *accumulate(len(places) for places in self._postings)]
        self._sorted = sorted((padded, place) for place, padded in enumerate(self._padded))

    def __len__(self) -> int:
        return len(self._names)

    @property
    def names(self) -> list[Name]:
        """Every name, the shortest first."""
        return list(self._names)

    @cached_property
    def _by_deletion(self) -> dict[str, list[int]]:
        """Words, as places in `_words`, by what is left of them when one letter is taken out."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            if _SLIP_LETTERS - 1 <= len(word) <= _MOST_LETTERS and word.isalpha():
                for left in _deletions(word):
                    found[left].append(place)
        return dict(found)

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[list[str], int]]]:
        found: defaultdict[str, list[tuple[list[str], int]]] = defaultdict(list)
        for place, padded in enumerate(self._padded):
            words = padded.split()
            found[words[0]].append((words, place))
        for choices in found.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        return dict(found)

    def search(self, text: str, limit: int = 10, *, kind: str = "") -> list[Match]:
        """
        Find what bears a name like this.

        Args:
            text: What somebody typed; any language, any case, with or without accents.
            limit: The most matches to give.
            kind: Only of this kind, if given.

        Returns:
            Best first, each id once, with the name that fitted best. Numbers are never forgiven
            a slip: 2016 is not 2017.

        >>> Index([("golpe", "Golpe de Estado", "es", "event")]).search("gólpe")[0].how
        'prefix'
        """
        query = normalise(text)
        if not query or limit < 1:
            return []
        found: dict[str, Match] = {}
        for place, how, score in self._fitting(f" {query}", words_needed(text, self._light)):
            name = self._names[place]
            if (not kind or name.kind == kind) and name.id not in found:
                found[name.id] = Match(*name, how, score)
                if len(found) == limit:
                    break
        return list(found.values())

    def _fitting(self, query: str, words: list[str]) -> Iterator[tuple[int, str, float]]:
        """Give places of names that fit, best first, some of them more than once."""
        padded_words = [f" {word}" for word in words]
        # Of all that hold the rarest word, or one that begins like it, none else can fit.
        rarest = min((self._reach(word) for word in words), key=self._size)
        few = self._size(rarest) <= _FEW
        places = self._holding(*rarest)
        if few:
            padded = self._padded
            places = [at for at in places if _all_words(padded[at], query, padded_words)]
        for how, score, fits in _TIERS:
            tried = places if few else self._holding(*rarest)
            if not few and how in ("exact", "prefix"):
                tried = self._beginning(query, tried, whole=how == "exact")
            for place in tried:
                if fits(self._padded[place], query, padded_words):
                    yield place, how, score
        for place in self._joined.get(query.replace(" ", ""), ()):
            yield place, "slip", _JOINED
        yield from self._slipped(words)

    def _holding(self, low: int, high: int) -> Iterable[int]:
        """Give the places of names with one of these words, or more than those, best first."""
        if high - low == 1:
            return self._postings[low]
        if self._size((low, high)) <= _FEW:
            return sorted({place for at in range(low, high) for place in self._postings[at]})
        if high - low <= _FEW_WORDS:
            return merge(*self._postings[low:high])
        return range(len(self._padded))

    def _beginning(self, query: str, others: Iterable[int], *, whole: bool) -> Iterable[int]:
        """Give the places of names that begin with the query, or are it; if many, the others."""
        low = bisect_left(self._sorted, (query, 0))
        after = (query, len(self._names)) if whole else (f"{query}\U0010ffff", 0)
        high = bisect_right(self._sorted, after)
        if high - low > _FEW and not whole:
            return others
        return sorted(place for _, place in self._sorted[low:high])

    def _reach(self, word: str) -> tuple[int, int]:
        """Give the range, in the sorted words, of those that begin with this one."""
        return bisect_left(self._words, word), bisect_left(self._words, f"{word}\U0010ffff")

    def _size(self, reach: tuple[int, int]) -> int:
        return self._totals[reach[1]] - self._totals[reach[0]]

    def _slips(self, word: str) -> list[int]:
        """Give the words, as places in `_words`, that are one slip away: never a number."""
        if not _SLIP_LETTERS <= len(word) <= _MOST_LETTERS or not word.isalpha():
            return []
        near = {at for left in _deletions(word) for at in self._by_deletion.get(left, ())}
        return sorted(at for at in near if a_slip_away(word, (self._words[at],)))

    def _slipped(self, words: list[str]) -> Iterator[tuple[int, str, float]]:
        """Give the names that hold every word, some of them with a slip."""
        slips = {word: self._slips(word) for word in words}
        if not any(slips.values()):
            return
        fits: list[tuple[int, set[int]]] = []
        for word in words:
            low, high = self._reach(word)
            choices = [*range(low, high), *slips[word]]
            fits.append((sum(len(self._postings[at]) for at in choices), set(choices)))
        rarest = min(fits, key=lambda fit: fit[0])[1]
        places = sorted({place for at in rarest for place in self._postings[at]})[:_FEW]
        spelt = {word: [f" {self._words[at]} " for at in slips[word]] for word in words}
        found: list[tuple[int, int]] = []
        for place in places:
            padded = f"{self._padded[place]} "
            wrong = [word for word in words if f" {word}" not in padded]
            if wrong and all(any(form in padded for form in spelt[word]) for word in wrong):
                found.append((len(wrong), place))
        for wrongs, place in sorted(found):
            yield place, "slip", max(0.5, _SLIP - _EACH_SLIP * wrongs)

    def mentions(self, text: str) -> list[Mention]:
        """
        Find the names that stand in a text, whole words only, without regard to accents or case.

        Returns:
            In the order of the text. Where names overlap, the first wins, and of those that begin
            together the longest.

        >>> law = Index([("law", "Ley de Amnistía", "es", "instrument")])
        >>> law.mentions("La ley de amnistía, otra vez")[0].start
        3
        """
        words = list(words_at(text))
        plain = [word for word, _, _ in words]
        found: list[Mention] = []
        at = 0
        while at < len(words):
            choices = self._by_first_word.get(plain[at], ())
            fitting = [pair for pair in choices if plain[at : at + len(pair[0])] == pair[0]]
            step = len(fitting[0][0]) if fitting else 1
            if fitting:
                names = sorted(self._names[place] for name, place in fitting if len(name) == step)
                found.append(Mention(words[at][1], words[at + step - 1][2], tuple(names)))
            at += step
        return found


def words_needed(text: str, light: Collection[str]) -> list[str]:
    """Give the words that a name must have: light ones only if the query has no others."""
    every = normalise(text).split()
    return [word for word in every if word not in light] or every


def _deletions(word: str) -> set[str]:
    """Give the word, and what is left of it when one letter is taken out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
