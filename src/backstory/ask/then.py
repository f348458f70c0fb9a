"""
Words that bind what they ask to a time, or to a kind of actor, come in; turns of phrase go out.

What did somebody say after the law, who was president after the coup, who was killed on a day,
which governments welcomed it, when did somebody last publish a count. The page has the same rules
(web/src/box/then.ts); tests/shared/turns.json holds both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from backstory.ask.asking import PER_VOICE, Asking, Hit
from backstory.ask.ids import (
    COUNTED,
    HEARD,
    HELD_THEN,
    SAID,
    SENTENCES,
    SPOKEN,
    SUBJECT,
    TOLD_FIRST,
    VOICES,
)
from backstory.ask.plain import is_year, plain
from backstory.ask.span_between import span_in
from backstory.ask.turn import Turn
from backstory.ask.turns import Turns
from backstory.ask.typed import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backstory.ask.fitting import Fit

__all__ = ["Thens"]

_TIMELINE, _HOLDERS, _REACTIONS = "timeline", "holders_of_post", "reactions"
_RULED: Final = "ruled"
_WHEN: Final = "dates_of_event"
_WORD: Final = re.compile(r"\w+")
_FIGURES: Final = "figures_side_by_side"


class Thens(Turns):
    """Finds what is asked of a time after something or before it, and of a kind of actor."""

    _main: Callable[[], str]
    _day: Callable[[str], str]

    def turn(self, text: str) -> Turn | None:
        """Give what the words ask, if they are a turn of phrase and what they name is there."""
        words = self._by_first(plain(text).split())
        return (
            self._bound(words, SPOKEN)
            or self._of_kind(text, words)
            or self._became(text)
            or super().turn(text)
            or self._bound(words, frozenset((_RULED,)))
            or self._fated(words)
            or self._unheard(text, words)
        )

    def _bound(self, words: Sequence[str], names: frozenset[str]) -> Turn | None:
        """Give what is asked of before or after an event, or a day: what was said after the law."""
        spans = self._phrases.spans
        for at in range(len(words) - 2, 1, -1):
            key = next((s for s in ("since", "before") if words[at] in spans.words(s)), "")
            found = self._head(" ".join(words[:at])) if key else None
            if not found or found.name not in names:
                continue
            side, tail = "after" if key == "since" else key, words[at + 1 :]
            if moment := self._moment(tail):
                return found._replace(then=(side, moment))
            if found.name == _RULED:  # after somebody died: who came after them
                rest = " ".join(word for word in tail if word not in self.fitting.typed.alike)
                return self._followed(side, " ".join(words[:at]), rest)
        return None

    def _by_first(self, words: list[str]) -> list[str]:
        """Put first who says it, where that stands last: after the law according to Foro Penal."""
        for by in self._phrases.by:
            for at in range(1, len(words) - len(by)):
                if tuple(words[at : at + len(by)]) == by:
                    return [*words[at:], *words[:at]]
        return words

    def _head(self, text: str) -> Turn | None:
        """Give what words ask that stand before a time: what was said, or who held a post."""
        if (found := super().turn(text)) and found.name in SPOKEN:
            return found
        query = self.read(text)
        words = tuple(word for word in query.words if not word.isdigit())
        if not {*query.asked} - HELD_THEN and (post := self._post(words)):
            return Turn(_RULED, Asking(_HOLDERS, (("post", post),)), (post,))
        if found := self._counting_by(query, text):
            return found
        hit = self._speaking(query.words) if SAID in query.asked else None
        if not hit:
            return None
        own = {*plain(hit.text).split()}
        topic = tuple(word for word in query.words if word not in own)
        return Turn("said", Asking(SAID, (("voice", hit.id),)), (hit.id,), topic)

    def _counting_by(self, query: Query, text: str) -> Turn | None:
        """Give who counted what, where words ask for a number of somebody's: registered."""
        telling = self._phrases.telling | self._phrases.counts
        tells = not telling.isdisjoint(plain(text).split())
        if _FIGURES not in query.asked and not tells:
            return None
        counted = self._count_words(query.words)
        rest = [word for word in query.words if word not in counted and word not in telling]
        for many in range(len(rest), 0, -1):
            for at in range(len(rest) - many + 1):
                part = " ".join(rest[at : at + many])
                kinds = self._speakers(part)
                hit = None if kinds else self._naming(part, VOICES)
                # Who counts is named in full: the amnesty is no Amnesty International.
                full = hit and (hit.kind == "person" or {*self._telling(hit.text)} <= hit.words)
                # How many protesters were arrested: those who are counted, not who counts.
                if hit and hit.kind == "group" and not tells:
                    continue
                if found := kinds or ((hit.id,) if hit and full else ()):
                    used = {*rest[at : at + many]}
                    topic = tuple(w for w in query.words if w not in used and w not in telling)
                    return Turn("counted", self._asked_of(found), found, topic)
        return None

    def _count_words(self, words: Sequence[str]) -> set[str]:
        """Give those of some words that are the whole name of something counted."""
        kinds, row = self.shelf.kinds, self.shelf.row
        rows = {at for word in words for at in self.shelf.having(word) if kinds[at] == COUNTED}
        names = (frozenset(plain(row(at).text).split()) for at in rows)
        return {word for own in names if own <= {*words} for word in own}

    def _speaking(self, words: Sequence[str]) -> Hit | None:
        """Give who is named at the beginning or at the end of words, else who has them all."""
        for many in range(len(words), 0, -1):
            for part in (words[:many], words[-many:]):
                if hit := self._naming(" ".join(part), VOICES):
                    return hit
        fits = self.fitting.fitting(self.read(" ".join(words)), " ".join(words))
        whole = (fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] in VOICES)
        fit = next(whole, None)
        return self.fitting.hit(fit) if fit else None

    def on_its_day(self, text: str) -> str:
        """Give a text with the day of the event whose day it names: on the day of the coup."""
        if _WHEN in self.read(text).asked:
            return text
        for name, parts in self._phrases.read(plain(text).split()):
            if name != "day_of":
                continue
            head, tail = (part.split() for part in parts)
            is_main = self.fitting.typed.meant.issuperset(self._telling(parts[1]))
            event = self._main() if is_main else self._moment(tail)
            if event and (day := self._day(event)):
                marks = [found.end() for found in _WORD.finditer(text)]
                return f"{text[: marks[len(head) - 1]]} {day}"
        return text

    def _day_of(self, *_parts: str) -> None:
        """Ask nothing: the day of an event stands in its place already, where it has one."""

    def day_of(self, event: str) -> str:
        """Give the first day of an event, YYYY-MM-DD; empty if it has none."""
        return self._day(event)

    def _fated(self, words: Sequence[str]) -> Turn | None:
        """Give whom something befell on a day, in a month or a year: who was killed then."""
        typed = self.fitting.typed
        text = " ".join(words)
        fates = tuple(word for word in words if word in typed.fates)
        query = self.read(text)
        known = {*typed.fates, *query.months}
        rest = [word for word in query.words if word not in known and not is_year(word)]
        if not fates or rest or not {*words[:2]} & {*typed.doers, *self._phrases.open} - {"by"}:
            return None
        dates = " ".join(w for w in words if w in query.dated or w in query.months or is_year(w))
        span = span_in(typed, dates, dates) or (query.day, query.day)
        fits = self.fitting.fitting(query, text)
        # A death is called by who died, which is what is asked.
        bears = not query.day and not typed.dying.issuperset(fates)
        named = (fit for fit in fits if fit.whole and self.shelf.kinds[fit.at] == "event")
        if not span[0] or _FIGURES in query.asked or (bears and next(named, None)):
            return None
        asked = Asking(_TIMELINE, (("since", span[0]), ("until", span[1])))
        return Turn("befell", asked, (), fates, span)

    def _unheard(self, text: str, words: Sequence[str]) -> Turn | None:
        """Give who is asked for what they say, where nobody here is called so."""
        if SAID not in self.read(text).asked:
            return None
        typed, kinds = self.fitting.typed, self.shelf.kinds
        for name, parts in self._phrases.read(words):
            query = self.read(parts[0]) if name in HEARD else None
            if not query or len(parts) == 1 or (name == "said" and SAID not in query.asked):
                continue
            own = tuple(query.words)
            if not own or typed.meant.union(typed.turns.numbering) & {*own} or query.day:
                return None
            fits = self.fitting.fitting(replace(query, hints=(), told=()), " ".join(own))
            if any(fit.whole and kinds[fit.at] not in SENTENCES for fit in fits):
                return None
            topic = tuple(self._telling(parts[1]))
            return Turn("unheard", PER_VOICE, own, topic) if topic else None
        return None

    def _of_kind(self, text: str, words: Sequence[str]) -> Turn | None:
        """Give what kind of actor took something so: which governments welcomed it."""
        kinds = self._phrases.actors
        if self._phrases.open.isdisjoint(words[:1]) or not {*words[1:2]} & kinds.keys():
            return None
        query = self.read(text)
        if _REACTIONS not in query.asked:
            return None
        topic = tuple(w for w in (*query.words, *query.dated) if w != words[1] and w not in kinds)
        event = self._moment(topic)
        asked = Asking(_REACTIONS, (("event", event),)) if event else Asking(_TIMELINE, ())
        return Turn("of_kind", asked, kinds[words[1]], topic) if topic else None

    def told_first(self, query: Query, fits: Sequence[Fit], things: list[Hit]) -> list[Hit]:
        """
        Put first, where it is asked why or when, the event of the sentence that has all words.

        Unless a thing has them: why did the prosecutor resign, whose surname another has too.
        """
        if not TOLD_FIRST & {*query.asked[:1]} or query.day:
            return things
        ends = not {*self._phrases.ending}.isdisjoint(query.words[-1:])
        if rest := {*query.words[:-1]} if ends else set[str]():
            # Why was the march held: of what all other words name.
            held = (h for h in things if h.kind == "event" and rest <= {*plain(h.text).split()})
            if first := next(held, None):
                return [first, *(hit for hit in things if hit != first)]
        named = any(hit.whole and hit.kind != "source" for hit in things)
        if named:
            return things
        row = self.shelf.row
        whole = [row(fit.at) for fit in fits if fit.whole and self.shelf.kinds[fit.at] == "claim"]
        abouts = (each.about.partition(":") for each in whole)
        kind, name = next(((kind, name) for kind, _, name in abouts if kind in SUBJECT), ("", ""))
        if not name:
            return things
        known = (row(fit.at) for fit in fits if self.shelf.kinds[fit.at] == "instrument")
        about = next((each.about for each in known if each.id == name), "")
        words = frozenset(query.words)
        first = Hit(name, kind, "", whole=True, words=words, about=about)
        return [first, *(hit for hit in things if hit.id != name)]

    def _lastly(self, one: str, topic: str = "") -> Turn | None:
        """Give who is asked for what they said last, or counted last."""
        voice = self._named(one, VOICES)
        own = self._phrases.counts
        words = tuple(word for word in self._telling(topic) if word not in own)
        return Turn("lastly", Asking(SAID, (("voice", voice),)), (voice,), words) if voice else None
