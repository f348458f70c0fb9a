"""
Context comes in; out goes why each event is here, in sentences that somebody can deny.

A reason is a voice's statement with its voice, what the editors sign as the editors', or what
follows from the structure; it never says *because* unless a voice does, and an order in time is
none. Each knows from which day it could be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any, Final

from backstory.compare.context import LISTS, Candidate, Context, ties_of
from backstory.compare.context_ties import Part
from backstory.dates.edtf import iso
from backstory.rdf.record import Record
from backstory.tell.accents import as_written
from backstory.tell.told import Teller, Told
from backstory.text import normalise, normalise_lines
from backstory.vocabulary import id_of
from backstory.words.languages import shipped, words_of
from backstory.words.phrases import phrase

__all__ = [
    "Reason",
    "Row",
    "by_whom",
    "context_rows",
    "reason_text",
    "reasons_in",
    "teller_of",
]

_WEAKEST: Final = ("through", "text")
"""Reasons that say least: a third event between the two, and words in common."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of why an event is context, as a sentence."""

    feature: str
    text: str
    by: str
    """voice, editors or structure: by whose word it is."""
    differs: bool
    """Whether it tells of a contrast."""
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    known_from: int | None
    """The day number from which it may be told; None where that is not stated."""
    value: float

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {
            "feature": self.feature,
            "text": self.text,
            "by": self.by,
            "differs": self.differs,
            "claims": [short(claim) for claim in self.claims],
            "voices": [short(voice) for voice in self.voices],
            "known_from": None if self.known_from is None else iso(self.known_from),
            "value": round(self.value, 3),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """An event of the context of another, told."""

    iri: str
    list: str
    rank: int
    """Its place in its list, from 1."""
    label: str
    date: str
    """Its date in words; empty where nobody dates it."""
    day: int | None
    """The day number on which it begins."""
    score: float
    told: tuple[Told, ...]
    """One sentence of what happened; empty where nothing is told of it."""
    why: tuple[Reason, ...]
    against: tuple[Told, ...]
    """What voices say against a reason, or against the sentence."""
    known_from: int | None
    """The day number from which anything of it was told."""
    features: dict[str, float]

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values; `short` makes ids of IRIs."""
        return {
            "event": short(self.iri),
            "label": self.label,
            "list": self.list,
            "rank": self.rank,
            "score": round(self.score, 4),
            "date": self.date,
            "day": None if self.day is None else iso(self.day),
            "told": [each.data(short) for each in self.told],
            "why": [each.data(short) for each in self.why],
            "against": [each.data(short) for each in self.against],
            "known_from": None if self.known_from is None else iso(self.known_from),
            "features": {key: round(value, 3) for key, value in sorted(self.features.items())},
        }


def teller_of(record: Record, lang: str) -> Teller:
    """Give the teller of a graph in a language, made once however often it is asked for."""
    judging = record.once("judging language", _judging)
    judge = None if lang == judging else teller_of(record, judging)
    return record.once(f"teller {lang}", lambda known: Teller(known, lang, ties_of(known), judge))


def _judging(record: Record) -> str:
    """Give the language in which most sentences stand: what is told is chosen by them."""
    written = Counter(lang for claim in record.claims.values() for lang in claim.gist)
    return min(shipped(), key=lambda lang: -written[lang])


def context_rows(record: Record, context: Context, lang: str, most: int = 20) -> list[Row]:
    """Tell the events of a context, list by list, the best first."""
    teller = teller_of(record, lang)
    found = []
    for name in LISTS:
        for rank, each in enumerate(context.listed(name)[:most], 1):
            found.append(_row(teller, context.about, each, rank))
    return found


def _row(teller: Teller, focus: str, candidate: Candidate, rank: int) -> Row:
    other = candidate.iri
    earlier = candidate.list in LISTS[:2]
    told = tuple(teller.best_by(other, focus) if earlier else teller.best(other))
    since = teller.first_told(other)
    why = reasons_in(teller, focus, candidate)
    claims = {claim for each in told for claim in each.claims}
    claims |= {claim for each in why for claim in each.claims}
    against = [
        teller.claim(claim)
        for iri in sorted(claims)
        for claim in teller.record.disputed_by.get(iri, ())
    ]
    return Row(
        other,
        candidate.list,
        rank,
        teller.prose.name(other),
        teller.day(other),
        teller.ties.days.get(other),
        candidate.score,
        told,
        why,
        tuple({each.text: each for each in against}.values()),
        since,
        dict(candidate.features),
    )


def reasons_in(
    teller: Teller, focus: str, candidate: Candidate, parts: Iterable[Part] | None = None
) -> tuple[Reason, ...]:
    """
    Tell why an event is context of another, in the teller's language.

    Args:
        teller: Who tells it.
        focus: The event that it is context of.
        candidate: The event.
        parts: Those of its reasons that are told; all, if none are given.
    """
    base = _latest(teller.first_told(candidate.iri), teller.first_told(focus))
    return tuple(_reasons(teller, candidate.parts if parts is None else parts, base))


def by_whom(part: Part) -> str:
    """Say by whose word a reason is: a voice's, the editors', or what the structure shows."""
    if part.link or part.feature == "kind":
        return "editors"
    return "voice" if part.claims and not part.things else "structure"


def _latest(*days: int | None) -> int | None:
    return None if None in days else max(day for day in days if day is not None)


def _reasons(teller: Teller, parts: Iterable[Part], base: int | None) -> list[Reason]:
    """Tell reasons: what a voice says, what the editors sign, then what the structure shows."""
    found: dict[str, Reason] = {}
    every = sorted(parts, key=_rank)
    names = [teller.prose.name(thing) for part in every if part.feature == "actors"
             for thing in part.things]  # fmt: skip
    said = frozenset(normalise(" ".join(names)).split())
    for each in every:
        part = _without_names(teller, each, said) if each.feature == "text" else each
        if part is None and found:
            continue  # nothing but names told already, months, another language
        reason = _reason(teller, part or each, base)
        found.setdefault(reason.text, reason)
    return list(found.values())


def _without_names(teller: Teller, part: Part, said: Collection[str]) -> Part | None:
    """
    Leave out of words in common names told already, months, degrees, and another language's.

    None if nothing is left: that both are told with "hasta" tells an English reader nothing.
    """
    known, light = _known(teller), _months_and_degrees()
    kept = tuple(
        word for word in part.things if word in known and word not in said and word not in light
    )
    return replace(part, things=kept) if kept else None


@cache
def _months_and_degrees() -> frozenset[str]:
    """Give the months, and words such as `least`, of every language that the package speaks."""
    texts = (text for lang in shipped()
             for text in (*words_of(lang)["months"], words_of(lang)["degrees"]))  # fmt: skip
    return frozenset(word for text in texts for word in normalise(text).split())


def _rank(part: Part) -> int:
    return (
        0 if by_whom(part) == "voice" else 1 if part.link else 3 if part.feature in _WEAKEST else 2
    )


def _in_language(teller: Teller, words: Sequence[str]) -> Sequence[str]:
    """Keep of words those that a reader of the language knows from its sentences, if any."""
    known = _known(teller)
    return [word for word in words if word in known] or words


def _known(teller: Teller) -> frozenset[str]:
    return teller.record.once(f"words of {teller.lang}", partial(_vocabulary, lang=teller.lang))


def _vocabulary(record: Record, *, lang: str) -> frozenset[str]:
    light = set(normalise(str(words_of(lang)["asking"]["light"])).split())
    return frozenset(" ".join(normalise_lines(record.gists(lang))).split()) - light


def reason_text(teller: Teller, part: Part) -> str:
    """Tell one reason in a sentence."""
    record = teller.record
    if part.link:
        link = record.links[part.link]
        text = phrase(f"reason {link.relation}", teller.lang).format(
            link.because.get(teller.lang) or next(iter(link.because.values()), "")
        )
    elif by_whom(part) == "voice":
        text = teller.claim(record.claims[part.claims[0]]).whole
    else:
        names = [teller.prose.name(thing) if "://" in thing else thing for thing in part.things]
        if part.feature == "text":
            names = as_written(teller, _in_language(teller, names))
        text = phrase(f"reason {part.feature}", teller.lang).format(", ".join(names))
    return text if text.endswith(".") else f"{text}."


def _reason(teller: Teller, part: Part, base: int | None) -> Reason:
    record = teller.record
    claims = [record.claims[iri] for iri in part.claims if iri in record.claims]
    by = by_whom(part)
    said = [record.said(claim) for claim in claims]
    known = _latest(*(each.latest_end if each else None for each in said)) if claims else base
    return Reason(
        part.feature,
        reason_text(teller, part),
        by,
        by == "voice" and claims[0].predicate == "ctx:contrastsWith",
        part.claims,
        tuple(dict.fromkeys(voice for claim in claims for voice in claim.voices)),
        known,
        part.value,
    )
