"""Claims that answer come in; out go those that a reader asked for, in the order that answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from backstory.ask.plain import is_year, plain
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.replying import DOUBTING
from backstory.tell.side_by_side import held_still, most_told
from backstory.tell.told import Teller, Told
from backstory.words.dates import name
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = [
    "alike", "begins", "compared", "days_told", "holding", "iris_in", "is_in", "is_of", "is_part",
    "latest", "most_within", "names_day", "recency", "says", "sources_told", "told_by", "was_said",
    "was_said_in", "without_denials",
]  # fmt: skip


_CELLS: Final = ("decider", "reach", "stage", "kind")
"""What is told of measures that are compared, in this order."""


def compared(
    teller: Teller, table: Table, read: Callable[[Teller, Told], str], most: int
) -> tuple[str, ...]:
    """Tell of each measure what decided, reached and became of it, in as many sentences."""
    measures = iris_in(table, "measure")
    found: list[str] = []
    for measure in measures:
        cells: dict[str, list[Claim]] = {}
        for row in table.rows:
            claim = teller.record.claims.get(getattr(row["claim"], "iri", ""))
            if claim and row["measure"].iri == measure:
                cells.setdefault(row["cell"], []).append(claim)
        told: dict[str, None] = {}
        for claims in (cells[cell] for cell in _CELLS if cell in cells):
            best = max(claims, key=lambda claim: (teller.worth(claim), claim.id))
            told.setdefault(read(teller, teller.claim(best)), None)
        head = " · ".join(filter(None, (teller.prose.name(measure), teller.day(measure))))
        few = list(told)[: max(2, most // len(measures))]
        found += [f"{head}: {' '.join(few)}"] if few else []
    return tuple(found[:most])


def iris_in(table: Table, column: str) -> list[str]:
    """Give the IRIs of a column, each once."""
    cells = [row.get(column) for row in table.rows]
    return list(dict.fromkeys(cell.iri for cell in cells if isinstance(cell, Id)))


def says(claim: Claim, lang: str) -> object:
    """
    Give what two claims share that say the same: a number of a day, or a thing, or words.

    More than 500 is not 500, and what holds within a limit is not what holds without it.
    """
    within = (claim.articles, claim.extent, *sorted(claim.limit.items()), str(claim.within or ""))
    if claim.figure:
        of = claim.figure
        meant = (of.bound, of.upto, of.spread, of.total, of.base, of.stage, of.progress)
        return (
            claim.subject, claim.counted, claim.object, str(claim.when), claim.modality,
            meant, within,
        )  # fmt: skip
    if claim.predicate in ("ctx:remark", "ctx:denies"):
        return claim.gist.get(lang) or claim.iri
    return claim.subject, claim.predicate, claim.role, str(claim.object), claim.modality, within


def alike(one: Claim, other: Claim, lang: str) -> bool:
    """Tell whether the sentence of a claim says no more than another claim that says the same."""
    told = [(claim.gist.get(lang, ""), str(claim.when)) for claim in (one, other)]
    return bool(one.figure) or told[0] == told[1]


def begins(record: Record, claim: Claim) -> tuple[int, str]:
    """Give the day of which a claim speaks, or on which it was said."""
    span = claim.when or record.said(claim)
    day = (span.earliest_begin or span.latest_end) if span else None
    return day or 0, claim.id


def holding(record: Record, claims: Sequence[Claim], term: tuple[int, int]) -> list[Claim]:
    """
    Keep those who may have held a post within a term, and whom nobody had followed by then.

    Of whom it is stated that they held it until a day of the term or a later one, or said after
    the other had come that they still held it, they stay beside whoever is said to have followed
    earlier: the two are rivals.
    """
    within: list[Claim] = []
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for claim in claims:
        begin, end = (
            (claim.when.earliest_begin, claim.when.latest_end) if claim.when else (None, None)
        )
        if claim.when and (begin or 0) <= term[1] and (end is None or end >= term[0]):
            within.append(claim)
        if begin is not None:
            first[claim.subject] = min(first.get(claim.subject, begin), begin)
        if begin is not None and begin <= term[0]:
            last[claim.subject] = max(last.get(claim.subject, begin), begin)
    latest_one = max(last.values(), default=0)
    return [
        claim
        for claim in within
        if (
            last.get(claim.subject, latest_one) == latest_one
            or _holds_yet(claim, term[0])
            or held_still(record, claim) > latest_one
        )
        # Of whom only an end is told, a beginning told elsewhere may be later than the term.
        and first.get(claim.subject, 0) <= term[1]
    ]


def is_part(claim: Claim) -> bool:
    """Tell whether a claim does not tell both when somebody came into a post and when they left."""
    return not (claim.when and claim.when.text.strip("/").count("/"))


def told_by(claim: Claim, day: int) -> bool:
    """Tell whether a claim says that somebody had come into a post by a day, or left it on it."""
    when = claim.when
    return when is not None and (when.earliest_begin is not None or when.latest_end == day)


def _holds_yet(claim: Claim, day: int) -> bool:
    """Tell whether somebody is said to have held a post until some day after another."""
    return bool(claim.when and claim.when.earliest_end and claim.when.earliest_end > day)


def most_within(
    claims: Iterable[Claim], term: tuple[int, int], every: Iterable[Claim]
) -> dict[str, tuple[int, int, int]]:
    """
    Say how much of a term each holder had the post, the most first.

    Of rivals, whom most voices of `every` claim name stands first; then whose days are near.
    """
    found, told = {}, most_told(every, term)
    for claim in claims:
        begin = claim.when.earliest_begin if claim.when else None
        end = claim.when.latest_end if claim.when else None
        first = term[0] if begin is None else max(begin, term[0])
        last = term[1] if end is None else min(end, term[1])
        apart = [abs(end - term[1])] if end is not None else []
        apart += [abs(term[0] - begin)] if begin is not None else []
        found[claim.iri] = (first - last, told[claim.subject], min(apart, default=0))
    return found


def recency(record: Record, claims: Iterable[Claim]) -> dict[str, float]:
    """Say how late each of some claims was said, from 0 to 1: the latest is asked for most."""
    days = {claim.iri: begins(record, claim)[0] for claim in claims}
    order = {day: at for at, day in enumerate(sorted({*days.values()}))}
    return {iri: order[day] / max(len(order) - 1, 1) for iri, day in days.items()}


def is_in(claims: Iterable[Claim], term: tuple[int, int]) -> list[Claim]:
    """Keep the numbers that are of a term, as far as is stated."""
    kept = []
    for claim in claims:
        span = claim.when or (claim.figure.as_of if claim.figure else None)
        last = (span.latest_end or span.earliest_begin) if span else None
        if last is not None and term[0] <= last <= term[1]:
            kept.append(claim)
    return kept


def without_denials(record: Record, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out what denies a claim that is there: it is told beside that, not as an answer."""
    denials = {
        each.iri
        for claim in claims
        for each in record.disputed_by.get(claim.iri, ())
        if each.modality in DOUBTING
    }
    return [claim for claim in claims if claim.iri not in denials]


def latest(ranked: Sequence[Claim], worth: dict[str, float]) -> list[Claim]:
    """Put the latest count of each voice first, then the earlier ones."""

    def day(claim: Claim) -> int:
        span = claim.when or (claim.figure.as_of if claim.figure else None)
        return (span.latest_end or span.earliest_begin or 0) if span else 0

    by_day = sorted(ranked, key=lambda claim: (-day(claim), -worth[claim.iri], claim.id))
    seen: set[object] = set()
    first, rest = list[Claim](), list[Claim]()
    for claim in by_day:
        key = (claim.voices, claim.counted, claim.subject)
        (rest if key in seen else first).append(claim)
        seen.add(key)
    return [*first, *rest]


def names_day(text: str) -> bool:
    """Tell whether a sentence has a number that may be a day, and is no year."""
    return any(word.isdigit() and not is_year(word) for word in plain(text).split())


def days_told(table: Table, lang: str) -> tuple[str, ...]:
    """Tell how many days lie between two events, as far as their dates allow."""
    found: Counter[tuple[int, int, str, str, bool]] = Counter()
    events = ("", "")
    for row in table.rows:
        fewest, most = row["fewest_days"], row["most_days"]
        if fewest is not None and most is not None:
            events = row["event_label"], row["other_label"]
            days = (name(Span.parse(str(row[at])), lang) for at in ("date", "other_date"))
            found[(fewest, most, next(days), next(days), bool(row["inferred"]))] += 1
    exact = [each for each in found if each[0] == each[1]] or list(found)
    told = []
    for each in sorted(exact, key=lambda each: -found[each]):  # else by row
        fewest, most, day, other, inferred = each
        exactly = "reply one day" if most == 1 else "reply days"
        key = exactly if fewest == most else "reply days from"
        between = (numeral(number, lang) for number in (fewest, most))
        text = phrase(key, lang).format(*events, day, other, *between)
        told.append(f"{text} {phrase('order inferred', lang)}" if inferred else text)
    return tuple(told)


def is_of(record: Record, claim: Claim, term: tuple[int, int]) -> bool:
    """Tell whether something was said, or is of a time, within a term, as far as is stated."""
    spans = (claim.when, record.said(claim))
    return any(
        span is not None
        and span.earliest_begin is not None
        and span.latest_end is not None
        and span.earliest_begin <= term[1]
        and span.latest_end >= term[0]
        for span in spans
    )


def was_said_in(record: Record, claim: Claim, term: tuple[int, int]) -> bool:
    """Tell whether something was said within a term, by a day more: a newspaper is of the next."""
    said = record.said(claim)
    begin, end = (said.earliest_begin, said.latest_end) if said else (None, None)
    return begin is not None and end is not None and term[0] <= end and begin <= term[1] + 1 >= end


def was_said(record: Record, claim: Claim, day: int) -> bool:
    """Tell whether something had surely been said by a day."""
    said = record.said(claim)
    return said is not None and said.latest_end is not None and said.latest_end <= day


def sources_told(teller: Teller, table: Table, most: int) -> tuple[list[str], int]:
    """Name the sources that carry most of what is said of something; and say how many are left."""
    found = Counter(row["source"].iri for row in table.rows)
    few = found.most_common(most)
    told = [
        phrase("reply source", teller.lang).format(
            teller.prose.source(iri), numeral(many, teller.lang)
        )
        for iri, many in few
    ]
    return told, len(found) - len(few)
