"""Claims that answer come in; out go those that a reader asked for, in the order that answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from backstory.dates.edtf import Span
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.words.dates import name
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Id, Table

__all__ = ["begins", "days_told", "holding", "iris_in", "latest", "says"]


def iris_in(table: Table, column: str) -> list[str]:
    """Give the IRIs of a column, each once."""
    cells = [row.get(column) for row in table.rows]
    return list(dict.fromkeys(cell.iri for cell in cells if isinstance(cell, Id)))


def says(claim: Claim, lang: str) -> object:
    """Give what two claims share that say the same: a number of a day, or a thing, or words."""
    if claim.counted:
        return claim.subject, claim.counted, claim.object, str(claim.when), claim.modality
    if claim.predicate in ("ctx:remark", "ctx:denies"):
        return claim.gist.get(lang) or claim.iri
    return claim.subject, claim.predicate, claim.role, str(claim.object), claim.modality


def begins(record: Record, claim: Claim) -> tuple[int, str]:
    """Give the day of which a claim speaks, or on which it was said."""
    span = claim.when or record.said(claim)
    day = (span.earliest_begin or span.latest_end) if span else None
    return day or 0, claim.id


def holding(claims: Sequence[Claim], term: tuple[int, int]) -> list[Claim]:
    """Keep those who may have held a post within a term, and whom nobody had followed by then."""
    within = []
    began: dict[str, int] = {}
    for claim in claims:
        begin = (claim.when and claim.when.earliest_begin) or 0
        end = claim.when.latest_end if claim.when else 0
        if claim.when and begin <= term[1] and (end is None or end >= term[0]):
            within.append(claim)
        if claim.when and begin <= term[0]:
            began[claim.subject] = max(began.get(claim.subject, 0), begin)
    last = max(began.values(), default=0)
    return [claim for claim in within if claim.subject not in began or began[claim.subject] == last]


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


def days_told(table: Table, lang: str) -> tuple[str, ...]:
    """Tell how many days lie between two events, as far as their dates allow."""
    found: Counter[tuple[int, int, str, str]] = Counter()
    events = ("", "")
    for row in table.rows:
        fewest, most = row["fewest_days"], row["most_days"]
        if fewest is not None and most is not None:
            events = row["event_label"], row["other_label"]
            days = (name(Span.parse(str(row[at])), lang) for at in ("date", "other_date"))
            found[(fewest, most, *days)] += 1
    exact = [each for each in found if each[0] == each[1]] or list(found)
    told = []
    for fewest, most, day, other in sorted(exact, key=lambda each: (-found[each], each)):
        key = "reply days" if fewest == most else "reply days from"
        between = (numeral(each, lang) for each in (fewest, most))
        told.append(phrase(key, lang).format(*events, day, other, *between))
    return tuple(told)
