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

from backstory.ask.box import box_of
from backstory.ask.find import day_of
from backstory.ask.ids import LISTED, SAID, WHOLE
from backstory.compare.context import context_of, main_event
from backstory.dates.edtf import Span
from backstory.errors import BackstoryError
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.tell.absent import (
    is_ended,
    lasting,
    no_holder,
    nothing,
    rest_stands,
)
from backstory.tell.aimed import aimed, befell_whom
from backstory.tell.aims import Aim, best_first, counted_in
from backstory.tell.before import order_told
from backstory.tell.brief_notes import missing_of
from backstory.tell.choosing import (
    compared,
    days_told,
    iris_in,
    sources_told,
    was_said,
)  # fmt: skip
from backstory.tell.context import context_rows, teller_of
from backstory.tell.contrasted import contrasted
from backstory.tell.covering import has_unknown, headed, missed, unheard_of
from backstory.tell.differing import differing
from backstory.tell.fared import whom
from backstory.tell.lawful import called_so, which
from backstory.tell.lengths import asks_length, lengths
from backstory.tell.loose import loosely, thing
from backstory.tell.opinion import opinion
from backstory.tell.ordering import Ordering
from backstory.tell.paged import authored
from backstory.tell.replying import CONTEXT, EVENTS, NONE, SEVERAL, UNTIMED
from backstory.tell.sayer import FEW
from backstory.tell.side_by_side import with_rivals
from backstory.tell.standing import (
    NAMED,
    having_words,
    laws_of,
    less,
    named_in,
    of_its_year,
    standing,
    why_not,
)
from backstory.tell.told import Teller
from backstory.tell.turned import turned
from backstory.tell.understood import asks_yes, is_known_of
from backstory.tell.unrecorded import of_event
from backstory.tell.voting import voted
from backstory.words.numbers import numeral
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["FEW", "Replies"]

_TASKS: Final = "tasks_given"
_COMPARED: Final = "measures_compared"
_FIGURES: Final = "figures_side_by_side"
_STANDING: Final = "in_force"
_OUTCOME: Final = "outcome_of_measure"
_HOLDER: Final = "holder_on_day"


@dataclass(frozen=True, slots=True)
class Replies(Ordering):
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
        if nobody := unheard_of(self.record, self.text):
            return (phrase("reply none of", self.lang).format(nobody),)
        values = befell_whom(teller, name, values, self.text)
        turn = box_of(self.record).turn(self.text) if self.turns else None
        turn = whom(teller, turn, self.text)
        meant = turn.things if turn else tuple(dict(values).values())
        answer = (contrasted(self, teller) or authored(teller, self.text)) if self.turns else ()
        answer = answer or (turned(self, teller, turn, self._saying) if turn else ())
        answer = answer or opinion(self, teller, self._saying) or lengths(self, teller)
        told = answer or self._of(teller, name, values, table)
        if name == _OUTCOME and told and not answer:
            measure = self.record.by_id.get(dict(values).get("measure", ""), "")
            told = (*rest_stands(teller, self.text, measure, table), *told)
        if not answer and name in UNTIMED and asks_length(self.text) and self.turns:
            aim = aimed(teller, name, dict(values), self.text, table)
            told = told if aim and aim.first else self._untimed(teller, told)
        listing = turn is not None and turn.name in SEVERAL
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
        if name in WHOLE or (
            name in LISTED - {_TASKS} and not given
        ):  # a list that is read as a table
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
        if name in NONE and not len(table):
            key, blank = NONE[name]
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
                    return (*none, *(thing(self, teller, by)[:2] if by else ()))
                own = [self.record.claims[iri] for iri in iris_in(table, "claim")]
                return (*none, *self._claims(teller, name, own))
        found = iris_in(table, "claim" if name else "thing")
        if name == _OUTCOME and (stages := _stages(self.record, found)):
            of_stages = (each for iri in stages for each in thing(self, teller, iri)[:2])
            return tuple(dict.fromkeys(of_stages))[:FEW]
        if not name:
            return loosely(self, teller, found)
        claims = [self.record.claims[iri] for iri in found if iri in self.record.claims]
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
        laws, day = laws_of(table, every if named else events), Span.parse(on)
        told = standing(teller, laws, named, day)
        why = [c for iri in named for c in (less if iri in laws else why_not)(teller, iri, day)]
        found = [self._group(teller, [claim], held=False) for claim in why[:FEW]]
        if not named and (of_kind or len(events) < len(every)):
            found += self._events(teller, events, on, _STANDING)
        return (*told, *dict.fromkeys(found))

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


def _stages(record: Record, found: Sequence[str]) -> dict[str, None]:
    """Give the events by which a text was refused or repealed, where no more is said of it."""
    claims = [record.claims[iri] for iri in found if iri in record.claims]
    are_stages = all(claim.predicate == "ctx:instrument" for claim in claims)
    return dict.fromkeys(claim.subject for claim in claims if are_stages)
