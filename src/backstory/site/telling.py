"""
A thing comes in; out goes what its page tells, as plain values: the template has but to show them.

What is told first of an event, then everything that is recorded of it, each statement with its
voice, its place in the source, and what answers it where it accuses somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from backstory.compare.context import Context, context_of
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.site.addresses import Addresses, relative
from backstory.site.linking import Run, Runs, linked, plain
from backstory.site.paged import Block, Sentence, ThingPage
from backstory.tell.answers import answers
from backstory.tell.context import Row, teller_of
from backstory.tell.first import First, first_of
from backstory.tell.sections import Line
from backstory.tell.story import story_of
from backstory.tell.told import Told
from backstory.vocabulary import id_of
from backstory.words.phrases import phrase

__all__ = ["Telling"]


class Telling:
    """Tell the pages of a site in one language."""

    def __init__(self, record: Record, where: Addresses, lang: str) -> None:
        self.record, self.where, self.lang = record, where, lang
        self.teller = teller_of(record, lang)

    def thing(self, iri: str, context: Context | None = None) -> ThingPage:
        """Tell one thing."""
        story = story_of(self.record, iri, self.lang)
        at, kind = self.where.page(iri, self.lang), self.where.kinds[iri]
        taken: set[str] = set()
        blocks = [
            Block(section.key, section.title,
                  tuple(self._line(line, iri, at, taken) for line in section.lines))
            for section in story.sections
        ]  # fmt: skip
        rest = [claim for claim in self._standing(iri) if claim.iri not in taken]
        if rest:
            told = (self._line(self._bare(claim), iri, at, taken) for claim in rest)
            blocks.append(Block("more", phrase("site more", self.lang), tuple(told)))
        screen = self._screen(iri, context) if kind == "event" else None
        first = self._first(screen, iri, at) if screen else ()
        name = self.record.names.get(iri)
        head = story.head[2:] if name and name.type and kind == "event" else story.head[1:]
        return ThingPage(
            iri, story.id, self.kind(iri), story.title,
            self.teller.day(iri), tuple(map(plain, head)), first, tuple(blocks),
            screen.happened[0].whole if screen and screen.happened else "",
            tuple(each for told in screen.happened for each in told.claims) if screen else (),
        )  # fmt: skip

    def opening(self, iri: str, at: str) -> tuple[Block, ...]:
        """Tell what happened at an event, and where accounts of it differ, on another page."""
        told = self._first(self._screen(iri, None), iri, at)
        return tuple(block for block in told if block.key in ("what happened", "accounts differ"))

    def titled(self, iri: str) -> tuple[str, str, str]:
        """Give what an event is called, its date in words and its kind, as its page does."""
        return self.teller.prose.name(iri), self.teller.day(iri), self.kind(iri)

    def kind(self, iri: str) -> str:
        """Say what an event is by the editors' kind, anything else by what it is."""
        kind, name = self.where.kinds[iri], self.record.names.get(iri)
        if kind == "event" and name and name.type:
            return self.record.label(name.type, self.lang)
        return phrase(kind, self.lang)

    def _standing(self, iri: str) -> list[Claim]:
        """Give the claims that stand on the page of a thing and on no other."""
        found = [*self.record.about.get(iri, ()), *self.record.said_in.get(iri, ())]
        return [claim for claim in found if self.where.home_of_claim(claim.iri) == iri]

    def _bare(self, claim: Claim) -> Line:
        speak = self.teller.prose
        line = Line(speak.statement(claim), claim, tuple(speak.provenance(claim)))
        return replace(line, answer=answers(self.record, self.lang, line))

    def _line(self, line: Line, iri: str, at: str, taken: set[str]) -> Sentence:
        claim = line.claim
        if claim is None:
            return Sentence(
                plain(line.text), under=tuple(map(plain, line.under)), answer=line.answer
            )
        ends = self._ends(claim, iri, at)
        anchor = passage = ""
        if self.where.home_of_claim(claim.iri) == iri and claim.iri not in taken:
            taken.add(claim.iri)
            anchor = self.where.anchor(claim.iri)
        place = self._passages.get(claim.iri, "")
        if claim.source == iri and place and place not in taken:
            taken.add(place)
            passage = self.where.anchor(place)
        return Sentence(
            linked(line.text, ends), anchor, self._to(claim.iri, at), id_of(claim.iri),
            tuple(linked(each, ends) for each in line.under),
            line.answer, passage,
        )  # fmt: skip

    @cached_property
    def _passages(self) -> dict[str, str]:
        """The IRI of each claim's passage."""
        rows = self.record.store.query("SELECT ?c ?p WHERE { ?c ctx:passage ?p }").values()
        return {row["c"]: row["p"] for row in rows}

    def _to(self, iri: str, at: str) -> str:
        to = self.where.of(iri, self.lang)
        return relative(at, to) if to else ""

    def _ends(self, claim: Claim, iri: str, at: str) -> dict[str, str]:
        """Give what a claim names, and where each leads; its source leads to the passage."""
        ends: dict[str, str] = {}
        for each in (*claim.voices, claim.object, claim.subject, claim.within):
            if isinstance(each, str) and each and each != iri:
                ends.setdefault(self.record.label(each, self.lang), self._to(each, at))
        source = self._to(claim.source, at)
        place = self.where.anchor(self._passages.get(claim.iri, ""))
        if source and claim.source != iri:
            anchored = f"{source}#{place}" if place else source
            ends[self.record.label(claim.source, self.lang)] = anchored
        ends[f"[{self.record.short(claim.iri)}]"] = self._to(claim.iri, at)
        return ends

    def _screen(self, iri: str, context: Context | None) -> First:
        context = context or context_of(self.record, iri)
        return first_of(self.record, iri, self.lang, context=context)

    def _first(self, first: First, iri: str, at: str) -> tuple[Block, ...]:
        """Tell what a first screen tells of an event."""
        cards = tuple(
            Sentence(
                (Run(f"{card.question} — {card.verdict_words}"),),
                under=tuple(
                    linked(" · ".join(filter(None, (row.who, row.amount, row.what, row.period,
                                                    row.told.answer))),
                           self._ends(self.record.claims[row.told.claims[0]], iri, at))
                    for row in card.rows
                ) + ((plain(card.differs),) if card.differs else ()),
            )
            for card in first.cards
        )  # fmt: skip
        blocks = {
            "what happened": tuple(self._told(each, iri, at) for each in first.happened),
            "how it came": tuple(self._step(row, iri, at) for row in first.story),
            "what before": tuple(self._step(row, iri, at) for row in first.before),
            "accounts differ": cards,
            "what since": tuple(self._step(row, iri, at) for row in first.since),
            "not known": tuple(
                Sentence(plain(each.question), under=(plain(each.looked),))
                for each in first.unknown
            ),
        }
        return tuple(
            Block(key, phrase(key, self.lang), lines) for key, lines in blocks.items() if lines
        )

    def _told(self, told: Told, iri: str, at: str) -> Sentence:
        """Tell a sentence, and after it where each of its claims stands."""
        ends: dict[str, str] = {}
        for each in told.claims:
            ends |= self._ends(self.record.claims[each], iri, at)
        weak = f" ({told.weak})" if told.weak else ""
        return Sentence((*linked(told.text + weak, ends), *self._marks(told.claims, at)),
                        answer=told.answer)  # fmt: skip

    def _marks(self, claims: Iterable[str], at: str) -> Runs:
        leads = [to for to in (self._to(each, at) for each in claims) if to]
        return tuple(part for number, to in enumerate(leads, 1)
                     for part in (Run(" "), Run(f"[{number}]", to)))  # fmt: skip

    def _step(self, row: Row, iri: str, at: str) -> Sentence:
        """Tell an event that led here or came of it: its date and name, and what happened."""
        date = f"{row.date}. " if row.date else ""
        told = [self._told(each, iri, at) for each in row.told]
        head = (Run(date), Run(row.label, self._to(row.iri, at)))
        under = tuple(each.text for each in told)
        return Sentence(head, under=under, answer=" ".join(t.answer for t in told if t.answer))
