"""
What the editors sign comes in; out go its lines: the header of a source, a gap, a link.

None of it is a voice's word: no line has a claim under it but those that a link rests on.
"""

from __future__ import annotations

from backstory.rdf.values import span_or_none
from backstory.tell.sections import Line, Section, Teller
from backstory.vocabulary import id_of
from backstory.words.languages import Texts
from backstory.words.phrases import phrase, phrases

__all__ = ["SignedTeller"]


class SignedTeller(Teller):
    """Tell what the editors write in their own name."""

    def source_head(self, iri: str) -> list[str]:
        """Tell what a source is, where it is to be had, and how far it may be leant on."""
        source = self.record.sources[iri]
        issued = self.speak.date(source.issued)
        if source.issued_inferred:
            issued += f" ({phrase('worked out', self.lang)})"
        lines = [
            " · ".join(filter(None, (self.speak.publisher(source), self.speak.name(source.kind)))),
            phrase("issued", self.lang).format(issued),
            self.concept_name("reading", source.reading),
        ]
        if source.lead:
            lines.append(phrase("only a lead", self.lang))
        lines += [self.speak.name(caution) for caution in source.cautions]
        if source.copy_of:
            held = source.copy_is_held
            original = self.speak.source(source.copy_of) if held else self.speak.original(source)
            lines.append(phrase("copy", self.lang).format(original))
        if source.url:
            lines.append(source.url)
        if source.archived:
            lines.append(f"{phrase('part archived', self.lang)}: {source.archived}")
        if source.address:
            lines.append(phrase("address", self.lang).format(source.address))
        if source.sha256:
            lines.append(f"SHA-256 {source.sha256}")
        return lines

    def gap(self, iri: str) -> list[Section]:
        """Tell what a question is about, and where and until when an answer was looked for."""
        gap = self.record.gaps.get(iri)
        if gap is None:  # half of one, of a stranger's graph
            return []
        told = phrase("not looked", self.lang)
        if gap.looked:
            told = phrase("looked", self.lang).format(Texts(gap.looked)[self.lang])
        if gap.looked_on:
            told += f" ({self.speak.date(span_or_none(gap.looked_on))})"
        about = phrase("focus", self.lang).format("; ".join(map(self.speak.name, gap.about)))
        return [self.section("not known", (Line(about), Line(told)))]

    def link(self, iri: str) -> list[Section]:
        """Tell what two things the editors link, and why: no voice does."""
        link = self.record.links.get(iri)
        if link is None:  # half of one leads nowhere
            return []
        ends = f"{self.speak.name(link.subject)}; {self.speak.name(link.object)}"
        reason = phrases(self.lang).get(f"reason {id_of(link.relation)}", "{}")
        because = reason.format(Texts(link.because)[self.lang])
        rests_on = [self.record.claims[c] for c in link.rests_on if c in self.record.claims]
        lines = [Line(phrase("focus", self.lang).format(ends)), Line(because)]
        lines += [self.line(claim, self.speak.statement(claim)) for claim in rests_on]
        return [self.section("context", lines)]
