"""
A text and its names come in; out goes whose each of its figures is.

Whoever is named in the sentence of a number or shortly before it, and the government at home, may
have said it; the signs that speak for each are weighed: a word of saying beside the name, where
both stand to the number, of whom the text spoke before, and what the graph holds of that number and
that voice. The likeliest is whose it is, or nobody who is known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from math import log
from typing import Final

from backstory.read.claimed import NEWS, Claimed, telling
from backstory.read.figures import Figure
from backstory.read.known import Known
from backstory.read.lexicon import phrases_of
from backstory.read.said import BACK, BEHIND, FEW, MOST, SUBJECT, Named, Sayings
from backstory.read.thing import concept_id
from backstory.read.weighing import Signs, likeliest
from backstory.read.weights import VOICES

__all__ = ["Voices", "of_position"]

_LIKE: Final = 9
"""Words from `according to` to a name: `according to rights groups such as …`."""
_LAST: Final = 3
"""Words of saying and of a day that end a sentence."""
_VOTES: Final = ("votes", "votes-for", "votes-against", "vote-share", "turnout", "seats")
"""What an electoral body counts."""


def of_position(known: Known, *positions: str) -> frozenset[str]:
    """Give the IRIs of the actors that the graph puts in one of some positions."""
    made = known.store.cache.get("read-positions")
    if not isinstance(made, dict):
        rows = known.store.query("SELECT ?x ?p WHERE { ?x ctx:position ?p }").values()
        made = {row["x"]: concept_id(row["p"]) for row in rows}
        known.store.cache["read-positions"] = made
    return frozenset(iri for iri, one in made.items() if one in positions)


class Voices(Sayings):
    """Who says what in a text."""

    claimed: Claimed
    """What the graph tells of numbers."""
    day: int | None = None
    """The day of the text."""
    electoral: str = ""
    """IRI of the body that counts votes at home."""

    def all(self, figures: Sequence[Figure]) -> list[Figure]:
        """Give the figures of a text, in its order, with whose each is."""
        found: list[Figure] = []
        for one in figures:
            signs, words = self.signs(one, found[-1] if found else None)
            voice = likeliest(signs, VOICES)[0]
            found.append(replace(one, voice=voice, voice_words=words.get(voice)))
        return found

    def signs(
        self, one: Figure, last: Figure | None
    ) -> tuple[dict[str, dict[str, float]], dict[str, tuple[int, int]]]:
        """
        Give who may have said a figure, by IRI, each with the signs that speak for it.

        Args:
            one: The figure, and what the words beside it say that it counts.
            last: The figure before it, with whose it is.

        Returns:
            The signs, and the words that name each who is named in the sentence.
        """
        sentence = self.text.sentence_at(one.first)
        low, high = self.near(one.first, sentence)
        begin, end = self.part(one.first, sentence)
        said = [at for at in self.said_in(sentence) if low <= at < high]
        said = [at for at in said if not self.is_no_saying(at, high, sentence)]
        here = sorted((*self.speakers(low, high, sentence), *self.states(sentence, said)))
        signs = Signs()
        signs.add("", "nobody")
        if not any(begin <= at < end for at in said):
            signs.add("", "nothing-said")
        if not here and any(self.is_strangers(at, low, high) for at in said if begin <= at < end):
            signs.add("", "stranger")
        if self._is_by_strangers(one, said, end, here):
            signs.add("", "according-stranger")
        before = self.text.words[one.first - 1] if one.first > low else ""
        if before in self.lex.sets["definite"]:
            signs.add("", "the-number")
        if before in self.lex.raw["all"]:
            signs.add("", "all-of-them")
        for named in here:
            self._of_place(named, one, here, (begin, end), said, signs)
        gapped = {iri for iri, told in signs.of.items() if "gapped" in told}
        for iri in [named[2] for named in here if gapped and named[2] not in gapped]:
            signs.add(iri, "gapped-other")
        self._of_before(sentence, [at for at in said if begin <= at < end], here, signs)
        self._of_turns(one, sentence, said, signs)
        if self.electoral and (one.unit == "percent" or concept_id(one.counted or "/") in _VOTES):
            counted = [place for place in self.actors if any(
                name.iri == self.electoral for name in self.actors[place])]  # fmt: skip
            if any(abs(place - sentence) <= 1 for place in counted):
                signs.add(self.electoral, "electoral")
            elif counted:
                signs.add(self.electoral, "electoral-far")
        if any("quoted" in told for told in signs.of.values()):
            signs.of[""].pop("nothing-said", None)
        self._of_graph(one, signs)
        if last is not None and last.voice in signs.of:
            there = self.text.sentence_at(last.first)
            if there == sentence:
                signs.add(last.voice, "next-part" if begin <= last.first else "next-here")
            elif sentence - there == 1:
                signs.add(last.voice, "next")
            if sentence - there <= 1 and self.begins_on(sentence, "goes-on"):
                signs.add(last.voice, "goes-on")
            if sentence - there <= 1 and self.of_them(one, sentence):
                signs.add(last.voice, "of-them")
            if sentence - there <= 1 and one.value < last.value:
                signs.add(last.voice, "smaller")
            inside = [named for named in here if begin <= named[0] < end]
            if not inside and not any(begin <= at < end for at in said):
                if there == sentence and last.first < begin:
                    signs.add(last.voice, "part-on")
                elif there < sentence and self.begins_on(sentence, "adds"):
                    signs.add(last.voice, "adds")
        words = {named[2]: (named[0], named[1]) for named in reversed(here)}
        return dict(signs.of), words

    def _is_by_strangers(
        self, one: Figure, said: Sequence[int], end: int, here: Sequence[Named]
    ) -> bool:
        """Read `70 arrests, according to lawyers;`: whom the graph does not know says so."""
        for at in said:
            hits = self.according.at(self.text.words, at, end) if one.after <= at < end else ()
            after = at + max((length for length, _ in hits), default=0)
            known = any(0 <= named[0] - after <= _LIKE for named in here)
            if hits and not known and not self.turn(one.after, at):
                word = self.text.raw(after).lower() if after < end else ""
                lists = ("possessives", "speakers", "groups", "speakers-by-office")
                return not any(word in self.lex.raw[name] for name in lists) and not (
                    self.is_group(after) or self.is_said(min(after, end - 1), end)
                )
        return False

    def _of_place(
        self, named: Named, one: Figure, here: Sequence[Named], part: tuple[int, int],
        said: Sequence[int], signs: Signs,
    ) -> None:  # fmt: skip
        """Note how somebody who is named in the sentence lies to the number and to the saying."""
        first, after, iri = named
        before = after <= one.first
        signs.add(iri, "named-before" if before else "named-behind")
        low = self.text.sentences[self.text.sentence_at(one.first)][0]
        inside = part[0] <= first < part[1]
        if inside:
            signs.add(iri, "part")
        if here[0][2] == iri:
            signs.add(iri, "first")
        nearest = [other for other in here if other[1] <= one.first][-1:]
        if nearest and nearest[0][2] == iri:
            signs.add(iri, "nearest")
        if first - low <= FEW:
            signs.add(iri, "begins")
            if iri in self.groups and not said:
                signs.add(iri, "group-begins")
        if said and said[0] < first and self.is_gapped(named, one):
            signs.add(iri, "gapped")
        head = self.rather_person(named, here)
        if head != named:
            signs.add(iri, "has-head")
            signs.add(head[2], "heads")
        if self.is_by_the_way(named, here):
            signs.add(iri, "by-the-way")
        if iri in self.groups:
            signs.add(iri, "group")
        elif iri in self.persons:
            signs.add(iri, "person")
        for at in said:
            if not part[0] <= at < part[1]:
                continue
            hits = self.according.at(self.text.words, at, part[1])
            if hits:
                behind = first - at - max(length for length, _ in hits)
                if 0 <= behind <= _LIKE and self.joined(at, first - 1):
                    signs.add(iri, "according-first" if at < one.first else (
                        f"according{self.turn(one.after, at)}"))  # fmt: skip
            elif after <= at and (at - after <= SUBJECT or self.is_apart(named, at, low)):
                near = (1.0 if self.joined(after - 1, at) else 0.5) / (1 + min(at - after, SUBJECT))
                turned = "" if before else self.turn(one.after, first)
                signs.add(iri, "says" if at < one.first else f"says-behind{turned}", near)
                if at < one.first:
                    signs.add(iri, "says-first")
                elif self.is_last(at) and "," in self.text.gap(first - 1):
                    signs.add(iri, "says-last")  # `…, Foro Penal said.`
            elif at < first <= at + BEHIND and self.joined(at, first):
                turned = "" if at < one.first else self.turn(one.after, at)
                signs.add(iri, "said-by" if at < one.first else f"said-by-behind{turned}",
                          1 / (first - at))  # fmt: skip

    def is_last(self, at: int) -> bool:
        """Tell whether a word of saying ends its sentence, but for a day: `said on Friday`."""
        end = self.text.sentences[self.text.sentence_at(at)][1]
        return end - at <= _LAST and self.joined(at, end - 1)

    def _of_before(
        self, sentence: int, said: Sequence[int], here: Sequence[Named], signs: Signs
    ) -> None:
        """Note of whom the text spoke in the sentences before."""
        for back in range(1, min(BACK, sentence) + 1):
            told = self.said_in(sentence - back)
            for number, name in enumerate(self.actors.get(sentence - back, ())[:MOST]):
                signs.add(name.iri, "back" if back == 1 else "far-back")
                if back == 1 and number == 0:
                    signs.add(name.iri, "back-first")
                if said and not here:
                    signs.add(name.iri, "back-says")
                near = bisect_left(told, name.after - BEHIND)
                if near < len(told) and told[near] - name.after <= SUBJECT:
                    signs.add(name.iri, "back-spoke")

    def _of_turns(
        self, one: Figure, sentence: int, said: Sequence[int], signs: Signs
    ) -> None:  # fmt: skip
        """Note `the group said`, `he added`, «añadió que», `it lists`, and quotations."""
        words, raw = self.text.words, self.lex.raw
        low, high = self.text.sentences[sentence]
        if any(self.is_group(at) for at in range(low, high)):
            self._note(self.group_before(sentence), "the-group", signs)
        if any(at > low and words[at - 1] in raw["speakers"] for at in said):
            self._note(self.person_before(sentence), "pronoun-says", signs)
        elif self.text.raw(low).lower() in raw["speakers"]:
            self._note(self.person_before(sentence), "pronoun", signs)
        if said and words[low] in raw["it"]:
            before = self.actors.get(sentence - 1, ())
            self._note(before[0].iri if before else "", "it", signs)
        if any(self.by_office(at, high) or self.office_first(at, low) for at in said):
            self._note(self.person_before(sentence), "office", signs)
        if raw["no-pronoun"] and any(self.has_no_subject(at, low) for at in said):
            self._note(self.spoke_last(sentence), "no-subject", signs)
        for at in said:
            hits = self.according.at(words, at, high)
            after = at + max((length for length, _ in hits), default=0)
            if hits and after < high and words[after] in raw["possessives"]:
                self._note(self.spoke_last(sentence), "own-account", signs)
            if hits and after < high and self.text.raw(after).lower() in raw["speakers"]:
                self._note(self.person_before(sentence), "according-pronoun", signs)
        start = self.text.starts[one.first]
        span = next((span for span in self.quotations if span[0] < start < span[1]), None)
        if span is not None:
            behind = bisect_left(self.text.starts, span[1])
            for at in range(behind, min(behind + BEHIND, len(words))):
                there = self.text.sentence_at(at)
                end = self.text.sentences[there][1]
                if self.is_said(at, end):
                    near = self.speakers(max(behind - 1, at - BEHIND), end, there)
                    for named in near[:1]:
                        signs.add(self.rather_person(named, near)[2], "quoted")
                    if not near:
                        begins = self.text.sentence_at(bisect_left(self.text.starts, span[0]))
                        self._note(self.spoke_last(begins), "quoted-on", signs)
                        before = self.actors.get(begins - 1, ())
                        self._note(before[0].iri if before else "", "quoted-first", signs)
        official = phrases_of(self.lex.lang, "official")
        if any(official.at(words, at, high) for at in range(low, high)):
            self._note(self.government, "official", signs)

    def _note(self, iri: str, sign: str, signs: Signs) -> None:
        if iri:
            signs.add(iri, sign)

    def _of_graph(self, one: Figure, signs: Signs) -> None:
        """Note who gives that number in the graph, and who gives many."""
        big = telling(one.value)
        for told in self.claimed.said(one.value, self.day):
            if told.voice not in signs.of:
                continue
            signs.add(told.voice, "held", big)
            if told.counted == one.counted:
                signs.add(told.voice, "held-thing", big)
            if self.day is not None and self.day - told.day <= NEWS:
                signs.add(told.voice, "held-news", big)
        for iri in [iri for iri in signs.of if iri]:
            counted = self.claimed.of_voices.get(iri)
            if counted:
                signs.add(iri, "usual", log(1 + counted.total()) / 5)
                if one.counted:
                    signs.add(iri, "habit", counted[one.counted] / counted.total())
