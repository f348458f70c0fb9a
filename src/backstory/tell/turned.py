"""
A turn of phrase comes in; out go the sentences that answer it, or that nothing here does.

What is an amnesty is told by its definition, who came after somebody by the terms of a post, what a
newspaper reported by what its pages carry. The page has the same rules (web/src/replies/turned.ts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backstory.tell.absent import nothing
from backstory.tell.bound import lastly, ruled, took
from backstory.tell.copied import copies, resting
from backstory.tell.demands import demands
from backstory.tell.fared import fared
from backstory.tell.lawful import anyone, became, befallen, covered, numbered
from backstory.tell.outright import (
    is_weak,
    profile,
    within_place,
)
from backstory.tell.sayer import FEW
from backstory.tell.served import followed, leading_of, served
from backstory.tell.spanned import (
    apart,
    between,
    each,
    end,
    made,
    means,
    preceding,
    spanned,
    tallied,
)
from backstory.tell.spoken import Saying, reported, spoken, unheard
from backstory.tell.voices import said_by
from backstory.vocabulary import SCHEMES, concept_iri
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.ask.turn import Turn
    from backstory.rdf.record import Record
    from backstory.tell.sayer import Sayer
    from backstory.tell.told import Teller

__all__ = ["turned"]

_HALF: Final = 3
"""Sentences of each of two."""


def turned(sayer: Sayer, teller: Teller, turn: Turn, saying: Saying) -> tuple[str, ...]:
    """Tell what answers a turn of phrase; nothing where it is told as any question is."""
    things = [_iri(sayer.record, own) for own in turn.things]
    match turn.name:
        case "means":
            return means(sayer, teller, things[0])
        case "span":
            return spanned(sayer, teller, turn, things)
        case "between":
            return between(sayer, teller, things)
        case "served":
            return served(sayer, teller, *things)
        case "after" | "before":
            return followed(sayer, teller, turn, things)
        case "reported":
            return reported(teller, turn, saying)
        case "copies":
            return copies(teller)
        case "resting":
            return resting(teller, turn.words)
        case "said" | "counted":
            return spoken(sayer, teller, things, turn, saying)
        case "lastly":
            return lastly(sayer, teller, things[0], said_by(teller, things), turn.words)
        case "ruled":
            return ruled(sayer, teller, things[0], turn.then)
        case "of_kind":
            return took(sayer, teller, turn)
        case "demanded":
            asked = demands(teller, things)
            return saying("", asked) if asked else nothing(teller, "no request", things[0])
        case "apart":
            return tuple(each for iri in things for each in apart(sayer, teller, iri))
        case "both":
            few = (spoken(sayer, teller, [iri], turn, saying)[:_HALF] for iri in things)
            return tuple(each for told in few for each in told)
        case "covers":
            return covered(sayer, teller, things, turn.words)
        case "listed":
            return each(sayer, teller, sorted(things, key=teller.begins))
        case "unheard":
            return unheard(sayer, teller, turn)
        case "tally":
            return tallied(sayer, teller, things, turn.span)
        case "first" | "last":
            return end(sayer, teller, things, turn.name)
        case "fared":
            return fared(sayer, teller, *things)
        case "numbered":
            return numbered(sayer, teller, things[0])
        case "anyone":
            return anyone(sayer, teller, things[0], turn.words)
        case "became":
            return became(sayer, teller, things[0])
        case "made":
            return made(sayer, teller, things, turn.words)
        case "preceding":
            return preceding(sayer, teller, turn, things)
        case "befell":
            return befallen(sayer, teller, "".join(things), turn.words, turn.span)
        case "heads":  # by who held the post, as where the post itself is named
            return ()
    told = {"held": within_place, "led": leading_of, "is": profile}[turn.name](teller, things[0])
    if not told and turn.name == "held":
        return (phrase("no one held", teller.lang).format(teller.prose.name(things[0])),)
    found = [sayer._group(teller, group, held=group[0].predicate == "org:holds") for group in told]
    bare = f" ({phrase('date worked out', teller.lang)})"  # that it is worked out is no other news
    kept = list({text.replace(bare, ""): text for text in reversed(found)}.values())[::-1]
    answer = (*kept[:FEW], *sayer._more(len(kept) - FEW))
    if answer and turn.name == "is" and all(is_weak(teller, group[0]) for group in told[:FEW]):
        return (phrase("reply weak", teller.lang).format(teller.prose.name(things[0])), *answer)
    return answer


def _iri(record: Record, own: str) -> str:
    """Give what has an id: of the graph, or of the common words, whatever scheme they are of."""
    if ":" in own and not own.startswith("http"):  # a kind of actor
        return concept_iri(*own.split(":", 1))
    common = (concept_iri(scheme, own) for scheme in SCHEMES)
    return record.by_id.get(own) or next((iri for iri in common if iri in record.names), own)
