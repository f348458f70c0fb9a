"""
A claim and a language come in; out go the words: who says it, how, and where it is read.

Nothing is put more strongly than the claim: its voice, modality, period and doubt stay with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from backstory.dates.certainty import Certainty, holds_at
from backstory.dates.edtf import Span
from backstory.model.nouns import Claim, Modality, Words
from backstory.rdf.limits import said_by
from backstory.tell.calling import Caller
from backstory.tell.inferred import shows_inferred
from backstory.vocabulary import concept_iri
from backstory.words.columns import shown
from backstory.words.languages import Texts
from backstory.words.phrases import phrase

__all__ = ["Speaker"]


_OF_OTHERS = frozenset(("asked", "expected", "hoped", "ordered", "proposed", "warned"))
"""What the words of a page itself only tell of: somebody else asks, hopes or orders."""
_MEDIA = concept_iri("position", "media")
_MODALITIES = frozenset(Modality)


class Speaker(Caller):
    """Tell what a graph records, and by whose word, in one language."""

    def says(self, claim: Claim) -> str:
        """Name who says it, and how: says, denies, proposes, expects, hopes, questions."""
        key = str(claim.modality or "asserted")
        if key not in _MODALITIES:  # a graph from elsewhere may have words of its own
            return f"{self.voices(claim)} ({key})"
        if key in _OF_OTHERS and (claim.voices == (claim.source,) or self.outlets(claim)):
            # A page, in its own words, tells of somebody's order, and an agency of what is
            # expected: neither gives orders or hopes by itself.
            key += " of others"
        elif self.several(claim):
            key += " by several"
        return phrase(key, self.lang).format(self.voices(claim))

    def outlets(self, claim: Claim) -> bool:
        """Tell whether only agencies and papers speak, named by a page that is not their own."""
        named = [self.record.names.get(voice) for voice in claim.voices]
        return bool(named) and all(name is not None and name.type == _MEDIA for name in named)

    def several(self, claim: Claim) -> bool:
        """Tell whether the voices of a claim take a plural verb."""
        if len(claim.voices) != 1:
            return len(claim.voices) > 1
        known = self.record.names.get(claim.voices[0])
        if known is None or known.kind != "group":
            return False
        return self.grammar.is_plural(re.sub(r" \([^)]*\)$", "", self.name(known.iri)))

    def place(self, claim: Claim) -> str:
        """Name the place in the source."""
        locator = claim.locator
        if locator not in self._places:
            self._places[locator] = shown("place", locator, None, self.lang)
        return self._places[locator]

    def limits(self, claim: Claim) -> list[str]:
        """Tell the period, the limit, the words and the doubt that a claim carries."""
        found = []
        if claim.when:
            found.append(phrase("holds for", self.lang).format(self.date(claim.when)))
        elif claim.counted:
            odd = self.record.store.cache.get("odd", {}).get(claim.iri, ())
            # What a graph has for a date and is none stands there as it is.
            told = [
                self.date(None),
                *(f"({each})" for each in odd if each.startswith("`ctx:date ")),
            ]
            found.append(phrase("holds for", self.lang).format(" ".join(told)))
        found += [*self.enclosed(claim), *self.narrowly(claim)]
        return [*found, *self.cautions(claim, self.quoted)]

    def enclosed(self, claim: Claim) -> list[str]:
        """Tell within which event or period alone a claim holds."""
        if isinstance(claim.within, Span):
            return [phrase("within period", self.lang).format(self.date(claim.within))]
        return [phrase("within", self.lang).format(self.name(claim.within))] if claim.within else []

    def held_within(self, claim: Claim) -> list[str]:
        """Tell beside a number within what alone it was counted, in as few words as can be."""
        named = isinstance(claim.within, str) and claim.within
        within = [self.name(named)] if named else self.enclosed(claim)
        limit = self.limit(claim)
        return [*within, limit] if limit else within

    def narrowly(self, claim: Claim) -> list[str]:
        """Tell part, limit and articles, no article twice."""
        told = self.bounds(claim)
        return told if claim.extent == "part" else [*told, *self.articles(claim)]

    def narrowed(self, claim: Claim) -> list[str]:
        """Tell what makes a claim narrower than its bare words: base, part, limit, articles."""
        if claim.figure is None and not (claim.extent or claim.limit or claim.articles):
            return []  # as most
        return [*self.base(claim), *self.narrowly(claim)]

    def shows_inferred(self, claim: Claim) -> bool:
        """Tell whether the editors' sentence shows a date that they worked out."""
        lang = self.lang if self.lang in claim.gist else next(iter(claim.gist), self.lang)
        return shows_inferred(self.record, claim, claim.gist.get(lang, ""), lang)

    def cautions(self, claim: Claim, quoted: Callable[[Words], str]) -> list[str]:
        """Tell the definition it goes by, that editors worked out its date or actor, its words."""
        found = []
        if claim.definition:
            found.append(f"{phrase('definition', self.lang)}: {self.name(claim.definition)}")
        if claim.is_worked_out or self.shows_inferred(claim):
            found.append(phrase("worked out", self.lang))
        if claim.wording:
            own = claim.as_quoted or self.is_own(claim)
            key = "own wording" if own else "source wording"
            told = self.worded(claim, claim.wording, quoted) if own else claim.wording.text
            found.append(f"{phrase(key, self.lang)}: {told}")
        return found

    def links(self, claim: Claim) -> list[str]:
        """Tell what disputes a claim and supports it, and what it disputes, supports, revises."""
        found = []
        for other in self.record.disputed_by.get(claim.iri, ()):
            short = self.record.short(other.iri)
            told = f"{self.voices(other)} ({self.source(other.source)}) [{short}]"
            found.append(phrase("disputed", self.lang).format(told))
        for key, iris in (
            ("disputes", claim.disputes),
            ("supports", claim.supports),
            ("revises", claim.revises),
            ("part of", (claim.part_of,) if claim.part_of else ()),
        ):
            for iri in iris:
                target = self.record.claims.get(iri)
                if target is None:
                    continue
                short = self.record.short(target.iri)
                told = f"{self.voices(target)}: {self.statement(target)} [{short}]"
                found.append(phrase(key, self.lang).format(told))
        return found

    def gist(self, claim: Claim) -> str:
        """Give the gist, in the editors' language if not in the reader's; none if told already."""
        return "" if claim.predicate == "ctx:remark" else Texts(claim.gist)[self.lang]

    def said(self, claim: Claim) -> str:
        """Tell when it was said, marked where the editors worked that out; empty if not stated."""
        source = self.record.sources.get(claim.source)
        if not claim.said:
            return self.issued(source) if source and source.issued else ""
        day = self.date(claim.said)
        worked_out = f"{day} ({phrase('date worked out', self.lang)})"
        return worked_out if "said" in claim.inferred else day

    def holder(self, claim: Claim) -> list[str]:
        """Tell who held the post that speaks, on the day it was said, by whose word."""
        said = self.record.said(claim)
        if said is None or said.earliest_begin is None:
            return []
        found = dict[str, list[str]]()  # by whose word, of each holder
        offices = list[Claim]()
        for voice in claim.voices:
            known = self.record.names.get(voice)
            if known is None or known.kind != "post":
                continue
            for office in self.record.towards.get(voice, ()):
                if office.predicate != "org:holds" or not office.when:
                    continue
                if office.modality != "asserted":
                    continue
                if holds_at(office.when, said.earliest_begin) is Certainty.CERTAIN:
                    by = found.setdefault(self.name(office.subject), [])
                    by += [] if (said_by := self.voices(office)) in by else [said_by]
                    offices.append(office)
        told = [f"{who} ({', '.join(by)})" for who, by in found.items()]
        key = "held then by rivals" if self._are_rivals(offices) else "held then"
        return [phrase(key, self.lang).format(self.grammar.joined(told))] if told else []

    def _are_rivals(self, offices: Collection[Claim]) -> bool:
        """Tell whether a voice or the editors set two holders against each other."""
        subjects = {office.iri: office.subject for office in offices}
        against = [{office.iri, iri} for office in offices for iri in office.disputes]
        against += [set(each.between) for each in self.record.disagreements.values()]
        return any(len({subjects[iri] for iri in each if iri in subjects}) > 1 for each in against)

    def known(self, claim: Claim) -> list[str]:
        """Tell how surely it had been said by the day asked about, unless it is certain."""
        if self.known_at is None:
            return []
        said = self.record.said(claim)
        early, late = (said.earliest_begin, said.latest_end) if said else (None, None)
        sure = said_by(early, late, self.known_at)
        if sure is Certainty.CERTAIN:
            return []
        told = shown("known", str(sure), None, self.lang)
        return [phrase("said by then", self.lang).format(told)]

    def provenance(self, claim: Claim) -> list[str]:
        """Tell who says it, how, in which source and where; then its limits and its links."""
        where = f"{self.source(claim.source)}, {self.place(claim)}"
        says = self.says(claim)  # a name for running text may begin small: "the article"
        lines = [f"{says[:1].upper()}{says[1:]} · {where} [{self.record.short(claim.iri)}]"]
        if claim.said:
            lines[0] += f" · {phrase('said on', self.lang).format(self.date(claim.said))}"
            if "said" in claim.inferred:
                lines[0] += f" ({phrase('worked out', self.lang)})"
        lines += [*self.known(claim), *self.holder(claim)]
        limits = self.limits(claim)
        if limits:
            lines.append(" · ".join(limits))
        gist = self.gist(claim)
        if gist:
            lines.append(gist)
        return [*lines, *self.links(claim)]
