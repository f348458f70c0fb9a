"""
A number and the words of its sentence come in; out go the signs of what they say that it counts.

The words right behind the number and those further on; what is told to have happened beside it,
`frees 99`, `110 people were pardoned`; and turns of phrase.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from backstory.read.clues import Clue
from backstory.read.figures import Figure
from backstory.read.near_number import REACH, NearNumbers, is_other_noun
from backstory.read.weighing import Signs

__all__ = ["HELD", "KINDS", "WordSigns", "with_kinds"]

KINDS: Final = {
    "release": "releases", "leaving-custody": "releases", "prisoner-exchange": "releases",
    "pardon": "pardons", "arrest": "arrests", "detention": "arrests",
    "conviction": "convictions", "amnesty": "beneficiaries", "implementation": "beneficiaries",
}  # fmt: skip
"""What is counted where a number stands beside a word for an event of a kind."""
_PARTS: Final = {
    "women": "women-prisoners-held", "men": "men-prisoners-held", "minor": "minors-held",
    "civilian": "civilian-prisoners-held", "military": "military-prisoners-held",
    "adult": "adult-prisoners-held", "foreign": "foreign-prisoners-held",
}  # fmt: skip
"""What is counted of those who are held, by the class of people beside a number."""
HELD: Final = ("people-held", "prisoners-held")
_SIDES: Final = ("votes-for", "votes-against")
_MEASURES: Final = "precautionary-measures"
_UNDER: Final = "people-under-measures"
"""What is counted, of measures, where the number counts people."""
_SHARES: Final = ("share", "vote-share", "turnout")
"""What may be told in percent."""
_VOTES: Final = frozenset(("election", "referendum"))
"""Kinds of main events of which a percentage is told without a word for voting."""
_NOUN: Final = 2
"""Words between a number and a noun: `political`, «presuntos»."""
_OBJECT: Final = 4
"""Words between a verb and the number that is its object, all of them light."""
_PEOPLE: Final = 4
"""Words for people between a number and `go`."""


def with_kinds(clue: Clue, kinds: Sequence[str] | None) -> Clue:
    """Read `forgives 110 opponents` as a pardon, if that is the event with which it was linked."""
    kind = next((one for one in kinds or () if one in KINDS), "")
    wide = clue.kinds[:1] in (("amnesty",), ("clemency",))
    return replace(clue, kinds=(kind, *clue.kinds)) if kind and wide else clue


_APPOSED: Final = 8
"""Words of a clue before a number that may begin before what is near."""


class WordSigns(NearNumbers):
    """What the words around the numbers of a text say that they count."""

    clues: dict[int, list[Clue]]
    """The words for kinds of events, by sentence."""
    main: Sequence[str]
    """The kinds of its main event."""

    def of_words(self, one: Figure, sentence: int, predicate: int, signs: Signs) -> str:
        """Note the words for what can be counted; give the one right behind the number, if any."""
        head, after = "", -1
        hits = self.hits_of(one, sentence)
        voted = self.is_of_vote(sentence) or (sentence > 0 and self.is_of_vote(sentence - 1))
        sides = {self.iris.get(name, "") for name in _SIDES}
        for hit in hits:
            if hit.iri in sides and not voted:
                continue  # `evidence against him`
            if hit.first == after and self.text.gap(after - 1) == " ":
                signs.add(hit.iri, "after-noun")  # `three detainees died`
            behind = hit.first >= one.after
            begin, end = (one.after, hit.first) if behind else (hit.after, one.first)
            if hit.first == predicate:
                signs.add(hit.iri, "predicate")
            if not 0 <= end - begin <= REACH:
                continue
            open_, clear = self.is_open(begin, end), self.is_clear(begin, end)
            near = (1.0 if open_ else 0.5) * (1.0 if clear else 0.5) / (1 + end - begin)
            side = "behind" if behind else "before"
            signs.add(hit.iri, f"word-{side}", near)
            if open_ and clear:
                signs.add(hit.iri, f"clause-{side}")
                done = self.text.words[hit.first - 1] in self.lex.raw["done"]
                if behind and end > begin and done:
                    signs.add(hit.iri, "became")
            if behind and open_ and end - begin <= _NOUN:
                signs.add(hit.iri, "noun")
                head = head or hit.iri
                after = max(after, hit.after)
            if behind and open_ and clear and self.text.words[hit.first - 1] in (
                self.lex.raw["befell"]
            ) and hit.iri == self.iris.get(HELD[0]):  # fmt: skip
                self.note(signs, "arrests", "befell")  # `and 55 were jailed`
                signs.add(hit.iri, "befell-held")
            if behind and hit.iri == self.iris.get(_MEASURES) and (
                self.text.words[one.after] in self.lex.raw["people"]
            ):  # fmt: skip
                self.note(signs, _UNDER, "under")
        return head

    def of_kinds(self, one: Figure, sentence: int, predicate: int, signs: Signs) -> None:
        """Note what is told to have happened: `frees 99`, `110 people were pardoned`."""
        for clue in self._clues_near(one, sentence):
            iri = self.iris.get(next((KINDS[kind] for kind in clue.kinds if kind in KINDS), ""))
            behind = clue.first >= one.after
            begin, end = (one.after, clue.first) if behind else (clue.after, one.first)
            if not iri:
                continue
            if clue.first <= predicate < clue.after:
                signs.add(iri, "predicate")
            if not 0 <= end - begin <= REACH:
                continue
            open_, clear = self.is_open(begin, end), self.is_clear(begin, end)
            near = (1.0 if open_ else 0.5) * (1.0 if clear else 0.5) / (1 + end - begin)
            signs.add(iri, "deed-behind" if behind else "deed-before", near)
            if not (open_ and clear):
                continue
            if behind and self.text.words[clue.first - 1] in self.lex.raw["done"]:
                signs.add(iri, "became")
            if not behind:
                signs.add(iri, "deed-clause")
                if end - begin <= _OBJECT and all(self.is_light(at) for at in range(begin, end)):
                    signs.add(iri, "object")

    def _clues_near(self, one: Figure, sentence: int) -> list[Clue]:
        """Give the words for kinds of events that stand near a figure."""
        every = self.clues.get(sentence, [])
        begin = bisect_left(every, one.first - REACH - _APPOSED, key=lambda clue: clue.first)
        end = bisect_left(every, one.after + REACH, key=lambda clue: clue.first)
        return every[begin:end]

    def of_turns(
        self, one: Figure, head: str, before: Sequence[Figure], signs: Signs
    ) -> None:  # fmt: skip
        """Note turns of phrase: `let 31 go`, `covers 80`, `600 are women`, `336 remain`."""
        words, raw = self.text.words, self.lex.raw
        low, high = self.text.sentences[self.text.sentence_at(one.first)]
        at = one.first - 1
        light = {*raw["least"], *raw["to-whom"], *self.lex.sets["stop"]} - {*raw["benefits"]}
        while at > low and words[at] in light:
            at -= 1
        verb = words[at] if at >= low else ""
        behind = words[one.after : min(high, one.after + _PEOPLE)]
        if verb in raw["lets"] and not {*behind}.isdisjoint(raw["lets-go"]):
            self.note(signs, "releases", "let-go")
        if verb in raw["benefits"]:
            self.note(signs, "beneficiaries", "benefit")
        self._of_left(one, head, signs)
        self._of_class(one, before, signs)

    def _of_left(self, one: Figure, head: str, signs: Signs) -> None:
        """Note who is left behind: `804 remain`, `336 remain in jail`, and not `on strike`."""
        words, raw = self.text.words, self.lex.raw
        low, high = self.text.sentences[self.text.sentence_at(one.first)]
        left = {*raw["left-in"], *raw["leaves"]}
        held = [self.iris.get(name, "") for name in (*HELD, "arrests")]
        told = any(iri in signs.of for iri in held)
        verb = next((at for at in range(one.after, min(high, one.after + 2))
                     if words[at] in left), -1)  # fmt: skip
        for name in HELD:
            if one.first > low and words[one.first - 1] in left and head in ("", *held) and (
                told or self._ends(one.after, high)
            ):  # fmt: skip
                self.note(signs, name, "left-before")
            if verb >= 0 and (told or self._ends(verb + 1, high)):
                self.note(signs, name, "left-behind")

    def _ends(self, at: int, high: int) -> bool:
        """Tell whether a clause ends before a word."""
        return at >= high or bool(self.text.gap(at - 1).strip())

    def _of_class(self, one: Figure, before: Sequence[Figure], signs: Signs) -> None:
        """Note the class of people beside a number: `600 are women`, «las mujeres son 63»."""
        sort = self.class_of(one)
        if not sort:
            return
        wholes = {self.iris.get(each) for each in (*HELD, *_PARTS.values())}
        if before and before[-1].counted not in wholes and self.goes_on(one):
            signs.add("", "class-none")  # women of those who were freed
            return
        name = _PARTS.get(sort, "")
        whole = bool(before) and before[-1].counted in wholes
        part = whole and one.value < before[-1].value
        if not whole and not self.is_listed(one) and not any(
            self.iris.get(each, "") in signs.of for each in HELD
        ):  # fmt: skip
            return  # `25 soldiers asked for asylum`
        self.note(signs, name, "class-part" if part else "class")
        for iri in [iri for iri in signs.of if iri not in ("", self.iris.get(name, ""))]:
            signs.add(iri, "other-class")

    def is_anothers(self, one: Figure) -> bool:
        """Tell whether the noun behind a number is none of people, and of no event: `4 pages`."""
        clues = self.clues.get(self.text.sentence_at(one.first), ())
        return is_other_noun(one, self.text, self.lex) and not any(
            clue.first == one.after and not KINDS.keys().isdisjoint(clue.kinds) for clue in clues
        )

    def of_percent(self, one: Figure, sentence: int, signs: Signs) -> None:
        """
        Note what may be told in percent: of the votes, where it is told of a vote; else of a whole.

        `Prices rose by 12 percent` is no share of anything.
        """
        voted = self.is_of_vote(sentence)
        near = voted or (sentence > 0 and self.is_of_vote(sentence - 1))
        near |= not _VOTES.isdisjoint(self.main)
        words, of = self.text.words[one.after : one.after + 1], self.lex.raw["of"]
        for name in _SHARES if near or (words and words[0] in of) else ():
            self.note(signs, name, f"{name}-voted" if voted else name)

    def note(self, signs: Signs, name: str, sign: str, strength: float = 1.0) -> None:
        """Note a sign for what can be counted by its name, if the graph knows it."""
        if name in self.iris:
            signs.add(self.iris[name], sign, strength)
