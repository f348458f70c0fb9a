"""
A word and the event that fits it come in; out goes how sure a link must be where the text told it.

A text tells its news once or twice and then goes on: `those who won`, «amnistiar» are anybody's
then. `The revolt`, `these releases` go back to what it told, if it told of no other such.
"""

from __future__ import annotations

from typing import Final

from backstory.read.certainty import SURE
from backstory.read.clues import Clue
from backstory.read.fit import Fit
from backstory.read.scene import Scene

__all__ = ["needed_again", "pointed_at"]

_AGAIN: Final = 0.88
"""How sure it is that a text tells once more, and without its day, what is not its news."""
_BARE: Final = 0.91
"""The same, by a word that does not point, of the news too."""
_BACK: Final = 0.6
"""The same, by words that can but go back to it."""
_POINTED: Final = 0.8
"""How sure it is that `those elections` are the ones of which the text spoke a moment ago."""
_MOMENT: Final = 2
"""Sentences back that are a moment ago."""
_LONG: Final = 12
"""Sentences back that are not long."""
_OFTEN: Final = 2
"""Times that a text has told its news, after which it needs more to be told again."""


def needed_again(clue: Clue, fit: Fit, clear: float, scene: Scene) -> float:
    """
    Give how sure a link must be: more, where the text has told the event before.

    Args:
        clue: The word for a kind of event.
        fit: The event that fits it best.
        clear: How sure it is by knowledge alone; 0 where nothing makes it so.
        scene: What is known of the text.
    """
    if _is_bare(clue, fit, scene):
        return _BARE
    if clear or not _is_old(fit, scene):
        return SURE
    return _BACK if _goes_back(clue, fit, scene) else _AGAIN


def pointed_at(clue: Clue, fit: Fit, scene: Scene) -> float:
    """Tell how sure it is that `those elections` are those that the word meant a moment ago."""
    near = clue.sentence - scene.last.get(fit.event.iri, -9) <= _MOMENT
    if not near or _before(clue, scene) not in scene.lex.raw["points"]:
        return 0.0
    alike = {
        iri for sentence in range(clue.sentence - _MOMENT, clue.sentence + 1)
        for one, iri in scene.linked.get(sentence, ())
        if {*one.kinds[:1]} <= {*clue.kinds[:2]} or {*clue.kinds[:1]} <= {*one.kinds[:2]}
    }  # fmt: skip
    meant = alike if len(alike) == 1 else scene.sure.get(scene.stems[clue.first])
    return _POINTED * (meant == {fit.event.iri})


def _is_old(fit: Fit, scene: Scene) -> bool:
    """Tell whether an event is told once more without its day, and is not the news; or often."""
    iri = fit.event.iri
    past = iri in scene.spoken and iri not in scene.ahead  # `the coming vote`: there is but one
    if iri == scene.main:
        past = past and scene.spoken[iri] >= _OFTEN and not scene.certain
    return past and not fit.told("date")


def _is_bare(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """
    Tell whether a word that does not point tells an event once more, far from the beginning.

    Whose event it is may stand beside it: `Guanipa was released` tells it as the beginning did. Of
    what lies ahead there is but one: `the coming election`.
    """
    own = any(
        one.iri in fit.event.actors and one.iri in scene.persons
        and not fit.event.anchors.isdisjoint(scene.called.get(one.iri, ()))
        for one in scene.by_sentence.get(clue.sentence, ())
    )  # fmt: skip
    return not own and (
        fit.event.iri in scene.spoken and fit.event.iri not in scene.ahead
        and not fit.told("date") and (clue.open or clue.sentence not in scene.lead)
        and not scene.points(clue)
    )  # fmt: skip


def _goes_back(clue: Clue, fit: Fit, scene: Scene) -> bool:
    """Tell whether `the revolt` is the news, or the only such of which the text told before."""
    article = scene.points(clue)
    if not article or article in scene.lex.raw["possessives"]:
        return False
    iri, kinds = fit.event.iri, {*clue.kinds[:2]}
    if clue.after - clue.first > 1 or clue.sentence - scene.last.get(iri, -_LONG) > _LONG:
        return False
    return iri == scene.main or (kinds.issuperset(fit.event.kinds[:1]) and all(
        scene.spoken_by_kind.get(kind, {iri}) == {iri} for kind in kinds
    ))  # fmt: skip


def _before(clue: Clue, scene: Scene) -> str:
    """Give the word right before a clue in its sentence; empty at the beginning."""
    begins = clue.first == scene.text.sentences[clue.sentence][0]
    return "" if begins else scene.text.words[clue.first - 1]
