"""
Plain words come in; out go the things, sentences and sources they are about, and what to ask next.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers. Which words ask which question stands with the words of each language, under `asking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from backstory.ask.asking import (
    ASKED,
    COUNTED,
    ELSE,
    SAID,
    SUBJECT,
    WHOLE,
    Asking,
    Blanks,
    Hit,
    asked_of,
    covers,
    is_denied,
    speaks,
)  # fmt: skip
from backstory.ask.fates import fate_of, post_first
from backstory.ask.fitting import Fit, Fitting
from backstory.ask.plurals import of_many, undone_first
from backstory.ask.shelf import Row, Shelf
from backstory.ask.slips import mended
from backstory.ask.then import Thens
from backstory.ask.typed import Query, Words, is_year, plain

__all__ = ["Box", "Found"]

_LOOKED, _SENTENCES = 6, 20
"""Among how many things, sentences, what is counted is looked for beside."""
_FIGURES: Final = "figures_side_by_side"
_REACH: Final = "reach_of_measure"
_DIFFER: Final = "who_disputes"
_COUNTS_AFTER: Final = frozenset((_FIGURES, "what_followed"))
_PLAIN: Final = frozenset(
    (
        "dates_of_event",
        _FIGURES,
        _DIFFER,
        "precedents",
        "instruments_of_event",
        "outcome_of_measure",
    )
)
_BY_BODIES: Final = frozenset(("precedents", "outcome_of_measure", "dates_of_event"))
"""Questions of what somebody may have done whom the words name too."""
_OF_MAIN: Final = frozenset(("earlier_measures", "precedents", "reactions", "dates_of_event"))
"""Questions that are asked of the main event, where the words name no other."""
_KNOWN: Final = "known_at"
_VOICES: Final = frozenset(("person", "body", "group"))
_NOSUBJECT: Final = frozenset(("claim", COUNTED))
_NO_THINGS: Final = frozenset(("claim", "source"))
_OF_NAMES: Final = frozenset(("about", "holders_of_post"))
"""Questions that answer whoever names somebody, or a post."""


@dataclass(frozen=True, slots=True)
class Found:
    """What plain words were understood as."""

    hits: tuple[Hit, ...]
    """The best first: things, then sentences, then sources."""
    questions: tuple[Asking, ...]
    """The likeliest first."""
    named: bool = False
    """Whether the words ask one of the questions, and not only name a thing."""


class Box(Thens):
    """One box for plain words."""

    def __init__(
        self,
        shelf: Shelf,
        languages: Iterable[Mapping[str, object]],
        questions: Callable[[], Blanks],
        reach: Callable[[], str] = str,
        concepts: Callable[[], Iterable[Row]] = tuple,
        main: Callable[[], str] = str,
        day: Callable[[str], str] = lambda event: "",
    ) -> None:
        """
        Take in what can be found.

        Args:
            shelf: The rows.
            languages: Of each language its months, `light` words, and `asking`: by the name of a
                question the words that ask it, `;` between them, `*` for any ending.
            questions: Gives the blanks of the questions, when they are first needed.
            reach: Gives the day that the sources reach, YYYY-MM-DD; or nothing.
            concepts: Gives the names of the kinds of events and of definitions.
            main: Gives the event that everything else is context for; or nothing.
            day: Gives the first day of an event, YYYY-MM-DD; or nothing.
        """
        self.shelf = shelf
        self._asked, self._reach, self._told, self._main = questions, reach, concepts, main
        self._day = day
        typed = Words(languages, self._year_of)
        self.fitting = Fitting(shelf, typed)
        self._last: tuple[str, Found | tuple[Hit, ...]] = ("", ())

    def move(self, shelf: Shelf) -> None:
        """Find in other rows from now on, but for the text that was asked last."""
        self.shelf = shelf
        self.fitting.move(shelf)

    def _year_of(self, month: int, name: str, day: int, last: bool) -> int:
        """
        Give the year of a day that was typed without one: the last that the sources reach.

        Unless it is asked what had come about by then, that of most events comes first: 12 April is
        of 2002.
        """
        reach = self._reach()
        if not reach:
            return 0
        year = int(reach[:4]) - (f"{month:02}-{day:02}" > reach[5:])
        having, things = self.shelf.having, dict[str, tuple[int, int]]()
        for at in () if last else having(str(day)).keys() & having(name).keys():
            row = self.shelf.row(at)
            years = [int(word) for word in plain(row.also).split() if is_year(word)]
            if row.kind == "event" and years and max(years) <= year:
                things[row.id] = max(years), row.weight
        found: Counter[int] = Counter()
        for one, weight in things.values():
            found[one] += weight
        return max(found, key=lambda one: (found[one], one), default=year)

    def mended(self, text: str) -> str:
        """Give the first question of a text, slips in it put right, and the year it leaves out."""
        typed = self.fitting.typed
        right = typed.first(mended(self.shelf, typed, typed.shortened(text)))
        return self.on_its_day(typed.dated(right))

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Find what plain words are about: the best of things, of sentences, of sources."""
        said, found = self._last
        if said != text:
            found = self.fitting.shown(self.fitting.fitting(self.read(text), plain(text)))
            self._last = (text, found)
        return found.hits if isinstance(found, Found) else found

    def ask(self, text: str) -> Found:
        """Find what plain words are about, and which questions they may ask."""
        said, found = self._last
        if said != text or not isinstance(found, Found):
            found = self._understood(text)
            self._last = (text, found)
        return found

    def _understood(self, text: str) -> Found:
        query = self.read(text)
        if query.number and _REACH in query.asked:  # did 8,000 people benefit: how many it reached
            query = replace(query, asked=(_FIGURES,))
        opens = plain(text).split()[:1]  # which were freed: who, not how many
        if self._phrases.open.isdisjoint(opens) and self._is_counting(query):
            query = replace(query, asked=(_FIGURES,))
        fitting = self.fitting.fitting(query, plain(text))
        of_all = next((name for name in query.asked if name in WHOLE), "")
        kinds = {self.shelf.kinds[fit.at] for fit in fitting if fit.whole}
        if query.of_all and (query.alone or kinds <= _NO_THINGS):  # no thing of them is named
            of_all = query.of_all
        if of_all:
            return Found(self.fitting.shown(fitting), (Asking(of_all, ()),), named=True)
        if turn := self.turn(text):
            return Found(self.fitting.shown(fitting), (turn.asking,), named=True)
        if pair := self._pair(query):
            return Found(self.fitting.shown(fitting), (pair,), named=True)
        if fate := fate_of(self.fitting, query, plain(text).split()):
            return Found(self.fitting.shown(fitting), (fate,), named=True)
        counted, things = self._about(query, fitting, plain(text))
        things = self.law_first(query, post_first(self.fitting, query, things))
        things = undone_first(query, self.told_first(query, fitting, things))
        whole = {self.shelf.kinds[fit.at] == "claim" for fit in fitting if fit.whole}
        sentence = bool(fitting) and self.shelf.kinds[fitting[0].at] == "claim"
        asked = {*query.asked, *(("who_disputes",) if is_denied(query) else ())}
        said = query.number and SAID in query.asked  # who said 711
        asked |= {_FIGURES} if counted or said else set()
        # A sentence that has every word answers better than a question about something like it,
        # unless it is asked when, how many, or where accounts differ.
        alone = whole == {True} and not counted and _PLAIN.isdisjoint(query.asked)
        questions = tuple(
            one
            for one in asked_of(self.questions, query, things, sentence=sentence, counted=counted)
            if not alone
            or one.name not in asked
            or covers(one, things, query)
            or speaks(one, things)
        )[:ASKED]
        asked |= _OF_NAMES | {ELSE[name] for name in query.asked if name in ELSE}
        named = any(
            one.name in asked or ("valid_at", query.day) in one.values for one in questions[:1]
        )
        if query.words == (query.number,) and questions:  # a number by itself: who counts so many
            named = named or questions[0].name == _FIGURES
        if main := self._of_main(query, fitting):
            others = (one for one in questions if one.name != main.name)
            questions, named = (main, *others)[:ASKED], True
        return Found(self.fitting.shown(fitting), questions, named)

    def _of_main(self, query: Query, fitting: Iterable[Fit]) -> Asking | None:
        """Give what is asked of the main event, where the words name no other: the proposal."""
        # According to the article, when was the announcement: nobody's statements are asked for.
        name = next((name for name in query.asked if name != SAID), "")
        if name == _KNOWN:
            return self._known_by(query)
        main = self._main() if name in _OF_MAIN else ""
        if not main or not self.fitting.typed.meant.issuperset(query.words):
            return None
        named = {self.shelf.row(fit.at).id for fit in fitting
                 if fit.whole and self.shelf.kinds[fit.at] in SUBJECT}  # fmt: skip
        return None if named and main not in named else Asking(name, (("event", main),))

    def _known_by(self, query: Query) -> Asking | None:
        """Give what was known of the main event by a day, where the words name nothing else."""
        main, typed = self._main(), self.fitting.typed
        words = [w for w in query.words if w not in query.months and not w.isdigit()]
        known = {word for own, name, _ in typed.asking if name == _KNOWN for word in own}
        if not main or not query.day or not (known | typed.meant).issuperset(words):
            return None
        return Asking("about", (("subject", main), (_KNOWN, query.day)))

    def _about(
        self, query: Query, fitting: Sequence[Fit], said: str
    ) -> tuple[Hit | None, list[Hit]]:
        """Give what is counted, and what the words are about beside it: things, no sentences."""
        every = fitting
        if query.day and _FIGURES in query.asked:  # that something else was on that day is nothing
            hints = tuple(word for word in query.hints if word not in query.dated)
            every = self.fitting.fitting(replace(query, hints=hints, dated=()), said)
        things = [self.fitting.hit(fit) for fit in every if self.shelf.kinds[fit.at] != "claim"]
        things = self._of_others(query, things, said)
        if _FIGURES in query.asked:
            things = of_many(self.fitting, query, things)
        if SAID in query.asked and (who := self._who_then(query, query.words)):
            return None, [*who, *(thing for thing in things if thing.id != who[0].id)]
        asks = _FIGURES in query.asked or is_denied(query) or _DIFFER in query.asked
        after = _COUNTS_AFTER.issubset(query.asked)
        if after and not any(hit.kind in SUBJECT and self._is_typed(hit, said) for hit in things):
            # How many … after the law: of what is it after; not if that is what it is called.
            things = self._beside_counts(query) or things
        # Did they ask for it: a yes or a no is no number.
        is_open = not self.fitting.typed.openers.isdisjoint(said.split()[:1])
        counted = None if (query.asked or is_open) and not asks else self._counted(query, said)
        # Political prisoners in January 2026: nobody who asked in that month for their release.
        bare = counted is not None and self._is_of_month(query, counted)
        all_of_it = counted is not None and counted.words.issuperset(query.words)
        other = not all_of_it and any(
            thing.kind in SUBJECT
            and self.fitting.is_named(thing)
            and not (bare and {*plain(thing.text).split()}.difference(said.split()))
            for thing in things[:_LOOKED]
        )
        if not counted or other or _COUNTS_AFTER.issubset(query.asked):
            return None, things
        if bare:
            return counted, self._said_of(fitting, query, counted)
        rest = tuple(word for word in query.words if word not in counted.words)
        named = self._who_then(query, rest)
        told = self._said_of(fitting, query, counted)
        if rest and not named:
            beside = self.fitting.fitting(replace(query, words=rest), " ".join(rest))
            found = [
                self.fitting.hit(fit)
                for fit in beside
                if self.shelf.kinds[fit.at] not in _NOSUBJECT
            ]
            named = [hit for hit in found if self.fitting.is_named(hit)]
            named = self._of_which(named, found, told, said)
        return counted, named or told

    def _of_which(
        self, named: list[Hit], found: Sequence[Hit], told: Sequence[Hit], said: str
    ) -> list[Hit]:
        """Put what the counts are of before what has the words beside others: arrests after it."""
        meant = [hit for hit in found if hit.whole and any(hit.id == one.id for one in told)]
        if not meant or meant == named[:1] or any(self._is_typed(hit, said) for hit in named[:1]):
            return named
        return [*meant, *(hit for hit in named if hit not in meant)]

    def _is_typed(self, hit: Hit, said: str) -> bool:
        """Tell whether every word of a name was typed, but for those that say nothing."""
        own = {*plain(hit.text).split()}.difference(said.split())
        return bool(hit.text) and all(word in self.fitting.typed.light for word in own)

    def _who_then(self, query: Query, words: Iterable[str]) -> list[Hit]:
        """Give who is named whole beside a month or a year: what is called so then is no voice."""
        every = tuple(words)
        rest = tuple(word for word in every if not is_year(word) and word not in query.months)
        if not rest or len(rest) == len(every):
            return []
        bare = replace(query, words=rest, hints=(), told=(), dated=())
        fits = self.fitting.fitting(bare, " ".join(rest))
        hits = [self.fitting.hit(f) for f in fits if f.whole and self.shelf.kinds[f.at] in _VOICES]
        return [hit for hit in hits if {*plain(hit.text).split()} == {*rest}][:1]

    def _of_others(self, query: Query, things: list[Hit], said: str) -> list[Hit]:
        """Put first what is named beside a body: the amnesty that the Supreme Court annulled."""
        first = next((thing for thing in things if thing.kind in SUBJECT), None)
        if not first or first.whole or not _BY_BODIES.intersection(query.asked):
            return things
        named = [
            hit for hit in things if hit.kind == "body" and f" {plain(hit.text)} " in f" {said} "
        ]
        used = {word for hit in named for word in plain(hit.text).split()}
        rest = tuple(word for word in query.words if word not in used)
        if not used or not rest or len(rest) == len(query.words):
            return things
        fits = self.fitting.fitting(replace(query, words=rest), " ".join(rest))
        found = [
            self.fitting.hit(fit)
            for fit in fits
            if fit.whole and self.shelf.kinds[fit.at] in SUBJECT
        ]
        return [*found[:1], *(hit for hit in things if hit.id not in {one.id for one in found[:1]})]

    def _beside_counts(self, query: Query) -> list[Hit]:
        """Give what the words name that count nothing."""
        kinds = self.shelf.kinds
        counting = self._count_words(query.words)
        rest = tuple(word for word in query.words if word not in counting)
        fitting = self.fitting.fitting(replace(query, words=rest), " ".join(rest)) if rest else ()
        fits = [fit for fit in fitting if kinds[fit.at] not in _NOSUBJECT]
        return [self.fitting.hit(fit) for fit in fits[:_SENTENCES]]

    def _said_of(self, fitting: Iterable[Fit], query: Query, counted: Hit) -> list[Hit]:
        """Give what most of the sentences are about that count this and have every other word."""
        needed = counted.words & frozenset(query.words)
        abouts: list[str] = []
        for fit in fitting:
            if self.shelf.kinds[fit.at] != "claim" or not fit.whole or not needed <= fit.words:
                continue
            if fit.dated or not query.dated:
                abouts.append(self.shelf.row(fit.at).about)
            if len(abouts) == _SENTENCES:
                break
        most = max(abouts, key=lambda about: (abouts.count(about), about), default="")
        kind, _, name = most.partition(":")
        half = 2 * abouts.count(most) <= len(abouts)
        if half or kind not in SUBJECT or needed == {*query.words, *query.dated}:
            return []
        return [Hit(name, kind, "", whole=True, words=frozenset((*query.words, *query.dated)))]

    def _is_of_month(self, query: Query, counted: Hit) -> bool:
        """Tell whether words are names of what is counted, in some month and place, and no more."""
        rest = [
            word
            for word in query.words
            if all(self.shelf.row(at).id != counted.id for at in self.shelf.having(word))
        ]
        return bool(query.months) and all(
            is_year(w) or w in query.months or self.fitting.is_place(w) for w in rest
        )

    def _is_counting(self, query: Query) -> bool:
        """Tell whether words name a month, and else what several counts are of: freed in May."""
        rest = [word for word in query.words if word not in query.months and not is_year(word)]
        alike, kinds, row = self.fitting.typed.alike, self.shelf.kinds, self.shelf.row

        def counts(word: str) -> bool:
            rows = (at for form in (word, *alike.get(word, ())) for at in self.shelf.having(form))
            return len({row(at).id for at in rows if kinds[at] == COUNTED}) > 1

        is_bare = not query.asked and bool(query.months) and bool(rest)
        return is_bare and all(map(counts, rest))

    def _counted(self, query: Query, said: str) -> Hit | None:
        """Give the one thing that some of the words count; None if they may count several."""
        most: dict[str, tuple[tuple[int, bool], Hit]] = {}
        for word in query.words:
            for at in self.shelf.having(word):
                if self.shelf.kinds[at] != COUNTED:
                    continue
                row = self.shelf.row(at)
                words = self.fitting.typed.counting(row.text, said)
                order = len(words), words == {*plain(row.text).split()}
                if words and (row.id not in most or most[row.id][0] < order):
                    hit = Hit(row.id, row.kind, row.text, whole=True, words=words)
                    most[row.id] = order, hit
        widest = max((order for order, _ in most.values()), default=(0, False))
        found = [hit for order, hit in most.values() if order == widest]
        return found[0] if len(found) == 1 else None
