"""
Words that ask in a turn of phrase come in; out goes what it asks, with whatever stands in it.

What is an amnesty, who came after Chávez, amnesties between 1950 and 1980, what did El País report
on the law: the turns stand with the words of each language, under `asking.turns`, `…` where a thing
is named. The page has the same rules (web/src/box/turns.ts); tests/shared/asked.json holds both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from backstory.ask.asking import PER_VOICE, SAID, Asking, Hit, speaks
from backstory.ask.fitting import Fit
from backstory.ask.kinds import Kinds
from backstory.ask.shelf import Row
from backstory.ask.span_between import span_in
from backstory.ask.turn import STEM, Turn, heads, is_form, meaning, same
from backstory.ask.turn_words import TurnWords
from backstory.ask.typed import plain

__all__ = ["Turns"]

_TIMELINE, _ABOUT, _HOLDERS, _DAYS = "timeline", "about", "holders_of_post", "days_between"
_FIGURES: Final = "figures_side_by_side"
_LISTING: Final = frozenset(
    (_TIMELINE, _ABOUT, "events_on_day", "earlier_measures", "what_followed", "parts_of_event",
     "events_of_actor")
)  # fmt: skip
"""Questions beside which a span of years asks what happened within it."""
_OPEN: Final = frozenset((_ABOUT, _HOLDERS))
_OUTLET: Final = 2  # pages by which somebody is known to publish
_EITHER: Final = re.compile(r" (?:or|o|u) ")
_NAMED: Final = frozenset(("person", "body", "group", "place"))


class Turns(Kinds):
    """Finds what a turn of phrase asks."""

    _told: Callable[[], Iterable[Row]]

    @cached_property
    def concepts(self) -> list[tuple[Row, list[str]]]:
        """The kinds of events and the definitions, each with the words of its name."""
        # What stands in brackets explains the name; of two names that are one kind either is it.
        names = ((row, row.text.partition(" (")[0]) for row in self._told())
        return [
            (row, plain(each).split())
            for row, name in names
            for each in dict.fromkeys(
                (name, *(_EITHER.split(name) if row.kind == "concept kind" else ()))
            )
        ]

    def turn(self, text: str) -> Turn | None:
        """Give what the words ask, if they are a turn of phrase and what they name is there."""
        words = plain(text).split()
        first = self._apart(text) or self._covered(text, words) or self._numbered(text, words)
        for name, parts in () if first else self._phrases.read(words):
            found: Turn | None = getattr(self, f"_{name}")(*parts)
            if found:
                return found
        return first or self._means_short(words) or self._span(words)

    def _means(self, part: str, voice: str = "") -> Turn | None:
        whose = self._defined_by(voice) if voice else ()
        concept = whose[0] if whose else None if voice else self._kind(part.split(), "concept ")
        return meaning(concept.id, concept.kind.partition(" ")[2]) if concept else None

    def _means_short(self, typed: Sequence[str]) -> Turn | None:
        """Give what the head of a kind's name means, the shortest, where none is so called."""
        parts = [found[0] for name, found in self._phrases.read(typed) if name == "means"]
        light = self.fitting.typed.light
        words = [word for word in " ".join(parts[:1]).split() if word not in light]
        of_kind = [(row, own) for row, own in self.concepts if row.kind == "concept kind"]
        found = [(len(own), row.id) for row, own in of_kind if words and heads(words, own, light)]
        shortest = {own for many, own in found if many == min(found)[0]}
        return meaning(shortest.pop(), "kind") if len(shortest) == 1 else None

    def _defined_by(self, voice: str) -> list[Hit]:
        """Give the definitions that go by the name of a voice, the widest first."""
        words = frozenset(self._telling(voice))
        found = [
            Hit(row.id, row.kind, row.text, whole=True, words=words)
            for row, own in self.concepts
            if row.kind == "concept definition" and words <= {*own}
        ]
        return sorted(found, key=lambda hit: (len(hit.text), hit.id))

    def _served(self, part: str) -> Turn | None:
        found = self._followed("served", part)
        return found if found and len(found.things) > 1 else None

    def _is(self, part: str) -> Turn | None:
        query = self.read(part)
        if query.day or set(query.asked) - _OPEN:
            return None
        words = plain(part).split()
        if self.fitting.typed.fates.issuperset(words):  # who was freed
            return Turn("befell", Asking(_TIMELINE, ()), (), tuple(words))
        thing = self._named(part, _NAMED)
        return Turn("is", Asking(_ABOUT, (("subject", thing),)), (thing,)) if thing else None

    def _after(self, *parts: str) -> Turn | None:
        return self._followed("after", *parts) or self._befell(*parts)

    def _before(self, *parts: str) -> Turn | None:
        return self._followed("before", *parts)

    def _followed(self, name: str, *parts: str) -> Turn | None:
        *post, whom = parts
        query = self.read(whom)
        if query.day or query.months:  # not whoever held the post at last
            return None
        words = self._telling(whom)
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
                return Turn(name, Asking(*of), (person.id, *filter(None, (office,))))
        return None

    def _reported(self, outlet: str, *topic: str) -> Turn | None:
        pages = self._pages(outlet)
        if self.read(" ".join(topic)).day or (topic and self._is_one_name(outlet, *topic)):
            return None
        words = tuple(self._telling(" ".join(topic)))
        if page := self._page(outlet):
            return Turn("said", Asking(SAID, (("voice", page),)), (page,), words)
        if len(pages) < _OUTLET:  # a body says what those within it say
            if words and (state := self._state(outlet)):
                return Turn("said", PER_VOICE, (state,), words)
            found = self._spoke(outlet) if words else None
            return found and found._replace(words=words)
        if voice := self._named(outlet, _NAMED - {"place"}):
            return Turn("said", Asking(SAID, (("voice", voice),)), (voice,), words)
        return Turn("reported", Asking(SAID, (("voice", pages[0]),)), (outlet,), words)

    def _is_one_name(self, *parts: str) -> bool:
        """Tell whether a voice and a topic are the name of one voice: the Liga de los Derechos."""
        both = " ".join(parts)
        whole = self._naming(both, _NAMED - {"place"})
        return whole is not None and {*self._telling(both)} == {*self._telling(whole.text)}

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
        voice = self._named(one, _NAMED - {"place"})
        voices = self._groups(one) or ((voice,) if voice else ())
        voices = voices or tuple(filter(None, (self._office(one),)))
        if voices:
            return Turn("said", self._asked_of(voices), voices, words)
        named = self._telling(one)  # what does the law say about soldiers
        if not named or self.laws(named)[1]:
            return None
        laws, rest = self.laws((*named, *words))
        return self._of_laws("covers", laws, tuple(rest)) if laws and rest else None

    def _state(self, one: str) -> str:
        """Give the country that words name, if bodies or groups are named after it."""
        place = self._naming(one, frozenset(("place",)))
        words = plain(place.text).split() if place else ()
        rows = set.intersection(*({*self.shelf.having(word)} for word in words)) if words else ()
        speaks = any(self.shelf.kinds[at] in ("body", "group") for at in rows)
        return place.id if place and speaks else ""

    def _groups(self, one: str) -> tuple[str, ...]:
        """Give the kind of actor that words mean, else all groups that one word names."""
        words = self._telling(one)
        if kinds := self._speakers(one):
            return kinds
        # What did Chávez say: not what his supporters do, whose name has his.
        if len(words) != 1 or self._named(one, frozenset(("person",))):
            return ()
        rows = (self.shelf.row(at) for at in self.shelf.having(words[0])
                if self.shelf.kinds[at] == "group")  # fmt: skip
        found = {row.id: row.weight for row in rows if words[0] in plain(row.text).split()}
        many = sorted(found, key=lambda each: (-found[each], each))
        return tuple(many) if len(many) >= _OUTLET else ()

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

    def _office(self, part: str) -> str:
        """Give the post that words begin to name: what did the acting president say."""
        words = self._telling(part)
        rows = (self.shelf.row(at) for at in sorted(self._begun(words)))
        named = [
            (len(own), -row.weight, row.id)
            for row in rows
            if row.kind == "post" and (own := plain(row.text).split())
            and is_form(own[0], words[0])
            and all(any(is_form(one, word) for one in own) for word in words)
        ]  # fmt: skip
        return min(named)[2] if named else ""

    def _begun(self, words: Sequence[str]) -> set[int]:
        """Give the rows that have the first word, but for its last letter."""
        known = self.shelf.beginning(words[0][:STEM]) if words else {}
        return {*self.shelf.worth([at for one, at in known.items() if is_form(one, words[0])])}

    def _page(self, one: str) -> str:
        """Give the one page that the dossier calls so: the article, which is no publisher."""
        words = plain(one).split()
        if len(words) != _OUTLET or words[0] not in self.fitting.typed.light:
            return ""
        rows = (self.shelf.row(at) for at in self.shelf.having(words[1]))
        found = {
            row.id for row in rows
            if row.kind == "source" and plain(row.text).split()[:_OUTLET] == words
            and row.text.partition(" ")[2][:1].islower()
        }  # fmt: skip
        return found.pop() if len(found) == 1 else ""

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
        if self._post(tuple(self._telling(part))):  # who presides over the Assembly: holds a post
            return None
        body = self._named(part, frozenset(("body", "group")))
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
        if query.day or query.number or set(query.asked) - _LISTING:
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

    def _kind(self, words: Sequence[str], of: str) -> Hit | None:
        """Give the concept that words name whole, whatever their number: amnesties."""
        light = self.fitting.typed.light
        words = [word for word in words if word not in light]
        found: list[tuple[tuple[bool, int, int], str, Hit]] = []
        for row, name in self.concepts if words else ():
            own = [word for word in name if word not in light]
            if row.kind.startswith(of) and len(own) == len(words) and all(map(same, own, words)):
                exact = row.kind == "concept kind", sum(map(str.__eq__, own, words)), row.weight
                hit = Hit(row.id, row.kind, row.text, whole=True, words=frozenset(words))
                found.append((exact, row.id, hit))
        return max(found, key=lambda one: one[:2])[2] if found else None

    def _rows(self, words: Sequence[str]) -> Iterator[int]:
        """Give the rows that have a form of the first word."""
        if not words:
            return
        found = dict.fromkeys(self.shelf.having(words[0]))
        begins = self.shelf.beginning(words[0][:STEM])
        forms = [place for known, place in begins.items() if same(known, words[0])]
        found.update(dict.fromkeys(self.shelf.worth(forms)))
        yield from sorted(found)

    def _of_events(self, words: Sequence[str]) -> bool:
        """Tell whether some event is called by words, in whatever form."""
        names = (
            plain(self.shelf.row(at).text).split()
            for at in self._rows(words)
            if self.shelf.kinds[at] == "event"
        )
        return any(all(any(same(w, own) for own in name) for w in words) for name in names)

    def _named(self, text: str, kinds: frozenset[str]) -> str:
        """Give the id of the thing of some kinds that words name; empty if they name none."""
        hit = self._naming(text, kinds)
        return hit.id if hit else ""

    def _naming(self, text: str, kinds: frozenset[str]) -> Hit | None:
        """Give the thing of some kinds that words name: all of them, and most of the name."""
        query = self.read(text)
        words = tuple(self._telling(text))
        if not words:  # the UN, small in Spanish
            words = tuple(plain(text).split()[-1:])
            text = "".join(words)
        query = replace(query, words=words, hints=(), told=())
        fits = [fit for fit in self.fitting.fitting(query, plain(text)) if fit.whole]
        first = fits[0] if fits else None
        for fit in fits:
            if self.shelf.kinds[fit.at] in kinds and self._is_name(fit):
                # A sentence that has such words names nothing; another thing of that name does.
                thing = first is None or self.shelf.kinds[first.at] in (*kinds, "claim", "source")
                whole = {*plain(self.shelf.row(fit.at).text).split()} <= {*plain(text).split()}
                return self.fitting.hit(fit) if thing or whole else None
        return None

    def _is_name(self, fit: Fit) -> bool:
        hit = self.fitting.hit(fit)
        if hit.kind == "person":
            return speaks(Asking(SAID, (("voice", hit.id),)), (hit,))
        return self.fitting.is_named(hit)

    def _post(self, words: tuple[str, ...]) -> str:
        """Give the post that words name, or that of whoever presides over what they name."""
        if not words:
            return ""
        query = replace(self.read(" ".join(words)), words=words, hints=(), told=())
        fits = self.fitting.fitting(query, " ".join(words))
        posts = [fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] == "post"]
        if not posts:
            return ""

        def near(fit: Fit) -> tuple[bool, bool, int, int]:
            # Who is asked for as president was no vice-president.
            own = plain(self.shelf.row(fit.at).text).split()
            begins = same(own[0], words[0])
            return {*own} <= fit.words, begins, -len({*own} - fit.words), -posts.index(fit)

        return self.shelf.row(max(posts, key=near).at).id

    def _telling(self, text: str) -> list[str]:
        """Give the words of a text that say something."""
        unsaid = self.fitting.typed.light | self._phrases.links
        return [word for word in plain(text).split() if word not in unsaid]

    def _pages(self, outlet: str) -> list[str]:
        """Give the pages that somebody published, or that were copied from them."""
        words = plain(outlet).split()
        rows = {at: self.shelf.row(at) for at in sorted(self.shelf.having(words[-1])) if words}
        found = [
            row.id for at, row in rows.items()
            if row.kind == "source" and plain(row.text) == plain(outlet)
        ]  # fmt: skip
        found += [row.id for row, own in self.concepts if row.kind == "copied" and own == words]
        return list(dict.fromkeys(found))

    @property
    def _phrases(self) -> TurnWords:
        return self.fitting.typed.turns
