"""
Phrases that tell whose a law or the like is, or what was done with it, come in; out goes which.

`El decreto de Carmona`, `Foro Penal published its own draft`, `the one that parliament passed`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import Final

from backstory.read.antecedents import DONE_WITH, MAKING, Antecedents
from backstory.read.forms import FORMS, form_of, likeliest
from backstory.read.mention import Mention
from backstory.read.thing import Thing, stem
from backstory.read.told_texts import NEAR

__all__ = ["Owned"]

_LAWS: Final = frozenset(("law", "bill", "decree", "amnesty"))
"""Forms that `the one that was passed` may stand for."""
_PARTICLE: Final = 3
"""Letters of words in names that tell nothing."""
_ONE_THAT: Final = 6
"""Words from `the one` to what was done with it."""
_ARTICLE: Final = 2
"""Words from `of` to a name, with an article."""
_OFTEN: Final = 3
"""Times as often as another that a text tells its own law."""
_NAMED: Final = 6
"""Words from a form to whose it is."""


class Owned(Antecedents):
    """The laws and the like that a text tells by whose they are, or by what was done with them."""

    def of_place(self, at: int, form: str) -> Mention | None:
        """Read `the Mexico memorandum`: what was agreed in talks that were held there."""
        text, words = self.text, self.text.words
        if form != "agreement":
            return None
        behind = at + 2 < len(words) and words[at + 1] in self.lex.raw["of"]
        near = at + 2 if behind else at - 1
        if at + 1 < len(words) and words[at + 1] in self.lex.raw["made-on"]:
            places = (place for place in range(at + 2, min(at + _NAMED, len(words)))
                      if text.capitals[place]
                      and any(words[place] in one for one in self.anchors.values()))  # fmt: skip
            near = next(places, -1)
            behind = near > 0
        if near < 0 or not text.capitals[near] or text.gap(min(at, near)) != " ":
            return None
        fitting = [thing for thing in self.apt(form)
                   if words[near] in self.anchors.get(thing.iri, ())
                   and stem(words[near]) not in self.stems[thing.iri]]  # fmt: skip
        if len(fitting) != 1:
            return None
        first, after = min(at, near), max(at, near) + 1
        first -= first > 0 and self.lex.has("definite", words[first - 1])
        signs = (("form", form), ("word", words[near]))
        return Mention(first, after, "instrument", fitting[0].iri, "words", 0.8, signs)

    def done_before(
        self, first: int, form: str, last: Sequence[Mention], allowed: Set[str]
    ) -> Thing | None:
        """Read `He pardoned 110 people. The decree …`: that with which it was just done."""
        here = self.text.sentence_at(first)
        if not allowed.isdisjoint(self.own):
            return None  # that of the news
        for one in self._makers:
            if one.after > first:
                continue
            there = self.text.sentence_at(one.first)
            if here - there > 1 or (last and self.text.sentence_at(last[-1].first) >= there):
                return None
            own = [iri for iri in sorted(self.known.events[one.iri].instruments)
                   if iri in allowed and form_of(self.known.things[iri]) == form]  # fmt: skip
            return self.known.things[own[0]] if len(own) == 1 else None
        return None

    def told_most(
        self, first: int, form: str, last: Sequence[Mention], allowed: Set[str]
    ) -> Thing | None:
        """Read `the law` in a text of one law, a while after another was named by the way."""
        forms = FORMS[form][:2]
        apt = [one for one in last if one.iri in allowed]
        apt = [one for one in apt if form_of(self.known.things[one.iri]) in forms]
        if not apt or self.text.sentence_at(first) - self.text.sentence_at(apt[-1].first) <= 1:
            return None
        ((iri, times),) = Counter(one.iri for one in apt).most_common(1)
        near = sum(one.iri == apt[-1].iri for one in apt)
        return self.known.things[iri] if times >= _OFTEN * near else None

    def of_author(self, at: int) -> Mention | None:
        """Read `Foro Penal's draft`, «la propuesta de …»: the newest that bears its name."""
        text, words = self.text, self.text.words
        of = at + 1 < len(words) and words[at + 1] in self.lex.raw["of"]
        for one in self.scene.by_sentence.get(text.sentence_at(at), ()):
            behind = of and 0 < one.first - at - 1 <= _ARTICLE
            mark = text.gap(one.after - 1) in ("'", "’", "' ", "’ ")  # Foro Penal's, prisoners'
            before = mark and 0 <= at - one.after - (words[one.after] == "s") <= 1
            if one.kind != "actor" or not (behind or before):
                continue
            names = {x for x in map(stem, self.known.words_of(one.iri)) if len(x) > _PARTICLE}
            apt = [thing for thing in self.apt("bill")
                   if form_of(thing) in FORMS["bill"][:2] and thing.iri in self.begun
                   and len(names & self.stems[thing.iri]) > 1]  # fmt: skip
            dates = self.scene.dates_by_sentence.get(text.sentence_at(at), ())
            years = {told.value[:4] for told in dates}
            apt = [thing for thing in apt if years & self._years(thing)] or apt
            if apt:
                thing = max(apt, key=lambda thing: (self.begun[thing.iri], thing.iri))
                first, after = min(at, one.first), max(at + 1, one.after)
                first -= first > 0 and self.lex.has("definite", words[first - 1])
                signs = (("form", "bill"),)
                return Mention(first, after, "instrument", thing.iri, "words", 0.8, signs)
        return None

    def of_matter(self, at: int) -> Mention | None:
        """Read `aprobó la de Amnistía y Reconciliación`: the law of that matter, by its event."""
        words, here = self.text.words, self.text.sentence_at(at)
        after = at + 2
        if words[at:after] not in self.lex.raw["that-of"] or after >= len(words):
            return None
        if self.lex.forms.get(words[after]) != "amnesty":
            return None
        for one in self.near.get(here, ()):
            near = at - one.trigger[1] <= NEAR and one.trigger[0] - after <= NEAR
            if near and {*self.known.events[one.iri].kinds} & (DONE_WITH | MAKING):
                texts = [thing for thing in self._texts_of(one.iri)
                         if stem(words[after]) in self.stems[thing.iri]]  # fmt: skip
                if texts:
                    thing = likeliest(texts, "law")
                    return Mention(at, after + 1, "instrument", thing.iri, "clause", 0.8)
        return None

    def _of_person(self, first: int, after: int, fitting: Sequence[Thing]) -> list[Thing]:
        """Give those that bear the name of somebody named after them: `el decreto de Carmona`."""
        names: set[str] = set()
        for one in self.scene.by_sentence.get(self.text.sentence_at(first), ()):
            if one.iri in self.scene.persons and 0 <= one.first - after <= _NAMED:
                names.update(map(stem, self.known.words_of(one.iri)))
        return [thing for thing in fitting if names & self.stems[thing.iri]]

    def one_that(self, at: int) -> Mention | None:
        """Read `the one that parliament passed in 2016`: the law with which that was done."""
        words, here = self.text.words, self.text.sentence_at(at)
        low = self.text.sentences[max(0, here - 1)][0]
        if at > low and words[at - 1] in self.lex.raw["before-one"]:
            return None  # «la sesión en la que aprobó …»
        if _LAWS.isdisjoint(self.lex.forms.get(word, "") for word in words[low:at]):
            return None
        for one in self.near.get(here, ()):
            near = 0 < one.trigger[0] - at <= _ONE_THAT
            if near and {*self.known.events[one.iri].kinds} & MAKING:
                own = self.known.events[one.iri].instruments
                texts = [thing for thing in self._texts_of(one.iri) if thing.iri in own]
                if texts:
                    thing = likeliest(texts, "law")
                    return Mention(at, at + 2, "instrument", thing.iri, "clause", 0.8)
        return None
