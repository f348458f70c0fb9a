"""
A graph comes in; out goes what a reader must know of it: names to find, frames to fit, holders.

It is read by a few short queries, so that a command need not wait for every claim to be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log
from typing import Final

from pyoxigraph import NamedNode

from backstory.dates.edtf import Span
from backstory.rdf.record import Record
from backstory.read.lands import home_of, home_words, names_of_country, words_of_cities
from backstory.read.lexicon import LANGUAGES, lexicon, light_words
from backstory.read.thing import Event, Holding, Thing, anchors_of, concept_id, stem
from backstory.read.things import things_of
from backstory.text import normalise, normalise_lines
from backstory.vocabulary import LINKS, id_of, term

__all__ = ["Known"]

_TITLE: Final = 40
"""What the title of a dossier weighs, beside a name in it, for the country it is about."""
_JOINING: Final = frozenset(map(term, ("ctx:instrument", "sem:subEventOf", *LINKS["joins"])))
"""What makes two events, or an event and an instrument, one episode."""


class Known:
    """What a graph holds, ready to be found in a text."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.store = record.store
        self._words: dict[str, frozenset[str]] = {}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Everything that has a name, by IRI, sorted."""
        return things_of(self.store)

    def label(self, iri: str, lang: str) -> str:
        """Give the name of a thing or a concept in a language, else in another it has."""
        thing = self.things.get(iri)
        labels = thing.labels if thing else self._labels(iri)
        return labels.get(lang) or labels.get("en") or next(iter(labels.values()), "") or id_of(iri)

    def kind_label(self, concept: str, lang: str) -> str:
        """Give the name of a kind of event by the id of its concept."""
        return self.label(self._kind_iris.get(concept, concept), lang)

    @cached_property
    def _kind_iris(self) -> dict[str, str]:
        types = [*(thing.type for thing in self.things.values()), *self._kinds_of.values()]
        return {concept_id(iri): iri for iri in types if iri}

    def _labels(self, iri: str) -> dict[str, str]:
        try:
            node = NamedNode(iri)
        except ValueError:  # words that begin like an address
            return {}
        rows = self.store.query(
            "SELECT ?x ?o (LANG(?o) AS ?l) WHERE { ?x skos:prefLabel ?o }",
            {"x": node},
        ).values()
        return {row["l"]: row["o"] for row in rows}

    @cached_property
    def broader(self) -> dict[str, str]:
        """The concept above each, by IRI."""
        rows = self.store.query("SELECT ?x ?above WHERE { ?x skos:broader ?above }").values()
        return {row["x"]: row["above"] for row in rows}

    @cached_property
    def triggers(self) -> list[tuple[str, str, str]]:
        """Words that the graph gives for its concepts: text, language, id of the concept."""
        rows = self.store.query(
            "SELECT ?x ?o (LANG(?o) AS ?l) WHERE { ?x skos:hiddenLabel ?o }"
        ).values()
        return sorted((row["o"], row["l"], row["x"]) for row in rows)

    def chain(self, concept: str) -> tuple[str, ...]:
        """Give the ids of a concept and of those above it."""
        found: list[str] = []
        while concept and concept not in found:
            found.append(concept)
            concept = self.broader.get(concept, "")
        return tuple(concept_id(iri) for iri in found)

    @cached_property
    def _kinds_of(self) -> dict[str, str]:
        rows = self.store.query("SELECT ?x ?k WHERE { ?x a sem:Event ; sem:eventType ?k }").values()
        return {row["x"]: row["k"] for row in rows}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Every event as a frame, by IRI, sorted."""
        actors, links, count = self._said()
        hulls = self.record.hulls
        found = {}
        told = [(iri, thing) for iri, thing in self.things.items() if thing.kind == "event"]
        for iri, thing in told:
            words = [word for text in thing.texts for word in normalise(text).split()]
            found[iri] = Event(
                thing=thing,
                kinds=self.chain(thing.type or self._kinds_of.get(iri, "")),
                span=hulls.get(iri),
                actors={actor: frozenset(roles) for actor, roles in sorted(actors[iri].items())},
                places=frozenset(links["sem:hasPlace"][iri]),
                instruments=frozenset(links["ctx:instrument"][iri]),
                parents=frozenset(links["sem:subEventOf"][iri]),
                claims=count[iri],
                words=frozenset(stem(word) for word in words if word not in self._light),
                anchors=anchors_of(thing, self.name_words, self.common_words),
            )
        return found

    @cached_property
    def events_by_actor(self) -> dict[str, list[Event]]:
        """The events in which each actor had a part, by IRI of the actor."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            for actor in event.actors:
                found[actor].append(event)
        return dict(found)

    @cached_property
    def _light(self) -> frozenset[str]:
        """Words that tell nothing apart, in any language: `NGO` is no name either."""
        lexicons = [lexicon(lang) for lang in LANGUAGES]
        groups = [x for one in lexicons for name in one.raw["groups"] for x in (name, f"{name}s")]
        groups += [word for one in lexicons for word in one.raw["function-words"]]
        return light_words().union(groups, *(one.sets["stop"] for one in lexicons))

    def _said(
        self,
    ) -> tuple[
        Mapping[str, Mapping[str, set[str]]], Mapping[str, Mapping[str, set[str]]], Counter[str]
    ]:
        rows = self.store.query(
            "SELECT ?e ?p ?o ?r WHERE { ?c a ctx:Claim ; rdf:subject ?e ; rdf:predicate ?p ;"
            " rdf:object ?o . OPTIONAL { ?c sem:roleType ?r } }"
        ).values()
        actors: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        links: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        named = {term(key): key for key in ("sem:hasPlace", "ctx:instrument", "sem:subEventOf")}
        count: Counter[str] = Counter()
        joined = {
            iri for iri, thing in self.things.items() if thing.kind in ("event", "instrument")
        }
        self._joined: set[tuple[str, str]] = set()
        for row in rows:
            count[row["e"]] += 1
            if row["p"] == term("sem:hasActor"):
                actors[row["e"]][row["o"]].add(id_of(row["r"]))
                count[row["o"]] += 1
            elif row["e"] in self.things and row["o"] in joined and row["p"] in _JOINING:
                self._joined.add((row["e"], row["o"]))
            if key := named.get(row["p"]):
                links[key][row["e"]].add(row["o"])
                count[row["o"]] += 1
        self._counts = count
        return actors, links, count

    @cached_property
    def weight(self) -> Counter[str]:
        """How many claims are about a thing or point at it, by IRI."""
        _ = self.events
        return self._counts

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How telling an actor, place or stem is of an event: from 0 for all to 1 for one."""
        counts: Counter[str] = Counter()
        for event in self.events.values():
            counts.update({*event.actors, *event.places, *event.instruments, *event.words})
        most = log(max(len(self.events), 2))
        return {key: max(0.0, 1 - log(count) / most) for key, count in counts.items()}

    @cached_property
    def holdings(self) -> list[Holding]:
        """Who held which office when, as voices tell it."""
        rows = self.store.query(
            "SELECT ?x ?o ?d WHERE { ?c a ctx:Claim ; rdf:subject ?x ; rdf:predicate org:holds ;"
            " rdf:object ?o . OPTIONAL { ?c ctx:date ?d } }"
        ).values()
        return [
            Holding(row["x"], row["o"], Span.parse(row["d"]) if row["d"] else None)
            for row in sorted(rows, key=lambda row: (row["o"], row["x"], row["d"]))
        ]

    @cached_property
    def episodes(self) -> dict[str, frozenset[str]]:
        """The events and instruments that a claim or an instrument joins with each event."""
        _ = self.events
        near: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in self._joined:
            near[one].add(other)
            near[other].add(one)
        found = {}
        for iri in self.events:
            first = near[iri]
            texts = {other for other in first if other not in self.events}
            found[iri] = frozenset(first | {e for text in texts for e in near[text]}) - {iri}
        return found

    @cached_property
    def counted(self) -> dict[str, str]:
        """IRIs of what can be counted, by the id of the concept."""
        return {concept_id(iri): iri for iri, _, _ in self._counted_rows}

    @cached_property
    def counted_names(self) -> list[tuple[str, str, str]]:
        """Names of what can be counted: id, text, language."""
        return sorted({(concept_id(iri), text, lang) for iri, text, lang in self._counted_rows})

    @cached_property
    def _counted_rows(self) -> list[tuple[str, str, str]]:
        rows = self.store.query(
            "SELECT ?x ?o (LANG(?o) AS ?l) WHERE { ?x skos:inScheme concept:counted ."
            " VALUES ?p { skos:prefLabel skos:altLabel skos:hiddenLabel } ?x ?p ?o }"
        ).values()
        return sorted((row["x"], row["o"], row["l"]) for row in rows)

    @cached_property
    def persons(self) -> frozenset[str]:
        """The IRIs of all persons."""
        return frozenset(iri for iri, thing in self.things.items() if thing.kind == "person")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words of the names of persons."""
        texts = [text.partition("(")[0] for thing in self.things.values()
                 if thing.kind == "person" for text in thing.texts]  # fmt: skip
        return frozenset(" ".join(normalise_lines(texts)).split()) - light_words()

    @cached_property
    def home(self) -> str:
        """The code of the country that the graph is about; empty if its names tell none."""
        rows = self.store.query("SELECT ?t WHERE { ?d a dcat:Dataset ; dcterms:title ?t }").values()
        named = ("event", "body", "post", "instrument")
        titles = [(row["t"], _TITLE) for row in rows]
        titles += [(text, 1) for thing in self.things.values() if thing.kind in named
                   for text in thing.labels.values()]  # fmt: skip
        return home_of(titles)

    @cached_property
    def home_places(self) -> frozenset[str]:
        """The IRIs of the places that are that country itself."""
        names = names_of_country(self.home)
        return frozenset(
            iri for iri, thing in self.things.items()
            if thing.kind == "place" and any(normalise(t) in names for t in thing.labels.values())
        )  # fmt: skip

    @cached_property
    def home_words(self) -> frozenset[str]:
        """Words for that country and its people."""
        named = [thing for thing in self.things.values() if thing.kind != "person"]
        return home_words(self.home, (text for one in named for text in one.labels.values()))

    @cached_property
    def body_stems(self) -> frozenset[str]:
        """Stems of the names of bodies, offices and places: no law is known by them."""
        return frozenset(
            stem(word) for thing in self.things.values()
            if thing.kind in ("body", "group", "post", "place")
            for text in thing.texts for word in normalise(text).split()
        )  # fmt: skip

    def words_of(self, iri: str) -> frozenset[str]:
        """Give the words of all names of a thing, made comparable."""
        if iri not in self._words:
            texts = self.things[iri].texts if iri in self.things else ()
            self._words[iri] = frozenset(word for text in texts for word in normalise(text).split())
        return self._words[iri]

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words in capitals that single nothing out: months, bodies of every state, home."""
        words: set[str] = {*self.home_words, *words_of_cities(self.home)}
        for lang in LANGUAGES:
            lex = lexicon(lang)
            words |= {*lex.months, *lex.weekdays, *_split(lex.raw["bodies"].values())}
            words |= {*lex.forms, *_split([lex.raw["titles"]])}
        return frozenset((words - self.name_words) | {"christmas", "navidad", "state", "estado"})


def _split(lists: Iterable[Iterable[str]]) -> set[str]:
    return {word for texts in lists for text in texts for word in normalise(text).split()}
