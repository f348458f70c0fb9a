"""Measures side by side: pinned, chosen, alike and unlike, and from announcement to law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, overflow, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


def columns(page: Any) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "#tab-measures thead th[data-id]", "all => all.map(one => one.dataset.id)"
    )
    return found


@pytest.mark.parametrize("width", [1440, 390])
def test_a_measure_is_pinned_and_others_are_chosen(opened: Open, width: int) -> None:
    page = opened("#lang=en&tab=measures&event=amnesty-2007", width=width)
    drawn(page, "measures")
    page.evaluate("document.body.classList.remove('story-open')")
    assert columns(page)[0] == "amnesty-2007"
    near = page.evaluate(
        "backstory.now().dossier.data.measures.find(one => one.id === 'amnesty-2007').near"
    )
    assert columns(page)[1:] == near[:1]
    page.select_option("#beside", "pardons-2020")
    until(page, "location.hash.includes('pardons-2020')")
    assert columns(page)[1:] == ["pardons-2020"], "in the place of what nobody asked for"
    page.select_option("#beside", "amnesty-1958")
    until(page, "location.hash.includes('amnesty-1958')")
    assert columns(page)[1:] == ["amnesty-1958", "pardons-2020"], "what is chosen last comes first"
    pairs = page.locator(".alikeness")
    assert pairs.first.get_attribute("data-with") == "amnesty-1958"
    assert pairs.evaluate_all("all => all.map(one => one.open)") == [True, False]
    if width > 700:
        assert page.evaluate("document.documentElement.scrollHeight") < 4500
    page.click("[data-key=drop-pardons-2020]")
    until(page, "!location.hash.includes('pardons-2020')")
    page.select_option("#pin", "pardons-2020")
    until(page, "location.hash.includes('pin=pardons-2020')")
    page.evaluate("backstory.now().choose({ event: 'coup-2002' })")
    until(page, "location.hash.includes('event=coup-2002')")
    assert columns(page)[0] == "pardons-2020", "what is pinned stays"
    assert overflow(page) <= 0


def test_it_opens_on_the_law_and_an_earlier_measure(opened: Open) -> None:
    """A bill beside the law that it became tells of one matter twice: that is *what changed*."""
    page = opened("#lang=en&tab=measures")
    drawn(page, "measures")
    assert columns(page) == ["amnesty-2026", "amnesty-attempt-2016"]
    assert page.locator("[data-key=changed]").is_visible()
    assert page.evaluate("document.querySelector('#tab-measures').scrollHeight") < 2400


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "bill or draft · announcement of a measure: 30 January 2026"),
        ("es", "proyecto · anuncio de una medida: 30 de enero de 2026"),
    ],
)
def test_a_text_that_nobody_dates_has_the_date_of_its_first_stage_named_as_that(
    opened: Open, lang: str, told: str
) -> None:
    page = opened(f"#lang={lang}&tab=measures&pin=amnesty-bill-2026")
    drawn(page, "measures")
    head = page.locator("#tab-measures th[data-id=amnesty-bill-2026] .note").first.inner_text()
    assert head.startswith(told), head


def test_only_rows_that_somebody_fills_are_shown(opened: Open) -> None:
    page = opened("#lang=en&tab=measures&pin=amnesty-1947&with=amnesty-1936,amnesty-1958")
    drawn(page, "measures")
    rows = page.locator("#tab-measures tbody tr")
    assert 1 <= rows.count() < 8
    for row in rows.all():
        assert row.locator("td:not(.empty)").count(), row.inner_text()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_alike_and_unlike_stand_in_words(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&tab=measures&pin=amnesty-2026&with=amnesty-2007")
    drawn(page, "measures")
    alike = page.inner_text("#tab-measures .alikeness .alike")
    both = {"en": "Both are said to cover", "es": "De ambas se dice que abarcan"}[lang]
    assert both in alike
    coup = page.evaluate("backstory.now().say.name('coup-2002')")
    assert coup in alike
    unlike = page.inner_text("#tab-measures .alikeness .unlike")
    only = {"en": "is said here to leave out", "es": "se dice aquí que excluye"}[lang]
    assert only in unlike


def test_a_measure_may_be_named_by_its_legal_text(opened: Open) -> None:
    """The box asks to compare two laws; a bill of 2026 stood there by itself."""
    page = opened("#lang=en&tab=measures&pin=amnesty-law-2016&with=amnesty-law-2000")
    drawn(page, "measures")
    assert columns(page) == ["amnesty-attempt-2016", "amnesty-2000"]


def test_announcement_bill_and_law_stand_side_by_side(opened: Open) -> None:
    page = opened("#lang=en&tab=measures&event=announcement-2026")
    drawn(page, "measures")
    page.click("[data-key=changed]")
    until(page, "document.querySelectorAll('#tab-measures thead th[data-id]').length === 3")
    assert columns(page) == ["announcement-2026", "amnesty-bill-2026", "amnesty-law-2026"]
    left_out = page.locator("#tab-measures tbody tr").filter(has_text="Exclusions").locator("td")
    told = left_out.all_inner_texts()
    assert "convicted of murder" in told[0]
    assert "would be left out" in told[0]
    assert all("not stated" not in one.split("\n") for one in told)
    assert page.locator("#tab-measures .alikeness").count() == 2
    page.reload()
    drawn(page, "measures")
    assert len(columns(page)) == 3, "the address keeps what is compared"
