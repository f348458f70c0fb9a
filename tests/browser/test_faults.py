"""What readers found broken, each with what mends it: play, links, focus, scroll, phones, paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from browsing import choose_tab, drawn, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

SHOWN = """Number(document.querySelector('.timeline-canvas').dataset.drawn)"""


def test_a_link_with_years_opens_the_timeline_at_them(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&from=2014&to=2016")
    drawn(page, "timeline")
    at = page.evaluate("backstory.part('timeline').frame(0)")
    assert 16_000 < at["from"] < at["to"] < 17_600


def test_play_never_stops_at_a_year_in_which_nothing_begins(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline", motion="reduce")
    drawn(page, "timeline")
    page.click(".play")
    seen = set()
    for _ in range(4):
        was, many = page.evaluate(
            "(({ chosen, shown }) => [chosen.to, shown.events.size])(backstory.now())"
        )
        seen.add(many)
        until(page, "was => backstory.now().chosen.to !== was", was)
    assert len(seen) == 4, "each step shows more"
    until(page, f"{SHOWN} > 0")
    page.click(".play")


def test_the_skip_link_keeps_the_selection(opened: Open) -> None:
    page = opened("#event=coup-2002&tab=timeline&lang=es")
    drawn(page, "timeline")
    before = page.evaluate("location.hash")
    page.focus("#skip")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'view'")
    assert page.evaluate("location.hash") == before


def test_a_look_opens_at_its_top_and_again_where_it_was_read(opened: Open) -> None:
    page = opened("#lang=en&tab=claims&event=")
    drawn(page, "claims")
    page.evaluate("scrollTo(0, 3000)")
    choose_tab(page, "figures")
    top = "document.getElementById('view').getBoundingClientRect().top"
    until(page, f"{top} >= -2")
    choose_tab(page, "claims")
    until(page, "scrollY > 1500")


def test_home_and_end_go_to_the_first_and_the_last_tab(opened: Open) -> None:
    page = opened("#lang=en&tab=figures")
    drawn(page, "figures")
    page.focus("#for-figures")
    page.keyboard.press("End")
    drawn(page, "ask")
    page.keyboard.press("Home")
    first = page.evaluate("document.querySelector('#tabs button').id")
    until(page, "id => document.activeElement.id === id", first)


def test_a_hit_is_one_key_from_what_is_told_of_it(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    page.keyboard.press("/")
    page.keyboard.type("april 2002 coup")
    page.wait_for_selector("#suggestions [role=option][id]")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.tagName === 'H2'")


def test_the_focus_is_never_lost_with_a_chip_or_a_mark(opened: Open) -> None:
    page = opened("#lang=en&tab=figures&from=2014&to=2020")
    drawn(page, "figures")
    page.focus("#chips .chip >> nth=0")
    page.keyboard.press("Enter")
    until(page, "!location.hash.includes('from=')")
    until(page, "document.activeElement.tagName !== 'BODY'")
    page.focus("#tab-figures .figure >> nth=0")
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('claim=')")
    until(page, "document.activeElement.tagName !== 'BODY'")


def test_the_timeline_is_walked_and_zoomed_by_keys_and_tells_every_date(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=coup-2002")
    drawn(page, "timeline")
    page.wait_for_selector(".timeline-canvas .tl[data-id]")
    names = page.eval_on_selector_all(
        ".timeline-canvas .tl", "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert names
    assert all(any(letter.isdigit() for letter in name) for name in names)
    page.focus(".timeline-canvas .tl[data-id] >> nth=0")
    page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.classList.contains('tl')")
    wide = page.evaluate("(({ from, to }) => to - from)(backstory.part('timeline').frame(0))")
    page.keyboard.press("+")
    until(
        page,
        "wide => (({ from, to }) => to - from)(backstory.part('timeline').frame(0)) < wide",
        wide,
    )


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_what_is_chosen_and_what_matters_is_never_in_a_heap(opened: Open, width: int) -> None:
    page = opened("#lang=en&tab=timeline&event=coup-2002", width=width)
    drawn(page, "timeline")
    page.wait_for_selector(".timeline-canvas .tl[data-id=announcement-2026]")
    drawn_ = page.evaluate(
        "[...document.querySelectorAll('.timeline-canvas .tl[data-id]')].map(o => o.dataset.id)"
    )
    for one in ("coup-2002", "amnesty-2007", "ruling-2016", "pardons-2020", "announcement-2026"):
        assert one in drawn_, one
    heaps = page.locator(".timeline-canvas .heap-label").all_text_contents()
    assert heaps
    for told in heaps:
        assert re.fullmatch(r"⊞ \d+: \S.+", told), "a heap does not say what is in it"


def test_a_hoped_date_is_never_drawn_as_a_fact(opened: Open) -> None:
    """On 31 January 2026 nobody could know that the law would pass on 19 February."""
    page = opened("#event=amnesty-2026&known=2026-01-31&tab=timeline&lang=en")
    drawn(page, "timeline")
    told = page.evaluate(
        """(() => {
          const { dossier } = backstory.now();
          return { planned: dossier.isPlanned('amnesty-2026'), start: dossier.start('amnesty-2026'),
            later: dossier.events.filter(id => dossier.mentions.has(id) && !dossier.isPlanned(id)
              && dossier.dated(id) && dossier.start(id) > 20484) };
        })()"""
    )
    assert told["planned"]
    assert told["start"] < 20_503, "the day that was hoped for, not the day that came"
    assert told["later"] == []
    assert page.locator(".vis-item.planned").count() > 0


def test_what_has_no_known_beginning_is_never_a_bar_from_the_edge(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    widest = page.evaluate(
        """[...document.querySelectorAll('.vis-item.vis-range.open-left')]
          .map(one => one.offsetWidth).reduce((a, b) => Math.max(a, b), 0)"""
    )
    assert widest < 400
    choose_tab(page, "figures")
    page.evaluate("backstory.now().choose({ event: '' })")
    bars = page.evaluate(
        """[...new Set(backstory.now().dossier.data.claims
          .filter(one => one.says === 'count' && one.days && one.days[0] === null
            && one.days[1] === null && one.days[3] !== null)
          .map(one => one.counted))]"""
    )
    assert bars
    for counted in bars[:4]:
        page.evaluate("counted => backstory.now().choose({ counted })", counted)
        unbegun = page.locator("#tab-figures .figure:has(text:text-is('←'))")
        unbegun.first.wait_for(state="attached")
        # The upright line of a range of values is no bar.
        across = "every => every.filter(one => one.x1.baseVal.value !== one.x2.baseVal.value)"
        assert unbegun.locator("line").evaluate_all(f"{across}.length") == 0


def test_nobody_has_a_role_without_the_voice_that_gives_it(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=announcement-2026")
    drawn(page, "timeline")
    roles = page.locator("#story dl dd[data-claim]")
    assert roles.count() > 3
    for text in roles.all_text_contents():
        assert "according to" in text or "alleged by" in text, text


@pytest.mark.parametrize("tab", ["timeline", "network"])
def test_a_finger_that_swipes_down_moves_the_page(opened: Open, tab: str) -> None:
    page = opened(f"#lang=en&tab={tab}", width=390)
    drawn(page, tab)
    where = {"timeline": ".vis-panel.vis-center", "network": ".network-canvas canvas"}[tab]
    assert page.eval_on_selector(where, "one => getComputedStyle(one).touchAction") == "pan-y"


def test_the_chosen_tab_is_in_view_on_a_phone(opened: Open) -> None:
    page = opened("#lang=es&tab=ask", width=390)
    drawn(page, "ask")
    box = page.locator("#for-ask").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_paper_gets_the_whole_timeline_within_its_width(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=announcement-2026", width=700)
    drawn(page, "timeline")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.is_visible(".timeline-canvas")
    told = page.inner_text(".only-print")
    assert "Announcement of the general amnesty" in told
    assert page.locator(".only-print svg").bounding_box()["width"] <= 700


def test_no_passage_is_told_twice_in_a_story(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=announcement-2026")
    drawn(page, "timeline")
    while page.locator("#story [data-key=more]").count():
        page.click("#story [data-key=more]")
    cards = page.eval_on_selector_all(
        "#story .claim",
        """all => all.map(one => [one.querySelector('.claim-says').textContent,
          one.querySelector('.claim-source').textContent,
          one.querySelector('.claim-voice').textContent].join('|'))""",
    )
    gists = [card for card in cards if len(card) > 40]
    assert len(gists) == len(set(gists))


def test_a_selection_without_a_result_offers_the_way_out(opened: Open) -> None:
    page = opened("#lang=en&tab=claims&event=coup-2002&from=2020&to=2020&voice=foro-penal")
    drawn(page, "claims")
    page.click("#tab-claims .nothing button")
    until(page, "document.querySelectorAll('#tab-claims tbody tr').length > 50")
