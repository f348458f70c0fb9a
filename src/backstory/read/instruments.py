"""
A text and its main event come in; out go the laws, decrees and rulings that it speaks of.

An instrument is named in full (the index of names), or called by its form ("the law", "el
decreto"): then it is the one of the event that the sentence speaks of, else the one of that form
of which the text spoke last, else that of the main event.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.frames import Scene
from backstory.read.known import Known, Thing, stem
from backstory.read.lexicon import Lexicon
from backstory.read.mentions import Mention
from backstory.read.tokens import Tokens

__all__ = ["instruments_in"]

_FORMS: Final = {
    "law": ("law", "decree-law", "bill", "decree"),
    "bill": ("bill", "draft", "law"),
    "decree": ("decree", "decree-law", "order"),
    "judgment": ("judgment", "order"),
    "agreement": ("agreement", "accord", "memorandum", "text"),
}
_TOPIC_WORDS: Final = 4
"""Words after the form in which the topic stands: `the amnesty law`, `ley de amnistía`."""


def instruments_in(text: Tokens, lex: Lexicon, known: Known, scene: Scene) -> list[Mention]:
    """Find and link the instruments of a text."""
    named = [one for one in scene.names if one.kind == "instrument"]
    taken = {at for one in scene.names for at in range(one.first, one.after)}
    finder = _Finder(text, lex, known, scene)
    found: list[Mention] = []
    last: list[Mention] = []
    for at, word in enumerate(text.words):
        while named and named[0].first <= at:
            last.append(named.pop(0))
        form = lex.forms.get(word)
        if form is None or at in taken:
            continue
        one = finder.linked(at, form, last)
        if one is not None:
            found.append(one)
            last.append(one)
            taken.update(range(one.first, one.after))
    return found


class _Finder:
    def __init__(self, text: Tokens, lex: Lexicon, known: Known, scene: Scene) -> None:
        self.text, self.lex, self.known, self.scene = text, lex, known, scene
        self.things = [thing for thing in known.things.values() if thing.kind == "instrument"]
        self.common = frozenset(stem(word) for word in lex.forms) | frozenset(
            stem(word) for word in known.common_words
        )
        self.stems = {
            thing.iri: frozenset(stem(word) for text_ in thing.texts for word in _plain(text_))
            for thing in self.things
        }

    def linked(self, at: int, form: str, last: Sequence[Mention]) -> Mention | None:
        """Link a word for a form of instrument, if anything tells which it is."""
        text = self.text
        definite = any(self.lex.has("definite", word) for word in text.words[max(0, at - 3) : at])
        some = at > 0 and text.words[at - 1] in self.lex.sets["ones"]
        sentence = text.sentence_at(at)
        if self.scene.gate.abroad_beside(at, at + 1):
            return None
        first, after = self._extent(at, sentence)
        topics = self._topics(first, after, at)
        dates = [
            one for one in self.scene.dates_by_sentence.get(sentence, ())
            if first <= one.first <= after + 2
        ]  # fmt: skip
        candidates = [thing for thing in self.things if self._may(thing, form, topics, dates)]
        if not candidates:
            return None
        for one in reversed(last):
            if definite and not dates and any(thing.iri == one.iri for thing in candidates):
                again = ("again", self.known.things[one.iri].id)
                signs = (("form", form), again)
                return Mention(first, after, "instrument", one.iri, "again", 0.7, signs)
        main = self.known.events.get(self.scene.main)
        if main and (definite or some or topics):
            own = [thing for thing in candidates if thing.iri in main.instruments]
            if len(own) == 1 or (own and topics):
                return Mention(first, after, "instrument", _first(own, form).iri, "main", 0.75,
                               (("form", form), ("main", main.thing.id)))  # fmt: skip
        if len(candidates) == 1 and (dates or len(topics) > 1):
            told = (("form", form), *(("word", word) for word in sorted(topics)))
            return Mention(first, after, "instrument", candidates[0].iri, "words", 0.8, told)
        return None

    def _extent(self, at: int, sentence: int) -> tuple[int, int]:
        """Take in the article before, and `de amnistía` or `amnesty` beside it."""
        words, (low, high) = self.text.words, self.text.sentences[sentence]
        first = at
        while first > low and at - first < 4 and self.text.gap(first - 1) in (" ", "-"):
            first -= 1
            if self.lex.has("definite", words[first]) or words[first] in self.lex.sets["ones"]:
                break
        else:
            first = at
        after = at + 1
        if after + 1 < high and words[after] == "de" and stem(words[after + 1]) in self._all_stems:
            after += 2
        return first, after

    @property
    def _all_stems(self) -> frozenset[str]:
        return frozenset().union(*self.stems.values()) if self.stems else frozenset()

    def _topics(self, first: int, after: int, at: int) -> set[str]:
        """Give the words of the phrase that the names of instruments hold, the form left out."""
        phrase = {stem(word) for place, word in enumerate(self.text.words[first:after], first)
                  if place != at}  # fmt: skip
        if self.lex.forms[self.text.words[at]] and self.text.words[at] not in ("ley", "law"):
            phrase.add(stem(self.text.words[at]))
        return (phrase & self._all_stems) - self.common - {"de", "la", "el", "the"}

    def _may(self, thing: Thing, form: str, topics: set[str], dates: Sequence[object]) -> bool:
        if thing.type.rsplit("/", 1)[-1].removeprefix("form-") not in _FORMS.get(form, (form,)):
            return False
        if topics and not topics <= self.stems[thing.iri]:
            return False
        return not dates or any(
            str(getattr(one, "value", ""))[:4] in self.stems[thing.iri] for one in dates
        )


def _first(things: Sequence[Thing], form: str) -> Thing:
    order = _FORMS.get(form, (form,))
    return min(things, key=lambda one: (
        order.index(one.type.rsplit("/", 1)[-1]) if one.type.rsplit("/", 1)[-1] in order else 9,
        one.iri,
    ))  # fmt: skip


def _plain(text: str) -> list[str]:
    from backstory.text import normalise

    return normalise(text).split()
