"""
Phrases that tell when, by whom or how a law or the like was made come in; out goes which it is.

`Last month's law`, `el decreto de Chávez`, `the amnesty enacted in 2000`, `the annulled law`: what
the graph tells was done with a text, and on which day, says which one such words mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from backstory.read.antecedents import MAKING
from backstory.read.by_day import RULINGS, SURE, ByDay
from backstory.read.forms import FORMS, form_of
from backstory.read.mention import Mention
from backstory.read.thing import Event, Thing, stem
from backstory.read.told_texts import NEAR
from backstory.read.when import bounds_of

__all__ = ["Deeds"]

_ARTICLE: Final = 2
"""Words from `of` to a name, with an article or a title."""
_OWN: Final = 4
"""Words from a possessor to the form: `Chávez's 2007 amnesty law`."""
_RELATIVE: Final = 5
"""Words from a form to who made it: `the draft that was then presented by …`."""
_NAME: Final = 6
"""Words from a form to the end of a name behind it."""
_CLAUSE: Final = 16
"""Words from `the law that` to what was done with it."""
_PARTICLE: Final = 3
"""Letters of words in names that tell nothing."""
_YEAR: Final = 4
_YEAR_FAR: Final = 3
"""Words from a form to the year that is its own."""
_OF_MATTER: Final = ("bill", "decree", "law")
"""Forms of which there are those of many matters."""
_ANY: Final = ("document", "proposal", "text")
"""Words for any text."""
_WITH: Final = MAKING | {"agreement", "announcement", "introduction", "negotiation", "proposal"}
"""Kinds of events that are done with a text."""
_ROLES: Final = frozenset(("decider", "signatory"))
"""Roles of whose decree a decree is."""
_AUTHORS: Final = frozenset(("author", "drafter", "initiator"))
"""Roles of whose draft a draft is."""


class Deeds(ByDay):
    """The laws and the like that a text tells by what was done with them, and when."""

    def of_deed(
        self, at: int, form: str, first: int, after: int, topics: set[str]
    ) -> Mention | None:
        """Link a word for a form by what the words beside it tell was done, if they do."""
        if form in _OF_MATTER and self.is_of_other(at, after, topics):
            return None  # `the labour law signed by Chávez`, `the decree of economic emergency`
        every = [
            thing for thing in self.apt(form)
            if thing.iri not in self.unborn and (topics or thing.iri not in self.codes)
        ]  # fmt: skip
        apt = [thing for thing in every if topics <= self.stems[thing.iri]]
        begin, one = self.of_day_before(at, form, first, apt)
        found = one or (
            self.of_number(at, form, first, every)
            or self._of_clause(form, after, apt)
            or self._by(at, form, every, topics)
            or self._whose(first, form, apt)
            or self._proposed(first, form, every)
            or self.made_on(form, first, after, apt)
            or self._undone(at, form, apt)
            or self._of_matter_alone(at, form, first, apt)
            or self._of_event(at, form, first, every if form == "agreement" else apt, topics)
            or self.named_so(at, form, first, after, apt)
        )
        if found is None:
            return None
        begin = begin if one else first
        return Mention(begin, after, "instrument", found.iri, "words", SURE, (("form", form),))

    def _of_clause(self, form: str, after: int, apt: Sequence[Thing]) -> Thing | None:
        """Read `the law that she offered yesterday`: the one of what the clause tells was done."""
        words = self.text.words
        if form in (*_ANY, "amnesty") or after >= len(words):
            return None
        if words[after] not in self.lex.raw["that"] or self.text.gap(after - 1) != " ":
            return None
        for one in self.near.get(self.text.sentence_at(after), ()):
            event = self.known.events[one.iri]
            kinds = _WITH | {"ruling-annul"}
            if after < one.trigger[0] <= after + _CLAUSE and kinds & {*event.kinds}:
                if self._is_of_other_day(after, one.trigger[0], event):
                    return None  # `the law that in April 2000 …`
                annulled = "ruling-annul" in event.kinds
                texts = (
                    {thing.iri for thing in self._texts_of(one.iri) if form_of(thing) == "law"}
                    if annulled
                    else event.instruments
                )
                own = [thing for thing in apt if thing.iri in texts]  # fmt: skip
                own = [thing for thing in own if form_of(thing) == form] or own
                if len(own) == 1:
                    return own[0]
        return None

    def _is_of_other_day(self, low: int, high: int, event: Event) -> bool:
        """Tell whether a day is told between two words that is none of an event's."""
        bounds = bounds_of(event)
        for one in self.scene.dates_by_sentence.get(self.text.sentence_at(low), ()):
            begin, end = one.span.earliest_begin, one.span.latest_end
            if low <= one.first < high and bounds and begin is not None and end is not None:
                return bounds[1] < begin or end < bounds[0]
        return False

    def _of_matter_alone(
        self, at: int, form: str, first: int, apt: Sequence[Thing]
    ) -> Thing | None:
        """Read `the mothers' proposal`: a word that but one name has tells which."""
        text, words = self.text, self.text.words
        if form not in (*_ANY, "reform") or not self.lex.has("definite", words[first]):
            return None
        behind = at + 2 < len(words) and words[at + 1] in self.lex.raw["of"]
        far = min(at + _NAME, len(words)) if behind else at + 1
        whose = [*range(first + 1, at), *(place for place in range(at + 2, far)
                                         if text.capitals[place])]  # fmt: skip
        told = {
            word for place in whose for word in (self.wording.matter(words[place]),)
            if word in self.wording.only
            and (text.capitals[place] or "'" in text.gap(place).replace("’", "'")
                 or word not in self.known.body_stems)
        }  # fmt: skip
        found = [thing for thing in apt if told and told <= self.stems[thing.iri]]
        return found[0] if len(found) == 1 else None

    def _of_event(
        self, at: int, form: str, first: int, apt: Sequence[Thing], topics: set[str]
    ) -> Thing | None:
        """Read `abolished them with a single decree`: the only one of what was done with it."""
        if self.text.words[first] not in self.lex.sets["ones"] or form in RULINGS:
            return None
        for one in self.near.get(self.text.sentence_at(at), ()):
            event = self.known.events[one.iri]
            if one.trigger[0] - NEAR > at or at > one.after + NEAR:
                continue
            if (one.why == "dated" and not topics) or self._is_of_other_day(
                at, at + _YEAR_FAR, event
            ):
                continue
            own = [thing for thing in apt if thing.iri in event.instruments
                   and form_of(thing) == form]  # fmt: skip
            word = stem(self.text.words[at])
            named = any(word in self.stems[thing.iri] for thing in apt)
            own = [thing for thing in own if not named or word in self.stems[thing.iri]]
            if len(own) == 1 and _WITH & {*event.kinds}:
                return own[0]
        return None

    def _by(self, at: int, form: str, every: Sequence[Thing], topics: set[str]) -> Thing | None:
        """Read `el decreto de Chávez`, `the draft Foro Penal presented`: by who made it."""
        text, words = self.text, self.text.words
        following = words[at + 1] if at + 1 < len(words) and text.gap(at) == " " else ""
        of, that = following in self.lex.raw["of"], following in self.lex.raw["that"]
        made_by = following in self.lex.raw["made-on"] and words[at + 2 : at + 3] and (
            words[at + 2] in self.lex.raw["made-by"]
        )  # fmt: skip
        for one in self.scene.by_sentence.get(text.sentence_at(at), ()):
            if one.kind != "actor" or form in RULINGS:
                continue
            far = _ARTICLE if of else _RELATIVE if that or made_by else 0
            behind = 0 < one.first - at - 1 <= far and "," not in text.gap(at)
            mark = text.gap(one.after - 1) in ("'", "’", "' ", "’ ")
            between = [word for word in words[one.after : at] if word not in self.lex.raw["owns"]]
            before = mark and 0 <= at - one.after <= _OWN and all(
                word.isdecimal() or stem(word) in topics for word in between
            )  # fmt: skip
            if not (behind or before):
                continue
            names = {*map(stem, self.known.words_of(one.iri))}
            apt = [thing for thing in every if topics - names <= self.stems[thing.iri]]
            roles = _AUTHORS if form in (*_ANY, "bill") else _ROLES
            names = {word for word in names if len(word) > _PARTICLE}
            made = [thing for thing in apt if self._is_maker(one.iri, thing, roles)
                    or (roles is _AUTHORS and len(names & self.stems[thing.iri]) > 1)]  # fmt: skip
            made = self._of_told_year(at, made) if not made_by or roles is _AUTHORS else made
            exact = [thing for thing in made if form_of(thing) in FORMS[form][:2]] or made
            if len(exact) == 1:
                return exact[0]
        return None

    def _whose(self, first: int, form: str, apt: Sequence[Thing]) -> Thing | None:
        """Read `how their amnesty law ended`: by who was just named, if they made one."""
        if form in RULINGS or self.text.words[first] not in self.lex.raw["possessives"]:
            return None
        here = self.text.sentence_at(first)
        for sentence in (here, here - 1):
            for one in reversed(self.scene.by_sentence.get(sentence, ())):
                if one.kind == "actor" and one.after <= first:
                    made = [thing for thing in apt if self._is_maker(one.iri, thing, _ROLES)
                            and form_of(thing) in FORMS[form][:2]]  # fmt: skip
                    made = [thing for thing in made if thing.iri in self.begun]
                    if made:
                        return made[0] if len(made) == 1 else None
        return None

    def _proposed(self, first: int, form: str, every: Sequence[Thing]) -> Thing | None:
        """Read `Foro Penal had proposed an amnesty law`: by who did."""
        words = self.text.words
        if form not in _OF_MATTER or words[first] not in self.lex.sets["ones"]:
            return None
        for one in self.scene.by_sentence.get(self.text.sentence_at(first), ()):
            between = words[one.after : first]
            if one.kind != "actor" or not 0 < len(between) <= _RELATIVE:
                continue
            if not {*between}.isdisjoint(self.lex.raw["made-on"]):
                made = [thing for thing in every if self._is_maker(one.iri, thing, _AUTHORS)]
                made = self._of_told_year(first, made)
                if len(made) == 1:
                    return made[0]
        return None

    def _of_told_year(self, at: int, made: list[Thing]) -> list[Thing]:
        """Keep those of a year of the sentence, else the newest up to the day of the text."""
        dates = self.scene.dates_by_sentence.get(self.text.sentence_at(at), ())
        years = {told.value[:_YEAR] for told in dates}
        told = [one for one in made if years & (self._years(one) | self.years.get(one.iri, set()))]
        if not told and any(0 < one.first - at <= _YEAR_FAR for one in dates):
            return []  # `Maduro's decree of 2016`: no other year's
        begun = {one.iri: self.begun[one.iri] for one in made if one.iri in self.begun}
        newest = max(begun.values(), default=0)
        return told or [one for one in made if begun.get(one.iri) == newest]

    def _is_maker(self, actor: str, thing: Thing, roles: Iterable[str]) -> bool:
        """Tell whether somebody made a text, in one of some roles."""
        return any(
            not event.actors.get(actor, frozenset()).isdisjoint(roles)
            for event in self.events_of.get(thing.iri, ())
        )

    def _undone(self, at: int, form: str, apt: Sequence[Thing]) -> Thing | None:
        """Read `la ley anulada`, `the voided law`: the one that judges annulled."""
        beside = [self.text.words[place] for place in (at - 1, at + 1)
                  if 0 <= place < len(self.text.words)
                  and self.text.gap(min(place, at)) == " "]  # fmt: skip
        if form != "law" or {*beside}.isdisjoint(self.lex.raw["undone"]):
            return None
        found = [thing for thing in apt if thing.iri in self.held.annulled]
        return found[0] if len(found) == 1 else None
