"""
Collect the data of the page, decided and ready to be written as JSON.

One reader of claims (`Record`), one teller of each thing: what can be compared, what is at odds,
what accuses and how it is cited is decided below this room. Their shape is told in shape.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from backstory.compare.measures import broader
from backstory.dates.edtf import Span
from backstory.draw.asking import asking
from backstory.draw.compared import compared, disagreements, measures, verdicts
from backstory.draw.layout import drawing_of
from backstory.draw.shape import PageData, Start
from backstory.draw.spoken import page_languages, page_words
from backstory.errors import UnknownName
from backstory.model.nouns import ACTOR_KINDS, Modality, Words
from backstory.model.nouns import Claim as Told
from backstory.model.nouns import Source as Read
from backstory.rdf.record import Record
from backstory.rdf.view import accuses, may_be_plain, said_days, with_broader
from backstory.tell.saying import Speaker
from backstory.vocabulary import (
    CONTEXT_PREDICATES,
    DRAWN,
    KEYS,
    PREFIXES,
    SCHEMES,
    concept_iri,
    id_of,
    term,
)
from backstory.words.dates import name as date_name
from backstory.words.languages import Texts, labelled
from backstory.words.places import place
from backstory.words.predicates import predicate_name

if TYPE_CHECKING:
    from backstory.draw.shape import Asking, Claim, Concept, Days, DossierHead, Name, Source, Thing
    from backstory.rdf.store import TripleStore

__all__ = ["Collected", "PageData", "Start", "data_for", "drawn_data", "page_data"]

_SAID: Final = (term("ctx:saidEarliestDay"), term("ctx:saidLatestDay"))


def page_data(
    graph: TripleStore | Record,
    *,
    event: str = "",
    lang: str = "en",
    tab: str = "timeline",
    engine: bool = True,
) -> PageData:
    """
    Collect all that the page shows.

    Args:
        graph: The grown graph of one dossier, or what was read of it already.
        event: What is chosen when the page opens; empty for the dossier's focus.
        lang: The language in which it opens.
        tab: The way to look with which it opens.
        engine: Whether the page will carry its query engine.
    """
    languages = page_languages(lang)
    read = Collected(graph if isinstance(graph, Record) else Record(graph), languages)
    head, things, sources, claims = read.head(), read.things(), read.sources(), read.claims()
    for claim in claims:
        sources.setdefault(claim["source"], _scarce(claim["source"]))
    pairs = compared(read.record)
    found = disagreements(read.record, read.speakers, pairs)
    used = _used([*things.values(), *sources.values(), *claims, *found])
    return {
        "languages": list(languages),
        "words": {each: page_words(each) for each in languages},
        "dossier": head,
        "concepts": read.concepts(used),
        "predicates": {
            key: _told(predicate_name(compact, each) for each in languages)
            for compact, key in KEYS.items()
        },
        "context": list(CONTEXT_PREDICATES),
        "dates": _dates(claims, sources, languages),
        "places": _places(claims, languages),
        "things": things,
        "sources": sources,
        "claims": claims,
        "disagreements": found,
        "verdicts": verdicts(read.record, read.speakers, pairs),
        "measures": measures(read.record, read.speakers),
        "drawing": drawing_of(things, [c for c in claims if c["id"] in read.drawn]),
        "asking": asking(head["iri"], read.terms(), languages) if engine else cast("Asking", {}),
        "engine": engine,
        "start": {"tab": tab, "event": event or head["focus"], "lang": lang},
    }


def drawn_data(graph: TripleStore, lang: str = "en") -> PageData:
    """Collect what pictures and cells draw, once for each open graph: a graph does not change."""
    drawn = graph.cache.setdefault("drawn", {})
    languages = page_languages(lang)
    if languages not in drawn:
        drawn[languages] = page_data(graph, lang=lang, engine=False)
    found: PageData = drawn[languages]
    return found


def data_for(graph: TripleStore, event: str, lang: str = "en") -> PageData:
    """
    Give what is drawn, if the event is one of the graph's or none is named.

    Raises:
        UnknownName: There is no such event; the nearest is offered.
    """
    data = drawn_data(graph, lang)
    if event and event not in data["things"]:
        raise UnknownName("event", event, data["things"])
    return data


@dataclass
class Collected:
    """What a graph records, in the shapes of the page."""

    record: Record
    languages: tuple[str, ...]

    def __post_init__(self) -> None:
        """Prepare the words of each language, and what is filled while claims are read."""
        self.speakers = [Speaker(self.record, lang) for lang in self.languages]
        self.drawn: set[str] = set()
        """Ids of the claims that may be lines, for no line accuses anybody."""

    @cached_property
    def above(self) -> dict[str, str]:
        """The concept above each, by IRI."""
        return broader(self.record)

    def id_of(self, iri: str) -> str:
        """Shorten an IRI of the dossier to its id; any other stays whole."""
        return iri.removeprefix(f"{self.record.dossier}/")

    def key_of(self, iri: str) -> str:
        """Name a concept "scheme/id", whether the package or the dossier defines it."""
        own = iri.removeprefix(f"{self.record.dossier}/")
        if own == iri:
            return "/".join(iri.rsplit("/", 2)[-2:])
        scheme = next((s for s in SCHEMES if own.startswith(f"{s}-")), "")
        return f"{scheme}/{own.removeprefix(f'{scheme}-')}"

    def head(self) -> DossierHead:
        """Read what the dossier says of itself."""
        described = self.record.described("?x a dcat:Dataset").get(self.record.dossier, {})

        def texts(compact: str) -> dict[str, str]:
            found = described.get(term(compact), [])
            return {getattr(one, "language", "") or "": one.value for one in found}

        def one(compact: str) -> str:
            return next(iter(texts(compact).values()), "")

        return {
            "id": id_of(self.record.dossier),
            "iri": self.record.dossier,
            "title": self.named(texts("dcterms:title")) or self.record.dossier,
            "description": self.named(texts("dcterms:description")),
            "focus": self.id_of(one("foaf:primaryTopic")),
            "knownOn": one("ctx:asKnownOn"),
            "licence": one("dcterms:license"),
            "note": self.named(texts("skos:editorialNote")),
        }

    def things(self) -> dict[str, Thing]:
        """Read events, actors, places and instruments, by id."""
        rows = self.record.store.query("SELECT ?x WHERE { ?x ctx:datesDisjoint true }").values()
        apart = {row["x"] for row in rows}
        found: dict[str, Thing] = {}
        for iri, name in self.record.names.items():
            if name.kind not in ("event", "instrument", "place", *ACTOR_KINDS):
                continue
            actor = name.kind in ACTOR_KINDS
            thing: Thing = {
                "type": "actor" if actor else name.kind,
                "name": self.named(name.labels),
            }
            if actor:
                thing["kind"] = name.kind
            elif name.type:
                thing["kind"] = self.key_of(name.type)
            if name.aliases:
                thing["also"] = {
                    lang: sorted(
                        {a.text for a in name.aliases if a.language in ("", labelled(lang))}
                    )
                    for lang in self.languages
                }
            if name.match:
                thing["wikidata"] = id_of(name.match)
            span = self.record.hulls.get(iri)
            if span:
                thing["days"] = _days(span)
                if span.approximate:
                    thing["approximate"] = True
            if iri in apart:
                thing["disjoint"] = True
            found[self.id_of(iri)] = thing
        return found

    def sources(self) -> dict[str, Source]:
        """Read sources, by id."""
        return {self.id_of(iri): self._source(one) for iri, one in self.record.sources.items()}

    def _source(self, read: Read) -> Source:
        source: Source = {
            "title": _told(read.told(read.titles, lang) for lang in self.languages),
            "language": read.language,
            "publisher": _told(speak.publisher(read) for speak in self.speakers),
        }
        if read.kind:
            source["kind"] = self.key_of(read.kind)
        if read.issued:
            source["issued"] = read.issued.text
            source["said"] = [read.issued.earliest_begin, read.issued.latest_end]
        if read.url.lower().startswith(("http://", "https://")):
            source["url"] = read.url
        if read.address:
            source["address"] = read.address
        if read.reading == "whole":
            source["whole"] = True
        if read.copy_of:
            held = self.id_of(read.copy_of) if read.copy_is_held else ""
            source["copyOf"] = held or _told(speak.original(read) for speak in self.speakers)
        if read.cautions:
            source["cautions"] = [self.key_of(one) for one in read.cautions]
        return source

    def claims(self) -> list[Claim]:
        """Read claims, in the order of their ids."""
        return [self._claim(told) for told in self.record.claims.values()]

    def _claim(self, told: Told) -> Claim:
        claim: Claim = {
            "id": self.id_of(told.iri),
            "about": self.id_of(told.subject),
            "says": KEYS.get(told.predicate, told.predicate),
            "target": self._target(told),
            "voices": [self.id_of(voice) for voice in told.voices],
            "source": self.id_of(told.source),
            "at": told.locator,
            "modality": self.key_of(concept_iri("modality", told.modality)),
        }
        self._date(claim, told)
        more: dict[str, Any] = {
            "wording": told.wording and _words(told.wording),
            "role": told.role and self.key_of(told.role),
            "gist": self.named(told.gist),
            "counted": told.counted and self.key_of(told.counted),
            "unit": told.unit and self.key_of(told.unit),
            "bound": told.bound and f"bound/{told.bound}",
            "amount": told.figure and _told(speak.amount(told) for speak in self.speakers),
            "definition": told.definition and self.key_of(told.definition),
            "partOf": told.part_of and self.id_of(told.part_of),
            "supports": [self.id_of(iri) for iri in told.supports],
            "revises": next((self.id_of(iri) for iri in told.revises), ""),
        }
        claim.update({key: value for key, value in more.items() if value})  # type: ignore[typeddict-item]
        self._judge(claim, told)
        return claim

    def _target(self, told: Told) -> dict[str, str | int | float]:
        thing = told.object
        if isinstance(thing, Span):
            return {"date": thing.text}
        if isinstance(thing, Decimal):
            return {"number": int(thing) if thing == int(thing) else float(thing)}
        if isinstance(thing, Words):
            return _words(thing)
        known = self.record.names.get(thing)
        return (
            {"concept": self.key_of(thing)}
            if known and known.kind == "concept"
            else {"id": self.id_of(thing)}
        )

    def _date(self, claim: Claim, told: Told) -> None:
        period = told.when or (told.object if isinstance(told.object, Span) else None)
        if told.when:
            claim["when"] = told.when.text
        if period:
            claim["days"] = _days(period)
        if told.inferred:
            claim["inferred"] = True
        if isinstance(told.within, Span):
            claim["within"] = told.within.text
        elif told.within:
            claim["within"] = self.id_of(told.within)
        if told.said:
            claim["issued"] = told.said.text
        asserted = told.modality == Modality.ASSERTED
        begun = period.earliest_begin if period and asserted else None
        said = {
            predicate.value: int(day.value)
            for _, predicate, day in said_days(_ANY, self.record.said(told), begun)
        }
        if said:
            claim["said"] = [said.get(key) for key in _SAID]

    def _judge(self, claim: Claim, told: Told) -> None:
        """Mark a claim that accuses; note one that may be a line."""
        subject = self.record.names.get(told.subject)
        kinds = with_broader(subject.type, self.above) if subject else frozenset()
        thing = id_of(told.object) if isinstance(told.object, str) else ""
        role = id_of(told.role)
        if accuses(told.predicate, role, thing, kinds):
            claim["accuses"] = True
        if told.predicate in DRAWN and may_be_plain(
            told.predicate,
            asserted=told.modality == Modality.ASSERTED,
            limited=told.within is not None,
            role=role,
            thing=thing,
            kinds=kinds,
        ):
            self.drawn.add(claim["id"])

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
                defined[x.value][text.language or ""] = text.value
        found: dict[str, Concept] = {}
        for key, iri in sorted(iris.items()):
            if iri not in wanted:
                continue
            concept: Concept = {"name": self.named(self.record.names[iri].labels)}
            if iri.startswith(f"{self.record.dossier}/"):
                concept["own"] = True
            if iri in self.above:
                concept["broader"] = self.key_of(self.above[iri])
            if iri in defined:
                concept["definition"] = self.named(defined[iri])
            found[key] = concept
        return found

    def named(self, labels: Mapping[str, str]) -> Name:
        """Put labels in the order of the languages; one text where they are all the same."""
        return _told(Texts(labels)[lang] for lang in self.languages)

    def terms(self) -> list[str]:
        """List the properties and classes in use, as prefixed names."""
        rows = self.record.store.query(
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


_ANY: Final = ox.NamedNode("urn:any")


def _days(span: Span) -> Days:
    return [span.earliest_begin, span.latest_begin, span.earliest_end, span.latest_end]


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "lang": words.language}


def _scarce(source: str) -> Source:
    """Stand for a source that claims name and the graph does not describe."""
    return {"title": source, "language": "", "publisher": source}


def _told(texts: Iterable[str]) -> Name:
    each = list(texts)
    return each[0] if len(set(each)) == 1 else each


def _places(claims: list[Claim], languages: Iterable[str]) -> dict[str, Name]:
    """Say the places that are not the same in all languages."""
    written = sorted({claim["at"] for claim in claims})
    said = {at: [place(at, lang) for lang in languages] for at in written}
    return {at: names for at, names in said.items() if set(names) != {at}}


def _dates(
    claims: list[Claim], sources: dict[str, Source], languages: Iterable[str]
) -> dict[str, Name]:
    """Say every date that is written somewhere in words of each language."""
    fields = ("when", "issued", "within")
    written = {str(claim.get(key, "")) for claim in claims for key in fields}
    written |= {str(claim["target"].get("date", "")) for claim in claims}
    written |= {source["issued"] for source in sources.values() if "issued" in source}
    found: dict[str, Name] = {}
    for text in sorted(filter(None, written)):
        try:
            span = Span.parse(text)
        except ValueError:
            continue
        found[text] = [date_name(span, lang) for lang in languages]
    return found


_CONCEPT_FIELDS: Final = (
    "kind", "modality", "role", "counted", "unit", "bound", "definition",
)  # fmt: skip


def _used(rows: Iterable[Mapping[str, Any]]) -> set[str]:
    """Give the concepts that rows name, as "scheme/id"."""
    found: set[str] = set()
    for row in rows:
        found |= {str(row[key]) for key in _CONCEPT_FIELDS if key in row}
        found |= set(row.get("cautions", ()))
        target = row.get("target")
        if target and "concept" in target:
            found.add(str(target["concept"]))
    return found
