"""What is known of a text while its events are read: its names, dates and links so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final, TypeVar

from backstory.read.clues import Clue
from backstory.read.country import Gate
from backstory.read.dated import Dated
from backstory.read.figures import Figure
from backstory.read.kin import is_kin
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.thing import stem
from backstory.read.tokens import Tokens

__all__ = ["Scene"]

_YEAR: Final = 366
"""Days before a text of which its dateline is not."""
_HEAD: Final = 8
"""Words from the beginning of a sentence in which its dateline stands."""
_OFTEN: Final = 3
"""Sentences that name whom a text is about, at least."""
_LEAD: Final = 3
"""Sentences: the headline and the beginning, in which the main event stands."""
_HEADLINE_WORDS: Final = 3
_LEAD_WORDS: Final = 7
"""Words of a sentence that is no byline."""
_APART: Final = 8
"""Words between `three weeks after` and what it speaks of."""
_DONE_TO: Final = frozenset(("adoption", "promulgation", "referral", "ruling", "ruling-annul"))
"""Kinds of events whose words have a law for their object."""
_OBJECT: Final = 2
"""Words after such a word in which its object stands."""
_BACK: Final = 2
"""Sentences back in which the law was told."""
_LAW: Final = 4
"""Words from the word for a law to its year."""
_DIGITS: Final = 4
"""Signs of a year, in EDTF."""
_MARKS: Final = frozenset(",;:—–()")
_DASHES: Final = frozenset("–—-()")
_Placed = TypeVar("_Placed", Dated, Figure, Mention)


@dataclass
class Scene:
    """What is known of a text while its events are read."""

    text: Tokens
    lex: Lexicon
    gate: Gate
    day: int | None
    """The day of the article, as a day number."""
    dates: Sequence[Dated]
    names: Sequence[Mention]
    figures: Sequence[Figure] = ()
    persons: frozenset[str] = frozenset()
    """IRIs of all persons that the graph knows."""
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Words of all names of a thing, by IRI: whoever says one name means the others."""
    all_clues: Sequence[Clue] = ()
    apart: Sequence[Dated] = ()
    """The days of what `three weeks after` goes on to name."""
    idioms: frozenset[int] = frozenset()
    """The places of words that sound like an event and are none: `released an album`."""
    counted: dict[int, Dated] = field(default_factory=dict)
    """The days of clues that are counted from an event told before, by their first words."""
    main: str = ""
    """IRI of the main event, once it is known."""
    certain: bool = False
    """Whether that is certain."""
    episode: frozenset[str] = frozenset()
    """What belongs to one episode with the main event."""
    story: frozenset[str] = frozenset()
    """Stems of the names of the main event and of its episode: they tell nothing of older ones."""
    hero: frozenset[str] = frozenset()
    """Words of the name of whom the main event is about."""
    clues: dict[int, list[Clue]] = field(default_factory=dict)
    """All clues, by sentence."""
    spoken: Counter[str] = field(default_factory=Counter)
    """How often each event was linked so far, by IRI."""
    spoken_by_kind: dict[str, set[str]] = field(default_factory=dict)
    """IRIs of those events, by the first two kinds of the words that spoke of them."""
    ahead: set[str] = field(default_factory=set)
    """Those of them that lie ahead of the text."""
    linked: dict[int, list[tuple[Clue, str]]] = field(default_factory=dict)
    """What was linked so far, by sentence."""
    last: dict[str, int] = field(default_factory=dict)
    """The last sentence in which each event was linked so far, by IRI."""
    kept: dict[int, object] = field(default_factory=dict)
    """What stands around clues that were looked at, by identity; each holds its clue."""
    nearest: dict[int, int] = field(default_factory=dict)
    """How near the nearest trigger of its sentence stands to each date, by its first word."""
    sure: dict[str, set[str]] = field(default_factory=dict)
    """IRIs of the events that some word of the text speaks of for sure, by its stem."""
    topic: dict[int, str] = field(default_factory=dict)
    """Words of the names of persons in the two sentences before each."""
    told: dict[int, frozenset[str]] = field(default_factory=dict)
    """IRIs of those persons."""
    by_sentence: dict[int, list[Mention]] = field(default_factory=dict)
    dates_by_sentence: dict[int, list[Dated]] = field(default_factory=dict)
    figures_by_sentence: dict[int, list[Figure]] = field(default_factory=dict)

    def keep(self, clue: Clue, iri: str, *, sure: bool) -> None:
        """Keep that a clue was linked with an event, and whether its word means it for sure."""
        self.spoken[iri] += 1
        for kind in clue.kinds[:2]:
            self.spoken_by_kind.setdefault(kind, set()).add(iri)
        self.linked.setdefault(clue.sentence, []).append((clue, iri))
        self.last[iri] = max(clue.sentence, self.last.get(iri, -9))
        if clue.kinds and sure:
            self.sure.setdefault(self.stems[clue.first], set()).add(iri)

    def points(self, clue: Clue) -> str:
        """Give the word right before a clue by which it points: `the`, `these`; else nothing."""
        word = self.text.words[clue.first - 1] if clue.first else ""
        begins = clue.first == self.text.sentences[clue.sentence][0]
        return "" if begins or not self.lex.has("definite", word) else word

    def apart_before(self, clue: Clue) -> Dated | None:
        """Give the day of a clue, where `three weeks after` stands before it and no other does."""
        for one in self._apart_by_sentence.get(clue.sentence, ()):
            if 0 <= clue.first - one.after <= _APART and not any(
                one.after <= other.first < clue.first for other in self.clues.get(clue.sentence, ())
            ):
                return one
        return None

    @cached_property
    def _apart_by_sentence(self) -> dict[int, list[Dated]]:
        return self._by_sentence(self.apart)

    def __post_init__(self) -> None:
        """Sort names, dates and figures by sentence."""
        for clue in self.all_clues:
            self.clues.setdefault(clue.sentence, []).append(clue)
        self.by_sentence = self._by_sentence(self.names)
        self.dates_by_sentence = self._by_sentence(self.dates)
        self.figures_by_sentence = self._by_sentence(self.figures)

    def _by_sentence(self, found: Iterable[_Placed]) -> dict[int, list[_Placed]]:
        told: dict[int, list[_Placed]] = {}
        for one in found:
            told.setdefault(self.text.sentence_at(one.first), []).append(one)
        return told

    @cached_property
    def kin(self) -> frozenset[int]:
        """The first words of names that only say whose kin another is."""
        return frozenset(
            one.first for one in self.names
            if one.kind == "actor" and is_kin(self.text, self.lex, one.first)
        )  # fmt: skip

    @cached_property
    def peopled(self) -> frozenset[int]:
        """The sentences that name somebody whom the graph knows."""
        return frozenset(
            sentence for sentence, names in self.by_sentence.items()
            if any(one.kind == "actor" for one in names)
        )  # fmt: skip

    @cached_property
    def protagonist(self) -> str:
        """The IRI of whom a text is about: alone in its headline, or named most; else empty."""
        named = {
            sentence: {one.iri for one in names if one.iri in self.persons}
            for sentence, names in self.by_sentence.items()
        }
        times = Counter(iri for iris in named.values() for iri in iris)
        head = named.get(self.lead[0], set()) if self.lead else set()
        (most, often), (_, less) = (*times.most_common(2), ("", 0), ("", 0))[:2]
        if len(head) == 1 and times[min(head)] >= _OFTEN - 1:
            return min(head)
        return most if often >= _OFTEN and often >= 2 * less else ""

    @cached_property
    def stems(self) -> list[str]:
        """The stems of all words; of those that every sentence has, what no name holds."""
        light, words = frozenset(self.lex.raw["function-words"]), self.text.words
        made = {word: f"-{word}" if word in light else stem(word) for word in {*words}}
        return [made[word] for word in words]

    @cached_property
    def day_stems(self) -> frozenset[str]:
        """The stems of the names of months and weekdays, which tell no more than the day does."""
        return frozenset(map(stem, (*self.lex.months, *self.lex.weekdays)))

    @cached_property
    def marks_before(self) -> list[int]:
        """How many commas and the like stand before each word."""
        gaps = self.text.gaps
        return [0, *accumulate(gap != " " and not _MARKS.isdisjoint(gap) for gap in gaps)]

    @cached_property
    def ands_before(self) -> list[int]:
        """How many words for `and` or `but` stand before each word."""
        ands = self.lex.raw["between-clauses"]
        return [0, *accumulate(word in ands for word in self.text.words)]

    @cached_property
    def lead(self) -> list[int]:
        """The headline and the first sentences, without bylines."""
        long = [
            number for number, (first, after) in enumerate(self.text.sentences)
            if after - first >= (_HEADLINE_WORDS if number == 0 else _LEAD_WORDS)
        ]  # fmt: skip
        return long[:_LEAD]

    def dateline(self, one: Dated) -> bool:
        """Tell whether a date is that of the text, at the head of it: `CARACAS, 3 May 2010 –`."""
        return one.first in self._datelines

    @cached_property
    def _datelines(self) -> frozenset[int]:
        return frozenset(one.first for one in self.dates if self._is_dateline(one))

    def _is_dateline(self, one: Dated) -> bool:
        sentence = self.text.sentence_at(one.first)
        if sentence > 2 or one.first - self.text.sentences[sentence][0] > _HEAD:
            return False
        end = one.span.latest_end
        if self.day is not None and end is not None and end < self.day - _YEAR:
            return False  # `1969 - Parliament passes …`: a chronology's
        first, after = self.text.sentences[sentence]
        if one.after == after and after - first <= _HEAD:
            return True
        last = min(one.after + 2, len(self.text.words))
        return any(_DASHES & set(self.text.gap(at)) for at in range(one.after - 1, last))

    def owner(self, one: Dated) -> int:
        """Give the word for a form to which a year belongs (`the law of 1984`), or -1."""
        return one.first - 2 if one.first in self._owned else -1

    @cached_property
    def _owned(self) -> frozenset[int]:
        """The first words of the years that belong to a form."""
        words, forms, of = self.text.words, self.lex.forms, self.lex.raw["of"]
        return frozenset(
            one.first for one in self.dates
            if len(one.value) <= _DIGITS and one.first >= 2
            and words[one.first - 1] in of and words[one.first - 2] in forms
        )  # fmt: skip

    def years_of_object(self, clue: Clue) -> list[Dated]:
        """Give the year of the law that `annulled it` speaks of, if it was told a moment ago."""
        words, raw = self.text.words, self.lex.raw
        low, high = self.text.sentences[clue.sentence]
        before = {*words[max(low, clue.first - 1) : clue.first + 1]}
        after = {*words[max(clue.first, clue.after - 1) : min(high, clue.after + _OBJECT)]}
        if _DONE_TO.isdisjoint(clue.kinds) or (
            before.isdisjoint(raw["object-before"]) and after.isdisjoint(raw["object-after"])
        ):
            return []
        laws = self.lex.forms.keys()
        for sentence in range(clue.sentence, max(-1, clue.sentence - _BACK - 1), -1):
            years = [
                one for one in self.dates_by_sentence.get(sentence, ())
                if len(one.value) == _DIGITS and one.first < clue.first
                and not laws.isdisjoint(words[max(0, one.first - _LAW) : one.first])
            ]  # fmt: skip
            if years:
                return years[-1:]
        return []
