"""
Plain words come in; out goes what is counted in them, and what they are about beside it.

The page has the same rules (web/src/box/counting.ts); tests/shared/asked.json holds both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.asking import Hit, is_denied
from backstory.ask.fitting import Fit
from backstory.ask.ids import BY_BODIES, COUNTED, COUNTS_AFTER, SAID, SUBJECT, UNTOLD, VOICES
from backstory.ask.plain import is_year, plain
from backstory.ask.plurals import of_many
from backstory.ask.then import Thens
from backstory.ask.typed import Query

__all__ = ["Counting"]

_FIGURES: Final = "figures_side_by_side"
_LOOKED, _SENTENCES = 6, 20
"""Among how many things, sentences, what is counted is looked for beside."""
_DIFFER: Final = "who_disputes"


class Counting(Thens):
    """Finds what is counted, and of what."""

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
        after = COUNTS_AFTER.issubset(query.asked)
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
        if not counted or other or COUNTS_AFTER.issubset(query.asked):
            return None, things
        if bare:
            return counted, self._said_of(fitting, query, counted)
        rest = tuple(word for word in query.words if word not in counted.words)
        named = self._who_then(query, rest)
        told = self._said_of(fitting, query, counted)
        if rest and not named:
            beside = self.fitting.fitting(replace(query, words=rest), " ".join(rest))
            found = [
                self.fitting.hit(fit) for fit in beside if self.shelf.kinds[fit.at] not in UNTOLD
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
        hits = [self.fitting.hit(f) for f in fits if f.whole and self.shelf.kinds[f.at] in VOICES]
        return [hit for hit in hits if {*plain(hit.text).split()} == {*rest}][:1]

    def _of_others(self, query: Query, things: list[Hit], said: str) -> list[Hit]:
        """Put first what is named beside a body: the amnesty that the Supreme Court annulled."""
        first = next((thing for thing in things if thing.kind in SUBJECT), None)
        if not first or first.whole or not BY_BODIES.intersection(query.asked):
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
        fits = [fit for fit in fitting if kinds[fit.at] not in UNTOLD]
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
