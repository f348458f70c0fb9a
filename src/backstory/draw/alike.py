"""
What two measures have in common and where they part, in finished sentences: the page picks a pair.

They are alike in what claims of both point at, and no wider than these have it. A sentence stands
once, however many pairs it is true of; it bears the day from which all that it tells had been said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.draw.collected import together
from backstory.rdf.view import with_broader
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Claim, Likened, Measure, Name
    from backstory.model.nouns import Claim as Stated
    from backstory.tell.saying import Speaker

__all__ = ["ORDER", "Points", "liken"]

ORDER: Final = ("exclusions", "scope", "beneficiaries", "decided", "origin")
"""Columns whose claims point at things: what is left out and whom it reaches tells most."""
_MOST: Final = 5
"""Things named in a sentence."""

_Sides = Sequence[tuple["Measure", Mapping[str, Sequence[str]]]]
"""Measures, each with the claims by which it points at what."""
Points = Mapping[str, Mapping[str, Sequence[str]]]
"""Of a measure: by column, the IRIs that it is said to point at, each with the claims' ids."""


def liken(
    read: Collected,
    rows: Sequence[tuple[Measure, Points]],
    versions: Iterable[Sequence[tuple[Measure, Points]]],
    claims: Iterable[Claim],
) -> list[Likened]:
    """
    Set each measure against every later one, and each text against the one that it came of.

    Args:
        read: What the graph records.
        rows: The measures, oldest first, with what they point at; what they share is noted there.
        versions: Texts that became of one another, likewise.
        claims: What is said, in the shape of the page: it tells from when each was known.

    Returns:
        The sentences, which rows name by number.
    """
    said = {claim["id"]: (claim.get("said") or [None])[0] for claim in claims}
    told = _Told(read, {one: -inf if day is None else day for one, day in said.items()})
    for (one, here), (other, there) in combinations(rows, 2):
        found = told.pair(one, here, other, there)
        if any(found):
            one.setdefault("like", {})[other["id"]] = found
    for texts in versions:
        for (one, here), (other, there) in pairwise(texts):
            one["like"] = {other["id"]: told.pair(one, here, other, there)}
    return told.sentences


class _Told:
    """Sentences, each once."""

    def __init__(self, read: Collected, said: Mapping[str, float]) -> None:
        self.read, self.said = read, said
        self.iris = {read.id_of(iri): iri for iri in read.record.names}
        self.narrow: dict[str, Stated] = {
            read.id_of(iri): claim
            for iri, claim in read.record.claims.items()
            if claim.within or claim.limit or claim.extent == "part"
        }
        """Claims that hold within a limit alone, by their ids on the page."""
        self.sentences: list[Likened] = []
        self.at: dict[tuple[str, ...], int] = {}

    def pair(self, one: Measure, here: Points, other: Measure, there: Points) -> list[list[int]]:
        """Give the numbers of what both have, and of what only one of them has."""
        alike, unlike = [], []
        kind, another = (self._kind(each) for each in (one, other))
        if kind and kind == another:
            alike.append(self._sentence("alike kind", [kind], ()))
        for column in ORDER:
            own, others = here.get(column, {}), there.get(column, {})
            both = [each for each in own if each in others]
            if both:
                alike.append(self._sentence(f"alike {column}", both, ((one, own), (other, others))))
            # Where one of the two says nothing at all, nothing can be set against it.
            if not own or not others:
                continue
            for measure, mine, theirs in ((one, own, others), (other, others, own)):
                only = [each for each in mine if not self._is_near(each, theirs)]
                if only:
                    unlike.append(self._sentence(f"unlike {column}", only, ((measure, mine),)))
        return [alike, unlike]

    def _is_near(self, iri: str, others: Iterable[str]) -> bool:
        """Tell whether others have it, or what is wider or narrower; one alone has it else."""
        wider = with_broader(iri, self.read.above)
        return any(
            id_of(other) in wider or id_of(iri) in with_broader(other, self.read.above)
            for other in others
        )

    def _kind(self, measure: Measure) -> str:
        known = self.read.record.names.get(self.iris[measure["id"]])
        return known.type if known else ""

    def _known(self, iris: Iterable[str], sides: _Sides) -> float:
        """Give the day from which all of it had been said, the limits that are told with it too."""
        told = [[claims[iri] for _, claims in sides] for iri in iris]
        firsts = (min(self.said.get(one, -inf) for one in own) for each in told for own in each)
        shown = (one for each in told[:_MOST] for own in each for one in own)
        limits = (self.said.get(one, -inf) for one in shown if one in self.narrow)
        return max((*firsts, *limits), default=-inf)

    def _sentence(self, key: str, iris: Sequence[str], sides: _Sides) -> int:
        every = range(len(self.read.languages))
        # A limit may be told in one language alone: a list in one of them is one in all.
        apart = len(iris) > 1 and any(self._is_narrow(iri, sides, at) for iri in iris[:_MOST]
                                      for at in every)  # fmt: skip
        told = [self._in(at, key, iris, sides, apart=apart) for at in every]
        text: Name = together([head for head, _ in told])
        each: list[Name] = [
            together(same) for same in zip(*(lines for _, lines in told), strict=True)
        ]
        known = self._known(iris, sides)
        key_of = (str(text), str(each), str(known))
        if key_of not in self.at:
            self.at[key_of] = len(self.sentences)
            sentence: Likened = {"text": text}
            if each:
                sentence["each"] = each
            if known > -inf:
                sentence["known"] = int(known)
            self.sentences.append(sentence)
        return self.at[key_of]

    def _is_narrow(self, iri: str, sides: _Sides, at: int) -> bool:
        return self._no_wider(iri, sides, at) != self.read.speakers[at].name(iri)

    def _in(
        self, at: int, key: str, iris: Sequence[str], sides: _Sides, *, apart: bool
    ) -> tuple[str, list[str]]:
        """Give a sentence in one language; what it names, line by line, where limits are told."""
        speak = self.read.speakers[at]
        told = phrase(key, speak.lang)
        own = [speak.grammar.quoted(self._name(sides[0][0], at))] if len(sides) == 1 else []
        named = [self._no_wider(iri, sides, at) for iri in iris[:_MOST]]
        left = len(iris) - _MOST
        if not apart:
            text = ", ".join(named)
            text = phrase("and more", speak.lang).format(text, left) if left > 0 else text
            return told.format(*own, text), []
        if left > 0:
            named[-1] = phrase("and more", speak.lang).format(named[-1], left)
        return told.format(*own, "\0").partition("\0")[0].rstrip(), named

    def _no_wider(self, iri: str, sides: _Sides, at: int) -> str:
        """Name what measures point at, with the limits within which alone each of them does."""
        speak = self.read.speakers[at]
        limits = [self._limits(speak, claims[iri]) for _, claims in sides]
        if not any(limits):
            return speak.name(iri)
        if len(set(limits)) == 1:
            return f"{speak.name(iri)} ({limits[0]})"
        own = (speak.grammar.quoted(self._name(measure, at)) for measure, _ in sides)
        told = [f"{name}: {limit}" for name, limit in zip(own, limits, strict=True) if limit]
        return f"{speak.name(iri)} ({'; '.join(told)})"

    def _limits(self, speak: Speaker, claims: Iterable[str]) -> str:
        """Tell the limits of claims on one thing; where some of them have none, as told by some."""
        every = [self.narrow.get(one) for one in claims]
        narrow = [one for one in every if one]
        told = [bound for one in narrow for bound in speak.enclosed(one)]
        told += [phrase("in part", speak.lang) for one in narrow if one.extent == "part"]
        if limits := list(dict.fromkeys(filter(None, map(speak.limit, narrow)))):
            told.append(phrase("only within limit", speak.lang).format("; ".join(limits)))
        text = "; ".join(_periods_together(dict.fromkeys(told), speak.lang))
        return (
            phrase("by some accounts", speak.lang).format(text) if told and None in every else text
        )

    def _name(self, measure: Measure, at: int) -> str:
        """Name a measure, or a text as it was announced."""
        if "name" in measure:
            return measure["name"] if isinstance(measure["name"], str) else measure["name"][at]
        return self.read.speakers[at].name(self.iris[measure["id"]])


def _periods_together(told: Iterable[str], lang: str) -> list[str]:
    """Tell periods side by side: the words for them stand once, before the first."""
    words = phrase("within period", lang).partition("{}")[0]
    found: list[str] = []
    periods: list[str] = []
    for one in told:
        if one.startswith(words):
            if not periods:
                found.append("")
            periods.append(one.removeprefix(words))
        else:
            found.append(one)
    return [one or words + " / ".join(periods) for one in found]
