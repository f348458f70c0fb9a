"""The page as people use it: in a real Chromium, from a file, in both languages."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browsing import TABS, choose_tab, drawn, overflow, until, whole_network
from paths import ROOT

from backstory.draw.data import PageData
from backstory.rdf.record import Record
from backstory.vocabulary import id_of

pytestmark = pytest.mark.browser

AXE = ROOT / "src/backstory/draw/web/node_modules/axe-core/axe.min.js"


@pytest.mark.parametrize(
    ("lang", "width", "scheme"),
    [("en", 1440, "light"), ("es", 1440, "dark"), ("en", 360, "dark"), ("es", 360, "light"),
     ("es", 320, "light"), ("en", 3840, "light")],
)  # fmt: skip
def test_every_tab_opens_without_a_request_an_error_or_an_overflow(
    opened: Callable[..., Any], lang: str, width: int, scheme: str
) -> None:
    page = opened(f"#lang={lang}&event=coup-2002&tab=timeline", width=width, scheme=scheme)
    drawn(page, "timeline")
    for tab in ("odds", *TABS):
        page.evaluate("document.body.classList.remove('story-open')")
        choose_tab(page, tab)
        assert overflow(page) <= 0, tab
        assert page.inner_text(f"#tab-{tab}").strip(), tab
    assert page.get_attribute("html", "lang") == lang


def test_each_sentence_is_packed_once_and_read_whole(
    opened: Callable[..., Any], held: PageData, page_file: Path
) -> None:
    assert len(gzip.compress(page_file.read_bytes(), 9)) <= 2_620_000
    data = held
    own = {c["id"]: c.get("gist") or c.get("text", "") for c in data["claims"]}
    page = opened("#lang=en&tab=claims")
    drawn(page, "claims")
    read = page.evaluate(
        """() => Object.fromEntries([...backstory.now().dossier.claims.values()]
          .map(({ id, gist, text }) => [id, gist ?? text]))"""
    )
    assert read.keys() == own.keys()
    wrong = {one for one, text in own.items() if both(data, text) != both(data, read[one])}
    assert not wrong, sorted(wrong)[:5]


def both(data: PageData, text: str | list[str]) -> list[str]:
    """Give a text in each language of the page."""
    return [text] * len(data["languages"]) if isinstance(text, str) else text


def test_one_selection_is_carried_between_the_tabs(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    page.fill("#search", "ruling agianst")
    page.fill("#search", "amnistia de 2026")
    page.wait_for_selector("#suggestions [role=option]")
    page.fill("#search", "coup-2002")
    page.fill("#search", "april 2002 cuop")
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('event=coup-2002')")
    assert "April 2002 coup" in page.inner_text("#story h2")
    choose_tab(page, "claims")
    about = page.locator("#tab-claims tbody tr")
    assert 0 < about.count() < 120
    assert page.inner_text("#chips").startswith("April 2002 coup")
    page.click("#story .claim .voice >> nth=0")
    until(page, "location.hash.includes('voice=')")
    assert page.locator("#chips .chip").count() >= 2


@pytest.mark.parametrize(("lang", "told"), [("en", "article 8"), ("es", "artículo 8")])
def test_a_card_names_the_article_of_the_law_that_a_claim_rests_on(
    opened: Callable[..., Any], whole: Record, lang: str, told: str
) -> None:
    claim = next(one for one in whole.claims.values() if one.articles == ("8",))
    at = f"event={id_of(claim.subject)}&claim={id_of(claim.iri)}"
    page = opened(f"#{at}&lang={lang}&tab=timeline")
    card = page.locator(f'[data-claim="{id_of(claim.iri)}"] .claim-limits').first
    card.wait_for(state="attached")
    assert told in card.text_content()


def test_a_deep_link_survives_reload_and_the_back_button_goes_back(
    opened: Callable[..., Any],
) -> None:
    page = opened("#event=ruling-2016&tab=claims&lang=es&from=2015&to=2018")
    drawn(page, "claims")
    before = page.inner_text("#story h2")
    page.reload()
    drawn(page, "claims")
    assert page.inner_text("#story h2") == before
    assert "from=2015" in page.evaluate("location.hash")
    choose_tab(page, "measures")
    page.go_back()
    drawn(page, "claims")
    assert page.get_attribute("#for-claims", "aria-selected") == "true"


def test_the_language_switches_without_reload_and_leaves_nothing_behind(
    opened: Callable[..., Any],
) -> None:
    page = opened("#lang=en&event=amnesty-law-2016&tab=measures")
    drawn(page, "measures")
    page.evaluate("window.same = true")
    page.click("#language")
    until(page, "document.documentElement.lang === 'es'")
    until(page, "document.querySelector('#tab-measures tbody th')?.textContent === 'Etapas'")
    assert page.evaluate("window.same") is True
    text = page.inner_text("body")
    assert "not stated" not in page.inner_text("#tab-measures").split("\n")
    for word in ("Beneficiaries", "Claim by claim", "More filters", "asserted"):
        assert word not in text, word


def test_the_network_starts_with_forty_labels_none_over_another(opened: Callable[..., Any]) -> None:
    page = opened("#tab=network&lang=es", width=1440)
    drawn(page, "network")
    whole_network(page)
    until(page, "backstory.part('network').labels().length > 0")
    boxes = page.evaluate("backstory.part('network').labels()")
    assert 10 <= len(boxes) <= 40
    for a, b in combinations(boxes, 2):
        apart_x = abs(a["x"] - b["x"]) * 2 >= a["width"] + b["width"]
        apart_y = abs(a["y"] - b["y"]) * 2 >= a["height"] + b["height"]
        assert apart_x or apart_y, (a["lines"], b["lines"])
    assert re.search(r"\d", page.inner_text("#tab-network .counted"))
    at = page.evaluate("backstory.part('network').placeOf('coup-2002')")
    box = page.locator(".network-canvas").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    until(page, "location.hash.includes('event=') || location.hash.includes('actor=')")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_on_a_phone_the_network_fills_its_height_and_follows_what_is_chosen(
    opened: Callable[..., Any], lang: str
) -> None:
    page = opened(f"#tab=network&lang={lang}", width=360)
    drawn(page, "network")
    whole_network(page)
    box = page.locator(".network-canvas").bounding_box()
    spots = page.evaluate("backstory.now().dossier.data.drawing.spots.map(([id]) => id)")
    places = [page.evaluate("id => backstory.part('network').placeOf(id)", id_) for id_ in spots]
    heights = [place["y"] for place in places]
    assert max(heights) - min(heights) > 0.8 * box["height"], "the network is a thin strip"
    assert max(place["x"] for place in places) <= box["width"], "the latest is out of view"
    assert min(place["x"] for place in places) < 0
    page.evaluate("backstory.now().choose({ event: 'coup-2002' })")
    in_view = (
        "id => { const { x } = backstory.part('network').placeOf(id); return x > 0 && x < 360 }"
    )
    until(page, f"({in_view})('coup-2002')")


def test_a_question_is_asked_and_answered_in_the_page_and_can_be_stopped(
    opened: Callable[..., Any],
) -> None:
    page = opened("#tab=ask&lang=es")
    drawn(page, "ask")
    page.wait_for_selector(".status[data-ready]")
    page.select_option("#question", "timeline")
    page.wait_for_selector(".status[data-answered]")
    assert page.locator("#tab-ask tbody tr").count() > 50
    assert not page.is_visible(".cm-content"), "the answer stands where it is seen"
    page.click("#tab-ask .query summary")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type(
        "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c > ?i) }"
    )
    page.click("#run")
    page.click("#stop")
    until(page, "document.querySelector('.status').textContent === 'Detenido.'")
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type("ASK { ?claim a <https://w3id.org/backstory/ns#Claim> }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#tab-ask td >> text=true")


def test_the_page_can_be_used_by_keyboard_alone(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=timeline", motion="reduce")
    drawn(page, "timeline")
    page.keyboard.press("/")
    page.keyboard.type("caracas")
    page.keyboard.press("Escape")
    page.focus("#for-timeline")
    for tab in TABS[1:5]:
        page.keyboard.press("ArrowRight")
        drawn(page, tab)
    page.focus("#for-claims")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    drawn(page, "network")
    page.wait_for_selector(".network-canvas")
    page.focus(".network-canvas")
    page.keyboard.press("ArrowRight")
    until(page, "location.hash.includes('event=')")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.tagName === 'H2'")
    page.focus("#about-button")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(opened: Callable[..., Any], scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run `npm ci` in src/backstory/draw/web")
    # A chip that says what it narrows has that in its name too.
    chosen = "event=amnesty-law-2016" if scheme == "light" else "voice=foro-penal"
    page = opened(f"#lang=es&{chosen}&tab=timeline", scheme=scheme)
    drawn(page, "timeline")
    page.evaluate(AXE.read_text("utf-8"))
    for tab in (*TABS, "answer", "odds") if scheme == "light" else ("timeline", "answer"):
        choose_tab(page, tab)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        grave = [
            (one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in found["violations"]
            if one["impact"] in ("serious", "critical") or one["id"] == "heading-order"
        ]
        assert not grave, (tab, grave)


def test_filters_narrow_what_every_view_shows(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&tab=claims")
    drawn(page, "claims")
    whole = page.inner_text("#chips")
    page.evaluate("location.hash = '#lang=en&tab=claims&from=2002&to=2003'")
    until(page, "document.querySelector('#chips').textContent.includes('From 2002')")
    assert page.inner_text("#chips") != whole
    choose_tab(page, "timeline")
    assert int(page.get_attribute(".timeline-canvas", "data-drawn")) < 60
    page.evaluate("location.hash = '#lang=en&tab=figures&known=2018-01-01'")
    drawn(page, "figures")
    page.click("#tab-figures .whole > summary")
    assert "2026" not in page.inner_text("#tab-figures table")


@pytest.mark.parametrize("lang", ["en", "es"])
def test_without_a_script_every_event_and_claim_can_be_read(
    opened: Callable[..., Any], lang: str
) -> None:
    page = opened(f"#plain-{lang}", script=False, width=360)
    section = page.locator(f"#plain-{lang}")
    assert section.is_visible()
    assert not page.is_visible("#search-box")
    assert section.locator("h2").count() > 100
    assert section.locator("li").count() > 1000
    assert overflow(page) <= 0


def _misunderstood(html: str) -> str:
    """Begin the page's module with what is no JavaScript, and let no policy refuse it before."""
    free = html.replace('http-equiv="Content-Security-Policy"', 'name="policy"', 1)
    return free.replace('<script type="module">', '<script type="module">?.', 1)


OLDER = {
    "no DecompressionStream": ("delete window.DecompressionStream", lambda html: html),
    "a script not understood": ("", _misunderstood),
    "data not whole": ("", lambda html: re.sub(r'(id="packed-data">.{999})[^<]*', r"\1", html)),
}


@pytest.mark.parametrize("why", OLDER)
def test_a_browser_that_cannot_draw_the_page_shows_the_list_and_says_why(
    browser: Any, page_file: Path, tmp_path: Path, why: str
) -> None:
    before, spoil = OLDER[why]
    file = tmp_path / "page.html"
    file.write_text(spoil(page_file.read_text("utf-8")), "utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.add_init_script(before)
    page = context.new_page()
    page.goto(f"file://{file}")
    page.wait_for_selector("#plain")
    for lang, words in (("en", "cannot draw"), ("es", "no puede dibujar")):
        section = page.locator(f"#plain-{lang}")
        assert section.locator("li").count() > 1000
        assert words in section.locator("p").first.inner_text()
    assert not page.is_visible("#search-box")
    assert overflow(page) <= 0
    context.close()


def test_print_shows_the_story_and_hides_the_controls(opened: Callable[..., Any]) -> None:
    page = opened("#lang=en&event=coup-2002&tab=timeline")
    drawn(page, "timeline")
    page.emulate_media(media="print")
    assert page.is_visible("#story h2")
    assert not page.is_visible("#search")
