"""One time for all looks: what is hoped for, not yet said, or only perhaps so, looks so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from browsing import drawn, settled, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

PLANNED = """() => { const { dossier } = backstory.now();
  return dossier.events.filter(id => dossier.isPlanned(id)) }"""


def test_what_is_hoped_for_is_solid_in_no_picture(opened: Open, tmp_path: Path) -> None:
    """By 31 January 2026 a law was hoped for: dashed on the timeline, hollow in the network."""
    page = opened("#lang=en&tab=timeline&known=2026-01-31&event=amnesty-2026")
    drawn(page, "timeline")
    settled(page)
    planned = page.evaluate(PLANNED)
    assert "amnesty-2026" in planned
    name = page.locator(".timeline-canvas .tl[data-id=amnesty-2026]")
    assert "planned" in name.locator("xpath=ancestor::*[contains(@class, 'vis-item')][1]").evaluate(
        "one => one.closest('.vis-item').className"
    )
    assert "hoped for" in page.inner_text("#story .when")
    for look, picture in (("timeline", "timeline.svg"), ("network", "network.svg")):
        page.evaluate("tab => backstory.now().choose({ tab })", look)
        drawn(page, look)
        with page.expect_download() as saving:
            page.click(f"#exports button:has-text('{picture}')")
        saving.value.save_as(tmp_path / picture)
        svg = ElementTree.parse(tmp_path / picture)
        marks = [one for one in svg.iter() if one.get("data-id") == "amnesty-2026"]
        assert len(marks) == 1, f"{picture} draws it once"
        assert marks[0].get("fill") == "#fff"
        assert marks[0].get("stroke-dasharray")


@pytest.mark.parametrize(("lang", "words"), [("en", "perhaps said later"), ("es", "quizá dicho")])
def test_what_no_day_shows_to_have_been_said_by_then_says_so(
    opened: Open, lang: str, words: str
) -> None:
    """Of a page without a date nobody knows that it was there by the day that is asked for."""
    page = opened(f"#lang={lang}&tab=answer&event=amnesty-law-2026&known=2026-02-10")
    drawn(page, "answer")
    undated = page.locator("#tab-answer li[data-claim=soldiers-outside-the-law]")
    assert words in undated.inner_text()
    assert words not in page.inner_text("#tab-answer li[data-event=coup-2002]"), "it is dated"


@pytest.mark.parametrize(("lang", "later"), [("en", "19 February 2026"), ("es", "19 de febrero")])
def test_a_first_screen_tells_no_date_that_had_not_been_said(
    opened: Open, lang: str, later: str
) -> None:
    page = opened(f"#lang={lang}&tab=answer&event=amnesty-2026&known=2026-01-31")
    drawn(page, "answer")
    told = page.inner_text("#tab-answer")
    assert later not in told
    # The day that is asked for is in words, too: on the chip, in the tab of a question.
    day = {"en": "31 January 2026", "es": "31 de enero de 2026"}[lang]
    assert day in page.inner_text("#chips [data-key=chip-known]")
    assert page.evaluate("backstory.now().say.calendar('2026-01')") in day
    # What had been said of it stands there, although the sentences that tell best came later.
    assert page.locator("#tab-answer .what-happened li[data-claim]").count() >= 1


def test_what_held_only_perhaps_on_a_day_is_marked_and_counted(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&valid=2016-04-05")
    drawn(page, "timeline")
    settled(page)
    then = page.evaluate("[...backstory.now().shown.perhapsThen]")
    marked = page.eval_on_selector_all(
        ".timeline-canvas .vis-item.perhaps .tl[data-id]", "all => all.map(one => one.dataset.id)"
    )
    sure = page.eval_on_selector_all(
        ".timeline-canvas .vis-item:not(.perhaps) .tl[data-id]",
        "all => all.map(one => one.dataset.id)",
    )
    assert marked
    assert set(marked) <= set(then)
    assert sure
    assert not set(sure) & set(then)
    assert f"{len(then)} of them only perhaps on that day" in page.inner_text("#chips .counted")


def test_differences_are_those_of_the_time_that_is_chosen(opened: Open) -> None:
    page = opened("#lang=en&tab=odds")
    drawn(page, "odds")
    every = page.locator("#tab-odds [data-key='verdict-']").inner_text()
    page.evaluate("backstory.now().choose({ from: '2002', to: '2003' })")
    until(
        page, "all => document.querySelector('[data-key=\"verdict-\"]').textContent !== all", every
    )
    kept, beside = page.evaluate(
        """() => { const { shown } = backstory.now();
          const claims = new Set(shown.claims.map(one => one.id));
          const ids = [...document.querySelectorAll('#tab-odds .card .card-title')].length;
          return [claims.size, ids] }"""
    )
    assert 0 < beside < int(every.split("(")[1].rstrip(")"))
    assert kept
    assert "April 2002" in page.inner_text("#tab-odds .odds")


def test_a_look_without_filters_says_so(opened: Open) -> None:
    page = opened("#lang=en&tab=answer&event=announcement-2026&valid=2016-04-11")
    drawn(page, "answer")
    assert page.is_visible("#chips .not-here")
    page.evaluate("backstory.now().choose({ tab: 'claims' })")
    drawn(page, "claims")
    assert not page.is_visible("#chips .not-here")


def test_a_figure_that_is_not_asserted_is_hollow_and_says_how_it_is_put(opened: Open) -> None:
    page = opened("#lang=en&tab=figures")
    drawn(page, "figures")
    counted = page.evaluate(
        """backstory.now().dossier.data.claims.find(one => one.says === 'count' && one.days
          && 'number' in one.target && !one.modality.endsWith('/asserted')).counted"""
    )
    page.evaluate("counted => backstory.now().choose({ counted })", counted)
    until(page, "counted => document.querySelector('#counted').value === counted", counted)
    for mark in page.locator("#tab-figures .figure").all():
        claim = mark.get_attribute("data-key").removeprefix("mark-")
        put = page.evaluate("id => backstory.now().dossier.claims.get(id).modality", claim)
        hollow = mark.locator("text").first.get_attribute("stroke") is not None
        assert hollow == (not put.endswith("/asserted")), claim


def test_days_are_typed_into_the_filters_and_a_year_is_its_first_and_last(opened: Open) -> None:
    page = opened("#tab=timeline&lang=en&from=2016&to=2016")
    drawn(page, "timeline")
    page.click("#filters summary")
    assert page.input_value("#filter-from") == "2016-01-01"
    assert page.input_value("#filter-to") == "2016-12-31"
    every = page.evaluate("backstory.now().shown.events.size")
    for key, day in (("from", "2016-03-29"), ("to", "2016-04-11")):
        page.fill(f"#filter-{key}", day)
        page.locator(f"#filter-{key}").blur()
    until(page, "n => backstory.now().shown.events.size < n", every)
    chosen = page.evaluate("backstory.now().chosen")
    assert (chosen["from"], chosen["to"]) == ("2016-03-29", "2016-04-11")
    assert "amnesty-attempt-2016" in page.evaluate("[...backstory.now().shown.events]")


def test_the_timeline_opens_in_the_year_that_was_asked_for(opened: Open) -> None:
    """From what happened in 2016 to the timeline: its days, not all from 1999 on."""
    asked = "timeline%3Fsince%3D2016-01-01%26until%3D2016-12-31"
    page = opened(f"#tab=timeline&lang=en&question={asked}")
    drawn(page, "timeline")
    days = page.evaluate("backstory.part('timeline').days()")
    assert 16801 - 30 <= days["from"] <= 16801
    assert 17166 <= days["to"] <= 17166 + 90


def test_articles_of_one_outlet_are_told_apart(opened: Open) -> None:
    page = opened("#tab=claims&lang=en")
    drawn(page, "claims")
    page.click("#filters summary")
    page.wait_for_selector("#filter-voice")
    names = page.eval_on_selector_all(
        "#filter-voice option", "all => all.map(one => one.textContent.replace(/ [(][^(]*$/, ''))"
    )
    twice = [name for name in set(names) if names.count(name) > 1]
    assert sum(names.count(name) for name in twice) < 40, twice


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_year_is_not_told_beside_a_day_of_it(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&event=announcement-2026&known=2026-02-05&tab=answer")
    drawn(page, "answer")
    days = page.locator("#tab-answer .step-name, #tab-answer .step").all_inner_texts()
    assert any("2007" in day for day in days)
    told = [part.strip() for day in days for part in day.split(" · ") if " · " in day]
    assert not [part for part in told if re.fullmatch(r"\d{4}", part)], days
    assert not [day for day in days if day.count("5 February 2026") > 1], days
