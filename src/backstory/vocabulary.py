"""Turn ids into IRIs, and IRIs back into ids: the one room where IRIs are minted."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

__all__ = [
    "ACCUSING_ROLES",
    "BASE",
    "CONTEXT_PREDICATES",
    "LANGUAGES",
    "MODEL_VERSION",
    "NS",
    "PREDICATES",
    "PREFIXES",
    "SCHEMES",
    "SCHEME_OF",
    "claim_id",
    "concept_iri",
    "data_iri",
    "dossier_iri",
    "id_of",
    "own_concept_iri",
    "passage_id",
    "slug",
    "term",
    "view_iri",
]

BASE: Final = "https://w3id.org/backstory/"
"""Reserved for this project; not yet resolving."""

NS: Final = BASE + "ns#"

LANGUAGES: Final = ("en", "es")
"""The languages everything is told in; tables that give words by place follow this order."""

MODEL_VERSION: Final = 1
"""Raised when a graph is shaped so that older programs would read it wrongly."""

SCHEMES: Final = (
    "beneficiary", "bound", "caution", "condition", "counted", "definition", "disagreement",
    "effect", "form", "kind", "modality", "offence", "origin", "position", "reading", "role",
    "source-kind", "stance", "status", "unit",
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

CONTEXT_PREDICATES: Final[Mapping[str, str]] = {
    "caused-by": "ctx:causedBy",
    "enabled-by": "ctx:enabledBy",
    "responds-to": "ctx:respondsTo",
    "annuls": "ctx:annuls",
    "implements": "ctx:implements",
    "continues": "ctx:continues",
    "precedent": "ctx:precedent",
    "addresses": "ctx:addresses",
    "coincides-with": "ctx:coincidesWith",
    "contrasts-with": "ctx:contrastsWith",
}
"""Relations between events that a voice states, by their key in YAML."""

PREDICATES: Final[Mapping[str, str]] = {
    "happened": "ctx:date",
    "actors": "sem:hasActor",
    "place": "sem:hasPlace",
    "sub-event-of": "sem:subEventOf",
    "holds": "org:holds",
    "member-of": "org:memberOf",
    "sub-organization-of": "org:subOrganizationOf",
    "count": "ctx:count",
    "instrument": "ctx:instrument",
    "origin": "ctx:origin",
    "benefits": "ctx:benefits",
    "covers": "ctx:covers",
    "excludes": "ctx:excludes",
    "condition": "ctx:condition",
    "effect": "ctx:effect",
    "status": "ctx:status",
    "characterised-as": "ctx:characterisedAs",
    "number": "ctx:number",
    "published": "ctx:published",
    "remark": "ctx:remark",
    **CONTEXT_PREDICATES,
}
"""Every predicate a claim may have, by its key in YAML."""

SCHEME_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "origin": ("origin",),
    "benefits": ("beneficiary",),
    "covers": ("offence", "beneficiary", "kind"),
    "excludes": ("offence", "beneficiary", "kind"),
    "condition": ("condition",),
    "effect": ("effect",),
    "status": ("status",),
    "characterised-as": ("kind", "status", "offence"),
}
"""For each predicate that takes a concept, the schemes in which its id is looked up, in order."""

ACCUSING_ROLES: Final = frozenset({"victim", "alleged-perpetrator"})
"""Roles that accuse someone: told only as a claim with its voice, never drawn as a plain line."""


@cache
def term(compact: str) -> str:
    """
    Expand a compact name.

    >>> term("ctx:Claim")
    'https://w3id.org/backstory/ns#Claim'
    """
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def dossier_iri(dossier: str) -> str:
    """Mint the IRI of a dossier."""
    return BASE + dossier


def data_iri(dossier: str, name: str) -> str:
    """Mint the IRI of anything a dossier names; names are flat and unique in a dossier."""
    return f"{BASE}{dossier}/{name}"


def view_iri(dossier: str) -> str:
    """Mint the IRI of the graph of plain triples derived from a dossier's claims."""
    return data_iri(dossier, "view")


def concept_iri(scheme: str, name: str | None = None) -> str:
    """Mint the IRI of a common concept, or of its scheme."""
    return f"{BASE}concept/{scheme}" + (f"/{name}" if name else "")


def own_concept_iri(dossier: str, scheme: str, name: str) -> str:
    """Mint the IRI of a concept that one dossier adds."""
    return data_iri(dossier, f"{scheme}-{name}")


def id_of(iri: str) -> str:
    """
    Read the id back from an IRI.

    >>> id_of("https://w3id.org/backstory/suez/crisis-1956")
    'crisis-1956'
    """
    return re.split(r"[/#]", iri)[-1]


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
        name = f"{name[:40].strip('-')}-{hashlib.sha256(locator.encode()).hexdigest()[:6]}"
    return f"{source}-at-{name}"


def claim_id(*parts: str) -> str:
    """
    Name a claim by its content: twelve hexadecimal digits of a SHA-256.

    Collisions stay unlikely (below 1 in 10^9) up to some 700,000 claims; the builder refuses one.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()
    return f"claim-{digest[:12]}"
