"""
Know every id of a dossier and what it names; resolve a written id or tell what is wrong with it.

What the files of names declare is taken into it in `named`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from backstory.dates.edtf import DateError, Span
from backstory.dossier.again import free_id
from backstory.dossier.fields import NOTHING
from backstory.dossier.hints import concept_called, is_called, meant_among, says_nothing
from backstory.dossier.nobody import PAGE_ITSELF, is_nobody
from backstory.dossier.strays import Stray
from backstory.errors import Problem, Severity, Spot
from backstory.model.concepts import common_concepts
from backstory.model.nouns import Concept, Name
from backstory.text import nearest, normalise
from backstory.vocabulary import concept_iri, data_iri, id_of, own_concept_iri
from backstory.words.languages import language_name, shipped

__all__ = ["Registry", "article"]

Path_ = tuple[str | int, ...]


_LIKE_AN_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


@dataclass(slots=True)
class Registry:
    """Every id of one dossier, by what it names."""

    dossier: str
    problems: list[Problem]
    base: str = ""
    """The address of its data; empty for the reserved one."""
    languages: tuple[str, ...] = shipped()
    """Those in which the dossier is written."""
    named: dict[str, str] = field(default_factory=dict)
    """id → event, actor, place, instrument, source, claim or disagreement."""
    spots: dict[str, Spot] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Ids from files that cannot be used; nothing more is said of who refers to them."""
    dropped: dict[str, str] = field(default_factory=dict)
    """Ids that were passed by for the kind they give, and what bears them: nothing else may."""
    strays: list[Stray] = field(default_factory=list)
    """Files that nobody reads, and what stands there."""
    lost: set[str] = field(default_factory=set)
    """Kinds of things of which a file cannot be read at all."""
    doubted: set[str] = field(default_factory=set)
    """Words of all that was passed by; what is missed of these may follow from that."""
    unsure: set[tuple[str, str]] = field(default_factory=set)
    """Subjects and keys of items with a mistake: what they say of them is not known."""
    undated: set[tuple[str, int]] = field(default_factory=set)
    """Files and lines of items whose day was written, and cannot be read."""
    blotted: set[tuple[str, int]] = field(default_factory=set)
    """Files and lines of which the value is no YAML."""
    following: int = 0
    """Mistakes that merely follow from another one: they are counted, not told."""
    stand_ins: dict[str, str] = field(default_factory=dict)
    """Ids of second things of one name, which nobody wrote, and that name."""
    _second: dict[tuple[str, str], str] = field(default_factory=dict)
    _times: Counter[str] = field(default_factory=Counter)
    derived: set[str] = field(default_factory=set)
    """Ids that follow from their place in an item (`ID-2`): another statement may take them."""
    events: dict[str, Name] = field(default_factory=dict)
    actors: dict[str, Name] = field(default_factory=dict)
    places: dict[str, Name] = field(default_factory=dict)
    instruments: dict[str, Name] = field(default_factory=dict)
    concepts: dict[tuple[str, str], Concept] = field(default_factory=dict)
    _own: dict[str, tuple[str, str]] = field(default_factory=dict)
    unnamed: dict[str, tuple[str, str]] | None = None
    """Label and IRI of each concept for publishers without a name, by its id and every label."""

    def iri(self, name: str) -> str:
        """Give the IRI of something this dossier names."""
        return data_iri(self.dossier, name, self.base)

    def concept_key(self, iri: str) -> tuple[str, str] | None:
        """Give the scheme and id of a concept; None if the IRI is of no concept."""
        if not self._own:
            self._own.update({one.iri: key for key, one in self.concepts.items()})
        if iri in self._own:
            return self._own[iri]
        scheme, _, name = iri.removeprefix(concept_iri("")).partition("/")
        return (scheme, name) if (scheme, name) in common_concepts() else None

    def short(self, iri: str) -> str:
        """Give what people write for a thing or a concept."""
        key, name = self.concept_key(iri), id_of(iri)
        return key[1] if key else self.stand_ins.get(name, name)

    def note(self, at: Spot, code: str, what: str, mend: str) -> None:
        """Note a problem and carry on; of a line that is no YAML, that is all that is told."""
        if (at.file, at.line) in self.blotted:
            self.following += 1
            return
        self.problems.append(Problem(at, code, what, mend))

    def declare(self, name: str, kind: str, at: Spot) -> bool:
        """Take an id; False (and a problem) if something else has it."""
        # What was dropped for its kind keeps its id: two faults of one name are both told.
        other = self.named.get(name) or self.dropped.get(name)
        if other is None:
            self.named[name], self.spots[name] = kind, at
            return True
        first = self.spots[name]
        if {other, kind} == {"event", "instrument"}:
            what = f"`{name}` names an event and an instrument (see {first})"
            mend = "name the text apart from what happened to it: ruling-264-2016, amnesty-law-2016"
            self.note(at, "D025", what, mend)
        else:
            what = f"`{name}` already names {article(other)} (see {first})"
            self.note(at, "D024", what, "choose another id; one dossier, one id, one thing")
        return False

    def take(self, name: str, kind: str, at: Spot) -> str:
        """Take an id, or one that stands in if another thing has it: all is looked at."""
        first = self.stand_ins.get(name, name)
        if first == name and self.declare(name, kind, at):
            return name
        own = name
        while own in self.spots:
            self._times[first] += 1
            own = free_id(first, self._times[first])
        self.stand_ins[own], self.spots[own] = first, at
        self._second.setdefault((first, kind), own)
        return own

    def is_lost(self, name: str, kinds: Iterable[str] = ("claim",)) -> bool:
        """Tell, and count, what is missed because of a mistake that is told elsewhere."""
        if name == NOTHING:
            return True
        base, _, number = name.rpartition("-")
        lost = name in self.broken or (number.isdigit() and base in self.broken)
        lost = lost or (name not in self.named and not self.lost.isdisjoint(kinds))
        lost = lost or self.is_astray({name}, declared=True)
        self.following += lost
        return lost

    def is_astray(self, words: set[str], *, declared: bool = False) -> bool:
        """Tell, and note, whether words that are missed stand in a file that nobody reads."""
        for stray in self.strays:
            there = stray.ids if declared else stray.words
            if words <= there and not (declared and words & self.named.keys()):
                stray.missed = True
                self.doubted |= stray.words
                return True
        return False

    def is_doubled(self) -> bool:
        """
        Tell, and count, whether a claim that is missed may be one that bears another's id.

        Of a block that was copied with its id, who names the copy names nothing that is there.
        """
        doubled = any(kind == "claim" for _, kind in self._second)
        self.following += doubled
        return doubled

    def leans_on(self, name: str, at: Spot) -> None:
        """Warn where something points at an id that its author did not write."""
        if name in self.derived:
            what = f"`{name}` follows from its place in an item, and moves if a statement is added"
            mend = "put that statement into an item of its own, with an `id:`, and name that"
            self.problems.append(Problem(at, "D058", what, mend, Severity.WARNING))

    def concept(self, name: str, schemes: Sequence[str], at: Spot, what: str) -> str | None:
        """Resolve a concept id in the first of the schemes that has it, to its IRI."""
        found = self.find_concept(name, schemes)
        if found is None and not self.is_lost(name, ("concept",)):
            lists = " or ".join(f"`{scheme}`" for scheme in schemes)
            told = f"{what} '{name}' is not a concept of {lists}"
            add = f"add it to concepts.yaml under `{schemes[0]}:`"
            known = sorted(set(self.concept_ids(schemes)))
            if what == "the counted thing" and says_nothing(
                name
            ):  # of whom, and not what befell them
                known, add = [], f"say what they did or what befell them, as `deaths`; or {add}"
            mend = _offer(name, known, add, self.called(name, schemes))
            if either := meant_among(name, known):
                mend = f"write one of {', '.join(either)}; or {add}"
            if mend == add and 0 < len(known) <= _FEW:
                mend = f"write one of {', '.join(known)}; or {add}"
            self.note(at, "D020", told, mend)
        return found

    def concepts_offered(self, schemes: Sequence[str]) -> str:
        """Say which concepts may stand somewhere, if they are few; else where to add one."""
        known, add = sorted(set(self.concept_ids(schemes))), f"concepts.yaml under `{schemes[0]}:`"
        if 0 < len(known) <= _FEW:
            return f"write one of {', '.join(known)}; or add it to {add}"
        return f"add it to {add}, and name it so here"

    def find_concept(self, name: str, schemes: Sequence[str]) -> str | None:
        """Resolve a concept id to its IRI without complaint."""
        for scheme in schemes:
            if (scheme, name) in self.concepts:
                return own_concept_iri(self.dossier, scheme, name, self.base)
            if (scheme, name) in common_concepts():
                return concept_iri(scheme, name)
        return None

    def called(self, words: str, schemes: Sequence[str]) -> str:
        """Give the id of the concept that words of any language mean; empty if none is meant."""
        return concept_called(words, self._labels_in(schemes), everyday="counted" in schemes)

    def bears(self, name: str, words: str, schemes: Sequence[str]) -> bool:
        """Tell whether a concept is called so; else the words merely lead to it."""
        return is_called(words, name, self._labels_in(schemes).get(name, ()))

    def _labels_in(self, schemes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        own = {key: one.labels for key, one in self.concepts.items()}
        every = {**{key: one.labels for key, one in common_concepts().items()}, **own}
        return {name: tuple(told.values()) for (scheme, name), told in every.items()
                if scheme in schemes}  # fmt: skip

    def in_all(self, texts: Mapping[str, str], at: Spot, key: str) -> None:
        """Note the languages that a text lacks, where it is told in each of them."""
        if "" in texts:
            return
        for language in shipped():
            if language not in texts:
                what = f"`{key}` has no text in {language_name(language)}"
                mend = f"add `{language}: …`; or one text for both, as it stands there"
                self.note(at, "D017", what, mend)

    def slip(self, words: str) -> str:
        """Give the source that was meant, where words look like its id and are none; else empty."""
        if "-" not in words or not _LIKE_AN_ID.fullmatch(words) or "source" in self.lost:
            return ""
        return nearest(words, (n for n, kind in self.named.items() if kind == "source")) or ""

    def publisher(self, texts: Mapping[str, str]) -> tuple[Mapping[str, str], str]:
        """
        Read who published a source: words, and the concept for one without a name.

        Such a concept is named by its id, or by its label in any language; an actor of the dossier
        by its id too, and then published under the name that it has there.
        """
        written = texts.get("")
        if written is None:
            return texts, ""
        if actor := self.actors.get(written):
            labels = actor.labels
            return (labels if len({*labels.values()}) > 1 else {"": min(labels.values())}), ""
        if self.unnamed is None:
            self.unnamed = self._unnamed()
        label, iri = self.unnamed.get(written, ("", ""))
        return ({"": label}, iri) if iri else (texts, "")

    def _unnamed(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for scheme, name in (*self.concepts, *common_concepts()):
            if scheme == "unnamed":
                known = common_concepts().get((scheme, name)) or self.concepts[scheme, name]
                label = known.labels.get("en") or next(iter(known.labels.values()))
                told = (label, self.find_concept(name, (scheme,)) or "")
                for written in (name, *known.labels.values()):
                    found.setdefault(written, told)
        return found

    def concept_ids(self, schemes: Iterable[str]) -> list[str]:
        """List the ids of some schemes, the dossier's own among them."""
        wanted = set(schemes)
        return sorted({n for s, n in [*common_concepts(), *self.concepts] if s in wanted})

    def thing(self, name: str, kinds: Sequence[str], at: Spot, what: str) -> str | None:
        """Resolve an id to one of some kinds of things; note a problem and return None if not."""
        kind = self.named.get(name)
        if kind in kinds:
            return name
        if second := next((self._second[name, k] for k in kinds if (name, k) in self._second), ""):
            return second
        if self.is_lost(name, kinds):
            return None
        if kind is None:
            own = (*self.named, *sorted(self.broken))  # what has a mistake of its own is meant too
            known = [n for n in own if self.named.get(n) in (*kinds, None)]
            code = "D045" if what == "the voice" else "D020"
            said = "is declared nowhere" if code == "D045" else "names nothing"
            files = {k: f"{k}s.yaml" for k in ("actor", "event", "place", "instrument")}
            add = f"add it to {files.get(kinds[0], 'a names file')}"
            if set(kinds) == {"event", "instrument"}:
                add = f"add it to {files['event']} or {files['instrument']}"
            offer = _offer(name, known, add, self._bearer(name, known))
            if offer == add and any(k in kinds for _, k in self._second):
                self.following += 1  # the second thing of an id may be the one that is missed
                return None
            offer = PAGE_ITSELF if code == "D045" and is_nobody(name) else offer
            self.note(at, code, f"{what} '{name}' {said}", offer)
        else:
            wanted = " or ".join(article(k) for k in kinds)
            self.note(
                at, "D026", f"{what} '{name}' is {article(kind)}, not {wanted}", f"name {wanted}"
            )
        return None

    def _bearer(self, words: str, known: Iterable[str]) -> str:
        """Give the id of what is called so in any language; empty if nothing is."""
        things = {**self.instruments, **self.places, **self.actors, **self.events}
        plain = normalise(words.replace("-", " "))
        return next(
            (
                n
                for n in known
                if (thing := things.get(n))
                and plain
                in map(normalise, (*thing.labels.values(), *(a.text for a in thing.aliases)))
            ),
            "",
        )

    def span(self, text: str, at: Spot, key: str) -> Span | None:
        """Read a date; if it cannot be placed in time, note why and carry on."""
        try:
            return Span.parse(text)
        except DateError as why:
            code = "D022" if "comes before" in why.why else "D021"
            self.note(at, code, f"`{key}: {text}` cannot be placed in time: {why.why}", why.mend)
            return None

    def drop(self, name: str) -> None:
        """Pass by a name of which the kind is wrong, and all that is said of it."""
        if name in self.named:
            self.dropped[name] = self.named.pop(name)
        self.broken.add(name)
        self.doubted.add(name)


_FEW = 40
"""Concepts of a scheme that are all named to who writes one that it has not."""


def article(kind: str) -> str:
    """Name a kind of thing with its article."""
    return ("an " if kind[0] in "aei" else "a ") + kind


def _offer(name: str, known: Iterable[str], otherwise: str, called: str = "") -> str:
    guess = called or nearest(name, known)
    return f"did you mean `{guess}`? If not, {otherwise}" if guess else otherwise
