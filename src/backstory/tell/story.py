"""
An id comes in; out goes what the graph records of it, told whole: headings, lines and claims.

One shape for an event, an actor, a place, an instrument, a source, a claim and a concept, so that
the shell, the page and the backgrounder tell the same story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from backstory.ask.find import claim_of, kind_of
from backstory.calls import made_by
from backstory.model.nouns import Claim
from backstory.rdf.hulled import told_hull
from backstory.rdf.record import Record
from backstory.rdf.values import span_or_none
from backstory.rdf.ways import whole_or_none
from backstory.tell.answered import answered_by
from backstory.tell.answers import answers, answers_of
from backstory.tell.sections import Line, Section
from backstory.tell.signed import SignedTeller
from backstory.tell.untold import with_left
from backstory.tell.used import last_used
from backstory.tell.withdrawn import tombstone
from backstory.words.languages import Texts
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase

__all__ = ["Line", "Section", "Story", "plain_text", "story_of"]

_ACTORS: Final = ("person", "body", "group", "post")


@made_by("`graph.show(name)`")
@dataclass(frozen=True, slots=True)
class Story:
    """
    Something told whole.

    >>> story = graph["coup-2002"]
    >>> story.title, story.kind, len(story.sections) > 3
    ('April 2002 coup', 'event', True)
    """

    id: str
    iri: str
    kind: str
    title: str
    head: tuple[str, ...]
    """What the dossier signs: kind, aliases, matches, the header of a source."""
    sections: tuple[Section, ...]


def story_of(record: Record, iri: str, lang: str, *, known_at: int | None = None) -> Story:
    """
    Tell what a graph records of one thing, in one language.

    Args:
        record: What a graph records, limited to what had been said by `known_at` if that is given.
        iri: What to tell.
        lang: The language to tell in.
        known_at: A day number; what may have been said only later is marked *possible*.
    """
    teller = _Story(record, lang, known_at)
    kind = kind_of(record, iri)
    tell: dict[str, Callable[[str], list[Section]]] = {
        "event": teller.event,
        "instrument": teller.instrument,
        "place": teller.place,
        "source": teller.source,
        "claim": teller.claim,
        "disagreement": teller.disagreement,
        "concept": teller.concept,
        "dossier": teller.dossier,
        "gap": teller.gap,
        "link": teller.link,
        "withdrawn": teller.withdrawn,
    }
    sections = tell.get(kind, teller.actor)(iri)
    if kind not in ("claim", "disagreement", "source", "dossier", "gap", "link", "withdrawn"):
        sections = [*with_left(teller, iri, sections), *teller.at_odds(iri)]
    title = record.short(iri) if kind == "withdrawn" else teller.speak.name(iri)
    shown = tuple(
        replace(section, lines=tuple(_with_answer(record, lang, line) for line in section.lines))
        for section in sections
        if section.lines
    )
    name = record.short(iri)
    # A statement is its own title: what answers it stands below that too.
    answer = answers_of(record, lang).to(claim_of(record, iri)) if kind == "claim" else ""
    head = (*teller.head(iri, kind), *filter(None, (answer,)))
    return Story(name, iri, kind, title, head, shown)


class _Story(SignedTeller):
    """Tell one thing of each kind."""

    def head(self, iri: str, kind: str) -> list[str]:
        known = self.record.names.get(iri)
        lines = [f"{self.record.short(iri)} · {phrase(kind or 'concept', self.lang)}"]
        home = self.record.store.home_of(iri)
        if len(self.record.store.homes) > 1 and home and kind != "dossier":
            lines.append(f"{phrase('dossier', self.lang)}: {self.speak.name(home)}")
        if kind == "source":
            return lines + self.source_head(iri)
        if known is None:
            return lines
        if known.type:
            key = "speaks as" if kind in _ACTORS else "kind by dossier"
            lines.append(phrase(key, self.lang).format(self.speak.name(known.type)))
        aliases = [w.text for w in known.aliases if w.language in ("", self.lang)]
        if aliases:
            lines.append(f"{phrase('also', self.lang)}: {', '.join(dict.fromkeys(aliases))}")
        if known.pin:
            lines.append(f"{phrase('part pin', self.lang)}: {Texts(known.pin)[self.lang]}")
        if known.match:
            lines.append(phrase("wikidata", self.lang).format(known.match))
        return lines

    def event(self, iri: str) -> list[Section]:
        sections = [
            self.when(iri),
            self.section("places", map(self.line, self.about(iri, "sem:hasPlace"))),
            self.section("roles", map(self.line, self.about(iri, "sem:hasActor"))),
            self.section("instruments", map(self.line, self.about(iri, "ctx:instrument"))),
            self.section("life", map(self.line, self.about(iri, "ctx:status"))),
        ]
        instruments = dict.fromkeys(
            c.object for c in self.about(iri, "ctx:instrument") if isinstance(c.object, str)
        )
        for instrument in instruments:
            life = self.life(instrument)
            title = phrase("life line", self.lang).format(self.speak.name(instrument), life.title)
            sections.append(Section("life", title, life.lines))
        return [*sections, self.scope(iri), self.figures(iri), self.context(iri), *self.rest(iri)]

    def instrument(self, iri: str) -> list[Section]:
        # Of a text the days of its life are when it was: none of its own is needed beside them.
        only_life = not self.is_dated(iri) and self.is_life_dated(iri)
        return [
            *([] if only_life else [self.when(iri)]),
            self.life(iri),
            self.section("roles", map(self.line, self.about(iri, "sem:hasActor"))),
            self.scope(iri),
            self.figures(iri),
            self.context(iri),
            *self.rest(iri),
        ]

    def actor(self, iri: str) -> list[Section]:
        offices = self.about(iri, "org:holds", "org:memberOf", "org:subOrganizationOf")
        took = self.by_time(
            self.towards(iri, "sem:hasActor"), lambda c: self.record.hulls.get(c.subject)
        )
        said = self.record.said_by.get(iri, ())
        return [
            self.section("offices", map(self.line, self.by_time(offices, lambda c: c.when))),
            self.section(
                "holders",
                (
                    self.line(claim, self.speak.name(claim.subject))
                    for claim in self.by_time(self.towards(iri, "org:holds"), lambda c: c.when)
                ),
            ),
            self.section(
                "members",
                (
                    self.line(claim, self.speak.name(claim.subject))
                    for claim in self.towards(iri, "org:memberOf", "org:subOrganizationOf")
                ),
            ),
            self.section("took part", (self.line(claim, self.part(claim)) for claim in took)),
            self.figures(iri),
            *self.rest(iri),
            self.section(
                "says",
                (
                    self.line(claim, self.speak.statement(claim))
                    for claim in self.by_time(said, self.record.said)
                ),
            ),
        ]

    def part(self, claim: Claim) -> str:
        date = told_hull(self.record, claim.subject, self.lang)
        role = f" ({self.speak.name(claim.role)})" if claim.role else ""
        return f"{date}: {self.speak.name(claim.subject)}{role}"

    def place(self, iri: str) -> list[Section]:
        here = self.by_time(
            self.towards(iri, "sem:hasPlace"), lambda c: self.record.hulls.get(c.subject)
        )
        return [
            self.section("here", (self.line(claim, self.part(claim)) for claim in here)),
            self.figures(iri),
            *self.rest(iri),
        ]

    def source(self, iri: str) -> list[Section]:
        said = self.record.said_in.get(iri, ())
        return [
            self.section(
                "says",
                (
                    self.line(claim, self.speak.statement(claim))
                    for claim in sorted(said, key=lambda c: (_place_key(c.locator), c.id))
                ),
            )
        ]

    def claim(self, iri: str) -> list[Section]:
        claim = claim_of(self.record, iri)
        parts = [c for c in self.record.claims.values() if c.part_of == iri]
        disputing = self.record.disputed_by.get(iri, [])
        disputed = [self.record.claims[c] for c in claim.disputes if c in self.record.claims]
        return [
            self.section("this claim", [self.line(claim, self.speak.statement(claim))]),
            *(
                self.section(
                    key, (self.line(other, self.speak.statement(other)) for other in claims)
                )
                for key, claims in (
                    ("disputed by", disputing), ("disputes it", disputed), ("parts", parts),
                )
            ),
            *self.at_odds(iri),
        ]  # fmt: skip

    def disagreement(self, iri: str) -> list[Section]:
        between = self.record.disagreements[iri].between
        claims = [self.record.claims[c] for c in between if c in self.record.claims]
        note = Texts(self.record.disagreements[iri].notes)[self.lang]
        lines = [self.line(claim, self.speak.statement(claim)) for claim in claims]
        return [self.section("at odds", [Line(note), *lines])]

    def withdrawn(self, iri: str) -> list[Section]:
        return [self.section("withdrawn", [Line(tombstone(self.record, iri, self.lang))])]

    def concept(self, iri: str) -> list[Section]:
        found = [
            c
            for c in self.record.towards.get(iri, ())
            if iri in (c.object, c.counted, c.role, c.definition)
        ]
        kept, more = last_used(self.record, iri, found, self.lang)
        lines = [self.line(claim, self.speak.statement(claim)) for claim in self.ordered(kept)]
        lines += [Line(more)] if more else []
        return [self.section("used", (*self.of_kind(iri), *lines))]

    def dossier(self, iri: str) -> list[Section]:
        rows = self.record.store.query(
            "SELECT ?d ?known ?licence ?focus WHERE { ?d ctx:asKnownOn ?known ; "
            "dcterms:license ?licence ; foaf:primaryTopic ?focus }"
        ).values()
        lines = []
        for row in rows:
            known = self.speak.date(span_or_none(row["known"]))
            lines += [
                Line(phrase("focus", self.lang).format(self.speak.name(row["focus"]))),
                Line(phrase("as known on", self.lang).format(known)),
                Line(phrase("licence", self.lang).format(row["licence"])),
                *(Line(told) for told in answered_by(self.record, row["d"], self.lang)),
            ]
        counts = Counter(name.kind for name in self.record.names.values()
                         if name.iri.startswith(f"{iri}/"))  # fmt: skip
        counts |= Counter(claim=len(self.record.claims))
        counts |= Counter(disagreement=len(self.record.disagreements))
        lines += [Line(f"{phrase(kind, self.lang)}: {numeral(n, self.lang)}")
                  for kind, n in sorted(counts.items()) if kind]  # fmt: skip
        return [self.section("in it", lines)]


def _with_answer(record: Record, lang: str, line: Line) -> Line:
    answer = answers(record, lang, line)
    return replace(line, answer=answer) if answer else line


def _place_key(locator: str) -> tuple[int, str]:
    first = locator.split("-", 1)[0]
    return whole_or_none(first) or 0, locator


def plain_text(story: Story, lang: str) -> str:
    """Write a story as plain lines, for a pipe or a golden file."""
    lines = [story.title, *(f"  {text}" for text in story.head)]
    for section in story.sections:
        lines += ["", section.title.upper()]
        told = ""
        for line in section.lines:
            # What several say is told once, with each of them under it.
            if line.text != told or not line.under:
                lines.append(f"- {line.text}")
            told = line.text
            lines += [f"    {text}" for text in (*line.under, line.answer) if text]
    if not story.sections:
        lines += ["", phrase("nothing", lang)]
    return "\n".join(lines) + "\n"
