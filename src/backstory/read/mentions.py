"""
A text and what is known come in; out go the names that stand in the text, each with its reason.

A name proper must be written as one (the case rule). A weak name needs support: initials of two
letters need the full name beside them; a surname needs the person's full name before it, or none
else who bears it; a body that every state has needs the country. To add a rule for names, add a
step to `_Finder.all`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from backstory.read.country import Gate
from backstory.read.entries import Entry
from backstory.read.full_names import written_as_name
from backstory.read.lands import country_words
from backstory.read.lexicon import LANGUAGES, lexicon
from backstory.read.mention import Mention
from backstory.read.names import Names
from backstory.read.persons import SLIP_LETTERS, Persons
from backstory.read.thing import Thing
from backstory.read.tokens import Tokens, tokens_of
from backstory.text import normalise

__all__ = ["names_in"]

_LONG_ENOUGH: Final = 3
"""Letters: shorter initials need support."""
_BODY: Final = 3
"""Words of such a name before its last one."""
_SORT: Final = {"person": "actor", "body": "actor", "group": "actor"}


def names_in(
    text: Tokens, lang: str, names: Names, gate: Gate,
    full: tuple[frozenset[str], Mapping[str, str]],
) -> list[Mention]:  # fmt: skip
    """Find the actors, places and instruments that a text names, in its order."""
    return _Finder(text, lexicon(lang), names, gate, full).all()


class _Finder(Persons):
    """Goes through the words of a text; names of things and bodies, here."""

    home_named = False
    """Whether the text named a body together with the country of the graph."""

    @cached_property
    def peopled(self) -> set[int]:
        """The sentences that name somebody, so far."""
        return set()

    @cached_property
    def abroad(self) -> set[str]:
        """Words of the bodies that the text named together with another country."""
        return set()

    def all(self) -> list[Mention]:
        """Go through the words once, the longest name first."""
        found: list[Mention] = []
        words, by_first, read = self.text.words, self.names.by_first, 0
        bodies, capitals = self.lex.bodies.begins(words), self.text.capitals
        names = by_first.begins(words)
        any_ = names | bodies | {
            word for at, word in enumerate(words if self.short else ())
            if self.text.raw(at) in self.short
        }  # fmt: skip
        told = enumerate(zip(words, capitals, strict=True))
        for at, word in [(at, word) for at, (word, large) in told if large or word in any_]:
            if at < read:
                continue
            one: Mention | None = None
            if word in names:
                one = self._named(at, by_first.by_length(word))
            if one is None and self.short and (iri := self.short.get(self.text.raw(at), "")):
                signs = (("name", self.text.raw(at)),)
                one = Mention(at, at + 1, self._sort(iri), iri, "initials", 0.9, signs)
            if one is None and word in bodies:
                one = self._body(at)
            if one is None and capitals[at]:
                one = self._surname(at) or self._slipped(at) or self._again(at)
            if one is None:
                if capitals[at]:
                    self._stranger(at)
                continue
            if one.iri:
                found.append(one)
                if one.kind == "actor":
                    self.peopled.add(self.text.sentence_at(one.first))
                self._introduce(one)
            read = one.after
        return found

    def _sort(self, iri: str) -> str:
        kind = self.known.things[iri].kind
        return _SORT.get(kind, kind)

    def _named(
        self, at: int, names: Sequence[tuple[int, Mapping[tuple[str, ...], Sequence[Entry]]]]
    ) -> Mention | None:
        words = self.text.words
        for length, rows in names:
            here = rows.get(tuple(words[at : at + length]))
            fitting = [row for row in here or () if written_as_name(self.text, at, row)]
            if not fitting:
                continue
            things = list(dict.fromkeys(row.thing for row in fitting))
            allowed = [thing for thing in things if self._allowed(at, length, thing, fitting)]
            if allowed:
                return self._chosen(at, length, allowed, fitting)
        return None

    def _chosen(self, at: int, length: int, things: list[str], rows: list[Entry]) -> Mention:
        best = max(things, key=lambda iri: (self.known.weight[iri], iri))
        kind = self.known.things[best].kind
        others = tuple(sorted(set(things) - {best}))
        why = "initials" if rows[0].initials else "name"
        return Mention(at, at + length, _SORT.get(kind, kind), best, why,
                       0.95 if not others else 0.6, (("name", rows[0].text),), others)  # fmt: skip

    def _allowed(self, at: int, length: int, iri: str, rows: list[Entry]) -> bool:
        thing = self.known.things[iri]
        entry = next(row for row in rows if row.thing == iri)
        if thing.kind == "person":
            return self._person_stands(at, length, iri)
        if iri == self.names.bodies.get("government"):
            return False  # every text speaks of it, and seldom of what it does as one
        if self._part_of_longer(at, length, thing):
            return False
        if entry.initials and not self._initials_stand(at, entry):
            return False
        if thing.kind == "group" and length == 1 and self._begins_sentence(at):
            return False  # a noun that begins a sentence, and no name
        if thing.kind == "place":
            return not (at and self.text.words[at - 1] in self.lex.raw["team"]
                        and not entry.text.startswith(("El ", "The ")) and length == 1)  # fmt: skip
        if thing.kind == "instrument":
            return self.gate.open and not self.gate.abroad_beside(at, at + length)
        if length == 1 and self._ends_body(at):
            return False  # «Asamblea Nacional»: no paper called «El Nacional»
        if thing.kind in ("body", "group") and (entry.home or self._common(entry)):
            if entry.home and self._of_union(entry):
                return self.gate.open  # a council of the UN is no country's, wherever it sits
            if theirs := self._foreign(entry):
                return self.gate.open and self.gate.abroad_beside(at, at + length) in ("", theirs)
            return self._at_home(at, at + length)
        return True

    def _ends_body(self, at: int) -> bool:
        """Tell whether a word ends the name of a body that every state has."""
        return any(
            begin + length == at + 1
            for begin in range(max(0, at - _BODY), at)
            for length, _ in self.lex.bodies.at(self.text.words, begin)
        )

    def _foreign(self, entry: Entry) -> str:
        """Give the country that a name without it leaves out, if that is not home; else nothing."""
        codes = (
            {word.code for word in country_words(tokens_of(entry.text))} if entry.home else set()
        )
        return min(codes) if len(codes) == 1 and self.gate.home not in codes else ""

    def _of_union(self, entry: Entry) -> bool:
        """Tell whether a shortened name is that of a body of a union of states."""
        words = normalise(entry.text).split()
        return any({words[0], words[-1]} & {*lexicon(lang).raw["unions"]} for lang in LANGUAGES)

    def _common(self, entry: Entry) -> bool:
        """Tell whether other states have a body of this name."""
        return bool(self.lex.bodies.at(list(entry.words), 0)) or any(
            hit[0] == len(entry.words)
            for lang in LANGUAGES for hit in lexicon(lang).bodies.at(list(entry.words), 0)
        )  # fmt: skip

    def _at_home(self, first: int, after: int) -> bool:
        if self.gate.abroad_beside(first, after):
            self.abroad.update(self.text.words[first:after])
            return False
        if self.gate.home_beside(first, after):
            self.abroad.difference_update(self.text.words[first:after])
            self.home_named = True
            return True
        if set(self.text.words[first:after]) <= self.abroad:
            return False  # the court of another country, of which the text spoke before
        if self.gate.is_theirs(self.text.sentence_at(first), self.peopled):
            return False
        sure = (self.gate.leads or self.home_named) and not self.gate.follows_other(first)
        return self.gate.open and sure and not self.gate.abroad_near(first, after)

    def _initials_stand(self, at: int, entry: Entry) -> bool:
        if entry.text in self.short:
            return self.short[entry.text] == entry.thing
        if len(entry.text) >= _LONG_ENOUGH:
            theirs = self.gate.is_theirs(self.text.sentence_at(at), self.peopled)
            return (self.gate.open and not theirs) or entry.thing in self.full
        if self.known.things[entry.thing].kind == "place":
            return True
        if entry.thing in self.full:
            return True
        gap = self.text.text[max(0, self.text.starts[at] - 1) : self.text.starts[at]]
        return gap == "(" and self.text.starts[at] < 400 and not self._stranger_before(at)

    def _stranger_before(self, at: int) -> bool:
        """Tell whether the capitals before a bracket spell other initials than the graph's name."""
        if any(word.after == at for word in self.gate.words):
            return False  # `CARACAS, Venezuela (AP)`
        return (
            self.text.raw(at - 1)[:1].isupper() and self.text.words[at - 1] not in self.lex.months
        )

    def _part_of_longer(self, at: int, length: int, thing: Thing) -> bool:
        """Tell whether a name is a part of another: `Reuters Institute`, `Caracas Chronicles`."""
        if thing.kind == "place" and length == 1:
            after = at + length
            if after < len(self.text.words) and self._beside(after) and self._capital(after):
                following = self.text.words[after]
                return following not in self.lex.months and following not in self.names.by_first
        return False

    def _again(self, at: int) -> Mention | None:
        """Link `the Committee` with the body of that name that the text spoke of last."""
        word = self.text.words[at]
        iri = self.bodies_seen.get(word, "")
        if not iri or at == 0 or not self.lex.has("definite", self.text.words[at - 1]):
            return None
        following = self.text.raw(at + 1)[:1] if at + 1 < len(self.text.words) else ""
        if len(word) < SLIP_LETTERS or (following.isupper() and self._beside(at + 1)):
            return None
        if self.gate.is_theirs(self.text.sentence_at(at), self.peopled):
            return None  # «La Asamblea», behind a sentence about another country's law
        return Mention(at, at + 1, "actor", iri, "again", 0.8, (("name", self.text.raw(at)),))

    def _body(self, at: int) -> Mention | None:
        hits = self.lex.bodies.at(self.text.words, at)
        if not hits:
            return None
        length, sort = max(hits)
        iri = self.names.bodies.get(sort, "")
        if not iri and not self.abroad:  # where no body of another country may be meant
            iri = self.names.bodies.get(self.lex.raw["fallback"].get(sort, ""), "")
        if not iri or sort == "government" or not self._body_written(at, length):
            return None
        if not self._at_home(at, at + length):
            return None
        after = at + length
        near = self.gate.by_sentence.get(self.text.sentence_at(at), ())
        for word in near:
            if word.first == after and word.sort == "people" and word.code == self.gate.home:
                after = word.after
        return Mention(at, after, "actor", iri, "body-at-home", 0.85, (("body", sort),))

    def _body_written(self, at: int, length: int) -> bool:
        """Hold the names of bodies to the case of their language."""
        raw = self.text.raw(at)
        word = self.text.words[at]
        if self._begins_sentence(at) and length == 1 and not self.lex.raw["small-bodies"]:
            return False
        if length == 1 and word in self.lex.raw["capital-bodies"]:
            named = self._beside(at) and self._capital(at - 1) and not self._begins_sentence(at - 1)
            return raw[0].isupper() and not named
        if not self.lex.raw["small-bodies"]:
            return raw[0].isupper() or length > 1
        return True
