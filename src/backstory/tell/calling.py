"""
A claim and a language come in; out go the names in it, and what it says, in words.

Words stand in quotation marks only where somebody is quoted; a date keeps its doubt, a number its
bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from backstory.compare.measures import relation_of, repeals
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Source, Words
from backstory.rdf.record import Record
from backstory.vocabulary import id_of
from backstory.words import dates as date_names
from backstory.words.amounts import amount, beside
from backstory.words.columns import shown
from backstory.words.grammar import grammar_of
from backstory.words.languages import language_name
from backstory.words.numbers import numeral
from backstory.words.phrases import filled, phrase
from backstory.words.predicates import clause, reverse_name
from backstory.words.titles import title

__all__ = ["Caller"]

_OF_BEFORE: Final = "not stated"
"""What graphs of model 1 have for the publisher of a source that names none."""
_PRINTING: Final = frozenset(("news", "newspaper", "broadcaster", "website", "copy", "ngo"))
"""Kinds of outlets that print the text of another, whose words these then are."""


class Caller:
    """Tell what a graph records in one language."""

    def __init__(self, record: Record, lang: str, *, known_at: int | None = None) -> None:
        self.record, self.lang, self.known_at = record, lang, known_at
        self.grammar = grammar_of(lang)
        self._dates: dict[Span | None, str] = {}
        self._whens: dict[Span, str] = {}
        self._voices: dict[tuple[str, ...], str] = {}
        self._names: dict[str, str] = {}
        self._nouns: dict[str, str] = {}
        self._places: dict[str, str] = {}

    def name(self, iri: str) -> str:
        """Name anything that has a label; a claim is told by what it says."""
        if iri not in self._names:  # a page names each thing a hundred times
            self._names[iri] = self._named(iri)
        return self._names[iri]

    def _named(self, iri: str) -> str:
        claim = self.record.claims.get(iri) if iri in self.record.claim_iris else None
        if claim is None or self._leads_back(iri):
            return self.record.label(iri, self.lang)
        return self.statement(claim)

    def _leads_back(self, iri: str) -> bool:
        """Tell whether a claim is about itself, by way of others: it could be told without end."""
        claims, seen, open_ = self.record.claims, set[str](), [iri]
        while open_:
            claim = claims.get(open_.pop())
            for end in () if claim is None else _ends(claim):
                if end == iri:
                    return True
                if isinstance(end, str) and end in claims and end not in seen:
                    seen.add(end)
                    open_.append(end)
        return False

    def date(self, span: Span | None) -> str:
        """Name a date with its doubt."""
        if span not in self._dates:  # a graph has ten times fewer days than claims
            self._dates[span] = date_names.name(span, self.lang)
        return self._dates[span]

    def number(self, number: Decimal) -> str:
        """Write a number as the language does."""
        return numeral(number, self.lang)

    def amount(self, claim: Claim) -> str:
        """Write the number of a figure as it is meant: more than, almost, 86 of 91."""
        figure = claim.figure
        if not isinstance(claim.object, Decimal) or figure is None:
            return ""
        return amount(claim.object, self.lang, bound=figure.bound, upto=figure.upto,
                      spread=figure.spread, total=figure.total)  # fmt: skip

    def base(self, claim: Claim) -> tuple[str, ...]:
        """Say of what a figure is a part, how far its count had come, and of which day it is."""
        figure = claim.figure
        if figure is None:
            return ()
        return beside(
            self.lang,
            base=self.name(figure.base) if figure.base else "",
            stage=figure.stage,
            progress=figure.progress,
            as_of=self._day_of_list(claim, figure.as_of) if figure.as_of is not None else "",
        )

    def _day_of_list(self, claim: Claim, day: Span) -> str:
        # Without a period the day stands in its place too, and is marked there.
        marked = claim.when is not None and claim.is_list_inferred
        mark = f", {phrase('date worked out', self.lang)}" if marked else ""
        return f"{self.date(day)}{mark}"

    def thing(self, claim: Claim) -> str:
        """Write what a claim points at: a name, words as they were written, a date, a figure."""
        thing = claim.object
        if claim.counted:
            unit = f" ({self.name(claim.unit)})" if claim.unit else ""
            more = "".join(f", {each}" for each in self.base(claim))
            return f"{self.name(claim.counted)}: {self.amount(claim)}{unit}{more}"
        if isinstance(thing, Span):
            return self.date(thing)
        if isinstance(thing, Decimal):
            return self.number(thing)
        if isinstance(thing, Words):
            if claim.predicate == "ctx:remark":  # the editors' sentence, which nobody said
                return claim.gist.get(self.lang) or thing.text
            if thing.language:
                return self.worded(claim, thing, self.quoted)
            return date_names.days_in(thing.text, self.lang)
        return self.name(thing)

    def quoted(self, words: Words) -> str:
        """Quote words in the marks of the language told in, with their own language if another."""
        other = f" [{words.language}]" if words.language not in ("", self.lang) else ""
        return self.grammar.quoted(words.text) + other

    def is_own(self, claim: Claim) -> bool:
        """
        Tell whether a wording is the voice's own: the source quotes it, or is the voice.

        A source is the voice where it speaks for itself, or is published by whoever speaks.
        """
        if claim.quoted or claim.source in claim.voices:
            return True
        source = self.record.sources.get(claim.source)
        return bool(source and self.record.publishers.get(source.publisher) in claim.voices)

    def worded(self, claim: Claim, words: Words, quoted: Callable[[Words], str]) -> str:
        """
        Tell words as whose they are.

        In quotation marks only where they are the voice's own, or as the source quotes it in
        another language; else they are the source's, and stand in none.
        """
        if claim.as_quoted:
            return phrase("as quoted", self.lang).format(
                quoted(Words(words.text, "")), language_name(claim.as_quoted, self.lang)
            )
        if self.is_own(claim):
            return quoted(words)
        if words.language in ("", self.lang):
            return phrase("words of the source", self.lang).format(words.text)
        named = language_name(words.language, self.lang)
        return phrase("words of the source in", self.lang).format(words.text, named)

    def kind(self, iri: str) -> str:
        """Give the kind of a thing."""
        known = self.record.names.get(iri)
        return known.kind if known else ""

    def many(self, iri: str) -> bool:
        """Tell whether a name takes a plural verb."""
        if self.kind(iri) == "source":
            unnamed = self.record.sources[iri].unnamed
            return bool(unnamed) and self.grammar.is_plural(self.voice(iri))
        kind, name = self.kind(iri), re.sub(r" \([^)]*\)$", "", self.name(iri))
        if kind not in ("group", "event") or not self.grammar.is_plural(name):
            return False
        # That Carmona resigns *is* a part of something, whatever its label ends with.
        return kind == "group" or not self.grammar.is_clause(name, self._names_nobody)

    def _names_nobody(self, word: str) -> bool:
        """Tell whether a word is no part of the name of a person or a body alone."""
        return word not in self.record.once(f"only names {self.lang}", self._only_names)

    def _only_names(self, record: Record) -> frozenset[str]:
        """Give the words that are part of the name of a person or a body, and of nothing else."""
        acting, other = set[str](), set[str]()
        for each in record.names.values():
            words = re.findall(r"[^\W\d_]+", each.labels.get(self.lang, ""))
            other.update(word.capitalize() for word in words if word.islower())
            if each.kind in ("person", "body", "place"):
                (other if each.kind == "place" else acting).update(words)
        return frozenset(acting - other)

    def statement(self, claim: Claim, *, of_it: bool = False) -> str:
        """Write what a claim says, without who says it; `of_it` leaves its subject understood."""
        pattern = self.clause(claim, of_it=of_it)
        return filled(
            pattern,
            "<" in pattern and self.many(claim.subject),
            s=self.name(claim.subject),
            o=self.thing(claim),
            r=self.name(claim.role) if claim.role else "",
        )

    def said_briefly(self, claim: Claim) -> str:
        """Write what a claim says of its subject, without naming the subject."""
        if claim.predicate in ("ctx:remark", "ctx:count", "ctx:date"):
            return self.thing(claim)
        if claim.role:
            return f"{self.name(claim.role)}: {self.thing(claim)}"
        return f"{self.relation(claim)}: {self.thing(claim)}"

    def clause(self, claim: Claim, *, of_it: bool = False) -> str:
        """Give the pattern of a clause for a claim: what a parliament repeals no court annuls."""
        if repeals(self.record, claim):
            return phrase("repeals of it" if of_it else "repeals clause", self.lang)
        return clause(claim.predicate, self.lang, of_it=of_it)

    def relation(self, claim: Claim) -> str:
        """Name what a claim says of its subject, read from that."""
        return relation_of(self.record, claim, self.lang)

    def reverse(self, claim: Claim) -> str:
        """Name what a claim says, read from what it points at."""
        if repeals(self.record, claim):
            return phrase("repealed by", self.lang)
        return reverse_name(claim.predicate, self.lang)

    def limit(self, claim: Claim) -> str:
        """Give the limit in words, in this language if it is told in it; empty if there is none."""
        return claim.limit.get(self.lang) or next(iter(claim.limit.values()), "")

    def articles(self, claim: Claim) -> list[str]:
        """Name the articles of a legal text that a claim rests on or speaks of, in one piece."""
        if not claim.articles:
            return []
        bare = [each for each in claim.articles if each[:1].isdigit()]
        written = [each for each in claim.articles if each not in bare]
        if bare:  # as a place is written, and so told as one in either language
            written.insert(0, f"{'articles' if len(bare) > 1 else 'article'} {', '.join(bare)}")
        told = ", ".join(shown("place", each, None, self.lang) for each in written)
        return [told] if told else []

    def bounds(self, claim: Claim) -> list[str]:
        """Tell that it is so in part, or within a limit, for no sentence may tell it as wider."""
        found = [phrase("in part", self.lang)] if claim.extent == "part" else []
        if found and (articles := self.articles(claim)):
            found = [f"{found[0]}: {articles[0]}"]  # else it is left open which part
        if limit := self.limit(claim):
            found.append(phrase("only within limit", self.lang).format(limit))
        return found

    def voices(self, claim: Claim) -> str:
        """Name who says it; a source that speaks in its own words is named by its publisher."""
        if claim.voices not in self._voices:
            names = [self.voice(voice) for voice in claim.voices]
            self._voices[claim.voices] = self.grammar.joined(names)
        return self._voices[claim.voices]

    def voice(self, iri: str) -> str:
        """Name one voice."""
        source = self.record.sources.get(iri)
        if source is None:
            return self.name(iri)
        outlet = self.publisher(source)
        if outlet:
            return self.carried(source, outlet)
        return source.told(source.short, self.lang) or self.title(source)

    def carried(self, source: Source, outlet: str) -> str:
        """Name whose words an outlet carries: another's, or an author's opinion, not its own."""
        kind = id_of(source.kind)
        if kind == "opinion":
            return phrase("opinion in", self.lang).format(outlet)
        copied = kind == "agency" or (kind in _PRINTING and not source.copied)
        agency = self.original(source) if copied and not source.copy_is_held else ""
        if kind != "agency" and not agency[:1].isupper():
            return outlet  # "agencies": described, and nobody's name
        if agency and agency not in outlet:
            return phrase("carried by", self.lang).format(agency, outlet)
        return outlet

    def title(self, source: Source) -> str:
        """Quote the title of a source; what the editors call it stands in no quotation marks."""
        told = title(source.told(source.titles, self.lang), self.lang)
        return told if source.is_described else self.quoted(Words(told, ""))

    def publisher(self, source: Source) -> str:
        """Name the publisher, by its name in the language if the dossier has it; empty if none."""
        if id_of(source.unnamed) == "not-stated":
            return ""
        known = source.unnamed or self.record.publishers.get(source.publisher)
        told = self.name(known) if known else source.told(source.publishers, self.lang)
        return "" if told == _OF_BEFORE else told

    def original(self, source: Source) -> str:
        """Name the text that a source copies; empty if it copies none."""
        if not source.copy_of or source.copy_is_held:
            return self.record.label(source.copy_of, self.lang) if source.copy_of else ""
        if source.copied:
            return source.told(source.copied, self.lang)
        known = self.record.unnamed.get(source.copy_of)
        return self.name(known) if known else source.copy_of

    def issued(self, source: Source) -> str:
        """Tell when a source was issued, marked where the editors worked it out."""
        if not source.issued:
            return phrase("undated", self.lang)
        day = self.date(source.issued)
        return f"{day} ({phrase('date worked out', self.lang)})" if source.issued_inferred else day

    def source(self, iri: str) -> str:
        """Name a source: title, publisher, date of issue."""
        source = self.record.sources.get(iri)
        if source is None:
            return self.name(iri)
        parts = (self.title(source), self.publisher(source), self.issued(source))
        return ", ".join(part for part in parts if part)


def _ends(claim: Claim) -> tuple[object, ...]:
    """Give whatever a claim is told with; in a stranger's graph each of them may be a claim."""
    figure = claim.figure
    more = () if figure is None else (figure.unit, figure.base, figure.definition, figure.part_of)
    return claim.subject, claim.object, claim.role, claim.counted, claim.within, *more
