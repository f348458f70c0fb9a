"""
An event comes in; out goes what a first screen tells of it, as plain data.

What happened, how it came to this, what came before, where accounts differ, what happened since and
what is not known: each sentence with its voice and its claims, from the weightiest source there is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from backstory.calls import one_of
from backstory.compare.context import Candidate, Context, context_of
from backstory.compare.disagreements import Disagreement, disagreements_of
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.cards import Card, cards_of, rival_card
from backstory.tell.context import Row, context_rows, teller_of
from backstory.tell.told import Teller, Told
from backstory.vocabulary import id_of
from backstory.words.markup import marked
from backstory.words.phrases import phrase

__all__ = [
    "First",
    "Unknown",
    "first_data",
    "first_of",
    "near_count",
    "nearest_cards",
    "of_the_days",
    "written",
]

_HAPPENED: Final = 3
_STEPS: Final = {"story": 3, "before": 4, "since": 3}
_CARDS: Final = 3
_GAPS: Final = 2
_LATER: Final = 0.6
"""How much less an account of a later event matters than one of the same weeks."""
_CLOSE: Final = 0.7
"""How near a contradiction must be to take the place of another card."""
_DAYS: Final = 3
"""Days from an event within which its terms are told as they stood then."""
_NEAR_DAYS: Final = 14
"""Days before an event within which a count still tells of how things stood."""
_WHAT: Final = ("ctx:benefits", "ctx:excludes", "ctx:covers", "ctx:effect", "ctx:condition")
_ORDER: Final = ("why", "excludes", "count", "scope", "winner", "actors", "name", "other", "date",
                 "place", "holds")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unknown:
    """A gap: what is not known, and where it was looked for."""

    id: str
    question: str
    looked: str
    """Where it was looked for, or that nobody has looked."""
    on: str
    """The last day on which it was looked for, as YYYY-MM-DD; empty if nobody has."""

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {"id": self.id, "question": self.question, "looked": self.looked, "on": self.on}


@dataclass(frozen=True, slots=True)
class First:
    """What a first screen tells of an event."""

    about: str
    """IRI."""
    title: str
    date: str
    sources_end: str
    """The sentence that tells to which day the sources reach; empty where that is not stated."""
    sources_end_on: str
    """That day as YYYY-MM-DD."""
    happened: tuple[Told, ...]
    story: tuple[Row, ...]
    """At most three steps of the same matter, in the order of time."""
    before: tuple[Row, ...]
    """At most four earlier measures and events, in the order of time."""
    cards: tuple[Card, ...]
    since: tuple[Row, ...]
    unknown: tuple[Unknown, ...]

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {
            "about": short(self.about),
            "title": self.title,
            "date": self.date,
            "sources_end": self.sources_end,
            "sources_end_on": self.sources_end_on,
            "happened": [each.data(short) for each in self.happened],
            "story": [each.data(short) for each in self.story],
            "before": [each.data(short) for each in self.before],
            "cards": [each.data(short) for each in self.cards],
            "since": [each.data(short) for each in self.since],
            "unknown": [each.data(short) for each in self.unknown],
        }


def first_of(
    record: Record,
    iri: str,
    lang: str,
    *,
    context: Context | None = None,
    differ: Sequence[Disagreement] | None = None,
) -> First:
    """
    Gather what a first screen tells of an event.

    Args:
        record: What a graph records.
        iri: The event, or a legal text by which one comes.
        lang: The language to tell in.
        context: Its context, if it was ranked already.
        differ: Every disagreement of the graph, if they were gathered already.
    """
    context = context or context_of(record, iri)
    differ = disagreements_of(record) if differ is None else differ
    teller = teller_of(record, lang)
    rows = context_rows(record, context, lang, max(_STEPS.values()))
    by_list = {
        name: tuple(sorted(
            (row for row in rows if row.list == name and row.rank <= most and row.told),
            key=lambda row: (row.day is None, row.day or 0, row.rank),
        ))
        for name, most in _STEPS.items()
    }  # fmt: skip
    known = record.known_on
    return First(
        context.about,
        teller.prose.name(context.about),
        teller.day(context.about),
        phrase("sources end", lang).format(teller.prose.date(known)) if known else "",
        known.text if known else "",
        tuple(_happened(teller, context.about)),
        by_list["story"],
        by_list["before"],
        tuple(nearest_cards(teller, context, differ)),
        by_list["since"],
        tuple(_unknown(teller, context)),
    )


def first_data(record: Record, iri: str, lang: str) -> dict[str, Any]:
    """Give what a first screen tells as plain values."""
    return first_of(record, iri, lang).data(record.short)


def written(first: First, form: str, lang: str, short: Callable[[str], str] = id_of) -> str:
    """Write what a first screen tells: text, Markdown or JSON; `short` makes ids of IRIs."""
    one_of("form of a first screen", form, ("text", "markdown", "json"))
    if form == "json":
        return json.dumps(first.data(short), ensure_ascii=False, indent=1) + "\n"
    head = " · ".join(part for part in (first.title, first.date) if part)
    parts = [f"{head}\n{first.sources_end}".rstrip()]
    sections = {
        "what happened": [_sentence(each, short) for each in first.happened],
        "how it came": _steps(first.story, short),
        "what before": _steps(first.before, short),
        "accounts differ": [_told_card(card) for card in first.cards],
        "what since": _steps(first.since, short),
        "not known": [f"{each.question} ({each.looked})" for each in first.unknown],
    }
    if form == "markdown":
        return _markdown(first, sections, lang)
    for key, lines in sections.items():
        if lines:
            parts.append("\n".join([phrase(key, lang), *(f"  {line}" for line in lines)]))
    return "\n\n".join(parts) + "\n"


def _markdown(first: First, sections: Mapping[str, list[str]], lang: str) -> str:
    """Write the same with headings and lists, for a page on a code host."""
    head = " · ".join(part for part in (first.title, first.date) if part)
    parts = [f"**{marked(head)}**", f"*{marked(first.sources_end)}*"]
    for key, lines in sections.items():
        if lines:
            parts.append(f"**{phrase(key, lang)}**")
            rows = [line.replace("\n    ", "\n  - ") for line in map(marked, lines)]
            parts.append("\n".join(f"- {row}" for row in rows))
    return "\n\n".join(part for part in parts if part != "**") + "\n"


def _sentence(told: Told, short: Callable[[str], str]) -> str:
    weak = f" ({told.weak})" if told.weak else ""
    return f"{told.text}{weak} {told.answer}".rstrip() + f" [{', '.join(map(short, told.claims))}]"


def _steps(rows: Iterable[Row], short: Callable[[str], str]) -> list[str]:
    return [f"{row.date}. {' '.join(_sentence(told, short) for told in row.told)}" for row in rows]


def _told_card(card: Card) -> str:
    lines = [f"{card.question} — {card.verdict_words}"]
    for row in card.rows:
        cells = (row.who, row.amount, row.what, row.period)
        lines.append("    " + " | ".join(cell for cell in cells if cell))
    return "\n".join([*lines, f"    {card.differs}".rstrip()])


def _happened(teller: Teller, event: str) -> list[Told]:
    """Tell what happened: the event itself, what it does to whom, and a count of the time."""
    found = [each for each in teller.best(event, 4) if not teller.is_bare(each)][:1]
    found = found or teller.best(event, 1)
    reach = [
        claim
        for thing in teller.ties.own(event)
        for claim in teller.record.about.get(thing, ())
        if claim.predicate in _WHAT and teller.has_gist(claim)
    ]
    best = _weightiest(teller, of_the_days(teller, event, reach) or reach)
    if best:
        found.append(teller.claim(best))
    count = near_count(teller, event)
    if count:
        found.append(teller.claim(count))
    if len(found) < _HAPPENED:
        known = {each.claims[0] for each in found}
        more = [each for each in teller.best(event, _HAPPENED + 1) if each.claims[0] not in known]
        found[1:1] = more[: _HAPPENED - len(found)]
    return found[:_HAPPENED]


def of_the_days(teller: Teller, event: str, claims: Iterable[Claim]) -> list[Claim]:
    """Keep what was said within days of an event: a bill is told of otherwise later."""
    day = teller.ties.days.get(event)
    said = [(claim, teller.record.said(claim)) for claim in claims]
    return [
        claim
        for claim, span in said
        if span and span.latest_end is not None and day is not None
        and abs(span.latest_end - day) <= _DAYS
    ]  # fmt: skip


def near_count(teller: Teller, event: str) -> Claim | None:
    """Give the count of people that goes with an event: its own, or one of the days before it."""
    return _most_told(teller, _counts(teller, event))


def _tellings(record: Record) -> dict[tuple[object, ...], set[str]]:
    """Give the sources that carry each count, worked out once a graph."""
    cache = record.store.cache
    if not isinstance(cache.get("tellings"), tuple) or cache["tellings"][0] is not record:
        told: dict[tuple[object, ...], set[str]] = {}
        for claim in record.counted.values():
            key = (claim.voices, claim.counted, claim.object)
            told.setdefault(key, set()).add(claim.source)
        cache["tellings"] = record, told
    found: dict[tuple[object, ...], set[str]] = cache["tellings"][1]
    return found


def _most_told(teller: Teller, claims: Iterable[Claim]) -> Claim | None:
    """Choose the count of people that most sources repeat; None if none counts people."""
    of_people = [claim for claim in claims if id_of(claim.unit) == "person"]
    told = _tellings(teller.record)
    return min(
        of_people,
        key=lambda claim: (
            -len(told[claim.voices, claim.counted, claim.object]),
            bool(teller.weakness(teller.record.sources[claim.source])),
            -teller.worth(claim),
            claim.id,
        ),
        default=None,
    )


def _weightiest(teller: Teller, claims: Iterable[Claim]) -> Claim | None:
    ranked = sorted(claims, key=lambda claim: (-teller.worth(claim), claim.id))
    return ranked[0] if ranked else None


def _counts(teller: Teller, event: str) -> list[Claim]:
    """Give the counts of an event; else those of the days before it in sources that tell of it."""
    record = teller.record
    own = [c for c in record.about.get(event, ()) if c.counted and c.when]
    day = teller.ties.days.get(event)
    if own or day is None:
        return own
    sources = {claim.source for claim in record.about.get(event, ())}
    return [
        claim
        for claim in record.counted.values()
        if claim.source in sources
        and claim.when
        and claim.when.latest_end is not None
        and 0 <= day - claim.when.latest_end <= _NEAR_DAYS
    ]


def nearest_cards(
    teller: Teller, context: Context, differ: Sequence[Disagreement], parts: Iterable[str] = ()
) -> list[Card]:
    """
    Choose the cards: about the event first, then about what is nearest to it; no sort twice.

    Args:
        teller: Who tells them.
        context: What the event came with.
        differ: Every disagreement of the graph.
        parts: Events that are parts of it, as near as itself.
    """
    near = dict.fromkeys((context.about, *parts), 1.2)
    for each in context.candidates:
        if each.list in ("story", "alongside", "since") and each.iri not in near:
            near[each.iri] = _nearness(context, each) * (_LATER if each.list == "since" else 1.0)
    holders = {
        thing: weight for event, weight in sorted(near.items(), key=lambda pair: pair[1])
        for thing in teller.ties.own(event)
    }  # fmt: skip
    weights: dict[str, float] = {}
    chosen: list[Disagreement] = []
    for one in differ:
        claims = [teller.record.claims[c] for c in one.claims if c in teller.record.claims]
        weight = max((holders.get(claim.subject, 0.0) for claim in claims), default=0.0)
        if weight:
            chosen.append(one)
            weights[one.id] = weight
    cards = cards_of(teller, chosen, teller.ties.days.get(context.about))
    rival = rival_card(teller, teller.ties.own(context.about))
    ranked = sorted(
        ([rival] if rival else []) + cards,
        key=lambda card: (
            -_card_weight(card, weights) - _told_with(teller, context.about, card),
            card.sort,
            card.disagreements,
        ),
    )
    found: list[Card] = []
    for card in ranked:
        if len(found) < _CARDS and card.sort not in {one.sort for one in found}:
            found.append(card)
    first = {card.sort for card in found[:1]}
    sharp = next(
        (card for card in ranked if _is_sharp(card, weights) and card.sort not in first), None
    )
    if sharp and all(card.verdict != "contradict" for card in found):
        found[1:] = [sharp, *(card for card in found[1:] if card.sort != sharp.sort)]
    return found[:_CARDS]


def _is_sharp(card: Card, weights: dict[str, float]) -> bool:
    """Tell whether voices contradict each other on something close to the event."""
    near = max((weights[each] for each in card.disagreements), default=0.0)
    return card.verdict == "contradict" and near >= _CLOSE


def _nearness(context: Context, each: Candidate) -> float:
    best = max((one.score for one in context.candidates if one.list == each.list), default=1.0)
    return each.score / best


def _told_with(teller: Teller, event: str, card: Card) -> float:
    """Weigh how many of the accounts stand in sources that tell of the event."""
    own = {claim.source for claim in teller.record.about.get(event, ())}
    return 0.15 * sum(row.told.source in own for row in card.rows)


def _card_weight(card: Card, weights: dict[str, float]) -> float:
    near = max((weights[each] for each in card.disagreements), default=1.6)
    first = 1 - _ORDER.index(card.sort) / len(_ORDER)
    signed = 0.3 if card.by in ("signed", "stated") else 0.0
    people = 0.4 if card.people else 0.0
    return near + first + signed + people + 0.1 * min(len(card.rows), 4)


def _unknown(teller: Teller, context: Context) -> list[Unknown]:
    """Give the gaps about the event, its texts, and the nearest events."""
    things = list(teller.ties.own(context.about))
    for each in context.candidates:
        if each.list != "before":
            things.extend(teller.ties.own(each.iri))
    place = {thing: rank for rank, thing in reversed(list(enumerate(things)))}
    gaps = sorted(
        (min(place[thing] for thing in gap.about if thing in place), gap.id)
        for gap in teller.record.gaps.values()
        if any(thing in place for thing in gap.about)
    )
    by_id = {gap.id: gap for gap in teller.record.gaps.values()}
    found = []
    for _, name in gaps[:_GAPS]:
        gap = by_id[name]
        looked = gap.looked.get(teller.lang) or next(iter(gap.looked.values()), "")
        told = (
            phrase("looked", teller.lang).format(looked)
            if looked
            else phrase("not looked", teller.lang)
        )
        question = gap.question.get(teller.lang) or next(iter(gap.question.values()), "")
        found.append(Unknown(gap.id, question, told, gap.looked_on))
    return found
