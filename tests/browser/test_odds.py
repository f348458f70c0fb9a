"""Where accounts differ, as a look of its own; and a page for everybody who speaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import copied, drawn, until

from backstory.compare.disagreements import disagreements_of
from backstory.rdf.record import Record

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


def test_every_disagreement_is_on_a_card(opened: Open, whole: Record) -> None:
    """Those that the editors signed, that voices state, and that figures show: none is lost."""
    page = opened("#lang=en&tab=odds")
    drawn(page, "odds")
    for _ in range(20):
        if not page.locator("#tab-odds [data-key^=more-]").count():
            break
        page.locator("#tab-odds [data-key^=more-]").first.click()
    keys = " ".join(
        page.eval_on_selector_all("#tab-odds .card-title", "all => all.map(one => one.dataset.key)")
    )
    signed = [one for one in disagreements_of(whole) if one.by in ("signed", "stated")]
    lost = []
    for one in signed:
        claims = [whole.claims[iri] for iri in one.claims if iri in whole.claims]
        if len({c.voices for c in claims}) > 1 or len({c.source for c in claims}) > 1:
            lost += [one.id] if one.id not in keys else []
    assert lost == []


def test_cards_are_filtered_by_verdict_event_and_voice(opened: Open) -> None:
    page = opened("#lang=es&tab=odds")
    drawn(page, "odds")
    every = page.locator("#tab-odds .card").count()
    page.locator("[data-key=verdict-contradict]").click()
    assert 0 < page.locator("#tab-odds .card").count() < every
    assert page.locator("#tab-odds .card:not(.contradict)").count() == 0
    page.locator("[data-key='verdict-']").click()
    page.evaluate("backstory.now().choose({ event: 'coup-2002' })")
    until(page, "n => document.querySelectorAll('#tab-odds .card').length < n", every)
    page.evaluate("backstory.now().choose({ event: '', voice: 'foro-penal' })")
    assert page.locator("#tab-odds .card").count() > 3
    page.locator("#tab-odds .card-title").first.click()
    assert page.locator("#tab-odds .accounts > li").count() >= 2
    assert page.locator("#tab-odds .differs").first.inner_text()


def test_the_look_has_controls_of_its_own_and_a_table(opened: Open, tmp_path: Path) -> None:
    page = opened("#lang=en&tab=odds")
    drawn(page, "odds")
    ends = page.inner_text("#tab-odds .ends")
    assert ends.startswith("These sources end on")
    page.select_option("#odds-event", "coup-2002")
    until(page, "location.hash.includes('event=coup-2002')")
    assert not page.locator("body.story-open").count(), "a story lies over the cards"
    few = page.locator("#tab-odds .card").count()
    assert few > 1
    sort = page.eval_on_selector("#odds-sort", "select => select.options[1].value")
    page.select_option("#odds-sort", sort)
    assert 0 < page.locator("#tab-odds .card").count() < few
    assert page.locator("#tab-odds section.part").count() == 1
    with page.expect_download() as waiting:
        page.locator("#exports button", has_text="differences.csv").click()
    path = tmp_path / "differences.csv"
    waiting.value.save_as(path)
    head, *rows, last = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert head[:3] == ["Question", "Verdict", "Who says it"]
    assert len(rows) >= 2 * page.locator("#tab-odds .card").count()
    assert last[0] == ends
    page.select_option("#odds-sort", "")
    page.select_option("#odds-voice", "human-rights-watch")
    until(page, "location.hash.includes('voice=human-rights-watch')")
    assert page.locator("#tab-odds .card").count() >= 1


@pytest.mark.parametrize("tab", ["timeline", "network", "figures"])
def test_every_picture_tells_how_far_its_sources_reach(opened: Open, tab: str) -> None:
    page = opened(f"#lang=en&tab={tab}")
    drawn(page, tab)
    with page.expect_download() as waiting:
        page.locator("#exports button", has_text=f"{tab}.svg").click()
    assert "These sources end on" in Path(waiting.value.path()).read_text("utf-8")


def test_whoever_speaks_has_a_page(opened: Open, tmp_path: Path) -> None:
    """All that Foro Penal said, by date; its figures as series; whom it differs from; a table."""
    page = opened("#lang=en&actor=foro-penal&tab=answer")
    drawn(page, "answer")
    assert page.locator(".series figure").count() > 5
    assert page.locator(".voice-page .card").count() > 3
    long = page.evaluate("document.querySelector('.voice-page').offsetHeight / innerHeight")
    assert long < 4, "somebody who says much is told at length before anything is asked for"
    said = page.evaluate("backstory.now().dossier.voiced.get('foro-penal').length")
    with page.expect_download() as saved:
        page.get_by_role("button", name="foro-penal.csv").click()
    rows = list(csv.reader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
    *rows, ends = rows
    assert ends[0].startswith("These sources end on")
    assert 100 < len(rows) <= said + 1
    days = [row[0] for row in rows[1:] if row[0]]
    assert len(days) > 100
    assert "711" in {row[4] for row in rows}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_befell_a_person_comes_before_what_they_say(opened: Open, lang: str) -> None:
    """On a phone within the first screen; of a body that counts, its figures come first."""
    page = opened(f"#lang={lang}&actor=juan-pablo-guanipa&tab=answer", width=390, height=844)
    drawn(page, "answer")
    rows = page.locator("#tab-answer li[data-event]")
    assert rows.count() > 2
    assert rows.nth(1).bounding_box()["y"] < 844
    page.evaluate("location.hash = '#tab=answer&actor=foro-penal'")
    page.wait_for_selector("#tab-answer .series")
    first = page.locator("#tab-answer .screen > :first-child")
    assert first.get_attribute("class") == "voice-page"


def test_what_the_first_screen_shows_stands_among_the_rest_and_is_counted(opened: Open) -> None:
    page = opened("#event=announcement-2026&lang=en")
    drawn(page, "answer")
    keys = "all => all.map(one => one.dataset.key)"
    first = page.eval_on_selector_all("#tab-answer .card-title", keys)
    assert len(first) == 3
    page.evaluate("backstory.now().choose({ tab: 'odds' })")
    drawn(page, "odds")
    assert set(first) <= set(page.eval_on_selector_all("#tab-odds .card-title", keys))
    heads = page.locator("#tab-odds .odds h3").all_inner_texts()
    assert not any(each.startswith("Other matters") for each in heads[:-1])
    told = page.locator("#odds-event option:checked").inner_text()
    whole = page.locator("[data-key='verdict-']").inner_text()
    assert told.rpartition("(")[2] == whole.rpartition("(")[2]


def test_a_card_has_an_address_that_opens_it(opened: Open) -> None:
    page = opened("#lang=en&tab=odds&event=announcement-2026")
    drawn(page, "odds")
    cards = page.eval_on_selector_all(
        "#tab-odds [data-card]", "all => all.map(one => one.dataset.card)"
    )
    assert len(cards) == len(set(cards)) > 5, "one disagreement is one card"
    asked = cards[-1]
    page = opened(f"#lang=en&tab=odds&event=announcement-2026&card={asked}")
    drawn(page, "odds")
    shown = page.locator(f"#tab-odds [data-card='{asked}']")
    assert shown.locator(".accounts").count() == 1
    assert page.locator("#tab-odds .accounts").count() == 1, "the others stay shut"
    until(page, "scrollY > 0")
    box = shown.bounding_box()
    assert 0 <= box["y"] < 900
    assert f"card={asked}" in copied(page, f"[data-key='link-{asked}']")
    shown.locator(".card-title").click()
    assert page.locator("#tab-odds .accounts").count() == 0, "a reader can shut it"


def test_the_source_of_a_number_stands_in_its_line(opened: Open) -> None:
    page = opened("#lang=en&tab=odds&event=announcement-2026")
    drawn(page, "odds")
    page.click("#tab-odds .card:has(.number) .card-title >> nth=0")
    line = page.locator("#tab-odds .accounts .account >> nth=0")
    assert "source" in line.inner_text()


def test_on_a_phone_the_cards_come_before_what_narrows_them_down(opened: Open) -> None:
    page = opened("#lang=es&tab=odds", width=390, height=844)
    drawn(page, "odds")
    assert page.locator("#tab-odds .card").first.bounding_box()["y"] < 844 * 0.6
    assert not page.is_visible("#odds-event")
    all_of_it = page.locator("#tab-odds .card").count()
    page.click("#tab-odds details > summary")
    page.select_option("#odds-event", "coup-2002")
    until(page, f"document.querySelectorAll('#tab-odds .card').length < {all_of_it}")
    assert page.is_visible("#odds-event"), "it folds away under the reader's hand"
