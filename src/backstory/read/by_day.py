"""
Phrases that tell an instrument by a day, a number or its whole name come in; out goes which it is.

`Last month's law`, `decision No. 264`, `a decree signed in 2007`, `la ley de amnistía` of a state
that has but one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from backstory.read.dated import Dated
from backstory.read.forms import form_of
from backstory.read.mention import Mention
from backstory.read.other_law import is_of_other
from backstory.read.owned import Owned
from backstory.read.thing import Thing
from backstory.text import normalise

__all__ = ["RULINGS", "SURE", "ByDay"]

_ADJECTIVES: Final = 2
"""Words between the day and the form: `last month's amnesty law`."""
_SIGNS: Final = 2
"""Words such as `no.` before a number."""
_PASSING: Final = frozenset(("adoption", "promulgation", "amnesty"))
"""Kinds of events by which a law is made."""
_YEAR: Final = 4
_NAME: Final = 6
"""Words from a form to the end of a name behind it."""
RULINGS: Final = ("judgment", "decision")
SURE: Final = 0.8


class ByDay(Owned):
    """The laws and the like that a text tells by a day, by a number or by their whole name."""

    def is_of_other(self, at: int, after: int, topics: set[str], *, plain: bool = True) -> bool:
        """Tell whether a law is of another matter: `the labour law`, «la ley de presupuesto»."""
        dates = self.scene.dates_by_sentence.get(self.text.sentence_at(at), ())
        return is_of_other(self.wording, dates, at, after, topics, plain=plain)

    def of_day_before(
        self, at: int, form: str, first: int, apt: Sequence[Thing]
    ) -> tuple[int, Thing | None]:
        """Read `last month's law`, `the October 1977 law`: by the days told right before."""
        words = self.text.words
        for one in self.scene.dates_by_sentence.get(self.text.sentence_at(at), ()):
            between = words[one.after : at]
            within = one.first == first + 1 and len(one.value) > _YEAR  # `the October 1977 law`
            if one.after > at or len(between) > _ADJECTIVES + 1:
                continue
            if not within and [*between[:1]] != ["s"]:
                continue
            low, high = one.span.earliest_begin, one.span.latest_end
            if low is not None and high is not None:
                made = self._made_between(low, high, form, apt)
                begin = first if within else one.first
                return begin, made[0] if len(made) == 1 else None
        return at, None

    def _made_between(
        self, low: float, high: float, form: str, apt: Sequence[Thing]
    ) -> list[Thing]:
        """Give those with which something was done on some days, those of that form rather."""
        found = self.of_days(low, high, apt)
        exact = [one for one in found if form_of(one) == form]
        mine = [one for one in exact if one in self.main]
        return mine if len(mine) == 1 else exact or found

    def of_number(self, at: int, form: str, first: int, apt: Sequence[Thing]) -> Thing | None:
        """Read `decision No. 264`, `aquella sentencia de 2016`: the only one of such a number."""
        words, raw = self.text.words, self.lex.raw
        if form not in RULINGS:
            return None
        place = at + 1
        while place < len(words) and words[place] in raw["number-of"] and place - at <= _SIGNS:
            place += 1
        of = place < len(words) and words[place] in raw["year-of"]
        place += of
        if place >= len(words) or not words[place].isdecimal():
            return None
        if (len(words[place]) == _YEAR) != of or (of and words[first] in self.lex.sets["ones"]):
            return None
        number = words[place]
        told = [one for one in apt if number in self.stems[one.iri]]
        if of:  # the year in which it was given, and not that of the law in its name
            told = [
                one for one in apt
                if any(str(made.span)[:_YEAR] == number for made in self.events_of.get(one.iri, ()))
            ] or told  # fmt: skip
        return told[0] if len(told) == 1 and not self._is_other_event(at, told[0]) else None

    def owned_from(self, at: int, form: str) -> int:
        """Give the first word behind the possessor of `the opposition's 2016 law`, or -1."""
        text, words = self.text, self.text.words
        if form in ("amnesty", "constitution"):
            return -1
        for place in range(at - 1, max(0, at - _NAME), -1):
            if words[place] in self.lex.raw["owns"] and text.gap(place - 1) in ("'", "’"):
                lands = self.scene.gate.by_sentence.get(text.sentence_at(at), ())
                land = any(one.first < place <= one.after for one in lands)
                return -1 if land else place + 1
            if text.gap(place) != " " or self.lex.has("stop", words[place]):
                return -1
        return -1

    def numbered(self, at: int) -> Mention | None:
        """Read `that judgment, the 264`: a number that but one ruling has, behind a ruling."""
        words, raw = self.text.words, self.lex.raw
        place = at + 1
        place += place < len(words) and words[place] in raw["number-of"]
        if place >= len(words) or not words[place].isdecimal() or not self.lex.has(
            "definite", words[at]
        ) or len(words[place]) >= _YEAR:  # fmt: skip
            return None
        low = self.text.sentences[self.text.sentence_at(at)][0]
        before = words[max(low, at - _NAME) : at]
        if not any(self.lex.forms.get(word) == "judgment" for word in before):
            return None
        told = [one for one in self.things
                if form_of(one) == "judgment" and words[place] in self.stems[one.iri]]  # fmt: skip
        if len(told) != 1:
            return None
        return Mention(at, place + 1, "instrument", told[0].iri, "words", SURE)

    def _is_other_event(self, at: int, thing: Thing) -> bool:
        """Tell whether a word is one for an event in which a text has no part."""
        return any(
            one.trigger[0] <= at < one.trigger[1]
            and thing.iri not in self.known.events[one.iri].instruments
            for one in self.near.get(self.text.sentence_at(at), ())
        )

    def made_on(self, form: str, first: int, after: int, apt: Sequence[Thing]) -> Thing | None:
        """Read `a decree signed in 2007`, `the amnesty that he granted in 2007`."""
        raw, words = self.lex.raw, self.text.words
        some = words[first] in self.lex.sets["ones"] or words[first] in raw["as-many"]
        if not (some or form == "amnesty") or after >= len(words):
            return None
        if words[after] not in raw["made-on"] and words[after] not in raw["that"]:
            return None
        if some and words[after] in raw["that"] and self.made(first, after):
            return None  # `signed a decree that pardons those of April 2002`
        return self.of_told_day(after, form, apt)

    def named_so(
        self, at: int, form: str, first: int, after: int, apt: Sequence[Thing]
    ) -> Thing | None:
        """Read `la ley de amnistía` where one law alone is called that, but for its year."""
        words = self.text.words
        begin = first + self.lex.has("definite", words[first])
        if form != "law" or begin == first or after - begin <= 1:
            return None
        phrase = " ".join(words[begin:after])
        found = [iri for iri, names in self._plain_names.items() if phrase in names]
        own = [one for one in apt if found == [one.iri]]
        return own[0] if own and not self.is_made_anew(first, own[0]) else None

    def is_made_anew(self, first: int, thing: Thing) -> bool:
        """Read `approved on Thursday the amnesty law`: another than the one of long ago."""
        sentence = self.text.sentence_at(first)
        years = {word for word in self.stems[thing.iri] if len(word) == _YEAR and word.isdecimal()}
        days = {
            one.value[:_YEAR] for one in self.scene.dates_by_sentence.get(sentence, ())
            if one.after <= first and one.why == "article" and len(one.value) > _YEAR
        }  # fmt: skip
        return (
            bool(years and days)
            and years.isdisjoint(days)
            and any(
                clue.first < first and not _PASSING.isdisjoint(clue.kinds)
                for clue in self.scene.clues.get(sentence, ())
            )
        )

    def is_of_year_alone(self, after: int, sentence: int) -> bool:
        """Tell whether a year stands behind, and nothing behind it that tells what it is about."""
        return any(
            one.first - after == 1 and len(one.value) == _YEAR
            and self.text.words[after] in self.lex.raw["year-of"]
            and (self.text.gap(one.after - 1) != " "
                 or self.text.words[one.after] in self.lex.raw["between-clauses"])
            for one in self.scene.dates_by_sentence.get(sentence, ())
        )  # fmt: skip

    def is_of_year(self, after: int, one: Dated) -> bool:
        """Read `the law of April 2000`: the day of a text tells its year, where one bears it."""
        words = self.text.words[after : one.first]
        if len(one.value) == _YEAR and one.first >= after and len(words) <= _SIGNS:
            if len(words) == _SIGNS and self._is_plain(after, one.first):
                return words[-1] in self.lex.raw["of"]  # `la ley opositora de 2016`
            return not words or (len(words) < _SIGNS and words[0] in self.lex.raw["year-of"])
        return (
            0 < len(words) <= _SIGNS and words[0] in self.lex.raw["of"] and one.why == "written"
            and any(one.value[:_YEAR] in told for told in self.stems.values())
        )  # fmt: skip

    def is_of_other_year(self, first: int, main: Sequence[Thing]) -> bool:
        """Tell whether a sentence tells years before a place, and none is that of the news."""
        here = self.text.sentence_at(first)
        years = {one.value[:_YEAR] for one in self.scene.dates_by_sentence.get(here, ())
                 if one.after <= first}  # fmt: skip
        return bool(years) and all(
            years.isdisjoint(self._years(one) | self.years.get(one.iri, set())) for one in main
        )

    def _is_plain(self, after: int, first: int) -> bool:
        """Tell whether a plain word and no mark stands between a form and its year."""
        text = self.text
        return not text.capitals[after] and text.words[after] not in self.lex.sets["stop"] and all(
            text.gap(at) == " " for at in range(after - 1, first)
        )  # fmt: skip

    @cached_property
    def _plain_names(self) -> dict[str, set[str]]:
        """The names of the laws without their years, made comparable."""
        light, found = self.lex.raw["of"], dict[str, set[str]]()
        for thing in self.things:
            for name in thing.texts if form_of(thing) == "law" else ():
                words = normalise(name).split()
                year = [at for at, word in enumerate(words)
                        if len(word) == _YEAR and word.isdecimal()]  # fmt: skip
                if len(year) == 1:
                    head = words[: year[0]]
                    head = head[:-1] if head and head[-1] in light else head
                    words = head + words[year[0] + 1 :]
                found.setdefault(thing.iri, set()).add(" ".join(words))
        return found
