"""What somebody typed comes in, a date, an actor, an event; out go the values that SQL is given."""

from __future__ import annotations

from typing import Any

from backstory.ask.find import day_of, find_iri, iri_of
from backstory.dates.days import iso
from backstory.dates.edtf import DateError, Span
from backstory.errors import CouldNotRun, QueryError
from backstory.rdf.record import Record
from backstory.words.phrases import phrase

__all__ = ["actor_of", "days_of", "nothing_near", "window_of"]


def days_of(first: Any, last: Any, ever: tuple[int, int]) -> tuple[int, int]:
    """
    Give the first and the last day of a window.

    Args:
        first: A date in EDTF, of which the first day counts, or a range if `last` is None; a day
            number; None for no beginning.
        last: A date of which the last day counts; None for no end, or the end of `first`.
        ever: What stands for no beginning and no end.

    Raises:
        QueryError: One cannot be read, or the window ends before it begins.
    """
    begun = ended = None
    if first is not None:
        begun, ended = _bounds(first)
    if last is not None:
        ended = day_of(last, "last")
    elif first is None:
        ended = None
    found = (ever[0] if begun is None else begun, ever[1] if ended is None else ended)
    if found[1] < found[0]:
        raise QueryError(f"The window '{first}' to '{last}' ends before it begins.")
    return found


def _bounds(given: Any) -> tuple[int | None, int | None]:
    if isinstance(given, int):
        return given, None
    try:
        span = Span.parse(str(given))
    except DateError as why:
        raise QueryError(f"{why.asked.rstrip('.')}.") from None
    return span.earliest_begin, span.latest_end


def actor_of(record: Record, actor: str) -> dict[str, Any]:
    """Give the name and, where the dossier has such an actor, the IRI to look for."""
    return {"actor": actor, "actor_iri": iri_of(record, actor, ("actor",))}


def window_of(record: Record, event: str, days: int, lang: str) -> dict[str, Any]:
    """
    Give the window around an event, and its actors.

    Raises:
        NotFound: There is no such event; the nearest is offered.
        CouldNotRun: Nothing dates it.
    """
    iri = find_iri(record, event, ("event",), lang=lang)
    span = record.hulls.get(iri)
    if span is None or span.earliest_begin is None or span.latest_end is None:
        raise CouldNotRun(phrase("event without days", lang).format(record.label(iri, lang)))
    actors = sorted({
        claim.object for claim in record.about.get(iri, ())
        if claim.predicate == "sem:hasActor" and isinstance(claim.object, str)
    })  # fmt: skip
    return {
        "first": span.earliest_begin - days,
        "last": span.latest_end + days,
        "actors": " ".join(actors),
    }


def nothing_near(record: Record, event: str, days: int, lang: str) -> str:
    """Say that no row of the days of an event is of its actors, and how to ask for the others."""
    given = window_of(record, event, days, lang)
    if not given["actors"]:
        return phrase("nothing", lang)
    window = f"{iso(given['first'])}/{iso(given['last'])}"
    return phrase("no actor near", lang).format(window)
