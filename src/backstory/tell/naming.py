"""Name a thing as running text does: with its article, and small if it is an ordinary word."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any, Final
from weakref import WeakKeyDictionary

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.model.parts import Words
from backstory.rdf.record import Record
from backstory.tell.kept_words import kept_words
from backstory.tell.saying import Speaker
from backstory.vocabulary import id_of
from backstory.words.dates import adverb
from backstory.words.grammar import has_article

__all__ = ["Namer"]

_OF_GRAPH: Final[WeakKeyDictionary[Record, dict[tuple[str, str], Any]]] = WeakKeyDictionary()
"""What was worked out of a graph for all subjects, as long as the graph is held."""


class Namer(Speaker):
    """Name things as sentences want them."""

    def _of_graph(self, key: str, made: Callable[[], Any]) -> Any:
        """Give what is the same for every subject of a graph, made once for all of them."""
        known = _OF_GRAPH.setdefault(self.record, {})
        if (key, self.lang) not in known:
            kept = kept_words(self.record.store, key, self.lang)
            known[key, self.lang] = made() if kept is None else kept
        return known[key, self.lang]

    def learn(self, whole: Record) -> None:
        """Take the words of a whole graph for those of the part of it that is told from here."""
        Namer(whole, self.lang).of_whole()
        _OF_GRAPH[self.record] = _OF_GRAPH[whole]

    @property
    def ordinary(self) -> frozenset[str]:
        """Words written small somewhere in the names and gists of a graph."""
        found: frozenset[str] = self._of_graph("ordinary", self._ordinary)
        return found

    def of_whole(self) -> dict[str, Collection[str]]:
        """Give what only the whole of a graph tells, by the names under which it is kept."""
        return {"ordinary": self.ordinary, "proper": self.proper, "articled": self.articled}

    def _ordinary(self) -> frozenset[str]:
        texts = [name.labels.get(self.lang, "") for name in self.record.names.values()]
        texts += self.record.gists(self.lang)
        # Each once, as a text has them between spaces: most come again and again.
        words = re.findall(r"\b[^\W\d_]+", " ".join({*" ".join(texts).split()}))
        return frozenset(word for word in words if word[0].islower())

    @property
    def proper(self) -> frozenset[str]:
        """Words written with a capital within a sentence, and those of people, bodies, places."""
        found: frozenset[str] = self._of_graph("proper", self._proper)
        return found

    def _proper(self) -> frozenset[str]:
        texts = self.record.gists(self.lang)
        # Most words begin small, in letters of English: those are passed over at their first one.
        found = re.findall(r"(?<=[^\W_][ ,]) ?([^\W\d_a-z][^\W\d_]*)", " ".join(texts))
        inner = [word for word in found if word[0].isupper()]
        kinds = ("person", "body", "place")
        names = [n.labels.get(self.lang, "") for n in self.record.names.values() if n.kind in kinds]
        # A paper called by one word, which may begin a sentence: Gamma puts it in March.
        names += [s.publisher for s in self.record.sources.values() if " " not in s.publisher]
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
        """Names that keep their first letter: with an article of their own, or of elsewhere."""
        found: tuple[str, ...] = self._of_graph("beginnings", self._beginnings)
        return found

    def _beginnings(self) -> tuple[str, ...]:
        return tuple(self._of_graph("articled", self._articled))

    def _articled(self) -> frozenset[str]:
        names = [source.publisher for source in self.record.sources.values()]
        names += [text for n in self.record.names.values() for text in n.labels.values()
                  if n.kind in ("body", "place") and not (n.kind == "place" and text[:4] == "The ")
                  ]  # fmt: skip
        foreign = {self.name(iri) for iri in self.record.names if self.is_foreign(iri)}
        return frozenset({name for name in names if has_article(name)} | (foreign - {""}))

    def lowered(self, text: str) -> str:
        """Begin a sentence small, so that it can stand within another."""
        if text.startswith(self.articled):
            return text
        return self.grammar.small(text, self.is_no_name)

    def noun(self, iri: str) -> str:
        """Name a thing as a sentence wants it, with its article."""
        if iri not in self._nouns:  # like names: each is told a hundred times
            kind, name = self.kind(iri), self.name(iri)
            common = self.is_no_name if kind == "event" else self.is_ordinary
            if not self.is_foreign(iri):
                self._nouns[iri] = self.grammar.noun(name, kind, common)
            else:  # no article of this language goes with "Senate rejects the bill"
                told = kind in ("event", "instrument")
                self._nouns[iri] = self.quoted(Words(name, "")) if told else name
        return self._nouns[iri]

    def is_foreign(self, iri: str) -> bool:
        """Tell whether a thing has a name in another language alone, as in a dossier of one."""
        known = self.record.names.get(iri)
        if known is None or not known.labels:
            return False
        return self.lang not in known.labels or not self.record.is_written_in(iri, self.lang)

    def figure(self, claim: Claim) -> str:
        """Write a figure in words: "at least 60 people", "30 per cent (turnout, of electors)"."""
        counted, amount = self.name(claim.counted), self.amount(claim)
        if claim.modality == "expected":
            counted = self.grammar.unexpected(counted)
        whole = claim.object != 1 and self.grammar.is_plural(counted)
        # Of how many, how far counted, within what: a number is no wider than it is told.
        base = ", ".join((*self.base(claim), *self.held_within(claim)))
        if whole:
            return f"{amount} {counted} ({base})" if base else f"{amount} {counted}"
        unit = self.name(claim.unit) if claim.unit else ""
        # "1 voto (votos nulos)": the plural of what is counted is no name of one.
        named = counted.startswith(unit) and not (
            claim.object == 1 and counted.startswith(f"{unit}s")
        )
        same = unit and (named or id_of(claim.unit) == "person")
        if not same and claim.object != 1 and " " not in unit:
            unit = self.grammar.plural(unit)
        counted = f"{counted}, {base}" if base else counted
        return f"{amount}{'' if same or not unit else f' {unit}'} ({counted})"

    def when(self, span: Span) -> str:
        """Write a date as an adverb: "on 30 January 2026", "en enero de 2026"."""
        if span not in self._whens:
            self._whens[span] = adverb(span, self.lang)
        return self._whens[span]
