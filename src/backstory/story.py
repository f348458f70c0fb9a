"""
An id comes in; out goes what the graph records of it, told whole: headings, lines and claims.

One shape for an event, an actor, a place, an instrument, a source, a claim and a concept, so that
the shell, the page and the backgrounder tell the same story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from typing import Final

from backstory.dates import Span
from backstory.errors import BackstoryError
from backstory.periods import sort_key
from backstory.phrases import phrase, reverse_name
from backstory.record import Record
from backstory.saying import Speaker
from backstory.told import Told
from backstory.vocabulary import CONTEXT_PREDICATES

__all__ = ["Line", "NotFound", "Section", "Story", "find_iri", "plain_text", "story_of"]

_CONTEXT: Final = frozenset(CONTEXT_PREDICATES.values())
_SCOPE: Final = frozenset(
    ("ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition", "ctx:effect", "ctx:origin",
     "ctx:number", "ctx:published")
)  # fmt: skip
_ACTORS: Final = ("person", "body", "group", "post")


class NotFound(BackstoryError):
    """Nothing has this id; the message offers the nearest names."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a story; under it, who says so (none for what the dossier signs)."""

    text: str
    claim: Told | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    key: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Something told whole."""

    id: str
    iri: str
    kind: str
    title: str
    head: tuple[str, ...]
    """What the dossier signs: kind, aliases, matches, the header of a source."""
    sections: tuple[Section, ...]


def find_iri(record: Record, name: str, kinds: Iterable[str] = ()) -> str:
    """
    Find what an id, or else a whole name, stands for.

    Raises:
        NotFound: Nothing is called so; offers the nearest ids, found by their names too.
    """
    allowed = frozenset(kinds)
    iri = record.by_id.get(name)
    if name in (record.dossier, record.dossier.rsplit("/", 1)[-1]):
        iri = record.dossier
    if iri and (not allowed or kind_of(record, iri) in allowed):
        return iri
    found = [m for m in record.index.search(name, 20) if not allowed or m.kind in allowed]
    exact = [match for match in found if match.how == "exact"]
    if len(exact) == 1:
        return record.by_id[exact[0].id]
    hints = [match.id for match in found[:3]] or _near_ids(record, name, allowed)
    what = f"No {' or '.join(sorted(allowed))}" if allowed else "Nothing"
    hint = f" Did you mean {', '.join(repr(h) for h in hints)}?" if hints else ""
    raise NotFound(f"{what} is called '{name}'.{hint or ' `backstory find` looks for names.'}")


def kind_of(record: Record, iri: str) -> str:
    """Say what kind of thing an IRI is."""
    if iri in record.claims:
        return "claim"
    if iri in record.disagreements:
        return "disagreement"
    known = record.names.get(iri)
    return known.kind if known else ""


def _near_ids(record: Record, name: str, allowed: frozenset[str]) -> list[str]:
    from backstory.names import Index

    rows = [
        (key, key.replace("-", " "), "", "")
        for key, iri in record.by_id.items()
        if not allowed or kind_of(record, iri) in allowed
    ]
    spoken = name.replace("-", " ")
    by_words = [match.id for match in Index(rows).search(spoken, 3)]
    if by_words:
        return by_words
    from backstory.names import nearest

    one = nearest(name, [row[0] for row in rows])
    return [one] if one else []


def story_of(record: Record, iri: str, lang: str, *, known_at: int | None = None) -> Story:
    """
    Tell what a graph records of one thing, in one language.

    Args:
        record: What a graph records, limited to what had been said by `known_at` if that is given.
        iri: What to tell.
        lang: The language to tell in.
        known_at: A day number; what may have been said only later is marked *possible*.
    """
    teller = _Teller(record, lang, known_at)
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
    }
    sections = tell.get(kind, teller.actor)(iri)
    if kind not in ("claim", "disagreement", "source", "dossier"):
        sections += teller.at_odds(iri)
    title = teller.speak.name(iri)
    shown = tuple(section for section in sections if section.lines)
    name = iri.rsplit("/", 1)[-1]
    return Story(name, iri, kind, title, tuple(teller.head(iri, kind)), shown)


class _Teller:
    """Gather the sections of a story."""

    def __init__(self, record: Record, lang: str, known_at: int | None) -> None:
        self.record, self.lang = record, lang
        self.speak = Speaker(record, lang, known_at=known_at)

    def section(self, key: str, lines: Iterable[Line]) -> Section:
        return Section(key, phrase(key, self.lang), tuple(lines))

    def line(self, claim: Told, text: str = "") -> Line:
        text = text or self.speak.said_briefly(claim)
        return Line(text, claim, tuple(self.speak.provenance(claim)))

    def ordered(self, claims: Iterable[Told]) -> list[Told]:
        """Order claims: same statements together, then by when they were said."""
        open_end = (inf, inf, inf, 0)

        def key(claim: Told) -> tuple[str, str, str, tuple[float, float, float, int], str]:
            said = self.record.said(claim)
            role = self.speak.name(claim.role) if claim.role else ""
            thing = self.speak.thing(claim)
            return claim.predicate, role, thing, sort_key(said) if said else open_end, claim.id

        return sorted(claims, key=key)

    def by_time(self, claims: Iterable[Told], of: Callable[[Told], Span | None]) -> list[Told]:
        open_end = (inf, inf, inf, 0)
        return sorted(claims, key=lambda c: (sort_key(s) if (s := of(c)) else open_end, c.id))

    def about(self, iri: str, *predicates: str) -> list[Told]:
        wanted = frozenset(predicates)
        return self.ordered(c for c in self.record.about.get(iri, ()) if c.predicate in wanted)

    def towards(self, iri: str, *predicates: str) -> list[Told]:
        wanted = frozenset(predicates)
        return [
            claim
            for claim in self.record.towards.get(iri, ())
            if claim.object == iri and (not wanted or claim.predicate in wanted)
        ]

    def head(self, iri: str, kind: str) -> list[str]:
        known = self.record.names.get(iri)
        lines = [f"{iri.rsplit('/', 1)[-1]} · {phrase(kind or 'concept', self.lang)}"]
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
        if known.match:
            lines.append(phrase("wikidata", self.lang).format(known.match))
        return lines

    def source_head(self, iri: str) -> list[str]:
        source = self.record.sources[iri]
        issued = self.speak.date(source.issued)
        if source.issued_inferred:
            issued += f" ({phrase('worked out', self.lang)})"
        lines = [
            f"{source.publisher} · {self.speak.name(source.kind)}",
            phrase("issued", self.lang).format(issued),
            self.concept_name("reading", source.reading),
        ]
        lines += [self.speak.name(caution) for caution in source.cautions]
        if source.copy_of:
            original = self.speak.source(source.copy_of)
            lines.append(
                phrase("copy", self.lang).format(
                    original if source.copy_is_held else source.copy_of
                )
            )
        if source.url:
            lines.append(source.url)
        if source.address:
            lines.append(phrase("address", self.lang).format(source.address))
        if source.sha256:
            lines.append(f"SHA-256 {source.sha256}")
        return lines

    def concept_name(self, scheme: str, name: str) -> str:
        from backstory.vocabulary import concept_iri

        return self.speak.name(concept_iri(scheme, name))

    def when(self, iri: str) -> Section:
        claims = self.by_time(
            self.about(iri, "ctx:date"), lambda c: c.object if isinstance(c.object, Span) else None
        )
        hull = self.record.hulls.get(iri)
        told = self.speak.date(hull)
        first = [Line(f"{told} ({phrase('from claims', self.lang)})" if hull else told)]
        return self.section("dates", [*first, *(self.line(claim) for claim in claims)])

    def figures(self, iri: str) -> Section:
        from backstory.figures import figures_of, once

        mine = [figure for figure in figures_of(self.record) if figure.subject == iri]
        lines: list[Line] = []

        def walk(group: object, depth: int) -> None:
            from backstory.figures import Once

            if not isinstance(group, Once):
                return
            claim = self.record.claims[group.figure.claim]
            indent = "– " * depth
            line = self.line(claim, indent + self.speak.thing(claim))
            repeats = [
                phrase("also in", self.lang).format(
                    f"{self.speak.provenance(self.record.claims[again.claim])[0]}"
                )
                for again in group.repeats
            ]
            lines.append(Line(line.text, claim, (*line.under, *repeats)))
            for part in group.parts:
                walk(part, depth + 1)

        for group in once(mine):
            walk(group, 0)
        return self.section("figures", lines)

    def context(self, iri: str) -> Section:
        own = self.about(iri, "sem:subEventOf", *_CONTEXT)
        lines = [self.line(claim) for claim in own]
        back = self.towards(iri, "sem:subEventOf", *_CONTEXT)
        for claim in self.by_time(back, lambda c: self.record.hulls.get(c.subject)):
            name = reverse_name(claim.predicate, self.lang)
            lines.append(self.line(claim, f"{name}: {self.speak.name(claim.subject)}"))
        return self.section("context", lines)

    def life(self, instrument: str) -> Section:
        """Tell the events an instrument went through, in order, then what it is said to be."""
        steps: dict[str, list[Told]] = {}
        for claim in self.towards(instrument, "ctx:instrument", *_CONTEXT):
            steps.setdefault(claim.subject, []).append(claim)
        late = (inf, inf, inf, 0)
        order = sorted(
            steps,
            key=lambda e: (sort_key(self.record.hulls[e]) if e in self.record.hulls else late, e),
        )
        lines = []
        for event in order:
            date = self.speak.date(self.record.hulls.get(event))
            for claim in self.ordered(steps[event]):
                name = (
                    ""
                    if claim.predicate == "ctx:instrument"
                    else (f" ({reverse_name(claim.predicate, self.lang)})")
                )
                lines.append(self.line(claim, f"{date}: {self.speak.name(event)}{name}"))
        status = self.by_time(self.about(instrument, "ctx:status"), lambda c: c.when)
        lines += [self.line(claim) for claim in status]
        return self.section("life", lines)

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
        return [
            *sections,
            self.section("scope", map(self.line, self.about(iri, *sorted(_SCOPE)))),
            self.figures(iri),
            self.context(iri),
            *self.rest(iri),
        ]

    def rest(self, iri: str) -> list[Section]:
        return [
            self.section("named", map(self.line, self.about(iri, "ctx:characterisedAs"))),
            self.section("remarks", map(self.line, self.about(iri, "ctx:remark"))),
        ]

    def instrument(self, iri: str) -> list[Section]:
        return [
            self.when(iri),
            self.life(iri),
            self.section("roles", map(self.line, self.about(iri, "sem:hasActor"))),
            self.section("scope", map(self.line, self.about(iri, *sorted(_SCOPE)))),
            self.figures(iri),
            self.context(iri),
            *self.rest(iri),
        ]

    def actor(self, iri: str) -> list[Section]:
        offices = self.about(iri, "org:holds", "org:memberOf", "org:subOrganizationOf")
        took = self.by_time(
            self.towards(iri, "sem:hasActor"), lambda c: self.record.hulls.get(c.subject)
        )
        said = [c for c in self.record.claims.values() if iri in c.voices]
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

    def part(self, claim: Told) -> str:
        date = self.speak.date(self.record.hulls.get(claim.subject))
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
        said = [c for c in self.record.claims.values() if c.source == iri]
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
        claim = self.record.claims[iri]
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
        note = self.record.disagreements[iri].notes.get(self.lang, "")
        lines = [self.line(claim, self.speak.statement(claim)) for claim in claims]
        return [self.section("at odds", [Line(note), *lines])]

    def concept(self, iri: str) -> list[Section]:
        found = [
            c
            for c in self.record.towards.get(iri, ())
            if iri in (c.object, c.counted, c.role, c.definition)
        ]
        lines = (self.line(claim, self.speak.statement(claim)) for claim in self.ordered(found))
        return [self.section("used", lines)]

    def dossier(self, iri: str) -> list[Section]:
        rows = self.record.store.query(
            "SELECT ?d ?known ?licence ?focus WHERE { ?d ctx:asKnownOn ?known ; "
            "dcterms:license ?licence ; foaf:primaryTopic ?focus }"
        ).values()
        lines = []
        for row in rows:
            known = self.speak.date(Span.parse(row["known"]))
            lines += [
                Line(phrase("focus", self.lang).format(self.speak.name(row["focus"]))),
                Line(phrase("as known on", self.lang).format(known)),
                Line(phrase("licence", self.lang).format(row["licence"])),
            ]
        counts = Counter(name.kind for name in self.record.names.values()
                         if name.iri.startswith(f"{iri}/"))  # fmt: skip
        counts |= Counter(claim=len(self.record.claims))
        counts |= Counter(disagreement=len(self.record.disagreements))
        lines += [Line(f"{phrase(kind, self.lang)}: {n}") for kind, n in sorted(counts.items())
                  if kind]  # fmt: skip
        return [self.section("in it", lines)]

    def at_odds(self, iri: str) -> list[Section]:
        """Tell the disagreements the editors signed that touch claims about this."""
        lines = []
        for odds in self.record.disagreements.values():
            claims = [self.record.claims[c] for c in odds.between if c in self.record.claims]
            if not any(iri in (c.iri, c.subject, c.object) for c in claims):
                continue
            kind = self.concept_name("disagreement", odds.kind)
            told = tuple(
                f"{self.speak.says(c)}: {self.speak.statement(c)} [{c.id}]" for c in claims
            )
            note = odds.notes.get(self.lang, "")
            lines.append(Line(f"{kind}: {note} [{odds.id}]", None, told))
        return [self.section("at odds", lines)]


def _place_key(locator: str) -> tuple[int, str]:
    first = locator.split("-", 1)[0]
    return (int(first) if first.isdigit() else 0), locator


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
            lines += [f"    {text}" for text in line.under]
    if not story.sections:
        lines += ["", phrase("nothing", lang)]
    return "\n".join(lines) + "\n"
