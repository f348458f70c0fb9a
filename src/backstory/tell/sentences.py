"""
A claim comes in; out goes one sentence that names who says it.

It is the editors' gist with its voice. Where there is none, a clause is made of the claim. A count
carries its day, a denial never reads as a statement of what it denies.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from backstory.dates.edtf import iso
from backstory.model.nouns import Claim, Modality
from backstory.tell.bare import Bare
from backstory.tell.inferred import shows_inferred
from backstory.tell.outlets import leans, with_outlet
from backstory.tell.replying import DOUBTING
from backstory.tell.struck import struck
from backstory.text import normalise
from backstory.vocabulary import id_of
from backstory.words.grammar import sentence
from backstory.words.phrases import filled, phrase

__all__ = ["LONG", "Sentences"]

LONG: Final = 24
"""Words of a gist behind which the voice would be lost."""
_NAMED: Final = 4
"""Letters of a name by which a gist is taken to name its voice."""
_MODALITIES: Final = frozenset(map(str, Modality))


class Sentences(Bare):
    """Put claims into sentences of one language."""

    @cached_property
    def _of_its_page(self) -> tuple[str, ...]:
        """Words by which a gist speaks of the page it is read in, not of what happened."""
        words = phrase("of its page", self.lang).split(";")
        return tuple(f" {normalise(word)} " for word in words)

    @cached_property
    def _paged(self) -> dict[str, bool]:
        """Whether a gist speaks of its page: each is judged a dozen times."""
        return {}

    def is_of_its_page(self, gist: str) -> bool:
        """Tell whether a gist speaks of the page it is read in."""
        known = self._paged.get(gist)
        if known is None:
            text = normalise(gist)
            # Most gists have not even the longest word of one of them.
            known = self._paged[gist] = not self._longest_of_page.isdisjoint(text.split()) and any(
                word in f" {text} " for word in self._of_its_page
            )
        return known

    @cached_property
    def _longest_of_page(self) -> frozenset[str]:
        return frozenset(max(words.split(), key=len, default="") for words in self._of_its_page)

    @cached_property
    def _leaning(self) -> tuple[str, ...]:
        words = phrase("leaning", self.lang).split(";")
        return tuple(f" {normalise(word)} " for word in words)

    def leans(self, gist: str) -> bool:
        """Tell whether a gist leans on what stood before it: "these four kinds"."""
        text = f" {normalise(gist)} "
        return any(word in text for word in self._leaning)

    def text(self, claim: Claim) -> str:
        """Tell a claim in a sentence; a date in it that the editors worked out is marked."""
        told = self._text(claim)
        aside = struck(self.prose, claim)
        mark = phrase("date worked out", self.lang)
        # Where the period is stated, the day of the list alone is marked, where it stands.
        period_stated = claim.is_list_inferred and not claim.is_date_inferred
        if not (period_stated and mark in told) and shows_inferred(
            self.record, claim, told, self.lang
        ):
            aside = [mark, *aside]
        return f"{told.rstrip('.')} ({'; '.join(aside)})." if aside else told

    def _text(self, claim: Claim) -> str:
        gist = claim.gist.get(self.lang, "").rstrip(".")  # a sentence is in one language
        if claim.modality not in _MODALITIES:  # a graph from elsewhere may have words of its own
            return sentence(f"{self.prose.says(claim)}: {gist or self._stated(claim)}")
        untold = bool(claim.counted) and not self._tells_count(claim, gist)
        if claim.modality in DOUBTING and (untold or (gist and not self._denies(gist))):
            return self._against(claim, gist)
        if untold:
            return self._count(claim)
        is_plain = not gist and claim.modality == Modality.ASSERTED
        if not gist and (day := self._day_of(claim)):
            return self._dated(claim, day)
        if not gist and claim.predicate in ("org:holds", "org:memberOf"):
            return self.held(claim)
        if is_plain and claim.role:
            return self._named_as(claim)
        if is_plain and (told := self._clause(claim)):
            return told
        if not gist:
            voices, many = self.who(claim)
            put = self._put_as(claim, "")
            if put and claim.modality != Modality.REPORTED:
                text = filled(phrase(put, self.lang), many, t=self._stated(claim), v=voices)
                return sentence(self.prose.grammar.contracted(text))
            if claim.modality != Modality.ASSERTED or claim.predicate == "ctx:remark":
                return sentence(f"{self.prose.says(claim)}: {self._stated(claim)}")
            text = filled(phrase("told before", self.lang), many, t=self._stated(claim), v=voices)
            return sentence(self.prose.grammar.contracted(text))
        if self._names_voice(gist, claim):
            return sentence(self.prose.grammar.contracted(gist))
        voices, many = self.who(claim)
        put = self._put_as(claim, gist)
        own_page = claim.voices[0] in self.record.sources
        if not put and own_page and (named := with_outlet(gist, voices, self.lang)):
            return sentence(self.prose.grammar.contracted(named))
        if put:
            told = gist if put.startswith("reported") else self.prose.lowered(gist)
            text = filled(phrase(put, self.lang), many, t=told, v=voices)
        elif self.is_of_its_page(gist) or (len(gist.split()) > LONG and not leans(gist, self.lang)):
            text = filled(
                phrase("told before", self.lang), many, t=self.prose.lowered(gist), v=voices
            )
        else:
            own = claim.voices[0] in self.record.sources
            key = "reported after" if own else "told after"
            text = filled(phrase(key, self.lang), many, t=gist, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _stated(self, claim: Claim) -> str:
        if isinstance(claim.object, str) and not claim.role and not self._is_noun(claim.subject):
            # "The court strikes it down annuls the law": the name is a sentence of its own.
            made = self.prose.clause(claim, of_it=True)
            told = made.format(o=self.prose.noun(claim.object), r="", s="")
            return (
                f"{self.prose.lowered(self.prose.name(claim.subject))}: {told}{self.bounded(claim)}"
            )
        made = self.prose.clause(claim)
        whole = ":" not in made and isinstance(claim.object, str)
        told = filled(  # a name within a sentence has the article that its language gives it
            made,
            self.prose.many(claim.subject),
            s=self.prose.noun(claim.subject),
            o=self.prose.noun(str(claim.object)) if whole else self.prose.thing(claim),
            r=self.prose.name(claim.role) if claim.role else "",
        )
        return told + self.bounded(claim)

    def _put_as(self, claim: Claim, gist: str) -> str:
        """Give the phrase for how a voice puts what its gist states plainly; empty if none."""
        own, modality = claim.voices[0] in self.record.sources, claim.modality
        if modality == Modality.REPORTED:
            return "" if self._speaks("put aside", gist) else "reported told"
        if modality in (Modality.ASSERTED, Modality.DENIED):
            return ""
        if modality == Modality.QUESTIONED:
            return "" if self._speaks("put in doubt", gist) else "questioned told"
        # A voice that asks, orders or warns is told so; of a page, or a plan, the gist may do so.
        does = not own and modality in (Modality.ASKED, Modality.ORDERED, Modality.WARNED)
        if self._speaks("put by itself" if does else "put otherwise", gist):
            return ""
        if modality == Modality.EXPECTED and self._speaks("put ahead", gist):
            return ""
        return f"{modality} told of others" if self._of_others(claim) else f"{modality} told"

    def _of_others(self, claim: Claim) -> bool:
        """Tell whether a page passes on in its own words what somebody asks, orders or hopes."""
        page = claim.voices[0] in self.record.sources or self.prose.outlets(claim)
        return page and claim.modality not in (Modality.ASSERTED, Modality.REPORTED)

    def _speaks(self, key: str, gist: str) -> bool:
        """Tell whether a gist has one of the words listed in a phrase."""
        return bool(re.search(rf"\b(?:{phrase(key, self.lang)})\b", gist, re.IGNORECASE))

    @cached_property
    def _denying(self) -> frozenset[str]:
        return frozenset(normalise(phrase("denying", self.lang).replace(";", " ")).split())

    def _denies(self, gist: str) -> bool:
        """Tell whether a gist says by itself that something is not so."""
        return not self._denying.isdisjoint(normalise(gist).split())

    def _against(self, claim: Claim, gist: str) -> str:
        """Tell a denial whose gist says what is denied: it must never read as a statement of it."""
        voices, many = self.who(claim)
        names = [normalise(self.record.label(voice, self.lang)) for voice in claim.voices]
        if claim.counted and self._denies(gist) and all(n in normalise(gist) for n in names):
            text = gist  # it says itself who denied the number, in the tense of its source
        elif claim.counted:
            when = claim.when or (claim.figure.as_of if claim.figure else None)
            day = self.prose.when(when) if when else phrase("period open", self.lang)
            pattern = phrase(f"{claim.modality} count", self.lang)
            text = filled(pattern, many, v=voices, t=self.prose.figure(claim), d=day)
        elif claim.modality == "denied":
            told = self.prose.lowered(gist)
            text = filled(phrase("denied told", self.lang), many, t=told, v=voices)
        else:
            put = self._put_as(claim, gist) or "told after"
            told = gist if put == "told after" else self.prose.lowered(gist)
            text = filled(phrase(put, self.lang), many, t=told, v=voices)
        return sentence(self.prose.grammar.contracted(text))

    def _tells_count(self, claim: Claim, gist: str) -> bool:
        """Tell whether a gist tells the number and its day by itself."""
        number = normalise(self.prose.number(claim.object)) if claim.counted else ""  # type: ignore[arg-type]
        if not gist or f" {number} " not in f" {normalise(gist)} ":
            return False
        if claim.when is None:
            return True
        # What was asked or expected is of no day that was counted: the year in it will do; so it
        # will of a share at an event of that day, as of the votes of an election.
        begin = claim.when.earliest_begin
        asked = claim.modality not in (Modality.ASSERTED, Modality.REPORTED, *DOUBTING)
        tells = asked or self._is_share_of_its_day(claim)
        return tells and begin is not None and iso(begin)[:4] in gist

    def _is_share_of_its_day(self, claim: Claim) -> bool:
        own = self.record.hulls.get(claim.subject)
        days = [(d.earliest_begin, d.latest_end) for d in (own, claim.when) if d]
        return id_of(claim.unit) == "percent" and len(days) > 1 and days[0] == days[1]

    def _count(self, claim: Claim) -> str:
        voices, many = self.who(claim)
        when = claim.when or (claim.figure.as_of if claim.figure else None)
        told = self.prose.figure(claim)
        period = self.prose.when(when) if when else self._no_period(claim)
        key = f"{claim.modality} count"
        if claim.modality == Modality.ASSERTED:
            known = self.record.names.get(claim.voices[0])
            person = known is not None and known.kind == "person"
            own = claim.voices[0] in self.record.sources
            # A body counts; a page passes a number on, and somebody speaks of one.
            key = "count passed on" if own else "count spoken of" if person else "counted"
        if self._of_others(claim):
            key, many = f"{claim.modality} count of others", claim.object != 1
        text = filled(phrase(key, self.lang), many, v=voices, t=told, d=period)
        return sentence(self.prose.grammar.contracted(text))

    def _no_period(self, claim: Claim) -> str:
        """Say that no period is stated; of votes, in which vote: it has the day of that."""
        vote = id_of(claim.unit) == "vote" and claim.subject in self.record.hulls
        if not vote:
            return phrase("period open", self.lang)
        return phrase("period of vote", self.lang).format(self.prose.name(claim.subject))

    def _names_voice(self, gist: str, claim: Claim) -> bool:
        """Tell whether a gist names its one voice already: "…, said Cabello", "AFP notes"."""
        if len(claim.voices) != 1:
            return False
        known = self.record.names.get(claim.voices[0])
        text = f" {normalise(gist)} "
        if claim.voices[0] in self.record.sources:
            return self._says_who(text, claim.voices[0])
        words = normalise(self.prose.name(claim.voices[0])).split()
        if known is not None and known.kind == "person":  # of two surnames people use the first
            names = words[2 if words[3:] else 1 :]
            selves = phrase("says of self", self.lang).split(";")
            if any(self._speaks_as(text, word) for word in words) or any(
                f" {each} " in text for each in selves
            ):
                return True
            return any(len(name) >= _NAMED and self._acts(text, name) for name in names)
        # "The Mission says" names the mission that speaks.
        if any(self._speaks_as(text, word) for word in words if len(word) > _NAMED):
            return True
        if known is None or known.kind != "body":
            unnamed = phrase("unnamed voice", self.lang).split(";")
            own = f" {' '.join(words)} "
            return any(f" {each} " in text and f" {each} " in own for each in unnamed)
        named = " ".join(words)
        return len(named) >= _NAMED and f" {named} " in text

    def _acts(self, text: str, name: str) -> bool:
        """Tell whether a normalised gist names somebody who does something: not whom it befell."""
        aside = phrase("named aside", self.lang).split(";")
        before = (part.split() for part in text.split(f" {name} ")[:-1])
        return any(not words or words[-1] not in aside for words in before)

    def _speaks_as(self, text: str, name: str) -> bool:
        """Tell whether a normalised gist says that somebody of a name says it."""
        return any(f" {each.replace('*', name)} " in text for each in self._saying)

    def _says_who(self, text: str, iri: str) -> bool:
        """Tell whether a normalised gist says that an outlet or its agency says it."""
        if iri not in self._outlets:
            source, speak = self.record.sources[iri], self.prose
            names = {normalise(speak.publisher(source)), normalise(speak.original(source))}
            self._outlets[iri] = [
                f" {each.replace('*', name)} " for name in names - {""} for each in self._saying
            ]
        return any(each in text for each in self._outlets[iri])

    @cached_property
    def _outlets(self) -> dict[str, list[str]]:
        """How a gist would say that an outlet or its agency says it, by the IRI of its source."""
        return {}

    @cached_property
    def _saying(self) -> tuple[str, ...]:
        return tuple(phrase("saying", self.lang).split(";"))
