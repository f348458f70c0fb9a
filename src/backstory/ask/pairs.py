"""Plain words that ask about two things come in; out goes the question, filled in with both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from backstory.ask.asking import Asking, Blanks
from backstory.ask.fitting import Fit, Fitting
from backstory.ask.plain import plain
from backstory.ask.shelf import Shelf
from backstory.ask.turn import same
from backstory.ask.typed import Query

__all__ = ["Pairs"]

_FEW = 3
"""Other things of the same name that are told."""


class Pairs:
    """Finds the two things that plain words are about."""

    shelf: Shelf
    fitting: Fitting
    _asked: Callable[[], Blanks]

    def read(self, text: str) -> Query:
        """Take plain words apart."""
        return self.fitting.typed.read(text)

    @cached_property
    def questions(self) -> Blanks:
        """The blanks of each question."""
        return self._asked()

    def _pair(self, query: Query) -> Asking | None:
        """Give the question about two things that the words ask, if both are found."""
        for name, one_text, other_text in query.pairs:
            blanks = self.questions.get(name, {})
            texts = (self._lent(one_text, other_text), self._lent(other_text, one_text))
            named = [
                self._best(one, self._year(name, one, other), blanks)
                for one, other in (texts, texts[::-1])
            ]
            first, second = named
            if first and second and first != second and len(blanks) >= len(named):
                return Asking(name, tuple(zip(blanks, (second, first), strict=False)))
        return None

    def _lent(self, text: str, beside: str) -> str:
        """
        Lend a text that is but a year the words of the other: that of 2026.

        What is *theirs* is lent the one word of the other that some event has with it: the arrest
        of Colombians and their pardon.
        """
        own, other = (self.read(each).words for each in (text, beside))
        if not self.fitting.typed.turns.theirs.isdisjoint(plain(text).split()):
            for word in other:
                fits = self.fitting.fitting(
                    replace(self.read(text), words=(*own, word)), f"{plain(text)} {word}"
                )
                if any(fit.whole and self.shelf.kinds[fit.at] == "event" for fit in fits):
                    return " ".join((*own, word))
        if not own or not all(word.isdigit() for word in own):
            return text
        return " ".join((*(word for word in other if not word.isdigit()), *own))

    def _best(self, text: str, years: tuple[str, ...], blanks: Mapping[str, Any]) -> str:
        """Give the id of what a text names that fits a blank; of a year, what most is said of."""
        kinds = frozenset[str]().union(*(kinds for kinds, _ in blanks.values()))
        query = self.read(text)
        for words in ((*query.words, *years), query.words) if years else (query.words,):
            fitting = self.fitting.fitting(replace(query, words=words), plain(text))
            fits = [fit for fit in fitting if self.shelf.kinds[fit.at] in kinds]
            whole = [fit for fit in fits if fit.whole]
            if came := self._came(words, fitting, kinds):
                return came
            telling = [word for word in words if not word.isdigit()]
            alone = words == tuple(telling[:1]) and "instrument" not in kinds
            if whole and (alone or words != query.words):
                return self.shelf.row(max(whole, key=lambda fit: self._meant(fit, telling)).at).id
            if words == query.words and fits:
                return self.shelf.row((*whole, *fits)[0].at).id
        return ""

    def event_called(self, words: Sequence[str]) -> str:
        """Give the event that words name; empty if they name none whole."""
        text = " ".join(words)
        fits = self.fitting.fitting(self.read(text), text) if words else ()
        whole = any(fit.whole and self.shelf.kinds[fit.at] == "event" for fit in fits)
        return self._best(text, (), {"event": (frozenset(("event",)), True)}) if whole else ""

    def others_called(self, text: str, named: Sequence[str]) -> dict[str, list[str]]:
        """
        Give, by the event that one word of two was taken to mean, what else is called so.

        Which came first, the pardons or the referendum: of two referendums one was meant.
        """
        found: dict[str, list[str]] = {}
        for _, *two in self.read(text).pairs[:1]:
            for each in two:
                query = self.read(each)
                is_one = len(query.words) == 1 and self.fitting.typed.meant.isdisjoint(query.words)
                fits = self.fitting.fitting(query, plain(each)) if is_one else ()
                events = [fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] == "event"]
                alike = {self.shelf.row(fit.at).id: self._meant(fit, query.words) for fit in events}
                own = next((one for one in named if one in alike), "")
                found |= {own: [one for one in sorted(alike, key=lambda o: (-alike[o][1], o))
                                if one != own and alike[one][0] == alike[own][0] > 0]
                          for own in (own,) if own}  # fmt: skip
        return {own: others[:_FEW] for own, others in found.items() if others}

    def _meant(self, fit: Fit, words: Sequence[str]) -> tuple[int, int, int]:
        """
        Say how likely a word means an event: its kind and its name say so, then most is said of it.

        The announcement is that of an amnesty: not the releases that somebody announced.
        """
        row, light = self.shelf.row(fit.at), self.fitting.typed.light
        heads, kinds = set[str](), {*plain(row.also).split()}
        for at in self.shelf.having(words[0]) if words else ():
            other = self.shelf.row(at)
            own = plain(other.text).split() if other.id == row.id else []
            ends = next((at for at, word in enumerate(own) if word in light), len(own))
            heads |= {*own[:1], *own[max(ends - 1, 0) : ends]}
        named = sum(any(same(words[0], one) for one in names) for names in (heads, kinds) if words)
        return named, row.weight, -fit.at

    def _came(self, words: tuple[str, ...], fitting: Sequence[Fit], kinds: frozenset[str]) -> str:
        """Give, where words name legal texts, the event of that most is said of."""
        telling = [word for word in words if not word.isdigit()]
        texts = [fit for fit in fitting if fit.whole and self.shelf.kinds[fit.at] == "instrument"]
        if len(telling) != 1:  # the amnesty law of 2026: by the whole of its name
            texts = [fit for fit in texts if self._is_all({*words}, self.shelf.row(fit.at).text)]
        if "event" not in kinds or "instrument" in kinds or not texts:
            return ""
        about = self.shelf.row(max(texts, key=lambda fit: self.shelf.weights[fit.at]).at).about
        return about.partition(":")[2]

    def _is_all(self, words: set[str], name: str) -> bool:
        """Tell whether words are all that a name says."""
        return {w for w in plain(name).split() if w not in self.fitting.typed.light} <= words

    def _year(self, name: str, text: str, beside: str) -> tuple[str, ...]:
        """Give the year that only the other of two has: the vote and the ruling of 2016."""
        own, other = (self.read(each).words for each in (text, beside))
        if name != "days_between" or any(word.isdigit() for word in own):
            return ()
        return tuple(word for word in other if word.isdigit())
