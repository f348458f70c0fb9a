"""Nothing on the page stays in the other language but quotations and proper names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import TABS, drawn, go, settled, until

from backstory.draw.data import PageData
from backstory.draw.views import opening_in

pytestmark = pytest.mark.browser

SEEN = """() => {
  const own = document.documentElement.lang;
  const unseen = 'script, style, noscript, [hidden], dialog:not([open]), .cm-content, q';
  const skip = one => one.closest(unseen) || one.closest('[lang]').lang !== own;
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const text = node.data.trim();
    if (text && !skip(node.parentElement)) found.push(text);
  }
  for (const name of ['title', 'aria-label', 'placeholder', 'alt']) {
    for (const one of document.body.querySelectorAll(`[${name}]`)) {
      if (!skip(one)) found.push(one.getAttribute(name));
    }
  }
  return [...new Set([document.title, ...found])];
}"""
PIECES = re.compile(r" · |: | — |; |, | \(|\)|\n| / ")
QUOTED = re.compile(r"«[^»]*»?|“[^”]*”?|https?://\S+")
SAID = (
    *("concepts", "predicates", "dates", "places", "things", "dossier"),
    *("disagreements", "verdicts", "asking", "sources"),
)
"""Parts of the page's data that hold texts in both languages."""
SMALL_WORDS = {
    "es": re.compile(r"\b(the|and|of|by|with|not|was|were|is|about|between|before|after|from)\b"),
    "en": re.compile(r"\b(el|la|los|las|del|y|por|con|fue|para|que|según|entre|desde|hasta)\b"),
}


def pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Find every text that is written in both languages."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, str) for one in value):
            yield (value[0], value[1])
        else:
            for one in value:
                yield from pairs(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("also", "between", "voices", "text", "terms"):
                yield from pairs(one)


def both(data: PageData) -> list[tuple[str, str]]:
    """Give all texts that the page may say in either language."""
    english, spanish = (data["words"][lang]["page"] for lang in ("en", "es"))
    written = [(english[key], spanish[key]) for key in english]
    told = [data[key] for key in SAID]  # type: ignore[literal-required]
    gists = [(*claim["gist"],) for claim in data["claims"] if isinstance(claim.get("gist"), list)]
    return [*written, *pairs(told), *gists]  # type: ignore[list-item]


def names(data: PageData) -> set[str]:
    """Give proper names: of publishers, works and whatever is called the same in both languages."""
    found = {one["name"] for one in data["things"].values() if isinstance(one["name"], str)}
    for source in data["sources"].values():
        if isinstance(source["title"], str):
            found.add(source["title"])
        if isinstance(source["publisher"], str):
            found.add(source["publisher"])
        if isinstance(source.get("copyOf"), str):
            found.add(str(source["copyOf"]))
    return {name for name in found if name}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_nothing_stays_in_the_other_language_when_it_switches(
    opened: Callable[..., Any], held: PageData, lang: str
) -> None:
    data = held
    here = 0 if lang == "en" else 1
    written = both(data)
    mine = {pair[here] for pair in written}
    others = {pair[1 - here] for pair in written if "{}" not in pair[0]} - mine
    proper = names(data)
    foreign = others - proper
    # A body keeps its own name where a sentence of the other language speaks of it.
    bodies = {
        name
        for one in data["things"].values()
        if one.get("kind") in ("body", "group") and isinstance(one["name"], list)
        for name in one["name"]
    }
    inside = re.compile("|".join(map(re.escape, sorted(proper | bodies, key=len, reverse=True))))
    other = "es" if lang == "en" else "en"
    page = opened(f"#lang={other}&event=announcement-2026&tab=timeline")
    drawn(page, "timeline")
    page.evaluate("document.getElementById('about-button').click()")
    page.evaluate("document.getElementById('about').close()")
    left: set[tuple[str, str]] = set()
    judged: set[str] = set()
    fine = mine | proper
    for tab in TABS:
        go(page, f"#lang={other}&event=announcement-2026", tab)
        if tab == "ask":
            page.wait_for_selector(".status[data-ready]")
            page.select_option("#question", "timeline")
            page.wait_for_selector(".status[data-answered]")
        page.click("#language")
        until(page, "lang => document.documentElement.lang === lang", lang)
        drawn(page, tab)
        settled(page)
        if tab == TABS[-1]:
            page.evaluate("document.getElementById('about-button').click()")
        seen = set(page.evaluate(SEEN)) - judged
        judged |= seen
        for text in seen:
            if text.strip(" ,·") in fine:
                continue
            bare = inside.sub("", text)
            known = any(one.strip(" ≠●") in foreign for one in (bare, *PIECES.split(bare)))
            small = SMALL_WORDS[lang].search(text)
            if known or (small and SMALL_WORDS[lang].search(inside.sub("", QUOTED.sub("", text)))):
                left.add((tab, text[:120]))
    assert not left, sorted(left)


def test_the_page_opens_in_the_language_of_the_browser(browser: Any, page_file: Path) -> None:
    """A link that names a language has the last word; the address keeps what was chosen."""
    page = browser.new_page(locale="es-VE")
    start = f"file://{page_file}"
    lang = "document.documentElement.lang"
    for address, wanted in (
        ("", "es"),
        ("#event=coup-2002", "es"),
        ("#event=coup-2002&lang=en", "en"),
    ):
        page.goto("about:blank")
        page.goto(start + address)
        page.wait_for_selector("#view[data-drawn]")
        assert page.evaluate(lang) == wanted
        assert f"lang={wanted}" in page.url
    assert page.evaluate("backstory.now().chosen.event") == "coup-2002"
    page.goto("about:blank")
    page.goto(start)
    page.wait_for_selector("#view[data-drawn]")
    page.click("#language")
    until(page, "document.documentElement.lang === 'en'")
    page.reload()
    page.wait_for_selector("#view[data-drawn]")
    assert page.evaluate(lang) == "en", "what a reader chose is kept"
    page.close()


def test_a_page_written_in_a_language_that_was_named_opens_in_it(
    browser: Any, page_file: Path, tmp_path: Path
) -> None:
    """Who says --lang means it, whatever the browser of the reader is set to."""
    path = tmp_path / "english.html"
    path.write_text(opening_in(page_file.read_text("utf-8"), "en"), "utf-8")
    page = browser.new_page(locale="es-VE")
    page.goto(f"file://{path}")
    page.wait_for_selector("#view[data-drawn]")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert not page.evaluate("document.documentElement.classList.contains('linked')")
    page.click("#language")
    until(page, "document.documentElement.lang === 'es'")
    page.close()
