"""
Claims that a server holds come in as a list; out they go as claims, the rest read when asked for.

To rank what came before an event, all claims are gone through, and of each only who says what of
what, and when, is looked at; a few are told, with their place in a source. So a claim from afar is
a claim whose other fields are read where somebody first looks at one, those of all claims about the
same thing at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Protocol

import pyoxigraph as ox

from backstory.calls import no_part
from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim, Passage
from backstory.rdf import mapping
from backstory.rdf.store import TripleStore
from backstory.rdf.values import linked
from backstory.rdf.ways import Values


class Known(Protocol):
    """What reads a graph: of that is used here what describes many things at once."""

    store: TripleStore

    @property
    def passages(self) -> Mapping[str, Passage]:
        """Every passage, by IRI."""

    def described(self, pattern: str, needed: Iterable[str] = (), /) -> Mapping[str, Values]:
        """Give what is stated of whatever fits a pattern."""

    def claims_in(
        self, described: Mapping[str, Values], passages: Mapping[str, Passage], /
    ) -> dict[str, Claim]:
        """Read claims from what is stated of each."""

    def passages_in(
        self, described: Mapping[str, Values], places: Mapping[str, Values], /
    ) -> Mapping[str, Passage]:
        """Read passages from what is stated of each, and of the places in a text that is held."""


__all__ = ["FIRST", "Awaited", "Rest", "awaited"]

_OWN: Final = frozenset(Claim.__slots__)
_KNOWN: Final = (
    "subject", "predicate", "object", "voices", "modality", "role", "within", "gist", "disputes",
    "supports", "revises", "when", "said", "inferred", "limit", "articles", "extent",
)  # fmt: skip
"""What is read of every claim."""
FIRST: Final = (
    "dcterms:source", "ctx:counted",
    *(field.term for field in mapping.CLAIM if field.name in _KNOWN),
)  # fmt: skip
_REST: Final = (
    "ctx:passage", *(field.term for field in mapping.CLAIM if field.name not in _KNOWN)
)  # fmt: skip
_COUNTING: Final = ("dcterms:isPartOf", *(field.term for field in mapping.FIGURE))
_FEW: Final = 8
"""Times that what is said of one thing is read; who asks more often tells much: all is read."""
_lacking: Final = no_part("part of a claim")
Rest = Callable[["Awaited"], None]
"""Reads what is not known yet of a claim, and of those that are read with it."""


class Awaited(Claim):
    """A claim of which only a part is known yet."""

    __slots__ = ("_rest", "_source")
    _rest: Rest
    _source: str

    @classmethod
    def of(cls, source: str, rest: Rest, **known: Any) -> Awaited:
        """Make one of what is known."""
        made = object.__new__(cls)
        for name, value in {"_source": source, "_rest": rest, **known}.items():
            object.__setattr__(made, name, value)
        return made

    @property
    def source(self) -> str:
        """IRI of the source it is read in, which is known from the beginning."""
        return self._source

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same claim, without reading the rest of it."""
        return isinstance(other, Claim) and self.iri == other.iri

    def __hash__(self) -> int:
        return hash(self.iri)

    def fill(self, whole: Claim) -> None:
        """Take over what was not known."""
        for name in Claim.__slots__:
            object.__setattr__(self, name, getattr(whole, name))

    def __getattr__(self, name: str) -> Any:
        """Read what is not known yet: only then is a slot empty."""
        if name not in _OWN:
            return _lacking(self, name)
        self._rest(self)
        return object.__getattribute__(self, name)


def awaited(known: Known) -> dict[str, Claim]:
    """Give every claim of a graph that a server holds, by IRI, sorted."""
    reader = _Reader(known)
    for iri, claim in known.claims_in(reader.described(FIRST), {}).items():
        found = {name: getattr(claim, name) for name in ("iri", "figure", *_KNOWN)}
        reader.claims[iri] = Awaited.of(claim.source, reader.read, **found)
    return dict(reader.claims)


class _Reader:
    """Reads what is not known yet of claims."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.claims: dict[str, Awaited] = {}
        self._turns = 0
        self._about: defaultdict[str, list[Awaited]] = defaultdict(list)

    def described(self, terms: Iterable[str]) -> dict[str, Values]:
        """Give what some terms state of every claim, and what it counts."""
        counting = self.known.described("?x a ctx:Claim ; ctx:counted ?counted", _COUNTING)
        found = self.known.described("?x a ctx:Claim", terms)
        return {iri: {**values, **counting.get(iri, {})} for iri, values in found.items()}

    def read(self, claim: Awaited) -> None:
        """Read a claim whole, and with it all that are about the same; in the end, all."""
        if not self._about:
            for each in self.claims.values():
                self._about[each.subject].append(each)
        self._turns += 1
        if self._turns > _FEW:
            lacking, passages = list(self.claims.values()), self.known.passages
            described = self.described((*FIRST, *_REST))
        else:
            lacking = self._about[claim.subject]
            described = self._stated(each.iri for each in lacking)
            passages = self._passages(described)
        whole = self.known.claims_in(described, passages)
        for each in lacking:
            if each.iri not in whole:
                raise CouldNotRun(f"{self.known.store.path} was changed while it was read.")
            each.fill(whole[each.iri])

    def _passages(self, described: Mapping[str, Values]) -> Mapping[str, Passage]:
        at = dict.fromkeys(
            iri for values in described.values() for iri in linked(values, "ctx:passage")
        )
        stated = self._stated(at)
        places = self._stated(
            iri for values in stated.values() for iri in linked(values, "oa:hasSelector")
        )
        return self.known.passages_in(stated, places)

    def _stated(self, iris: Iterable[str]) -> dict[str, Values]:
        nodes = [ox.NamedNode(iri) for iri in iris]
        reach = self.known.store.of(nodes)
        found: dict[str, Values] = {}
        for node in nodes:
            values: defaultdict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
            for quad in reach.quads_for_pattern(node, None, None):
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    values[quad.predicate.value].append(quad.object)
            found[node.value] = values
        return found
