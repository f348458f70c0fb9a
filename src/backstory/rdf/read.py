"""Read a grown graph back into the Dossier that it grew from: the way back of `grow`."""

from __future__ import annotations

from collections.abc import Callable

from backstory.model.nouns import ACTOR_KINDS, Concept, Dossier, Name
from backstory.rdf import mapping
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.rdf.values import filled, linked
from backstory.vocabulary import concept_iri, id_of, term

__all__ = ["dossier_in"]


def dossier_in(graph: TripleStore) -> Dossier:
    """
    Give the dossier that a graph grew from, so that `dossier_in(grow(dossier)) == dossier`.

    Only what the dossier names is in it: common concepts are the program's. Spots are lost, and
    so is what a folder expects of itself.
    """
    record = Record(graph)
    (home, values) = next(iter(record.described("?x a dcat:Dataset").items()))
    own = {iri: name for iri, name in record.names.items() if iri.startswith(f"{home}/")}

    def of(*kinds: str) -> dict[str, Name]:
        return _by_id(own, lambda name: name.kind in kinds)

    known = values.get(term("ctx:asKnownOn"), ())
    return Dossier(
        id=record.store.homes.get(home) or id_of(home),
        focus=id_of(next(iter(linked(values, "foaf:primaryTopic")), "")),
        as_known_on=known[0].value if known else "",
        events=of("event"),
        actors=of(*ACTOR_KINDS),
        places=of("place"),
        instruments=of("instrument"),
        concepts=_concepts(record, home),
        sources={source.id: source for source in record.sources.values()},
        claims={claim.id: claim for claim in record.claims.values()},
        disagreements={one.id: one for one in record.disagreements.values()},
        links={one.id: one for one in record.links.values()},
        gaps={one.id: one for one in record.gaps.values()},
        corrections={one.id: one for one in record.corrections.values()},
        **filled(mapping.DOSSIER, values),
    )


def _by_id(names: dict[str, Name], keep: Callable[[Name], bool]) -> dict[str, Name]:
    return {name.id: name for name in names.values() if keep(name)}


def _concepts(record: Record, home: str) -> dict[tuple[str, str], Concept]:
    """Give the dossier's own concepts by scheme and id."""
    found = {}
    for iri, values in record.described("?x a skos:Concept ; skos:inScheme ?scheme").items():
        if not iri.startswith(f"{home}/"):
            continue
        scheme = linked(values, "skos:inScheme")[0].removeprefix(concept_iri(""))
        name = iri.removeprefix(f"{home}/{scheme}-")
        fields = filled(mapping.CONCEPT, values)
        found[scheme, name] = Concept(iri=iri, kind="concept", scheme=scheme, **fields)
    return found
