"""Fits come in; the one that a text may mean without telling its day or its words is favoured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.scene import Scene
from backstory.read.thing import Event
from backstory.read.when import CALLED, OLD, Bounds

__all__ = ["favour_latest", "favour_next", "favour_only_one"]

_WELL_KNOWN: Final = 10
"""Claims about an event that "the coup" may mean without more words."""
_KNOWN: Final = 3
"""Claims about an event that may be meant as the last of its kind."""
_AHEAD: Final = 1.0
"""What it weighs that an election is the only one ahead."""


def favour_only_one(clue: Clue, found: list[Fit], by_kind: Mapping[str, Sequence[Event]]) -> None:
    """Favour the only event of its very kind in the graph, where it is pointed at as known."""
    if not clue.definite:
        return
    kind = next((kind for kind in clue.kinds[:2] if by_kind.get(kind)), "")
    exact = [event for event in by_kind.get(kind, ()) if event.kinds[0] == kind]
    if len(exact) != 1 or exact[0].claims < _WELL_KNOWN:
        return
    for place, fit in enumerate(found):
        if fit.event.iri == exact[0].iri:
            found[place] = Fit(fit.event, fit.score + 1.0, fit.evidence, fit.support)


def favour_latest(
    clue: Clue, found: list[Fit], scene: Scene, bounds_by: Mapping[str, Bounds]
) -> None:
    """Favour, where no day is told, the last event of the very kind in the year before."""
    if scene.day is None:
        return
    gone: list[tuple[float, int]] = []
    for place, fit in enumerate(found):
        bounds = bounds_by[fit.event.iri]
        if bounds and fit.event.kinds[:1] == clue.kinds[:1] and bounds[0] <= scene.day:
            gone.append((scene.day - bounds[0], place))
    gone.sort()
    alone = gone and gone[0][0] <= OLD and (len(gone) == 1 or gone[1][0] > OLD)
    if not alone or found[gone[0][1]].event.claims < _KNOWN:
        return
    fit = found[gone[0][1]]
    if "date" not in dict(fit.evidence):
        found[gone[0][1]] = Fit(
            fit.event, fit.score + (1.0 if clue.definite else 0.5), fit.evidence, fit.support
        )


def favour_next(
    clue: Clue, found: list[Fit], scene: Scene, bounds_by: Mapping[str, Bounds]
) -> None:
    """Favour the only election ahead, where the text expects one and tells no day."""
    if scene.day is None or not clue.expected or not CALLED & set(clue.kinds[:1]):
        return
    ahead = [
        place for place, fit in enumerate(found)
        if fit.event.kinds[:1] == clue.kinds[:1] and (bounds := bounds_by[fit.event.iri])
        and bounds[0] > scene.day and not fit.told("date")
    ]  # fmt: skip
    if len(ahead) == 1:
        fit = found[ahead[0]]
        found[ahead[0]] = Fit(fit.event, fit.score + _AHEAD, fit.evidence, fit.support)
