"""
Somebody and what may have befallen them come in; out go the claims that tell of it, or why.

Was Romero freed, why was Zambrano arrested: by the events in which it befell them, what was asked
first; that it is not recorded is said where it is not. The page has the same rules
(web/src/replies/fated.ts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.ask.plain import plain
from backstory.dates.days import iso
from backstory.tell.aims import aim_words, has_aim, part_of, reasons_for
from backstory.tell.replying import BEFELL, CHARGED, FATES, WHY_BEFELL
from backstory.vocabulary import PREDICATES, id_of
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.model.nouns import Claim
    from backstory.tell.told import Teller

__all__ = ["befallen", "fate_meant", "why_befell"]

_ACTOR = "sem:hasActor"
_DEALS, _HAPPENED = PREDICATES["addresses"], PREDICATES["happened"]
_DEATH: Final = "death"
_SHORT: Final = 3
"""Letters of a word that names nobody: of, the, del."""


def fate_meant(word: str) -> str:
    """Give what may have befallen somebody that a word means: release; empty if it means none."""
    return next((each for each in FATES if word in aim_words(each)), "")


def befallen(
    teller: Teller, person: str, fate: str, *, only: bool, year: str = ""
) -> tuple[tuple[tuple[Claim, ...], ...], str]:
    """
    Give what befell somebody, what was asked first; and what to say where that is not recorded.

    Args:
        teller: Tells claims.
        person: Whom it befell.
        fate: What was asked; empty if whatever befell them was.
        only: Whether nothing but that is told: who did it.
        year: The year of which it was asked, or empty: what is of another is near it at most.
    """
    best, every = _of(teller, person, fate)
    none = phrase(f"no {fate}", teller.lang).format(teller.prose.name(person)) if fate else ""
    asked = {each for each in every if not year or _is_of(teller, each, year)}
    if every and not asked:
        none, asked = phrase("reply none in", teller.lang).format(year), every
    else:
        none = "" if asked else none
    of = asked if only and asked else best.keys()
    freed = fate == "release"  # who went home under arrest left the prison
    left = {each for each in of if freed and has_aim(_told(teller, best[each]), "leaving")}
    events = sorted(of, key=lambda e: (e not in asked, e not in left, teller.begins(e)))
    return tuple((best[each],) for each in events), none


def _is_of(teller: Teller, event: str, year: str) -> bool:
    """Tell whether an event may lie in a year, or last through it."""
    span = teller.record.hulls.get(event)
    first, last = (span.earliest_begin, span.latest_end) if span else (None, None)
    begun = first is None or iso(first)[:4] <= year
    return span is not None and begun and (last is None or year <= iso(last)[:4])


def why_befell(teller: Teller, person: str, fate: str) -> tuple[list[Claim], str]:
    """Give why something befell somebody; or what tells of it, and that no reason is recorded."""
    best, asked = _of(teller, person, fate)
    events = sorted(asked, key=lambda each: (teller.begins(each), each))
    if not events:
        return [], ""
    for why in WHY_BEFELL:
        every = (c for each in events for c in reasons_for(teller, each, aim_words(why)))
        # Why some were let out is none of the reasons for which they had been held.
        if found := [claim for claim in every if _tells_why(teller, claim, fate)]:
            return found, ""
    return [best[each] for each in events], phrase("why not told", teller.lang)


def _of(teller: Teller, person: str, fate: str) -> tuple[dict[str, Claim], set[str]]:
    """Give by each event that befell somebody what tells best of it; and those of a fate."""
    best: dict[str, tuple[tuple[bool, bool, float], Claim]] = {}
    asked: set[str] = set()
    deaths = _deaths_of(teller, person) if fate == _DEATH else set()
    for claim in teller.record.claims.values():
        is_death = claim.subject in deaths and claim.predicate == _HAPPENED
        if not is_death and (claim.object != person or part_of(claim) not in BEFELL):
            continue
        event = claim.subject
        says = (
            bool(fate) and has_aim(_with_name(teller, claim), fate) and part_of(claim) != "excluded"
        )
        asked |= {event} if says and claim.modality == "asserted" else set()
        worth = (says, teller.has_gist(claim), teller.worth(claim))
        if event not in best or worth > best[event][0]:
            best[event] = worth, claim
    return {event: claim for event, (_, claim) in best.items()}, asked


def _deaths_of(teller: Teller, person: str) -> set[str]:
    """Give the deaths that bear the name of somebody, and no other: nobody need be named in one."""
    own = {*plain(teller.prose.name(person)).split()}
    found = set()
    for event in teller.ties.events:
        name = teller.record.names.get(event)
        words = {*plain(teller.prose.name(event)).split()}
        rest = [w for w in words - own if len(w) > _SHORT and w not in aim_words(_DEATH)]
        if name and id_of(name.type) == _DEATH and own <= words and not rest:
            found.add(event)
    return found


def _tells_why(teller: Teller, claim: Claim, fate: str) -> bool:
    """Tell whether a reason is one of what befell somebody: what a release deals with is none."""
    if claim.predicate == _DEALS:
        named = plain(teller.prose.name(claim.subject)).split()
        return fate in CHARGED and has_aim(named, fate)
    return has_aim(_with_name(teller, claim), fate)


def _with_name(teller: Teller, claim: Claim) -> list[str]:
    return plain(f"{teller.text(claim)} {teller.prose.name(claim.subject)}").split()


def _told(teller: Teller, claim: Claim) -> list[str]:
    return plain(teller.text(claim)).split()
