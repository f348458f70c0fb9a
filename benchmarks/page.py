"""
Measure the page in headless Chromium: the dossier's, and synthetic networks.

Run `python benchmarks/page.py`; it prints medians of five, in milliseconds and frames a second.
"""

from __future__ import annotations

import argparse
import gzip
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from backstory.store import open_store
from backstory.views.page import page_of, view_page
from backstory.views.page_data import PageData, page_data

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FRAMES = """seconds => new Promise(done => {
  const net = backstory.part('network');
  let frames = 0;
  const began = performance.now();
  const step = now => {
    frames += 1;
    net.frame(1000 + 300 * Math.sin(now / 300), 600);
    if (now - began < seconds * 1000) requestAnimationFrame(step);
    else done(frames / seconds);
  };
  requestAnimationFrame(step);
})"""
OPEN_TAB = """tab => new Promise(done => {
  const began = performance.now();
  document.getElementById(`for-${tab}`).click();
  const wait = () => {
    const ready = tab === 'ask' ? document.querySelector('.status[data-ready]')
      : document.getElementById('view').dataset.drawn === tab;
    ready ? requestAnimationFrame(() => done(performance.now() - began)) : setTimeout(wait, 1);
  };
  wait();
})"""


def synthetic(like: PageData, nodes: int) -> PageData:
    """Make a dossier of as many events, each linked to two others, at places given beforehand."""
    dice = random.Random(1)
    names = [f"event-{i}" for i in range(nodes)]
    day = {name: 10_000 + dice.randrange(10_000) for name in names}
    lines = [
        [name, names[dice.randrange(nodes)], "continues", "", []] for name in names for _ in "ab"
    ]
    spots = [
        [name, (day[name] - 10_000) / 5, dice.random() * 1150, dice.random() * 2000,
         dice.random() * 1150] for name in names
    ]  # fmt: skip
    things = {
        name: {
            "type": "event",
            "name": f"Event {i}",
            "kind": "kind/amnesty",
            "days": [day[name]] * 4,
        }
        for i, name in enumerate(names)
    }
    return {
        **like, "things": things, "claims": [], "disagreements": [], "verdicts": [], "dates": {},
        "sources": {}, "drawing": {"spots": spots, "lines": lines, "axis": []},
        "start": {"tab": "network", "event": "", "lang": "en"},
    }  # type: ignore[typeddict-item]  # fmt: skip


def opened(browser: Any, path: Path, tab: str) -> tuple[Any, float]:
    """Open a page and wait until its tab is drawn; give the page and how long that took, in ms."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    page.goto(f"file://{path}#lang=en&tab={tab}")
    page.wait_for_selector(f"#view[data-drawn={tab}]")
    return page, page.evaluate("performance.now()")


def measure(runs: int, graph: str | None) -> None:
    """Print what the page weighs and how long it takes."""
    store = open_store(graph)
    found = next(path for name in ("chromium", "google-chrome") if (path := shutil.which(name)))
    folder = Path(tempfile.mkdtemp())
    began = time.perf_counter()
    whole = view_page(store)
    print(f"written in {time.perf_counter() - began:.2f} s")
    for name, text in (("page", whole), ("no engine", view_page(store, engine=False))):
        raw = text.encode("utf-8")
        print(f"{name}: {len(raw) / 1e6:.2f} MB, {len(gzip.compress(raw, 9)) / 1e6:.2f} compressed")
    (folder / "page.html").write_text(whole, "utf-8")
    like = page_data(store, engine=False)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=found, args=FLAGS)
        times: dict[str, list[float]] = {}
        for _ in range(runs):
            page, first = opened(browser, folder / "page.html", "timeline")
            times.setdefault("first drawing", []).append(first)
            for tab in ("network", "measures", "figures", "claims", "ask"):
                times.setdefault(tab, []).append(page.evaluate(OPEN_TAB, tab))
            page.context.close()
        for name, each in times.items():
            print(f"{name}: {statistics.median(each):.0f} ms")
        for nodes in (500, 2_000, 10_000):
            path = folder / f"{nodes}.html"
            path.write_text(page_of(synthetic(like, nodes)), "utf-8")
            for tab in ("network", "timeline"):
                page, first = opened(browser, path, tab)
                page.wait_for_timeout(300)
                fps = page.evaluate(FRAMES, 2) if tab == "network" else 0
                told = f", {fps:.0f} frames a second" if fps else ""
                print(f"{nodes} events, {tab}: {first:.0f} ms{told}")
                page.context.close()
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--graph")
    given = parser.parse_args()
    sys.exit(measure(given.runs, given.graph))
