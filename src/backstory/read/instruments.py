"""
A text and its events come in; out go the laws, bills, decrees and agreements that it speaks of.

An instrument is named in full (the index of names), or called by its form ("the law", "una
amnistía"): then it is the one of the event that the same clause speaks of, else the one of that
form of which the text spoke last, else that of the main event and its episode.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from backstory.read.dated import Dated
from backstory.read.known import Known
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.thing import Thing, stem
from backstory.read.tokens import Tokens
from backstory.read.when import bounds_of
from backstory.text import normalise

__all__ = ["instruments_in"]

_FORMS: Final = {
    "law": ("law", "decree-law", "bill"),
    "bill": ("bill", "draft", "law"),
    "decree": ("decree", "decree-law", "order"),
    "amnesty": ("law", "decree-law", "bill"),
    "agreement": ("agreement", "accord", "memorandum"),
}
"""For each word of a form, the forms of instruments that it may mean, the likeliest first."""
_MADE: Final = ("bill", "agreement")
"""Forms that a text introduces with `a` where it tells what was done with one."""
_NEAR: Final = 6
"""Words between an event and an instrument of one clause."""
_DAYS: Final = 45
"""Days before a text within which `the amnesty law` is the only one of which anybody speaks."""


def instruments_in(
    text: Tokens, lex: Lexicon, known: Known, scene: Scene, events: Sequence[Mention]
) -> list[Mention]:
    """Find and link the instruments of a text that it does not name in full."""
    named = [one for one in scene.names if one.kind == "instrument"]
    taken = {at for one in scene.names for at in range(one.first, one.after)}
    finder = _Finder(text, lex, known, scene, events)
    found: list[Mention] = []
    last: list[Mention] = []
    verbs = tuple(lex.raw["verb-endings"])
    for at, word in enumerate(text.words):
        while named and named[0].first <= at:
            last.append(named.pop(0))
        form = lex.forms.get(word)
        if (
            form == "amnesty"
            and text.gap(at) == " "
            and (at + 1 < len(text.words) and lex.forms.get(text.words[at + 1]) in ("law", "bill"))
        ):
            continue  # `the amnesty law` is named by its last word
        if form not in _FORMS or at in taken or text.raw(at).endswith(verbs):
            continue
        one = finder.linked(at, form, last)
        if one is not None:
            found.append(one)
            last.append(one)
            taken.update(range(one.first, one.after))
    return found


_NAMED: Final = 24
"""Words after one in which somebody is named whose it is."""


class _Finder:
    def __init__(
        self, text: Tokens, lex: Lexicon, known: Known, scene: Scene, events: Sequence[Mention]
    ) -> None:
        self.text, self.lex, self.known, self.scene = text, lex, known, scene
        self.near: dict[int, list[Mention]] = {}
        """Events by sentence."""
        for one in events:
            self.near.setdefault(text.sentence_at(one.first), []).append(one)
        self.things, self.stems, self.every = _texts(known)
        self.main = self._texts_of(scene.main)
        told = known.events.get(scene.main)
        self.own = told.instruments if told else frozenset()
        """The instruments of the main event itself."""
        self._of_days: set[str] | None = None

    def _texts_of(self, event: str) -> list[Thing]:
        """Give the instruments of an event and of its episode."""
        known = self.known
        if event not in known.events:
            return []
        near = known.episodes.get(event, frozenset())
        own = known.events[event].instruments | {iri for iri in near if iri not in known.events}
        more = {
            text for iri in near if iri in known.events for text in known.events[iri].instruments
        }
        words = {word for word in known.events[event].words if not word.isdecimal()}
        namesakes = frozenset(iri for iri in own if words & self.stems.get(iri, frozenset()))
        own = namesakes or own  # the decree of amnesty, and not the law that allows it
        order = [*sorted(own), *sorted(more - own)]
        return [known.things[iri] for iri in order if iri in known.things]

    def linked(self, at: int, form: str, last: Sequence[Mention]) -> Mention | None:
        """Link a word for a form of instrument, if anything tells which it is."""
        sentence = self.text.sentence_at(at)
        if self.scene.gate.abroad_beside(at, at + 1) and not self._is_of_place(at, form):
            return None
        first, after, pointed = self._extent(at, sentence)
        topics = self._topics(first, after, at)
        some = first < at and self.text.words[first] in self.lex.sets["ones"]
        if form == "amnesty" and (not pointed or self._is_event(at) or self._in_text(first, last)):
            return None
        if some and form == "amnesty" and not self._beside(first, after):
            return None  # `an amnesty that leaves out soldiers`: any
        beside = form in _MADE and self._beside(first, after)
        if (some and not topics and not beside) or (first and not topics and self._idiom(first)):
            return None
        dates = [
            one for one in self.scene.dates_by_sentence.get(sentence, ())
            if first <= one.first <= after + 2 and len(one.value) == 4
        ]  # fmt: skip
        fitting = [thing for thing in self.things if self._may(thing, form, topics, dates)]
        chosen = self._chosen(first, after, form, fitting, last, bool(dates), topics, pointed)
        if chosen is None:
            return None
        thing, why, certainty = chosen
        signs = (("form", form), *(("word", word) for word in sorted(topics)))
        return Mention(first, after, "instrument", thing.iri, why, certainty, signs)

    def _chosen(
        self, first: int, after: int, form: str, fitting: list[Thing], last: Sequence[Mention],
        dated: bool, topics: set[str], pointed: bool,
    ) -> tuple[Thing, str, float] | None:  # fmt: skip
        allowed = {thing.iri for thing in fitting}
        exact = [thing for thing in fitting if _form(thing) == form]
        named = self._of_person(first, after, exact) if pointed else []
        if len(named) == 1:
            return named[0], "words", 0.85
        if self._is_named(first, after, topics) and len(fitting) == 1:
            return fitting[0], "words", 0.85  # `the Enabling Law`, whatever the article tells
        beside = [thing for thing in self._beside(first, after) if thing.iri in allowed]
        if beside:
            return _likeliest(beside, form), "clause", 0.85
        if dated:
            return (fitting[0], "words", 0.8) if len(fitting) == 1 else None
        main = [thing for thing in self.main if thing.iri in allowed]
        main += [thing for thing in fitting if _form(thing) == form and thing not in main
                 and any(self._years(thing) & self._years(own) for own in main)]  # fmt: skip
        exact = [thing for thing in main if _form(thing) == form]
        if form == "bill" and len(exact) == 1 and pointed:
            return exact[0], "main", 0.7
        begins = first == self.text.sentences[self.text.sentence_at(first)][0]
        for one in reversed(last):
            apt = _form(self.known.things[one.iri]) in _FORMS[form][:2]
            if pointed and apt and one.iri in allowed and not (begins and main):
                return self.known.things[one.iri], "again", 0.7
        if main and (pointed or topics):
            own = [thing for thing in self.main if thing.iri in self.own
                   and _form(thing) in (*_FORMS[form], "decree")]  # fmt: skip
            return _likeliest(own or main, form), "main", 0.75  # `the law`: the decree itself
        if len(fitting) == 1 and (len(topics) > 1 or self._is_named(first, after, topics)):
            return fitting[0], "words", 0.8
        spoken = [thing for thing in self._spoken(first) if thing.iri in allowed]
        if pointed and spoken and _form(spoken[0]) in _FORMS[form][:2]:
            return spoken[0], "again", 0.65
        of_days = [thing for thing in fitting if topics and self._is_of_days(thing)]
        return (of_days[0], "words", 0.65) if len(of_days) == 1 else None

    def _is_of_days(self, thing: Thing) -> bool:
        """Tell whether something was done with it in the weeks before the text."""
        day = self.scene.day
        if self._of_days is None:
            self._of_days = set()
            for event in self.known.events.values() if day is not None else ():
                bounds = bounds_of(event) if event.instruments else None
                if bounds and day is not None and day - _DAYS <= bounds[1] <= day:
                    self._of_days |= event.instruments
        return thing.iri in self._of_days

    def _of_person(self, first: int, after: int, fitting: Sequence[Thing]) -> list[Thing]:
        """Give those that bear the name of somebody named after them: `el decreto de Carmona`."""
        names: set[str] = set()
        for one in self.scene.by_sentence.get(self.text.sentence_at(first), ()):
            if one.iri in self.scene.persons and 0 <= one.first - after <= _NAMED:
                names.update(map(stem, self.known.words_of(one.iri)))
        return [thing for thing in fitting if names & self.stems[thing.iri]]

    def _is_named(self, first: int, after: int, topics: set[str]) -> bool:
        """Tell whether a phrase holds a name that but one instrument has: `the Barbados deal`."""
        return any(
            self.text.raw(at)[:1].isupper() and word in topics
            and sum(word in one for one in self.stems.values()) == 1
            for at in range(first, after) for word in (stem(self.text.words[at]),)
        )  # fmt: skip

    def _is_of_place(self, at: int, form: str) -> bool:
        """Tell whether the country beside a form is one that an instrument is named for."""
        words = {stem(word) for word in self.scene.gate.words_beside(at, at + 1, 2)}
        return any(
            words & self.stems[thing.iri] for thing in self.things if _form(thing) in _FORMS[form]
        )

    def _spoken(self, first: int) -> list[Thing]:
        """Give the instruments of the events of which the text spoke before, the last first."""
        before = [one for near in self.near.values() for one in near if one.after <= first]
        before.sort(key=lambda one: -one.first)
        own = (self.known.events[one.iri].instruments for one in before)
        return [self.known.things[iri] for iris in own for iri in sorted(iris)
                if iri in self.known.things]  # fmt: skip

    def _years(self, thing: Thing) -> set[str]:
        return {word for word in self.stems[thing.iri] if len(word) == 4 and word.isdecimal()}

    def _is_event(self, at: int) -> bool:
        near = self.near.get(self.text.sentence_at(at), ())
        return any(one.trigger[0] <= at < one.trigger[1] for one in near)

    def _in_text(self, first: int, last: Sequence[Mention]) -> bool:
        """Tell whether a noun is a part of what a text is about: `the law on the amnesty`."""
        return bool(last) and 0 <= first - last[-1].after <= _NEAR

    def _idiom(self, first: int) -> bool:
        return self.text.words[first - 1] in self.lex.raw["no-form-before"]

    def _beside(self, first: int, after: int) -> list[Thing]:
        """Give the instruments of the event of which the same clause speaks."""
        found: list[Thing] = []
        for one in self.near.get(self.text.sentence_at(first), ()):
            if one.first - after <= _NEAR and first - one.after <= _NEAR:
                found += self._texts_of(one.iri)
        return found

    def _extent(self, at: int, sentence: int) -> tuple[int, int, bool]:
        """Take in the article before, and `de amnistía` after; tell whether it points at one."""
        words, (low, high) = self.text.words, self.text.sentences[sentence]
        first, pointed = at, False
        for place in range(at - 1, max(low, at - 5) - 1, -1):
            if self.text.gap(place) not in (" ", "-", ' "', " “"):
                break
            if self.lex.has("definite", words[place]) or words[place] in self.lex.sets["ones"]:
                first, pointed = place, True
                break
            if self.lex.has("stop", words[place]) or words[place] in self.lex.raw["of"]:
                break
        else:
            first = at
        after = at + 1
        if (
            after < high and self.text.gap(at) == " " and self.text.raw(after)[:1].isupper()
            and stem(words[after]) in self.every
        ):  # fmt: skip
            after += 1  # `la Ley Habilitante`
        if (
            after + 1 < high
            and words[after] in self.lex.raw["of"]
            and (stem(words[after + 1]) in self.every)
        ):
            after += 2
        return first, after, pointed

    def _topics(self, first: int, after: int, at: int) -> set[str]:
        """Give the words of the phrase that names of instruments hold, but for its form."""
        phrase = {
            stem(self.text.words[place]) for place in range(first, after)
            if place != at or self.lex.forms[self.text.words[at]] == "amnesty"
        }  # fmt: skip
        for place in range(max(0, at - 2), at):  # `amnesty law`, with no article before it
            if self.text.gap(place) == " " and self.lex.forms.get(self.text.words[place]):
                phrase.add(stem(self.text.words[place]))
        light = {stem(w) for w in (*self.lex.sets["stop"], *self.lex.raw["of"])}
        return (phrase & self.every) - light

    def _may(self, thing: Thing, form: str, topics: set[str], dates: Iterable[Dated]) -> bool:
        if _form(thing) not in _FORMS[form]:
            return False
        if topics and not topics <= self.stems[thing.iri]:
            return False
        return all(one.value in self.stems[thing.iri] for one in dates)


def _texts(known: Known) -> tuple[list[Thing], dict[str, frozenset[str]], frozenset[str]]:
    """Give the instruments, the stems of the names of each, and those of all."""
    made = known.store.cache.get("read-texts")
    if not isinstance(made, tuple):
        things = [thing for thing in known.things.values() if thing.kind == "instrument"]
        stems = {
            thing.iri: frozenset(
                stem(word) for name in thing.texts for word in normalise(name).split()
            )
            for thing in things
        }
        every = frozenset(word for one in stems.values() for word in one)
        made = known.store.cache["read-texts"] = (things, stems, every)
    return made


def _form(thing: Thing) -> str:
    return thing.type.rsplit("/", 1)[-1].removeprefix("form-")


def _likeliest(things: Sequence[Thing], form: str) -> Thing:
    order = _FORMS[form]
    return min(
        things, key=lambda one: order.index(_form(one)) if _form(one) in order else len(order)
    )
