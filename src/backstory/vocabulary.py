"""Turn ids into IRIs, and IRIs back into ids: the one room where IRIs are minted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

__all__ = [
    "BASE",
    "CONTEXT_PREDICATES",
    "DRAWN",
    "KEYS",
    "LINKS",
    "MODEL_VERSION",
    "NS",
    "PLAIN",
    "PREDICATES",
    "PREDICATE_TABLE",
    "PREFIXES",
    "SAID_OF",
    "SCHEMES",
    "SCHEME_OF",
    "SUPER",
    "TARGETS",
    "Predicate",
    "claim_id",
    "concept_iri",
    "data_iri",
    "dossier_iri",
    "id_of",
    "own_concept_iri",
    "passage_id",
    "slug",
    "term",
]

BASE: Final = "https://w3id.org/backstory/"
"""Reserved for this project; not yet resolving."""

NS: Final = BASE + "ns#"

MODEL_VERSION: Final = 2
"""Raised when a graph is shaped so that older programs would read it wrongly."""

SCHEMES: Final = (
    "beneficiary", "bound", "caution", "condition", "counted", "definition", "disagreement",
    "effect", "extent", "form", "kind", "modality", "offence", "origin", "place-unit", "position",
    "reading", "relation", "role", "source-kind", "stage", "stance", "status", "unit", "unnamed",
    "verdict",
)  # fmt: skip
"""The common concept schemes. A dossier adds concepts to them, never schemes."""

PREFIXES: Final[Mapping[str, str]] = {
    "cito": "http://purl.org/spar/cito/",
    "concept": BASE + "concept/",
    "ctx": NS,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{scheme: f"{BASE}concept/{scheme}/" for scheme in SCHEMES},
}
"""Those of the vocabularies, and one for each scheme, so that a query says `role:decider`."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """What one predicate of claims is: the only place that a new one has to be written down."""

    key: str
    """As people write it in YAML."""
    term: str
    """As RDF has it, compact."""
    things: tuple[str, ...] = ()
    """The kinds of thing that it may point at: event, actor, place, instrument."""
    schemes: tuple[str, ...] = ()
    """The schemes in which a concept that it points at is looked up, in order."""
    context: bool = False
    """Whether it links an event to another that explains it."""
    plain: bool = True
    """Whether a claim of it may stand as a plain triple, with no voice beside it."""
    written: str = "ids"
    """What stands after the key: ids, texts, roles (actors by role) or a sentence a language."""
    drawn: bool = False
    """Whether it is a line between two things in a network."""
    of: tuple[str, ...] = ()
    """The kinds of thing of which it is said; empty: of any."""
    link: frozenset[str] = frozenset()
    """What sort of link between events it is: see `LINKS`."""


_ANY: Final = ("leadsBackTo", "explainedBy", "joins", "oneWay")
"""What a link is unless its line says otherwise."""


def _link(key: str, name: str, *sorts: str) -> Predicate:
    return Predicate(
        key, f"ctx:{name}", ("event", "instrument"), context=True, drawn=True,
        link=frozenset(sorts or _ANY) - {"beside"},
    )  # fmt: skip


_COVERED: Final = ("event", "actor", "instrument")
_DATED: Final = ("event", "instrument")
_REACH: Final = ("offence", "beneficiary", "kind")

PREDICATE_TABLE: Final = (
    Predicate("happened", "ctx:date", plain=False, written="texts", of=_DATED),
    Predicate("actors", "sem:hasActor", ("actor",), written="roles", drawn=True, of=_DATED),
    Predicate("place", "sem:hasPlace", ("place",)),
    Predicate("sub-event-of", "sem:subEventOf", ("event",), drawn=True, of=("event",)),
    Predicate("holds", "org:holds", ("actor",), plain=False, of=("actor",)),
    Predicate("member-of", "org:memberOf", ("actor",), drawn=True, of=("actor",)),
    Predicate(
        "sub-organization-of", "org:subOrganizationOf", ("actor",), drawn=True, of=("actor",)
    ),
    Predicate("count", "ctx:count", plain=False, written="texts"),
    Predicate("instrument", "ctx:instrument", ("instrument",), drawn=True, of=("event",)),
    Predicate("origin", "ctx:origin", schemes=("origin",), of=_DATED),
    Predicate("benefits", "ctx:benefits", ("actor",), ("beneficiary",), of=_DATED),
    Predicate("covers", "ctx:covers", _COVERED, _REACH, of=_DATED),
    Predicate("excludes", "ctx:excludes", _COVERED, _REACH, of=_DATED),
    Predicate("condition", "ctx:condition", schemes=("condition",), of=_DATED),
    Predicate("effect", "ctx:effect", schemes=("effect",), of=_DATED),
    Predicate("status", "ctx:status", schemes=("status",), of=_DATED),
    Predicate(
        "characterised-as",
        "ctx:characterisedAs",
        schemes=("kind", "status", "offence"),
        plain=False,
        written="texts",
    ),
    Predicate("number", "ctx:number", written="texts", of=("instrument",)),
    Predicate("published", "ctx:published", written="texts", of=("instrument",)),
    Predicate("remark", "ctx:remark", plain=False, written="sentence"),
    _link("caused-by", "causedBy", "leadsBackTo", "explainedBy", "joins", "oneWay", "why"),
    _link("enabled-by", "enabledBy", "leadsBackTo", "explainedBy", "joins", "why"),
    _link("responds-to", "respondsTo", "leadsBackTo", "explainedBy", "joins", "why", "upon"),
    _link("annuls", "annuls", "leadsBackTo", "joins", "oneWay", "upon"),
    _link("implements", "implements", "leadsBackTo", "joins", "oneWay", "upon"),
    _link("continues", "continues", "leadsBackTo", "explainedBy", "joins", "oneWay", "upon"),
    _link("precedent", "precedent", "leadsBackTo", "explainedBy", "oneWay"),
    _link("addresses", "addresses", "leadsBackTo", "explainedBy", "why"),
    _link("coincides-with", "coincidesWith", "beside"),
    _link("contrasts-with", "contrastsWith", "beside"),
    Predicate("before", "ctx:before", ("event",)),
    Predicate("after", "ctx:after", ("event",)),
)
"""Every predicate that a claim may have, in the order in which the claims of an item are made."""

SAID_OF: Final[Mapping[str, tuple[str, ...]]] = {one.key: one.of for one in PREDICATE_TABLE}
"""The kinds of thing of which a predicate is said, by key; none: any."""

PREDICATES: Final[Mapping[str, str]] = {one.key: one.term for one in PREDICATE_TABLE}
"""Terms by key in YAML."""

CONTEXT_PREDICATES: Final[Mapping[str, str]] = {
    one.key: one.term for one in PREDICATE_TABLE if one.context
}
"""Relations between events that a voice states: terms by key in YAML."""

LINKS: Final[Mapping[str, tuple[str, ...]]] = {
    sort: tuple(one.term for one in PREDICATE_TABLE if sort in one.link)
    for sort in ("leadsBackTo", "explainedBy", "joins", "oneWay", "why", "upon")
}
"""
Terms of links between events by what is true of them.

`leadsBackTo`: from the later to the earlier. `explainedBy`: what came before, in the chain of
precedents. `joins`: makes both of one episode. `oneWay`: two things never stand in it both ways.
`why`: tells what the later was for. `upon`: tells what the later did to the earlier.
"""

SUPER: Final[Mapping[str, tuple[str, ...]]] = {
    "ctx:context": tuple(CONTEXT_PREDICATES.values()),
    "ctx:leadsBackTo": LINKS["leadsBackTo"],
    "ctx:explainedBy": LINKS["explainedBy"],
}
"""The predicates that stand under another in the ontology: none is stated, each is asked."""

SCHEME_OF: Final[Mapping[str, tuple[str, ...]]] = {
    one.key: one.schemes for one in PREDICATE_TABLE if one.schemes
}
"""For each predicate that takes a concept, the schemes in which its id is looked up, in order."""

KEYS: Final[Mapping[str, str]] = {one.term: one.key for one in PREDICATE_TABLE}
"""Keys in YAML by term."""

TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    one.key: one.things for one in PREDICATE_TABLE if one.things
}
"""For each predicate that may point at a thing, which kinds of thing."""

PLAIN: Final = frozenset(one.term for one in PREDICATE_TABLE if one.plain)
"""The terms that plain triples have; on an event, actor, place or instrument nothing else has."""

DRAWN: Final = tuple(one.term for one in PREDICATE_TABLE if one.drawn)
"""The terms that are lines between two things."""


@cache
def term(compact: str) -> str:
    """
    Expand a compact name.

    >>> term("ctx:Claim")
    'https://w3id.org/backstory/ns#Claim'
    """
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def dossier_iri(dossier: str, base: str = "") -> str:
    """
    Mint the IRI of a dossier: the address of its data, or the reserved one and its id.

    >>> dossier_iri("uruguay", "https://data.example/uruguay/")
    'https://data.example/uruguay'
    """
    return base.rstrip("/") or BASE + dossier


def data_iri(dossier: str, name: str, base: str = "") -> str:
    """Mint the IRI of anything a dossier names; names are flat and unique in a dossier."""
    return f"{dossier_iri(dossier, base)}/{name}"


def concept_iri(scheme: str, name: str | None = None) -> str:
    """Mint the IRI of a common concept, or of its scheme."""
    return f"{BASE}concept/{scheme}" + (f"/{name}" if name else "")


def own_concept_iri(dossier: str, scheme: str, name: str, base: str = "") -> str:
    """Mint the IRI of a concept that one dossier adds."""
    return data_iri(dossier, f"{scheme}-{name}", base)


@lru_cache(65536)
def id_of(iri: str) -> str:
    """
    Read the id back from an IRI.

    >>> id_of("https://w3id.org/backstory/suez/crisis-1956")
    'crisis-1956'
    """
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def slug(text: str) -> str:
    """
    Make a flat, hyphenated name of any text.

    >>> slug("Article 2, numeral 5")
    'article-2-numeral-5'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "here"


def passage_id(source: str, locator: str, start: int | None, end: int | None) -> str:
    """Name a passage by its source and its place in it."""
    if start is not None and end is not None:
        return f"{source}-at-{start}-{end}"
    name = slug(locator)
    if len(name) > 60 or name != locator.casefold().replace(" ", "-"):
        name = f"{name[:40].strip('-')}-{_sha256(locator)[:6]}"
    return f"{source}-at-{name}"


def claim_id(*parts: str) -> str:
    """
    Name a claim by its content: twelve hexadecimal digits of a SHA-256.

    Collisions stay unlikely (below 1 in 10^9) up to some 700,000 claims; the builder refuses one.
    """
    return f"claim-{_sha256(chr(0x1F).join(parts))[:12]}"


def _sha256(text: str) -> str:
    import hashlib  # only where ids are made: it loads all of OpenSSL, a tenth of a short answer

    return hashlib.sha256(text.encode("utf-8")).hexdigest()
