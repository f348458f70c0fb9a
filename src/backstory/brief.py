"""
An event comes in; out goes a short text a reporter can paste: every sentence says by whose word.

Sentences are made by templates from claims. None is put more strongly than its claim; what is
disputed says so in the same breath; what nobody says is not said.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from backstory.dates import Span
from backstory.figures import figures_of, once
from backstory.phrases import phrase
from backstory.record import Record
from backstory.saying import Speaker
from backstory.told import Told
from backstory.vocabulary import ACCUSING_ROLES, CONTEXT_PREDICATES

__all__ = ["FORMS", "Brief", "brief_of", "written"]

FORMS: Final = ("text", "markdown", "html")
_CONTEXT: Final = tuple(CONTEXT_PREDICATES.values())
_TOPICS: Final[tuple[tuple[str, ...], ...]] = (
    # In the order they are told; each gives its best sentence before any gives its second.
    ("ctx:date",),
    ("sem:hasActor",),
    ("ctx:instrument", "ctx:status"),
    _CONTEXT,
    ("ctx:benefits", "ctx:covers", "ctx:excludes", "ctx:condition", "ctx:effect"),
    ("ctx:count",),
    ("ctx:characterisedAs",),
    ("ctx:remark",),
)
_LEADING: Final = ("decider", "initiator", "executor", "author", "leader", "organiser")
"""Roles that come first when it is told who took part."""
_SENTENCE: Final = {
    "asserted": "according to", "denied": "denies", "proposed": "proposes",
    "expected": "expects", "hoped": "hopes", "questioned": "questions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the claims it is made from, and the numbers of their sources."""

    text: str
    claims: tuple[Told, ...]
    topic: int
    gist: str = ""
    """The editors' gist that stands in it, which need not be told twice."""
    shorter: str = ""
    """The same sentence without the gist."""

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

    @property
    def words(self) -> int:
        """Words of title, sentences and note; the list of sources comes on top."""
        texts = [self.title, *(each.text for each in self.sentences), self.note]
        return sum(len(text.split()) for text in texts)


def brief_of(record: Record, iri: str, lang: str, words: int = 180) -> Brief:
    """
    Write a backgrounder of an event, an instrument or an actor.

    Args:
        record: What a graph records.
        iri: What it is about.
        lang: The language to write in.
        words: The most words of title, sentences and note; sources are listed on top of them.
    """
    speak = Speaker(record, lang)
    title, note = speak.name(iri), _note(record, speak)
    left = words - len(title.split()) - len(note.split())
    chosen: list[Sentence] = []
    told: set[str] = set()
    for sentence in _in_turn(_sentences(record, speak, iri)):
        if sentence.gist in told and sentence.gist:
            sentence = replace(sentence, text=sentence.shorter, gist="")
        if sentence.words <= left:
            chosen.append(sentence)
            told.add(sentence.gist)
            left -= sentence.words
    chosen.sort(key=lambda each: each.topic)
    places: dict[str, list[str]] = {}
    for sentence in chosen:
        for claim in sentence.claims:
            where = places.setdefault(claim.source, [])
            if (place := speak.place(claim)) not in where:
                where.append(place)
    order = {source: number for number, source in enumerate(places, 1)}
    numbers = tuple(tuple(sorted({order[c.source] for c in s.claims})) for s in chosen)
    sources = tuple(
        (source, f"{speak.source(source)}: {'; '.join(where)}", record.sources[source].url)
        for source, where in places.items()
    )
    return Brief(title, tuple(chosen), numbers, sources, note, lang)


def _note(record: Record, speak: Speaker) -> str:
    rows = record.store.query("SELECT ?day WHERE { ?d ctx:asKnownOn ?day }").values()
    known = speak.date(Span.parse(rows[0]["day"]) if rows else None)
    return phrase("brief note", speak.lang).format(speak.name(record.dossier), known)


def _in_turn(sentences: list[Sentence]) -> Iterable[Sentence]:
    """Give the best sentence of every topic, then the second of every topic, and so on."""
    queues = [[s for s in sentences if s.topic == topic] for topic in range(len(_TOPICS))]
    for rank in range(max(map(len, queues), default=0)):
        for queue in queues:
            if rank < len(queue):
                yield queue[rank]


def _sentences(record: Record, speak: Speaker, iri: str) -> list[Sentence]:
    """Make every sentence there is to choose from, the best of each topic first."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for claim in [*record.about.get(iri, ()), *_from_others(record, iri)]:
        if _topic(claim) is not None and not claim.counted:
            key = (claim.predicate, claim.role, speak.statement(claim), claim.modality,
                   *speak.limits(claim))  # fmt: skip
            groups.setdefault(key, []).append(claim)
    for group in once(f for f in figures_of(record) if f.subject == iri):
        every = [record.claims[f.claim] for f in (group.figure, *group.repeats)]
        groups[("figure", group.figure.claim)] = every
    made: dict[str, Sentence] = {}
    for claims in sorted(groups.values(), key=lambda group: _weight(record, group)):
        sentence = _sentence(record, speak, claims, iri)
        made.setdefault(sentence.text, sentence)
    return list(made.values())


def _from_others(record: Record, iri: str) -> list[Told]:
    """Give what is said of other events that leads to this one."""
    return [c for c in record.towards.get(iri, ()) if c.object == iri and c.predicate in _CONTEXT]


def _topic(claim: Told) -> int | None:
    for place, predicates in enumerate(_TOPICS):
        if claim.predicate in predicates:
            return place
    return None


def _weight(record: Record, claims: list[Told]) -> tuple[int, bool, float, bool, int, int, str]:
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


def _width(claim: Told) -> float:
    """Give how many days a date leaves open, so that the finer comes first; 0 for the rest."""
    if claim.predicate != "ctx:date" or not isinstance(claim.object, Span):
        return 0
    begin, late_begin, early_end, end = claim.object.bounds
    return inf if inf in (end, -begin) else (late_begin - begin) + (end - early_end)


def _gist(claim: Told, speak: Speaker) -> str:
    """Give the editors' gist where the voice asserts it: a denial's gist may be turned already."""
    if claim.modality != "asserted":
        return ""
    return speak.gist(claim).rstrip(".")


def _sentence(record: Record, speak: Speaker, claims: list[Told], iri: str) -> Sentence:
    first = claims[0]
    voices = list(dict.fromkeys(speak.voice(v) for claim in claims for v in claim.voices))
    said = speak.statement(first, of_it=first.subject == iri).rstrip(".")
    limits = speak.limits(first)
    if limits:
        said += f" ({'; '.join(limits)})"
    gists = {_gist(claim, speak) for claim in claims}
    gist = gists.pop() if len(gists) == 1 else ""
    pattern = phrase(_SENTENCE.get(first.modality, "according to"), speak.lang)
    against = [other for claim in claims for other in record.disputed_by.get(claim.iri, ())]
    after = ""
    if against:
        names = list(dict.fromkeys(speak.voice(v) for other in against for v in other.voices))
        after = " " + phrase("disputed sentence", speak.lang).format(speak.several(names))
    shorter, whole = (
        pattern.format(speak.several(voices), text) + "." + after
        for text in (said, f"{said} – {gist}" if gist else said)
    )
    topic = _topic(first)
    place = len(_TOPICS) - 1 if topic is None else topic
    return Sentence(whole, (*claims, *against), place, gist, shorter)


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
    parts = [f"<article lang='{brief.lang}'>", f"<h1>{escape(brief.title)}</h1>", f"<p>{body}</p>",
             f"<p><small>{escape(brief.note)}</small></p>"]  # fmt: skip
    if brief.sources:
        parts += [f"<h2>{escape(heading)}</h2>", "<ol>"]
        for _, told, url in brief.sources:
            link = f" <a href='{escape(url)}' rel='noreferrer'>{escape(url)}</a>" if url else ""
            parts.append(f"<li>{escape(told)}{link}</li>")
        parts.append("</ol>")
    return "\n".join([*parts, "</article>"]) + "\n"
