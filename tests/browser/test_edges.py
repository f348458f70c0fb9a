"""No name on the timeline is cut by its edge, on a desk or a phone; what is chosen stands whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browsing import drawn, settled

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


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("span", ["", "&from=2016-03-29&to=2016-04-11", "&event=announcement-2026"])
def test_no_name_is_cut_at_the_edge_of_the_timeline(
    opened: Callable[..., Any], width: int, lang: str, span: str
) -> None:
    page = opened(f"#lang={lang}&tab=timeline{span}", width=width)
    drawn(page, "timeline")
    page.wait_for_function("!document.querySelector('.timeline-canvas').dataset.moving")
    settled(page)
    assert page.evaluate(CUT) == []
    if "event" in span:
        page.keyboard.press("Escape")
        assert page.is_visible(".timeline-canvas .vis-item.chosen .tl")
