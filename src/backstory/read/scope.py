"""
A sentence that names no country comes in; out goes whether it goes on about another than ours.

`Turkey's constitutional court freed a journalist. The parliament debated an amnesty.`: theirs too,
until the text names ours again, or somebody whom the graph knows; in a text of ours also until its
paragraph ends. So does what follows a paragraph's first sentence that begins with another country.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from backstory.read.lexicon import Lexicon
from backstory.read.tokens import Tokens

if TYPE_CHECKING:
    from backstory.read.lands import CountryWord

__all__ = ["Scope", "in_passing", "is_owner"]

_BESIDE: Final = 3
"""Words between a country and the body or the law that is its own."""
_BORN: Final = 2
"""Words from `born` to the place."""
_FAR: Final = 12
"""Sentences back to the one that names a country."""
_OWNED: Final = "s"
"""What is left of `Venezuela's` behind the name."""
_STOPS: Final = (",", ".")
_REACH: Final = {"name": 6, "people": 3, "city": 6}
"""Words from the beginning of a paragraph among which a country tells whose it is."""
_LAWS: Final = frozenset(("amnesty", "bill", "decree", "law"))
"""Forms of what one state makes by itself; an agreement is but signed in a country."""
_GOVERNMENT: Final = "government"
"""What is named in every text, with whom it deals."""


class Scope:
    """Of whose court, parliament or law a sentence speaks that names no country."""

    def __init__(
        self, text: Tokens, lex: Lexicon, countries: Sequence[CountryWord], home: str,
        *, leads: bool, strict: bool, partners: Collection[str] = (),
    ) -> None:  # fmt: skip
        """
        Look at which sentences name a country, and which a body or a law of another.

        Args:
            text: The text.
            lex: What is known of its language.
            countries: The words of the text for countries.
            home: The code of the country of the graph.
            leads: Whether ours leads in the text, so that a paragraph begins with it.
            strict: Whether another country leads in the text, and it knows nobody of ours.
            partners: The codes of countries that are part of the story: `The United States eased
                the sanctions.` begins no paragraph about them alone.
        """
        self.text, self.leads, self.strict = text, leads, strict
        self.ours = {text.sentence_at(one.first) for one in countries if one.code == home}
        self.others = {
            text.sentence_at(one.first) for one in countries
            if one.code != home and (
                (one.sort != "city" and _has_own(text, lex, one))
                or (leads and _heads(text, one) and _is_scene(text, lex, one))
            )
        } - self.ours  # fmt: skip
        self.heads = {
            text.sentence_at(one.first) for one in countries
            if leads and one.code not in (home, *partners) and _heads(text, one)
        } - self.ours  # fmt: skip

    def is_theirs(self, sentence: int, peopled: Collection[int]) -> bool:
        """
        Tell whether a sentence goes on about another country.

        Args:
            sentence: Which one.
            peopled: The sentences that name somebody whom the graph knows.
        """
        if not (self.strict or self.others or self.heads):
            return False
        for here in range(sentence, max(-1, sentence - _FAR), -1):
            if here in self.ours or here in peopled:
                return False
            if here in self.others or self.strict or (here in self.heads and here < sentence):
                return True
            first = self.text.sentences[here][0]
            if self.leads and first and "\n" in self.text.gap(first - 1):
                return False
        return False


def in_passing(text: Tokens, lex: Lexicon, countries: Sequence[CountryWord]) -> frozenset[int]:
    """Give where words for countries say no more than where somebody is from: `born in …`."""
    born, found = {*lex.raw["born"]}, set[int]()
    last: CountryWord | None = None
    for one in countries:
        low, high = text.sentences[text.sentence_at(one.first)]
        near = {*text.words[max(low, one.first - _BORN) : one.first]}
        near |= {*text.words[one.after : min(high, one.after + 1)]}
        joined = last is not None and last.after == one.first and "," in text.gap(last.after - 1)
        if not near.isdisjoint(born) or (joined and last is not None and last.first in found):
            found.add(one.first)  # `Maracaibo, Venezuela` is one place
        last = one
    return frozenset(found)


def is_owner(text: Tokens, lex: Lexicon, country: CountryWord) -> bool:
    """Tell whether a body stands right beside a country: `Venezuelan parliament`."""
    words, (low, high) = text.words, text.sentences[text.sentence_at(country.first)]
    before = country.first - (country.first > low and words[country.first - 1] in lex.raw["of"])
    behind = country.after + (country.after < high and words[country.after] == _OWNED)
    near = range(max(low, country.first - _BESIDE), min(high, behind + 1))
    return any(
        at == behind or at + length in (before, country.first)
        for at in near for length, _ in lex.bodies.at(words, at)
    )  # fmt: skip


def _has_own(text: Tokens, lex: Lexicon, country: CountryWord) -> bool:
    """Tell whether a word for a body or a law stands beside a country, in its sentence."""
    low, high = text.sentences[text.sentence_at(country.first)]
    near = range(max(low, country.first - _BESIDE), min(high, country.after + _BESIDE))
    return any(
        lex.forms.get(text.words[at]) in _LAWS
        or any(body != _GOVERNMENT for _, body in lex.bodies.at(text.words, at))
        for at in near
    )


def _heads(text: Tokens, country: CountryWord) -> bool:
    """Tell whether a paragraph begins with a country: `In Brazil …`, after that of the news."""
    first = text.sentences[text.sentence_at(country.first)][0]
    if not first or "\n" not in text.gap(first - 1):
        return False
    return (
        country.first - first < _REACH[country.sort]
        and (
            country.sort != "city"  # `Nearer, in Bogotá, …`, and no dateline
            or (country.first > first and text.gap(country.after - 1).strip()[:1] in _STOPS)
        )
    )


def _is_scene(text: Tokens, lex: Lexicon, country: CountryWord) -> bool:
    """Tell whether a sentence says where it plays: `In Brazil, …`, and not `The Netherlands, …`."""
    first = text.sentences[text.sentence_at(country.first)][0]
    before = text.words[first : country.first]
    bare = len(before) == 1 and before[0] not in lex.raw["offices"]["light"]
    return (bare or country.sort == "city") and "," in text.gap(country.after - 1)
