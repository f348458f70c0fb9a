"""Tell of a thing what no section has told: whatever its predicate, no claim is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backstory.tell.sections import Line, Section, Teller

__all__ = ["with_left"]


def with_left(teller: Teller, iri: str, sections: Iterable[Section]) -> list[Section]:
    """
    Tell among what is also said of a thing each claim that stands under no other heading.

    So a predicate needs no heading of its own to be told. Figures have theirs, repeats under them.
    """
    sections = list(sections)
    told = {line.claim.iri for each in sections for line in each.lines if line.claim}
    about = teller.record.about.get(iri, ())
    lines: list[Line] = [
        teller.line(claim)
        for claim in teller.ordered(c for c in about if c.iri not in told and not c.figure)
    ]
    for claim in teller.ordered(c for c in teller.towards(iri) if c.iri not in told):
        name = teller.speak.reverse(claim)
        lines.append(teller.line(claim, f"{name}: {teller.speak.name(claim.subject)}"))
    return [
        replace(each, lines=(*lines, *each.lines)) if each.key == "remarks" else each
        for each in sections
    ]
