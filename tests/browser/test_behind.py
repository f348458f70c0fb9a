"""The rows of a table stand behind the axis of the timeline, with a legend of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import choose_tab, drawn, overflow, until
from growing import grown_of
from paths import GOOD

from backstory.draw.page import view_page
from backstory.draw.shape import Behind

pytestmark = pytest.mark.browser

DAY = -21_338  # 1911-08-01
BEHIND: Behind = {
    "first": DAY,
    "step": 1,
    "bars": [1, 0, 5] * 100,
    "told": ["600 rows of <b>Somebody's</b> table", "600 filas"],
}


def test_rows_of_a_table_are_drawn_behind_the_axis_and_told_as_what_they_are(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    small = grown_of(GOOD / "ruritania-lockout")
    path.write_text(view_page(small, tab="timeline", engine=False, behind=BEHIND), "utf-8")
    page = opened("#lang=en&tab=timeline&from=1911-08-01&to=1911-10-01", file=path, width=360)
    drawn(page, "timeline")
    bars = page.wait_for_selector(".behind path", state="attached")
    assert bars.get_attribute("d").count("M") >= 20
    told = page.inner_text(".behind-told")
    assert "600 rows of <b>Somebody's</b> table" in told  # text, never markup
    assert "Days a bar:" in told
    assert overflow(page) <= 0
    page.click("text=Español")
    until(page, "document.querySelector('.behind-told').innerText.includes('filas')")


def test_without_a_table_nothing_is_drawn_behind(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    choose_tab(page, "timeline")
    assert not page.query_selector(".behind")
    assert not page.is_visible(".behind-told")
