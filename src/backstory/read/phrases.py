"""Phrases and what each stands for come in; out go those that stand at a place of a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, Generic, TypeVar

from backstory.text import normalise

__all__ = ["Phrases"]

T = TypeVar("T")
_Row = tuple[int, tuple[str, ...], T, list[str] | None, str]
"""The place of a phrase, its words after the first, what it stands for, those words where none has
a sign, and else the last that has none."""
_MOST: Final = 50_000
"""Words that are kept with what begins with them, so that no server grows by what it reads."""
_GAP: Final = 3
"""Words that may stand where a phrase has `~`."""


class Phrases(Generic[T]):
    """
    Phrases that can be found in a text, each with what it stands for.

    A word may end in a star, which stands for any ending; a word `*` is any word, and `~` is up to
    three.

    >>> Phrases([("struck down", 1), ("annul*", 2)]).at(["annulled", "it"], 0)
    [(1, 2)]
    """

    def __init__(self, rows: Iterable[tuple[str, T]]) -> None:
        self._whole: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._stems: defaultdict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        self._lengths: set[int] = set()
        self._reach = 0  # words that the longest takes
        self._sorted: dict[str, tuple[()] | tuple[list[_Row[T]], dict[str, list[_Row[T]]]]] = {}
        self._kept: tuple[set[str], set[str]] = set(), set()
        """The words that were looked at, and those of them with which a phrase may begin."""
        for text, value in rows:
            words = tuple(_words(text))
            if not words:
                continue
            row = (words[1:], value)
            self._reach = max(self._reach, sum(_GAP if part == "~" else 1 for part in words))
            if words[0].endswith("*"):
                self._stems[words[0][:-1]].append(row)
                self._lengths.add(len(words[0]) - 1)
            else:
                self._whole[words[0]].append(row)

    def starting(self, word: str) -> tuple[tuple[tuple[str, ...], T], ...]:
        """Give the phrases that may begin with a word: the words after it, and their value."""
        rows = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                rows.extend(self._stems.get(word[:length], ()))
        return tuple(rows)

    def begins(self, words: Iterable[str]) -> frozenset[str]:
        """Give those of some words with which a phrase may begin, each looked at once."""
        every = {*words}
        seen, begin = self._kept
        if len(seen) > _MOST:
            seen, begin = self._kept = set(), set()
        new = every - seen
        begin.update(filter(self.starting, new))  # first, for a server reads in many threads
        seen.update(new)
        return frozenset(every & begin)

    def at(self, words: Sequence[str], place: int, end: int | None = None) -> list[tuple[int, T]]:
        """Give the phrases that stand at a place: how many words they take, and their value."""
        word = words[place]
        sorted_ = self._sorted.get(word)
        if sorted_ is None:
            if len(self._sorted) > _MOST:
                self._sorted.clear()
            rows = self.starting(word)
            sorted_ = self._sorted[word] = _by_second(rows) if rows else ()
        if not sorted_:
            return []  # nearly always
        found = []
        last = len(words) if end is None else end
        open_, by_second = sorted_
        begin = place + 1
        following: Sequence[str] | None = None
        for _, rest, value, plain, must in (
            by_second.get(words[begin], open_) if begin < last else open_
        ):
            if plain is not None:
                after = begin + len(plain)
                if after <= last and (not plain or words[begin:after] == plain):
                    found.append((after - place, value))
                continue
            if following is None:
                following = words[begin : min(last, begin + self._reach)]
            if (not must or must in following) and (after := _match(rest, words, begin, last)):
                found.append((after - place, value))
        return found


def _by_second(
    rows: Iterable[tuple[tuple[str, ...], T]],
) -> tuple[list[_Row[T]], dict[str, list[_Row[T]]]]:
    """Sort phrases that begin alike: those that any word may follow; by it, all that it may."""
    open_: list[_Row[T]] = []
    found: dict[str, list[_Row[T]]] = {}
    for number, (rest, value) in enumerate(rows):
        second = rest[0] if rest else ""
        bare = [part for part in rest if part[-1] not in "*~"]
        must = bare[-1] if bare else ""
        row = number, rest, value, bare if len(bare) == len(rest) else None, must
        if not second or second[-1] in "*~":
            open_.append(row)
        else:
            found.setdefault(second, []).append(row)
    return open_, {
        second: sorted((*open_, *rows_), key=lambda row: row[0]) for second, rows_ in found.items()
    }


def _words(text: str) -> list[str]:
    """Normalise the words of a phrase and keep its signs."""
    found: list[str] = []
    for part in text.replace("-", " ").replace("'", " ").split():
        if part in ("*", "~"):
            found.append(part)
            continue
        words = normalise(part.rstrip("*")).split()
        if words and part.endswith("*"):
            words[-1] += "*"
        found += words
    return found


def _match(rest: Sequence[str], words: Sequence[str], at: int, end: int) -> int:
    """Give the place after a phrase, or 0 where it does not stand."""
    for number, part in enumerate(rest):
        if part == "~":
            for skipped in range(_GAP + 1):
                if after := _match(rest[number + 1 :], words, at + skipped, end):
                    return after
            return 0
        if at >= end:
            return 0
        if part == "*":
            fits = True
        elif part.endswith("*"):
            fits = words[at].startswith(part[:-1])
        else:
            fits = words[at] == part
        if not fits:
            return 0
        at += 1
    return at
