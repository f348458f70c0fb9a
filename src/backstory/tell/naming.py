"""
A thing, a voice or a thread of sentences comes in; out goes how running text names it there.

With its article, small if it is an ordinary word, and in short where it was named before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from weakref import WeakKeyDictionary

from backstory.rdf.record import Record
from backstory.tell.saying import Speaker
from backstory.words.grammar import has_article
from backstory.words.languages import words_of
from backstory.words.numbers import small_numeral
from backstory.words.phrases import filled

__all__ = ["Namer", "Thread"]

_MOST = 3
"""Voices named in one sentence; of more, it tells how many."""
_FEW_WORDS = 2
"""Words of a kind of event that can stand for the event."""
_TITLE = 5
"""Words of a title that is named again."""


_OF_GRAPH: Final[WeakKeyDictionary[Record, dict[tuple[str, str], Any]]] = WeakKeyDictionary()
"""What was worked out of a graph for all subjects, as long as the graph is held."""


@dataclass(slots=True)
class Thread:
    """What the sentences before have said, so that the next need not say it again."""

    voices: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    """Sources named by their titles so far."""
    last: str = ""
    """The one so named in the sentence before."""
    gists: set[str] = field(default_factory=set)
    """What has been told in the words of the editors."""
    frame: int = 0
    """Sentences so far that say by whose word in one of the turns, which take turns."""
    on_subject: bool = False
    """Whether the sentence before is about what the text is about, so that "it" may follow."""
    key: str = ""
    """The fixed turn of the sentence before."""


class Namer(Speaker):
    """Name things as sentences about one subject want them."""

    def __init__(self, record: Record, lang: str, subject: str) -> None:
        super().__init__(record, lang)
        self.subject = subject
        self.patterns = words_of(lang)["prose"]

    def _of_graph(self, key: str, made: Callable[[], Any]) -> Any:
        """Give what is the same for every subject of a graph, made once for all of them."""
        known = _OF_GRAPH.setdefault(self.record, {})
        if (key, self.lang) not in known:
            known[key, self.lang] = made()
        return known[key, self.lang]

    @property
    def ordinary(self) -> frozenset[str]:
        """Words written small somewhere in the names and gists of a graph."""
        found: frozenset[str] = self._of_graph("ordinary", self._ordinary)
        return found

    def _ordinary(self) -> frozenset[str]:
        texts = [name.labels.get(self.lang, "") for name in self.record.names.values()]
        texts += [claim.gist.get(self.lang, "") for claim in self.record.claims.values()]
        words = re.findall(r"\b[^\W\d_]+", " ".join(texts))
        return frozenset(word for word in words if word[0].islower())

    @property
    def proper(self) -> frozenset[str]:
        """Words written with a capital within a sentence, and those of people, bodies, places."""
        found: frozenset[str] = self._of_graph("proper", self._proper)
        return found

    def _proper(self) -> frozenset[str]:
        texts = [claim.gist.get(self.lang, "") for claim in self.record.claims.values()]
        found = re.findall(r"(?<=[^\W_][ ,]) ?([^\W\d_]+)", " ".join(texts))
        inner = [word for word in found if word[0].isupper()]
        kinds = ("person", "body", "place")
        names = [n.labels.get(self.lang, "") for n in self.record.names.values() if n.kind in kinds]
        return frozenset([*inner, *re.findall(r"[^\W\d_]+", " ".join(names))])

    def is_ordinary(self, word: str) -> bool:
        """Tell whether a word is an ordinary one, not a name."""
        return not word.isupper() and word[:1].lower() + word[1:] in self.ordinary

    def is_no_name(self, word: str) -> bool:
        """Tell whether the first word of a sentence may be written small."""
        bare = re.sub(r"['’]s?$|\W+$", "", word)
        if len(bare) == 1:
            return bare != "I"
        return self.is_ordinary(bare) or (not bare.isupper() and bare not in self.proper)

    @property
    def articled(self) -> tuple[str, ...]:
        """Names that begin with an article of their own, as newspapers do: El País."""
        found: tuple[str, ...] = self._of_graph("articled", self._articled)
        return found

    def _articled(self) -> tuple[str, ...]:
        names = [source.publisher for source in self.record.sources.values()]
        names += [text for n in self.record.names.values() for text in n.labels.values()
                  if n.kind in ("body", "place")]  # fmt: skip
        return tuple({name for name in names if has_article(name)})

    def lowered(self, text: str) -> str:
        """Begin a sentence small, so that it can stand within another."""
        if text.startswith(self.articled):
            return text
        return self.grammar.small(text, self.is_no_name)

    def kind(self, iri: str) -> str:
        """Give the kind of a thing."""
        known = self.record.names.get(iri)
        return known.kind if known else ""

    def noun(self, iri: str) -> str:
        """Name a thing as a sentence wants it, with its article."""
        kind = self.kind(iri)
        common = self.is_no_name if kind == "event" else self.is_ordinary
        return self.grammar.noun(self.name(iri), kind, common)

    def many(self, iri: str) -> bool:
        """Tell whether a name takes a plural verb."""
        if self.kind(iri) == "source":
            unnamed = self.record.sources[iri].unnamed
            return bool(unnamed) and self.grammar.is_plural(self.voice(iri))
        if self.kind(iri) not in ("group", "event"):
            return False
        return self.grammar.is_plural(self.name(iri))

    def turn(self, key: str, **values: str) -> str:
        """Give a fixed turn of phrase."""
        return filled(self.patterns["turns"][key], False, **values)

    @cached_property
    def this(self) -> tuple[str, bool]:
        """How the subject is called in passing ("the amnesty"), and whether that is a plural."""
        kind = self.kind(self.subject)
        if kind not in ("event", "instrument"):
            return self.noun(self.subject), self.many(self.subject)
        sort = self.record.names[self.subject].type
        for iri, whole in ((self.subject, False), (sort, True)):
            head = self._head(self.name(iri), kind, whole=whole) if iri else ""
            if head:
                named = f"{self.grammar.article(head, kind)} {head.lower()}".strip()
                return named, self.grammar.is_plural(head)
        return self.turn("the law" if kind == "instrument" else "the event"), False

    def _head(self, name: str, kind: str, *, whole: bool) -> str:
        """Give the word by which a thing is called in passing; empty if none will do."""
        if not name or not self.grammar.is_noun(name, kind, self.is_ordinary):
            return ""
        head = name if whole else self.grammar.head(name)
        if len(head.split()) > _FEW_WORDS or not self.is_no_name(head.split()[0]):
            return ""
        before = name[: name.find(head) + len(head) + 3]
        return "" if self.grammar.is_joined(before) else head

    def voice_nouns(self, voices: Sequence[str], thread: Thread) -> tuple[str, bool]:
        """Name voices, a text named before as "the same text"; and whether they are plural."""
        kept = list(voices) if len(voices) <= _MOST else list(voices[: _MOST - 1])
        named = list(dict.fromkeys(self._voice(voice, thread) for voice in kept))
        many = len(named) > 1 or len(voices) > len(kept) or self.many(voices[0])
        if len(kept) == len(voices):
            return self.grammar.joined(named), many
        return self.turn(
            "others", o=", ".join(named), n=self.number_word(len(voices) - len(kept))
        ), True

    def number_word(self, number: int) -> str:
        """Write a small number as a word."""
        return small_numeral(number, self.lang)

    def _voice(self, iri: str, thread: Thread) -> str:
        source = self.record.sources.get(iri)
        if source is None:
            return self.noun(iri)
        name = self.voice(iri)
        if name[0] not in "«“":
            actor = self.record.publishers.get(source.publisher)
            return self.noun(actor) if actor else self._outlet(name, bool(source.unnamed))
        if thread.last == iri:
            return self.turn("same text")
        thread.last = iri
        words = name.split()
        if iri in thread.titles and len(words) > _TITLE:
            name = f"{' '.join(words[:_TITLE])}…{name[-1]}"
        thread.titles.add(iri)
        return self.turn("the text", o=name)

    def _outlet(self, name: str, unnamed: bool) -> str:
        """Give the name of an outlet, what is added to it after a comma in parentheses."""
        if unnamed:
            one = "" if self.grammar.is_plural(name) else self.grammar.one(name)
            return f"{one} {name}".strip()
        return name if "(" in name else re.sub(r", (.*)$", r" (\1)", name)
