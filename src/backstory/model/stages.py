"""The kinds of an event come in; out goes which stage of a legal text it is, as a number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["REPEALING", "STAGES", "stage_of"]

_VOTED: Final = 4
"""The stage of a vote, and of what is none of the others."""
STAGES: Final = {
    "announcement": 0, "proposal": 0, "drafting": 1, "introduction": 2, "adoption-first": 3,
    "referral": 5, "veto": 5, "veto-override": 6, "promulgation": 7, "publication": 8,
    "entry-into-force": 9, "implementation": 10, "ruling": 11, "repeal": 11,
}  # fmt: skip
"""In which order a text passes them: what two events of one day are told by."""
REPEALING: Final = ("adoption", "promulgation", "repeal")
"""Kinds of an event by which a parliament ends a text: by another law, where it is no repeal."""


def stage_of(kinds: Iterable[str]) -> int:
    """
    Give the place of an event among the stages of a text; that of a vote where it is none.

    Args:
        kinds: The ids of its kind and of every broader one.

    >>> stage_of(["royal-assent", "promulgation", "legal"]), stage_of(["adoption", "legal"])
    (7, 4)
    """
    return max((STAGES[kind] for kind in kinds if kind in STAGES), default=_VOTED)
