"""Where accounts differ, as a look of its own; and a page for everybody who speaks."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, until

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


def test_whoever_speaks_has_a_page(opened: Open, tmp_path: Path) -> None:
    """All that Foro Penal said, by date; its figures as series; whom it differs from; a table."""
    page = opened("#lang=en&actor=foro-penal&tab=answer")
    drawn(page, "answer")
    assert page.locator(".series figure").count() > 5
    assert page.locator(".voice-page .card").count() > 3
    said = page.evaluate("backstory.now().dossier.voiced.get('foro-penal').length")
    with page.expect_download() as saved:
        page.get_by_role("button", name="foro-penal.csv").click()
    rows = list(csv.reader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
    assert 100 < len(rows) <= said + 1
    days = [row[0] for row in rows[1:] if row[0]]
    assert len(days) > 100
    assert "711" in {row[4] for row in rows}
