"""
A question and the words it was typed in come in; out go the claims that these words aim at.

Who voted is told by what is said of the votes, why something was annulled by the reasons of those
who decided, what became of somebody by what befell them: less than all rows of the question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from backstory.ask.box import box_of
from backstory.ask.fates import fate_in
from backstory.ask.find import day_of
from backstory.ask.plain import is_year, plain
from backstory.model.nouns import Claim
from backstory.tell.aims import Aim, best_first, grouped, has_aim, part_of, says_aim, sided
from backstory.tell.choosing import iris_in
from backstory.tell.doers import people
from backstory.tell.fated import befallen, fate_meant, why_befell
from backstory.tell.lawful import reached
from backstory.tell.reasons import endings, why
from backstory.tell.replying import ASKED, BEFELL, DECIDING, LEADING
from backstory.tell.since import since
from backstory.tell.told import Teller
from backstory.tell.voting import voted_so, votes
from backstory.words.phrases import phrase
from backstory.words.table import Table

__all__ = ["aimed", "befell_whom"]

_PLACE: Final = "sem:hasPlace"
_HAPPENED: Final = ASKED["when"]
_MANY: Final = 12
_BESIDE: Final = 2
"""Sentences on an event of which no reason is told."""


def aimed(
    teller: Teller, name: str, given: Mapping[str, str], text: str, table: Table
) -> Aim | None:
    """
    Give the claims that the words of a question aim at; None if they aim at no fewer than all.

    Args:
        teller: Tells claims.
        name: The named question.
        given: What its blanks were filled with.
        text: What somebody typed.
        table: Its rows.
    """
    record, typed = teller.record, plain(text).split()
    if name in ("stages_of_instrument", "actors_of_event") and has_aim(typed, "voting"):
        iri = record.by_id.get(given.get("instrument", ""), "")
        of = [record.by_id.get(given.get("event", ""), "")] if "event" in given else []
        said = votes(teller, iri, of or iris_in(table, "event"))
        if has_aim(typed, "abstained"):
            said = [c for c in said if says_aim(teller, c, "abstained") or "abst" in c.counted]
            none = phrase("no abstention", teller.lang)
            return grouped(teller, said) or Aim((), none)
        return voted_so(teller, said, typed)
    if name == "events_on_day" and has_aim(typed, "voting"):
        day = day_of(given.get("valid_at", ""))
        of = [iri for iri in iris_in(table, "event") if teller.ties.days.get(iri) == day]
        return grouped(teller, votes(teller, "", of))
    if name == "dates_of_event" and "outcome_of_measure" in box_of(record).read(text).asked:
        ends = endings(teller, record.by_id.get(given.get("event", ""), ""))  # when was it undone
        own = [c for iri in ends for c in record.about.get(iri, ()) if c.predicate == _HAPPENED]
        return grouped(teller, best_first(teller, own))
    if name == "precedents" and (iri := record.by_id.get(given.get("event", ""), "")):
        return why(teller, iri, text, typed)
    if name == "actors_of_event" and has_aim(typed, "leading"):
        event = record.by_id.get(given.get("event", ""), "")
        led = [c for c in record.about.get(event, ()) if part_of(c) in LEADING]
        return grouped(teller, led)
    if name in ("about", "actors_of_event") and (
        found := people(teller, name, given, typed, table)
    ):
        return found
    if name == "figures_side_by_side" and has_aim(typed, "after"):
        thing = record.by_id.get(given.get("subject", ""), "")
        if thing and not has_aim(plain(record.label(thing, teller.lang)).split(), "after"):
            return grouped(teller, since(teller, thing, typed))
    if name == "about" and "places_of_event" in box_of(record).read(text).asked:
        rows = (record.claims[iri] for iri in iris_in(table, "claim") if iri in record.claims)
        return grouped(teller, best_first(teller, (c for c in rows if c.predicate == _PLACE)))
    if name == "tasks_given" and has_aim(typed[:1], "who") and has_aim(typed[1:2], "ordering"):
        return grouped(teller, _ordering(teller, table))
    if name == "reactions":
        return grouped(teller, sided(teller, iris_in(table, "claim"), typed))
    if name in ("reach_of_measure", "left_out"):
        return grouped(teller, reached(teller, record.by_id.get(given["measure"], ""), typed))
    if name == "outcome_of_measure" and has_aim(typed[:1], "who"):  # who undid it
        ends = endings(teller, record.by_id.get(given.get("measure", ""), ""))
        own = [c for iri in ends for c in record.about.get(iri, ()) if part_of(c) in DECIDING]
        return grouped(teller, best_first(teller, own))
    if name == "events_of_actor":
        return _fate(teller, record.by_id.get(given.get("actor", ""), ""), text, typed)
    return None


def _ordering(teller: Teller, table: Table) -> list[Claim]:
    """Give what says of a task who gave it, and not only to whom it was given."""
    by = iris_in(table, "ordered_by")
    last = {plain(teller.prose.name(iri)).split()[-1] for iri in by}
    rows = (teller.record.claims[iri] for iri in iris_in(table, "claim"))
    return best_first(teller, (c for c in rows if not last.isdisjoint(_said(teller, c))))


def _said(teller: Teller, claim: Claim) -> list[str]:
    return plain(teller.sentence(claim)).split()


def _fate(teller: Teller, person: str, text: str, typed: Sequence[str]) -> Aim | None:
    """Give what befell somebody, if that is asked: was Romero freed, what became of Zambrano."""
    box = box_of(teller.record)
    word = fate_in(box.fitting.typed, typed)
    every = box.read(text).asked
    fate = fate_meant(word)
    claims, first = why_befell(teller, person, fate) if fate and "precedents" in every else ([], "")
    if told := grouped(teller, claims):
        return replace(told, first=first, dated=bool(first), most=_BESIDE if first else told.most)
    if not word and "outcome_of_measure" not in every:
        return None
    years = [each for each in typed if is_year(each)]
    year = years[0] if len(years) == 1 else ""
    groups, first = befallen(teller, person, fate, only=has_aim(typed[:1], "who"), year=year)
    most = _MANY if not fate else 6
    return Aim(groups, first, dated=True, most=most) if groups or first else None


def befell_whom(
    teller: Teller, name: str, values: Sequence[tuple[str, str]], text: str
) -> Sequence[tuple[str, str]]:
    """Take whoever else is called so, where nothing befell the one found: Afiuni, not a brother."""
    record, box = teller.record, box_of(teller.record)
    own = dict(values).get("actor", "")
    query = box.read(text)
    asked = fate_in(box.fitting.typed, plain(text).split()) or "outcome_of_measure" in query.asked
    if name != "events_of_actor" or not asked:
        return values

    def befell(each: str) -> bool:
        towards = record.towards.get(record.by_id.get(each, ""), ())
        return any(part_of(claim) in BEFELL for claim in towards)

    if befell(own):
        return values
    other = next((each for each in box.rivals(query, own) if befell(each)), "")
    return (("actor", other),) if other else values
