"""A graph comes in; out goes what it records: its nouns, and the ways to find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar, cast

import pyoxigraph as ox

from backstory.calls import quick_doors
from backstory.dates.edtf import Span
from backstory.model.independence import root
from backstory.model.nouns import Claim
from backstory.rdf import mapping
from backstory.rdf.by_id import SpokenById
from backstory.rdf.kinds import kinds_in
from backstory.rdf.nouns import Nouns
from backstory.text import normalise
from backstory.vocabulary import BASE, SCHEMES, concept_iri, id_of, term

if TYPE_CHECKING:
    from backstory.model.names import Index

__all__ = ["Record"]

_Made = TypeVar("_Made")
_TYPE: Final = ox.NamedNode(term("rdf:type"))
_GIST: Final = ox.NamedNode(term("rdfs:comment"))


@quick_doors
class Record(Nouns):
    """What one graph records: its nouns, and the ways to find them, each made at first asking."""

    @cached_property
    def _made(self) -> dict[str, object]:
        return {}

    def once(self, key: str, make: Callable[[Record], _Made]) -> _Made:
        """Work something out of this record at first asking, and keep it as long as the record."""
        if key not in self._made:
            self._made[key] = make(self)
        return cast("_Made", self._made[key])

    def gists(self, lang: str) -> list[str]:
        """Give the editors' sentences in a language; of a graph here, no claim is read for them."""
        if "claims" in self.__dict__ or not self.store.is_here:
            return [claim.gist[lang] for claim in self.claims.values() if lang in claim.gist]
        if lang not in self._gists:
            claims = self.claim_iris
            self._gists[lang] = [
                thing.value
                for quad in self.store.store.quads_for_pattern(None, _GIST, None)
                if isinstance(thing := quad.object, ox.Literal) and thing.language == lang
                and isinstance(claim := quad.subject, ox.NamedNode) and claim.value in claims
            ]  # fmt: skip
        return self._gists[lang]

    @cached_property
    def _gists(self) -> dict[str, list[str]]:
        return {}

    @cached_property
    def about(self) -> dict[str, list[Claim]]:
        """Claims by what they are about."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.subject].append(claim)
        return found

    @cached_property
    def towards(self) -> dict[str, list[Claim]]:
        """Claims by what they point at, if that has a name."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for iri in {claim.object, claim.within, claim.role, claim.counted}:
                if isinstance(iri, str) and iri:
                    found[iri].append(claim)
        return found

    @cached_property
    def said_in(self) -> dict[str, list[Claim]]:
        """Claims by the source they are read in."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.source].append(claim)
        return found

    @cached_property
    def said_by(self) -> dict[str, list[Claim]]:
        """Claims by each voice that says them."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for voice in dict.fromkeys(claim.voices):
                found[voice].append(claim)
        return found

    @cached_property
    def disputed_by(self) -> dict[str, list[Claim]]:
        """Claims by the claim they dispute."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for iri in claim.disputes:
                found[iri].append(claim)
        return found

    @cached_property
    def publishers(self) -> dict[str, str]:
        """IRIs of bodies by what they are called in any language, for publishers that are one."""
        found: dict[str, str] = SpokenById((), "publisher", self._lang)
        for name in self.names.values():
            if name.kind in ("body", "group"):
                for text in (*name.labels.values(), *(alias.text for alias in name.aliases)):
                    found.setdefault(text, name.iri)
        return found

    @cached_property
    def unnamed(self) -> dict[str, str]:
        """IRIs of the concepts for publishers without a name, by their label in any language."""
        return SpokenById({
            text: iri
            for iri, name in self.names.items()
            if iri.startswith(concept_iri("unnamed"))
            for text in name.labels.values()
        }, "nameless thing", self._lang)  # fmt: skip

    def label(self, iri: str, lang: str) -> str:
        """
        Give the name in this language, in English where it has none in it.

        A source keeps its title, and the nameless their id.
        """
        known = self.names.get(iri)
        labels = known.labels if known else {}
        told = labels.get(lang) or labels.get("en") or next(iter(labels.values()), "")
        # A stranger's address may have no id: it ends in a stroke, or is no more than a host.
        return told or id_of(iri).strip() or iri

    def said(self, claim: Claim) -> Span | None:
        """Give when it was said: as the claim states, else when its source was issued."""
        source = self.sources.get(claim.source)
        return claim.said or (source.issued if source else None)

    def own_day(self, claim: Claim) -> Span | None:
        """Give when its voice said it: as stated, or the day of its own page; of no other page."""
        is_own = claim.source in claim.voices or self.is_own_page(claim)
        return self.said(claim) if is_own else claim.said

    def is_own_page(self, claim: Claim) -> bool:
        """Tell whether a voice of the claim publishes the page itself: it is dated by that."""
        source = self.sources.get(claim.source)
        return source is not None and self.publishers.get(source.publisher) in claim.voices

    def root(self, source: str) -> str:
        """Give the text a source copies, if it says so and that is held; else the source."""
        return root(self.sources, source)

    @cached_property
    def by_id(self) -> dict[str, str]:
        """IRIs by the id people type; what the dossier names comes before common concepts."""
        found: dict[str, str] = SpokenById((), "thing", self._lang)
        short, home_of = self.store.short, self.store.home_of  # each is asked for thousands
        for iri in (*sorted(self.claim_iris), *self.disagreements, *self.names):
            name = short(iri)
            if name not in found or home_of(iri):
                found[name] = iri
        # A concept of the dossier's own is written without its scheme: `ships-idle`.
        for iri in self.names:
            if self.names[iri].kind == "concept" and self.store.home_of(iri):
                home, colon, name = self.short(iri).rpartition(":")
                for known in (s for s in SCHEMES if name.startswith(f"{s}-")):
                    found.setdefault(home + colon + name.removeprefix(f"{known}-"), iri)
        return found

    @cached_property
    def homeless(self) -> dict[str, list[str]]:
        """What stands in no dossier, as in a graph of other people's, by the end of its address."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        homes = self.store.homes
        # Others name things otherwise, or not at all; each is shown by the end of its address.
        nameless = () if homes else {*self.claim_iris, *(kinds_in(self.store) or ())}
        for iri in (*self.names, *sorted({*nameless} - self.names.keys())):
            if not homes or not (iri.startswith(BASE) or self.store.home_of(iri)):
                found[id_of(iri)].append(iri)
        return dict(found)

    def kind(self, iri: str) -> str:
        """Say what kind of thing an IRI is (event, person, claim…); empty if nothing says so."""
        if iri in self.__dict__.get("names", ()):
            return self.names[iri].kind
        if iri in self.__dict__.get("claim_iris", ()):
            return "claim"
        try:
            node = ox.NamedNode(iri)
        except ValueError:  # no address, so nothing says anything of it
            return ""
        types = {
            quad.object.value
            for quad in self.store.reach().quads_for_pattern(node, _TYPE, None)
            if isinstance(quad.object, ox.NamedNode)
        }
        return next((kind for compact, kind in mapping.CLASSES if term(compact) in types), "")

    @cached_property
    def called(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """IRIs by the names they bear, made comparable: names proper, then aliases."""
        proper: defaultdict[str, set[str]] = defaultdict(set)
        aliases: defaultdict[str, set[str]] = defaultdict(set)
        for name in self.names.values():
            for label in name.labels.values():
                proper[normalise(label)].add(name.iri)
            for alias in name.aliases:
                aliases[normalise(alias.text)].add(name.iri)
        return dict(proper), dict(aliases)

    @cached_property
    def index(self) -> Index:
        """Every name and alias, with its IRI, to be found by what somebody types."""
        from backstory.model.names import Index, Name  # late: most commands look for no name
        from backstory.words.little import light_in_names

        rows: list[Name] = []
        for name in self.names.values():
            if name.kind in ("", "claim", "disagreement", "dossier", "gap", "link"):
                continue
            texts = {(label, lang) for lang, label in name.labels.items()}
            texts |= {(alias.text, alias.language) for alias in name.aliases}
            by_text: defaultdict[str, set[str]] = defaultdict(set)
            for text, lang in texts:
                by_text[text].add(lang)
            for text, langs in by_text.items():
                lang = next(iter(langs)) if len(langs) == 1 else ""
                rows.append(Name(name.iri, text, lang, name.kind))
        return Index(rows, light_in_names())
