"""A concept comes in; out go the words by which it is defined, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from backstory.model.concepts import common_concepts
from backstory.text import harmless
from backstory.vocabulary import concept_iri, term

if TYPE_CHECKING:
    from backstory.rdf.record import Record

__all__ = ["definitions"]

_DEFINITION: Final = ox.NamedNode(term("skos:definition"))
_COMMON: Final = concept_iri("")


def definitions(record: Record, concept: str) -> Mapping[str, str]:
    """Give by language how a graph defines a concept, or the vocabulary that all graphs share."""
    if concept not in record.names:
        return {}
    quads = record.store.reach().quads_for_pattern(ox.NamedNode(concept), _DEFINITION, None)
    own = {
        quad.object.language or "": harmless(quad.object.value)
        for quad in quads
        if isinstance(quad.object, ox.Literal)
    }
    scheme, _, name = concept.removeprefix(_COMMON).partition("/")
    common = common_concepts().get((scheme, name))
    return own or (common.definitions if common else {})
