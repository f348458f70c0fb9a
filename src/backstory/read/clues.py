"""A text comes in; out go its triggers: words by which texts speak of some kind of event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from backstory.read.dated import YEAR, Dated
from backstory.read.lexicon import Frame, Lexicon, Phrases
from backstory.read.tense import undone
from backstory.read.tokens import Tokens

__all__ = ["Clue", "clues_in", "dated_clues", "sentence_clue"]

_APART: Final = frozenset(";:()")
_MARKS: Final = _APART | {","}
_KEPT: Final = 8
"""Sentences for which a topic of a text holds that no word of theirs tells."""
_DENIAL: Final = 9
"""Words from a denial to what it denies."""
_CLAUSE: Final = 12
"""Words on either side of a date that its clause may have."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words by which a text speaks of an event: a trigger of its kinds, or a clause with a day."""

    first: int
    after: int
    kinds: tuple[str, ...]
    """Ids of concepts, the likeliest first; empty where only the day and the names may tell."""
    sentence: int
    denied: bool = False
    expected: bool = False
    open: bool = False
    """Whether it tells what may be, and has not happened: `asked the assembly to pass it`."""
    abroad: frozenset[str] = frozenset()
    """Words for another country that stand right beside it."""
    definite: bool = False
    """Whether it points at something known: `the ruling`, `aquellas protestas`."""
    means: frozenset[str] = frozenset()
    """Words that the trigger stands for."""
    dates: tuple[Dated, ...] = ()
    """The days of a clause without a trigger."""


def clues_in(
    text: Tokens, lex: Lexicon, own: Phrases[Frame] | None = None,
    more: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[Clue]:  # fmt: skip
    """
    Find the triggers of a text; of those that overlap, the longest.

    Args:
        text: The text.
        lex: What is known of its language.
        own: Triggers that the graph gives for its own concepts.
        more: Topics of words that the graph gives.
    """
    found: list[Clue] = []
    words = text.words
    wide: set[str] = set()  # topics told anywhere before: `the mutiny` goes back to them
    last: dict[str, int] = {}  # where those stood last that the headline or two sentences tell
    before: set[str] = set()  # topics of the sentence before
    all_ = [(one, one.begins(words)) for one in (lex.frames, own) if one is not None]
    begins = frozenset[str]().union(*(told for _, told in all_))
    lists = [{word: told[word] for word in told.keys() & {*words}} for told in (lex.topics, more)]
    definite = lex.sets["definite"]
    for number, (first, after) in enumerate(text.sentences):
        here = {
            name for told in lists if told
            for word in told.keys() & words[first:after] for name in told[word]
        }  # fmt: skip
        kept = {name for name, place in last.items() if number - place <= _KEPT}
        topics, before = before | here | kept, here
        last |= dict.fromkeys(here if number == 0 else here & wide, number)
        wide |= topics
        begun = len(found)
        at = first
        while at < after:
            if words[at] not in begins:
                at += 1
                continue
            pointed = at > first and words[at - 1] in definite
            hits = _hits(words, at, after, all_, wide if pointed else topics)
            if not hits:
                at += 1
                continue
            longest = max(length for length, _ in hits)
            kinds = dict.fromkeys(
                kind for length, frame in hits if length == longest for kind in frame.kinds
            )
            blocked = any(length == longest and not frame.kinds for length, frame in hits)
            if kinds and not blocked:
                less = dict.fromkeys(kind for _, frame in hits for kind in frame.kinds)
                means = frozenset(word for length, frame in hits if length == longest
                                  for word in frame.means)  # fmt: skip
                found.append(_clue(text, lex, at, longest, tuple(kinds | less), number, means))
            at += longest
        found += _short(text, lex, number, found[begun:])
    return found


def _short(text: Tokens, lex: Lexicon, sentence: int, clues: Sequence[Clue]) -> list[Clue]:
    """Read `those of 2014` and `las de 2014` as the kind that the sentence spoke of before."""
    first, after = text.sentences[sentence]
    words, found = text.words, []
    if not clues:
        return []
    definite, of = lex.sets["definite"], lex.raw["of"]
    for at in range(first + 1, after - 2):
        if not (words[at] in definite and words[at + 1] in of):
            continue
        if last := _day_after(words, at + 2, after, lex):
            many = words[at].endswith(("s", "se"))  # `las`, `those`: more than one
            before = [one for one in clues if one.after <= at
                      and words[one.after - 1].endswith("s") == many]  # fmt: skip
            if before:
                found.append(replace(before[-1], first=at, after=last, definite=True))
    return found


def _day_after(words: Sequence[str], at: int, end: int, lex: Lexicon) -> int:
    """Give the word after a year, or a month of a year, that stands at a place; 0 if none does."""
    if at < end and words[at] in lex.months:
        at += 1
        at += at < end and words[at] in lex.raw["of"]
    return at + 1 if at < end and YEAR.fullmatch(words[at]) else 0


def _hits(
    words: Sequence[str], at: int, after: int,
    all_: Iterable[tuple[Phrases[Frame], frozenset[str]]], topics: set[str],
) -> list[tuple[int, Frame]]:  # fmt: skip
    found: list[tuple[int, Frame]] = []
    for phrases, begins in all_:
        if words[at] in begins and (hits := phrases.at(words, at, after)):
            found += [hit for hit in hits if not hit[1].needs or hit[1].needs in topics]
    return found


def _clue(
    text: Tokens, lex: Lexicon, at: int, length: int, kinds: tuple[str, ...], sentence: int,
    means: frozenset[str],
) -> Clue:  # fmt: skip
    first = text.sentences[sentence][0]
    before = text.words[max(first, at - 4) : at]
    far = before if before[-1:] and before[-1] in lex.raw["other-ones"] else before[-3:]
    near = at  # «no lo olvidamos, la anuló»: what stands before a comma denies nothing behind it
    while at - near < len(far) and "," not in text.gap(near - 1):
        near -= 1
    denied = not lex.sets["negations"].isdisjoint(text.words[near:at])  # `have not begun a strike`
    definite = before[-1:] != [] and (
        before[-1] in lex.sets["definite"]
        or (before[-2:-1] != [] and before[-2] in lex.sets["definite"]
            and before[-1] not in lex.sets["stop"])  # not `those who put`
    )  # fmt: skip
    if denied and (
        (before[-1:] and before[-1] in lex.sets["definite"]) or kinds[:1] == ("election",)
    ):
        denied = False  # `neither the pardons of …`: what is denied is told further on
    joined = before[-1:] != [] and before[-1] in lex.raw["that"]
    denied = denied or ((joined or not definite) and _is_doubted(text, lex, at, first))
    denied = denied or _is_unreal(text, lex, before, sentence)
    planned = at + length < len(text.words) and text.words[at + length] in lex.raw["ahead"]
    if planned and kinds[:1] != ("election",) and undone(text, lex, at + length + 1):
        denied = True  # `the session planned for Monday did not take place`
    return Clue(
        at, at + length, kinds, sentence, denied, _expected(text, lex, at, at + length, sentence),
        open=_open(text, lex, at, before), definite=definite, means=means,
    )  # fmt: skip


def _is_doubted(text: Tokens, lex: Lexicon, at: int, first: int) -> bool:
    """Tell whether its clause begins with a denial: `negó que se prepare una reforma`."""
    words, low = text.words, max(first, at - _DENIAL)
    if lex.sets["doubts"].isdisjoint(words[low:at]):
        return False
    for place in range(at - 1, low, -1):
        if words[place - 1] in lex.sets["doubts"]:
            return words[place] in lex.raw["that"]
        if text.gap(place - 1) != " " or words[place] in lex.raw["another-clause"]:
            return False
    return False


def _is_unreal(text: Tokens, lex: Lexicon, before: Sequence[str], sentence: int) -> bool:
    """Read `would have passed an amnesty, had it …`, «si no hubiera sido, habría vuelto la …»."""
    told = " ".join(before)
    if not any(f" {one} " in f" {told} " for one in lex.raw["unreal"]):
        return False
    first, after = text.sentences[sentence]
    return not {*text.words[first:after]}.isdisjoint(lex.raw["unreal-if"])


def _open(text: Tokens, lex: Lexicon, at: int, before: Sequence[str]) -> bool:
    """Tell whether a verb stands in a form that tells no fact, and nothing before makes it one."""
    last, raw = before[-1:], lex.raw
    if not last or text.capitals[at]:
        return False
    if last[0] in raw["open-before"]:
        return True
    return text.words[at].endswith(tuple(raw["open-endings"])) and (
        last[0] not in raw["open-not-after"] and last[0] not in lex.sets["definite"]
    )


def _expected(text: Tokens, lex: Lexicon, at: int, after: int, sentence: int) -> bool:
    first, last = text.sentences[sentence]
    near = text.words[max(first, at - 8) : min(last, after + 3)]
    return not lex.sets["expects"].isdisjoint(near)


def sentence_clue(text: Tokens, lex: Lexicon, sentence: int) -> Clue:
    """Make a whole sentence a clue, for the event that its names and words may tell."""
    first, after = text.sentences[sentence]
    return Clue(first, after, (), sentence, expected=_expected(text, lex, first, after, sentence))


def dated_clues(
    text: Tokens, lex: Lexicon, dates: Iterable[Dated], told: Iterable[tuple[int, int]]
) -> list[Clue]:
    """
    Make a clue of each clause that tells a day, where no trigger of it was linked.

    Args:
        text: The text.
        lex: What is known of its language.
        dates: The dates whose clauses are wanted.
        told: Where events were linked: first words and the words after the last.
    """
    linked: dict[int, list[tuple[int, int]]] = {}
    for begin, end in told:
        linked.setdefault(text.sentence_at(begin), []).append((begin, end))
    found: list[Clue] = []
    for one in dates:
        sentence = text.sentence_at(one.first)
        first, after = clause_of(text, lex, one.first, one.after, sentence)
        if any(first < end and begin < after for begin, end in linked.get(sentence, ())):
            continue
        planned = not set(lex.raw["ahead"]).isdisjoint(text.words[first : one.first])
        if planned and undone(text, lex, one.after):
            continue
        expected = _expected(text, lex, one.first, one.after, sentence)
        found.append(Clue(first, after, (), sentence, expected=expected, dates=(one,)))
    return found


def clause_of(text: Tokens, lex: Lexicon, first: int, after: int, sentence: int) -> tuple[int, int]:
    """Widen a place to its clause: to a comma or the like, a conjunction, or some words."""
    low = text.sentences[sentence][0]
    joins, since, words, gaps = lex.sets["clauses"], lex.raw["since"], text.words, text.gaps
    begin = first
    while begin > low and first - begin < _CLAUSE:
        gap, word = gaps[begin - 1], words[begin - 1]
        if word in joins or (begin < first and word in since):
            break
        if gap != " " and (not _APART.isdisjoint(gap) or ("," in gap and begin < first)):
            break
        begin -= 1
    return begin, clause_end(text, lex, begin, after, sentence)


def clause_end(text: Tokens, lex: Lexicon, begin: int, after: int, sentence: int) -> int:
    """Give the word after a clause that begins at one word, and holds all before another."""
    low, high = text.sentences[sentence]
    joins, words, gaps, end = lex.sets["clauses"], text.words, text.gaps, after
    high = min(high, after + _CLAUSE)
    while end < high:
        gap = gaps[end - 1]
        heads = end == after and begin == low and ":" in gap  # `3 May: the court …`, in a list
        if not heads and (words[end] in joins or (gap != " " and not _MARKS.isdisjoint(gap))):
            break
        end += 1
    return end
