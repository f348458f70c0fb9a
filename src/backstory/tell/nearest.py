"""
An event comes in; out go the questions about it on which accounts differ, the nearest first.

Of what touches the event and its context all is weighed, and only what is shown is worded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from backstory.compare.context import Candidate, Context
from backstory.compare.disagreements import Disagreement, disagreements_of
from backstory.rdf.record import Record
from backstory.tell.cards import Card, worded
from backstory.tell.drafts import ACCOUNTS, Asked, Draft, asked_of, drafted, rival_draft
from backstory.tell.told import Teller

__all__ = ["nearest_cards"]

_CARDS: Final = 3
_LATER: Final = 0.6
"""How much less an account of a later event matters than one of the same weeks."""
_CLOSE: Final = 0.7
"""How near a contradiction must be to take the place of another card."""
_TOLD_WITH: Final = 0.15
"""What each account adds that stands in a source which tells of the event."""
_CERTAIN: Final = 0.04
"""What decides between two counts that are as near: accounts that certainly contradict."""
_KEPT: Final = 600
"""Choices that are kept: a screen, and a brief in each language, ask for the same."""
_ROUNDING: Final = 1e-9
_ORDER: Final = ("why", "excludes", "count", "scope", "winner", "actors", "name", "other", "date",
                 "place", "holds")  # fmt: skip


def nearest_cards(teller: Teller, context: Context, parts: Sequence[str] = ()) -> list[Card]:
    """
    Choose the cards: about the event first, then about what is nearest to it; no sort twice.

    Args:
        teller: Who tells them.
        context: What the event came with.
        parts: Events that are parts of it, as near as itself.
    """
    kept = teller.record.once("nearest", lambda _: dict[tuple[object, ...], list[Draft]]())
    key = (context.about, *parts, "", *((c.iri, c.list, c.score) for c in context.candidates))
    if key not in kept:  # chosen alike in every language, for a screen and for a brief
        if len(kept) >= _KEPT:
            kept.clear()
        kept[key] = _chosen(teller, context, parts)
    return [worded(teller, draft) for draft in kept[key]]


def _chosen(teller: Teller, context: Context, parts: Iterable[str]) -> list[Draft]:
    """Choose the cards before they are worded."""
    near = dict.fromkeys((context.about, *parts), 1.2)
    best: dict[str, float] = {}
    for each in context.candidates:
        best[each.list] = max(best.get(each.list, each.score), each.score)
    for each in context.candidates:
        if each.iri not in near and _is_step(teller, context.about, each):
            later = _LATER if each.list == "since" else 1.0
            near[each.iri] = each.score / best[each.list] * later
    chosen, weights = _touching(teller, near)
    day, own = teller.ties.days.get(context.about), _sources(teller, context.about)

    def weight(draft: Draft) -> float:
        told_with = _TOLD_WITH * sum(claim.source in own for claim in draft.claims)
        return _weight(draft, weights) + told_with

    rival = rival_draft(teller, teller.ties.own(context.about))
    known = [(weight(rival), rival)] if rival else []
    waiting = sorted(
        ((_most(asked, weights, own), asked) for asked in asked_of(teller, chosen)),
        key=lambda pair: -pair[0],
    )
    least = _least(known)
    for most, asked in waiting:
        # Some thirty questions are near an event; those that cannot be among the first are left.
        if most >= least or (asked.contradicts and _near(asked, weights) >= _CLOSE):
            draft = drafted(teller, asked, day)
            known.append((weight(draft), draft))
            least = _least(known)
    known.sort(key=lambda pair: (-pair[0], pair[1].sort, pair[1].disagreements))
    ranked = [draft for _, draft in known]
    found: list[Draft] = []
    for draft in ranked:
        if len(found) < _CARDS and draft.sort not in {one.sort for one in found}:
            found.append(draft)
    first = {draft.sort for draft in found[:1]}
    sharp = next(
        (each for each in ranked if _is_sharp(each, weights) and each.sort not in first), None
    )
    if sharp and all(each.verdict != "contradict" for each in found):
        found[1:] = [sharp, *(each for each in found[1:] if each.sort != sharp.sort)]
    return found[:_CARDS]


def _is_step(teller: Teller, event: str, each: Candidate) -> bool:
    """Tell whether an event is of the same episode: what came of it years later has its own."""
    ties = teller.ties
    if each.list != "since":
        return each.list in ("story", "alongside")
    here, there = ties.days.get(event), ties.days.get(each.iri)
    soon = here is not None and there is not None and there - here <= ties.limits["episode days"]
    texts = ties.texts_of.get(event, {}).keys() & ties.texts_of.get(each.iri, {}).keys()
    return soon or bool(texts)


def _sources(teller: Teller, event: str) -> set[str]:
    """Give the sources that tell of an event."""
    return {claim.source for claim in teller.record.about.get(event, ())}


def _least(known: Iterable[tuple[float, Draft]]) -> float:
    """Give the weight below which no question can be among those shown, each of another sort."""
    best: dict[str, float] = {}
    for weight, draft in known:
        best[draft.sort] = max(best.get(draft.sort, weight), weight)
    return sorted(best.values(), reverse=True)[_CARDS - 1] if len(best) >= _CARDS else -1.0


def _near(asked: Asked, weights: Mapping[str, float]) -> float:
    """Say how near a question is to an event."""
    return max([weights[question.each.id] for question in asked.together])


def _most(asked: Asked, weights: Mapping[str, float], own: Collection[str]) -> float:
    """Give the most that a question may weigh, whatever its accounts turn out to be."""
    first = 1 - _ORDER.index(asked.sort) / len(_ORDER)
    signed = 0.3 if asked.by in ("signed", "stated") else 0.0
    claims = [claim for question in asked.together for claim in question.claims]
    people = 0.4 if asked.counts else 0.0
    told_with = _TOLD_WITH * min(len([c for c in claims if c.source in own]), ACCOUNTS)
    near = _near(asked, weights)
    most = near + first + signed + people + _CERTAIN + 0.1 * min(len(claims), 4)
    return most + told_with + _ROUNDING


def _touching(
    teller: Teller, near: Mapping[str, float]
) -> tuple[list[Disagreement], dict[str, float]]:
    """Give the disagreements about events and their texts, and how near each is, by its id."""
    holders = {
        thing: weight for event, weight in sorted(near.items(), key=lambda pair: pair[1])
        for thing in teller.ties.own(event)
    }  # fmt: skip
    every = disagreements_of(teller.record)
    places = teller.record.once("disagreements by subject", _by_subject)
    reached: dict[int, float] = {}
    for thing, weight in holders.items():
        for place in places.get(thing, ()):
            reached[place] = max(reached.get(place, 0.0), weight)
    chosen = [place for place in sorted(reached) if reached[place]]
    return [every[p] for p in chosen], {every[p].id: reached[p] for p in chosen}


def _by_subject(record: Record) -> dict[str, list[int]]:
    """Give the places of disagreements, in the order in which they are kept, by their subjects."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(disagreements_of(record)):
        for subject in {record.claims[c].subject for c in each.claims if c in record.claims}:
            found[subject].append(place)
    return found


def _is_sharp(draft: Draft, weights: Mapping[str, float]) -> bool:
    """Tell whether voices contradict each other on something close to the event."""
    near = max((weights[each] for each in draft.disagreements), default=0.0)
    return draft.verdict == "contradict" and near >= _CLOSE


def _weight(draft: Draft, weights: Mapping[str, float]) -> float:
    near = max((weights[each] for each in draft.disagreements), default=1.6)
    first = 1 - _ORDER.index(draft.sort) / len(_ORDER)
    signed = 0.3 if draft.by in ("signed", "stated") else 0.0
    people = 0.4 if draft.people else 0.0
    # Of two counts that are as near, the one whose accounts certainly contradict comes first.
    certain = _CERTAIN if draft.verdict == "contradict" else 0.0
    return near + first + signed + people + certain + 0.1 * min(len(draft.claims), 4)
