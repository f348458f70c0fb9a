"""Choose the facts that an editor needs of a person, a body, a place or an office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from backstory.model.nouns import Claim
from backstory.tell.ranking import MAIN, by_role, counts_of, ranked
from backstory.tell.told import Teller
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["Facet", "of_actor", "of_post"]

_IS: Final = 0.6
"""What a sentence adds that says what or where something is."""
_EVENTS: Final = 7
"""Events by which a person, a body or a place is told."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that an editor wants to know."""

    name: str
    claims: tuple[Claim, ...]
    """What answers it, the best first."""
    most: int = 1
    """Sentences at most."""
    rank: int = 0
    """Of facets of a name, which gets its words first: they are told in the order of time."""


def of_actor(teller: Teller, iri: str) -> Iterator[Facet]:
    """Tell a person, a body, a group or a place: what it is, where it had a part, what it says."""
    record = teller.record
    about = [claim for claim in record.about.get(iri, ()) if not claim.counted]
    held = [c for c in about if c.predicate in ("org:holds", "org:memberOf")]
    kind = teller.prose.kind(iri)
    more = [c for c in about if c not in held]
    told = _what_it_is(teller)
    # Who or what it is, then what happened.
    posts = [c for c in held if c.predicate == "org:holds"]
    yield Facet("posts", ranked(teller, posts, _still))
    members = [c for c in held if c.predicate == "org:memberOf"]
    yield Facet("member", ranked(teller, members, _still), 2)
    if kind == "place":
        yield Facet("what", ranked(teller, filter(told, more), told))
        more = [c for c in more if not told(c)]
    elif kind != "person":
        yield Facet("what", ranked(teller, more, told))
    parts = _main_parts(teller, iri)
    for event in sorted(parts, key=lambda each: (teller.ties.days[each], each)):
        own = [c for c in record.towards.get(iri, ()) if c.subject == event and c.object == iri]
        yield Facet("step", ranked(teller, own, by_role), rank=parts.index(event))
    if kind in ("person", "place"):
        yield Facet("what", ranked(teller, more))
    if kind != "person":
        yield Facet("count", counts_of(teller, record.about.get(iri, ())))
    said = [c for c in record.claims.values() if iri in c.voices and c.gist.get(teller.lang)]
    yield Facet("says", ranked(teller, said), 2)


def _what_it_is(teller: Teller) -> Callable[[Claim], float]:
    """Prefer what says what something is: it is a prison, it is run by somebody."""
    says = frozenset(phrase("is what", teller.lang).split(";"))

    def add(claim: Claim) -> float:
        own = teller.record.label(claim.subject, teller.lang).split()
        words = claim.gist.get(teller.lang, "").split()
        named = next((at for at, word in enumerate(words) if word not in own), 0)
        return _IS if named and words[named] in says else 0.0

    return add


def _still(claim: Claim) -> float:
    """Prefer what nobody says has ended: whom somebody leads to whose deputy somebody was."""
    return 0.0 if claim.when and claim.when.latest_end is not None else _IS


def _main_parts(teller: Teller, iri: str) -> list[str]:
    """Give the best-known events in which somebody had a part, the best known first."""
    ties = teller.ties
    roles: dict[str, float] = {}
    for claim in teller.record.towards.get(iri, ()):
        event = claim.subject
        told = claim.gist.get(teller.lang) and claim.modality == "asserted"
        if event in ties.days and claim.object == iri and told:
            main = id_of(claim.role) in MAIN
            roles[event] = max(roles.get(event, 0.0), 1.0 if main else 0.4)
    return sorted(roles, key=lambda each: (-roles[each] * ties.sources[each], each))[:_EVENTS]


def of_post(teller: Teller, iri: str) -> Iterator[Facet]:
    """Tell an office: who held it, in the order of time, and what it decided or said."""
    record = teller.record
    held = [c for c in record.towards.get(iri, ()) if c.predicate == "org:holds"]
    by_holder: dict[str, list[Claim]] = {}
    for claim in held:
        by_holder.setdefault(claim.subject, []).append(claim)
    begun = {
        holder: min((c.when.earliest_begin for c in several
                     if c.when and c.when.earliest_begin is not None), default=10**9)
        for holder, several in by_holder.items()
    }  # fmt: skip
    for holder in sorted(by_holder, key=lambda each: (begun[each], each)):
        # What the editors worked out of a term says how they did, not who held the post.
        stated = [claim for claim in by_holder[holder] if not claim.is_date_inferred]
        yield Facet("holder", ranked(teller, stated or by_holder[holder]))
    yield from (each for each in of_actor(teller, iri) if each.name != "posts")
