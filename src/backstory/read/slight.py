"""
Links for which next to nothing speaks come in; out goes whether they are dropped.

A country has more events in a month than any graph holds: `In May 2023 Venezuela …` is none of
them by the month and the name of the country alone; nor are its local elections the national ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.telling import SPEECH
from backstory.read.thing import Event, stem
from backstory.read.when import Bounds
from backstory.vocabulary import id_of

__all__ = [
    "VOTE",
    "is_by_month_alone",
    "is_of_another_day",
    "is_other_vote",
    "says_nothing",
    "tells_its_day_alone",
]

_DAY: Final = 10
"""Signs of a whole day, in EDTF."""
_SPEAKS: Final = frozenset(("actor", "instrument", "kind", "number", "place", "then", "thread"))
"""What speaks for an event besides its day and the words of its name."""
_OFTEN: Final = frozenset(("contact", "meeting", "office-change"))
"""Kinds whose words (`travelled to`, `names`) tell what happens on every day."""
_MET: Final = frozenset(("contact", "meeting"))
_SAT: Final = frozenset(("meeting", "session"))
"""Of these, those that a whole day does not tell either: `met the managers on Friday`."""
_BRIEF: Final = 3
"""Days of an event that one day tells."""
_WORDS: Final = 2
"""Words that a month needs beside it."""
VOTE: Final = "election"
_BUSY: Final = 12
"""Events of somebody whose name and a day do not tell which of them is meant."""
_BESIDE: Final = 2
"""Words on either side of one for a vote in which its sort is told."""


def is_by_month_alone(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """
    Tell whether a clause is linked by a month or a year, and by one word at most.

    So is one by a whole day and nothing at all, a word for a visit or a change of office by a
    month alone, one for a meeting by a day alone, and one for a visit or a meeting by somebody who
    meets many.
    """
    days = [value for sort, value in fit.evidence if sort == "date"]
    whole = any(len(value) >= _DAY for value in days)
    told = {sort for sort, _ in fit.evidence}
    telling = len(_telling(clue, fit, scene))
    if clue.kinds:
        more = _SPEAKS - {"kind"} if days else _SPEAKS - {"kind", "actor"} | {"again"}
        few = days or sum(sort == "actor" for sort, _ in fit.evidence) == 1
        often = _SAT if whole else _OFTEN if days else _MET
        return bool(few) and not often.isdisjoint(fit.event.kinds[:1]) and not (
            more & told or telling
        )  # fmt: skip
    if not days or _SPEAKS & told:
        return False
    return telling < _WORDS if not whole else not (telling or {"main", "again"} & told)


def says_nothing(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether nothing speaks for the news in a sentence but the names of countries."""
    told = {sort for sort, _ in fit.evidence}
    return not (_SPEAKS | {"date"}) & told and not _telling(clue, fit, scene, abroad=False)


def tells_its_day_alone(
    iri: str, links: Sequence[Mention], scene: Scene, events: Mapping[str, Event]
) -> bool:  # fmt: skip
    """
    Tell whether all that a text links with an event is its day: `on April 30 the zoo announced`.

    Neither the country nor a town of ours says more, nor does a president who acts on every day,
    nor one word (`signed`) where no headline tells of it. Of what is not linked at all, no.
    """
    light = scene.day_stems | {
        scene.stems[at] for here in scene.gate.by_sentence.values() for one in here
        if one.code == scene.gate.home for at in range(one.first, one.after)
    }  # fmt: skip
    own = [one for one in links if one.iri == iri]
    words = {
        value for one in own for sort, value in one.evidence
        if sort == "word" and not (value.isdecimal() or value in light)
    }  # fmt: skip
    few = 1 + all(one.why == "dated" for one in own)
    if not own or len(words) >= few or any(
        sort in _SPEAKS - {"actor"} for one in own for sort, _ in one.evidence
    ):  # fmt: skip
        return False
    named = {value for one in own for sort, value in one.evidence if sort == "actor"}
    return not any(
        id_of(actor) in named and sum(actor in one.actors for one in events.values()) < _BUSY
        for actor in events[iri].actors
    )


def is_other_vote(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether `regional` stands beside a word for a vote, and in no name of the event."""
    if fit.event.kinds[:1] != (VOTE,):
        return False
    low, high = scene.text.sentences[clue.sentence]
    near = scene.text.words[max(low, clue.first - _BESIDE) : min(high, clue.after + _BESIDE)]
    local = scene.lex.raw["local-votes"]
    return not {*near}.isdisjoint(local) and fit.event.words.isdisjoint(map(stem, local))


def is_of_another_day(clue: Clue, fit: Fit, scene: Scene, bounds: Bounds) -> bool:
    """
    Tell whether something was said on a day that its clause tells, and the event on another.

    `Yesterday she told the council`: not the report of last week, unless it names who reported.
    """
    if bounds is None or SPEECH.isdisjoint(fit.event.kinds[:1]):
        return False
    if bounds[1] - bounds[0] > _BRIEF or fit.told("date") or fit.told("actor"):
        return False
    marks = scene.marks_before
    days = [
        one.span for one in scene.dates_by_sentence.get(clue.sentence, ())
        if len(one.value) == _DAY and not one.sense and not scene.dateline(one)
        and one.after <= clue.first and marks[one.after] == marks[clue.first]
    ]  # fmt: skip
    return len(days) == 1 and (
        (days[0].latest_end or 0) < bounds[0] - 1 or (days[0].earliest_begin or 0) > bounds[1] + 1
    )


def _telling(clue: Clue, fit: Fit, scene: Scene, *, abroad: bool = True) -> set[str]:
    """
    Give the words that speak for an event, but for those of days and of home.

    Args:
        clue: What speaks of the event.
        fit: The event, and what speaks for it.
        scene: What is known of the text.
        abroad: Whether the names of other countries count.
    """
    lands = {
        scene.stems[at] for one in scene.gate.by_sentence.get(clue.sentence, ())
        if one.sort != "city" and not (abroad and one.code != scene.gate.home)
        for at in range(one.first, one.after)
    }  # fmt: skip
    light = scene.day_stems | lands | {*map(stem, clue.means)}
    return {value for sort, value in fit.evidence
            if sort == "word" and not value.isdecimal() and value not in light}  # fmt: skip
