"""Claims that something annuls a text come in; out go those of which a parliament's act is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from backstory.model.stages import REPEALING
from backstory.rdf.store import TripleStore
from backstory.vocabulary import concept_iri

__all__ = ["repealing"]


def repealing(graph: TripleStore, claims: Iterable[Any]) -> set[Any]:
    """
    Give the claims whose subject is a repeal, or another law: no court annulled what that undid.

    Narrower kinds are included, as `compare.measures.is_repeal` has it of a record.

    Args:
        graph: What was asked.
        claims: IRIs of claims.
    """
    listed = " ".join(sorted(map(str, claims)))
    if not listed:
        return set()
    kinds = " ".join(f"<{concept_iri('kind', kind)}>" for kind in REPEALING)
    found = graph.query(
        f"SELECT DISTINCT ?claim WHERE {{ VALUES ?claim {{ {listed} }}"
        " ?claim rdf:subject ?event . ?event sem:eventType ?kind . ?kind skos:broader* ?by_law ."
        f" VALUES ?by_law {{ {kinds} }} }}"
    )
    return {claim for (claim,) in found.rows}
