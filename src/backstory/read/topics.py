"""The names of a text come in; out go the persons of whom each sentence goes on to speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backstory.read.known import Known
from backstory.read.mention import Mention
from backstory.read.tokens import Tokens
from backstory.text import normalise

__all__ = ["topics_of"]

_TOPIC: Final = 5
"""Sentences back in which the person stands of whom a text goes on to speak."""


def topics_of(
    text: Tokens, names: Sequence[Mention], known: Known
) -> tuple[dict[int, str], dict[int, frozenset[str]]]:
    """Give, for each sentence, whom the two before it name: the words, and the IRIs."""
    named: dict[int, list[Mention]] = {}
    for one in names:
        if known.things[one.iri].kind == "person":
            named.setdefault(text.sentence_at(one.first), []).append(one)
    words, iris = {}, {}
    for sentence in range(len(text.sentences)):
        near = (*named.get(sentence - 2, ()), *named.get(sentence - 1, ()))
        for back in range(3, _TOPIC + 1):
            near = near or tuple(named.get(sentence - back, ()))
        iris[sentence] = frozenset(one.iri for one in near)
        words[sentence] = " ".join(
            normalise(next(iter(known.things[one.iri].labels.values()))) for one in near
        )
    return words, iris
