"""
Words that ask of a law come in; out goes which one they may mean, and what is asked of it.

Does the amnesty cover murder, the gazette number of the decree, a list of amnesty laws: of several
that are called so, that of which most is said comes first. The page has the same rules
(web/src/box/laws.ts); tests/shared/turns.json holds both.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from backstory.ask.asking import Asking, Hit
from backstory.ask.ids import COUNTED, OF_EVENTS, REACHING, SUBJECT
from backstory.ask.naming import Named
from backstory.ask.plain import is_year, plain
from backstory.ask.shelf import Row
from backstory.ask.turn import Turn, is_more, same
from backstory.ask.typed import Query

if TYPE_CHECKING:
    pass

__all__ = ["Laws"]

_LAW: Final = "instrument"
_TIMELINE, _REACH, _ABOUT = "timeline", "reach_of_measure", "about"
"""Questions of what a law covers, and what it does not."""
_FIGURES: Final = "figures_side_by_side"
_SEVERAL: Final = 2
_FEW: Final = 4
_SHARE: Final = 4
"""How much less may be said of somebody whom words may mean too."""


class Laws(Named):
    """Finds the laws that words may mean."""

    def laws(self, words: Iterable[str]) -> tuple[list[Row], list[str]]:
        """Give the laws that words may mean, of which most is said first, and the other words."""
        every = list(words)
        bodies = self._of_bodies(every)
        own = [w for w in every if w not in bodies and len(self._called_so(w)) >= _SEVERAL]
        years = [word for word in every if is_year(word)]
        for named in ([*own, *years] if years else [], own):
            if own and named and (found := self._whole(named, frozenset((_LAW,)))):
                return found, [word for word in every if word not in named]
        return [], every

    def rivals(self, query: Query, named: str) -> list[str]:
        """Give what else words may mean that were understood as one law, or as one person."""
        found = list[str]()
        if not any(map(is_year, query.words)) and not query.day:
            laws, rest = self.laws(query.words)
            told = any(named in self._called_so(word) for word in rest)  # the law against hate
            if not told and any(named in (law.id, _came(law)) for law in laws):
                found = [law.id for law in laws if named not in (law.id, _came(law))]
        if found or query.day:
            return found[: _FEW - 1]
        typed = frozenset(query.words)
        of: dict[str, tuple[str, int]] = {}
        for word in query.words:
            for at in self.shelf.having(word):
                row = self.shelf.row(at)
                if row.kind == "person" and plain(row.text).split()[-1:] == [word]:
                    of[row.id] = plain(row.text), row.weight
        text, weight = of.get(named, ("", 0))
        if not text and not any(map(is_year, query.words)):
            return self._namesakes(query, named)
        if not text or typed.issuperset(text.split()):
            return []
        last = text.split()[-1]
        near = [each for each, (name, many) in of.items()
                if each != named and name.split()[-1] == last and many * _SHARE >= weight
                and not typed.intersection(text.split()[:-1])]  # fmt: skip
        return sorted(near, key=lambda each: (-of[each][1], each))[: _FEW - 1]

    def _namesakes(self, query: Query, named: str) -> list[str]:
        """Give the few other events that all words name: somebody was arrested twice."""
        if OF_EVENTS.isdisjoint(query.asked) or not query.words:
            return []
        fits = self.fitting.fitting(query, " ".join(query.words))
        whole = [fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] == "event"]
        own = [self.shelf.row(fit.at).id for fit in whole]
        return [each for each in own if each != named] if named in own and len(own) <= _FEW else []

    def law_first(self, query: Query, things: list[Hit]) -> list[Hit]:
        """Put first the law of which most is said, where several are called so and none by year."""
        parts = [w for w in query.words if any(same(w, p) for p in self._phrases.numbering)]
        if not query.asked or query.day or not things:
            return things
        if things[0].kind not in SUBJECT and not parts:
            return things
        begins = not set(self._phrases.beginning).isdisjoint(query.does)
        laws, rest = self.laws(w for w in query.words if not (begins and w in query.does))
        many = len(query.words) - len(rest)
        if begins:  # who proposed the law: its bill
            laws.sort(key=lambda law: not self._is_bill(law))
        elif len(laws) < _SEVERAL or any(map(is_year, query.words)):
            return things
        for word in rest:  # is the exile law in force: not whichever law most is said of
            if own := self._called_so(word):
                laws = [law for law in laws if law.id in own]
        told = parts == rest != []  # which of its articles were annulled
        if not laws or (many < _SEVERAL and things[0].kind != _LAW and not told):
            return things
        alike = self.fitting.typed.alike
        counts = _FIGURES in query.asked  # how many articles the law has
        if any(
            word not in alike
            and word not in parts
            and not self._is_of_body(word)
            and not (counts and self._is_counted((word,)))
            for word in rest
        ):
            return things
        row = laws[0]
        typed = frozenset(query.words)
        kind, _, came = row.about.partition(":")
        first = [Hit(row.id, row.kind, row.text, whole=True, words=typed, about=row.about)]
        first += [Hit(came, kind, row.text, whole=True, words=typed)] if came else []
        return [*first, *(each for each in things if each.id not in (row.id, came))]

    def _is_bill(self, law: Row) -> bool:
        return not set(self._phrases.bills).isdisjoint(plain(law.text).split())

    def _of_bodies(self, words: Sequence[str]) -> set[str]:
        """Give the words of bodies that are named whole: the National Assembly is in no law."""
        said = f" {' '.join(words)} "
        rows = (self.shelf.row(at) for word in words for at in self.shelf.having(word)
                if self.shelf.kinds[at] == "body")  # fmt: skip
        names = (plain(row.text).split() for row in rows)
        return {w for own in names if own[1:] and f" {' '.join(own)} " in said for w in own}

    def _is_of_body(self, word: str) -> bool:
        kinds = self.shelf.kinds
        return any(kinds[at] == "body" for at in self.shelf.having(word))

    def _called_so(self, word: str) -> set[str]:
        """Give the laws that have a word in one of their names."""
        shelf = self.shelf
        rows = [at for at in shelf.having(word) if shelf.kinds[at] == _LAW]
        found = {shelf.row(at).id for at in rows if word in plain(shelf.row(at).text).split()}
        return found if not word.isdigit() else set()

    def _whole(self, words: Sequence[str], kinds: frozenset[str]) -> list[Row]:
        """Give what has all words, of which most is said first."""
        query = replace(self.read(" ".join(words)), words=tuple(words), hints=(), told=())
        fits = self.fitting.fitting(query, " ".join(words))
        own = [fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] in kinds]
        own.sort(key=lambda fit: -self.shelf.weights[fit.at])
        return [self.shelf.row(fit.at) for fit in own]

    def _covered(self, text: str, typed: Sequence[str]) -> Turn | None:
        """Give what a yes or a no is asked of: does the amnesty cover murder."""
        query = self.read(text)
        if REACHING.isdisjoint(query.asked) or not self._phrases.open.isdisjoint(typed[:2]):
            return None
        if query.number:  # did 8,000 people benefit: how many it reached
            return None
        asks, of = self._phrases.open, self._phrases.of_what
        if any(word in asks and before in of for before, word in pairwise(typed)):
            return None  # convicted of what
        laws, rest = self.laws(query.words)
        topic = tuple(word for word in rest if word not in self._phrases.links)
        return self._of_laws("covers", laws, topic) if laws and topic else None

    def _of_laws(self, name: str, laws: Sequence[Row], words: tuple[str, ...]) -> Turn:
        asked = Asking(_REACH, (("measure", laws[0].id),))
        return Turn(name, asked, tuple(law.id for law in laws[:_FEW]), words)

    def _asked_for(self, part: str) -> Turn | None:
        """Give how something is asked for: how does one apply for the amnesty."""
        laws, rest = self.laws(self._telling(part))
        if rest or not laws:
            return None
        return self._of_laws("covers", laws, tuple(self._phrases.applying))

    def _numbered(self, text: str, typed: Sequence[str]) -> Turn | None:
        """Give the legal text whose number is asked for, or the gazette that it stands in."""
        gazette, number = self._phrases.gazette, self._phrases.number
        if (gazette | number).isdisjoint(typed):
            return None
        words = [w for w in self._telling(text) if w not in gazette | number]
        laws = self._whole(words, frozenset((_LAW,))) if words else []
        # The number of the pardon decree counts no pardons: the decree is called so.
        is_law = any(len(self._called_so(word)) >= _SEVERAL for word in words) and any(
            {*words} <= {*plain(law.text).split()} for law in laws
        )
        if not words or (gazette.isdisjoint(typed) and self._is_counted(words) and not is_law):
            return None
        found = laws or self._whole(words, SUBJECT)
        if not found:
            laws, rest = self.laws(words)
            found = laws if all(word in self.fitting.typed.alike for word in rest) else []
        if not found:
            return None
        return Turn("numbered", Asking(_ABOUT, (("subject", found[0].id),)), (found[0].id,))

    def _is_counted(self, words: Iterable[str]) -> bool:
        kinds = self.shelf.kinds
        return any(kinds[at] == "concept counted" for w in words for at in self.shelf.having(w))

    def _list(self, part: str, *_where: str) -> Turn | None:
        """Give all of a kind, or all laws that are called so: a list of amnesty laws."""
        words = tuple(word for word in self._telling(part) if not self.fitting.is_place(word))
        if found := self._in_month(part, words):
            return found
        if kind := self._kind(words, "concept kind"):
            return Turn("span", Asking(_TIMELINE, (("kind", kind.id),)), (kind.id,))
        came = dict.fromkeys(
            _came(row)
            for row in map(self.shelf.row, self._rows(sorted(words, key=len)[-1:]))
            if row.kind == _LAW and row.about
            and all(any(same(word, own) for own in plain(row.text).split()) for word in words)
        )  # fmt: skip
        return Turn("listed", Asking(_TIMELINE, ()), tuple(came)) if len(came) >= _SEVERAL else None

    def _tally(self, part: str, *_where: str) -> Turn | None:
        """Give all of a kind of which it is asked how many there were, and that nobody counts."""
        words, light = self._telling(part), self.fitting.typed.light
        rows = {at for word in words for at in self._rows([word])}
        names = (
            [word for word in plain(self.shelf.row(at).text).split() if word not in light]
            for at in rows
            if self.shelf.kinds[at] == COUNTED
        )
        if any(own and all(any(is_more(o, w) for w in words) for o in own) for own in names):
            return None
        found = self._list(part)
        return found and found._replace(name="tally")

    def _in_month(self, part: str, words: Sequence[str]) -> Turn | None:
        """Give all of a kind in one month: a list of the releases of January 2026."""
        year, month = self.fitting.typed.month(plain(part).split())
        months = self.read(part).months
        rest = [word for word in words if word not in months and not is_year(word)]
        kind = self._kind(rest, "concept kind") if month else None
        if kind is None:
            return None
        span = f"{year}-{month:02}-01", f"{year}-{month:02}-{monthrange(year, month)[1]}"
        asked = Asking(_TIMELINE, (("kind", kind.id), ("since", span[0]), ("until", span[1])))
        return Turn("span", asked, (kind.id,), (), span)

    def _first_of(self, part: str) -> Turn | None:
        return self._end("first", part)

    def _last_of(self, part: str) -> Turn | None:
        return self._end("last", part)

    def _end(self, name: str, part: str) -> Turn | None:
        found = self._list(part)
        if found and found.name == "span":
            return found._replace(name=name)
        # Who was the last president of the court: of whoever held the post.
        words = tuple(self._telling(part))
        post = self._post(words) if words else ""
        if post:
            return Turn(name, Asking("holders_of_post", (("post", post),)), (post,))
        return self._end_by(name, words)

    def _end_by(self, name: str, words: tuple[str, ...]) -> Turn | None:
        """Give the first of a kind that somebody made: the first amnesty of Chávez."""
        for at in range(1, len(words)):
            kind = self._kind(words[:at], "concept kind")
            person = self._named(" ".join(words[at:]), frozenset(("person",))) if kind else ""
            if kind and person:
                asked = Asking(_TIMELINE, (("kind", kind.id),))
                return Turn(name, asked, (kind.id, person))
        return None


def _came(law: Row) -> str:
    """Give the event by which a law came."""
    return law.about.partition(":")[2]
