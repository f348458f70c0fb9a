"""
Somebody and an event come in; out goes what came to them after it, in the order of time.

What is within the event is no answer, nor what was only hoped for them. The page has the same
rules (web/src/replies/fared.ts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.dates.edtf import Span
from backstory.tell.aims import best_first
from backstory.tell.replying import DECIDING, OPINION
from backstory.vocabulary import PREDICATES, id_of
from backstory.words.dates import name as day_named
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.model.nouns import Claim
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["fared", "makers", "whom"]

_ACTOR: Final = "sem:hasActor"
_PART_OF: Final = PREDICATES["sub-event-of"]
_FEW: Final = 6


def fared(sayer: Sayer, teller: Teller, person: str, after: str) -> tuple[str, ...]:
    """Tell in what somebody took part after an event, the next first; or that it was in nothing."""
    own = _then(teller, person, after)
    then, told = sorted(own, key=teller.begins), list[str]()
    for iri in then[:_FEW]:
        said = [claim for claim in own[iri] if teller.has_gist(claim)]
        best = [teller.claim(claim) for claim in best_first(teller, said)[:1]] or teller.best(iri)
        told += [sayer._headed(teller, iri, each) for each in best[:1]]
    if told:
        return (*dict.fromkeys(told), *sayer._more(len(then) - _FEW))
    is_day = after not in teller.record.names
    since = day_named(Span.parse(after), teller.lang) if is_day else teller.prose.name(after)
    return (phrase("none later", teller.lang).format(teller.prose.name(person), since),)


def whom(teller: Teller, turn: Turn | None, text: str) -> Turn | None:
    """Take whoever else is called so, where nothing is recorded of the one found: not a brother."""
    if turn is None or turn.name != "fared":
        return turn
    record, box = teller.record, box_of(teller.record)
    own, after = turn.things
    for each in (own, *box.rivals(box.read(text), own)):
        if _then(teller, record.by_id.get(each, each), record.by_id.get(after, after)):
            asked = turn.asking._replace(values=(("actor", each),))
            return turn._replace(asking=asked, things=(each, after))
    return turn


def _then(teller: Teller, person: str, after: str) -> dict[str, list[Claim]]:
    """Give the events after another in which somebody took part, each with what says so."""
    last = _last(teller, after)
    own: dict[str, list[Claim]] = {}
    for claim in teller.record.towards.get(person, ()):
        part = id_of(claim.role) if claim.predicate == _ACTOR and claim.role else ""
        if part and part not in OPINION and claim.modality == "asserted":
            own.setdefault(claim.subject, []).append(claim)
    return {
        iri: claims
        for iri, claims in own.items()
        if iri in teller.ties.events
        and not teller.begins(iri)[0]
        and teller.begins(iri)[1] > last
        and after not in _wholes(teller, iri)
    }


def makers(teller: Teller, event: str) -> set[str]:
    """Give who decided something."""
    own = teller.record.about.get(event, ())
    return {str(c.object) for c in own if c.role and id_of(c.role) in DECIDING}


def _last(teller: Teller, event: str) -> int:
    """Give the last day of an event, or the first where nobody ends it; or a day that was typed."""
    if event not in teller.record.names:
        return day_of(event)
    span = teller.record.hulls.get(event)
    last = span.latest_end if span else None
    return last if last is not None else teller.begins(event)[1]


def _wholes(teller: Teller, event: str) -> set[str]:
    """Give what an event is said to be a part of."""
    own = teller.record.about.get(event, ())
    return {str(claim.object) for claim in own if claim.predicate == _PART_OF}
