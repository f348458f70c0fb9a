"""
A claim comes in; out goes one sentence that names who says it, with what a reader may ask of it.

It is the editors' gist with its voice. Where there is none, a clause is made of the claim. A count
carries its day; what is weak in its source is said; beside an accusation stands its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Final

from backstory.compare.context_sources import WEAK, source_weight
from backstory.compare.context_ties import Ties
from backstory.dates.edtf import Span, iso
from backstory.model.nouns import Claim, Source
from backstory.rdf.record import Record
from backstory.tell.accused import answer_to
from backstory.tell.naming import Namer
from backstory.tell.worth import LONG, TOLD_BY, worth_of
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.grammar import sentence
from backstory.words.phrases import filled, phrase

__all__ = ["Teller", "Told"]

_NAMED: Final = 4
"""Letters of a name by which a gist is taken to name its voice."""
_COUNTED: Final = 0.3
"""What a count with a sentence of its own tells of an event beside other counts."""
_NEAR: Final = 0.3
"""How much less worth a sentence may be that says more than a day."""
_AGAINST: Final = ("denied", "questioned")
_WEAK_KINDS: Final = frozenset(("blog", "copy", "encyclopaedia", "social-media"))


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that names who says it."""

    text: str
    claims: tuple[str, ...]
    """IRIs of the claims it is made from."""
    voices: tuple[str, ...]
    source: str
    """IRI of the source it is read in."""
    weak: str = ""
    """What makes its source weak (a copy, a blog, a machine translation); empty for a sound one."""
    known_from: int | None = None
    """The day number by which it had surely been said; None where that is not stated."""
    answer: str = ""
    """What answers the accusation in it, or that none is recorded; empty if it accuses nobody."""

    @property
    def whole(self) -> str:
        """The sentence, and beside an accusation what answers it."""
        return f"{self.text} {self.answer}".rstrip()

    def data(self, short: Callable[[str], str] = id_of) -> dict[str, Any]:
        """Give it as plain values: ids, as `short` makes them, and the day as YYYY-MM-DD."""
        return {
            "text": self.text,
            "claims": [short(claim) for claim in self.claims],
            "voices": [short(voice) for voice in self.voices],
            "source": short(self.source),
            "weak": self.weak,
            "known_from": None if self.known_from is None else iso(self.known_from),
            "answer": self.answer,
        }


class Teller:
    """Tell claims and events in one language."""

    def __init__(self, record: Record, lang: str, ties: Ties, judge: Teller | None = None) -> None:
        self.record, self.lang, self.ties = record, lang, ties
        self.judge = judge or self
        """Who chooses what is told: one for all languages, so that each tells the same."""
        self.prose = Namer(record, lang)
        self._known: dict[tuple[str, str], Any] = {}
        """What was worked out of a claim: it is told on many events' screens."""
        self._best: dict[tuple[str, int, str], list[Told]] = {}
        self._weak: dict[str, str] = {}
        self._since: dict[str, int | None] = {}
        self._rank: dict[str, tuple[list[Claim], dict[tuple[object, ...], list[Claim]]]] = {}

    @cached_property
    def _of_its_page(self) -> tuple[str, ...]:
        """Words by which a gist speaks of the page it is read in, not of what happened."""
        words = phrase("of its page", self.lang).split(";")
        return tuple(f" {normalise(word)} " for word in words)

    def is_of_its_page(self, gist: str) -> bool:
        """Tell whether a gist speaks of the page it is read in."""
        text = f" {normalise(gist)} "
        return any(word in text for word in self._of_its_page)

    @cached_property
    def _leaning(self) -> tuple[str, ...]:
        words = phrase("leaning", self.lang).split(";")
        return tuple(f" {normalise(word)} " for word in words)

    def leans(self, gist: str) -> bool:
        """Tell whether a gist leans on what stood before it: "these four kinds"."""
        text = f" {normalise(gist)} "
        return any(word in text for word in self._leaning)

    def claim(self, claim: Claim, others: tuple[Claim, ...] = ()) -> Told:
        """
        Tell a claim.

        Args:
            claim: The one whose words are used.
            others: More claims that say the same, for the evidence.
        """
        every = (claim, *others)
        source = self.record.sources.get(claim.source)
        said = self.record.said(claim)
        return Told(
            self.once("text", claim, self.text),
            tuple(dict.fromkeys(each.iri for each in every)),
            tuple(dict.fromkeys(voice for each in every for voice in each.voices)),
            claim.source,
            self._weakness(source) if source else "",
            said.latest_end if said else None,
            self.once("answer", claim, self.answer),
        )

    def once(self, key: str, claim: Claim, made: Callable[[Claim], Any]) -> Any:
        """Work something out of a claim once, however often it is told."""
        if (key, claim.iri) not in self._known:
            self._known[key, claim.iri] = made(claim)
        return self._known[key, claim.iri]

    def text(self, claim: Claim) -> str:
        """Tell a claim in a sentence."""
        gist = self.prose.gist(claim) or (
            claim.gist.get(self.lang, "") if claim.predicate == "ctx:remark" else ""
        )
        gist = gist.rstrip(".")
        untold = bool(claim.counted) and not self._tells_count(claim, gist)
        if claim.modality in _AGAINST and (untold or (gist and not self._denies(gist))):
            return self._against(claim, gist)
        if untold:
            return self._count(claim)
        if not gist and claim.predicate == "ctx:date" and isinstance(claim.object, Span):
            return self._dated(claim, claim.object)
        if not gist and claim.predicate in ("org:holds", "org:memberOf"):
            return self._held(claim)
        if not gist:
            return sentence(f"{self.prose.says(claim)}: {self.prose.statement(claim)}")
        if self._names_voice(gist, claim):
            return sentence(self.prose.grammar.contracted(gist))
        voices, many = self.who(claim)
        if self.is_of_its_page(gist) or len(gist.split()) > LONG:
            text = filled(
                phrase("told before", self.lang), many, t=self.prose.lowered(gist), v=voices
            )
        else:
            own = claim.voices[0] in self.record.sources
            key = "reported after" if own else "told after"
            text = filled(phrase(key, self.lang), many, t=gist, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    @cached_property
    def _denying(self) -> frozenset[str]:
        return frozenset(normalise(phrase("denying", self.lang).replace(";", " ")).split())

    def _denies(self, gist: str) -> bool:
        """Tell whether a gist says by itself that something is not so."""
        return not self._denying.isdisjoint(normalise(gist).split())

    def _against(self, claim: Claim, gist: str) -> str:
        """Tell a denial whose gist says what is denied: it must never read as a statement of it."""
        voices, many = self.who(claim)
        if claim.counted:
            when = claim.when or (claim.figure.as_of if claim.figure else None)
            day = self.prose.when(when) if when else phrase("period open", self.lang)
            pattern = phrase(f"{claim.modality} count", self.lang)
            text = filled(pattern, many, v=voices, t=self.prose.figure(claim), d=day)
        elif claim.modality == "denied":
            told = self.prose.lowered(gist)
            text = filled(phrase("denied told", self.lang), many, t=told, v=voices)
        else:
            text = filled(phrase("told after", self.lang), many, t=gist, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _dated(self, claim: Claim, when: Span) -> str:
        voices, many = self.who(claim)
        name, day = self.prose.name(claim.subject), self.prose.date(when)
        told = name if day in name else f"{name}: {day}"
        if self.prose.grammar.is_noun(name, "event", self.prose.is_no_name):
            noun, is_one = self.prose.noun(claim.subject), not set(when.text) & set("/[{")
            key = "told day" if told != name and is_one else "told of"
            told = filled(
                phrase(key, self.lang), many, v=voices, d=self.prose.when(when),
                t=f"{noun}: {day}" if key == "told of" and told != name else noun,
            )  # fmt: skip
            return sentence(self.prose.grammar.contracted(told))
        key = "reported after" if claim.voices[0] in self.record.sources else "told after"
        return sentence(filled(phrase(key, self.lang), many, t=told, v=voices))

    def _held(self, claim: Claim) -> str:
        """Tell who held a post or belonged to a body, and when."""
        voices, many = self.who(claim)
        when = f" {self._term(claim.when)}" if claim.when else ""
        told = phrase(claim.predicate.rpartition(":")[2], self.lang).format(
            s=self.prose.noun(claim.subject), o=self.prose.thing(claim), d=when
        )
        if claim.modality in _AGAINST:
            text = filled(phrase("denied told", self.lang), many, t=told, v=voices)
        else:
            key = "reported after" if claim.voices[0] in self.record.sources else "told after"
            text = filled(phrase(key, self.lang), many, t=told, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _term(self, when: Span) -> str:
        """Name a term; of one whose end nobody states, its beginning."""
        begin, _, end = when.text.partition("/")
        if begin and not end and "/" in when.text:
            return phrase("from day", self.lang).format(self.prose.date(Span.parse(begin)))
        return self.prose.when(when)

    def _tells_count(self, claim: Claim, gist: str) -> bool:
        """Tell whether a gist tells the number and its day by itself."""
        number = normalise(self.prose.number(claim.object)) if claim.counted else ""  # type: ignore[arg-type]
        return bool(gist) and f" {number} " in f" {normalise(gist)} " and claim.when is None

    def _count(self, claim: Claim) -> str:
        voices, many = self.who(claim)
        when = claim.when or (claim.figure.as_of if claim.figure else None)
        told = self.prose.figure(claim)
        period = self.prose.when(when) if when else phrase("period open", self.lang)
        text = filled(phrase("counted", self.lang), many, v=voices, t=told, d=period)
        return sentence(self.prose.grammar.contracted(text))

    def _names_voice(self, gist: str, claim: Claim) -> bool:
        """Tell whether a gist names its one voice already: "…, said Cabello", "AFP notes"."""
        if len(claim.voices) != 1:
            return False
        known = self.record.names.get(claim.voices[0])
        text = f" {normalise(gist)} "
        if claim.voices[0] in self.record.sources:
            return self._says_who(text, claim.voices[0])
        if known is None or known.kind not in ("person", "body"):
            unnamed = phrase("unnamed voice", self.lang).split(";")
            own = f" {normalise(self.prose.name(claim.voices[0]))} "
            return any(f" {each} " in text and f" {each} " in own for each in unnamed)
        words = normalise(self.prose.name(known.iri)).split()
        named = words[-1] if known.kind == "person" else " ".join(words)
        return len(named) >= _NAMED and f" {named} " in text

    def _says_who(self, text: str, iri: str) -> bool:
        """Tell whether a normalised gist says that an outlet or its agency says it."""
        source = self.record.sources[iri]
        names = {normalise(self.prose.publisher(source)), normalise(self.prose.original(source))}
        return any(
            f" {pattern.replace('*', name)} " in text
            for name in names - {""}
            for pattern in self._saying
        )

    @cached_property
    def _saying(self) -> tuple[str, ...]:
        return tuple(phrase("saying", self.lang).split(";"))

    def who(self, claim: Claim) -> tuple[str, bool]:
        """Name who says it, as running text does; and whether that takes a plural verb."""
        names = [self.voice(voice) for voice in claim.voices]
        named = claim.voices[0] in self.record.sources
        one = len(names) == 1 and (named or not self.prose.many(claim.voices[0]))
        return self.prose.grammar.joined(names), not one

    def voice(self, iri: str) -> str:
        """Name one voice: an agency by its own name, with the outlet that carries it."""
        source = self.record.sources.get(iri)
        if source is None:
            return self.prose.noun(iri)
        outlet = self.prose.publisher(source)
        if not outlet:
            return source.short.get(self.lang) or self.prose.title(source)
        known = self.record.publishers.get(source.publisher)
        outlet = self.prose.noun(known) if known else outlet
        if source.unnamed and not self.prose.grammar.is_plural(outlet):
            outlet = f"{self.prose.grammar.one(outlet)} {outlet}".strip()
        agency = self.prose.original(source) if id_of(source.kind) == "agency" else ""
        if agency and not source.copy_is_held and agency not in outlet:
            return phrase("carried by", self.lang).format(agency, outlet)
        return outlet

    def outlet(self, iri: str) -> str:
        """Name where something was read in short: the agency, else the outlet."""
        source = self.record.sources[iri]
        if id_of(source.kind) == "agency" and source.copy_of and not source.copy_is_held:
            return self.prose.original(source)
        return self.voice(iri)

    def weakness(self, source: Source) -> str:
        """Say what makes a source weak; empty for a sound one."""
        if source_weight(source) > WEAK:
            return ""
        kind = [source.kind] if id_of(source.kind) in _WEAK_KINDS else []
        names = [self.prose.name(each) for each in (*kind, *source.cautions)]
        lead = [phrase("only a lead", self.lang)] if source.lead else []
        return "; ".join(dict.fromkeys([*names, *lead]))

    def _weakness(self, source: Source) -> str:
        if source.iri not in self._weak:
            self._weak[source.iri] = self.weakness(source)
        return self._weak[source.iri]

    def answer(self, claim: Claim) -> str:
        """Tell what answers an accusation; empty if the claim accuses nobody."""
        return answer_to(self, claim)

    def best(self, event: str, most: int = 1, *, known: Claim | None = None) -> list[Told]:
        """Give the sentences that best tell what happened, the best first, no two alike."""
        key = (event, most, known.iri if known else "")
        if key not in self._best:
            self._best[key] = (
                self._best_of(event, most, known)
                if self.judge is self
                else [self.retold(each) for each in self.judge.best(event, most, known=known)]
            )
        return list(self._best[key])

    def retold(self, told: Told) -> Told:
        """Tell in this language what the judge told in another."""
        first, *others = (self.record.claims[iri] for iri in told.claims)
        return self.claim(first, tuple(others))

    def has_gist(self, claim: Claim) -> bool:
        """Tell whether the editors wrote a sentence for a claim, in the judge's language."""
        return bool(claim.gist.get(self.judge.lang))

    def _best_of(self, event: str, most: int, known: Claim | None) -> list[Told]:
        ranked, alike = self._ranked(event)
        found: list[Told] = []
        seen: set[str] = set()
        for claim in ranked:
            if len(found) == most:
                break
            key = self._key(claim)
            if key not in seen and (known is None or known.iri != claim.iri):
                others = tuple(other for other in alike[_says(claim)] if other.iri != claim.iri)
                if claim.predicate == "ctx:date" and not self.has_gist(claim):
                    # Another who gives the same day may say what happened on it.
                    more = [other for other in others if self.has_gist(other)]
                    if more and self.worth(more[0]) > self.worth(claim) - _NEAR:
                        claim, others = more[0], (claim, *(o for o in others if o != more[0]))
                seen.update(map(self._key, (claim, *others)))
                found.append(self.claim(claim, others[:3]))
        return found

    def _ranked(self, event: str) -> tuple[list[Claim], dict[tuple[object, ...], list[Claim]]]:
        """Give what may tell of an event, the best first, and those of it that say the same."""
        if event not in self._rank:
            ranked = sorted(
                (
                    c
                    for thing in (event, *self._parts(event))
                    for c in self.record.about.get(thing, ())
                    if c.predicate in TOLD_BY
                ),
                key=lambda claim: (
                    -self.worth(claim) - _COUNTED * bool(claim.counted and self.has_gist(claim)),
                    claim.id,
                ),
            )
            alike: dict[tuple[object, ...], list[Claim]] = {}
            for claim in ranked:
                alike.setdefault(_says(claim), []).append(claim)
            self._rank[event] = ranked, alike
        return self._rank[event]

    def _key(self, claim: Claim) -> str:
        """Give what makes two claims one sentence."""
        key: str = self.once("key", claim, lambda c: normalise(c.gist.get(self.lang, "")) or c.iri)
        return key

    def is_bare(self, told: Told) -> bool:
        """Tell whether a sentence gives no more than a name and a date, which a heading has too."""
        first = self.record.claims[told.claims[0]]
        return first.predicate == "ctx:date" and not self.has_gist(first)

    def _parts(self, event: str) -> list[str]:
        """Give the events of the same day that are parts of one: what they tell, it tells."""
        day = self.ties.days.get(event)
        return [
            other
            for other, parts in self.ties.edges["part"].get(event, {}).items()
            if self.ties.days.get(other) == day
            and any(self.record.claims[p.claims[0]].object == event for p in parts if not p.things)
        ]

    def worth(self, claim: Claim) -> float:
        """Say how well a claim tells what happened: its gist, its words, its source."""
        if self.judge is not self:
            return self.judge.worth(claim)
        value: float = self.once("worth", claim, partial(worth_of, self))
        return value

    @cached_property
    def at_odds(self) -> frozenset[str]:
        """Claims that the editors set against others: none of them opens what is told."""
        return frozenset(c for each in self.record.disagreements.values() for c in each.between)

    def first_told(self, event: str) -> int | None:
        """Give the day number by which somebody had surely told of an event; None if not stated."""
        if self.judge is not self:
            return self.judge.first_told(event)
        if event not in self._since:
            said = (self.record.said(claim) for claim in self.record.about.get(event, ()))
            days = (each.latest_end for each in said if each)
            self._since[event] = min((day for day in days if day is not None), default=None)
        return self._since[event]

    def begins(self, iri: str) -> tuple[bool, int, str]:
        """Give what puts events in the order of time: the day, then the hour; undated ones last."""
        day, span = self.ties.days.get(iri), self.record.hulls.get(iri)
        hour = span.text.partition("T")[2] if span and "/" not in span.text else ""
        return day is None, day or 0, hour

    def day(self, iri: str) -> str:
        """Name the date of an event; empty where nobody dates it."""
        span: Span | None = self.record.hulls.get(iri)
        return self.prose.date(span) if span else ""


def _says(claim: Claim) -> tuple[object, ...]:
    return claim.predicate, claim.role, claim.object
