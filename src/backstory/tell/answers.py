"""
A claim or a line of a story comes in; out goes what answers the accusations that it tells.

Every look that tells claims asks here, or a teller that has the same: what accuses somebody stands
nowhere without its denial, acquittal or annulment, or without that none is recorded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from backstory.compare.context_kinds import Kinds
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.accused import answer_to
from backstory.tell.sentences import Sentences
from backstory.words.grammar import stopped

if TYPE_CHECKING:
    from backstory.tell.sections import Line

__all__ = ["Answers", "answers", "answers_of"]

_NAMED: Final = re.compile(r"\[([\w:-]+)\]")
"""How the id of a claim stands after what it says."""


class Answers:
    """What answers the accusations of a graph, in one language."""

    def __init__(self, record: Record, lang: str) -> None:
        self._teller, self._tree = Sentences(record, lang), Kinds(record, {})
        self._known: dict[str, str] = {}

    def to(self, claim: Claim) -> str:
        """Tell what answers a claim; empty if it accuses nobody, and nobody denies it."""
        if claim.iri not in self._known:
            self._known[claim.iri] = answer_to(self._teller, self._tree, claim)
        return self._known[claim.iri]

    def beside(self, claim: Claim, told: str) -> str:
        """Put behind what tells a claim what answers it, unless that is told already."""
        answer = self.to(claim)
        return told if not answer or answer.rstrip(".") in told else f"{stopped(told)} {answer}"


def answers_of(record: Record, lang: str) -> Answers:
    """Give what answers the accusations of a graph, worked out once however often it is asked."""
    return record.once(f"answers {lang}", lambda known: Answers(known, lang))


def answers(record: Record, lang: str, line: Line) -> str:
    """
    Tell what answers the accusations in a line: its own, and those of claims that it retells.

    A denial, an acquittal, an annulment, or that none is recorded; empty if nobody is accused. What
    is itself the answer needs none.
    """
    of = answers_of(record, lang)
    named = [name for each in line.under for name in _NAMED.findall(each)]
    told = [record.claims.get(record.by_id.get(name, "")) for name in named]
    found: dict[str, None] = {}
    for claim in {each.iri: each for each in (line.claim, *told) if each}.values():
        if line.claim is None or line.claim not in record.disputed_by.get(claim.iri, ()):
            found[of.to(claim)] = None
    return " ".join(filter(None, found))
