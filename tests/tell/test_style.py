"""What the briefs of a whole dossier may not read like: each was so once, and an editor saw it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from backstory.ask.find import record_of
from backstory.dates.edtf import iso
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.brief import brief_of
from backstory.tell.brief_forms import Brief
from backstory.tell.context import teller_of

Grown = Callable[[str], TripleStore]
LANGUAGES = ("en", "es")


@pytest.fixture
def record(grown: Grown) -> Record:
    return record_of(grown("venezuela-amnesties"))


def _briefs(record: Record, lang: str, step: int = 5) -> list[tuple[str, Brief]]:
    events = sorted(teller_of(record, lang).ties.events)[::step]
    return [(event, brief_of(record, event, lang)) for event in events]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_brief_that_tells_a_number_does_not_say_that_nobody_gives_one(
    record: Record, lang: str
) -> None:
    said = {"en": "its figures", "es": "sus cifras"}[lang]
    for event, brief in _briefs(record, lang):
        own = [claim for each in brief.sentences if not each.under for claim in each.claims]
        if any(claim.counted for claim in own):
            assert said not in brief.missing, event


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_led_to_an_event_tells_of_no_later_year(record: Record, lang: str) -> None:
    told = 0
    for event, brief in _briefs(record, lang):
        span = record.hulls.get(event)
        if span is None or span.latest_end is None:
            continue
        year = int(iso(span.latest_end)[:4])
        for each in brief.sentences:
            if each.under in ("how it came", "what before"):
                found = [int(one) for one in re.findall(r"\b(?:19|20)\d\d\b", each.text)]
                assert all(one <= year for one in found), (event, each.text)
                told += 1
    assert told > len(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_brackets_stand_in_brackets(record: Record, lang: str) -> None:
    for event, brief in _briefs(record, lang):
        for each in brief.sentences:
            if each.differs:
                assert not re.search(r"\([^()]*\([^()]*\d{4}\)[^()]*,[^()]*\)", each.text), event


def test_the_day_of_an_event_stands_before_no_sentence_with_a_day_of_its_own(
    record: Record,
) -> None:
    """Once: "On 8 January 2026, the releases of 12 January follow the review …"."""
    day = r"\d{1,2} (?:January|February|March|April|August|October|December)"
    for event, brief in _briefs(record, "en", 2):
        for each in brief.sentences:
            led = re.match(rf"On ({day}) \d{{4}}, (.*)", each.text)
            assert not (led and re.search(rf"\b{day}\b(?! \d{{4}})", led[2])), (event, each.text)


def test_who_speaks_by_a_short_name_is_not_named_again(record: Record) -> None:
    """Once: "the Mission says …, the Independent International Fact-Finding Mission … says"."""
    teller = teller_of(record, "en")
    for claim in record.claims.values():
        gist = claim.gist.get("en", "")
        if gist.startswith("The Mission says") and "fact-finding" in claim.voices[0]:
            assert teller.text(claim).count(" says") == 1, teller.text(claim)
    opens = "The plan of January 2026 for the Helicoide"
    plan = next(c for c in record.claims.values() if c.gist.get("en", "").startswith(opens))
    assert teller.text(plan).count(" says") == 1
