"""Wherever a sentence accuses somebody, what answers it stands in the same block."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory.ask.find import record_of
from backstory.compare.context import context_of
from backstory.model.nouns import Claim
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.brief import brief_of
from backstory.tell.brief_forms import written as brief_written
from backstory.tell.charged import charges
from backstory.tell.context import context_rows, teller_of
from backstory.tell.context_table import context_table
from backstory.tell.first import first_of
from backstory.tell.first_forms import written
from backstory.vocabulary import id_of

Grown = Callable[[str], TripleStore]


@pytest.fixture
def record(grown: Grown) -> Record:
    return record_of(grown("venezuela-amnesties"))


def _accusing(record: Record, lang: str) -> set[str]:
    """Give the events of which a claim of the dossier accuses somebody."""
    teller = teller_of(record, lang)
    return {e for e in teller.ties.events if any(map(teller.answer, record.about.get(e, ())))}


def _some(record: Record, lang: str) -> list[str]:
    """Give every event that accuses somebody, and each tenth other: they tell of those."""
    others = sorted(teller_of(record, lang).ties.events)[::10]
    return sorted({*_accusing(record, lang), *others})


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_look_tells_an_accusation_without_its_answer(record: Record, lang: str) -> None:
    teller = teller_of(record, lang)
    answered: dict[str, set[str]] = {"first screen": set(), "brief": set(), "context": set()}
    for event in _some(record, lang):
        first = first_of(record, event, lang)
        shown = written(first, "text", lang)
        told = [*first.happened, *(t for c in first.cards for t in (r.told for r in c.rows))]
        told += [t for r in (*first.story, *first.before, *first.since) for t in r.told]
        for each in told:
            assert each.answer in shown, each.text
            answered["first screen"].update(each.claims if each.answer else ())
        brief = brief_of(record, event, lang)
        page = brief_written(brief, "text")
        for claim in (claim for one in brief.sentences for claim in one.claims[:1]):
            answer = teller.claim(claim).answer.rstrip(".")  # small within another sentence
            assert answer.casefold() in page.casefold(), claim.id
            answered["brief"].update({claim.iri} if teller.answer(claim) else ())
        context = context_of(record, event, most=5)
        table = context_table(record, context, lang).text("text")
        for row in context_rows(record, context, lang, 5):
            for one in row.told:
                assert one.answer in table, one.text
                answered["context"].update(one.claims if one.answer else ())
    assert _accusing(record, lang), "a dossier without accusations shows nothing"
    for look, claims in answered.items():
        assert claims, f"no accusation was met on a {look}: this test walked past all of them"


def _of(record: Record, event: str, role: str) -> list[Claim]:
    """Give the claims that name somebody in a role at an event."""
    own = record.about[record.by_id[event]]
    return [each for each in own if id_of(each.role) == role]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_missing_answer_names_whose_it_is(record: Record, lang: str) -> None:
    teller = teller_of(record, lang)
    accused = _of(record, "police-sentence-2009", "defendant")
    assert accused
    for claim in accused:
        assert record.label(str(claim.object), lang).lower() in teller.answer(claim).lower()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nobody_is_accused_by_being_arrested_or_freed(record: Record, lang: str) -> None:
    teller = teller_of(record, lang)
    kinds = teller.ties.kinds
    told = 0
    for event in record.about:
        known = record.names.get(event)
        chain = {id_of(kind) for kind in kinds.chain(known.type)} if known else set()
        if "deprivation" not in chain or "conviction" in chain:
            continue
        for claim in record.about[event]:
            # A sentence that speaks of a plot, or lays deeds to somebody, accuses of more.
            parts = {id_of(c.role) for c in record.about[event] if c.gist == claim.gist}
            if parts.isdisjoint(("alleged-perpetrator", "victim")) and not charges(claim):
                told += 1
                against = (*record.disputed_by.get(claim.iri, ()),)
                assert bool(teller.answer(claim)) <= bool(against), teller.text(claim)
    assert told > 50


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_plea_is_the_answer_and_asks_for_none(record: Record, lang: str) -> None:
    teller = teller_of(record, lang)
    hearing = record.by_id["maduro-hearing-2026"]
    accused = {each.object for each in _of(record, "maduro-hearing-2026", "defendant")}
    pleas = [each for each in record.about[hearing] if accused.intersection(each.voices)]
    assert pleas
    for plea in pleas:
        assert teller.answer(plea) == ""
    for claim in _of(record, "maduro-hearing-2026", "defendant"):
        # Who is said to have pleaded has answered in the sentence itself.
        assert teller.answer(claim) in ["", *(teller.text(plea) for plea in pleas)]


def test_whom_those_who_took_power_arrested_owes_no_answer(record: Record) -> None:
    """Chávez was arrested in April 2002 by those who overthrew him: that accuses him of nothing."""
    arrested = record.claims[record.by_id["claim-03ceafcc7044"]]
    assert teller_of(record, "en").answer(arrested) == ""


def test_what_happened_on_one_day_is_told_by_the_hour(record: Record) -> None:
    teller, shared = teller_of(record, "en"), 0
    for event in ("coup-2002", "march-2002-04-11", "announcement-2026", "amnesty-2026"):
        steps = [row.iri for row in first_of(record, record.by_id[event], "en").since]
        assert steps == sorted(steps, key=teller.begins)
        days = [teller.ties.days[each] for each in steps]
        shared += len(days) - len(set(days))
    assert shared
