"""Every text that an editor may write is seen somewhere, in no place as more than text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import drawn, settled
from marked import PARSED, dossier, fields, marks

import backstory

pytestmark = pytest.mark.browser
LOOKS = ("answer", "odds", "claims", "measures", "figures", "timeline", "network", "ask")
MADE = """() => ({
  made: document.querySelectorAll('.xss, img[src=x], [onerror], iframe, object, base').length,
  ran: window.hit,
  leading: [...document.querySelectorAll('[href], [src]')].filter(one =>
    /^\\s*(javascript|vbscript|file):/i.test(one.getAttribute('href') ?? one.getAttribute('src'))
  ).length,
})"""
NOTHING = {"made": 0, "ran": None, "leading": 0}
READ = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  const told = [...document.querySelectorAll('[title], [aria-label], [href], svg')].flatMap(one =>
    [one.getAttribute('title'), one.getAttribute('aria-label'), one.getAttribute('href'),
     one.tagName === 'svg' ? one.textContent : '']);
  return [document.title, document.body.innerText, ...told].join(' ').match(/zq[a-z]{2}qz/gi) ?? [];
}"""
ROW = "where an editor took it from: it goes into the graph, and no look tells it"
NOWHERE = {
    **dict.fromkeys(
        ("actors.*.row", "disagreements.*.row", "events.*.row", "gaps.*.row", "instruments.*.row",
         "places.*.row", "source.row", "source.says.row"),
        ROW,
    ),
    **dict.fromkeys(
        ("concepts.*.*.triggers-en", "concepts.*.*.triggers-es"),
        "an article's own words are shown, not those by which they were found",
    ),
    **dict.fromkeys(
        ("expected.stays.characterised-as", "expected.stays.number", "expected.stays.published"),
        "held against what sources say, and never published",
    ),
    **dict.fromkeys(
        ("source.short.en", "source.short.es"),
        "names a voice only where a source has no publisher, and each of a dossier has one",
    ),
}  # fmt: skip
"""Fields whose words are seen nowhere here, and why."""


def test_each_field_of_the_schemas_has_its_mark(tmp_path: Path) -> None:
    _, left = dossier(tmp_path)
    assert left <= {field for field in fields() if field.startswith("expected.")}, left
    assert set(PARSED) <= set(fields())


def _look(page: Any, where: str) -> set[str]:
    assert {**NOTHING, **page.evaluate(MADE)} == NOTHING, where
    return {mark.casefold() for mark in page.evaluate(READ)}


def _page(opened: Callable[..., Any], graph: backstory.Graph, tmp_path: Path) -> set[str]:
    """Read each look of each thing in both languages, in one page."""
    file = tmp_path / "page.html"
    file.write_text(str(graph.view("page").file()), "utf-8")
    page = opened(file=file)
    page.wait_for_selector("#view[data-drawn]")
    seen: set[str] = set()
    things = page.evaluate(
        """() => { const { dossier } = backstory.now();
          return [...Object.entries(dossier.data.things).map(([id, one]) => [id, one.type]),
            ...Object.keys(dossier.data.sources).map(id => [id, 'source'])]; }"""
    )
    claims = page.evaluate("backstory.now().dossier.data.claims.map(one => one.id)")
    assert len(things) > 14
    for lang in ("en", "es"):
        for look in LOOKS:
            # What is drawn of the whole is drawn for one: each thing's story stands beside a list.
            some = things if look in ("answer", "claims") else things[:1]
            for thing, kind in some:
                key = "actor" if kind in ("actor", "person", "body", "post", "group") else "event"
                chosen = {"tab": look, "lang": lang, "event": "", "actor": "", key: thing}
                page.evaluate("chosen => backstory.now().choose(chosen)", chosen)
                drawn(page, look)
                seen |= _look(page, f"{lang} {look} {thing}")
        for key, one in (("voice", "dockers-union"), ("voice", "")):
            chosen = {"tab": "claims", "event": "", "actor": "", "kind": "", key: one}
            page.evaluate("chosen => backstory.now().choose(chosen)", chosen)
            drawn(page, "claims")
            seen |= _look(page, f"{lang} {key} {one}")
        for claim in claims:
            page.evaluate("claim => backstory.now().choose({ tab: 'claims', claim })", claim)
            drawn(page, "claims")
            seen |= _look(page, claim)
        # A kind has its definition in its own story, and tells what is of it in each look.
        for look in LOOKS:
            chosen = {"tab": look, "event": "", "actor": "", "voice": "", "claim": "",
                      "kind": "kind/lockout"}  # fmt: skip
            page.evaluate("chosen => backstory.now().choose(chosen)", chosen)
            drawn(page, look)
            seen |= _look(page, f"{lang} {look} kind/lockout")
        page.evaluate("backstory.now().choose({ kind: '' })")
        page.evaluate("document.getElementById('about-button').click()")
        seen |= _look(page, "about")
        page.evaluate("document.getElementById('about').close()")
        page.emulate_media(media="print")
        seen |= _look(page, "print")
        page.emulate_media(media="null")
    return seen


def test_each_text_is_seen_and_in_no_look_or_document_more_than_text(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    folder, _ = dossier(tmp_path)
    graph = backstory.load(folder)
    seen = _page(opened, graph, tmp_path)
    page = opened(file=_written(tmp_path / "first.html", "<p>none"))
    shown: dict[str, str] = {}
    for lang in ("en", "es"):
        told = backstory.load(folder, lang=lang) if lang != "en" else graph
        said = "The lockout at Strelsau in 1911 went on. " * 9
        shown |= {
            f"{lang} card": told._repr_mimebundle_()["text/html"],
            f"{lang} claims": told.claims._repr_mimebundle_()["text/html"],
            f"{lang} sources": told.sources._repr_mimebundle_()["text/html"],
            f"{lang} story": told.show("lockout-1911")._repr_mimebundle_()["text/html"],
            f"{lang} context": told.context("lockout-1911")._repr_mimebundle_()["text/html"],
            f"{lang} disputed": told.show("two-beginnings")._repr_mimebundle_()["text/html"],
            f"{lang} brief": told.brief("lockout-1911", form="html"),
            f"{lang} embed": told.view("embed", "lockout-1911").file(),
            f"{lang} read": told.read(said + " ".join(marks().values()), lang=lang).page(),
            f"{lang} network": told.view("network.svg").file(),
            f"{lang} timeline": told.view("timeline.svg").file(),
        }
    for name, text in shown.items():
        page.goto(_written(tmp_path / f"{name}.html", str(text)).as_uri(), wait_until="load")
        found = _look(page, name)
        seen |= found if not name.endswith("read") else set()
    graph.site(tmp_path / "site", page=False)
    for path in sorted((tmp_path / "site").rglob("*.html")):
        if 'http-equiv="refresh"' not in path.read_text("utf-8"):
            page.goto(path.as_uri(), wait_until="load")
            seen |= _look(page, path.name)
    settled(page)
    never = {field for field, mark in marks().items() if mark not in seen}
    assert not never - set(NOWHERE), f"shown nowhere: {sorted(never - set(NOWHERE))}"
    assert not set(NOWHERE) - never, f"shown after all: {sorted(set(NOWHERE) - never)}"


def _written(path: Path, text: str) -> Path:
    path.write_text(f"<!doctype html><meta charset=utf-8>{text}", "utf-8")
    return path
