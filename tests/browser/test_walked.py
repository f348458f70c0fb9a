"""What a reader met who walked through the page: days, names, lines and fingers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import choose_tab, drawn, settled, until

from backstory.rdf.hulled import inferred_hulls
from backstory.rdf.record import Record
from backstory.tell.first import first_of

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.mark.parametrize(("lang", "months"), [("en", "April 2016"), ("es", "abril de 2016")])
def test_two_weeks_of_the_timeline_show_their_days(opened: Open, lang: str, months: str) -> None:
    page = opened(f"#lang={lang}&tab=timeline&from=2016-03-29&to=2016-04-11")
    drawn(page, "timeline")
    settled(page)
    marks = page.locator("#tab-timeline .vis-text:not(.vis-measure)").all_text_contents()
    days = [text for text in marks if text.isdigit() and int(text) <= 31]
    assert len(days) > 10, f"no days on the axis: {marks}"
    assert months in marks


def test_no_name_tells_a_date_that_was_not_yet_said(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=amnesty-2026&known=2026-01-31")
    drawn(page, "timeline")
    settled(page)
    name = page.get_attribute("#tab-timeline .tl[data-id=amnesty-2026]", "aria-label")
    assert "hoped for" in name, name
    assert "19 February" not in name, "the law was passed three weeks later"


def test_a_newspaper_is_found_by_its_name(opened: Open) -> None:
    page = opened("#lang=en")
    drawn(page, "answer")
    page.fill("#search", "El País")
    until(page, "document.querySelectorAll('[role=option]').length > 0")
    first = page.locator("[role=option]").first.inner_text()
    assert "El País" in first, first


def test_steps_of_one_day_stand_by_the_hour(opened: Open) -> None:
    page = opened("#lang=en&event=camacho-statement-2002")
    drawn(page, "answer")
    steps = page.eval_on_selector_all(
        "#tab-answer .how-it-came li[data-event]", "all => all.map(one => one.dataset.event)"
    )
    of_the_day = [one for one in steps if one.endswith("-2002") or "2002-04-11" in one]
    assert of_the_day == [
        "call-to-miraflores-2002", "bernal-statement-2002", "llaguno-shootings-2002"
    ]  # fmt: skip


@pytest.mark.parametrize("tab", ["measures", "figures", "claims"])
def test_every_table_that_is_saved_says_how_far_its_sources_reach(
    opened: Open, tab: str, tmp_path: Path
) -> None:
    page = opened(f"#lang=en&tab={tab}")
    drawn(page, tab)
    with page.expect_download() as saving:
        page.click(f"#exports button:has-text('{tab if tab != 'claims' else 'statements'}.csv')")
    saving.value.save_as(tmp_path / "saved.csv")
    lines = (tmp_path / "saved.csv").read_text("utf-8-sig").strip().splitlines()
    assert "These sources end on 18 March 2026" in lines[-1], lines[-1]
    assert lines[-1].endswith(","), "the line stands in the first column, the others are empty"


def test_a_finger_meets_what_it_aims_at_on_a_phone(opened: Open) -> None:
    page = opened("#lang=en", width=390)
    drawn(page, "answer")
    for tab in ("answer", "odds"):
        choose_tab(page, tab)
        low = page.evaluate(
            """[...document.querySelectorAll('button, a, select, input, summary, [role=button]')]
              .filter(one => one.offsetParent && one.getBoundingClientRect().width)
              .filter(one => one.getBoundingClientRect().height < 24)
              .map(one => `${one.className}: ${one.textContent.slice(0, 30)}`)"""
        )
        assert low == [], tab


@pytest.mark.parametrize(("lang", "word"), [("en", "Holds"), ("es", "Ocupa")])
def test_a_post_tells_who_held_it(opened: Open, lang: str, word: str) -> None:
    page = opened(f"#lang={lang}&actor=national-assembly-president&tab=answer")
    drawn(page, "answer")
    told = page.locator("#tab-answer .part li[data-claim]")
    assert told.count() > 3, page.inner_text("#tab-answer")
    assert word in " ".join(told.all_inner_texts())
    voices = [one.locator(".note").text_content().strip() for one in told.all()]
    assert all(voices), "whose word it is"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_tab_is_cut_on_a_small_desk(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&tab=timeline", width=1024)
    drawn(page, "timeline")
    cut = page.evaluate(
        """() => {
          const { right } = document.getElementById('tabs').getBoundingClientRect();
          return [...document.querySelectorAll('#tabs button')]
            .filter(one => one.getBoundingClientRect().right > right + 1)
            .map(one => one.textContent);
        }"""
    )
    assert cut == []


@pytest.mark.parametrize("tab", ["answer", "odds", "network", "measures", "figures", "claims"])
def test_no_look_is_wider_than_the_paper(opened: Open, tab: str) -> None:
    page = opened(f"#lang=en&event=announcement-2026&tab={tab}", width=720)
    drawn(page, tab)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    settled(page)
    wide = page.evaluate(
        """[...document.querySelectorAll('#view *')]
          .filter(one => one.offsetParent && one.getBoundingClientRect().right > innerWidth + 2)
          .map(one => one.textContent.slice(0, 40))"""
    )
    assert wide == []


@pytest.mark.parametrize("known", ["", "2026-01-31"])
def test_the_picture_and_the_story_tell_one_time(opened: Open, known: str) -> None:
    """What is dashed in the timeline is hoped for in words, and its words are the story's."""
    page = opened(f"#lang=en&tab=timeline&known={known}")
    drawn(page, "timeline")
    settled(page)
    marks = page.evaluate(
        """() => [...document.querySelectorAll('#tab-timeline .vis-item .tl[data-id]')].map(one => {
          const { dossier, say } = backstory.now();
          const id = one.dataset.id;
          const hoped = dossier.about.get(id).filter(claim => claim.says === 'happened')
            .every(claim => !claim.modality.endsWith('/asserted'));
          return { id, name: one.getAttribute('aria-label'), when: say.when(id), hoped,
            dashed: one.closest('.vis-item').classList.contains('planned') };
        })"""
    )
    assert len(marks) > 20
    for mark in marks:
        assert mark["dashed"] == mark["hoped"], f"{mark['id']} is drawn as what it is not"
        assert mark["name"].endswith(mark["when"]), mark
    for mark in [one for one in marks if one["hoped"]][:2] + marks[:2]:
        page.evaluate("id => backstory.now().choose({ event: id })", mark["id"])
        until(
            page,
            "id => document.querySelector('#story h2') && location.hash.includes(id)",
            mark["id"],
        )
        settled(page)
        story = page.inner_text("#story")
        for told in mark["when"].split(" · "):
            assert told in story, (mark["id"], told)


@pytest.mark.parametrize(("lang", "mark"), [("en", "date inferred"), ("es", "fecha deducida")])
def test_a_date_that_the_editors_worked_out_is_marked_in_every_look(
    opened: Open, whole: Record, lang: str, mark: str
) -> None:
    """The names on the timeline, the lines of the network and stories tell a date by `when`."""
    events = [whole.short(iri) for iri in sorted(inferred_hulls(whole))]
    assert len(events) > 5
    page = opened(f"#lang={lang}&tab=timeline&event={events[0]}")
    drawn(page, "timeline")
    told = page.evaluate("all => all.map(id => backstory.now().say.when(id))", events)
    assert [one for one in told if mark not in one] == []
    name = page.get_attribute(f"#tab-timeline .tl[data-id='{events[0]}']", "aria-label")
    assert mark in name
    held = page.evaluate(
        """() => { const { say, dossier } = backstory.now();
          const held = dossier.data.claims.filter(one => one.when && one.inferred);
          return held.map(one => say.holds(one)) }"""
    )
    assert held
    assert [one for one in held if mark not in one] == []


@pytest.mark.parametrize("event", ["announcement-2026", "deferral-2026", "arrests-2024"])
def test_a_first_screen_has_the_steps_and_sentences_of_the_shell(
    opened: Open, whole: Record, event: str
) -> None:
    page = opened(f"#lang=en&event={event}")
    drawn(page, "answer")
    first = first_of(whole, whole.by_id[event], "en")
    for part, rows in (("how-it-came", first.story), ("what-before", first.before),
                       ("what-since", first.since)):  # fmt: skip
        told = page.eval_on_selector_all(
            f"#tab-answer .{part} li[data-event]",
            """all => all.map(
              one => [one.dataset.event, one.querySelector('.sentence').textContent])""",
        )
        assert [each for each, _ in told] == [whole.short(row.iri) for row in rows]
        for (_, shown), row in zip(told, rows, strict=True):  # a day before it is not told twice
            assert row.told[0].text.casefold().endswith(shown.casefold()[-60:])


def test_back_leads_to_what_was_left(opened: Open) -> None:
    """Who reads by keyboard or by ear stands after *Back* on what led away, not at the top."""
    page = opened("#lang=en")
    drawn(page, "answer")
    held = "document.activeElement.dataset.key || document.activeElement.id"
    step = page.locator("#tab-answer .step").first
    key = step.get_attribute("data-key")
    step.focus()
    page.keyboard.press("Enter")
    until(page, "document.activeElement.tagName === 'H2'")
    page.go_back()
    until(page, f"({held}) === {key!r}")
    page.go_forward()
    until(page, "document.activeElement.tagName === 'H2'")
    choose_tab(page, "timeline")
    settled(page)
    mark = page.locator("#tab-timeline .tl[data-id]").first
    key = mark.get_attribute("data-key")
    mark.focus()
    page.keyboard.press("Enter")
    until(page, f"location.hash.includes('event={key}')")
    page.evaluate("document.querySelector('#story h2').focus()")
    page.go_back()
    until(page, f"({held}) === {key!r}")
