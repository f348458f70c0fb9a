"""
Rows that answer plain words come in; out go the few sentences that a reader would print.

Each says what, when and by whose word, and where it is read. Which rows come first follows from the
words that were typed, then from what the sentence says and how weighty its source is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import Final

from backstory.ask.asking import LISTED, SAID, WHOLE
from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.plain import is_year, plain
from backstory.compare.context import context_of, main_event
from backstory.dates.edtf import Span
from backstory.errors import BackstoryError
from backstory.model.nouns import Claim
from backstory.tell.absent import (
    is_ended,
    lasting,
    no_holder,
    nothing,
)
from backstory.tell.aimed import aimed, befell_whom
from backstory.tell.aims import Aim, best_first, counted_in, on_topic
from backstory.tell.ballots import are_of_ballots, other_chambers
from backstory.tell.bare import AGAINST
from backstory.tell.before import order_told
from backstory.tell.brief_notes import missing_of
from backstory.tell.choosing import (
    begins,
    compared,
    days_told,
    holding,
    iris_in,
    is_of,
    is_part,
    most_within,
    names_day,
    recency,
    says,
    sources_told,
    told_by,
    was_said,
    was_said_in,
    without_denials,
)  # fmt: skip
from backstory.tell.context import context_rows, teller_of
from backstory.tell.contrasted import contrasted
from backstory.tell.covering import has_unknown, headed, is_barely_named, missed, nearest
from backstory.tell.differing import differing
from backstory.tell.fared import whom
from backstory.tell.figured import figured
from backstory.tell.lawful import called_so, which
from backstory.tell.lengths import asks_length, lengths
from backstory.tell.opinion import opinion
from backstory.tell.outright import is_weak, profile
from backstory.tell.paged import page_meant
from backstory.tell.replying import CONTEXT, EQUALS, EVENTS, HELD, IN_TIME, PEOPLE
from backstory.tell.sayer import FEW, MANY, Sayer
from backstory.tell.side_by_side import are_rivals, with_other_dates, with_rivals
from backstory.tell.standing import (
    NAMED,
    having_words,
    laws_of,
    named_in,
    of_its_year,
    standing,
    why_not,
)
from backstory.tell.told import Teller
from backstory.tell.turned import turned
from backstory.tell.understood import asks_openly, asks_yes, doers_named, is_known_of
from backstory.tell.unrecorded import of_event
from backstory.tell.voting import voted
from backstory.tell.wanted import Wanted
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["FEW", "Replies"]

_LISTS: Final = frozenset(("span", "listed", "first", "last", "befell", "between", "means",
                     "tally", "unheard", "made", "preceding"))  # fmt: skip
"""Turns of phrase that ask for several things, whatever each is called."""
_UNTIMED: Final = frozenset(("", "about", "events_of_actor"))
"""Questions whose answers count no time, by themselves."""
_REACH, _OUT = "reach_of_measure", "left_out"
_NOTHING: Final = {_OUT: ("none left out", "measure"), "tasks_given": ("no task", "actor")}
"""Questions of which it is said that nothing here answers them, and the blank that they are of."""
_COMPARED: Final = "measures_compared"
_OF_THING: Final = 3
"""Sentences that tell of a thing that is only named."""
_DATES: Final = "dates_of_event"
_FIGURES: Final = "figures_side_by_side"
_OF_PAGES: Final = frozenset((SAID, _DATES, _FIGURES))
"""Questions that may be asked of one page: in the article, from the article alone."""
_STANDING: Final = "in_force"
_OUTCOME: Final = "outcome_of_measure"
_HOLDER: Final = "holder_on_day"
_ASKED: Final = 3.0  # what having the words typed is worth beside how well a sentence tells
_NEARLY: Final = 0.6
"""The share of the best row's words below which a row answers something else."""
_FIRM: Final = 0.5
"""What is asserted tells more than what was planned, feared or hoped."""


@dataclass(frozen=True, slots=True)
class Replies(Sayer):
    """Tells what answers plain words, in one language."""

    def of(self, name: str, values: Sequence[tuple[str, str]], table: Table) -> tuple[str, ...]:
        """
        Tell the answer to a question; and what else is called so, where several are.

        Args:
            name: The named question; empty where the words ask none.
            values: What its blanks were filled with.
            table: Its rows.
        """
        teller = teller_of(self.record, self.lang)
        values = befell_whom(teller, name, values, self.text)
        turn = box_of(self.record).turn(self.text) if self.turns else None
        turn = whom(teller, turn, self.text)
        meant = turn.things if turn else tuple(dict(values).values())
        answer = contrasted(self, teller) if self.turns else ()
        answer = answer or (turned(self, teller, turn, self._saying) if turn else ())
        answer = answer or opinion(self, teller, self._saying) or lengths(self, teller)
        told = answer or self._of(teller, name, values, table)
        if not answer and name in _UNTIMED and asks_length(self.text) and self.turns:
            aim = aimed(teller, name, dict(values), self.text, table)
            told = told if aim and aim.first else self._untimed(teller, told)
        listing = turn is not None and turn.name in _LISTS
        # What is told instead of an answer is of no one thing that was meant.
        if listing or not told or self._is_instead(teller, told):
            return told
        return (*told, *which(teller, self.text, meant))

    def _untimed(self, teller: Teller, told: tuple[str, ...]) -> tuple[str, ...]:
        """Head what is told where no count of the time that was asked for is recorded."""
        none = phrase("no reply", self.lang)
        if not told or told[0] == none or self._is_instead(teller, told):
            return told
        return headed(teller, self.text, told)

    def _of(
        self, teller: Teller, name: str, values: Sequence[tuple[str, str]], table: Table
    ) -> tuple[str, ...]:
        given = dict(values)
        if name in WHOLE or (name in LISTED and not given):  # a list that is read as a table
            return ()
        if name and given and not self.about:
            return replace(self, about=tuple(given.values()))._of(teller, name, values, table)
        if aim := aimed(teller, name, given, self.text, table):
            answer = self._aimed(teller, aim)
            # Who pardoned somebody of whom nothing here speaks: not whoever pardoned others.
            is_why = name == "precedents"
            if is_why and aim.first and answer:  # nor of something else that has no reason either
                every = " ".join(answer)
                far = missed(self.record, self.text, every, self.about, only=True, name="")
                return self._nearest(teller) if far else answer
            is_near = not aim.first and (is_why or has_unknown(self.record, self.text))
            return self._or_near(teller, name, answer) if is_near else answer
        if name in CONTEXT and (told := self._context(teller, name, given.get("event", ""))):
            return (*of_event(teller, self.text, given.get("event", "")), *told)
        if name == "who_disputes" and (told := self._differing(teller, given)):
            return told
        if name == "who_disputes" and given.get("number") and len(table):
            denials = [self.record.claims[iri] for iri in iris_in(table, "claim")]
            few = (self._group(teller, [each], held=False) for each in denials)
            return tuple(islice(dict.fromkeys(few), FEW))
        if name == "who_disputes" and not len(table) and (of := given.get("subject", "")):
            return nothing(teller, "no dispute", self.record.by_id.get(of, ""))
        if name in _NOTHING and not len(table):
            key, blank = _NOTHING[name]
            if of := self.record.by_id.get(given.get(blank, ""), ""):
                return nothing(teller, key, of)
        if name == _HOLDER and not len(table):
            return no_holder(teller, self.record.by_id.get(given["post"], ""), given["valid_at"])
        if name == "not_stated":
            missing = missing_of(self.record, teller, self.record.by_id.get(given["event"], ""))
            return (missing,) if missing else ()
        if name == _COMPARED:
            return compared(teller, table, self._read, FEW)
        if name == "passages_behind" and not given.get("value"):
            sources, left = sources_told(teller, table, FEW)
            return (*sources, *self._more(left))
        if name == _STANDING:
            return self._standing(teller, table, given["valid_at"], of_kind="branch" in given)
        if name in EVENTS:
            events = iris_in(table, EVENTS[name])
            told = self._events(teller, events, given.get("valid_at", ""), name)
            return self._or_near(teller, name, told)
        if name == "compare_dates":
            told = order_told(self.record, table, self.lang)
            return (*told, *(called_so(teller, self.text, given) if told else ()))
        if name == "days_between":
            told = days_told(table, self.lang)
            return (*told, *(called_so(teller, self.text, given) if told else ()))
        if name == _OUTCOME and not is_ended(self.record, table):
            measure = self.record.by_id.get(given["measure"], "")
            none = lasting(teller, measure)
            if none or not len(table):
                come = measure in teller.ties.events or teller.ties.events_of.get(measure)
                by = main_event(teller.ties, measure) if none and come else ""
                if by or not len(table):
                    return (*none, *(self._thing(teller, by)[:2] if by else ()))
                own = [self.record.claims[iri] for iri in iris_in(table, "claim")]
                return (*none, *self._claims(teller, name, own))
        found = iris_in(table, "claim" if name else "thing")
        if name == _OUTCOME and (stages := self._stages(found)):
            of_stages = (each for iri in stages for each in self._thing(teller, iri)[:2])
            return tuple(dict.fromkeys(of_stages))[:FEW]
        things = [iri for iri in found if iri not in self.record.claims]
        if not name and (odds := self._at_odds(found)):
            return self._claims(teller, name, odds)
        if not name and asks_openly(self.record, self.text):
            return self._nearest(teller)
        if not name and things[:1] == found[:1] != []:
            told = next(filter(None, (self._thing(teller, iri) for iri in things)), ())
            if told:
                about = replace(self, about=(*self.about, *map(self.record.short, found[:1])))
                return about._or_near(teller, name, told)
        claims = [self.record.claims[iri] for iri in found if iri in self.record.claims]
        if not name:  # what is of a year that was typed, where something is
            years = [word for word in plain(self.text).split() if is_year(word)]
            dated = [each for each in claims if all(y in teller.text(each) for y in years)]
            claims = dated or claims
        if not name and asks_yes(self.record, self.text):
            claims = doers_named(teller, self.text, claims)
        if by := given.get("known_at", ""):
            claims = [each for each in claims if was_said(self.record, each, day_of(by))]
            if is_known_of(self.record, self.text, given.get("subject", "")):
                few = (
                    self._group(teller, [each], held=False) for each in best_first(teller, claims)
                )
                return tuple(islice(dict.fromkeys(few), FEW)) or (phrase("no reply", self.lang),)
        counted = self.record.by_id.get(given.get("counted", ""), "")
        if (
            name == _FIGURES
            and "subject" not in given
            and (own := voted(teller, counted, self.text))
        ):
            near = phrase("reply near", self.lang)
            law = (self._group(teller, [each], held=False) for each in own)
            return (near, *law, *self._claims(teller, name, claims))
        return self._claims(teller, name, claims)

    def _standing(self, teller: Teller, table: Table, on: str, *, of_kind: bool) -> tuple[str, ...]:
        """Tell which laws were in force on a day, or whether those that the words name were."""
        every = iris_in(table, EVENTS[_STANDING])
        box = box_of(self.record)
        events, whole = self._called(every), named_in(self.record, self.text)
        # Of a kind, the table has the stages of that kind alone: it tells of no text that it lacks.
        words = box.read(self.text).words
        having = [] if of_kind else having_words(self.record, words)
        if asks_yes(self.record, self.text):
            having = of_its_year(self.record, having, words)
        named = whole or having
        # Words that fit many laws name none of them.
        are_many = len(named) > (NAMED if whole else 1)
        named = [] if are_many else named
        if asks_yes(self.record, self.text) and not (named or are_many or of_kind):
            # A yes or a no is asked of what is not recorded: what was in force stands behind that.
            unknown = (phrase("no such law", self.lang),)
            return (*unknown, *standing(teller, laws_of(table, every), (), Span.parse(on)))
        laws = laws_of(table, every if named else events)
        told = standing(teller, laws, named, Span.parse(on))
        over = [iri for iri in named if iri not in laws]
        why = [claim for iri in over for claim in why_not(teller, iri, Span.parse(on))]
        found = [self._group(teller, [claim], held=False) for claim in why[:FEW]]
        if not named and (of_kind or len(events) < len(every)):
            found += self._events(teller, events, on, _STANDING)
        return (*told, *dict.fromkeys(found))

    def _stages(self, found: Sequence[str]) -> dict[str, None]:
        """Give the events by which a text was refused or repealed, where no more is said of it."""
        claims = [self.record.claims[iri] for iri in found if iri in self.record.claims]
        are_stages = all(claim.predicate == "ctx:instrument" for claim in claims)
        return dict.fromkeys(claim.subject for claim in claims if are_stages)

    def _at_odds(self, found: Sequence[str]) -> list[Claim]:
        """Give what is said and denied, where a yes or a no is asked: did Chávez resign."""
        openers = box_of(self.record).fitting.typed.openers
        claims = [self.record.claims[iri] for iri in found if iri in self.record.claims]
        odds = [c for c in claims if c.iri in self.record.disputed_by or c.modality in AGAINST]
        typed = plain(self.text).split()
        if not openers.isdisjoint(typed[:1]):
            return odds
        # Renunció Chávez: of what is asked without a word that asks, what is both said and denied.
        asks = box_of(self.record).fitting.typed.turns.open
        known = {claim.iri for claim in claims}
        against = {each.iri: {d.iri for d in self.record.disputed_by.get(each.iri, ())} & known
                   for each in odds}  # fmt: skip
        both = {iri for said, denied in against.items() if denied for iri in (said, *denied)}
        is_plain = len(typed) > 1 and asks.isdisjoint(typed[:1])
        return [each for each in claims if is_plain and each.iri in both]

    def _saying(self, topic: str, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Tell what was said on a topic."""
        teller = teller_of(self.record, self.lang)
        return replace(self, text=topic, about=())._claims(teller, SAID, claims)

    def _aimed(self, teller: Teller, aim: Aim) -> tuple[str, ...]:
        """Tell the claims that the words aim at."""
        few = with_rivals(self.record, [list(group) for group in aim.groups[: aim.most]])
        found = [
            self._headed(teller, group[0].subject, self._of_event(teller, group[0]))
            if aim.dated
            else self._group(teller, group, held=False)
            for group in few
        ]
        found += [self._named(teller, group) for group in aim.named[: aim.most - len(few)]]
        left = len(aim.groups) + len(aim.named) - len(found)
        return (*dict.fromkeys(filter(None, (aim.first, *found))), *self._more(left))

    def _thing(self, teller: Teller, iri: str) -> tuple[str, ...]:
        """Tell what is said first of a thing that the words name."""
        if iri in teller.ties.events:
            best = teller.best(iri, _OF_THING)
            return tuple(dict.fromkeys(self._read(teller, told) for told in best))
        own = self.record.about.get(iri, ())
        if self.record.kind(iri) == "person" and own and all(claim.counted for claim in own):
            # Of whom nothing but a number is said: who it is, as if that had been asked.
            told = [self._group(teller, group, held=False) for group in profile(teller, iri)]
            return tuple(dict.fromkeys(told))[:_OF_THING]
        return self._claims(teller, "", own)[:_OF_THING]

    def _context(self, teller: Teller, name: str, event: str) -> tuple[str, ...]:
        lists, iri = CONTEXT[name], self.record.by_id.get(event, "")
        try:
            context = context_of(self.record, iri, most=FEW // len(lists) + 1)
        except BackstoryError:
            return ()
        rows = context_rows(self.record, context, self.lang, FEW // len(lists) + 1)
        rows = [row for row in rows if row.list in lists and row.told]
        rows.sort(key=lambda row: teller.begins(row.iri))
        return tuple(self._headed(teller, row.iri, row.told[0]) for row in rows)

    def _differing(self, teller: Teller, given: dict[str, str]) -> tuple[str, ...]:
        """Tell where accounts of something differ, the weightiest first; of a number, about it."""
        found = differing(teller, self.record.by_id.get(given.get("subject", ""), ""))
        counted = counted_in(teller, self.text)
        of = [each for each in found if any(c.counted in counted for c in each.claims)]
        told = dict.fromkeys(each.text for each in of or found)
        number = numeral(Decimal(given["number"]), self.lang) if given.get("number") else ""
        return tuple(each for each in told if number in each)[:FEW]

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
