"""What a reader relies on: who says so, what is hidden, what to cite, and what was known when."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import TABS, choose_tab, copied, drawn, go, until, whole_network

from backstory.ask.find import record_of
from backstory.draw.data import page_data
from backstory.draw.embed import embed
from backstory.draw.page import page_of
from backstory.draw.pyvis import pyvis_network
from backstory.rdf.record import Record
from backstory.rdf.store import TripleStore
from backstory.tell.brief import brief_of
from backstory.tell.brief_forms import written
from backstory.tell.cite import Cited, citation

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_about_tells_sources_licence_day_corrections_and_review(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&tab=timeline")
    drawn(page, "timeline")
    page.click("#about-button")
    told = page.inner_text("#about-text")
    read = page.evaluate(
        """() => {
          const { data, ofSource } = backstory.now().dossier;
          return Object.keys(data.sources).filter(id => ofSource.has(id))
            .map(id => !!data.sources[id].whole);
        }"""
    )
    whole, part = {"en": ("read whole", "read in part"), "es": ("leída entera", "leída en parte")}[
        lang
    ]
    assert page.locator("#about-text .sources li").count() == len(read)
    all_read = {"en": f"; {sum(read)} read whole)", "es": f"; {sum(read)} leídas enteras)"}[lang]
    assert all_read in told, "the heading counts the sources read whole"
    assert told.replace(all_read, "").count(whole) == sum(read)
    assert told.count(part) == len(read) - sum(read)
    known = {
        "en": "These sources end on 18 March 2026",
        "es": "Estas fuentes llegan hasta el 18 de marzo de 2026",
    }
    assert known[lang] in told
    licence = page.evaluate("backstory.now().dossier.data.dossier.licence")
    assert licence in told
    for words in {
        "en": (
            "Corrections and objections",
            "To object to a statement",
            "not yet reviewed by native",
        ),
        "es": ("Correcciones y objeciones", "Para objetar una afirmación", "lectores nativos"),
    }[lang]:
        assert words in told


@pytest.mark.parametrize("lang", ["en", "es"])
def test_an_event_copied_as_text_names_the_voice_and_source_of_every_claim(
    opened: Open, whole: Record, lang: str
) -> None:
    page = opened(f"#lang={lang}&event=announcement-2026&tab=timeline")
    drawn(page, "timeline")
    told = copied(page, "#story .actions [data-key=copy]").split("\n")
    about = page.evaluate("backstory.now().dossier.about.get('announcement-2026')")
    # Its name, the day its sources reach, a line a claim, and where it is from.
    assert len(told) == len(about) + 3
    assert "18" in told[1]
    for claim, line in zip(about, told[2:-1], strict=True):
        one = whole.claims[f"{whole.dossier}/{claim['id']}"]
        assert line == Cited(whole, lang).claim(one)
        voices = one.voices
        assert any(whole.label(voice, lang) in line for voice in voices)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_cites_as_the_shell_does(opened: Open, whole: Record, lang: str) -> None:
    page = opened(f"#lang={lang}&event=coup-2002&tab=timeline")
    drawn(page, "timeline")
    event = copied(page, "#story .actions [data-key=cite]")
    assert event == citation(whole, f"{whole.dossier}/coup-2002", lang).strip()
    card = page.locator("#story .claim").first
    claim = card.get_attribute("data-claim")
    one = copied(page, f"#story [data-key='cite-{claim}']")
    assert one == citation(whole, f"{whole.dossier}/{claim}", lang).strip()
    link = copied(page, f"#story [data-key='link-{claim}']")
    assert f"claim={claim}" in link
    place = re.search(r"#\S+", link)  # a page that is a file tells what to add to its address
    assert place
    own = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(own + place[0])
    drawn(page, "timeline")
    assert page.locator("#story .claim[aria-current=true]").get_attribute("data-claim") == claim


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("event", ["coup-2002", "announcement-2026", "ruling-2016"])
def test_what_is_pasted_elsewhere_is_what_python_writes_and_needs_nothing(
    opened: Open, store: TripleStore, event: str, lang: str
) -> None:
    page = opened(f"#lang={lang}&event={event}&tab=timeline")
    drawn(page, "timeline")
    count = page.evaluate(f"backstory.now().dossier.about.get('{event}').length")
    pasted = copied(page, "#story .actions [data-key=embed]")
    assert pasted == embed(store, event, lang), "the page makes a fragment of its own"
    page.set_content(pasted)
    assert page.locator(f"blockquote[lang={lang}] > ul > li").count() == count
    assert page.locator("script, style, link, img, iframe").count() == 0
    for width in (1024, 390):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator("blockquote").bounding_box()
        assert 400 < box["height"] < 500, "it is as long as what it holds"
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.add_style_tag(content="body { font-family: monospace; color: rgb(1, 2, 3) }")
    look = page.locator("blockquote").evaluate(
        "box => [getComputedStyle(box).fontFamily, getComputedStyle(box).color]"
    )
    assert look == ["monospace", "rgb(1, 2, 3)"], "it does not look like its publication"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_first_screen_copied_as_text_can_stand_in_an_article(
    opened: Open, whole: Record, lang: str
) -> None:
    """Each sentence bears the number of a note; each note cites its claims as the shell does."""
    page = opened(f"#lang={lang}&event=announcement-2026&tab=answer&known=2026-03-18")
    drawn(page, "answer")
    told = copied(page, "#tab-answer .actions [data-key=copy]")
    text, _, notes = told.partition("\n[1] ")
    assert len(text) < 5500, "an article has no room for it"
    sentences = page.locator("#tab-answer .telling .sentence").all_inner_texts()
    assert len(sentences) > 8
    for sentence in sentences[:3]:
        assert re.search(re.escape(sentence) + r".* \[\d+\]", text), sentence
    numbers = {int(number) for number in re.findall(r"\[(\d+)\]$", text, re.M)}
    lines = f"[1] {notes}".split("\n")
    assert len(numbers) == len(lines)
    first = page.evaluate("backstory.now().dossier.claims.get('fp-711') && 'fp-711'")
    cited = Cited(whole, lang).claim(whole.claims[f"{whole.dossier}/{first}"])
    assert any(cited in line for line in lines)
    # The Government's denial is not left behind.
    denied = {"en": "denied", "es": "negado"}[lang]
    assert denied in next(line for line in text.split("\n") if "711" in line)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("event", ["announcement-2026", "coup-2002", "amnesty-2026"])
def test_the_brief_of_an_event_is_copied_as_the_shell_prints_it(
    opened: Open, whole: Record, lang: str, event: str
) -> None:
    page = opened(f"#lang={lang}&event={event}&tab=answer")
    drawn(page, "answer")
    told = copied(page, "#tab-answer .actions [data-key=copy]")
    brief = brief_of(whole, f"{whole.dossier}/{event}", lang)
    assert told == written(brief, "text").strip()
    assert 100 <= brief.words <= 200


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_brief_of_the_page_is_the_shells_to_the_letter(
    opened: Open, whole: Record, lang: str
) -> None:
    page = opened(f"#lang={lang}&event=announcement-2026&tab=answer")
    drawn(page, "answer")
    held = page.evaluate(
        """async () => {
          const { dossier } = backstory.now();
          const each = dossier.events.map(async id => [id, await backstory.brief(id)]);
          return Object.fromEntries((await Promise.all(each)).filter(([, text]) => text));
        }"""
    )
    assert len(held) > 200
    for event, told in held.items():
        assert told == written(brief_of(whole, f"{whole.dossier}/{event}", lang), "text").strip()


def test_a_link_to_a_statement_of_the_first_screen_brings_it_into_sight(opened: Open) -> None:
    """It led to the first screen of what it is about, thousands of pixels above the statement."""
    page = opened("#event=announcement-2026&lang=en")
    drawn(page, "answer")
    page.click(".what-happened li:has-text('711') .cite")
    link = copied(page, "#tab-answer .evidence [data-key='link-fp-711']")
    page = opened(f"#{link.split('#')[1]}")
    drawn(page, "claims")
    row = page.locator("#tab-claims [aria-current=true]").first
    assert "711" in row.inner_text()
    assert row.bounding_box()["y"] < 900, "below the fold"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_link_to_nothing_says_so_above_what_opens_in_its_place(opened: Open, lang: str) -> None:
    """The first screen showed the dossier's own event as if it were the one that was asked for."""
    page = opened(f"#event=no-such-event&lang={lang}")
    drawn(page, "answer")
    told = page.inner_text("#tab-answer [role=status]")
    assert "no-such-event" in told
    page.evaluate("location.hash = '#event=coup-2002'")
    until(page, "!document.querySelector('#tab-answer [role=status]')")


def test_a_link_to_nothing_is_told_and_leaves_the_views_whole(opened: Open) -> None:
    page = opened("#event=no-such-event&lang=es&tab=network")
    drawn(page, "network")
    assert "no-such-event" in page.inner_text("#story")
    assert "213 de 213" not in page.inner_text("#story")
    assert page.locator("#chips .chip:not(.for-narrow)").count() == 0
    assert page.evaluate("backstory.now().shown.hiddenClaims") == 0


@pytest.mark.parametrize("tab", ["timeline", "network", "figures", "claims"])
def test_what_a_selection_hides_is_counted(opened: Open, tab: str) -> None:
    page = opened(f"#lang=en&tab={tab}&from=2002&to=2002")
    drawn(page, tab)
    told = page.inner_text("#chips .counted").replace(",", "")
    events, all_events, claims, all_claims = map(int, re.findall(r"\d+", told)[:4])
    assert 0 < events < all_events
    assert 0 < claims < all_claims
    assert events == page.evaluate("backstory.now().shown.events.size")
    assert claims == page.evaluate("backstory.now().shown.focused.length")
    if tab == "network":
        whole_network(page)
        assert sum(counted(page).values()) == page.evaluate(
            "backstory.now().dossier.data.drawing.spots.length"
        )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_events_without_a_date_stand_under_a_heading(opened: Open, lang: str) -> None:
    words = {"en": ("not dated", "Date not stated"), "es": ("sin fecha", "Fecha no consta")}[lang]
    page = opened(f"#lang={lang}&tab=network")
    drawn(page, "network")
    whole_network(page)
    undated = page.evaluate(
        "backstory.now().dossier.events.filter(id => !backstory.now().dossier.dated(id)).length"
    )
    assert undated > 0
    until(page, "document.querySelector('.network-canvas').dataset.undated")
    told = page.get_attribute(".network-canvas", "data-undated")
    assert told == f"{words[0]} ({undated})"
    choose_tab(page, "timeline")
    assert page.inner_text(".undated h3") == f"{words[1]} ({undated})"
    assert page.locator(".undated li").count() == undated


def many(like: Any, size: int) -> Any:
    """Make a dossier of more events than are drawn, in pairs at the same places."""
    names = [f"event-{i}" for i in range(size)]
    things = {
        name: {"type": "event", "name": f"Event {i}", "kind": "kind/amnesty", "days": [i] * 4}
        for i, name in enumerate(names)
    }
    spots = [[name, i * 2000 / size, i * 37 % 1150, i % 2000, i * 37 % 1150]
             for i, name in enumerate(names)]  # fmt: skip
    return {
        **like, "things": things, "claims": [], "disagreements": [], "verdicts": [], "measures": [],
        "dates": {}, "sources": {}, "drawing": {"spots": spots, "lines": [], "axis": [[1970, 0.0]]},
        "start": {"tab": "network", "event": "", "lang": "en"},
    }  # fmt: skip


def counted(page: Any) -> dict[str, int]:
    """Read how many things the network says that it draws, heaps up and leaves outside."""
    told = page.evaluate("({...document.querySelector('#tab-network .counted').dataset})")
    return {key: int(value) for key, value in told.items()}


def test_more_than_can_be_told_apart_are_heaped_counted_and_opened(
    opened: Open, grown: Callable[[str], Any], tmp_path: Path
) -> None:
    file = tmp_path / "many.html"
    file.write_text(page_of(many(page_data(grown("ruritania-lockout"), engine=False), 3000)))
    page = opened("#lang=en&tab=network", file=file)
    drawn(page, "network")
    before = counted(page)
    assert before["shown"] + before["heaped"] + before["outside"] == 3000
    assert before["shown"] < 150, "too many marks to be told apart"
    heaps = "backstory.part('network').marks.getIds().filter(id => id.startsWith('crowd-'))"
    heap = page.evaluate(heaps)[0]
    at = page.evaluate("id => backstory.part('network').placeOf(id)", heap)
    box = page.locator(".network-canvas").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    until(page, "([was]) => !backstory.part('network').marks.getIds().includes(was)", [heap])
    after = counted(page)
    assert after["shown"] + after["heaped"] + after["outside"] == 3000
    assert after["outside"] > before["outside"], "the heap was not come nearer to"


DAY = 17_532
"""1 January 2018, in days since 1970."""


def test_a_saying_without_a_date_stays_as_possible(opened: Open) -> None:
    page = opened("#lang=en&known=2018-01-01&tab=claims")
    drawn(page, "claims")
    undated = page.evaluate("backstory.now().shown.claims.filter(claim => !claim.said).length")
    assert undated
    told = re.search(r"(\d+) perhaps said later", page.inner_text("#chips .counted"))
    assert told
    assert int(told[1]) >= undated


def test_a_day_is_typed_digit_by_digit_and_no_year_on_the_way_is_taken(opened: Open) -> None:
    """The year 2 is on its way to 2026: nothing is drawn anew, nor the field emptied."""
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    page.click("#filters summary")
    page.focus("#filter-known")
    seen = []
    for key in "02102026":
        page.keyboard.press(key)
        seen.append(page.evaluate("backstory.now().chosen.known"))
    assert set(seen[:-1]) == {""}
    assert seen[-1] == "2026-02-10"


def test_known_at_leaves_out_all_that_was_said_later(opened: Open) -> None:
    page = opened("#lang=en&event=amnesty-law-2016&tab=figures")
    drawn(page, "figures")
    later = page.evaluate(
        """day => backstory.now().dossier.data.claims
          .filter(claim => (claim.said?.[0] ?? -Infinity) > day).map(claim => claim.id)""",
        DAY,
    )
    assert len(later) > 500
    life = page.locator("#story .life li").count()
    go(page, "#lang=en&event=amnesty-law-2016&known=2018-01-01", "figures")
    unsaid = set(later)
    for tab in TABS[:5]:
        go(page, "#lang=en&event=amnesty-law-2016&known=2018-01-01", tab)
        kept = page.evaluate("backstory.now().shown.claims.map(claim => claim.id)")
        assert kept
        assert not unsaid & set(kept), tab
        for where in ("#story", f"#tab-{tab}"):
            named = page.eval_on_selector_all(
                f"{where} [data-claim]", "all => all.map(one => one.dataset.claim)"
            )
            assert not unsaid & set(named), (tab, where)
        odds = page.eval_on_selector_all(
            "#story [data-key^='odds-'], [data-key^='figure-']",
            "all => all.map(one => one.dataset.key.replace(/^(odds|figure)-/, ''))",
        )
        assert not unsaid & set(odds), tab
    assert page.locator("#story .life li").count() <= life
    stages = page.evaluate(
        """day => {
          const { dossier } = backstory.now();
          return [...document.querySelectorAll('#story .life [data-key], #tab-measures .name')]
            .map(one => (one.dataset.key || '').replace('name-', ''))
            .filter(id => id && dossier.thing(id)?.type === 'event' && !dossier.mentions.has(id));
        }""",
        DAY,
    )
    assert stages == []


@pytest.mark.parametrize("tab", TABS[:5])
def test_valid_at_works_in_every_view(opened: Open, tab: str) -> None:
    page = opened(f"#lang=en&tab={tab}&valid=2016-04-15")
    drawn(page, tab)
    day = 16_906
    events = page.evaluate(
        """day => [...backstory.now().shown.events]
          .map(id => backstory.now().dossier.thing(id).days).filter(Boolean)
          .every(([a, , , d]) => (a ?? -1e9) <= day && (d ?? 1e9) >= day)""",
        day,
    )
    assert events
    shown = page.evaluate("backstory.now().shown.events.size")
    assert 0 < shown < page.evaluate("backstory.now().dossier.events.length")
    if tab == "timeline":
        buttons = page.locator(".timeline-canvas [data-id], .undated li")
        assert 0 < buttons.count() <= shown
    elif tab == "network":
        marks = page.evaluate(
            """backstory.part('network').marks.getIds()
              .filter(id => backstory.now().dossier.thing(id)?.type === 'event')"""
        )
        assert len(marks) == shown
    elif tab == "claims":
        rows = page.locator("#tab-claims tbody tr").count()
        assert 0 < rows < page.evaluate("backstory.now().dossier.data.claims.length")
    assert "15 April 2016" in page.inner_text("#chips")


def test_play_walks_through_the_years_and_can_be_stopped(opened: Open) -> None:
    page = opened("#lang=en&from=2014&tab=timeline", motion="reduce")
    drawn(page, "timeline")
    page.click(".play")
    until(page, "backstory.now().chosen.to >= '2014'")
    # A slow machine may miss a year: each later one shows more, whichever it is.
    now = (
        "() => { const { chosen, shown } = backstory.now(); return [chosen.to, shown.events.size] }"
    )
    year, first = page.evaluate(now)
    until(page, "was => backstory.now().chosen.to > was", year)
    later, more = page.evaluate(now)
    assert later > year
    assert more > first
    assert page.get_attribute(".play", "aria-label") == "Pause"
    page.click(".play")
    until(page, "document.querySelector('.play').getAttribute('aria-label') !== 'Pause'")
    stopped = page.evaluate("backstory.now().chosen.to")
    page.focus(".slider .high")
    page.keyboard.press("ArrowRight")
    until(page, "was => backstory.now().chosen.to !== was", stopped)


def test_motion_is_reduced_where_it_is_asked_for(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline", motion="reduce")
    drawn(page, "timeline")
    moving = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(one => {
          const { animationName, transitionDuration } = getComputedStyle(one);
          return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
        }).map(one => one.className).slice(0, 5)"""
    )
    assert moving == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_print_writes_addresses_and_black_on_white(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&event=coup-2002&tab=timeline", scheme="dark")
    drawn(page, "timeline")
    page.emulate_media(media="print", color_scheme="dark")
    paper, ink = page.evaluate(
        """[getComputedStyle(document.documentElement).backgroundColor,
            getComputedStyle(document.body).color]"""
    )
    assert (paper, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
    after = page.evaluate(
        "getComputedStyle(document.querySelector('#story a[href]'), '::after').content"
    )
    assert "http" in after
    choose = "tab => backstory.now().choose({ tab })"
    page.evaluate(choose, "figures")
    drawn(page, "figures")
    inked = page.eval_on_selector("#tab-figures .chart text", "one => one.getAttribute('fill')")
    assert inked == "#1c1a17", "a chart drawn for the dark cannot be read on paper"
    for hidden in (".actions", "#tabs", "#exports", ".finder"):
        assert not page.locator(hidden).first.is_visible(), hidden
    assert len(page.pdf()) > 10_000


def test_every_tab_can_be_worked_without_a_mouse(opened: Open) -> None:
    page = opened("#lang=es&event=amnesty-law-2016&tab=timeline", motion="reduce")
    drawn(page, "timeline")
    page.focus("#for-timeline")
    worked = {}
    for tab in TABS:
        if tab != TABS[0]:
            page.keyboard.press("ArrowRight")
            drawn(page, tab)
        until(page, "id => document.activeElement.id === id", f"for-{tab}")
        if tab == "ask":
            page.wait_for_selector(".status[data-ready]")
        inside = 0
        for _ in range(14):
            page.keyboard.press("Tab")
            inside += page.evaluate(
                "tab => document.getElementById(`tab-${tab}`).contains(document.activeElement)", tab
            )
            seen = page.evaluate(
                """(() => {
                  const look = getComputedStyle(document.activeElement);
                  return look.outlineStyle !== 'none' || look.boxShadow !== 'none';
                })()"""
            )
            if inside:
                assert seen, (tab, "the focus cannot be seen")
                break
        worked[tab] = inside
        page.focus(f"#for-{tab}")
    assert all(worked.values()), worked
    page.keyboard.press("ArrowLeft")
    drawn(page, "claims")
    page.focus("#tab-claims .name.plain")
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('claim=')")
    page.focus("#for-figures")
    page.keyboard.press("Enter")
    drawn(page, "figures")
    page.focus("#tab-figures .figure >> nth=0")
    page.keyboard.press("Enter")
    until(
        page, "backstory.now().dossier.claims.get(backstory.now().chosen.claim)?.says === 'count'"
    )


def test_the_back_button_undoes_each_choice(opened: Open) -> None:
    page = opened("#lang=en&tab=timeline")
    drawn(page, "timeline")
    page.evaluate("backstory.now().choose({ event: 'coup-2002' })")
    page.evaluate("backstory.now().choose({ voice: 'foro-penal', event: '' })")
    page.evaluate("backstory.now().choose({ tab: 'claims' })")
    drawn(page, "claims")
    page.go_back()
    drawn(page, "timeline")
    until(page, "backstory.now().chosen.voice === 'foro-penal'")
    page.go_back()
    until(page, "backstory.now().chosen.event === 'coup-2002'")
    until(page, "document.querySelector('#story h2').textContent.toLowerCase().includes('coup')")
    page.go_forward()
    until(page, "backstory.now().chosen.voice === 'foro-penal'")


def test_a_picture_of_the_network_says_each_line_in_words(opened: Open) -> None:
    page = opened("#lang=es&event=announcement-2026&tab=network")
    drawn(page, "network")
    whole_network(page)
    until(page, "backstory.part('network').lines.get().length > 40")
    words = page.evaluate("backstory.part('network').lines.get().map(line => line.title)")
    # A sentence each, with who says it.
    assert all(len(line.split()) > 3 and line.split("\n")[0].endswith(".") for line in words)
    assert any("≠" in line for line in words)
    accused = page.evaluate(
        """backstory.now().dossier.data.drawing.lines
          .filter(([, , , role]) => /victim|alleged-perpetrator/.test(role)).length"""
    )
    assert accused == 0, "nobody is accused by a line"


def test_the_page_draws_what_pyvis_describes(opened: Open, grown: Callable[[str], Any]) -> None:
    """The same lines between the same things; each sets them out in its own way (decision 14)."""
    net = pyvis_network(record_of(grown("venezuela-amnesties")), lang="en")
    page = opened("#lang=en&tab=network")
    drawn(page, "network")
    whole_network(page)
    until(page, "backstory.part('network').lines.get().length > 40")
    both = {(one["from"], one["to"]) for one in net.edges}
    held = page.evaluate(
        """(({ dossier }) => dossier.data.drawing.lines.filter(one => dossier.rests(one))
          .map(([from, to]) => [from, to]))(backstory.now())"""
    )
    assert {tuple(line) for line in held} == both
    lines = page.evaluate("backstory.part('network').lines.get().map(one => [one.from, one.to])")
    assert {tuple(line) for line in lines} <= both
    shapes = page.evaluate(
        """Object.fromEntries(backstory.part('network').marks.get()
          .map(({ id, shape }) => [id, shape]))"""
    )
    known = {one["id"]: one["shape"] for one in net.nodes}
    alike = {one: shape == known[one] for one, shape in shapes.items() if one in known}
    assert len(alike) > 20
    assert all(alike.values())
