"""
Words that ask of two, of a body with its parts, or of what befell whom come in; turns go out.

Difference between amnesty and pardon, what did one and the other say, who was released after the
announcement. The page has the same rules (web/src/box/turns.ts), held by tests/shared/turns.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.asking import PER_VOICE, SAID, Asking, Hit
from backstory.ask.laws import Laws
from backstory.ask.turn import Turn, same
from backstory.ask.typed import plain

__all__ = ["Kinds"]

_SPEAKING: Final = frozenset(("person", "body", "group"))
_TIMELINE: Final = "timeline"
_OUTCOME: Final = "outcome_of_measure"


class Kinds(Laws):
    """Finds what is asked of two at once, and of what befell whom."""

    if TYPE_CHECKING:

        def _means(self, part: str, voice: str = "") -> Turn | None: ...
        def _means_short(self, typed: Sequence[str]) -> Turn | None: ...
        def _said(self, one: str, topic: str) -> Turn | None: ...
        def _groups(self, one: str) -> tuple[str, ...]: ...
        def _named(self, text: str, kinds: frozenset[str]) -> str: ...
        def _kind(self, words: Sequence[str], of: str) -> Hit | None: ...
        def _telling(self, text: str) -> list[str]: ...
        def _page(self, one: str) -> str: ...
        def _office(self, part: str) -> str: ...
        def _moment(self, words: Sequence[str]) -> str: ...

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
            "".join(self._speakers(each)[:1]) or self._named(each, _SPEAKING)
            for each in (one, other)
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
