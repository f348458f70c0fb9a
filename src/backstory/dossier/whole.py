"""Hold a dossier, once it is read, to what it has to be as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from backstory.dates.days import day_number, today
from backstory.dates.edtf import Span
from backstory.dossier.marks import Marked
from backstory.dossier.registry import Registry
from backstory.errors import Problem, Severity, Spot
from backstory.model.nouns import Claim, Dossier, Source
from backstory.text import nearest

__all__ = ["check_days", "check_pins", "expectations", "focus_of", "hold_years"]

_SOME = 3
"""Sources of which nobody mistakes the day of each."""
_YEAR = re.compile(r"\d{4}")
_ENOUGH_DATES = 6
"""Dates of a dossier from which it is plain of which time it is."""
_FAR_YEARS = 100
"""Years from the nearest other date by which one is of another time."""
_OTHER_AGE = 1000
"""The same, whatever its digits are."""
_NEVER = "9999-12-31"
"""Stands for a day that is not written (`salvage`)."""
MAX_PINS = 12
"""Events that a dossier may pin: more than a dozen is no choice."""


def check_pins(registry: Registry) -> None:
    """Note the pins that are too many."""
    pinned = [event for event in registry.events.values() if event.pin]
    for event in pinned[MAX_PINS:]:
        what = f"{len(pinned)} events are pinned, `{event.id}` among them; {MAX_PINS} is the most"
        mend = "pin only what a newcomer must see: remove `pin:` from some, this or others"
        registry.note(event.at, "D063", what, mend)


def check_days(
    sources: Mapping[str, Source],
    claims: Iterable[Claim],
    known_on: str,
    marked: Mapping[str, Marked],
    registry: Registry,
) -> None:
    """Nothing may be said later than the day the dossier is known on."""
    try:
        last = Span.parse(known_on).latest_end
    except ValueError:
        return
    hold_ahead(last, known_on, marked, registry)
    pages = {page.file: page for page in marked.values()}
    told: list[tuple[Span | None, Spot, str]] = [
        (s.issued, pages[s.at.file].spot(("issued",)) if s.at.file in pages else s.at, "issued")
        for s in sources.values()
    ]
    for claim in claims:
        as_of = claim.figure.as_of if claim.figure else None
        told += [(claim.said, claim.at, "said"), (as_of, claim.at, "as-of")]
    late = [each for each in told if _is_after(each[0], last)]
    issued = [each for each in told if each[2] == "issued" and each[0]]
    page = marked.get("dossier")
    if page and len(issued) >= _SOME and all(each in late for each in issued):
        what = f"`as-known-on: {known_on}` is earlier than every source of the dossier"
        mend = "write the last day of the material, as 2026-01-31"
        registry.note(page.spot(("as-known-on",)), "D023", what, mend)
        registry.following += len(late)
        return
    for span, at, key in late:
        if span:
            what = f"`{key}: {span}` is later than {known_on}, the day the dossier is known on"
            registry.note(at, "D023", what, "leave it out, or move `as-known-on` in dossier.yaml")


def _is_after(span: Span | None, last: int | None) -> bool:
    begin = span.earliest_begin if span else None
    return begin is not None and last is not None and begin > last


def hold_ahead(
    last: int | None, known_on: str, marked: Mapping[str, Marked], registry: Registry
) -> None:
    """Warn of a dossier that is known on a day to come; tomorrow is today somewhere."""
    page, now = marked.get("dossier"), today()
    if page is None or "as-known-on" in page.broken or last is None or known_on == _NEVER:
        return
    if last > day_number(now.year, now.month, now.day) + 1:
        what = f"`as-known-on: {known_on}` is a day to come: nobody has read anything of it yet"
        mend = "write the last day of the material, as 2026-01-31"
        at = page.spot(("as-known-on",))
        registry.problems.append(Problem(at, "D075", what, mend, Severity.WARNING))


def hold_years(
    sources: Mapping[str, Source],
    claims: Iterable[Claim],
    marked: Mapping[str, Marked],
    registry: Registry,
) -> None:
    """Warn of a year far from all others of the dossier, whose digits are those of one of them."""
    told: dict[int, list[tuple[Spot, str, str]]] = {}
    for claim in claims:
        spans = {"when": claim.when, "said": claim.said, "happened": claim.object}
        for key, span in spans.items():
            if isinstance(span, Span) and (found := _YEAR.match(span.text)):
                told.setdefault(int(found[0]), []).append((claim.at, key, span.text))
    pages = {page.file: page for page in marked.values()}
    for source in sources.values():
        if source.issued and (found := _YEAR.match(source.issued.text)):
            page = pages.get(source.at.file)
            at = page.spot(("issued",)) if page else source.at
            told.setdefault(int(found[0]), []).append((at, "issued", source.issued.text))
    if sum(map(len, told.values())) < _ENOUGH_DATES:
        return
    for year, places in told.items():
        others = [each for each in told if each != year]
        away = min((abs(each - year) for each in others), default=0)
        meant = next((each for each in sorted(others) if _may_be(year, each)), None)
        if away < (_OTHER_AGE if meant is None else _FAR_YEARS):
            continue
        if len(places) > len(told.get(meant or 0, places)):
            continue
        for at, key, text in dict.fromkeys(places):
            what = f"`{key}: {text}` is {away:,} years from every other date of the dossier"
            mend = f"look at the source again: was `{meant}` meant? If not, leave it"
            mend = mend if meant else "look at the source again; if it is so, leave it"
            same = not meant or year > max(others) or sorted(str(year)) == sorted(str(meant))
            grade = Severity.WARNING if same else Severity.NOTE
            registry.problems.append(Problem(at, "D077", what, mend, grade))


def _may_be(year: int, other: int) -> bool:
    """Tell whether a year may be a slip for another: digits exchanged, or one of them wrong."""
    one, two = f"{year:04}", f"{other:04}"
    differ = sum(a != b for a, b in zip(one, two, strict=False))
    return len(one) == len(two) and (sorted(one) == sorted(two) or differ == 1)


def expectations(
    dossier: Dossier, page: Marked, lost: int = 0, marked: Mapping[str, Marked] | None = None
) -> list[Problem]:
    """
    Tell of what there is less than the dossier expects of itself.

    Args:
        dossier: What was read of it.
        page: Its dossier.yaml.
        lost: How much was passed by, at most, for a mistake in it.
        marked: Every file that was read: no more was passed by than is written there.
    """
    found = []
    for key, least in dossier.expect.items():
        has = len(getattr(dossier, key))
        if has + lost < least or (marked and 0 < _written(key, marked) < least):
            what = f"the dossier expects at least {least} {key} of itself and has {has}"
            spot = page.spot(("expect", key))
            found.append(Problem(spot, "D055", what, "add them, or lower it"))
    return found


def _written(key: str, marked: Mapping[str, Marked]) -> int:
    """Count the values that are written where claims, or names of a kind, are; 0 if not known."""
    claims = [page for file, page in marked.items() if file.startswith("sources/")]
    pages = claims if key == "claims" else [page for file, page in marked.items() if file == key]
    count = _values if key == "claims" else _names
    return sum(
        count(page.value)
        + sum(len(part.split("\n")) for part in page.cut)
        + sum(problem.code == "D007" for problem in page.problems)  # left out of the value
        for page in pages
    )


def _names(written: Any) -> int:
    """Count what may be a name: what stands outermost, and every block within it."""
    if not isinstance(written, dict | list):
        return 0
    parts = written.values() if isinstance(written, dict) else written
    return len(written) + sum(_blocks(part) for part in parts)


def _blocks(written: Any) -> int:
    parts = written.values() if isinstance(written, dict) else written
    if not isinstance(written, dict | list):
        return 0
    return sum(isinstance(part, dict) + _blocks(part) for part in parts)


def _values(written: Any) -> int:
    if not isinstance(written, dict | list):
        return 1
    return sum(map(_values, written.values() if isinstance(written, dict) else written))


def focus_of(dossier: Dossier, page: Marked, registry: Registry) -> list[Problem]:
    """Tell if the focus is no event."""
    if dossier.focus in dossier.events or registry.is_lost(dossier.focus, ("event",)):
        return []
    what = f"the focus '{dossier.focus}' is not an event"
    near = nearest(dossier.focus, dossier.events)
    mend = "name one of events.yaml"
    mend = f"did you mean `{near}`? If not, {mend}" if near else mend
    return [Problem(page.spot(("focus",)), "D020", what, mend)]
