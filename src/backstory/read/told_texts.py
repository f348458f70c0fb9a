"""What a text tells of instruments by its events comes in; out go those that words may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final

from backstory.read.forms import FORMS, Wording, form_of
from backstory.read.held_texts import HeldTexts
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon, lexicon
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.thing import Thing, stem
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["NEAR", "Told"]

_MONTHS: Final = 180
"""Days before a text within which the only law of whose matter it speaks is `the law`."""
_MADE: Final = frozenset(("adoption", "agreement", "amnesty", "pardon", "promulgation"))
"""Kinds of events before which the text that they made was not there."""
_YEAR: Final = 4
"""Signs of a year, in EDTF."""
_LONG: Final = 6
"""Letters of a stem that tells what a law is about."""
NEAR: Final = 6
"""Words between an event and an instrument of one clause."""


@cache
def _light_of(lang: str) -> frozenset[str]:
    """Give the stems of words of a language that single no instrument out."""
    lex = lexicon(lang)
    words = (*lex.raw["function-words"], *lex.sets["stop"], *lex.raw["made-on"])
    return frozenset(map(stem, words))


class Told:
    """The instruments of the events of a text, and of its main event."""

    def __init__(
        self, text: Tokens, lex: Lexicon, known: Known, scene: Scene, events: Sequence[Mention]
    ) -> None:
        self.text, self.lex, self.known, self.scene = text, lex, known, scene
        self.near: dict[int, list[Mention]] = {}
        """Events by sentence."""
        for one in events:
            self.near.setdefault(text.sentence_at(one.first), []).append(one)
        self.held = HeldTexts.of(known)
        self.things, self.stems = self.held.things, self.held.stems
        self.years, self.anchors = self.held.years, self.held.anchors
        self.events_of = self.held.events_of
        self._apt: dict[str, list[Thing]] = {}
        self.wording = Wording(text, lex, self.held.every, self.held.single - _light_of(lex.lang))
        self.main = self._texts_of(scene.main)
        told = known.events.get(scene.main)
        self.own = told.instruments if told else frozenset()
        """The instruments of the main event itself, and the law that it annuls."""
        if told and "ruling-annul" in told.kinds:
            self.own |= {one.iri for one in self.main if form_of(one) == "law"}
        self.named = frozenset(one.first for one in scene.names if one.kind == "instrument")

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes, which nobody calls a law: `the Penal Code`."""
        head = stem(normalise(self.lex.raw["codes"]["head"]))
        return frozenset(iri for iri, words in self.stems.items() if head in words)

    @cached_property
    def begun(self) -> dict[str, float]:
        """The day on which something was first done with an instrument, up to that of the text."""
        found: dict[str, float] = {}
        for begin, _, event in self.held.dated:
            if self.scene.day is None or begin <= self.scene.day:
                for iri in event.instruments:
                    found[iri] = min(begin, found.get(iri, begin))
        return found

    @cached_property
    def unborn(self) -> frozenset[str]:
        """The laws of whose every event the day is still to come: a text means their bills."""
        day = self.scene.day
        if day is None:
            return frozenset()
        ahead = {event.iri for begin, _, event in self.held.dated if begin > day}
        begun: set[str] = set()
        made: set[str] = set()
        for event in self.held.events:
            if event.iri not in ahead:
                begun |= event.instruments
            elif not _MADE.isdisjoint(event.kinds):
                made |= event.instruments
        return frozenset(made - begun)

    def _years(self, thing: Thing) -> set[str]:
        """Give the years that its names tell."""
        return {word for word in self.stems[thing.iri] if len(word) == _YEAR and word.isdecimal()}

    def _texts_of(self, event: str) -> list[Thing]:
        return self.held.of_event(event)

    def apt(self, form: str) -> Sequence[Thing]:
        """Give the instruments that a word for a form may mean, by their forms alone."""
        made = self._apt.get(form)
        if made is None:
            made = self._apt[form] = [one for one in self.things if form_of(one) in FORMS[form]]
        return made

    def told_since(self, last: Sequence[Mention], sentence: int) -> Iterator[Mention]:
        """Give what was told in a sentence or after it, of what stands in the order of the text."""
        for one in reversed(last):
            there = self.text.sentence_at(one.first)
            if there >= sentence:
                yield one
            elif there < sentence - 1:  # what begins before its word may stand one out of order
                return

    @cached_property
    def _of_days(self) -> frozenset[str]:
        """What something was done with in the weeks before the text."""
        return self.held.done_before(self.scene.day)

    @cached_property
    def lately(self) -> frozenset[str]:
        """The instruments of the months before the text of whose matter it speaks."""
        seen = {*self.scene.stems}
        told = {thing.iri for near in self.near.values() for one in near
                for thing in self._texts_of(one.iri)}  # fmt: skip
        return frozenset(
            iri
            for iri in self.held.done_before(self.scene.day, _MONTHS)
            if iri in told or seen & self._matter(iri)
        )

    @cached_property
    def _light(self) -> frozenset[str]:
        """The stems of bodies that tell no matter: `Amnesty International` is about amnesties."""
        pardons = {stem(word) for word, form in self.lex.forms.items() if form == "amnesty"}
        return self.known.body_stems - pardons

    def _matter(self, iri: str) -> set[str]:
        """Give the stems of the words that tell what an instrument is about."""
        return {
            word for word in self.stems.get(iri, ())
            if len(word) >= _LONG and word.isalpha() and word not in self._light
        }  # fmt: skip

    def _is_of_days(self, thing: Thing) -> bool:
        return thing.iri in self._of_days

    @cached_property
    def _makers(self) -> list[Mention]:
        """The events that were made by some instrument, the last first."""
        found = [one for near in self.near.values() for one in near
                 if self.known.events[one.iri].instruments]  # fmt: skip
        return sorted(found, key=lambda one: -one.first)

    def _is_event(self, at: int) -> bool:
        """Tell whether a word is one for an amnesty, which may have no law."""
        near = self.near.get(self.text.sentence_at(at), ())
        return any(
            one.trigger[0] <= at < one.trigger[1] and "amnesty" in self.known.events[one.iri].kinds
            for one in near if one.why == "frame"
        )  # fmt: skip

    def _in_text(self, first: int, last: Sequence[Mention]) -> bool:
        """Tell whether a noun is a part of what a text is about: `the law on the amnesty`."""
        here = self.text.sentence_at(first)
        return (
            bool(last) and 0 <= first - last[-1].after <= NEAR
            and self.text.sentence_at(last[-1].first) == here
        )  # fmt: skip

    def _beside(self, first: int, after: int) -> list[Thing]:
        """Give the instruments of the event of which the same clause speaks."""
        found: list[Thing] = []
        for one in self.near.get(self.text.sentence_at(first), ()):
            if one.first - after <= NEAR and first - one.after <= NEAR:
                found += self._texts_of(one.iri)
        return found

    def is_of_before(
        self, form: str, first: int, beside: Sequence[Thing], last: Sequence[Mention]
    ) -> bool:
        """Read `The law recalls the amnesty of 2007`: the law told before, and not that decree."""
        if not last:
            return False
        told = form_of(self.known.things[last[-1].iri])
        if form == told == "law" and not any(form_of(one) == form for one in beside):
            return True
        here = self.text.sentence_at(first)
        begins = first == self.text.sentences[here][0]
        near = here - self.text.sentence_at(last[-1].first) == 1
        return begins and near and told in FORMS[form][:2]
