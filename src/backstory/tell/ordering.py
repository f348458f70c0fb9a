"""
Claims that answer come in; those that a reader asked for, in the order that answers, go out.

The page has the same rules (web/src/replies/ordering.ts).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from backstory.ask.ids import SAID
from backstory.model.nouns import Claim
from backstory.tell.aims import on_topic
from backstory.tell.ballots import are_of_ballots, other_chambers
from backstory.tell.choosing import (
    begins,
    holding,
    is_of,
    is_part,
    most_within,
    names_day,
    recency,
    says,
    told_by,
    was_said_in,
    without_denials,
)  # fmt: skip
from backstory.tell.covering import headed, is_barely_named, nearest
from backstory.tell.figured import figured
from backstory.tell.outright import is_weak
from backstory.tell.paged import page_meant
from backstory.tell.replying import EQUALS, HELD, IN_TIME, PEOPLE
from backstory.tell.sayer import FEW, MANY, Sayer
from backstory.tell.side_by_side import are_rivals, with_other_dates, with_rivals
from backstory.tell.told import Teller
from backstory.tell.wanted import Wanted
from backstory.words.phrases import phrase

__all__ = ["Ordering"]

_REACH, _OUT = "reach_of_measure", "left_out"
_OF_THING: Final = 3
"""Sentences that tell of a thing that is only named."""
_DATES: Final = "dates_of_event"
_FIGURES: Final = "figures_side_by_side"
_OF_PAGES: Final = frozenset((SAID, _DATES, _FIGURES))
"""Questions that may be asked of one page: in the article, from the article alone."""
_HOLDER: Final = "holder_on_day"
_ASKED: Final = 3.0  # what having the words typed is worth beside how well a sentence tells
_NEARLY: Final = 0.6
"""The share of the best row's words below which a row answers something else."""
_FIRM: Final = 0.5
"""What is asserted tells more than what was planned, feared or hoped."""


@dataclass(frozen=True, slots=True)
class Ordering(Sayer):
    """Tells claims, those first that have most of what was asked."""

    def _claims(self, teller: Teller, name: str, claims: Sequence[Claim]) -> tuple[str, ...]:
        wanted = Wanted(self.record, self.text, self.about)
        page, called = page_meant(teller, self.text) if name in _OF_PAGES else ("", frozenset())
        claims = [each for each in claims if each.source == page] or claims
        if name == _REACH and _OUT not in wanted.asked:  # what it leaves out is another question
            order = PEOPLE if wanted.is_of_people else PEOPLE[::-1]
            reached = [each for each in claims if each.predicate in order]
            people = [each for each in reached if each.predicate != PEOPLE[-1]]
            if wanted.is_of_people and len(people) >= _OF_THING:
                reached = people
            ordered = sorted(reached, key=lambda each: order.index(each.predicate))
            topic = wanted.topic()  # whether it covers murder is told by what leaves murder out
            on = on_topic(teller, claims, topic) if topic else []
            aside = on and not any(each in ordered for each in on)
            claims = on if aside else ordered or claims
        having = wanted.having(teller, () if name in HELD else claims)
        if name in EQUALS or (name == _FIGURES and wanted.day is not None):
            having = {}
        apart, lead, by_vote = False, tuple[str, ...](), False
        late = recency(self.record, claims) if name == SAID else {}
        worth = {
            claim.iri: teller.worth(claim)
            + late.get(claim.iri, 0.0)
            + _FIRM * (claim.modality == "asserted")
            + _ASKED * having.get(claim.iri, 0.0)
            for claim in claims
        }
        ranked = sorted(claims, key=lambda claim: (-worth[claim.iri], claim.id))
        if name == _REACH and claims:  # crimes before people, or people before crimes
            ranked.sort(key=lambda claim: claim.predicate != claims[0].predicate)
        if name == _OUT and not wanted.is_of_people:  # what, before each of whom
            ranked.sort(key=lambda claim: bool(claim.role))
        if name == _FIGURES:
            numbers = figured(self, teller, wanted, ranked, worth)
            ranked, lead, apart = list(numbers.claims), numbers.lead, numbers.apart
            having = {} if numbers.whole else having  # each has all that was asked
            events = [own for own in self.about if self.record.by_id.get(own) in teller.ties.events]
            if numbers.few and is_barely_named(self.record, self.text, events):
                return self._nearest(teller)
            if numbers.few:
                beside = ranked[: numbers.few]
                each = (self._group(teller, [c], held=False) for c in beside)
                return tuple(dict.fromkeys((*lead, *each)))
            ranked += other_chambers(self.record, ranked, self.text)
            if by_vote := are_of_ballots(ranked):  # each is told with the vote that it is of
                having = {}
        term = wanted.on_day if name == _HOLDER else wanted.term()
        if name in HELD:
            span = None if name == _HOLDER else term or wanted.now()  # its rows are of the day
            ranked = without_denials(self.record, ranked)
            then = holding(self.record, ranked, span) if span else ranked
            apart, ranked = bool(ranked) and not then, then or ranked
            if name == _HOLDER and term:  # until a later day, since nobody knows when
                apart = not any(told_by(claim, term[0]) for claim in ranked)
            # A whole term says more than that somebody was in office on a day, a sound page more.
            ranked.sort(key=lambda claim: (is_weak(teller, claim), is_part(claim)))
        if name == SAID:
            ranked = [each for each in ranked if teller.has_gist(each) or each.counted] or ranked
            known = {*wanted.dated, *called}
            topic = tuple(word for word in wanted.topic() if word not in known)
            if topic and not (on := on_topic(teller, ranked, topic)):
                if not wanted.is_named:  # a page that merely has such words
                    near = nearest(self.record, self.text)
                    few = [self._group(teller, [each], held=False) for each in near[:FEW]]
                    return headed(teller, self.text, few)
                return self._unsaid(teller, ranked, topic)
            ranked = on if topic else ranked
            span = wanted.on_day or term
            of = [each for each in ranked if span and is_of(self.record, each, span)]
            then = [each for each in of if span and was_said_in(self.record, each, span)]
            if span and not of and (acts := self._acts(teller, span)):
                return headed(teller, self.text, acts)
            apart, ranked = bool(span) and not of, then or of or ranked
        groups: dict[object, list[Claim]] = {}
        texts: dict[str, object] = {}
        bare = f" ({phrase('date worked out', self.lang)})"
        for claim in ranked:
            told = teller.text(claim).replace(bare, "")  # that a day is worked out is no other news
            said = told if name in EQUALS else texts.setdefault(told, says(claim, self.lang))
            groups.setdefault(said, []).append(claim)
        least = _NEARLY * max((having.get(each.iri, 0.0) for each in ranked), default=0.0)
        fits = [group for group in groups.values() if having.get(group[0].iri, 0.0) >= least]
        if name == SAID and len(fits) < _OF_THING:  # on a topic some are told, whatever the best
            fits = list(groups.values())[:_OF_THING]
        if name == _DATES and not page:  # no voice's date is the answer where others give another
            fits = with_other_dates(fits, groups.values())
        kept = fits[: MANY if name in EQUALS else FEW]
        if name in IN_TIME:
            kept.sort(key=lambda group: begins(self.record, group[0]))
        if name in HELD and term:
            most = most_within(ranked, term, claims)
            kept.sort(key=lambda group: most[group[0].iri])
        if name == _DATES:  # a day that was hoped for is not the day on which it happened
            kept.sort(key=lambda group: group[0].modality != "asserted")
        kept = with_rivals(self.record, kept, groups.values())
        held = name in HELD
        told_of = [
            self._of_group(teller, group[0], self._group(teller, group, held=held))
            if name == _FIGURES and not by_vote
            else self._group(teller, group, held=held)
            if not by_vote and (name != _DATES or names_day(teller.text(group[0])))
            else self._headed(teller, group[0].subject, teller.claim(group[0]))
            for group in kept
        ]
        more = self._more(sum(group not in kept for group in groups.values()))
        if held and term and are_rivals(self.record, kept):
            more = (phrase("reply rivals", self.lang), *more)
        answer = (*lead, *told_of, *more)
        if page and name == _DATES:  # that no word of the question is left out there
            none = () if claims[0].source == page else (phrase("no day there", self.lang),)
            return (*(each.format(teller.voice(page)) for each in none), *answer)
        if apart:  # what was counted, or said, in another year answers nothing
            return headed(teller, self.text, told_of)
        first = ranked[:1] if name == _FIGURES else []
        whose = tuple(each for c in first for each in (c.subject, c.counted) if each)
        return self._or_near(teller, name, answer, whose)
