"""
What two measures have in common and where they part, in finished sentences: the page picks a pair.

They are alike in what claims of both point at. A sentence stands once, however many pairs it is
true of; it bears the day from which all that it tells had been said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import inf
from typing import TYPE_CHECKING, Final

from backstory.draw.collected import together
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Claim, Likened, Measure, Name

__all__ = ["ORDER", "Points", "liken"]

ORDER: Final = ("exclusions", "scope", "beneficiaries", "decided", "origin")
"""Columns whose claims point at things: what is left out and whom it reaches tells most."""
_MOST: Final = 5
"""Things named in a sentence."""

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
        self.sentences: list[Likened] = []
        self.at: dict[tuple[str, ...], int] = {}

    def pair(self, one: Measure, here: Points, other: Measure, there: Points) -> list[list[int]]:
        """Give the numbers of what both have, and of what only one of them has."""
        alike, unlike = [], []
        kind, another = (self._kind(each) for each in (one, other))
        if kind and kind == another:
            alike.append(self._sentence("alike kind", "", [kind], -inf))
        for column in ORDER:
            own, others = here.get(column, {}), there.get(column, {})
            both = [each for each in own if each in others]
            if both:
                known = max(max(self._day(own[i]), self._day(others[i])) for i in both)
                alike.append(self._sentence(f"alike {column}", "", both, known))
            # Where one of the two says nothing at all, nothing can be set against it.
            if not own or not others:
                continue
            for measure, mine, theirs in ((one, own, others), (other, others, own)):
                only = [each for each in mine if each not in theirs]
                if only:
                    known = max(self._day(mine[each]) for each in only)
                    unlike.append(self._sentence(f"unlike {column}", measure, only, known))
        return [alike, unlike]

    def _kind(self, measure: Measure) -> str:
        known = self.read.record.names.get(self.iris[measure["id"]])
        return known.type if known else ""

    def _day(self, claims: Iterable[str]) -> float:
        return min(self.said.get(one, -inf) for one in claims)

    def _sentence(self, key: str, measure: Measure | str, iris: Sequence[str], known: float) -> int:
        texts = []
        for at, lang in enumerate(self.read.languages):
            speak = self.read.speakers[at]
            named = ", ".join(speak.name(iri) for iri in iris[:_MOST])
            if len(iris) > _MOST:
                named = phrase("and more", lang).format(named, len(iris) - _MOST)
            if isinstance(measure, str):
                texts.append(phrase(key, lang).format(named))
            else:
                own = speak.grammar.quoted(self._name(measure, at))
                texts.append(phrase(key, lang).format(own, named))
        name: Name = together(texts)
        key_of = (*texts, str(known))
        if key_of not in self.at:
            self.at[key_of] = len(self.sentences)
            sentence: Likened = {"text": name}
            if known > -inf:
                sentence["known"] = int(known)
            self.sentences.append(sentence)
        return self.at[key_of]

    def _name(self, measure: Measure, at: int) -> str:
        """Name a measure, or a text as it was announced."""
        if "name" in measure:
            return measure["name"] if isinstance(measure["name"], str) else measure["name"][at]
        return self.read.speakers[at].name(self.iris[measure["id"]])
