"""The lines of the network come in; each goes out with its word and the sentence that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from backstory.draw.collected import together
from backstory.vocabulary import KEYS
from backstory.words.predicates import predicate_name

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Drawing, Line, Name

__all__ = ["worded"]


def worded(read: Collected, drawing: Drawing) -> Drawing:
    """
    Give each line its word and its sentence: the claim that tells it best comes first.

    A path from one thing to another is read from such sentences, so each names who says it.
    """
    words: dict[str, int] = {}
    said: list[Name] = []
    iris = {read.id_of(iri): iri for iri in read.record.claims}
    names = {key: compact for compact, key in KEYS.items()}

    def word(says: str, role: str) -> int:
        key = role or says
        if key not in words:
            words[key] = len(said)
            said.append(_concept(read, role) if role else _predicate(read, names.get(says, says)))
        return words[key]

    lines: list[Line] = []
    judge = read.tellers[0].judge
    for start, end, says, role, claims, *_ in drawing["lines"]:
        told = [read.record.claims[iris[one]] for one in cast("list[str]", claims)]
        told.sort(key=lambda claim: (-judge.worth(claim), claim.iri))
        best = told[0]
        sentence = together(teller.claim(best).text for teller in read.tellers)
        lines.append([
            start, end, says, role, [read.id_of(claim.iri) for claim in told],
            word(str(says), str(role)), sentence,
        ])  # fmt: skip
    return {**drawing, "lines": lines, "words": said}


def _predicate(read: Collected, compact: str) -> Name:
    return together(predicate_name(compact, lang) for lang in read.languages)


def _concept(read: Collected, key: str) -> Name:
    iri = next((iri for iri in read.record.names if read.key_of(iri) == key), "")
    # A graph that points at common concepts need not name them.
    return read.named(read.record.names[iri].labels if iri else {"": key.rpartition("/")[2]})
