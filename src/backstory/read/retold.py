"""
The links of a text that has no news come in; out goes the event that it is about nevertheless.

"Twenty years of 11 April" is about the event of that day; what goes on for months is news each
time that it is counted; and a headline that tells an old event is about it. None of it is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from backstory.read.dated import day_of
from backstory.read.frames import Frames
from backstory.read.mention import Mention
from backstory.read.numbers import number_at
from backstory.read.scene import Scene

__all__ = ["applied", "first_told", "rather_now", "retold"]

_NEAR: Final = 3
"""Days about the anniversary of an event."""
_SHORT: Final = 31
"""Days that an event lasts at most that has anniversaries."""
_YEARS: Final = {"year": 1, "decade": 10}
"""Years of the units by which texts count how long ago something was."""
_MOST: Final = 300
"""Years."""
_LATE: Final = 12
"""Days before the text to which something went on that is still news."""
_WEEKS: Final = 60
"""Days before the text on which something began that is still news."""
_MONTHS: Final = 100
"""The same, of what goes on and is told anywhere in a text without news."""
_MUCH: Final = 3
"""Events of its day in another year that make a text look back."""
_A_YEAR: Final = 365.25
_SOON: Final = 4
"""Days after a law was made in which its application began; and for which anything is news."""
_WEEK: Final = 7
_APPLYING: Final = "implementation"
"""Kind of how a law is carried out."""
_DAY: Final = 10
"""Signs of a whole day, in EDTF."""
_EPOCH: Final = date(1970, 1, 1)


def retold(links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """Give the IRI of the event that a text without news is about; empty if none can be told."""
    if scene.day is None or not links:
        return ""
    if then := _of_anniversary(links, scene, frames, _years_ago(scene)):
        return then
    found = _going_on(links, scene, frames) or _of_headline(links, scene)
    found = found or _of_anniversary(links, scene, frames, _years_back(links, scene, frames))
    found = found or _only_open(links, scene, frames)
    found = rather_now(found, links, scene, frames)
    return (found and applied(found, frames, scene)) or found


def rather_now(first: str, links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """
    Read the only event of these days that a text tells with its day as its news.

    An opinion may begin with what was months ago, and say further on what it was written for.
    """
    bounds = frames.bounds.get(first)
    if scene.day is None or (first and (bounds is None or scene.day - bounds[1] <= _WEEKS)):
        return first
    near = {
        one.iri for one in links
        if (own := frames.bounds[one.iri]) and 0 <= scene.day - own[0] <= _LATE
        and any(sort == "date" and len(value) == _DAY for sort, value in one.evidence)
    }  # fmt: skip
    return near.pop() if len(near) == 1 else first


def first_told(first: str, links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """
    Read the first event of these days that a beginning tells as the news, if its headline is mute.

    What a dispatch tells first is its news, and what it tells beside it came before or with it.
    """
    places = [scene.text.sentence_at(one.first) for one in links]
    if {*places} & {*scene.lead[:1]}:
        return first
    for one, place in sorted(zip(links, places, strict=True), key=lambda row: row[0].first):
        own = frames.bounds[one.iri]
        if place not in scene.lead or one.why == "lead":
            continue
        if scene.day is not None and own and 0 <= scene.day - own[0] <= _SOON:
            newer = frames.bounds.get(first)  # `three days after the vote …`: no news
            return first if newer and int(newer[0]) > int(own[0]) else one.iri
    return first


def applied(first: str, frames: Frames, scene: Scene) -> str:
    """
    Read `one month of amnesty`, `a week on`: how what was done then is carried out since.

    A week and more after a law a text that has no other news is about that too.
    """
    text, bounds = scene.text, frames.bounds[first]
    if bounds is None or scene.day is None or not scene.lead:
        return ""
    words = text.words[slice(*text.sentences[scene.lead[0]])]
    if scene.day - bounds[1] < (_WEEK if scene.lex.units.keys().isdisjoint(words) else _SOON):
        return ""
    near = (frames.known.events.get(iri) for iri in frames.known.episodes.get(first, ()))
    found = [
        one.iri for one in near
        if one and _APPLYING in one.kinds and one.span and one.span.latest_end is None
        and (own := frames.bounds[one.iri]) and 0 <= own[0] - bounds[1] <= _SOON
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def _of_anniversary(
    links: Sequence[Mention], scene: Scene, frames: Frames, ago: Iterable[int]
) -> str:
    """Give the event of that day so many years ago of which most is told."""
    day = _EPOCH + timedelta(days=scene.day or 0)
    told = {one.iri for one in links}
    near = told.union(*(frames.known.episodes.get(iri, ()) for iri in told))
    near |= {iri for one in told for iri in frames.known.events[one].parents}
    for years in ago:
        then = day_of(day.year - years, day.month, day.day) if years < day.year else None
        number = (then - _EPOCH).days if then else None
        fitting = [
            iri for iri in sorted(near & frames.bounds.keys())
            if number is not None and (bounds := frames.bounds[iri])
            and abs(bounds[0] - number) <= _NEAR and bounds[1] - bounds[0] <= _SHORT
        ]  # fmt: skip
        if fitting:
            return max(fitting, key=lambda iri: (frames.known.events[iri].claims, iri))
    return ""


def _years_ago(scene: Scene) -> Iterator[int]:
    """Give the numbers of years that headline and beginning tell."""
    text, lex = scene.text, scene.lex
    for sentence in scene.lead:
        at, after = text.sentences[sentence]
        while at < after:
            number = number_at(text, at, lex)
            if number is None:
                one = text.words[at] in lex.sets["ones"] and at + 1 < after
                if one and (unit := lex.units.get(text.words[at + 1], "")) in _YEARS:
                    yield _YEARS[unit]
                at += 1
                continue
            unit = lex.units.get(text.words[number.after], "") if number.after < after else ""
            if unit in _YEARS and 0 < number.value * _YEARS[unit] <= _MOST:
                yield int(number.value * _YEARS[unit])
            at = number.after


def _years_back(links: Sequence[Mention], scene: Scene, frames: Frames) -> list[int]:
    """Give how many years ago it was, where a text tells much of what was on its day."""
    counts: Counter[int] = Counter()
    day = _EPOCH + timedelta(days=scene.day or 0)
    for bounds in (frames.bounds[iri] for iri in {one.iri for one in links}):
        if bounds is None:
            continue
        begun = _EPOCH + timedelta(days=int(bounds[0]))
        years = round((day - begun).days / _A_YEAR)
        then = day_of(day.year - years, day.month, day.day) if 0 < years < day.year else None
        counts[years] += then is not None and abs((then - begun).days) <= _NEAR
    return [years for years, times in counts.items() if times >= _MUCH]


def _going_on(links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """Give the first event of the lead that goes on; else the first that began in these weeks."""
    day = scene.day or 0
    rows: list[tuple[bool, int, str]] = []
    for one in links:
        bounds = frames.bounds[one.iri]
        if bounds is None or bounds[0] > day or (
            scene.text.sentence_at(one.first) not in scene.lead
        ):  # fmt: skip
            continue
        if bounds[1] >= day - _LATE or bounds[0] >= day - _WEEKS:
            rows.append((bounds[1] < day - _LATE, one.first, one.iri))
    return min(rows)[-1] if rows else ""


def _only_open(links: Sequence[Mention], scene: Scene, frames: Frames) -> str:
    """Give the only event of which a text tells that began in these months and goes on."""
    day, open_ = scene.day or 0, set()
    for one in links:
        span, bounds = frames.known.events[one.iri].span, frames.bounds[one.iri]
        if span and span.latest_end is None and bounds and 0 <= day - bounds[0] <= _MONTHS:
            open_.add(one.iri)
    return open_.pop() if len(open_) == 1 else ""


def _of_headline(links: Sequence[Mention], scene: Scene) -> str:
    """Give the event that the headline alone tells."""
    told = {one.iri for one in links if scene.text.sentence_at(one.first) in scene.lead[:1]}
    return told.pop() if len(told) == 1 else ""
