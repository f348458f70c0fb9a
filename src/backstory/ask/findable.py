"""
A graph comes in; out go the words by which everything in it may be found.

Every name, every sentence in the editors' words, every number with what it counts, every source
with who published it and when. Of claims only that is read: a whole claim takes ten times as long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from typing import Any, Final

import pyoxigraph as ox

from backstory.ask.ids import COUNTED
from backstory.ask.shelf import Row
from backstory.model.concepts import common_concepts
from backstory.rdf.awaited import FIRST
from backstory.rdf.record import Record
from backstory.rdf.ways import thing
from backstory.text import harmless
from backstory.vocabulary import SCHEMES, concept_iri, id_of, term
from backstory.words import dates
from backstory.words.languages import languages, shipped, words_of

__all__ = ["concept_rows", "rows_of", "triggers_of"]

_NOT_FOUND: Final = frozenset(("", "claim", "disagreement", "dossier", "gap", "link", "source"))
_THROUGH: Final = term("ctx:instrument")
_COMMON: Final = concept_iri("")
_HIDDEN: Final = ox.NamedNode(term("skos:hiddenLabel"))
_VOICE: Final = "prov:wasAttributedTo"
_NUMBERS: Final = tuple(ox.NamedNode(term(each)) for each in ("xsd:integer", "xsd:decimal"))
"""What a number is written as: a date need not be read to know that it is none."""


class _Said:
    """What is read of claims to find them: by predicate what each is stated to have."""

    def __init__(self, record: Record) -> None:
        self.store = record.store
        self.id = cache(partial(_id_in, record.store.short, record.by_id))
        """What people type for a thing; many sentences are about one."""
        self.labels = cache(partial(_labels, record))
        self.kind = cache(record.kind)
        self.claims = record.claim_iris
        self.subject, self.voices = self._linked("rdf:subject"), self._linked(_VOICE)
        self.counted = self._linked("ctx:counted")
        self.object, self.gist = self._stated("rdf:object"), self._stated("rdfs:comment")
        predicates = self._linked("rdf:predicate")
        needed = (self.subject, self.object, self.voices, predicates)
        self.whole = sorted(set.intersection(*map(set, needed)))
        self.events = defaultdict[str, set[str]](set)
        """Events by the legal text by which they came."""
        for claim in self.whole:
            if predicates[claim][0] == _THROUGH and _is_node(self.object[claim][0]):
                self.events[self.object[claim][0].value].add(self.subject[claim][0])

    def _stated(self, compact: str) -> dict[str, list[Any]]:
        if (columns := self.store.columns()) is not None:
            key = term(compact)
            described = columns.described("?x a ctx:Claim", (compact, *FIRST))
            return {iri: list(of[key]) for iri, of in described.items() if key in of}
        found: defaultdict[str, list[Any]] = defaultdict(list)
        pattern = (None, ox.NamedNode(term(compact)), None, ox.DefaultGraph())
        claims = self.claims
        # Each part of a quad is made when it is asked for: only two of the four are.
        for quad in self.store.store.quads_for_pattern(*pattern):
            about = quad.subject
            if isinstance(about, ox.NamedNode) and (iri := about.value) in claims:
                found[iri].append(quad.object)
        return found

    def _linked(self, compact: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for at, values in self._stated(compact).items():
            iris = [value.value for value in values if isinstance(value, ox.NamedNode)]
            if iris:
                found[at] = sorted(iris) if len(iris) > 1 else iris
        return found

    def came_by(self, text: str, weights: Mapping[str, int]) -> str:
        """Give, of the events by which a legal text came, that of which most is said."""
        found = sorted(self.events.get(text, ()), key=lambda event: (-weights.get(event, 0), event))
        return f"event:{self.id(found[0])}" if found else ""

    def weights(self) -> dict[str, int]:
        """Count how many claims are about something, at it, or in its voice."""
        found: defaultdict[str, int] = defaultdict(int)
        roles, within = self._linked("sem:roleType"), self._stated("ctx:within")
        for claim in self.whole:
            at = {*self.counted.get(claim, ())[:1], *roles.get(claim, ())[:1]}
            ends = (*self.object[claim][:1], *within.get(claim, ())[:1])
            at.update(each.value for each in ends if _is_node(each))
            for iri in (*at, self.subject[claim][0], *self.voices[claim]):
                found[iri] += 1
        return found


def _is_node(value: Any) -> bool:
    return isinstance(value, ox.NamedNode)


def rows_of(record: Record) -> Iterator[Row]:
    """Give the words by which everything may be found."""
    said = _Said(record)
    weights = said.weights()
    own = (n.iri for n in record.names.values() if n.kind == "concept" and not _is_common(n.iri))
    record.store.of([ox.NamedNode(iri) for iri in own])  # from afar: in one request
    for name in record.names.values():
        if name.kind in _NOT_FOUND:
            continue
        weight = weights.get(name.iri, 0)
        is_own = not _is_common(name.iri)
        if name.kind == "concept" and not weight and not is_own:
            continue  # of the common ones a dossier uses few
        kind = f"concept {_scheme(record, name.iri)}" if name.kind == "concept" else name.kind
        more = " ".join((_days(record, name.iri), *_labels(record, name.type), name.id))
        texts = (*name.labels.values(), *(alias.text for alias in name.aliases))
        about = said.came_by(name.iri, weights) if name.kind == "instrument" else ""
        everyday = _everyday(name.iri) if kind == COUNTED else ()
        triggers = triggers_of(record, name.iri) if name.kind == "concept" else ()
        for text in dict.fromkeys((*texts, *everyday, *triggers)):
            yield Row(said.id(name.iri), kind, text, more, weight, about)
    for claim in said.whole:
        yield from _sentences(record, said, claim)
    for source in record.sources.values():
        issued = [dates.name(source.issued, lang) for lang in languages()] if source.issued else []
        more = " ".join((source.publisher, *issued, *source.titles.values()))
        for text in dict.fromkeys(
            (*source.titles.values(), *source.short.values(), source.publisher)
        ):
            yield Row(said.id(source.iri), "source", text, more)


def concept_rows(record: Record) -> Iterator[Row]:
    """Give the names of kinds of events, of definitions, and of whoever pages were copied from."""
    kinds = Counter(name.type for name in record.names.values() if name.kind == "event")
    for (scheme, name), concept in common_concepts().items():
        if scheme == "kind":
            weight = kinds.get(concept_iri(scheme, name), 0)
            for text in dict.fromkeys(concept.labels.values()):
                yield Row(name, "concept kind", text, "", weight)
    for known in record.names.values():
        if known.kind == "concept" and not _is_common(known.iri):
            kind = f"concept {_scheme(record, known.iri)}"
            for text in dict.fromkeys(known.labels.values()):
                yield Row(_id(record, known.iri), kind, text, "", kinds.get(known.iri, 0))
    for source in record.sources.values():
        if source.copy_of:
            yield Row(_id(record, source.iri), "copied", source.copy_of)


def _is_common(iri: str) -> bool:
    return iri.startswith(_COMMON)


def _id(record: Record, iri: str) -> str:
    """Give what people type for something: its id, or its address where another has that id."""
    return _id_in(record.store.short, record.by_id, iri)


def _id_in(short: Callable[[str], str], by_id: Mapping[str, str], iri: str) -> str:
    """Give the same, without going through two doors for each of thousands."""
    name = short(iri)
    return name if by_id.get(name) == iri else iri


def _days(record: Record, iri: str) -> str:
    """Write the day of something in every language."""
    span = record.hulls.get(iri)
    return " ".join(dates.name(span, lang) for lang in languages()) if span else ""


def _scheme(record: Record, iri: str) -> str:
    """Name the scheme that a concept is of: kind, role or counted."""
    local = iri.removeprefix(concept_iri("")).partition("/")[0]
    own = id_of(iri)
    return next((each for each in SCHEMES if local == each or own.startswith(f"{each}-")), "")


def triggers_of(record: Record, iri: str) -> tuple[str, ...]:
    """Give the words by which texts speak of what a concept means, if it is of the dossier."""
    if _is_common(iri):
        return ()
    written = record.store.reach().quads_for_pattern(ox.NamedNode(iri), _HIDDEN, None)
    return tuple(sorted(q.object.value for q in written if isinstance(q.object, ox.Literal)))


@cache
def _everyday(iri: str) -> tuple[str, ...]:
    """Give the words by which people ask for what is counted, in every language."""
    own = id_of(iri)
    return tuple(
        word.strip()
        for lang in languages()
        for things, words in words_of(lang)["counted"].items()
        if own in things.split()
        for word in words.split(",")
    )


def _labels(record: Record, iri: str) -> tuple[str, ...]:
    known = record.names.get(iri)
    return tuple(known.labels.values()) if known else ()


def _sentences(record: Record, said: _Said, claim: str) -> Iterator[Row]:
    """Give what a claim says, in each language; a number with what it counts."""
    stated = said.object[claim][0]
    is_number = isinstance(stated, ox.Literal) and stated.datatype in _NUMBERS
    number = thing(stated) if is_number else None
    told = f"{number:f}" if isinstance(number, Decimal) else ""
    told_in = (each for each in said.gist.get(claim, ()) if isinstance(each, ox.Literal))
    gists = {each.language: harmless(each.value) for each in told_in}
    if not told and not gists:
        return  # of a quarter of all claims there is no sentence
    counted = said.counted.get(claim, [""])[0]
    subject = said.subject[claim][0]
    named = (*said.voices[claim], counted, subject)
    words = (told, *(text for iri in named for text in said.labels(iri)), *_everyday(counted))
    more = " ".join(dict.fromkeys(words))
    about = f"{said.kind(subject)}:{said.id(subject)}"
    name = ""
    for lang in shipped():
        text = gists.get(lang, "")
        if not text and told:
            text = f"{told} {record.label(counted, lang)}"
        if text:
            name = name or said.id(claim)
            yield Row(name, "claim", text, more, 0, about)
