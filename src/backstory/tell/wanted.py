"""What somebody typed comes in; out goes what tells the claims that answer from the others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.ids import GROUPS, SAID
from backstory.ask.plain import plain
from backstory.ask.plurals import counting_words
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.told import Teller
from backstory.words.languages import languages, words_of

__all__ = ["LETTERS", "Wanted", "known_by"]

LETTERS: Final = 5
"""Letters by which a word is known in a sentence, whatever its ending."""
_COUNTED: Final = "figures_side_by_side"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Plain words, and what they were understood to be about."""

    record: Record
    text: str
    """What somebody typed."""
    about: tuple[str, ...]
    """Ids of what the question is about: their names tell no row from another."""

    def having(self, teller: Teller, claims: Iterable[Claim]) -> dict[str, float]:
        """Say which share of the words typed that tell claims apart each has, by their rarity."""
        typed = box_of(self.record).fitting.typed
        query = typed.read(self.text)
        places = self._places(query.words) if _COUNTED in query.asked else frozenset()
        counts = _COUNTED in query.asked
        cut = {
            claim.iri: {word[:LETTERS] for word in self._own(teller, claim, counts)}
            # The Government of Venezuela is no more of Venezuela than who else counts there.
            - {word[:LETTERS] for word in _in_voices(teller, claim) if word in places}
            for claim in claims
        }
        named = set(plain(" ".join(map(self._names, self.about))).split())
        known = {word[:LETTERS] for word in named} | set(query.dated)
        known |= self._joined(known) if counts else set()
        if _COUNTED in query.asked:  # a count is of its month, whether or not a sentence names it
            known |= {word[:LETTERS] for word in query.months}
        # That somebody said it is no news, nor that it was counted: of how much time is not told.
        hints = query.hints if {SAID, _COUNTED}.isdisjoint(query.asked) else ()
        words = [
            word
            for word in (*hints, *query.told, *query.words)
            if word[:LETTERS] not in known and not word.isdigit()
        ]
        asked = [
            {other[:LETTERS] for other in (word, *typed.alike.get(word, ()))}
            for word in dict.fromkeys(words)
        ]
        found = Counter(at for words in cut.values() for at, one in enumerate(asked) if one & words)
        rarity = {at: math.log((1 + len(cut)) / many) for at, many in found.items()}
        most = sum(rarity.values()) or 1.0
        return {
            iri: sum(r for at, r in rarity.items() if asked[at] & words) / most
            for iri, words in cut.items()
        }

    def _joined(self, known: Set[str]) -> set[str]:
        """Give what is counted beside what is known: of releases and measures, measures."""
        fitting = box_of(self.record).fitting
        typed, links = plain(self.text).split(), fitting.typed.turns.spans.words("to")
        triples = zip(typed, typed[1:], typed[2:], strict=False)
        beside = [other for one, link, other in triples if link in links and one[:LETTERS] in known]
        return {word[:LETTERS] for word in counting_words(fitting, beside)}

    @property
    def asked(self) -> tuple[str, ...]:
        """Give the questions that the words ask."""
        return box_of(self.record).read(self.text).asked

    @property
    def is_of_people(self) -> bool:
        """Tell whether it is asked who, not what."""
        return any(
            word in plain(words_of(lang)["asking"]["aims"]["who"]).split()
            for lang in languages()
            for word in plain(self.text).split()[:3]
        )

    def topic(self) -> tuple[str, ...]:
        """Give the words typed that are no name of what is asked about, no day and no question."""
        query = box_of(self.record).read(self.text)
        named = {word[:LETTERS] for word in plain(" ".join(map(self._names, self.about))).split()}
        words = [word for word in (*query.told, *query.words) if not word.isdigit()]
        again = [word for at, word in enumerate(words) if word in words[:at]]
        # A name takes a word once: Amnesty International on the amnesty.
        return (*(word for word in words if word[:LETTERS] not in named), *again)

    @property
    def dated(self) -> tuple[str, ...]:
        """Give the words typed that are of a day or a month."""
        query = box_of(self.record).read(self.text)
        return (*query.dated, *query.months)

    @property
    def is_named(self) -> bool:
        """Tell whether some word typed stands in a name of what is asked about."""
        named = plain(" ".join(map(self._names, self.about))).split()
        return not set(named).isdisjoint(plain(self.text).split())

    def term(self) -> tuple[int, int] | None:
        """Read the year, or the month of one, that was typed: its first day and its last."""
        year, month = box_of(self.record).fitting.typed.month(plain(self.text).split())
        if not year:
            return None
        span = Span.parse(f"{year}-{month:02}" if month else str(year))
        begin, end = span.earliest_begin, span.latest_end
        return None if begin is None or end is None else (begin, end)

    @property
    def day(self) -> int | None:
        """The day that was typed."""
        day = box_of(self.record).fitting.typed.read(self.text).day
        return day_of(day) if day else None

    @property
    def on_day(self) -> tuple[int, int] | None:
        """The day that was typed, as the first and the last of a term."""
        day = self.day
        return None if day is None else (day, day)

    def now(self) -> tuple[int, int] | None:
        """Give the last day that the sources reach, where it is asked how things stand."""
        told = " ".join(words_of(lang)["asking"]["aims"]["now"] for lang in languages())
        now = {*plain(told).split()}
        last = self.record.known_on.latest_end if self.record.known_on else None
        return None if last is None or now.isdisjoint(plain(self.text).split()) else (last, last)

    def _places(self, words: Iterable[str]) -> frozenset[str]:
        """Keep the words that are the whole name of a place."""
        shelf = box_of(self.record).fitting.shelf
        return frozenset(
            word
            for word in words
            for at in shelf.having(word)
            if shelf.kinds[at] == "place" and plain(shelf.row(at).text) == word
        )

    def _own(self, teller: Teller, claim: Claim, counts: bool) -> list[str]:
        """Give the words of a claim; of a number, of the group that is counted: ETA's prisoners."""
        text, known = teller.text(claim), self.record.names.get(claim.subject)
        own = known is not None and counts and known.kind in GROUPS
        group = self._names(self.record.short(claim.subject)) if own else ""
        return plain(f"{text} {group}").split()

    def _names(self, own: str) -> str:
        known = self.record.names.get(self.record.by_id.get(own, ""))
        return " ".join((*known.labels.values(), *(a.text for a in known.aliases))) if known else ""


def _in_voices(teller: Teller, claim: Claim) -> list[str]:
    return plain(" ".join(map(teller.voice, claim.voices))).split()


def known_by(teller: Teller, voice: str) -> str:
    """Give the word by which a sentence names a voice: of a person, the last."""
    name, known = teller.voice(voice), teller.record.names.get(voice)
    return name.split()[-1] if name.strip() and known and known.kind == "person" else name
