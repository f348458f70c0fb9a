"""
Read a graph for the page: what the dossier says of itself, its sources, its words, its terms.

Ids are shortened here, and names put in the order of the page's languages, for every other module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from backstory.ask.findable import triggers_of
from backstory.compare.measures import broader
from backstory.rdf.view import with_broader
from backstory.tell.answered import answered_by, only_language, reviewed
from backstory.tell.context import teller_of
from backstory.tell.saying import Speaker
from backstory.text import harmless
from backstory.vocabulary import PREFIXES, SCHEMES, id_of, term
from backstory.words.languages import Texts

if TYPE_CHECKING:
    from backstory.draw.shape import Concept, DossierHead, Name, Source
    from backstory.model.nouns import Source as Read
    from backstory.rdf.record import Record
    from backstory.rdf.store import TripleStore

__all__ = ["Collected", "terms_of", "together"]


def together(texts: Iterable[str]) -> Name:
    """Write one text where all languages have the same."""
    each = list(texts)
    return each[0] if each.count(each[0]) == len(each) else each


@dataclass
class Collected:
    """What a graph records, in the shapes of the page."""

    record: Record
    languages: tuple[str, ...]

    def __post_init__(self) -> None:
        """Prepare the words of each language."""
        self.speakers = [Speaker(self.record, lang) for lang in self.languages]
        self.tellers = [teller_of(self.record, lang) for lang in self.languages]
        # A large page asks for the id of each thing a hundred times.
        self._ids: dict[str, str] = self.record.once("ids of a page", lambda _: {})
        self._keys: dict[str, str] = self.record.once("keys of a page", lambda _: {})
        self._wide: dict[str, frozenset[str]] = {}

    @cached_property
    def above(self) -> dict[str, str]:
        """The concept above each, by IRI."""
        return broader(self.record)

    def id_of(self, iri: str) -> str:
        """Shorten an IRI of a dossier to its id, qualified among several; any other stays whole."""
        known = self._ids.get(iri)
        if known is None:
            known = self.record.short(iri) if self.record.store.home_of(iri) else iri
            self._ids[iri] = known
        return known

    def wide(self, kind: str) -> frozenset[str]:
        """Give the id of a kind and of every broader one."""
        if kind not in self._wide:
            self._wide[kind] = with_broader(kind, self.above)
        return self._wide[kind]

    def key_of(self, iri: str) -> str:
        """Name a concept "scheme/id", whether the package or the dossier defines it."""
        known = self._keys.get(iri)
        if known is None:
            known = self._keys[iri] = self._key_of(iri)
        return known

    def _key_of(self, iri: str) -> str:
        if not self.record.store.home_of(iri):
            return "/".join(iri.rsplit("/", 2)[-2:])
        home, colon, own = self.record.short(iri).rpartition(":")
        scheme = next((s for s in SCHEMES if own.startswith(f"{s}-")), "")
        return f"{scheme}/{home}{colon}{own.removeprefix(f'{scheme}-')}"

    def head(self) -> DossierHead:
        """Read what the dossier says of itself; of several, what each says, and a title of all."""
        each = [self._head(home) for home in self.record.store.homes or ("",)]
        if len(each) == 1:
            return each[0]
        titles = [self._in_each(head["title"]) for head in each]
        for head, said in zip(each, titles, strict=True):
            if titles.count(said) > 1:  # else nobody tells the buttons of the two apart
                head["title"] = together(f"{one} ({head['id']})" for one in said)
        titles = [self._in_each(head["title"]) for head in each]
        notes = [f"{head['id']}: {head['licence']}" for head in each]
        return {
            **{key: told for key, told in each[0].items() if key != "language"},  # type: ignore[typeddict-item]
            "id": "+".join(head["id"] for head in each),
            "title": together(" · ".join(said) for said in zip(*titles, strict=True)),
            "description": "",
            "knownOn": max(head["knownOn"] for head in each),
            "licence": "; ".join(notes),
            "note": "",
            "answers": [  # each beside its dossier: nobody answers for another's
                together(f"{head['id']}: {said}" for said in self._in_each(line))
                for head in each
                for line in head["answers"]
            ],
            "reviewed": all(head["reviewed"] for head in each),
            "dossiers": each,
        }

    def _in_each(self, name: Name) -> list[str]:
        return [name] * len(self.languages) if isinstance(name, str) else list(name)

    def _head(self, home: str) -> DossierHead:
        described = self.record.described("?x a dcat:Dataset").get(home, {})

        def texts(compact: str) -> dict[str, str]:
            found = described.get(term(compact), [])
            return {getattr(one, "language", "") or "": harmless(one.value) for one in found}

        def one(compact: str) -> str:
            return next(iter(texts(compact).values()), "")

        page = one("foaf:homepage")
        head: DossierHead = {
            "id": self.record.store.homes.get(home, id_of(home)),
            "iri": home,
            "title": self.named(texts("dcterms:title")) or home,
            "description": self.named(texts("dcterms:description")),
            "focus": self.id_of(one("foaf:primaryTopic")),
            "knownOn": one("ctx:asKnownOn"),
            "licence": one("dcterms:license"),
            "note": self.named(texts("skos:editorialNote")),
            "answers": [
                together(said)
                for said in zip(
                    *(answered_by(self.record, home, lang) for lang in self.languages), strict=True
                )
            ],
            "reviewed": reviewed(self.record, home),
        }
        if page.startswith(("http://", "https://")):
            head["page"] = page
        if own := only_language(self.record, home):
            head["language"] = own
        return head

    def sources(self) -> dict[str, Source]:
        """Read sources, by id."""
        return {self.id_of(iri): self._source(one) for iri, one in self.record.sources.items()}

    def _source(self, read: Read) -> Source:
        source: Source = {
            "title": together(read.told(read.titles, lang) for lang in self.languages),
            "language": read.language,
            "publisher": together(speak.publisher(read) for speak in self.speakers),
        }
        if read.short and not source["publisher"]:
            source["short"] = together(
                read.short.get(lang) or next(iter(read.short.values())) for lang in self.languages
            )
        if read.kind:
            source["kind"] = self.key_of(read.kind)
        if read.issued:
            source["issued"] = read.issued.text
            if read.issued_inferred:
                source["issuedInferred"] = True
            source["said"] = [read.issued.earliest_begin, read.issued.latest_end]
        if read.url.lower().startswith(("http://", "https://")):
            source["url"] = read.url
        if read.address:
            source["address"] = read.address
        if read.reading == "whole":
            source["whole"] = True
        if read.copy_of:
            held = self.id_of(read.copy_of) if read.copy_is_held else ""
            source["copyOf"] = held or together(speak.original(read) for speak in self.speakers)
        if read.cautions:
            source["cautions"] = [self.key_of(one) for one in read.cautions]
        return source

    def concepts(self, used: Iterable[str]) -> dict[str, Concept]:
        """Read the concepts that something on the page names, and those they are part of."""
        iris = {
            self.key_of(iri): iri
            for iri, name in self.record.names.items()
            if name.kind == "concept"
        }
        wanted: set[str] = set()
        for key in used:
            iri = iris.get(key, "")
            while iri and iri not in wanted:
                wanted.add(iri)
                iri = self.above.get(iri, "")
        defined: defaultdict[str, dict[str, str]] = defaultdict(dict)
        rows = self.record.store.query("SELECT ?x ?d WHERE { ?x skos:definition ?d }").rows
        for x, text in rows:
            if isinstance(x, ox.NamedNode) and isinstance(text, ox.Literal):
                defined[x.value][text.language or ""] = harmless(text.value)
        found: dict[str, Concept] = {}
        for key, iri in sorted(iris.items()):
            if iri not in wanted:
                continue
            concept: Concept = {"name": self.named(self.record.names[iri].labels)}
            if self.record.store.home_of(iri):
                concept["own"] = True
            known = self.record.names[iri].aliases
            if also := [*(each.text for each in known), *triggers_of(self.record, iri)]:
                concept["also"] = [harmless(text) for text in also]
            if iri in self.above:
                concept["broader"] = self.key_of(self.above[iri])
            if iri in defined:
                concept["definition"] = self.named(defined[iri])
            found[key] = concept
        return found

    def named(self, labels: Mapping[str, str]) -> Name:
        """Put labels in the order of the languages; one text where they are all the same."""
        return together(Texts(labels)[lang] for lang in self.languages)


def terms_of(store: TripleStore) -> list[str]:
    """List the properties and classes in use, as prefixed names."""
    rows = store.query(
        "SELECT DISTINCT ?t WHERE { { SELECT DISTINCT ?t { ?s ?t ?o } } UNION "
        "{ SELECT DISTINCT ?t { ?s a ?t } } }"
    )
    found = set()
    for row in rows.values():
        for prefix, home in PREFIXES.items():
            local = row["t"].removeprefix(home)
            if local != row["t"] and local.replace("-", "").isalnum():
                found.add(f"{prefix}:{local}")
    return sorted(found)
