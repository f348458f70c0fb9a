"""One box in plain words: the page understands what the shell does, and offers what to ask."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, settled, typed_within, until

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

CASES = json.loads((Path(__file__).parents[1] / "shared" / "asked.json").read_text("utf-8"))[
    "cases"
]


def typed(page: Any, text: str) -> list[str]:
    page.fill("#search", "")
    page.focus("#search")
    until(page, "backstory.now().dossier.data.asking.blanks !== undefined")
    page.fill("#search", text)
    return list(page.locator("#suggestions [role=option]").all_inner_texts())


_OFFERED = """(texts) => texts.map((text) => {
  typeIn(text);
  const offered = document.querySelectorAll('#suggestions [role=option]');
  return [...offered].map((one) => one.innerText);
})"""


def test_what_people_type_finds_what_the_shell_finds(opened: Open) -> None:
    """The rules are held to each other word by word; here the whole page's own rows are used."""
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    names = page.evaluate(
        """() => {
          const { dossier, say } = backstory.now();
          return Object.fromEntries(Object.keys(dossier.data.things).map(id => [id, say.name(id)]));
        }"""
    )
    lost = []
    offered = typed_within(page, _OFFERED, [case["query"] for case in CASES])
    for case, told in zip(CASES, offered, strict=True):
        wanted = [names[one] for one in case["hits"] if one in names]
        if not all(any(name in line for line in told) for name in wanted):
            lost.append((case["query"], told[:4]))
    assert len(lost) <= 4, lost
    # Who is said to count is asked for too: the page lost it among the words of what is counted.
    assert "Foro Penal" in typed(page, "how many political prisoners does Foro Penal count")[0]


@pytest.mark.parametrize(("lang", "query", "rows"), [
    ("en", "who was excluded in 2007", 3),
    ("es", "quién era presidente del Tribunal Supremo el 11 de abril de 2016", 1),
    ("en", "711", 2),
])  # fmt: skip
def test_a_question_in_plain_words_is_answered(
    opened: Open, lang: str, query: str, rows: int
) -> None:
    page = opened(f"#lang={lang}&tab=answer")
    drawn(page, "answer")
    typed(page, query)
    page.locator("#suggestions [role=option]:has(.ask)").first.click()
    drawn(page, "ask")
    until(page, "document.querySelector('.status').dataset.answered !== undefined")
    assert page.locator("#tab-ask .out tbody tr").count() >= rows
    assert "question=" in page.evaluate("location.hash")


def test_a_sentence_is_told_with_its_voice_and_a_denial_as_one(opened: Open) -> None:
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    told = typed(page, "People were tortured at the Helicoide")
    line = next(one for one in told if one.startswith("Government of Venezuela"))
    assert "denies" in line or "denied" in line


def test_a_statement_that_is_found_is_shown_whatever_was_asked_before(opened: Open) -> None:
    """It was chosen in the look of an answer, which went empty, and stood at the side only."""
    page = opened("#lang=en&tab=ask&question=left_out%3Fmeasure%3Damnesty-2007")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-answered]")
    typed(page, "People were tortured at the Helicoide")
    hit = page.locator("#suggestions [data-claim]").first
    claim = hit.get_attribute("data-claim")
    hit.click()
    drawn(page, "claims")
    until(page, "id => backstory.now().chosen.claim === id", claim)


def test_what_is_looked_for_anew_is_not_limited_by_what_was_looked_for_before(
    opened: Open,
) -> None:
    """Two laws compared after somebody was looked up: the look said that there was nothing."""
    page = opened("#lang=en&tab=timeline&actor=foro-penal&kind=offence/economic-offence")
    drawn(page, "timeline")
    assert "Nothing here for this selection." in page.inner_text("#tab-timeline")
    typed(page, "compare the law of 2000 with the law of 2016")
    page.press("#search", "Enter")
    drawn(page, "measures")
    until(page, "document.querySelector('#tab-measures table')")
    chosen = page.evaluate("backstory.now().chosen")
    assert (chosen["actor"], chosen["kind"], chosen["voice"]) == ("", "", "")
    typed(page, "coup 2002")
    page.press("#search", "Enter")
    assert page.evaluate("backstory.now().chosen.event") == "coup-2002"


def test_what_was_said_later_is_not_found_on_a_day_that_is_chosen(opened: Open) -> None:
    """Ids of statements stood among the sources; and a shared day limited the box for good."""
    page = opened("#lang=en&tab=answer&event=releases-2026")
    drawn(page, "answer")
    asked = "about 670 releases"
    statements = page.locator("#suggestions [data-claim]")
    typed(page, asked)
    later = statements.count()
    page.evaluate("backstory.now().choose({ known: '2026-01-10' })")
    told = typed(page, asked)
    assert later
    assert not any("claim-" in line for line in told), told
    assert not any("670" in line for line in statements.all_inner_texts()), told
    page.evaluate("backstory.now().choose({ known: '' })")
    typed(page, asked)
    assert statements.count() == later


def test_no_kind_is_offered_of_which_there_is_no_event(opened: Open) -> None:
    """The word "tortured" used to offer a kind that emptied every look."""
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    assert typed(page, "tortured")
    assert "torture\nKind" not in typed(page, "tortured")
    kinds = [one for one in typed(page, "protest") if one.endswith("Kind")]
    assert kinds
    page.locator("#suggestions [role=option]", has_text=kinds[0].split("\n")[0]).filter(
        has_text="Kind"
    ).first.click()
    until(page, "backstory.now().chosen.kind !== ''")
    assert page.evaluate("backstory.now().chosen.tab") == "timeline"
    assert page.evaluate("backstory.now().shown.events.size") > 0


def test_a_limit_to_who_never_speaks_is_none(opened: Open) -> None:
    """The words "political prisoners" name a group; the table stood empty beside the answer."""
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    assert typed(page, "how many political prisoners on 28 January 2026")
    page.press("#search", "Enter")
    page.wait_for_selector("#tab-ask details.whole summary", timeout=60_000)
    found = page.get_attribute("#tab-ask [data-answered]", "data-answered")
    assert int(found or 0) > 0
    assert f"({found})" in page.inner_text("#tab-ask details.whole summary")


def test_what_nobody_had_said_by_the_day_that_is_chosen_is_not_found(opened: Open) -> None:
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    assert any("refuses Perkins Rocha" in each for each in typed(page, "Perkins Rocha amnesty"))
    page.evaluate("backstory.now().choose({ known: '2026-01-31' })")
    drawn(page, "answer")
    assert not any("refuses Perkins Rocha" in each for each in typed(page, "Perkins Rocha amnesty"))


def test_the_name_of_a_step_leads_to_it_as_its_day_does(opened: Open) -> None:
    page = opened("#lang=en&tab=answer")
    drawn(page, "answer")
    page.locator("[data-event=amnesty-2007] .step-name").first.click()
    until(page, "backstory.now().chosen.event === 'amnesty-2007'")


def test_a_finger_takes_what_it_taps_and_scrolls_what_it_moves(
    browser: Any, page_file: Path
) -> None:
    """
    The list went as soon as it was touched: the finger was lifted over the tab below, and chose it.

    Nor could the list be scrolled: the first touch took what lay there.
    """
    phone = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    try:
        page = phone.new_page()
        page.goto(f"{page_file.as_uri()}#lang=en")
        drawn(page, "answer")
        typed(page, "pardon 2020")
        offered = page.locator("#suggestions [role=option]")
        where = offered.nth(2).bounding_box()
        assert where
        finger = phone.new_cdp_session(page)
        x, y = where["x"] + 20, where["y"] + 8
        for event, moved in (
            ("touchStart", 0),
            *(("touchMove", 12 * step) for step in range(1, 9)),
            ("touchEnd", None),
        ):
            points = [] if moved is None else [{"x": x, "y": y - moved}]
            finger.send("Input.dispatchTouchEvent", {"type": event, "touchPoints": points})
            settled(page)
        until(page, "document.querySelector('#suggestions').scrollTop > 0")
        assert page.is_visible("#suggestions")
        page.evaluate("document.querySelector('#suggestions').scrollTop = 0")
        offered.first.tap()
        until(page, "backstory.now().chosen.event === 'pardons-2020'")
        settled(page)
        assert page.evaluate("backstory.now().chosen.tab") == "answer"
        assert not page.is_visible("#suggestions")
        focused = page.evaluate("document.activeElement.id")
        assert focused != "search", "the keyboard on the screen covers what was found"
    finally:
        phone.close()
