"""
Words that ask of two, of a body with its parts, or of what befell whom come in; turns go out.

Difference between amnesty and pardon, what did one and the other say, who was released after the
announcement. The page has the same rules (web/src/box/turns.ts), held by tests/shared/turns.json.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from backstory.ask.asking import SAID, Asking
from backstory.ask.laws import Laws
from backstory.ask.turn import Turn
from backstory.ask.typed import plain

__all__ = ["Kinds"]

_SPEAKING: Final = frozenset(("person", "body", "group"))


class Kinds(Laws):
    """Finds what is asked of two at once, and of what befell whom."""

    if TYPE_CHECKING:

        def _means(self, part: str, voice: str = "") -> Turn | None: ...
        def _means_short(self, typed: Sequence[str]) -> Turn | None: ...
        def _said(self, one: str, topic: str) -> Turn | None: ...
        def _groups(self, one: str) -> tuple[str, ...]: ...
        def _named(self, text: str, kinds: frozenset[str]) -> str: ...

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
        found = tuple(self._named(each, _SPEAKING) for each in (one, other))
        asked = Asking(SAID, (("voice", found[0]),))
        return Turn("both", asked, found, words) if all(found) else None

    def _befell(self, *parts: str) -> Turn | None:
        """Give what befell whom after an event: who was released after the announcement."""
        words = plain(parts[0]).split()
        if len(parts) == 1 or self.fitting.typed.fates.isdisjoint(words):
            return None
        event = self._best(parts[1], (), {"event": (frozenset(("event",)), True)})
        asked = Asking("what_followed", (("event", event),))
        return Turn("befell", asked, (event,), tuple(words)) if event else None

    def _demanded(self, one: str) -> Turn | None:
        """Whatever somebody asks for: what they say in words that ask."""
        found = self._said(one, " ".join(self._phrases.demanding))
        return found and found._replace(name="demanded", words=())

    def _spoke(self, one: str) -> Turn | None:
        """Whatever a body says, those within it too."""
        voice = "" if self.read(one).day else self._named(one, frozenset(("body",)))
        if not voice and not self.read(one).day and (groups := self._groups(one)):
            return Turn("said", Asking(SAID, (("voice", groups[0]),)), groups)
        return Turn("said", Asking(SAID, (("voice", voice),)), (voice,)) if voice else None
