"""
A text with its figures, events and voices comes in; out goes what each of its figures counts.

Whatever could be counted is set beside a number with the signs that speak for it: what the words
around it say, what the figure before counts, and what the graph holds of the same number. The
likeliest is what it counts, or nothing that is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log
from typing import Final

from backstory.read.claimed import NEWS, Claimed, telling
from backstory.read.clues import Clue
from backstory.read.counted_words import HELD, KINDS, WordSigns
from backstory.read.figures import Counted, Figure
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.near_number import is_of_people
from backstory.read.thing import concept_id
from backstory.read.tokens import Tokens
from backstory.read.weighing import Signs, likeliest
from backstory.read.weights import COUNTING

__all__ = ["Counting"]

_NOUN: Final = 2
"""Words between a number and a noun: `political`, «presuntos»."""
_OBJECT: Final = 4
"""Words between a verb and the number that is its object, all of them light."""
_WORDS: Final = frozenset(
    ("clause-before", "clause-behind", "deed-behind", "deed-clause", "noun", "predicate", "object",
     "let-go", "benefit", "class", "class-part", "voted")
)  # fmt: skip
"""Signs that the words of a clause give."""
_CLOSE: Final = frozenset(
    ("after-noun", "became", "benefit", "class", "let-go", "noun", "predicate", "voted")
)  # fmt: skip
"""Signs without which nothing but the noun behind a number is counted: `a law of 4 pages`."""
_CHANCE: Final = frozenset(
    ("event", "habit", "held", "held-nobody", "held-other", "held-plain", "held-share",
     "other-unit", "unit", "usual")
)  # fmt: skip
"""Signs that a number which the graph holds of something gives by chance: 28 of every 100 goods."""
_DEEDS: Final = frozenset(("after-noun", "benefit", "let-go", "object", "predicate"))
"""Signs that something was done to those who are told to be held."""
_SHARE: Final = "share"
"""What any percentage may be of."""
_MANIFOLD: Final = 200
"""How much more a number is that counts something else than the one before: emigrants, voters."""
_FAINT: Final = 0.15
"""How strongly it must be told that people are held, if they may be held for politics."""
_AGAIN: Final = 6
"""Figures back to the same number."""
_OFTEN: Final = 5
"""Numbers that a voice has given which mostly counts one thing."""


class Counting(WordSigns):
    """What the figures of a text count."""

    def __init__(
        self, text: Tokens, lex: Lexicon, counted: Counted, claimed: Claimed, day: int | None,
        names: Sequence[Mention], events: Sequence[Mention], clues: Sequence[Clue],
        main: Sequence[str] = (),
    ) -> None:  # fmt: skip
        """
        Take a text.

        Args:
            text: The text.
            lex: What is known of its language.
            counted: What can be counted.
            claimed: What the graph tells of numbers.
            day: The day of the text.
            names: The names in it, whose words count nothing.
            events: The events that it was linked with.
            clues: Its words for kinds of events.
            main: The kinds of its main event.
        """
        super().__init__(text, lex, counted, names)
        self.claimed, self.day, self.main = claimed, day, main
        self.linked = {one.iri for one in events}
        self.events: dict[int, dict[str, None]] = {}
        for one in events:
            self.events.setdefault(text.sentence_at(one.first), {})[one.iri] = None
        self.elsewhere: frozenset[int] = frozenset()
        """The sentences that begin with another country, of which the graph tells nothing."""
        self.clues = {}
        for clue in sorted(clues, key=lambda clue: clue.first):
            self.clues.setdefault(clue.sentence, []).append(clue)

    def all(self, figures: Sequence[Figure]) -> list[Figure]:
        """Give the figures of a text, in its order, with what they count."""
        self.numbers = {one.first for one in figures}
        found: list[Figure] = []
        for place, one in enumerate(figures):
            signs = self.signs(one, found, figures[place + 1 : place + 2])
            counted = self._as_told(likeliest(signs, COUNTING)[0], signs)
            found.append(replace(one, counted=counted))
        return found

    def _as_told(self, counted: str, signs: Mapping[str, Mapping[str, float]]) -> str:
        """Give what a voice counts as the graph holds it: not releases, but announced ones."""
        if not counted:
            return ""
        told = [iri for iri, seen in signs.items()
                if iri and "held-voice" in seen and self._plain(iri) == counted]  # fmt: skip
        return told[0] if len(told) == 1 else counted

    def signs(
        self, one: Figure, before: Sequence[Figure], following: Sequence[Figure]
    ) -> dict[str, dict[str, float]]:
        """
        Give what a figure may count, by IRI, each with the signs that speak for it.

        Args:
            one: The figure.
            before: The figures before it, with what they count.
            following: The figure behind it, if there is one.
        """
        signs = Signs()
        signs.add("", "nothing")
        sentence = self.text.sentence_at(one.first)
        if (one.unit and one.unit != "percent") or self.is_difference(one) or (
            sentence in self.elsewhere
        ):  # fmt: skip
            return dict(signs.of)  # a reward for an arrest is no arrest
        predicate = self.predicate(one)
        head = self.of_words(one, sentence, predicate, signs)
        self.of_kinds(one, sentence, predicate, signs)
        self.of_turns(one, head, before, signs)
        if one.unit == "percent":
            self.of_percent(one, sentence, signs)
        held = max(signs.of.get(self.iris.get(HELD[0], ""), {"": 0.0}).values())
        if held >= _FAINT:
            self.note(signs, HELD[1], "as-held", held)
        self._of_graph(one, sentence, signs)
        self._of_figures(one, sentence, before, following, signs)
        self._of_units(one, head, before[-1:], signs)
        self._of_deeds(signs)
        for iri in [iri for iri in signs.of if iri]:
            signs.add(iri, "usual", log(1 + self.claimed.of_things[iri]) / 5)
        return dict(signs.of)

    def _of_deeds(self, signs: Signs) -> None:
        """Note what was done to those who are held."""
        held = [self.iris[name] for name in HELD if name in self.iris]
        done = {iri for iri, told in signs.of.items() if not _DEEDS.isdisjoint(told)}
        for iri, told in signs.of.items():
            if done and iri not in done and (iri in held or "noun" in told):
                told["done-to"] = 1.0  # `recommended to free 80 prisoners`
        left = any("left-before" in signs.of.get(iri, ()) for iri in held)
        for iri, told in signs.of.items():
            if left and iri and iri not in held:
                told["left-other"] = 1.0

    def _of_graph(self, one: Figure, sentence: int, signs: Signs) -> None:
        """Note what the graph holds of the number, and what its voice and its event count."""
        said = self.claimed.said(one.value, self.day)
        big = telling(one.value)
        here = self.events.get(sentence, {})
        for told in said:
            plain = self._plain(told.counted)
            signs.add(told.counted, "held", big)
            signs.add(plain, "held-plain", big)
            if one.voice:
                signs.add(told.counted, "held-voice" if told.voice == one.voice else "held-other")
            else:
                signs.add(told.counted, "held-nobody", big)
            if self.day is not None and self.day - told.day <= NEWS:
                signs.add(told.counted, "held-news", big)
                signs.add(plain, "held-plain-news", big)
            if told.event in self.linked:
                signs.add(told.counted, "held-event", big)
            if told.event in here:
                signs.add(told.counted, "held-here", big)
        for iri in sorted({told.counted for told in said}):
            share = sum(told.counted == iri for told in said) / len(said)
            signs.add(iri, "held-share", big * share)
        for event in here:
            _share(signs, "event", self.claimed.of_events.get(event))
        habit = self.claimed.of_voices.get(one.voice)
        if habit and habit.total() >= _OFTEN:
            [(most, times)] = habit.most_common(1)
            if self.is_listed(one):
                signs.add(most, "listed")
            elif 2 * times > habit.total():
                signs.add(most, "voice-most")
        _share(signs, "habit", habit)

    def _of_figures(
        self, one: Figure, sentence: int, before: Sequence[Figure],
        following: Sequence[Figure], signs: Signs,
    ) -> None:  # fmt: skip
        """Note what the figures beside it count: `from 45 articles to 29`, `some 40 of them`."""
        words, raw = self.text.words, self.lex.raw
        high = self.text.sentences[sentence][1]
        again = next((x for x in reversed(before[-_AGAIN:]) if x.value == one.value), None)
        if again and again.counted:
            signs.add(again.counted, "again")
        if before and before[-1].counted:
            last = before[-1]
            far = sentence - self.text.sentence_at(last.first)
            if far <= 1 and one.value <= _MANIFOLD * last.value:
                signs.add(last.counted, "next-here" if far == 0 else "next")
                if one.after >= high or self.text.gap(one.after - 1).strip() or (
                    self.is_light(one.after) or words[one.after] in raw["remain"]
                ):  # fmt: skip
                    signs.add(last.counted, "next-bare")
                if one.after < high and self.of_them.at(words, one.after, high):
                    signs.add(last.counted, "of-them")
                if one.first and words[one.first - 1] in raw["as-many"]:
                    signs.add(last.counted, "as-many")
                if one.voice and one.voice == last.voice:
                    signs.add(last.counted, "next-voice")
                near = words[max(0, one.first - _OBJECT) : one.after + 1]
                if not {*near}.isdisjoint(raw["number-words"]):
                    signs.add(last.counted, "the-number")  # `puts the number at 2,400`
                if last.counted == self.iris.get("applications") and (
                    not {*near}.isdisjoint(raw["grants"])
                ):  # fmt: skip
                    self.note(signs, "beneficiaries", "granted")
        of = words[one.after : one.after + 1]
        for other in following:
            whole = other.counted and other.first - one.after <= _OBJECT + _NOUN
            if whole and of and of[0] in raw["of"] and other.value > one.value:
                signs.add(other.counted, "share")
        if self.is_voted(one, following):
            self.note(signs, "votes-for", "voted")
            self.note(signs, "votes", "voted-so")
        if before and self.is_voted(before[-1], [one]):
            self.note(signs, "votes-against", "voted")
            self.note(signs, "votes", "voted-so")

    def _of_units(
        self, one: Figure, head: str, last: Sequence[Figure], signs: Signs
    ) -> None:  # fmt: skip
        """Note whether the noun behind the number is of the unit of what may be counted."""
        unit, sentence = self.claimed.units.get(head, ""), self.text.sentence_at(one.first)
        noun = self.text.words[one.after : one.after + 1]
        if not unit and noun and is_of_people(one.after, self.text, self.lex):
            unit = "person"
        if "class-none" in signs.of[""]:
            _keep(signs, _WORDS)
        counted = next((KINDS[kind] for kind in self.main if kind in KINDS), "")
        if not head and not unit and self.is_anothers(one):
            signs.add("", "strange")
            measured = noun[:1] != [] and noun[0] in self.lex.raw["measures"]
            kept = _CLOSE if measured else _CLOSE | {"held-voice"}
            _keep(signs, kept)  # `110 schools`, where 110 people were pardoned
        elif self.iris.get(counted, "") in signs.of:
            self.note(signs, counted, "main")
        elif "class-none" not in signs.of[""] and not self._is_followed(one) and not any(
            not other.counted and self.text.sentence_at(other.first) == sentence for other in last
        ):  # `won 5 games and lost 2`  # fmt: skip
            self.note(signs, counted, "main-only")  # `about two dozen sit in the assembly`
        for iri in [iri for iri in signs.of if iri]:
            own = self.claimed.units.get(iri, "")
            if (own == "percent") != (one.unit == "percent"):
                del signs.of[iri]
            elif unit and own and not one.unit:
                signs.add(iri, "unit" if unit == own else "other-unit")
        for iri in [iri for iri, told in signs.of.items() if iri and told.keys() <= _CHANCE]:
            del signs.of[iri]
        if one.unit and self.iris.get(_SHARE, "") not in signs.of:
            _keep(signs, _CLOSE)

    def _is_followed(self, one: Figure) -> bool:
        """Tell whether a noun stands right behind a figure."""
        high = self.text.sentences[self.text.sentence_at(one.first)][1]
        return one.after < high and self.is_noun(one.after)

    def _plain(self, iri: str) -> str:
        """Give what is counted plainly where it is counted by what was told of it: `releases`."""
        first = concept_id(iri).removeprefix("counted-").partition("-")[0]
        return self.iris.get(first, iri)


def _keep(signs: Signs, names: frozenset[str]) -> None:
    """Leave of what may be meant only that for which one of some signs speaks."""
    for iri in [iri for iri, told in signs.of.items() if iri and names.isdisjoint(told)]:
        del signs.of[iri]


def _share(signs: Signs, sign: str, counted: Counter[str] | None) -> None:
    """Note of each thing that may be meant which share of what is counted it is."""
    for iri in list(signs.of):
        if counted and counted[iri]:
            signs.add(iri, sign, counted[iri] / counted.total())
