"""
The rules for names of persons: a bare surname needs its bearer, and strangers keep theirs.

The base of whoever goes through the words of a text to find names.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import OSA

from backstory.read.country import Gate
from backstory.read.kin import is_kin
from backstory.read.lexicon import Lexicon
from backstory.read.mention import Mention
from backstory.read.names import PARTICLES, Names
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["Persons"]

_SHORT_WORD: Final = 3
"""Letters of words that headlines may write small."""
_TITLED: Final = 4
"""Long words of a headline at least."""
_TITLE: Final = 5
"""Letters that a word has more than, which tells of whom a surname is."""
SLIP_LETTERS: Final = 5
"""Letters of a surname in which one slip is taken for a slip."""


class Persons:
    """Whom a text names, and who bears a surname in it."""

    def __init__(
        self, text: Tokens, lex: Lexicon, names: Names, gate: Gate,
        full: tuple[frozenset[str], Mapping[str, str]],
    ) -> None:  # fmt: skip
        self.text, self.lex, self.names, self.gate = text, lex, names, gate
        self.full, self.short = full
        self.small = frozenset(
            word for word, start in zip(text.words, text.starts, strict=True)
            if text.text[start].islower()
        )  # fmt: skip
        self.bodies_seen: dict[str, str] = {}
        """IRIs of bodies by the words of the names under which the text spoke of them."""
        self.titled: dict[int, bool] = {}
        """Whether every long word of a sentence has a capital, by sentence."""
        self.known = names.known
        self.introduced: dict[str, str] = {}
        """Who bears a surname in this text: an IRI, or empty for somebody the graph lacks."""

        self.bare: set[str] = set()
        """Surnames that the text has given alone: they stay their bearer's."""

        self.called: dict[tuple[str, str], str] = {}
        """Who bears a surname behind a word that stood before the full name; empty for two."""

    def _capital(self, at: int) -> bool:
        return self.text.capitals[at]

    def _beside(self, at: int) -> bool:
        """Tell whether a word follows the one before with nothing but a space between."""
        return at > 0 and self.text.text[self.text.ends[at - 1] : self.text.starts[at]] == " "

    def _begins_sentence(self, at: int) -> bool:
        return self.text.sentences[self.text.sentence_at(at)][0] == at

    def _person_stands(self, at: int, length: int, iri: str) -> bool:
        own = self.names.known.words_of(iri)
        if length > 1:
            return not self._surname_follows(at + length, own)
        word = self.text.words[at]
        if self._neighbour(at, own) or self._surname_follows(at + 1, own):
            return False
        if word in self.introduced:
            return self.introduced[word] == iri
        if iri in self.full:
            return True
        if not self.gate.open and not self.gate.mentions_home:
            return False
        return not self._begins_sentence(at) or self.text.text[self.text.starts[at]].isupper()

    def _neighbour(self, at: int, own: frozenset[str]) -> bool:
        """Tell whether a first name of somebody else stands before a surname."""
        if not self._beside(at) or not self._capital(at - 1) or self.text.raw(at - 1).isupper():
            return False
        if self._title_case(at):
            return False  # `Considers Recognizing Guaido`
        before = self.text.words[at - 1]
        lex = self.lex
        if before in lex.months or before in lex.weekdays:
            return False  # `in December Maduro …`
        if before in own or before in lex.sets["titles"] or before in PARTICLES:
            return False
        if any(
            word.after == at for word in self.gate.by_sentence.get(self.text.sentence_at(at), ())
        ):
            return False
        if self._begins_sentence(at - 1):
            return before not in self.lex.sets["stop"] and not self._ordinary(at - 1)
        return True

    def _title_case(self, at: int) -> bool:
        """Tell whether a word stands in a headline all of whose long words have a capital."""
        sentence = self.text.sentence_at(at)
        if sentence not in self.titled:
            first, after = self.text.sentences[sentence]
            long = [place for place in range(first, after)
                    if len(self.text.words[place]) > _SHORT_WORD]  # fmt: skip
            self.titled[sentence] = len(long) >= _TITLED and all(map(self._capital, long))
        return self.titled[sentence]

    def _ordinary(self, at: int) -> bool:
        """Tell whether a word at the beginning of a sentence also stands small in the text."""
        plain = self.text.words[at]
        return (
            plain in self.small or len(plain) < 4 or self.lex.has("common", plain)
            or self.lex.has("expects", plain) or self.lex.has("definite", plain)
        )  # fmt: skip

    def _surname_follows(self, after: int, own: frozenset[str]) -> bool:
        if after >= len(self.text.words) or not self._beside(after) or not self._capital(after):
            return False
        following = self.text.words[after]
        if following in own or self.text.raw(after).isupper():
            return False
        if self._title_case(after) and following not in self.names.surnames:
            return False  # `Guaidó Floats Amnesty`
        return self.text.sentence_at(after) == self.text.sentence_at(after - 1)

    def _introduce(self, one: Mention) -> None:
        thing = self.known.things.get(one.iri)
        if thing and thing.kind == "body" and one.after - one.first > 1:
            for word in self.text.words[one.first : one.after]:
                self.bodies_seen[word] = thing.iri
        if thing and thing.kind == "person" and one.after - one.first > 1:
            label = normalise(next(iter(thing.labels.values()))).split()
            for place in range(max(0, one.first - 2), one.first):
                if self.text.words[place] in self.small and len(self.text.words[place]) > _TITLE:
                    key = self.text.words[place], label[-1]
                    same = self.called.get(key, thing.iri) == thing.iri
                    self.called[key] = thing.iri if same else ""
            if self.introduced.get(label[-1]) and (
                label[-1] in self.bare or is_kin(self.text, self.lex, one.first)
            ):
                return  # `Ana Soto, sister of Luis Soto`: Soto is still Ana
            self.introduced[label[-1]] = thing.iri
            self.introduced[self.text.words[one.after - 1]] = thing.iri

    def _surname(self, at: int) -> Mention | None:
        """Link a surname that stands alone with who bears it in this text."""
        word = self.text.words[at]
        iri = self.introduced.get(word, "")
        if iri and at:  # `la presidenta Soto`, where the text spoke of `la presidenta Ana Soto`
            iri = self.called.get((self.text.words[at - 1], word)) or iri
        if not iri:
            bearers = [one for one in self.names.surnames.get(word, ()) if one in self.full]
            iri = bearers[0] if len(bearers) == 1 else ""
        if not iri:
            return None
        own = self.names.known.words_of(iri)
        if self._neighbour(at, own) or self._surname_follows(at + 1, own):
            return None
        if iri == self.introduced.get(word):
            self.bare.add(word)
        return Mention(at, at + 1, "actor", iri, "surname", 0.9,
                       (("name", self.text.raw(at)),))  # fmt: skip

    def _slipped(self, at: int) -> Mention | None:
        """Link a full name with one slip in the surname, or with a second name between."""
        rows = self.names.first_names.get(self.text.words[at], ())
        if not rows or at + 1 >= len(self.text.words) or not self._beside(at + 1):
            return None
        if not self._capital(at + 1):
            return None
        word = self.text.words[at + 1]
        for surname, iri in rows:
            close = len(word) >= SLIP_LETTERS and (
                OSA.distance(word, surname, score_cutoff=1) <= 1 or sorted(word) == sorted(surname)
            )
            if close and not self._surname_follows(at + 2, frozenset()):
                return Mention(at, at + 2, "actor", iri, "slip", 0.8, (("name", surname),))
            if (
                at + 2 < len(self.text.words)
                and self.text.words[at + 2] == surname
                and (self._beside(at + 2) and self._capital(at + 2))
            ):
                return Mention(at, at + 3, "actor", iri, "second-name", 0.85, (("name", surname),))
        return None

    def _stranger(self, at: int) -> None:
        """Note somebody whom the graph lacks, so that the bare surname is not somebody else's."""
        capitals = self.text.capitals
        if not (capitals[at] and capitals[at - 1] and self._beside(at)):
            return
        word, before = self.text.words[at], self.text.words[at - 1]
        if (
            word in self.names.surnames
            and before not in self.lex.sets["titles"]
            and not (self._begins_sentence(at - 1) and self._ordinary(at - 1))
        ):
            self.introduced[word] = ""
