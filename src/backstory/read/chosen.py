"""The instruments that a phrase may mean come in; out goes the one that it means, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.deeds import Deeds
from backstory.read.forms import FORMS, form_of, likeliest
from backstory.read.mention import Mention
from backstory.read.thing import Thing, stem

__all__ = ["BARE", "PLAIN", "Chosen"]

BARE: Final = ("law", "bill", "constitution")
"""Forms of which there are those of many matters."""
_ISSUED: Final = ("decree", "protocol", "agreement")
"""Forms of what is told as new where the news is told."""
_MOMENT: Final = 1
"""Sentences back to a law that `the law` may mean where the news is of another."""
PLAIN: Final = 0.75
"""How sure it is that the only one of its form or matter is meant."""


class Chosen(Deeds):
    """Which of the instruments of a form is meant: by words, clause, what was told, or the news."""

    def _chosen(
        self, first: int, after: int, form: str, fitting: list[Thing], last: Sequence[Mention],
        dated: bool, topics: set[str], pointed: bool, *, made: list[Thing] | None,
    ) -> tuple[Thing, str, float] | None:  # fmt: skip
        exact = [thing for thing in fitting if form_of(thing) == form]
        only = fitting if len(fitting) == 1 else exact
        stems = self.stems if only is fitting else {one.iri: self.stems[one.iri] for one in exact}
        if len(only) == 1 and self.wording.is_told(first, after, topics, stems):
            return only[0], "words", 0.9  # `la sentencia 264`, `the law against hate`
        allowed = {thing.iri for thing in fitting}
        named = self._of_person(first, after, exact) if pointed else []
        if len(named) == 1:
            return named[0], "words", 0.85
        matter = topics & self.wording.only - self.known.body_stems
        if (
            len(fitting) == 1
            and matter
            and not self.scene.lex.months.keys() & {*self.text.words[first:after]}
        ):
            return fitting[0], "words", PLAIN  # `the anti-hate law`, `una ley habilitante`
        if self._is_named(first, after, topics) and len(fitting) == 1:
            return fitting[0], "words", 0.85  # `the Enabling Law`, whatever the article tells
        if form == "constitution":  # a state has but one
            return (fitting[0], "words", PLAIN) if pointed and len(fitting) == 1 else None
        if made is None and not dated:
            if new := self.of_news(first, after, form, fitting):
                return new, "main", PLAIN
            if told := self.pointed_back(first, after, form, last, allowed):
                return told, "again", 0.7
            if pointed and (told := self.of_told_day(after, form, fitting)):
                return told, "words", 0.8
        beside = [one for one in made or self._beside(first, after) if one.iri in allowed]
        if (
            pointed
            and form == "law"
            and not topics
            and made is None
            and not any(form_of(one) in FORMS[form][:2] for one in beside)
            and any(iri in allowed for iri in self.own)
        ):
            beside = []  # the law of the news, and not somebody's draft of one
        if beside and not (pointed and not topics and self.is_of_before(form, first, beside, last)):
            return likeliest(beside, form), "clause", 0.85
        if dated:
            of_year = exact if exact and pointed else fitting
            of_year = [one for one in of_year if one in self.main] or self.most(of_year)
            return (of_year[0], "words", 0.8) if len(of_year) == 1 else None
        main = [thing for thing in self.main if thing.iri in allowed]
        main += [thing for thing in fitting if form_of(thing) == form and thing not in main
                 and any(self._years(thing) & self._years(own) for own in main)]  # fmt: skip
        exact = [thing for thing in main if form_of(thing) == form]
        if form == "bill" and len(exact) == 1 and pointed:
            return exact[0], "main", 0.7
        here = self.text.sentence_at(first)
        begins = first == self.text.sentences[here][0]
        own_form = any(
            form_of(thing) in FORMS[form][:2] and thing.iri in self.own for thing in main
        )
        pointing = {*self.text.words[first:after]} & {*self.lex.raw["demonstrative"]}
        if (
            pointed
            and made is None
            and not (topics or pointing)
            and (most := self.told_most(first, form, last, allowed))
        ):
            return most, "again", 0.7
        if pointed and made is None and (done := self.done_before(first, form, last, allowed)):
            return done, "again", 0.7
        exactly = form == "law" and self.has_law(first, last, main)
        far = 0 if self.scene.certain else _MOMENT
        for one in reversed(last):
            if own_form and here - self.text.sentence_at(one.first) > far:
                break  # the law of the news rather than another told a while ago
            apt = form_of(self.known.things[one.iri]) in FORMS[form][: 1 if exactly else 2]
            if (
                pointed and made is None and apt and one.iri in allowed and not (begins and main)
                and not self._contrasted(one, here)
            ):  # fmt: skip
                return self.known.things[one.iri], "again", 0.7
        if main and made is not None and self.is_of_other_year(first, main):
            return None  # `in 1969 parliament passed an amnesty law`, in a text about another
        if main and (pointed or topics):
            own = [thing for thing in self.main if thing.iri in self.own
                   and form_of(thing) in (*FORMS[form], "decree")]  # fmt: skip
            return likeliest(own or main, form), "main", 0.75  # `the law`: the decree itself
        if len(fitting) == 1 and (len(topics) > 1 or self._is_named(first, after, topics)):
            return fitting[0], "words", 0.8
        of_days = [thing for thing in fitting if topics and self._is_of_days(thing)]
        if pointed and not topics and form in _ISSUED and len(exact) <= 1:
            of_days = [thing for thing in fitting if form_of(thing) in FORMS[form][:2]
                       and self._is_of_days(thing)]  # fmt: skip
        plain = [thing for thing in of_days if form_of(thing) == FORMS[form][0]]
        of_days = plain if pointed and plain else of_days  # the law, and not a draft of it
        of_days = self.most(of_days) if form in (*BARE, "amnesty") else of_days
        bare_law = not topics and form == "law"
        if not of_days and pointed and (bare_law or form == "bill"):
            lately = [thing for thing in fitting if thing.iri in self.lately]
            of_days = self.most([one for one in lately if form_of(one) == form] or lately)
        return (of_days[0], "words", 0.65) if len(of_days) == 1 else None

    def _in_lead(self, at: int, form: str, sentence: int) -> Thing | None:
        """Read `has refused to sign a law`, where the news is told: the one of the main event."""
        if form not in ("amnesty", *BARE) or sentence not in self.scene.lead:
            return None
        words = self.text.words
        if form != "amnesty" and not {*words[at + 1 : at + 2]} & {*self.lex.raw["that"]}:
            return None  # `a law unto itself`
        matter = {stem(words[at])} if form == "amnesty" else set()
        texts = [one for one in self.main
                 if matter <= self.stems[one.iri] and form_of(one) in FORMS[form]]  # fmt: skip
        own = [one for one in texts if one.iri in self.own] or texts
        exact = [one for one in own if form_of(one) == FORMS[form][0]] or own
        return exact[0] if len(exact) == 1 and not self.is_of_other_year(at, exact) else None

    def _is_named(self, first: int, after: int, topics: set[str]) -> bool:
        """Tell whether a phrase holds a name that but one instrument has: `the Barbados deal`."""
        return any(
            (self.text.capitals[at] or self.lex.forms.get(self.text.words[at - 1]))
            and word in topics
            and sum(word in one for one in self.stems.values()) == 1
            for at in range(first, after) for word in (stem(self.text.words[at]),)
        )  # fmt: skip

    def _may(self, thing: Thing, topics: set[str], years: set[str]) -> bool:
        if thing.iri in self.unborn:
            return False
        if not topics <= self.stems[thing.iri] or (not topics and thing.iri in self.codes):
            return False
        return years <= self.stems[thing.iri] | self.years.get(thing.iri, set())
