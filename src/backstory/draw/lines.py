"""The lines of the network come in; each goes out with its word and the sentence that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from backstory.compare.measures import relation_of, repeals
from backstory.draw.collected import together

if TYPE_CHECKING:
    from backstory.draw.collected import Collected
    from backstory.draw.shape import Drawing, Line, Name
    from backstory.model.nouns import Claim

__all__ = ["worded"]


def worded(read: Collected, drawing: Drawing) -> Drawing:
    """
    Give each line its word and its sentence: the claim that tells it best comes first.

    A path from one thing to another is read from such sentences, so each names who says it.
    """
    words: dict[object, int] = {}
    said: list[Name] = []
    iris = {read.id_of(iri): iri for iri in read.record.claims}

    def word(best: Claim, role: str) -> int:
        key = role or (best.predicate, repeals(read.record, best))
        if key not in words:
            words[key] = len(said)
            said.append(_concept(read, role) if role else _relation(read, best))
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
            word(best, str(role)), sentence,
        ])  # fmt: skip
    return {**drawing, "lines": lines, "words": said}


def _relation(read: Collected, claim: Claim) -> Name:
    return together(relation_of(read.record, claim, lang) for lang in read.languages)


def _concept(read: Collected, key: str) -> Name:
    iri = next((iri for iri in read.record.names if read.key_of(iri) == key), "")
    # A graph that points at common concepts need not name them.
    return read.named(read.record.names[iri].labels if iri else {"": key.rpartition("/")[2]})
