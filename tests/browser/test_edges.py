"""No name or mark of the timeline is cut by its edge or lies over another, on a desk or a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, settled, until

pytestmark = pytest.mark.browser

CUT = """() => {
  const box = document.querySelector('.timeline-canvas .vis-panel.vis-center')
    .getBoundingClientRect();
  return [...document.querySelectorAll('.timeline-canvas .vis-item .tl')]
    .filter(one => getComputedStyle(one.closest('.vis-item')).visibility !== 'hidden')
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, { left, right }]) => right > box.left && left < box.right)
    .filter(([, { left, right }]) => left < box.left - 1 || right > box.right + 1)
    .map(([name]) => name);
}"""

OVER = """() => {
  const box = document.querySelector('.timeline-canvas .vis-panel.vis-center')
    .getBoundingClientRect();
  const all = [...document.querySelectorAll('.timeline-canvas .vis-item .tl')]
    .filter(one => getComputedStyle(one.closest('.vis-item')).visibility !== 'hidden')
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, { left, right }]) => right > box.left && left < box.right);
  const meets = (a, b) => a.left < b.right - 2 && b.left < a.right - 2
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  return all.flatMap(([name, one], i) => all.slice(i + 1)
    .filter(([, other]) => meets(one, other)).map(([other]) => `${name} / ${other}`));
}"""
MARKS = """() => {
  const box = document.querySelector('.timeline-canvas .vis-panel.vis-top')
    .getBoundingClientRect();
  return [...document.querySelectorAll('.timeline-canvas .vis-time-axis .vis-text.vis-minor')]
    .filter(one => one.textContent)
    .filter(one => {
      const words = document.createRange();
      words.selectNodeContents(one);
      const { left, right } = words.getBoundingClientRect();
      return left < box.left - 1 || right > box.right + 1;
    }).map(one => one.textContent);
}"""


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("span", ["", "&from=2016-03-29&to=2016-04-11", "&event=announcement-2026"])
def test_no_name_is_cut_at_the_edge_of_the_timeline(
    opened: Callable[..., Any], width: int, lang: str, span: str
) -> None:
    page = opened(f"#lang={lang}&tab=timeline{span}", width=width)
    drawn(page, "timeline")
    settled(page)
    until(page, "!document.querySelector('.timeline-canvas').dataset.moving")
    assert page.evaluate(CUT) == []
    assert page.evaluate(OVER) == []
    assert page.evaluate(MARKS) == []
    if "event" in span:
        page.keyboard.press("Escape")
        assert page.is_visible(".timeline-canvas .vis-item.chosen .tl")


def test_the_axis_has_an_upper_row_only_where_it_says_something(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    upper = (
        "document.querySelectorAll('.timeline-canvas .vis-text.vis-major:not(.vis-measure)').length"
    )
    until(page, f"{upper} === 0")
    page.evaluate("location.hash = '#lang=en&tab=timeline&from=2016-03-29&to=2016-04-11'")
    until(page, f"{upper} > 0")


BROKEN = """() => {
  const words = document.createRange();
  const found = new Set();
  const walk = document.createTreeWalker(
    document.querySelector('#tab-claims .claims'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (!node.parentElement.checkVisibility()) continue;
    for (const { 0: word, index } of node.data.matchAll(/\\p{L}{5,}/gu)) {
      words.setStart(node, index);
      words.setEnd(node, index + word.length);
      const lines = new Set([...words.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.add(word);
    }
  }
  return [...found];
}"""


@pytest.mark.parametrize("lang", ["en", "es"])
def test_no_word_of_the_table_of_statements_is_broken_within(
    opened: Callable[..., Any], lang: str
) -> None:
    page = opened(f"#lang={lang}&tab=claims&event=announcement-2026")
    drawn(page, "claims")
    page.add_style_tag(content=".claims * { hyphens: manual !important }")
    assert page.is_visible("#tab-claims thead")
    assert page.evaluate(BROKEN) == []
    first = page.locator("#tab-claims tbody tr").first
    about = page.evaluate(
        "id => backstory.now().dossier.claims.get(id).about", first.get_attribute("data-claim")
    )
    assert about == "announcement-2026", "what is said of the event itself comes first"


def test_a_crowded_month_takes_the_rows_that_other_lanes_leave(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=timeline&from=2002-04-01&to=2002-04-30&event=coup-2002")
    drawn(page, "timeline")
    settled(page)
    until(page, "!document.querySelector('.timeline-canvas').dataset.moving")
    labels = page.locator(".timeline-canvas .tl")
    told = labels.all_inner_texts()
    assert any("Return of Chávez to power" in one and "⊞" not in one for one in told), told
    chosen = page.locator(".timeline-canvas .vis-item.chosen .tl")
    assert chosen.evaluate("one => one.scrollWidth <= one.clientWidth"), "its name is cut"
    near = page.evaluate(
        """[...document.querySelectorAll('.timeline-canvas .vis-text.vis-minor')]
        .map(one => one.textContent)"""
    )
    assert "31" not in near, "it runs into the 1 of April"


def test_at_twice_the_size_a_look_begins_within_the_upper_two_thirds(
    opened: Callable[..., Any],
) -> None:
    """A window of 1440 by 900 that is zoomed in twice shows 720 by 450: lanes, not only buttons."""
    page = opened("#lang=en&tab=timeline", width=720, height=450)
    drawn(page, "timeline")
    top = page.evaluate("document.querySelector('.timeline-canvas').getBoundingClientRect().top")
    assert top < 450 * 2 / 3
