"""
An event comes in; out goes a short text a reporter can paste: every sentence says by whose word.

Sentences are made by templates from claims. None is put more strongly than its claim; what is
disputed says so in the same breath; what nobody says is not said.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Final

from backstory.compare.counting import figures_of
from backstory.compare.once import once
from backstory.dates.edtf import Span
from backstory.errors import CouldNotRun
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.view import ACCUSING_ROLES
from backstory.tell.naming import Thread
from backstory.tell.prose import Prose, Saying
from backstory.tell.saying import Speaker
from backstory.vocabulary import CONTEXT_PREDICATES
from backstory.words.phrases import phrase

__all__ = ["FORMS", "Brief", "brief_of", "written"]

FORMS: Final = ("text", "markdown", "html")
_FEW = 6
"""Sentences: of an event with no more than so many, it is told what nobody states."""
_CONTEXT: Final = tuple(CONTEXT_PREDICATES.values())
_LISTED: Final = frozenset(
    ("sem:hasActor", "sem:hasPlace", "ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition",
     "ctx:effect", "ctx:characterisedAs", "org:holds", "org:memberOf")
)  # fmt: skip
"""Predicates of which one sentence may name several things."""
_TOPICS: Final[tuple[tuple[str, ...], ...]] = (
    # In the order they are told; each gives its best sentence before any gives its second.
    ("ctx:date",),
    ("sem:hasActor", "org:holds", "org:memberOf"),
    ("sem:hasPlace",),
    ("ctx:instrument", "ctx:status"),
    ("sem:subEventOf", *_CONTEXT),
    ("ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition", "ctx:effect"),
    ("ctx:count",),
    ("ctx:characterisedAs",),
    ("ctx:remark",),
)
_LEADING: Final = ("decider", "initiator", "executor", "author", "leader", "organiser")
"""Roles that come first when it is told who took part."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the claims it is made from, those that dispute it last."""

    text: str
    claims: tuple[Claim, ...]
    topic: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Brief:
    """A backgrounder: a title, sentences with the numbers of their sources, and the sources."""

    title: str
    sentences: tuple[Sentence, ...]
    numbers: tuple[tuple[int, ...], ...]
    """For each sentence, the numbers of its sources, from 1."""
    sources: tuple[tuple[str, str, str], ...]
    """Each source: its IRI, how it is told with its places, and an address that may be a link."""
    note: str
    lang: str
    missing: str = ""
    """What no source states, where there is little to tell; empty otherwise."""

    @property
    def words(self) -> int:
        """Words of title, sentences and notes; the list of sources comes on top."""
        texts = [self.title, *(each.text for each in self.sentences), self.missing, self.note]
        return sum(len(text.split()) for text in texts)


def brief_of(record: Record, iri: str, lang: str, words: int = 180) -> Brief:
    """
    Write a backgrounder of an event, an instrument or an actor.

    Args:
        record: What a graph records.
        iri: What it is about.
        lang: The language to write in.
        words: The most words of title, sentences and notes; sources are listed on top of them.

    Raises:
        CouldNotRun: There is something to say, and not one sentence of it fits.
    """
    prose = Prose(record, lang, iri)
    title, note = prose.name(iri), _note(record, prose, iri)
    sayings = _sayings(record, prose, iri)
    missing = _missing(record, prose, iri) if len(sayings) <= _FEW else ""
    left = words - sum(len(text.split()) for text in (title, note, missing))
    if left < 0:
        left, missing = left + len(missing.split()), ""
    chosen: list[Saying] = []
    sentences: list[Sentence] = []
    for saying in _in_turn(sayings):
        trial = sorted([*chosen, saying], key=lambda each: each.topic)
        told = _sentences(prose, trial)
        if sum(sentence.words for sentence in told) <= left:
            chosen, sentences = trial, told
    if sayings and not sentences:
        shortest = min(sum(s.words for s in _sentences(prose, [each])) for each in sayings)
        raise CouldNotRun(
            f"{words} words are too few for a sentence of this; give it {words - left + shortest}."
        )
    places: dict[str, list[str]] = {}
    for sentence in sentences:
        for claim in sentence.claims:
            where = places.setdefault(claim.source, [])
            if (place := prose.place(claim)) not in where:
                where.append(place)
    order = {source: number for number, source in enumerate(places, 1)}
    numbers = tuple(tuple(sorted({order[c.source] for c in s.claims})) for s in sentences)
    sources = tuple(
        (source, f"{prose.source(source)}: {'; '.join(where)}", record.sources[source].url)
        for source, where in places.items()
    )
    return Brief(title, tuple(sentences), numbers, sources, note, lang, missing)


def _sentences(prose: Prose, sayings: list[Saying]) -> list[Sentence]:
    thread = Thread()
    return [
        Sentence(prose.write(each, thread), (*each.claims, *each.against), each.topic)
        for each in sayings
    ]


def _note(record: Record, speak: Speaker, iri: str) -> str:
    known, home = speak.date(record.known_of(iri)), record.store.home_of(iri) or record.dossier
    return phrase("brief note", speak.lang).format(speak.name(home), known)


def _missing(record: Record, prose: Prose, iri: str) -> str:
    """Tell which plain questions about an event no source answers."""
    if prose.kind(iri) != "event":
        return ""
    stated = {claim.predicate for claim in record.about.get(iri, ())}
    asked = (
        ("missing when", ("ctx:date",)),
        ("missing who", ("sem:hasActor",)),
        ("missing where", ("sem:hasPlace",)),
        ("missing why", _CONTEXT),
        ("missing figures", ("ctx:count",)),
    )
    open_ones = [phrase(key, prose.lang) for key, of in asked if stated.isdisjoint(of)]
    if not open_ones:
        return ""
    *others, last = open_ones
    either = f" {phrase('or', prose.lang)} ".join((*([", ".join(others)] if others else []), last))
    return prose.turn("missing", o=either)


def _in_turn(sayings: list[Saying]) -> Iterable[Saying]:
    """Give the best of every topic, then the second of every topic, and so on."""
    queues = [[s for s in sayings if s.topic == topic] for topic in range(len(_TOPICS))]
    for rank in range(max(map(len, queues), default=0)):
        for queue in queues:
            if rank < len(queue):
                yield queue[rank]


def _sayings(record: Record, prose: Prose, iri: str) -> list[Saying]:
    """Gather every sentence there is to choose from, the best of each topic first."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in [*record.about.get(iri, ()), *_from_others(record, iri)]:
        if _topic(claim) is not None and not claim.counted:
            key = (claim.predicate, claim.role, prose.statement(claim), claim.modality,
                   *prose.limits(claim))  # fmt: skip
            groups.setdefault(key, []).append(claim)
    for group in once(f for f in figures_of(record) if f.subject == iri):
        every = [record.claims[f.claim] for f in (group.figure, *group.repeats)]
        groups[("figure", group.figure.claim)] = every
    alike: dict[tuple[object, ...], list[list[Claim]]] = {}
    for claims in sorted(groups.values(), key=lambda group: _weight(record, group)):
        alike.setdefault(_likeness(record, prose, claims), []).append(claims)
    sayings = [
        Saying(
            tuple(claim for claims in together for claim in claims),
            tuple(claims[0] for claims in together),
            tuple(_against(record, together[0])),
            _topic(together[0][0]) or 0,
        )
        for together in alike.values()
    ]
    return [s for place, s in enumerate(sayings) if not _adds_nothing(s, sayings[:place], prose)]


def _adds_nothing(saying: Saying, before: list[Saying], prose: Prose) -> bool:
    """
    Tell whether a sentence would tell nothing new.

    Such are a date that only holds another one wider, and somebody named as a speaker or critic
    by none but himself.
    """
    first = saying.first
    if isinstance(first.object, Span) and first.modality == "asserted" and not saying.against:
        return any(
            isinstance(other.first.object, Span) and _holds(first.object, other.first.object)
            for other in before
        )
    actors = {claim.object for claim in saying.things}
    alone = first.predicate == "sem:hasActor" and actors <= set(saying.voices)
    return alone and not prose.stands_alone(saying)


def _holds(wide: Span, fine: Span) -> bool:
    return wide.bounds[0] <= fine.bounds[0] and fine.bounds[3] <= wide.bounds[3]


def _likeness(record: Record, prose: Prose, claims: list[Claim]) -> tuple[object, ...]:
    """Give what two statements share that may be told in one sentence; itself if nothing may."""
    first = claims[0]
    if first.predicate not in _LISTED or any(_against(record, claims)):
        return (first.iri,)
    voices = tuple(sorted({voice for claim in claims for voice in claim.voices}))
    gist = first.gist.get(prose.lang, "")
    return (first.subject, first.predicate, first.role, first.modality, gist, voices,
            *prose.limits(first))  # fmt: skip


def _against(record: Record, claims: list[Claim]) -> list[Claim]:
    return [other for claim in claims for other in record.disputed_by.get(claim.iri, ())]


def _from_others(record: Record, iri: str) -> list[Claim]:
    """Give what is said of other events that leads to this one."""
    return [c for c in record.towards.get(iri, ()) if c.object == iri and c.predicate in _CONTEXT]


def _topic(claim: Claim) -> int | None:
    for place, predicates in enumerate(_TOPICS):
        if claim.predicate in predicates:
            return place
    return None


def _weight(record: Record, claims: list[Claim]) -> tuple[int, bool, float, bool, int, int, str]:
    """Order sentences: leading roles, the asserted, fine dates, sound sources, many voices."""
    first = claims[0]
    role = first.role.rsplit("/", 1)[-1]
    leading = _LEADING.index(role) if role in _LEADING else len(_LEADING)
    accusing = role in ACCUSING_ROLES
    voices = {voice for claim in claims for voice in claim.voices}
    return (
        leading + accusing,
        first.modality != "asserted",
        _width(first),
        all(record.sources[claim.source].cautions for claim in claims),
        -len(voices),
        -len({record.root(claim.source) for claim in claims}),
        first.id,
    )


def _width(claim: Claim) -> float:
    """Give how many days a date leaves open, so that the finer comes first; 0 for the rest."""
    if claim.predicate != "ctx:date" or not isinstance(claim.object, Span):
        return 0
    begin, late_begin, early_end, end = claim.object.bounds
    return inf if inf in (end, -begin) else (late_begin - begin) + (end - early_end)


def written(brief: Brief, form: str) -> str:
    """Write a brief as text, Markdown or HTML."""
    heading = phrase("sources", brief.lang)
    if not brief.sentences:
        lines = [(phrase("nothing", brief.lang), "")]
    else:
        lines = [
            (sentence.text, " ".join(f"[{number}]" for number in numbers))
            for sentence, numbers in zip(brief.sentences, brief.numbers, strict=True)
        ]
    if form == "html":
        return _html(brief, lines, heading)
    mark = _markdown if form == "markdown" else str
    title = f"# {mark(brief.title)}" if form == "markdown" else brief.title
    body = " ".join(f"{mark(text)} {mark(numbers)}".strip() for text, numbers in lines)
    body = " ".join(part for part in (body, mark(brief.missing)) if part)
    parts = [title, body, mark(brief.note)]
    if brief.sources:
        parts.append(f"## {heading}" if form == "markdown" else heading)
        listed = []
        for number, (_, told, url) in enumerate(brief.sources, 1):
            link = f" <{url}>" if url and form == "markdown" else f" {url}" if url else ""
            start = f"{number}." if form == "markdown" else f"[{number}]"
            listed.append(f"{start} {mark(told)}{link}")
        parts.append("\n".join(listed))
    return "\n\n".join(parts) + "\n"


def _markdown(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)


def _html(brief: Brief, lines: list[tuple[str, str]], heading: str) -> str:
    escape = html.escape
    body = " ".join(f"{escape(text)} {escape(numbers)}".strip() for text, numbers in lines)
    body = " ".join(part for part in (body, escape(brief.missing)) if part)
    parts = [f"<article lang='{brief.lang}'>", f"<h1>{escape(brief.title)}</h1>", f"<p>{body}</p>",
             f"<p><small>{escape(brief.note)}</small></p>"]  # fmt: skip
    if brief.sources:
        parts += [f"<h2>{escape(heading)}</h2>", "<ol>"]
        for _, told, url in brief.sources:
            link = f" <a href='{escape(url)}' rel='noreferrer'>{escape(url)}</a>" if url else ""
            parts.append(f"<li>{escape(told)}{link}</li>")
        parts.append("</ol>")
    return "\n".join([*parts, "</article>"]) + "\n"
