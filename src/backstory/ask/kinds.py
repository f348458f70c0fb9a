"""
Words that ask of two, of a body with its parts, or of what befell whom come in; turns go out.

Difference between amnesty and pardon, what did one and the other say, who was released after the
announcement. The page has the same rules (web/src/box/turns.ts), held by tests/shared/turns.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.asking import Asking
from backstory.ask.ids import SUBJECT, VOICES
from backstory.ask.laws import Laws
from backstory.ask.plain import plain
from backstory.ask.span_between import span_in
from backstory.ask.turn import Turn, heads, meaning, same

__all__ = ["Kinds"]

_TIMELINE: Final = "timeline"
_OUTCOME: Final = "outcome_of_measure"
_EVENT: Final = {"event": (frozenset(("event",)), True)}


class Kinds(Laws):
    """Finds what is asked of two at once, and of what befell whom."""

    if TYPE_CHECKING:

        def _said(self, one: str, topic: str) -> Turn | None: ...

    def _apart(self, text: str) -> Turn | None:
        """Give two kinds of event whose difference is asked: amnesty and pardon."""
        for name, *two in self.read(text).pairs:
            kinds = [
                self._means(each) or self._means_short(("what", "is", *each.split()))
                for each in two
            ]
            one, other = kinds
            if name == "measures_compared" and one and other and one.things != other.things:
                return Turn("apart", one.asking, (*one.things, *other.things))
        return None

    def _both(self, one: str, other: str, *topic: str) -> Turn | None:
        """Give two who are asked for at once: what did one and the other say."""
        words = tuple(self._telling(" ".join(topic)))
        found = tuple(
            "".join(self._speakers(each)[:1]) or self._named(each, VOICES) for each in (one, other)
        )
        return Turn("both", self._asked_of(found), found, words) if all(found) else None

    def _befell(self, *parts: str) -> Turn | None:
        """Give what befell whom after an event: who was released after the announcement."""
        words = plain(parts[0]).split()
        if len(parts) == 1 or self.fitting.typed.fates.isdisjoint(words):
            return None
        event = self._best(parts[1], (), {"event": (frozenset(("event",)), True)})
        asked = Asking("what_followed", (("event", event),))
        return Turn("befell", asked, (event,), tuple(words)) if event else None

    def _anyone(self, part: str, whereof: str) -> Turn | None:
        """Give what befell anybody over an event: was anyone convicted for the shootings."""
        words = plain(part).split()
        fates = self.fitting.typed.fates
        if not words or not all(any(same(word, fate) for fate in fates) for word in words):
            return None
        event = self._best(whereof, (), {"event": (frozenset(("event",)), True)})
        asked = Asking("what_followed", (("event", event),))
        return Turn("anyone", asked, (event,), tuple(words)) if event else None

    def _made(self, part: str, whom: str) -> Turn | None:
        """Give a kind of event of which those are asked for that somebody decided."""
        kind = self._kind(self._telling(part), "concept kind")
        person = self._named(whom, frozenset(("person",))) if kind else ""
        if not kind or not person:
            return None
        asked = Asking(_TIMELINE, (("kind", kind.id),))
        return Turn("made", asked, (kind.id, person), tuple(self._telling(whom)))

    def _before_them(self, part: str, whom: str) -> Turn | None:
        """Give a kind of event of which those before somebody held a post are asked for."""
        found = self._made(part, whom)
        return found and found._replace(name="preceding", words=())

    def _became(self, text: str) -> Turn | None:
        """Give the event of those of whom it is asked what became of them: the pardoned."""
        query, names = self.read(text), self._phrases.became
        if _OUTCOME not in query.asked or names.isdisjoint(query.words):
            return None
        event = self._best(" ".join(query.words), (), {"event": (frozenset(("event",)), True)})
        asked = Asking(_OUTCOME, (("measure", event),))
        return Turn("became", asked, (event,)) if event else None

    def _fared(self, whom: str, after: str) -> Turn | None:
        """Give somebody of whom it is asked what came to them after an event."""
        person = self._named(whom, frozenset(("person",)))
        event = self._moment(plain(after).split()) if person else ""
        asked = Asking("events_of_actor", (("actor", person),))
        return Turn("fared", asked, (person, event)) if event else None

    def _demanded(self, one: str) -> Turn | None:
        """Whatever somebody asks for: what they say in words that ask."""
        found = self._said(one, " ".join(self._phrases.demanding))
        return found and found._replace(name="demanded", words=())

    def _spoke(self, one: str) -> Turn | None:
        """Whatever a body says, those within it too."""
        if self.read(one).day:
            return None
        voice = "" if self._speakers(one) else self._named(one, frozenset(("body",)))
        voices = (voice,) if voice else self._groups(one)
        voices = voices or tuple(filter(None, (self._page(one) or self._office(one),)))
        return Turn("said", self._asked_of(voices), voices) if voices else None

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

    def _moment(self, words: Sequence[str]) -> str:
        """Give the day that words are, or the first of their month or year; else their event."""
        text = " ".join(words)
        query = self.read(text)
        if query.is_day and not query.words:
            return query.day
        if span := span_in(self.fitting.typed, text, text):
            return span[0]
        telling = self._telling(text)
        laws, rest = self.laws(telling)
        if laws and not rest and laws[0].about.startswith("event:"):
            return laws[0].about.partition(":")[2]
        fits = self.fitting.fitting(query, text) if telling else ()
        whole = any(fit.whole and self.shelf.kinds[fit.at] in SUBJECT for fit in fits)
        return self._best(text, (), _EVENT) if whole else ""
