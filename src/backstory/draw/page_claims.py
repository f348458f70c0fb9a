"""Rows of the page's query of claims come in; the claims of its data (see shape.py) go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pyoxigraph as ox

from backstory.draw.page_rows import KEY_OF, Reader, Values, compacted, name_of, one

if TYPE_CHECKING:
    from backstory.draw.shape import Claim

__all__ = ["claims_of"]


def claims_of(read: Reader) -> list[Claim]:
    """Read claims, in the order of their ids."""
    passages = {row[0].value: (row[1].value, row[2].value) for row in read.rows("page_passages")}
    return [
        _claim(read, iri, values, passages) for iri, values in read.grouped("page_claims").items()
    ]


def _claim(
    read: Reader, iri: str, values: Values, passages: Mapping[str, tuple[str, str]]
) -> Claim:
    predicate = compacted(one(values, "rdf:predicate"))
    source, locator = passages.get(one(values, "ctx:passage"), ("", ""))
    claim: Claim = {
        "id": read.id_of(iri),
        "about": read.id_of(one(values, "rdf:subject")),
        "says": KEY_OF.get(predicate, predicate),
        "target": _target(read, values["rdf:object"][0]),
        "voices": [read.id_of(voice.value) for voice in values.get("prov:wasAttributedTo", [])],
        "source": read.id_of(source),
        "at": locator,
        "modality": read.key_of(values["ctx:modality"][0]),
    }
    _dates_of(read, claim, iri, values)
    _figure_of(read, claim, values)
    _relations_of(read, claim, values)
    if "ctx:wording" in values:
        claim["wording"] = _thought(values["ctx:wording"][0])
    if "sem:roleType" in values:
        claim["role"] = read.key_of(values["sem:roleType"][0])
    if "rdfs:comment" in values:
        claim["gist"] = name_of(values["rdfs:comment"])
    return claim


def _target(read: Reader, object_: ox.NamedNode | ox.Literal) -> dict[str, str | int | float]:
    if isinstance(object_, ox.NamedNode):
        if object_.value in read.keys:
            return {"concept": read.keys[object_.value]}
        return {"id": read.id_of(object_.value)}
    kind = compacted(object_.datatype.value)
    if kind == "edtf:EDTF":
        return {"date": object_.value}
    if kind == "xsd:integer":
        return {"number": int(object_.value)}
    if kind == "xsd:decimal":
        return {"number": float(object_.value)}
    return {"text": object_.value, "lang": object_.language or ""}


def _dates_of(read: Reader, claim: Claim, iri: str, values: Values) -> None:
    if "ctx:date" in values:
        claim["when"] = one(values, "ctx:date")
    bounds = read.bounds(iri)
    if bounds:
        claim["days"] = bounds
    if "ctx:inferred" in values:
        claim["inferred"] = True
    if "ctx:within" in values:
        claim["within"] = read.id_of(one(values, "ctx:within"))
    if "dcterms:issued" in values:
        claim["issued"] = one(values, "dcterms:issued")
    said = read.said(iri)
    if said:
        claim["said"] = said


def _figure_of(read: Reader, claim: Claim, values: Values) -> None:
    if "ctx:counted" in values:
        claim["counted"] = read.key_of(values["ctx:counted"][0])
    if "ctx:unit" in values:
        claim["unit"] = read.key_of(values["ctx:unit"][0])
    if "ctx:bound" in values:
        claim["bound"] = read.key_of(values["ctx:bound"][0])
    if "dcterms:conformsTo" in values:
        claim["definition"] = read.key_of(values["dcterms:conformsTo"][0])
    wholes = [each.value for each in values.get("dcterms:isPartOf", []) if each.value != read.iri]
    if wholes:
        claim["partOf"] = read.id_of(wholes[0])


def _relations_of(read: Reader, claim: Claim, values: Values) -> None:
    if "cito:disputes" in values:
        claim["disputes"] = [read.id_of(each.value) for each in values["cito:disputes"]]
    if "cito:supports" in values:
        claim["supports"] = [read.id_of(each.value) for each in values["cito:supports"]]
    if "prov:wasRevisionOf" in values:
        claim["revises"] = read.id_of(one(values, "prov:wasRevisionOf"))


def _thought(words: ox.NamedNode | ox.Literal) -> dict[str, str]:
    return {"text": words.value, "lang": getattr(words, "language", "") or ""}
