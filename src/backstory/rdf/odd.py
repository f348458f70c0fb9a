"""What a graph states oddly comes in; it is said once, beside the answer that is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from backstory.model.nouns import Claim, Source
from backstory.rdf.store import TripleStore
from backstory.rdf.values import linked, odd_in
from backstory.rdf.ways import Values
from backstory.words.aside import say_beside

__all__ = ["ODD_FIGURES", "say_halves", "say_odd", "say_sourceless", "say_strange"]

ODD_FIGURES: Final = "odd figures"
"""Where a store keeps what counts something and is no number: by claim, its subject and voices."""
_FEW: Final = 3
"""Things that are told by name; the rest is counted."""
_TELLS_ALL: Final = "`backstory check --graph FILE` tells everything that is wrong with it."


def say_odd(
    store: TripleStore,
    described: Mapping[str, Values],
    made: Mapping[str, Claim] | Mapping[str, Source],
) -> None:
    """Say once of a graph what is no date and no number there, though it stands for one."""
    found = {iri: odd for iri, one in made.items() if (odd := odd_in(described[iri], one))}
    figures = store.cache.setdefault(ODD_FIGURES, {})
    for iri in found:
        claim = made[iri]
        counted = linked(described[iri], "ctx:counted")
        if isinstance(claim, Claim) and claim.figure is None and counted:
            figures[iri] = (claim.subject, *counted, *claim.voices)
    say_strange(store, found)


def say_strange(store: TripleStore, found: Mapping[str, list[str]]) -> None:
    """Say once of a graph what of some things is no date and no number, as it stands."""
    told = store.cache.setdefault("odd", {})
    new = {iri: odd for iri, odd in found.items() if iri not in told}
    told.update(new)
    if new:
        some = "; ".join(
            f"`{store.short(iri)}` has {', '.join(odd)}" for iri, odd in sorted(new.items())[:_FEW]
        )
        more = f"; and {len(new) - _FEW:,} more" if len(new) > _FEW else ""
        say_beside(
            f"{store.path or 'The graph'}: what is no date that can be placed in time, "
            "and no number that can be written down, is told as it stands or as not stated: "
            f"{some}{more}. {_TELLS_ALL}"
        )


def say_halves(store: TripleStore, halves: Mapping[str, str]) -> None:
    """Say once of a graph which claims are left out, and why: the rest is told without them."""
    told = store.cache.setdefault("halves", {})
    new = {iri: lacks for iri, lacks in halves.items() if iri not in told}
    told.update(new)
    if new:
        some = "; ".join(
            f"`{store.short(iri)}` has no {lacks}" for iri, lacks in sorted(new.items())[:_FEW]
        )
        more = f", and {len(new) - _FEW:,} more" if len(new) > _FEW else ""
        where = store.path or "The graph"
        say_beside(f"{where}: half a claim is left out: {some}{more}. {_TELLS_ALL}")


def say_sourceless(
    store: TripleStore, described: Mapping[str, Values], made: Iterable[str]
) -> None:
    """Say once of a graph which claims name no source: most questions do not find them."""
    told = store.cache.setdefault("sourceless", set())
    new = [iri for iri in made if iri not in told and not linked(described[iri], "dcterms:source")]
    told.update(new)
    if new:
        some = ", ".join(f"`{store.short(iri)}`" for iri in sorted(new)[:_FEW])
        more = f", and {len(new) - _FEW:,} more" if len(new) > _FEW else ""
        where = store.path or "The graph"
        say_beside(
            f"{where}: a claim has no dcterms:source, so that questions about sources do not find "
            f"it: {some}{more}. {_TELLS_ALL}"
        )
