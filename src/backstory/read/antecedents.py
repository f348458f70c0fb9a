"""
What a text told of laws and the like comes in; out goes the one that `that law` goes back to.

A demonstrative goes back to what was told a moment ago, `the new law` is the one of the news, and
`the accord reached in October` the one with which something was done on those days. What stands
in a contrast (`unlike the law of 2016, this one …`) is gone back to by nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from backstory.read.forms import FORMS, form_of, likeliest
from backstory.read.mention import Mention
from backstory.read.thing import Thing, stem
from backstory.read.told_texts import NEAR, Told

__all__ = ["BACK", "DONE_WITH", "MAKING", "Antecedents"]

MAKING: Final = frozenset(
    ("adoption", "promulgation", "decree", "pardon", "amnesty", "legal", "referral")
)
"""Kinds of events that make a law or a decree."""
_MAKING_ALONE: Final = MAKING - {"legal"}
"""The same, but for what is only about one."""
DONE_WITH: Final = frozenset(
    ("adoption", "promulgation", "ruling", "ruling-annul", "referral", "introduction")
)
"""Kinds of events whose words have a law for their object."""
_ISSUED: Final = ("decree", "decree-law", "protocol", "agreement")
"""Forms of what is told as new where the news is told."""
_OBJECT: Final = 3
"""Words from what made it to such a text, told as something new: `adopted a new law`."""
_MOMENT: Final = 1
"""Sentences back to what a demonstrative goes back to."""
BACK: Final = 2
"""Sentences back to a law beside which no decree is `the law`."""
_CONTRAST: Final = 4
"""Words from `unlike` to what is contrasted."""
_TOLD_DAY: Final = 12
"""Words from a law to the day on which something was done with it."""
_OF_DAY: Final = 2
"""The same, in `the law of February`."""
_FAR: Final = 3
"""How many times as much is told of the bill that is meant as of other drafts."""


class Antecedents(Told):
    """The laws and the like of which a text told before, and which of them a phrase means."""

    def pointed_back(
        self, first: int, after: int, form: str, last: Sequence[Mention], allowed: Collection[str]
    ) -> Thing | None:
        """Read `that decree`: the last of its form of which the text told a moment ago."""
        if not {*self.text.words[first:after]} & {*self.lex.raw["demonstrative"]}:
            return None
        here = self.text.sentence_at(first)
        near = self.text.words[first] in self.lex.raw["at-hand"]
        news: list[Thing] = []
        for one in reversed(last):
            if here - self.text.sentence_at(one.first) > _MOMENT:
                break
            told = form_of(self.known.things[one.iri])
            if form == "law" != told:
                news = [one for one in self.main if form_of(one) == form and one.iri in allowed]
            if news and told != form:
                continue  # `this law`, beside a decree: that of the news
            apt = told in FORMS[form]
            if near and self.text.words[one.first] in self.lex.raw["distant"] and self.main:
                continue  # «aquella norma … Esta norma …»
            if apt and one.iri in allowed and not self._contrasted(one, here):
                return self.known.things[one.iri]
        return news[0] if len(news) == 1 else None

    def of_news(self, first: int, after: int, form: str, fitting: Sequence[Thing]) -> Thing | None:
        """Read `the new law`, and `this law` beside another one: the one of the news."""
        words = {*self.text.words[first:after]}
        fresh = bool(words & {*self.lex.raw["fresh"]})
        here = self.text.sentence_at(first)
        quoted = not words.isdisjoint(self.lex.raw["at-hand"]) and self._opens_quote(first)
        if (
            not fresh
            and not quoted
            and not (words & {*self.lex.raw["demonstrative"]} and self._contrast(here, first))
        ):
            return None
        apt = [one for one in fitting if form_of(one) in FORMS[form]]
        own = [one for one in apt if one.iri in self.own] or [
            one for one in apt if self._is_of_days(one)
        ]
        own = [one for one in own if form_of(one) == form] or own
        own = own if len(own) == 1 else [one for one in own if one.iri in self.lately]
        return own[0] if len(own) == 1 else None

    def of_told_day(self, after: int, form: str, fitting: Sequence[Thing]) -> Thing | None:
        """Read `the accord reached in October`: with it something was done on those days."""
        words, raw = self.text.words, self.lex.raw
        if after >= len(words):
            return None
        that = {*words[after : after + 2]} & {*raw["that"]}
        far = _TOLD_DAY if that or words[after] in raw["made-on"] else 0
        far = _OF_DAY if words[after] in raw["of"] else far
        sentence = self.text.sentence_at(after - 1)
        near = [one for one in self.scene.dates_by_sentence.get(sentence, ())
                if after < one.first <= after + far]  # fmt: skip
        if not near:
            return None
        low, high = near[0].span.earliest_begin, near[0].span.latest_end
        if low is None or high is None:
            return None
        found = self.of_days(low, high, fitting)
        exact = [one for one in found if form_of(one) == form]
        if form == "amnesty":  # the law, and not its bill
            exact = [one for one in found if form_of(one) == FORMS[form][0]]
        apt = exact or found
        return apt[0] if len(apt) == 1 else None

    def of_days(self, low: float, high: float, fitting: Sequence[Thing]) -> list[Thing]:
        """Give those with which something was done on some days, told as day numbers."""
        found: dict[str, Thing] = {}
        for begin, end, event in self.held.dated:
            if low <= end and begin <= high:
                found.update((one.iri, one) for one in fitting if one.iri in event.instruments)
        return list(found.values())

    def is_told(self, first: int, form: str, last: Sequence[Mention]) -> bool:
        """Tell whether the text spoke of one of such a form a moment ago."""
        near = self.told_since(last, self.text.sentence_at(first) - _MOMENT)
        return any(form_of(self.known.things[one.iri]) in FORMS[form] for one in near)

    def has_law(self, first: int, last: Sequence[Mention], main: Sequence[Thing]) -> bool:
        """Tell whether a text is about a law, or just spoke of one: no decree is `the law` then."""
        near = self.told_since(last, self.text.sentence_at(first) - BACK)
        return any(form_of(one) == "law" and one.iri in self.own for one in main) or any(
            form_of(self.known.things[one.iri]) == "law" for one in near
        )

    def made(self, first: int, after: int) -> list[Thing]:
        """Read `the government adopted a new law`: the objects of what made them."""
        told = {self.lex.forms.get(self.text.words[at]) for at in range(first, after)}
        told |= {"decree-law"} if "decree" in told else set()
        for one in self.near.get(self.text.sentence_at(first), ()):
            event = self.known.events[one.iri]
            texts = self._texts_of(one.iri)
            own = {form_of(thing) for thing in texts if thing.iri in event.instruments}
            beside = 0 <= one.trigger[0] - after <= NEAR or (
                one.trigger[0] < first <= one.trigger[1] + NEAR
            )
            if told & own & {*_ISSUED} and (beside or one.iri == self.scene.main):
                return texts  # `issued a decree on Monday, by which he pardons …`
            within = one.trigger[0] < first < one.trigger[1] and {*event.kinds} & _MAKING_ALONE
            object_ = 0 <= first - one.trigger[1] <= _OBJECT and {*event.kinds} & MAKING
            if texts and (within or object_):
                return texts
        return []

    def _made_in(self, at: int, *, pointed: bool) -> Thing | None:
        """Read `parliament passed an amnesty`: the law of what the same words tell was done."""
        kinds = (DONE_WITH | _MAKING_ALONE if pointed else _MAKING_ALONE) | {"announcement"}
        for one in self.near.get(self.text.sentence_at(at), ()):
            event, (first, after) = self.known.events[one.iri], one.trigger
            if one.why == "dated" or not kinds & {*event.kinds}:
                continue
            if first <= at < after + _OBJECT:
                matter = stem(self.text.words[at])
                own = [
                    thing
                    for thing in self._texts_of(one.iri)
                    if thing.iri in event.instruments and matter in self.stems[thing.iri]
                ]
                if own:
                    return likeliest(own, "amnesty")
        return None

    def most(self, things: list[Thing]) -> list[Thing]:
        """Give the one of which the graph speaks by far most, if there is one; else all."""
        weight = self.known.weight
        things = sorted(things, key=lambda one: -weight[one.iri])
        far = len(things) > 1 and weight[things[0].iri] >= _FAR * weight[things[1].iri]
        return things[:1] if far else things

    def _opens_quote(self, first: int) -> bool:
        """Tell whether somebody begins to speak: «Esta ley …», that of which all speak."""
        return first > 0 and not {*self.text.gap(first - 1)}.isdisjoint('«“"')

    def _contrast(self, here: int, first: int) -> bool:
        """Tell whether a sentence tells before a place of something that it is unlike."""
        low = self.text.sentences[here][0]
        return not {*self.text.words[low:first]}.isdisjoint(self.lex.raw["unlike"])

    def _contrasted(self, one: Mention, here: int) -> bool:
        """Tell whether something stands in a contrast, in the sentence that goes on with it."""
        if not {*self.text.words[one.first : one.after]}.isdisjoint(self.lex.raw["by-the-way"]):
            return True  # `an earlier amnesty`
        if self.text.sentence_at(one.first) != here:
            return False
        before = self.text.words[max(0, one.first - _CONTRAST) : one.first]
        return not {*before}.isdisjoint(self.lex.raw["unlike"])
