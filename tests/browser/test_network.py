"""The network: what matters for the focus, words on its arrows, and paths told in sentences."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browsing import RESTS, ask, drawn, overflow, settled, until, whole_network

from backstory.draw.pyvis import network_page
from backstory.rdf.store import TripleStore

pytestmark = pytest.mark.browser

Open = Callable[..., Any]

PLACES = """() => {
  const { dossier } = backstory.now();
  const part = backstory.part('network');
  return part.marks.getIds().filter(id => !id.startsWith('crowd-')).map(id => ({
    id, ...part.placeOf(id), event: dossier.thing(id)?.type === 'event', dated: dossier.dated(id),
    start: dossier.start(id),
  }));
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_it_opens_with_what_matters_for_the_focus(opened: Open, width: int) -> None:
    page = opened("#lang=en&tab=network&event=announcement-2026", width=width)
    drawn(page, "network")
    page.evaluate("document.body.classList.remove('story-open')")
    until(page, "backstory.part('network').words().length > 1")
    places = page.evaluate(PLACES)
    assert 5 <= len(places) <= 30
    assert {"announcement-2026", "amnesty-2007"} <= {one["id"] for one in places}
    labels = page.evaluate("backstory.part('network').labels()")
    words = page.evaluate("backstory.part('network').words()")
    said = {word for one in words for word in one["lines"][0].split(", ")}
    assert "has as precedent" in said
    for a, b in combinations([*labels, *words], 2):
        apart_x = abs(a["x"] - b["x"]) * 2 >= a["width"] + b["width"]
        apart_y = abs(a["y"] - b["y"]) * 2 >= a["height"] + b["height"]
        assert apart_x or apart_y, (a["lines"], b["lines"])
    assert overflow(page) <= 0


WRITTEN_OVER = """() => {
  const part = backstory.part('network');
  const { headings } = part.lettering;
  const over = (a, b) => Math.abs(a.x - b.x) * 2 < a.width + b.width - 1
    && Math.abs(a.y - b.y) * 2 < a.height + b.height - 1;
  const written = [...part.labels(), ...part.words(), ...headings];
  const scale = part.net.getScale();
  const marks = part.marks.get().map(({ id, x, y, size }) => ({
    id, ...part.net.canvasToDOM({ x, y }), width: 2 * size * scale, height: 2 * size * scale,
  }));
  const named = ({ lines }) => lines.join(' ');
  return [
    ...written.flatMap((one, i) =>
      written.slice(i + 1).filter(other => over(one, other)).map(other => [one, other].map(named))),
    ...part.labels().flatMap(one => one.id === part.lettering.wanted[0].id ? [] :
      marks.filter(mark => mark.id !== one.id && over(one, mark)).map(({ id }) => [named(one), id])
    ),
  ];
}"""


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_written_over_anything(opened: Open, width: int) -> None:
    """Neither over another name, word or heading nor, save what matters most, over a mark."""
    page = opened("#lang=es&tab=network", width=width)
    for event in ("coup-2002", "amnesty-2007", "amnesty-2026", "pardons-2020"):
        page.evaluate("id => backstory.now().choose({ tab: 'network', event: id })", event)
        until(page, f"backstory.part('network')?.lettering.wanted[0]?.id === '{event}'")
        drawn(page, "network")
        settled(page)
        assert page.evaluate(WRITTEN_OVER) == [], event
    page.evaluate("document.body.classList.remove('story-open')")
    whole_network(page)
    settled(page)
    assert page.evaluate("backstory.part('network').labels().length") > 10
    assert page.evaluate(WRITTEN_OVER) == []


@pytest.mark.parametrize("whole", [False, True])
def test_what_has_no_place_in_time_stands_off_its_axis(opened: Open, whole: bool) -> None:
    page = opened("#lang=en&tab=network&event=announcement-2026")
    drawn(page, "network")
    if whole:
        whole_network(page)
    until(page, "backstory.part('network').labels().length > 0")
    places = page.evaluate(PLACES)
    dated = [one for one in places if one["event"] and one["dated"]]
    timeless = [one for one in places if not one["event"]]
    undated = [one for one in places if one["event"] and not one["dated"]]
    assert dated
    assert timeless
    assert min(one["y"] for one in timeless) > max(one["y"] for one in dated)
    # Around the focus there may be none; among all there are.
    assert undated or not whole
    assert all(one["x"] < min(each["x"] for each in dated) for one in undated)
    heaps = page.evaluate("[...backstory.part('network').heaps.values()]")
    floor = page.evaluate("backstory.part('network').scene.timeless.y")
    for heap in heaps:
        assert (heap["y"] > floor) == heap["id"].startswith("crowd-other"), heap["id"]
    dated.sort(key=lambda one: one["start"])
    assert [one["x"] for one in dated] == sorted(one["x"] for one in dated)
    assert page.get_attribute(".network-canvas", "data-timeless")


def test_nothing_that_came_later_leads_from_the_one_to_the_other(opened: Open) -> None:
    """The coup of 2002 led to the ruling of 2016 through no announcement of 2026."""
    page = opened("#lang=en&tab=network&event=coup-2002&path=ruling-2016")
    drawn(page, "network")
    page.locator("#tab-network .path li[data-event]").first.wait_for()
    begun = page.evaluate(
        """() => [...document.querySelectorAll('#tab-network .path li[data-event]')]
          .map(one => backstory.now().dossier.start(one.dataset.event))"""
    )
    ends = page.evaluate(
        "['coup-2002', 'ruling-2016'].map(id => backstory.now().dossier.start(id))"
    )
    assert 1 < len(begun) < 6
    assert min(ends) <= min(begun) <= max(begun) <= max(ends)


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_path_is_told_in_sentences_with_their_evidence(opened: Open, lang: str) -> None:
    page = opened(f"#lang={lang}&tab=network&event=announcement-2026")
    drawn(page, "network")
    page.select_option("#path-to", "coup-2002")
    until(page, "location.hash.includes('path=coup-2002')")
    steps = page.locator("#tab-network .path li[data-event]")
    assert 1 <= steps.count() <= 5
    assert steps.last.get_attribute("data-event") == "coup-2002"
    lines = page.evaluate(
        """() => backstory.now().dossier.data.drawing.lines
          .map(line => backstory.now().say.pick(line[6]))"""
    )
    for step in steps.all():
        assert step.locator(".sentence").inner_text() in lines, (
            "a sentence that Python did not tell"
        )
        step.locator("summary").click()
        step.locator(".claim .claim-source").first.wait_for()
    drawn_now = page.evaluate("backstory.part('network').marks.getIds()")
    assert {step.get_attribute("data-event") for step in steps.all()} <= set(drawn_now)
    page.select_option("#path-to", "")
    until(page, "!location.hash.includes('path=')")
    assert not page.locator("#tab-network .path").is_visible()


def test_on_a_phone_no_story_lies_over_the_way_that_was_asked_for(opened: Open) -> None:
    """Whoever asks how the coup led to the announcement, or is sent that, sees the steps."""
    page = opened("#lang=es", width=390)
    page.wait_for_selector("#view[data-drawn]")
    ask(page, "cómo lleva el golpe de 2002 al anuncio")
    page.wait_for_selector("#tab-network .path li[data-event]")
    step = "document.querySelector('#tab-network .path li .sentence')"
    seen = f"""() => {{ {step}.scrollIntoView({{ block: 'center' }});
      const {{ x, y }} = {step}.getBoundingClientRect();
      return {step}.contains(document.elementFromPoint(x + 4, y + 4)); }}"""
    until(page, seen)  # no story covers the steps
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#tab-network .path li[data-event]")
    until(page, seen)  # nor those of a link


@pytest.mark.parametrize("width", [1440, 390])
def test_the_whole_network_draws_what_matters_at_each_zoom(opened: Open, width: int) -> None:
    """The score decides; what is chosen is drawn wherever it is; a heap names its weightiest."""
    page = opened("#lang=en&tab=network&event=vive-founding", width=width)
    drawn(page, "network")
    page.evaluate("document.body.classList.remove('story-open')")
    whole_network(page)
    until(page, "backstory.part('network').labels().length > 0")
    ids = "backstory.part('network').marks.getIds()"
    for _ in range(3):
        here = page.evaluate(ids)
        assert "vive-founding" in here, "what is chosen is hidden"
        assert 10 < len(here) < 130
        told = page.evaluate(LIGHTEST_AND_HEAVIEST)
        assert told["drawn"] >= told["heaped"], "what matters less is drawn instead"
        was = page.evaluate("backstory.part('network').net.getScale()")
        page.click("[data-key=in]")
        page.click("[data-key=in]")
        until(page, "([was]) => backstory.part('network').net.getScale() > was * 1.3", [was])
        until(page, RESTS)
    heaps = page.evaluate("[...backstory.part('network').heaps.values()]")
    titles = page.evaluate("backstory.part('network').marks.get().map(m => [m.id, m.title])")
    name = "id => backstory.now().say.name(id).slice(0, 90)"
    for heap in heaps:
        assert page.evaluate(name, heap["members"][0]) in dict(titles)[heap["id"]]


LIGHTEST_AND_HEAVIEST = """() => {
  const { dossier } = backstory.now();
  const part = backstory.part('network');
  const near = part.focus().near ?? new Set();
  const { width, height } = part.size();
  const { x: left, y: top } = part.net.DOMtoCanvas({ x: 0, y: 0 });
  const { x: right, y: bottom } = part.net.DOMtoCanvas({ x: width, y: height });
  const weights = ids => ids.map(id => dossier.weight(id));
  const heaped = [...part.heaps.values()].flatMap(heap => heap.members);
  const single = part.now.single.filter(({ id, x, y, weight }) => weight && !near.has(id)
    && id !== part.chosen() && x >= left && x <= right && y >= top && y <= bottom);
  return {
    drawn: Math.min(Infinity, ...weights(single.map(({ id }) => id))),
    heaped: Math.max(0, ...weights(heaped)),
  };
}"""


def test_a_crowded_month_leaves_room_to_the_years_and_kinds_have_shapes(opened: Open) -> None:
    page = opened("#tab=network&lang=en&event=coup-2002")
    drawn(page, "network")
    years = dict(page.evaluate("backstory.part('network').scene.axis"))
    width = page.evaluate("document.querySelector('.network-canvas').clientWidth")
    assert years[2007] < 0.72 * width, "April 2002 took three quarters"
    shapes = page.evaluate(
        """() => {
          const { dossier } = backstory.now();
          return backstory.part('network').marks.get()
            .map(({ id, shape }) => [dossier.thing(id)?.kind?.split('/').pop(), shape]);
        }"""
    )
    found = {kind: shape for kind, shape in shapes if kind in ("body", "group", "person")}
    assert len(set(found.values())) == len(found) > 1, found


PLAIN = """() => {
  const { width, height } = document.querySelector('canvas').getBoundingClientRect();
  const scale = network.getScale();
  const ids = shown().nodes.map(({ id }) => id);
  return {
    letters: 16 * scale,
    out: ids.filter(id => {
      const { left, right, top, bottom } = network.getBoundingBox(id);
      const from = network.canvasToDOM({ x: left, y: top });
      const to = network.canvasToDOM({ x: right, y: bottom });
      return from.x < 0 || from.y < 0 || to.x > width || to.y > height;
    }),
    many: ids.length,
    more: document.getElementById('more').checkVisibility(),
  };
}"""


@pytest.mark.parametrize(("width", "many"), [(1440, 40), (390, 8)])
def test_the_plain_network_opens_with_names_that_can_be_read(
    opened: Open, store: TripleStore, tmp_path: Path, width: int, many: int
) -> None:
    """On a phone the forty that a wide screen opens with had letters of four pixels."""
    file = tmp_path / "network.html"
    file.write_text(network_page(store), "utf-8")
    page = opened(file=file, width=width)
    settled(page)
    told = page.evaluate(PLAIN)
    assert told["letters"] > 10
    assert (told["many"], told["out"], told["more"]) == (many, [], True)
    page.click("#more")
    assert page.evaluate(PLAIN)["many"] > 500
    page.click("#more")
    again = page.evaluate(PLAIN)
    assert again["letters"] > 10
    assert (again["many"], again["out"], again["more"]) == (many, [], True)
    page.set_viewport_size({"width": 1830 - width, "height": 900})  # turned into the other
    until(page, f"shown().nodes.length === {48 - many} && network.getScale() * 16 > 10")
