"""The small shapes of the page's data, and how TypeScript narrows them."""

from __future__ import annotations

from typing import Final

__all__ = [
    "TYPESCRIPT",
    "Blank",
    "By",
    "Candidate",
    "Days",
    "Lang",
    "Line",
    "Mark",
    "Name",
    "Said",
    "Slot",
    "Spot",
    "Step",
    "Target",
    "ThingType",
    "VerdictWord",
]

Lang = str
"""One of the page's languages, by its code."""

Name = str | list[str]
"""One text for all languages (a proper name), or one a language, in the order of `languages`."""

Days = list[int | None]
"""Earliest begin, latest begin, earliest end, latest end; null where the end is open."""

Step = list[int | None]
"""What was known of a date: from which day (null: at any time), 1 if planned, and its four days."""

Said = list[int | None]
"""First and last day on which it may have been said; null where nobody says so."""

ThingType = str

Target = dict[str, str | int | float]
"""What the predicate of a claim points at."""

Slot = list[str]
"""A variable of a question, and where it stands."""

Spot = list[str | float]
"""Where a thing stands in the time layout and in the free one."""

Line = list[str | int | list[str]]
"""A line: predicate or role, the claims it rests on (the best first), its word, its sentence."""

Blank = list[str | bool | list[str]]
"""The kinds of things that fit, or `day` or `number`; and whether it must be filled."""

Candidate = list[str | list[int] | int]
"""
An event of the context: its list, its id, the reasons why it is there; and its sentence, if that
is not the best of it, because that one tells something later: -1 where there is none other.
"""

Mark = list[float]
"""A mark of the time axis."""

By = str
"""Who says that claims are at odds: a voice that disputes, the editors, the figures themselves."""

VerdictWord = str

TYPESCRIPT: Final = {
    "Lang": "string",
    "Name": "string | string[]",
    "Days": "[number | null, number | null, number | null, number | null]",
    "Step": "[from: number | null, planned: number, ...days: Days]",
    "Said": "[number | null, number | null]",
    "ThingType": "'event' | 'actor' | 'place' | 'instrument'",
    "Target": "{ id: string } | { concept: string } | Thought "
    "| { number: number; written?: string; upto?: number } | { date: string }",
    "Slot": "[variable: string, where: 'columns' | 'list' | 'alone' | 'order' | 'body' "
    "| 'if' | 'unless' | 'end']",
    "Spot": "[id: string, x: number, y: number, freeX: number, freeY: number]",
    "Line": "[from: string, to: string, says: string, role: string, claims: string[], "
    "word: number, told: Name]",
    "Mark": "[year: number, x: number]",
    "Blank": "[kinds: string | string[], needed: boolean]",
    "Candidate": "[list: string, event: string, reasons: number[], told?: number]",
    "By": "'stated' | 'signed' | 'shown'",
    "VerdictWord": "'disputed' | 'not-comparable' | 'agree' | 'compatible' | 'revision' "
    "| 'later-count' | 'conflict' | 'possible-conflict'",
}
"""How TypeScript narrows the types above: JSON has no tuples, and Python writes lists."""
