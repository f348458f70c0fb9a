"""Of very many figures the page draws those that can be seen: first what is chosen or at odds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until

from backstory.draw.page import view_page
from backstory.rdf.opening import open_store

pytestmark = pytest.mark.browser
FIGURES = 640
HEAD = (
    "title:\n  en: Many\n  es: Muchas\ndescription:\n  en: Made.\n  es: Hecho.\n"
    "languages:\n- en\n- es\nfocus: fair\nas-known-on: 2026-01-31\nlicence: CC-BY-4.0\n"
)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a dossier whose one event is counted again and again."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "sources").mkdir()
    (folder / "dossier.yaml").write_text(HEAD, "utf-8")
    (folder / "events.yaml").write_text(
        "fair:\n  en: Fair\n  es: Feria\n  kind: protest\n", "utf-8"
    )
    (folder / "actors.yaml").write_text(
        "".join(f"actor-{n}:\n  name: Actor {n}\n  kind: body\n" for n in range(90)), "utf-8"
    )
    items = "".join(
        f"- at: paragraph {n + 1}\n  id: figure-{n}\n  voice: actor-{n % 90}\n  about: fair\n"
        f"  count: {n + 1} prisoners-held\n"
        + (f"  when: 2025-01-{1 + n % 28:02}\n" if n < FIGURES - 140 else "")
        for n in range(FIGURES)
    )
    (folder / "sources" / "paper.yaml").write_text(
        "title: Paper\nkind: news\npublisher: Paper\nlanguage: en\nissued: 2026-01-02\n"
        f"read: whole\nsays:\n{items}",
        "utf-8",
    )
    path = folder / "page.html"
    path.write_text(view_page(open_store(folder), engine=False), "utf-8")
    return path


def test_what_is_not_seen_is_not_drawn_and_said(opened: Callable[..., Any], many: Path) -> None:
    page = opened("#tab=figures&lang=en&claim=figure-250", file=many)
    drawn(page, "figures")
    assert page.locator("svg.chart .figure").count() == 300
    assert page.locator("[data-key='mark-figure-250']").count() == 1
    assert "300 of 500 figures are drawn" in page.inner_text("#tab-figures")
    assert not page.locator("#tab-figures tbody tr").count(), "the table waits to be asked for"
    page.click("#tab-figures .whole > summary")
    until(page, "document.querySelectorAll('#tab-figures tbody tr').length === 120")
    named = page.eval_on_selector_all(
        "svg.chart .figure text", "all => all.filter(one => / .{2}/.test(one.textContent)).length"
    )
    assert named, "who counts stands at a mark of theirs where there is room"
    assert page.locator(".voice-key li").count() == 61, "each has several marks"
    assert "and 30 more" in page.locator(".voice-key").last.text_content()
    assert page.locator(".undated li").count() == 121
    page.click("[data-key=more-figures]")
    assert page.locator("#tab-figures tbody tr").count() == 520
    page.click("[data-key=more-figures]")
    assert page.locator("#tab-figures tbody tr").count() == FIGURES
    assert not page.locator("[data-key=more-figures]").count()
