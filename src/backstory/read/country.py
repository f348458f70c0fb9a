"""
The gate of countries: which country a text speaks of, and which the graph is about.

A supreme court, a truth commission or an election is only ever linked where the text, and the
sentence, speak of the country of the graph. No country is named here: `lexicon/countries.tsv`
holds those of the world alike, and what is at home follows from the names in the graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from backstory.read.lands import CountryWord, country_words
from backstory.read.tokens import Tokens

if TYPE_CHECKING:
    from backstory.read.mention import Mention
    from backstory.read.scope import Scope

__all__ = ["EARLY", "Gate"]

_SHARE: Final = 0.34
"""Of the mentions of the country named most often, the share that makes a text one of ours, if it
names ours near its beginning or somebody who held office there; else it must name ours as often.
"""
_TWICE: Final = 1.7
"""What a name and a city, or two names, weigh."""
_THRICE: Final = 3
"""How much more another country must be named than ours, of which a body stands beside its name."""
_CROWD: Final = 5
"""People whom the graph knows, and who are no strangers, of whom no other country's text tells."""
_PERSONS: Final = 2
"""People whose full names make a text one of ours: anybody whom the graph knows where the text
names no country, people in office at home where it hardly names another."""
_NEAR: Final = 10
"""Words between a body and a country that is named in its sentence."""
_THINGS: Final = 3
"""Names of the graph that make a text one of ours which names home and no other country, if not
one of its cities."""
_TEXTS: Final = 2
"""The same, of a text that names no country, and a law of those months."""
_OFFICIALS: Final = 3
"""The same, who held office at home, where the text names home near its beginning."""
_TROOP: Final = 7
"""Three such people and names of the graph, of a text that names home, whatever else it names."""
_HEADLINE: Final = 20
"""Words from the beginning of a text that tell which country its news is of."""
EARLY: Final = 60
"""Words from the beginning of a text whose countries count twice."""


class Gate:
    """What may be linked in a text, by the countries that it and its sentences speak of."""

    def __init__(
        self,
        text: Tokens,
        home: str,
        named: Sequence[str],
        known_persons: int = 0,
        known_things: int = 0,
        named_early: bool = False,
        new_text: bool = False,
        placed: bool = False,
        owner: bool = True,
        away: bool = False,
        passing: Collection[int] = (),
    ) -> None:
        """
        Look at the countries of a text.

        Args:
            text: The text.
            home: The code of the country of the graph.
            named: Whom the text names in full of those who hold or held office at home, as IRIs.
            known_persons: How many people whom the graph knows the text names in full.
            named_early: Whether one of those officials stands near its beginning.
            known_things: The same, with bodies and instruments that no other state has.
            new_text: Whether it names a law in full with which something was done in those months.
            placed: Whether it names somebody, and a prison or a place of which the graph tells.
            owner: Whether a body stands right beside a word for home: `Venezuelan parliament`.
            away: Whether it was written in no town of ours, never names home but by its people or
                a city, and names next to nobody whom the graph knows.
            passing: Where words for home say no more than where somebody was born.
        """
        self.text = text
        self.home = home
        self.scope: Scope | None = None
        self.words = country_words(text)
        self.by_sentence: dict[int, list[CountryWord]] = {}
        counts: Counter[str] = Counter()
        for word in self.words:
            self.by_sentence.setdefault(text.sentence_at(word.first), []).append(word)
            if word.first in passing:
                continue
            weight = 2.0 if word.first < EARLY else 1.0
            counts[word.code] += weight * (0.7 if word.sort == "city" else 1)  # type: ignore[assignment]
        self.counts = counts
        at_home = counts.get(home, 0)
        abroad = max((n for code, n in counts.items() if code != home), default=0)
        self.mentions_home = at_home > 0
        ours = named_early or (bool(named) and (placed or at_home > 0))  # no mere friend
        ours = abroad <= named_early and (known_persons >= _PERSONS or ours)
        few = ours or (placed and abroad <= known_persons)
        few |= len(named) >= _PERSONS and abroad <= len(named)
        early = any(word.code == home and word.first < EARLY for word in self.words)
        cities = not any(word.code == home and word.sort != "city" for word in self.words)
        sure = early or named_early or len(named) >= _PERSONS
        share = (
            1.0
            if not sure
            or (cities and abroad and not named and not known_things)
            or (cities and abroad > _TWICE * at_home and known_things < _THINGS)
            else _SHARE
        )
        enough = at_home >= (share * abroad if sure else max(abroad, _TWICE)) and at_home > 0
        people = not owner and all(
            word.sort == "people" for word in self.words if word.code == home and word.first < EARLY
        )
        more = abroad > _THRICE * at_home if owner else abroad >= at_home or (people and abroad > 0)
        head = self.words[:1]  # `Venezuela freed ten Americans`
        begins = any(word.code == home and word.sort == "name" for word in head)
        begins = begins and text.sentence_at(head[0].first) == 0
        theirs = at_home > 0 and more and not (begins or named or known_persons)
        self.strict = theirs and known_things < _TEXTS
        """Whether it names another country as much, or of ours but its people at first, and next
        to nothing else that the graph knows.
        """
        headed = any(
            word.code == home and word.sort == "name" for word in self.by_sentence.get(0, ())
        )
        enough = enough and not (theirs and not known_things and not headed)
        self.tells = headed or not self.strict
        """Whether what it tells may have happened at home."""
        many = (early and len(named) >= _OFFICIALS) or (
            abroad < min(at_home, 1) and known_things >= _THINGS
        )
        troop = known_persons >= _OFFICIALS and known_persons + known_things >= _TROOP
        crowd = bool(named) and known_persons >= _OFFICIALS and abroad <= known_persons
        crowd |= at_home > 0 and (
            known_persons >= _CROWD or troop
            or (known_persons >= _PERSONS and abroad <= at_home + known_persons)
        )  # fmt: skip
        told = new_text and not counts and known_things >= _TEXTS  # names no country: the law tells
        self.open = not home or ((enough or few or many or crowd or told) and not away)
        """Whether the text is about the country of the graph, or about none that it names."""
        crew = bool(named) and known_persons >= max(_OFFICIALS, 2 * abroad)
        led = at_home >= abroad or (at_home > 0 and troop) or crew
        led = led and not self.strict
        self.leads = not home or led or named_early or len(named) >= _PERSONS
        """Whether it names no other country more than that of the graph, or who governs there."""

    @property
    def main(self) -> str:
        """The code of the country that the text names most; empty if none."""
        return max(self.counts, key=lambda code: (self.counts[code], code), default="")

    def may_be_home(self, sentence: int, peopled: Collection[int]) -> bool:
        """
        Tell whether a sentence may speak of home: always, where home is what the text is about.

        Where another country leads, it must name home, or be one of those (`peopled`) that name
        somebody whom the graph knows; so must one behind a sentence about a court or a law of
        theirs, or one before it.
        """
        if self.is_theirs(sentence, peopled):
            return False
        return self.leads or sentence in peopled or any(
            word.code == self.home for word in self.by_sentence.get(sentence, ())
        )  # fmt: skip

    def is_theirs(self, sentence: int, peopled: Collection[int]) -> bool:
        """Tell whether a sentence goes on about another country; `peopled` name some of ours."""
        return self.scope is not None and self.scope.is_theirs(sentence, peopled)

    def abroad_beside(self, first: int, after: int, reach: int = 2) -> str:
        """Give the code of another country that stands right beside some words; empty if none."""
        for word in self.by_sentence.get(self.text.sentence_at(first), ()):
            if word.code == self.home:
                continue
            if word.sort == "city" and (
                not self._within_reach(word, first, after, 1)
                or self.text.gap(word.after - 1).strip() not in ("", ",")
            ):
                continue  # `GENEVA — The Council`: where it was written
            if self._within_reach(word, first, after, reach):
                return word.code
        return ""

    def words_beside(self, first: int, after: int, reach: int) -> list[str]:
        """Give the words for other countries that stand right beside some words."""
        return [
            plain
            for word in self.by_sentence.get(self.text.sentence_at(first), ())
            if word.code != self.home and self._within_reach(word, first, after, reach)
            for plain in self.text.words[word.first : word.after]
        ]

    def strangers_beside(self, first: int, after: int) -> frozenset[str]:
        """Give the words for others beside some words, in a sentence that does not name ours."""
        if not self.abroad_in(self.text.sentence_at(first)):
            return frozenset()
        return frozenset(self.words_beside(first, after, 2))

    def _within_reach(self, word: CountryWord, first: int, after: int, reach: int) -> bool:
        return first - reach <= word.after <= first or after <= word.first <= after + reach

    def follows_other(self, first: int) -> bool:
        """
        Tell whether the country that a text names most is not ours, and was the last one named.

        `Peru's congress passed … The Supreme Court will review it`: Peru's, whoever of ours the
        text names besides, and whichever of our cities.
        """
        most = self.main
        if most in ("", self.home) or self.counts[most] <= self.counts[self.home]:
            return False
        told = [word for word in self.words if word.sort != "city"]
        early = bool(told) and told[0].code == most and told[0].first < _HEADLINE
        if not early or any(word.code == self.home for word in told):
            return False
        before = [word for word in told if word.after <= first]
        return bool(before) and before[-1].code == most

    def home_beside(self, first: int, after: int, reach: int = 2) -> bool:
        """Tell whether the home country stands right beside some words."""
        return any(word.code == self.home and self._within_reach(word, first, after, reach)
                   for word in self.by_sentence.get(self.text.sentence_at(first), ()))  # fmt: skip

    def abroad_near(self, first: int, after: int) -> bool:
        """Tell whether a sentence that does not name ours names another country near some words."""
        sentence = self.text.sentence_at(first)
        return self.abroad_in(sentence) and any(
            word.code != self.home and self._within_reach(word, first, after, _NEAR)
            for word in self.by_sentence.get(sentence, ())
        )

    def abroad_in(self, sentence: int) -> bool:
        """Tell whether a sentence speaks of other countries and not of ours."""
        return sentence in self._abroad

    def begun_abroad(self, words: Collection[str], names: Sequence[Mention]) -> frozenset[int]:
        """
        Give the sentences that begin `In Honduras` and name no actor whom the graph knows.

        Args:
            words: What stands before the country: `in`.
            names: What the text names.
        """
        ours = {self.text.sentence_at(one.first) for one in names if one.kind == "actor"}
        return frozenset(
            at for at in self._abroad - ours
            for low in (self.text.sentences[at][0],) if self.text.words[low] in words and any(
                one.first == low + 1 and one.sort == "name" and one.code != self.home
                for one in self.by_sentence[at])
        )  # fmt: skip

    @cached_property
    def _abroad(self) -> frozenset[int]:
        """The sentences that speak of other countries and not of ours."""
        codes = {
            sentence: {word.code for word in told if word.sort != "city"}
            for sentence, told in self.by_sentence.items()
        }
        return frozenset(at for at, found in codes.items() if found and self.home not in found)
