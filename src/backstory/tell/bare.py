"""A claim without a sentence of the editors comes in; out goes one made of what it states."""

from __future__ import annotations

from typing import Final

from backstory.compare.context_sources import WEAK, source_weight
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Modality, Source
from backstory.rdf.record import Record
from backstory.tell.naming import Namer
from backstory.tell.replying import DOUBTING
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.dates import begun
from backstory.words.grammar import sentence
from backstory.words.phrases import filled, phrase, phrases

__all__ = ["Bare"]

_OF_OTHERS: Final = ("proposed", "expected", "hoped", "asked", "ordered", "warned")
_PUT_OTHERWISE: Final = (*_OF_OTHERS, "reported")
_WHETHER: Final = (Modality.DENIED, Modality.QUESTIONED, Modality.REPORTED)
"""How a voice puts a day that it does not give as one on which something was."""
_WEAK_KINDS: Final = frozenset(("blog", "copy", "encyclopaedia", "social-media"))


class Bare:
    """Name voices, and tell dates, terms and parts in events that have no gist."""

    def __init__(self, record: Record, lang: str) -> None:
        self.record, self.lang = record, lang
        self.prose = Namer(record, lang)
        self._are_nouns: dict[str, bool] = {}
        self._who: dict[tuple[str, ...], tuple[str, bool]] = {}
        self._voices: dict[str, str] = {}

    def _day_of(self, claim: Claim) -> Span | None:
        """Give the day on which a voice puts something, or denies or doubts; or None."""
        is_told = claim.modality in (Modality.ASSERTED, *_WHETHER)
        dates = is_told and claim.predicate == "ctx:date"
        return claim.object if dates and isinstance(claim.object, Span) else None

    def _dated(self, claim: Claim, when: Span) -> str:
        voices, many = self.who(claim)
        if claim.modality in _WHETHER:
            is_noun = self._is_noun(claim.subject)
            how = "reported" if claim.modality == Modality.REPORTED else "denied"
            told = filled(
                phrase(f"{how} day" if is_noun else f"{how} day of", self.lang),
                self.prose.many(claim.subject), d=self._when(when),
                t=self.prose.noun(claim.subject) if is_noun else self.prose.name(claim.subject),
            )  # fmt: skip
            text = filled(phrase(f"{claim.modality} that", self.lang), many, v=voices, t=told)
            return sentence(self.prose.grammar.contracted(text))
        name, day = self.prose.name(claim.subject), self.prose.date(when)
        # A clause comes after its day: "review the law: 7 April" would read as a term.
        is_first = self.prose.grammar.is_clause(name, self.prose.is_no_name)
        told = name if day in name else f"{day}: {name}" if is_first else f"{name}: {day}"
        if self._is_noun(claim.subject):
            noun, is_one = self.prose.noun(claim.subject), not set(when.text) & set("/[{")
            if is_one and "T" in when.text:  # its day stands beside the hour
                plain = self.prose.when(Span.parse(when.text.partition("T")[0]))
                noun = noun.replace(f" {plain}", "")
            key = "told day" if told != name and is_one else "told of"
            told = filled(
                phrase(key, self.lang), many, v=voices, d=self._when(when),
                t=f"{noun}: {day}" if key == "told of" and told != name else noun,
            )  # fmt: skip
            return sentence(self.prose.grammar.contracted(told))
        key = "reported after" if claim.voices[0] in self.record.sources else "told after"
        return sentence(filled(phrase(key, self.lang), many, t=told, v=voices))

    def _when(self, when: Span) -> str:
        """Name the day on which something was put, with the hour if there is one."""
        told = self.prose.when(when)
        is_hour = told[:1].isdigit() and "/" not in when.text  # 10–15 March has none
        return phrase("at hour", self.lang).format(told) if is_hour else told

    def _is_noun(self, event: str) -> bool:
        """Tell whether the name of an event can stand within a sentence."""
        if event not in self._are_nouns:
            name = self.prose.name(event)
            is_noun = self.prose.grammar.is_noun(name, "event", self.prose.is_no_name)
            self._are_nouns[event] = is_noun or self.prose.is_foreign(event)
        return self._are_nouns[event]

    def _named_as(self, claim: Claim) -> str:
        """Tell who had which part in an event, where no gist does."""
        voices, many = self.who(claim)
        told = self._part(claim)
        key = "reported after" if claim.voices[0] in self.record.sources else "told after"
        text = filled(phrase(key, self.lang), many, t=told, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _part(self, claim: Claim) -> str:
        """Say what an actor did or had in an event; of one accused, only as what he is named."""
        actor, is_noun = str(claim.object), self._is_noun(claim.subject)
        pattern = phrases(self.lang).get(f"role {id_of(claim.role or '')}", "")
        if is_noun and pattern:
            of = claim.subject if pattern.startswith("{s}") else actor
            return filled(
                pattern, self.prose.many(of),
                o=self.prose.noun(actor), s=self.prose.noun(claim.subject),
            )  # fmt: skip
        name = self.prose.name(claim.subject)
        if pattern and normalise(name).startswith(f"{normalise(self.prose.name(actor))} "):
            # "Parliament passes the act" says who and what.
            return f"{self.prose.noun(actor)}{name[len(self.prose.name(actor)) :]}"
        if pattern and normalise(name).startswith(f"{normalise(self.prose.noun(actor))} "):
            return name
        aside = phrases(self.lang).get(f"part {id_of(claim.role or '')}", "")
        pattern = phrase("named as", self.lang) if is_noun else aside
        return filled(
            pattern or phrase("named as in", self.lang), self.prose.many(actor),
            o=self.prose.noun(actor), r=self.prose.name(claim.role),
            s=self.prose.noun(claim.subject) if is_noun else name,
        )  # fmt: skip

    def _clause(self, claim: Claim) -> str:
        """Tell what a claim states where that makes a clause: "the law excludes corruption"."""
        own = phrases(self.lang).get(f"states {claim.predicate.rpartition(':')[2]}")
        made = own or self.prose.clause(claim)
        if ":" in made or not isinstance(claim.object, str) or not self._is_noun(claim.subject):
            return ""
        told = filled(
            made, self.prose.many(claim.subject),
            s=self.prose.noun(claim.subject), o=self.prose.noun(claim.object), r="",
        )  # fmt: skip
        if told == self.prose.noun(claim.object):  # nothing but words of the source
            return ""
        voices, many = self.who(claim)
        key = "reported after" if claim.voices[0] in self.record.sources else "told after"
        text = filled(phrase(key, self.lang), many, t=told + self.bounded(claim), v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def bounded(self, claim: Claim) -> str:
        """Tell in brackets its period, that it is so in part, or its limit: it is not whole."""
        period = [self.prose.when(claim.when)] if claim.when and not claim.counted else []
        bounds = [*period, *self.prose.enclosed(claim), *self.prose.bounds(claim)]
        return f" ({'; '.join(bounds)})" if bounds else ""

    def held(self, claim: Claim) -> str:
        """Tell who held a post or belonged to a body, and when."""
        voices, many = self.who(claim)
        when = f" {self.term(claim.when)}" if claim.when else ""
        told = phrase(claim.predicate.rpartition(":")[2], self.lang).format(
            s=self.prose.noun(claim.subject), o=self._office(claim), d=when
        )
        own, modality = claim.voices[0] in self.record.sources, claim.modality
        if modality in DOUBTING:
            key = "denied told"
        elif modality in _PUT_OTHERWISE:  # a page has no hopes: it tells of those of somebody
            key = f"{modality} told" + " of others" * (own and modality in _OF_OTHERS)
        else:
            key = "reported after" if own else "told after"
        text = filled(phrase(key, self.lang), many, t=told, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _office(self, claim: Claim) -> str:
        """Name the post that somebody held, or the body that somebody belonged to."""
        body = claim.predicate == "org:memberOf" and isinstance(claim.object, str)
        return self.prose.noun(str(claim.object)) if body else self.prose.thing(claim)

    def term(self, when: Span) -> str:
        """Name a term; of one whose end nobody states, its beginning."""
        begin, _, end = when.text.partition("/")
        if begin and not end and "/" in when.text:
            return phrase("from day", self.lang).format(begun(begin, self.lang))
        return self.prose.when(when)

    def who(self, claim: Claim) -> tuple[str, bool]:
        """Name who says it, as running text does; and whether that takes a plural verb."""
        if claim.voices not in self._who:
            self._who[claim.voices] = self._named_who(claim)
        return self._who[claim.voices]

    def _named_who(self, claim: Claim) -> tuple[str, bool]:
        names = [self.voice(voice) for voice in claim.voices]
        named = claim.voices[0] in self.record.sources
        one = len(names) == 1 and (named or not self.prose.many(claim.voices[0]))
        return self.prose.grammar.joined(names), not one

    def voice(self, iri: str) -> str:
        """Name one voice: an agency by its own name, with the outlet that carries it."""
        if iri not in self._voices:  # each claim asks for it, and a voice makes many
            self._voices[iri] = self._named_voice(iri)
        return self._voices[iri]

    def _named_voice(self, iri: str) -> str:
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
        return self.prose.carried(source, outlet)

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
