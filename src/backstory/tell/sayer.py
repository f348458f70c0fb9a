"""
A claim, several that say the same, or an event comes in; out goes the sentence that answers.

Each says by whose word, where it is read and of which day, and what denies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.ids import GROUPS
from backstory.ask.plain import as_typed, plain
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.aims import best_first
from backstory.tell.choosing import alike, names_day
from backstory.tell.covering import headed, missed, nearest, whole
from backstory.tell.replying import DOUBTING, HONEST
from backstory.tell.told import Teller, Told
from backstory.tell.understood import asks_who
from backstory.tell.unrecorded import acting_in, said_near
from backstory.tell.wanted import LETTERS, Wanted, known_by
from backstory.text import normalise
from backstory.words.grammar import sentence
from backstory.words.little import between
from backstory.words.numbers import numeral
from backstory.words.phrases import filled, phrase

__all__ = ["FEW", "MANY", "Sayer"]

FEW: Final = 6
"""Sentences that answer; more is a table."""
MANY: Final = 12
"""Of equals, as who was pardoned or left out, so many are told."""
_PAIR: Final = 2
"""Words that are what is counted, and what is asked of it."""
_WHOLE: Final = 3
"""Sentences with every word typed that answer where a question's own rows do not."""
_DATES: Final = "dates_of_event"
_ON_DAY: Final = "events_on_day"
_TELLING: Final = 0.6
"""The share of the words of a name that a sentence has which needs no name before it."""


@dataclass(frozen=True, slots=True)
class Sayer:
    """Tells single answers, in one language."""

    record: Record
    lang: str
    text: str
    """What somebody typed."""
    about: tuple[str, ...] = ()
    """Ids of what the question is about: their names tell no row from another."""
    turns: bool = True
    """Whether a turn of phrase is answered by all of the record: by no rows within limits."""

    def _named(self, teller: Teller, group: Sequence[Claim]) -> str:
        """Tell in one sentence whom a page names in one part; of one alone, as it is told."""
        first = group[0]
        if len(group) == 1:
            return self._group(teller, group, held=False)
        names = [teller.prose.noun(str(claim.object)) for claim in group]
        who = teller.prose.grammar.joined(list(dict.fromkeys(names)))
        told = phrase("reply named", self.lang).format(teller.prose.name(first.role), who)
        voice, many = teller.who(first)
        said = filled(phrase("told after", self.lang), many, t=told, v=voice)
        whole = replace(teller.claim(first), text=sentence(said), answer=teller.answer(*group))
        return self._read(teller, whole)

    def _events(self, teller: Teller, events: Iterable[str], on: str, name: str) -> tuple[str, ...]:
        """Tell events in the order of time: of many, those of the day and the weightiest."""
        every = [iri for iri in events if iri in self.record.about]
        day, begins = day_of(on) if on else None, teller.ties.days
        known = self._called(every)
        of_day = {iri for iri in known if day is not None and begins.get(iri) == day}
        # What may have gone on since years ago did not happen on that day; nor did what is told
        # only to have come about until years after.
        begun = {iri for iri in known if day is not None and begins.get(iri, day + 1) <= day}
        if name == _ON_DAY and (told_of := of_day or begun):
            known = [iri for iri in known if iri in told_of]
        if term := Wanted(self.record, self.text, self.about).term():  # what somebody did in 2016
            first, last = term
            known = [i for i in known if first <= teller.begins(i)[1] <= last] or known
        weight = {iri: (iri in of_day, len(self.record.about[iri])) for iri in known}
        most = sorted(known, key=lambda iri: weight[iri], reverse=True)
        kept = most[: MANY if len(most) <= MANY else FEW]
        told = {
            iri: self._part_in(teller, iri) or teller.best(iri)
            for iri in sorted(kept, key=lambda iri: (iri not in of_day, *teller.begins(iri)))
        }
        found = [self._headed(teller, iri, best[0]) for iri, best in told.items() if best]
        return (*dict.fromkeys(found), *self._more(len(every) - len(found)))

    def _part_in(self, teller: Teller, event: str) -> tuple[Told, ...]:
        """Tell an event by the part in it of whoever is asked about, where a sentence does."""
        actors = {self.record.by_id.get(own, "") for own in self.about}
        own = [
            claim
            for claim in self.record.about.get(event, ())
            if claim.role and claim.object in actors and teller.has_gist(claim)
        ]
        return tuple(teller.claim(claim) for claim in best_first(teller, own)[:1])

    def _called(self, events: Sequence[str]) -> list[str]:
        """Keep the events whose name, or kind, has the words typed, if some have: amnesties."""
        names = self.record.names
        wanted = Wanted(self.record, self.text, self.about)
        # What was counted "by January" did not happen on a day of January for that.
        words = {word[:LETTERS] for word in wanted.topic() if word not in wanted.dated}
        found = []
        for iri in events:
            kind = names.get(names[iri].type) if iri in names else None
            labels = [*names[iri].labels.values(), *(kind.labels.values() if kind else ())]
            own = {word[:LETTERS] for word in plain(" ".join(labels)).split()}
            if words & own:
                found.append(iri)
        return found or list(events)

    def _headed(self, teller: Teller, event: str, told: Told) -> str:
        """Tell an event behind its day, and its name where the sentence would not say it."""
        text = self._read(teller, told)
        if teller.is_bare(told):
            return text
        day, name = teller.day(event), teller.prose.name(event)
        cut = {word[:LETTERS] for word in plain(told.text).split()}
        own = [word[:LETTERS] for word in plain(name).split() if len(word) >= LETTERS]
        # What the sentence says is not said before it.
        if sum(word in cut for word in own) >= _TELLING * len(own):
            name = ""
        link = between(self.lang)
        bare = re.sub(rf"{link} \d{{4}}(?: \(.*)?$", "", day)  # a sentence may leave out its year
        # Nor is the day told on which something began: since 29 July 2024, end not stated.
        begun = re.search(rf"(\d{{1,2}}{link} \w+){link} \d{{4}}, ", day)
        if any(each and each in f"{told.text} {name}" for each in (bare, begun and begun[1])):
            day = ""
        # Nor before a day that a voice only expected, denied or passed on, as if it were that one.
        claim = self.record.claims.get(next(iter(told.claims), ""))
        if claim and claim.predicate == "ctx:date" and claim.modality != "asserted":
            day = ""
        head = " · ".join(filter(None, (day, name)))
        return f"{head[:1].upper()}{head[1:]}: {text}" if head else text

    def _group(self, teller: Teller, group: Sequence[Claim], *, held: bool) -> str:
        """Tell what several say in the words of the weightiest, and name the others."""
        first, *others = group
        told = teller.claim(first)
        if held:
            told = replace(told, text=teller.held(first))
        said = f" {normalise(told.text)} "
        text, named = self._read(teller, told), set[str]()
        # Who says no more than the same of the same thing need not say all of the sentence.
        for key in ("reply also", "reply on this"):
            also = dict.fromkeys(
                teller.voice(voice)
                for each in others
                if (key == "reply also") == alike(first, each, self.lang)
                for voice in each.voices
                if f" {normalise(known_by(teller, voice))} " not in said
            )
            if voices := [voice for voice in also if voice not in named]:
                text += " " + phrase(key, self.lang).format(teller.prose.grammar.joined(voices))
            named.update(also)
        against = [
            each
            for claim in group
            for each in self.record.disputed_by.get(claim.iri, ())
            if each.modality in DOUBTING
        ]
        denials = dict.fromkeys(map(teller.text, against))
        denial = next((each for each in denials if each not in text), "")
        return f"{text} {denial}".rstrip()

    def _read(self, teller: Teller, told: Told) -> str:
        """Tell a sentence with where and of which day it is read, and what makes that weak."""
        source = self.record.sources.get(told.source)
        if source is None:
            return told.whole
        outlet = teller.prose.publisher(source) or teller.voice(source.iri)
        named = told.source in told.voices or normalise(outlet) in normalise(told.text)
        day = teller.prose.issued(source) if source.issued else ""
        parts = ("" if named else outlet, day, told.weak)
        where = ", ".join(part for part in parts if part)
        return f"{told.whole} [{where}]" if where else told.whole

    def _more(self, left: int) -> tuple[str, ...]:
        return (phrase("reply more", self.lang).format(numeral(left, self.lang)),) * (left > 0)

    def _or_near(
        self, teller: Teller, name: str, told: tuple[str, ...], of: tuple[str, ...] = ()
    ) -> tuple[str, ...]:
        """Give an answer; what is near instead, where it has too few of the words typed."""
        if not told or name in HONEST:
            return told

        def lacks(*, only: bool) -> bool:
            own = (*self.about, *of)
            return bool(missed(self.record, self.text, told[0], own, only=only, name=name))

        if not lacks(only=bool(of)):
            # Of two words, what is counted and what it did, none is missing: exiles who came back.
            kinds = {self.record.kind(self.record.by_id.get(own, own)) for own in self.about}
            are_two = len(box_of(self.record).read(self.text).words) == _PAIR
            if of and are_two and kinds == {"concept"} and lacks(only=False):
                return headed(teller, self.text, told)
            return told
        near = nearest(self.record, self.text)
        # A sentence that has every word is no more than near to nothing.
        if full := self._full(teller, near, name):
            return full
        return self._nearest(teller)

    def _nearest(self, teller: Teller) -> tuple[str, ...]:
        """Tell the sentences that have most of the words, as no more than near."""
        near = nearest(self.record, self.text)
        return headed(teller, self.text, (self._group(teller, [c], held=False) for c in near))

    def _is_instead(self, teller: Teller, told: Sequence[str]) -> bool:
        """Tell whether an answer is told as no more than near, or by what has every word typed."""
        near = phrase("reply near", self.lang), phrase("reply near of", self.lang).partition("{")[0]
        if told[0].startswith(near):
            return True
        full = self._full(teller, nearest(self.record, self.text), _DATES)
        return bool(full) and full == tuple(told)

    def _full(self, teller: Teller, near: Iterable[Claim], name: str) -> tuple[str, ...]:
        """Tell what has every word typed: of a day asked for, what names one; never who or why."""
        asked = box_of(self.record).read(self.text).asked
        if name not in ("", _DATES) or (name != _DATES and asked) or asks_who(self.text):
            return ()
        texts = {claim.iri: teller.text(claim) for claim in near}
        said = [claim for claim in near if claim.modality == "asserted"]
        full = [c for c in said if whole(self.record, self.text, texts[c.iri])]
        told = [c for c in full if name != _DATES or names_day(texts[c.iri])]
        return tuple(self._group(teller, [c], held=False) for c in told[:_WHOLE])

    def _of_event(self, teller: Teller, claim: Claim) -> Told:
        """Tell a claim, or rather the best of its event where nobody wrote a sentence for it."""
        best = () if teller.has_gist(claim) else teller.best(claim.subject)
        return best[0] if best else teller.claim(claim)

    def _of_group(self, teller: Teller, claim: Claim, text: str) -> str:
        """Name the group before a number of it, where the sentence names none: ETA's prisoners."""
        known = self.record.names.get(claim.subject)
        if known is None or known.kind not in GROUPS:
            return text
        name = teller.prose.name(claim.subject)
        said = {word[:LETTERS] for word in plain(f"{text} {self.text}").split()}
        if all(word[:LETTERS] in said for word in plain(name).split()):
            return text
        return f"{name[:1].upper()}{name[1:]}: {text}"

    def _unsaid(
        self, teller: Teller, claims: Iterable[Claim], topic: Sequence[str]
    ) -> tuple[str, ...]:
        """Tell what somebody says that is near a topic; that nothing is, where nothing is."""
        near = said_near(teller, claims, topic)
        if not near:
            typed = as_typed(self.text, topic) or " ".join(topic)
            return (phrase("no statement", self.lang).format(typed),)
        return headed(teller, self.text, (self._group(teller, [c], held=False) for c in near))

    def _acts(self, teller: Teller, term: tuple[int, int]) -> list[str]:
        """Tell what those who are asked about did within a term in which they said nothing."""
        voices = (self.record.by_id.get(own, "") for own in self.about)
        told = ((iri, teller.best(iri)) for iri in acting_in(teller, voices, term))
        return [self._headed(teller, iri, best[0]) for iri, best in told if best]
