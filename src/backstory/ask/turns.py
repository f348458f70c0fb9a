"""
Words that ask in a turn of phrase come in; out goes what it asks, with whatever stands in it.

What is an amnesty, who came after Chávez, amnesties between 1950 and 1980, what did El País report
on the law: the turns stand with the words of each language, under `asking.turns`, `…` where a thing
is named. The page has the same rules (web/src/box/turns.ts); tests/shared/asked.json holds both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.ask.asking import PER_VOICE, Asking
from backstory.ask.ids import GROUPS, LISTING, NAMED, OF_NAMES, SAID
from backstory.ask.kinds import Kinds
from backstory.ask.naming import OUTLET
from backstory.ask.plain import is_year, plain
from backstory.ask.span_between import span_in
from backstory.ask.turn import Turn

__all__ = ["Turns"]

_TIMELINE, _ABOUT, _HOLDERS, _DAYS = "timeline", "about", "holders_of_post", "days_between"
_FIGURES: Final = "figures_side_by_side"
"""Questions beside which a span of years asks what happened within it."""


class Turns(Kinds):
    """Finds what a turn of phrase asks."""

    def turn(self, text: str) -> Turn | None:
        """Give what the words ask, if they are a turn of phrase and what they name is there."""
        words = plain(text).split()
        first = self._apart(text) or self._covered(text, words) or self._numbered(text, words)
        for name, parts in () if first else self._phrases.read(words):
            found: Turn | None = getattr(self, f"_{name}")(*parts)
            if found:
                return found
        return first or self._means_short(words) or self._span(words)

    def _served(self, part: str) -> Turn | None:
        found = self._followed("served", part)
        return found if found and len(found.things) > 1 else None

    def _is(self, part: str) -> Turn | None:
        query = self.read(part)
        if query.day or set(query.asked) - OF_NAMES:
            return None
        words = plain(part).split()
        if self.fitting.typed.fates.issuperset(words):  # who was freed
            return Turn("befell", Asking(_TIMELINE, ()), (), tuple(words))
        thing = self._named(part, NAMED)
        return Turn("is", Asking(_ABOUT, (("subject", thing),)), (thing,)) if thing else None

    def _after(self, *parts: str) -> Turn | None:
        return self._followed("after", *parts) or self._befell(*parts)

    def _before(self, *parts: str) -> Turn | None:
        return self._followed("before", *parts)

    def _followed(self, name: str, *parts: str) -> Turn | None:
        *post, whom = parts
        query = self.read(whom)
        dated = [w for w in plain(whom).split() if w in query.months or is_year(w)]
        span = span_in(self.fitting.typed, " ".join(dated), " ".join(dated)) if dated else None
        span = span if name == "after" else None
        if query.day or (query.months and not span):  # not whoever held the post at last
            return None
        words = [word for word in self._telling(whom) if not span or word not in dated]
        splits = [
            part for many in range(len(words), 0, -1) for part in (words[:many], words[-many:])
        ]
        for part in splits:
            person = self._naming(" ".join(part), frozenset(("person",)))
            if person:
                own = plain(person.text).split()
                rest = [w for w in (*words, *self._telling(" ".join(post))) if w not in own]
                office = self._post(tuple(w for w in rest if not w.isdigit()))
                if rest and not office and post:
                    return None
                of = (
                    (_HOLDERS, (("post", office),))
                    if office
                    else (_ABOUT, (("subject", person.id),))
                )
                things = (person.id, *filter(None, (office,)))
                return Turn(name, Asking(*of), things, span=span or ("", ""))
        return None

    def _reported(self, outlet: str, *topic: str) -> Turn | None:
        pages = self._pages(outlet)
        if self.read(" ".join(topic)).day or (topic and self._is_one_name(outlet, *topic)):
            return None
        words = tuple(self._telling(" ".join(topic)))
        if page := self._page(outlet):
            return Turn("said", Asking(SAID, (("voice", page),)), (page,), words)
        if len(pages) < OUTLET:  # a body says what those within it say
            if words and (state := self._state(outlet)):
                return Turn("said", PER_VOICE, (state,), words)
            found = self._spoke(outlet) if words else None
            return found and found._replace(words=words)
        if voice := self._named(outlet, NAMED - {"place"}):
            return Turn("said", Asking(SAID, (("voice", voice),)), (voice,), words)
        return Turn("reported", Asking(SAID, (("voice", pages[0]),)), (outlet,), words)

    def _said(self, one: str, topic: str) -> Turn | None:
        """Whoever is named on something: what they say of it."""
        query = self.read(one)
        if SAID in query.asked:  # qué dijeron los obispos: without the words that ask
            one = " ".join(query.words)
        elif _FIGURES in query.asked:  # how many prisoners: they do not speak
            return None
        if self._is_one_name(one, topic):
            return None
        if found := self._reported(one, topic):
            return found
        words = tuple(self._telling(topic))
        if not words or self.read(topic).day:
            return None
        voice = self._named(one, NAMED - {"place"})
        voices = self._groups(one) or ((voice,) if voice else ())
        voices = voices or tuple(filter(None, (self._office(one),)))
        if voices:
            return Turn("said", self._asked_of(voices), voices, words)
        named = self._telling(one)  # what does the law say about soldiers
        if not named or self.laws(named)[1]:
            return None
        laws, rest = self.laws((*named, *words))
        return self._of_laws("covers", laws, tuple(rest)) if laws and rest else None

    def _there_was(self, part: str, when: str) -> Turn | None:
        """Give all of a kind within a year or a month: was there an amnesty in 1999."""
        kind, span = (
            self._kind(plain(part).split(), "concept kind"),
            span_in(self.fitting.typed, when, when),
        )
        if not kind or not span:
            return None
        asked = (("kind", kind.id), ("since", span[0]), ("until", span[1]))
        return Turn("span", Asking(_TIMELINE, asked), (kind.id,), span=span)

    def _copies(self) -> Turn:
        return Turn("copies", Asking("sources_held", ()))

    def _resting(self, part: str) -> Turn:
        """Give the outlet, or the sort of sources, of which it is asked what rests on it: blogs."""
        words = tuple(self._telling(part))
        return self._reported(part) or Turn("resting", Asking("sources_held", ()), (), words)

    def _held(self, part: str) -> Turn | None:
        place = self._named(part, frozenset(("place",)))
        of = (("subject", place),)
        return Turn("held", Asking(_ABOUT, of), (place,)) if place else None

    def _led(self, part: str) -> Turn | None:
        if post := self._post(tuple(self._telling(part))):  # whoever led the Assembly held a post
            return Turn("heads", Asking(_HOLDERS, (("post", post),)), (post,))
        body = self._named(part, GROUPS)
        return Turn("led", Asking("members_of_body", (("body", body),)), (body,)) if body else None

    def _between(self, one: str, other: str) -> Turn | None:
        if span := span_in(self.fitting.typed, one, other):
            ends = (("since", span[0]), ("until", span[1]))
            return Turn("span", Asking(_TIMELINE, ends), span=span)
        blanks = {"event": (frozenset(("event",)), True)}
        found = [
            self._best(text, self._year(_DAYS, text, beside), blanks)
            for text, beside in ((one, other), (other, one))
        ]
        if not all(found) or found[0] == found[1]:
            return None
        asked = tuple(zip(("event", "other"), found, strict=True))
        return Turn("between", Asking(_DAYS, asked), tuple(found))

    def _span(self, typed: Sequence[str]) -> Turn | None:
        """Give what happened in a span of years: amnesties between 1950 and 1980."""
        span, used = self._phrases.spans.read(typed)
        if not any(span):
            return self._within(typed)
        rest = " ".join(word for at, word in enumerate(typed) if at not in used)
        query = self.read(rest)
        if query.day or query.number or set(query.asked) - LISTING:
            return None
        words = tuple(w for w in query.words if w not in self._phrases.listing)
        told = self._telling(" ".join(words))
        words = tuple(word for word in told if not self.fitting.is_place(word)) or tuple(told)
        kind = self._kind(words, "concept kind") if words else None
        if words and not kind and not self._of_events(words):
            return None
        if not words and self._phrases.listing.isdisjoint(typed):
            return None
        ends = zip(("since", "until"), span, strict=True)
        asked = (*((("kind", kind.id),) if kind else ()), *(end for end in ends if end[1]))
        things = (kind.id,) if kind else ()
        return Turn("span", Asking(_TIMELINE, asked), things, () if kind else words, span)

    def _within(self, typed: Sequence[str]) -> Turn | None:
        """Give what happened in one month or year that words name, and nothing else."""
        rest = " ".join(word for word in typed if word not in self._phrases.listing)
        if self._phrases.listing.isdisjoint(typed) or self.read(rest).day:
            return None
        span = span_in(self.fitting.typed, rest, rest)
        ends = zip(("since", "until"), span or (), strict=False)
        return Turn("span", Asking(_TIMELINE, (*ends,)), span=span) if span else None
