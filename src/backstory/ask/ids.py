"""Names of questions and of kinds, by what is done with them; the page reads the same file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

__all__ = [
    "BY_BODIES", "COUNTED", "COUNTS_AFTER", "DENYING", "ELSE", "FATES", "GROUPS", "HEARD",
    "HELD_THEN", "KINDS", "LAST_FOUND", "LISTED", "LISTING", "NAMED", "NARROWED", "NEAREST_TOLD",
    "OF_EVENTS", "OF_FATES", "OF_LAWS", "OF_MAIN", "OF_NAMES", "OF_POSTS", "PLAIN", "REACHING",
    "SAID", "SENTENCES", "SPANS", "SPOKEN", "SUBJECT", "TOLD_FIRST", "UNTOLD", "USUAL", "VOICES",
    "VOICE_COLUMNS", "WHOLE",
]  # fmt: skip

_READ: Final[Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("asking.json").read_text("utf-8")
)
DENYING: Final = frozenset(_READ["denying"])
"""Questions that, asked of a number, are about who disputes it."""
OF_POSTS: Final = frozenset(_READ["of_posts"])
"""Questions beside which a post and a day ask for who held it."""
SAID: Final = "statements_of_voice"
SUBJECT: Final = frozenset(_READ["subject"])
"""Kinds of what is told of, and does not speak."""
VOICES: Final = frozenset(_READ["voices"])
"""Kinds of who speaks."""
NAMED: Final = frozenset(_READ["named"])
"""Kinds of what is known by a name of its own."""
SENTENCES: Final = frozenset(_READ["sentences"])
"""Kinds of what is said, and of where: no thing."""
UNTOLD: Final = frozenset(_READ["untold"])
"""Kinds of what nothing is counted of."""
KINDS: Final[Mapping[str, frozenset[str]]] = {
    name: frozenset(kinds) for name, kinds in _READ["kinds"].items()
}
"""Words for several kinds at once; `concept counted` is a concept of one scheme."""
VOICE_COLUMNS: Final[Sequence[str]] = tuple(_READ["columns"]["voices"])
"""Columns of who speaks, which may be a page of somebody without a name."""
NEAREST_TOLD: Final[Sequence[str]] = tuple(_READ["nearest_told"])
"""Reasons why nothing was found, behind which what was meant is told in a sentence of its own."""
SPANS: Final[Sequence[str]] = tuple(_READ["spans"])
"""Kinds of words by which a span of years is named."""
LAST_FOUND: Final[Mapping[str, int]] = _READ["last_found"]
"""Things come first, then sentences; sources come last."""
GROUPS: Final = frozenset(_READ["groups"])
"""Kinds of who is several."""
SPOKEN: Final = frozenset(_READ["spoken"])
"""Turns of phrase that a time may bind: what was said after the law."""
HEARD: Final = frozenset(_READ["heard"])
"""Turns of phrase that name who speaks."""
HELD_THEN: Final = frozenset(_READ["held_then"])
"""Questions beside which a post and an event ask for who held it after that."""
TOLD_FIRST: Final = frozenset(_READ["told_first"])
"""Questions of the event first of which a sentence tells that has all words."""
REACHING: Final = frozenset(_READ["reaching"])
"""Questions of what a law covers, and what it does not."""
COUNTS_AFTER: Final = frozenset(_READ["counts_after"])
"""Questions that together ask what was counted after something."""
NARROWED: Final = frozenset(_READ["narrowed"])
"""Questions that more words may narrow: who was excluded."""
WHOLE: Final = frozenset(_READ["whole"])
"""What is asked of all that is recorded, and of no thing in it: its rows are the answer."""
LISTED: Final = frozenset(_READ["listed"])
"""What may be asked of all that is recorded too: then its rows are the answer."""
COUNTED: Final = "concept counted"
"""The kind of what is counted."""
ELSE: Final[Mapping[str, str]] = _READ["else"]
"""What is asked instead, where a blank of a question that is asked cannot be filled."""
USUAL: Final[Mapping[str, Sequence[str]]] = _READ["usual"]
"""What is usually asked of a thing."""
OF_NAMES: Final = frozenset(_READ["of_names"])
"""Questions that answer whoever names somebody, or a post."""
OF_MAIN: Final = frozenset(_READ["of_main"])
"""Questions that are asked of the main event, where the words name no other."""
OF_LAWS: Final[Mapping[str, str]] = _READ["of_laws"]
"""Questions of a law, and the blank that it fills, which ask of the law of which most is said where
the words name nothing."""
OF_EVENTS: Final = frozenset(_READ["of_events"])
"""Questions whose event is named by what it was."""
OF_FATES: Final = frozenset(_READ["of_fates"])
"""Questions beside which what befell somebody may be asked."""
FATES: Final = frozenset(_READ["fates"])
"""Questions of what befell somebody, unless something is called so: when was Romero freed, why."""
BY_BODIES: Final = frozenset(_READ["by_bodies"])
"""Questions of what somebody may have done whom the words name too."""
PLAIN: Final = frozenset(_READ["plain"])
"""Questions that a sentence does not answer, though it has every word."""
LISTING: Final = frozenset(_READ["listing"])
"""Questions beside which a span of years asks what happened within it."""
