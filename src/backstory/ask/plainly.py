"""
Plain words come in; out go the things, sentences and sources they are about, and what to ask next.

The rules are few, so that the page's box has them too: `tests/shared/asked.json` holds both to the
same answers. Which words ask which question stands with the words of each language, under `asking`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from backstory.ask.asking import ASKED, Asking, Blanks, Hit, asked_of, covers, is_denied, speaks
from backstory.ask.counting import Counting
from backstory.ask.fates import fate_of, post_first
from backstory.ask.fitting import Fit, Fitting
from backstory.ask.ids import (  # fmt: skip
    ELSE,
    OF_LAWS,
    OF_MAIN,
    OF_NAMES,
    PLAIN,
    SAID,
    SENTENCES,
    SUBJECT,
    WHOLE,
)
from backstory.ask.plain import is_year, plain
from backstory.ask.plurals import kind_first, undone_first
from backstory.ask.shelf import Row, Shelf
from backstory.ask.slips import mended
from backstory.ask.turn import same
from backstory.ask.typed import Query, Words

__all__ = ["Box", "Found"]

_FIGURES: Final = "figures_side_by_side"
_REACH: Final = "reach_of_measure"
_OUTCOME: Final = "outcome_of_measure"
_KNOWN: Final = "known_at"


@dataclass(frozen=True, slots=True)
class Found:
    """What plain words were understood as."""

    hits: tuple[Hit, ...]
    """The best first: things, then sentences, then sources."""
    questions: tuple[Asking, ...]
    """The likeliest first."""
    named: bool = False
    """Whether the words ask one of the questions, and not only name a thing."""


class Box(Counting):
    """One box for plain words."""

    def __init__(
        self,
        shelf: Shelf,
        languages: Iterable[Mapping[str, object]] | Words,
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
                question the words that ask it, `;` between them, `*` for any ending. Or the words
                that were learned of them, which are then this box's.
            questions: Gives the blanks of the questions, when they are first needed.
            reach: Gives the day that the sources reach, YYYY-MM-DD; or nothing.
            concepts: Gives the names of the kinds of events and of definitions.
            main: Gives the event that everything else is context for; or nothing.
            day: Gives the first day of an event, YYYY-MM-DD; or nothing.
        """
        self.shelf = shelf
        self._asked, self._reach, self._told, self._main = questions, reach, concepts, main
        self._day = day
        typed = languages if isinstance(languages, Words) else Words(languages)
        typed.year_of = self._year_of
        self.fitting = Fitting(shelf, typed)
        self._last: tuple[str, Found | tuple[Hit, ...]] = ("", ())

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
        if query.of_all and (query.alone or kinds <= SENTENCES):  # no thing of them is named
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
        things = post_first(self.fitting, query, things)
        things = self.law_first(query, kind_first(self.fitting, query, things, self._main()))
        things = undone_first(query, self.told_first(query, fitting, things))
        whole = {self.shelf.kinds[fit.at] == "claim" for fit in fitting if fit.whole}
        sentence = bool(fitting) and self.shelf.kinds[fitting[0].at] == "claim"
        asked = {*query.asked, *(("who_disputes",) if is_denied(query) else ())}
        said = query.number and SAID in query.asked  # who said 711
        asked |= {_FIGURES} if counted or said else set()
        # A sentence that has every word answers better than a question about something like it,
        # unless it is asked when, how many, or where accounts differ.
        alone = whole == {True} and not counted and PLAIN.isdisjoint(query.asked)
        questions = tuple(
            one
            for one in asked_of(self.questions, query, things, sentence=sentence, counted=counted)
            if not alone
            or one.name not in asked
            or covers(one, things, query)
            or speaks(one, things)
        )[:ASKED]
        asked |= OF_NAMES | {ELSE[name] for name in query.asked if name in ELSE}
        named = any(
            one.name in asked or ("valid_at", query.day) in one.values for one in questions[:1]
        )
        if query.words == (query.number,) and questions:  # a number by itself: who counts so many
            named = named or questions[0].name == _FIGURES
        if main := self._of_main(query, fitting) or self._of_law(query, fitting):
            others = (one for one in questions if one.name != main.name)
            questions, named = (main, *others)[:ASKED], True
        return Found(self.fitting.shown(fitting), questions, named)

    def _of_main(self, query: Query, fitting: Iterable[Fit]) -> Asking | None:
        """Give what is asked of the main event, where the words name no other: the proposal."""
        # According to the article, when was the announcement: nobody's statements are asked for.
        name = next((name for name in query.asked if name != SAID), "")
        if name == _KNOWN:
            return self._known_by(query)
        main = self._main() if name in OF_MAIN else ""
        if not main or not self.fitting.typed.meant.issuperset(query.words):
            return None
        named = {self.shelf.row(fit.at).id for fit in fitting
                 if fit.whole and self.shelf.kinds[fit.at] in SUBJECT}  # fmt: skip
        return None if named and main not in named else Asking(name, (("event", main),))

    def _of_law(self, query: Query, fitting: Iterable[Fit]) -> Asking | None:
        """Give what is asked of the law of which most is said, where the words name nothing."""
        blank = OF_LAWS.get(query.asked[0], "") if query.asked and not query.day else ""
        # Which of its articles were annulled: a law is asked about, and none is named.
        are_parts = all(any(same(w, p) for p in self._phrases.numbering) for w in query.words)
        named = any(fit.whole and self.shelf.kinds[fit.at] == "instrument" for fit in fitting)
        is_bare = are_parts and not named if query.asked[:1] == (_OUTCOME,) else query.bare
        if not blank or not is_bare or query.number:
            return None
        shelf = self.shelf
        laws = (at for at, kind in enumerate(shelf.kinds) if kind == "instrument")
        law = max(laws, key=lambda at: shelf.weights[at], default=None)
        return None if law is None else Asking(query.asked[0], ((blank, shelf.row(law).id),))

    def _known_by(self, query: Query) -> Asking | None:
        """Give what was known of the main event by a day, where the words name nothing else."""
        main, typed = self._main(), self.fitting.typed
        words = [w for w in query.words if w not in query.months and not w.isdigit()]
        known = {word for own, name, _ in typed.asking if name == _KNOWN for word in own}
        if not main or not query.day or not (known | typed.meant).issuperset(words):
            return None
        return Asking("about", (("subject", main), (_KNOWN, query.day)))
