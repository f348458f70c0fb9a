"""Links with events come in; out go those that tell something more than their neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from backstory.read.mention import Mention
from backstory.read.scene import Scene
from backstory.read.tokens import Tokens

__all__ = ["merged", "without_objects"]

_OBJECT: Final = 4
"""Words after a verb in which its object stands."""
_BACK: Final = 12
"""Links back within which one of the same sentence stands."""
_APART: Final = 10
_PLAIN: Final = 0.85
_SURER: Final = 0.1
"""By how much the second of two links of a sentence with one event must be surer to be kept."""


def without_objects(events: list[Mention], scene: Scene) -> list[Mention]:
    """Leave out a noun that is the object of the verb beside it: `annulled an amnesty`."""
    found = []
    sentences: dict[int, list[Mention]] = {}
    for one in events:
        sentences.setdefault(scene.text.sentence_at(one.first), []).append(one)
    for one in events:
        noun = one.trigger[1] - one.trigger[0] == 1 and (
            scene.text.words[one.trigger[0]] in scene.lex.forms
        )
        if not noun or not any(
            other.iri != one.iri and 0 < one.trigger[0] - other.trigger[1] + 1 <= _OBJECT
            for other in sentences[scene.text.sentence_at(one.first)]
        ):
            found.append(one)
    return found


def merged(events: list[Mention], text: Tokens) -> list[Mention]:
    """Join what one sentence links with the same event where it is near, else keep the first."""
    found: list[Mention] = []
    for one in sorted(events, key=lambda one: (one.first, -one.after)):
        sentence = text.sentence_at(one.first)
        place = next(
            (at for at in range(len(found) - 1, max(-1, len(found) - 1 - _BACK), -1)
             if found[at].iri == one.iri and text.sentence_at(found[at].first) == sentence), -1,
        )  # fmt: skip
        if place < 0:
            found.append(one)
            continue
        last = found[place]
        near = one.first - last.after <= 4
        sure = max(last.certainty, one.certainty)
        more = tuple(dict.fromkeys((*last.evidence, *one.evidence)))
        if one.first - last.after >= _APART and one.certainty >= _PLAIN:
            found.append(one)
        elif not near and one.certainty > last.certainty + _SURER:
            found[place] = one
        elif near:
            found[place] = replace(
                last, after=max(last.after, one.after), certainty=sure, evidence=more
            )
    return found
