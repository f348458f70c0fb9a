"""The story beside a look: what accounts differ on comes first, and much is folded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import choose_tab, drawn, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_story_tells_within_a_screen_that_accounts_differ(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&tab=timeline&event=announcement-2026")
    drawn(page, "timeline")
    page.wait_for_selector("#story .differ .card")
    cards = page.locator("#story .differ .card")
    assert cards.count() == 3
    assert cards.first.bounding_box()["y"] < 900, "a reader should not have to scroll to it"
    asked = page.locator("#story .differ .question").all_inner_texts()
    assert len(set(asked)) == 3, "one question is one way in"
    parts = page.locator("#story > section h3").all_inner_texts()
    assert parts[0] == page.evaluate("backstory.now().say.t('accounts differ')"), parts
    # Days worked out bear their mark, which takes a line here and there.
    assert page.evaluate("document.querySelector('#story').scrollHeight") < 3400
    page.click("#for-figures")
    drawn(page, "figures")
    assert page.locator("svg.chart .figure").count() > 20
    assert page.evaluate("document.documentElement.scrollHeight") < 2600


def test_the_sign_of_differing_accounts_leads_to_them(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=announcement-2026")
    drawn(page, "timeline")
    page.click("#story .kicker .odds-badge")
    drawn(page, "odds")
    assert "event=announcement-2026" in page.evaluate("location.hash")
    assert page.locator("#tab-odds .card").count() > 3


def test_a_card_in_a_story_opens_in_place_and_keeps_the_focus(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline&event=announcement-2026")
    drawn(page, "timeline")
    page.wait_for_selector("#story .differ .card")
    page.focus("#story .differ .card-title")
    page.keyboard.press("Enter")
    page.wait_for_selector("#story .differ .accounts li")
    assert page.evaluate("document.activeElement.className") == "card-title"


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("en", "how does the coup lead to the announcement"),
        ("es", "del golpe al anuncio de la amnistía"),
    ],
)
def test_the_box_offers_the_path_from_one_event_to_another(
    opened: Open, lang: str, typed: str
) -> None:
    page = opened(f"#lang={lang}")
    drawn(page, "answer")
    page.fill("#search", typed)
    page.wait_for_selector(
        "#suggestion-0 .ask >> text=coup" if lang == "en" else "#suggestion-0 .ask"
    )
    page.keyboard.press("Enter")
    drawn(page, "network")
    steps = page.locator(".path li[data-event] .sentence")
    assert steps.count() >= 2
    assert "event=coup-2002" in page.evaluate("location.hash")
    assert page.locator(".path li").last.get_attribute("data-event") == "announcement-2026"
    # The sentences stand above the picture: nobody has to look for them.
    assert steps.first.bounding_box()["y"] < page.locator(".network-canvas").bounding_box()["y"]


def test_what_came_before_leads_here_step_by_step(opened: Open) -> None:
    page = opened("#lang=en")
    drawn(page, "answer")
    page.click("#tab-answer .what-before .leading button")
    drawn(page, "network")
    assert page.locator(".path li[data-event]").count() >= 1
    choose_tab(page, "answer")
    page.click("#tab-answer .step >> nth=0")
    assert "path=" not in page.evaluate("location.hash"), "a path is of the network alone"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_legal_text_tells_what_it_says_and_by_whose_word(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&event=amnesty-law-2026&tab=answer")
    drawn(page, "answer")
    said = page.locator("#tab-answer .telling li[data-claim]")
    assert said.count() > 10
    for line in said.all():
        assert line.locator(".note").last.text_content().strip(), "whose word it is"
    days = page.locator("#tab-answer .telling .part").first.locator("li[data-event]")
    told = days.evaluate_all("all => all.map(one => one.dataset.event)")
    assert {"second-reading-2026", "promulgation-2026"} <= set(told)
    assert page.locator("#tab-answer .differing .card").count() >= 3
    said.first.locator(".cite").click()
    until(page, "!!document.querySelector('#tab-answer .telling .evidence .claim-source')")


@pytest.mark.parametrize(("lang", "head", "said"), [
    ("en", "Origin", "citizens' initiative"), ("es", "Origen", "iniciativa ciudadana"),
])  # fmt: skip
def test_a_legal_text_tells_where_it_came_from(
    opened: Open, lang: str, head: str, said: str
) -> None:
    """It stood in the shell and in the table of measures, and was left out of the text's page."""
    page = opened(f"#lang={lang}&event=citizens-amnesty-bill-2007&tab=answer")
    drawn(page, "answer")
    part = page.locator("#tab-answer .telling .part", has=page.locator("h3", has_text=head))
    assert part.count(), "no such part"
    assert said in part.first.text_content()


@pytest.mark.parametrize(
    ("lang", "typed"),
    [
        ("en", "what changed from announcement to law"),
        ("es", "¿qué cambió del anuncio a la ley?"),
    ],
)
def test_the_box_offers_what_changed_from_announcement_to_law(
    opened: Open, lang: str, typed: str
) -> None:
    page = opened(f"#lang={lang}", width=390)
    drawn(page, "answer")
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    drawn(page, "measures")
    assert page.locator("table.measures thead th").count() >= 3, "announcement, bill and law"


def test_a_source_tells_where_it_is_and_all_that_it_carries(opened: Open) -> None:
    page = opened("#lang=en&tab=answer&event=hrw-world-report-2003")
    drawn(page, "answer")
    assert page.locator("#tab-answer .source a[href^=http]").count() == 1
    assert page.locator("#tab-answer .part li[data-claim]").count() > 3
    assert page.locator("#tab-answer .actions button").count() >= 4, "and how to cite it"
