"""
A graph comes in; out go the names, sources and claims it holds, as frozen values to tell from.

Everything is read by query through one store, so that a graph from a server or another tool tells
the same. What is not stated is None, an empty text or an empty tuple, never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from backstory.dates.edtf import DateError, Span
from backstory.model.names import Index
from backstory.model.names import Name as Findable
from backstory.model.told import Told, ToldDisagreement, ToldName, ToldSource, Words
from backstory.rdf.store import TripleStore
from backstory.text import normalise
from backstory.vocabulary import BASE, PREFIXES, SCHEMES, id_of, term

__all__ = ["Record"]

_KINDS: Final = (
    ("sem:Event", "event"),
    ("ctx:Instrument", "instrument"),
    ("sem:Place", "place"),
    ("schema:CreativeWork", "source"),
    ("foaf:Person", "person"),
    ("org:Post", "post"),
    ("org:Organization", "body"),
    ("foaf:Group", "group"),
    ("ctx:Claim", "claim"),
    ("ctx:Disagreement", "disagreement"),
    ("dcat:Dataset", "dossier"),
    ("skos:Concept", "concept"),
)
"""Classes, and the word for what is of them; the first that fits holds."""
_TYPE_LINKS: Final = ("sem:eventType", "dcterms:type", "ctx:position")
_EDTF: Final = term("edtf:EDTF")
_TYPE: Final = ox.NamedNode(term("rdf:type"))

_Values = Mapping[str, list[ox.NamedNode | ox.Literal]]


class Record:
    """What one graph records, read when it is first asked for."""

    def __init__(self, store: TripleStore) -> None:
        self.store = store

    @cached_property
    def dossier(self) -> str:
        """The IRI of the dossier."""
        return self.store.dossier

    @cached_property
    def known_on(self) -> Span | None:
        """The day up to which the dossier was kept; None if the graph does not say."""
        rows = self.store.query("SELECT ?day WHERE { ?d ctx:asKnownOn ?day }").values()
        return Span.parse(rows[0]["day"]) if rows else None

    @cached_property
    def names(self) -> dict[str, ToldName]:
        """Everything that has a label, by IRI."""
        found = {}
        classes = {term(compact): kind for compact, kind in reversed(_KINDS)}
        rank = {term(compact): place for place, (compact, _) in enumerate(_KINDS)}
        for iri, values in self._described("?x skos:prefLabel ?any").items():
            of = sorted(
                (t for t in _iris(values, "rdf:type") if t in classes), key=rank.__getitem__
            )
            links = [link for key in _TYPE_LINKS for link in _iris(values, key)]
            found[iri] = ToldName(
                iri,
                classes[of[0]] if of else "",
                _languages(values, "skos:prefLabel"),
                tuple(sorted(_words(values, "skos:altLabel"), key=lambda w: (w.language, w.text))),
                links[0] if links else "",
                next(iter(_iris(values, "skos:exactMatch")), ""),
                tuple(sorted(_texts(values, "skos:editorialNote"))),
            )
        return found

    @cached_property
    def sources(self) -> dict[str, ToldSource]:
        """Every source, by IRI, sorted."""
        found = {}
        for iri, values in self._described("?x a schema:CreativeWork").items():
            held = _iris(values, "prov:hadPrimarySource")
            found[iri] = ToldSource(
                iri,
                next(iter(_words(values, "dcterms:title")), Words(id_of(iri), "")),
                _one(values, "dcterms:publisher"),
                next(iter(_iris(values, "dcterms:type")), ""),
                _span(values, "dcterms:issued"),
                bool(_texts(values, "ctx:inferred")),
                next(iter(_iris(values, "schema:url")), ""),
                _one(values, "ctx:address"),
                id_of(next(iter(_iris(values, "ctx:reading")), "")),
                held[0] if held else _one(values, "ctx:copyOf"),
                bool(held),
                tuple(sorted(_iris(values, "ctx:caution"))),
                _one(values, "schema:sha256"),
            )
        return found

    @cached_property
    def claim_iris(self) -> frozenset[str]:
        """The IRIs of all claims, without reading what they say."""
        rows = self.store.query("SELECT ?x WHERE { ?x a ctx:Claim }").rows
        return frozenset(row[0].value for row in rows if isinstance(row[0], ox.NamedNode))

    @cached_property
    def claims(self) -> dict[str, Told]:
        """Every claim, by IRI, sorted."""
        return self._claims("?x a ctx:Claim")

    @cached_property
    def counted(self) -> dict[str, Told]:
        """Claims that count something, by IRI, sorted; the rest is not read for their sake."""
        if "claims" in self.__dict__:
            return {iri: claim for iri, claim in self.claims.items() if claim.counted}
        return self._claims("?x a ctx:Claim ; ctx:counted ?counted")

    def _claims(self, pattern: str) -> dict[str, Told]:
        places = {
            row[0].value: (row[1].value, row[2].value)
            for row in self.store.query(
                "SELECT ?p ?s ?l WHERE { ?p oa:hasSource ?s ; ctx:locator ?l }"
            ).rows
            if isinstance(row[0], ox.NamedNode)
            and isinstance(row[1], ox.NamedNode)
            and isinstance(row[2], ox.Literal)
        }
        described = self._described(pattern)
        return {iri: _told(iri, values, places) for iri, values in described.items()}

    @cached_property
    def disagreements(self) -> dict[str, ToldDisagreement]:
        """Every disagreement the editors signed, by IRI, sorted."""
        return {
            iri: ToldDisagreement(
                iri,
                id_of(next(iter(_iris(values, "dcterms:type")), "")),
                tuple(sorted(_iris(values, "ctx:between"))),
                _languages(values, "rdfs:comment"),
            )
            for iri, values in self._described("?x a ctx:Disagreement").items()
        }

    @cached_property
    def hulls(self) -> dict[str, Span]:
        """The bounds of events and instruments that somebody dates, by IRI."""
        found: dict[str, Span] = {}
        query = """SELECT ?x ?t ?eb ?lb ?ee ?le ?a WHERE {
          ?x ctx:datedBy ?by . OPTIONAL { ?x ctx:hull ?t } OPTIONAL { ?x ctx:approximate ?a }
          OPTIONAL { ?x ctx:earliestBeginDay ?eb } OPTIONAL { ?x ctx:latestBeginDay ?lb }
          OPTIONAL { ?x ctx:earliestEndDay ?ee } OPTIONAL { ?x ctx:latestEndDay ?le } }"""
        for row in self.store.query(query).values():
            eb, lb, ee, le = (
                int(row[key]) if row[key] else None for key in ("eb", "lb", "ee", "le")
            )
            if row["t"]:
                found[row["x"]] = Span.parse(row["t"])
            elif any(day is not None for day in (eb, lb, ee, le)):
                found[row["x"]] = Span("", eb, lb, ee, le, row["a"] == "true")
        return found

    @cached_property
    def about(self) -> dict[str, list[Told]]:
        """Claims by what they are about."""
        found: defaultdict[str, list[Told]] = defaultdict(list)
        for claim in self.claims.values():
            found[claim.subject].append(claim)
        return found

    @cached_property
    def towards(self) -> dict[str, list[Told]]:
        """Claims by what they point at, if that has a name."""
        found: defaultdict[str, list[Told]] = defaultdict(list)
        for claim in self.claims.values():
            for iri in {claim.object, claim.within, claim.role, claim.counted}:
                if isinstance(iri, str) and iri:
                    found[iri].append(claim)
        return found

    @cached_property
    def disputed_by(self) -> dict[str, list[Told]]:
        """Claims by the claim they dispute."""
        found: defaultdict[str, list[Told]] = defaultdict(list)
        for claim in self.claims.values():
            for iri in claim.disputes:
                found[iri].append(claim)
        return found

    @cached_property
    def publishers(self) -> dict[str, str]:
        """IRIs of bodies by what they are called in any language, for publishers that are one."""
        found: dict[str, str] = {}
        for name in self.names.values():
            if name.kind in ("body", "group"):
                for text in (*name.labels.values(), *(alias.text for alias in name.aliases)):
                    found.setdefault(text, name.iri)
        return found

    def label(self, iri: str, lang: str) -> str:
        """Give the name in this language; a source keeps its title, and the nameless their id."""
        known = self.names.get(iri)
        labels = known.labels if known else {}
        return labels.get(lang) or next(iter(labels.values()), "") or id_of(iri)

    def said(self, claim: Told) -> Span | None:
        """Give when it was said: as the claim states, else when its source was issued."""
        source = self.sources.get(claim.source)
        return claim.said or (source.issued if source else None)

    def root(self, source: str) -> str:
        """Give the text a source copies, if it says so: an IRI, or words; else the source."""
        seen = set()
        while (known := self.sources.get(source)) and known.copy_of and source not in seen:
            seen.add(source)
            if not known.copy_is_held:
                # Two copies of "EFE" need not copy one dispatch: the words name no text.
                return source
            source = known.copy_of
        return source

    @cached_property
    def by_id(self) -> dict[str, str]:
        """IRIs by the id people type; what the dossier names comes before common concepts."""
        found: dict[str, str] = {}
        for iri in (*sorted(self.claim_iris), *self.disagreements, *self.names):
            own = iri.startswith(self.dossier)
            if own or id_of(iri) not in found:
                found[id_of(iri)] = iri
        # A concept of the dossier's own is written without its scheme: `ships-idle`.
        for iri in self.names:
            if self.names[iri].kind == "concept" and iri.startswith(f"{self.dossier}/"):
                for known in (s for s in SCHEMES if id_of(iri).startswith(f"{s}-")):
                    found.setdefault(id_of(iri).removeprefix(f"{known}-"), iri)
        return found

    def kind(self, iri: str) -> str:
        """Say what kind of thing an IRI is (event, person, claim…); empty if nothing says so."""
        types = {
            quad.object.value
            for quad in self.store.store.quads_for_pattern(ox.NamedNode(iri), _TYPE, None)
            if isinstance(quad.object, ox.NamedNode)
        }
        return next((kind for compact, kind in _KINDS if term(compact) in types), "")

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
        rows: list[Findable] = []
        for name in self.names.values():
            if name.kind in ("", "claim", "disagreement", "dossier"):
                continue
            texts = {(label, lang) for lang, label in name.labels.items()}
            texts |= {(alias.text, alias.language) for alias in name.aliases}
            by_text: defaultdict[str, set[str]] = defaultdict(set)
            for text, lang in texts:
                by_text[text].add(lang)
            for text, langs in by_text.items():
                lang = next(iter(langs)) if len(langs) == 1 else ""
                rows.append(Findable(name.iri, text, lang, name.kind))
        return Index(rows)

    def _described(self, pattern: str) -> dict[str, _Values]:
        """Give every statement of the default graph about whatever fits a pattern, sorted."""
        found: defaultdict[str, defaultdict[str, list[ox.NamedNode | ox.Literal]]]
        found = defaultdict(lambda: defaultdict(list))
        query = f"SELECT ?x ?p ?o WHERE {{ {{ SELECT DISTINCT ?x {{ {pattern} }} }} ?x ?p ?o }}"
        for x, p, o in self.store.query(query).rows:
            if isinstance(x, ox.NamedNode) and isinstance(o, ox.NamedNode | ox.Literal):
                found[x.value][str(p)[1:-1]].append(o)
        return {iri: found[iri] for iri in sorted(found)}


def _told(iri: str, values: _Values, places: Mapping[str, tuple[str, str]]) -> Told:
    source, locator = places.get(next(iter(_iris(values, "ctx:passage")), ""), ("", ""))
    parts = [
        whole for whole in _iris(values, "dcterms:isPartOf") if "/" in whole.removeprefix(BASE)
    ]
    limits = values.get(term("ctx:within"), [])
    return Told(
        iri=iri,
        subject=next(iter(_iris(values, "rdf:subject")), ""),
        predicate=_compact(next(iter(_iris(values, "rdf:predicate")), "")),
        object=_thing(values[term("rdf:object")][0]),
        voices=tuple(sorted(_iris(values, "prov:wasAttributedTo"))),
        source=source,
        locator=locator,
        modality=id_of(next(iter(_iris(values, "ctx:modality")), "")),
        role=next(iter(_iris(values, "sem:roleType")), ""),
        when=_span(values, "ctx:date"),
        inferred=bool(_texts(values, "ctx:inferred")),
        said=_span(values, "dcterms:issued"),
        within=_limit(limits[0]) if limits else None,
        wording=next(iter(_words(values, "ctx:wording")), None),
        gist=_languages(values, "rdfs:comment"),
        disputes=tuple(sorted(_iris(values, "cito:disputes"))),
        supports=tuple(sorted(_iris(values, "cito:supports"))),
        revises=tuple(sorted(_iris(values, "prov:wasRevisionOf"))),
        counted=next(iter(_iris(values, "ctx:counted")), ""),
        unit=next(iter(_iris(values, "ctx:unit")), ""),
        bound=id_of(next(iter(_iris(values, "ctx:bound")), "")),
        definition=next(iter(_iris(values, "dcterms:conformsTo")), ""),
        part_of=parts[0] if parts else "",
        notes=tuple(sorted(_texts(values, "skos:editorialNote"))),
    )


def _thing(value: ox.NamedNode | ox.Literal) -> str | Words | Span | Decimal:
    if isinstance(value, ox.NamedNode):
        return value.value
    if value.datatype.value == _EDTF:
        return Span.parse(value.value)
    if value.datatype.value in (term("xsd:integer"), term("xsd:decimal")):
        return Decimal(value.value)
    return Words(value.value, value.language or "")


def _limit(value: ox.NamedNode | ox.Literal) -> str | Span:
    found = _thing(value)
    return found if isinstance(found, str | Span) else value.value


def _compact(iri: str) -> str:
    for prefix in ("ctx", "sem", "org"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    return iri


def _iris(values: _Values, predicate: str) -> list[str]:
    return [v.value for v in values.get(term(predicate), ()) if isinstance(v, ox.NamedNode)]


def _texts(values: _Values, predicate: str) -> list[str]:
    return [v.value for v in values.get(term(predicate), ()) if isinstance(v, ox.Literal)]


def _one(values: _Values, predicate: str) -> str:
    return next(iter(_texts(values, predicate)), "")


def _words(values: _Values, predicate: str) -> Iterable[Words]:
    for value in values.get(term(predicate), ()):
        if isinstance(value, ox.Literal):
            yield Words(value.value, value.language or "")


def _languages(values: _Values, predicate: str) -> dict[str, str]:
    found = sorted(_words(values, predicate), key=_by_language)
    return {words.language: words.text for words in found}


def _by_language(words: Words) -> tuple[str, str]:
    return words.language, words.text


def _span(values: _Values, predicate: str) -> Span | None:
    text = _one(values, predicate)
    try:
        return Span.parse(text) if text else None
    except DateError:
        return None
