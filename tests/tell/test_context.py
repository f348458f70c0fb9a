"""Context as it is told: why an event is listed, the weightiest reason first, and its days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backstory.ask.find import record_of
from backstory.compare.context import context_of, ties_of
from backstory.rdf.store import TripleStore
from backstory.tell.context import context_rows
from backstory.tell.context_table import context_table

Grown = Callable[[str], TripleStore]
FOCUS = ("amnesty-2026", "announcement-2026", "coup-2002", "ruling-2016")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("event", FOCUS)
def test_a_voice_comes_before_the_editors_and_words_in_common_come_last(
    grown: Grown, event: str, lang: str
) -> None:
    """What somebody says explains; that two texts have a word in common does not."""
    record = record_of(grown("venezuela-amnesties"))
    order = {"voice": 0, "editors": 1, "structure": 2}
    for row in context_rows(record, context_of(record, record.by_id[event]), lang):
        voices = [order[each.by] > 0 for each in row.why]
        assert voices == sorted(voices)
        weak = [each.feature in ("through", "text") and each.by != "voice" for each in row.why]
        assert weak == sorted(weak)


def test_words_in_common_are_words_of_the_language(grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    told = " ".join(
        reason.text.lower()
        for row in context_rows(record, context_of(record, record.by_id["amnesty-2026"]), "en")
        for reason in row.why
        if reason.feature == "text"
    )
    assert told
    assert not {"pero", "debe", "amnistia"} & set(told.replace(".", "").replace(",", "").split())


def test_another_language_s_words_are_told_only_where_nothing_else_ties(grown: Grown) -> None:
    """The coup stood beside the law's application for *hasta, fuera, tenian*, too."""
    record = record_of(grown("venezuela-amnesties"))
    context = context_of(record, record.by_id["implementation-2026"])
    rows = context_rows(record, context, "en")
    coup = next(row for row in rows if row.iri == record.by_id["coup-2002"])
    told = [reason.text for reason in coup.why]
    assert told
    assert not any("hasta" in text for text in told), told


@pytest.mark.parametrize(("lang", "days"), [("en", "11 to 13 or 14"), ("es", "del 11 al 13 o 14")])
def test_days_that_no_date_can_write_are_told_in_words(grown: Grown, lang: str, days: str) -> None:
    record = record_of(grown("venezuela-amnesties"))
    context = context_of(record, record.by_id["amnesty-2026"])
    told = context_table(record, context, lang).text("text")
    line = next(line for line in told.splitlines() if "[coup-2002]" in line)
    assert days in line


def test_no_reason_rests_on_an_event_that_came_after_both(grown: Grown) -> None:
    """A law of 2016 explains nothing in 2015, however many tell of it beside what came before."""
    record = record_of(grown("venezuela-amnesties"))
    ties = ties_of(record)
    told = 0
    for event in ties.events:
        here = ties.days.get(event)
        for each in context_of(record, event, most=5).candidates:
            there = ties.days.get(each.iri)
            for part in each.parts:
                middle = ties.days.get(part.things[0]) if part.feature == "through" else None
                if None not in (here, there, middle):
                    told += 1
                    assert middle <= max(here, there), (event, each.iri)  # type: ignore[operator, type-var]
    assert told > 100


@pytest.mark.parametrize(("lang", "months"), [("en", "january february"), ("es", "enero febrero")])
def test_words_in_common_are_no_months_and_no_names_told_beside_them(
    grown: Grown, lang: str, months: str
) -> None:
    record = record_of(grown("venezuela-amnesties"))
    for event in (*FOCUS, "lopez-sentence-2015", "releases-2026"):
        for row in context_rows(record, context_of(record, record.by_id[event]), lang, 5):
            if len(row.why) < 2:
                continue
            words = " ".join(each.text for each in row.why if each.feature == "text")
            assert not set(months.split()) & set(words.lower().rstrip(".").split(", "))


@pytest.mark.parametrize(
    ("lang", "degrees"), [("en", "first second least more"), ("es", "primera segunda menos otro")]
)
def test_words_in_common_are_no_degrees(grown: Grown, lang: str, degrees: str) -> None:
    """That both are told with a "first" or an "at least" ties no two events."""
    record = record_of(grown("venezuela-amnesties"))
    for event in ("deferral-2026", "election-2012", "first-reading-2026", "mission-report-2020"):
        for row in context_rows(record, context_of(record, record.by_id[event]), lang, 5):
            for each in row.why:
                words = each.text.rpartition(": ")[2].rstrip(".").split(", ")
                assert each.feature != "text" or set(degrees.split()).isdisjoint(words)


def test_words_in_common_stand_as_the_sentences_write_them(grown: Grown) -> None:
    record = record_of(grown("venezuela-amnesties"))
    rows = context_rows(record, context_of(record, record.by_id["ruling-2016"]), "es")
    told = " ".join(reason.text for row in rows for reason in row.why)
    lists = told.split("palabras en común: ")[1:]
    words = {word.strip() for part in lists for word in part.split(".")[0].split(",")}
    assert {"Parlamento", "amnistía", "oposición"} & words
    assert words.isdisjoint({"amnistia", "oposicion", "parlamento", "reeleccion"})
