"""
Words come in; out goes what they name: a thing, a post, a kind, the pages of an outlet.

The page has the same rules (web/src/box/naming.ts); tests/shared/turns.json holds both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from backstory.ask.asking import PER_VOICE, Asking, Hit, speaks
from backstory.ask.fitting import Fit
from backstory.ask.ids import GROUPS, NAMED, SAID, SENTENCES
from backstory.ask.pairs import Pairs
from backstory.ask.plain import plain
from backstory.ask.shelf import Row
from backstory.ask.turn import STEM, is_form, same
from backstory.ask.turn_words import TurnWords

__all__ = ["OUTLET", "Named"]

OUTLET: Final = 2
"""Pages by which somebody is known to publish."""


class Named(Pairs):
    """Finds what words name."""

    _told: Callable[[], Iterable[Row]]

    @cached_property
    def concepts(self) -> list[tuple[Row, list[str]]]:
        """The kinds of events and the definitions, each with the words of its name."""
        # What stands in brackets explains the name; of two names that are one kind either is it.
        names = ((row, row.text.partition(" (")[0]) for row in self._told())
        words = map(re.escape, self.fitting.typed.either)
        either = re.compile(rf" (?:{'|'.join(words)}) ")
        return [
            (row, plain(each).split())
            for row, name in names
            for each in dict.fromkeys(
                (name, *(either.split(name) if row.kind == "concept kind" else ()))
            )
        ]

    def _defined_by(self, voice: str) -> list[Hit]:
        """Give the definitions that go by the name of a voice, the widest first."""
        words = frozenset(self._telling(voice))
        found = [
            Hit(row.id, row.kind, row.text, whole=True, words=words)
            for row, own in self.concepts
            if row.kind == "concept definition" and words <= {*own}
        ]
        return sorted(found, key=lambda hit: (len(hit.text), hit.id))

    def _is_one_name(self, *parts: str) -> bool:
        """Tell whether a voice and a topic are the name of one voice: the Liga de los Derechos."""
        both = " ".join(parts)
        whole = self._naming(both, NAMED - {"place"})
        return whole is not None and {*self._telling(both)} == {*self._telling(whole.text)}

    def _state(self, one: str) -> str:
        """Give the country that words name, if bodies or groups are named after it."""
        place = self._naming(one, frozenset(("place",)))
        words = plain(place.text).split() if place else ()
        rows = set.intersection(*({*self.shelf.having(word)} for word in words)) if words else ()
        speaks = any(self.shelf.kinds[at] in GROUPS for at in rows)
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
        return tuple(many) if len(many) >= OUTLET else ()

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
        if len(words) != OUTLET or words[0] not in self.fitting.typed.light:
            return ""
        rows = (self.shelf.row(at) for at in self.shelf.having(words[1]))
        found = {
            row.id for row in rows
            if row.kind == "source" and plain(row.text).split()[:OUTLET] == words
            and row.text.partition(" ")[2][:1].islower()
        }  # fmt: skip
        return found.pop() if len(found) == 1 else ""

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
                thing = first is None or self.shelf.kinds[first.at] in (*kinds, *SENTENCES)
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

    def _speakers(self, one: str) -> tuple[str, ...]:
        """Give the kinds of actors that words mean who speak: the bishops, the opposition."""
        known, words = self._phrases.speakers, self._telling(one)
        if not words or not all(word in known for word in words):
            return ()
        kinds = dict.fromkeys(kind for word in words for kind in known[word])
        return tuple(f"position:{kind}" for kind in kinds)

    def _asked_of(self, voices: Sequence[str]) -> Asking:
        """Ask what the first of some voices says; of a kind of actor, what each says."""
        first = next(iter(voices), "")
        return PER_VOICE if ":" in first else Asking(SAID, (("voice", first),))
