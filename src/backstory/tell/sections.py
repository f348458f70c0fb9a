"""
Something a graph records comes in; out go headings and lines, each line with who says it.

The parts a story is made of, whatever it tells of: when, figures, context, the life of a law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from backstory.calls import with_parts
from backstory.compare.measures import is_repeal, stage_in
from backstory.dates.certainty import sort_key
from backstory.dates.edtf import Span
from backstory.dates.hull import hull
from backstory.model.independence import witness
from backstory.model.nouns import Claim, Modality
from backstory.model.signed import Disagreement
from backstory.rdf.hulled import told_hull
from backstory.rdf.near import narrower
from backstory.rdf.record import Record
from backstory.tell.saying import Speaker
from backstory.vocabulary import CONTEXT_PREDICATES, concept_iri, id_of
from backstory.words.languages import Texts
from backstory.words.phrases import phrase

if TYPE_CHECKING:
    from backstory.compare.counting import Figure
    from backstory.compare.once import Once

__all__ = ["Line", "Section", "Teller"]

_CONTEXT: Final = frozenset(CONTEXT_PREDICATES.values())
_SCOPE: Final = frozenset(
    ("ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition", "ctx:effect", "ctx:origin",
     "ctx:number", "ctx:published")
)  # fmt: skip
_UNDOING: Final = ("repeal", "rejection", "veto")
"""Kinds of events of which is told who decided them, though they only name the text."""


@with_parts
@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story; under it, who says so (none for what the dossier signs)."""

    text: str
    claim: Claim | None = None
    under: tuple[str, ...] = ()
    answer: str = ""
    """What answers the accusations in it, or that none is recorded; empty if nobody is accused."""


@with_parts
@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    key: str
    title: str
    lines: tuple[Line, ...]


class Teller:
    """Gather the sections that stories of several kinds share."""

    def __init__(self, record: Record, lang: str, known_at: int | None) -> None:
        self.record, self.lang = record, lang
        self.speak = Speaker(record, lang, known_at=known_at)

    def section(self, key: str, lines: Iterable[Line]) -> Section:
        """Give lines their heading."""
        return Section(key, phrase(key, self.lang), tuple(lines))

    def line(self, claim: Claim, text: str = "") -> Line:
        """Tell a claim on one line, with its voice and source under it."""
        text = text or self.speak.said_briefly(claim)
        return Line(text, claim, tuple(self.speak.provenance(claim)))

    def ordered(self, claims: Iterable[Claim]) -> list[Claim]:
        """Order claims: same statements together, then by when they were said."""

        def key(claim: Claim) -> tuple[str, str, str, tuple[float, float, float, int], str]:
            role = self.speak.name(claim.role) if claim.role else ""
            thing = self.speak.thing(claim)
            return claim.predicate, role, thing, sort_key(self.record.said(claim)), claim.id

        return sorted(claims, key=key)

    def by_time(self, claims: Iterable[Claim], of: Callable[[Claim], Span | None]) -> list[Claim]:
        """Order claims by a date of theirs; those without one come last."""
        return sorted(claims, key=lambda claim: (sort_key(of(claim)), claim.id))

    def about(self, iri: str, *predicates: str) -> list[Claim]:
        """Give the claims about something, of these predicates."""
        wanted = frozenset(predicates)
        return self.ordered(c for c in self.record.about.get(iri, ()) if c.predicate in wanted)

    def towards(self, iri: str, *predicates: str) -> list[Claim]:
        """Give the claims that point at something; of any predicate if none is named."""
        wanted = frozenset(predicates)
        return [
            claim
            for claim in self.record.towards.get(iri, ())
            if claim.object == iri and (not wanted or claim.predicate in wanted)
        ]

    def concept_name(self, scheme: str, name: str) -> str:
        """Name a concept."""
        return self.speak.name(concept_iri(scheme, name))

    def when(self, iri: str) -> Section:
        """Tell the bounds that all dates leave, then each date."""
        claims = self.by_time(
            self.about(iri, "ctx:date"), lambda c: c.object if isinstance(c.object, Span) else None
        )
        whole = self.record.hulls.get(iri)
        told = told_hull(self.record, iri, self.lang)
        first = [Line(f"{told} ({self._dated_by(claims)})" if whole else told)]
        return self.section("dates", [*first, *(self.line(claim) for claim in claims)])

    def is_dated(self, iri: str) -> bool:
        """Tell whether anybody dates a thing itself."""
        return self.record.hulls.get(iri) is not None or bool(self.about(iri, "ctx:date"))

    def is_life_dated(self, instrument: str) -> bool:
        """Tell whether some event that an instrument went through is dated."""
        steps = self.towards(instrument, "ctx:instrument", *_CONTEXT)
        return any(self.record.hulls.get(claim.subject) is not None for claim in steps)

    def _dated_by(self, claims: Iterable[Claim]) -> str:
        """Say from what a date is worked out, and how many independent sources agree with it."""
        dating = [
            (claim.object, witness(self.record.sources, claim))
            for claim in claims
            if isinstance(claim.object, Span) and claim.modality == Modality.ASSERTED
        ]
        found = hull([span for span, _ in dating], [by for _, by in dating])
        every = len({by for _, by in dating})
        said = phrase("from claims", self.lang)
        if found is None or found.disjoint or every < 2:
            return said
        return phrase("from sources", self.lang).format(said, found.carried, every)

    def figures(self, iri: str) -> Section:
        """Tell the figures, parts under their whole, repeats under what they repeat."""
        lines: list[Line] = []
        # What counts something, and is no number, is told as it stands.
        odd = [each for each in self.about(iri, "ctx:count") if each.figure is None]
        if not odd and not any(claim.figure for claim in self.record.about.get(iri, ())):
            return self.section("figures", lines)
        from backstory.compare.once import once  # late: few stories have figures

        mine = self.record.once("figures by subject", _figures_by_subject).get(iri, ())

        def walk(group: Once, depth: int) -> None:
            claim = self.record.claims[group.figure.claim]
            indent = "– " * depth
            line = self.line(claim, indent + self.speak.thing(claim))
            repeats = [
                phrase("also in", self.lang).format(
                    self.speak.provenance(self.record.claims[again.claim])[0]
                )
                for again in group.repeats
            ]
            lines.append(Line(line.text, claim, (*line.under, *repeats)))
            for part in group.parts:
                walk(part, depth + 1)

        for group in once(mine):
            walk(group, 0)
        return self.section("figures", [*lines, *map(self.line, odd)])

    def context(self, iri: str) -> Section:
        """Tell what it is linked to, and what is linked to it."""
        own = self.about(iri, "sem:subEventOf", *_CONTEXT)
        lines = [self.line(claim) for claim in own]
        back = self.towards(iri, "sem:subEventOf", *_CONTEXT)
        for claim in self.by_time(back, lambda c: self.record.hulls.get(c.subject)):
            name = self.speak.reverse(claim)
            lines.append(self.line(claim, f"{name}: {self.speak.name(claim.subject)}"))
        return self.section("context", lines)

    def life(self, instrument: str) -> Section:
        """Tell the events an instrument went through, in order, then what it is said to be."""
        steps: dict[str, list[Claim]] = {}
        for claim in self.towards(instrument, "ctx:instrument", *_CONTEXT):
            steps.setdefault(claim.subject, []).append(claim)
        lines = []
        for event in sorted(steps, key=self._turn):
            date = told_hull(self.record, event, self.lang)
            for claim in self.ordered(steps[event]):
                how = f" ({told})" if (told := self._how(claim)) else ""
                lines.append(self.line(claim, f"{date}: {self.speak.name(event)}{how}"))
        status = self.by_time(self.about(instrument, "ctx:status"), lambda c: c.when)
        lines += [self.line(claim) for claim in status]
        return self.section("life", lines)

    @cached_property
    def _undoing(self) -> dict[str, frozenset[str]]:
        store = self.record.store
        return {key: narrower(store, concept_iri("kind", key)) for key in _UNDOING}

    def _how(self, claim: Claim) -> str:
        """Tell how an event touches a text; of one that undoes it, in how far, and who decided."""
        known = self.record.names.get(claim.subject)
        kind = next((key for key, own in self._undoing.items() if known and known.type in own), "")
        is_link = claim.predicate == "ctx:instrument"
        told = [] if is_link else [self.speak.reverse(claim)]
        undone = claim.predicate == "ctx:annuls" and claim.modality == Modality.ASSERTED
        if undone:
            word = "repealed" if is_repeal(self.record, claim.subject) else "annulled"
            word = phrase(word, self.lang)
            extent = [phrase(f"in {claim.extent}", self.lang)] if claim.extent else []
            told = [" ".join((word, *extent))]
        if undone or kind:
            role = concept_iri("role", "decider")
            deciders = dict.fromkeys(
                self.speak.thing(each)
                for each in self.about(claim.subject, "sem:hasActor")
                if each.role == role and each.modality == Modality.ASSERTED
            )
            told += [f"{self.speak.name(role)}: {', '.join(deciders)}"] if deciders else []
        return "; ".join(filter(None, told))

    def _turn(self, event: str) -> tuple[tuple[float, ...], int, str]:
        """Give what the stages of a text come in order by: on one day, as a text passes them."""
        return sort_key(self.record.hulls.get(event)), stage_in(self.record, event), event

    def of_kind(self, concept: str) -> list[Line]:
        """Tell what the dossier counts among a kind, or a narrower one: by time, then by name."""
        kinds = narrower(self.record.store, concept)
        found = [name.iri for name in self.record.names.values() if name.type in kinds]
        lines = []
        for iri in sorted(found, key=lambda each: (*self._turn(each)[:1], self.speak.name(each))):
            date = told_hull(self.record, iri, self.lang) if iri in self.record.hulls else ""
            lines.append(Line(f"{date}: {self.speak.name(iri)}" if date else self.speak.name(iri)))
        return lines

    def scope(self, iri: str) -> Section:
        """Tell whom and what it reaches, and on which terms."""
        return self.section("scope", map(self.line, self.about(iri, *sorted(_SCOPE))))

    def rest(self, iri: str) -> list[Section]:
        """Tell what it is called, and what else is said of it."""
        return [
            self.section("named", map(self.line, self.about(iri, "ctx:characterisedAs"))),
            self.section("remarks", map(self.line, self.about(iri, "ctx:remark"))),
        ]

    def at_odds(self, iri: str) -> list[Section]:
        """Tell the disagreements the editors signed that touch claims about this."""
        lines = []
        for odds in self.record.once("odds by end", _odds_by_end).get(iri, ()):
            claims = [self.record.claims[c] for c in odds.between if c in self.record.claims]
            kind = self.concept_name("disagreement", id_of(odds.kind))
            if odds.verdict:
                kind = f"{kind}, {self.concept_name('verdict', odds.verdict)}"
            told = tuple(
                f"{self.speak.says(c)}: {self.speak.statement(c)} [{self.record.short(c.iri)}]"
                for c in claims
            )
            note = Texts(odds.notes)[self.lang]
            lines.append(Line(f"{kind}: {note} [{self.record.short(odds.iri)}]", None, told))
        return [self.section("at odds", lines)]


def _figures_by_subject(record: Record) -> dict[str, list[Figure]]:
    from backstory.compare.counting import figures_of  # late, as above

    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures_of(record):
        found[figure.subject].append(figure)
    return dict(found)


def _odds_by_end(record: Record) -> dict[str, list[Disagreement]]:
    """Give the signed disagreements by claim, by what the claim is about and what it points to."""
    found: defaultdict[str, list[Disagreement]] = defaultdict(list)
    for odds in record.disagreements.values():
        claims = [record.claims[each] for each in odds.between if each in record.claims]
        ends = (end for claim in claims for end in (claim.iri, claim.subject, claim.object))
        for end in dict.fromkeys(end for end in ends if isinstance(end, str)):
            found[end].append(odds)
    return dict(found)
