"""
A question's text and a day come in; out goes the text for what may hold on that day, as SPARQL.

It gives a column more, `held`: how surely. What surely holds comes first, what cannot hold is left
out. The bounds of every date lie in the graph as day numbers, so that any engine can compare them.
"""

from __future__ import annotations

import re
from typing import Final

from backstory.errors import QueryError

__all__ = ["held_text"]

_ENDS: Final = re.compile(r"\n\}\s*\nORDER BY (?P<order>.+?)\s*\Z", re.DOTALL)
_BOUNDS: Final = """
  # How surely it holds on day {day}: what bears no date may.
  BIND (COALESCE({of}, ctx:undated) AS ?held_of)
  OPTIONAL {{ ?held_of ctx:earliestBeginDay ?held_from }}
  OPTIONAL {{ ?held_of ctx:latestBeginDay ?held_since }}
  OPTIONAL {{ ?held_of ctx:earliestEndDay ?held_until }}
  OPTIONAL {{ ?held_of ctx:latestEndDay ?held_to }}
  OPTIONAL {{ ?held_of ctx:approximate ?held_about }}
  BIND (COALESCE(?held_from, -99999999) AS ?held_first)
  BIND (COALESCE(?held_since, ?held_to, 99999999) AS ?held_sure_from)
  BIND (COALESCE(?held_until, IF(BOUND(?held_to), -99999999, 99999999)) AS ?held_sure_to)
  BIND (COALESCE(?held_to, 99999999) AS ?held_last)
  BIND (BOUND(?held_from) || BOUND(?held_since) || BOUND(?held_until) || BOUND(?held_to)
    AS ?held_known)
  FILTER (?held_first <= {day} && {day} <= ?held_last)
  BIND (IF(?held_known && ?held_sure_from <= {day} && {day} <= ?held_sure_to,
    IF(BOUND(?held_about), "probable", "certain"), "possible") AS ?held)"""
_SAID: Final = """
  # How surely it is of day {day}: a date that leaves the day open may be.
  OPTIONAL {{ {of} ctx:saidEarliestDay ?held_from }}
  OPTIONAL {{ {of} ctx:saidLatestDay ?held_to }}
  BIND (COALESCE(?held_from, -99999999) AS ?held_first)
  BIND (COALESCE(?held_to, 99999999) AS ?held_last)
  BIND (COALESCE({dates}, "") AS ?held_text)
  FILTER (?held_text = "" || (?held_first <= {day} && {day} <= ?held_last))
  BIND (IF(REGEX(?held_text, "^[0-9]+(-[0-9][0-9]){{2}}[~]?(/[0-9]+(-[0-9][0-9]){{2}}[~]?)?$"),
    IF(CONTAINS(?held_text, "~"), "probable", "certain"), "possible") AS ?held)"""
_SUREST: Final = 'IF(?held = "certain", 0, IF(?held = "probable", 1, 2))'


def held_text(text: str, day: int, time: str, bearer: str, name: str) -> str:
    """
    Write a question for what may hold on a day.

    Args:
        text: The text of its file; it ends with its ORDER BY.
        day: Day number (day 0 is 1970-01-01).
        time: The column whose date is held against the day; of several, the first that is there.
        bearer: What bears the bounds of each such date, `a/b` the first of two that is there;
            `said x` for the days on which something was said or issued; empty: the column itself.
        name: The question.

    Raises:
        QueryError: It does not concern time.
    """
    ends = _ENDS.search(text)
    if not time or ends is None:
        raise QueryError(f"`{name}` does not concern time: it takes no --valid-at.")
    said, _, who = bearer.rpartition("said ")
    pattern = _SAID if said or bearer.startswith("said ") else _BOUNDS
    dates = ", ".join(f"STR(?{each})" for each in time.split())
    block = pattern.format(day=day, dates=dates, of=f"?{who}" if pattern is _SAID else
                           _bearer(time.split(), bearer.split()))  # fmt: skip
    head, mark, rest = text[: ends.start()].partition("\nWHERE {")
    return f"{head} ?held{mark}{rest}{block}\n}}\nORDER BY {_SUREST} {ends['order']}\n"


def _bearer(times: list[str], bearers: list[str]) -> str:
    """Write what bears the bounds of the first date that is there."""
    if not bearers:
        return ", ".join(f"?{time}" for time in times)
    # Of the first not BOUND: as written, Virtuoso took it for bound where nothing has a date; of
    # the others it is right with BOUND alone (`tests/stores` asks both).
    there = (f"STRLEN(STR(?{times[0]})) > 0", *(f"BOUND(?{time})" for time in times[1:]))
    return ", ".join(
        f"IF({this}, ?{each}, ?held_no)"
        for this, bearer in zip(there, bearers, strict=True)
        for each in bearer.split("/")
    )
